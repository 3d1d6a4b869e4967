//! XLS: read by calamine, which trusts the chains and counts of the old format. The chains are followed
//! by us, the records looked through, and the reader gets a clean container of them.

use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls};

use crate::convert::cell::{self, Epoch};
use crate::convert::compound::{self, Compound};
use crate::convert::grid::{Grid, Room, TableText};
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::report::SheetSummary;
use crate::convert::xls_records;
use crate::convert::xlsx::Sheets;

/// How such a file begins.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads all sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheets, Refusal> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Refusal::PasswordProtected);
    }
    let stream = ["Workbook", "Book", "WORKBOOK", "BOOK"].iter().find(|name| file.has(name));
    let Some(stream) = stream else {
        let is_word = file.has("WordDocument");
        let looks_like = if is_word { "an old Word document" } else { "no workbook" };
        return Err(Refusal::NotATable { looks_like: looks_like.to_owned() });
    };
    let records = file.stream(stream)?;
    xls_records::check(&records, limits)?;
    let clean = compound::container("Workbook", &records);
    drop(records);
    let book: Result<Xls<_>, _> = Xls::new(Cursor::new(clean));
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other problem is damage")]
    let mut book = book.map_err(|problem| match problem {
        calamine::XlsError::Password => Refusal::PasswordProtected,
        other => Refusal::damaged(Place::default(), &format!("it is unreadable ({other})")),
    })?;
    let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
    let mut room = Room::new(limits);
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = sheet.visible != SheetVisible::Visible;
        sheets.push(match sheet_cells(&mut book, &sheet.name, hidden, epoch, &mut room) {
            Ok((summary, text)) => (summary, Some(text)),
            Err(refused) => {
                let (name, refused) = (sheet.name, Some(refused));
                (SheetSummary { name, hidden, refused, ..SheetSummary::default() }, None)
            }
        });
    }
    Ok(sheets)
}

fn sheet_cells(
    book: &mut Xls<Cursor<Vec<u8>>>,
    name: &str,
    hidden: bool,
    epoch: Epoch,
    room: &mut Room,
) -> Result<(SheetSummary, TableText), Refusal> {
    let mut grid = Grid::new(room, name, hidden);
    let unreadable = |_| Refusal::damaged(Place::new(name, ""), "its cells are unreadable");
    let range = book.worksheet_range(name).map_err(unreadable)?;
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, value) in range.used_cells() {
        let at = |start: u32, offset: usize| start.saturating_add(offset.try_into().unwrap_or(u32::MAX));
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
