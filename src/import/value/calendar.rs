//! Days of other reckonings: spreadsheet day numbers, the Persian solar year, Buddhist years. Each
//! is converted by whole-number rules, and only where the cell or the column names the reckoning.

use crate::domain::Day;

/// 1899-12-30, the day before day 1 of a spreadsheet's calendar once its 29 February 1900 is past.
const SERIAL_ZERO: i32 = -25_569;

/// The day a spreadsheet counts as `serial` (1900 system).
pub fn serial_day(serial: u32) -> Day {
    Day::from_number(SERIAL_ZERO + serial.cast_signed())
}

/// Years from Buddha that occur on documents.
pub(super) const BUDDHIST_YEARS: std::ops::RangeInclusive<i32> = 2400..=2700;

/// Years of the Persian and the Islamic calendar that occur on documents.
pub(super) const ISLAMIC_YEARS: std::ops::RangeInclusive<i32> = 1200..=1599;

/// The year of the common calendar for a year from Buddha.
pub(super) const fn from_buddhist(year: i32) -> i32 {
    year - 543
}

/// A day of the Persian solar calendar. Leap years follow the cycle of 33 years, which agrees with
/// the calendar as kept from 1206 to 1496 (1827 to 2117).
pub(super) fn from_persian(year: i32, month: u32, day: u32) -> Option<Day> {
    if !(1206..=1496).contains(&year) || !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    let is_leap = |year: i32| (year * 8 + 29).rem_euclid(33) < 8;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        _ if is_leap(year) => 30,
        _ => 29,
    };
    if day > length {
        return None;
    }
    let leap_days = |year: i32| (year * 8 + 21).div_euclid(33);
    let years = (year - 1400) * 365 + leap_days(year) - leap_days(1400);
    let before = (month - 1) * 31 - month.saturating_sub(7);
    // 1400-01-01 was 21 March 2021.
    Some(Day::from_ymd(2021, 3, 21)?.plus(years + before.cast_signed() + day.cast_signed() - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_days_fall_where_the_calendar_puts_them() {
        for (persian, common) in [
            ((1399, 12, 30), Some((2021, 3, 20))),
            ((1400, 1, 1), Some((2021, 3, 21))),
            ((1402, 10, 12), Some((2024, 1, 2))),
            // 21 March 2023 and 185 days; 23 September and 29.
            ((1402, 6, 31), Some((2023, 9, 22))),
            ((1402, 7, 30), Some((2023, 10, 22))),
            ((1402, 12, 10), Some((2024, 2, 29))),
            ((1403, 12, 30), Some((2025, 3, 20))),
            ((1404, 1, 1), Some((2025, 3, 21))),
            ((1357, 11, 22), Some((1979, 2, 11))),
            ((1404, 12, 30), None),
            ((1402, 13, 1), None),
            ((1402, 7, 31), None),
        ] {
            let (y, m, d) = persian;
            let expected = common.and_then(|(y, m, d)| Day::from_ymd(y, m, d));
            assert_eq!(from_persian(y, m, d), expected, "{persian:?}");
        }
    }

    #[test]
    fn spreadsheet_days_count_from_1900() {
        for (serial, (y, m, d)) in
            [(36_526, (2000, 1, 1)), (45_292, (2024, 1, 1)), (43_046, (2017, 11, 7))]
        {
            assert_eq!(Some(serial_day(serial)), Day::from_ymd(y, m, d), "{serial}");
        }
    }
}
