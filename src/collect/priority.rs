//! The rank of a customer in the list of the day, with each part as its number.
//!
//! `score = amount × age × habit × promise`, exact. Age = 1 + days past due ÷ 30, at most 5. Habit
//! = 1 + share of paid invoices that were paid late, and 0.5 more for a repeat offender; 1 where no
//! invoice was paid. Promise = 1 + 0.5 for each broken promise, at most 3. Weights are this
//! project's own choice; practice 13 of the practices it was asked to support names the parts.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::CustomerRow;
use crate::analysis::metric::ratio;
use crate::domain::Amount;

/// The parts and what they make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// What is asked for.
    pub amount: Amount,
    /// How late, from 1 to 5.
    pub age: Decimal,
    /// How the customer usually pays, from 1 to 2.5.
    pub habit: Decimal,
    /// No invoice was paid, so the habit is not known and counts as 1.
    pub habit_unknown: bool,
    /// How it keeps promises, from 1 to 3.
    pub promise: Decimal,
    /// The product of all four, to two decimals.
    pub score: Amount,
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The rank of a customer who is asked for `amount`, the oldest of it `days` past due.
pub fn priority(amount: Amount, days: i32, row: &CustomerRow, broken_promises: u32) -> Priority {
    let late = ratio(i128::from(days.clamp(0, 120)), 30).unwrap_or_default();
    let age = (Decimal::ONE + late).round_dp(2);
    let share = row.behavior.late_share;
    let offender = if row.offender.is_some() { HALF } else { Decimal::ZERO };
    let habit = (Decimal::ONE + share.unwrap_or_default() + offender).round_dp(2);
    let promise = Decimal::ONE + HALF * Decimal::from(broken_promises.min(4));
    let score = [age, habit, promise]
        .into_iter()
        .fold(amount.decimal(), Decimal::saturating_mul)
        .round_dp(2);
    Priority {
        amount,
        age,
        habit,
        habit_unknown: share.is_none(),
        promise,
        score: Amount::new(score),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collect::testing::row;

    #[test]
    fn each_part_counts_as_written() {
        // 1,000 · (1 + 45/30) · (1 + 0.25) · (1 + 0.5) = 4,687.50
        let amount = Amount::from_minor(100_000, crate::collect::testing::eur());
        let mut customer = row("Acme");
        customer.behavior.late_share = Some(Decimal::new(25, 2));
        let priority = priority(amount, 45, &customer, 1);
        let parts = [priority.age, priority.habit, priority.promise, priority.score.decimal()];
        assert_eq!(
            parts.map(|part| part.normalize().to_string()),
            ["2.5", "1.25", "1.5", "4687.5"]
        );
        assert!(!priority.habit_unknown);
    }

    #[test]
    fn parts_have_their_limits_and_unknown_habits_do_not_count() {
        let amount = Amount::from_minor(1_000, crate::collect::testing::eur());
        let found = priority(amount, 900, &row("Acme"), 9);
        assert_eq!(found.age.normalize().to_string(), "5");
        assert_eq!(found.promise.normalize().to_string(), "3");
        assert!(found.habit_unknown && found.habit == Decimal::ONE);
        assert_eq!(priority(amount, -3, &row("Acme"), 0).score, amount);
    }
}
