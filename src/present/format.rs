//! The only place where numbers become text for people.
//!
//! Amounts are grouped by thousands with a decimal point and a true minus; dates are written so
//! that nobody can misread them. Exports use ISO dates and plain numbers and do not come here.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::analysis::measures::Unit;
use crate::domain::{Amount, Currency};

/// The true minus sign, as wide as a digit.
pub const MINUS: char = '\u{2212}';

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An amount without its currency code: `1,234.56`, `−5.00`, `1,200` for yen.
///
/// ```
/// use owed::domain::{Amount, Currency};
/// use owed::present::format::money;
/// let eur = Currency::new("EUR").unwrap();
/// assert_eq!(money(Amount::from_minor(-123_456_789, eur), eur), "\u{2212}1,234,567.89");
/// ```
pub fn money(amount: Amount, currency: Currency) -> String {
    decimal(amount.decimal(), currency.minor_digits())
}

/// An amount with its code before it: `EUR 1,234.56`; without a code where the file names none.
pub fn money_with_code(amount: Amount, currency: Currency) -> String {
    let text = money(amount, currency);
    if currency.is_stated() { format!("{currency}\u{a0}{text}") } else { text }
}

/// The currency as a heading: its code, or words where the file names none.
pub fn currency_name(currency: Currency) -> String {
    if currency.is_stated() { currency.code().to_owned() } else { "No currency stated".to_owned() }
}

/// A count with grouping: `2,466`.
pub fn count(number: u64) -> String {
    group(&number.to_string())
}

/// A count with its noun: `1 invoice`, `2,466 invoices`.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", count(number), if number == 1 { one } else { many })
}

/// Days with one decimal: `52.3`, `−4.0`.
pub fn days(value: Decimal) -> String {
    decimal(value, 1)
}

/// A measure in what it is counted in: `52.3 days`, `41.2%`, `EUR 1,234.56`.
pub fn in_unit(value: Decimal, unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::Days => format!("{} days", days(value)),
        Unit::Share => percent(value),
        Unit::Times => format!("{} times", decimal(value, 2)),
        Unit::Points => decimal(value, 0),
        Unit::Money => money_with_code(Amount::new(value), currency),
    }
}

/// Whole days: `52`, `−4`.
pub fn whole_days(value: i32) -> String {
    signed(value < 0, &group(&value.unsigned_abs().to_string()))
}

/// Whole days with their noun: `1 day`, `52 days`.
pub fn counted_days(value: i32) -> String {
    format!("{}\u{a0}{}", whole_days(value), if value == 1 { "day" } else { "days" })
}

/// A share of 0 to 1 as a percentage: `38%`; one decimal below ten percent: `3.8%`.
pub fn percent(share: Decimal) -> String {
    let hundred = share.saturating_mul(Decimal::ONE_HUNDRED);
    let digits = u32::from(hundred.abs() < Decimal::TEN && !hundred.is_zero());
    format!("{}%", decimal(hundred, digits))
}

