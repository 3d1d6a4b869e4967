//! A document as PDF/UA-1 (ISO 14289-1): pages of A4 or Letter with real headings, lists and tables for
//! screen readers, text that can be selected and searched, and its font inside.
//!
//! Written with krilla (docs/decisions/0014-the-press.md). No clock and no random identifiers: the date is a
//! parameter, and the same document gives the same bytes.

mod blocks;
mod draw;
mod font;
mod lines;
mod sheet;
mod table;

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};

use super::coverage::missing_characters;
use super::text::language_tag;
use super::{Document, Paper};
use font::Fonts;
use sheet::{Entry, Sheets};

/// Why a document is not a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// The font has no such characters; a DOCX or HTML shows them.
    Missing(Vec<char>),
    /// The writer refused it.
    Refused,
}

/// The file, made on `date` for `paper`.
///
/// # Errors
/// * [`PdfError::Missing`], with what the font lacks.
pub fn pdf(document: &Document, date: NaiveDate, paper: Paper) -> Result<Vec<u8>, PdfError> {
    let missing = missing_characters(document);
    if !missing.is_empty() {
        return Err(PdfError::Missing(missing));
    }
    let fonts = Fonts::load().ok_or(PdfError::Refused)?;
    let mut sheets = Sheets::new(&fonts, paper);
    blocks::set(&mut sheets, document);
    if sheets.is_at_top() && sheets.page > 0 && sheets.marks.iter().all(|m| m.page < sheets.page) {
        sheets.page -= 1;
    }
    let settings = settings().ok_or(PdfError::Refused)?;
    let mut file = krilla::Document::new_with(settings);
    let language = language_tag(&document.language);
    let tree = draw::draw(&mut file, &sheets, &language).ok_or(PdfError::Refused)?;
    file.set_tag_tree(tree);
    file.set_outline(outline(&sheets.entries, &document.title));
    file.set_metadata(metadata(document, language, date));
    file.finish().map_err(|_refusal| PdfError::Refused)
}

/// Tagged, checked against PDF/UA-1, packed.
fn settings() -> Option<SerializeSettings> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .ok()?;
    Some(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn metadata(document: &Document, language: String, date: NaiveDate) -> Metadata {
    let day = DateTime::new(u16::try_from(date.year()).unwrap_or(0))
        .month(u8::try_from(date.month()).unwrap_or(1))
        .day(u8::try_from(date.day()).unwrap_or(1));
    let title = if document.title.is_empty() { "Document" } else { &document.title };
    let author = &document.properties.author;
    let metadata = Metadata::new()
        .title(title.to_owned())
        .language(language)
        .creator("Owed".to_owned())
        .creation_date(day);
    if author.is_empty() { metadata } else { metadata.authors(vec![author.clone()]) }
}

/// The list of headings beside the pages; the title where there are none.
fn outline(entries: &[Entry], title: &str) -> Outline {
    let mut outline = Outline::new();
    let to = |page, y| XyzDestination::new(page, Point::from_xy(0.0, y));
    for entry in entries {
        outline.push_child(OutlineNode::new(entry.text.clone(), to(entry.page, entry.y)));
    }
    if entries.is_empty() {
        outline.push_child(OutlineNode::new(title.to_owned(), to(0, 0.0)));
    }
    outline
}
