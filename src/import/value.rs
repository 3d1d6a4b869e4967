//! Cell text to dates and amounts: strict grammars, no guessing. What does not fit is reported.
//!
//! The order of day and month and the decimal mark belong to the file, not to the cell; a cell
//! only gives evidence for them.

use crate::domain::{Day, to_u32};
use crate::import::report::{DateOrder, DecimalMark};

/// A cell without the white space around it, without a byte order mark, and without the
/// text-apostrophe or `="…"` guard that spreadsheets put on.
#[inline]
pub fn trim(cell: &[u8]) -> &[u8] {
    let plain = |c: &u8| c.is_ascii_alphanumeric();
    if cell.is_empty() || (cell.first().is_some_and(plain) && cell.last().is_some_and(plain)) {
        return cell;
    }
    trim_fully(cell)
}

fn trim_fully(cell: &[u8]) -> &[u8] {
    let mut cell = cell.trim_ascii();
    if let Some(rest) = cell.strip_prefix(b"\xEF\xBB\xBF") {
        cell = rest.trim_ascii();
    }
    while let Some(rest) = cell.strip_prefix(b"\xC2\xA0") {
        cell = rest.trim_ascii_start();
    }
    while let Some(rest) = cell.strip_suffix(b"\xC2\xA0") {
        cell = rest.trim_ascii_end();
    }
    match cell {
        [b'=', b'"', inner @ .., b'"'] | [b'\'', inner @ ..] => inner,
        _ => cell,
    }
}

/// Equality by words of eight bytes: WebAssembly has no fast `memcmp` of its own.
#[inline]
pub fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (a_words, a_rest) = a.as_chunks::<8>();
    let (b_words, b_rest) = b.as_chunks::<8>();
    let words =
        a_words.iter().zip(b_words).all(|(x, y)| u64::from_le_bytes(*x) == u64::from_le_bytes(*y));
    words && a_rest.iter().zip(b_rest).all(|(x, y)| x == y)
}

/// Words exports write where there is nothing.
pub fn is_blank(cell: &[u8]) -> bool {
    match cell {
        [] | b"-" | b"--" | b"---" => true,
        [b'0', ..] => matches!(cell, b"00000000" | b"0000-00-00"),
        _ if cell.len() <= 4 => ["n/a", "na", "null", "none", "nan", "nat"]
            .iter()
            .any(|word| cell.eq_ignore_ascii_case(word.as_bytes())),
        _ => false,
    }
}

/// What a date cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateCell {
    /// Nothing there.
    Blank,
    /// A day that can be read in one way only.
    Day(Day),
    /// Two numbers and a year, in an order the cell itself does not tell.
    Parts {
        /// First number.
        first: u32,
        /// Second number.
        second: u32,
        /// Year in full.
        year: i32,
    },
    /// Not a date.
    Bad,
}

impl DateCell {
    /// The day under an order; `None` when it is not a date then.
    pub fn day(self, order: DateOrder) -> Option<Day> {
        match (self, order) {
            (Self::Day(day), _) => Some(day),
            (Self::Parts { first, second, year }, DateOrder::Mdy) => {
                Day::from_ymd(year, first, second)
            }
            (Self::Parts { first, second, year }, _) => Day::from_ymd(year, second, first),
            (Self::Blank | Self::Bad, _) => None,
        }
    }
}

/// Four digits, a dash, two, a dash, two: the form almost every system can export.
#[inline]
pub fn iso_day(cell: &[u8]) -> Option<Day> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = cell else { return None };
    let digit = |c: u8| u32::from(c.wrapping_sub(b'0'));
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
    if digits.iter().any(|c| !c.is_ascii_digit()) {
        return None;
    }
    let year = digit(y1) * 1000 + digit(y2) * 100 + digit(y3) * 10 + digit(y4);
    Day::from_ymd(year.cast_signed(), digit(m1) * 10 + digit(m2), digit(d1) * 10 + digit(d2))
}

