//! All documents in all formats, as pieces of one archive.

use chrono::NaiveDate;

use super::{PolicyPaper, policy_paper};
use crate::documents::{DocumentFormat, Language, Piece, missing_characters};
use crate::policy::Policy;

/// The name of a document's file without its ending: `collections policy v2`, `terms of business v2 de`.
pub fn file_stem(paper: PolicyPaper, policy: &Policy, language: Language) -> String {
    let name = paper.words().to_lowercase();
    let version = policy.adoption.version;
    let tag = language.tag().split('-').next().unwrap_or_default();
    if paper.is_for_customers() {
        format!("{name} v{version} {tag}")
    } else {
        format!("{name} v{version}")
    }
}

/// Every document in every format and, where it is for customers, every language. Where the font of PDFs
/// lacks a character (of the company's name, say) the PDF is left out.
pub fn policy_pack(policy: &Policy, on: NaiveDate) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for paper in PolicyPaper::ALL {
        for language in Language::ALL {
            if paper.language(language) != language {
                continue;
            }
            let document = policy_paper(paper, policy, on, language);
            let printable = missing_characters(&document).is_empty();
            let stem = file_stem(paper, policy, language);
            let formats = DocumentFormat::ALL
                .into_iter()
                .filter(|format| printable || *format != DocumentFormat::Pdf);
            let files = formats
                .map(|format| {
                    let ending = format.extension();
                    (format, format!("{ending}/{stem}.{ending}"))
                })
                .collect();
            pieces.push(Piece::Document { document, files });
        }
    }
    pieces
}
