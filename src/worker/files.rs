//! The files the page can ask for: text is made here, everything else is ordered from the press.

use chrono::NaiveDate;

use crate::analysis::compare::WholeComparison;
use crate::analysis::outlook::{Assumptions, Outlook};
use crate::analysis::profile::profile;
use crate::analysis::{
    Analysis, AnalysisConfig, CustomerQuery, CustomerRow, CustomerSort, GroupBy, documents,
    groups::groups,
};
use crate::collect::{letter_facts, review, review_document};
use crate::documents::{Document, DocumentFormat, Order, Paper, Piece, safe_file_name};
use crate::domain::{Currency, Ledger, to_u32};
use crate::letters::{self, LetterInputs, LetterText};
use crate::present::export::{
    AnalysisFile, FileFindings, OutlookFile, aging_csv, analysis_json, comparison_csv,
    findings_csv, groups_csv, mail_merge_csv, preflight_csv,
};
use crate::protocol::{Export, Extras, FileOut, LetterFormat, Pairing, Response, WorkerError};
use crate::worker::session::Loaded;
use crate::worker::{hand_over, lists, pack, sharing};

/// Makes a file from what is loaded.
#[expect(clippy::too_many_lines, reason = "one arm per file")]
pub(super) fn export(
    loaded: &Loaded,
    config: &AnalysisConfig,
    export: Export,
    paper: Paper,
    compared: Option<&WholeComparison>,
) -> Response {
    let ledger = &loaded.ledger;
    let as_of = config.as_of;
    let made = match export {
        Export::AgingCsv => {
            let text = aging(loaded, config);
            Some(file(&format!("aging-{as_of}"), "csv", CSV, text.into_bytes()))
        }
        Export::List { list, target } => Some(lists::list(loaded, config, &list, target)),
        Export::FindingsCsv => {
            let text = findings_csv(&reviews(loaded));
            Some(file("findings", "csv", CSV, text.into_bytes()))
        }
        Export::AnalysisJson(extras) => {
            let bytes = json(loaded, &extras, compared);
            Some(file(&format!("analysis-{as_of}"), "json", "application/json", bytes))
        }
        Export::Letters { policy, run, log, files } => {
            let case = letter_facts(ledger, &loaded.analysis, &policy, &log);
            let inputs = LetterInputs { ledger, config, policy: &policy, run: &run, case: &case };
            letters::bundle(&inputs).map(|bundle| {
                let mut pieces = bundle.pieces(&inputs, &files);
                let text = |path: &str, text| Piece::Text { path: path.to_owned(), text };
                pieces.push(text("pre-flight.csv", preflight_csv(&bundle.overview)));
                pieces.push(text("mail-merge.csv", mail_merge_csv(&bundle)));
                archive(&format!("letters-{as_of}"), pieces, as_of, paper)
            })
        }
        Export::Letter { policy, run, log, account, format } => {
            let case = letter_facts(ledger, &loaded.analysis, &policy, &log);
            let inputs = LetterInputs { ledger, config, policy: &policy, run: &run, case: &case };
            letters::letter(&inputs, account)
                .filter(|letter| letter.stops.is_empty())
                .map(|letter| one_letter(&letter, format, as_of, paper))
        }
        Export::Statements { policy, run, log, statements } => {
            let case = letter_facts(ledger, &loaded.analysis, &policy, &log);
            let inputs = LetterInputs { ledger, config, policy: &policy, run: &run, case: &case };
            letters::statement_pieces(&inputs, statements)
                .map(|pieces| archive(&format!("statements-{as_of}"), pieces, as_of, paper))
        }
        Export::ComparisonCsv(_) => compared.map(|compared| {
            let text = comparison_csv(compared);
            file(&format!("comparison-{as_of}"), "csv", CSV, text.into_bytes())
        }),
        Export::ReportPack(extras) => Some(pack::pack(loaded, &extras, compared, paper)),
        Export::ReportWorkbook(extras) => Some(pack::workbook(loaded, &extras, compared, paper)),
        Export::ReportOverview { extras, format } => {
            Some(pack::overview(loaded, &extras, compared, format, paper))
        }
        Export::CallSheets { policy, log, accounts, format } => {
            loaded.call_sheets(&policy, &log, &accounts).map(|page| {
                let name = safe_file_name(&format!("call-sheets-{as_of}"), format.extension());
                document(page, name, format, as_of, paper)
            })
        }
        Export::Anonymous { options, what } => {
            Some(sharing::share(loaded, config, &options, what, paper))
        }
        Export::StopSupply { policy, log, format } => {
            hand_over::stop_supply(loaded, &policy, &log, format, paper)
        }
        Export::HandOver { policy, run, log, costs, account } => {
            let case = letter_facts(ledger, &loaded.analysis, &policy, &log);
            let inputs = LetterInputs { ledger, config, policy: &policy, run: &run, case: &case };
            hand_over::pack(loaded, &inputs, &log, &costs, account)
                .map(|pieces| archive(&format!("hand-over-{as_of}"), pieces, as_of, paper))
        }
        Export::PolicyReview { policy, log, format } => {
            let report = review(ledger, &loaded.analysis, &policy, &log);
            let page = review_document(&report, &policy.sender.name);
            let name = safe_file_name(&format!("policy-review-{as_of}"), format.extension());
            Some(document(page, name, format, as_of, paper))
        }
    };
    made.unwrap_or(Response::Failed(WorkerError::NothingToExport))
}

