//! Dates, money and names as letters write them: `14 March 2026`, `EUR 1,234.56`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::documents::words::grouped;
pub(crate) use crate::documents::words::{counted, long_date};
use crate::domain::{Amount, Currency};

/// `1,234.56`: every digit, thousands separated by commas.
pub(crate) fn number(amount: Amount) -> String {
    let text = amount.abs().to_string();
    let (whole, rest) = match text.find('.') {
        Some(point) => text.split_at(point),
        None => (text.as_str(), ""),
    };
    let mut out = String::with_capacity(text.len() + 8);
    if amount.is_negative() {
        out.push('-');
    }
    out.push_str(&grouped(whole));
    out.push_str(rest);
    out
}

/// `EUR 1,234.56`; without a code when the file names no currency.
pub(crate) fn money(amount: Amount, currency: Currency) -> String {
    if currency.is_stated() { format!("{currency} {}", number(amount)) } else { number(amount) }
}

/// The date `days` calendar days after `date`; from a Saturday or Sunday moved on to Monday.
pub(crate) fn pay_by(date: NaiveDate, days: u32) -> NaiveDate {
    let day = date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date);
    let to_monday = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 0,
    };
    day.checked_add_days(Days::new(to_monday)).unwrap_or(day)
}

/// A text from the file on one line: control characters become spaces, marks that reorder text are
/// dropped, the rest stays as it is.
pub(crate) fn on_one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    spaced.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn money_keeps_every_digit_of_its_currency() {
        for (minor, code, expected) in [
            (123_456, "EUR", "EUR 1,234.56"),
            (99_999, "USD", "USD 999.99"),
            (100_000_000, "GBP", "GBP 1,000,000.00"),
            (-5, "EUR", "EUR -0.05"),
            (-123_456, "EUR", "EUR -1,234.56"),
            (1_234_567, "JPY", "JPY 1,234,567"),
            (1_234_567, "KWD", "KWD 1,234.567"),
            (0, "EUR", "EUR 0.00"),
        ] {
            let currency = Currency::new(code).unwrap();
            assert_eq!(money(Amount::from_minor(minor, currency), currency), expected);
        }
        let unstated = Currency::UNSTATED;
        assert_eq!(money(Amount::from_minor(123_456, unstated), unstated), "1,234.56");
    }

    #[test]
    fn pay_by_never_falls_on_a_weekend() {
        // 14 March 2026 is a Saturday.
        for (from, days, expected) in [
            (date(2026, 3, 11), 7, date(2026, 3, 18)),
            (date(2026, 3, 7), 7, date(2026, 3, 16)),
            (date(2026, 3, 8), 7, date(2026, 3, 16)),
            (date(2026, 3, 9), 7, date(2026, 3, 16)),
            (date(2026, 2, 27), 1, date(2026, 3, 2)),
        ] {
            assert_eq!(pay_by(from, days), expected, "{from} + {days}");
        }
    }

    #[test]
    fn a_text_from_the_file_stays_on_its_line() {
        for (text, expected) in [
            ("Acme\r\nBcc: x", "Acme  Bcc: x"),
            (" A\u{202e}cme\u{2069} ", "Acme"),
            ("{customer} & <b>", "{customer} & <b>"),
        ] {
            assert_eq!(on_one_line(text), expected);
        }
    }
}
