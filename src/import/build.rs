//! Records to documents: the hot path. Every record becomes a document or is left out with a
//! reason; the control totals prove it.

use std::collections::BTreeMap;

use crate::domain::{Amount, Currency, Day, DocumentKind, Ledger, Money, NewDocument};
use crate::import::customers::CustomerTable;
use crate::import::evidence::{DateEvidence, MarkCount};
use crate::import::finding::FindingLog;
use crate::import::plan::Plan;
use crate::import::report::{ControlTotal, DateOrder, Encoding, FindingCode, LeftOut, Role};
use crate::import::rows::Record;
use crate::import::value::{self, DateCell};
use crate::import::words::{self, StatusWord, TypeWord};

/// Why a record is left out: the reason, the role of the column and the value.
struct Refusal<'a> {
    code: FindingCode,
    role: Option<Role>,
    value: &'a [u8],
}

/// A cell with an amount.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AmountCell {
    Blank,
    Minor(i64),
}

impl AmountCell {
    const fn get(self) -> Option<i64> {
        match self {
            Self::Minor(minor) => Some(minor),
            Self::Blank => None,
        }
    }
}

/// Sums per currency in minor units.
#[derive(Clone, Copy, Debug, Default)]
struct Control {
    file: i128,
    used: i128,
    left_out: i128,
}

/// Facts about the used rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Data rows read.
    pub rows_read: u64,
    /// Rows that became documents.
    pub rows_used: u64,
    /// Latest invoice or payment date, or [`Day::NONE`].
    pub latest: Day,
    /// Text that is kept was not valid UTF-8.
    pub invalid_text: bool,
}

/// Looks words up once per distinct cell.
#[derive(Clone, Debug)]
struct WordCache<T> {
    seen: Vec<(Vec<u8>, T)>,
    last: usize,
}

impl<T: Copy> WordCache<T> {
    const fn new() -> Self {
        Self { seen: Vec::new(), last: 0 }
    }

    #[inline]
    fn get(&mut self, cell: &[u8], look_up: impl Fn(&str) -> T) -> T {
        if let Some((word, meaning)) = self.seen.get(self.last)
            && value::same_bytes(word, cell)
        {
            return *meaning;
        }
        if let Some((at, (_, meaning))) =
            self.seen.iter().enumerate().find(|(_, (word, _))| word.as_slice() == cell)
        {
            self.last = at;
            return *meaning;
        }
        let meaning = look_up(&String::from_utf8_lossy(cell));
        if self.seen.len() < 256 {
            self.seen.push((cell.to_vec(), meaning));
        }
        meaning
    }
}

/// Builds the ledger record by record.
#[derive(Debug)]
pub struct Builder {
    plan: Plan,
    ledger: Ledger,
    customers: CustomerTable,
    findings: FindingLog,
    left_out: BTreeMap<FindingCode, (u64, BTreeMap<Currency, i128>)>,
    controls: Vec<(Currency, Control)>,
    facts: Facts,
    dates: DateEvidence,
    marks: MarkCount,
    point_seen: bool,
    control_role: Role,
    row_control: Option<(Currency, i64)>,
    statuses: WordCache<StatusWord>,
    types: WordCache<TypeWord>,
    last_currency: (Vec<u8>, Currency),
}

/// What building came to.
#[derive(Debug)]
pub struct Built {
    /// The plan it was read with.
    pub plan: Plan,
    /// The documents.
    pub ledger: Ledger,
    /// Findings.
    pub findings: FindingLog,
    /// Rows left out, by reason.
    pub left_out: Vec<LeftOut>,
    /// Control totals.
    pub controls: Vec<ControlTotal>,
    /// Facts.
    pub facts: Facts,
    /// Date evidence of all rows.
    pub dates: DateEvidence,
    /// Decimal-mark evidence of all rows.
    pub marks: MarkCount,
}

impl Builder {
    /// A builder for this plan.
    pub fn new(plan: Plan) -> Self {
        let mut ledger = Ledger::default();
        ledger.reserve(plan.rows_expected, plan.rows_expected.saturating_mul(10));
        let control_role =
            if plan.roles.of(Role::Total).is_some() { Role::Total } else { Role::Open };
        Self {
            ledger,
            customers: CustomerTable::default(),
            findings: FindingLog::default(),
            left_out: BTreeMap::new(),
            controls: Vec::new(),
            facts: Facts::default(),
            dates: DateEvidence::default(),
            marks: MarkCount::default(),
            point_seen: false,
            control_role,
            row_control: None,
            statuses: WordCache::new(),
            types: WordCache::new(),
            last_currency: (Vec::new(), plan.currency),
            plan,
        }
    }

