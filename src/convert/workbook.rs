//! A workbook of any kind to its sheets: what is in each, and each as table text.

use crate::convert::archive::{self, Budget, Part};
use crate::convert::grid::TableText;
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::report::{Kind, SheetSummary};
use crate::convert::{ods, xls, xlsb, xlsx};

/// So many names are looked at before an archive counts as endless.
const MOST_NAMES: u64 = 70_000;

/// The sheets of a workbook, or the tables of a web page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// What kind of file it is.
    pub kind: Kind,
    /// The sheets, in file order, also those that cannot be read.
    pub sheets: Vec<SheetSummary>,
    texts: Vec<Option<TableText>>,
}

impl Workbook {
    /// Sheets with their texts; at least one of them has something in it.
    pub(super) fn new(
        kind: Kind,
        sheets: Vec<(SheetSummary, Option<TableText>)>,
    ) -> Result<Self, Refusal> {
        let (sheets, texts): (Vec<_>, Vec<_>) = sheets.into_iter().unzip();
        if sheets.iter().all(|sheet| sheet.cells == 0) {
            let refused = sheets.into_iter().find_map(|sheet| sheet.refused);
            return Err(refused.unwrap_or(Refusal::NoCells));
        }
        Ok(Self { kind, sheets, texts })
    }

    /// Takes a sheet's table text out.
    ///
    /// # Errors
    /// * The sheet's own refusal, or [`Refusal::NoSuchSheet`], [`Refusal::NoCells`].
    pub fn take_text(&mut self, sheet: usize) -> Result<TableText, Refusal> {
        let summary = self.sheets.get(sheet).ok_or(Refusal::NoSuchSheet)?;
        if let Some(refused) = &summary.refused {
            return Err(refused.clone());
        }
        let text = self.texts.get_mut(sheet).and_then(Option::take);
        text.filter(|text| !text.is_empty()).ok_or(Refusal::NoCells)
    }
}

/// Reads a workbook that is in memory.
///
/// # Errors
/// * A [`Refusal`] that says what is wrong with the file as a whole. A single sheet that cannot be read
///   is in [`Workbook::sheets`] with its own.
pub fn workbook(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(xls::MAGIC) {
        return Workbook::new(Kind::Xls, xls::read(bytes, limits)?);
    }
    let most = Limits { parts: MOST_NAMES, ..*limits };
    let parts = archive::parts(bytes, &most)?;
    let has = |name: &str| parts.iter().any(|part| part.name == name);
    if parts.len() as u64 > limits.parts {
        return Err(too_many(&parts, limits));
    }
    if has("xl/workbook.bin") {
        return Workbook::new(Kind::Xlsb, xlsb::read(&parts, limits)?);
    }
    if has("content.xml") && has("mimetype") {
        let mime = mime(&parts, limits)?;
        return match mime.strip_prefix("application/vnd.oasis.opendocument.") {
            Some(kind) if kind.starts_with("spreadsheet") => {
                Workbook::new(Kind::Ods, ods::read(&parts, limits)?)
            }
            _ => Err(looks_like("a text document")),
        };
    }
    if has("word/document.xml") {
        return Err(looks_like("a Word document"));
    }
    if has("ppt/presentation.xml") {
        return Err(looks_like("a presentation"));
    }
    if has("index/document.iwa") || has("index.zip") {
        return Err(looks_like("an Apple Numbers document"));
    }
    if has("_rels/.rels") {
        return Workbook::new(Kind::Xlsx, xlsx::read(&parts, limits)?);
    }
    if has("[content_types].xml") {
        let what = "its list of parts is missing";
        return Err(Refusal::damaged(Place::default(), what));
    }
    Err(looks_like("a ZIP archive"))
}

fn looks_like(what: &str) -> Refusal {
    Refusal::NotATable { looks_like: what.to_owned() }
}

fn too_many(parts: &[Part<'_>], limits: &Limits) -> Refusal {
    let sheets = parts.iter().filter(|part| part.name.contains("worksheets/sheet")).count() as u64;
    if sheets > limits.sheets {
        Refusal::TooManySheets { sheets, limit: limits.sheets }
    } else {
        Refusal::TooLarge { what: "parts".to_owned(), limit: limits.parts }
    }
}

fn mime(parts: &[Part<'_>], limits: &Limits) -> Result<String, Refusal> {
    let small = Limits { small_part: 200, ..*limits };
    let part = parts.iter().find(|part| part.name == "mimetype").ok_or(Refusal::DamagedArchive)?;
    let bytes = part.unpack_whole(&mut Budget::new(&small))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
