//! A column as the mapping sees it: its header and all its values in the first rows.

use std::cell::OnceCell;
use std::ops::Deref;

use crate::import::report::DecimalMark;
use crate::import::sniff::SampleRow;
use crate::import::value::{self, MarkEvidence};
use crate::import::words;

/// A value of a column, with what was found out about it: one role after the other asks the same.
#[derive(Clone, Debug)]
pub(super) struct Cell<'a> {
    /// As written, trimmed; empty where it is blank.
    pub bytes: &'a [u8],
    is_date: OnceCell<bool>,
    mark: OnceCell<MarkEvidence>,
}

impl<'a> Cell<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, is_date: OnceCell::new(), mark: OnceCell::new() }
    }

    fn mark(&self) -> MarkEvidence {
        *self.mark.get_or_init(|| value::mark_evidence(self.bytes))
    }
}

impl Deref for Cell<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.bytes
    }
}

/// A column of the sample.
#[derive(Clone, Debug)]
pub(super) struct Sight<'a> {
    /// Header as written; empty without one.
    pub header: &'a str,
    /// One cell per full row.
    pub cells: Vec<Cell<'a>>,
    /// How many are not blank.
    pub filled: usize,
}

impl<'a> Sight<'a> {
    /// The values that are there.
    pub(super) fn values(&self) -> impl Iterator<Item = &Cell<'a>> {
        self.cells.iter().filter(|cell| !cell.is_empty())
    }

    /// How many of the values pass.
    pub(super) fn count(&self, test: impl Fn(&Cell<'a>) -> bool) -> usize {
        self.values().filter(|cell| test(cell)).count()
    }

    /// Nothing there, or most of the values pass.
    pub(super) fn mostly(&self, test: impl Fn(&Cell<'a>) -> bool) -> bool {
        // Half of them and one more are enough to see.
        self.filled == 0 || self.values().filter(|cell| test(cell)).nth(self.filled / 2).is_some()
    }

    /// Something there, and every value passes.
    pub(super) fn always(&self, test: impl Fn(&Cell<'a>) -> bool) -> bool {
        self.filled > 0 && self.values().all(test)
    }

    /// The amounts of the column in ten-thousandths, one per row; `None` where there is none.
    pub(super) fn amounts(&self) -> Vec<Option<i64>> {
        let says = |wanted| self.count(|cell| cell.mark() == wanted);
        let mark = if says(MarkEvidence::Comma) > says(MarkEvidence::Point) {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
        let read = |cell: &Cell<'a>| Some(value::amount(cell, mark)?.to_minor(4)?.minor);
        self.cells.iter().map(read).collect()
    }
}

/// All columns of a sample. Rows with next to nothing in them (titles of groups, closing lines) and
/// totals say nothing about columns and are left aside, unless there are no others.
pub(super) fn columns<'a>(
    header: &'a [String],
    rows: &'a [SampleRow],
    width: usize,
) -> Vec<Sight<'a>> {
    let filled = |row: &SampleRow| {
        row.fields.iter().filter(|field| !value::is_blank(value::trim(field.as_bytes()))).count()
    };
    let most = rows.iter().map(filled).max().unwrap_or(0);
    let sums = |row: &SampleRow| {
        row.fields.iter().take(6).any(|field| words::is_total_label(value::trim(field.as_bytes())))
    };
    let is_full = |row: &&SampleRow| filled(row) * 5 >= most * 2 && !sums(row);
    let mut full: Vec<&SampleRow> = rows.iter().filter(is_full).collect();
    if full.is_empty() {
        full = rows.iter().collect();
    }
    let column = |index: usize| {
        let cell = |row: &&'a SampleRow| {
            let cell =
                row.fields.get(index).map_or(&b""[..], |field| value::trim(field.as_bytes()));
            Cell::new(if value::is_blank(cell) { b"" } else { cell })
        };
        let cells: Vec<Cell<'_>> = full.iter().map(cell).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        Sight { header: header.get(index).map_or("", |name| name.trim()), cells, filled }
    };
    (0..width).map(column).collect()
}

