//! Document numbers that appear again for the same account: both rows are counted, and said so.
//!
//! A bitmap filters the million numbers that are unique; only what collides in it is compared.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;

use crate::domain::ledger::DocumentIdx;
use crate::domain::{Ledger, to_u32};
use crate::import::finding::FindingLog;
use crate::import::report::FindingCode;

/// Adds a finding for every document whose number appeared before in its account.
pub fn note(ledger: &Ledger, findings: &mut FindingLog, column: &str) {
    let hashes = || (0..to_u32(ledger.len())).filter_map(|idx| hash(ledger, idx).map(|h| (h, idx)));
    let bits = (ledger.len().max(1) * 16).next_power_of_two();
    let mut seen = vec![0_u64; bits.div_ceil(64)];
    let mut suspects: HashSet<u64> = HashSet::new();
    for (hash, _) in hashes() {
        #[expect(clippy::cast_possible_truncation, reason = "the low bits are wanted")]
        let bit = hash as usize & (bits - 1);
        let Some(word) = seen.get_mut(bit / 64) else { continue };
        if *word & (1 << (bit % 64)) != 0 {
            suspects.insert(hash);
        }
        *word |= 1 << (bit % 64);
    }
    if suspects.is_empty() {
        return;
    }
    let mut groups: BTreeMap<u64, Vec<DocumentIdx>> = BTreeMap::new();
    for (hash, idx) in hashes() {
        if suspects.contains(&hash) {
            groups.entry(hash).or_default().push(idx);
        }
    }
    let mut repeated: Vec<DocumentIdx> =
        groups.into_values().flat_map(|group| later_equal(ledger, &group)).collect();
    repeated.sort_unstable();
    for idx in repeated {
        if let Some(document) = ledger.document(idx) {
            findings.add(
                FindingCode::RepeatedNumber,
                document.row,
                column,
                document.number.as_bytes(),
            );
        }
    }
}

fn hash(ledger: &Ledger, idx: DocumentIdx) -> Option<u64> {
    let (account, number) = ledger.number(idx)?;
    if number.is_empty() {
        return None;
    }
    let mut hasher = FixedState::with_seed(29).build_hasher();
    hasher.write_u32(account);
    hasher.write(number);
    Some(hasher.finish())
}

/// The members whose number and account equal an earlier member's.
fn later_equal(ledger: &Ledger, group: &[DocumentIdx]) -> Vec<DocumentIdx> {
    let mut first = HashSet::new();
    group
        .iter()
        .copied()
        .filter(|idx| ledger.number(*idx).is_some_and(|key| !first.insert(key)))
        .collect()
}
