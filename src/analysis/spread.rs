//! Mean, median and ninth decile of whole numbers of days, each with its inputs; how the last two
//! are counted is the [`histogram`](super::histogram)'s.

use serde::{Deserialize, Serialize};

use crate::analysis::histogram::Histogram;
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
pub fn spread(days: &[i32], reason: Undefined) -> Spread {
    let mut counted = Histogram::default();
    for day in days {
        counted.add(*day);
    }
    let sum: i64 = days.iter().map(|day| i64::from(*day)).sum();
    let count = to_u32(days.len());
    let invoices = Input::count("invoices", i64::from(count));
    let of = |numerator: Option<i64>, denominator: i128, inputs: Vec<Input>| match numerator {
        Some(numerator) => Metric::ratio(i128::from(numerator), denominator, reason, inputs),
        None => Metric::undefined(reason, inputs),
    };
    Spread {
        count,
        mean: of(
            (count > 0).then_some(sum),
            i128::from(count),
            vec![Input::count("days in all", sum), invoices.clone()],
        ),
        median: of(counted.twice_median(), 2, vec![invoices.clone()]),
        p90: of(counted.percentile(90).map(i64::from), 1, vec![invoices]),
        least: days.iter().copied().min(),
        most: days.iter().copied().max(),
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
            let days: Vec<i32> = days;
            let got = spread(&days, Undefined::NoPaymentDates);
            let text = |m: &Metric| m.value.unwrap().normalize().to_string();
            assert_eq!([text(&got.mean), text(&got.median), text(&got.p90)], [mean, median, p90]);
        }
        let none = spread(&[], Undefined::NoPaymentDates);
        assert!(
            none.mean.value.is_none() && none.median.value.is_none() && none.p90.value.is_none()
        );
        assert_eq!((none.least, none.most), (None, None));
    }
}
