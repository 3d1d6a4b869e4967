//! The report pack: what is loaded, gathered for the workbook and the overview, and the files around them.

use super::files::{self, customers, json, ordered, reviews};
use super::session::Loaded;
use crate::analysis::compare::WholeComparison;
use crate::analysis::outlook::{Outlook, OutlookReport};
use crate::analysis::{
    AnalysisConfig, CustomerQuery, CustomerRow, CustomerSort, DocumentRow, DocumentSet, Selection,
    documents,
};
use crate::documents::{
    Document, DocumentFormat, Order, Paper, Piece, Workbook, cannot_print, missing_characters,
    safe_file_name,
};
use crate::domain::{Currency, to_u32};
use crate::present::export::{
    PackSource, aging_csv, comparison_csv, findings_csv, pack_overview, pack_workbook,
};
use crate::protocol::{Extras, Response};

/// Open documents listed one by one; a workbook of more would not open on most desks.
const LISTED: usize = 100_000;
/// Documents up to which the whole analysis as JSON is in the pack.
const MOST_IN_JSON: usize = 50_000;

/// All of it as one archive.
pub(super) fn pack(
    loaded: &Loaded,
    extras: &Extras,
    compared: Option<&WholeComparison>,
    paper: Paper,
) -> Response {
    let as_of = loaded.analysis.config().as_of;
    let (workbook, overview) = gathered(loaded, extras, compared);
    let report = loaded.analysis.report(&loaded.ledger);
    let mut notes = vec![format!("Receivables as of {as_of}\r\n")];
    let missing = missing_characters(&overview);
    let format = if missing.is_empty() { DocumentFormat::Pdf } else { DocumentFormat::Docx };
    if !missing.is_empty() {
        notes.push(format!("The overview is a DOCX. {}.\r\n", cannot_print(&missing)));
    }
    let aging = aging_csv(&report, &customers(&loaded.ledger, &loaded.analysis, true));
    let mut pieces = vec![
        Piece::Document {
            document: overview,
            files: vec![(format, format!("overview-{as_of}.{}", format.extension()))],
        },
        Piece::Workbook { path: format!("receivables-{as_of}.xlsx"), workbook },
        Piece::Text { path: format!("aging-{as_of}.csv"), text: aging },
        Piece::Text { path: "findings.csv".to_owned(), text: findings_csv(&reviews(loaded)) },
    ];
    if loaded.ledger.len() <= MOST_IN_JSON {
        let text = String::from_utf8_lossy(&json(loaded, extras, compared)).into_owned();
        pieces.push(Piece::Text { path: format!("analysis-{as_of}.json"), text });
    } else {
        let note = "The whole analysis as JSON is too large to go in here; download it on its own.";
        notes.push(format!("{note}\r\n"));
    }
    if let Some(compared) = compared {
        let text = comparison_csv(compared);
        pieces.push(Piece::Text { path: format!("comparison-{as_of}.csv"), text });
    }
    pieces.push(Piece::Text { path: "read me.txt".to_owned(), text: notes.concat() });
    let order = Order { archive: true, date: as_of, paper, pieces };
    ordered(safe_file_name(&format!("report-pack-{as_of}"), "zip"), "application/zip", &order)
}

/// The workbook alone.
pub(super) fn workbook(
    loaded: &Loaded,
    extras: &Extras,
    compared: Option<&WholeComparison>,
    paper: Paper,
) -> Response {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let as_of = loaded.analysis.config().as_of;
    let (workbook, _) = gathered(loaded, extras, compared);
    let name = safe_file_name(&format!("receivables-{as_of}"), "xlsx");
    let pieces = vec![Piece::Workbook { path: name.clone(), workbook }];
    ordered(name, XLSX, &Order { archive: false, date: as_of, paper, pieces })
}

/// The overview alone.
pub(super) fn overview(
    loaded: &Loaded,
    extras: &Extras,
    compared: Option<&WholeComparison>,
    format: DocumentFormat,
    paper: Paper,
) -> Response {
    let as_of = loaded.analysis.config().as_of;
    let (_, overview) = gathered(loaded, extras, compared);
    let name = safe_file_name(&format!("overview-{as_of}"), format.extension());
    files::document(overview, name, format, as_of, paper)
}

fn gathered(
    loaded: &Loaded,
    extras: &Extras,
    compared: Option<&WholeComparison>,
) -> (Workbook, Document) {
    let config = loaded.analysis.config();
    let analysis = loaded.analysis.report(&loaded.ledger);
    let (documents, in_all) = open_documents(loaded, config);
    let currencies: Vec<Currency> = analysis.currencies.iter().map(|r| r.currency).collect();
    let outlooks: Vec<OutlookReport> =
        currencies.iter().map(|of| outlook(loaded, extras, *of)).collect();
    let offenders: Vec<_> = currencies.iter().map(|of| (*of, offenders(loaded, *of))).collect();
    let files = reviews(loaded);
    let source = PackSource {
        analysis: &analysis,
        customers: &customers(&loaded.ledger, &loaded.analysis, true),
        offenders: &offenders,
        documents: &documents,
        documents_in_all: in_all,
        measures: &loaded.measures(),
        outlooks: &outlooks,
        assumptions: &extras.assumptions,
        comparison: compared,
        import: &loaded.import,
        files: &files,
    };
    (pack_workbook(&source), pack_overview(&source))
}

/// The open documents, as many as are listed, and how many there are.
fn open_documents(loaded: &Loaded, config: &AnalysisConfig) -> (Vec<DocumentRow>, u64) {
    let open = Selection { currency: None, account: None, group: None, set: DocumentSet::Open };
    let view = documents::View::new(&loaded.ledger, config);
    let list = view.select(&open, "");
    let listed = list.iter().take(LISTED);
    let rows = listed.filter_map(|&idx| view.row(idx)).collect();
    (rows, u64::from(to_u32(list.len())))
}

fn outlook(loaded: &Loaded, extras: &Extras, currency: Currency) -> OutlookReport {
    let outlook = Outlook::new(&loaded.ledger, loaded.analysis.config(), currency);
    outlook.report(&loaded.ledger, &extras.assumptions)
}

/// Offenders that cost most first.
fn offenders(loaded: &Loaded, currency: Currency) -> Vec<CustomerRow> {
    let sort = CustomerSort::Offenders;
    let query = CustomerQuery { currency, sort, descending: true, find: "", only_open: false };
    let list = loaded.analysis.select(&loaded.ledger, &query).into_iter();
    let rows = list.filter_map(|idx| loaded.analysis.customer_row(&loaded.ledger, idx));
    rows.filter(|customer| customer.offender.is_some()).collect()
}
