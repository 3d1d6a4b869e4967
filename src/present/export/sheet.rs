//! A sheet of a workbook as CSV.

use super::table::{self, Table};
use crate::documents::{Cell, Sheet};
use crate::domain::Amount;

/// The sheet, headings first; text is guarded against being read as a formula.
pub fn sheet_csv(sheet: &Sheet) -> String {
    let mut table = Table::new(&sheet.headings);
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => table::Cell::Empty,
            Cell::Text(text) => table::Cell::Text(text),
            Cell::Number(number) => table::Cell::Amount(Amount::new(*number)),
            Cell::Date(date) => table::Cell::Date(*date),
        });
        table.row(cells);
    }
    table.finish()
}
