//! Cells of one record: currency, amounts, dates, status and type, as the plan says to read them.

use super::{AmountCell, Amounts, Builder, Refusal};
use crate::domain::{Currency, Day, DocumentKind};
use crate::import::currency;
use crate::import::plan::Billed;
use crate::import::report::{DateOrder, DecimalMark, FindingCode, Role, TableKind};
use crate::import::rows::Record;
use crate::import::value::{self, AmountProblem, AmountText, DateCell, DateProblem, Number};
use crate::import::words::{self, StatusWord, TypeWord};

/// What a cell says about the currency of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CurrencyCell {
    /// Nothing.
    Blank,
    /// A code of ISO 4217, or a sign that stands for one.
    Code(Currency),
    /// A code that ISO 4217 does not have.
    Odd(Currency),
    /// Something else, and the file states no currency either.
    None,
}

impl CurrencyCell {
    /// Reads a cell of a file in which `stated` holds where no row says otherwise.
    fn read(text: &str, stated: Currency) -> Self {
        if value::is_blank(text.as_bytes()) {
            return Self::Blank;
        }
        let named = currency::named(text).or_else(|| Currency::from_bytes(text.as_bytes()));
        match named {
            Some(code) if currency::is_code(code) => Self::Code(code),
            _ if stated.is_stated() && currency::is_code(stated) => Self::Code(stated),
            _ if stated.is_stated() => Self::Odd(stated),
            Some(code) => Self::Odd(code),
            None => Self::None,
        }
    }
}

