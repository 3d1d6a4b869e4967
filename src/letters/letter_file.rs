//! Which files of each letter an archive holds; the user's choice.

use serde::{Deserialize, Serialize};

use crate::documents::DocumentFormat;

/// A file of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LetterFile {
    /// PDF, and all of them in one to print.
    Pdf,
    /// Word processor document.
    Docx,
    /// Printable web page.
    Html,
    /// Plain text.
    Text,
    /// Draft for a mail program with the letter as its text.
    Mail,
    /// The draft carries the PDF too. Each comes to a file of its own once more, so such an archive
    /// is more than twice as large.
    MailWithPdf,
}

impl LetterFile {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Pdf, Self::Docx, Self::Html, Self::Text, Self::Mail, Self::MailWithPdf];

    /// Those made unless others are chosen.
    pub const USUAL: [Self; 5] = [Self::Pdf, Self::Docx, Self::Html, Self::Text, Self::Mail];

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Pdf => "PDF, and all in one to print",
            Self::Docx => "Word (DOCX)",
            Self::Html => "Web page (HTML)",
            Self::Text => "Plain text",
            Self::Mail => "Mail drafts (EML)",
            Self::MailWithPdf => "Mail drafts with the PDF attached",
        }
    }

    /// The name in test ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "text",
            Self::Mail => "mail",
            Self::MailWithPdf => "mail-pdf",
        }
    }

    /// As a format of documents.
    pub(super) const fn format(self) -> Option<DocumentFormat> {
        match self {
            Self::Pdf => Some(DocumentFormat::Pdf),
            Self::Docx => Some(DocumentFormat::Docx),
            Self::Html => Some(DocumentFormat::Html),
            Self::Text | Self::Mail | Self::MailWithPdf => None,
        }
    }
}
