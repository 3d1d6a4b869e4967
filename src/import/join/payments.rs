//! Payments find their documents by number and customer. What matches nothing is listed, and kept as
//! an unapplied receipt where that invents nothing.
//!
//! A document's own open balance wins over total less payments. Where it has none, its payments say
//! what is open, and what they are too much is an unapplied receipt.

use std::collections::BTreeMap;

use crate::domain::ledger::{AccountIdx, CustomerIdx, Document, DocumentIdx, SourceIdx};
use crate::domain::sorting::LeanSort;
use crate::domain::{
    Account, Amount, Currency, Day, DocumentKind, Ledger, Money, NewDocument, Payment, to_u32,
};
use crate::import::join::Part;
use crate::import::join::documents::Documents;
use crate::import::join::number::{self, Numbers};
use crate::import::join::people;
use crate::import::join::report::{Difference, JoinReport, Loose, LoosePayment};

/// A row of a file of payments.
#[derive(Clone, Debug)]
pub struct Row {
    file: SourceIdx,
    line: u32,
    offset: u64,
    customer: String,
    place: Option<CustomerIdx>,
    number: String,
    date: Day,
    /// Received, in minor units of `currency`; negative = given back.
    minor: i64,
    currency: Currency,
}

/// The rows of a file. Where most amounts are negative, negative means received.
pub fn rows(part: &Part, documents: &Documents) -> Vec<Row> {
    let ledger = &part.ledger;
    let totals = ledger.columns().total;
    let negative = totals.iter().filter(|total| **total < 0).count();
    let turn = if negative * 2 > totals.len() { -1 } else { 1 };
    let only_currency = documents.only_currency();
    let places: Vec<Option<CustomerIdx>> =
        ledger.customers().iter().map(|customer| documents.people.find(customer)).collect();
    // Names of which no one is a customer are something else, such as the account paid into.
    let names_customers = places.iter().any(Option::is_some);
    let row = |idx| {
        let document = ledger.document(idx)?;
        let own = document.account.currency;
        let digits = own.minor_digits();
        let minor = turn * ledger.columns().total.get(idx as usize).copied()?;
        let (minor, currency) = only_currency
            .filter(|_| !own.is_stated())
            .and_then(|c| Some((rescale(minor, digits, c.minor_digits())?, c)))
            .unwrap_or((minor, own));
        let date =
            if document.paid_date.is_some() { document.paid_date } else { document.invoice_date };
        Some(Row {
            file: part.file,
            line: document.row,
            offset: document.offset,
            place: places.get(document.account.customer as usize).copied().flatten(),
            customer: if names_customers { document.customer.name.clone() } else { String::new() },
            number: document.number.into_owned(),
            date,
            minor,
            currency,
        })
    };
    (0..to_u32(ledger.len())).filter_map(row).collect()
}

/// Minor units with other digits; `None` when something would be lost.
fn rescale(minor: i64, from: u32, to: u32) -> Option<i64> {
    if to >= from {
        return minor.checked_mul(10_i64.checked_pow(to - from)?);
    }
    let unit = 10_i64.checked_pow(from - to)?;
    (minor % unit == 0).then_some(minor / unit)
}

/// Sets the rows against the documents.
pub fn join(documents: &mut Documents, rows: Vec<Row>, join: &mut JoinReport) {
    if rows.is_empty() {
        return;
    }
    let numbers = Numbers::of(&documents.ledger);
    let all_state_open = documents.all_state_open();
    let mut settled: BTreeMap<DocumentIdx, Vec<Row>> = BTreeMap::new();
    let mut receipts: Vec<(CustomerIdx, Row)> = Vec::new();
    for row in rows {
        join.payments.add(row.amount(), row.currency);
        match target(&documents.ledger, &numbers, &row) {
            Ok((document, minor)) => {
                settled.entry(document).or_default().push(Row { minor, ..row });
            }
            Err(why) => {
                let belongs = why == Loose::NoNumber || !all_state_open;
                let keeper = row.place.filter(|_| belongs && row.minor > 0);
                join.unmatched.add(row.amount(), row.currency);
                join.unmatched_rows.add(row.listed(why, keeper.is_some()));
                if let Some(customer) = keeper {
                    join.unapplied.add(row.amount(), row.currency);
                    receipts.push((customer, row));
                }
            }
        }
    }
    let mut payments = Vec::new();
    for (document, rows) in settled {
        settle(documents, document, rows, join, &mut payments, &mut receipts);
    }
    documents.ledger.add_payments(payments);
    keep(&mut documents.ledger, receipts);
}

