//! Records to documents: the hot path. Every record becomes a document or is left out with a
//! reason; the control totals prove it.

mod books;
mod by_hand;
mod cells;
mod dispute;
mod other_rows;
mod word_cache;

use std::borrow::Cow;

use books::Books;
use cells::CurrencyCell;
use word_cache::WordCache;

use crate::domain::ledger::Attribute;
use crate::domain::ledger::Payment;
use crate::domain::{Currency, Day, DocumentKind, Ledger, NewDocument, to_u32};
use crate::import::customers::CustomerTable;
use crate::import::evidence::{DateEvidence, MarkCount};
use crate::import::finding::FindingLog;
use crate::import::join::contacts;
use crate::import::lines::{self, LineRule};
use crate::import::plan::{Billed, Plan};
use crate::import::report::{
    ControlTotal, DateOrder, Encoding, Excluded, FindingCode, LeftOut, Role, StatedTotal, TableKind,
};
use crate::import::rows::Record;
use crate::import::terms::Terms;
use crate::import::value;
use crate::import::words::{self, Side, StatusSense, StatusWord, TypeWord};

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

/// The dates of a document.
#[derive(Clone, Copy)]
struct Dates {
    invoice: Day,
    due: Day,
    paid: Day,
}

/// Amounts as the file writes them.
#[derive(Clone, Copy)]
struct Amounts {
    total: i64,
    open: i64,
    derived: bool,
}

/// Amounts with their meaning: credits are below zero.
#[derive(Clone, Copy)]
struct Signed {
    kind: DocumentKind,
    total: i64,
    open: i64,
    /// The file writes this credit without a minus.
    turned: bool,
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
    /// Invoices without a due date, stated or derived.
    pub without_due: u64,
    /// Text that is kept was not valid UTF-8.
    pub invalid_text: bool,
}

/// Columns that say more about a document.
const ATTRIBUTES: [(Role, Attribute); 5] = [
    (Role::PoNumber, Attribute::PoNumber),
    (Role::Salesperson, Attribute::Salesperson),
    (Role::Country, Attribute::Country),
    (Role::Terms, Attribute::Terms),
    (Role::Tag, Attribute::Tag),
];

/// Builds the ledger record by record.
#[derive(Debug)]
pub struct Builder {
    plan: Plan,
    ledger: Ledger,
    customers: CustomerTable,
    books: Books,
    facts: Facts,
    dates: DateEvidence,
    marks: MarkCount,
    /// Amounts that proved their column's mark on the short path, by role.
    plain_seen: [u64; Role::ALL.len()],
    control_role: Role,
    has_attributes: bool,
    /// The customer of the heading above.
    heading: Vec<u8>,
    /// The currency of the section.
    section_currency: Option<Currency>,
    /// Documents before the section began.
    section_start: usize,
    /// Documents before the sections that the next total of totals sums.
    group_start: usize,
    stated_totals: Vec<StatedTotal>,
    payments: Vec<Payment>,
    terms: WordCache<Option<Terms>>,
    sides: WordCache<Option<Side>>,
    statuses: WordCache<StatusWord>,
    status_sense: StatusSense,
    asks_for_returns: bool,
    types: WordCache<TypeWord>,
    currencies: WordCache<CurrencyCell>,
    /// The user wants the row in, whatever its status, type or label says.
    restoring: bool,
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
    /// Customer numbers that so many unlike names share that they are none.
    pub shared_ids: Vec<String>,
    /// Rows left out, by reason.
    pub left_out: Vec<LeftOut>,
    /// Rows left out, one by one, as far as they are kept.
    pub excluded: Vec<Excluded>,
    /// Totals the file itself states, beside ours.
    pub stated_totals: Vec<StatedTotal>,
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
        let control_role = match plan.billed {
            _ if plan.kind == TableKind::Payments && plan.roles.of(Role::Paid).is_some() => {
                Role::Paid
            }
            Billed::Total if plan.roles.of(Role::Total).is_none() => Role::Open,
            Billed::Total => Role::Total,
            Billed::Line => Role::LineTotal,
            Billed::NetAndTax | Billed::NetAndRate => Role::Net,
            Billed::QuantityTimesPrice => Role::UnitPrice,
            Billed::DebitLessCredit => Role::Debit,
        };
        Self {
            ledger,
            customers: CustomerTable::without(&plan.shared_ids),
            books: Books::default(),
            facts: Facts::default(),
            dates: DateEvidence::default(),
            marks: MarkCount::default(),
            plain_seen: [0; Role::ALL.len()],
            control_role,
            has_attributes: ATTRIBUTES
                .iter()
                .map(|(role, _)| *role)
                .chain([Role::ExpectedDate, Role::Disputed, Role::DisputeReason])
                .any(|role| plan.roles.of(role).is_some()),
            heading: plan.layout.first_heading.clone().into_bytes(),
            section_currency: None,
            section_start: 0,
            group_start: 0,
            stated_totals: Vec::new(),
            payments: Vec::new(),
            terms: WordCache::new(),
            sides: WordCache::new(),
            statuses: WordCache::new(),
            status_sense: words::status_sense(header_of(&plan, Role::Status)),
            asks_for_returns: words::asks_for_returns(header_of(&plan, Role::DocumentType)),
            types: WordCache::new(),
            currencies: WordCache::new(),
            restoring: false,
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
        if record.row <= self.plan.header_end {
            return;
        }
        if record.field(0).is_empty() && record.fields().all(|field| field.trim_ascii().is_empty())
        {
            return;
        }
        self.facts.rows_read += 1;
        self.books.open_row();
        if self.plan.by_hand.is_empty() {
            self.take(record);
        } else {
            self.take_by_hand(record);
        }
    }

