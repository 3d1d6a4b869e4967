//! What became of one document, as parts that add up to the change of its open balance.
//!
//! With T billed and P = T − open settled, the change of the open balance is ΔT − ΔP, for whatever the
//! files say: a document that one side lacks counts there as T = P = 0. ΔT is billed anew, grown or
//! credited; ΔP is paid or taken back.

use super::report::Change;
use crate::domain::DocumentKind;

/// Billed and open of a document in one export, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Balance {
    pub(super) total: i64,
    pub(super) open: i64,
}

/// At most two parts: of what was billed, and of what was settled.
pub(super) type Parts = [Option<(Change, i128)>; 2];

/// The parts of a document that both exports have.
pub(super) fn of_both(kind: DocumentKind, before: Balance, after: Balance) -> Parts {
    let billed = match (kind, delta(before.total, after.total)) {
        (_, 0) => None,
        (DocumentKind::Receipt, by) => Some((Change::OnAccount, by)),
        (_, by) if by > 0 => Some((Change::Grown, by)),
        (_, by) => Some((Change::Credited, by)),
    };
    [billed, settled(kind, before, after)]
}

/// The parts of a document that only the later export has.
pub(super) fn of_new(kind: DocumentKind, after: Balance) -> Parts {
    let billed = match kind {
        DocumentKind::Invoice => Change::New,
        DocumentKind::CreditNote => Change::Credited,
        DocumentKind::Receipt => Change::OnAccount,
    };
    let by = i128::from(after.total);
    [Some((billed, by)), settled(kind, Balance::default(), after)]
}

fn settled(kind: DocumentKind, before: Balance, after: Balance) -> Option<(Change, i128)> {
    let paid = |balance: Balance| delta(balance.open, balance.total);
    // More settled than before lowers what is open.
    let by = paid(before) - paid(after);
    let change = match kind {
        _ if by == 0 => return None,
        DocumentKind::CreditNote | DocumentKind::Receipt => Change::CreditsUsed,
        DocumentKind::Invoice if by > 0 => Change::Reopened,
        DocumentKind::Invoice if after.open <= 0 => Change::Paid,
        DocumentKind::Invoice => Change::PartPaid,
    };
    Some((change, by))
}

fn delta(from: i64, to: i64) -> i128 {
    i128::from(to) - i128::from(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(total: i64, open: i64) -> Balance {
        Balance { total, open }
    }

    #[test]
    fn the_parts_of_a_document_are_as_worked_out_by_hand() {
        use Change::{Credited, CreditsUsed, Grown, OnAccount, Paid, PartPaid, Reopened};
        use DocumentKind::{CreditNote, Invoice, Receipt};
        for (kind, before, after, expected) in [
            (Invoice, at(100, 100), at(100, 100), [None, None]),
            (Invoice, at(100, 100), at(100, 0), [None, Some((Paid, -100))]),
            (Invoice, at(100, 100), at(100, 40), [None, Some((PartPaid, -60))]),
            (Invoice, at(100, 40), at(100, 0), [None, Some((Paid, -40))]),
            // Paid twice: 50 more than was billed.
            (Invoice, at(100, 100), at(100, -50), [None, Some((Paid, -150))]),
            // A cheque that bounced.
            (Invoice, at(100, 0), at(100, 100), [None, Some((Reopened, 100))]),
            (Invoice, at(100, 100), at(130, 130), [Some((Grown, 30)), None]),
            (Invoice, at(100, 100), at(80, 80), [Some((Credited, -20)), None]),
            // 20 less billed and the rest paid.
            (Invoice, at(100, 100), at(80, 0), [Some((Credited, -20)), Some((Paid, -80))]),
            (CreditNote, at(-50, -50), at(-50, -20), [None, Some((CreditsUsed, 30))]),
            (CreditNote, at(-50, -50), at(-70, -70), [Some((Credited, -20)), None]),
            (Receipt, at(-50, -50), at(-60, -60), [Some((OnAccount, -10)), None]),
        ] {
            assert_eq!(of_both(kind, before, after), expected, "{kind:?} {before:?} {after:?}");
        }
        for (kind, after, expected) in [
            (Invoice, at(100, 100), [Some((Change::New, 100)), None]),
            (Invoice, at(100, 30), [Some((Change::New, 100)), Some((PartPaid, -70))]),
            (CreditNote, at(-50, 0), [Some((Credited, -50)), Some((CreditsUsed, 50))]),
            (Receipt, at(-50, -50), [Some((OnAccount, -50)), None]),
        ] {
            assert_eq!(of_new(kind, after), expected, "{kind:?} {after:?}");
        }
    }
}
