//! Dates written in numbers only. The year is where four digits are; where no number has four, each
//! order that makes a day of them is kept.

use crate::domain::Day;
use crate::import::report::DateOrder;
use crate::import::value::calendar::{BUDDHIST_YEARS, ISLAMIC_YEARS};
use crate::import::value::date_cell::{DateCell, DateProblem, Orders, full_year, in_order};
use crate::import::value::tokens::Digits;

/// `2026-3-14`, `14/03/2026`, `3.14.26`: three numbers and one kind of separator.
pub(super) fn three_numbers(cell: &[u8]) -> Option<([Digits; 3], u8)> {
    let separator = *cell.iter().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, b'-' | b'/' | b'.' | b' ') {
        return None;
    }
    let mut parts = cell.split(|&c| c == separator).map(number);
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some((numbers, separator))
}

/// A number and how many digits it has.
fn number(text: &[u8]) -> Option<Digits> {
    if text.is_empty() || text.len() > 4 || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some((text.iter().fold(0, |n, c| n * 10 + u32::from(c - b'0')), text.len()))
}

/// Day, month and year by their places: the year is where the digits are four. Where points follow
/// without spaces (`18.6.26`), a short year is nowhere written first.
pub(super) fn of_numbers([a, b, c]: [Digits; 3], may_lead: bool) -> Result<DateCell, DateProblem> {
    let ((first, la), (second, lb), (third, lc)) = (a, b, c);
    if lb > 2 || (la > 2 && la != 4) || (lc > 2 && lc != 4) {
        return Err(DateProblem::NotADate);
    }
    match (la, lc) {
        (4, 4) => Err(DateProblem::NotADate),
        (4, _) => in_year(first.cast_signed(), second, third),
        (_, 4) => {
            let year = third.cast_signed();
            if is_stand_in(year, second, first) || is_stand_in(year, first, second) {
                return Ok(DateCell::StandIn);
            }
            check_year(year)?;
            let parts = DateCell::Parts { first, second, year };
            if parts.orders() == Orders::default() {
                return Err(DateProblem::NoSuchDay);
            }
            Ok(parts)
        }
        (2, _) | (_, 2) => short([a, b, c], may_lead),
        _ => Err(DateProblem::NotADate),
    }
}

/// A day in a year written in full.
pub(super) fn in_year(year: i32, month: u32, day: u32) -> Result<DateCell, DateProblem> {
    if is_stand_in(year, month, day) {
        return Ok(DateCell::StandIn);
    }
    check_year(year)?;
    Day::from_ymd(year, month, day).map(DateCell::Day).ok_or(DateProblem::NoSuchDay)
}

/// First and last days of programs and spreadsheets, written where there is no date.
fn is_stand_in(year: i32, month: u32, day: u32) -> bool {
    matches!(
        (year, month, day),
        (0, 0, 0) | (0 | 1 | 1900, 1, 0 | 1) | (1899, 12, 30 | 31) | (9999, 12, 31)
    )
}

fn check_year(year: i32) -> Result<(), DateProblem> {
    if ISLAMIC_YEARS.contains(&year) || BUDDHIST_YEARS.contains(&year) {
        return Err(DateProblem::OtherCalendar);
    }
    Ok(())
}

/// Three numbers of at most two digits. A year has two.
fn short(numbers: [Digits; 3], may_lead: bool) -> Result<DateCell, DateProblem> {
    let [(first, la), (second, _), (third, lc)] = numbers;
    if (first, second, third) == (0, 0, 0) {
        return Ok(DateCell::StandIn);
    }
    let as_day = |order, year_of: &dyn Fn(u32) -> Option<i32>| {
        let (y, m, d) = in_order(order, first, second, third);
        let leads = order == DateOrder::Ymd;
        let length = if leads { la } else { lc };
        length == 2
            && (may_lead || !leads)
            && year_of(y).is_some_and(|year| Day::from_ymd(year, m, d).is_some())
    };
    let orders = Orders::of(|order| as_day(order, &full_year));
    if orders != Orders::default() {
        return Ok(DateCell::Short { first, second, third, orders });
    }
    let leap = |_: u32| Some(2000);
    let unsure = Orders::ALL.into_iter().any(|order| as_day(order, &leap));
    Err(if unsure { DateProblem::Century } else { DateProblem::NoSuchDay })
}

/// `20200210`, `20200210.0`, a spreadsheet's `45321.5`, `0105`.
pub(super) fn of_one_number(text: &str, digits: usize) -> Result<DateCell, DateProblem> {
    let (whole, fraction) = text.split_at_checked(digits).ok_or(DateProblem::NotADate)?;
    let fraction = fraction.strip_prefix('.').unwrap_or(fraction);
    if !fraction.bytes().all(|c| c.is_ascii_digit()) {
        return Err(DateProblem::NotADate);
    }
    let number: u32 = whole.parse().map_err(|_long| DateProblem::NotADate)?;
    match digits {
        8 if fraction.bytes().all(|c| c == b'0') => {
            in_year((number / 10_000).cast_signed(), number / 100 % 100, number % 100)
        }
        5 if (20_000..=80_000).contains(&number) => Ok(DateCell::Serial(number)),
        3 | 4 if Day::from_ymd(2000, number % 100, number / 100).is_some() => {
            Ok(DateCell::DayMonth { day: number / 100, month: number % 100 })
        }
        1 if number == 0 => Ok(DateCell::Serial(0)),
        _ => Err(DateProblem::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_date_has_four_digits_at_most() {
        for (text, expected) in [
            ("2026", Some((2026, 4))),
            ("007", Some((7, 3))),
            ("20260", None),
            ("", None),
            ("1a", None),
        ] {
            assert_eq!(number(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_other_lengths_are_no_date_and_no_missing_day() {
        use DateProblem::{NoSuchDay, NotADate};
        for (numbers, expected) in [
            ([(14, 2), (123, 3), (2026, 4)], NotADate),
            ([(123, 3), (1, 1), (2026, 4)], NotADate),
            ([(14, 2), (3, 1), (123, 3)], NotADate),
            ([(2026, 4), (3, 1), (2026, 4)], NotADate),
            ([(1, 1), (2, 1), (3, 1)], NotADate),
            ([(31, 2), (4, 1), (2026, 4)], NoSuchDay),
        ] {
            assert_eq!(of_numbers(numbers, true), Err(expected), "{numbers:?}");
        }
    }
}
