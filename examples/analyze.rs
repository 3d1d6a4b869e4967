//! The page's core from a terminal: reads an export and prints the JSON the page downloads.
//!
//! ```text
//! cargo run --release --no-default-features --example analyze -- FILE [--as-of 2025-06-30]
//!     [--date-order dmy|mdy] [--decimal-mark point|comma] [--currency EUR] [--delimiter ';']
//!     [--encoding utf-8|windows-1252|utf-16le|utf-16be] [--header-row N]
//!     [--column ROLE=HEADER] [--column -=HEADER] [--basis due-date|invoice-date]
//!     [--buckets 30,60,90] [--late-days 60] [--window-days 365] [--time]
//! ```
//!
//! The exit code is 0 when there are figures, 2 when the file was refused or asks a question (the
//! JSON says which), 1 when the command line makes no sense.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program prints")]

use std::io::{Read, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use owed::analysis::{AgeBasis, AgingScheme, AnalysisConfig};
use owed::domain::Currency;
use owed::import::{DateOrder, DecimalMark, Encoding, ImportSettings, Role, RoleChoice};
use owed::present::export::{AnalysisFile, analysis_json};
use owed::protocol::Response;
use owed::worker::files;
use owed::worker::session::{Finish, ImportJob, Session, Step};

/// The command line, understood.
struct Options {
    files: Vec<String>,
    as_of: Option<NaiveDate>,
    settings: ImportSettings,
    columns: Vec<(Option<Role>, String)>,
    basis: AgeBasis,
    scheme: AgingScheme,
    late_days: Option<u32>,
    window_days: Option<u32>,
    time: bool,
}

fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(1);
        }
    };
    let mut code = ExitCode::SUCCESS;
    for file in &options.files {
        match analyze(file, &options) {
            Ok(true) => {}
            Ok(false) => code = ExitCode::from(2),
            Err(problem) => {
                eprintln!("{file}: {problem}");
                code = ExitCode::from(1);
            }
        }
    }
    code
}

fn options(mut args: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        files: Vec::new(),
        as_of: None,
        settings: ImportSettings::default(),
        columns: Vec::new(),
        basis: AgeBasis::DueDate,
        scheme: AgingScheme::default(),
        late_days: None,
        window_days: None,
        time: false,
    };
    while let Some(arg) = args.next() {
        if !arg.starts_with("--") {
            options.files.push(arg);
            continue;
        }
        if arg == "--time" {
            options.time = true;
            continue;
        }
        let value = args.next().ok_or_else(|| format!("{arg} needs a value"))?;
        option(&mut options, &arg, &value)
            .ok_or_else(|| format!("{arg} {value} makes no sense"))?;
    }
    if options.files.is_empty() {
        return Err("name a file: analyze FILE [--as-of 2025-06-30] …".to_owned());
    }
    Ok(options)
}

fn option(options: &mut Options, name: &str, value: &str) -> Option<()> {
    let settings = &mut options.settings;
    match name {
        "--as-of" => options.as_of = Some(value.parse().ok()?),
        "--date-order" => {
            settings.date_order = Some(match value {
                "dmy" => DateOrder::Dmy,
                "mdy" => DateOrder::Mdy,
                "ymd" => DateOrder::Ymd,
                _ => return None,
            });
        }
        "--decimal-mark" => {
            settings.decimal_mark = Some(match value {
                "point" => DecimalMark::Point,
                "comma" => DecimalMark::Comma,
                _ => return None,
            });
        }
        "--currency" => settings.currency = Some(Currency::new(value)?),
        "--delimiter" => {
            settings.delimiter =
                Some(if value == "tab" { b'\t' } else { *value.as_bytes().first()? });
        }
        "--encoding" => {
            settings.encoding = Encoding::ALL
                .into_iter()
                .find(|e| e.name().replace(' ', "").eq_ignore_ascii_case(value));
            settings.encoding?;
        }
        "--header-row" => settings.header_row = Some(value.parse().ok()?),
        "--column" => {
            let (role, header) = value.split_once('=')?;
            let role = match role {
                "-" => None,
                key => Some(Role::ALL.into_iter().find(|role| role.key() == key)?),
            };
            options.columns.push((role, header.to_owned()));
        }
        "--basis" => {
            options.basis = match value {
                "due-date" => AgeBasis::DueDate,
                "invoice-date" => AgeBasis::InvoiceDate,
                _ => return None,
            };
        }
        "--buckets" => {
            let limits: Option<Vec<u32>> =
                value.split(',').map(|limit| limit.trim().parse().ok()).collect();
            options.scheme = AgingScheme::new(limits?).ok()?;
        }
        "--late-days" => options.late_days = Some(value.parse().ok()?),
        "--window-days" => options.window_days = Some(value.parse().ok()?),
        _ => return None,
    }
    Some(())
}

