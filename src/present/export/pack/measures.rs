//! The measures with their inputs, and how the balance went month by month.

use super::sheets::{amount, headings};
use super::{PackSource, code};
use crate::analysis::{Kpis, Metric};
use crate::documents::{Cell, Sheet};

/// The measures in their order: name, unit, value.
pub(super) fn list(kpis: &Kpis) -> [(&'static str, &'static str, &Metric); 15] {
    [
        ("DSO, simple, over 90 days", "days", &kpis.dso_simple_90),
        ("DSO, simple, over 30 days", "days", &kpis.dso_simple_30),
        ("DSO, simple, over 365 days", "days", &kpis.dso_simple_365),
        ("DSO, counted back by months", "days", &kpis.dso_countback),
        ("Best possible DSO over 90 days", "days", &kpis.best_possible_dso),
        ("Days to pay, mean", "days", &kpis.average_days_to_pay),
        ("Days to pay, weighted by amount", "days", &kpis.weighted_days_to_pay),
        ("Days to pay, median", "days", &kpis.median_days_to_pay),
        ("Days late, mean, early counts as minus", "days", &kpis.average_days_late),
        ("Days late, mean, early counts as 0", "days", &kpis.average_days_late_floored),
        ("Days late, mean of the late ones only", "days", &kpis.average_days_late_of_late),
        ("Share paid late", "0 to 1", &kpis.late_share),
        ("Share paid late, by amount", "0 to 1", &kpis.late_amount_share),
        ("Share not yet due", "0 to 1", &kpis.current_share),
        ("Share more than 90 days past due", "0 to 1", &kpis.over_90_share),
    ]
}

/// Each measure with the numbers that went in below it.
pub(super) fn sheet(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for report in &source.analysis.currencies {
        let currency = || Cell::text(code(report.currency));
        for (name, unit, metric) in list(&report.kpis) {
            let value = metric.value.map_or(Cell::Empty, Cell::Number);
            let note = metric.undefined.map_or(String::new(), |why| match metric.at_least {
                Some(least) => format!("At least {least}: {}", why.reason()),
                None => format!("Not known: {}", why.reason()),
            });
            rows.push(vec![
                currency(),
                Cell::text(name),
                value,
                Cell::text(unit),
                Cell::Empty,
                Cell::Empty,
                Cell::text(note),
            ]);
            for input in &metric.inputs {
                rows.push(vec![
                    currency(),
                    Cell::text(name),
                    Cell::Empty,
                    Cell::Empty,
                    Cell::text(input.name.as_str()),
                    Cell::Number(input.value),
                    Cell::Empty,
                ]);
            }
        }
    }
    let names = ["Currency", "Measure", "Value", "Unit", "Went in", "Its value", "Note"];
    Sheet { name: "Measures".to_owned(), headings: headings(&names), rows }
}

/// Month-end by month-end.
pub(super) fn trend(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for report in &source.analysis.currencies {
        for point in &report.trend {
            rows.push(vec![
                Cell::text(code(report.currency)),
                Cell::Date(point.date),
                amount(point.open),
                amount(point.overdue),
                amount(point.sales),
                point.dso_simple_90.map_or(Cell::Empty, Cell::Number),
            ]);
        }
    }
    let names =
        ["Currency", "Date", "Open", "Overdue", "Invoiced in the month", "DSO over 90 days"];
    Sheet { name: "Trend".to_owned(), headings: headings(&names), rows }
}
