//! The records of an XLS workbook: sizes and counts that the reader believes, checked against what is
//! there.

use std::collections::BTreeSet;

use crate::convert::compound::{u16_at, u32_at};
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};

const BEGIN: u16 = 0x0809;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const TEXTS: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;
/// Records of cells with something in them; all start with row and column.
const CELLS: [u16; 9] =
    [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x0006, 0x0207];

/// Numbers side by side: row, first column, six bytes for each, last column.
const ROW_OF_NUMBERS: u16 = 0x00BD;

/// Rows and columns of the cells of one sheet.
#[derive(Clone, Copy, Debug)]
struct Area {
    rows: (u16, u16),
    columns: (u16, u16),
    cells: u64,
}

/// Walks through all records once.
pub(super) fn check(stream: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut starts = BTreeSet::new();
    let mut area: Option<Area> = None;
    let mut all_cells = 0;
    let mut sheets = 0;
    let mut at = 0;
    let mut texts = None;
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let end = at + 4 + usize::from(length);
        let Some(data) = stream.get(at + 4..end) else { return Err(damaged("it is cut off")) };
        match kind {
            BEGIN => area = None,
            SHEET => {
                sheets += 1;
                let start = u32_at(data, 0).map(u64::from).ok_or_else(|| damaged("a sheet is cut off"))?;
                if start > stream.len() as u64 {
                    return Err(damaged("a sheet begins behind its end"));
                }
                starts.insert(start);
            }
            DIMENSIONS => dimensions(data, limits)?,
            TEXTS => texts = Some((u32_at(data, 4).unwrap_or(u32::MAX), 0_usize)),
            _ if CELLS.contains(&kind) => {
                all_cells += grow(&mut area, kind, data, limits)?;
            }
            _ => {}
        }
        if let Some((_, bytes)) = &mut texts
            && matches!(kind, TEXTS | CONTINUED)
        {
            *bytes += data.len();
        }
        at = end;
    }
    if sheets > limits.sheets {
        return Err(Refusal::TooManySheets { sheets, limit: limits.sheets });
    }
    if (starts.len() as u64) < sheets {
        return Err(damaged("two of its sheets are the same"));
    }
    // A text takes three bytes at least.
    if texts.is_some_and(|(stated, bytes)| u64::from(stated) > bytes as u64 / 3 + 1) {
        return Err(damaged("it counts texts that are not there"));
    }
    if all_cells > limits.cells {
        return Err(Refusal::TooLarge { what: "cells".to_owned(), limit: limits.cells });
    }
    Ok(())
}

/// The size a sheet claims; the reader sets memory aside for all of it.
fn dimensions(data: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let (rows, columns) = match data.len() {
        // Rows with two bytes in the oldest workbooks, with four in later ones.
        10 => (span(u16_at(data, 0), u16_at(data, 2)), span(u16_at(data, 4), u16_at(data, 6))),
        14 => (span(u32_at(data, 0), u32_at(data, 4)), span(u16_at(data, 8), u16_at(data, 10))),
        _ => return Err(damaged("the size of a sheet is unreadable")),
    };
    match rows.saturating_mul(columns) {
        area if area > limits.dense_cells * 4 => {
            Err(Refusal::TooSparse { place: Place::default() })
        }
        _ => Ok(()),
    }
}

fn span<N: Into<u64>>(first: Option<N>, last: Option<N>) -> u64 {
    match (first.map(Into::into), last.map(Into::into)) {
        (Some(first), Some(last)) => last.saturating_sub(first) + 1,
        _ => u64::MAX,
    }
}

/// Takes a cell into the area; returns how many cells the record has.
fn grow(
    area: &mut Option<Area>,
    kind: u16,
    data: &[u8],
    limits: &Limits,
) -> Result<u64, Refusal> {
    // The text of a formula's result belongs to the formula before it.
    if kind == 0x0207 {
        return Ok(1);
    }
    let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
        return Err(damaged("a cell is cut off"));
    };
    let last = if kind == ROW_OF_NUMBERS { last_column(column, data)? } else { column };
    let cells = u64::from(last.saturating_sub(column)) + 1;
    let grown = area.map_or(
        Area { rows: (row, row), columns: (column, last), cells },
        |area| Area {
            rows: (area.rows.0.min(row), area.rows.1.max(row)),
            columns: (area.columns.0.min(column), area.columns.1.max(last)),
            cells: area.cells + cells,
        },
    );
    *area = Some(grown);
    let height = u64::from(grown.rows.1 - grown.rows.0) + 1;
    let width = u64::from(grown.columns.1 - grown.columns.0) + 1;
    if height * width > limits.dense_cells.max(grown.cells * 2) {
        return Err(Refusal::TooSparse { place: Place::default() });
    }
    Ok(cells)
}

/// The last column of a row of numbers; the reader counts on it to fit the first and the length.
fn last_column(first: u16, data: &[u8]) -> Result<u16, Refusal> {
    u16_at(data, data.len().saturating_sub(2))
        .filter(|last| *last >= first)
        .filter(|last| data.len() == 6 + 6 * (usize::from(last - first) + 1))
        .ok_or_else(|| damaged("a row of numbers does not fit its columns"))
}

fn damaged(what: &str) -> Refusal {
    Refusal::damaged(Place::default(), what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row_of_numbers(first: u16, last: u16, count: usize) -> Vec<u8> {
        let data = [
            &3_u16.to_le_bytes()[..],
            &first.to_le_bytes(),
            &vec![0; count * 6],
            &last.to_le_bytes(),
        ]
        .concat();
        let length = u16::try_from(data.len()).unwrap();
        [&ROW_OF_NUMBERS.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
    }

    #[test]
    fn a_row_of_numbers_must_fit_its_columns() {
        for (first, last, count, sound) in
            [(2, 4, 3, true), (2, 2, 1, true), (4, 2, 3, false), (0, u16::MAX, 3, false), (2, 4, 2, false)]
        {
            let checked = check(&row_of_numbers(first, last, count), &Limits::default());
            assert_eq!(checked.is_ok(), sound, "{first} to {last}, {count} numbers");
        }
    }
}
