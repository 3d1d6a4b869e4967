//! Days beyond terms: how many days the average unit of money comes late.
//!
//! `Σ(amount × days late) ÷ Σ amount` (Satago; Fit Small Business). Sources disagree on early
//! payments: they count as minus (signed), or as 0 (floored). Over invoices paid in full; with open
//! overdue invoices, at the days they have run so far, only where the name says so. Signed, it is the
//! weighted average days late of JD Edwards.

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::Currency;

/// What is needed of a set of invoices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LateSums {
    /// Invoices.
    pub count: u32,
    /// Σ days late, early negative.
    pub days: i64,
    /// Σ days late, early 0.
    pub days_floored: i64,
    /// Σ amount, minor units.
    pub amount: i128,
    /// Σ amount × days late, early negative.
    pub weighted: i128,
    /// Σ amount × days late, early 0.
    pub weighted_floored: i128,
}

/// What an early payment counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Early {
    /// Negative days.
    Minus,
    /// 0 days.
    Zero,
}

impl LateSums {
    /// Adds an invoice that was (or is) `days` late, negative = early.
    #[inline]
    pub fn add(&mut self, amount: i64, days: i32) {
        let floored = days.max(0);
        self.count += 1;
        self.days += i64::from(days);
        self.days_floored += i64::from(floored);
        self.amount += i128::from(amount);
        self.weighted += i128::from(amount) * i128::from(days);
        self.weighted_floored += i128::from(amount) * i128::from(floored);
    }

    /// Adds all invoices of another set.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.days += other.days;
        self.days_floored += other.days_floored;
        self.amount += other.amount;
        self.weighted += other.weighted;
        self.weighted_floored += other.weighted_floored;
    }
}

/// Weighted by amount; undefined without invoices or where their amounts add up to nothing.
pub fn weighted(sums: &LateSums, early: Early, currency: Currency) -> Metric {
    let numerator = match early {
        Early::Minus => sums.weighted,
        Early::Zero => sums.weighted_floored,
    };
    let inputs = vec![
        Input::money("amount times days late", numerator, currency),
        Input::money("amount", sums.amount, currency),
        Input::count("invoices", i64::from(sums.count)),
    ];
    let reason = if sums.count == 0 { Undefined::NoPaymentDates } else { Undefined::NoWeight };
    Metric::ratio(numerator, sums.amount, reason, inputs)
}

/// Each invoice counting the same; undefined without invoices.
pub fn unweighted(sums: &LateSums, early: Early) -> Metric {
    let days = match early {
        Early::Minus => sums.days,
        Early::Zero => sums.days_floored,
    };
    let inputs =
        vec![Input::count("days late", days), Input::count("invoices", i64::from(sums.count))];
    Metric::ratio(i128::from(days), i128::from(sums.count), Undefined::NoPaymentDates, inputs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::eur;

    fn of(invoices: &[(i64, i32)]) -> LateSums {
        let mut sums = LateSums::default();
        for (amount, days) in invoices {
            sums.add(*amount, *days);
        }
        sums
    }

    #[test]
    fn merging_adds_every_sum() {
        let mut all = of(&[(100, 5), (200, -3)]);
        all.merge(&of(&[(50, 4), (30, -1), (20, 7)]));
        let expected = LateSums {
            count: 2 + 3,
            days: 2 + 10,
            days_floored: 5 + 11,
            amount: 300 + 100,
            // 500 - 600, and 200 - 30 + 140.
            weighted: -100 + 310,
            weighted_floored: 500 + 340,
        };
        assert_eq!(all, expected);
    }

    #[test]
    fn amounts_that_add_up_to_nothing_are_told_from_no_invoices() {
        for (invoices, reason) in
            [(&[][..], Undefined::NoPaymentDates), (&[(100, 5), (-100, 9)], Undefined::NoWeight)]
        {
            for early in [Early::Minus, Early::Zero] {
                let got = weighted(&of(invoices), early, eur());
                assert_eq!((got.value, got.undefined), (None, Some(reason)), "{invoices:?}");
            }
        }
    }
}
