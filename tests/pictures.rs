//! What the pictures of the numbers are drawn from, on a ledger small enough to work out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where the figures are not as expected"
)]

use chrono::NaiveDate;
use owed::analysis::AnalysisConfig;
use owed::analysis::pictures::{ConcentrationPoint, PicturesReport};
use owed::domain::{Amount, Currency};
use owed::import::ImportSettings;
use owed::protocol::{DeskCommand, Response};
use owed::worker::session::{ImportJob, Session};

/// A-1 is paid after 50 days; A-2 fell due on 3 March, A-3 falls due on 4 April.
const FILE: &str = "\
Customer,Invoice,Invoice Date,Due Date,Currency,Amount,Open,Paid Date
One,A-1,2025-01-10,2025-02-09,EUR,100.00,0.00,2025-03-01
Two,A-2,2025-02-01,2025-03-03,EUR,300.00,300.00,
One,A-3,2025-03-05,2025-04-04,EUR,50.00,50.00,
";

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, month, day).unwrap()
}

fn eur(whole: i128) -> Amount {
    Amount::from_minor(whole * 100, Currency::new("EUR").unwrap())
}

fn pictures() -> PicturesReport {
    let config = AnalysisConfig::standard(date(3, 31));
    let mut session = Session::new();
    let settings = ImportSettings::default();
    let job = ImportJob::of_one("open.csv", FILE.len() as u64, settings, config.clone());
    let Response::Loaded { .. } = session.import_bytes(job, FILE.as_bytes()) else {
        panic!("the file is not read")
    };
    let currency = Currency::new("EUR").unwrap();
    let Response::Pictures(report) = session.handle(DeskCommand::Pictures { config, currency })
    else {
        panic!("there are no pictures")
    };
    report.open().unwrap()
}

#[test]
fn the_aging_of_each_month_end_is_what_was_open_then() {
    let report = pictures();
    assert_eq!(report.aging.len(), 13);
    // Not due, and 1 to 30 days late; nothing is older.
    for (point, (on, not_due, late)) in report.aging.iter().rev().zip([
        (date(3, 31), 50, 300),
        (date(2, 28), 300, 100),
        (date(1, 31), 100, 0),
        (NaiveDate::from_ymd_opt(2024, 12, 31).unwrap(), 0, 0),
    ]) {
        assert_eq!(point.date, on);
        assert_eq!(point.buckets[..2], [eur(not_due), eur(late)], "{on}");
        assert!(point.buckets[2..].iter().all(|amount| amount.is_zero()), "{on}");
        assert_eq!(point.open, eur(not_due + late), "{on}");
    }
}

#[test]
fn payment_took_fifty_days_once() {
    let counted: Vec<_> = pictures().days_to_pay.into_iter().filter(|bin| bin.count > 0).collect();
    assert_eq!(counted.len(), 1);
    let bin = &counted[0];
    assert_eq!((bin.from, bin.to, bin.count), (Some(46), Some(60), 1));
}

#[test]
fn the_largest_customer_comes_first() {
    let point = |customers, whole| ConcentrationPoint { customers, open: eur(whole) };
    assert_eq!(pictures().concentration, [point(1, 300), point(2, 350)]);
}
