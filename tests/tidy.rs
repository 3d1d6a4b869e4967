//! The rules of the house that no compiler knows: which layer may use which, where colors, clocks
//! and floats live, and that documents and links say what is so. Runs in well under a second.
//!
//! The tables below are the rules. A change to one of them is a decision: say why in
//! `docs/decisions/`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where the project is not as expected")]

use owed::domain::sorting::LeanSort;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each layer, lowest first, and what it may use of ours besides itself: only what stands above it.
/// A new arrow belongs into `docs/architecture.md` first.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("import", &["domain"]),
    ("convert", &["import"]),
    ("documents", &[]),
    ("law", &["domain"]),
    ("policy", &["domain", "documents", "law"]),
    ("analysis", &["domain", "policy"]),
    ("letters", &["domain", "law", "analysis", "policy", "documents"]),
    ("collect", &["domain", "law", "analysis", "policy", "documents", "letters"]),
    ("casefile", &["domain", "import", "documents", "analysis", "policy", "letters", "collect"]),
    ("present", &["domain", "import", "documents", "analysis", "policy", "letters"]),
    ("sample", &["domain", "import", "analysis", "present"]),
    ("share", &["domain", "present"]),
    (
        "protocol",
        &[
            "domain",
            "import",
            "documents",
            "law",
            "analysis",
            "policy",
            "letters",
            "collect",
            "share",
        ],
    ),
    (
        "worker",
        &[
            "domain",
            "import",
            "convert",
            "documents",
            "law",
            "policy",
            "analysis",
            "letters",
            "collect",
            "casefile",
            "present",
            "sample",
            "share",
            "protocol",
        ],
    ),
    ("panic_place", &[]),
    ("platform", &["import", "convert", "casefile", "protocol", "worker"]),
    (
        "ui",
        &[
            "domain",
            "import",
            "convert",
            "documents",
            "law",
            "policy",
            "analysis",
            "letters",
            "collect",
            "casefile",
            "present",
            "share",
            "protocol",
            "platform",
        ],
    ),
];

/// Layers that see the importer's reports only, never how it reads.
const REPORTS_ONLY: &[&str] = &["casefile", "present", "protocol", "ui"];

/// What of the importer is a report.
const REPORT_FILES: &[&str] = &[
    "src/import/report.rs",
    "src/import/remember.rs",
    "src/import/role.rs",
    "src/import/terms.rs",
    "src/import/encoding.rs",
    "src/import/export_help.rs",
    "src/import/recognize/mod.rs",
    "src/import/join/report.rs",
];

/// Names that may appear in these places (files, or folders that end with `/`) and nowhere else
/// below `src/`; and why.
const ONLY_IN: &[(&[&str], &[&str], &str)] = &[
    (
        &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "serde_wasm_bindgen"],
        &["src/platform/", "src/worker/wire/", "src/worker/wire.rs", "src/panic_place.rs"],
        "the browser is met in a few files",
    ),
    (&["leptos"], &["src/ui/", "src/platform/"], "only the page has an interface"),
    (
        &["csv::", "csv_core::"],
        &["src/import/", "src/present/export/", "src/letters/tests/", "src/sample/"],
        "files are read in one place",
    ),
    (&["plotters", "plotters_backend"], &["src/present/chart/"], "pictures are drawn in one place"),
    (
        &["calamine", "chardetng", "encoding_rs"],
        // What the writer of workbooks wrote is read again in its tests.
        &["src/convert/", "src/documents/xlsx.rs"],
        "files are converted in one place",
    ),
    (
        &["krilla", "skrifa", "rust_xlsxwriter"],
        &["src/documents/pdf/", "src/documents/xlsx.rs"],
        "pages and workbooks are written in one place",
    ),
    (&["age::"], &["src/casefile/"], "passphrases are in one place"),
    (
        &["sha2"],
        &["src/casefile/", "src/share/"],
        "checksums and made-up names are in one place each",
    ),
    (&["getrandom"], &["src/worker/wire/safe.rs"], "randomness is a parameter"),
    (&["zip::"], &["src/documents/"], "archives are written in one place"),
    (
        &["new_0", "SystemTime", "Instant", "Local", "Utc"],
        &["src/platform/clock.rs"],
        "dates are parameters",
    ),
    (
        &["f64", "f32"],
        &[
            "src/present/chart/",
            "src/convert/",
            "src/documents/fixtures.rs",
            "src/documents/pdf/",
            "src/documents/xlsx.rs",
            "src/platform/",
            "src/worker/wire/",
            "src/worker/wire.rs",
            "src/ui/",
        ],
        "money is exact: floats end where workbooks are read and begin where pages and pictures are drawn",
    ),
    (
        &["Ledger"],
        &[
            "src/domain/",
            "src/import/",
            "src/analysis/",
            "src/letters/",
            "src/collect/",
            "src/sample/",
            "src/share/",
            "src/worker/desk.rs",
            "src/worker/session.rs",
            "src/worker/files.rs",
            "src/worker/windows.rs",
            "src/present/export/",
        ],
        "the ledger never leaves the worker",
    ),
    (&["unsafe"], &[], "nothing here needs it"),
    (
        &["inner_html", "outer_html", "insert_adjacent_html"],
        &[],
        "imported text is data, never markup",
    ),
];