/// Reads a date cell. A time of day after the date is dropped: the calendar date is taken as
/// written, no time zone is converted.
pub fn date(cell: &[u8]) -> DateCell {
    if let Some(day) = iso_day(cell) {
        return DateCell::Day(day);
    }
    if is_blank(cell) {
        return DateCell::Blank;
    }
    let cell = without_time(cell);
    if let Some(day) = iso_day(cell) {
        return DateCell::Day(day);
    }
    let digits = cell.strip_suffix(b".0").unwrap_or(cell);
    if digits.len() == 8 && digits.iter().all(u8::is_ascii_digit) {
        return compact(digits);
    }
    numeric_parts(cell).or_else(|| named_month(cell)).unwrap_or(DateCell::Bad)
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

/// `20200210`.
fn compact(digits: &[u8]) -> DateCell {
    let number = digits.iter().fold(0_u32, |n, c| n * 10 + u32::from(c.wrapping_sub(b'0')));
    match Day::from_ymd((number / 10_000).cast_signed(), number / 100 % 100, number % 100) {
        Some(day) => DateCell::Day(day),
        None => DateCell::Bad,
    }
}

/// `2026-3-14`, `14/03/2026`, `3.14.26`: three numbers and one kind of separator.
fn numeric_parts(cell: &[u8]) -> Option<DateCell> {
    let separator = *cell.iter().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, b'-' | b'/' | b'.' | b' ') {
        return None;
    }
    let mut parts = cell.split(|&c| c == separator).map(number);
    let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.any(|part| part.is_some()) {
        return None;
    }
    let ((first, la), (second, lb), (third, lc)) = (a, b, c);
    if lb > 2 {
        return Some(DateCell::Bad);
    }
    if la == 4 && lc <= 2 {
        return Some(
            Day::from_ymd(first.cast_signed(), second, third).map_or(DateCell::Bad, DateCell::Day),
        );
    }
    if la > 2 || !matches!(lc, 2 | 4) {
        return Some(DateCell::Bad);
    }
    let year = if lc == 4 { third.cast_signed() } else { full_year(third) };
    let parts = DateCell::Parts { first, second, year };
    let possible = parts.day(DateOrder::Dmy).is_some() || parts.day(DateOrder::Mdy).is_some();
    Some(if possible { parts } else { DateCell::Bad })
}

/// A number and how many digits it has.
fn number(text: &[u8]) -> Option<(u32, usize)> {
    if text.is_empty() || text.len() > 4 || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some((text.iter().fold(0, |n, c| n * 10 + u32::from(c - b'0')), text.len()))
}

/// Two-digit years: 00–69 are 2000–2069, 70–99 are 1970–1999 (POSIX `%y` split at 69).
fn full_year(two_digits: u32) -> i32 {
    two_digits.cast_signed() + if two_digits < 70 { 2000 } else { 1900 }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `14 Mar 2026`, `Mar 14, 2026`, `26-Apr-11`, `Jan 28 2021`.
fn named_month(cell: &[u8]) -> Option<DateCell> {
    let text = std::str::from_utf8(cell).ok()?;
    let words: Vec<&str> =
        text.split([' ', '-', '/', '.', ',']).filter(|word| !word.is_empty()).collect();
    let words = match words.as_slice() {
        [weekday, rest @ ..] if rest.len() == 3 && weekday.chars().all(char::is_alphabetic) => rest,
        all => all,
    };
    let month_of = |word: &str| {
        let word = word.to_ascii_lowercase();
        let full = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        MONTHS
            .iter()
            .zip(full)
            .position(|(short, full)| {
                word == *short || word == full || (word == "sept" && *short == "sep")
            })
            .map(|index| to_u32(index) + 1)
    };
    let &[a, b, c] = words else { return None };
    let (month, day, year) = match (month_of(a), month_of(b)) {
        (Some(month), _) => (month, b, c),
        (None, Some(month)) => (month, a, c),
        _ => return None,
    };
    let (mut day, mut year) = (number(day.as_bytes())?, number(year.as_bytes())?);
    if day.1 == 4 {
        std::mem::swap(&mut day, &mut year);
    }
    let full = if year.1 == 4 { year.0.cast_signed() } else { full_year(year.0) };
    Some(Day::from_ymd(full, month, day.0).map_or(DateCell::Bad, DateCell::Day))
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

/// A number as written: mantissa and digits after the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// All digits as one whole number, with the sign.
    pub mantissa: i128,
    /// How many of them stand after the decimal mark.
    pub scale: u32,
}

/// An amount in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minor {
    /// Whole minor units.
    pub minor: i64,
    /// Digits were lost in rounding (half to even).
    pub rounded: bool,
}

