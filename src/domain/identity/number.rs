//! Document numbers as two files may write the same one: spaces and case do not count, nor does a
//! spreadsheet's `.0`; leading zeros count unless only one document is left without them.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;

use crate::domain::ledger::{DocumentIdx, kind_of};
use crate::domain::{DocumentKind, Ledger, to_u32};

/// A number in the form in which two files' numbers are compared; empty where there is none.
pub fn key(number: &[u8]) -> String {
    let text = String::from_utf8_lossy(number);
    let text = text.trim().trim_start_matches('\'').trim_start_matches('#');
    let whole = text.strip_suffix(".0").filter(|digits| is_digits(digits)).unwrap_or(text);
    whole.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The same without leading zeros, where it is digits only.
pub fn stripped(key: &str) -> &str {
    if is_digits(key) { key.trim_start_matches('0') } else { key }
}

/// Digits only, and at least one.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn hash(key: &str) -> u64 {
    let mut hasher = FixedState::with_seed(47).build_hasher();
    hasher.write(key.as_bytes());
    hasher.finish()
}

/// How many percent of a ledger's numbers are documents of the others.
pub fn share_known(ledger: &Ledger, others: &[&Ledger]) -> u64 {
    let numbers: Vec<(Numbers, &Ledger)> =
        others.iter().map(|other| (Numbers::of(other), *other)).collect();
    let (mut numbered, mut known) = (0_u64, 0_u64);
    for idx in 0..to_u32(ledger.len()) {
        let key = written(ledger, idx);
        if !key.is_empty() {
            numbered += 1;
            let found =
                |(numbers, other): &(Numbers, &Ledger)| !numbers.find(other, &key).is_empty();
            known += u64::from(numbers.iter().any(found));
        }
    }
    known * 100 / numbered.max(1)
}

/// Finds documents by number.
#[derive(Debug)]
pub struct Numbers {
    exact: Vec<(u64, DocumentIdx)>,
    stripped: Vec<(u64, DocumentIdx)>,
}

impl Numbers {
    /// The numbers of all invoices and credit notes.
    #[expect(clippy::disallowed_methods, reason = "there can be a million of them")]
    pub fn of(ledger: &Ledger) -> Self {
        let mut numbers = Self { exact: Vec::with_capacity(ledger.len()), stripped: Vec::new() };
        let flags = ledger.columns().flags;
        for idx in 0..to_u32(ledger.len()) {
            let is_receipt =
                flags.get(idx as usize).is_none_or(|&f| kind_of(f) == DocumentKind::Receipt);
            let key = ledger.number(idx).map(|n| key(n.1)).unwrap_or_default();
            if is_receipt || key.is_empty() {
                continue;
            }
            if is_digits(&key) {
                numbers.stripped.push((hash(stripped(&key)), idx));
            }
            numbers.exact.push((hash(&key), idx));
        }
        numbers.exact.sort_unstable();
        numbers.stripped.sort_unstable();
        numbers
    }

    /// The documents with exactly this number.
    pub fn exactly(&self, ledger: &Ledger, number: &str) -> Vec<DocumentIdx> {
        look_up(&self.exact, hash(number), |idx| written(ledger, idx) == number)
    }

    /// The documents with this number; without leading zeros where that leaves one.
    pub fn find(&self, ledger: &Ledger, number: &str) -> Vec<DocumentIdx> {
        let found = self.exactly(ledger, number);
        if !found.is_empty() || !is_digits(number) {
            return found;
        }
        let bare = stripped(number);
        let found =
            look_up(&self.stripped, hash(bare), |idx| stripped(&written(ledger, idx)) == bare);
        if found.len() == 1 { found } else { Vec::new() }
    }
}

fn written(ledger: &Ledger, idx: DocumentIdx) -> String {
    ledger.number(idx).map(|n| key(n.1)).unwrap_or_default()
}

fn look_up(
    list: &[(u64, DocumentIdx)],
    hash: u64,
    same: impl Fn(DocumentIdx) -> bool,
) -> Vec<DocumentIdx> {
    let start = list.partition_point(|entry| entry.0 < hash);
    let rest = list.get(start..).unwrap_or_default();
    let run = rest.iter().take_while(|entry| entry.0 == hash);
    run.map(|entry| entry.1).filter(|&idx| same(idx)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NewDocument;
    use crate::domain::ledger::tests::{invoice, ledger_of};

    #[test]
    fn numbers_meet_across_spellings() {
        for (written, expected) in [
            (" INV-001 ", "inv-001"),
            ("1042.0", "1042"),
            ("A.0", "a.0"),
            ("#17", "17"),
            ("'0012", "0012"),
            ("", ""),
        ] {
            assert_eq!(key(written.as_bytes()), expected, "{written}");
        }
    }

    #[test]
    fn leading_zeros_count_unless_one_document_is_left() {
        let ledger = ledger_of(&[("0012", 1), ("7", 1), ("007", 1), ("INV-1", 1), ("inv-1", 1)]);
        let numbers = Numbers::of(&ledger);
        for (number, expected) in [
            ("12", &[0][..]),
            ("0012", &[0]),
            ("7", &[1]),
            ("07", &[]),
            ("inv-1", &[3, 4]),
            ("8", &[]),
        ] {
            assert_eq!(numbers.find(&ledger, number), expected, "{number}");
        }
    }

    #[test]
    fn a_share_is_of_the_documents_that_have_a_number() {
        let own = ledger_of(&[("1", 10), ("2", 10), ("", 10), ("3", 10)]);
        let [one, two] = [ledger_of(&[("2", 10), ("9", 10)]), ledger_of(&[("003", 10), ("2", 10)])];
        // Of three: one, two, none.
        assert_eq!(share_known(&own, &[&one]), 33);
        assert_eq!(share_known(&own, &[&one, &two]), 66);
        assert_eq!(share_known(&own, &[]), 0);
        assert_eq!(share_known(&ledger_of(&[("", 10)]), &[&one]), 0);
    }

    #[test]
    fn money_on_account_is_not_found_by_number() {
        let mut ledger = ledger_of(&[("1", 10)]);
        let number = |number, kind| NewDocument { number, kind, ..invoice(0, 10) };
        ledger.push(number(b"1", DocumentKind::Receipt));
        ledger.push(number(b"2", DocumentKind::Receipt));
        ledger.push(number(b"3", DocumentKind::CreditNote));
        let numbers = Numbers::of(&ledger);
        for (number, expected) in [("1", &[0][..]), ("2", &[]), ("3", &[3]), ("", &[])] {
            assert_eq!(numbers.find(&ledger, number), expected, "{number}");
        }
    }
}
