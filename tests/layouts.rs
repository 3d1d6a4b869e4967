//! Every layout the importer promises to understand, in small files written by hand, ends in the
//! documents that were added up by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

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
