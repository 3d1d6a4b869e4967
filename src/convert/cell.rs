//! What a cell holds, as text: dates as ISO days, numbers as exact decimals, truth as TRUE and FALSE.
//!
//! A spreadsheet keeps numbers as binary fractions and shows at most 15 digits of them; more digits
//! than that are noise of the computation, so a fraction is written with 15. A number with exactly
//! three decimals gets a zero at its end: 1.234 could be a thousand, 1.2340 cannot.

/// The first day number that is not a date any more (10000-01-01).
const AFTER_LAST_DAY: f64 = 2_958_466.0;
const DAY_MS: f64 = 86_400_000.0;

/// A number as text.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "#NUM!".to_owned();
    }
    if value == 0.0 {
        return "0".to_owned();
    }
    let mut text = value.to_string();
    if digits(&text) > 15 && text.contains('.') {
        text = fifteen_digits(value);
    }
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        text.push('0');
    }
    text
}

/// Significant digits.
fn digits(text: &str) -> usize {
    let digits = text.bytes().filter(u8::is_ascii_digit).skip_while(|&b| b == b'0');
    digits.count()
}

fn fifteen_digits(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    rounded.to_string()
}

/// The two ways to count days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Day 1 is 1900-01-01, and there is a 1900-02-29 that never was.
    Y1900,
    /// Day 0 is 1904-01-01.
    Y1904,
}

/// A day number as a day; the time of day is cut off. A number below one is a time of day, zero is no
/// date at all, and what lies outside the calendar stays a number.
pub(super) fn date(serial: f64, epoch: Epoch) -> String {
    if !(0.0..AFTER_LAST_DAY).contains(&serial) {
        return number(serial);
    }
    // Half a millisecond before midnight is noise, not the day before.
    let ms = (serial * DAY_MS).round();
    let day = (ms / DAY_MS).floor();
    if epoch == Epoch::Y1900 && day < 1.0 {
        return if ms == 0.0 { "0000-00-00".to_owned() } else { duration(serial) };
    }
    let from_1900 = match epoch {
        Epoch::Y1900 if day < 60.0 => day,
        Epoch::Y1900 if day < 61.0 => return "1900-02-29".to_owned(),
        Epoch::Y1900 => day - 1.0,
        Epoch::Y1904 => day + 1461.0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below three million")]
    let (year, month, day) = civil(from_1900 as i64);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Day 1 is 1900-01-01 in a calendar without the day that never was.
fn civil(day: i64) -> (i64, i64, i64) {
    // Counted from 0000-03-01, so that a leap day is the last of its year.
    let days = day + 693_900;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// A time or a span of time as hours, minutes and seconds.
pub(super) fn duration(serial: f64) -> String {
    if !(-AFTER_LAST_DAY..AFTER_LAST_DAY).contains(&serial) {
        return number(serial);
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 2^39 by the check above")]
    let seconds = (serial.abs() * 86_400.0).round() as i64;
    let sign = if serial < 0.0 { "-" } else { "" };
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{sign}{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

/// A date and time as another writer put it, `2026-07-25T10:00:00`: the day. Anything else stays.
pub(super) fn iso_date(text: &str) -> &str {
    let is_day = |day: &str| {
        day.len() == 10
            && day.bytes().enumerate().all(|(at, b)| match at {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            })
    };
    match text.split_once(['T', ' ']) {
        Some((day, _)) if is_day(day) => day,
        _ => text,
    }
}

/// Truth as spreadsheets show it.
pub(super) const fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_cannot_be_grouped() {
        for (value, text) in [
            (12.5, "12.5"),
            (20160.0, "20160"),
            (1.234, "1.2340"),
            (-1234.5, "-1234.5"),
            (1_234_567.891, "1234567.8910"),
            (0.1 + 0.2, "0.3"),
            (2_309.789_999_999_999_5, "2309.79"),
            (2_960_623_488.0, "2960623488"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (-0.0, "0"),
            (1e21, "1000000000000000000000"),
            (0.000_012_5, "0.0000125"),
            (f64::INFINITY, "#NUM!"),
            (f64::NAN, "#NUM!"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn day_numbers_are_days() {
        // 1900: 1 = 1900-01-01, 59 = 1900-02-28, 61 = 1900-03-01, 45943 = 2025-10-13 (calamine's
        // documentation); 43831 = 2020-01-01, 2958465 = 9999-12-31 (Microsoft's documentation).
        for (serial, day) in [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "1900-02-29"),
            (61.0, "1900-03-01"),
            (43_831.0, "2020-01-01"),
            (45_943.541, "2025-10-13"),
            (45_350.999_999_999_9, "2024-02-29"),
            (45_351.0, "2024-02-29"),
            (2_958_465.0, "9999-12-31"),
            (2_958_466.0, "2958466"),
            (-1.0, "-1"),
            (0.0, "0000-00-00"),
            (0.5, "12:00:00"),
        ] {
            assert_eq!(date(serial, Epoch::Y1900), day, "{serial}");
        }
        // 1904: 0 = 1904-01-01; every day is 1462 less than in the other count.
        for (serial, day) in [(0.0, "1904-01-01"), (42_369.0, "2020-01-01"), (59.0, "1904-02-29")] {
            assert_eq!(date(serial, Epoch::Y1904), day, "{serial}");
        }
    }

    #[test]
    fn spans_and_written_dates() {
        for (serial, text) in [(1.5, "36:00:00"), (-0.25, "-06:00:00"), (0.000_011_574, "00:00:01")] {
            assert_eq!(duration(serial), text);
        }
        for (written, day) in [
            ("2026-07-25T00:00:00", "2026-07-25"),
            ("2026-07-25 10:11", "2026-07-25"),
            ("2026-07-25", "2026-07-25"),
            ("today T or so", "today T or so"),
        ] {
            assert_eq!(iso_date(written), day);
        }
    }
}
