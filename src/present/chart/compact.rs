//! Amounts short enough for a picture: `84.2k`, `1.2M`, `−310`. The exact figure is in the table
//! beside the picture.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::Amount;

const UNITS: [(u32, &str); 5] = [(0, ""), (3, "k"), (6, "M"), (9, "B"), (12, "T")];

/// The amount in at most three or four digits: one decimal below 100 of a unit, none above,
/// whole below 1,000; rounded half to even; with a true minus.
///
/// ```
/// use owed::domain::{Amount, Currency};
/// use owed::present::chart::compact;
/// let eur = Currency::new("EUR").unwrap();
/// assert_eq!(compact(Amount::from_minor(8_421_000, eur)), "84.2k");
/// assert_eq!(compact(Amount::from_minor(-31_000, eur)), "−310");
/// ```
pub fn compact(amount: Amount) -> String {
    decimal(amount.decimal())
}

/// As [`compact`], for a plain number.
pub(super) fn decimal(value: Decimal) -> String {
    let size = value.abs();
    let shown = UNITS
        .iter()
        .map(|&(zeros, unit)| (scaled(size, zeros), unit))
        .find(|(number, _)| *number < Decimal::ONE_THOUSAND)
        .or_else(|| UNITS.last().map(|&(zeros, unit)| (scaled(size, zeros), unit)));
    let Some((number, unit)) = shown else { return String::new() };
    let minus = if value.is_sign_negative() && !number.is_zero() { "−" } else { "" };
    format!("{minus}{number}{unit}")
}

/// `size / 10^zeros`, rounded as shown.
fn scaled(size: Decimal, zeros: u32) -> Decimal {
    let divisor = Decimal::from(10_u64.pow(zeros));
    let number = size.checked_div(divisor).unwrap_or(size);
    let digits = u32::from(zeros > 0 && number < Decimal::ONE_HUNDRED);
    number.round_dp_with_strategy(digits, RoundingStrategy::MidpointNearestEven).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shortened_by_thousands() {
        for (exact, short) in [
            ("0", "0"),
            ("0.40", "0"),
            ("-0.40", "0"),
            ("999.49", "999"),
            ("999.51", "1k"),
            ("1000", "1k"),
            ("1250", "1.2k"),
            ("1350", "1.4k"),
            ("84210.55", "84.2k"),
            ("99960", "100k"),
            ("318700", "319k"),
            ("999499", "999k"),
            ("999501", "1M"),
            ("-1234567.89", "−1.2M"),
            ("7000000000", "7B"),
            ("12345678901234567", "12346T"),
        ] {
            assert_eq!(decimal(exact.parse().unwrap()), short, "{exact}");
        }
    }
}
