//! The comparison with another export in the file: the bridge, every document that changed with both
//! values, and the customers that improved or slid.

use std::io::{self, Write};

use serde::Serialize;

use super::{AnalysisFile, next, word};
use crate::analysis::Figure;
use crate::analysis::compare::{
    BridgeStep, ComparedLists, ComparedRow, CurrencyComparison, CustomerMove, DocumentThen,
    ExportSide, Unmatched, WholeComparison,
};
use crate::domain::Amount;

/// Writes `comparison`; `null` without another export.
pub(super) fn write(out: &mut impl Write, file: &AnalysisFile<'_>) -> io::Result<()> {
    next(out, "comparison", &file.comparison.map(comparison))
}

#[derive(Serialize)]
struct ComparisonOut<'a> {
    before: SideOut<'a>,
    after: SideOut<'a>,
    currencies: Vec<CurrencyOut<'a>>,
}

#[derive(Serialize)]
struct SideOut<'a> {
    file: &'a str,
    as_of: chrono::NaiveDate,
    has_history: bool,
    documents: u32,
    without_number: u32,
    left_out: Vec<LeftOutOut<'a>>,
}

#[derive(Serialize)]
struct LeftOutOut<'a> {
    why: &'a str,
    rows: u64,
}

#[derive(Serialize)]
struct CurrencyOut<'a> {
    currency: Option<&'a str>,
    open_before: Figure,
    open_after: Figure,
    overdue_before: Figure,
    overdue_after: Figure,
    bridge: &'a [BridgeStep],
    re_dated: u32,
    unchanged: u32,
    settled_before: u32,
    settled_after: u32,
    customer_counts: CountsOut,
    documents: Vec<DocumentOut<'a>>,
    customers: &'a [CustomerMove],
}

#[derive(Serialize)]
struct CountsOut {
    improved: u32,
    slid: u32,
    mixed: u32,
    steady: u32,
}

#[derive(Serialize)]
struct DocumentOut<'a> {
    change: &'static str,
    number: &'a str,
    r#type: &'static str,
    customer_id: &'a str,
    customer: &'a str,
    amount: Amount,
    before: Option<DocumentThen>,
    after: Option<DocumentThen>,
    reason: Option<&'static str>,
    entered_late: bool,
}

fn comparison(whole: &WholeComparison) -> ComparisonOut<'_> {
    let currencies = whole.report.currencies.iter().zip(&whole.lists);
    ComparisonOut {
        before: side(&whole.report.before),
        after: side(&whole.report.after),
        currencies: currencies.map(|(own, lists)| currency(own, lists)).collect(),
    }
}

fn side(side: &ExportSide) -> SideOut<'_> {
    let left_out = side.left_out.iter().map(|(why, rows)| LeftOutOut { why, rows: *rows });
    SideOut {
        file: &side.name,
        as_of: side.as_of,
        has_history: side.has_history,
        documents: side.documents,
        without_number: side.unnumbered,
        left_out: left_out.collect(),
    }
}

fn currency<'a>(own: &'a CurrencyComparison, lists: &'a ComparedLists) -> CurrencyOut<'a> {
    CurrencyOut {
        currency: word::currency(&own.currency),
        open_before: own.open_before,
        open_after: own.open_after,
        overdue_before: own.overdue_before,
        overdue_after: own.overdue_after,
        bridge: &own.steps,
        re_dated: own.re_dated,
        unchanged: own.unchanged,
        settled_before: own.settled_before,
        settled_after: own.settled_after,
        customer_counts: CountsOut {
            improved: own.improved,
            slid: own.slid,
            mixed: own.mixed,
            steady: own.steady,
        },
        documents: lists.documents.iter().map(document).collect(),
        customers: &lists.customers,
    }
}

fn document(row: &ComparedRow) -> DocumentOut<'_> {
    DocumentOut {
        change: row.change.key(),
        number: &row.number,
        r#type: word::kind(row.kind),
        customer_id: &row.customer_id,
        customer: &row.customer,
        amount: row.part,
        before: row.before,
        after: row.after,
        reason: row.reason.map(Unmatched::words),
        entered_late: row.entered_late,
    }
}
