//! The documents behind a figure: every figure of the report can be opened to these rows.

use std::collections::BTreeMap;

use crate::analysis::balance;
use crate::analysis::config::{AnalysisConfig, CreditMode};
use crate::analysis::credits::SetOff;
use crate::analysis::groups::group_name;
use crate::analysis::offender;
use crate::analysis::report::{
    DocumentRow, DocumentSet, DocumentSort, Figure, PaymentRow, Selection,
};
use crate::analysis::{AgeBasis, AgeLimits};
use crate::domain::ledger::{Attribute, DocumentIdx, kind_of};
use crate::domain::{Amount, Currency, Day, DocumentKind, Ledger, Payment, to_u32};

/// Open and billed sums of a list, per currency.
pub type ListTotals = (Vec<(Currency, Figure)>, Vec<(Currency, Figure)>);

/// The documents of a ledger as one configuration sees them.
#[derive(Clone, Debug)]
pub struct View<'a> {
    ledger: &'a Ledger,
    config: &'a AnalysisConfig,
    as_of: Day,
    limits: AgeLimits,
    set_off: SetOff,
}

/// What of one document counts towards a set.
struct Facts {
    issued: Day,
    /// Open at the as-of date, after the set-off; `None` when not issued by then.
    open: Option<i64>,
    past_due: Option<i32>,
    is_invoice: bool,
    is_late: bool,
}

impl<'a> View<'a> {
    /// The ledger as `config` sees it.
    pub fn new(ledger: &'a Ledger, config: &'a AnalysisConfig) -> Self {
        Self {
            ledger,
            config,
            as_of: Day::from(config.as_of),
            limits: config.limits(),
            set_off: SetOff::new(ledger, config),
        }
    }

    /// The documents of a selection, in the order of the file.
    pub fn select(&self, selection: &Selection, find: &str) -> Vec<DocumentIdx> {
        let columns = self.ledger.columns();
        let wanted: Vec<bool> = self
            .ledger
            .accounts()
            .iter()
            .zip(0_u32..)
            .map(|(account, idx)| {
                selection.currency.is_none_or(|c| c == account.currency)
                    && selection.account.is_none_or(|a| a == idx)
            })
            .collect();
        let find = find.trim().to_lowercase();
        let group = selection.group.as_ref().map(|(by, name)| (*by, name.to_lowercase()));
        (0..self.ledger.len())
            .filter(|&i| {
                let account = columns.account.get(i).map_or(usize::MAX, |a| *a as usize);
                wanted.get(account).copied().unwrap_or(false)
                    && self.belongs(i, selection.set)
                    && group.as_ref().is_none_or(|(by, name)| {
                        group_name(self.ledger, to_u32(i), *by).to_lowercase() == *name
                    })
                    && (find.is_empty() || matches(self.ledger, i, &find))
            })
            .map(to_u32)
            .collect()
    }

    fn facts(&self, i: usize) -> Option<Facts> {
        let columns = self.ledger.columns();
        let past_due = balance::days_past_due(&columns, i, self.as_of);
        Some(Facts {
            issued: *columns.invoice_date.get(i)?,
            open: balance::open_at(&columns, i, self.as_of)
                .map(|open| self.set_off.open_of(i, open)),
            past_due,
            is_invoice: kind_of(*columns.flags.get(i)?) == DocumentKind::Invoice,
            is_late: past_due.is_some_and(|days| days >= self.config.late_from()),
        })
    }

    fn open(&self, idx: DocumentIdx) -> i64 {
        self.facts(idx as usize).and_then(|facts| facts.open).unwrap_or(0)
    }

    fn bucket(&self, facts: &Facts) -> usize {
        let is_credit = !facts.is_invoice || facts.open.is_some_and(|open| open < 0);
        match self.config.credit_bucket() {
            Some(bucket) if is_credit => bucket,
            _ => self.limits.bucket_of(match self.config.basis {
                AgeBasis::DueDate => facts.past_due,
                AgeBasis::InvoiceDate => facts.issued.get().map(|day| self.as_of.days_since(day)),
            }),
        }
    }

