//! From a file to the text that the importer takes, with what was chosen on the way and why.

use std::borrow::Cow;

use crate::convert::grid::TableText;
use crate::convert::html;
use crate::convert::limits::Limits;
use crate::convert::refusal::Refusal;
use crate::convert::report::{Choice, Kind, Needs, SheetSummary, Summary, TextSummary};
use crate::convert::sniff::sniff;
use crate::convert::text::{Guesser, Transcoder};
use crate::convert::workbook::{Workbook, workbook};
use crate::import::sniff::known_headers;
use crate::import::{Encoding, ImportSettings, MadeFrom, Outcome, decode, import};

/// So many bytes decide what a file is.
const HEAD: usize = 64 * 1024;

/// Text for the importer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// What was found and taken.
    pub summary: Summary,
    /// UTF-8.
    pub text: TableText,
    /// What to tell the importer.
    pub made_from: MadeFrom,
}

/// Converts a file that is in memory.
///
/// # Errors
/// * A [`Refusal`]: nothing of the file can be read.
pub fn convert(bytes: &[u8], choice: &Choice, limits: &Limits) -> Result<Converted, Refusal> {
    let (head, whole) = head(bytes);
    let needs = sniff(head, whole);
    if matches!(needs, Needs::Workbook | Needs::Html) && bytes.len() as u64 > limits.file {
        return Err(Refusal::TooLarge { what: "bytes".to_owned(), limit: limits.file });
    }
    match needs {
        Needs::Workbook => chosen(workbook(bytes, limits)?, choice),
        Needs::Html => chosen(html::tables(bytes, limits)?, choice),
        Needs::Refuse(refusal) => Err(refusal),
        // Text that looked like UTF-8 at its beginning may be something else further on.
        Needs::Transcode | Needs::Nothing => Ok(text(bytes, choice)),
    }
}

/// Takes the chosen sheet, or the best one.
pub(super) fn chosen(mut book: Workbook, choice: &Choice) -> Result<Converted, Refusal> {
    score(&mut book.sheets);
    let readable = book.sheets.iter().filter(|sheet| sheet.cells > 0).count();
    let (sheet, why) = match choice.sheet {
        Some(sheet) => (sheet, "your choice".to_owned()),
        None => (best(&book.sheets), why(&book.sheets, readable)),
    };
    let text = book.take_text(sheet as usize)?;
    let name = book.sheets.get(sheet as usize).map_or("", |sheet| sheet.name.as_str());
    let what = if book.kind == Kind::Html {
        "a table of a web page".to_owned()
    } else {
        format!("sheet \u{201c}{name}\u{201d} of the {}", book.kind.words())
    };
    let summary = Summary {
        kind: book.kind,
        sheets: book.sheets,
        sheet: Some(sheet),
        sheet_why: why,
        text: None,
    };
    Ok(Converted { summary, text, made_from: MadeFrom::Table { what } })
}

/// How well each sheet fits a list of documents: headers first, then rows.
fn score(sheets: &mut [SheetSummary]) {
    for sheet in sheets {
        let known = sheet.first_rows.iter().map(|row| known_headers(row)).max().unwrap_or(0);
        let known = u32::try_from(known).unwrap_or(u32::MAX).min(100);
        let score = known * 10_000 + sheet.rows.min(9_999);
        // What is hidden was not meant to be seen, but may be all there is.
        sheet.score = match (sheet.cells, sheet.hidden) {
            (0, _) => 0,
            (_, true) => score / 4,
            (_, false) => score,
        };
    }
}

/// The first of those with the highest score.
fn best(sheets: &[SheetSummary]) -> u32 {
    let scored = sheets.iter().enumerate();
    let best = scored.max_by_key(|&(at, sheet)| (sheet.score, std::cmp::Reverse(at)));
    best.and_then(|(at, _)| u32::try_from(at).ok()).unwrap_or(0)
}

