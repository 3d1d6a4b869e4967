//! What is to be made, as plain data: it crosses from the engine to the press unread by the page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Document, Workbook};

/// Formats a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentFormat {
    /// Word processor document.
    Docx,
    /// Printable web page, self-contained.
    Html,
    /// Pages to print and to keep; shows the characters of its font only
    /// ([`super::missing_characters`]).
    Pdf,
    /// Plain text with headings, lists and tables, for wikis and notes.
    Markdown,
}

impl DocumentFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Docx, Self::Pdf, Self::Html, Self::Markdown];

    /// What the names of such files end in, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
        }
    }

    /// Media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html;charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Markdown => "text/markdown;charset=utf-8",
        }
    }
}

/// What printed pages are made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// One file, or one archive of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// All pieces go into one ZIP archive; otherwise there is one piece with one file.
    pub archive: bool,
    /// The date the files carry as the day they were made.
    pub date: NaiveDate,
    /// For which paper.
    pub paper: Paper,
    /// What to make, in order.
    pub pieces: Vec<Piece>,
}

/// Something to make files of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// A document in one or more formats.
    Document {
        /// What it says.
        document: Document,
        /// Formats, each with the path of its file.
        files: Vec<(DocumentFormat, String)>,
    },
    /// A workbook, as XLSX.
    Workbook {
        /// Its path.
        path: String,
        /// What it holds.
        workbook: Workbook,
    },
    /// A draft for a mail program.
    Mail {
        /// Its path.
        path: String,
        /// What it says.
        draft: MailDraft,
        /// What is attached, in which format, and under which name.
        attached: Option<(Document, DocumentFormat, String)>,
    },
    /// A file that is text already.
    Text {
        /// Its path.
        path: String,
        /// The content.
        text: String,
    },
}

/// What a draft says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailDraft {
    /// One plain address, or empty.
    pub to: String,
    /// Subject, any text.
    pub subject: String,
    /// Body, any text.
    pub text: String,
}

impl Order {
    /// One document in one format.
    pub fn of_one(
        document: Document,
        format: DocumentFormat,
        date: NaiveDate,
        paper: Paper,
    ) -> Self {
        let files = vec![(format, format!("document.{}", format.extension()))];
        let pieces = vec![Piece::Document { document, files }];
        Self { archive: false, date, paper, pieces }
    }

    /// The order as bytes, for [`Self::from_bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        // Texts, dates and numbers only: writing them cannot fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads an order; `None` when it is none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{HOSTILE, everything};
    use super::*;

    #[test]
    fn an_order_survives_the_way_to_the_press() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
        for text in HOSTILE {
            let order = Order {
                archive: true,
                date,
                paper: Paper::Letter,
                pieces: vec![
                    Piece::Document {
                        document: everything(text),
                        files: vec![(DocumentFormat::Docx, "a.docx".to_owned())],
                    },
                    Piece::Text { path: "b.txt".to_owned(), text: text.to_owned() },
                ],
            };
            assert_eq!(Order::from_bytes(&order.to_bytes()), Some(order));
        }
        assert_eq!(Order::from_bytes(b"{}"), None);
    }
}