impl Number {
    /// In minor units with `digits` decimals, rounded half to even. `None` beyond 9·10^17.
    pub fn to_minor(self, digits: u32) -> Option<Minor> {
        let (value, rounded) = if self.scale <= digits {
            (self.mantissa.checked_mul(10_i128.checked_pow(digits - self.scale)?)?, false)
        } else {
            let unit = 10_i128.checked_pow(self.scale - digits)?;
            let (floor, rest) = (self.mantissa.div_euclid(unit), self.mantissa.rem_euclid(unit));
            let twice = rest.checked_mul(2)?;
            let up = twice > unit || (twice == unit && floor % 2 != 0);
            (floor + i128::from(up), rest != 0)
        };
        let minor =
            i64::try_from(value).ok().filter(|v| v.unsigned_abs() <= 900_000_000_000_000_000)?;
        Some(Minor { minor, rounded })
    }
}

/// The common case: `-1234.56` or `1234`, no grouping, at most 15 digits before and 2 after the
/// decimal mark. `None` = look closer with [`amount`].
#[inline]
pub fn plain_amount(cell: &[u8], mark: DecimalMark, digits: u32) -> Option<Plain> {
    let point = match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let (negative, body) = match cell {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, cell),
    };
    let (whole, fraction): (&[u8], &[u8]) = match body {
        [whole @ .., p, _, _] if *p == point => {
            (whole, body.get(body.len() - 2..).unwrap_or_default())
        }
        [whole @ .., p, _] if *p == point => {
            (whole, body.get(body.len() - 1..).unwrap_or_default())
        }
        _ => (body, &[]),
    };
    if whole.is_empty() || whole.len() > 15 || digits != 2 {
        return None;
    }
    let mut value = 0_i64;
    for &c in whole.iter().chain(fraction) {
        if !c.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(c - b'0');
    }
    value *= match fraction.len() {
        0 => 100,
        1 => 10,
        _ => 1,
    };
    Some(Plain { minor: if negative { -value } else { value }, decided: !fraction.is_empty() })
}

/// An amount read on the short path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    /// Minor units.
    pub minor: i64,
    /// It has decimals, so it proves the decimal mark.
    pub decided: bool,
}

/// What an amount cell says about the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkEvidence {
    /// Reads the same either way.
    Neutral,
    /// Only a decimal point makes sense of it.
    Point,
    /// Only a decimal comma makes sense of it.
    Comma,
    /// Both make sense, with different values (`1,234`).
    Either,
    /// Neither does: not a number.
    None,
}

/// Evidence of one cell.
pub fn mark_evidence(cell: &[u8]) -> MarkEvidence {
    match (amount(cell, DecimalMark::Point), amount(cell, DecimalMark::Comma)) {
        (None, None) => MarkEvidence::None,
        (Some(_), None) => MarkEvidence::Point,
        (None, Some(_)) => MarkEvidence::Comma,
        (Some(a), Some(b)) if same(a, b) => MarkEvidence::Neutral,
        (Some(_), Some(_)) => MarkEvidence::Either,
    }
}

fn same(a: Number, b: Number) -> bool {
    let scale = a.scale.max(b.scale);
    let at =
        |n: Number| 10_i128.checked_pow(scale - n.scale).and_then(|f| n.mantissa.checked_mul(f));
    at(a) == at(b)
}

