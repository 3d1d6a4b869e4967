//! Case files of every version that was ever written open for ever, plain and behind a passphrase.
//!
//! The files in `tests/fixtures/casefile` are never written anew; a new version adds its own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where a fixture is missing or not as expected"
)]

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use owed::analysis::AnalysisConfig;
use owed::casefile::{CaseFile, CaseFileError, unseal};
use owed::collect::{AttachReport, CaseLog, Event, Unmatched, What};
use owed::domain::{Amount, Currency, CustomerKey};
use owed::import::Source;
use owed::policy::Policy;
use owed::protocol::{DeskCommand, Response};
use owed::worker::session::{ImportJob, Session};

const PASSPHRASE: &str = "correct horse battery staple";

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("fixtures").join("casefile")
}

/// What the user of the first golden file had done, by hand from the making of it.
fn check_first(case: &CaseFile) {
    let book = &case.book;
    assert_eq!(book.name, "North Shop");
    assert_eq!(book.policy.pay_within_days, 13);
    assert_eq!(book.policy.hand_over_day, 91);
    assert_eq!(book.conventions.as_of.to_string(), "2024-06-30");
    assert_eq!(case.order.len(), 1);
    let promised = book.log.events.iter().filter_map(|event| {
        let What::Promised(promise) = &event.what else { return None };
        Some((&event.customer, promise.by.to_string()))
    });
    let pine = CustomerKey::Name("Pine & Daughters".to_owned());
    let brightwater = CustomerKey::Name("Brightwater Foods, Inc.".to_owned());
    let by = "2024-07-05".to_owned();
    assert_eq!(promised.collect::<Vec<_>>(), [(&pine, by.clone()), (&brightwater, by)]);
    assert!(case.history.last_done().is_some());
    assert_eq!(case.mappings.len(), 1);
}

#[test]
fn the_first_version_opens() {
    let plain = CaseFile::from_bytes(&fixture("version-1.owed")).unwrap();
    check_first(&plain);
    let sealed = unseal(&fixture("version-1-sealed.owed"), PASSPHRASE).unwrap();
    check_first(&CaseFile::from_bytes(&sealed).unwrap());
    let wrong = unseal(&fixture("version-1-sealed.owed"), "correct horse");
    assert_eq!(wrong, Err(CaseFileError::WrongPassphrase));
}

#[test]
fn its_steps_lead_all_the_way_back() {
    let case = CaseFile::from_bytes(&fixture("version-1.owed")).unwrap();
    let (mut history, mut book) = (case.history, case.book);
    while let Some(before) = history.undo(&book) {
        book = before;
    }
    assert!(book.log.is_empty());
    assert_eq!(book.policy.pay_within_days, 7);
}

const OPEN_ITEMS: &str = "\
Customer,Invoice,Invoice Date,Due Date,Currency,Amount,Open
Acme,A-1,2026-01-05,2026-02-04,EUR,1000.00,1000.00
ACME Ltd,A-2,2026-01-10,2026-02-10,EUR,50.00,50.00
Beta,B-1,2026-02-01,2026-03-03,EUR,200.00,80.00
";

/// The export once, or twice as when somebody drops it again; with two customers taken as one.
fn attached(times: usize, log: &CaseLog) -> (Vec<(Currency, Amount)>, AttachReport) {
    let as_of = NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
    let config = AnalysisConfig::standard(as_of);
    let source =
        Source { name: "open.csv".to_owned(), bytes: OPEN_ITEMS.len() as u64, ..Source::default() };
    let name = |name: &str| CustomerKey::Name(name.to_owned());
    let job = ImportJob {
        side: owed::protocol::Side::Book,
        sources: vec![source; times],
        merges: vec![vec![name("Acme"), name("ACME Ltd")]; times],
        config: config.clone(),
        prefer_stated_as_of: false,
    };
    let mut session = Session::new();
    let Response::Loaded { analysis, .. } =
        session.import_all(job, &vec![OPEN_ITEMS.as_bytes(); times])
    else {
        panic!("the file is not read")
    };
    let open = analysis.currencies.iter().map(|own| (own.currency, own.open.amount)).collect();
    let (policy, log) = (Policy::default(), log.clone());
    let Response::Attached(report) = session.handle(DeskCommand::Attach { config, policy, log })
    else {
        panic!("the log is not held against it")
    };
    (open, report.open().unwrap())
}

#[test]
fn an_export_that_comes_again_changes_nothing() {
    let event = |customer: &str, what| Event {
        nth: 0,
        date: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
        customer: CustomerKey::Name(customer.to_owned()),
        currency: None,
        what,
    };
    let log = CaseLog {
        events: vec![event("Acme", What::HoldEnded), event("Gamma", What::HoldEnded)],
        ..CaseLog::default()
    };
    let once = attached(1, &log);
    // 1,000 + 50 + 80.
    let eur = Currency::new("EUR").unwrap();
    assert_eq!(once.0, [(eur, Amount::from_minor(113_000, eur))]);
    let customer = CustomerKey::Name("Gamma".to_owned());
    assert_eq!(once.1.unmatched, [Unmatched::Customer { customer, entries: 1 }]);
    assert_eq!(attached(2, &log), once);
    assert_eq!(attached(3, &log), once);
}
