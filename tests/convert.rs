//! Workbooks and other files that are not plain text: each ends as a table or in a refusal by name, in
//! little time and memory, whatever its bytes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]
#![allow(clippy::print_stdout, reason = "the child of a test answers on its standard output")]

mod common;

use std::path::Path;
use std::process::Command;

use owed::convert::{self, Choice, Converted, Kind, Limits, Refusal};

/// Names the file for `one_file_in_a_process_of_its_own`.
const FILE: &str = "OWED_CONVERT_FILE";
/// Most memory above the size of the file.
const MOST_KB: u64 = 256 * 1024;

/// How each hostile file ends: rows of its first sheet, or a refusal and what its words must name.
const HOSTILE: [(&str, End); 23] = [
    ("ok-control.xlsx", End::Rows(2)),
    ("corner-cells.xlsx", End::Rows(3)),
    ("corner-cells-lying-dimension.xlsx", End::Rows(3)),
    ("out-of-grid.xlsx", End::Refused("cell-outside-grid", "row 16777217")),
    ("deflate-bomb-256MiB-whitespace.xlsx", End::Refused("expands-too-much", "")),
    ("deflate-bomb-256MiB-cells.xlsx", End::Refused("expands-too-much", "")),
    ("styled-empty-1M-rows.xlsx", End::Rows(2)),
    ("sst-amplification-1MiBx100k.xlsx", End::Refused("text-too-long", "32,767")),
    ("billion-laughs.xlsx", End::Refused("doctype", "")),
    ("xxe-external-entity.xlsx", End::Refused("doctype", "")),
    ("sst-count-lies.xlsx", End::Rows(2)),
    ("sst-index-out-of-range.xlsx", End::Refused("damaged", "Cell A1 of sheet \u{201c}S1\u{201d}")),
    ("many-sheets-5000.xlsx", End::Refused("too-many-sheets", "5000")),
    ("zip-slip-names.xlsx", End::Rows(2)),
    ("formula-and-hyperlink.xlsx", End::Rows(1)),
    ("truncated-cell-ref.xlsx", End::Refused("damaged", "sheet \u{201c}S1\u{201d}")),
    ("number-extremes.xlsx", End::Rows(1)),
    ("truncated-half.xlsx", End::Refused("damaged-zip", "")),
    ("zero-bytes.xlsx", End::Refused("empty-file", "")),
    ("html-named-xls.xls", End::Rows(2)),
    ("csv-named-xlsx.xlsx", End::Rows(2)),
    ("xlsx-named-csv.csv", End::Rows(2)),
    ("central-dir-size-lies.xlsx", End::Rows(2)),
];

#[derive(Clone, Copy, Debug)]
enum End {
    Rows(usize),
    Refused(&'static str, &'static str),
}

fn converted(path: &Path) -> Result<Converted, Refusal> {
    let bytes = std::fs::read(path).unwrap();
    let mut limits = Limits::default();
    if cfg!(debug_assertions) {
        // A bomb of a hundred megabytes takes long without optimization; a smaller one is one too.
        (limits.ratio_from, limits.ratio) = (16 << 20, 20);
    }
    convert::convert(&bytes, &Choice::default(), &limits)
}

/// Not a test by itself: converts the file that the environment names and says what came of it.
#[test]
fn one_file_in_a_process_of_its_own() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let before = peak_kb();
    match converted(Path::new(&file)) {
        Ok(converted) => {
            let text = String::from_utf8(converted.text.into_bytes()).unwrap();
            println!("\nrows {}", text.lines().filter(|line| !line.is_empty()).count());
        }
        Err(refusal) => println!("\nrefused {} {refusal}", refusal.code()),
    }
    println!("\npeak {}", peak_kb().saturating_sub(before));
}

/// The most memory this process ever had, where the system says so.
fn peak_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

