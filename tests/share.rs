//! A copy without names tells nothing of the original and gives the same figures when it is read back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

mod common;

use std::collections::BTreeSet;

use owed::analysis::measures::{MeasuresReport, measures};
use owed::analysis::{Analysis, AnalysisConfig, AnalysisReport, Contact};
use owed::domain::sorting::LeanSort;
use owed::domain::{Ledger, to_u32};
use owed::import::{ImportSettings, SetOutcome, Source, import_set};
use owed::share::{AnonymousCopy, Factor, ShareOptions, anonymous_copy};
use proptest::prelude::*;

fn options(key: &str) -> ShareOptions {
    ShareOptions { key: key.to_owned(), ..ShareOptions::default() }
}

fn read_set(files: &[(&str, &str)]) -> Ledger {
    let sources = files.iter().map(|(name, text)| {
        let bytes = text.len() as u64;
        (Source { name: (*name).to_owned(), bytes, ..Source::default() }, text.as_bytes())
    });
    let SetOutcome { ledger, files, .. } = import_set(sources.collect(), Vec::new());
    ledger.unwrap_or_else(|| panic!("no figures: {files:?}"))
}

fn back(copy: &AnonymousCopy) -> Ledger {
    let mut files = vec![("anonymous-invoices.csv", copy.documents.as_str())];
    files.extend(copy.payments.as_deref().map(|text| ("anonymous-payments.csv", text)));
    read_set(&files)
}

/// Every figure of the analysis and the measures; who is who is left out, as it differs on purpose.
fn figures(ledger: &Ledger, as_of: &str) -> (AnalysisReport, MeasuresReport) {
    let analysis = Analysis::new(ledger, &AnalysisConfig::standard(as_of.parse().unwrap()));
    let mut report = analysis.report(ledger);
    for currency in &mut report.currencies {
        for rows in [&mut currency.call_first, &mut currency.offenders] {
            for row in rows.iter_mut() {
                (row.account, row.contact) = (0, Contact::default());
                row.name.clear();
                row.customer_id.clear();
            }
            // Equals stand in the order of their names.
            rows.lean_sort_by_key(|row| format!("{row:?}"));
        }
    }
    (report, measures(ledger, &analysis, &[]))
}

fn assert_same_figures(ledger: &Ledger, copy: &AnonymousCopy, dates: &[&str]) {
    let copied = back(copy);
    assert_eq!(copied.len(), ledger.len());
    assert_eq!(copied.customers().len(), ledger.customers().len());
    for date in dates {
        assert_eq!(figures(&copied, date), figures(ledger, date), "{date}");
    }
}

/// Every text of the ledger that names something.
fn names(ledger: &Ledger) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for customer in ledger.customers() {
        names.extend(
            [&customer.name, &customer.id, &customer.email, &customer.phone].map(Clone::clone),
        );
        names.extend([&customer.salesperson, &customer.terms, &customer.country].map(Clone::clone));
        names.extend(customer.address.clone());
    }
    for idx in 0..to_u32(ledger.len()) {
        names.insert(ledger.document(idx).unwrap().number.into_owned());
        let attributes = owed::domain::ledger::Attribute::ALL;
        names.extend(
            attributes.iter().filter_map(|of| ledger.attribute(idx, *of)).map(str::to_owned),
        );
    }
    names
}

/// Words that the copy has of itself, and what is no more telling than any number.
fn is_telling(name: &str, copy: &AnonymousCopy) -> bool {
    let header = copy.documents.lines().next().unwrap_or_default();
    let own = [
        header,
        "Customer",
        "Invoice",
        "Credit note",
        "Payment",
        "Yes",
        "Salesperson",
        "Region",
        "Order",
    ];
    let is_own = own.iter().any(|word| word.contains(name));
    let is_number = name.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ' '));
    name.chars().count() >= 4 && !is_own && !is_number
}

/// Whether a text has these words, and not as a part of longer ones: made-up numbers ("8K3C-C105") have any four letters in
/// them.
fn stands_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        ![before, after].into_iter().flatten().any(|c| c.is_alphanumeric() || c == '-')
    })
}

