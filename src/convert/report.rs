//! What the converter says about a file: plain data, for the page and for whoever asks from a terminal.
//!
//! Nothing here reads anything, so the page carries these types without the readers behind them.

use serde::{Deserialize, Serialize};

pub use crate::convert::refusal::{Place, Refusal};
pub use crate::import::MadeFrom;

use crate::import::Encoding;

/// What a file is, by its first bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needs {
    /// Nothing: the importer reads it as it is.
    Nothing,
    /// It is a workbook.
    Workbook,
    /// It is text in an encoding that the importer does not read.
    Transcode,
    /// It is a web page with tables in it.
    Html,
    /// It cannot hold a table at all.
    Refuse(Refusal),
}

/// What the user has chosen about a file that needs converting; all of it may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Which sheet, from 0 as in [`Summary::sheets`]; `None` = the one with the best header.
    pub sheet: Option<u32>,
    /// Which encoding; `None` = the best guess.
    pub encoding: Option<Encoding>,
}

/// What was found in a file and what of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// What the file turned out to be.
    pub kind: Kind,
    /// Its sheets or tables, in file order; empty for text.
    pub sheets: Vec<SheetSummary>,
    /// The sheet that was taken, from 0.
    pub sheet: Option<u32>,
    /// Why this sheet, in words.
    pub sheet_why: String,
    /// For text: which encoding, and why.
    pub text: Option<TextSummary>,
}

/// What kind of file was converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Excel 2007 and later (XLSX, XLSM).
    Xlsx,
    /// Excel, binary (XLSB).
    Xlsb,
    /// Excel 97 to 2003 (XLS).
    Xls,
    /// `OpenDocument` (ODS).
    Ods,
    /// A web page, often saved with the name of a workbook.
    Html,
    /// Text in another encoding.
    Text,
}

impl Kind {
    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel workbook",
            Self::Xlsb => "binary Excel workbook",
            Self::Xls => "old Excel workbook",
            Self::Ods => "OpenDocument spreadsheet",
            Self::Html => "web page with tables",
            Self::Text => "text",
        }
    }
}

/// One sheet of a workbook, or one table of a web page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSummary {
    /// Its name.
    pub name: String,
    /// The workbook hides it.
    pub hidden: bool,
    /// The last row with something in it, counted from 1.
    pub rows: u32,
    /// The last column with something in it, counted from 1.
    pub columns: u32,
    /// Cells with something in them.
    pub cells: u64,
    /// Formulas whose result was never stored; their cells are empty here.
    pub formulas_without_value: u32,
    /// Cells in which line breaks became spaces.
    pub joined_lines: u32,
    /// The first rows, at most [`SheetSummary::FIRST_ROWS`] by [`SheetSummary::FIRST_COLUMNS`].
    pub first_rows: Vec<Vec<String>>,
    /// Why the sheet cannot be read, when it cannot.
    pub refused: Option<Refusal>,
    /// How well its rows fit a list of documents; the highest is taken.
    pub score: u32,
}

impl SheetSummary {
    /// So many rows are shown of each sheet.
    pub const FIRST_ROWS: usize = 40;
    /// So many columns of these.
    pub const FIRST_COLUMNS: usize = 60;
}

/// What was found out about a text's encoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSummary {
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Why, in words, with words of the file as evidence.
    pub why: String,
    /// Places that are not valid in this encoding; each became U+FFFD.
    pub invalid: u64,
    /// The other encodings the bytes could be in, each with the same words as it reads them.
    pub others: Vec<OtherReading>,
}

/// The same bytes in another encoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherReading {
    /// Which encoding.
    pub encoding: Encoding,
    /// Words of the file as this encoding reads them.
    pub sample: String,
}
