//! The sheets that list: open documents, repeat offenders, rows left out.

use super::sheets::{amount, headings};
use super::{PackSource, code};
use crate::analysis::{Advice, CustomerRow, DocumentRow};
use crate::documents::{Cell, Sheet};
use crate::domain::Currency;
use crate::present::format;

/// Every open document; its open amounts add up to the open balance.
pub(super) fn detail(source: &PackSource<'_>) -> Sheet {
    let mut rows: Vec<Vec<Cell>> =
        source.documents.iter().map(|document| of_document(source, document)).collect();
    let missing = source.documents_in_all.saturating_sub(source.documents.len() as u64);
    if missing > 0 {
        let note = format!(
            "{} open documents are not listed here; the analysis as JSON has all of them",
            format::count(missing)
        );
        rows.push(vec![Cell::text(note)]);
    }
    let names = [
        "Currency",
        "Customer number",
        "Customer",
        "Document",
        "Kind",
        "Invoice date",
        "Due date",
        "Days past due",
        "Bucket",
        "Billed",
        "Open",
        "Disputed",
        "File",
        "Row in the file",
    ];
    Sheet { name: "Detail".to_owned(), headings: headings(&names), rows }
}

fn of_document(source: &PackSource<'_>, document: &DocumentRow) -> Vec<Cell> {
    let bucket = source.analysis.buckets.get(document.bucket as usize);
    let file = source.files.get(document.file as usize).map_or("", |file| file.file);
    let file = if file.is_empty() { source.import.file_name.as_str() } else { file };
    vec![
        Cell::text(code(document.currency)),
        Cell::text(document.customer_id.as_str()),
        Cell::text(document.customer.as_str()),
        Cell::text(document.number.as_str()),
        Cell::text(document.kind.word()),
        Cell::date(document.invoice_date),
        Cell::date(document.due_date),
        document.days_past_due.map_or(Cell::Empty, Cell::whole),
        Cell::text(bucket.map_or("", |bucket| bucket.label.as_str())),
        amount(document.total),
        amount(document.open),
        Cell::text(if document.disputed { "yes" } else { "" }),
        Cell::text(file),
        Cell::whole(document.row),
    ]
}

/// The repeat offenders with their evidence, what they cost, and what is recommended.
pub(super) fn offenders(source: &PackSource<'_>) -> Sheet {
    let lists = source.offenders.iter();
    let rows = lists.flat_map(|(currency, list)| {
        list.iter().filter_map(|customer| of_offender(*currency, customer))
    });
    let names = [
        "Currency",
        "Customer number",
        "Customer",
        "Invoices far late",
        "Invoices in the window",
        "Value far late",
        "Value in the window",
        "Share of the value (0 to 1)",
        "By count",
        "By value",
        "Of those still open",
        "Amount × days",
        "Recommended",
    ];
    Sheet { name: "Offenders".to_owned(), headings: headings(&names), rows: rows.collect() }
}

fn of_offender(currency: Currency, customer: &CustomerRow) -> Option<Vec<Cell>> {
    let evidence = customer.offender?;
    let tick = |is: bool| Cell::text(if is { "yes" } else { "no" });
    Some(vec![
        Cell::text(code(currency)),
        Cell::text(customer.customer_id.as_str()),
        Cell::text(customer.name.as_str()),
        Cell::whole(evidence.late_invoices),
        Cell::whole(evidence.invoices),
        amount(evidence.late_value),
        amount(evidence.value),
        evidence.late_value_share.map_or(Cell::Empty, Cell::Number),
        tick(evidence.by_count),
        tick(evidence.by_value),
        amount(evidence.still_open.amount),
        Cell::Number(evidence.amount_days),
        Cell::text(advice(evidence.advice)),
    ])
}

/// What to do, in words.
pub(super) const fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::SendTerms => "send the terms of business again",
        Advice::Deposit => "money up front on new orders",
        Advice::Hold => "no new credit until it is paid",
        Advice::CloseCredit => "end the credit line",
    }
}

/// Every row that is in no figure, with the reason.
pub(super) fn left_out(source: &PackSource<'_>) -> Sheet {
    let mut rows = Vec::new();
    for file in source.files {
        let place = || [Cell::text(file.file), Cell::text(file.sheet)];
        for excluded in &file.import.excluded {
            let mut groups = file.import.findings.iter();
            let group = groups.find(|group| group.code == excluded.code);
            let (message, hint) =
                group.map_or(("", ""), |group| (group.message.as_str(), group.hint.as_str()));
            let mut row = place().to_vec();
            row.extend([Cell::whole(excluded.row), Cell::text(message), Cell::text(hint)]);
            rows.push(row);
        }
        let listed = file.import.excluded.len() as u64;
        let missing = file.import.rows_left_out().saturating_sub(listed);
        if missing > 0 {
            let mut row = place().to_vec();
            let note = format!("{} more rows are left out and not listed", format::count(missing));
            row.extend([Cell::Empty, Cell::text(note)]);
            rows.push(row);
        }
    }
    let names = ["File", "Sheet", "Row", "Why it is left out", "What to do"];
    Sheet { name: "Left out".to_owned(), headings: headings(&names), rows }
}
