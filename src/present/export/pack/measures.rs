//! The measures with formula, inputs and months, what the conventions do to them, and how the balance
//! went month by month.

use super::sheets::{amount, headings};
use super::{PackSource, code};
use crate::analysis::Metric;
use crate::documents::{Cell, Sheet};

/// Each measure with its formula, and the numbers that went in below it.
pub(super) fn sheet(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for own in &source.measures.currencies {
        let currency = || Cell::text(code(own.currency));
        for measure in &own.measures {
            let definition = measure.key.definition();
            rows.push(vec![
                currency(),
                Cell::text(definition.name),
                number(&measure.metric),
                Cell::text(definition.unit.key()),
                Cell::Empty,
                Cell::Empty,
                Cell::text(note(&measure.metric)),
                Cell::text(definition.words),
                Cell::text(definition.symbols),
                Cell::text(definition.source),
            ]);
            for input in &measure.metric.inputs {
                rows.push(vec![
                    currency(),
                    Cell::text(definition.name),
                    Cell::Empty,
                    Cell::Empty,
                    Cell::text(input.name.as_str()),
                    Cell::Number(input.value),
                ]);
            }
        }
    }
    let names = [
        "Currency",
        "Measure",
        "Value",
        "Unit",
        "Went in",
        "Its value",
        "Note",
        "Formula",
        "In symbols",
        "Source",
    ];
    Sheet { name: "Measures".to_owned(), headings: headings(&names), rows }
}

fn number(metric: &Metric) -> Cell {
    metric.value.map_or(Cell::Empty, Cell::Number)
}

/// Why there is no value; empty where there is one.
pub(super) fn note(metric: &Metric) -> String {
    metric.undefined.map_or(String::new(), |why| match metric.at_least {
        Some(least) => format!("At least {}: {}", least.normalize(), why.reason()),
        None => format!("Not known: {}", why.reason()),
    })
}

/// Each measure month-end by month-end.
pub(super) fn by_month(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for own in &source.measures.currencies {
        for measure in &own.measures {
            let definition = measure.key.definition();
            for point in &measure.trend {
                rows.push(vec![
                    Cell::text(code(own.currency)),
                    Cell::text(definition.name),
                    Cell::Date(point.date),
                    point.value.map_or(Cell::Empty, Cell::Number),
                    Cell::text(definition.unit.key()),
                    Cell::text(point.undefined.map_or("", |why| why.reason())),
                ]);
            }
        }
    }
    let names = ["Currency", "Measure", "Date", "Value", "Unit", "Why not known"];
    Sheet { name: "Measures by month".to_owned(), headings: headings(&names), rows }
}

/// What the figures would be under each convention.
pub(super) fn effects(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for own in &source.measures.currencies {
        for convention in &own.conventions {
            for choice in &convention.choices {
                for figure in &choice.figures {
                    rows.push(vec![
                        Cell::text(code(own.currency)),
                        Cell::text(convention.name.as_str()),
                        Cell::text(choice.name.as_str()),
                        Cell::text(if choice.in_force { "yes" } else { "" }),
                        Cell::text(figure.name.as_str()),
                        figure.value.map_or(Cell::Empty, Cell::Number),
                        Cell::text(figure.unit.key()),
                    ]);
                }
            }
        }
    }
    let names =
        ["Currency", "Convention", "Choice", "In force", "Figure", "What it comes to", "Unit"];
    Sheet { name: "Effect of conventions".to_owned(), headings: headings(&names), rows }
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
