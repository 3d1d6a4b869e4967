//! Sheets of formats that calamine unpacks whole (XLS, ODS): one loop over the sheets, one way from its
//! cells to table text.

use std::io::{Read, Seek};

use calamine::{Data, Range, Reader, SheetType, SheetVisible};

use crate::convert::cell::{self, Epoch};
use crate::convert::grid::{Grid, Room, TableText};
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::report::SheetSummary;
use crate::convert::xlsx::Sheets;

/// Reads all sheets of cells; one that cannot be read is refused by itself.
pub(super) fn sheets<Source, Book>(book: &mut Book, epoch: Epoch, limits: &Limits) -> Sheets
where
    Source: Read + Seek,
    Book: Reader<Source>,
{
    let mut room = Room::new(limits);
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = sheet.visible != SheetVisible::Visible;
        let name = sheet.name;
        let unreadable = |_| Refusal::damaged(Place::new(&name, ""), "its cells are unreadable");
        let range = book.worksheet_range(&name).map_err(unreadable);
        let read = range.and_then(|range| fill(Grid::new(&mut room, &name, hidden), &range, epoch));
        sheets.push(match read {
            Ok((summary, text)) => (summary, Some(text)),
            Err(refused) => {
                let refused = Some(refused);
                (SheetSummary { name, hidden, refused, ..SheetSummary::default() }, None)
            }
        });
    }
    sheets
}

fn fill(
    mut grid: Grid<'_>,
    range: &Range<Data>,
    epoch: Epoch,
) -> Result<(SheetSummary, TableText), Refusal> {
    let (top, left) = range.start().unwrap_or((0, 0));
    let at = |start: u32, offset: usize| start.saturating_add(offset.try_into().unwrap_or(u32::MAX));
    for (row, column, value) in range.used_cells() {
        grid.cell(at(top, row), at(left, column), &text(value, epoch))?;
    }
    grid.finish()
}

fn text(value: &Data, epoch: Epoch) -> String {
    match value {
        Data::Int(whole) => whole.to_string(),
        Data::Float(number) => cell::number(*number),
        Data::Bool(truth) => cell::truth(*truth).to_owned(),
        Data::DateTime(time) if time.is_duration() => cell::duration(time.as_f64()),
        Data::DateTime(time) => cell::date(time.as_f64(), epoch),
        Data::DateTimeIso(text) => cell::iso_date(text).to_owned(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}
