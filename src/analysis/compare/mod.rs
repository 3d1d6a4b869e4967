//! Two exports of the same book, the earlier and the later: what became of every document, which
//! customers improved or slid, and a bridge from the old open balance to the new one.
//!
//! Invariant: old open + the steps of the bridge = new open, per currency and to the cent, whatever the
//! two files say. Every document is in a list, or counted as unchanged or without effect. What has no
//! certain counterpart is listed with the reason; nothing is guessed.

mod change;
mod customers;
mod pairs;
mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use report::*;

use self::change::{Balance, Parts};
use self::pairs::Pairs;
use crate::analysis::{Analysis, Figure, Page, balance};
use crate::domain::ledger::{DocumentIdx, kind_of};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, CustomerKey, Day, DocumentKind, Ledger, to_u32};

/// One of the two exports: its documents, and its figures at its own date.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The documents.
    pub ledger: &'a Ledger,
    /// The figures at its date.
    pub analysis: &'a Analysis,
    /// Name of the file or files.
    pub name: &'a str,
    /// Rows that its import left out: the reason in words, and how many.
    pub left_out: &'a [(String, u64)],
}

/// One document in one list.
#[derive(Clone, Copy, Debug)]
struct Entry {
    change: Change,
    before: Option<DocumentIdx>,
    after: Option<DocumentIdx>,
    /// Minor units it adds to the open balance.
    part: i128,
    reason: Option<Unmatched>,
    entered_late: bool,
}

/// One currency's lists.
#[derive(Clone, Debug, Default)]
struct Lists {
    entries: Vec<Entry>,
    moves: Vec<CustomerMove>,
    unchanged: u32,
    settled_before: u32,
    settled_after: u32,
}

/// A comparison, ready to be looked into.
#[derive(Clone, Debug)]
pub struct Comparison {
    sides: [ExportSide; 2],
    lists: Vec<(Currency, Lists)>,
    figures: Vec<[(Figure, Figure); 2]>,
}

impl Comparison {
    /// Compares `before` (the earlier export) with `after`. `merges` are customers taken as one.
    pub fn new(before: &Export<'_>, after: &Export<'_>, merges: &[Vec<CustomerKey>]) -> Self {
        let same = pairs::customers(before.ledger, after.ledger, merges);
        let pairs =
            pairs::pair((before.ledger, before.as_of()), (after.ledger, after.as_of()), &same);
        let mut currencies = after.ledger.currencies();
        currencies.extend(before.ledger.currencies());
        let mut seen = std::collections::BTreeSet::new();
        currencies.retain(|currency| seen.insert(*currency));
        let mut lists: BTreeMap<Currency, Lists> = BTreeMap::new();
        changes(before, after, &pairs, &mut lists);
        let mut comparison = Self {
            sides: [before.side(), after.side()],
            lists: Vec::with_capacity(currencies.len()),
            figures: Vec::with_capacity(currencies.len()),
        };
        for currency in currencies {
            let mut own = lists.remove(&currency).unwrap_or_default();
            own.moves = customers::moves(before, after, &same, currency, &own.entries);
            let figures = [before, after].map(|export| {
                let balances = export.analysis.balances(export.ledger, currency);
                balances.map_or_else(Default::default, |own| (own.open, own.overdue))
            });
            comparison.lists.push((currency, own));
            comparison.figures.push(figures);
        }
        comparison
    }

    /// The report for the page.
    pub fn report(&self) -> ComparisonReport {
        let [before, after] = self.sides.clone();
        let currencies = self.lists.iter().zip(&self.figures);
        let currencies =
            currencies.map(|((currency, lists), figures)| lists.report(*currency, figures));
        ComparisonReport { before, after, currencies: currencies.collect() }
    }

    /// A window of one list, the largest parts first.
    pub fn documents(
        &self,
        before: &Export<'_>,
        after: &Export<'_>,
        (currency, change): (Currency, Change),
        offset: u32,
        limit: u32,
    ) -> Page<ComparedRow> {
        let entries = self.lists_of(currency).map(|lists| lists.entries.as_slice());
        let own = entries.unwrap_or_default().iter().filter(|entry| entry.change == change);
        let total = to_u32(own.clone().count());
        let window = own.skip(offset as usize).take(limit as usize);
        let rows = window.filter_map(|entry| row(before, after, currency, entry)).collect();
        Page { rows, offset, total }
    }

