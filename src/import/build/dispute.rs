//! Whether a document is disputed, and why: a mark, a reason, or a reason in the place of the mark.

use super::Builder;
use crate::import::report::Role;
use crate::import::rows::Record;
use crate::import::value;
use crate::import::words::{self, normalize};

/// What stands where there is no dispute, or none any more.
const SETTLED: [&str; 11] = [
    "none",
    "n a",
    "na",
    "null",
    "no dispute",
    "not disputed",
    "undisputed",
    "resolved",
    "closed",
    "settled",
    "cleared",
];

impl Builder {
    /// `None` = not disputed; else the reason, empty where the file says none. A plain no outweighs a
    /// reason: the dispute is over.
    #[inline]
    pub(super) fn dispute(&self, record: &Record<'_>) -> Option<String> {
        let (mark, why) =
            (self.cell(record, Role::Disputed), self.cell(record, Role::DisputeReason));
        if mark.is_none() && why.is_none() {
            return None;
        }
        let why = why.and_then(reason);
        match mark.map(value::trim).filter(|cell| !cell.is_empty()) {
            None => why,
            Some(cell) if words::is_yes(cell) => Some(why.unwrap_or_default()),
            // A plain no is no reason.
            Some(cell) => reason(cell).map(|own| why.unwrap_or(own)),
        }
    }
}

/// A text that says why; `None` for a blank, an amount, a yes or no, and words that say there is none.
fn reason(cell: &[u8]) -> Option<String> {
    let cell = value::trim(cell);
    if words::is_yes(cell) || words::is_no(cell) {
        return None;
    }
    let text = String::from_utf8_lossy(cell).into_owned();
    let says_something =
        text.chars().any(char::is_alphabetic) && !SETTLED.contains(&normalize(&text).as_str());
    says_something.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_words_that_say_why() {
        for (cell, expected) in [
            ("Damaged goods", Some("Damaged goods")),
            (" price ", Some("price")),
            ("", None),
            ("N/A", None),
            ("-", None),
            ("0.00", None),
            ("Yes", None),
            ("Resolved", None),
        ] {
            assert_eq!(reason(cell.as_bytes()).as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn a_reason_may_stand_in_the_place_of_the_mark() {
        use crate::domain::ledger::is_disputed;
        use crate::import::{ImportSettings, Outcome, import};

        let text = "Customer,Invoice No,Due Date,Total,Disputed,Dispute Reason\n\
                    A,1,2026-01-05,10.00,Yes,price\n\
                    A,2,2026-01-06,10.00,No,price\n\
                    A,3,2026-01-07,10.00,Damaged goods,\n\
                    A,4,2026-01-08,10.00,,late\n\
                    A,5,2026-01-09,10.00,,\n";
        let outcome = import("list.csv", text.as_bytes(), &ImportSettings::default());
        let Outcome::Imported { ledger, .. } = outcome else { panic!("{outcome:?}") };
        let disputed: Vec<bool> = ledger.columns().flags.iter().map(|f| is_disputed(*f)).collect();
        assert_eq!(disputed, [true, false, true, true, false]);
    }
}