/// Reads an amount: optional sign, currency sign or code, grouping, decimals; `(125.00)`, `125.00-`
/// and a trailing `CR` are negative. `None` = not a number.
pub fn amount(cell: &[u8], mark: DecimalMark) -> Option<Number> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    let mut negative = false;
    let mut body = text;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        body = inner.trim();
    }
    body = without_currency(body);
    for _ in 0..2 {
        if let Some(rest) =
            body.strip_prefix(['-', '\u{2212}']).or_else(|| body.strip_suffix(['-', '\u{2212}']))
        {
            if negative {
                return None;
            }
            negative = true;
            body = without_currency(rest.trim());
        } else if let Some(rest) = body.strip_prefix('+') {
            body = rest.trim();
        }
    }
    if body.len() > 2 && body.is_char_boundary(body.len() - 2) {
        let (head, tail) = body.split_at(body.len() - 2);
        if tail.eq_ignore_ascii_case("cr") {
            negative = !negative;
            body = head.trim_end();
        } else if tail.eq_ignore_ascii_case("dr") {
            body = head.trim_end();
        }
    }
    let number = digits(body, mark)?;
    Some(if negative { Number { mantissa: -number.mantissa, ..number } } else { number })
}

/// Takes one currency sign or three-letter code off either end.
fn without_currency(text: &str) -> &str {
    const SIGNS: [char; 8] = ['$', '€', '£', '¥', '₹', '₩', '₽', '₺'];
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(SIGNS).or_else(|| text.strip_suffix(SIGNS)) {
        return rest.trim();
    }
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    match (text.get(..3), text.get(3..)) {
        (Some(code), Some(rest)) if is_code(code) => return rest.trim(),
        _ => {}
    }
    match (
        text.len().checked_sub(3).and_then(|cut| text.get(cut..)),
        text.len().checked_sub(3).and_then(|cut| text.get(..cut)),
    ) {
        (Some(code), Some(rest)) if is_code(code) => rest.trim(),
        _ => text,
    }
}

/// Digits with grouping and at most one decimal mark.
fn digits(text: &str, mark: DecimalMark) -> Option<Number> {
    let (decimal, group) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, fraction) = match text.split_once(decimal) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let separators: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    if let Some(&separator) = separators.first() {
        let known = separator == group
            || matches!(separator, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}');
        if !known || separators.iter().any(|&c| c != separator) || !well_grouped(whole, separator) {
            return None;
        }
    }
    let all = whole.chars().filter(char::is_ascii_digit).chain(fraction.chars());
    let mut mantissa = 0_i128;
    for c in all {
        let digit = c.to_digit(10)?;
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
        if mantissa > 10_i128.pow(32) {
            return None;
        }
    }
    Some(Number { mantissa, scale: u32::try_from(fraction.len()).ok()? })
}

