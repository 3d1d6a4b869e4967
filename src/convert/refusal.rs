//! Why a file is not converted: each reason has a name, a sentence, and advice.
//!
//! A refusal says what is wrong with the file and where, never what failed in the program.

use serde::{Deserialize, Serialize};

use crate::import::ImportError;

/// A place in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Name of the sheet; empty when it is not about one sheet.
    pub sheet: String,
    /// The cell as the file names it, such as `B7`; empty when it is not about one cell.
    pub cell: String,
}

impl Place {
    /// A cell of a sheet.
    pub fn new(sheet: &str, cell: &str) -> Self {
        // A hostile name must not fill the screen.
        let short = |text: &str| text.chars().take(60).collect();
        Self { sheet: short(sheet), cell: short(cell) }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.sheet.as_str(), self.cell.as_str()) {
            ("", _) => f.write_str("the workbook"),
            (sheet, "") => write!(f, "sheet \u{201c}{sheet}\u{201d}"),
            (sheet, cell) => write!(f, "cell {cell} of sheet \u{201c}{sheet}\u{201d}"),
        }
    }
}

/// Why a file, or a sheet of it, is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// No bytes.
    Empty,
    /// The archive around the workbook is cut off or broken.
    DamagedArchive,
    /// The workbook is not put together as one.
    Damaged {
        /// Where.
        place: Place,
        /// What is wrong, as the rest of a sentence.
        what: String,
    },
    /// A few bytes unpack to a great many: a bomb.
    ExpandsTooMuch {
        /// Bytes unpacked when it was stopped.
        unpacked: u64,
    },
    /// More than is read in one go.
    TooLarge {
        /// What there is too much of, such as "cells".
        what: String,
        /// The most that is read.
        limit: u64,
    },
    /// More sheets than anybody could choose from.
    TooManySheets {
        /// How many.
        sheets: u64,
        /// The most that are read.
        limit: u64,
    },
    /// The file defines its own abbreviations (a document type), as attacks do and workbooks never.
    Doctype,
    /// A cell holds more text than a spreadsheet allows.
    TextTooLong {
        /// Where.
        place: Place,
    },
    /// A few cells are so far apart that the table between them has no sensible size.
    TooSparse {
        /// Where.
        place: Place,
    },
    /// A cell lies outside every spreadsheet's grid.
    CellOutsideGrid {
        /// Where.
        place: Place,
    },
    /// The workbook is locked with a password.
    PasswordProtected,
    /// It is something else.
    NotATable {
        /// What it looks like, such as "a Word document".
        looks_like: String,
    },
    /// There are no cells with anything in them.
    NoCells,
    /// The chosen sheet is not in the workbook.
    NoSuchSheet,
    /// A web page without a table.
    NoHtmlTable,
    /// The reader stopped or stayed silent; the file is to blame, and only the file.
    Stopped,
    /// The browser could not read the file.
    Unreadable,
}

impl Refusal {
    /// A broken workbook.
    pub fn damaged(place: Place, what: &str) -> Self {
        Self::Damaged { place, what: what.to_owned() }
    }

