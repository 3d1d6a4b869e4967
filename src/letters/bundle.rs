//! All letters as one archive, with a page that says who got one, who did not and why.
//!
//! A letter whose template names a placeholder that does not exist is not in the archive; the page
//! and a plain list say so. Nothing is left out silently.

use super::format::{long_date, money, on_one_line};
use super::page::letter_document;
use super::select::{Tally, overview_of, part_of, tallies};
use super::wording::wording_notes;
use super::write::letter_from;
use super::{CaseFacts, LetterEntry, LetterText, LetterTexts, LettersOverview};
use crate::analysis::AnalysisConfig;
use crate::documents::{
    Block, Column, Document, DocumentFormat, FileNames, ListStyle, Piece, Table,
    missing_characters, safe_file_name,
};
use crate::domain::{Amount, Currency, Day, DocumentIdx, Ledger, to_u32};
use crate::policy::Policy;

/// Formats of each letter; each has a folder of its name.
const FORMATS: [DocumentFormat; 3] =
    [DocumentFormat::Docx, DocumentFormat::Html, DocumentFormat::Pdf];

/// The archive's pieces: `index.html`, and each letter in the folder of each format. `None` when nobody
/// gets a letter.
pub fn letter_pieces(
    ledger: &Ledger,
    config: &AnalysisConfig,
    policy: &Policy,
    texts: &LetterTexts,
    facts: &CaseFacts,
) -> Option<Vec<Piece>> {
    let tallies = tallies(ledger, Day::from(config.as_of), facts);
    let overview = overview_of(ledger, &tallies, policy, facts);
    if overview.going_out.is_empty() {
        return None;
    }
    let documents = documents_of(ledger, config, facts, &overview);
    let mut names = FileNames::default();
    let mut pieces = Vec::new();
    let mut outcomes = Vec::new();
    for entry in &overview.going_out {
        let own = documents.get(entry.account as usize).map(Vec::as_slice).unwrap_or_default();
        let letter = letter_from(ledger, config, policy, texts, facts, entry.account, own)?;
        if letter.unknown_placeholders.is_empty() {
            let stem = names.unique_stem(&file_stem(&letter));
            let document = letter_document(&letter);
            let missing: String = missing_characters(&document).into_iter().collect();
            pieces.push(letter_piece(document, &stem, missing.is_empty()));
            outcomes.push(Outcome::Written { stem, missing });
        } else {
            outcomes.push(Outcome::Stopped(letter.unknown_placeholders));
        }
    }
    let index = Index {
        config,
        policy,
        texts,
        overview: &overview,
        tallies: &tallies,
        outcomes: &outcomes,
    };
    let files = vec![(DocumentFormat::Html, "index.html".to_owned())];
    let mut all = vec![Piece::Document { document: index.document(), files }];
    if let Some(text) = index.stopped_list() {
        all.push(Piece::Text { path: "stopped.txt".to_owned(), text });
    }
    all.append(&mut pieces);
    Some(all)
}

/// One letter in all formats that can show it: `docx/Acme Ltd EUR.docx`.
fn letter_piece(document: Document, stem: &str, printable: bool) -> Piece {
    let file = |format: DocumentFormat| {
        let extension = format.extension();
        (format, format!("{extension}/{stem}.{extension}"))
    };
    let formats = FORMATS.into_iter().filter(|format| printable || *format != DocumentFormat::Pdf);
    Piece::Document { document, files: formats.map(file).collect() }
}

/// What became of a letter.
enum Outcome {
    /// It is in the archive under this name, without extension; as PDF unless its font lacks characters.
    Written { stem: String, missing: String },
    /// It is not, because of these placeholders.
    Stopped(Vec<String>),
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

/// The documents that matter, for each account that gets a letter; one more pass.
fn documents_of(
    ledger: &Ledger,
    config: &AnalysisConfig,
    facts: &CaseFacts,
    overview: &LettersOverview,
) -> Vec<Vec<DocumentIdx>> {
    let mut wanted = vec![false; ledger.accounts().len()];
    for entry in &overview.going_out {
        if let Some(flag) = wanted.get_mut(entry.account as usize) {
            *flag = true;
        }
    }
    let columns = ledger.columns();
    let as_of = Day::from(config.as_of);
    let mut documents = vec![Vec::new(); wanted.len()];
    for (i, &account) in columns.account.iter().enumerate() {
        if wanted.get(account as usize) == Some(&true)
            && part_of(&columns, i, as_of, facts).is_some()
            && let Some(list) = documents.get_mut(account as usize)
        {
            list.push(to_u32(i));
        }
    }
    documents
}

/// What the index page is made of.
struct Index<'a> {
    config: &'a AnalysisConfig,
    policy: &'a Policy,
    texts: &'a LetterTexts,
    overview: &'a LettersOverview,
    tallies: &'a [Tally],
    outcomes: &'a [Outcome],
}