/// A date for people: `14 Mar 2026`.
pub fn date(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or("?");
    format!("{}\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

/// A date for people, or a dash where there is none.
pub fn date_or_dash(value: Option<NaiveDate>) -> String {
    value.map_or_else(|| "\u{2013}".to_owned(), date)
}

/// A month for people: `Mar 2026`.
pub fn month(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or("?");
    format!("{month}\u{a0}{}", date.year())
}

/// A size in bytes: `812 bytes`, `14.2 kB`, `3.1 MB`.
pub fn bytes(size: u64) -> String {
    let scaled = |unit: u64, name: &str| {
        let tenths = size.saturating_mul(10).saturating_add(unit / 2) / unit;
        format!("{}.{}\u{a0}{name}", count(tenths / 10), tenths % 10)
    };
    match size {
        0..1_000 => counted(size, "byte", "bytes"),
        1_000..1_000_000 => scaled(1_000, "kB"),
        _ => scaled(1_000_000, "MB"),
    }
}

/// A number with a fixed number of decimals, rounded half up away from zero.
pub fn decimal(value: Decimal, digits: u32) -> String {
    let mut rounded = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(digits);
    let text = rounded.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut number = group(whole);
    if !fraction.is_empty() {
        number.push('.');
        number.push_str(fraction);
    }
    signed(rounded.is_sign_negative() && !rounded.is_zero(), &number)
}

/// A number as it stands, grouped, without trailing zeros: the inputs of a measure.
pub fn plain(value: Decimal) -> String {
    let value = value.normalize();
    decimal(value, value.scale())
}

/// A phrase with its first letter large.
pub fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn signed(negative: bool, number: &str) -> String {
    if negative { format!("{MINUS}{number}") } else { number.to_owned() }
}

/// Puts a comma before every third digit from the right.
fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn amounts_are_grouped_with_the_digits_of_their_currency() {
        for (code, minor, shown) in [
            ("EUR", 0, "0.00"),
            ("EUR", 5, "0.05"),
            ("EUR", 100_000, "1,000.00"),
            ("EUR", -99_999, "\u{2212}999.99"),
            ("USD", 123_456_789_012, "1,234,567,890.12"),
            ("JPY", 1_234_567, "1,234,567"),
            ("KWD", 1_500, "1.500"),
        ] {
            let currency = Currency::new(code).unwrap();
            assert_eq!(
                money(Amount::from_minor(minor, currency), currency),
                shown,
                "{code} {minor}"
            );
        }
    }

    #[test]
    fn the_code_is_left_away_where_the_file_names_none() {
        let unstated = Currency::UNSTATED;
        assert_eq!(money_with_code(Amount::from_minor(150, unstated), unstated), "1.50");
        let usd = Currency::new("USD").unwrap();
        assert_eq!(money_with_code(Amount::from_minor(150, usd), usd), "USD\u{a0}1.50");
    }

    #[test]
    fn days_have_one_decimal_and_a_true_minus() {
        for (value, shown) in [
            ("52.25", "52.3"),
            ("52", "52.0"),
            ("-4.04", "\u{2212}4.0"),
            ("-0.04", "0.0"),
            ("1234.5", "1,234.5"),
        ] {
            assert_eq!(days(dec(value)), shown, "{value}");
        }
    }

    #[test]
    fn shares_become_percentages() {
        for (value, shown) in
            [("0", "0%"), ("0.384", "38%"), ("0.0384", "3.8%"), ("1", "100%"), ("0.995", "100%")]
        {
            assert_eq!(percent(dec(value)), shown, "{value}");
        }
    }

    #[test]
    fn dates_cannot_be_misread() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
        assert_eq!(date(day), "4\u{a0}Mar\u{a0}2026");
        assert_eq!(month(day), "Mar\u{a0}2026");
        assert_eq!(date_or_dash(None), "\u{2013}");
    }

    #[test]
    fn sizes_have_units() {
        for (size, shown) in [
            (1, "1\u{a0}byte"),
            (999, "999\u{a0}bytes"),
            (1_000, "1.0\u{a0}kB"),
            (14_249, "14.2\u{a0}kB"),
            (3_150_000, "3.2\u{a0}MB"),
        ] {
            assert_eq!(bytes(size), shown, "{size}");
        }
    }

    #[test]
    fn counts_are_grouped_and_named() {
        assert_eq!(counted_days(1), "1\u{a0}day");
        assert_eq!(counted_days(-2), "\u{2212}2\u{a0}days");
        assert_eq!(counted(1, "row", "rows"), "1\u{a0}row");
        assert_eq!(counted(1_234_567, "row", "rows"), "1,234,567\u{a0}rows");
    }

    #[test]
    fn phrases_begin_with_a_large_letter() {
        for (words, shown) in
            [("known header", "Known header"), ("", ""), ("\u{fc}ber", "\u{dc}ber")]
        {
            assert_eq!(sentence_case(words), shown, "{words}");
        }
    }

    #[test]
    fn inputs_lose_their_trailing_zeros() {
        for (value, shown) in [("90.000000", "90"), ("1234.50", "1,234.5"), ("0", "0")] {
            assert_eq!(plain(dec(value)), shown, "{value}");
        }
    }
}
