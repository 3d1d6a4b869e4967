//! How long the core takes for 100,000 rows: reading, analyzing, one page of customers, the files.
//!
//! Run with `cargo bench --no-default-features`. Native figures; the browser's are in
//! docs/performance.md.

use std::fmt::Write;
use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use owed::analysis::{
    Analysis, AnalysisConfig, CustomerQuery, CustomerRow, CustomerSort, documents,
};
use owed::domain::{Currency, Day, Ledger};
use owed::import::{ImportReport, ImportSettings, Outcome, import};
use owed::present::chart::{aging_bars, trend};
use owed::present::export::{AnalysisFile, aging_csv, analysis_json};
use owed::sample::sample_csv;

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
        let currency =
            ["EUR", "EUR", "EUR", "USD", "GBP"].get(customer as usize % 5).unwrap_or(&"EUR");
        // Writing to a string cannot fail.
        let _ = writeln!(
            csv,
            "INV-{row:06},C{customer:05},\"Customer {customer}, Ltd\",{},{},{currency},{}.{:02},{}.{:02},{}",
            iso(issued),
            iso(due),
            cents / 100,
            cents % 100,
            open / 100,
            open % 100,
            if settled { iso(paid) } else { String::new() },
        );
    }
    csv
}

fn read(csv: &str) -> Option<(Ledger, ImportReport)> {
    match import("bench.csv", csv.as_bytes(), &ImportSettings::default()) {
        Outcome::Imported { ledger, report } => Some((ledger, report)),
        Outcome::Asking { .. } | Outcome::Failed { .. } => None,
    }
}

fn page<'a>(currency: Currency, find: &'a str) -> CustomerQuery<'a> {
    CustomerQuery { currency, sort: CustomerSort::Overdue, descending: true, find, only_open: true }
}

fn customers(analysis: &Analysis, ledger: &Ledger) -> Vec<(Currency, Vec<CustomerRow>)> {
    let rows = |currency| {
        let found = analysis.select(ledger, &page(currency, ""));
        found.into_iter().filter_map(|idx| analysis.customer_row(ledger, idx)).collect()
    };
    ledger.currencies().into_iter().map(|currency| (currency, rows(currency))).collect()
}

fn core(c: &mut Criterion) {
    let csv = generated();
    let Some((ledger, review)) = read(&csv) else { return };
    let config = AnalysisConfig::standard(as_of());
    let analysis = Analysis::new(&ledger, &config);
    let report = analysis.report(&ledger);
    let Some(first) = report.currencies.first() else { return };

    let mut group = c.benchmark_group("100k rows");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(csv.len() as u64));
    group.bench_function("import", |b| b.iter(|| read(black_box(&csv))));
    group.throughput(Throughput::Elements(ledger.len() as u64));
    group.bench_function("analyze", |b| {
        b.iter(|| Analysis::new(black_box(&ledger), &config).report(&ledger));
    });
    group.bench_function("first 50 customers by overdue", |b| {
        b.iter(|| {
            let found = analysis.select(&ledger, &page(first.currency, black_box("")));
            let rows = found.into_iter().take(50);
            rows.filter_map(|idx| analysis.customer_row(&ledger, idx)).collect::<Vec<_>>()
        });
    });
    let all = customers(&analysis, &ledger);
    group.bench_function("aging as CSV", |b| b.iter(|| aging_csv(&report, black_box(&all))));
    group.bench_function("analysis as JSON", |b| {
        let file = AnalysisFile {
            file_name: "bench.csv",
            refused: None,
            import: Some(&review),
            analysis: Some(&report),
            customers: &all,
        };
        b.iter_batched(
            || (0..ledger.len() as u32).filter_map(|idx| documents::row(&ledger, &config, idx)),
            |rows| analysis_json(&file, rows),
            BatchSize::PerIteration,
        );
    });
    group.finish();

    let mut group = c.benchmark_group("small things");
    group.bench_function("both pictures", |b| {
        b.iter(|| (aging_bars(black_box(first), &report.buckets, 640.0), trend(first, 640.0)));
    });
    group.bench_function("sample ledger", |b| b.iter(|| sample_csv(black_box(as_of()))));
    group.finish();
}

criterion_group!(benches, core);
criterion_main!(benches);