/// Reads one file and prints its JSON; `true` = there are figures.
fn analyze(path: &str, options: &Options) -> Result<bool, std::io::Error> {
    let name = std::path::Path::new(path)
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let mut config = AnalysisConfig::standard(options.as_of.unwrap_or_else(today));
    config.basis = options.basis;
    config.scheme = options.scheme.clone();
    config.offender.late_days = options.late_days.unwrap_or(config.offender.late_days);
    config.offender.window_days = options.window_days.unwrap_or(config.offender.window_days);
    let mut session = Session::new();
    let mut settings = options.settings.clone();
    #[expect(
        clippy::disallowed_methods,
        reason = "a native program, asked to say how long it took"
    )]
    let started = std::time::Instant::now();
    let mut response =
        read(&mut session, path, &name, &settings, &config, options.as_of.is_none())?;
    if !options.columns.is_empty() {
        settings.roles = choices(&response, &options.columns);
        response = read(&mut session, path, &name, &settings, &config, options.as_of.is_none())?;
    }
    if options.time {
        eprintln!("{name}: {} ms", started.elapsed().as_millis());
    }
    let mut out = std::io::stdout().lock();
    if let Some(loaded) = session.loaded() {
        out.write_all(&files::json(loaded))?;
        return Ok(true);
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "an import has no other answers")]
    let (refused, import) = match &response {
        Response::ImportFailed { error, import } => (Some(error), import.as_deref()),
        Response::NeedsAnswer { import } => (None, Some(import.as_ref())),
        _ => (None, None),
    };
    let file = AnalysisFile { file_name: &name, refused, import, analysis: None, customers: &[] };
    out.write_all(&analysis_json(&file, std::iter::empty()))?;
    Ok(false)
}

fn read(
    session: &mut Session,
    path: &str,
    name: &str,
    settings: &ImportSettings,
    config: &AnalysisConfig,
    prefer_stated_as_of: bool,
) -> Result<Response, std::io::Error> {
    let job = ImportJob {
        file_name: name.to_owned(),
        bytes: std::fs::metadata(path)?.len(),
        settings: settings.clone(),
        config: config.clone(),
        prefer_stated_as_of,
    };
    if let Err(response) = session.begin_import(job) {
        return Ok(response);
    }
    let mut buffer = vec![0; 1 << 20];
    loop {
        let mut file = std::fs::File::open(path)?;
        loop {
            let read = file.read(&mut buffer)?;
            let piece = buffer.get(..read).unwrap_or_default();
            if piece.is_empty() || session.push(piece) == Step::Stop {
                break;
            }
        }
        if let Finish::Done(response) = session.finish() {
            return Ok(response);
        }
    }
}

/// Headers to columns.
fn choices(response: &Response, columns: &[(Option<Role>, String)]) -> Vec<RoleChoice> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other answers have no columns")]
    let import = match response {
        Response::Loaded { import, .. } | Response::NeedsAnswer { import } => Some(import),
        Response::ImportFailed { import, .. } => import.as_ref(),
        _ => None,
    };
    let reports = import.map(|import| import.columns.as_slice()).unwrap_or_default();
    columns
        .iter()
        .filter_map(|(role, header)| {
            let column = reports.iter().find(|column| column.header == *header)?;
            Some(RoleChoice { column: column.index, role: *role })
        })
        .collect()
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
