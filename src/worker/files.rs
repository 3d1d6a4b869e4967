//! The files the page can ask for.

use crate::analysis::AnalysisConfig;
use crate::documents::{Document, docx, html, safe_file_name};
use crate::letters;
use crate::protocol::{DocumentFormat, Export, FileOut, Response, WorkerError};
use crate::worker::session::Loaded;

/// Makes a file from what is loaded.
pub(super) fn export(loaded: &Loaded, config: &AnalysisConfig, export: Export) -> Response {
    let ledger = &loaded.ledger;
    let as_of = config.as_of;
    let made = match export {
        Export::Letters { policy, texts } => letters::letters_zip(ledger, config, &policy, &texts)
            .map(|bytes| file(format!("letters-{as_of}"), "zip", "application/zip", bytes)),
        Export::Letter { policy, texts, account, format } => {
            letters::letter(ledger, config, &policy, &texts, account)
                .filter(|letter| letter.unknown_placeholders.is_empty())
                .map(|letter| document(&letters::letter_document(&letter), &format!("letter-{}-{as_of}", letter.name), format))
        }
        Export::AgingCsv | Export::AnalysisJson | Export::FindingsCsv | Export::Checklist { .. } => None,
    };
    made.map_or(Response::Failed(WorkerError::NothingToExport), Response::File)
}

fn document(document: &Document, stem: &str, format: DocumentFormat) -> FileOut {
    const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    match format {
        DocumentFormat::Docx => file(stem.to_owned(), "docx", DOCX, docx(document)),
        DocumentFormat::Html => file(stem.to_owned(), "html", "text/html;charset=utf-8", html(document).into_bytes()),
    }
}

fn file(stem: String, extension: &str, mime: &str, bytes: Vec<u8>) -> FileOut {
    FileOut { name: safe_file_name(&stem, extension), mime: mime.to_owned(), bytes }
}