/// The one document a payment belongs to, and its amount in the document's minor units.
fn target(ledger: &Ledger, numbers: &Numbers, row: &Row) -> Result<(DocumentIdx, i64), Loose> {
    let key = number::key(row.number.as_bytes());
    if key.is_empty() {
        return Err(Loose::NoNumber);
    }
    let mut found: Vec<(DocumentIdx, Document<'_>)> = numbers
        .find(ledger, &key)
        .into_iter()
        .filter_map(|idx| Some((idx, ledger.document(idx)?)))
        .collect();
    let mut narrow = |why: Loose, fits: &dyn Fn(&Document<'_>) -> bool| {
        found.retain(|(_, document)| fits(document));
        if found.is_empty() { Err(why) } else { Ok(()) }
    };
    narrow(Loose::NumberNotFound, &|_| true)?;
    narrow(Loose::OtherCustomer, &|document| row.may_pay_for(document))?;
    narrow(Loose::OtherCurrency, &|document| row.in_currency(document).is_some())?;
    narrow(Loose::CreditNote, &|document| row.minor < 0 || document.total.is_positive())?;
    // A document of the very customer comes before one of its parent or child.
    if found.iter().any(|(_, document)| row.is_of(document)) {
        found.retain(|(_, document)| row.is_of(document));
    }
    match found.as_slice() {
        [(idx, document)] => {
            row.in_currency(document).map(|minor| (*idx, minor)).ok_or(Loose::OtherCurrency)
        }
        _ => Err(Loose::SeveralDocuments),
    }
}

/// Applies the payments of one document, oldest first.
fn settle(
    documents: &mut Documents,
    idx: DocumentIdx,
    mut rows: Vec<Row>,
    join: &mut JoinReport,
    payments: &mut Vec<Payment>,
    receipts: &mut Vec<(CustomerIdx, Row)>,
) {
    rows.lean_sort_by_key(|row| (row.date, row.file, row.line));
    let columns = documents.ledger.columns();
    let (Some(&total), Some(&stated), Some(&own_paid)) = (
        columns.total.get(idx as usize),
        columns.open.get(idx as usize),
        columns.paid_date.get(idx as usize),
    ) else {
        return;
    };
    let Some(document) = documents.ledger.document(idx) else { return };
    let (customer, currency) = (document.account.customer, document.account.currency);
    let states_open = documents.states_open(idx);
    let sum: i64 = rows.iter().fold(0, |sum, row| sum.saturating_add(row.minor));
    let computed = total.saturating_sub(sum);
    let explained = computed == stated;
    if states_open && !explained {
        join.differences.add(Difference {
            file: documents.ledger.source_of(idx),
            row: document.row,
            customer: document.customer.name.clone(),
            number: document.number.to_string(),
            currency,
            stated: document.open,
            computed: Amount::from_minor(computed.into(), currency),
        });
    }
    // Payments bring the document down to zero, or to what its file says is open.
    let floor = if states_open { stated } else { 0 };
    let beyond = overshoot(total, floor, &rows);
    let mut last = Day::NONE;
    for (row, beyond) in rows.into_iter().zip(beyond) {
        let minor = row.minor.saturating_sub(beyond);
        let money = |minor: i64| Amount::from_minor(minor.into(), currency);
        let is_excess = beyond != 0 && !states_open;
        join.matched.add(money(if is_excess { minor } else { row.minor }), currency);
        if minor != 0 {
            last = last.max(row.date);
            let (date, source) = (row.date, row.file);
            payments.push(Payment { document: idx, date, minor, source, row: row.line });
        }
        if is_excess {
            let row = Row { minor: beyond, currency, ..row };
            join.excess.add(row.amount(), currency);
            join.excess_rows.add(row.listed(Loose::Excess, true));
            receipts.push((customer, row));
        }
    }
    if states_open {
        let paid = if explained { last } else { last.max(own_paid) };
        documents.ledger.set_balance(idx, stated, paid);
    } else {
        let open = if total < 0 { computed } else { computed.max(0) };
        documents.ledger.set_balance(idx, open, last);
    }
}

/// How much of each payment goes below `floor`, oldest payments first. Only for money received:
/// what is given back always counts.
fn overshoot(total: i64, floor: i64, rows: &[Row]) -> Vec<i64> {
    let received: i64 = rows.iter().fold(0, |sum, row| sum.saturating_add(row.minor));
    let mut spare =
        if total < 0 { 0 } else { received.saturating_sub(total.saturating_sub(floor)).max(0) };
    let mut beyond: Vec<i64> = rows
        .iter()
        .rev()
        .map(|row| {
            let part = spare.min(row.minor.max(0));
            spare -= part;
            part
        })
        .collect();
    beyond.reverse();
    beyond
}

/// Adds unapplied receipts, file by file.
fn keep(ledger: &mut Ledger, mut receipts: Vec<(CustomerIdx, Row)>) {
    receipts.lean_sort_by_key(|(_, row)| (row.file, row.line));
    let mut file = None;
    let mut accounts: BTreeMap<(CustomerIdx, Currency), AccountIdx> = BTreeMap::new();
    for (account, idx) in ledger.accounts().iter().zip(0..) {
        accounts.insert((account.customer, account.currency), idx);
    }
    for (customer, row) in receipts {
        if file != Some(row.file) {
            ledger.begin_source(row.file);
            file = Some(row.file);
        }
        let currency = row.currency;
        let account = *accounts
            .entry((customer, currency))
            .or_insert_with(|| ledger.add_account(Account { customer, currency }));
        ledger.push(NewDocument {
            account,
            number: row.number.as_bytes(),
            kind: DocumentKind::Receipt,
            invoice_date: row.date,
            due_date: Day::NONE,
            paid_date: Day::NONE,
            total: row.minor.saturating_neg(),
            open: row.minor.saturating_neg(),
            disputed: false,
            row: row.line,
            offset: row.offset,
        });
    }
}

impl Row {
    fn amount(&self) -> Amount {
        Amount::from_minor(self.minor.into(), self.currency)
    }

    fn listed(&self, why: Loose, kept_as_receipt: bool) -> LoosePayment {
        LoosePayment {
            file: self.file,
            row: self.line,
            customer: self.customer.clone(),
            number: self.number.clone(),
            date: self.date.to_date(),
            amount: Money::new(self.amount(), self.currency),
            why,
            kept_as_receipt,
        }
    }

    fn is_of(&self, document: &Document<'_>) -> bool {
        self.place == Some(document.account.customer)
    }

    /// The row names the document's customer, its parent or child, or nobody. A name that no
    /// customer has may differ in the legal form.
    fn may_pay_for(&self, document: &Document<'_>) -> bool {
        let (own, theirs) = (&self.customer, &document.customer.name);
        own.is_empty()
            || self.is_of(document)
            || people::are_parent_and_child(own, theirs)
            || (self.place.is_none() && people::bare_key(own) == people::bare_key(theirs))
    }

    fn in_currency(&self, document: &Document<'_>) -> Option<i64> {
        let theirs = document.account.currency;
        let same = self.currency == theirs || !self.currency.is_stated() || !theirs.is_stated();
        let digits = (self.currency.minor_digits(), theirs.minor_digits());
        rescale(self.minor, digits.0, digits.1).filter(|_| same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Customer;
    use crate::import::join::documents::tests as files;
    use crate::import::join::documents::tests::currency;
    use crate::import::join::people::People;

    const EUR: &str = "EUR";

    fn part(states_open: bool, documents: &[(&str, &str, i64, i64, &str)]) -> Part {
        files::part(0, states_open, documents)
    }

    fn documents(mut part: Part) -> Documents {
        let mut documents = Documents::new(People::of(std::iter::once(&part.ledger)));
        documents.add(&mut part, &mut JoinReport::default());
        documents
    }

    /// A payment in line `line` of the second file, of that day of February.
    fn row(documents: &Documents, line: u32, name: &str, number: &str, minor: i64) -> Row {
        Row {
            file: 1,
            line,
            offset: 0,
            customer: name.to_owned(),
            place: documents.people.find(&Customer::named(String::new(), name.to_owned())),
            number: number.to_owned(),
            date: Day::from_ymd(2026, 2, line).unwrap(),
            minor,
            currency: currency(EUR),
        }
    }

    fn matched(documents: &Documents, row: &Row) -> Result<(DocumentIdx, i64), Loose> {
        target(&documents.ledger, &Numbers::of(&documents.ledger), row)
    }

    #[test]
    fn most_amounts_being_negative_means_that_negative_is_received() {
        let owed = documents(part(false, &[("A", "1", 500, 500, EUR)]));
        for (amounts, expected) in [
            (&[-1_000, -2_000, 300][..], &[1_000, 2_000, -300][..]),
            // Half of them are not most of them.
            (&[-1_000, 2_000], &[-1_000, 2_000]),
            // Nothing received is not negative.
            (&[0, 700, 0], &[0, 700, 0]),
            (&[-400, 700, 900], &[-400, 700, 900]),
        ] {
            let lines: Vec<_> = amounts.iter().map(|minor| ("A", "1", *minor, 0, EUR)).collect();
            let read: Vec<i64> =
                rows(&part(false, &lines), &owed).iter().map(|row| row.minor).collect();
            assert_eq!(read, expected, "{amounts:?}");
        }
    }

    #[test]
    fn other_digits_lose_nothing_or_make_no_amount() {
        for (minor, from, to, expected) in [
            (125, 2, 3, Some(1_250)),
            (1_250, 3, 2, Some(125)),
            (1_255, 3, 2, None),
            (300, 2, 0, Some(3)),
            (301, 2, 0, None),
            (7, 2, 2, Some(7)),
        ] {
            assert_eq!(rescale(minor, from, to), expected, "{minor} from {from} to {to}");
        }
    }

    #[test]
    fn a_credit_note_is_paid_out_and_never_received() {
        let owed = documents(part(false, &[("A", "7", -900, -900, EUR)]));
        for (minor, expected) in
            [(10, Err(Loose::CreditNote)), (0, Err(Loose::CreditNote)), (-10, Ok((0, -10)))]
        {
            assert_eq!(matched(&owed, &row(&owed, 2, "A", "7", minor)), expected, "{minor}");
        }
    }

    #[test]
    fn a_document_of_the_very_customer_comes_before_one_of_its_parent() {
        let both = [("Group", "7", 900, 900, EUR), ("Group:Branch", "7", 900, 900, EUR)];
        let owed = documents(part(false, &both));
        assert_eq!(matched(&owed, &row(&owed, 2, "Group:Branch", "7", 300)), Ok((1, 300)));
        assert_eq!(matched(&owed, &row(&owed, 3, "Group", "7", 300)), Ok((0, 300)));
        let nobody = row(&owed, 4, "", "7", 300);
        assert_eq!(matched(&owed, &nobody), Err(Loose::SeveralDocuments));
    }

    #[test]
    fn where_files_state_what_is_open_only_payments_without_a_number_become_receipts() {
        for (states_open, lines, sum) in [
            // 70 names nothing; the 40 for a number that is nowhere is in no balance stated.
            (true, &[2][..], "0.70"),
            (false, &[2, 3][..], "1.10"),
        ] {
            let mut owed = documents(part(states_open, &[("A", "1", 500, 500, EUR)]));
            let rows = vec![
                row(&owed, 2, "A", "", 70),
                row(&owed, 3, "A", "9", 40),
                // Given back and nothing at all are no receipts, nor is what nobody paid.
                row(&owed, 4, "A", "", -30),
                row(&owed, 5, "A", "", 0),
                row(&owed, 6, "Z", "", 20),
            ];
            let mut report = JoinReport::default();
            join(&mut owed, rows, &mut report);
            let kept = report.unmatched_rows.kept.iter().filter(|loose| loose.kept_as_receipt);
            let kept: Vec<u32> = kept.map(|loose| loose.row).collect();
            assert_eq!(kept, lines);
            assert_eq!(report.unapplied.amounts[0].amount.to_string(), sum);
            assert_eq!(owed.ledger.len(), 1 + lines.len());
            // 70 + 40 - 30 + 0 + 20.
            assert_eq!(report.unmatched.amounts[0].amount.to_string(), "1.00");
        }
    }

    #[test]
    fn what_is_too_much_is_a_receipt_in_the_currency_of_the_document() {
        let lines = [("A", "1", 500, 500, EUR), ("B", "2", 800, 800, "USD")];
        let mut owed = documents(part(false, &lines));
        let unstated = |line, name, number, minor| Row {
            currency: Currency::UNSTATED,
            ..row(&owed, line, name, number, minor)
        };
        // 300 + 350 of 500: 150 of the later one are too much.
        let rows = vec![
            unstated(2, "A", "1", 300),
            unstated(3, "A", "1", 350),
            unstated(4, "B", "2", 800),
        ];
        let mut report = JoinReport::default();
        join(&mut owed, rows, &mut report);
        assert_eq!(
            report.excess.amounts,
            [Money::new(Amount::from_minor(150, currency(EUR)), currency(EUR))]
        );
        let columns = owed.ledger.columns();
        assert_eq!((columns.total, columns.open), (&[500, 800, -150][..], &[0, 0, -150][..]));
        let receipt = owed.ledger.document(2).unwrap();
        assert_eq!(
            (receipt.account.currency, receipt.customer.name.as_str()),
            (currency(EUR), "A")
        );
        let paid: Vec<i64> = owed.ledger.payments_of(0).iter().map(|p| p.minor).collect();
        assert_eq!(paid, [300, 200]);
    }

    #[test]
    fn a_credit_note_stays_open_by_what_was_not_paid_out() {
        let mut owed = documents(part(false, &[("A", "7", -900, -900, EUR)]));
        let rows = vec![row(&owed, 2, "A", "7", -300)];
        join(&mut owed, rows, &mut JoinReport::default());
        assert_eq!(owed.ledger.columns().open, [-600]);
    }

    #[test]
    fn payments_go_below_the_floor_newest_first_and_only_on_what_is_owed() {
        let owed = documents(part(false, &[("A", "1", 500, 500, EUR)]));
        for (total, floor, amounts, expected) in [
            (100, 0, &[60, 70][..], &[0, 30][..]),
            (100, 25, &[60, 70], &[0, 55]),
            (100, 0, &[80, 70, -40], &[0, 10, 0]),
            (100, 0, &[120, 30], &[20, 30]),
            (0, 0, &[10], &[10]),
            (-100, 0, &[30], &[0]),
        ] {
            let rows: Vec<Row> = (2..)
                .zip(amounts)
                .map(|(line, minor)| row(&owed, line, "A", "1", *minor))
                .collect();
            assert_eq!(overshoot(total, floor, &rows), expected, "{total} {floor} {amounts:?}");
        }
    }
}
