//! Documents of several files in one ledger. A document that stands in two files with the same
//! figures counts once; with other figures both count, and both are listed.

use std::collections::BTreeSet;

use crate::domain::ledger::{CustomerIdx, Document, DocumentIdx};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Ledger, Money, to_u32};
use crate::import::join::Part;
use crate::import::join::number::{self, Numbers};
use crate::import::join::people::{self, People};
use crate::import::join::report::{JoinReport, Repeated};
use crate::import::report::{
    Excluded, Finding, FindingCode, FindingGroup, ImportReport, LeftOut, Role,
};

/// The ledger so far.
#[derive(Debug)]
pub struct Documents {
    /// The documents.
    pub ledger: Ledger,
    /// The customers.
    pub people: People,
    /// First document of each file, and whether the file says itself what is open.
    states_open: Vec<(DocumentIdx, bool)>,
}

impl Documents {
    /// No documents yet.
    pub fn new(people: People) -> Self {
        Self { ledger: Ledger::default(), people, states_open: Vec::new() }
    }

    /// Adds a file's documents.
    pub fn add(&mut self, part: &mut Part, join: &mut JoinReport) {
        let own = part.report.columns.iter().filter_map(|column| column.role);
        let states_open = own.into_iter().any(|role| matches!(role, Role::Open | Role::Paid));
        self.states_open.push((to_u32(self.ledger.len()), states_open));
        let other = std::mem::take(&mut part.ledger);
        if self.ledger.is_empty() {
            self.ledger = other;
            self.ledger.set_source(part.file);
            self.people.add_all(&self.ledger);
            return;
        }
        let places = people::meet(&mut self.people, &mut self.ledger, &other);
        let repeated = self.repeated(&other, &places, part, join);
        self.ledger.begin_source(part.file);
        self.ledger.append(&other, &places, |idx| !repeated.contains(&idx));
    }

    /// The documents of `other` that are here already with the same figures.
    fn repeated(
        &self,
        other: &Ledger,
        places: &[CustomerIdx],
        part: &mut Part,
        join: &mut JoinReport,
    ) -> BTreeSet<DocumentIdx> {
        let numbers = Numbers::of(&self.ledger);
        let mut taken = BTreeSet::new();
        let mut repeated = BTreeSet::new();
        for idx in 0..to_u32(other.len()) {
            let key = other.number(idx).map(|n| number::key(n.1)).unwrap_or_default();
            let Some(document) = other.document(idx).filter(|_| !key.is_empty()) else { continue };
            let owner = places.get(document.account.customer as usize).copied();
            let mut known = numbers.exactly(&self.ledger, &key).into_iter().filter_map(|first| {
                let known = self.ledger.document(first)?;
                let same_account = Some(known.account.customer) == owner
                    && known.account.currency == document.account.currency;
                (same_account && !taken.contains(&first)).then_some((first, known))
            });
            let Some((first, known)) = known.next() else { continue };
            taken.insert(first);
            let same = same_figures(&known, &document);
            join.repeated.add(Repeated {
                file: part.file,
                row: document.row,
                first_file: self.ledger.source_of(first),
                first_row: known.row,
                customer: known.customer.name.clone(),
                number: document.number.to_string(),
                total: Money::new(document.total, document.account.currency),
                same,
            });
            if same {
                repeated.insert(idx);
                let currency = document.account.currency;
                let minor = other.total_as_written(idx).unwrap_or_default();
                let amount = Amount::from_minor(minor.into(), currency);
                leave_out(&mut part.report, &document, currency, amount);
            }
        }
        part.report.excluded.lean_sort_by_key(|excluded| excluded.row);
        repeated
    }

    /// The document's file says itself what is open, or the document does.
    pub fn states_open(&self, idx: DocumentIdx) -> bool {
        let after = self.states_open.partition_point(|(first, _)| *first <= idx);
        let file = after.checked_sub(1).and_then(|at| self.states_open.get(at));
        let columns = self.ledger.columns();
        file.is_some_and(|(_, states)| *states)
            || columns.open.get(idx as usize) != columns.total.get(idx as usize)
    }

