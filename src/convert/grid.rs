//! Cells, one after the other, to table text that the importer cannot misread: UTF-8, commas, LF, and
//! line n is row n of the sheet.
//!
//! Blank rows become empty lines, so that a row number in a finding is the row number in the
//! spreadsheet. For the same reason a line break inside a cell becomes a space. Rows are filled up to
//! the width of the table's first rows: a cell left blank at the end of a row is a blank cell, not a
//! missing one.

use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::report::SheetSummary;

/// Rows that decide how wide the table is.
const ROWS_FOR_WIDTH: usize = 100;
/// So often a sign of life is given.
const ROWS_BETWEEN_SIGNS: u32 = 1_000;
/// Text is kept in pieces of about this size, so that growing never copies all of it.
const PIECE: usize = 1 << 20;

/// A sheet as table text, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableText {
    /// The pieces, in order.
    pub pieces: Vec<Vec<u8>>,
}

impl TableText {
    /// All of it in one.
    pub fn into_bytes(self) -> Vec<u8> {
        self.pieces.concat()
    }

    /// Its size in bytes.
    pub fn len(&self) -> usize {
        self.pieces.iter().map(Vec::len).sum()
    }

    /// Nothing in it.
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(Vec::is_empty)
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        match self.pieces.last_mut() {
            Some(piece) if piece.len() + bytes.len() <= PIECE => piece.extend_from_slice(bytes),
            _ => {
                let mut piece = Vec::with_capacity(bytes.len().max(PIECE / 16));
                piece.extend_from_slice(bytes);
                self.pieces.push(piece);
            }
        }
    }
}

/// What all sheets of a workbook may still use.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) limits: Limits,
    cells: u64,
    output: usize,
}

impl Room {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { limits: *limits, cells: limits.cells, output: limits.output }
    }
}

/// Takes the cells of one sheet, row by row and from left to right.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    room: &'a mut Room,
    summary: SheetSummary,
    text: TableText,
    /// Rows written so far, blank ones included.
    lines: u32,
    /// The row that is being filled, from 0.
    row: Option<u32>,
    line: Vec<u8>,
    fields: u32,
    /// The first rows, as long as the width is open: row, line, fields.
    early: Vec<(u32, Vec<u8>, u32)>,
    width: Option<u32>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(room: &'a mut Room, name: &str, hidden: bool) -> Self {
        let summary = SheetSummary { name: name.to_owned(), hidden, ..SheetSummary::default() };
        Self {
            room,
            summary,
            text: TableText::default(),
            lines: 0,
            row: None,
            line: Vec::new(),
            fields: 0,
            early: Vec::new(),
            width: None,
        }
    }

    /// Where a cell is, for refusals.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        Place::new(&self.summary.name, &cell_name(row, column))
    }

    /// A cell with something in it; row and column from 0.
    pub(super) fn cell(&mut self, row: u32, column: u32, value: &str) -> Result<(), Refusal> {
        if value.is_empty() {
            return Ok(());
        }
        if row >= self.room.limits.rows || column >= self.room.limits.columns {
            return Err(Refusal::CellOutsideGrid { place: self.place(row, column) });
        }
        if value.len() > self.room.limits.cell_text
            && value.chars().nth(self.room.limits.cell_text).is_some()
        {
            return Err(Refusal::TextTooLong { place: self.place(row, column) });
        }
        if self.row != Some(row) {
            if self.row.is_some_and(|last| last > row) {
                let what = "its rows are not in order";
                return Err(Refusal::damaged(self.place(row, column), what));
            }
            self.end_row()?;
            self.row = Some(row);
        }
        if column < self.fields {
            let what = "it stands twice, or the cells of its row are not in order";
            return Err(Refusal::damaged(self.place(row, column), what));
        }
        self.count(row, column)?;
        self.line.resize(self.line.len() + (column - self.fields) as usize, b',');
        if self.fields > 0 {
            self.line.push(b',');
        }
        self.fields = column + 1;
        self.write(value);
        self.show(row, column, value);
        Ok(())
    }

    fn count(&mut self, row: u32, column: u32) -> Result<(), Refusal> {
        self.summary.cells += 1;
        self.summary.rows = row + 1;
        self.summary.columns = self.summary.columns.max(column + 1);
        self.room.cells = self.room.cells.checked_sub(1).ok_or_else(|| Refusal::TooLarge {
            what: "cells".to_owned(),
            limit: self.room.limits.cells,
        })?;
        Ok(())
    }

    fn write(&mut self, value: &str) {
        let is_break = |b: u8| matches!(b, b'\n' | b'\r');
        if value.bytes().any(is_break) {
            self.summary.joined_lines += 1;
            let joined: Vec<&str> =
                value.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
            let joined = joined.join(" ");
            write_field(&mut self.line, &joined);
        } else {
            write_field(&mut self.line, value);
        }
    }

    /// Keeps the first rows for the page.
    fn show(&mut self, row: u32, column: u32, value: &str) {
        let (row, column) = (row as usize, column as usize);
        if row < SheetSummary::FIRST_ROWS && column < SheetSummary::FIRST_COLUMNS {
            let rows = &mut self.summary.first_rows;
            if rows.len() <= row {
                rows.resize(row + 1, Vec::new());
            }
            if let Some(cells) = rows.get_mut(row) {
                cells.resize(column, String::new());
                cells.push(value.chars().take(200).collect());
            }
        }
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let Some(row) = self.row.take() else { return Ok(()) };
        let fields = std::mem::take(&mut self.fields);
        if let Some(width) = self.width {
            let mut line = std::mem::take(&mut self.line);
            self.put(row, &line, fields, width)?;
            line.clear();
            self.line = line;
            return Ok(());
        }
        self.early.push((row, std::mem::take(&mut self.line), fields));
        if self.early.len() >= ROWS_FOR_WIDTH { self.settle_width() } else { Ok(()) }
    }

    fn settle_width(&mut self) -> Result<(), Refusal> {
        let early = std::mem::take(&mut self.early);
        let width = early.iter().map(|(_, _, fields)| *fields).max().unwrap_or(0);
        self.width = Some(width);
        early.iter().try_for_each(|(row, line, fields)| self.put(*row, line, *fields, width))
    }

    fn put(&mut self, row: u32, line: &[u8], fields: u32, width: u32) -> Result<(), Refusal> {
        let blank_rows = row.saturating_sub(self.lines) as usize;
        let filling = width.saturating_sub(fields) as usize;
        let size = blank_rows + line.len() + filling + 1;
        self.room.output = self.room.output.checked_sub(size).ok_or_else(|| {
            Refusal::TooSparse { place: Place::new(&self.summary.name, "") }
        })?;
        self.text.push(&vec![b'\n'; blank_rows]);
        self.text.push(line);
        self.text.push(&vec![b','; filling]);
        self.text.push(b"\n");
        self.lines = row + 1;
        if row.is_multiple_of(ROWS_BETWEEN_SIGNS) {
            (self.room.limits.alive)();
        }
        Ok(())
    }

    /// The sheet has ended.
    pub(super) fn finish(mut self) -> Result<(SheetSummary, TableText), Refusal> {
        self.end_row()?;
        if self.width.is_none() {
            self.settle_width()?;
        }
        Ok((self.summary, self.text))
    }
}

