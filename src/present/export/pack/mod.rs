//! The report pack: one workbook with everything, and an overview to print. Both say the figures of the
//! reports; neither computes one.

mod comparison;
mod expected;
mod late_cost;
mod lists;
mod measures;
mod overview;
mod sheets;
#[cfg(test)]
mod tests;

use crate::analysis::compare::WholeComparison;
use crate::analysis::measures::MeasuresReport;
use crate::analysis::outlook::{Assumptions, OutlookReport};
use crate::analysis::{
    AgeBasis, AnalysisReport, CreditMode, CustomerRow, DocumentRow, History, LimitUnit,
};
use crate::documents::{Document, Workbook};
use crate::domain::Currency;
use crate::import::ImportReport;
use crate::present::export::FileFindings;
use crate::present::format;

/// What the pack is made of.
#[derive(Clone, Copy, Debug)]
pub struct PackSource<'a> {
    /// The figures.
    pub analysis: &'a AnalysisReport,
    /// All customers with an open balance per currency, most open first.
    pub customers: &'a [(Currency, Vec<CustomerRow>)],
    /// The repeat offenders per currency.
    pub offenders: &'a [(Currency, Vec<CustomerRow>)],
    /// The open documents, in the order of the file.
    pub documents: &'a [DocumentRow],
    /// How many open documents there are; more than `documents` has when the list was cut.
    pub documents_in_all: u64,
    /// All measures, and what the conventions do to them.
    pub measures: &'a MeasuresReport,
    /// What is expected, per currency.
    pub outlooks: &'a [OutlookReport],
    /// What the user assumed for it.
    pub assumptions: &'a Assumptions,
    /// The comparison with another export; `None` where there is none.
    pub comparison: Option<&'a WholeComparison>,
    /// The review of all files together.
    pub import: &'a ImportReport,
    /// The reviews of the files.
    pub files: &'a [FileFindings<'a>],
}

/// The workbook: overview, aging, detail, measures, trend, offenders, forecast, provision, late
/// payment, left-out rows, conventions and their effect; and a comparison where there is one.
pub fn pack_workbook(source: &PackSource<'_>) -> Workbook {
    let title = format!("Receivables as of {}", source.analysis.config.as_of);
    let mut sheets = vec![
        sheets::overview(source),
        sheets::aging(source),
        lists::detail(source),
        measures::sheet(source),
        measures::by_month(source),
        measures::trend(source),
        lists::offenders(source),
        expected::forecast(source),
        expected::provision(source),
        late_cost::sheet(source),
        lists::left_out(source),
        sheets::conventions(source),
        measures::effects(source),
    ];
    sheets.extend(comparison::sheets(source));
    Workbook { title, sheets }
}

/// The overview to print.
pub fn pack_overview(source: &PackSource<'_>) -> Document {
    overview::document(source)
}

/// The conventions in force, each with its value in words.
fn conventions(source: &PackSource<'_>) -> Vec<(&'static str, String)> {
    let config = &source.analysis.config;
    let rule = config.offender;
    let limits: Vec<String> = config.scheme.limits().iter().map(ToString::to_string).collect();
    let basis = match config.basis {
        AgeBasis::DueDate => "due date",
        AgeBasis::InvoiceDate => "invoice date",
    };
    let history = match source.analysis.history {
        History::Rebuilt => "rebuilt from payment dates",
        History::ReAged => "today’s balances, re-aged",
    };
    let limits_are = match config.scheme.unit() {
        LimitUnit::Days => "Limits of the buckets, in days",
        LimitUnit::Months => "Limits of the buckets, in months",
    };
    let credits = match config.credits {
        CreditMode::OwnDate => "in the bucket of their own date, deducted from the open balance",
        CreditMode::OwnColumn => "in a column of their own, deducted from the open balance",
        CreditMode::AgainstOldest => "set against the oldest items of the same customer",
    };
    let mut list = vec![
        ("As of", format!("{}, end of the day", config.as_of)),
        ("Aging counts from", basis.to_owned()),
        (limits_are, limits.join(", ")),
        ("Due on the as-of date", config.due_today.words().to_owned()),
        ("Credits", credits.to_owned()),
        ("Window of the measures", format!("{} days", config.window_days)),
        ("Balances at the as-of date", history.to_owned()),
        ("Currencies", "never added to each other".to_owned()),
        (
            "Repeat offender",
            format!(
                "{} or more invoices, or {}% of the value with at least two, more than {} late within {}",
                rule.min_invoices,
                rule.min_value_pct,
                format::counted(u64::from(rule.late_days), "day", "days"),
                format::counted(u64::from(rule.window_days), "day", "days"),
            ),
        ),
    ];
    list.extend(late_cost::assumptions(source));
    list
}

/// Rows read, used and left out, in words.
fn tie_out(import: &ImportReport) -> String {
    format!(
        "{} = {} used + {} left out",
        format::counted(import.rows_read, "row read", "rows read"),
        format::count(import.rows_used),
        format::count(import.rows_left_out()),
    )
}

/// The currency as a word; empty where the file names none.
fn code(currency: Currency) -> String {
    if currency.is_stated() { currency.code().to_owned() } else { String::new() }
}

/// The files, by name.
fn file_names(source: &PackSource<'_>) -> String {
    let names = source.files.iter().map(|file| match file.sheet {
        "" => file.file.to_owned(),
        sheet => format!("{} ({sheet})", file.file),
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() { source.import.file_name.clone() } else { names.join(", ") }
}