fn why(sheets: &[SheetSummary], readable: usize) -> String {
    let known = sheets.iter().any(|sheet| sheet.score >= 20_000);
    match (readable, known) {
        (1, _) => "it is the only one with anything in it".to_owned(),
        (_, true) => "its headers fit a list of invoices best".to_owned(),
        (_, false) => "it has the most rows; no sheet has known headers".to_owned(),
    }
}

fn text(bytes: &[u8], choice: &Choice) -> Converted {
    let mut guesser = Guesser::new();
    guesser.push(bytes);
    let mut found = guesser.finish(choice.encoding);
    let mut transcoder = Transcoder::new(found.encoding);
    let mut text = TableText::default();
    for chunk in bytes.chunks(1 << 20) {
        text.push(transcoder.push(chunk, false).as_bytes());
    }
    text.push(transcoder.push(&[], true).as_bytes());
    found.invalid = transcoder.invalid();
    let (summary, made_from) = of_text(found);
    Converted { summary, text, made_from }
}

/// What is said of text when its encoding has been found and it has been decoded.
pub fn of_text(found: TextSummary) -> (Summary, MadeFrom) {
    let made_from = MadeFrom::Text { encoding: found.encoding, why: found.why.clone() };
    let summary = Summary {
        kind: Kind::Text,
        sheets: Vec::new(),
        sheet: None,
        sheet_why: String::new(),
        text: Some(found),
    };
    (summary, made_from)
}

/// A file as the importer takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready<'a> {
    /// The file itself, or the text made from it.
    pub bytes: Cow<'a, [u8]>,
    /// The settings, with what the text was made from.
    pub settings: ImportSettings,
    /// What was converted, if anything was.
    pub summary: Option<Summary>,
}

/// Converts a file that is in memory where that is needed, for programs that have it in memory.
///
/// # Errors
/// * A [`Refusal`]: nothing of the file can be read.
pub fn ready<'a>(
    bytes: &'a [u8],
    settings: &ImportSettings,
    choice: &Choice,
) -> Result<Ready<'a>, Refusal> {
    let (head, whole) = head(bytes);
    let needs = sniff(head, whole);
    let settings = settings.clone();
    let is_chosen = settings.encoding.is_some_and(|encoding| !encoding.is_unicode());
    let is_plain = match (&needs, settings.encoding) {
        // The importer has its own words for files that are no list at all.
        (Needs::Refuse(_), _) => true,
        (Needs::Workbook | Needs::Html, _) => false,
        (Needs::Transcode, encoding) => encoding.is_some() && !is_chosen,
        (Needs::Nothing, Some(_)) => !is_chosen,
        (Needs::Nothing, None) => !turns_out_other(bytes),
    };
    if is_plain {
        return Ok(Ready { bytes: Cow::Borrowed(bytes), settings, summary: None });
    }
    let encoding = choice.encoding.or(settings.encoding);
    let choice = Choice { encoding, ..choice.clone() };
    let Converted { summary, text, made_from } = convert(bytes, &choice, &Limits::default())?;
    let settings = ImportSettings { made_from: Some(made_from), ..settings };
    Ok(Ready { bytes: Cow::Owned(text.into_bytes()), settings, summary: Some(summary) })
}

/// Text that begins as UTF-8 and does not go on as such.
fn turns_out_other(bytes: &[u8]) -> bool {
    let is_utf8 = decode::detect(head(bytes).0, head(bytes).1)
        .is_some_and(|found| found.encoding == Encoding::Utf8);
    is_utf8 && std::str::from_utf8(bytes).is_err()
}

/// The bytes that decide, and whether there are no more.
fn head(bytes: &[u8]) -> (&[u8], bool) {
    bytes.get(..HEAD).map_or((bytes, true), |head| (head, head.len() == bytes.len()))
}

/// Imports a file of any kind that is in memory; says what was converted.
pub fn import_any(
    name: &str,
    bytes: &[u8],
    settings: &ImportSettings,
    choice: &Choice,
) -> (Outcome, Option<Summary>) {
    match ready(bytes, settings, choice) {
        Ok(ready) => (import(name, &ready.bytes, &ready.settings), ready.summary),
        Err(refusal) => (Outcome::Failed { error: refusal.into(), report: None }, None),
    }
}
