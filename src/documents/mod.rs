//! A small document model (heading, paragraph, list, table) and its file formats.
//!
//! Pure, and it knows no receivables. The same document gives the same bytes every time: no clock,
//! no random identifiers. Every text is data; nothing in it can become markup.
//!
//! In the browser the writers are a program of their own, the press (docs/decisions/0014-the-press.md): the
//! engine makes an [`Order`] of plain data, the press makes the file. Native programs call `press` directly.

mod coverage;
pub mod file_name;
mod language;
mod locale;
pub mod order;
pub(crate) mod words;
pub mod workbook;

/// Everything that writes; left out of programs that only order.
macro_rules! writing {
    ($($item:item)*) => {
        $(#[cfg(any(not(target_arch = "wasm32"), feature = "press"))] $item)*
    };
}

writing! {
    pub mod archive;
    pub mod docx;
    pub mod html;
    pub mod mail;
    pub mod markdown;
    pub mod pdf;
    pub mod press;
    mod text;
    pub mod xlsx;

    pub use archive::{ZipFile, zip};
    pub use docx::docx;
    pub use html::html;
    pub use markdown::markdown;
    pub use pdf::{PdfError, pdf};
    pub use press::{PressError, press};
    pub use xlsx::xlsx;
}

#[cfg(test)]
pub(crate) mod fixtures;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use coverage::{cannot_print, missing_characters};
pub use file_name::{FileNames, safe_file_name};
pub use language::Language;
pub use order::{DocumentFormat, MailDraft, Order, Paper, Piece};
pub use workbook::{Cell, Sheet, Workbook};

/// A document: what is on the page, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title of the file and the browser tab; not printed on the page.
    pub title: String,
    /// BCP 47 tag, for example `en-US`; used for spelling and reading aloud.
    pub language: String,
    /// What the file says of itself; word processors and PDF readers show it.
    pub properties: Properties,
    /// The content.
    pub blocks: Vec<Block>,
}

/// What a file says of itself. What is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Properties {
    /// Who stands behind it, such as a company.
    pub author: String,
    /// Which version it is.
    pub version: String,
    /// The day it was made.
    pub date: Option<NaiveDate>,
}

/// One piece of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 is the topmost; more than 3 counts as 3.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A paragraph; a line feed in a run is a line break.
    Paragraph(Vec<Run>),
    /// A list.
    List {
        /// How its items are marked.
        style: ListStyle,
        /// One paragraph each.
        items: Vec<Vec<Run>>,
    },
    /// A table.
    Table(Table),
    /// Lines of a name and its value.
    KeyValues(Vec<(String, String)>),
    /// A table to fill in by hand: columns of one width, and room to write in each row.
    SignOff(Table),
    /// What follows starts on a new page.
    PageBreak,
}

/// Text of one weight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Set in bold.
    pub bold: bool,
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListStyle {
    /// With a dot.
    Bullet,
    /// With an empty box to tick.
    Checkbox,
    /// Counted from 1 in every list.
    Numbered,
}

/// A table. Its header row repeats on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The columns, with their headings.
    pub columns: Vec<Column>,
    /// The rows; a missing cell is empty, a surplus one is left out.
    pub rows: Vec<Vec<String>>,
    /// The last row, set off as the total.
    pub total: Option<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Where its text stands.
    pub align: Align,
}

/// Where text stands in its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// At the start of the line.
    Start,
    /// At the end of the line; for numbers.
    End,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true }
    }
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into() }
    }

    /// A paragraph of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run::plain(text)])
    }

    /// A list of plain items.
    pub fn list<T: Into<String>>(style: ListStyle, items: impl IntoIterator<Item = T>) -> Self {
        Self::List { style, items: items.into_iter().map(|item| vec![Run::plain(item)]).collect() }
    }
}

impl Column {
    /// A column of text.
    pub fn text(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::Start }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::End }
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "press"))]
impl Table {
    /// The cells of a row, exactly one for each column.
    pub(crate) fn cells<'a>(
        &'a self,
        row: &'a [String],
    ) -> impl Iterator<Item = (&'a Column, &'a str)> {
        let texts = row.iter().map(String::as_str).chain(std::iter::repeat(""));
        self.columns.iter().zip(texts)
    }
}
