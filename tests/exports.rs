//! Every file of the folder with real exports ends in the right documents, in the question only
//! its owner can answer, or in a refusal its reader would agree with.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

mod common;
#[path = "exports/expect.rs"]
mod expect;
#[path = "exports/roles.rs"]
mod roles;
#[path = "exports/table.rs"]
mod table;

use std::collections::BTreeSet;

/// Files that do not end as they should yet, and what is missing. An entry that has become right
/// fails the test until it is removed.
const NOT_YET: &[(&str, &str)] = &[];

#[test]
fn every_real_export_ends_as_its_reader_would_say() {
    let Some(shared) = common::shared() else { return };
    let folder = shared.join("data/exports");
    let mut problems =
        expect::run(table::CASES, NOT_YET, |file| std::fs::read(folder.join(file)).unwrap());
    problems.extend(expect::run(table::MORE, NOT_YET, |file| {
        std::fs::read(shared.join("data").join(file)).unwrap()
    }));
    let known = || table::CASES.iter().chain(table::MORE);
    for (file, _) in NOT_YET.iter().filter(|(file, _)| !known().any(|case| case.file == *file)) {
        problems.push(format!("{file}: on the list, but there is no such case"));
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_real_export_is_in_the_table() {
    let Some(shared) = common::shared() else { return };
    let files = std::fs::read_dir(shared.join("data/exports")).unwrap();
    let files: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let cases: BTreeSet<String> = table::CASES.iter().map(|case| case.file.to_owned()).collect();
    assert_eq!(files, cases);
}

/// Columns that are still taken for something else.
const WRONG_YET: &[&str] = &[];

/// At least this many of a hundred columns are taken for what they are without help.
const FOUND: usize = 95;

#[test]
fn the_columns_of_the_real_exports_are_found_without_help() {
    let Some(shared) = common::shared() else { return };
    let folder = shared.join("data/exports");
    let (mut columns, mut right) = (0, 0);
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for (file, meant) in roles::ROLES {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let Some(report) = expect::review(file, &bytes) else {
            missed.push(format!("{file}: no review"));
            continue;
        };
        let found = roles::compare(file, meant, &report);
        columns += found.columns;
        right += found.right;
        missed.extend(found.missed);
        wrong.extend(found.wrong);
    }
    assert_eq!(wrong, WRONG_YET, "wrong without a word");
    assert!(right * 100 >= columns * FOUND, "{right} of {columns} columns; missed {missed:#?}");
}