/// The aging by what the configuration groups by, as CSV.
fn aging(loaded: &Loaded, config: &AnalysisConfig) -> String {
    let ledger = &loaded.ledger;
    let report = loaded.analysis.report(ledger);
    match config.group_by {
        GroupBy::Customer => aging_csv(&report, &customers(ledger, &loaded.analysis, true)),
        GroupBy::Currency | GroupBy::Attribute(_) => {
            groups_csv(&report, &groups(ledger, config, None))
        }
    }
}

/// An archive for the press to make.
pub(super) fn archive(stem: &str, pieces: Vec<Piece>, date: NaiveDate, paper: Paper) -> Response {
    let order = Order { archive: true, date, paper, pieces };
    ordered(safe_file_name(stem, "zip"), "application/zip", &order)
}

fn one_letter(
    letter: &LetterText,
    format: LetterFormat,
    date: NaiveDate,
    paper: Paper,
) -> Response {
    match format {
        LetterFormat::Document(format) => {
            let name = letters::letter_file_name(letter, format.extension());
            document(letters::letter_document(letter), name, format, date, paper)
        }
        LetterFormat::Mail => {
            let pieces = vec![letters::letter_mail(letter)];
            let order = Order { archive: false, date, paper, pieces };
            ordered(letters::letter_file_name(letter, "eml"), "message/rfc822", &order)
        }
    }
}

/// With which other export a file is to compare the book.
pub(super) fn pairing_of(export: &Export) -> Option<Pairing> {
    match export {
        Export::ComparisonCsv(pairing) => Some(*pairing),
        Export::AnalysisJson(extras)
        | Export::ReportPack(extras)
        | Export::ReportWorkbook(extras)
        | Export::ReportOverview { extras, .. } => extras.pairing,
        Export::AgingCsv
        | Export::List { .. }
        | Export::FindingsCsv
        | Export::Letters { .. }
        | Export::Letter { .. }
        | Export::Statements { .. }
        | Export::CallSheets { .. }
        | Export::PolicyReview { .. }
        | Export::Anonymous { .. }
        | Export::StopSupply { .. }
        | Export::HandOver { .. } => None,
    }
}

