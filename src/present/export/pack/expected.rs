//! What is expected: the sheets of the cash forecast and of the provision.

use super::sheets::{amount, headings};
use super::{PackSource, code};
use crate::analysis::outlook::OutlookReport;
use crate::documents::{Cell, Sheet};
use crate::domain::Amount;

/// Week by week what falls due and what is likely to come, then what is in no week.
pub(super) fn forecast(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for outlook in source.outlooks {
        if let Some(reason) = outlook.forecast.undefined {
            let note = format!("Not known: {}", reason.reason());
            rows.push(line(outlook, "Forecast", [None; 4], &note));
        }
        for week in &outlook.forecast.weeks {
            let sums = [week.due, week.expected, week.low, week.high].map(Some);
            let mut row = line(outlook, "Week", sums, "");
            row.splice(2..4, [Cell::Date(week.from), Cell::Date(week.to)]);
            rows.push(row);
        }
        rows.extend(in_no_week(outlook));
    }
    let names = [
        "Currency",
        "Line",
        "From",
        "To",
        "Falls due",
        "Expected",
        "Low (1 of 10)",
        "High (9 of 10)",
        "Note",
    ];
    Sheet { name: "Forecast".to_owned(), headings: headings(&names), rows }
}

fn in_no_week(outlook: &OutlookReport) -> Vec<Vec<Cell>> {
    let forecast = &outlook.forecast;
    let apart = [
        ("After the last week, or never", forecast.later, "expected"),
        ("Nothing can be said", forecast.without.amount, "open"),
        ("Disputed, in no week", forecast.disputed.amount, "open"),
        ("Open credits, in no week", forecast.credits.amount, "open"),
    ];
    let mut rows: Vec<Vec<Cell>> = apart
        .into_iter()
        .map(|(name, sum, what)| line(outlook, name, [None, Some(sum), None, None], what))
        .collect();
    let error = &outlook.back_test.error;
    let why = error.undefined.map(|why| format!("Not known: {}", why.reason()));
    let meaning = "mean absolute error of past forecasts over what came (0.1 = a tenth)".to_owned();
    let note = why.unwrap_or(meaning);
    let mut row = line(outlook, "How far off past forecasts were", [None; 4], &note);
    row.splice(5..6, [error.value.map_or(Cell::Empty, Cell::Number)]);
    rows.push(row);
    rows
}

/// A line of the forecast without days: due, expected, low, high.
fn line(outlook: &OutlookReport, name: &str, sums: [Option<Amount>; 4], note: &str) -> Vec<Cell> {
    let mut cells = vec![Cell::text(code(outlook.currency)), Cell::text(name)];
    cells.extend([Cell::Empty, Cell::Empty]);
    cells.extend(sums.map(optional));
    cells.push(Cell::text(note));
    cells
}

fn optional(value: Option<Amount>) -> Cell {
    value.map_or(Cell::Empty, amount)
}

/// The provision matrix.
pub(super) fn provision(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for outlook in source.outlooks {
        let matrix = &outlook.provision;
        let currency = || Cell::text(code(outlook.currency));
        for line in &matrix.lines {
            let why = line.history.undefined.map_or("", |why| why.reason());
            let source = match (line.rate, line.typed) {
                (_, true) => "typed".to_owned(),
                (Some(_), false) => "the file’s own losses".to_owned(),
                (None, false) => format!("no rate: {why}"),
            };
            rows.push(vec![
                currency(),
                Cell::text(line.label.as_str()),
                amount(line.balance.amount),
                Cell::whole(line.balance.count),
                line.rate.map_or(Cell::Empty, Cell::Number),
                Cell::text(source),
                optional(line.provision),
            ]);
        }
        for line in &matrix.specific {
            let rate = line.pct.checked_div(rust_decimal::Decimal::ONE_HUNDRED);
            rows.push(vec![
                currency(),
                Cell::text(format!("On its own: {}", line.customer)),
                amount(line.balance.amount),
                Cell::whole(line.balance.count),
                rate.map_or(Cell::Empty, Cell::Number),
                Cell::text("typed"),
                amount(line.provision),
            ]);
        }
        let (name, sum) = match matrix.total {
            Some(total) => ("Total", total),
            None => ("Total of the lines that have a rate", matrix.known),
        };
        rows.push(vec![
            currency(),
            Cell::text(name),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            amount(sum),
        ]);
    }
    let names = [
        "Currency",
        "Line",
        "Open",
        "Documents",
        "Rate (0 to 1)",
        "Where the rate is from",
        "Provision",
    ];
    Sheet { name: "Provision".to_owned(), headings: headings(&names), rows }
}
