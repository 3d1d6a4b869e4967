//! Every layout the importer promises to understand, in small files written by hand, ends in the
//! documents that were added up by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

#[path = "layouts/dress.rs"]
mod dress;
#[path = "exports/expect.rs"]
mod expect;
#[path = "layouts/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Layouts that do not end as they should yet, and what is missing. An entry that has become right
/// fails the test until it is removed.
const NOT_YET: &[(&str, &str)] = &[];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts")
}

#[test]
fn every_layout_ends_in_the_documents_added_up_by_hand() {
    let problems =
        expect::run(table::CASES, NOT_YET, |file| std::fs::read(folder().join(file)).unwrap());
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_layout_is_in_the_table() {
    let files = std::fs::read_dir(folder()).unwrap();
    let files: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let cases: BTreeSet<String> = table::CASES.iter().map(|case| case.file.to_owned()).collect();
    assert_eq!(files, cases);
}

/// Dresses in which a layout still ends otherwise, and why.
const NOT_YET_IN: &[(&str, &str, &str)] = &[];

#[test]
fn a_layout_ends_the_same_in_any_dress() {
    let (mut problems, mut worn) = (Vec::new(), 0);
    for case in table::CASES.iter().filter(|case| !NOT_YET.iter().any(|(f, _)| *f == case.file)) {
        let bytes = std::fs::read(folder().join(case.file)).unwrap();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        for (dress, put_on) in dress::DRESSES {
            let Some(bytes) = put_on(&text) else { continue };
            worn += 1;
            let known = NOT_YET_IN.iter().any(|(f, d, _)| f == &case.file && d == dress);
            match (expect::check(case, &bytes), known) {
                (Ok(()), false) | (Err(_), true) => {}
                (Ok(()), true) => problems.push(format!("{} with {dress}: right now", case.file)),
                (Err(problem), false) => {
                    problems.push(format!("{} with {dress}: {problem}", case.file));
                }
            }
        }
    }
    assert!(worn > 200, "{worn}");
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

/// Reports with totals of their own, and how many; each is what its rows add up to.
const STATED: &[(&str, usize)] = &[
    ("qbo_aging_detail.csv", 4),
    ("qbo_open_invoices.csv", 3),
    ("qbd_open_invoices.csv", 3),
    ("xero_aged_receivables_detail.csv", 3),
    ("tally_bills.csv", 3),
    ("sap_fbl5n.txt", 2),
    ("erpnext_receivable.csv", 3),
    ("sage50_aged_debtors.csv", 3),
];

#[test]
fn totals_a_report_states_are_compared_with_what_was_counted() {
    let mut problems = Vec::new();
    for (file, count) in STATED {
        let bytes = std::fs::read(folder().join(file)).unwrap();
        let totals = expect::review(file, &bytes).unwrap().stated_totals;
        let right = totals.len() == *count && totals.iter().all(|t| t.stated == t.counted);
        if !right {
            problems.push(format!("{file}: {totals:?}"));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}
