//! Concentration: how much hangs on a few customers.
//!
//! * Top-N share: `Σ of the N largest balances ÷ Σ of all` (credit managers' usual list).
//! * Herfindahl-Hirschman index: `Σ share²`, with shares as fractions (0 to 1) or in percent (0 to
//!   10,000; US Department of Justice and Federal Trade Commission, Merger Guidelines 2023).
//!
//! Customers whose balance is a credit or zero are no part of it. A customer is one per number (or
//! name), as everywhere.

use rust_decimal::Decimal;

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency};

/// Which scale the index is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 0 to 1.
    Fraction,
    /// 0 to 10,000.
    Points,
}

/// Share (0 to 1) of the `n` largest of `balances`, in minor units and any order.
pub fn top_share(balances: &[i128], n: usize, currency: Currency) -> Metric {
    let mut positive: Vec<i128> = balances.iter().copied().filter(|minor| *minor > 0).collect();
    positive.lean_sort_by(|a, b| b.cmp(a));
    let total: i128 = positive.iter().sum();
    let top: i128 = positive.iter().take(n).sum();
    let inputs = vec![
        Input::money("owed by the largest", top, currency),
        Input::money("owed by all", total, currency),
        Input::count("customers", i64::try_from(positive.len()).unwrap_or(i64::MAX)),
    ];
    Metric::ratio(top, total, Undefined::NothingOpen, inputs)
}

/// The Herfindahl-Hirschman index of `balances`, in minor units and any order.
pub fn hhi(balances: &[i128], scale: Scale, currency: Currency) -> Metric {
    let positive = || balances.iter().copied().filter(|minor| *minor > 0);
    let total: i128 = positive().sum();
    let inputs = vec![
        Input::money("owed by all", total, currency),
        Input::count("customers", i64::try_from(positive().count()).unwrap_or(i64::MAX)),
    ];
    let exact = |minor| Amount::from_minor(minor, currency).decimal();
    let whole = exact(total);
    let mut sum = Some(Decimal::ZERO);
    for minor in positive() {
        let share = exact(minor).checked_div(whole);
        let square = share.and_then(|share| share.checked_mul(share));
        sum = sum.zip(square).and_then(|(sum, square)| sum.checked_add(square));
    }
    let factor = match scale {
        Scale::Fraction => Decimal::ONE,
        Scale::Points => Decimal::from(10_000),
    };
    let value = sum.filter(|_| total > 0).and_then(|sum| sum.checked_mul(factor));
    Metric::rounded(value, Undefined::NothingOpen, inputs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::eur;

    #[test]
    fn only_customers_that_owe_something_count() {
        // Shares of 1,000: 0.5, 0.2 and 0.3, squared 0.25 + 0.04 + 0.09 = 0.38.
        let balances = [500, 0, -100, 200, 300];
        for (name, metric, value) in [
            ("top 2", top_share(&balances, 2, eur()), "0.8"),
            ("fraction", hhi(&balances, Scale::Fraction, eur()), "0.38"),
            ("points", hhi(&balances, Scale::Points, eur()), "3800"),
        ] {
            assert_eq!(metric.value.unwrap().normalize().to_string(), value, "{name}");
            assert!(metric.inputs.contains(&Input::count("customers", 3)), "{name}");
        }
    }

    #[test]
    fn nothing_owed_is_no_concentration_of_zero() {
        for balances in [&[][..], &[0, -5]] {
            for metric in [top_share(balances, 2, eur()), hhi(balances, Scale::Points, eur())] {
                assert_eq!(
                    (metric.value, metric.undefined),
                    (None, Some(Undefined::NothingOpen)),
                    "{balances:?}"
                );
            }
        }
    }
}