/// What a script of ours may not do either.
const NEVER_IN_SCRIPTS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "importScripts",
    "serviceWorker",
];

/// What closes the ways out, and what tries whether they are closed, names them.
const ABOUT_WAYS_OUT: &[&str] = &["boot/lock.js", "boot/self-test.js"];

/// Where colors are decided. Everything else names them.
const COLORS_IN: &[&str] = &[
    "style/tokens.css",
    "src/present/chart/palette.rs",
    // Letters leave the program and bring their own, printable look.
    "src/documents/page.css",
];

/// Direct dependencies, core and tools. A new one needs a sentence in `Cargo.toml` or a decision.
const DEPENDENCIES: &[&str] = &[
    "age",
    "base64",
    "calamine",
    "chardetng",
    "chrono",
    "criterion",
    "csv",
    "csv-core",
    "encoding_rs",
    "flate2",
    "foldhash",
    "getrandom",
    "hashbrown",
    "js-sys",
    "krilla",
    "leptos",
    "memchr",
    "plotters",
    "plotters-backend",
    "postcard",
    "proptest",
    "pulldown-cmark",
    "rust_decimal",
    "rust_xlsxwriter",
    "serde",
    "serde-wasm-bindgen",
    "serde_json",
    "sha2",
    "skrifa",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "wasm-bindgen-test",
    "wasm_split_helpers",
    "web-sys",
    "zip",
];

/// Folders of machines that no file may name; in two parts, so that this one does not.
const MACHINE_PATHS: &[(&str, &str)] = &[("/wo", "rk/"), ("/ro", "ot/"), ("/tmp/", "bash_jobs")];

/// A text file of the project: its path from the root, with `/`, and its content.
struct File {
    path: String,
    text: String,
}

impl File {
    fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    fn below(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// The lines with their numbers, without those that are comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(i, line)| (i + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file of the project, without what `.gitignore` names.
fn files() -> Vec<File> {
    let ignored = std::fs::read_to_string(root().join(".gitignore")).unwrap();
    let ignored: BTreeSet<&str> = ignored
        .lines()
        .map(|line| line.trim_matches('/'))
        .filter(|line| !line.is_empty())
        .collect();
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = short(&entry.path());
            let name = entry.file_name();
            if ignored.contains(path.as_str()) || name == ".git" || name == "node_modules" {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
                found.push(File { path, text });
            }
        }
    }
    found.lean_sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn short(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap();
    path.to_string_lossy().replace('\\', "/")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// Rust files below `src/`, without the comments.
fn source() -> Vec<File> {
    files().into_iter().filter(|file| file.is(".rs") && file.below(&["src/"])).collect()
}

fn check(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `line` has `word` as a whole word, or a path that begins with it when it ends with `::`.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (line.get(..at).unwrap(), line.get(at + word.len()..).unwrap());
        !before.ends_with(in_name) && (word.ends_with(':') || !after.starts_with(in_name))
    })
}

/// The name at the start of `text`.
fn first_name(text: &str) -> &str {
    text.split(|c| !in_name(c)).next().unwrap_or_default()
}

/// Each part of `text` that follows `start`, with the number of its line.
fn after<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    text.match_indices(start).map(move |(at, _)| {
        let line = text.get(..at).unwrap().lines().count().max(1);
        (line, text.get(at + start.len()..).unwrap())
    })
}

/// What stands between quotes after each `start`, such as `data-testid="`.
fn quoted<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    after(text, start).filter_map(|(_, rest)| Some(rest.split_once('"')?.0))
}

#[test]
fn every_rust_file_opens_with_what_it_is() {
    let places = ["src/", "xtask/", "tests/", "examples/", "benches/"];
    let files = files().into_iter().filter(|file| file.is(".rs") && file.below(&places));
    let silent = files.filter(|file| !file.text.starts_with("//!"));
    check(&silent.map(|file| format!("{}: begins without //!", file.path)).collect::<Vec<_>>());
}

