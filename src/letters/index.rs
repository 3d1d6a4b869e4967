//! The page that opens an archive of letters: what is in it, what is not and why, and how it ties.

use super::bundle::Bundle;
use super::format::{long_date, money, on_one_line};
use super::page::letter_document;
use super::{LetterEntry, LetterFile, LetterInputs, LetterText, Stops};
use crate::documents::{Block, Column, Document, Language, ListStyle, Table, missing_characters};
use crate::domain::{Amount, Currency};

/// What the index page is made of.
pub(super) struct Index<'a> {
    pub(super) inputs: &'a LetterInputs<'a>,
    pub(super) bundle: &'a Bundle,
    pub(super) wanted: &'a [LetterFile],
}

/// The page is for the user, in English.
const OURS: Language = Language::English;

impl Index<'_> {
    pub(super) fn document(&self) -> Document {
        let overview = &self.bundle.overview;
        let title = format!("Letters as of {}", long_date(self.inputs.config.as_of, OURS));
        let mut blocks = vec![Block::heading(1, &title)];
        blocks.push(self.notes());
        blocks.push(Block::heading(2, "Letters in this archive"));
        blocks.push(self.written());
        if self.stopped().next().is_some() {
            blocks.push(Block::heading(2, "Letters that were stopped"));
            blocks.push(self.stopped_table());
        }
        if !overview.left_out.is_empty() {
            blocks.push(Block::heading(2, "No letter"));
            blocks.push(self.left_out());
        }
        if !overview.ties.is_empty() {
            blocks.push(Block::heading(2, "From what is overdue to what the letters ask for"));
            blocks.push(self.ties());
        }
        Document { title, language: OURS.tag().to_owned(), blocks, ..Document::default() }
    }

    /// What to look at before sending.
    fn notes(&self) -> Block {
        let (overview, policy) = (&self.bundle.overview, self.inputs.policy);
        let data = overview.data_date.unwrap_or(self.inputs.config.as_of);
        let mut notes = vec![format!(
            "The latest entry of the file is of {}. Check for payments that came in later before you send anything.",
            long_date(data, OURS)
        )];
        notes.push(self.holds());
        if let Some(days) = overview.stale_days {
            notes.push(format!("The data is {days} days old. Export it again if you can."));
        }
        if policy.sender.name.trim().is_empty() {
            notes.push(
                "Your name and address are not in the letters yet: enter them in Letters."
                    .to_owned(),
            );
        }
        if policy.sender.payment_details.trim().is_empty() {
            notes.push(
                "The letters do not say how to pay yet: enter your payment details in Letters."
                    .to_owned(),
            );
        }
        let unreachable = overview.going_out.iter().filter(|entry| !entry.reachable).count();
        if unreachable > 0 {
            notes.push(format!(
                "{unreachable} of these customers have neither an e-mail nor a postal address in the file."
            ));
        }
        let mut seen: Vec<String> = Vec::new();
        for (letter, _) in &self.bundle.letters {
            for note in &letter.notes {
                let kind = letter.kind.words();
                let text = format!("Wording of “{kind}”, “{}”: {}.", note.words, note.why);
                if !seen.contains(&text) {
                    seen.push(text);
                }
            }
        }
        notes.append(&mut seen);
        Block::list(ListStyle::Bullet, notes)
    }

    /// What the archive holds of each letter.
    fn holds(&self) -> String {
        let words: Vec<&str> = self.wanted.iter().map(|file| file.words()).collect();
        let drafts = if self.wanted.contains(&LetterFile::MailWithPdf) {
            " Drafts carry the letter as an attachment."
        } else if self.wanted.contains(&LetterFile::Mail) {
            " Drafts carry the letter as their text; attach the PDF where you want it."
        } else {
            ""
        };
        format!("Of each letter this archive holds: {}.{drafts}", words.join("; "))
    }

    fn entries(&self) -> impl Iterator<Item = (&LetterEntry, &LetterText, Option<&str>)> {
        let letters = self.bundle.letters.iter();
        let entries = self.bundle.overview.going_out.iter();
        entries.zip(letters).map(|(entry, (letter, stem))| (entry, letter, stem.as_deref()))
    }

    fn written(&self) -> Block {
        let mut rows = Vec::new();
        let mut sums: Vec<(Currency, Amount)> = Vec::new();
        for (entry, letter, stem) in self.entries() {
            let Some(stem) = stem else { continue };
            let missing: String =
                missing_characters(&letter_document(letter)).into_iter().collect();
            match sums.last_mut() {
                Some((currency, sum)) if *currency == entry.currency => *sum += entry.due,
                _ => sums.push((entry.currency, entry.due)),
            }
            rows.push(vec![
                entry.name.clone(),
                entry.kind.words().to_owned(),
                entry.language.words().to_owned(),
                entry.oldest_days_past_due.to_string(),
                entry.invoices.to_string(),
                money(entry.due, entry.currency, OURS),
                if missing.is_empty() {
                    stem.to_owned()
                } else {
                    format!("{stem} (no PDF: its font has no {missing})")
                },
            ]);
        }
        let mut total = vec![format!("{} in all", rows.len())];
        total.resize(5, String::new());
        let sums = sums.iter().map(|&(currency, sum)| money(sum, currency, OURS));
        total.push(sums.collect::<Vec<_>>().join("\n"));
        Block::Table(Table {
            columns: vec![
                Column::text("Customer"),
                Column::text("Letter"),
                Column::text("Language"),
                Column::number("Days late"),
                Column::number("Invoices"),
                Column::number("Amount"),
                Column::text("File"),
            ],
            rows,
            total: Some(total),
        })
    }

    fn stopped(&self) -> impl Iterator<Item = (&LetterEntry, &Stops)> {
        self.entries()
            .filter(|(_, _, stem)| stem.is_none())
            .map(|(entry, letter, _)| (entry, &letter.stops))
    }

    fn stopped_table(&self) -> Block {
        let rows = self.stopped().map(|(entry, stops)| {
            vec![
                entry.name.clone(),
                entry.kind.words().to_owned(),
                money(entry.due, entry.currency, OURS),
                stops.words(),
            ]
        });
        Block::Table(Table {
            columns: vec![
                Column::text("Customer"),
                Column::text("Letter"),
                Column::number("Amount"),
                Column::text("Why"),
            ],
            rows: rows.collect(),
            total: None,
        })
    }

    fn left_out(&self) -> Block {
        let rows = self.bundle.overview.left_out.iter().map(|left| {
            vec![left.name.clone(), money(left.overdue, left.currency, OURS), left.reason.words()]
        });
        Block::Table(Table {
            columns: vec![Column::text("Customer"), Column::number("Overdue"), Column::text("Why")],
            rows: rows.collect(),
            total: None,
        })
    }

    fn ties(&self) -> Block {
        let rows = self.bundle.overview.ties.iter().map(|tie| {
            let amounts =
                [tie.overdue, -tie.disputed, -tie.left_out, -tie.credits, tie.asked].into_iter();
            amounts.map(|amount| money(amount, tie.currency, OURS)).collect()
        });
        let columns = [
            "Overdue invoices",
            "Disputed",
            "Customers without a letter",
            "Credits taken off",
            "Asked for",
        ];
        Block::Table(Table {
            columns: columns.into_iter().map(Column::number).collect(),
            rows: rows.collect(),
            total: None,
        })
    }

    /// The plain list of letters that are not in the archive; `None` when all of them are.
    pub(super) fn stopped_list(&self) -> Option<String> {
        let mut list = String::new();
        for (entry, stops) in self.stopped() {
            let kind = entry.kind.words().to_lowercase();
            list.extend([
                on_one_line(&entry.name).as_str(),
                &format!(" ({kind}, {}): ", money(entry.due, entry.currency, OURS)),
                &stops.words(),
                "\r\n",
            ]);
        }
        (!list.is_empty()).then(|| {
            format!(
                "These letters were not written. Correct the placeholder in their wording and make the \
                 archive again.\r\n\r\n{list}"
            )
        })
    }
}