    /// Uses the record or leaves it out with its reason.
    #[inline]
    fn take(&mut self, record: &Record<'_>) {
        let taken = match self.plan.kind {
            TableKind::Contacts => self.contact(record),
            TableKind::Invoices | TableKind::Payments | TableKind::CreditNotes => {
                self.document(record)
            }
        };
        match taken {
            Ok(()) => {
                self.facts.rows_used += 1;
                self.books.use_row();
            }
            Err(refusal) => {
                let refusal = self.look_again(record, refusal);
                let column = refusal.role.map_or("", |role| header_of(&self.plan, role));
                self.books.leave_out(refusal.code, record.row, column, refusal.value);
            }
        }
    }

    /// The whole way from record to document.
    fn document<'a>(&mut self, record: &Record<'a>) -> Result<(), Refusal<'a>> {
        if !self.width_fits(record) {
            let value = record.field(0);
            return Err(Refusal { code: FindingCode::FieldCount, role: None, value });
        }
        let currency = self.currency(record)?;
        let total = self.billed(record, currency)?;
        let open = self.amount(record, Role::Open, currency)?;
        let paid = self.paid(record, currency)?;
        let number = self.cell(record, Role::Number).unwrap_or_default();
        let (id, name) = self.customer(record, number)?;
        let dates = self.dates(record)?;
        if self.plan.layout.heading_column.is_some()
            && number.is_empty()
            && !dates.invoice.is_some()
            && !dates.due.is_some()
        {
            return Err(Refusal { code: FindingCode::TotalRow, role: None, value: b"" });
        }
        let status = self.status(record)?;
        let type_word = self.type_word(record)?;
        let amounts =
            self.amounts([total, open, paid], type_word, status == StatusWord::Paid, dates.paid)?;
        if amounts.derived {
            self.note(FindingCode::DerivedAmount, record.row, Role::Open, b"");
        }
        let sum = self.signed(record, amounts, type_word);
        if self.plan.layout.fill_down {
            self.remember_name(record, &name);
        }
        let found = self.customers.find(&mut self.ledger, id, &name, currency);
        self.learn_customer(record, found, id, &name);
        let due_by_terms = self.due_by_terms(record, sum.kind, dates);
        let document = NewDocument {
            account: found.account,
            number,
            kind: sum.kind,
            invoice_date: dates.invoice,
            due_date: due_by_terms.unwrap_or(dates.due),
            paid_date: dates.paid,
            total: sum.total,
            open: sum.open,
            disputed: self.dispute(record).is_some(),
            row: record.row,
            offset: record.offset,
        };
        if let Some(rule) = self.plan.lines
            && lines::continues(&self.ledger, &document)
        {
            return self.add_line(rule, &document);
        }
        self.look_for_oddities(record, &document, status);
        self.ledger.push(document);
        if self.plan.lines.is_some_and(|rule| rule.payments) {
            self.add_payment(&document);
        }
        if sum.turned || due_by_terms.is_some() || self.has_attributes {
            self.mark(record, sum.turned, due_by_terms.is_some());
        }
        Ok(())
    }

    /// What the document is, with credits below zero.
    #[inline]
    fn signed(&mut self, record: &Record<'_>, amounts: Amounts, word: TypeWord) -> Signed {
        let Amounts { mut total, mut open, .. } = amounts;
        if self.turns_sign(record) {
            (total, open) = (-total, -open);
        }
        let kind = match self.plan.kind {
            // A payment keeps the sign of its file; joining knows what it means.
            TableKind::Payments => DocumentKind::Receipt,
            TableKind::CreditNotes => DocumentKind::CreditNote,
            TableKind::Invoices | TableKind::Contacts => kind(word, total, open),
        };
        let is_credit = kind != DocumentKind::Invoice && self.plan.kind != TableKind::Payments;
        let turned = is_credit && total > 0;
        if turned {
            (total, open) = (-total, -open);
        }
        Signed { kind, total, open, turned }
    }

    /// What few documents have, noted on the last one.
    #[allow(clippy::fn_params_excessive_bools, reason = "two marks of one document")]
    fn mark(&mut self, record: &Record<'_>, turned: bool, due_derived: bool) {
        let idx = to_u32(self.ledger.len() - 1);
        if turned {
            self.ledger.mark_sign_turned(idx);
        }
        if due_derived {
            self.ledger.mark_due_derived(idx);
        }
        if !self.has_attributes {
            return;
        }
        for (role, attribute) in ATTRIBUTES {
            if let Some(cell) = self.cell(record, role).filter(|cell| !value::is_blank(cell)) {
                self.ledger.set_attribute(idx, attribute, &String::from_utf8_lossy(cell));
            }
        }
        if let Some(reason) = self.dispute(record) {
            self.ledger.set_attribute(idx, Attribute::DisputeReason, &reason);
        }
        let order = self.plan.readings.order(Role::ExpectedDate).unwrap_or(DateOrder::Dmy);
        let expected = self.cell(record, Role::ExpectedDate).map(value::date);
        if let Some(day) = expected.and_then(|cell| cell.day(order)) {
            self.ledger.set_expected_date(idx, day);
        }
    }

    /// The way from record to customer, in a file of contacts.
    fn contact<'a>(&mut self, record: &Record<'a>) -> Result<(), Refusal<'a>> {
        let (id, name) = self.customer(record, b"")?;
        let found = self.customers.find(&mut self.ledger, id, &name, self.plan.currency);
        self.learn_customer(record, found, id, &name);
        Ok(())
    }

    /// The sign does not stand in the amount: a credit side, or a file with all signs turned.
    #[inline]
    fn turns_sign(&mut self, record: &Record<'_>) -> bool {
        let Some(cell) = self.cell(record, Role::DebitCredit) else { return self.plan.flip_sign };
        let side = self.sides.get(cell, words::debit_credit);
        (side == Some(Side::Credit)) != self.plan.flip_sign
    }

    /// Invoice, due and payment date.
    #[inline]
    fn dates<'a>(&mut self, record: &Record<'a>) -> Result<Dates, Refusal<'a>> {
        let (invoice_cell, invoice) = self.date(record, Role::InvoiceDate)?;
        let (due_cell, due) = self.date(record, Role::DueDate)?;
        let (_, paid) = self.date(record, Role::PaidDate)?;
        if invoice_cell.needs_order() || due_cell.needs_order() {
            self.dates.add_pair(invoice_cell, due_cell);
        }
        Ok(Dates { invoice, due, paid })
    }

    /// A further line of the document above.
    fn add_line<'a>(&mut self, rule: LineRule, line: &NewDocument<'_>) -> Result<(), Refusal<'a>> {
        if rule.payments {
            // What is open is the total less this row's payment.
            self.ledger.add_to_last(0, line.open.saturating_sub(line.total), line.paid_date);
            self.add_payment(line);
            return Err(Refusal { code: FindingCode::FurtherLine, role: None, value: b"" });
        }
        let total = if rule.sum_total { line.total } else { 0 };
        let open = if rule.sum_open { line.open } else { 0 };
        self.ledger.add_to_last(total, open, line.paid_date);
        if rule.sum_total || (rule.sum_open && self.control_role == Role::Open) {
            self.note(FindingCode::SummedLine, line.row, Role::Number, line.number);
            return Ok(());
        }
        Err(Refusal { code: FindingCode::FurtherLine, role: None, value: b"" })
    }

    /// The payment that a row tells of its document, the last one of the ledger.
    fn add_payment(&mut self, line: &NewDocument<'_>) {
        let minor = line.total.saturating_sub(line.open);
        if minor != 0 && line.paid_date.is_some() {
            let (document, date) = (to_u32(self.ledger.len() - 1), line.paid_date);
            self.payments.push(Payment { document, date, minor, source: 0, row: line.row });
        }
    }

    /// The due date that the terms give an invoice which states none, and a note that it is derived.
    #[inline]
    fn due_by_terms(
        &mut self,
        record: &Record<'_>,
        kind: DocumentKind,
        dates: Dates,
    ) -> Option<Day> {
        if dates.due.is_some() || kind != DocumentKind::Invoice {
            return None;
        }
        let cell = self.cell(record, Role::Terms).unwrap_or_default();
        let terms = self.terms.get(cell, Terms::parse).or(self.plan.terms);
        let due = terms.map(|terms| terms.due(dates.invoice)).filter(|due| due.is_some());
        match due {
            Some(_) => self.note(FindingCode::DerivedDueDate, record.row, Role::Terms, cell),
            None => self.facts.without_due += 1,
        }
        due
    }

    /// Customer number and name; one of them is not empty, unless the row is a payment with the
    /// number of its invoice.
    #[inline]
    fn customer<'a>(
        &self,
        record: &Record<'a>,
        number: &[u8],
    ) -> Result<(&'a [u8], Cow<'a, [u8]>), Refusal<'a>> {
        let id = self.cell(record, Role::CustomerId).unwrap_or_default();
        let name = self.name(record);
        let role = match self.plan.roles.of(Role::CustomerName) {
            Some(_) => Role::CustomerName,
            None => Role::CustomerId,
        };
        let refuse = |code, value| Err(Refusal { code, role: Some(role), value });
        if !self.restoring && self.is_total_row(record, &name, number) {
            return refuse(FindingCode::TotalRow, record.field(0));
        }
        let named_by_number = self.plan.kind == TableKind::Payments && !number.is_empty();
        if id.is_empty() && name.is_empty() && !named_by_number {
            return refuse(FindingCode::NoCustomer, b"");
        }
        Ok((id, name))
    }

    /// The name as the layout gives it: a cell, two cells, or the heading above.
    #[inline]
    fn name<'a>(&self, record: &Record<'a>) -> Cow<'a, [u8]> {
        if self.plan.layout.heading_column.is_some() {
            return Cow::Owned(self.heading.clone());
        }
        let name = self.cell(record, Role::CustomerName).unwrap_or_default();
        if let Some(first) = self.cell(record, Role::FirstName).filter(|first| !first.is_empty()) {
            return Cow::Owned([first, name].join(&b' '));
        }
        if name.is_empty() && self.plan.layout.fill_down {
            return Cow::Owned(self.heading.clone());
        }
        Cow::Borrowed(name)
    }

    /// The customer of this row is that of the rows below which name none.
    fn remember_name(&mut self, record: &Record<'_>, name: &[u8]) {
        if self.cell(record, Role::CustomerName).is_some_and(<[u8]>::is_empty) {
            self.note(FindingCode::CustomerFromAbove, record.row, Role::CustomerName, name);
        }
        self.heading = name.to_vec();
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

    /// "Total Acme" below the heading "Acme".
    fn closes_heading(&self, record: &Record<'_>) -> bool {
        self.closing_label(record).is_some()
    }

    /// The words that close the heading above.
    fn closing_label(&self, record: &Record<'_>) -> Option<String> {
        self.plan.layout.heading_column?;
        let closes = |text: &&str| {
            words::total_of(text)
                .is_some_and(|name| name.as_bytes().eq_ignore_ascii_case(&self.heading))
        };
        let texts =
            record.fields().filter_map(|field| std::str::from_utf8(value::trim(field)).ok());
        texts.into_iter().find(closes).map(str::to_owned)
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
            || !dated && self.closes_heading(record)
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
            if found.merged && !found.lost_id {
                self.note(FindingCode::LeadingZeros, record.row, Role::CustomerId, id);
            }
            if let Some(customer) = self.ledger.customer_mut(found.customer) {
                contacts::learn(customer, &self.plan, record);
            }
        }
        if found.lost_id {
            self.note(FindingCode::OverflowedId, record.row, Role::CustomerId, id);
        } else if !found.new_cell && !id.is_empty() && !name.is_empty() {
            let same = self
                .ledger
                .customers()
                .get(found.customer as usize)
                .is_none_or(|c| value::same_bytes(c.name.as_bytes(), name));
            if !same {
                self.customers.saw_other_name(found.customer, name);
                self.note(FindingCode::NameSpellings, record.row, Role::CustomerName, name);
            }
        }
    }

    #[inline]
    fn look_for_oddities(
        &mut self,
        record: &Record<'_>,
        document: &NewDocument<'_>,
        status: StatusWord,
    ) {
        let (row, invoice, due, paid) =
            (document.row, document.invoice_date, document.due_date, document.paid_date);
        self.facts.latest = self.facts.latest.max(invoice).max(paid);
        if document.number.is_empty() && self.plan.roles.of(Role::Number).is_some() {
            self.note(FindingCode::NoNumber, row, Role::Number, b"");
        }
        if document.kind == DocumentKind::Invoice && invoice.is_some() {
            if due.is_some() && due < invoice {
                self.note_cell(FindingCode::DueBeforeInvoice, record, Role::DueDate);
            }
            if paid.is_some() && paid < invoice {
                self.note_cell(FindingCode::PaidBeforeInvoice, record, Role::PaidDate);
            }
        }
        let working_years = Day::from_number(3652)..Day::from_number(47_482); // 1980 to 2099
        for (day, role) in
            [(invoice, Role::InvoiceDate), (due, Role::DueDate), (paid, Role::PaidDate)]
        {
            if day.is_some() && !working_years.contains(&day) {
                self.note_cell(FindingCode::OddYear, record, role);
            }
        }
        let is_payment = self.plan.kind == TableKind::Payments;
        if status == StatusWord::Paid && document.open != 0 && !is_payment {
            self.note_cell(FindingCode::StatusDisagrees, record, Role::Status);
        }
    }

    /// Closes the books.
    pub fn finish(mut self) -> Built {
        for role in Role::AMOUNTS {
            let cells = self.plain_seen.get(role as usize).copied().unwrap_or(0);
            self.marks.add_plain(role, self.plan.readings.mark(role), cells);
        }
        self.ledger.add_payments(self.payments);
        let books = self.books.close();
        Built {
            shared_ids: self.customers.shared_ids(&self.ledger),
            plan: self.plan,
            ledger: self.ledger,
            findings: books.findings,
            left_out: books.left_out,
            excluded: books.excluded,
            stated_totals: self.stated_totals,
            controls: books.controls,
            facts: self.facts,
            dates: self.dates,
            marks: self.marks,
        }
    }

    /// A note with the value as the file has it.
    fn note_cell(&mut self, code: FindingCode, record: &Record<'_>, role: Role) {
        let cell = self.cell(record, role).unwrap_or_default();
        self.note(code, record.row, role, cell);
    }

    fn note(&mut self, code: FindingCode, row: u32, role: Role, value: &[u8]) {
        let column = header_of(&self.plan, role);
        self.books.findings.add(code, row, column, value);
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
        TypeWord::Kind(DocumentKind::Invoice)
        | TypeWord::Journal
        | TypeWord::Unknown
        | TypeWord::NotReceivable => {
            if negative {
                DocumentKind::CreditNote
            } else {
                DocumentKind::Invoice
            }
        }
        TypeWord::Kind(kind) => kind,
    }
}

#[cfg(test)]
mod tests;
