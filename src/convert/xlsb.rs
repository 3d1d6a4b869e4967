//! XLSB: the binary cousin of XLSX, read by calamine from a clean copy of its parts.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb};

use crate::convert::archive::{Budget, CleanArchive, Part};
use crate::convert::cell::Epoch;
use crate::convert::grid::{Grid, Room, TableText};
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::report::SheetSummary;
use crate::convert::xlsx::{Sheets, value};

/// Reads all sheets.
pub(super) fn read(parts: &[Part<'_>], limits: &Limits) -> Result<Sheets, Refusal> {
    let archive = clean(parts, limits)?;
    let unreadable = |_| Refusal::damaged(Place::default(), "its parts do not fit together");
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(archive)).map_err(unreadable)?;
    let listed = book.sheets_metadata().to_vec();
    if listed.len() as u64 > limits.sheets {
        let sheets = listed.len() as u64;
        return Err(Refusal::TooManySheets { sheets, limit: limits.sheets });
    }
    let mut room = Room::new(limits);
    let mut sheets = Vec::new();
    for sheet in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let hidden = sheet.visible != SheetVisible::Visible;
        sheets.push(match sheet_cells(&mut book, &sheet.name, hidden, &mut room) {
            Ok((summary, text)) => (summary, Some(text)),
            Err(refused) => {
                let (name, refused) = (sheet.name.clone(), Some(refused));
                (SheetSummary { name, hidden, refused, ..SheetSummary::default() }, None)
            }
        });
    }
    Ok(sheets)
}

/// Counts every part while unpacking; pictures and the like are left behind.
fn clean(parts: &[Part<'_>], limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let mut budget = Budget::new(limits);
    let mut clean = CleanArchive::default();
    let wanted = ["xl/workbook.bin", "xl/styles.bin", "xl/sharedstrings.bin"];
    for part in parts {
        let is_wanted = wanted.contains(&part.name.as_str())
            || part.name.contains("_rels/")
            || part.name.starts_with("xl/worksheets/");
        if is_wanted {
            let size = part.unpack(&mut budget, |_| Ok(()))?;
            clean.add(part, size);
        }
    }
    Ok(clean.finish())
}

fn sheet_cells(
    book: &mut Xlsb<Cursor<Vec<u8>>>,
    name: &str,
    hidden: bool,
    room: &mut Room,
) -> Result<(SheetSummary, TableText), Refusal> {
    let damaged = |_| Refusal::damaged(Place::new(name, ""), "its cells are unreadable");
    let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
    let mut grid = Grid::new(room, name, hidden);
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is written by `value`")]
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::SharedString(text) => grid.cell(row, column, text)?,
            other => grid.cell(row, column, &value(other, epoch))?,
        }
    }
    grid.finish()
}
