//! A letter laid out as a document: who writes to whom, the table, how to pay, the signature.

use super::format::{long_date, number};
use super::{LetterLine, LetterText};
use crate::documents::{Block, Column, Document, Run, Table};

/// Shown where the file has no number or date.
const MISSING: &str = "–";

/// The letter as a document.
pub fn letter_document(letter: &LetterText) -> Document {
    let mut blocks = Vec::new();
    let sender = &letter.sender;
    blocks.extend(paragraph(&sender.name, &sender.contact));
    blocks.push(Block::text(long_date(letter.date)));
    blocks.extend(paragraph(&letter.name, &letter.email));
    blocks.push(Block::heading(1, &letter.subject));
    blocks.extend(letter.opening.iter().map(Block::text));
    blocks.push(Block::Table(table(letter)));
    if !sender.payment_details.trim().is_empty() {
        blocks.extend(paragraph("How to pay", &sender.payment_details));
    }
    blocks.extend(letter.closing.iter().map(Block::text));
    blocks.extend(paragraph(&sender.name, ""));
    Document {
        title: format!("{} – {}", letter.name, letter.subject),
        language: "en-US".to_owned(),
        blocks,
    }
}

/// A bold line with plain ones below it; nothing when both are empty.
fn paragraph(first: &str, rest: &str) -> Option<Block> {
    let rest = rest.trim().replace("\r\n", "\n");
    let mut runs = Vec::new();
    if !first.trim().is_empty() {
        runs.push(Run::bold(first.trim()));
    }
    if !rest.is_empty() {
        let gap = if runs.is_empty() { "" } else { "\n" };
        runs.push(Run::plain(format!("{gap}{rest}")));
    }
    (!runs.is_empty()).then_some(Block::Paragraph(runs))
}

fn table(letter: &LetterText) -> Table {
    let code =
        if letter.currency.is_stated() { format!(" ({})", letter.currency) } else { String::new() };
    let total = ["Total due", "", "", "", ""].map(str::to_owned);
    Table {
        columns: vec![
            Column::text("Invoice"),
            Column::text("Invoice date"),
            Column::text("Due date"),
            Column::number("Days late"),
            Column::number(format!("Billed{code}")),
            Column::number(format!("Still due{code}")),
        ],
        rows: letter.lines.iter().map(row).collect(),
        total: Some(total.into_iter().chain([number(letter.due)]).collect()),
    }
}

fn row(line: &LetterLine) -> Vec<String> {
    let date = |date: Option<_>| date.map_or_else(|| MISSING.to_owned(), long_date);
    let label = match (line.number.is_empty(), line.credit) {
        (false, false) => line.number.clone(),
        (false, true) => format!("{} (credit)", line.number),
        (true, false) => "No number".to_owned(),
        (true, true) => "Credit".to_owned(),
    };
    vec![
        label,
        date(line.invoice_date),
        if line.credit { MISSING.to_owned() } else { date(line.due_date) },
        line.days_past_due.map_or_else(|| MISSING.to_owned(), |days| days.to_string()),
        number(line.total),
        number(line.open),
    ]
}
