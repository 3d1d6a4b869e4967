//! The sheets with figures: overview, aging, conventions.

use super::{PackSource, code, file_names, tie_out};
use crate::analysis::{AnalysisReport, CurrencyReport, Figure};
use crate::documents::{Cell, Sheet};
use crate::domain::{Amount, Currency};

/// Headings of a sheet.
pub(super) fn headings(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// A whole amount with the decimals of its currency.
pub(super) fn amount(amount: Amount) -> Cell {
    Cell::Number(amount.decimal())
}

/// The figures one below the other, then what they are made of.
pub(super) fn overview(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for report in &source.analysis.currencies {
        let buckets = source.analysis.buckets.iter().zip(&report.buckets);
        let figures = [
            ("Open", report.open),
            ("Overdue", report.overdue),
            ("Of the open balance: credits", report.credits),
            ("Dated after the as-of date, in no figure", report.not_yet_issued),
        ];
        let named = figures.into_iter().map(|(name, figure)| (name.to_owned(), figure));
        let buckets = buckets.map(|(bucket, figure)| (format!("Open: {}", bucket.label), *figure));
        for (name, Figure { amount: sum, count }) in named.chain(buckets) {
            let currency = Cell::text(code(report.currency));
            rows.push(vec![
                currency,
                Cell::text(name),
                amount(sum),
                Cell::whole(count),
                Cell::Empty,
            ]);
        }
        for (name, count) in [
            ("Customers with an open balance", report.customers_open),
            ("Customers with something overdue", report.customers_overdue),
            ("Repeat offenders", report.offender_count),
        ] {
            let currency = Cell::text(code(report.currency));
            rows.push(vec![
                currency,
                Cell::text(name),
                Cell::Empty,
                Cell::whole(count),
                Cell::Empty,
            ]);
        }
    }
    let said = |name: &str, text: String| {
        vec![Cell::Empty, Cell::text(name), Cell::Empty, Cell::Empty, Cell::text(text)]
    };
    rows.push(said("As of", source.analysis.config.as_of.to_string()));
    rows.push(said("Files", file_names(source)));
    rows.push(said("Rows", tie_out(source.import)));
    for control in &source.import.control {
        let equation = format!(
            "{} in the files = {} used + {} left out",
            control.file, control.used, control.left_out
        );
        let mut row = said("Amounts of all rows", equation);
        if let Some(first) = row.first_mut() {
            *first = Cell::text(code(control.currency));
        }
        rows.push(row);
    }
    let headings = headings(&["Currency", "Figure", "Amount", "Count", "Note"]);
    Sheet { name: "Overview".to_owned(), headings, rows }
}

/// Customer by bucket, with a line of totals per currency.
pub(super) fn aging(source: &PackSource<'_>) -> Sheet {
    let AnalysisReport { buckets, currencies, .. } = source.analysis;
    let mut names = headings(&["Currency", "Line", "Customer number", "Customer"]);
    names.extend(buckets.iter().map(|bucket| match bucket.from {
        Some(_) => format!("{} days", bucket.label),
        None => bucket.label.clone(),
    }));
    names.extend(headings(&["Total open", "Overdue", "Oldest days past due", "Documents"]));
    let mut rows = Vec::new();
    for report in currencies {
        let lists = source.customers.iter().filter(|(of, _)| *of == report.currency);
        for customer in lists.flat_map(|(_, list)| list).filter(|c| c.open.count > 0) {
            let texts = ["customer", &customer.customer_id, &customer.name];
            let sums = [customer.open.amount, customer.overdue.amount];
            let oldest = customer.oldest_days_past_due.map_or(Cell::Empty, Cell::whole);
            rows.push(line(
                report.currency,
                texts,
                &customer.buckets,
                sums,
                oldest,
                customer.open.count,
            ));
        }
        rows.push(total(report));
    }
    Sheet { name: "Aging".to_owned(), headings: names, rows }
}

fn total(report: &CurrencyReport) -> Vec<Cell> {
    let buckets: Vec<Amount> = report.buckets.iter().map(|figure| figure.amount).collect();
    let sums = [report.open.amount, report.overdue.amount];
    line(report.currency, ["total", "", "Total"], &buckets, sums, Cell::Empty, report.open.count)
}

fn line(
    currency: Currency,
    texts: [&str; 3],
    buckets: &[Amount],
    sums: [Amount; 2],
    oldest: Cell,
    documents: u32,
) -> Vec<Cell> {
    let mut cells = vec![Cell::text(code(currency))];
    cells.extend(texts.map(Cell::text));
    cells.extend(buckets.iter().chain(&sums).copied().map(amount));
    cells.extend([oldest, Cell::whole(documents)]);
    cells
}

/// What was agreed on before counting.
pub(super) fn conventions(source: &PackSource<'_>) -> Sheet {
    let rows = super::conventions(source);
    let rows = rows.into_iter().map(|(name, value)| vec![Cell::text(name), Cell::text(value)]);
    let headings = headings(&["Convention", "In force"]);
    Sheet { name: "Conventions".to_owned(), headings, rows: rows.collect() }
}