#[test]
fn layers_use_only_what_is_below_them() {
    let mut problems = Vec::new();
    let mut below: Vec<&str> = Vec::new();
    for (layer, allowed) in LAYERS {
        let upward = allowed.iter().filter(|used| !below.contains(used));
        problems.extend(upward.map(|used| format!("LAYERS: {layer} may not stand on {used}")));
        below.push(layer);
    }
    for file in source() {
        let inside = file.path.strip_prefix("src/").unwrap();
        let layer = first_name(inside);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            let is_top = matches!(inside, "lib.rs" | "main.rs") || inside.starts_with("bin/");
            if !is_top {
                problems.push(format!("{}: belongs to no layer", file.path));
            }
            continue;
        };
        for (number, line) in file.code() {
            for (_, rest) in after(line, "crate::") {
                let used = first_name(rest);
                if used != layer && !used.is_empty() && !allowed.contains(&used) {
                    problems.push(format!("{}:{number}: {layer} uses {used}", file.path));
                }
            }
        }
    }
    check(&problems);
}

#[test]
fn only_the_importers_reports_are_shown() {
    let report: String = REPORT_FILES.iter().map(|path| read(path)).collect();
    let public: BTreeSet<&str> = ["pub enum ", "pub struct "]
        .iter()
        .flat_map(|start| after(&report, start))
        .map(|(_, rest)| first_name(rest))
        .collect();
    let mut problems = Vec::new();
    for file in source() {
        if !REPORTS_ONLY.contains(&first_name(file.path.strip_prefix("src/").unwrap())) {
            continue;
        }
        for (number, rest) in after(&file.text, "crate::import::") {
            let list = match rest.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or_default(),
                None => first_name(rest),
            };
            for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                if !public.contains(name) {
                    problems.push(format!("{}:{number}: {name} is not a report", file.path));
                }
            }
        }
    }
    check(&problems);
}

#[test]
fn some_names_have_their_place() {
    let mut problems = Vec::new();
    for file in source() {
        for (words, places, why) in ONLY_IN {
            if file.below(places) {
                continue;
            }
            for (number, line) in file.code() {
                // What stands in quotes is text.
                let line: String = line.split('"').step_by(2).collect::<Vec<_>>().join("\"");
                for word in words.iter().filter(|word| names(&line, word)) {
                    problems.push(format!("{}:{number}: {word}: {why}", file.path));
                }
            }
        }
    }
    check(&problems);
}

#[test]
fn the_core_computes_without_floats() {
    for path in ["src/domain/mod.rs", "src/law/mod.rs", "src/analysis/mod.rs"] {
        assert!(read(path).contains("#![deny(clippy::float_arithmetic)]"), "{path}");
    }
    for path in ["Cargo.toml", "xtask/Cargo.toml"] {
        assert!(read(path).contains("[lints]\nworkspace = true\n"), "{path}");
    }
}

#[test]
fn scripts_and_pages_write_no_markup_and_call_nobody() {
    let mut problems = Vec::new();
    let page = files()
        .into_iter()
        .filter(|file| file.below(&["boot/", "index.html"]) && !file.below(ABOUT_WAYS_OUT));
    for file in page.chain(source()) {
        for (number, line) in file.code() {
            for word in NEVER_IN_SCRIPTS.iter().filter(|word| line.contains(**word)) {
                problems.push(format!("{}:{number}: {word}", file.path));
            }
            if line.contains(" style=\"") {
                problems.push(format!("{}:{number}: the page's policy drops style=", file.path));
            }
        }
    }
    check(&problems);
}

/// `#1a2b3c`, `rgb(…)`, `oklch(…)` and the like.
fn has_color(line: &str) -> bool {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
    let hex = line.match_indices('#').any(|(at, _)| {
        let (before, rest) = (line.get(..at).unwrap(), line.get(at + 1..).unwrap());
        let word = first_name(rest);
        matches!(word.len(), 3 | 4 | 6 | 8)
            && word.chars().all(|c| c.is_ascii_hexdigit())
            && !before.ends_with('&')
    });
    hex || functions.iter().any(|function| {
        line.match_indices(function).any(|(at, _)| !line.get(..at).unwrap().ends_with(in_name))
    })
}

