//! Is it worth handing an account over? What it brings against what it costs, without a guess of ours.
//!
//! Value = chance × amount × (1 − fee) − costs, where the fee is a part of what is recovered and the
//! costs are spent either way. Break-even chance = costs ÷ (amount × (1 − fee)): below it, money is
//! lost on average. Expected value of a binary outcome; textbook arithmetic, no advice on law.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::domain::{Amount, Currency};

/// What the user knows or assumes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverCosts {
    /// Spent whatever comes of it: court, lawyer, one's own time. At least 0.
    pub costs: Amount,
    /// Part of what is recovered that the agency keeps, in percent, 0 to 100.
    pub fee_pct: Decimal,
    /// How likely the money comes, in percent; `None` = not said.
    pub chance_pct: Option<Decimal>,
}

/// What that comes to for an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostBenefit {
    /// Left of the amount after the fee when all of it comes.
    pub after_fee: Amount,
    /// The chance from which it pays, 0 to 1 and above; `None` where the fee takes everything. Above
    /// 1 it can never pay.
    pub break_even: Option<Decimal>,
    /// What it brings on average at the chance that was said; negative = it costs.
    pub value: Option<Amount>,
}

/// Costs against what may come of `amount`.
pub fn cost_benefit(amount: Amount, currency: Currency, known: &HandOverCosts) -> CostBenefit {
    let rounded = |value: Decimal| {
        let digits = currency.minor_digits();
        Amount::new(value.round_dp_with_strategy(digits, RoundingStrategy::MidpointNearestEven))
    };
    let part = |pct: Decimal| pct.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED) / Decimal::ONE_HUNDRED;
    let kept = Decimal::ONE - part(known.fee_pct);
    let after_fee = amount.decimal().saturating_mul(kept);
    let costs = known.costs.max(Amount::ZERO);
    let value = known.chance_pct.map(|chance| {
        rounded(after_fee.saturating_mul(part(chance)).saturating_sub(costs.decimal()))
    });
    let break_even = (after_fee > Decimal::ZERO)
        .then(|| costs.decimal().checked_div(after_fee))
        .flatten()
        .map(|chance| chance.round_dp(6));
    CostBenefit { after_fee: rounded(after_fee), break_even, value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collect::testing::{cents, eur};

    fn at(costs: i64, fee: i64, chance: Option<i64>) -> CostBenefit {
        let known = HandOverCosts {
            costs: cents(costs),
            fee_pct: Decimal::from(fee),
            chance_pct: chance.map(Decimal::from),
        };
        cost_benefit(cents(100_000), eur(), &known)
    }

    // By hand, of 1,000.00: a fee of 25% leaves 750.00; costs of 150.00 need a chance of a fifth.
    #[test]
    fn the_break_even_chance_is_where_nothing_is_won_or_lost() {
        let found = at(15_000, 25, Some(20));
        assert_eq!(found.after_fee, cents(75_000));
        assert_eq!(found.break_even, Some(Decimal::new(2, 1)));
        assert_eq!(found.value, Some(cents(0)));
        assert_eq!(at(15_000, 25, Some(60)).value, Some(cents(30_000)));
        assert_eq!(at(15_000, 25, Some(10)).value, Some(cents(-7_500)));
        // No costs: any chance pays. A fee of everything: none does. Costs above the amount: never.
        assert_eq!(
            at(0, 25, None),
            CostBenefit { after_fee: cents(75_000), break_even: Some(Decimal::ZERO), value: None }
        );
        assert_eq!(at(15_000, 100, None).break_even, None);
        assert!(at(200_000, 0, None).break_even.unwrap() > Decimal::ONE);
    }
}