/// The analysis JSON of what is loaded (docs/analysis-json.md), with what its owner's ledger says.
pub fn json(loaded: &Loaded, extras: &Extras, compared: Option<&WholeComparison>) -> Vec<u8> {
    let ledger = &loaded.ledger;
    let config = loaded.analysis.config();
    let customers = customers(ledger, &loaded.analysis, false);
    let report = loaded.analysis.report(ledger);
    let measures = loaded.measures();
    let by_group = match config.group_by {
        GroupBy::Customer => Vec::new(),
        GroupBy::Currency | GroupBy::Attribute(_) => groups(ledger, config, None),
    };
    let file = AnalysisFile {
        file_name: &loaded.import.file_name,
        refused: None,
        import: Some(&loaded.import),
        analysis: Some(&report),
        customers: &customers,
        outlook: &outlooks(loaded, &customers, &extras.assumptions),
        groups: &by_group,
        measures: Some(&measures),
        set: Some(&loaded.set),
        control: &extras.control,
        comparison: compared,
    };
    let view = documents::View::new(ledger, config);
    let rows = (0..to_u32(ledger.len())).filter_map(|idx| view.row(idx));
    analysis_json(&file, rows)
}

/// The outlook of each currency with every open invoice and every customer.
fn outlooks(
    loaded: &Loaded,
    customers: &[(Currency, Vec<CustomerRow>)],
    assumptions: &Assumptions,
) -> Vec<OutlookFile> {
    let (ledger, config) = (&loaded.ledger, loaded.analysis.config());
    let mut documents: Vec<Vec<u32>> = vec![Vec::new(); ledger.accounts().len()];
    for (account, idx) in ledger.columns().account.iter().zip(0..) {
        if let Some(own) = documents.get_mut(*account as usize) {
            own.push(idx);
        }
    }
    let profile = |row: &CustomerRow| {
        let own = documents.get(row.account as usize)?;
        profile(ledger, config, row.clone(), own)
    };
    let of = |(currency, rows): &(Currency, Vec<CustomerRow>)| {
        let outlook = Outlook::new(ledger, config, *currency);
        OutlookFile {
            report: outlook.report(ledger, assumptions),
            expected: outlook.expected(ledger, 0, u32::MAX).rows,
            profiles: rows.iter().filter_map(profile).collect(),
        }
    };
    customers.iter().map(of).collect()
}

/// The review of each file; the one of a single file stands apart.
pub(super) fn reviews(loaded: &Loaded) -> Vec<FileFindings<'_>> {
    let files = loaded.set.files.iter();
    let own = files.filter_map(|file| {
        let import = match loaded.set.files.as_slice() {
            [_only] => Some(&loaded.import),
            _ => file.import.as_ref(),
        };
        Some(FileFindings { file: &file.name, sheet: &file.sheet, import: import? })
    });
    own.collect()
}

/// All customers per currency, most open first.
pub(super) fn customers(
    ledger: &Ledger,
    analysis: &Analysis,
    only_open: bool,
) -> Vec<(Currency, Vec<CustomerRow>)> {
    let of = |currency| {
        let query = CustomerQuery {
            currency,
            sort: CustomerSort::Open,
            descending: true,
            find: "",
            only_open,
        };
        let list = analysis.select(ledger, &query);
        list.into_iter().filter_map(|idx| analysis.customer_row(ledger, idx)).collect()
    };
    ledger.currencies().into_iter().map(|currency| (currency, of(currency))).collect()
}

/// The media type of CSV.
pub(super) const CSV: &str = "text/csv;charset=utf-8";

/// A document for the press.
pub(super) fn document(
    document: Document,
    name: String,
    format: DocumentFormat,
    date: NaiveDate,
    paper: Paper,
) -> Response {
    ordered(name, format.mime(), &Order::of_one(document, format, date, paper))
}

/// A file for the press to make.
pub(super) fn ordered(name: String, mime: &str, order: &Order) -> Response {
    Response::Order(FileOut { name, mime: mime.to_owned(), bytes: order.to_bytes() })
}

/// A file that is made already.
pub(super) fn file(stem: &str, extension: &str, mime: &str, bytes: Vec<u8>) -> Response {
    let name = safe_file_name(stem, extension);
    Response::File(FileOut { name, mime: mime.to_owned(), bytes })
}
