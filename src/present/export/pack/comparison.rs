//! The sheets of a comparison with another export: the bridge, the documents, the customers.

use super::sheets::{amount, headings};
use super::{PackSource, code};
use crate::analysis::compare::{ComparedRow, CustomerMove, DocumentThen, WholeComparison};
use crate::documents::{Cell, Sheet};
use crate::domain::Currency;

/// The sheets; none without another export.
pub(super) fn sheets(source: &PackSource<'_>) -> Vec<Sheet> {
    let Some(whole) = source.comparison else { return Vec::new() };
    vec![bridge(whole), documents(whole), customers(whole)]
}

/// From the old open balance to the new one, step by step.
fn bridge(whole: &WholeComparison) -> Sheet {
    let (before, after) = (&whole.report.before, &whole.report.after);
    let mut rows = Vec::new();
    for own in &whole.report.currencies {
        let mut line = |name: &str, sum, count: u32, note: String| {
            let currency = Cell::text(code(own.currency));
            let cells = [currency, Cell::text(name), amount(sum), Cell::whole(count)];
            rows.push(cells.into_iter().chain([Cell::text(note)]).collect());
        };
        let at = |side: &crate::analysis::compare::ExportSide| {
            format!("{} as of {}", side.name, side.as_of)
        };
        line("Open before", own.open_before.amount, own.open_before.count, at(before));
        for step in &own.steps {
            let meaning = step.change.meaning().to_owned();
            line(step.change.words(), step.amount, step.count, meaning);
        }
        line("Open after", own.open_after.amount, own.open_after.count, at(after));
    }
    let headings = headings(&["Currency", "Step", "Amount", "Documents", "Note"]);
    Sheet { name: "Bridge".to_owned(), headings, rows }
}

/// Every document that changed, with both values.
fn documents(whole: &WholeComparison) -> Sheet {
    let mut rows = Vec::new();
    for (own, lists) in whole.report.currencies.iter().zip(&whole.lists) {
        rows.extend(lists.documents.iter().map(|row| of_document(own.currency, row)));
    }
    let names = [
        "Currency",
        "What happened",
        "Customer number",
        "Customer",
        "Document",
        "Kind",
        "Amount",
        "Due before",
        "Due after",
        "Billed before",
        "Billed after",
        "Open before",
        "Open after",
        "Note",
    ];
    Sheet { name: "Changes".to_owned(), headings: headings(&names), rows }
}

fn of_document(currency: Currency, row: &ComparedRow) -> Vec<Cell> {
    let sides = [&row.before, &row.after];
    let each =
        |cell: fn(&DocumentThen) -> Cell| sides.map(|then| then.as_ref().map_or(Cell::Empty, cell));
    let note = row.reason.map_or("", |reason| reason.words());
    let mut cells = vec![
        Cell::text(code(currency)),
        Cell::text(row.change.words()),
        Cell::text(row.customer_id.as_str()),
        Cell::text(row.customer.as_str()),
        Cell::text(row.number.as_str()),
        Cell::text(row.kind.word()),
        amount(row.part),
    ];
    cells.extend(each(|then| Cell::date(then.due_date)));
    cells.extend(each(|then| amount(then.total)));
    cells.extend(each(|then| amount(then.open)));
    cells.push(Cell::text(if row.entered_late { "entered late" } else { note }));
    cells
}

/// Customers that improved or slid, with the figures that say so.
fn customers(whole: &WholeComparison) -> Sheet {
    let mut rows = Vec::new();
    for (own, lists) in whole.report.currencies.iter().zip(&whole.lists) {
        rows.extend(lists.customers.iter().map(|row| of_customer(own.currency, row)));
    }
    let names = [
        "Currency",
        "Customer number",
        "Customer",
        "Which way",
        "Overdue before",
        "Overdue after",
        "Oldest days past due before",
        "Oldest days past due after",
        "Open before",
        "Open after",
        "Days to pay before",
        "Days to pay after",
        "Vanished",
    ];
    Sheet { name: "Customers compared".to_owned(), headings: headings(&names), rows }
}

fn of_customer(currency: Currency, row: &CustomerMove) -> Vec<Cell> {
    let sides = [&row.before, &row.after];
    let mut cells = vec![
        Cell::text(code(currency)),
        Cell::text(row.customer_id.as_str()),
        Cell::text(row.name.as_str()),
        Cell::text(row.movement.words()),
    ];
    cells.extend(sides.map(|side| amount(side.overdue)));
    cells.extend(sides.map(|side| side.oldest_days_past_due.map_or(Cell::Empty, Cell::whole)));
    cells.extend(sides.map(|side| amount(side.open)));
    cells.extend(sides.map(|side| side.average_days_to_pay.map_or(Cell::Empty, Cell::Number)));
    cells.push(amount(row.vanished));
    cells
}
