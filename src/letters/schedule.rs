//! Dividing a sum into payments that add up to it exactly, a month apart.

use chrono::{Months, NaiveDate};

use super::known::Instalment;
use crate::domain::{Amount, Currency};

/// `count` payments of `minor` in all: the first on `first`, the others on the same day of the
/// following months (the last day of shorter ones); the last one takes what does not divide.
///
/// Formula: each = whole part of sum ÷ count, the last = sum − the others.
pub(super) fn instalments(
    minor: i128,
    currency: Currency,
    count: u32,
    first: NaiveDate,
) -> Vec<Instalment> {
    let count = count.clamp(1, 120);
    let each = minor / i128::from(count);
    let last = minor - each * i128::from(count - 1);
    (0..count)
        .filter_map(|n| {
            let share = if n + 1 == count { last } else { each };
            let date = first.checked_add_months(Months::new(n))?;
            Some(Instalment { date, amount: Amount::from_minor(share, currency) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payments_add_up_and_stay_at_the_end_of_the_month() {
        let eur = Currency::new("EUR").unwrap();
        let first = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        let plan = instalments(10_000, eur, 3, first);
        let shown: Vec<String> =
            plan.iter().map(|payment| format!("{} {}", payment.date, payment.amount)).collect();
        assert_eq!(shown, ["2026-01-31 33.33", "2026-02-28 33.33", "2026-03-31 33.34"]);
    }
}
