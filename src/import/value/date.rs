//! Cells to days. A cell that can be read in two ways stays in parts until its column decides; the
//! calendar date is taken as written, and no time zone is converted.

use crate::domain::Day;
use crate::import::value::date_cell::{DateCell, DateProblem};
use crate::import::value::date_numbers::{of_numbers, of_one_number, three_numbers};
use crate::import::value::date_words::of_tokens;
use crate::import::value::text::fold;
use crate::import::value::tokens::Tokens;
use crate::import::value::trim::is_blank;

/// Four digits, a dash, two, a dash, two: the form almost every system can export. Years in which
/// no invoice was written are left to the closer look.
#[inline]
pub fn iso_day(cell: &[u8]) -> Option<Day> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = cell else { return None };
    let digit = |c: u8| u32::from(c.wrapping_sub(b'0'));
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
    if digits.iter().any(|c| !c.is_ascii_digit()) {
        return None;
    }
    let year = digit(y1) * 1000 + digit(y2) * 100 + digit(y3) * 10 + digit(y4);
    if !(1901..2400).contains(&year) {
        return None;
    }
    Day::from_ymd(year.cast_signed(), digit(m1) * 10 + digit(m2), digit(d1) * 10 + digit(d2))
}

/// Reads a date cell. A time of day after the date is dropped.
pub fn date(cell: &[u8]) -> DateCell {
    if let Some(day) = iso_day(cell) {
        return DateCell::Day(day);
    }
    if is_blank(cell) {
        return DateCell::Blank;
    }
    read(cell).unwrap_or(DateCell::Bad)
}

/// Why a cell is not a date; `None` when it is one or blank.
pub fn date_problem(cell: &[u8]) -> Option<DateProblem> {
    if is_blank(cell) {
        return None;
    }
    if is_destroyed_date(cell) {
        return Some(DateProblem::TimeOnly);
    }
    read(cell).err()
}

fn read(cell: &[u8]) -> Result<DateCell, DateProblem> {
    let cell = without_time(cell);
    if let Some(day) = iso_day(cell) {
        return Ok(DateCell::Day(day));
    }
    if let Some((numbers, separator)) = three_numbers(cell) {
        return of_numbers(numbers, separator != b'.');
    }
    let folded = fold(cell).ok_or(DateProblem::NotADate)?;
    let text = folded.as_str();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let point = text.as_bytes().get(digits) == Some(&b'.');
    if digits == text.len() || (point && digits > 4) {
        return of_one_number(text, digits);
    }
    of_tokens(&Tokens::of(text).ok_or(DateProblem::NotADate)?)
}

/// Cuts ` 10:15:00 -0500`, `T10:15:00Z` and the like off.
fn without_time(cell: &[u8]) -> &[u8] {
    let Some(colon) = cell.iter().position(|&c| c == b':') else { return cell };
    let head = cell.get(..colon).unwrap_or_default();
    match head.iter().rposition(|&c| c == b' ' || c == b'T') {
        Some(cut) if cut > 0 => head.get(..cut).unwrap_or_default().trim_ascii_end(),
        _ => cell,
    }
}

/// Day and month in three or four digits (`0105`), as bookkeeping systems write them.
pub fn is_day_and_month(cell: &[u8]) -> bool {
    matches!(date(cell), DateCell::DayMonth { .. })
}

