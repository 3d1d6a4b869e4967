//! Dividing a sum into payments that add up to it exactly, a month apart.

use chrono::{Months, NaiveDate};

use super::known::Instalment;
use crate::domain::{Amount, Currency};
use crate::policy::PlanRule;

/// The plan the rules offer for `minor`: what may not be spread on `first`, the rest from a month
/// later on; all of it from `first` on where everything may be spread.
pub(super) fn offered_plan(
    rule: &PlanRule,
    minor: i128,
    currency: Currency,
    first: NaiveDate,
) -> Vec<Instalment> {
    let spread = rule.spread(minor);
    if spread >= minor {
        return instalments(minor, currency, rule.payments(), first);
    }
    let at_once = Instalment { date: first, amount: Amount::from_minor(minor - spread, currency) };
    let later = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let rest =
        if spread > 0 { instalments(spread, currency, rule.payments(), later) } else { Vec::new() };
    [at_once].into_iter().chain(rest).collect()
}

/// `count` payments of `minor` in all: the first on `first`, the others on the same day of the
/// following months (the last day of shorter ones); the last one takes what does not divide.
///
/// Formula: each = whole part of sum ÷ count, the last = sum − the others.
fn instalments(minor: i128, currency: Currency, count: u32, first: NaiveDate) -> Vec<Instalment> {
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

    #[test]
    fn what_may_not_be_spread_comes_first() {
        // 100.00, 60% to be spread over at most 2 months: 40.00 at once, then 30.00 twice.
        let eur = Currency::new("EUR").unwrap();
        let first = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        let rule = PlanRule { largest_share_pct: 60, longest_months: 2, ..PlanRule::default() };
        let shown: Vec<String> = offered_plan(&rule, 10_000, eur, first)
            .iter()
            .map(|payment| format!("{} {}", payment.date, payment.amount))
            .collect();
        assert_eq!(shown, ["2026-01-31 40.00", "2026-02-28 30.00", "2026-03-28 30.00"]);
        let none = PlanRule { largest_share_pct: 0, ..rule };
        assert_eq!(offered_plan(&none, 10_000, eur, first).len(), 1);
    }
}