    /// Customers that moved this way, the largest change of what is overdue first.
    pub fn customers(
        &self,
        currency: Currency,
        movement: Movement,
        offset: u32,
        limit: u32,
    ) -> Page<CustomerMove> {
        let moves = self.lists_of(currency).map(|lists| lists.moves.as_slice());
        let own = moves.unwrap_or_default().iter().filter(|row| row.movement == movement);
        let total = to_u32(own.clone().count());
        let rows = own.skip(offset as usize).take(limit as usize).cloned().collect();
        Page { rows, offset, total }
    }

    /// Everything, for files.
    pub fn whole(&self, before: &Export<'_>, after: &Export<'_>) -> WholeComparison {
        let lists = self.lists.iter().map(|(currency, own)| ComparedLists {
            documents: own
                .entries
                .iter()
                .filter_map(|entry| row(before, after, *currency, entry))
                .collect(),
            customers: own
                .moves
                .iter()
                .filter(|own| own.movement != Movement::Steady)
                .cloned()
                .collect(),
        });
        WholeComparison { report: self.report(), lists: lists.collect() }
    }

    fn lists_of(&self, currency: Currency) -> Option<&Lists> {
        let (_, lists) = self.lists.iter().find(|(own, _)| *own == currency)?;
        Some(lists)
    }
}

impl Export<'_> {
    fn as_of(&self) -> Day {
        Day::from(self.analysis.config().as_of)
    }

    fn side(&self) -> ExportSide {
        let columns = self.ledger.columns();
        let issued = (0..to_u32(self.ledger.len()))
            .filter(|idx| balance::open_at(&columns, *idx as usize, self.as_of()).is_some());
        let unnumbered = issued.clone().filter(|idx| {
            self.ledger.number(*idx).is_none_or(|(_, number)| number.trim_ascii().is_empty())
        });
        ExportSide {
            name: self.name.to_owned(),
            as_of: self.analysis.config().as_of,
            has_history: self.ledger.has_history(),
            documents: to_u32(issued.clone().count()),
            unnumbered: to_u32(unnumbered.count()),
            left_out: self.left_out.to_vec(),
        }
    }

    fn balance(&self, idx: DocumentIdx) -> Balance {
        let columns = self.ledger.columns();
        let i = idx as usize;
        let total = columns.total.get(i).copied().unwrap_or_default();
        Balance { total, open: balance::open_at(&columns, i, self.as_of()).unwrap_or_default() }
    }

    fn kind(&self, idx: DocumentIdx) -> DocumentKind {
        kind_of(self.ledger.columns().flags.get(idx as usize).copied().unwrap_or_default())
    }

    fn currency(&self, idx: DocumentIdx) -> Currency {
        let account = self.ledger.number(idx).map_or(0, |(account, _)| account);
        let account = self.ledger.accounts().get(account as usize);
        account.map_or(Currency::UNSTATED, |account| account.currency)
    }

    fn dates(&self, idx: DocumentIdx) -> [Day; 2] {
        let columns = self.ledger.columns();
        [columns.invoice_date, columns.due_date]
            .map(|column| column.get(idx as usize).copied().unwrap_or(Day::NONE))
    }

    fn then(&self, idx: DocumentIdx) -> Option<DocumentThen> {
        let document = self.ledger.document(idx)?;
        let open = self.balance(idx).open;
        let columns = self.ledger.columns();
        Some(DocumentThen {
            document: idx,
            invoice_date: document.invoice_date.to_date(),
            due_date: document.due_date.to_date(),
            paid_date: document.paid_date.to_date(),
            total: document.total,
            open: Amount::from_minor(open.into(), document.account.currency),
            days_past_due: balance::days_past_due(&columns, idx as usize, self.as_of()),
            file: self.ledger.source_of(idx),
            row: document.row,
        })
    }
}