/// Times where dates should be (`05:23.4`): what is left when a spreadsheet re-saved a time stamp.
pub fn is_destroyed_date(cell: &[u8]) -> bool {
    let mut colon = false;
    for (i, &c) in cell.iter().enumerate() {
        match c {
            b':' if i > 0 && i <= 2 => colon = true,
            b'0'..=b'9' | b'.' | b':' => {}
            _ => return false,
        }
    }
    colon
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::report::DateOrder::{Dmy, Mdy, Ymd};

    fn day(y: i32, m: u32, d: u32) -> DateCell {
        DateCell::Day(Day::from_ymd(y, m, d).unwrap())
    }

    #[test]
    fn dates_are_read_as_written() {
        let cases: &[(&str, DateCell)] = &[
            ("2026-03-14", day(2026, 3, 14)),
            ("2026-03-14T23:59:59Z", day(2026, 3, 14)),
            ("2024-01-02T00:00:00.000+13:00", day(2024, 1, 2)),
            ("2026-03-01 10:15:00 -0500", day(2026, 3, 1)),
            ("2020-03-30 00:00:00.000000000", day(2020, 3, 30)),
            ("2017-05-07 0:00:00", day(2017, 5, 7)),
            ("Jan 28, 2021, 10:15 AM", day(2021, 1, 28)),
            ("20200210", day(2020, 2, 10)),
            ("20200210.0", day(2020, 2, 10)),
            ("2026/3/4", day(2026, 3, 4)),
            ("2024. 01. 02.", day(2024, 1, 2)),
            ("14 Mar 2026", day(2026, 3, 14)),
            ("Jan 28 2021", day(2021, 1, 28)),
            ("September 3, 2025", day(2025, 9, 3)),
            ("1st March 2026", day(2026, 3, 1)),
            ("Thursday, July 30, 2026", day(2026, 7, 30)),
            ("1. Februar 2024", day(2024, 2, 1)),
            ("1 février 2024", day(2024, 2, 1)),
            ("2 de jan. de 2024", day(2024, 1, 2)),
            ("mar 2 ene 2024", day(2024, 1, 2)),
            ("2024. január 2., kedd", day(2024, 1, 2)),
            ("2024 m. sausio 2 d., antradienis", day(2024, 1, 2)),
            ("2 января 2024 г.", day(2024, 1, 2)),
            ("٢ يناير ٢٠٢٤", day(2024, 1, 2)),
            ("২ জানু, ২০২৪", day(2024, 1, 2)),
            ("2026年3月1日", day(2026, 3, 1)),
            ("2024年1月2日火曜日", day(2024, 1, 2)),
            ("2024년 1월 2일 화요일", day(2024, 1, 2)),
            ("2 tháng 1, 2024", day(2024, 1, 2)),
            ("2 มกราคม พ.ศ. 2567", day(2024, 1, 2)),
            ("2 ม.ค. 2024", day(2024, 1, 2)),
            ("۱۲ دی ۱۴۰۲", day(2024, 1, 2)),
            ("", DateCell::Blank),
            ("---", DateCell::Blank),
            ("N/A", DateCell::Blank),
            ("0000-00-00", DateCell::Blank),
        ];
        for (text, expected) in cases {
            assert_eq!(date(text.as_bytes()), *expected, "{text}");
        }
    }

    #[test]
    fn what_needs_an_order_stays_in_parts() {
        for (text, readings) in [
            ("03/04/2026", [Some((2026, 4, 3)), Some((2026, 3, 4)), None]),
            ("18.06.2026", [Some((2026, 6, 18)), None, None]),
            ("2. 1. 2024", [Some((2024, 1, 2)), Some((2024, 2, 1)), None]),
            ("\u{200f}٢\u{200f}/١\u{200f}/٢٠٢٤", [Some((2024, 1, 2)), Some((2024, 2, 1)), None]),
            ("18.6.26", [Some((2026, 6, 18)), None, None]),
            ("18/6/26", [Some((2026, 6, 18)), None, Some((2018, 6, 26))]),
            ("03/04/05", [Some((2005, 4, 3)), Some((2005, 3, 4)), Some((2003, 4, 5))]),
            ("24. 1. 2.", [None, None, Some((2024, 1, 2))]),
            ("12/31/99", [None, Some((1999, 12, 31)), None]),
            ("2.01.24 г.", [Some((2024, 1, 2)), Some((2024, 2, 1)), None]),
        ] {
            let cell = date(text.as_bytes());
            assert!(cell.needs_order(), "{text}");
            for (order, expected) in [Dmy, Mdy, Ymd].into_iter().zip(readings) {
                let expected = expected.and_then(|(y, m, d)| Day::from_ymd(y, m, d));
                assert_eq!(cell.day(order), expected, "{text} {order:?}");
                assert_eq!(cell.orders().has(order), expected.is_some(), "{text} {order:?}");
            }
        }
    }

    #[test]
    fn a_year_of_two_digits_is_told_apart() {
        for (text, expected) in [("26-Apr-11", (2011, 4, 26)), ("02-Jan-99", (1999, 1, 2))] {
            let (y, m, d) = expected;
            let expected = DateCell::ShortYear(Day::from_ymd(y, m, d).unwrap());
            assert_eq!(date(text.as_bytes()), expected, "{text}");
            assert!(expected.has_short_year());
        }
        for text in ["2/1/67", "26-Apr-45"] {
            assert_eq!(date_problem(text.as_bytes()), Some(DateProblem::Century), "{text}");
        }
    }

    #[test]
    fn dates_that_stand_for_none_are_known() {
        for text in [
            "00/00/0000",
            "0001-01-01",
            "1900-01-00",
            "1900-01-01",
            "01/01/1900",
            "1/0/1900",
            "30/12/1899",
            "31/12/9999",
            "12/31/9999",
            "9999-12-31",
            "99991231",
            "01/01/1900 00:00:00",
            "00.00.00",
        ] {
            assert_eq!(date(text.as_bytes()), DateCell::StandIn, "{text}");
        }
    }

    #[test]
    fn numbers_wait_for_their_column() {
        for (text, expected) in [
            ("0", DateCell::Serial(0)),
            ("45292", DateCell::Serial(45_292)),
            ("43046.647809294", DateCell::Serial(43_046)),
            ("0105", DateCell::DayMonth { day: 1, month: 5 }),
            ("3112", DateCell::DayMonth { day: 31, month: 12 }),
            ("105", DateCell::DayMonth { day: 1, month: 5 }),
            ("60", DateCell::Bad),
            ("7", DateCell::Bad),
            ("3104", DateCell::Bad),
            ("20200210.5", DateCell::Bad),
            ("2026", DateCell::Bad),
            ("19999", DateCell::Bad),
            ("2958466", DateCell::Bad),
            ("-1", DateCell::Bad),
        ] {
            let cell = date(text.as_bytes());
            assert_eq!(cell, expected, "{text}");
            assert_eq!(cell.day(Dmy), None, "{text}");
        }
        assert_eq!(date(b"2902").day_in(2024), Day::from_ymd(2024, 2, 29));
        assert_eq!(date(b"2902").day_in(2023), None);
    }

    #[test]
    fn what_is_no_date_has_a_reason() {
        use DateProblem::*;
        for (text, expected) in [
            ("2024-02-30", NoSuchDay),
            ("2024-13-01", NoSuchDay),
            ("29/02/2023", NoSuchDay),
            ("99/99/2026", NoSuchDay),
            ("Jan-24", NoDay),
            ("ม.ค. 2567", NoDay),
            ("Q1 2024", NotADate),
            ("令和6年1月2日", OtherCalendar),
            ("۱۴۰۲/۱۰/۱۲", OtherCalendar),
            ("02/01/2567", OtherCalendar),
            ("00:00.0", TimeOnly),
            ("10 listopada 2025", NotADate),
            ("Net 30", NotADate),
            ("due on receipt", NotADate),
            ("before 2 Jan 2024", NotADate),
            ("今日", NotADate),
            ("1/2/3/4", NotADate),
            ("1/2", NotADate),
            ("1/2/3", NotADate),
            ("1-2/2024", NotADate),
            ("2024-W01-2", NotADate),
            ("INV-2024-01", NotADate),
            ("#REF!", NotADate),
        ] {
            assert_eq!(date_problem(text.as_bytes()), Some(expected), "{text}");
            assert_eq!(date(text.as_bytes()), DateCell::Bad, "{text}");
        }
        assert_eq!(date_problem(b"2024-02-29"), None);
        assert_eq!(date_problem(b"-"), None);
    }

    #[test]
    fn the_form_of_most_exports_is_read_at_a_glance() {
        for (text, expected) in [
            ("1998-12-31", Some((1998, 12, 31))),
            ("2026-03-14", Some((2026, 3, 14))),
            ("2399-01-02", Some((2399, 1, 2))),
            ("1900-01-02", None),
            ("2400-01-02", None),
            ("2026-02-29", None),
        ] {
            let expected = expected.and_then(|(y, m, d)| Day::from_ymd(y, m, d));
            assert_eq!(iso_day(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_time_alone_is_told_from_other_numbers_with_a_colon() {
        for (text, expected) in [
            ("05:23.4", true),
            ("5:23", true),
            ("123:45", false),
            (":30", false),
            ("12.5", false),
            ("5:23 PM", false),
        ] {
            assert_eq!(is_destroyed_date(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(without_time(b"2026-03-14T10:15"), b"2026-03-14");
        assert_eq!(without_time(b"T10:15"), b"T10:15");
    }

    #[test]
    fn a_year_of_two_digits_may_stand_before_its_sign() {
        let expected = DateCell::ShortYear(Day::from_ymd(2024, 1, 2).unwrap());
        assert_eq!(date("24年1月2日".as_bytes()), expected);
        assert_eq!(date_problem("60年1月2日".as_bytes()), Some(DateProblem::Century));
    }

    #[test]
    fn a_problem_says_what_is_the_matter() {
        for (problem, word) in [
            (DateProblem::NotADate, "not a date"),
            (DateProblem::NoSuchDay, "no such day"),
            (DateProblem::NoDay, "month, not a day"),
            (DateProblem::OtherCalendar, "another calendar"),
            (DateProblem::Century, "two digits"),
            (DateProblem::TimeOnly, "time without a date"),
        ] {
            assert!(problem.words().contains(word), "{problem:?}");
        }
    }
}
