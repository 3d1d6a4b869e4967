//! The page's core from a terminal: reads one or more exports as one ledger and prints the JSON the
//! page downloads.
//!
//! ```text
//! cargo run --release --no-default-features --example analyze -- FILE [FILE …] [--as-of 2025-06-30]
//!     what a question of the review can be about, for all files, or for one as FILE:VALUE:
//!     [--date-order dmy|mdy|ymd] [--decimal-mark point|comma] [--year 2026] [--currency EUR]
//!     [--terms 30|'2/10 net 30'] [--lines separate|repeated|summed] [--flip-sign yes]
//!     [--encoding utf-8|windows-1252|…] [--delimiter ';'|tab] [--header-row N] [--sheet NAME]…
//!     [--column ROLE=HEADER] [--column -=HEADER]
//!     [--kind FILE=invoices|payments|credit-notes|contacts]
//!     corrections: [--exclude ROW,ROW] [--restore ROW] [--cell ROW:HEADER=VALUE]
//!     [--merge 'Acme=ACME Inc=#1042'] [--control-total EUR:1234.56]
//!     conventions: [--basis due-date|invoice-date] [--buckets 30,60,90] [--bucket-unit days|months]
//!     [--due-today not-late|late] [--credits own-date|own-column|against-oldest]
//!     [--group-by customer|currency|salesperson|country|terms|po-number|tag|dispute-reason] [--measure-days 90]
//!     [--convert EUR:USD=0.92,GBP=1.17] [--late-days 60] [--window-days 365] [--time]
//!     assumptions: [--loss-rates 1,2,5,-,50] [--loss-outlook 10] [--lost-after 365]
//!     [--specific 'Acme=50']… [--late-rate 8]
//!     another export of the same book: [--compare FILE]… [--compare-as-of 2025-05-31]
//!     the page's report pack beside the JSON: [--report-pack report-pack.zip]
//! ```
//!
//! The exit code is 0 when there are figures, 2 when nothing could be read or a question is open
//! (the JSON says which), 1 when the command line makes no sense.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program prints")]

#[path = "analyze/options.rs"]
mod options;

use std::io::Write;
use std::process::ExitCode;

use chrono::NaiveDate;
use options::{Options, base_name};
use owed::analysis::AnalysisConfig;
use owed::convert::{Choice, ready};
use owed::documents::{Order, Paper, press};
use owed::import::{ColumnReport, ImportError, ImportSettings, MadeFrom, Source};
use owed::present::export::{AnalysisFile, analysis_json};
use owed::protocol::{DeskCommand, Export, Extras, Pairing, Response, Side};
use owed::worker::session::{Finish, ImportJob, Session, Step};

/// What is read as one file of the import.
struct Input {
    /// Place of the file on the command line.
    file: usize,
    sheet: String,
    content: Content,
}

/// What was read of it.
enum Content {
    /// Text for the importer, and the settings that go with it.
    Ready(Vec<u8>, Option<MadeFrom>),
    /// Nothing can be read.
    Refused(ImportError),
}

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(1);
        }
    };
    match analyze(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(1)
        }
    }
}

/// The tables of a file: a workbook becomes the sheet that fits best, or one input per sheet named
/// with `--sheet`; text in an older encoding is decoded; any other file is read as it is.
fn inputs(file: usize, path: &str, options: &Options) -> std::io::Result<Vec<Input>> {
    let bytes = std::fs::read(path)
        .map_err(|problem| std::io::Error::new(problem.kind(), format!("{path}: {problem}")))?;
    let settings = options.settings_of(file).unwrap_or_default();
    let take =
        |sheet: Option<u32>| match ready(&bytes, &settings, &Choice { sheet, encoding: None }) {
            Ok(ready) => {
                let name = ready.summary.as_ref().and_then(|summary| {
                    summary.sheets.get(summary.sheet? as usize).map(|sheet| sheet.name.clone())
                });
                let made_from = ready.settings.made_from.clone();
                let sheets = ready.summary.map(|summary| summary.sheets).unwrap_or_default();
                let content = Content::Ready(ready.bytes.into_owned(), made_from);
                (Input { file, sheet: name.unwrap_or_default(), content }, sheets)
            }
            Err(refusal) => {
                let content = Content::Refused(refusal.into());
                (Input { file, sheet: String::new(), content }, Vec::new())
            }
        };
    let (best, sheets) = take(None);
    let wanted: Vec<u32> = options
        .sheets
        .iter()
        .filter_map(|name| sheets.iter().position(|sheet| sheet.name == *name))
        .filter_map(|at| u32::try_from(at).ok())
        .collect();
    if wanted.is_empty() {
        return Ok(vec![best]);
    }
    Ok(wanted.into_iter().map(|sheet| take(Some(sheet)).0).collect())
}

