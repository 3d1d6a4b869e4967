//! What the parts of an XLSX workbook must not contain, checked while they pass by; and the few things
//! that are put right before the reader sees them.

use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::xml::{Event, Tag};

/// Error values that the reader knows; newer ones become text.
const KNOWN_ERRORS: [&[u8]; 7] =
    [b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"];
/// A count this far above the truth costs nothing.
const HARMLESS_COUNT: u64 = 1_000;

/// Shared texts: how many there really are.
#[derive(Debug)]
pub(super) struct TextsCheck {
    limit: u64,
    texts: u64,
    stated: u64,
}

impl TextsCheck {
    pub(super) fn new(limit: u64) -> Self {
        Self { limit, texts: 0, stated: 0 }
    }

    pub(super) fn event(&mut self, event: Event<'_>) -> Result<(), Refusal> {
        let Event::Open { tag, .. } = event else { return Ok(()) };
        match tag.name() {
            b"sst" => self.stated = tag.attribute(b"uniqueCount").map_or(0, number_or_huge),
            b"si" => self.texts += 1,
            _ => {}
        }
        if self.texts > self.limit {
            return Err(Refusal::TooLarge { what: "texts".to_owned(), limit: self.limit });
        }
        Ok(())
    }

    pub(super) fn texts(&self) -> u64 {
        self.texts
    }

    /// The reader sets memory aside for as many texts as the part says it has.
    pub(super) fn counts_are_true(&self) -> bool {
        self.stated <= self.texts + HARMLESS_COUNT
    }
}

fn number_or_huge(text: &[u8]) -> u64 {
    std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).unwrap_or(u64::MAX)
}

/// One sheet, cell by cell.
#[derive(Debug)]
pub(super) struct SheetCheck {
    name: String,
    texts: u64,
    limits: Limits,
    /// The cell that is open, as the file names it.
    cell: Option<OpenCell>,
    without_value: u32,
    has_odd_error: bool,
    has_odd_dimension: bool,
    in_value: bool,
    /// What stands in `<v>`, as far as it matters.
    value: Vec<u8>,
}

#[derive(Debug)]
struct OpenCell {
    name: String,
    kind: CellKind,
    has_formula: bool,
    has_value: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellKind {
    Shared,
    Error,
    Other,
}

impl SheetCheck {
    pub(super) fn new(name: &str, texts: u64, limits: &Limits) -> Self {
        Self {
            name: name.to_owned(),
            texts,
            limits: *limits,
            cell: None,
            without_value: 0,
            has_odd_error: false,
            has_odd_dimension: false,
            in_value: false,
            value: Vec::new(),
        }
    }

    /// Formulas whose result was never stored.
    pub(super) fn formulas_without_value(&self) -> u32 {
        self.without_value
    }

    /// Something has to be put right before the reader may see the part.
    pub(super) fn needs_patch(&self) -> bool {
        self.has_odd_error || self.has_odd_dimension
    }

    pub(super) fn event(&mut self, event: Event<'_>) -> Result<(), Refusal> {
        match event {
            Event::Open { tag, empty } => self.open(tag, empty),
            Event::Close(b"c") => self.close_cell(),
            Event::Close(b"v") => {
                self.in_value = false;
                Ok(())
            }
            Event::Text(piece) if self.in_value => {
                // Longer values are neither an index nor an error.
                if self.value.len() < 32 {
                    self.value.extend(piece.iter().take(32));
                }
                Ok(())
            }
            Event::Close(_) | Event::Text(_) => Ok(()),
        }
    }