    /// A stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::DamagedArchive => "damaged-zip",
            Self::Damaged { .. } => "damaged",
            Self::ExpandsTooMuch { .. } => "expands-too-much",
            Self::TooLarge { .. } => "too-large",
            Self::TooManySheets { .. } => "too-many-sheets",
            Self::Doctype => "doctype",
            Self::TextTooLong { .. } => "text-too-long",
            Self::TooSparse { .. } => "too-sparse",
            Self::CellOutsideGrid { .. } => "cell-outside-grid",
            Self::PasswordProtected => "password",
            Self::NotATable { .. } => "not-a-table",
            Self::NoCells => "no-cells",
            Self::NoSuchSheet => "no-such-sheet",
            Self::NoHtmlTable => "no-html-table",
            Self::Stopped => "stopped",
            Self::Unreadable => "unreadable",
        }
    }

    /// What to do about it, as a sentence without a full stop.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "Export it again and check that the report shows invoices on screen",
            Self::DamagedArchive | Self::Damaged { .. } => {
                "Open it in a spreadsheet program and save it again, or export it as CSV"
            }
            Self::ExpandsTooMuch { .. } | Self::Doctype => {
                "No accounting system writes such a file; do not open it unless you trust where it comes from"
            }
            Self::TooLarge { .. } => {
                "Export a shorter date range, or save the sheet you need as CSV"
            }
            Self::TooManySheets { .. }
            | Self::TextTooLong { .. }
            | Self::TooSparse { .. }
            | Self::CellOutsideGrid { .. } => "Save the sheet you need as CSV and drop that file",
            Self::PasswordProtected => {
                "Open it with its password, save a copy without one, and drop the copy"
            }
            Self::NotATable { .. } => "Export the list as CSV or XLSX and drop that file here",
            Self::NoCells => "Check that the report shows invoices on screen, then export it again",
            Self::NoSuchSheet => "Choose another sheet",
            Self::NoHtmlTable => "Save the report as XLSX or CSV and drop that file",
            Self::Stopped => "Open it in a spreadsheet program, save it as CSV, and drop that file",
            Self::Unreadable => "Choose the file again; it may have been moved or changed",
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty"),
            Self::DamagedArchive => f.write_str("The workbook is cut off or damaged"),
            Self::Damaged { place, what } => write!(f, "{}: {what}", capitalized(place)),
            Self::ExpandsTooMuch { unpacked } => write!(
                f,
                "The file unpacks to more than {} MB although it is small; reading was stopped",
                unpacked >> 20
            ),
            Self::TooLarge { what, limit } => {
                write!(f, "The workbook has more than {limit} {what}, the most this page reads")
            }
            Self::TooManySheets { sheets, limit } => {
                write!(f, "The workbook has {sheets} sheets; the most this page reads is {limit}")
            }
            Self::Doctype => {
                f.write_str("The workbook contains definitions of its own, as harmful files do")
            }
            Self::TextTooLong { place } => write!(
                f,
                "{} holds a text longer than the 32,767 characters a cell can have",
                capitalized(place)
            ),
            Self::TooSparse { place } => {
                write!(f, "The cells of {place} are too far apart to be a table")
            }
            Self::CellOutsideGrid { place } => {
                write!(f, "{} lies outside the grid of a spreadsheet", capitalized(place))
            }
            Self::PasswordProtected => f.write_str("The workbook is locked with a password"),
            Self::NotATable { looks_like } => {
                write!(f, "This is not a list; it looks like {looks_like}")
            }
            Self::NoCells => f.write_str("There is nothing in the sheets of this workbook"),
            Self::NoSuchSheet => f.write_str("This sheet is not in the workbook"),
            Self::NoHtmlTable => f.write_str("The file is a web page without a table"),
            Self::Stopped => f.write_str("This file could not be read to its end"),
            Self::Unreadable => f.write_str("The browser could not read the file"),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for ImportError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are told in their own words")]
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Empty => Self::Empty,
            Refusal::Unreadable => Self::Unreadable,
            Refusal::NotATable { looks_like } => Self::Binary { looks_like },
            other => Self::NotConverted {
                code: other.code().to_owned(),
                message: other.to_string(),
                hint: other.hint().to_owned(),
            },
        }
    }
}

fn capitalized(place: &Place) -> String {
    let text = place.to_string();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_sheet_and_cell() {
        let refusal = Refusal::damaged(Place::new("S1", "A1"), "its text is missing");
        assert_eq!(refusal.to_string(), "Cell A1 of sheet \u{201c}S1\u{201d}: its text is missing");
        let refusal = Refusal::TooSparse { place: Place::new("S1", "") };
        assert_eq!(
            refusal.to_string(),
            "The cells of sheet \u{201c}S1\u{201d} are too far apart to be a table"
        );
    }

    #[test]
    fn names_from_the_file_are_cut() {
        let place = Place::new(&"x".repeat(10_000), "A1");
        assert_eq!(place.sheet.chars().count(), 60);
    }
}
