//! Roll rates: how much of a bucket moves on to a later one within a month.
//!
//! `rate A to B = what is in B now and was in A a month before ÷ what was in A a month before`
//! (costcalculator.calculator.city; the roll-rate models of the United States' Comptroller of the
//! Currency use the same). The same items are followed, not two column totals. Buckets are a month wide,
//! because the period must equal the width: not due, 1 to 30, 31 to 60, 61 to 90, over 90 days.

use rust_decimal::Decimal;

use crate::analysis::markov;
use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::{Amount, Currency};

/// Buckets of the roll rates.
pub const BUCKETS: usize = 5;
/// What they are called, in order.
pub const BUCKET_NAMES: [&str; BUCKETS] = ["not due", "1–30", "31–60", "61–90", "over 90"];

/// The bucket of a positive open item `days` past due.
#[inline]
pub const fn bucket_of(days: i32) -> usize {
    match days {
        i32::MIN..=0 => 0,
        1..=30 => 1,
        31..=60 => 2,
        61..=90 => 3,
        91.. => 4,
    }
}

/// Money by where it was a month before (rows) and where it is now (columns), in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RollMatrix {
    /// What was open in each bucket a month before.
    pub before: [i128; BUCKETS],
    /// Of it, what is still open, by today's bucket.
    pub moved: [[i128; BUCKETS]; BUCKETS],
}

impl RollMatrix {
    /// Adds an item: open before in a bucket, and what of it is open now.
    #[inline]
    pub fn add(&mut self, before: (usize, i64), now: Option<(usize, i64)>) {
        let (from, was) = before;
        if let Some(total) = self.before.get_mut(from) {
            *total += i128::from(was);
        }
        if let Some((to, is)) = now
            && let Some(cell) = self.moved.get_mut(from).and_then(|row| row.get_mut(to))
        {
            *cell += i128::from(is.min(was));
        }
    }

    /// Adds another month.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.before.iter_mut().zip(other.before) {
            *mine += theirs;
        }
        for (mine, theirs) in self.moved.iter_mut().flatten().zip(other.moved.iter().flatten()) {
            *mine += theirs;
        }
    }

    /// The rate from one bucket to another.
    pub fn rate(&self, from: usize, to: usize, currency: Currency) -> Metric {
        let moved = self.moved.get(from).and_then(|row| row.get(to)).copied().unwrap_or_default();
        rate(moved, self.before.get(from).copied().unwrap_or_default(), currency)
    }

    /// Where the money in each bucket but the last is expected to end, if months go on as these:
    /// the share of each that runs over 90 days before it is paid. `None` where money of `balances`
    /// (or on its way) lies in a bucket that no month shows leaving.
    pub fn ends_over_90(&self, balances: &[i128; BUCKETS]) -> Option<[Decimal; BUCKETS - 1]> {
        let transient = BUCKETS - 1;
        let (mut stay, mut leave) = (Vec::new(), Vec::new());
        for (at, (before, moved)) in self.before.iter().zip(&self.moved).enumerate().take(transient)
        {
            if *before == 0 {
                let enters = |row: &[i128; BUCKETS]| row.get(at).is_some_and(|minor| *minor != 0);
                let holds = balances.get(at).is_some_and(|minor| *minor != 0);
                if holds || self.moved.iter().any(enters) {
                    return None;
                }
                stay.push(vec![Decimal::ZERO; transient]);
                leave.push(vec![Decimal::ONE, Decimal::ZERO]);
                continue;
            }
            let share = |minor: i128| {
                Decimal::try_from_i128_with_scale(minor, 0)
                    .ok()?
                    .checked_div(Decimal::try_from_i128_with_scale(*before, 0).ok()?)
            };
            let to: Vec<Decimal> = moved.iter().map(|m| share(*m)).collect::<Option<_>>()?;
            let bad = to.get(transient).copied().unwrap_or_default();
            let still: Decimal = to.iter().copied().sum();
            stay.push(to.into_iter().take(transient).collect());
            leave.push(vec![Decimal::ONE - still, bad]);
        }
        let ends = markov::absorb(&stay, &leave)?;
        let mut result = [Decimal::ZERO; BUCKETS - 1];
        for (slot, row) in result.iter_mut().zip(&ends) {
            *slot = row.get(1).copied()?;
        }
        Some(result)
    }
}

/// `moved ÷ before`, undefined when nothing was in the bucket.
pub fn rate(moved: i128, before: i128, currency: Currency) -> Metric {
    let inputs = vec![
        Input::money("in the later bucket now", moved, currency),
        Input::money("in the bucket a month before", before, currency),
    ];
    Metric::ratio(moved, before, Undefined::EmptyBucket, inputs)
}

