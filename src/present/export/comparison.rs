//! The comparison of two exports as CSV: the bridge first, then every document that changed with both
//! values, then the customers. The amounts of a currency's bridge lines add up to its last one.

use super::table::{Cell, Table};
use crate::analysis::compare::{
    ComparedRow, CurrencyComparison, CustomerMove, DocumentThen, WholeComparison,
};
use crate::domain::{Amount, Currency};

const HEADER: [&str; 20] = [
    "Currency",
    "Line",
    "What happened",
    "Customer number",
    "Customer",
    "Document",
    "Kind",
    "Amount",
    "Documents",
    "Invoice date before",
    "Invoice date after",
    "Due date before",
    "Due date after",
    "Billed before",
    "Billed after",
    "Open before",
    "Open after",
    "Days past due before",
    "Days past due after",
    "Note",
];

/// A comparison as CSV.
pub fn comparison_csv(whole: &WholeComparison) -> String {
    let mut table = Table::new(&HEADER.map(str::to_owned));
    for (own, lists) in whole.report.currencies.iter().zip(&whole.lists) {
        bridge(&mut table, whole, own);
        for row in &lists.documents {
            table.row(document(own.currency, row).into_iter());
        }
        for row in &lists.customers {
            table.row(customer(own.currency, row).into_iter());
        }
    }
    table.finish()
}

fn bridge(table: &mut Table, whole: &WholeComparison, own: &CurrencyComparison) {
    let (before, after) = (&whole.report.before, &whole.report.after);
    let mut line = |what: &str, amount: Amount, count: u32, note: &str| {
        let mut cells = start(own.currency, "bridge", what);
        cells[7] = Cell::Amount(amount);
        cells[8] = Cell::Count(u64::from(count));
        cells[19] = Cell::Text(note);
        table.row(cells.into_iter());
    };
    let opening = format!("{} as of {}", before.name, before.as_of);
    line("Open before", own.open_before.amount, own.open_before.count, &opening);
    for step in &own.steps {
        line(step.change.words(), step.amount, step.count, step.change.meaning());
    }
    let closing = format!("{} as of {}", after.name, after.as_of);
    line("Open after", own.open_after.amount, own.open_after.count, &closing);
}

/// A line with its first cells; the others are empty.
fn start<'a>(currency: Currency, line: &'a str, what: &'a str) -> [Cell<'a>; 20] {
    let mut cells = std::array::from_fn(|_| Cell::Empty);
    cells[0] = if currency.is_stated() { Cell::Code(currency) } else { Cell::Empty };
    cells[1] = Cell::Text(line);
    cells[2] = Cell::Text(what);
    cells
}

fn document(currency: Currency, row: &ComparedRow) -> [Cell<'_>; 20] {
    let mut cells = start(currency, "document", row.change.words());
    cells[3] = Cell::Text(&row.customer_id);
    cells[4] = Cell::Text(&row.customer);
    cells[5] = Cell::Text(&row.number);
    cells[6] = Cell::Text(row.kind.word());
    cells[7] = Cell::Amount(row.part);
    let both = [&row.before, &row.after];
    for (side, then) in both.into_iter().enumerate() {
        let Some(then) = then else { continue };
        for (at, cell) in facts(then).into_iter().enumerate() {
            if let Some(own) = cells.get_mut(9 + 2 * at + side) {
                *own = cell;
            }
        }
    }
    let note = match (row.reason, row.entered_late) {
        (Some(reason), _) => reason.words(),
        (None, true) => "dated on or before the earlier file's date: entered late",
        (None, false) => "",
    };
    cells[19] = Cell::Text(note);
    cells
}

/// What stands in the columns before and after.
fn facts(then: &DocumentThen) -> [Cell<'static>; 5] {
    let date = |date: Option<chrono::NaiveDate>| date.map_or(Cell::Empty, Cell::Date);
    [
        date(then.invoice_date),
        date(then.due_date),
        Cell::Amount(then.total),
        Cell::Amount(then.open),
        Cell::Days(then.days_past_due),
    ]
}

/// Open and days past due of the oldest item; the amount is the change of what is overdue.
fn customer(currency: Currency, row: &CustomerMove) -> [Cell<'_>; 20] {
    let mut cells = start(currency, "customer", row.movement.words());
    cells[3] = Cell::Text(&row.customer_id);
    cells[4] = Cell::Text(&row.name);
    cells[7] = Cell::Amount(row.after.overdue - row.before.overdue);
    cells[15] = Cell::Amount(row.before.open);
    cells[16] = Cell::Amount(row.after.open);
    cells[17] = Cell::Days(row.before.oldest_days_past_due);
    cells[18] = Cell::Days(row.after.oldest_days_past_due);
    cells[19] = Cell::Text("the amount is the change of what is overdue");
    cells
}