impl Builder {
    // Most roles have no column, and this is asked for each of them in every row.
    #[expect(clippy::inline_always, reason = "a twelfth of the time reading takes, measured")]
    #[inline(always)]
    pub(super) fn cell<'a>(&self, record: &Record<'a>, role: Role) -> Option<&'a [u8]> {
        let column = self.plan.roles.of(role)?;
        Some(value::trim(record.field(column)))
    }

    #[inline]
    pub(super) fn currency<'a>(&mut self, record: &Record<'a>) -> Result<Currency, Refusal<'a>> {
        let Some(cell) = self.cell(record, Role::Currency) else {
            return Ok(self.section_currency.unwrap_or(self.plan.currency));
        };
        let stated = self.plan.currency;
        match self.currencies.get(cell, |text| CurrencyCell::read(text, stated)) {
            CurrencyCell::Code(currency) => Ok(currency),
            CurrencyCell::Odd(currency) => {
                self.note(FindingCode::OddCurrency, record.row, Role::Currency, cell);
                Ok(currency)
            }
            CurrencyCell::Blank => {
                let own = self.cell(record, Role::LocalCurrency).and_then(Currency::from_bytes);
                if own.is_none() {
                    self.note(FindingCode::NoCurrency, record.row, Role::Currency, cell);
                }
                Ok(own.unwrap_or(stated))
            }
            CurrencyCell::None => Err(Refusal {
                code: FindingCode::BadCurrency,
                role: Some(Role::Currency),
                value: cell,
            }),
        }
    }

    #[inline]
    pub(super) fn amount<'a>(
        &mut self,
        record: &Record<'a>,
        role: Role,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        let amount = self.read_amount(record, role, currency)?;
        if role == self.control_role
            && let AmountCell::Minor(minor) = amount
        {
            self.books.state(currency, minor);
        }
        Ok(amount)
    }

    #[inline]
    fn read_amount<'a>(
        &mut self,
        record: &Record<'a>,
        role: Role,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        let Some(cell) = self.cell(record, role) else { return Ok(AmountCell::Blank) };
        let digits = if self.plan.minor_units { 0 } else { currency.minor_digits() };
        let minor = match value::plain_amount(cell, self.plan.readings.mark(role), digits) {
            Some(plain) => {
                if let Some(seen) = self.plain_seen.get_mut(role as usize) {
                    *seen += u64::from(plain.decided);
                }
                plain.minor
            }
            None if value::is_blank(cell) => return Ok(AmountCell::Blank),
            None => self.amount_in_full(record.row, cell, role, digits)?,
        };
        Ok(AmountCell::Minor(minor))
    }

    /// The amount billed, from the column that has it or from those it is made of.
    #[inline]
    pub(super) fn billed<'a>(
        &mut self,
        record: &Record<'a>,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        match self.plan.billed {
            Billed::Total => self.amount(record, Role::Total, currency),
            Billed::Line => self.amount(record, Role::LineTotal, currency),
            Billed::NetAndTax => {
                let net = self.amount(record, Role::Net, currency)?;
                let tax = self.amount(record, Role::Tax, currency)?;
                Ok(net.get().map_or(AmountCell::Blank, |net| {
                    AmountCell::Minor(net.saturating_add(tax.get().unwrap_or(0)))
                }))
            }
            Billed::NetAndRate => self.net_and_rate(record, currency),
            Billed::QuantityTimesPrice => self.quantity_times_price(record, currency),
            Billed::DebitLessCredit => self.debit_less_credit(record, currency),
        }
    }

    /// Net · (1 + rate / 100), rounded half to even.
    fn net_and_rate<'a>(
        &mut self,
        record: &Record<'a>,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        let AmountCell::Minor(net) = self.amount(record, Role::Net, currency)? else {
            return Ok(AmountCell::Blank);
        };
        let cell = self.cell(record, Role::TaxRate).unwrap_or_default();
        let cell = value::trim(cell.strip_suffix(b"%").unwrap_or(cell));
        if value::is_blank(cell) {
            return Ok(AmountCell::Minor(net));
        }
        let gross = value::amount(cell, self.plan.readings.mark(Role::TaxRate)).and_then(|rate| {
            let whole = 10_i128.checked_pow(rate.scale)?.checked_mul(100)?;
            let mantissa = i128::from(net).checked_mul(whole.checked_add(rate.mantissa)?)?;
            Number { mantissa, scale: rate.scale + 2 }.to_minor(0)
        });
        let refusal =
            Refusal { code: FindingCode::BadAmount, role: Some(Role::TaxRate), value: cell };
        gross.map(|gross| AmountCell::Minor(gross.minor)).ok_or(refusal)
    }

    /// Debit less credit, in the sign of what the customer owes.
    fn debit_less_credit<'a>(
        &mut self,
        record: &Record<'a>,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        let debit = self.read_amount(record, Role::Debit, currency)?.get();
        let credit = self.read_amount(record, Role::Credit, currency)?.get();
        if debit.is_none() && credit.is_none() {
            return Ok(AmountCell::Blank);
        }
        let minor = debit.unwrap_or(0).saturating_sub(credit.unwrap_or(0));
        self.books.state(currency, minor);
        Ok(AmountCell::Minor(minor))
    }

    fn quantity_times_price<'a>(
        &mut self,
        record: &Record<'a>,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        let mut product = Number { mantissa: 1, scale: 0 };
        for role in [Role::Quantity, Role::UnitPrice] {
            let cell = self.cell(record, role).unwrap_or_default();
            if value::is_blank(cell) {
                return Ok(AmountCell::Blank);
            }
            self.marks.add(value::mark_evidence(cell), role, cell);
            let times = value::amount(cell, self.plan.readings.mark(role)).and_then(|factor| {
                let mantissa = product.mantissa.checked_mul(factor.mantissa)?;
                Some(Number { mantissa, scale: product.scale + factor.scale })
            });
            product = times.ok_or(Refusal {
                code: FindingCode::BadAmount,
                role: Some(role),
                value: cell,
            })?;
        }
        let minor = product.to_minor(currency.minor_digits()).ok_or(Refusal {
            code: FindingCode::BadAmount,
            role: Some(Role::UnitPrice),
            value: b"",
        })?;
        self.books.state(currency, minor.minor);
        Ok(AmountCell::Minor(minor.minor))
    }

    fn amount_in_full<'a>(
        &mut self,
        row: u32,
        cell: &'a [u8],
        role: Role,
        digits: u32,
    ) -> Result<i64, Refusal<'a>> {
        let refuse = |code| Err(Refusal { code, role: Some(role), value: cell });
        let text = match value::amount_text(cell) {
            Ok(text) => text,
            Err(AmountProblem::Signs) => return refuse(FindingCode::UnsureSign),
            Err(_) => return refuse(FindingCode::BadAmount),
        };
        self.marks.add_text(&text, role, cell);
        let mark = self.plan.readings.mark(role);
        let number = text.read(mark).or_else(|| self.read_otherwise(row, role, cell, &text));
        let Some(read) = number.and_then(|number| number.to_minor(digits)) else {
            return refuse(FindingCode::BadAmount);
        };
        if read.rounded {
            self.note(FindingCode::RoundedAmount, row, role, cell);
        }
        if text.exponent.is_some() {
            self.note(FindingCode::ShortenedAmount, row, role, cell);
        }
        Ok(read.minor)
    }

    /// An amount in the other style than its column's, which it proves by itself: two styles in one
    /// column do occur. It is said.
    fn read_otherwise(
        &mut self,
        row: u32,
        role: Role,
        cell: &[u8],
        text: &AmountText,
    ) -> Option<Number> {
        let other = match self.plan.readings.mark(role) {
            DecimalMark::Point => DecimalMark::Comma,
            DecimalMark::Comma => DecimalMark::Point,
        };
        let number = text.read(other)?;
        self.note(FindingCode::OtherMark, row, role, cell);
        Some(number)
    }

    #[inline]
    pub(super) fn date<'a>(
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
        self.date_in_full(record.row, cell, role)
    }

    fn date_in_full<'a>(
        &mut self,
        row: u32,
        cell: &'a [u8],
        role: Role,
    ) -> Result<(DateCell, Day), Refusal<'a>> {
        let read = value::date(cell);
        self.dates.add(read, role, cell, row);
        let order = self.plan.readings.order(role);
        let day = match read {
            DateCell::Blank => return Ok((read, Day::NONE)),
            DateCell::StandIn | DateCell::Serial(0) => {
                self.note(FindingCode::StandInDate, row, role, cell);
                return Ok((read, Day::NONE));
            }
            DateCell::Serial(serial) if self.plan.readings.serials(role) => {
                self.note(FindingCode::DayNumber, row, role, cell);
                Some(value::serial_day(serial))
            }
            DateCell::DayMonth { .. } if self.plan.readings.without_year(role) => {
                // While the year is open, no day of the calendar is wrong yet.
                let Some(year) = self.plan.year() else { return Ok((read, Day::NONE)) };
                self.note(FindingCode::YearFromTitle, row, role, cell);
                read.day_in(year)
            }
            DateCell::Day(_)
            | DateCell::ShortYear(_)
            | DateCell::Parts { .. }
            | DateCell::Short { .. }
            | DateCell::Serial(_)
            | DateCell::DayMonth { .. }
            | DateCell::Bad => read.day(order.unwrap_or(DateOrder::Dmy)),
        };
        match day {
            Some(day) => {
                if read.has_short_year() {
                    self.note(FindingCode::ShortYear, row, role, cell);
                }
                Ok((read, day))
            }
            // While the order is open, a cell that fits the other one is not wrong yet.
            None if order.is_none() && read.needs_order() => Ok((read, Day::NONE)),
            None => {
                let code = match value::date_problem(cell) {
                    Some(DateProblem::OtherCalendar) => FindingCode::OtherCalendar,
                    Some(DateProblem::Century) => FindingCode::UnsureCentury,
                    _ => FindingCode::BadDate,
                };
                Err(Refusal { code, role: Some(role), value: cell })
            }
        }
    }

    #[inline]
    fn says(&self, record: &Record<'_>, role: Role, what: fn(&[u8]) -> bool) -> bool {
        self.cell(record, role).is_some_and(what)
    }

    fn unless_restored<'a>(
        &self,
        code: FindingCode,
        role: Role,
    ) -> Result<StatusWord, Refusal<'a>> {
        if self.restoring {
            return Ok(StatusWord::Open);
        }
        Err(Refusal { code, role: Some(role), value: b"" })
    }

    #[inline]
    pub(super) fn status<'a>(&mut self, record: &Record<'a>) -> Result<StatusWord, Refusal<'a>> {
        if self.says(record, Role::Canceled, words::is_yes) {
            return self.unless_restored(FindingCode::Void, Role::Canceled);
        }
        if self.says(record, Role::Submitted, words::is_no) {
            return self.unless_restored(FindingCode::Draft, Role::Submitted);
        }
        let Some(cell) = self.cell(record, Role::Status) else { return Ok(StatusWord::Open) };
        let sense = self.status_sense;
        let status = self.statuses.get(cell, |word| words::status_in(sense, word));
        let refuse = |code| Err(Refusal { code, role: Some(Role::Status), value: cell });
        match status {
            _ if self.restoring => Ok(status),
            StatusWord::Void => refuse(FindingCode::Void),
            StatusWord::Draft => refuse(FindingCode::Draft),
            StatusWord::WrittenOff => refuse(FindingCode::WrittenOff),
            StatusWord::Unknown => {
                self.note(FindingCode::UnknownStatus, record.row, Role::Status, cell);
                Ok(status)
            }
            StatusWord::Open | StatusWord::Partial | StatusWord::Paid => Ok(status),
        }
    }

    #[inline]
    pub(super) fn type_word<'a>(&mut self, record: &Record<'a>) -> Result<TypeWord, Refusal<'a>> {
        let Some(cell) = self.cell(record, Role::DocumentType) else {
            return Ok(TypeWord::Unknown);
        };
        let returns = self.asks_for_returns;
        let word = self.types.get(cell, |word| words::document_type_in(returns, word));
        match word {
            _ if self.restoring => Ok(word),
            TypeWord::NotReceivable => Err(Refusal {
                code: FindingCode::NotReceivable,
                role: Some(Role::DocumentType),
                value: cell,
            }),
            TypeWord::Unknown => {
                self.note(FindingCode::UnknownStatus, record.row, Role::DocumentType, cell);
                Ok(word)
            }
            TypeWord::Kind(_) | TypeWord::Journal => Ok(word),
        }
    }

    /// What was paid and credited so far.
    #[inline]
    pub(super) fn paid<'a>(
        &mut self,
        record: &Record<'a>,
        currency: Currency,
    ) -> Result<AmountCell, Refusal<'a>> {
        let mut sum = self.amount(record, Role::Paid, currency)?;
        for role in [Role::Credited, Role::WrittenOff] {
            if let AmountCell::Minor(minor) = self.amount(record, role, currency)? {
                sum = AmountCell::Minor(sum.get().unwrap_or(0).saturating_add(minor));
            }
        }
        Ok(sum)
    }

    /// Total and open from what is there; any two of total, open and paid give the third.
    pub(super) fn amounts<'a>(
        &self,
        cells: [AmountCell; 3],
        kind: TypeWord,
        says_paid: bool,
        paid_date: Day,
    ) -> Result<Amounts, Refusal<'a>> {
        let cells = cells.map(AmountCell::get);
        let mapped = |role| self.plan.roles.of(role).is_some();
        let made = |total, open, derived| Ok(Amounts { total, open, derived });
        if self.plan.kind == TableKind::Payments
            && let [total, open, paid] = cells
            && let Some(received) = paid.or(total).or(open)
        {
            return made(received, 0, false);
        }
        match cells {
            [Some(total), Some(open), _] => made(total, open, false),
            // A payment whose balance is blank is in the balances of what it paid.
            [Some(total), None, _]
                if mapped(Role::Open) && kind == TypeWord::Kind(DocumentKind::Receipt) =>
            {
                made(total, 0, false)
            }
            [Some(total), None, Some(paid)] => {
                made(total, total.saturating_sub(paid), mapped(Role::Open))
            }
            [Some(total), None, None] => {
                let settled = says_paid || paid_date.is_some();
                made(total, if settled { 0 } else { total }, mapped(Role::Open))
            }
            [None, Some(open), Some(paid)] => {
                made(open.saturating_add(paid), open, mapped(Role::Total))
            }
            // Closed and dated: what was open before the payment.
            [None, Some(open), None] if says_paid && paid_date.is_some() => made(open, 0, false),
            [None, Some(open), None] => made(open, open, mapped(Role::Total)),
            [None, None, _] => Err(Refusal {
                code: FindingCode::NoAmount,
                role: Some(self.control_role),
                value: b"",
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CurrencyCell;
    use crate::domain::Currency;
    use crate::import::{FindingCode, ImportSettings, Outcome, import};

    // XQZ and ABQ are no codes of ISO 4217.
    #[test]
    fn a_currency_is_that_of_its_cell_then_that_of_the_file() {
        use CurrencyCell::{Blank, Code, None, Odd};
        let [eur, usd, xqz, abq] =
            ["EUR", "USD", "XQZ", "ABQ"].map(|code| Currency::new(code).unwrap());
        let unstated = Currency::UNSTATED;
        for (cell, stated, expected) in [
            ("", eur, Blank),
            ("USD", unstated, Code(usd)),
            ("USD", eur, Code(usd)),
            ("XQZ", eur, Code(eur)),
            ("?", eur, Code(eur)),
            ("ABQ", xqz, Odd(xqz)),
            ("XQZ", unstated, Odd(xqz)),
            ("ABQ", unstated, Odd(abq)),
            ("?", unstated, None),
        ] {
            assert_eq!(CurrencyCell::read(cell, stated), expected, "{cell} {stated:?}");
        }
    }

    #[test]
    fn only_what_is_closed_and_dated_was_open_before_its_payment() {
        let text = "Customer,Invoice No,Due Date,Amount Due,Status,Paid Date\n\
                    A,1,2026-01-05,10.00,Paid,2026-02-01\n\
                    A,2,2026-01-06,20.00,Paid,\n\
                    A,3,2026-01-07,40.00,Open,2026-02-03\n\
                    A,4,2026-01-08,80.00,Open,\n";
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { ledger, .. } = outcome else { panic!("{outcome:?}") };
        let columns = ledger.columns();
        assert_eq!(columns.total, [1_000, 2_000, 4_000, 8_000]);
        assert_eq!(columns.open, [0, 2_000, 4_000, 8_000]);
    }

    #[test]
    fn while_the_order_is_asked_for_no_day_of_either_order_is_wrong() {
        let text = "Customer,Invoice No,Due Date,Total\n\
                    A,1,13/04/2026,10.00\n\
                    A,2,04/13/2026,20.00\n\
                    A,3,04/05/2026,40.00\n\
                    A,4,99/99/2026,80.00\n";
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Asking { report } = outcome else { panic!("{outcome:?}") };
        let left_out: Vec<_> = report.excluded.iter().map(|e| (e.row, e.code)).collect();
        assert_eq!(left_out, [(5, FindingCode::BadDate)]);
        assert_eq!(report.rows_used, 3);
    }
}
