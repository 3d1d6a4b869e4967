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

use owed::domain::{Amount, DocumentKind};
use owed::import::{Source, import_set};

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

/// Files of one system dropped together: invoices, and what is open of them; the payments among
/// them that match no invoice. The invoices' own balances count, payments are never taken twice.
const TOGETHER: &[(&[&str], usize, &str, u64)] = &[
    (&["ninja_invoice.csv", "ninja_payments.csv"], 400, "6174.66", 2),
    (&["dbt_xero_invoice.csv", "dbt_xero_credit_note.csv"], 116, "42841", 0),
    (&["dbt_quickbooks_invoice.csv", "dbt_quickbooks_payment.csv"], 5, "120676.55", 12),
    (&["dbt_quickbooks_invoice.csv", "dbt_quickbooks_credit_memo.csv"], 5, "120676.55", 0),
];

/// Sets that do not end as they should yet, by their last file.
const NOT_YET_TOGETHER: &[(&str, &str)] =
    &[("dbt_xero_credit_note.csv", "a file without amounts keeps the others from being read")];

#[test]
fn files_of_one_system_go_together() {
    let Some(shared) = common::shared() else { return };
    let folder = shared.join("data/exports");
    let mut problems = Vec::new();
    for (files, invoices, open, unmatched) in TOGETHER {
        let contents: Vec<Vec<u8>> =
            files.iter().map(|file| std::fs::read(folder.join(file)).unwrap()).collect();
        let sources = files.iter().zip(&contents).map(|(name, content)| {
            let bytes = content.len() as u64;
            (Source { name: (*name).to_owned(), bytes, ..Source::default() }, content.as_slice())
        });
        let outcome = import_set(sources.collect(), Vec::new());
        let documents: Vec<_> = outcome
            .ledger
            .iter()
            .flat_map(|ledger| (0..u32::MAX).map_while(|idx| ledger.document(idx)))
            .filter(|document| document.kind == DocumentKind::Invoice)
            .map(|document| document.open)
            .collect();
        let got = (
            documents.len(),
            documents.into_iter().sum::<Amount>().decimal().normalize().to_string(),
            outcome.join.map_or(0, |join| join.unmatched.rows),
        );
        let right = got == (*invoices, (*open).to_owned(), *unmatched);
        let last = files.last().unwrap();
        let waits = NOT_YET_TOGETHER.iter().any(|(file, _)| file == last);
        if right == waits {
            problems.push(format!("{files:?}: {got:?}; expected to wait: {waits}"));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}
