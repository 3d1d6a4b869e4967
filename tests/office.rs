//! What other programs make of our files: `LibreOffice` opens the letters and finds no formula in any list,
//! pdftotext finds every figure. Skipped, with a line that says so, where they are not installed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where a file is not as expected"
)]

mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use owed::analysis::AnalysisConfig;
use owed::collect::{CaseLog, HandOverCosts};
use owed::documents::{Order, Paper, press};
use owed::import::ImportSettings;
use owed::letters::{LetterFile, LetterKind, LetterRun};
use owed::policy::Policy;
use owed::protocol::{DeskCommand, Export, Extras, FileOut, ListFormat, Response};
use owed::worker::session::{ImportJob, Session};

/// The program, or `None` with a line that says so.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn installed(program: &str) -> Option<()> {
    let found = Program::new(program).arg("--version").output().is_ok();
    let found = found || Program::new(program).arg("-v").output().is_ok();
    if !found {
        println!("skipped: {program} is not installed");
    }
    found.then_some(())
}

/// A folder of its own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _absent = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// `LibreOffice` makes these files into another kind, beside them in `out`.
fn converted(files: &[PathBuf], kind: &str, out: &Path) -> Vec<PathBuf> {
    let profile = format!("-env:UserInstallation=file://{}/profile", out.display());
    let status = Program::new("soffice")
        .args([profile.as_str(), "--headless", "--norestore", "--convert-to", kind, "--outdir"])
        .arg(out)
        .args(files)
        .output()
        .unwrap();
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    let extension = kind.split(':').next().unwrap();
    let name = |file: &PathBuf| format!("{}.{extension}", file.file_stem().unwrap().display());
    files.iter().map(|file| out.join(name(file))).collect()
}

fn pdf_text(bytes: &[u8], folder: &Path) -> String {
    let path = folder.join("read.pdf");
    std::fs::write(&path, bytes).unwrap();
    let out =
        Program::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&path).arg("-").output();
    spaced(&String::from_utf8(out.unwrap().stdout).unwrap())
}

/// Spaces and line breaks as one space.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Made {
    session: Session,
    config: AnalysisConfig,
}

impl Made {
    fn new(file: &str) -> Self {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
        let config = AnalysisConfig::standard(date);
        let mut session = Session::new();
        let settings = ImportSettings::default();
        let job = ImportJob::of_one("open.csv", file.len() as u64, settings, config.clone());
        let Response::Loaded { .. } = session.import_bytes(job, file.as_bytes()) else {
            panic!("the file is not read")
        };
        Self { session, config }
    }

    fn file(&mut self, export: Export) -> FileOut {
        let config = self.config.clone();
        let command = DeskCommand::Export { config, export, paper: Paper::A4 };
        let response = self.session.handle(command);
        if let Response::File(out) = response {
            return out;
        }
        let Response::Order(mut out) = response else { panic!("nothing was made") };
        let order = Order::from_bytes(&out.bytes).unwrap();
        out.bytes = press(&order, &mut |_, _| ()).unwrap();
        out
    }

    fn zip(&mut self, export: Export) -> BTreeMap<String, Vec<u8>> {
        let bytes = self.file(export).bytes;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let count = archive.len();
        let one = |i| {
            let mut entry = archive.by_index(i).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        };
        (0..count).map(one).collect()
    }
}

fn letters(kind: Option<LetterKind>) -> Export {
    let run = LetterRun { kind, ..LetterRun::default() };
    let files = LetterFile::USUAL.to_vec();
    Export::Letters { policy: Policy::default(), run, log: CaseLog::default(), files }
}

fn hand_over() -> Export {
    Export::HandOver {
        policy: Policy::default(),
        run: LetterRun::default(),
        log: CaseLog::default(),
        costs: HandOverCosts::default(),
        account: None,
    }
}

fn stop_supply(format: ListFormat) -> Export {
    Export::StopSupply { policy: Policy::default(), log: CaseLog::default(), format }
}

/// Every row of the hostile suite as an invoice long past due, in its own customer's name.
fn hostile() -> Option<String> {
    let path = common::shared()?.join("suites/hostile-ar/hostile-ar.csv");
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).ok()?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "Customer",
            "Email",
            "Invoice",
            "PO Number",
            "Invoice Date",
            "Due Date",
            "Amount",
            "Open",
        ])
        .unwrap();
    for (i, row) in reader.byte_records().enumerate() {
        let row = row.unwrap();
        let text =
            |at: usize| String::from_utf8_lossy(row.get(at).unwrap_or_default()).into_owned();
        let amount = format!("{}.25", 100 + i);
        let number = format!("{}{i}", text(6));
        writer
            .write_record([
                &text(2),
                &text(3),
                &number,
                &text(6),
                "2026-01-02",
                "2026-02-01",
                &amount,
                &amount,
            ])
            .unwrap();
    }
    Some(String::from_utf8(writer.into_inner().unwrap()).unwrap())
}