/// A date in any order, a day number of a spreadsheet, or what is left of a destroyed date.
pub(super) fn is_date(cell: &Cell<'_>) -> bool {
    let is_date = |cell| {
        value::date(cell).is_certain() || value::is_destroyed_date(cell) || is_day_number(cell)
    };
    *cell.is_date.get_or_init(|| is_date(cell.bytes))
}

/// Between 1982 and 2064, as spreadsheets count days.
fn is_day_number(cell: &[u8]) -> bool {
    let whole = cell.split(|&c| c == b'.').next().unwrap_or_default();
    whole.len() == 5
        && cell.iter().all(|c| c.is_ascii_digit() || *c == b'.')
        && matches!(whole.first(), Some(b'3'..=b'5'))
}

/// A number with or without currency, sign and grouping.
pub(super) fn is_amount(cell: &Cell<'_>) -> bool {
    cell.mark() != MarkEvidence::None
}

/// An amount that shows decimals, so it is neither a count nor a document number.
pub(super) fn has_decimals(cell: &Cell<'_>) -> bool {
    matches!(cell.mark(), MarkEvidence::Point | MarkEvidence::Comma) && !cell.ends_with(b".0")
}

/// It has a letter of any script.
pub(super) fn has_letters(cell: &[u8]) -> bool {
    String::from_utf8_lossy(cell).chars().any(char::is_alphabetic)
}

/// It has a digit.
pub(super) fn has_digits(cell: &[u8]) -> bool {
    cell.iter().any(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&str]) -> Vec<SampleRow> {
        let fields = |row: &str| row.split(';').map(str::to_owned).collect();
        (2..).zip(rows).map(|(row, line)| SampleRow { row, fields: fields(line) }).collect()
    }

    #[test]
    fn most_is_more_than_half_and_all_of_nothing_is_not_enough() {
        for (values, mostly, always) in [
            (&["a", "b"][..], false, false),
            (&["a", "a", "b"], true, false),
            (&["a", "a"], true, true),
            (&[], true, false),
        ] {
            let rows = lines(values);
            let column = &columns(&[], &rows, 1)[0];
            let is_a = |cell: &Cell<'_>| cell.bytes == b"a";
            let found = (column.mostly(is_a), column.always(is_a));
            assert_eq!(found, (mostly, always), "{values:?}");
        }
    }

    #[test]
    fn the_mark_of_a_column_is_the_commoner_one_and_else_the_point() {
        for (values, amounts) in [
            (&["1,50", "2.50"][..], &[None, Some(25_000)][..]),
            (&["1,50", "2,25", "7"], &[Some(15_000), Some(22_500), Some(70_000)]),
        ] {
            let rows = lines(values);
            assert_eq!(columns(&[], &rows, 1)[0].amounts(), amounts, "{values:?}");
        }
    }

    #[test]
    fn numbers_of_days_have_five_digits_and_begin_with_three_to_five() {
        for (cell, expected) in [
            ("45321", true),
            ("45321.5", true),
            ("12345", false),
            ("45a21", false),
            ("453", false),
            ("453210", false),
        ] {
            assert_eq!(is_day_number(cell.as_bytes()), expected, "{cell}");
        }
    }

    #[test]
    fn decimals_letters_and_digits_are_seen() {
        for (cell, decimals, letters, digits) in [
            ("12.50", true, false, true),
            ("12,5", true, false, true),
            ("12.0", false, false, true),
            ("12", false, false, true),
            ("1,234", false, false, true),
            ("Ж", false, true, false),
            ("A1", false, true, true),
            ("-", false, false, false),
        ] {
            let own = cell.as_bytes();
            let found = (has_decimals(&Cell::new(own)), has_letters(own), has_digits(own));
            assert_eq!(found, (decimals, letters, digits), "{cell}");
        }
    }
}
