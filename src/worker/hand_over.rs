//! The list for whoever sells, and what an agency or a lawyer gets.

use crate::collect::{self, CaseLog, HandOverCosts};
use crate::documents::words::grouped;
use crate::documents::{
    Block, Cell, Column, Document, DocumentFormat, FileNames, Paper, Piece, Sheet, Table, Workbook,
    missing_characters, safe_file_name,
};
use crate::letters::{LetterInputs, StatementRun, statement_pieces};
use crate::policy::Policy;
use crate::present::export::sheet_csv;
use crate::protocol::{ListFormat, Response};
use crate::worker::files::{self, CSV};
use crate::worker::session::Loaded;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The list for whoever sells; `None` when nobody owes anything.
pub(super) fn stop_supply(
    loaded: &Loaded,
    policy: &Policy,
    log: &CaseLog,
    format: ListFormat,
    paper: Paper,
) -> Option<Response> {
    let report = collect::decisions(&loaded.ledger, &loaded.analysis, policy, log);
    let as_of = loaded.analysis.config().as_of;
    let sheet = collect::supply_sheet(&report, as_of);
    if sheet.rows.is_empty() {
        return None;
    }
    let stem = format!("stop-supply-{as_of}");
    Some(match format {
        ListFormat::Csv => files::file(&stem, "csv", CSV, sheet_csv(&sheet).into_bytes()),
        ListFormat::Xlsx => {
            let title = "Stop supply".to_owned();
            let workbook = Workbook { title, sheets: vec![sheet] };
            let pieces = vec![Piece::Workbook { path: "list.xlsx".to_owned(), workbook }];
            let order = crate::documents::Order { archive: false, date: as_of, paper, pieces };
            files::ordered(safe_file_name(&stem, "xlsx"), XLSX, &order)
        }
        ListFormat::Pdf => {
            let name = safe_file_name(&stem, "pdf");
            files::document(printed(&sheet), name, DocumentFormat::Pdf, as_of, paper)
        }
    })
}

/// The columns that fit on a page.
const PRINTED: [usize; 7] = [1, 3, 4, 5, 6, 7, 11];

fn printed(sheet: &Sheet) -> Document {
    let is_number = |at: usize| {
        let own = sheet.rows.iter().filter_map(|row| row.get(at));
        own.clone().any(|cell| matches!(cell, Cell::Number(_)))
    };
    let column = |at: &usize| {
        let title = sheet.headings.get(*at).cloned().unwrap_or_default();
        if is_number(*at) { Column::number(title) } else { Column::text(title) }
    };
    let words = |cell: Option<&Cell>| match cell {
        None | Some(Cell::Empty) => String::new(),
        Some(Cell::Text(text)) => text.clone(),
        Some(Cell::Number(number)) => grouped(&number.to_string()),
        Some(Cell::Date(date)) => date.to_string(),
    };
    let rows = sheet.rows.iter();
    let table = Table {
        columns: PRINTED.iter().map(column).collect(),
        rows: rows.map(|row| PRINTED.iter().map(|at| words(row.get(*at))).collect()).collect(),
        total: None,
    };
    let title = "New orders: hold, prepay or ok".to_owned();
    let blocks = vec![
        Block::heading(1, title.as_str()),
        Block::text(
            "hold = nothing goes out; prepay = money first; ok = as usual. Customers that are not on this list owe nothing and are ok.",
        ),
        Block::Table(table),
    ];
    Document { title, language: "en-US".to_owned(), blocks, ..Document::default() }
}

/// The packs of these accounts; `None` when there are none.
pub(super) fn pack(
    loaded: &Loaded,
    inputs: &LetterInputs<'_>,
    log: &CaseLog,
    costs: &HandOverCosts,
    account: Option<u32>,
) -> Option<Vec<Piece>> {
    let (ledger, analysis, policy) = (&loaded.ledger, &loaded.analysis, inputs.policy);
    let due = || collect::hand_over(ledger, analysis, policy, log).due.into_iter();
    let accounts: Vec<u32> = if let Some(account) = account {
        vec![account]
    } else {
        due().filter(|own| own.handed_over.is_none()).map(|own| own.account).collect()
    };
    let mut names = FileNames::default();
    let mut pieces = Vec::new();
    for account in accounts {
        let Some(dossier) = collect::dossier(ledger, analysis, policy, log, account) else {
            continue;
        };
        let code = dossier.sheet.currency.code();
        let folder = names.unique_stem(&format!("{} {code}", dossier.sheet.name));
        let path = |name: &str| format!("{folder}/{name}");
        pieces.push(document(dossier.document(policy), &path("summary")));
        pieces.push(document(dossier.cost_benefit(costs), &path("is it worth it")));
        let (invoices, timeline) = (dossier.invoice_sheet(), dossier.timeline_sheet());
        let text =
            |name: &str, sheet: &Sheet| Piece::Text { path: path(name), text: sheet_csv(sheet) };
        pieces.push(text("invoices.csv", &invoices));
        pieces.push(text("timeline.csv", &timeline));
        let title = dossier.sheet.name.clone();
        let workbook = Workbook { title, sheets: vec![invoices, timeline] };
        pieces.push(Piece::Workbook { path: path("invoices and timeline.xlsx"), workbook });
        let run = StatementRun { from: None, account: Some(account) };
        for piece in statement_pieces(inputs, run).unwrap_or_default() {
            let Piece::Document { document: page, .. } = piece else { continue };
            pieces.push(document(page, &path("statement")));
        }
    }
    if !pieces.is_empty() {
        pieces.push(document(collect::agency_checklist(policy), "choosing an agency"));
    }
    (!pieces.is_empty()).then_some(pieces)
}

/// A document as DOCX, and as PDF where the font can show it.
fn document(document: Document, stem: &str) -> Piece {
    let mut files = vec![(DocumentFormat::Docx, format!("{stem}.docx"))];
    if missing_characters(&document).is_empty() {
        files.push((DocumentFormat::Pdf, format!("{stem}.pdf")));
    }
    Piece::Document { document, files }
}
