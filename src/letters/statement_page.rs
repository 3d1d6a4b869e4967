//! A statement laid out as a document, and all of them as the pieces of one archive.

use super::LetterInputs;
use super::format::{long_date, number, put, short_date};
use super::page::{aging_table, invoice_table, paragraph};
use super::statement::{Movement, Statement, StatementRun, statements};
use super::words::words;
use crate::documents::{
    Block, Column, Document, DocumentFormat, FileNames, Piece, Run, Table, missing_characters,
};
use crate::policy::Sender;

/// Formats of each statement; each has a folder of its name.
const FORMATS: [DocumentFormat; 3] =
    [DocumentFormat::Docx, DocumentFormat::Html, DocumentFormat::Pdf];

/// The statement as a document.
pub fn statement_document(statement: &Statement, sender: &Sender) -> Document {
    let language = statement.language;
    let words = words(language);
    let long = |date| long_date(date, language);
    let mut blocks = Vec::new();
    blocks.extend(paragraph(&sender.name, &sender.contact));
    blocks.push(Block::text(long(statement.as_of)));
    let mut to = statement.address.clone();
    if to.is_empty() {
        to.push(statement.email.clone());
    }
    blocks.extend(paragraph(&statement.name, &to.join("\n")));
    blocks.push(Block::heading(1, words.statement));
    if let Some(from) = statement.from {
        let period = put(words.period, &[&long(from), &long(statement.as_of)]);
        blocks.push(Block::Paragraph(vec![Run::bold(period)]));
        blocks.push(Block::Table(activity(statement)));
    } else {
        let table =
            invoice_table(&statement.items, statement.closing, statement.currency, language, false);
        blocks.push(Block::Table(table));
    }
    if !statement.aging.is_empty() {
        blocks.push(Block::heading(2, put(words.aging, &[&long(statement.as_of)])));
        blocks.push(Block::Table(aging_table(&statement.aging, language)));
    }
    if !sender.payment_details.trim().is_empty() {
        blocks.extend(paragraph(words.how_to_pay, &sender.payment_details));
    }
    blocks.push(Block::text(put(words.not_included, &[&long(statement.data_date)])));
    Document {
        title: format!("{} – {}", statement.name, words.statement),
        language: language.tag().to_owned(),
        blocks,
        ..Document::default()
    }
}

/// Opening balance, movements, closing balance.
fn activity(statement: &Statement) -> Table {
    let language = statement.language;
    let words = words(language);
    let [date, what, number_head, amount, balance] = words.statement_columns;
    let code = if statement.currency.is_stated() {
        format!(" ({})", statement.currency)
    } else {
        String::new()
    };
    let edge = |date: Option<_>, label: &str, amount| {
        vec![
            date.map(|date| short_date(date, language)).unwrap_or_default(),
            label.to_owned(),
            String::new(),
            String::new(),
            number(amount, language),
        ]
    };
    let of = |movement: &Movement| {
        let label = words.movements.get(movement.kind as usize).copied().unwrap_or_default();
        vec![
            short_date(movement.date, language),
            label.to_owned(),
            movement.number.clone(),
            number(movement.amount, language),
            number(movement.balance, language),
        ]
    };
    let mut rows = vec![edge(statement.from, words.opening, statement.opening)];
    rows.extend(statement.movements.iter().map(of));
    Table {
        columns: vec![
            Column::text(date),
            Column::text(what),
            Column::text(number_head),
            Column::number(format!("{amount}{code}")),
            Column::number(format!("{balance}{code}")),
        ],
        rows,
        total: Some(edge(Some(statement.as_of), words.closing, statement.closing)),
    }
}

/// All statements of a run as the pieces of one archive; `None` when there is nothing to state.
pub fn statement_pieces(inputs: &LetterInputs<'_>, run: StatementRun) -> Option<Vec<Piece>> {
    let mut names = FileNames::default();
    let pieces: Vec<Piece> = statements(inputs, run)
        .iter()
        .map(|statement| {
            let stem =
                names.unique_stem(&format!("{} {}", statement.name, statement.currency.code()));
            let file = |format: DocumentFormat| {
                let extension = format.extension();
                (format, format!("{extension}/{stem}.{extension}"))
            };
            let document = statement_document(statement, &inputs.policy.sender);
            let printable = missing_characters(&document).is_empty();
            let formats =
                FORMATS.into_iter().filter(|format| printable || *format != DocumentFormat::Pdf);
            Piece::Document { files: formats.map(file).collect(), document }
        })
        .collect();
    (!pieces.is_empty()).then_some(pieces)
}