    fn belongs(&self, i: usize, set: DocumentSet) -> bool {
        let columns = self.ledger.columns();
        let (Some(facts), Some(&due), Some(&paid), Some(&stated)) =
            (self.facts(i), columns.due_date.get(i), columns.paid_date.get(i), columns.open.get(i))
        else {
            return false;
        };
        let Facts { issued, open, is_invoice, is_late, .. } = facts;
        let is_open = open.is_some_and(|open| open != 0);
        let is_credit = !is_invoice || open.is_some_and(|open| open < 0);
        let settled =
            is_invoice && paid.is_some() && paid <= self.as_of && stated == 0 && open.is_some();
        match set {
            DocumentSet::All => true,
            DocumentSet::Open => is_open,
            DocumentSet::Overdue => {
                let apart = is_credit && self.config.credits != CreditMode::OwnDate;
                is_open && is_late && !apart
            }
            DocumentSet::Bucket(bucket) => is_open && self.bucket(&facts) == bucket as usize,
            DocumentSet::Credits => is_open && is_credit,
            DocumentSet::Paid => settled,
            DocumentSet::NotYetIssued => open.is_none(),
            DocumentSet::PostDated => {
                let own = balance::open_at(&columns, i, self.as_of);
                paid > self.as_of && own.is_some_and(|own| own != stated)
            }
            DocumentSet::Sales(days) => {
                !self.is_receipt(i)
                    && issued.is_some()
                    && issued <= self.as_of
                    && issued > self.as_of.plus(-days.min(1_000_000).cast_signed())
            }
            DocumentSet::OffenderLate => {
                let own = balance::open_at(&columns, i, self.as_of).unwrap_or(0);
                let invoice = offender::Invoice { due, paid, open: own, settled };
                let verdict = offender::judge(&self.config.offender, self.as_of, &invoice);
                is_invoice && verdict == offender::Verdict::FarLate
            }
        }
    }

    fn is_receipt(&self, i: usize) -> bool {
        let flags = self.ledger.columns().flags.get(i).copied();
        flags.is_some_and(|flags| kind_of(flags) == DocumentKind::Receipt)
    }

    /// Puts documents in order; equal ones stay in the order of the file.
    pub fn sort(&self, list: &mut [DocumentIdx], by: DocumentSort, descending: bool) {
        let ledger = self.ledger;
        let columns = ledger.columns();
        let customer = |idx: DocumentIdx| {
            let account = ledger.accounts().get(*columns.account.get(idx as usize)? as usize)?;
            ledger.customers().get(account.customer as usize).map(|c| c.name.as_bytes())
        };
        let day = |number: Option<i32>| number.map_or(i64::MIN, i64::from);
        let late = |idx: DocumentIdx| balance::days_past_due(&columns, idx as usize, self.as_of);
        match by {
            DocumentSort::Row => by_key(list, descending, &|idx| i64::from(idx)),
            DocumentSort::Number => {
                by_key(list, descending, &|idx| ledger.number(idx).map(|number| number.1));
            }
            DocumentSort::Customer => by_key(list, descending, &customer),
            DocumentSort::InvoiceDate => by_key(list, descending, &|idx| {
                day(columns.invoice_date.get(idx as usize).map(|day| day.number()))
            }),
            DocumentSort::DueDate => by_key(list, descending, &|idx| {
                day(columns.due_date.get(idx as usize).map(|day| day.number()))
            }),
            DocumentSort::Total => by_key(list, descending, &|idx| {
                columns.total.get(idx as usize).copied().unwrap_or(i64::MIN)
            }),
            DocumentSort::Open => by_key(list, descending, &|idx| self.open(idx)),
            DocumentSort::DaysPastDue => by_key(list, descending, &|idx| day(late(idx))),
        }
    }

    /// One document as a row; `None` past the end.
    pub fn row(&self, idx: DocumentIdx) -> Option<DocumentRow> {
        let document = self.ledger.document(idx)?;
        let facts = self.facts(idx as usize)?;
        let currency = document.account.currency;
        let payments = self.ledger.payments_of(idx).iter();
        Some(DocumentRow {
            document: idx,
            number: document.number.into_owned(),
            kind: document.kind,
            customer: document.customer.name.clone(),
            customer_id: document.customer.id.clone(),
            currency,
            invoice_date: document.invoice_date.to_date(),
            due_date: document.due_date.to_date(),
            paid_date: document.paid_date.to_date(),
            total: document.total,
            open: Amount::from_minor(i128::from(facts.open.unwrap_or(0)), currency),
            days_past_due: facts.past_due,
            bucket: to_u32(self.bucket(&facts)),
            disputed: document.disputed,
            due_derived: document.due_derived,
            attributes: attributes(self.ledger, idx),
            payments: payments.map(|p| payment(p, currency)).collect(),
            file: self.ledger.source_of(idx),
            row: document.row,
        })
    }

