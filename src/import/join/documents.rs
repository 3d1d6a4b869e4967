//! Documents of several files in one ledger. A document that stands in two files with the same
//! figures counts once; with other figures both count, and both are listed.

use std::collections::BTreeSet;

use crate::domain::ledger::{CustomerIdx, Document, DocumentIdx};
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
        part.report.excluded.sort_by_key(|excluded| excluded.row);
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
