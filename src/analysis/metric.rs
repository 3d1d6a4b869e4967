//! A measure is a value with its inputs, or undefined with a reason. Never NaN, never a silent 0.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A measured value that can be opened to what went in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// The value, exact to six decimals (rounded half to even once, here); `None` = undefined.
    pub value: Option<Decimal>,
    /// Why there is no value; present exactly when `value` is `None`.
    pub undefined: Option<Undefined>,
    /// The numbers that went in, in the order of the formula.
    pub inputs: Vec<Input>,
}

/// One input of a [`Metric`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// What it is, in the glossary's words, for example `receivables`.
    pub name: String,
    /// The number.
    pub value: Decimal,
}

/// Why a measure has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Metric {
    /// A metric that has a value.
    pub fn defined(value: Decimal, inputs: Vec<Input>) -> Self {
        Self { value: Some(value), undefined: None, inputs }
    }

    /// A metric without one.
    pub fn undefined(reason: Undefined, inputs: Vec<Input>) -> Self {
        Self { value: None, undefined: Some(reason), inputs }
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

    /// A named count.
    pub fn count(name: &str, value: i64) -> Self {
        Self { name: name.to_owned(), value: Decimal::from(value) }
    }
}