    /// What a list amounts to: open at the as-of date, and billed, per currency.
    pub fn totals(&self, list: &[DocumentIdx]) -> ListTotals {
        let columns = self.ledger.columns();
        let mut sums: BTreeMap<Currency, (i128, u32, i128, u32)> = BTreeMap::new();
        for &idx in list {
            let i = idx as usize;
            let account =
                columns.account.get(i).and_then(|a| self.ledger.accounts().get(*a as usize));
            let (Some(account), Some(&total)) = (account, columns.total.get(i)) else { continue };
            let open = self.open(idx);
            let sum = sums.entry(account.currency).or_default();
            sum.0 += i128::from(open);
            sum.1 += u32::from(open != 0);
            sum.2 += i128::from(total);
            sum.3 += 1;
        }
        let figure =
            |minor, count, currency| Figure { amount: Amount::from_minor(minor, currency), count };
        let open = sums.iter().map(|(c, s)| (*c, figure(s.0, s.1, *c))).collect();
        let billed = sums.iter().map(|(c, s)| (*c, figure(s.2, s.3, *c))).collect();
        (open, billed)
    }
}

/// Sorts by a key that is worked out once for each. Keys are of two kinds only, numbers and texts, as this is compiled for each.
#[expect(clippy::disallowed_methods, reason = "lists of a million documents are sorted here")]
fn by_key<K: Ord>(list: &mut [DocumentIdx], descending: bool, key: &dyn Fn(DocumentIdx) -> K) {
    let mut keyed: Vec<(K, DocumentIdx)> = list.iter().map(|&idx| (key(idx), idx)).collect();
    keyed.sort_unstable_by(|(a, i), (b, j)| {
        let order = if descending { b.cmp(a) } else { a.cmp(b) };
        order.then(i.cmp(j))
    });
    for (place, (_, idx)) in list.iter_mut().zip(keyed) {
        *place = idx;
    }
}

fn matches(ledger: &Ledger, i: usize, find: &str) -> bool {
    ledger.document(to_u32(i)).is_some_and(|document| {
        document.number.to_lowercase().contains(find)
            || document.customer.name.to_lowercase().contains(find)
            || document.customer.id.to_lowercase().contains(find)
    })
}

fn attributes(ledger: &Ledger, idx: DocumentIdx) -> Vec<(String, String)> {
    let named = |attribute: Attribute| {
        ledger.attribute(idx, attribute).map(|text| (attribute.key().to_owned(), text.to_owned()))
    };
    let expected = ledger.expected_date(idx).to_date();
    let expected = expected.map(|date| ("expected_date".to_owned(), date.to_string()));
    Attribute::ALL.into_iter().filter_map(named).chain(expected).collect()
}

