//! The overview to print: where each currency stands, who to call first, how it came about.

use super::measures::note;
use super::{PackSource, conventions, file_names, tie_out};
use crate::analysis::compare::{ComparisonReport, CurrencyComparison, ExportSide};
use crate::analysis::measures::{CurrencyMeasures, Group};
use crate::analysis::{AnalysisReport, CurrencyReport, CustomerRow};
use crate::documents::{Block, Column, Document, Table};
use crate::present::format;

/// The document.
pub(super) fn document(source: &PackSource<'_>) -> Document {
    let as_of = format::date(source.analysis.config.as_of);
    let title = format!("Receivables as of {as_of}");
    let mut blocks = vec![
        Block::heading(1, title.as_str()),
        Block::KeyValues(vec![
            ("Files".to_owned(), file_names(source)),
            ("Rows".to_owned(), tie_out(source.import)),
        ]),
    ];
    for report in &source.analysis.currencies {
        let name = format::currency_name(report.currency);
        blocks.push(Block::heading(2, name.as_str()));
        blocks.push(figures(report));
        blocks.push(Block::heading(3, format!("Aging, {name}")));
        blocks.push(Block::Table(aging(source.analysis, report)));
        if !report.call_first.is_empty() {
            blocks.push(Block::heading(3, "Who to call first"));
            blocks.push(Block::Table(people(report)));
        }
        if !report.offenders.is_empty() {
            blocks.push(Block::heading(3, "Repeat offenders"));
            blocks.push(Block::Table(offenders(report)));
        }
        let compared = source.comparison.into_iter().flat_map(|whole| &whole.report.currencies);
        for own in compared.filter(|own| own.currency == report.currency) {
            blocks.push(Block::heading(3, "Since the other export"));
            blocks.push(Block::Table(bridge(source, own)));
        }
        let measured = source.measures.currencies.iter();
        for own in measured.filter(|own| own.currency == report.currency) {
            for group in Group::ALL {
                blocks.push(Block::heading(3, format!("Measures: {}", group.title())));
                blocks.push(Block::Table(measures(own, group)));
            }
        }
        blocks.push(Block::heading(3, "Month by month"));
        blocks.push(Block::Table(trend(report)));
    }
    blocks.push(Block::heading(2, "How it was counted"));
    let pairs = conventions(source).into_iter();
    blocks.push(Block::KeyValues(pairs.map(|(name, value)| (name.to_owned(), value)).collect()));
    Document { title, language: "en-US".to_owned(), blocks, ..Document::default() }
}

fn figures(report: &CurrencyReport) -> Block {
    let currency = report.currency;
    let figure = |figure: crate::analysis::Figure| {
        format!(
            "{} in {}",
            format::money_with_code(figure.amount, currency),
            format::counted(u64::from(figure.count), "document", "documents")
        )
    };
    let customers = |number: u32| format::counted(u64::from(number), "customer", "customers");
    Block::KeyValues(vec![
        (
            "Open".to_owned(),
            format!("{}, {}", figure(report.open), customers(report.customers_open)),
        ),
        (
            "Overdue".to_owned(),
            format!("{}, {}", figure(report.overdue), customers(report.customers_overdue)),
        ),
        ("Open credits".to_owned(), figure(report.credits)),
        ("Dated later, not counted".to_owned(), figure(report.not_yet_issued)),
    ])
}

fn aging(analysis: &AnalysisReport, report: &CurrencyReport) -> Table {
    let buckets = analysis.buckets.iter().zip(&report.buckets);
    let row = |name: &str, figure: crate::analysis::Figure| {
        vec![
            name.to_owned(),
            format::count(u64::from(figure.count)),
            format::money(figure.amount, report.currency),
        ]
    };
    let rows = buckets.map(|(bucket, figure)| match bucket.from {
        Some(_) => row(&format!("{} days", bucket.label), *figure),
        None => row(&bucket.label, *figure),
    });
    Table {
        columns: vec![Column::text("Age"), Column::number("Documents"), Column::number("Open")],
        rows: rows.collect(),
        total: Some(row("Total", report.open)),
    }
}

