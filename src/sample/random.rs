//! A small generator of repeatable numbers: a 64-bit linear congruential step of which the high
//! bits are used. Whole numbers only, so every machine makes the same sample.

/// A stream of numbers, the same for the same seed.
pub(super) struct Random(u64);

impl Random {
    /// A stream of its own for each `lane`.
    pub(super) fn new(lane: u64) -> Self {
        let mut random = Self(0x6f77_6564_2d31 ^ lane.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for _ in 0..4 {
            random.step();
        }
        random
    }

    fn step(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A number from `low` to `high`, both inclusive.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = i64::from(high.max(low)) - i64::from(low) + 1;
        let offset = self.step().cast_signed().rem_euclid(span);
        i32::try_from(i64::from(low) + offset).unwrap_or(low)
    }

    /// True about once in `n` times.
    pub(super) fn one_in(&mut self, n: i32) -> bool {
        self.between(1, n) == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_in_range_and_reach_both_ends() {
        let mut random = Random::new(7);
        let numbers: Vec<i32> = (0..2_000).map(|_| random.between(-3, 4)).collect();
        assert!(numbers.iter().all(|n| (-3..=4).contains(n)));
        for end in -3..=4 {
            let share = numbers.iter().filter(|&&n| n == end).count();
            assert!((150..350).contains(&share), "{end} came {share} times of 2000");
        }
    }

    #[test]
    fn lanes_differ_and_repeat() {
        let first = |lane| Random::new(lane).between(0, 1_000_000);
        assert_eq!(first(1), first(1));
        assert_ne!(first(1), first(2));
    }
}