/// The share of `balances` (by bucket, minor units) that is expected to run over 90 days.
pub fn expected_over_90(
    balances: &[i128; BUCKETS],
    months: &RollMatrix,
    currency: Currency,
) -> Metric {
    let (young, old) = balances.split_at(BUCKETS - 1);
    let whole: i128 = young.iter().sum();
    let exact = |minor| Amount::from_minor(minor, currency).decimal();
    let expected = months.ends_over_90(balances).and_then(|ends| {
        young.iter().zip(ends).try_fold(Decimal::ZERO, |sum, (balance, share)| {
            sum.checked_add(exact(*balance).checked_mul(share)?)
        })
    });
    let mut inputs = vec![
        Input::money("open, at most 90 days past due", whole, currency),
        Input::money("already over 90 days", old.iter().sum(), currency),
    ];
    if let Some(expected) = expected {
        inputs.insert(
            0,
            Input::new("expected to run over 90 days", expected.round_dp(currency.minor_digits())),
        );
    }
    let reason = if whole == 0 { Undefined::NothingOpen } else { Undefined::NoHistory };
    let value = expected.filter(|_| whole != 0).and_then(|e| e.checked_div(exact(whole)));
    Metric::rounded(value, reason, inputs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_followed_from_bucket_to_bucket() {
        let eur = Currency::new("EUR").unwrap();
        let mut month = RollMatrix::default();
        // 100 stays not due, 60 rolls on, 40 is paid: a 0.3 share of 200.
        month.add((0, 100), Some((0, 100)));
        month.add((0, 60), Some((1, 60)));
        month.add((0, 40), None);
        // Part-paid on the way: only what is left rolls.
        month.add((1, 80), Some((2, 20)));
        assert_eq!(month.rate(0, 1, eur).value.unwrap().to_string(), "0.300000");
        assert_eq!(month.rate(1, 2, eur).value.unwrap().to_string(), "0.250000");
        assert_eq!(month.rate(2, 3, eur).undefined, Some(Undefined::EmptyBucket));
    }

    #[test]
    fn money_ends_paid_or_over_90_days() {
        // A chain without staying: 0.2 roll on, then 0.1, 0.5, 0.4.
        let mut month = RollMatrix::default();
        for (from, was, on) in [(0, 1000, 200), (1, 1000, 100), (2, 1000, 500), (3, 1000, 400)] {
            month.add((from, on), Some((from + 1, on)));
            month.add((from, was - on), None);
        }
        let ends = month.ends_over_90(&[1; BUCKETS]).unwrap();
        let expected = ["0.004", "0.02", "0.2", "0.4"];
        for (end, expected) in ends.iter().zip(expected) {
            assert_eq!(end.normalize().to_string(), expected);
        }
        let eur = Currency::new("EUR").unwrap();
        // 1000.00 × 0.004 + 100.00 × 0.4 = 44.00 of 1,100.00.
        let metric = expected_over_90(&[100_000, 0, 0, 10_000, 7], &month, eur);
        assert_eq!(metric.value.unwrap().to_string(), "0.040000");
        let nothing = expected_over_90(&[0; BUCKETS], &month, eur);
        assert_eq!(nothing.undefined, Some(Undefined::NothingOpen));
        let no_months = expected_over_90(&[1; BUCKETS], &RollMatrix::default(), eur);
        assert_eq!(no_months.undefined, Some(Undefined::NoHistory));
    }

    #[test]
    fn buckets_end_with_each_month_of_days() {
        for (days, bucket) in [
            (i32::MIN, 0),
            (0, 0),
            (1, 1),
            (30, 1),
            (31, 2),
            (60, 2),
            (61, 3),
            (90, 3),
            (91, 4),
            (i32::MAX, 4),
        ] {
            assert_eq!(bucket_of(days), bucket, "{days} days");
        }
    }

    #[test]
    fn months_merge_cell_by_cell() {
        let mut all = RollMatrix::default();
        all.add((0, 100), Some((1, 60)));
        all.add((2, 50), Some((3, 40)));
        let mut other = RollMatrix::default();
        other.add((0, 30), Some((1, 20)));
        other.add((4, 9), Some((4, 7)));
        all.merge(&other);
        let mut moved = [[0; BUCKETS]; BUCKETS];
        (moved[0][1], moved[2][3], moved[4][4]) = (80, 40, 7);
        assert_eq!(all, RollMatrix { before: [130, 0, 50, 0, 9], moved });
    }

    #[test]
    fn a_bucket_that_was_always_empty_matters_only_to_money_that_is_or_comes_there() {
        // Nothing ever was 31 to 60 days late: whatever was 1 to 30 days late got paid.
        let mut month = RollMatrix::default();
        for (from, was, on) in [(0, 1000, 200), (1, 1000, 0), (3, 1000, 400)] {
            month.add((from, on), (on > 0).then_some((from + 1, on)));
            month.add((from, was - on), None);
        }
        let ends = month.ends_over_90(&[5, 5, 0, 5, 5]).unwrap();
        assert_eq!(ends.map(|end| end.normalize().to_string()), ["0", "0", "0", "0.4"]);
        assert_eq!(month.ends_over_90(&[5, 5, 1, 5, 5]), None, "money lies there");
        month.add((1, 20), Some((2, 20)));
        assert_eq!(month.ends_over_90(&[5, 5, 0, 5, 5]), None, "money comes there");
    }
}