    /// Rows read so far.
    pub fn rows(&self) -> u64 {
        self.facts.rows_read
    }

    /// Takes one record.
    #[inline]
    pub fn add(&mut self, record: &Record<'_>) {
        if self.plan.header_row.is_some_and(|header| record.row <= header) {
            return;
        }
        if record.field(0).is_empty() && record.fields().all(|field| field.trim_ascii().is_empty())
        {
            return;
        }
        self.facts.rows_read += 1;
        self.row_control = None;
        match self.document(record) {
            Ok(()) => {
                self.facts.rows_used += 1;
                self.settle_control(|control, minor| control.used += minor);
            }
            Err(refusal) => self.leave_out(record.row, &refusal),
        }
    }

    fn leave_out(&mut self, row: u32, refusal: &Refusal<'_>) {
        self.settle_control(|control, minor| control.left_out += minor);
        let (rows, amounts) = self.left_out.entry(refusal.code).or_default();
        *rows += 1;
        if let Some((currency, minor)) = self.row_control {
            *amounts.entry(currency).or_default() += i128::from(minor);
        }
        let column = refusal.role.map_or("", |role| header_of(&self.plan, role));
        self.findings.add(refusal.code, row, column, refusal.value);
    }

    fn settle_control(&mut self, apply: impl FnOnce(&mut Control, i128)) {
        if let Some((currency, minor)) = self.row_control {
            apply(self.control(currency), i128::from(minor));
        }
    }

    #[inline]
    fn control(&mut self, currency: Currency) -> &mut Control {
        let known = self.controls.iter().position(|(known, _)| *known == currency);
        let at = known.unwrap_or_else(|| {
            self.controls.push((currency, Control::default()));
            self.controls.len() - 1
        });
        // The index was found or made just above.
        #[expect(clippy::indexing_slicing, reason = "the entry was found or pushed just above")]
        let entry = &mut self.controls[at];
        &mut entry.1
    }