/// Groups of three, or the Indian way (three last, twos before).
fn well_grouped(whole: &str, separator: char) -> bool {
    let groups: Vec<usize> = whole.split(separator).map(str::len).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return false };
    *last == 3
        && ((1..=3).contains(first) && middle.iter().all(|&len| len == 3)
            || (1..=2).contains(first) && middle.iter().all(|&len| len == 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> DateCell {
        DateCell::Day(Day::from_ymd(y, m, d).unwrap())
    }

    #[test]
    fn dates_are_read_as_written() {
        let cases: &[(&str, DateCell)] = &[
            ("2026-03-14", day(2026, 3, 14)),
            ("2026-03-14T23:59:59Z", day(2026, 3, 14)),
            ("2026-03-01 10:15:00 -0500", day(2026, 3, 1)),
            ("2020-03-30 00:00:00.000000000", day(2020, 3, 30)),
            ("2017-05-07 0:00:00", day(2017, 5, 7)),
            ("20200210", day(2020, 2, 10)),
            ("20200210.0", day(2020, 2, 10)),
            ("2026/3/4", day(2026, 3, 4)),
            ("14 Mar 2026", day(2026, 3, 14)),
            ("Jan 28 2021", day(2021, 1, 28)),
            ("26-Apr-11", day(2011, 4, 26)),
            ("September 3, 2025", day(2025, 9, 3)),
            ("Thursday, July 30, 2026", day(2026, 7, 30)),
            ("", DateCell::Blank),
            ("---", DateCell::Blank),
            ("N/A", DateCell::Blank),
            ("0000-00-00", DateCell::Blank),
            ("03/04/2026", DateCell::Parts { first: 3, second: 4, year: 2026 }),
            ("13.4.26", DateCell::Parts { first: 13, second: 4, year: 2026 }),
            ("31/04/2026", DateCell::Bad),
            ("2024-02-30", DateCell::Bad),
            ("00:00.0", DateCell::Bad),
            ("soon", DateCell::Bad),
            ("1/2/3/4", DateCell::Bad),
            ("99/99/2026", DateCell::Bad),
        ];
        for (text, expected) in cases {
            assert_eq!(date(text.as_bytes()), *expected, "{text}");
        }
    }

    #[test]
    fn amounts_follow_the_files_decimal_mark() {
        use DecimalMark::{Comma, Point};
        let cases = [
            ("1,234.56", Point, Some((123_456, 2))),
            ("1.234,56", Comma, Some((123_456, 2))),
            ("1.234,56", Point, None),
            ("20 160,0", Comma, Some((201_600, 1))),
            ("1'234.50", Point, Some((123_450, 2))),
            ("13,19,31,723.04", Point, Some((13_193_172_304, 2))),
            ("(125.00)", Point, Some((-12_500, 2))),
            ("100,00-", Comma, Some((-10_000, 2))),
            ("$13.50 ", Point, Some((1_350, 2))),
            ("-$5", Point, Some((-5, 0))),
            ("$-5", Point, Some((-5, 0))),
            ("£23,705", Point, Some((23_705, 0))),
            ("EUR 12.00", Point, Some((1_200, 2))),
            ("12,00 EUR", Comma, Some((1_200, 2))),
            ("125.00 CR", Point, Some((-12_500, 2))),
            ("125.00Dr", Point, Some((12_500, 2))),
            (".00", Point, Some((0, 2))),
            ("\u{2212}7.5", Point, Some((-75, 1))),
            ("1,23", Point, None),
            ("1.2.3", Point, None),
            ("N/A", Point, None),
            ("", Point, None),
            ("-", Point, None),
            ("--5", Point, None),
            ("1e9", Point, None),
            ("12a", Point, None),
        ];
        for (text, mark, expected) in cases {
            let got = amount(text.as_bytes(), mark).map(|n| (n.mantissa, n.scale));
            assert_eq!(got, expected, "{text} {mark:?}");
        }
    }

    #[test]
    fn only_some_amounts_decide_the_decimal_mark() {
        for (text, expected) in [
            ("1234", MarkEvidence::Neutral),
            ("1,234", MarkEvidence::Either),
            ("1.234", MarkEvidence::Either),
            ("1,234.5", MarkEvidence::Point),
            ("0.5", MarkEvidence::Point),
            ("1,5", MarkEvidence::Comma),
            ("x", MarkEvidence::None),
        ] {
            assert_eq!(mark_evidence(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn minor_units_round_half_to_even_and_say_so() {
        for (text, digits, minor, rounded) in [
            ("2309.7899999999995", 2, 230_979, true),
            ("0.125", 2, 12, true),
            ("0.135", 2, 14, true),
            ("-0.125", 2, -12, true),
            ("10", 0, 10, false),
            ("1.5", 3, 1_500, false),
        ] {
            let got =
                amount(text.as_bytes(), DecimalMark::Point).unwrap().to_minor(digits).unwrap();
            assert_eq!(got, Minor { minor, rounded }, "{text}");
        }
    }

    #[test]
    fn the_plain_path_agrees_with_the_full_one() {
        for text in ["0", "7", "-12.5", "1234.56", "000012.00", "999999999999999.99"] {
            let full = amount(text.as_bytes(), DecimalMark::Point).unwrap().to_minor(2).unwrap();
            assert_eq!(
                plain_amount(text.as_bytes(), DecimalMark::Point, 2).map(|p| p.minor),
                Some(full.minor),
                "{text}"
            );
        }
        for text in ["", "-", ".", "1.", ".5", "1,0", "1.234", "1.2.3"] {
            assert_eq!(plain_amount(text.as_bytes(), DecimalMark::Point, 2), None, "{text}");
        }
    }
}
