//! A measure is a value with its inputs, or undefined with a reason. Never NaN, never a silent 0.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::domain::{Amount, Currency};

/// A measured value that can be opened to what went in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// The value, exact to six decimals (rounded half to even once, here); `None` = undefined.
    #[serde(with = "crate::domain::decimal::optional")]
    pub value: Option<Decimal>,
    /// Why there is no value; present exactly when `value` is `None`.
    pub undefined: Option<Undefined>,
    /// What the value is at least, where it is undefined but bounded from below.
    #[serde(with = "crate::domain::decimal::optional")]
    pub at_least: Option<Decimal>,
    /// The numbers that went in, in the order of the formula.
    pub inputs: Vec<Input>,
}

/// One input of a [`Metric`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// What it is, in the glossary's words, for example `receivables`.
    pub name: String,
    /// The number.
    #[serde(with = "crate::domain::decimal")]
    pub value: Decimal,
}

/// Why a measure has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undefined {
    /// No sales in the window, so nothing to divide by.
    NoSales,
    /// The file lists open items only: sales and payment habits are not in it.
    OpenItemsOnly,
    /// The file has no payment dates (or none on or before the as-of date).
    NoPaymentDates,
    /// The file has no invoice dates.
    NoInvoiceDates,
    /// The file has no due dates.
    NoDueDates,
    /// Nothing is open.
    NothingOpen,
    /// The history in the file is too short for the balance.
    HistoryTooShort,
    /// There was nothing in the bucket a month before.
    EmptyBucket,
    /// Nothing was owed over the period.
    NoBalance,
    /// Nothing was due for collection in the period.
    NothingDue,
    /// The file marks nothing as written off.
    NoWriteOffs,
    /// All amounts together are zero, so they weigh nothing.
    NoWeight,
    /// The currency has no history before this date.
    NoHistory,
    /// Too few invoices were paid to say something about a habit.
    TooFewPaid,
    /// No invoice fell due so long ago that it must be paid or lost.
    NoLossHistory,
}

impl Undefined {
    /// The reason as a sentence without a full stop.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NoSales => "no sales in the period",
            Self::OpenItemsOnly => {
                "the file lists open items only, so the sales of the period are not in it"
            }
            Self::NoPaymentDates => "no invoice in the file has a payment date by then",
            Self::NoInvoiceDates => "the file has no invoice dates",
            Self::NoDueDates => "the file has no due dates",
            Self::NothingOpen => "nothing is open",
            Self::HistoryTooShort => "the file's history is too short for this balance",
            Self::EmptyBucket => "nothing was in this bucket a month before",
            Self::NoBalance => "nothing was owed over the period",
            Self::NothingDue => "nothing was due for collection in the period",
            Self::NoWriteOffs => "the file marks nothing as written off",
            Self::NoWeight => "the amounts add up to nothing, so they weigh nothing",
            Self::NoHistory => "the file does not reach back that far",
            Self::TooFewPaid => "too few invoices were paid to say",
            Self::NoLossHistory => "no invoice fell due long enough ago to be paid or lost",
        }
    }
}

/// The sixth decimal is where every ratio is rounded.
pub const METRIC_DIGITS: u32 = 6;

/// `numerator / denominator` rounded half to even at [`METRIC_DIGITS`] decimals, computed in whole
/// numbers so that there is one rounding only. `None` when the denominator is zero or the result
/// does not fit.
///
/// ```
/// use owed::analysis::metric::ratio;
/// assert_eq!(ratio(2, 3).unwrap().to_string(), "0.666667");
/// assert_eq!(ratio(-1, 2_000_000).unwrap().to_string(), "0.000000"); // a tie goes to even
/// assert_eq!(ratio(3, 2_000_000).unwrap().to_string(), "0.000002");
/// assert!(ratio(1, 0).is_none());
/// ```
pub fn ratio(numerator: i128, denominator: i128) -> Option<Decimal> {
    if denominator == 0 {
        return None;
    }
    let scaled = numerator.checked_mul(10_i128.pow(METRIC_DIGITS))?;
    let (n, d) = if denominator < 0 {
        (scaled.checked_neg()?, denominator.checked_neg()?)
    } else {
        (scaled, denominator)
    };
    let floor = n.div_euclid(d);
    let twice = n.rem_euclid(d).checked_mul(2)?;
    let up = twice > d || (twice == d && floor % 2 != 0);
    let rounded = if up { floor.checked_add(1)? } else { floor };
    Decimal::try_from_i128_with_scale(rounded, METRIC_DIGITS).ok()
}

