//! How many documents took how many days: exact medians and percentiles without keeping each value.
//!
//! The median is the middle value, or the mean of the two middle ones. A percentile is the nearest
//! rank (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 1): no value
//! is made up between two days.

use crate::analysis::metric::{Input, Metric, Undefined};

/// Whole numbers below this one, from 0 on, are usual.
const USUAL: u16 = 1024;

/// Counts of whole numbers, dense around what is usual.
#[derive(Clone, Debug, Default)]
pub struct Histogram {
    dense: Vec<u32>,
    sparse: std::collections::BTreeMap<i32, u32>,
    count: u64,
}

impl Histogram {
    /// Counts a value once.
    #[inline]
    pub fn add(&mut self, value: i32) {
        self.count += 1;
        match self.usual(value) {
            Some(count) => *count += 1,
            None => self.add_unusual(value),
        }
    }

    /// Counts the first value, or one beyond what is usual.
    #[cold]
    #[inline(never)]
    fn add_unusual(&mut self, value: i32) {
        if self.dense.is_empty() {
            self.dense.resize(usize::from(USUAL), 0);
        }
        match self.usual(value) {
            Some(count) => *count += 1,
            None => *self.sparse.entry(value).or_default() += 1,
        }
    }

    /// The count of a usual value; `None` of any other, and before the first.
    #[inline]
    fn usual(&mut self, value: i32) -> Option<&mut u32> {
        self.dense.get_mut(usize::try_from(value).ok()?)
    }

    /// Twice the median (so that the middle of two values stays whole); `None` when empty.
    pub fn twice_median(&self) -> Option<i64> {
        let last = self.count.checked_sub(1)?;
        Some(i64::from(self.at(last / 2)?) + i64::from(self.at(last - last / 2)?))
    }

    /// The smallest value that at least `percent` of all values do not exceed: the nearest rank,
    /// ⌈percent ÷ 100 × count⌉, so it is always a value that was counted. `None` when empty.
    pub fn percentile(&self, percent: u8) -> Option<i32> {
        let rank = self.count.saturating_mul(u64::from(percent.min(100))).div_ceil(100);
        self.at(rank.saturating_sub(1))
    }

    /// How many values were counted.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Counts all values of another histogram too.
    pub fn merge(&mut self, other: &Self) {
        if self.dense.is_empty() {
            self.dense.clone_from(&other.dense);
        } else {
            for (mine, theirs) in self.dense.iter_mut().zip(&other.dense) {
                *mine += theirs;
            }
        }
        for (value, count) in &other.sparse {
            *self.sparse.entry(*value).or_default() += count;
        }
        self.count += other.count;
    }

    /// The value at a rank from 0.
    fn at(&self, rank: u64) -> Option<i32> {
        let low = self.sparse.range(..0).map(|(v, n)| (*v, *n));
        let dense =
            self.dense.iter().enumerate().map(|(v, n)| (i32::try_from(v).unwrap_or(i32::MAX), *n));
        let high = self.sparse.range(i32::from(USUAL)..).map(|(v, n)| (*v, *n));
        let mut seen = 0_u64;
        low.chain(dense).chain(high).find_map(|(value, count)| {
            seen += u64::from(count);
            (seen > rank).then_some(value)
        })
    }
}

/// The median of counted days, undefined without any.
pub fn median(days: &Histogram, inputs: Vec<Input>) -> Metric {
    match days.twice_median() {
        Some(twice) => Metric::ratio(i128::from(twice), 2, Undefined::NoPaymentDates, inputs),
        None => Metric::undefined(Undefined::NoPaymentDates, inputs),
    }
}

/// The 90th percentile of counted days, undefined without any.
pub fn p90(days: &Histogram, inputs: Vec<Input>) -> Metric {
    match days.percentile(90) {
        Some(value) => Metric::ratio(i128::from(value), 1, Undefined::NoPaymentDates, inputs),
        None => Metric::undefined(Undefined::NoPaymentDates, inputs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i32]) -> Histogram {
        let mut histogram = Histogram::default();
        for value in values {
            histogram.add(*value);
        }
        histogram
    }

    #[test]
    fn percentiles_are_values_that_occurred() {
        for (values, p90, p50, twice_median) in [
            (&[7][..], Some(7), Some(7), Some(14)),
            (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Some(9), Some(5), Some(11)),
            // 0.9 × 11 = 9.9, so the tenth of eleven.
            (&[-5, -4, 0, 1, 2, 3, 4, 5, 6, 2000, 3000], Some(2000), Some(3), Some(6)),
            (&[], None, None, None),
        ] {
            let histogram = of(values);
            assert_eq!(histogram.percentile(90), p90, "{values:?}");
            assert_eq!(histogram.percentile(50), p50, "{values:?}");
            assert_eq!(histogram.twice_median(), twice_median, "{values:?}");
        }
    }

    #[test]
    fn merging_is_as_counting_at_once() {
        let (mut a, b) = (of(&[1, 5, -2]), of(&[5000, 1]));
        a.merge(&b);
        let all = of(&[1, 5, -2, 5000, 1]);
        for percent in 0..=100 {
            assert_eq!(a.percentile(percent), all.percentile(percent), "{percent}");
        }
        let mut empty = Histogram::default();
        empty.merge(&all);
        assert_eq!((empty.count(), empty.twice_median()), (5, all.twice_median()));
    }

    #[test]
    fn no_value_is_lost_at_the_edge_of_what_is_usual() {
        let edge = of(&[-1, 0, 1023, 1024, 1025]);
        for (percent, value) in [(20, -1), (40, 0), (60, 1023), (80, 1024), (100, 1025)] {
            assert_eq!(edge.percentile(percent), Some(value), "{percent} %");
        }
    }
}
