//! ODS: read by calamine, which unpacks every sheet whole. Its size is therefore worked out first,
//! with all the repetitions that the format abbreviates.

use std::io::Cursor;

use calamine::{Ods, Reader};

use crate::convert::archive::{Budget, CleanArchive, Part};
use crate::convert::cell::Epoch;
use crate::convert::dense;
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::xlsx::Sheets;
use crate::convert::xml::{Event, Scanner, Tag, unescape};

const NEEDED: [&str; 3] = ["mimetype", "META-INF/manifest.xml", "content.xml"];

/// Reads all sheets.
pub(super) fn read(parts: &[Part<'_>], limits: &Limits) -> Result<Sheets, Refusal> {
    let mut budget = Budget::new(limits);
    let mut clean = CleanArchive::default();
    for name in NEEDED {
        let lower = name.to_ascii_lowercase();
        let Some(part) = parts.iter().rev().find(|part| part.name == lower) else {
            return Err(Refusal::damaged(Place::default(), "a part of it is missing"));
        };
        let mut scanner = Scanner::new();
        let mut check = Check::new(limits);
        let size = part.unpack(&mut budget, |piece| {
            if name == "mimetype" {
                return Ok(());
            }
            scanner.push(piece, &mut |event| check.event(event))
        })?;
        clean.add_as(name, part, size);
    }
    let book: Result<Ods<_>, _> = Ods::new(Cursor::new(clean.finish()));
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other problem is damage")]
    let mut book = book.map_err(|problem| match problem {
        calamine::OdsError::Password => Refusal::PasswordProtected,
        other => Refusal::damaged(Place::default(), &format!("it is unreadable ({other})")),
    })?;
    Ok(dense::sheets(&mut book, Epoch::Y1900, limits))
}

/// Adds up how many cells the reader will set memory aside for.
#[derive(Debug)]
struct Check {
    limits: Limits,
    sheet: String,
    sheets: u64,
    all_cells: u64,
    row: u64,
    row_repeats: u64,
    column: u64,
    row_width: u64,
    width: u64,
    first_row: Option<u64>,
}

impl Check {
    fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            sheet: String::new(),
            sheets: 0,
            all_cells: 0,
            row: 0,
            row_repeats: 1,
            column: 0,
            row_width: 0,
            width: 0,
            first_row: None,
        }
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Refusal> {
        match event {
            Event::Open { tag, empty } => match tag.name() {
                b"table" => self.open_sheet(tag),
                b"table-row" => {
                    self.row_repeats = repeats(tag, b"number-rows-repeated");
                    (self.column, self.row_width) = (0, 0);
                    if empty { self.end_row() } else { Ok(()) }
                }
                b"table-cell" | b"covered-table-cell" => {
                    self.column += repeats(tag, b"number-columns-repeated");
                    let is_filled = !empty
                        || tag.attribute(b"value-type").is_some()
                        || tag.attribute(b"formula").is_some();
                    if is_filled {
                        self.row_width = self.column;
                    }
                    Ok(())
                }
                b"s" if repeats(tag, b"c") > self.limits.cell_text as u64 => {
                    Err(Refusal::TextTooLong { place: Place::new(&self.sheet, "") })
                }
                _ => Ok(()),
            },
            Event::Close(b"table-row") => self.end_row(),
            Event::Close(_) | Event::Text(_) => Ok(()),
        }
    }

    fn open_sheet(&mut self, tag: Tag<'_>) -> Result<(), Refusal> {
        self.sheets += 1;
        if self.sheets > self.limits.sheets {
            return Err(Refusal::TooManySheets { sheets: self.sheets, limit: self.limits.sheets });
        }
        self.sheet = tag.attribute(b"name").map(unescape).unwrap_or_default();
        (self.row, self.width, self.first_row) = (0, 0, None);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let place = || Place::new(&self.sheet, "");
        self.row = self.row.saturating_add(self.row_repeats);
        if self.row_width == 0 {
            return Ok(());
        }
        if self.row_width > u64::from(self.limits.columns) || self.row > u64::from(self.limits.rows)
        {
            return Err(Refusal::CellOutsideGrid { place: place() });
        }
        self.width = self.width.max(self.row_width);
        let first = *self.first_row.get_or_insert(self.row - self.row_repeats);
        let area = (self.row - first).saturating_mul(self.width);
        self.all_cells += self.row_width;
        if area.max(self.all_cells) > self.limits.dense_cells {
            return Err(Refusal::TooSparse { place: place() });
        }
        Ok(())
    }
}

fn repeats(tag: Tag<'_>, name: &[u8]) -> u64 {
    let value = tag.attribute(name).and_then(|value| std::str::from_utf8(value).ok());
    match value {
        Some(value) => value.parse::<u32>().map_or(u64::from(u32::MAX), u64::from),
        None => 1,
    }
}
