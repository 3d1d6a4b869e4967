//! XLSX and XLSM. Every part is looked through first; the reader (calamine) then sees an archive of
//! ours that holds only the parts that passed, and hands over one cell after the other.
//!
//! What is looked for is what makes that reader stop or take all memory: counts and dimensions that
//! are not true, cells outside the grid, texts that are not there, and definitions.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use crate::convert::archive::{Budget, CleanArchive, Part};
use crate::convert::cell::{self, Epoch};
use crate::convert::grid::{Grid, Room, TableText, cell_name};
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::report::SheetSummary;
use crate::convert::xlsx_parts::{self, SheetCheck, TextsCheck};
use crate::convert::xml::{Event, Scanner, unescape};

/// A sheet as the workbook lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    hidden: bool,
    /// Its part; empty when there is none.
    path: String,
}

/// A sheet that passed, or why it did not.
#[derive(Debug)]
struct Checked {
    listed: Listed,
    outcome: Result<SheetCheck, Refusal>,
}

/// Sheets with their text, in the order of the workbook.
pub(super) type Sheets = Vec<(SheetSummary, Option<TableText>)>;

/// Reads all sheets.
pub(super) fn read(parts: &[Part<'_>], limits: &Limits) -> Result<Sheets, Refusal> {
    let mut book = Book { parts, budget: Budget::new(limits), clean: CleanArchive::default() };
    let (folder, listed) = book.structure()?;
    if listed.len() as u64 > limits.sheets {
        let sheets = listed.len() as u64;
        return Err(Refusal::TooManySheets { sheets, limit: limits.sheets });
    }
    let texts = book.texts(&format!("{folder}sharedstrings.xml"))?;
    book.copy(&format!("{folder}styles.xml"))?;
    let mut seen = BTreeSet::new();
    let mut checked = Vec::new();
    for listed in listed {
        let is_first = seen.insert(listed.path.clone()) && seen.insert(listed.name.clone());
        let outcome = book.sheet(&listed, &texts, is_first);
        if let Err(hostile @ (Refusal::Doctype | Refusal::ExpandsTooMuch { .. })) = outcome {
            return Err(hostile);
        }
        if matches!(outcome, Err(Refusal::DamagedArchive)) {
            return Err(Refusal::DamagedArchive);
        }
        checked.push(Checked { listed, outcome });
    }
    cells(book.clean.finish(), checked, limits)
}

struct Book<'a> {
    parts: &'a [Part<'a>],
    budget: Budget,
    clean: CleanArchive,
}

impl<'a> Book<'a> {
    fn find(&self, name: &str) -> Option<&'a Part<'a>> {
        // The last one of a name is the one that counts in an archive.
        self.parts.iter().rev().find(|part| part.name == name)
    }

    /// Looks through a part, event by event.
    fn scan(
        &mut self,
        part: &Part<'_>,
        mut take: impl FnMut(Event<'_>) -> Result<(), Refusal>,
    ) -> Result<u64, Refusal> {
        let mut scanner = Scanner::new();
        let is_sheet = part.name.contains("sheet");
        let most = self.budget.limits.small_part;
        let mut total = 0;
        part.unpack(&mut self.budget, |piece| {
            total += piece.len() as u64;
            if total > most && !is_sheet {
                return Err(Refusal::TooLarge { what: "bytes in one part".to_owned(), limit: most });
            }
            scanner.push(piece, &mut take)
        })
    }

    /// Looks through a part and takes it over as it is.
    fn copy(&mut self, name: &str) -> Result<(), Refusal> {
        if let Some(part) = self.find(name) {
            let size = self.scan(part, |_| Ok(()))?;
            self.clean.add(part, size);
        }
        Ok(())
    }

    /// The workbook's folder and its sheets.
    fn structure(&mut self) -> Result<(String, Vec<Listed>), Refusal> {
        let missing = |what: &str| Refusal::damaged(Place::default(), what);
        let root = self.relations("_rels/.rels")?;
        let document = root
            .values()
            .find(|relation| relation.kind.ends_with("/officeDocument"))
            .ok_or_else(|| missing("it does not say which of its parts is the workbook"))?;
        let target = document.target.trim_start_matches('/');
        let folder = target.rfind('/').and_then(|at| target.get(..=at)).unwrap_or_default();
        let folder = folder.to_ascii_lowercase();
        let relations = self.relations(&format!("{folder}_rels/workbook.xml.rels"))?;
        let name = format!("{folder}workbook.xml");
        let part = self.find(&name).ok_or_else(|| missing("its list of sheets is missing"))?;
        let mut listed = Vec::new();
        let size = self.scan(part, |event| {
            if let Event::Open { tag, .. } = event
                && tag.name() == b"sheet"
            {
                let text = |key: &[u8]| tag.attribute(key).map(unescape).unwrap_or_default();
                let relation = relations.get(&text(b"id"));
                if relation.is_none_or(|relation| relation.kind.ends_with("/worksheet")) {
                    listed.push(Listed {
                        name: text(b"name"),
                        hidden: matches!(tag.attribute(b"state"), Some(b"hidden" | b"veryHidden")),
                        path: relation.map(|r| r.path(&folder)).unwrap_or_default(),
                    });
                }
            }
            Ok(())
        })?;
        self.clean.add(part, size);
        Ok((folder, listed))
    }

    fn relations(&mut self, name: &str) -> Result<BTreeMap<String, Relation>, Refusal> {
        let mut relations = BTreeMap::new();
        let Some(part) = self.find(name) else { return Ok(relations) };
        let size = self.scan(part, |event| {
            if let Event::Open { tag, .. } = event
                && tag.name() == b"Relationship"
            {
                let text = |key: &[u8]| tag.attribute(key).map(unescape).unwrap_or_default();
                let relation = Relation { kind: text(b"Type"), target: text(b"Target") };
                relations.insert(text(b"Id"), relation);
            }
            Ok(())
        })?;
        self.clean.add(part, size);
        Ok(relations)
    }

    /// The texts that cells point to.
    fn texts(&mut self, name: &str) -> Result<TextsCheck, Refusal> {
        let mut check = TextsCheck::new(self.budget.limits.texts);
        let Some(part) = self.find(name) else { return Ok(check) };
        let size = self.scan(part, |event| check.event(event))?;
        if check.counts_are_true() {
            self.clean.add(part, size);
        } else {
            let content = part.unpack_whole(&mut self.budget)?;
            self.clean.add_content(&part.name, &xlsx_parts::without_counts(&content));
        }
        Ok(check)
    }

    fn sheet(
        &mut self,
        listed: &Listed,
        texts: &TextsCheck,
        is_first: bool,
    ) -> Result<SheetCheck, Refusal> {
        let damaged = |what: &str| Refusal::damaged(Place::new(&listed.name, ""), what);
        let part = self.find(&listed.path).ok_or_else(|| damaged("its cells are missing"))?;
        if !is_first {
            return Err(damaged("it is listed twice"));
        }
        let mut check = SheetCheck::new(&listed.name, texts.texts(), &self.budget.limits);
        let size =
            self.scan(part, |event| check.event(event)).map_err(|refusal| refusal.of(listed))?;
        if check.needs_patch() {
            let content = part.unpack_whole(&mut self.budget)?;
            self.clean.add_content(&part.name, &xlsx_parts::patched_sheet(&content));
        } else {
            self.clean.add(part, size);
        }
        Ok(check)
    }
}

/// A line of a relations part.
#[derive(Debug)]
struct Relation {
    kind: String,
    target: String,
}

impl Relation {
    fn path(&self, folder: &str) -> String {
        let path = match self.target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}{}", self.target),
        };
        path.replace('\\', "/").to_ascii_lowercase()
    }
}

