//! A column as the mapping sees it: its header and all its values in the first rows.

use crate::import::report::DecimalMark;
use crate::import::sniff::SampleRow;
use crate::import::value::{self, MarkEvidence};
use crate::import::words;

/// A column of the sample.
#[derive(Clone, Debug)]
pub(super) struct Sight<'a> {
    /// Header as written; empty without one.
    pub header: &'a str,
    /// One cell per full row, trimmed; blank ones are empty.
    pub cells: Vec<&'a [u8]>,
    /// How many are not blank.
    pub filled: usize,
}

impl<'a> Sight<'a> {
    /// The values that are there.
    pub(super) fn values(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        self.cells.iter().copied().filter(|cell| !cell.is_empty())
    }

    /// How many of the values pass.
    pub(super) fn count(&self, test: impl Fn(&[u8]) -> bool) -> usize {
        self.values().filter(|cell| test(cell)).count()
    }

    /// Nothing there, or most of the values pass.
    pub(super) fn mostly(&self, test: impl Fn(&[u8]) -> bool) -> bool {
        self.filled == 0 || self.count(test) * 2 > self.filled
    }

    /// Something there, and every value passes.
    pub(super) fn always(&self, test: impl Fn(&[u8]) -> bool) -> bool {
        self.filled > 0 && self.count(test) == self.filled
    }

    /// The amounts of the column in ten-thousandths, one per row; `None` where there is none.
    pub(super) fn amounts(&self) -> Vec<Option<i64>> {
        let says = |wanted| self.count(|cell| value::mark_evidence(cell) == wanted);
        let mark = if says(MarkEvidence::Comma) > says(MarkEvidence::Point) {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
        let read = |cell: &&[u8]| Some(value::amount(cell, mark)?.to_minor(4)?.minor);
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
            if value::is_blank(cell) { &b""[..] } else { cell }
        };
        let cells: Vec<&[u8]> = full.iter().map(cell).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        Sight { header: header.get(index).map_or("", |name| name.trim()), cells, filled }
    };
    (0..width).map(column).collect()
}

/// A date in any order, a day number of a spreadsheet, or what is left of a destroyed date.
pub(super) fn is_date(cell: &[u8]) -> bool {
    value::date(cell).is_certain() || value::is_destroyed_date(cell) || is_day_number(cell)
}

/// Between 1982 and 2064, as spreadsheets count days.
fn is_day_number(cell: &[u8]) -> bool {
    let whole = cell.split(|&c| c == b'.').next().unwrap_or_default();
    whole.len() == 5
        && cell.iter().all(|c| c.is_ascii_digit() || *c == b'.')
        && matches!(whole.first(), Some(b'3'..=b'5'))
}

/// A number with or without currency, sign and grouping.
pub(super) fn is_amount(cell: &[u8]) -> bool {
    value::mark_evidence(cell) != MarkEvidence::None
}

/// An amount that shows decimals, so it is neither a count nor a document number.
pub(super) fn has_decimals(cell: &[u8]) -> bool {
    matches!(value::mark_evidence(cell), MarkEvidence::Point | MarkEvidence::Comma)
        && !cell.ends_with(b".0")
}

/// It has a letter of any script.
pub(super) fn has_letters(cell: &[u8]) -> bool {
    String::from_utf8_lossy(cell).chars().any(char::is_alphabetic)
}

/// It has a digit.
pub(super) fn has_digits(cell: &[u8]) -> bool {
    cell.iter().any(u8::is_ascii_digit)
}