    #[inline]
    fn cell<'a>(&self, record: &Record<'a>, role: Role) -> Option<&'a [u8]> {
        self.plan.roles.of(role).map(|column| value::trim(record.field(column)))
    }

    /// The whole way from record to document.
    fn document<'a>(&mut self, record: &Record<'a>) -> Result<(), Refusal<'a>> {
        if !self.width_fits(record) {
            let value = record.field(0);
            return Err(Refusal { code: FindingCode::FieldCount, role: None, value });
        }
        let currency = self.currency(record)?;
        let total = self.amount(record, Role::Total, currency)?;
        let open = self.amount(record, Role::Open, currency)?;
        let paid = self.amount(record, Role::Paid, currency)?;
        let number = self.cell(record, Role::Number).unwrap_or_default();
        let (id, name) = self.customer(record, number)?;
        let (invoice_cell, invoice_date) = self.date(record, Role::InvoiceDate)?;
        let (due_cell, due_date) = self.date(record, Role::DueDate)?;
        let (_, paid_date) = self.date(record, Role::PaidDate)?;
        if invoice_cell.needs_order() || due_cell.needs_order() {
            self.dates.add_pair(invoice_cell, due_cell);
        }
        let status = self.status(record)?;
        let type_word = self.type_word(record)?;
        let (mut total, mut open, derived) =
            self.amounts([total, open, paid], status == StatusWord::Paid, paid_date)?;
        let kind = kind(type_word, total, open);
        if kind != DocumentKind::Invoice && total > 0 {
            (total, open) = (-total, -open);
        }
        if derived {
            self.note(FindingCode::DerivedAmount, record.row, Role::Open, b"");
        }
        let found = self.customers.find(&mut self.ledger, id, name, currency);
        self.learn_customer(record, found, id, name);
        let document = NewDocument {
            account: found.account,
            number,
            kind,
            invoice_date,
            due_date,
            paid_date,
            total,
            open,
            disputed: self.cell(record, Role::Disputed).is_some_and(words::is_yes),
            row: record.row,
            offset: record.offset,
        };
        self.look_for_oddities(&document, status);
        self.ledger.push(document);
        Ok(())
    }

    /// Customer number and name; one of them is not empty.
    #[inline]
    fn customer<'a>(
        &self,
        record: &Record<'a>,
        number: &[u8],
    ) -> Result<(&'a [u8], &'a [u8]), Refusal<'a>> {
        let id = self.cell(record, Role::CustomerId).unwrap_or_default();
        let name = self.cell(record, Role::CustomerName).unwrap_or_default();
        let role = match self.plan.roles.of(Role::CustomerName) {
            Some(_) => Role::CustomerName,
            None => Role::CustomerId,
        };
        let refuse = |code, value| Err(Refusal { code, role: Some(role), value });
        if self.is_total_row(record, name, number) {
            return refuse(FindingCode::TotalRow, record.field(0));
        }
        if id.is_empty() && name.is_empty() {
            return refuse(FindingCode::NoCustomer, b"");
        }
        Ok((id, name))
    }

    /// As many fields as the header, or more that are all empty, or fewer with all mapped columns
    /// there.
    #[inline]
    fn width_fits(&self, record: &Record<'_>) -> bool {
        let (fields, width) = (record.len(), self.plan.width);
        fields == width
            || (fields > width
                && (width..fields).all(|column| record.field(column).trim_ascii().is_empty()))
            || (fields < width && fields > self.plan.last_mapped)
    }

    /// A row without a date whose first words say that it sums others. Dated rows are documents,
    /// whatever their customer is called.
    #[inline]
    fn is_total_row(&self, record: &Record<'_>, name: &[u8], number: &[u8]) -> bool {
        let dated = [Role::InvoiceDate, Role::DueDate]
            .into_iter()
            .any(|role| self.cell(record, role).is_some_and(|cell| !value::is_blank(cell)));
        let label = words::is_total_label;
        !dated
            && (number.is_empty() || label(number))
            && (label(name) || label(record.field(0).trim_ascii()))
    }

    #[inline]
    fn currency<'a>(&mut self, record: &Record<'a>) -> Result<Currency, Refusal<'a>> {
        let Some(cell) = self.cell(record, Role::Currency) else { return Ok(self.plan.currency) };
        if value::same_bytes(cell, &self.last_currency.0) {
            return Ok(self.last_currency.1);
        }
        let currency = match Currency::from_bytes(cell) {
            Some(currency) => currency,
            None if value::is_blank(cell) => {
                self.note(FindingCode::NoCurrency, record.row, Role::Currency, cell);
                return Ok(self.plan.currency);
            }
            None => {
                return Err(Refusal {
                    code: FindingCode::BadCurrency,
                    role: Some(Role::Currency),
                    value: cell,
                });
            }
        };
        self.last_currency = (cell.to_vec(), currency);
        Ok(currency)
    }

    #[inline]
    fn amount<'a>(
        &mut self,
        record: &Record<'a>,
        role: Role,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        let Some(cell) = self.cell(record, role) else { return Ok(AmountCell::Blank) };
        let digits = currency.minor_digits();
        let minor = match value::plain_amount(cell, self.plan.decimal_mark, digits) {
            Some(plain) => {
                self.point_seen |= plain.decided;
                plain.minor
            }
            None if value::is_blank(cell) => return Ok(AmountCell::Blank),
            None => self.amount_in_full(record.row, cell, role, digits)?,
        };
        if role == self.control_role {
            self.row_control = Some((currency, minor));
            self.control(currency).file += i128::from(minor);
        }
        Ok(AmountCell::Minor(minor))
    }

    fn amount_in_full<'a>(
        &mut self,
        row: u32,
        cell: &'a [u8],
        role: Role,
        digits: u32,
    ) -> Result<i64, Refusal<'a>> {
        let text = value::amount_text(cell).ok();
        if let Some(text) = &text {
            self.marks.add_text(text, role, cell);
        }
        let read = text
            .and_then(|text| text.read(self.plan.decimal_mark))
            .and_then(|number| number.to_minor(digits));
        match read {
            Some(read) => {
                if read.rounded {
                    self.note(FindingCode::RoundedAmount, row, role, cell);
                }
                Ok(read.minor)
            }
            None => Err(Refusal { code: FindingCode::BadAmount, role: Some(role), value: cell }),
        }
    }

    #[inline]
    fn date<'a>(
        &mut self,
        record: &Record<'a>,
        role: Role,
    ) -> Result<(DateCell, Day), Refusal<'a>> {
        let Some(cell) = self.cell(record, role) else { return Ok((DateCell::Blank, Day::NONE)) };
        if cell.is_empty() {
            return Ok((DateCell::Blank, Day::NONE));
        }
        if let Some(day) = value::iso_day(cell) {
            return Ok((DateCell::Day(day), day));
        }
        let read = value::date(cell);
        self.dates.add(read, role, cell, record.row);
        let day = match read {
            DateCell::Blank | DateCell::StandIn => Some(Day::NONE),
            DateCell::Day(_)
            | DateCell::ShortYear(_)
            | DateCell::Parts { .. }
            | DateCell::Short { .. }
            | DateCell::Serial(_)
            | DateCell::DayMonth { .. }
            | DateCell::Bad => read.day(self.plan.date_order.unwrap_or(DateOrder::Dmy)),
        };
        match day {
            Some(day) => Ok((read, day)),
            // While the order is open, a cell that fits the other one is not wrong yet.
            None if self.plan.date_order.is_none() && read.needs_order() => Ok((read, Day::NONE)),
            None => Err(Refusal { code: FindingCode::BadDate, role: Some(role), value: cell }),
        }
    }

    #[inline]
    fn status<'a>(&mut self, record: &Record<'a>) -> Result<StatusWord, Refusal<'a>> {
        let Some(cell) = self.cell(record, Role::Status) else { return Ok(StatusWord::Open) };
        let status = self.statuses.get(cell, words::status);
        let refuse = |code| Err(Refusal { code, role: Some(Role::Status), value: cell });
        match status {
            StatusWord::Void => refuse(FindingCode::Void),
            StatusWord::Draft => refuse(FindingCode::Draft),
            StatusWord::Unknown => {
                self.note(FindingCode::UnknownStatus, record.row, Role::Status, cell);
                Ok(status)
            }
            StatusWord::Open | StatusWord::Paid => Ok(status),
        }
    }

    #[inline]
    fn type_word<'a>(&mut self, record: &Record<'a>) -> Result<TypeWord, Refusal<'a>> {
        let Some(cell) = self.cell(record, Role::DocumentType) else {
            return Ok(TypeWord::Unknown);
        };
        let word = self.types.get(cell, words::document_type);
        match word {
            TypeWord::NotReceivable => Err(Refusal {
                code: FindingCode::NotReceivable,
                role: Some(Role::DocumentType),
                value: cell,
            }),
            TypeWord::Unknown => {
                self.note(FindingCode::UnknownStatus, record.row, Role::DocumentType, cell);
                Ok(word)
            }
            TypeWord::Kind(_) => Ok(word),
        }
    }

    /// Total and open from what is there; any two of total, open and paid give the third.
    fn amounts<'a>(
        &self,
        cells: [AmountCell; 3],
        says_paid: bool,
        paid_date: Day,
    ) -> Result<(i64, i64, bool), Refusal<'a>> {
        let [total, open, paid] = cells.map(AmountCell::get);
        let mapped = |role| self.plan.roles.of(role).is_some();
        let settled = says_paid || paid_date.is_some();
        match (total, open, paid) {
            (Some(total), Some(open), _) => Ok((total, open, false)),
            (Some(total), None, Some(paid)) => {
                Ok((total, total.saturating_sub(paid), mapped(Role::Open)))
            }
            (Some(total), None, None) => {
                Ok((total, if settled { 0 } else { total }, mapped(Role::Open)))
            }
            (None, Some(open), Some(paid)) => {
                Ok((open.saturating_add(paid), open, mapped(Role::Total)))
            }
            (None, Some(open), None) => Ok((open, open, mapped(Role::Total))),
            (None, None, _) => Err(Refusal {
                code: FindingCode::NoAmount,
                role: Some(self.control_role),
                value: b"",
            }),
        }
    }

    /// Name, address and spelling facts; only work on a cell met for the first time.
    fn learn_customer(
        &mut self,
        record: &Record<'_>,
        found: crate::import::customers::Found,
        id: &[u8],
        name: &[u8],
    ) {
        if found.new_cell {
            if self.plan.encoding.encoding == Encoding::Utf8
                && (std::str::from_utf8(id).is_err() || std::str::from_utf8(name).is_err())
            {
                self.facts.invalid_text = true;
            }
            if found.merged {
                self.note(FindingCode::LeadingZeros, record.row, Role::CustomerId, id);
            }
            if let Some(email) =
                self.cell(record, Role::Email).filter(|email| email.contains(&b'@'))
                && let Some(customer) = self.ledger.customer_mut(found.customer)
                && customer.email.is_empty()
            {
                customer.email = String::from_utf8_lossy(email).into_owned();
            }
        } else if !id.is_empty() && !name.is_empty() {
            let same = self
                .ledger
                .customers()
                .get(found.customer as usize)
                .is_none_or(|c| c.name.as_bytes() == name);
            if !same {
                self.note(FindingCode::NameSpellings, record.row, Role::CustomerName, name);
            }
        }
    }

    #[inline]
    fn look_for_oddities(&mut self, document: &NewDocument<'_>, status: StatusWord) {
        let (row, invoice, due, paid) =
            (document.row, document.invoice_date, document.due_date, document.paid_date);
        self.facts.latest = self.facts.latest.max(invoice).max(paid);
        if document.number.is_empty() && self.plan.roles.of(Role::Number).is_some() {
            self.note(FindingCode::NoNumber, row, Role::Number, b"");
        }
        if document.kind == DocumentKind::Invoice && invoice.is_some() {
            if due.is_some() && due < invoice {
                self.note(FindingCode::DueBeforeInvoice, row, Role::DueDate, b"");
            }
            if paid.is_some() && paid < invoice {
                self.note(FindingCode::PaidBeforeInvoice, row, Role::PaidDate, b"");
            }
        }
        let working_years = Day::from_number(3653)..Day::from_number(47_482); // 1980 to 2099
        for (day, role) in
            [(invoice, Role::InvoiceDate), (due, Role::DueDate), (paid, Role::PaidDate)]
        {
            if day.is_some() && !working_years.contains(&day) {
                self.note(FindingCode::OddYear, row, role, b"");
            }
        }
        if status == StatusWord::Paid && document.open != 0 {
            self.note(FindingCode::StatusDisagrees, row, Role::Status, b"");
        }
    }

    fn note(&mut self, code: FindingCode, row: u32, role: Role, value: &[u8]) {
        let column = header_of(&self.plan, role);
        self.findings.add(code, row, column, value);
    }

    /// Closes the books.
    pub fn finish(mut self) -> Built {
        if self.point_seen {
            let evidence = match self.plan.decimal_mark {
                crate::import::report::DecimalMark::Point => &mut self.marks.point,
                crate::import::report::DecimalMark::Comma => &mut self.marks.comma,
            };
            *evidence = evidence.saturating_add(1_000_000);
        }
        let money =
            |currency: Currency, minor| Money::new(Amount::from_minor(minor, currency), currency);
        let left_out = self
            .left_out
            .into_iter()
            .map(|(code, (rows, amounts))| LeftOut {
                code,
                rows,
                amounts: amounts
                    .into_iter()
                    .map(|(currency, minor)| money(currency, minor))
                    .collect(),
            })
            .collect();
        let controls = self
            .controls
            .into_iter()
            .map(|(currency, control)| ControlTotal {
                currency,
                used: Amount::from_minor(control.used, currency),
                left_out: Amount::from_minor(control.left_out, currency),
                file: Amount::from_minor(control.file, currency),
            })
            .collect();
        Built {
            plan: self.plan,
            ledger: self.ledger,
            findings: self.findings,
            left_out,
            controls,
            facts: self.facts,
            dates: self.dates,
            marks: self.marks,
        }
    }
}

fn header_of(plan: &Plan, role: Role) -> &str {
    let column = plan.roles.of(role).and_then(|column| plan.columns.get(column));
    column.map_or("", |column| column.header.as_str())
}

/// By the type word, else by the sign: a negative document is a credit.
fn kind(word: TypeWord, total: i64, open: i64) -> DocumentKind {
    let negative = total < 0 || (total == 0 && open < 0);
    match word {
        TypeWord::Kind(DocumentKind::Invoice) | TypeWord::Unknown | TypeWord::NotReceivable => {
            if negative {
                DocumentKind::CreditNote
            } else {
                DocumentKind::Invoice
            }
        }
        TypeWord::Kind(kind) => kind,
    }
}
