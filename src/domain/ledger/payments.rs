//! Single payments of documents: few documents have them, so they are kept in a list of their own,
//! sorted by document and date, and found by a bit in the document's flags.

use crate::domain::ledger::{Columns, DocumentIdx, HAS_PAYMENTS, Ledger, SourceIdx, has_payments};
use crate::domain::{Day, to_u32};

/// Money received (or given back, when negative) against one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Payment {
    /// Which document.
    pub document: DocumentIdx,
    /// When; [`Day::NONE`] (before every day) where the file does not say.
    pub date: Day,
    /// How much, in minor units of the document's currency, with the sign of what it settles.
    pub minor: i64,
    /// The file it was read from.
    pub source: SourceIdx,
    /// Line in that file, from 1.
    pub row: u32,
}

impl Ledger {
    /// Adds payments. Those of documents that do not exist are dropped.
    #[expect(clippy::disallowed_methods, reason = "there can be a million of them")]
    pub fn add_payments(&mut self, payments: impl IntoIterator<Item = Payment>) {
        let documents = to_u32(self.len());
        self.payments.extend(payments.into_iter().filter(|payment| payment.document < documents));
        self.payments.sort_unstable();
        for payment in &self.payments {
            if let Some(flags) = self.flags.get_mut(payment.document as usize) {
                *flags |= HAS_PAYMENTS;
            }
            self.has_paid_dates |= payment.date.is_some();
            self.has_history = true;
        }
    }

    /// All single payments, by document and date.
    pub fn payments(&self) -> &[Payment] {
        &self.payments
    }

    /// The single payments of a document, oldest first; empty where none are known.
    pub fn payments_of(&self, idx: DocumentIdx) -> &[Payment] {
        self.columns().payments_of(idx as usize)
    }

    /// States what is open today and when the last payment came, once payments are known.
    pub fn set_balance(&mut self, idx: DocumentIdx, open: i64, paid_date: Day) {
        let i = idx as usize;
        if let (Some(own), Some(paid)) = (self.open.get_mut(i), self.paid_date.get_mut(i)) {
            *own = open;
            *paid = paid_date;
            self.has_paid_dates |= paid_date.is_some();
        }
    }
}

impl<'a> Columns<'a> {
    /// The single payments of document `i`, oldest first.
    #[inline]
    pub fn payments_of(&self, i: usize) -> &'a [Payment] {
        if !self.flags.get(i).copied().is_some_and(has_payments) {
            return &[];
        }
        let document = to_u32(i);
        let start = self.payments.partition_point(|payment| payment.document < document);
        let rest = self.payments.get(start..).unwrap_or_default();
        let len = rest.iter().take_while(|payment| payment.document == document).count();
        rest.get(..len).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::ledger_of;

    #[test]
    fn payments_are_found_by_document_and_in_order() {
        let mut ledger = ledger_of(&[("A", 100), ("B", 200), ("C", 300)]);
        let pay = |document, day, minor| Payment {
            document,
            date: Day::from_number(day),
            minor,
            source: 0,
            row: 2,
        };
        ledger.add_payments([pay(2, 9, 5), pay(0, 7, 10), pay(2, 3, 6), pay(9, 1, 1)]);
        let of = |idx| ledger.payments_of(idx).iter().map(|p| p.minor).collect::<Vec<_>>();
        assert_eq!((of(0), of(1), of(2), of(3)), (vec![10], vec![], vec![6, 5], vec![]));
        assert!(ledger.has_paid_dates() && ledger.has_history());
    }

    #[test]
    fn a_payment_of_a_document_that_is_not_there_is_dropped() {
        let mut ledger = ledger_of(&[("A", 100)]);
        let date = Day::from_number(7);
        ledger.add_payments([Payment { document: 1, date, minor: 10, source: 0, row: 2 }]);
        assert!(ledger.payments().is_empty() && !ledger.has_history());
        assert!(!ledger.has_paid_dates());
    }

    #[test]
    fn a_stated_balance_may_bring_the_first_date_of_payment() {
        let mut ledger = ledger_of(&[("A", 100), ("B", 200)]);
        ledger.set_balance(0, 60, Day::NONE);
        assert!(!ledger.has_paid_dates());
        ledger.set_balance(1, 70, Day::from_number(9));
        assert!(ledger.has_paid_dates());
        // Known before stays known.
        ledger.set_balance(0, 50, Day::NONE);
        assert!(ledger.has_paid_dates());
        let columns = ledger.columns();
        assert_eq!(columns.open, [50, 70]);
        assert_eq!(columns.paid_date, [Day::NONE, Day::from_number(9)]);
    }
}
