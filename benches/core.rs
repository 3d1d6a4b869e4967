//! How long the core takes for 100,000 rows: reading, analyzing, one page of customers, the files.
//!
//! Run with `cargo bench --no-default-features`. Native figures; the browser's are in
//! docs/performance.md.

use std::fmt::Write;
use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use owed::analysis::{
    Analysis, AnalysisConfig, CustomerQuery, CustomerRow, CustomerSort, documents,
};
use owed::domain::{Currency, Day, Ledger, to_u32};
use owed::import::{ImportReport, ImportSettings, Outcome, import};
use owed::present::chart::{aging_bars, trend};
use owed::present::export::{AnalysisFile, aging_csv, analysis_json};
use owed::protocol::{Command, DeskCommand, Response};
use owed::sample::sample_csv;
use owed::worker::session::{ImportJob, Session};

const ROWS: i32 = 100_000;
const CUSTOMERS: i32 = 2_000;

fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default()
}

/// A file of invoices over two years: a third still open, some part-paid, three currencies.
fn generated() -> String {
    let today = Day::from(as_of());
    let iso = |day: Day| day.to_date().map(|date| date.to_string()).unwrap_or_default();
    let mut csv = String::from(
        "Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total,Amount Due,Paid Date\n",
    );
    for row in 0..ROWS {
        // Steps by numbers without a common factor spread customers, amounts and dates evenly.
        let customer = row.wrapping_mul(7_919) % CUSTOMERS;
        let cents = 1_000 + row.wrapping_mul(104_729).rem_euclid(900_000);
        let issued = today.plus(-(row.wrapping_mul(31) % 730));
        let due = issued.plus(30);
        let paid = due.plus(row.wrapping_mul(13) % 90 - 10);
        let settled = paid <= today && row % 3 != 0;
        let open = if settled { 0 } else { cents };
        let currency = ["EUR", "EUR", "EUR", "USD", "GBP"]
            .get(customer.unsigned_abs() as usize % 5)
            .unwrap_or(&"EUR");
        // Writing to a string cannot fail.
        writeln!(
            csv,
            "INV-{row:06},C{customer:05},\"Customer {customer}, Ltd\",{},{},{currency},{}.{:02},{}.{:02},{}",
            iso(issued),
            iso(due),
            cents / 100,
            cents % 100,
            open / 100,
            open % 100,
            if settled { iso(paid) } else { String::new() },
        )
        .unwrap_or_default();
    }
    csv
}

fn read(csv: &str) -> Option<(Ledger, ImportReport)> {
    match import("bench.csv", csv.as_bytes(), &ImportSettings::default()) {
        Outcome::Imported { ledger, report } => Some((ledger, report)),
        Outcome::Asking { .. } | Outcome::Failed { .. } => None,
    }
}

fn customers(analysis: &Analysis, ledger: &Ledger) -> Vec<(Currency, Vec<CustomerRow>)> {
    let rows = |currency| {
        let sort = CustomerSort::Name;
        let query = CustomerQuery { currency, sort, descending: false, find: "", only_open: false };
        let found = analysis.select(ledger, &query);
        found.into_iter().filter_map(|idx| analysis.customer_row(ledger, idx)).collect()
    };
    ledger.currencies().into_iter().map(|currency| (currency, rows(currency))).collect()
}

fn job(csv: &str) -> ImportJob {
    let settings = ImportSettings::default();
    ImportJob::of_one("bench.csv", csv.len() as u64, settings, AnalysisConfig::standard(as_of()))
}

/// What the page asks its worker: read a file, another date, a window of customers.
fn session(c: &mut Criterion) {
    let csv = generated();
    let mut session = Session::new();
    let Response::Loaded { analysis, .. } = session.import_bytes(job(&csv), csv.as_bytes()) else {
        return;
    };
    let Some(first) = analysis.currencies.first().map(|report| report.currency) else { return };

    let mut group = c.benchmark_group("session, 100k rows");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(csv.len() as u64));
    group.bench_function("file to figures", |b| {
        b.iter(|| Session::new().import_bytes(job(&csv), black_box(csv.as_bytes())));
    });
    group.throughput(Throughput::Elements(ROWS.unsigned_abs().into()));
    // Another date each time: the session keeps the last analysis.
    let mut dates = as_of().iter_days().take(28).cycle();
    group.bench_function("another as-of date", |b| {
        b.iter(|| {
            let config = AnalysisConfig::standard(dates.next().unwrap_or_default());
            session.handle(Command::Analyze { config })
        });
    });
    group.bench_function("50 customers by overdue", |b| {
        b.iter(|| {
            session.handle(DeskCommand::Customers {
                config: AnalysisConfig::standard(as_of()),
                currency: first,
                sort: CustomerSort::Overdue,
                descending: true,
                find: String::new(),
                only_open: true,
                offset: 0,
                limit: 50,
            })
        });
    });
    group.finish();
}

/// The files and pictures.
fn present(c: &mut Criterion) {
    let csv = generated();
    let Some((ledger, review)) = read(&csv) else { return };
    let config = AnalysisConfig::standard(as_of());
    let analysis = Analysis::new(&ledger, &config);
    let report = analysis.report(&ledger);
    let Some(first) = report.currencies.first() else { return };
    let all = customers(&analysis, &ledger);

    let mut group = c.benchmark_group("files, 100k rows");
    group.sample_size(20);
    group.bench_function("aging as CSV", |b| b.iter(|| aging_csv(&report, black_box(&all))));
    group.bench_function("analysis as JSON", |b| {
        let file = AnalysisFile {
            file_name: "bench.csv",
            refused: None,
            import: Some(&review),
            analysis: Some(&report),
            customers: &all,
            ..AnalysisFile::default()
        };
        b.iter(|| {
            let indexes = 0..to_u32(ledger.len());
            let view = documents::View::new(&ledger, &config);
            let rows = indexes.filter_map(|idx| view.row(idx));
            analysis_json(&file, rows)
        });
    });
    group.bench_function("both pictures", |b| {
        b.iter(|| (aging_bars(black_box(first), &report.buckets, 640.0), trend(first, 640.0)));
    });
    group.bench_function("sample ledger", |b| b.iter(|| sample_csv(black_box(as_of()))));
    group.finish();
}

criterion_group!(benches, session, present);
criterion_main!(benches);