fn payment(payment: &Payment, currency: Currency) -> PaymentRow {
    PaymentRow {
        date: payment.date.to_date(),
        amount: Amount::from_minor(i128::from(payment.minor), currency),
        file: payment.source,
        row: payment.row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::invoice;
    use crate::domain::{Account, Customer, NewDocument};

    /// The as-of date is day 1,000: 27 September 1972.
    const AS_OF: Day = Day::from_number(1_000);

    /// Number, account, kind; issued, due, paid; total, open. `i32::MIN` is no date.
    type Row = (&'static str, u32, DocumentKind, [i32; 3], [i64; 2]);

    const NONE: i32 = i32::MIN;

    /// Accounts: Acme in EUR, Beta in EUR, Acme in USD.
    const ROWS: [Row; 9] = [
        // 70 days late.
        ("INV-7", 0, DocumentKind::Invoice, [900, 930, NONE], [10_000, 10_000]),
        // Not due.
        ("INV-3", 1, DocumentKind::Invoice, [980, 1_010, NONE], [4_000, 2_500]),
        // Paid; due 30 days ago.
        ("INV-5", 0, DocumentKind::Invoice, [940, 970, 980], [3_000, 0]),
        // Overpaid; due 40 days ago.
        ("INV-4", 1, DocumentKind::Invoice, [950, 960, 990], [2_000, -700]),
        // Without a due date: 15 and 10 days from its own.
        ("CN-1", 2, DocumentKind::CreditNote, [985, NONE, NONE], [-1_500, -1_500]),
        ("REC-2", 1, DocumentKind::Receipt, [990, NONE, NONE], [-900, -900]),
        // Not issued.
        ("INV-9", 1, DocumentKind::Invoice, [1_005, 1_035, NONE], [800, 800]),
        // 5 days late, and paid later; issued exactly 30 days ago.
        ("INV-8", 0, DocumentKind::Invoice, [970, 995, 1_003], [600, 0]),
        // Used up; 40 days from its own date.
        ("CN-6", 0, DocumentKind::CreditNote, [960, NONE, 970], [-500, 0]),
    ];

    fn ledger() -> Ledger {
        let mut ledger = Ledger::default();
        let acme = ledger.add_customer(Customer::named("C-91".to_owned(), "Acme".to_owned()));
        let beta = ledger.add_customer(Customer::named("K-77".to_owned(), "Beta".to_owned()));
        for (customer, code) in [(acme, "EUR"), (beta, "EUR"), (acme, "USD")] {
            ledger.add_account(Account { customer, currency: Currency::new(code).unwrap() });
        }
        for (row, (number, account, kind, days, [total, open])) in (2..).zip(ROWS) {
            let [invoice_date, due_date, paid_date] = days.map(Day::from_number);
            ledger.push(NewDocument {
                number: number.as_bytes(),
                kind,
                invoice_date,
                due_date,
                paid_date,
                open,
                row,
                ..invoice(account, total)
            });
        }
        ledger
    }

    fn config(credits: CreditMode) -> AnalysisConfig {
        AnalysisConfig { credits, ..AnalysisConfig::standard(AS_OF.to_date().unwrap()) }
    }

    fn of_set(set: DocumentSet) -> Selection {
        Selection { currency: None, account: None, group: None, set }
    }

    #[test]
    fn every_set_has_its_documents_and_no_others() {
        let ledger = ledger();
        for (credits, set, expected) in [
            (CreditMode::OwnDate, DocumentSet::All, &[0, 1, 2, 3, 4, 5, 6, 7, 8][..]),
            (CreditMode::OwnDate, DocumentSet::Open, &[0, 1, 3, 4, 5, 7]),
            (CreditMode::OwnDate, DocumentSet::Overdue, &[0, 3, 4, 5, 7]),
            (CreditMode::OwnColumn, DocumentSet::Overdue, &[0, 7]),
            (CreditMode::OwnDate, DocumentSet::Credits, &[3, 4, 5]),
            (CreditMode::OwnDate, DocumentSet::Bucket(1), &[4, 5, 7]),
            (CreditMode::OwnColumn, DocumentSet::Bucket(1), &[7]),
            (CreditMode::OwnColumn, DocumentSet::Bucket(6), &[3, 4, 5]),
            (CreditMode::OwnDate, DocumentSet::Paid, &[2]),
            (CreditMode::OwnDate, DocumentSet::NotYetIssued, &[6]),
            (CreditMode::OwnDate, DocumentSet::PostDated, &[7]),
            (CreditMode::OwnDate, DocumentSet::OffenderLate, &[0]),
            // The window of 30 days begins on day 971; a receipt is no sale.
            (CreditMode::OwnDate, DocumentSet::Sales(30), &[1, 4]),
            (CreditMode::OwnDate, DocumentSet::Sales(31), &[1, 4, 7]),
        ] {
            let config = config(credits);
            let found = View::new(&ledger, &config).select(&of_set(set), "");
            assert_eq!(found, expected, "{set:?} {credits:?}");
        }
    }

    #[test]
    fn credits_stand_in_their_own_column_and_nothing_else_does() {
        let (ledger, config) = (ledger(), config(CreditMode::OwnColumn));
        let view = View::new(&ledger, &config);
        // Not due, 1–30, 31–60, 61–90, over 90, without a date, credits. What is settled is 30 days old.
        for (idx, bucket) in (0..).zip([3, 0, 1, 6, 6, 6, 0, 1, 6]) {
            assert_eq!(view.row(idx).unwrap().bucket, bucket, "{}", ROWS[idx as usize].0);
        }
    }

    #[test]
    fn documents_are_found_by_number_customer_or_customer_number() {
        let (ledger, config) = (ledger(), config(CreditMode::OwnDate));
        let view = View::new(&ledger, &config);
        for (find, expected) in [
            (" inv-7 ", &[0][..]),
            ("cn-", &[4, 8]),
            ("ETA", &[1, 3, 5, 6]),
            ("c-91", &[0, 2, 4, 7, 8]),
            ("k-77", &[1, 3, 5, 6]),
            ("gamma", &[]),
        ] {
            assert_eq!(view.select(&of_set(DocumentSet::All), find), expected, "{find:?}");
        }
    }

    #[test]
    fn lists_are_put_in_order_and_equal_ones_stay_as_in_the_file() {
        let (ledger, config) = (ledger(), config(CreditMode::OwnDate));
        let view = View::new(&ledger, &config);
        for (by, descending, expected) in [
            (DocumentSort::Row, false, [0, 1, 2, 3, 4, 5, 6, 7, 8]),
            (DocumentSort::Row, true, [8, 7, 6, 5, 4, 3, 2, 1, 0]),
            (DocumentSort::Number, false, [4, 8, 1, 3, 2, 0, 7, 6, 5]),
            (DocumentSort::Customer, false, [0, 2, 4, 7, 8, 1, 3, 5, 6]),
            (DocumentSort::Customer, true, [1, 3, 5, 6, 0, 2, 4, 7, 8]),
            (DocumentSort::InvoiceDate, false, [0, 2, 3, 8, 7, 1, 4, 5, 6]),
            (DocumentSort::DueDate, false, [4, 5, 8, 0, 3, 2, 7, 1, 6]),
            (DocumentSort::Total, false, [4, 5, 8, 7, 6, 3, 2, 1, 0]),
            // What is not issued has nothing open yet.
            (DocumentSort::Open, false, [4, 5, 3, 2, 6, 8, 7, 1, 0]),
            (DocumentSort::Open, true, [0, 1, 7, 2, 6, 8, 3, 5, 4]),
            (DocumentSort::DaysPastDue, false, [6, 1, 7, 5, 4, 2, 3, 8, 0]),
            (DocumentSort::DaysPastDue, true, [0, 3, 8, 2, 4, 5, 7, 1, 6]),
        ] {
            let mut list = [3, 8, 5, 0, 7, 2, 6, 1, 4];
            view.sort(&mut list, by, descending);
            assert_eq!(list, expected, "{by:?} descending: {descending}");
        }
    }

    #[test]
    fn a_list_is_added_up_currency_by_currency() {
        let (ledger, config) = (ledger(), config(CreditMode::OwnDate));
        let view = View::new(&ledger, &config);
        let (open, billed) = view.totals(&[0, 1, 2, 3, 4, 5, 6, 7, 8]);
        let shown = |list: Vec<(Currency, Figure)>| -> Vec<(String, String, u32)> {
            let line = |(currency, own): &(Currency, Figure)| {
                (currency.code().to_owned(), own.amount.to_string(), own.count)
            };
            list.iter().map(line).collect()
        };
        let line = |code: &str, amount: &str, count| (code.to_owned(), amount.to_owned(), count);
        // 100.00 + 25.00 − 7.00 − 9.00 + 6.00; three of the eight have nothing open.
        assert_eq!(shown(open), [line("EUR", "115.00", 5), line("USD", "-15.00", 1)]);
        // 100.00 + 40.00 + 30.00 + 20.00 − 9.00 + 8.00 + 6.00 − 5.00.
        assert_eq!(shown(billed), [line("EUR", "190.00", 8), line("USD", "-15.00", 1)]);
    }

    #[test]
    fn a_row_says_what_else_its_file_says() {
        let (mut ledger, config) = (ledger(), config(CreditMode::OwnDate));
        ledger.set_attribute(0, Attribute::Tag, "North");
        ledger.set_attribute(0, Attribute::PoNumber, "P-1");
        ledger.set_expected_date(0, AS_OF.plus(10));
        let view = View::new(&ledger, &config);
        let said = [("po_number", "P-1"), ("tag", "North"), ("expected_date", "1972-10-07")];
        let said = said.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(view.row(0).unwrap().attributes, said);
        assert_eq!(view.row(1).unwrap().attributes, []);
    }
}
