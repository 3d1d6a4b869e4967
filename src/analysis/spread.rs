//! Mean, median and ninth decile of whole numbers of days, each with its inputs.
//!
//! Median = the middle value, or the mean of the two middle ones. P90 = nearest rank: the value at
//! position ⌈0.9 n⌉ of the sorted list (Hyndman & Fan 1996, definition 1), so it is always a number
//! of days that really happened.

use serde::{Deserialize, Serialize};

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::to_u32;

/// How days spread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// How many numbers.
    pub count: u32,
    /// Their mean.
    pub mean: Metric,
    /// Their median.
    pub median: Metric,
    /// Nine of ten are at most this.
    pub p90: Metric,
    /// The least; `None` when there are none.
    pub least: Option<i32>,
    /// The most.
    pub most: Option<i32>,
}

/// The spread of `days`, in any order; undefined for `reason` when there are none.
pub fn spread(mut days: Vec<i32>, reason: Undefined) -> Spread {
    days.sort_unstable();
    let count = days.len();
    let invoices = Input::count("invoices", count as i64);
    let sum: i64 = days.iter().map(|d| i64::from(*d)).sum();
    let at = |rank: usize| days.get(rank).copied().map_or(0, i64::from);
    let middle = at(count.saturating_sub(1) / 2) + at(count / 2);
    let rank = (count * 9).div_ceil(10);
    let ratio = |numerator: i64, denominator: i64, inputs: Vec<Input>| {
        let denominator = if count == 0 { 0 } else { i128::from(denominator) };
        Metric::ratio(i128::from(numerator), denominator, reason, inputs)
    };
    Spread {
        count: to_u32(count),
        mean: ratio(sum, count as i64, vec![Input::count("days in all", sum), invoices.clone()]),
        median: ratio(middle, 2, vec![invoices.clone()]),
        p90: ratio(
            at(rank.saturating_sub(1)),
            1,
            vec![invoices, Input::count("position", rank as i64)],
        ),
        least: days.first().copied(),
        most: days.last().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_counted_on_real_values() {
        for (days, mean, median, p90) in [
            (vec![28, 22, 15, 35, 20], "24", "22", "35"),
            (vec![1, 2, 3, 4], "2.5", "2.5", "4"),
            ((1..=10).collect(), "5.5", "5.5", "9"),
            (vec![-4], "-4", "-4", "-4"),
        ] {
            let got = spread(days, Undefined::NoPaymentDates);
            let text = |m: &Metric| m.value.unwrap().normalize().to_string();
            assert_eq!([text(&got.mean), text(&got.median), text(&got.p90)], [mean, median, p90]);
        }
        let none = spread(Vec::new(), Undefined::NoPaymentDates);
        assert!(
            none.mean.value.is_none() && none.median.value.is_none() && none.p90.value.is_none()
        );
        assert_eq!((none.least, none.most), (None, None));
    }
}