fn assert_tells_nothing(ledger: &Ledger, copy: &AnonymousCopy) {
    let text = [copy.documents.as_str(), copy.payments.as_deref().unwrap_or_default()].concat();
    for name in names(ledger).iter().filter(|name| is_telling(name, copy)) {
        assert!(!stands_in(&text, name), "{name:?} is in the copy");
    }
    // Numbers too: no text cell of the copy is one of the original's.
    let originals = names(ledger);
    for line in text.lines().skip(1) {
        for cell in line.split(',').take(2) {
            assert!(!originals.contains(cell) || cell.is_empty(), "{cell:?} is in the copy");
        }
    }
}

const DATES: [&str; 3] = ["2025-09-30", "2025-12-31", "2026-03-31"];

fn sample() -> Ledger {
    let csv = owed::sample::sample_csv("2026-03-31".parse().unwrap());
    common::imported(&csv).0
}

#[test]
fn the_sample_is_shared_without_a_name_and_with_every_figure() {
    let ledger = sample();
    let copy = anonymous_copy(&ledger, &options("lake")).unwrap();
    assert_tells_nothing(&ledger, &copy);
    assert_same_figures(&ledger, &copy, &DATES);
    assert_eq!(copy.preview.documents, ledger.len() as u64);
    for totals in &copy.preview.totals {
        assert_eq!((totals.open, totals.billed), (totals.open_in_copy, totals.billed_in_copy));
    }
}

#[test]
fn the_same_key_gives_the_same_names_next_month_and_another_key_gives_others() {
    let of = |rows: &str, key: &str| {
        let text = format!("Invoice Number,Customer,Invoice Date,Due Date,Total\n{rows}");
        anonymous_copy(&common::imported(&text).0, &options(key)).unwrap().preview.names
    };
    let name = |list: &[owed::share::Change], from: &str| {
        list.iter().find(|change| change.from == from).map(|change| change.to.clone()).unwrap()
    };
    let june =
        of("1,Acme Ltd,2026-06-01,2026-07-01,10.00\n2,Beta,2026-06-02,2026-07-02,20.00\n", "lake");
    let july =
        of("9,Beta,2026-07-02,2026-08-02,7.00\n8,Acme Ltd,2026-07-03,2026-08-03,5.00\n", "lake");
    let other = of("9,Beta,2026-07-02,2026-08-02,7.00\n", "hill");
    assert_eq!(name(&june, "Beta"), name(&july, "Beta"));
    assert_eq!(name(&june, "Acme Ltd"), name(&july, "Acme Ltd"));
    assert_ne!(name(&june, "Beta"), name(&other, "Beta"));
}

#[test]
fn single_payments_are_shared_too() {
    let invoices = "\
Invoice Number,Customer,Email,PO Number,Invoice Date,Due Date,Currency,Total
A-1001,Acme Inc,ap@acme.example,PO-77812,2026-01-10,2026-02-09,EUR,1000.00
A-1002,Acme Inc,ap@acme.example,,2026-02-01,2026-03-03,EUR,400.00
B-2001,Beta Ltd,,,2026-02-15,2026-03-17,EUR,250.00
";
    let payments = "\
Payment Date,Customer,Invoice Number,Amount,Currency
2026-02-20,Acme Inc,A-1001,300.00,EUR
2026-03-20,Acme Inc,A-1001,500.00,EUR
2026-03-05,Acme Inc,A-1002,400.00,EUR
";
    let ledger = read_set(&[("invoices.csv", invoices), ("payments.csv", payments)]);
    let copy = anonymous_copy(&ledger, &options("k")).unwrap();
    assert_tells_nothing(&ledger, &copy);
    assert_same_figures(&ledger, &copy, &["2026-02-15", "2026-02-20", "2026-03-05", "2026-04-01"]);
    assert_eq!(copy.preview.contacts_dropped, 1);
}