    fn open(&mut self, tag: Tag<'_>, empty: bool) -> Result<(), Refusal> {
        match tag.name() {
            b"c" => {
                self.open_cell(tag)?;
                if empty { self.close_cell() } else { Ok(()) }
            }
            b"v" if self.cell.is_some() => {
                self.value.clear();
                self.in_value = !empty;
                if let Some(cell) = &mut self.cell {
                    cell.has_value = !empty;
                }
                Ok(())
            }
            b"f" => {
                if let Some(cell) = &mut self.cell {
                    cell.has_formula = true;
                }
                Ok(())
            }
            b"row" => match tag.attribute(b"r") {
                Some(row) => self.check_row(row),
                None => Ok(()),
            },
            b"dimension" => {
                self.has_odd_dimension |= !tag.attribute(b"ref").is_some_and(is_sane_range);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn check_row(&self, row: &[u8]) -> Result<(), Refusal> {
        let name = String::from_utf8_lossy(row);
        match name.parse::<u64>() {
            Ok(number) if (1..=u64::from(self.limits.rows)).contains(&number) => Ok(()),
            Ok(_) => {
                let place = Place::new(&self.name, &format!("row {name}"));
                Err(Refusal::CellOutsideGrid { place })
            }
            Err(_) => Err(self.damaged(&name, "it is not the number of a row")),
        }
    }

    fn open_cell(&mut self, tag: Tag<'_>) -> Result<(), Refusal> {
        let (mut name, mut kind) = (None, CellKind::Other);
        for (key, value) in tag.attributes() {
            match (key, value) {
                (b"r", value) => name = Some(value),
                (b"t", b"s") => kind = CellKind::Shared,
                (b"t", b"e") => kind = CellKind::Error,
                _ => {}
            }
        }
        if let Some(name) = name {
            self.check_name(name)?;
        }
        self.value.clear();
        // Blank and ordinary cells are the most frequent by far: no name is kept for them.
        let name = match kind {
            CellKind::Shared | CellKind::Error => {
                name.map(|n| String::from_utf8_lossy(n).into_owned()).unwrap_or_default()
            }
            CellKind::Other => String::new(),
        };
        self.cell = Some(OpenCell { name, kind, has_formula: false, has_value: false });
        Ok(())
    }

    fn check_name(&self, name: &[u8]) -> Result<(), Refusal> {
        let text = || String::from_utf8_lossy(name).into_owned();
        let Some((row, column)) = position(name) else {
            let what = "it is not the name of a cell";
            return Err(self.damaged(&text(), what));
        };
        if row > u64::from(self.limits.rows) || column > u64::from(self.limits.columns) {
            return Err(Refusal::CellOutsideGrid { place: Place::new(&self.name, &text()) });
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Refusal> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        if cell.has_formula && !cell.has_value {
            self.without_value = self.without_value.saturating_add(1);
        }
        match cell.kind {
            CellKind::Shared if cell.has_value => {
                let index = number_or_huge(self.value.trim_ascii());
                if index >= self.texts {
                    return Err(self.damaged(&cell.name, "its text is not in the workbook"));
                }
            }
            CellKind::Error if cell.has_value => {
                self.has_odd_error |= !KNOWN_ERRORS.contains(&self.value.as_slice());
            }
            CellKind::Shared | CellKind::Error | CellKind::Other => {}
        }
        Ok(())
    }

    fn damaged(&self, cell: &str, what: &str) -> Refusal {
        Refusal::damaged(Place::new(&self.name, cell), what)
    }
}

/// Row and column from 1 of a name such as `B7`; so long that it cannot be a cell is no name.
fn position(name: &[u8]) -> Option<(u64, u64)> {
    let letters = name.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (letters, digits) = name.split_at_checked(letters)?;
    let is_name = (1..=6).contains(&letters.len())
        && (1..=12).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit);
    if !is_name {
        return None;
    }
    let column = letters
        .iter()
        .fold(0, |column, b| column * 26 + u64::from(b.to_ascii_uppercase() - b'A') + 1);
    let row = digits.iter().fold(0, |row, b| row * 10 + u64::from(b - b'0'));
    (row > 0).then_some((row, column))
}

/// `A1` or `A1:B2`, from the first to the last.
fn is_sane_range(range: &[u8]) -> bool {
    let mut corners = range.split(|&b| b == b':').map(position);
    let in_range = |value: u64| value <= u64::from(u16::MAX) * 64;
    match (corners.next().flatten(), corners.next(), corners.next()) {
        (Some((row, column)), None, None) => in_range(row) && in_range(column),
        (Some(first), Some(Some(last)), None) => {
            first.0 <= last.0 && first.1 <= last.1 && in_range(last.0) && in_range(last.1)
        }
        _ => false,
    }
}

/// Shared texts without the counts that are not true.
pub(super) fn without_counts(part: &[u8]) -> Vec<u8> {
    rewritten(part, |tag| {
        let local = Tag::of(tag);
        (local.name() == b"sst").then(|| {
            let mut out = b"<sst".to_vec();
            for (key, value) in local.attributes().filter(|(key, _)| key.starts_with(b"xmlns")) {
                for piece in [b" ", key, b"=\"", value, b"\""] {
                    out.extend_from_slice(piece);
                }
            }
            // With a namespace in front the closing tag would not fit; the reader goes by local names.
            out.push(b'>');
            out
        })
    })
}

/// A sheet without a dimension, and with unknown errors as text.
pub(super) fn patched_sheet(part: &[u8]) -> Vec<u8> {
    rewritten(part, |inside| {
        let tag = Tag::of(inside);
        match tag.name() {
            b"dimension" => Some(Vec::new()),
            b"c" if tag.attribute(b"t") == Some(b"e") => {
                let mut out = b"<c".to_vec();
                for (key, value) in tag.attributes() {
                    let value: &[u8] = if key == b"t" { b"str" } else { value };
                    for piece in [b" ", key, b"=\"", value, b"\""] {
                        out.extend_from_slice(piece);
                    }
                }
                out.extend_from_slice(if inside.ends_with(b"/") { b"/>" } else { b">" });
                Some(out)
            }
            _ => None,
        }
    })
}

/// Copies XML, with some opening tags replaced.
fn rewritten(part: &[u8], replace: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut out = Vec::with_capacity(part.len());
    let mut rest = part;
    while let Some(open) = rest.iter().position(|&b| b == b'<') {
        let (before, from) = rest.split_at(open);
        out.extend_from_slice(before);
        let close = from.iter().position(|&b| b == b'>').map_or(from.len(), |at| at + 1);
        let (tag, after) = from.split_at(close);
        let inside = tag.get(1..tag.len().saturating_sub(1)).unwrap_or_default();
        let is_opening = !inside.starts_with(b"/") && !inside.starts_with(b"?");
        match is_opening.then(|| replace(inside)).flatten() {
            Some(other) => out.extend_from_slice(&other),
            None => out.extend_from_slice(tag),
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::xml::Scanner;

    fn checked(xml: &str) -> Result<SheetCheck, Refusal> {
        let mut check = SheetCheck::new("S", 2, &Limits::default());
        Scanner::new().push(xml.as_bytes(), &mut |event| check.event(event))?;
        Ok(check)
    }

    #[test]
    fn cells_are_checked_by_name() {
        let place = |cell: &str| Place::new("S", cell);
        for (xml, expected) in [
            ("<c r='A1' t='s'><v>1</v></c>", None),
            ("<c r='A1' t='s'><v>2</v></c>", Some(("damaged", place("A1")))),
            ("<c r='A'/>", Some(("damaged", place("A")))),
            ("<c r='1'/>", Some(("damaged", place("1")))),
            ("<c r='ZZZZZZZZ99999999999'/>", Some(("damaged", place("ZZZZZZZZ99999999999")))),
            ("<c r='XFD1048576'/>", None),
            ("<c r='XFE1'/>", Some(("cell-outside-grid", place("XFE1")))),
            ("<row r='16777217'/>", Some(("cell-outside-grid", place("row 16777217")))),
            ("<row r='x'/>", Some(("damaged", place("x")))),
        ] {
            let refusal = checked(xml).err();
            match (&refusal, expected) {
                (None, None) => {}
                (
                    Some(
                        found @ (Refusal::Damaged { place, .. }
                        | Refusal::CellOutsideGrid { place }),
                    ),
                    Some((code, expected)),
                ) => assert_eq!((found.code(), place), (code, &expected), "{xml}"),
                other => panic!("{xml}: {other:?}"),
            }
        }
    }

    #[test]
    fn formulas_without_a_result_are_counted() {
        let xml = "<c><f>A1</f></c><c><f>A1</f><v>2</v></c><c><f>A1</f><v/></c><c><v>3</v></c>";
        assert_eq!(checked(xml).unwrap().formulas_without_value(), 2);
    }

    #[test]
    fn what_the_reader_does_not_know_is_put_right() {
        for (xml, needed) in [
            ("<dimension ref='A1:B2'/><c t='e'><v>#REF!</v></c>", false),
            ("<dimension ref='B2:A1'/>", true),
            ("<dimension/>", true),
            ("<dimension ref='A1:'/>", true),
            ("<c t='e'><v>#SPILL!</v></c>", true),
        ] {
            assert_eq!(checked(xml).unwrap().needs_patch(), needed, "{xml}");
        }
        let sheet = b"<w><dimension ref=\"B2:A1\"/><c r=\"A1\" t=\"e\"><v>#SPILL!</v></c></w>";
        let patched = b"<w><c r=\"A1\" t=\"str\"><v>#SPILL!</v></c></w>";
        assert_eq!(patched_sheet(sheet), patched);
        let texts = b"<sst xmlns=\"m\" count=\"9\" uniqueCount=\"9\"><si/></sst>";
        assert_eq!(without_counts(texts), b"<sst xmlns=\"m\"><si/></sst>");
    }
}