fn people(report: &CurrencyReport) -> Table {
    let row = |customer: &CustomerRow| {
        vec![
            customer.name.clone(),
            customer.contact.phone.clone(),
            days(customer.oldest_days_past_due),
            format::money(customer.overdue.amount, report.currency),
            format::money(customer.open.amount, report.currency),
        ]
    };
    Table {
        columns: vec![
            Column::text("Customer"),
            Column::text("Telephone"),
            Column::number("Oldest, days late"),
            Column::number("Overdue"),
            Column::number("Open"),
        ],
        rows: report.call_first.iter().map(row).collect(),
        total: None,
    }
}

fn offenders(report: &CurrencyReport) -> Table {
    let row = |customer: &CustomerRow| {
        let evidence = customer.offender?;
        Some(vec![
            customer.name.clone(),
            format!("{} of {}", evidence.late_invoices, evidence.invoices),
            evidence.late_value_share.map_or_else(dash, format::percent),
            format::money(evidence.still_open.amount, report.currency),
            super::lists::advice(evidence.advice).to_owned(),
        ])
    };
    Table {
        columns: vec![
            Column::text("Customer"),
            Column::number("Invoices far late"),
            Column::number("Of the value"),
            Column::number("Still open"),
            Column::text("Recommended"),
        ],
        rows: report.offenders.iter().filter_map(row).collect(),
        total: None,
    }
}

/// From the balance of the other export to this one, or the other way round.
fn bridge(source: &PackSource<'_>, own: &CurrencyComparison) -> Table {
    let row = |name: String, count: u32, amount| {
        vec![name, format::count(u64::from(count)), format::money(amount, own.currency)]
    };
    let date = |side: fn(&ComparisonReport) -> &ExportSide| {
        source.comparison.map(|whole| format::date(side(&whole.report).as_of)).unwrap_or_default()
    };
    let opening = format!("Open on {}", date(|report| &report.before));
    let mut rows = vec![row(opening, own.open_before.count, own.open_before.amount)];
    let steps = own.steps.iter().filter(|step| step.count > 0);
    rows.extend(steps.map(|step| row(step.change.words().to_owned(), step.count, step.amount)));
    let closing = format!("Open on {}", date(|report| &report.after));
    Table {
        columns: vec![Column::text("Step"), Column::number("Documents"), Column::number("Amount")],
        rows,
        total: Some(row(closing, own.open_after.count, own.open_after.amount)),
    }
}

fn measures(own: &CurrencyMeasures, group: Group) -> Table {
    let of_group = own.measures.iter().filter(|own| own.key.definition().group == group);
    let rows = of_group.map(|measure| {
        let definition = measure.key.definition();
        let show = |value| format::in_unit(value, definition.unit, own.currency);
        let value = measure.metric.value.map_or_else(dash, show);
        let why = note(&measure.metric);
        let words = if why.is_empty() { definition.words.to_owned() } else { why };
        vec![definition.name.to_owned(), value, words]
    });
    Table {
        columns: vec![
            Column::text("Measure"),
            Column::number("Value"),
            Column::text("How it is made"),
        ],
        rows: rows.collect(),
        total: None,
    }
}

fn trend(report: &CurrencyReport) -> Table {
    let money = |amount| format::money(amount, report.currency);
    let rows = report.trend.iter().map(|point| {
        vec![
            format::date(point.date),
            money(point.open),
            money(point.overdue),
            money(point.sales),
            point.dso_simple_90.map_or_else(dash, format::days),
        ]
    });
    Table {
        columns: vec![
            Column::text("At the end of"),
            Column::number("Open"),
            Column::number("Overdue"),
            Column::number("Invoiced in the month"),
            Column::number("DSO over 90 days"),
        ],
        rows: rows.collect(),
        total: None,
    }
}

fn days(days: Option<i32>) -> String {
    days.map_or_else(dash, format::whole_days)
}

fn dash() -> String {
    "\u{2013}".to_owned()
}