/// A value of more digits at [`METRIC_DIGITS`] decimals, half to even.
fn round(value: Decimal) -> Decimal {
    let mut value =
        value.round_dp_with_strategy(METRIC_DIGITS, RoundingStrategy::MidpointNearestEven);
    value.rescale(METRIC_DIGITS);
    value
}

impl Metric {
    /// A metric that has a value.
    pub fn defined(value: Decimal, inputs: Vec<Input>) -> Self {
        Self { value: Some(value), undefined: None, at_least: None, inputs }
    }

    /// A metric without one.
    pub fn undefined(reason: Undefined, inputs: Vec<Input>) -> Self {
        Self { value: None, undefined: Some(reason), at_least: None, inputs }
    }

    /// A metric without a value that cannot be less than `bound`.
    pub fn at_least(bound: Decimal, reason: Undefined, inputs: Vec<Input>) -> Self {
        Self { at_least: Some(bound), ..Self::undefined(reason, inputs) }
    }

    /// A value computed with 28 digits, rounded half to even here; undefined for `reason` without
    /// one.
    pub fn rounded(value: Option<Decimal>, reason: Undefined, inputs: Vec<Input>) -> Self {
        match value {
            Some(value) => Self::defined(round(value), inputs),
            None => Self::undefined(reason, inputs),
        }
    }

    /// `numerator / denominator`, or undefined for `reason` when the denominator is zero.
    pub fn ratio(
        numerator: i128,
        denominator: i128,
        reason: Undefined,
        inputs: Vec<Input>,
    ) -> Self {
        match ratio(numerator, denominator) {
            Some(value) => Self::defined(value, inputs),
            None => Self::undefined(reason, inputs),
        }
    }
}

impl Input {
    /// A named number.
    pub fn new(name: &str, value: Decimal) -> Self {
        Self { name: name.to_owned(), value }
    }

    /// A named amount of minor units.
    pub fn money(name: &str, minor: i128, currency: Currency) -> Self {
        Self::new(name, Amount::from_minor(minor, currency).decimal())
    }

    /// A named count.
    pub fn count(name: &str, value: i64) -> Self {
        Self { name: name.to_owned(), value: Decimal::from(value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // In millionths: 0.5, 1.5, 2.5 and so on are ties, which go to the even neighbor.
    #[test]
    fn a_ratio_is_rounded_once_half_to_even() {
        for (numerator, denominator, expected) in [
            (1, 2_000_000, "0.000000"),
            (3, 2_000_000, "0.000002"),
            (5, 2_000_000, "0.000002"),
            (7, 2_000_000, "0.000004"),
            (-1, 2_000_000, "0.000000"),
            (-3, 2_000_000, "-0.000002"),
            (-5, 2_000_000, "-0.000002"),
            // Either side of a tie.
            (499, 1_000_000_000, "0.000000"),
            (501, 1_000_000_000, "0.000001"),
            (2, 3, "0.666667"),
            (-2, 3, "-0.666667"),
        ] {
            let value = ratio(numerator, denominator).unwrap().to_string();
            assert_eq!(value, expected, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn the_sign_of_a_ratio_is_that_of_both_together() {
        for (numerator, denominator, expected) in [
            (7, -2, "-3.500000"),
            (-7, -2, "3.500000"),
            (-2, -3, "0.666667"),
            (3, -2_000_000, "-0.000002"),
        ] {
            let value = ratio(numerator, denominator).unwrap().to_string();
            assert_eq!(value, expected, "{numerator}/{denominator}");
        }
        assert_eq!((ratio(7, 0), ratio(i128::MAX, 7)), (None, None));
    }

    #[test]
    fn a_bound_is_no_value_and_has_a_reason() {
        let bound = Decimal::from(31);
        let inputs = vec![Input::count("days", 31)];
        let metric = Metric::at_least(bound, Undefined::HistoryTooShort, inputs.clone());
        assert_eq!((metric.value, metric.at_least), (None, Some(bound)));
        assert_eq!((metric.undefined, metric.inputs), (Some(Undefined::HistoryTooShort), inputs));
    }
}
