//! A letter laid out as a document: who writes to whom, the table, interest apart, the state of the
//! account, how to pay, the signature.

use super::charges;
use super::format::{long_date, number, put, short_date};
use super::kind::Scope;
use super::words::words;
use super::{LetterLine, LetterText};
use crate::analysis::Bucket;
use crate::documents::{Block, Column, Document, Language, Run, Table};
use crate::domain::{Amount, Currency};

/// Shown where the file has no number or date.
const MISSING: &str = "–";

/// The letter as a document.
pub fn letter_document(letter: &LetterText) -> Document {
    let words = words(letter.language);
    let mut blocks = Vec::new();
    let sender = &letter.sender;
    blocks.extend(paragraph(&sender.name, &sender.contact));
    blocks.push(Block::text(long_date(letter.date, letter.language)));
    let mut to = letter.address.clone();
    if to.is_empty() {
        to.push(letter.email.clone());
    }
    blocks.extend(paragraph(&letter.name, &to.join("\n")));
    blocks.push(Block::heading(1, &letter.subject));
    blocks.extend(letter.opening.iter().map(Block::text));
    if !letter.lines.is_empty() {
        blocks.push(Block::Table(table(letter)));
    }
    if let Some(claimed) = letter.charges.as_ref().filter(|claimed| !claimed.lines.is_empty()) {
        blocks.push(Block::heading(2, words.charges));
        blocks.push(Block::text(&claimed.basis));
        blocks.push(Block::Table(charges::table(claimed, letter.currency, letter.language)));
        let total = charges::grand_total(claimed, letter.due, letter.currency, letter.language);
        blocks.push(Block::Paragraph(vec![Run::bold(total)]));
    }
    if !letter.aging.is_empty() && letter.kind.scope() != Scope::Paid {
        blocks
            .push(Block::heading(2, put(words.aging, &[&long_date(letter.date, letter.language)])));
        blocks.push(Block::Table(aging_table(&letter.aging, letter.language)));
    }
    if !sender.payment_details.trim().is_empty() && letter.kind.scope() != Scope::Paid {
        blocks.extend(paragraph(words.how_to_pay, &sender.payment_details));
    }
    blocks.extend(letter.closing.iter().map(Block::text));
    blocks.extend(paragraph(&sender.name, ""));
    Document {
        title: format!("{} – {}", letter.name, letter.subject),
        language: letter.language.tag().to_owned(),
        blocks,
        ..Document::default()
    }
}

/// A bold line with plain ones below it; nothing when both are empty.
pub(super) fn paragraph(first: &str, rest: &str) -> Option<Block> {
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

/// The invoices of a letter.
pub(super) fn table(letter: &LetterText) -> Table {
    let thanks = letter.kind.scope() == Scope::Paid;
    invoice_table(&letter.lines, letter.due, letter.currency, letter.language, thanks)
}

/// A table of invoices. The order column is there when an invoice has one, the paid column when
/// something was paid; `thanks` are for what is settled.
pub(super) fn invoice_table(
    lines: &[LetterLine],
    due: Amount,
    currency: Currency,
    language: Language,
    thanks: bool,
) -> Table {
    let words = words(language);
    let [invoice, order, issued, due_date, late, billed, paid, open] = words.columns;
    let code = if currency.is_stated() { format!(" ({currency})") } else { String::new() };
    let shown = [
        true,
        lines.iter().any(|line| !line.order.is_empty()),
        true,
        true,
        lines.iter().any(|line| line.days_past_due.is_some()),
        !thanks,
        !thanks && lines.iter().any(|line| !line.credit && !line.paid.is_zero()),
        true,
    ];
    let columns = [
        Column::text(invoice),
        Column::text(order),
        Column::text(issued),
        Column::text(due_date),
        Column::number(late),
        Column::number(billed),
        Column::number(paid),
        Column::number(format!("{}{code}", if thanks { paid } else { open })),
    ];
    let mut total = vec![if thanks { words.total } else { words.total_due }.to_owned()];
    total.resize(7, String::new());
    total.push(number(due, language));
    Table {
        columns: kept(columns, shown),
        rows: lines.iter().map(|line| kept(row(line, language), shown)).collect(),
        total: Some(kept(total, shown)),
    }
}

/// What stands in a column that is shown.
fn kept<T>(all: impl IntoIterator<Item = T>, shown: [bool; 8]) -> Vec<T> {
    all.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(one, _)| one).collect()
}

fn row(line: &LetterLine, language: Language) -> Vec<String> {
    let words = words(language);
    let date =
        |date: Option<_>| date.map_or_else(|| MISSING.to_owned(), |d| short_date(d, language));
    let label = match (line.number.is_empty(), line.credit) {
        (false, false) => line.number.clone(),
        (false, true) => put(words.credit, &[&line.number]),
        (true, false) => words.no_number.to_owned(),
        (true, true) => put(words.credit, &[words.no_number]),
    };
    let paid = if line.credit || line.paid.is_zero() {
        MISSING.to_owned()
    } else {
        number(line.paid, language)
    };
    vec![
        label,
        line.order.clone(),
        date(line.invoice_date),
        if line.credit { MISSING.to_owned() } else { date(line.due_date) },
        line.days_past_due.map_or_else(|| MISSING.to_owned(), |days| days.to_string()),
        number(line.total, language),
        paid,
        number(line.open, language),
    ]
}

/// What is open by age, in one row.
pub(super) fn aging_table(aging: &[(String, Amount)], language: Language) -> Table {
    let mut columns: Vec<Column> =
        aging.iter().map(|(label, _)| Column::number(label.as_str())).collect();
    columns.push(Column::number(words(language).total));
    let total = aging.iter().map(|(_, amount)| *amount).sum();
    let amounts = aging.iter().map(|(_, amount)| *amount).chain([total]);
    let row = amounts.map(|amount| number(amount, language)).collect();
    Table { columns, rows: vec![row], total: None }
}

/// The names of the buckets in a language, in days whatever the scheme counts in.
pub(super) fn bucket_labels(buckets: &[Bucket], language: Language) -> Vec<String> {
    let words = words(language);
    let label = |bucket: &Bucket| match (bucket.from, bucket.to) {
        (None, Some(_)) => words.not_due.to_owned(),
        (Some(from), Some(to)) => put(words.late, &[&from.to_string(), &to.to_string()]),
        (Some(from), None) => put(words.later, &[&(from - 1).to_string()]),
        (None, None) => words.no_due_date.to_owned(),
    };
    buckets.iter().map(label).collect()
}
