//! How long invoices take, open ones included: the Kaplan–Meier estimate.
//!
//! `S(t) = Π over tᵢ ≤ t of (1 − dᵢ/nᵢ)`, `dᵢ` paid at `tᵢ`, `nᵢ` still open just before; an open
//! invoice counts until the day it is seen ("censored") and leaves after the payments of that day
//! (Kaplan & Meier, J. Am. Stat. Assoc. 53, 1958; Bewick et al., Critical Care 8:389, 2004). A mean
//! of paid invoices alone would forget those that are not paid.
//!
//! Products are exact decimals, cut at the 28th digit. Invariant: `S` starts at 1, never rises and
//! stays in 0..=1.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

/// A share in billionths: 1 = `SHARE`.
pub const SHARE: u64 = 1_000_000_000;

/// `S` in the whole numbers used for looking up.
const SCALE: u64 = 1_000_000_000_000_000_000;

/// More than is ever cut off, in parts of [`SCALE`].
const SLACK: u64 = 1_000;

/// The estimate at a time at which something was paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// When, in days.
    pub t: i32,
    /// Still open just before.
    pub at_risk: u32,
    /// Paid then.
    pub paid: u32,
    /// Share still open after it.
    pub survival: Decimal,
}

/// The whole estimate.
#[derive(Clone, Debug, Default)]
pub struct Curve {
    steps: Vec<Step>,
    scaled: Vec<(i32, u64)>,
    paid: u32,
    open: u32,
}

/// Collects observations: per time, how many were paid and how many were last seen open.
#[derive(Clone, Debug, Default)]
pub struct Observations(BTreeMap<i32, (u32, u32)>);

impl Observations {
    /// Adds one: paid at `t`, or seen open until `t`.
    pub fn add(&mut self, t: i32, paid: bool) {
        let (events, censored) = self.0.entry(t).or_default();
        *(if paid { events } else { censored }) += 1;
    }

    /// How many were paid.
    pub fn paid(&self) -> u32 {
        self.0.values().map(|(events, _)| events).sum()
    }

    /// The estimate.
    pub fn curve(&self) -> Curve {
        let mut at_risk: u32 = self.0.values().map(|(events, open)| events + open).sum();
        let mut curve = Curve { open: at_risk, ..Curve::default() };
        let mut survival = Decimal::ONE;
        for (&t, &(paid, open)) in &self.0 {
            if paid > 0 {
                let left = Decimal::from(at_risk - paid);
                survival = if paid == at_risk {
                    Decimal::ZERO
                } else {
                    survival * left / Decimal::from(at_risk)
                };
                curve.steps.push(Step { t, at_risk, paid, survival });
                curve.scaled.push((t, scaled(survival)));
                curve.paid += paid;
            }
            at_risk -= paid + open;
        }
        curve.open -= curve.paid;
        curve
    }
}

fn scaled(survival: Decimal) -> u64 {
    let whole = (survival * Decimal::from(SCALE)).trunc();
    u64::try_from(whole).unwrap_or(0).min(SCALE)
}

impl Curve {
    /// The times at which something was paid, ascending.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Invoices paid.
    pub fn paid(&self) -> u32 {
        self.paid
    }

    /// Invoices still open when last seen.
    pub fn open(&self) -> u32 {
        self.open
    }

    /// Share still open after `t`.
    pub fn survival(&self, t: i32) -> Decimal {
        let after = self.steps.partition_point(|step| step.t <= t);
        let before = after.checked_sub(1).and_then(|i| self.steps.get(i));
        before.map_or(Decimal::ONE, |step| step.survival)
    }

    /// `S(t)` in parts of [`SCALE`].
    fn at(&self, t: i32) -> u64 {
        let after = self.scaled.partition_point(|(at, _)| *at <= t);
        let before = after.checked_sub(1).and_then(|i| self.scaled.get(i));
        before.map_or(SCALE, |(_, survival)| *survival)
    }

