//! Documents as the [pass](super) reads them, in the order of the file or of their accounts.

use std::ops::Range;

use crate::domain::ledger::{AccountIdx, Columns, DocumentIdx};
use crate::domain::{Currency, Day, Ledger, pieces, to_u32};

/// A document in 40 bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub document: DocumentIdx,
    /// Whose sums it adds to: an account, or another group.
    pub slot: u32,
    pub issued: Day,
    pub due: Day,
    pub paid: Day,
    /// Minor units, as `open`.
    pub total: i64,
    /// Open today.
    pub open: i64,
    /// Place of its currency among those of the ledger.
    pub currency: u16,
    /// See [`kind_of`](crate::domain::ledger::kind_of).
    pub flags: u8,
}

impl Row {
    /// Stands where a row comes later.
    const EMPTY: Self = Self {
        document: 0,
        slot: 0,
        issued: Day::NONE,
        due: Day::NONE,
        paid: Day::NONE,
        total: 0,
        open: 0,
        currency: 0,
        flags: 0,
    };
}

/// Reads a ledger row by row.
pub(super) struct Reader<'a> {
    columns: Columns<'a>,
    slot_of: &'a [u32],
    /// By account: the place of its currency.
    currency_of: Vec<u16>,
    /// In use, most documents first.
    pub currencies: Vec<Currency>,
    /// The first invoice date, or [`Day::NONE`].
    pub first: Day,
}

impl<'a> Reader<'a> {
    /// Reads each document for the slot that `slot_of` gives it.
    pub(super) fn new(ledger: &'a Ledger, slot_of: &'a [u32]) -> Self {
        let currencies = ledger.currencies();
        let columns = ledger.columns();
        let place = |currency| currencies.iter().position(|c| *c == currency);
        let places = ledger.accounts().iter().map(|account| place(account.currency));
        let dates = columns.invoice_date.iter().copied();
        Self {
            columns,
            slot_of,
            // There are 17,576 codes of three letters.
            currency_of: places
                .map(|at| at.and_then(|at| u16::try_from(at).ok()).unwrap_or(0))
                .collect(),
            first: dates.filter(|day| day.is_some()).min().unwrap_or(Day::NONE),
            currencies,
        }
    }

    /// Reads one of the [`pieces`].
    #[inline(never)]
    pub(super) fn read(&self, piece: Range<usize>, rows: &mut Vec<Row>) {
        rows.clear();
        rows.extend(piece.filter_map(|i| self.row(i)));
    }

    #[inline]
    fn row(&self, i: usize) -> Option<Row> {
        let columns = &self.columns;
        let account = *columns.account.get(i)? as usize;
        Some(Row {
            document: to_u32(i),
            slot: *self.slot_of.get(i)?,
            issued: *columns.invoice_date.get(i)?,
            due: *columns.due_date.get(i)?,
            paid: *columns.paid_date.get(i)?,
            total: *columns.total.get(i)?,
            open: *columns.open.get(i)?,
            currency: self.currency_of.get(account).copied().unwrap_or(0),
            flags: *columns.flags.get(i)?,
        })
    }
}

/// All documents of a ledger, those of an account together. The sums of tens of thousands of accounts lie far from the
/// processor: in this order each of them is fetched once, not once for each document.
#[derive(Clone, Debug)]
pub struct ByAccount {
    rows: Vec<Row>,
    pub(super) currencies: Vec<Currency>,
    pub(super) first: Day,
}

impl ByAccount {
    /// Sorts a ledger by account.
    pub fn new(ledger: &Ledger) -> Self {
        let accounts = ledger.columns().account;
        let reader = Reader::new(ledger, accounts);
        let mut next = starts(accounts, ledger.accounts().len());
        let mut sorted = vec![Row::EMPTY; accounts.len()];
        let mut rows = Vec::new();
        for piece in pieces(accounts.len()) {
            reader.read(piece, &mut rows);
            place(&rows, &mut next, &mut sorted);
        }
        Self { rows: sorted, currencies: reader.currencies, first: reader.first }
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = &[Row]> {
        pieces(self.rows.len()).filter_map(|piece| self.rows.get(piece))
    }
}

/// Where the documents of each account begin.
fn starts(account_of: &[AccountIdx], accounts: usize) -> Vec<u32> {
    let mut starts = vec![0; accounts];
    for &account in account_of {
        if let Some(count) = starts.get_mut(account as usize) {
            *count += 1;
        }
    }
    let mut before = 0;
    for start in &mut starts {
        let count = std::mem::replace(start, before);
        before += count;
    }
    starts
}

/// Puts rows where the next of their account belongs.
#[inline(never)]
fn place(rows: &[Row], next: &mut [u32], sorted: &mut [Row]) {
    for row in rows {
        if let Some(at) = next.get_mut(row.slot as usize)
            && let Some(slot) = sorted.get_mut(*at as usize)
        {
            *slot = *row;
            *at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::{invoice, ledger_for};

    #[test]
    fn documents_of_an_account_lie_together_in_the_order_of_the_file() {
        let mut ledger = ledger_for(&["A", "B without any", "C", "D"]);
        for account in [3, 0, 2, 0, 3, 0] {
            ledger.push(invoice(account, 10));
        }
        let by_account = ByAccount::new(&ledger);
        let order: Vec<_> =
            by_account.pieces().flatten().map(|row| (row.slot, row.document)).collect();
        assert_eq!(order, [(0, 1), (0, 3), (0, 5), (2, 2), (3, 0), (3, 4)]);
        assert_eq!(ByAccount::new(&ledger_for(&[])).pieces().count(), 0);
    }
}