#[test]
fn hostile_workbooks_end_as_rows_or_in_a_refusal() {
    let Some(shared) = common::shared() else { return };
    let folder = shared.join("suites/hostile-spreadsheets");
    let seconds = if cfg!(debug_assertions) { 60 } else { 3 };
    let mut problems = Vec::new();
    for (file, end) in HOSTILE {
        let path = folder.join(file);
        #[expect(clippy::disallowed_methods, reason = "a test with a limit of time")]
        let started = std::time::Instant::now();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "one_file_in_a_process_of_its_own", "--nocapture"])
            .env(FILE, &path)
            .output()
            .unwrap();
        let took = started.elapsed();
        let said = String::from_utf8_lossy(&child.stdout).into_owned();
        let line = |start: &str| said.lines().find_map(|line| line.strip_prefix(start));
        let size_kb = path.metadata().unwrap().len() / 1024;
        let peak: u64 = line("peak ").unwrap_or("0").parse().unwrap();
        println!("{file}: {} ms, {peak} kB, {:?}", took.as_millis(), line("refused "));
        let is_right = match end {
            End::Rows(rows) => line("rows ") == Some(rows.to_string().as_str()),
            End::Refused(code, words) => line("refused ")
                .and_then(|refused| refused.split_once(' '))
                .is_some_and(|(found, text)| found == code && text.contains(words)),
        };
        if !child.status.success() || !is_right {
            problems.push(format!("{file}: not {end:?} but {said}"));
        }
        if took.as_secs() >= seconds {
            problems.push(format!("{file}: took {} ms", took.as_millis()));
        }
        if peak.saturating_sub(size_kb) > MOST_KB {
            problems.push(format!("{file}: took {peak} kB of memory"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The same list in every format: a title over all columns, a sheet of notes before it and a hidden one
/// with the same headers behind it.
#[test]
fn the_same_list_reads_the_same_from_every_format() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    let right = "Open items of Example Ltd,,,,\n\
        \n\
        Customer,Invoice no,Due date,Amount due,Disputed\n\
        \"Müller, Größe & Co\",0012,2026-07-25,1234.5,TRUE\n\
        Two lines,2960623488,2024-02-29,1.2340,\n\
        \n\
        \n\
        Last,,,20160,\n";
    for (file, kind, without_value) in [
        ("book.xls", Kind::Xls, 0),
        ("book.ods", Kind::Ods, 0),
        ("book.xlsx", Kind::Xlsx, 1),
        ("book-1904.xlsx", Kind::Xlsx, 1),
    ] {
        let Converted { summary, text, .. } = converted(&folder.join(file)).unwrap();
        assert_eq!(String::from_utf8(text.into_bytes()).unwrap(), right, "{file}");
        let sheets: Vec<_> =
            summary.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
        assert_eq!(sheets, [("Notes", false), ("Open items", false), ("Lists", true)], "{file}");
        assert_eq!((summary.kind, summary.sheet), (kind, Some(1)), "{file}");
        let sheet = &summary.sheets[1];
        assert_eq!((sheet.rows, sheet.columns, sheet.joined_lines), (8, 5, 1), "{file}");
        assert_eq!(sheet.formulas_without_value, without_value, "{file}");
    }
}

/// Every beginning of a workbook, and every workbook with one byte changed, ends somehow.
#[test]
fn broken_workbooks_end_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    let convert = |bytes: &[u8]| {
        // Any end is right but a panic, or a time without end.
        drop(convert::convert(bytes, &Choice::default(), &Limits::default()));
    };
    for file in ["book.xls", "book.ods", "book.xlsx"] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        for cut in (0..bytes.len()).step_by(97) {
            convert(&bytes[..cut]);
        }
        for at in (0..bytes.len()).step_by(41) {
            let mut changed = bytes.clone();
            if let Some(byte) = changed.get_mut(at) {
                *byte ^= 0x55;
            }
            convert(&changed);
        }
    }
}

#[test]
fn every_workbook_of_the_suites_is_read_or_refused() {
    let Some(shared) = common::shared() else { return };
    let mut folders = vec![shared.join("suites/frictionless"), shared.join("data/exports")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            if ["xlsx", "xls", "ods", "xlsm", "xlsb"].contains(&ending.as_str()) {
                match converted(&path) {
                    Ok(_) => read += 1,
                    Err(refusal) => println!("{}: {refusal}", path.display()),
                }
            }
        }
    }
    assert!(read > 20, "only {read} were read");
}
