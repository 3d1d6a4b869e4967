//! Small layout questions shared by the pictures: ranges from zero, usable widths.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::domain::{Amount, Currency};

/// The narrowest and widest picture drawn, in user units.
const WIDTHS: (f64, f64) = (240.0, 2400.0);

/// `width` made usable: finite and within sensible limits.
pub(super) fn usable_width(width: f64) -> f64 {
    if width.is_finite() { width.clamp(WIDTHS.0, WIDTHS.1).round() } else { 640.0 }
}

/// An amount as a length to draw; exactness ends here.
pub(super) fn number(amount: Amount) -> f64 {
    amount.decimal().to_f64().filter(|value| value.is_finite()).unwrap_or(0.0)
}

/// The range of `values` with zero in it; never empty.
pub(super) fn range_from_zero(values: impl Iterator<Item = f64>) -> Range<f64> {
    let (low, high) =
        values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    if high > low { low..high } else { 0.0..1.0 }
}

/// " in EUR", or nothing where the currency is unstated.
pub(super) fn in_currency(currency: Currency) -> String {
    if currency.is_stated() { format!(" in {currency}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_zero_and_are_never_empty() {
        for (values, expect) in [
            (vec![], 0.0..1.0),
            (vec![0.0, 0.0], 0.0..1.0),
            (vec![5.0, 9.0], 0.0..9.0),
            (vec![-4.0, 9.0], -4.0..9.0),
            (vec![-4.0, -9.0], -9.0..0.0),
        ] {
            assert_eq!(range_from_zero(values.clone().into_iter()), expect, "{values:?}");
        }
    }

    #[test]
    fn any_width_is_made_usable() {
        for (given, used) in
            [(f64::NAN, 640.0), (-3.0, 240.0), (0.0, 240.0), (359.6, 360.0), (f64::INFINITY, 640.0)]
        {
            assert!((usable_width(given) - used).abs() < f64::EPSILON, "{given}");
        }
    }
}