    /// Every file says itself what is open.
    pub fn all_state_open(&self) -> bool {
        self.states_open.iter().all(|(_, states)| *states)
    }

    /// The currency all documents are in, where it is one that is stated.
    pub fn only_currency(&self) -> Option<Currency> {
        let mut currencies = self.ledger.accounts().iter().map(|account| account.currency);
        let first = currencies.next()?;
        (first.is_stated() && currencies.all(|currency| currency == first)).then_some(first)
    }
}

fn same_figures(a: &Document<'_>, b: &Document<'_>) -> bool {
    let figures =
        |d: &Document<'_>| (d.kind, d.total, d.open, d.invoice_date, d.due_date, d.paid_date);
    figures(a) == figures(b)
}

/// Moves a used row to those left out, sums included.
fn leave_out(
    report: &mut ImportReport,
    document: &Document<'_>,
    currency: Currency,
    amount: Amount,
) {
    let code = FindingCode::RepeatedInOtherFile;
    report.rows_used = report.rows_used.saturating_sub(1);
    let at = report.left_out.iter().position(|group| group.code == code);
    let at = at.unwrap_or_else(|| {
        report.left_out.push(LeftOut { code, rows: 0, amounts: Vec::new() });
        report.left_out.len() - 1
    });
    if let Some(group) = report.left_out.get_mut(at) {
        group.rows += 1;
        match group.amounts.iter_mut().find(|sum| sum.currency == currency) {
            Some(sum) => sum.amount += amount,
            None => group.amounts.push(Money::new(amount, currency)),
        }
    }
    if let Some(control) = report.control.iter_mut().find(|c| c.currency == currency) {
        control.used = control.used - amount;
        control.left_out += amount;
    }
    let finding =
        Finding { row: document.row, column: String::new(), value: document.number.to_string() };
    if report.excluded.len() < Excluded::KEPT {
        report.excluded.push(Excluded { row: finding.row, code });
    }
    FindingGroup::add_to(&mut report.findings, code, finding);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::ledger::tests::invoice;
    use crate::domain::{Account, Customer, Day, DocumentKind, NewDocument};
    use crate::import::{ImportSettings, Outcome, import};

    pub(in crate::import::join) fn currency(code: &str) -> Currency {
        Currency::new(code).unwrap_or(Currency::UNSTATED)
    }

    /// A review of a file that states what is open, or of one that does not.
    pub(in crate::import::join) fn review(states_open: bool) -> ImportReport {
        let text = if states_open {
            "Customer,Invoice No,Due Date,Total,Amount Due\nA,1,2026-01-05,10.00,4.00\n"
        } else {
            "Customer,Invoice No,Due Date,Total\nA,1,2026-01-05,10.00\n"
        };
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { report, .. } = outcome else { panic!("{outcome:?}") };
        report
    }

    /// Documents of a file: customer, number, total and open in minor units, currency. Below zero they are credit notes.
    pub(in crate::import::join) fn part(
        file: u32,
        states_open: bool,
        documents: &[(&str, &str, i64, i64, &str)],
    ) -> Part {
        let mut ledger = Ledger::default();
        for (row, (name, number, total, open, code)) in (2..).zip(documents) {
            let known = ledger.customers().iter().zip(0..).find(|(c, _)| c.name == *name);
            let known = known.map(|(_, idx)| idx);
            let customer = known.unwrap_or_else(|| {
                ledger.add_customer(Customer::named(String::new(), (*name).to_owned()))
            });
            let account = ledger.add_account(Account { customer, currency: currency(code) });
            let kind = if *total < 0 { DocumentKind::CreditNote } else { DocumentKind::Invoice };
            ledger.push(NewDocument {
                number: number.as_bytes(),
                kind,
                invoice_date: Day::from_ymd(2026, 1, 5).unwrap(),
                due_date: Day::NONE,
                open: *open,
                row,
                ..invoice(account, *total)
            });
        }
        Part { file, ledger, report: review(states_open) }
    }

    fn documents(parts: &mut [Part], join: &mut JoinReport) -> Documents {
        let mut documents = Documents::new(People::of(parts.iter().map(|part| &part.ledger)));
        for part in parts {
            documents.add(part, join);
        }
        documents
    }

    #[test]
    fn a_number_is_repeated_only_for_its_customer_in_its_currency_and_once() {
        let first = [("A", "1", 500, 500, "EUR")];
        let second = [
            ("A", "1", 500, 500, "USD"),
            ("B", "1", 500, 500, "EUR"),
            ("A", "1", 500, 500, "EUR"),
            ("A", "1", 500, 500, "EUR"),
        ];
        let mut parts = [part(0, false, &first), part(1, false, &second)];
        let mut join = JoinReport::default();
        let all = documents(&mut parts, &mut join);
        // Line 4 is that of the first file; line 5 is one more.
        let repeated: Vec<_> = join.repeated.kept.iter().map(|r| (r.row, r.same)).collect();
        assert_eq!(repeated, [(4, true)]);
        assert_eq!(all.ledger.len(), 4);
        let excluded: Vec<u32> = parts[1].report.excluded.iter().map(|e| e.row).collect();
        assert_eq!(excluded, [4]);
    }

    #[test]
    fn a_file_or_the_document_itself_says_what_is_open() {
        let mut parts = [
            part(0, true, &[("A", "1", 500, 500, "EUR"), ("A", "2", 500, 200, "EUR")]),
            part(1, false, &[("A", "3", 500, 500, "EUR"), ("A", "4", 500, 200, "EUR")]),
            part(2, true, &[("A", "5", 500, 500, "EUR")]),
        ];
        let all = documents(&mut parts, &mut JoinReport::default());
        let states: Vec<bool> = (0..5).map(|idx| all.states_open(idx)).collect();
        assert_eq!(states, [true, true, false, true, true]);
        assert!(!all.all_state_open());
        let mut parts = [part(0, true, &[("A", "1", 500, 500, "EUR")])];
        assert!(documents(&mut parts, &mut JoinReport::default()).all_state_open());
    }

    #[test]
    fn the_only_currency_is_one_that_is_stated() {
        for (codes, expected) in
            [(&["EUR", "EUR"][..], Some("EUR")), (&["EUR", "USD"], None), (&["---", "---"], None)]
        {
            let lines: Vec<_> = codes.iter().map(|code| ("A", "1", 500, 500, *code)).collect();
            let all = documents(&mut [part(0, false, &lines)], &mut JoinReport::default());
            assert_eq!(all.only_currency(), expected.map(currency), "{codes:?}");
        }
    }

    #[test]
    fn a_row_left_out_later_moves_with_its_sums() {
        let mut own = part(0, false, &[("A", "1", 500, 500, "EUR")]);
        let document = own.ledger.document(0).unwrap();
        let amount = |cents: i128| Amount::from_minor(cents, currency("EUR"));
        let other = Money::new(Amount::from_minor(11, currency("USD")), currency("USD"));
        let report = &mut own.report;
        report.rows_used = 3;
        report.left_out = vec![
            LeftOut { code: FindingCode::Void, rows: 1, amounts: vec![other] },
            LeftOut { code: FindingCode::RepeatedInOtherFile, rows: 4, amounts: vec![other] },
        ];
        report.excluded = vec![Excluded { row: 9, code: FindingCode::Void }; Excluded::KEPT - 1];
        for cents in [300, 45] {
            leave_out(report, &document, currency("EUR"), amount(cents));
        }
        assert_eq!(report.rows_used, 1);
        let left_out: Vec<_> =
            report.left_out.iter().map(|g| (g.rows, g.amounts.clone())).collect();
        let sum = Money::new(amount(345), currency("EUR"));
        assert_eq!(left_out, [(1, vec![other]), (6, vec![other, sum])]);
        assert_eq!(report.excluded.len(), Excluded::KEPT);
    }
}
