//! Letters as tables: who gets one and who does not, and the fields for a mail merge.

use super::table::{Cell, Table};
use crate::letters::{Bundle, LettersOverview};

/// Every account with something open: in or out, and why.
pub fn preflight_csv(overview: &LettersOverview) -> String {
    let header =
        ["Customer", "Currency", "Letter", "In", "Amount", "Days late", "Language", "Why not"];
    let mut table = Table::new(&header.map(str::to_owned));
    for entry in &overview.going_out {
        let code = entry.currency.to_string();
        let cells = [
            Cell::Text(&entry.name),
            Cell::Text(if entry.currency.is_stated() { &code } else { "" }),
            Cell::Text(entry.kind.words()),
            Cell::Text("yes"),
            Cell::Amount(entry.due),
            Cell::Days(Some(entry.oldest_days_past_due)),
            Cell::Text(entry.language.words()),
            Cell::Empty,
        ];
        table.row(cells.into_iter());
    }
    for left in &overview.left_out {
        let (code, why) = (left.currency.to_string(), left.reason.words());
        let cells = [
            Cell::Text(&left.name),
            Cell::Text(if left.currency.is_stated() { &code } else { "" }),
            Cell::Empty,
            Cell::Text("no"),
            Cell::Amount(left.overdue),
            Cell::Empty,
            Cell::Empty,
            Cell::Text(&why),
        ];
        table.row(cells.into_iter());
    }
    table.finish()
}

/// One row per letter that goes out, with what a mail merge needs.
pub fn mail_merge_csv(bundle: &Bundle) -> String {
    let header = [
        "Customer number",
        "Customer",
        "E-mail",
        "Phone",
        "Address",
        "Letter",
        "Language",
        "Subject",
        "Currency",
        "Amount due",
        "Interest and charges",
        "Invoices",
        "Oldest due date",
        "Pay by",
        "File",
    ];
    let mut table = Table::new(&header.map(str::to_owned));
    for (letter, stem) in bundle.written() {
        let code = letter.currency.to_string();
        let address = letter.address.join(", ");
        let numbers: Vec<&str> = letter
            .lines
            .iter()
            .filter(|line| !line.credit)
            .map(|line| line.number.as_str())
            .collect();
        let numbers = numbers.join(", ");
        let oldest =
            letter.lines.iter().filter(|line| !line.credit).filter_map(|l| l.due_date).min();
        let cells = [
            Cell::Text(&letter.customer_id),
            Cell::Text(&letter.name),
            Cell::Text(&letter.email),
            Cell::Text(&letter.phone),
            Cell::Text(&address),
            Cell::Text(letter.kind.words()),
            Cell::Text(letter.language.words()),
            Cell::Text(&letter.subject),
            Cell::Text(if letter.currency.is_stated() { &code } else { "" }),
            Cell::Amount(letter.due),
            letter.charges.as_ref().map_or(Cell::Empty, |charges| Cell::Amount(charges.total)),
            Cell::Text(&numbers),
            oldest.map_or(Cell::Empty, Cell::Date),
            Cell::Date(letter.pay_by),
            Cell::Text(stem),
        ];
        table.row(cells.into_iter());
    }
    table.finish()
}