/// Writes a field so that no reader can take it for two, for a directive or for a byte order mark.
fn write_field(line: &mut Vec<u8>, value: &str) {
    let special = |b: u8| matches!(b, b',' | b'"' | b';' | b'|' | b'\t' | b'=' | b'\'');
    let is_plain = !value.bytes().any(special)
        && !value.starts_with([' ', '\u{feff}'])
        && !value.ends_with(' ');
    if is_plain {
        line.extend_from_slice(value.as_bytes());
        return;
    }
    line.push(b'"');
    for piece in value.split_inclusive('"') {
        line.extend_from_slice(piece.as_bytes());
        if piece.ends_with('"') {
            line.push(b'"');
        }
    }
    line.push(b'"');
}

/// `B7` for row 6 and column 1.
pub(super) fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: &[(u32, u32, &str)]) -> Result<(SheetSummary, String), Refusal> {
        let mut room = Room::new(&Limits::default());
        let mut grid = Grid::new(&mut room, "S", false);
        for (row, column, value) in cells {
            grid.cell(*row, *column, value)?;
        }
        let (summary, text) = grid.finish()?;
        Ok((summary, String::from_utf8(text.into_bytes()).unwrap()))
    }

    #[test]
    fn line_n_is_row_n() {
        let (summary, text) =
            table(&[(1, 0, "Customer"), (1, 2, "Amount"), (4, 0, "A"), (5, 2, "1.50")]).unwrap();
        assert_eq!(text, "\nCustomer,,Amount\n\n\nA,,\n,,1.50\n");
        assert_eq!((summary.rows, summary.columns, summary.cells), (6, 3, 4));
        assert_eq!(summary.first_rows[4], ["A"]);
    }

    #[test]
    fn no_value_can_be_taken_for_two() {
        for (value, written) in [
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("sep=;", "\"sep=;\""),
            ("\u{feff}x", "\"\u{feff}x\""),
            (" x ", "\" x \""),
            ("=HYPERLINK(\"x\")", "\"=HYPERLINK(\"\"x\"\")\""),
            ("plain text", "plain text"),
            ("two\r\nlines \n\n", "two lines"),
        ] {
            assert_eq!(table(&[(0, 0, value)]).unwrap().1, format!("{written}\n"), "{value}");
        }
    }

    #[test]
    fn cells_out_of_order_or_out_of_the_grid_are_named() {
        let place = |cell: &str| Place::new("S", cell);
        for (cells, expected) in [
            ([(1, 0, "a"), (0, 0, "b")], "A1"),
            ([(0, 1, "a"), (0, 1, "b")], "B1"),
            ([(0, 1, "a"), (0, 0, "b")], "A1"),
        ] {
            match table(&cells) {
                Err(Refusal::Damaged { place: found, .. }) => assert_eq!(found, place(expected)),
                other => panic!("{other:?}"),
            }
        }
        let outside = table(&[(0, 16_384, "x")]);
        assert_eq!(outside.err(), Some(Refusal::CellOutsideGrid { place: place("XFE1") }));
    }

    #[test]
    fn far_cells_cost_nothing_but_their_commas() {
        let (summary, text) = table(&[(0, 0, "a"), (1_048_575, 16_383, "z")]).unwrap();
        assert_eq!((summary.rows, summary.columns), (1_048_576, 16_384));
        assert_eq!(text.lines().count(), 1_048_576);
    }

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        for (row, column, name) in
            [(0, 0, "A1"), (6, 25, "Z7"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")]
        {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