#[test]
fn moved_dates_and_multiplied_amounts_are_exactly_that() {
    let ledger = sample();
    let factor = Factor::parse("3").unwrap();
    let options = ShareOptions { shift_days: -14, factor, ..options("k") };
    let copied = back(&anonymous_copy(&ledger, &options).unwrap());
    let ((before, _), (after, _)) =
        (figures(&ledger, "2026-03-31"), figures(&copied, "2026-03-17"));
    assert_eq!(before.currencies.len(), after.currencies.len());
    for (before, after) in before.currencies.iter().zip(&after.currencies) {
        let three = |figure: owed::analysis::Figure| {
            (figure.amount.decimal() * rust_decimal::Decimal::from(3), figure.count)
        };
        let own = |figure: owed::analysis::Figure| (figure.amount.decimal(), figure.count);
        assert_eq!(own(after.open), three(before.open));
        assert_eq!(own(after.overdue), three(before.overdue));
        for (before, after) in before.buckets.iter().zip(&after.buckets) {
            assert_eq!(own(*after), three(*before));
        }
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let (ledger, _) = common::imported(
        "Invoice Number,Customer,Invoice Date,Due Date,Total\n1,Acme,2026-01-01,2026-01-31,90000000000000.00\n",
    );
    let factor = Factor::parse("1000").unwrap();
    assert!(anonymous_copy(&ledger, &ShareOptions { factor, ..options("k") }).is_err());
    assert!(anonymous_copy(&ledger, &ShareOptions { shift_days: 4000, ..options("k") }).is_err());
}

#[test]
fn real_exports_are_shared_without_a_name_and_with_every_figure() {
    let Some(shared) = common::shared() else { return };
    for (file, dates) in [
        ("data/ibm_accounts_receivable.csv", ["2012-12-31", "2013-06-30", "2013-11-30"]),
        ("data/highradius_open_items.csv", ["2020-01-31", "2020-04-30", "2020-06-30"]),
    ] {
        let bytes = std::fs::read(shared.join(file)).unwrap();
        let (ledger, _) = common::imported_bytes(file, &bytes, &ImportSettings::default());
        let copy = anonymous_copy(&ledger, &options("k")).unwrap();
        assert_tells_nothing(&ledger, &copy);
        assert_same_figures(&ledger, &copy, &dates);
    }
}

#[test]
fn hostile_rows_are_shared_without_a_trace() {
    let Some(shared) = common::shared() else { return };
    let folder = shared.join("suites/hostile-ar");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let source = Source {
            name: "hostile.csv".to_owned(),
            bytes: bytes.len() as u64,
            ..Source::default()
        };
        let SetOutcome { ledger: Some(ledger), .. } =
            import_set(vec![(source, &bytes)], Vec::new())
        else {
            continue;
        };
        read += 1;
        let copy = anonymous_copy(&ledger, &options("k")).unwrap();
        assert_tells_nothing(&ledger, &copy);
        assert_same_figures(&ledger, &copy, &["2026-06-30"]);
    }
    assert!(read > 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_stands_in_the_cells_stays_there(
        rows in prop::collection::vec(
            ("[^\u{0}]{6,24}", "[A-Za-z0-9\"=,;<>'{}% -]{6,12}", "[a-z]{3,8}@[a-z]{3,8}\\.example", 1_i64..9_999_999, 0_i64..3),
            1..12,
        ),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Invoice Number", "Customer", "Email", "Invoice Date", "Due Date", "Total", "Amount Due"]).unwrap();
        for (customer, number, email, minor, part) in &rows {
            let amount = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
            writer.write_record([
                number, customer, email, "2026-01-05", "2026-02-04", &amount(*minor), &amount(minor * part / 2 % (minor + 1)),
            ]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let source = Source { name: "any.csv".to_owned(), bytes: bytes.len() as u64, ..Source::default() };
        if let SetOutcome { ledger: Some(ledger), .. } = import_set(vec![(source, &bytes)], Vec::new()) {
            let copy = anonymous_copy(&ledger, &options("any")).unwrap();
            assert_tells_nothing(&ledger, &copy);
            assert_same_figures(&ledger, &copy, &["2026-01-31", "2026-03-31"]);
        }
    }
}