#[test]
fn colors_are_decided_in_one_place() {
    for (line, expected) in [
        ("color: #fff;", true),
        ("<rect fill=\"#1d2228\"/>", true),
        ("oklch(0.7 0.1 90)", true),
        ("color: var(--ink)", false),
        ("a[href=\"#main\"]", false),
        ("&#39;", false),
        ("#[derive(Debug)]", false),
    ] {
        assert_eq!(has_color(line), expected, "{line}");
    }
    let mut problems = Vec::new();
    let looks = files().into_iter().filter(|file| {
        (file.below(&["style/", "public/boot.css"]) || file.below(&["src/"]))
            && !COLORS_IN.contains(&file.path.as_str())
    });
    for file in looks {
        for (number, line) in file.code().filter(|(_, line)| has_color(line)) {
            problems.push(format!("{}:{number}: {}", file.path, line.trim()));
        }
    }
    check(&problems);
}

#[test]
fn every_style_sheet_is_linked() {
    let page = read("index.html");
    let sheets = files().into_iter().filter(|file| file.below(&["style/"]) && file.is(".css"));
    let loose = sheets.filter(|file| !page.contains(&format!("href=\"{}\"", file.path)));
    check(&loose.map(|file| format!("{} is not in index.html", file.path)).collect::<Vec<_>>());
}

#[test]
fn dependencies_are_the_agreed_ones() {
    let mut found = BTreeSet::new();
    for path in ["Cargo.toml", "xtask/Cargo.toml"] {
        let text = read(path);
        let mut inside = false;
        for line in text.lines() {
            if let Some(section) = line.strip_prefix('[') {
                inside = section.ends_with("dependencies]");
            } else if inside
                && let Some((name, _)) = line.split_once(" = ")
                && !name.starts_with([' ', '#'])
            {
                found.insert(name.to_owned());
            }
        }
    }
    let agreed: BTreeSet<String> = DEPENDENCIES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(found, agreed);
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut problems = Vec::new();
    for file in files().into_iter().filter(|file| file.is(".md")) {
        let folder = root().join(&file.path).parent().unwrap().to_path_buf();
        for (number, rest) in after(&file.text, "](") {
            let target = rest.split([')', '#', ' ']).next().unwrap_or_default();
            let elsewhere = target.contains("://") || target.starts_with("mailto:");
            if !elsewhere && !folder.join(target).exists() {
                problems.push(format!("{}:{number}: {target} is not there", file.path));
            }
        }
    }
    check(&problems);
}

/// What stands in the first column of the tables of `docs/test-ids.md`, and in backticks elsewhere.
fn listed_ids() -> (Vec<String>, BTreeSet<String>) {
    let text = read("docs/test-ids.md");
    let text = text.split("## Marks").next().unwrap_or_default();
    let in_backticks = |part: &str| -> Vec<String> {
        part.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let first = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .flat_map(in_backticks)
        .collect();
    (first, in_backticks(text).into_iter().collect())
}

#[test]
fn the_list_of_test_ids_is_complete_and_true() {
    let (first, all) = listed_ids();
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    let mut begun: Vec<String> = Vec::new();
    let mut texts = String::new();
    let shown = files().into_iter().filter(|file| {
        (file.is(".rs") && file.below(&["src/ui/"])) || file.path == "boot/rescue.js"
    });
    for file in shown {
        for start in ["testid=\"", "testid: \""] {
            for id in quoted(&file.text, start) {
                written.insert(id.to_owned(), file.path.clone());
            }
        }
        let formatted = quoted(&file.text, "testid=format!(\"");
        begun.extend(formatted.filter_map(|id| Some(id.split_once('{')?.0.to_owned())));
        texts += &file.text;
    }
    assert!(written.len() > 40, "{written:?}");
    let mut problems: Vec<String> = written
        .iter()
        .filter(|(id, _)| !all.contains(*id))
        .map(|(id, path)| format!("{path}: {id} is not in docs/test-ids.md"))
        .collect();
    for id in &first {
        let is_there = texts.contains(&format!("\"{id}\""))
            || begun.iter().any(|start| id.starts_with(start.as_str()));
        if !is_there {
            problems.push(format!("docs/test-ids.md: {id} is not on the page"));
        }
    }
    check(&problems);
}

#[test]
fn no_file_names_the_machine_it_was_made_on() {
    let mut problems = Vec::new();
    for file in files() {
        for (start, end) in MACHINE_PATHS {
            if file.text.contains(&format!("{start}{end}")) {
                problems.push(format!("{}: {start}{end}", file.path));
            }
        }
    }
    check(&problems);
}

#[test]
fn browser_tests_wait_for_what_a_promise_brings() {
    let mut problems = Vec::new();
    for file in files().into_iter().filter(|file| file.is(".mjs")) {
        for (number, _) in file.code().filter(|(_, line)| line.contains("waitForFunction(async")) {
            problems.push(format!(
                "{}:{number}: a promise itself is taken for true: use `eventually` of tests/e2e/lib/browser.mjs",
                file.path
            ));
        }
    }
    check(&problems);
}