impl Index<'_> {
    fn document(&self) -> Document {
        let title = format!("Reminder letters as of {}", long_date(self.config.as_of));
        let mut blocks = vec![Block::heading(1, &title)];
        blocks.push(self.notes());
        blocks.push(Block::heading(2, "Letters in this archive"));
        blocks.push(self.written());
        if self.outcomes.iter().any(|outcome| matches!(outcome, Outcome::Stopped(_))) {
            blocks.push(Block::heading(2, "Letters that were stopped"));
            blocks.push(self.stopped());
        }
        if !self.overview.left_out.is_empty() {
            blocks.push(Block::heading(2, "Overdue, but no letter"));
            blocks.push(self.left_out());
        }
        if self.disputes().next().is_some() {
            blocks.push(Block::heading(2, "Disputed and therefore not asked for"));
            blocks.push(self.disputed());
        }
        Document { title, language: "en-US".to_owned(), blocks }
    }

    /// What to look at before sending.
    fn notes(&self) -> Block {
        let mut notes = vec![format!(
            "Balances are as of {}. Check for payments that came in later before you send anything.",
            long_date(self.config.as_of)
        )];
        if self.policy.sender.name.trim().is_empty() {
            notes.push(
                "Your name and address are not in the letters yet: enter them under the rules."
                    .to_owned(),
            );
        }
        if self.policy.sender.payment_details.trim().is_empty() {
            notes.push("The letters do not say how to pay yet: enter your payment details under the rules.".to_owned());
        }
        for note in wording_notes(self.texts) {
            notes.push(format!(
                "Wording of the {} letter, “{}”: {}.",
                note.tone.word().to_lowercase(),
                note.words,
                note.why
            ));
        }
        Block::list(ListStyle::Bullet, notes)
    }

    fn entries(&self) -> impl Iterator<Item = (&LetterEntry, &Outcome)> {
        self.overview.going_out.iter().zip(self.outcomes)
    }

    fn written(&self) -> Block {
        let mut rows = Vec::new();
        let mut sums: Vec<(Currency, Amount)> = Vec::new();
        for (entry, outcome) in self.entries() {
            let Outcome::Written { stem, missing } = outcome else { continue };
            match sums.last_mut() {
                Some((currency, sum)) if *currency == entry.currency => *sum += entry.due,
                _ => sums.push((entry.currency, entry.due)),
            }
            rows.push(vec![
                entry.name.clone(),
                entry.tone.word().to_owned(),
                entry.oldest_days_past_due.to_string(),
                entry.invoices.to_string(),
                money(entry.due, entry.currency),
                if missing.is_empty() {
                    stem.clone()
                } else {
                    format!("{stem} (no PDF: its font has no {missing})")
                },
            ]);
        }
        let letters = rows.len();
        let total = sums.iter().map(|&(currency, sum)| money(sum, currency)).collect::<Vec<_>>();
        let cells = [format!("{letters} in all"), String::new(), String::new(), String::new()];
        Block::Table(Table {
            columns: vec![
                Column::text("Customer"),
                Column::text("Tone"),
                Column::number("Days late"),
                Column::number("Invoices"),
                Column::number("Asked for"),
                Column::text("File"),
            ],
            rows,
            total: Some(cells.into_iter().chain([total.join("\n")]).collect()),
        })
    }

    fn stopped(&self) -> Block {
        let rows = self.entries().filter_map(|(entry, outcome)| match outcome {
            Outcome::Written { .. } => None,
            Outcome::Stopped(unknown) => Some(vec![
                entry.name.clone(),
                entry.tone.word().to_owned(),
                money(entry.due, entry.currency),
                placeholder_list(unknown),
            ]),
        });
        Block::Table(Table {
            columns: vec![
                Column::text("Customer"),
                Column::text("Tone"),
                Column::number("Due"),
                Column::text("Placeholder that does not exist"),
            ],
            rows: rows.collect(),
            total: None,
        })
    }

    fn left_out(&self) -> Block {
        let rows = self.overview.left_out.iter().map(|left| {
            vec![left.name.clone(), money(left.overdue, left.currency), left.reason.reason()]
        });
        Block::Table(Table {
            columns: vec![Column::text("Customer"), Column::number("Overdue"), Column::text("Why")],
            rows: rows.collect(),
            total: None,
        })
    }

    /// Letters that leave disputed invoices aside.
    fn disputes(&self) -> impl Iterator<Item = (&LetterEntry, &Tally)> {
        self.overview.going_out.iter().filter_map(|entry| {
            let tally = self.tallies.get(entry.account as usize)?;
            (tally.disputed_count > 0).then_some((entry, tally))
        })
    }

    fn disputed(&self) -> Block {
        let rows = self.disputes().map(|(entry, tally)| {
            let amount = Amount::from_minor(tally.disputed, entry.currency);
            vec![
                entry.name.clone(),
                tally.disputed_count.to_string(),
                money(amount, entry.currency),
            ]
        });
        Block::Table(Table {
            columns: vec![
                Column::text("Customer"),
                Column::number("Invoices"),
                Column::number("Disputed"),
            ],
            rows: rows.collect(),
            total: None,
        })
    }

    /// The plain list of letters that are not in the archive; `None` when all of them are.
    fn stopped_list(&self) -> Option<String> {
        let mut list = String::new();
        for (entry, outcome) in self.entries() {
            let Outcome::Stopped(unknown) = outcome else { continue };
            let tone = entry.tone.word().to_lowercase();
            list.extend([
                on_one_line(&entry.name).as_str(),
                &format!(" ({tone} letter, {}): ", money(entry.due, entry.currency)),
                "unknown placeholder ",
                &placeholder_list(unknown),
                "\r\n",
            ]);
        }
        (!list.is_empty()).then(|| {
            format!(
                "These letters were not written. Correct the placeholder in the wording of that \
                 tone and make the archive again.\r\n\r\n{list}"
            )
        })
    }
}

fn placeholder_list(unknown: &[String]) -> String {
    unknown.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}
