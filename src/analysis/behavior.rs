//! How customers pay: days to pay, days late, shares paid late.
//!
//! Over invoices paid in full by the as-of date only. Days to pay = paid date − invoice date (Sage
//! 50 help "Average days to pay"); days late = paid date − due date, due day not counted, payment
//! day counted, early payments negative (Haufe; US Treasury). Late = paid after the due date.

use crate::analysis::metric::{Input, Metric, Undefined, ratio};
use crate::analysis::pass::PaymentSums;
use crate::analysis::report::Behavior;
use crate::domain::{Amount, Currency};

/// The behavior of one account.
pub fn behavior(sums: &PaymentSums, currency: Currency) -> Behavior {
    let of = |numerator: i64, count: u32| ratio(i128::from(numerator), i128::from(count));
    Behavior {
        invoices: sums.invoices.count,
        paid: sums.paid,
        paid_late: sums.late.count,
        invoiced: Amount::from_minor(sums.invoices.minor(), currency),
        late_share: of(i64::from(sums.late.count), sums.judged.count),
        late_amount_share: ratio(sums.late.minor(), sums.judged.minor()),
        average_days_to_pay: of(sums.days_to_pay, sums.timed.count),
        average_days_late: of(sums.days_late, sums.judged.count),
        average_days_late_floored: of(sums.days_late_floored, sums.judged.count),
        max_days_late: (sums.judged.count > 0).then_some(sums.max_days_late),
        disputed: sums.disputed,
    }
}

/// `sum of days / invoices`, with its inputs; undefined without payment dates.
pub fn mean_days(sum: i64, count: u32) -> Metric {
    let inputs = vec![Input::count("days in all", sum), Input::count("invoices", i64::from(count))];
    Metric::ratio(i128::from(sum), i128::from(count), Undefined::NoPaymentDates, inputs)
}

/// Mean days to pay weighted by amount: Σ(amount × days) / Σ amount.
pub fn weighted_days_to_pay(sums: &PaymentSums, currency: Currency) -> Metric {
    weighted_mean_days(sums.weighted_days, sums.timed.minor(), currency)
}

/// `Σ(amount × days) / Σ amount`, both in minor units; undefined without payment dates.
pub fn weighted_mean_days(weighted: i128, amount: i128, currency: Currency) -> Metric {
    let inputs = vec![
        Input::money("amount times days", weighted, currency),
        Input::money("amount", amount, currency),
    ];
    Metric::ratio(weighted, amount, Undefined::NoPaymentDates, inputs)
}

/// Share paid late, by count.
pub fn late_share(sums: &PaymentSums) -> Metric {
    late_share_of(sums.late.count, sums.judged.count)
}

/// `late / paid` invoices; undefined without any paid.
pub fn late_share_of(late: u32, paid: u32) -> Metric {
    let inputs =
        vec![Input::count("paid late", i64::from(late)), Input::count("paid", i64::from(paid))];
    Metric::ratio(i128::from(late), i128::from(paid), Undefined::NoPaymentDates, inputs)
}

/// Share paid late, by amount.
pub fn late_amount_share(sums: &PaymentSums, currency: Currency) -> Metric {
    late_amount_share_of(sums.late.minor(), sums.judged.minor(), currency)
}

/// `late / paid` in minor units; undefined without any paid.
pub fn late_amount_share_of(late: i128, paid: i128, currency: Currency) -> Metric {
    let inputs = vec![
        Input::money("amount paid late", late, currency),
        Input::money("amount paid", paid, currency),
    ];
    Metric::ratio(late, paid, Undefined::NoPaymentDates, inputs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::pass::Sum;
    use crate::domain::ledger::tests::eur;

    #[test]
    fn who_paid_nothing_that_was_due_has_no_most_days_late() {
        let judged = |count| PaymentSums {
            judged: Sum::new(500, count),
            max_days_late: 9,
            ..PaymentSums::default()
        };
        assert_eq!(behavior(&judged(0), eur()).max_days_late, None);
        assert_eq!(behavior(&judged(1), eur()).max_days_late, Some(9));
    }
}