/// Reads the files as one import and prints its JSON; `true` = there are figures.
fn analyze(options: &Options) -> std::io::Result<bool> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a native program, asked to say how long it took"
    )]
    let started = std::time::Instant::now();
    let mut session = Session::new();
    let mut response = export(&mut session, Side::Book, options)?;
    let mut other = None;
    if session.loaded().is_some() && !options.compare.is_empty() {
        response = export(&mut session, Side::Other, options)?;
        if let Response::Loaded { analysis, .. } = &response {
            other = Some(analysis.config.as_of);
        }
    }
    if options.time {
        eprintln!("{} ms", started.elapsed().as_millis());
    }
    let mut out = std::io::stdout().lock();
    let complete = other.is_some() != options.compare.is_empty();
    if let Some(loaded) = session.loaded().filter(|_| complete) {
        let extras = Extras {
            control: options.control.iter().copied().collect(),
            assumptions: options.assumptions(&loaded.ledger),
            pairing: None,
        };
        let config = loaded.analysis.config().clone();
        let pairing = other.map(|other_as_of| Pairing {
            other_as_of,
            other_is_earlier: other_as_of <= config.as_of,
        });
        let extras = Extras { pairing, ..extras };
        if let Some(path) = &options.report_pack {
            let export = Export::ReportPack(extras.clone());
            std::fs::write(path, pressed(&mut session, config.clone(), export)?)?;
        }
        let export = Export::AnalysisJson(extras);
        let command = DeskCommand::Export { config, export, paper: Paper::default() };
        if let Response::File(file) = session.handle(command) {
            out.write_all(&file.bytes)?;
            return Ok(true);
        }
        return Ok(false);
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "an import has no other answers")]
    let (refused, import, set) = match &response {
        Response::ImportFailed { error, import, set } => (Some(error), import.as_deref(), set),
        Response::NeedsAnswer { import, set } => (None, Some(import.as_ref()), set),
        _ => return Ok(false),
    };
    let paths = if session.loaded().is_some() { &options.compare } else { &options.files };
    let names: Vec<&str> = paths.iter().map(|path| base_name(path)).collect();
    let file_name = &import.map_or_else(|| names.join(" + "), |import| import.file_name.clone());
    let set = Some(set.as_ref());
    let file = AnalysisFile { file_name, refused, import, set, ..AnalysisFile::default() };
    out.write_all(&analysis_json(&file, std::iter::empty()))?;
    Ok(false)
}

/// What the session orders, made.
#[expect(clippy::wildcard_enum_match_arm, reason = "an order has no other answers")]
fn pressed(
    session: &mut Session,
    config: AnalysisConfig,
    export: Export,
) -> std::io::Result<Vec<u8>> {
    let command = DeskCommand::Export { config, export, paper: Paper::default() };
    let order = match session.handle(command) {
        Response::Order(file) => Order::from_bytes(&file.bytes),
        _ => None,
    };
    let order = order.ok_or_else(|| std::io::Error::other("the report pack was not ordered"))?;
    press(&order, &mut |_, _| ()).map_err(std::io::Error::other)
}

/// Reads the book, or the other export.
fn export(session: &mut Session, side: Side, options: &Options) -> std::io::Result<Response> {
    let (first, paths) = match side {
        Side::Book => (0, &options.files),
        Side::Other => (options.files.len(), &options.compare),
    };
    let mut all = Vec::new();
    for (file, path) in (first..).zip(paths) {
        all.extend(inputs(file, path, options)?);
    }
    let mut settings: Vec<ImportSettings> =
        all.iter().map(|input| options.settings_of(input.file).unwrap_or_default()).collect();
    let mut response = read(session, side, &all, &settings, options);
    if options.names_columns() {
        for (at, (input, own)) in all.iter().zip(&mut settings).enumerate() {
            options.settle_columns(input.file, columns(&response, at), own);
        }
        response = read(session, side, &all, &settings, options);
    }
    Ok(response)
}

fn read(
    session: &mut Session,
    side: Side,
    inputs: &[Input],
    settings: &[ImportSettings],
    options: &Options,
) -> Response {
    let mut sources = Vec::with_capacity(inputs.len());
    for (input, settings) in inputs.iter().zip(settings) {
        let mut settings = settings.clone();
        let (bytes, refused) = match &input.content {
            Content::Ready(bytes, made_from) => {
                settings.made_from.clone_from(made_from);
                (bytes.len() as u64, None)
            }
            Content::Refused(error) => (0, Some(error.clone())),
        };
        let name = options.path(input.file).map_or("", |path| base_name(path)).to_owned();
        let sheet = input.sheet.clone();
        sources.push(Source { name, sheet, bytes, settings, refused });
    }
    let config = options.config(today);
    let (config, prefer_stated_as_of) = match (side, options.compare_as_of) {
        (Side::Book, _) => (config, options.as_of.is_none()),
        (Side::Other, Some(as_of)) => (AnalysisConfig { as_of, ..config }, false),
        (Side::Other, None) => (config, true),
    };
    let merges = options.merges.clone();
    let job = ImportJob { side, sources, merges, config, prefer_stated_as_of };
    if let Err(response) = session.begin_import(job) {
        return response;
    }
    let mut due = 0;
    loop {
        if let Some(input) = inputs.get(due) {
            push(session, &input.content);
        }
        match session.finish() {
            Finish::Push(file) => due = file,
            Finish::Done(response) => return response,
        }
    }
}

fn push(session: &mut Session, content: &Content) {
    if let Content::Ready(bytes, _) = content {
        for piece in bytes.chunks(1 << 20) {
            if session.push(piece) == Step::Stop {
                return;
            }
        }
    }
}

/// The columns found in a file of the import.
fn columns(response: &Response, at: usize) -> &[ColumnReport] {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other answers have no columns")]
    let (import, set) = match response {
        Response::Loaded { import, set, .. } | Response::NeedsAnswer { import, set } => {
            (Some(import), set)
        }
        Response::ImportFailed { import, set, .. } => (import.as_ref(), set),
        _ => return &[],
    };
    let own = set.files.get(at).and_then(|file| file.import.as_ref());
    let only = import.map(AsRef::as_ref).filter(|_| set.files.len() <= 1);
    own.or(only).map(|import| import.columns.as_slice()).unwrap_or_default()
}

/// The only clock: the default of `--as-of`.
#[expect(clippy::disallowed_methods, reason = "a native program has the clock of its system")]
fn today() -> NaiveDate {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(0);
    owed::domain::Day::from_number(days).to_date().unwrap_or_default()
}