// Every list we make of the hostile rows, opened as a spreadsheet: no cell is a formula.
#[test]
fn no_list_of_hostile_rows_has_a_formula_for_libreoffice() {
    let (Some(file), Some(())) = (hostile(), installed("soffice")) else { return };
    let mut made = Made::new(&file);
    let folder = folder("office-lists");
    let mut lists = Vec::new();
    let mut keep = |name: &str, bytes: &[u8]| {
        let path = folder.join(format!("{:02} {name}", lists.len()));
        std::fs::write(&path, bytes).unwrap();
        lists.push(path);
    };
    let is = |name: &str, kind: &str| Path::new(name).extension().is_some_and(|own| own == kind);
    let (letters, packs) = (made.zip(letters(None)), made.zip(hand_over()));
    for name in ["pre-flight.csv", "mail-merge.csv"] {
        keep(name, &letters[name]);
    }
    // Every CSV of every pack, one below the other; of the workbooks some.
    let all: Vec<&Vec<u8>> =
        packs.iter().filter(|(name, _)| is(name, "csv")).map(|(_, bytes)| bytes).collect();
    assert!(all.len() > 40);
    keep("packs.csv", &all.into_iter().flatten().copied().collect::<Vec<u8>>());
    let books = packs.iter().filter(|(name, _)| is(name, "xlsx"));
    for (_, bytes) in books.step_by(9).take(5) {
        keep("pack.xlsx", bytes);
    }
    for format in [ListFormat::Csv, ListFormat::Xlsx] {
        let out = made.file(stop_supply(format));
        keep(&out.name, &out.bytes);
    }
    for export in [Export::AgingCsv, Export::FindingsCsv, Export::ReportWorkbook(Extras::default())]
    {
        let out = made.file(export);
        keep(&out.name, &out.bytes);
    }
    // The check sees formulas where there are some.
    keep("trap.csv", b"a,b\r\n=1+1,2\r\n");
    let opened = converted(&lists, "fods", &folder);
    for (list, opened) in lists.iter().zip(&opened) {
        let text = std::fs::read_to_string(opened)
            .unwrap_or_else(|_| panic!("{} was not opened", list.display()));
        let is_trap = list.to_string_lossy().ends_with("trap.csv");
        assert_eq!(text.contains("table:formula"), is_trap, "{}", list.display());
    }
    assert!(lists.len() > 8, "{lists:?}");
}

// LibreOffice opens every letter of the hostile rows, and what was text is text.
#[test]
fn letters_of_hostile_rows_open_in_libreoffice() {
    let (Some(file), Some(())) = (hostile(), installed("soffice")) else { return };
    let mut made = Made::new(&file);
    let folder = folder("office-letters");
    let mut letters: Vec<PathBuf> = Vec::new();
    let archive = made.zip(letters_of(&["docx"]));
    let all = archive.iter().filter(|(name, _)| name.starts_with("docx/"));
    for (i, (_, bytes)) in all.step_by(5).take(16).enumerate() {
        let path = folder.join(format!("{i:02}.docx"));
        std::fs::write(&path, bytes).unwrap();
        letters.push(path);
    }
    let opened = converted(&letters, "txt:Text", &folder);
    for (letter, opened) in letters.iter().zip(&opened) {
        let text = std::fs::read_to_string(opened)
            .unwrap_or_else(|_| panic!("{} was not opened", letter.display()));
        let text = spaced(&text);
        assert!(text.contains("Total due") && text.contains(".25"), "{}", letter.display());
    }
    assert!(letters.len() > 10);
}

fn letters_of(wanted: &[&str]) -> Export {
    let files = LetterFile::ALL.into_iter().filter(|file| wanted.contains(&file.key())).collect();
    Export::Letters {
        policy: Policy::default(),
        run: LetterRun::default(),
        log: CaseLog::default(),
        files,
    }
}

const FILE: &str = "\
Customer,Email,Invoice,Invoice Date,Due Date,Currency,Amount,Open
Müller & Söhne,m@example.com,R-2026-001,2026-01-05,2026-02-04,EUR,12345.67,12345.67
Müller & Söhne,m@example.com,R-2026-002,2026-02-05,2026-03-07,EUR,1000.00,432.10
Müller & Söhne,m@example.com,G-2026-003,2026-02-10,2026-02-10,EUR,-55.55,-55.55
Ødegård AS,o@example.com,R-2026-004,2026-05-05,2026-06-04,EUR,0.07,0.07
";

// pdftotext finds every figure: the lines, the credit, and the sum 12,345.67 + 432.10 − 55.55 = 12,722.22.
#[test]
fn every_figure_of_a_letter_is_in_its_pdf_and_its_docx() {
    if installed("pdftotext").is_none() {
        return;
    }
    let folder = folder("office-figures");
    let files = Made::new(FILE).zip(letters(None));
    let figures =
        ["12,345.67", "432.10", "-55.55", "12,722.22", "R-2026-001", "R-2026-002", "146", "115"];
    let pdf = files.iter().find(|(name, _)| name.starts_with("pdf/M")).unwrap();
    let text = pdf_text(pdf.1, &folder).replace('\u{2212}', "-");
    for figure in figures {
        assert!(text.contains(figure), "{figure}\n{text}");
    }
    let all = pdf_text(&files["all letters.pdf"], &folder);
    assert!(all.contains("12,722.22") && all.contains("0.07"));
    if installed("soffice").is_none() {
        return;
    }
    let docx = files.iter().find(|(name, _)| name.starts_with("docx/M")).unwrap();
    let path = folder.join("letter.docx");
    std::fs::write(&path, docx.1).unwrap();
    let opened = converted(&[path], "pdf", &folder).remove(0);
    let text = pdf_text(&std::fs::read(opened).unwrap(), &folder).replace('\u{2212}', "-");
    for figure in figures {
        assert!(text.contains(figure), "{figure}\n{text}");
    }
}
