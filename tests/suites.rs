//! The public suites for CSV readers and the hostile files, against the bars they state. Skipped,
//! with a line that says so, where they are not here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where its material is not as expected"
)]

mod common;
#[path = "suites/dialects.rs"]
mod dialects;
#[path = "suites/hostile.rs"]
mod hostile;
#[path = "suites/records.rs"]
mod records;

use std::path::PathBuf;

fn suite(name: &str) -> Option<PathBuf> {
    Some(common::shared()?.join("suites").join(name)).filter(|path| path.exists())
}

/// What is not right yet: how the complaint begins, and why it is there. An entry without a
/// complaint fails the test until it is removed.
const NOT_YET: &[(&str, &str)] = &[];

/// No complaints of this suite, except those of the list, all of which must be there.
fn none(suite: &str, problems: &[String]) {
    let known = || NOT_YET.iter().filter(|(begin, _)| begin.starts_with(suite));
    let is = |problem: &str, begin: &str| problem.starts_with(&format!("{begin}:"));
    let new: Vec<&String> =
        problems.iter().filter(|problem| !known().any(|(begin, _)| is(problem, begin))).collect();
    let gone: Vec<&str> = known()
        .map(|(begin, _)| *begin)
        .filter(|begin| !problems.iter().any(|problem| is(problem, begin)))
        .collect();
    let first: Vec<_> = new.iter().take(20).collect();
    assert!(new.is_empty(), "{} problems {first:#?}", new.len());
    assert!(gone.is_empty(), "right now; take them off the list: {gone:?}");
}

#[test]
fn csv_spectrum_is_read_whole() {
    let Some(suite) = suite("csv-spectrum") else { return };
    let (right, problems) = records::csv_spectrum(&suite);
    none("csv-spectrum", &problems);
    assert_eq!(right, 12);
}

#[test]
fn papaparse_core_vectors_are_right_or_decided() {
    let Some(suite) = suite("papaparse") else { return };
    let (right, otherwise, problems) = records::papaparse(&suite, "CORE_PARSER_TESTS");
    none("CORE_PARSER_TESTS", &problems);
    assert_eq!((right, otherwise), (44, 19));
}

#[test]
fn papaparse_parse_vectors_are_right_or_decided() {
    let Some(suite) = suite("papaparse") else { return };
    let (right, otherwise, problems) = records::papaparse(&suite, "PARSE_TESTS");
    none("PARSE_TESTS", &problems);
    assert_eq!((right, otherwise), (65, 32));
}

#[test]
fn python_reader_vectors_are_right() {
    let Some(suite) = suite("python-csv") else { return };
    let (right, problems) = records::python_readers(&suite);
    none("python-csv", &problems);
    assert_eq!(right, 16);
}

#[test]
fn python_samples_are_found_or_not_read_at_all() {
    let Some(suite) = suite("python-csv") else { return };
    let (fine, problems) = dialects::python_samples(&suite);
    none("python-csv sample", &problems);
    assert_eq!(fine, 16);
}

#[test]
fn issue_derived_files_are_right_throughout() {
    let Some(suite) = suite("issue-derived") else { return };
    let (right, problems) = dialects::issue_derived(&suite);
    none("issue-derived", &problems);
    assert_eq!(right, 18);
}

#[test]
fn rust_csv_examples_are_recognized() {
    let Some(suite) = suite("rust-csv") else { return };
    none("rust-csv", &dialects::rust_csv(&suite));
}

#[test]
fn hostile_amounts_are_read_as_what_they_are_or_left_out() {
    let Some(suite) = suite("hostile-ar") else { return };
    none("hostile-ar", &hostile::hostile_amounts(&suite));
}

#[test]
fn no_file_of_any_suite_stops_the_program() {
    let Some(shared) = common::shared() else { return };
    let mut files = hostile::files(&shared.join("suites"));
    files.extend(hostile::files(&shared.join("cases")));
    // Workbooks made to fill the memory have a test of their own.
    files.retain(|file| !file.to_string_lossy().contains("hostile-spreadsheets"));
    assert!(files.len() > 200, "{} files", files.len());
    let problems: Vec<String> = files.iter().flat_map(|file| hostile::survives(file)).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn structural_faults_are_said_with_their_row() {
    let Some(suite) = suite("frictionless") else { return };
    none("frictionless", &hostile::frictionless(&suite));
}

// CC-38: numbers of documents and customers stay text.
#[test]
fn naughty_strings_stay_what_they_are() {
    let Some(suite) = suite("blns") else { return };
    let (right, problems) = hostile::naughty(&suite);
    none("blns", &problems);
    assert_eq!(right, 515);
}

#[test]
fn naughty_strings_come_back_from_our_own_files() {
    let Some(suite) = suite("blns") else { return };
    let (names, problems) = hostile::naughty_round_trip(&suite);
    none("blns", &problems);
    assert!(names > 450, "{names}");
}
