//! Document numbers that appear again for the same account: both rows are counted, and said so.
//!
//! A bitmap filters the million numbers that are unique; only what collides in it is compared.

use std::collections::HashSet;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::domain::ledger::{AccountIdx, DocumentIdx};
use crate::domain::{Ledger, pieces, to_u32};
use crate::import::finding::FindingLog;
use crate::import::report::FindingCode;

/// A set of numbers below a power of two, as bits.
struct Bits {
    words: Vec<u64>,
    mask: u32,
}

impl Bits {
    fn new(bits: usize) -> Self {
        let bits = bits.next_power_of_two().clamp(64, 1 << 31);
        Self { words: vec![0; bits / 64], mask: to_u32(bits - 1) }
    }

    /// Sets a bit; `true` = it was set before.
    #[inline]
    fn set(&mut self, hash: u32) -> bool {
        let bit = hash & self.mask;
        let Some(word) = self.words.get_mut((bit / 64) as usize) else { return false };
        let before = *word;
        *word |= 1 << (bit % 64);
        before == *word
    }

    #[inline]
    fn has(&self, hash: u32) -> bool {
        let bit = hash & self.mask;
        self.words.get((bit / 64) as usize).is_some_and(|word| word & (1 << (bit % 64)) != 0)
    }
}

/// Adds a finding for every document whose number appeared before in its account.
pub fn note(ledger: &Ledger, findings: &mut FindingLog, column: &str) {
    let mut search = Search {
        ledger,
        hashes: Vec::with_capacity(ledger.len()),
        seen: Bits::new(ledger.len() * 16),
        suspects: Bits::new(ledger.len() * 2),
        first: HashSet::with_hasher(FixedState::with_seed(31)),
    };
    for piece in pieces(ledger.len()) {
        search.look_at(piece);
    }
    for piece in pieces(ledger.len()) {
        search.compare(piece, findings, column);
    }
}

struct Search<'a> {
    ledger: &'a Ledger,
    /// Of the documents in order; `None` = it has no number.
    hashes: Vec<Option<u32>>,
    seen: Bits,
    /// Hashes that were seen more than once.
    suspects: Bits,
    /// Accounts and numbers of the suspects so far.
    first: HashSet<(AccountIdx, &'a [u8]), FixedState>,
}

impl Search<'_> {
    /// Hashes the documents of one of the [`pieces`].
    #[inline(never)]
    fn look_at(&mut self, piece: Range<usize>) {
        for idx in piece {
            let hash = hash(self.ledger, to_u32(idx));
            if let Some(hash) = hash
                && self.seen.set(hash)
            {
                self.suspects.set(hash);
            }
            self.hashes.push(hash);
        }
    }

    /// Compares the suspects among the documents of one of the [`pieces`] with those before.
    #[inline(never)]
    fn compare(&mut self, piece: Range<usize>, findings: &mut FindingLog, column: &str) {
        for idx in piece {
            let hash = self.hashes.get(idx).copied().flatten();
            if hash.is_some_and(|hash| self.suspects.has(hash))
                && self.ledger.number(to_u32(idx)).is_some_and(|key| !self.first.insert(key))
                && let Some(document) = self.ledger.document(to_u32(idx))
            {
                findings.add(
                    FindingCode::RepeatedNumber,
                    document.row,
                    column,
                    document.number.as_bytes(),
                );
            }
        }
    }
}

#[inline]
fn hash(ledger: &Ledger, idx: DocumentIdx) -> Option<u32> {
    let (account, number) = ledger.number(idx)?;
    if number.is_empty() {
        return None;
    }
    let mut hasher = FixedState::with_seed(u64::from(account)).build_hasher();
    hasher.write(number);
    u32::try_from(hasher.finish() & u64::from(u32::MAX)).ok()
}

#[cfg(test)]
mod tests {
    use crate::import::report::FindingCode;
    use crate::import::{ImportSettings, Outcome, import};

    #[test]
    fn a_number_that_appears_again_for_a_customer_is_noted_and_none_at_all_is_not() {
        let text = "Customer,Invoice No,Date,Total\n\
                    A,1,2026-01-05,10.00\nA,,2026-01-06,20.00\nA,,2026-01-07,30.00\n\
                    B,1,2026-01-08,40.00\nA,1,2026-01-09,50.00\nA,2,2026-01-10,60.00\n";
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { report, .. } = outcome else { panic!("{outcome:?}") };
        let repeated = |code| report.findings.iter().find(|group| group.code == code);
        let found = &repeated(FindingCode::RepeatedNumber).unwrap().examples;
        let shown: Vec<_> =
            found.iter().map(|f| (f.row, f.column.as_str(), f.value.as_str())).collect();
        assert_eq!(shown, [(6, "Invoice No", "1")]);
    }
}