/// Puts every document into its lists.
fn changes(
    before: &Export<'_>,
    after: &Export<'_>,
    pairs: &Pairs,
    lists: &mut BTreeMap<Currency, Lists>,
) {
    for &(old, new) in &pairs.both {
        let parts = change::of_both(after.kind(new), before.balance(old), after.balance(new));
        let own = lists.entry(after.currency(new)).or_default();
        let entry = Entry::of(Some(old), Some(new));
        let re_dated = before.dates(old) != after.dates(new);
        if re_dated {
            own.entries.push(Entry { change: Change::ReDated, ..entry });
        }
        let moved = own.add(parts, entry);
        own.unchanged += u32::from(!moved && !re_dated);
    }
    for &(old, reason) in &pairs.before {
        let own = lists.entry(before.currency(old)).or_default();
        let open = before.balance(old).open;
        let change = if reason.is_some() { Change::UnmatchedBefore } else { Change::Vanished };
        if open == 0 && reason.is_none() {
            own.settled_before += 1;
            continue;
        }
        let entry = Entry { reason, ..Entry::of(Some(old), None) };
        own.entries.push(Entry { change, part: -i128::from(open), ..entry });
    }
    for &(new, reason) in &pairs.after {
        let own = lists.entry(after.currency(new)).or_default();
        let balance = after.balance(new);
        let entry = Entry { reason, ..Entry::of(None, Some(new)) };
        if reason.is_some() {
            let part = i128::from(balance.open);
            own.entries.push(Entry { change: Change::UnmatchedAfter, part, ..entry });
            continue;
        }
        let columns = after.ledger.columns();
        let [issued, _] = after.dates(new);
        let known_before = !issued.is_some() || issued <= before.as_of();
        let open_before = balance::open_at(&columns, new as usize, before.as_of());
        if known_before && balance.open == 0 && open_before.unwrap_or_default() == 0 {
            own.settled_after += 1;
            continue;
        }
        let parts = change::of_new(after.kind(new), balance);
        own.add(parts, Entry { entered_late: issued.is_some() && known_before, ..entry });
    }
    for own in lists.values_mut() {
        own.entries.lean_sort_by_key(|entry| {
            (entry.change, std::cmp::Reverse(entry.part.unsigned_abs()), entry.after, entry.before)
        });
    }
}

impl Entry {
    fn of(before: Option<DocumentIdx>, after: Option<DocumentIdx>) -> Self {
        let change = Change::ReDated;
        Self { change, before, after, part: 0, reason: None, entered_late: false }
    }
}

impl Lists {
    /// Adds the parts of a document; `false` when there are none.
    fn add(&mut self, parts: Parts, entry: Entry) -> bool {
        let mut any = false;
        for (change, part) in parts.into_iter().flatten() {
            self.entries.push(Entry { change, part, ..entry });
            any = true;
        }
        any
    }

    fn report(&self, currency: Currency, figures: &[(Figure, Figure); 2]) -> CurrencyComparison {
        let of = |change: Change| self.entries.iter().filter(move |entry| entry.change == change);
        let step = |change: Change| {
            let minor = of(change).map(|entry| entry.part).sum();
            let amount = Amount::from_minor(minor, currency);
            BridgeStep { change, amount, count: to_u32(of(change).count()) }
        };
        let moved = |movement: Movement| {
            to_u32(self.moves.iter().filter(|own| own.movement == movement).count())
        };
        let &[(open_before, overdue_before), (open_after, overdue_after)] = figures;
        CurrencyComparison {
            currency,
            open_before,
            open_after,
            overdue_before,
            overdue_after,
            steps: Change::STEPS.map(step).to_vec(),
            re_dated: to_u32(of(Change::ReDated).count()),
            unchanged: self.unchanged,
            settled_before: self.settled_before,
            settled_after: self.settled_after,
            improved: moved(Movement::Improved),
            slid: moved(Movement::Slid),
            mixed: moved(Movement::Mixed),
            steady: moved(Movement::Steady),
        }
    }
}

fn row(
    before: &Export<'_>,
    after: &Export<'_>,
    currency: Currency,
    entry: &Entry,
) -> Option<ComparedRow> {
    let known = entry.after.map(|idx| (after, idx)).or(entry.before.map(|idx| (before, idx)));
    let (export, idx) = known?;
    let document = export.ledger.document(idx)?;
    Some(ComparedRow {
        change: entry.change,
        number: document.number.into_owned(),
        kind: document.kind,
        customer: document.customer.name.clone(),
        customer_id: document.customer.id.clone(),
        part: Amount::from_minor(entry.part, currency),
        before: entry.before.and_then(|idx| before.then(idx)),
        after: entry.after.and_then(|idx| after.then(idx)),
        reason: entry.reason,
        entered_late: entry.entered_late,
    })
}
