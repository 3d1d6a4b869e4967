//! A factor for amounts: exact, so that a whole one multiplies every figure exactly.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// What amounts are multiplied by: more than 0, at most 1,000, at most four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Factor(Decimal);

/// Decimals a factor can have.
const DECIMALS: u32 = 4;
/// The largest factor.
const LARGEST: Decimal = Decimal::ONE_THOUSAND;

impl Factor {
    /// Reads a factor such as "3" or "1.37".
    ///
    /// ```
    /// use owed::share::Factor;
    /// assert_eq!(Factor::parse("1.37").unwrap().minor(10_050), Some(13_768)); // 137.685 to the even cent
    /// assert!(Factor::parse("0").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let factor: Decimal = text.trim().parse().ok()?;
        let fits = factor > Decimal::ZERO && factor <= LARGEST;
        (fits && factor.normalize().scale() <= DECIMALS).then(|| Self(factor.normalize()))
    }

    /// Sums of amounts are multiplied exactly too, not only to half a cent a document.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// Amounts stay as they are.
    pub fn is_one(self) -> bool {
        self.0 == Decimal::ONE
    }

    /// `minor` units times the factor, rounded once, half to even; `None` when that is too large.
    pub fn minor(self, minor: i64) -> Option<i64> {
        Decimal::from(minor).checked_mul(self.0)?.round().to_i64()
    }

    /// A decimal times the factor, rounded to `digits`, half to even.
    pub fn decimal(self, value: Decimal, digits: u32) -> Option<Decimal> {
        Some(value.checked_mul(self.0)?.round_dp(digits))
    }
}

impl Default for Factor {
    fn default() -> Self {
        Self(Decimal::ONE)
    }
}

impl std::fmt::Display for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Factor> for String {
    fn from(factor: Factor) -> Self {
        factor.to_string()
    }
}

impl TryFrom<String> for Factor {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no factor above 0 and up to 1,000 with at most four decimals")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sensible_factors_are_taken() {
        for (text, expected) in [
            ("1", Some("1")),
            (" 2.50 ", Some("2.5")),
            ("0.0001", Some("0.0001")),
            ("1000", Some("1000")),
            ("0", None),
            ("-2", None),
            ("1000.0001", None),
            ("0.00001", None),
            ("2,5", None),
            ("", None),
            ("NaN", None),
            ("1e3", Some("1000")),
        ] {
            let read = Factor::parse(text).map(|factor| factor.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn amounts_are_rounded_once_half_to_even() {
        for (factor, minor, expected) in [
            ("1", 12_345, Some(12_345)),
            ("3", -12_345, Some(-37_035)),
            ("0.5", 5, Some(2)),
            ("0.5", 7, Some(4)),
            ("0.5", -5, Some(-2)),
            ("1.37", 100, Some(137)),
            ("0.0001", 1, Some(0)),
            ("1000", i64::MAX, None),
            ("1", i64::MAX, Some(i64::MAX)),
            ("1", i64::MIN, Some(i64::MIN)),
        ] {
            let scaled = Factor::parse(factor).unwrap().minor(minor);
            assert_eq!(scaled, expected, "{factor} x {minor}");
        }
    }
}