impl Refusal {
    /// The same, with the sheet it is about.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others name no place or have one")]
    fn of(self, sheet: &Listed) -> Self {
        match self {
            Self::Damaged { place, what } if place.sheet.is_empty() => {
                Self::Damaged { place: Place::new(&sheet.name, ""), what }
            }
            Self::TextTooLong { place } if place.sheet.is_empty() => {
                Self::TextTooLong { place: Place::new(&sheet.name, "") }
            }
            other => other,
        }
    }
}

/// Reads the cells of the sheets that passed.
fn cells(archive: Vec<u8>, checked: Vec<Checked>, limits: &Limits) -> Result<Sheets, Refusal> {
    let unreadable = |_| Refusal::damaged(Place::default(), "its parts do not fit together");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(archive)).map_err(unreadable)?;
    let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
    let mut room = Room::new(limits);
    let mut sheets = Vec::new();
    for Checked { listed, outcome } in checked {
        let read = outcome.and_then(|check| {
            let (mut summary, text) = sheet_cells(&mut book, &listed, epoch, &mut room)?;
            summary.formulas_without_value = check.formulas_without_value();
            Ok((summary, text))
        });
        sheets.push(match read {
            Ok((summary, text)) => (summary, Some(text)),
            Err(refused) => {
                let (name, hidden) = (listed.name, listed.hidden);
                let refused = Some(refused);
                (SheetSummary { name, hidden, refused, ..SheetSummary::default() }, None)
            }
        });
    }
    Ok(sheets)
}

fn sheet_cells(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    listed: &Listed,
    epoch: Epoch,
    room: &mut Room,
) -> Result<(SheetSummary, TableText), Refusal> {
    let mut last = (0, 0);
    let mut grid = Grid::new(room, &listed.name, listed.hidden);
    let broken = |what: String, (row, column): (u32, u32)| Refusal::Damaged {
        place: Place::new(&listed.name, &cell_name(row, column)),
        what,
    };
    let mut reader = book
        .worksheet_cells_reader(&listed.name)
        .map_err(|_unreadable| Refusal::damaged(Place::new(&listed.name, ""), "it has no cells"))?;
    loop {
        let cell = reader
            .next_cell()
            .map_err(|problem| broken(format!("the cell after it is unreadable ({problem})"), last))?;
        let Some(cell) = cell else { break };
        let (row, column) = cell.get_position();
        last = (row, column);
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is written by `value`")]
        match cell.get_value() {
            DataRef::Empty => Ok(()),
            DataRef::SharedString(text) => grid.cell(row, column, text),
            DataRef::String(text) => grid.cell(row, column, text),
            other => grid.cell(row, column, &value(other, epoch)),
        }?;
    }
    grid.finish()
}

/// Everything but text.
pub(super) fn value(value: &DataRef<'_>, epoch: Epoch) -> String {
    match value {
        DataRef::Int(whole) => whole.to_string(),
        DataRef::Float(number) => cell::number(*number),
        DataRef::Bool(truth) => cell::truth(*truth).to_owned(),
        DataRef::DateTime(time) if time.is_duration() => cell::duration(time.as_f64()),
        DataRef::DateTime(time) => cell::date(time.as_f64(), epoch),
        DataRef::DateTimeIso(text) => cell::iso_date(text).to_owned(),
        DataRef::DurationIso(text) | DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