    /// The share in billionths of invoices open after `age` that are paid by `t`:
    /// `1 − S(t)/S(age)`. `None` when nothing seen stayed open that long.
    pub fn paid_share(&self, age: i32, t: i32) -> Option<u64> {
        let (then, open) = (self.at(t), self.at(age));
        if open == 0 || self.steps.is_empty() || self.is_beyond(age) {
            return None;
        }
        let paid = u128::from(open.saturating_sub(then)) * u128::from(SHARE) / u128::from(open);
        u64::try_from(paid).ok()
    }

    /// The first time by which at least `share` (in billionths) of the invoices open after `age`
    /// are paid; `None` when so many never were.
    pub fn paid_by(&self, age: i32, share: u64) -> Option<i32> {
        let open = self.at(age);
        if open == 0 || self.is_beyond(age) {
            return None;
        }
        // What was cut off the products must not move a value that is met exactly.
        let open = open.saturating_add(SLACK);
        let most = u128::from(open) * u128::from(SHARE.saturating_sub(share));
        let from = self.scaled.partition_point(|(t, _)| *t <= age);
        let later = self.scaled.get(from..).unwrap_or_default();
        later.iter().find(|(_, s)| u128::from(*s) * u128::from(SHARE) <= most).map(|(t, _)| *t)
    }

    /// Nothing was ever paid after `age`, so there is nothing to expect by.
    fn is_beyond(&self, age: i32) -> bool {
        self.steps.last().is_none_or(|last| age >= last.t)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(observations: &[(i32, bool)]) -> Curve {
        let mut all = Observations::default();
        for (t, paid) in observations {
            all.add(*t, *paid);
        }
        all.curve()
    }

    /// Four invoices paid after 20, 30, 30 and 45 days, two open for 50 and 60 days: S = 5/6, 1/2,
    /// 1/3 (by hand).
    fn six() -> Curve {
        curve(&[(20, true), (30, true), (30, true), (45, true), (50, false), (60, false)])
    }

    #[test]
    fn an_open_invoice_is_asked_about_from_its_own_age_on() {
        let six = six();
        assert_eq!((six.paid(), six.open()), (4, 2));
        for (age, t, billionths) in [
            (0, 19, Some(0)),
            (0, 20, Some(166_666_666)),
            (0, 30, Some(500_000_000)),
            // Of those open after 30 days, S(45)/S(30) = 2/3 stay open.
            (30, 45, Some(333_333_333)),
            (30, 400, Some(333_333_333)),
            (45, 60, None),
        ] {
            assert_eq!(
                six.paid_share(age, t).map(|s| s / 10),
                billionths.map(|s: u64| s / 10),
                "{age} {t}"
            );
        }
        for (age, tenths, expected) in
            [(0, 1, Some(20)), (0, 5, Some(30)), (0, 9, None), (20, 6, Some(45)), (50, 1, None)]
        {
            assert_eq!(six.paid_by(age, SHARE / 10 * tenths), expected, "{age} {tenths}");
        }
    }

    #[test]
    fn nothing_observed_says_nothing() {
        let none = curve(&[]);
        assert!(none.steps().is_empty());
        assert_eq!((none.paid_share(0, 10), none.paid_by(0, 1)), (None, None));
        let only_open = curve(&[(5, false), (90, false)]);
        assert_eq!((only_open.open(), only_open.paid_share(0, 10)), (2, None));
        assert_eq!(only_open.survival(1_000), Decimal::ONE);
    }

    #[test]
    fn the_share_still_open_falls_on_the_days_of_payment() {
        let six = six();
        for (t, of_six) in
            [(-1, 6), (19, 6), (20, 5), (29, 5), (30, 3), (44, 3), (45, 2), (60, 2), (999, 2)]
        {
            let expected = Decimal::from(of_six) / Decimal::from(6);
            assert_eq!(six.survival(t).round_dp(20), expected.round_dp(20), "{t} days");
        }
    }
}
