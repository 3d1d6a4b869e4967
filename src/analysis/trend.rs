//! Whether a customer is getting slower, with a guard against small samples.
//!
//! The last `n` paid invoices are held against the `n` before them, `n` = half of them and at most
//! 20. It is a change when the median days late moved by at least [`MIN_CHANGE`] days **and** the
//! rank test of Mann & Whitney (Ann. Math. Statist. 18, 1947) rules out chance at one in twenty,
//! one-sided: `z = (U − n²/2) / √(n²(2n+1)/12) ≥ 1.645`. Both are worked out in whole numbers.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::metric::ratio;
use crate::domain::sorting::LeanSort;
use crate::domain::to_u32;

/// A smaller change of the median is no change.
pub const MIN_CHANGE: i32 = 3;

/// Each half needs this many paid invoices.
pub const MIN_HALF: usize = 5;

/// Older invoices say nothing about a change now.
const MAX_HALF: usize = 20;

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Fewer than ten paid invoices: no statement.
    TooFew,
    /// No change, or one that may be chance.
    Steady,
    /// Getting slower.
    Slower,
    /// Getting faster.
    Faster,
}

/// The comparison with its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    /// The result.
    pub direction: Direction,
    /// Invoices in each half.
    pub invoices: u32,
    /// Median days late of the last ones.
    pub recent: Option<Decimal>,
    /// Median days late of those before.
    pub before: Option<Decimal>,
}

/// Compares days late, in the order in which the invoices were paid.
pub fn trend(days_late: &[i32]) -> Trend {
    let half = (days_late.len() / 2).min(MAX_HALF);
    if half < MIN_HALF {
        return Trend {
            direction: Direction::TooFew,
            invoices: to_u32(half),
            recent: None,
            before: None,
        };
    }
    let (older, recent) = days_late.split_at(days_late.len() - half);
    let (_, before) = older.split_at(older.len() - half);
    let (now, then) = (twice_median(recent), twice_median(before));
    let direction = match now - then {
        change if change >= i64::from(2 * MIN_CHANGE) && is_later(recent, before) => {
            Direction::Slower
        }
        change if change <= i64::from(-2 * MIN_CHANGE) && is_later(before, recent) => {
            Direction::Faster
        }
        _ => Direction::Steady,
    };
    Trend {
        direction,
        invoices: to_u32(half),
        recent: ratio(i128::from(now), 2),
        before: ratio(i128::from(then), 2),
    }
}

fn twice_median(days: &[i32]) -> i64 {
    let mut sorted = days.to_vec();
    sorted.lean_sort();
    let at = |rank: usize| sorted.get(rank).copied().map_or(0, i64::from);
    at(sorted.len().saturating_sub(1) / 2) + at(sorted.len() / 2)
}

/// The rank test: `a` is later than `b` by more than chance. Both have the same length.
fn is_later(a: &[i32], b: &[i32]) -> bool {
    let n = a.len() as i128;
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| a.cmp(b)));
    // Twice U, so that a tie counts as one.
    let twice_u: i128 = pairs.map(|order| i128::from(order as i8) + 1).sum();
    let excess = twice_u - n * n;
    // z² = 3 (2U − n²)² / (n² (2n + 1)); 1.645² = 2.706.
    excess > 0 && 3_000 * excess * excess >= 2_706 * n * n * (2 * n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_change_is_called_one() {
        for (days, direction, why) in [
            (&[0, 0, 0, 0, 30, 30, 30, 30][..], Direction::TooFew, "eight invoices"),
            (&[0, 1, 0, 2, 1, 20, 25, 18, 30, 22], Direction::Slower, "every one later"),
            (&[20, 25, 18, 30, 22, 0, 1, 0, 2, 1], Direction::Faster, "every one earlier"),
            (&[0, 1, 0, 2, 1, 1, 2, 1, 2, 3], Direction::Steady, "a day is no change"),
            // Median 10 → 14, but U = 15 of 25: z = 0.52.
            (&[0, 30, 10, 5, 40, 14, 2, 35, 8, 38], Direction::Steady, "may be chance"),
        ] {
            assert_eq!(trend(days).direction, direction, "{why}");
        }
    }

    #[test]
    fn a_change_is_three_days_of_the_median_or_more() {
        let (on_time, nearly, enough) = ([0; 6], [2, 2, 2, 3, 3, 3], [3; 6]);
        for (before, recent, direction, why) in [
            (on_time, nearly, Direction::Steady, "two and a half days later"),
            (on_time, enough, Direction::Slower, "three days later"),
            (nearly, on_time, Direction::Steady, "two and a half days earlier"),
            (enough, on_time, Direction::Faster, "three days earlier"),
            // Median 40 → 20, but of 36 pairs only 4 × 4 are earlier.
            ([40, 40, 40, 40, 0, 1], [20, 20, 20, 20, 41, 50], Direction::Steady, "may be chance"),
        ] {
            assert_eq!(trend(&[before, recent].concat()).direction, direction, "{why}");
        }
    }

    #[test]
    fn medians_are_the_middle_of_what_is_sorted() {
        for (before, recent, medians) in [
            (&[9, 0, 4, 1, 2][..], &[7, 3, 30, 5, 6][..], ["2", "6"]),
            (&[30, 1, 9, 2, 20, 4], &[10, 9, 3, 30, 8, 5], ["6.5", "8.5"]),
        ] {
            let found = trend(&[before, recent].concat());
            let text = |median: Option<Decimal>| median.unwrap().normalize().to_string();
            assert_eq!([text(found.before), text(found.recent)], medians);
            assert_eq!(found.invoices as usize, recent.len());
        }
    }

    #[test]
    fn chance_is_ruled_out_from_one_in_twenty_on() {
        let tens = [10, 20, 30, 40, 50, 60];
        // Each value above all of the other half adds twice its length to 2U, a tie adds 1.
        for (later, n, twice_u, is_clear) in [
            // z = (U − 12.5) ÷ √(25 × 11 ÷ 12): 1.567, then 1.671.
            (&[70, 70, 70, 70, 5][..], 5, 40, false),
            (&[70, 70, 70, 70, 10], 5, 41, true),
            // z = (U − 18) ÷ √(36 × 13 ÷ 12): 1.601, then 1.681.
            (&[70, 70, 70, 70, 45, 5], 6, 56, false),
            (&[70, 70, 70, 70, 50, 5], 6, 57, true),
        ] {
            assert_eq!(is_later(later, &tens[..n]), is_clear, "2U = {twice_u}, n = {n}");
            assert!(!is_later(&tens[..n], later), "the other way, 2U = {twice_u}, n = {n}");
        }
    }
}
