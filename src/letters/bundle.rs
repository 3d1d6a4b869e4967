//! All letters as the pieces of one archive: each as document, text and mail draft, with a page that
//! says who got one, who did not and why, and follow-ups for the calendar.
//!
//! A letter whose template names a placeholder that does not exist or has no value is not in the
//! archive; the page and a plain list say so. Nothing is left out silently.

use super::follow_ups::follow_ups;
use super::index::Index;
use super::page::letter_document;
use super::select::{Chooser, overview_of};
use super::write::letter_from;
use super::{LetterFile, LetterInputs, LetterText, LettersOverview, plain};
use crate::documents::{
    Block, Document, DocumentFormat, FileNames, Language, MailDraft, Piece, missing_characters,
    safe_file_name,
};
use crate::domain::{DocumentIdx, Ledger, to_u32};

/// All letters of a run.
#[derive(Debug)]
pub struct Bundle {
    /// Who gets one and who does not.
    pub overview: LettersOverview,
    /// Every letter, in the order of the overview, with the stem of its files; none where it was
    /// stopped.
    pub letters: Vec<(LetterText, Option<String>)>,
}

/// Writes all letters; `None` when nobody gets one.
pub fn bundle(inputs: &LetterInputs<'_>) -> Option<Bundle> {
    let chooser = Chooser::new(inputs);
    let tallies = chooser.tallies();
    let overview = overview_of(inputs, &chooser, &tallies);
    if overview.going_out.is_empty() {
        return None;
    }
    let wanted = overview.going_out.iter().map(|entry| entry.account);
    let documents = documents_of(inputs.ledger, wanted);
    let mut names = FileNames::default();
    let mut letters = Vec::new();
    for entry in &overview.going_out {
        let own = documents.get(entry.account as usize).map(Vec::as_slice).unwrap_or_default();
        let letter = letter_from(inputs, &chooser, &tallies, entry.account, own)?;
        let stem = letter.stops.is_empty().then(|| names.unique_stem(&file_stem(&letter)));
        letters.push((letter, stem));
    }
    Some(Bundle { overview, letters })
}

impl Bundle {
    /// The archive's pieces: the index, a list of stopped letters, follow-ups, and each letter as
    /// these files, each kind in a folder of its own.
    pub fn pieces(&self, inputs: &LetterInputs<'_>, wanted: &[LetterFile]) -> Vec<Piece> {
        let index = Index { inputs, bundle: self, wanted };
        let files = vec![(DocumentFormat::Html, "index.html".to_owned())];
        let mut pieces = vec![Piece::Document { document: index.document(), files }];
        let text = |path: &str, text: String| Piece::Text { path: path.to_owned(), text };
        pieces.extend(index.stopped_list().map(|list| text("stopped.txt", list)));
        pieces.push(text("follow-ups.ics", follow_ups(self, &inputs.policy.working_days)));
        if wanted.contains(&LetterFile::Pdf) {
            pieces.extend(all_in_one(self));
        }
        for (letter, stem) in self.written() {
            pieces.extend(letter_files(letter, stem, wanted));
        }
        pieces
    }

    /// The letters that go out, with the stem of their files.
    pub fn written(&self) -> impl Iterator<Item = (&LetterText, &str)> {
        let all = self.letters.iter();
        all.filter_map(|(letter, stem)| Some((letter, stem.as_deref()?)))
    }
}

/// All letters that the font can show as one PDF to print; `None` when there is only one.
fn all_in_one(bundle: &Bundle) -> Option<Piece> {
    let mut blocks = Vec::new();
    let mut count = 0;
    for (letter, _) in bundle.written() {
        let document = letter_document(letter);
        if !missing_characters(&document).is_empty() {
            continue;
        }
        if count > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(document.blocks);
        count += 1;
    }
    let language = Language::English.tag().to_owned();
    let document =
        Document { title: "All letters".to_owned(), language, blocks, ..Document::default() };
    let files = vec![(DocumentFormat::Pdf, "all letters.pdf".to_owned())];
    (count > 1).then_some(Piece::Document { document, files })
}

/// One letter as the files that are wanted and can show it: `docx/Acme Ltd EUR.docx`, as text, as a
/// draft for a mail program.
fn letter_files(letter: &LetterText, stem: &str, wanted: &[LetterFile]) -> Vec<Piece> {
    let document = letter_document(letter);
    let printable = missing_characters(&document).is_empty();
    let file = |format: DocumentFormat| {
        let extension = format.extension();
        (format, format!("{extension}/{stem}.{extension}"))
    };
    let formats = wanted.iter().filter_map(|file| file.format());
    let formats = formats.filter(|format| printable || *format != DocumentFormat::Pdf);
    let files: Vec<_> = formats.map(file).collect();
    let mut pieces = Vec::new();
    if wanted.contains(&LetterFile::Text) {
        pieces.push(Piece::Text {
            path: format!("text/{stem}.txt"),
            text: plain::plain_text(letter),
        });
    }
    let with_pdf = wanted.contains(&LetterFile::MailWithPdf);
    if with_pdf || wanted.contains(&LetterFile::Mail) {
        let format = attached(printable);
        let attached =
            with_pdf.then(|| (document.clone(), format, format!("{stem}.{}", format.extension())));
        pieces.push(Piece::Mail {
            path: format!("mail/{stem}.eml"),
            draft: mail_draft(letter),
            attached,
        });
    }
    if !files.is_empty() {
        pieces.insert(0, Piece::Document { document, files });
    }
    pieces
}

/// The format that a mail draft carries.
const fn attached(printable: bool) -> DocumentFormat {
    if printable { DocumentFormat::Pdf } else { DocumentFormat::Docx }
}

fn mail_draft(letter: &LetterText) -> MailDraft {
    MailDraft {
        to: plain::safe_address(&letter.email).unwrap_or_default().to_owned(),
        subject: letter.subject.clone(),
        text: plain::plain_text(letter),
    }
}

/// One letter as a mail draft with its document.
pub fn letter_mail(letter: &LetterText) -> Piece {
    let document = letter_document(letter);
    let format = attached(missing_characters(&document).is_empty());
    let name = safe_file_name(&file_stem(letter), format.extension());
    Piece::Mail {
        path: "letter.eml".to_owned(),
        draft: mail_draft(letter),
        attached: Some((document, format, name)),
    }
}

/// A safe name for the file of one letter: `Acme Ltd EUR.docx`.
pub fn letter_file_name(letter: &LetterText, extension: &str) -> String {
    safe_file_name(&file_stem(letter), extension)
}

fn file_stem(letter: &LetterText) -> String {
    if letter.currency.is_stated() {
        format!("{} {}", letter.name, letter.currency)
    } else {
        letter.name.clone()
    }
}

/// All documents of each wanted account, by account; one pass.
pub(super) fn documents_of(
    ledger: &Ledger,
    accounts: impl Iterator<Item = u32>,
) -> Vec<Vec<DocumentIdx>> {
    let mut wanted = vec![false; ledger.accounts().len()];
    for account in accounts {
        if let Some(flag) = wanted.get_mut(account as usize) {
            *flag = true;
        }
    }
    let mut documents = vec![Vec::new(); wanted.len()];
    for (i, &account) in ledger.columns().account.iter().enumerate() {
        if wanted.get(account as usize) == Some(&true)
            && let Some(list) = documents.get_mut(account as usize)
        {
            list.push(to_u32(i));
        }
    }
    documents
}
