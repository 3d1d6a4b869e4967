//! Every figure of `reference.json`: computed from the IBM and HighRadius files in exact
//! arithmetic, independently of this project.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its material is not as expected"
)]

mod common;

use chrono::NaiveDate;
use owed::analysis::{AnalysisConfig, AnalysisReport, CurrencyReport, Metric, analyze};
use owed::domain::{Amount, Ledger, to_u32};
use owed::import::{ImportSettings, Role, RoleChoice};
use rust_decimal::Decimal;
use serde_json::Value;

const BUCKETS: [&str; 5] = ["not_due", "1-30", "31-60", "61-90", "90+"];

struct Reference {
    values: Value,
    data: std::path::PathBuf,
}

fn reference() -> Option<Reference> {
    let shared = common::shared()?;
    let text = std::fs::read_to_string(shared.join("data/reference.json")).unwrap();
    Some(Reference { values: serde_json::from_str(&text).unwrap(), data: shared.join("data") })
}

impl Reference {
    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.data.join(name)).unwrap()
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Amounts of several currencies, added only to compare with figures that were added as recorded.
fn report_at(ledger: &Ledger, as_of: &str) -> AnalysisReport {
    analyze(ledger, &AnalysisConfig::standard(date(as_of)))
}

fn check_aging(report: &AnalysisReport, expected: &Value) {
    let at = text(&expected["as_of"]);
    for (i, name) in BUCKETS.iter().enumerate() {
        let amount: Amount = report.currencies.iter().map(|c| c.buckets[i].amount).sum();
        let count: u32 = report.currencies.iter().map(|c| c.buckets[i].count).sum();
        assert_eq!(amount.to_string(), text(&expected["amount"][name]), "{at} {name}");
        assert_eq!(u64::from(count), expected["count"][name].as_u64().unwrap(), "{at} {name}");
    }
    let open: Amount = report.currencies.iter().map(|c| c.open.amount).sum();
    let overdue: Amount = report.currencies.iter().map(|c| c.overdue.amount).sum();
    let count: u32 = report.currencies.iter().map(|c| c.open.count).sum();
    assert_eq!(open.to_string(), text(&expected["total_amount"]), "{at}");
    assert_eq!(overdue.to_string(), text(&expected["past_due_amount"]), "{at}");
    assert_eq!(u64::from(count), expected["total_count"].as_u64().unwrap(), "{at}");
}

fn check_metric(name: &str, metric: &Metric, expected: &Value) {
    let got = metric.value.map(|value| value.to_string());
    assert_eq!(got.as_deref(), expected.as_str(), "{name} {metric:?}");
}

fn check_summary(name: &str, report: &CurrencyReport, customers: usize, expected: &Value) {
    let kpis = &report.kpis;
    assert_eq!(customers as u64, expected["customers"].as_u64().unwrap(), "{name}");
    for (key, metric) in [
        ("late_rate", &kpis.late_share),
        ("late_amount_rate", &kpis.late_amount_share),
        ("avg_days_late_clamped", &kpis.average_days_late_floored),
        ("avg_days_late_raw", &kpis.average_days_late),
        ("avg_days_late_of_late", &kpis.average_days_late_of_late),
        ("avg_days_to_pay", &kpis.average_days_to_pay),
        ("median_days_to_pay", &kpis.median_days_to_pay),
        ("weighted_avg_days_to_pay", &kpis.weighted_days_to_pay),
    ] {
        check_metric(&format!("{name} {key}"), metric, &expected[key]);
    }
    assert_eq!(report.open.amount.to_string(), text(&expected["open_amount"]), "{name}");
}

#[test]
fn ibm_figures_match_to_the_last_digit() {
    let Some(reference) = reference() else { return };
    let csv = reference.read("ibm_accounts_receivable.csv");
    let (ledger, import) = common::imported(&csv);
    let expected = &reference.values["ibm"];
    assert_eq!((import.rows_read, import.rows_used, import.rows_left_out()), (2466, 2466, 0));
    for aging in expected["aging_by_due_date"].as_array().unwrap() {
        check_aging(&report_at(&ledger, text(&aging["as_of"])), aging);
    }
    for (as_of, dso) in expected["dso"].as_object().unwrap() {
        let report = report_at(&ledger, as_of);
        let kpis = &report.currencies[0].kpis;
        for (key, metric) in [
            ("simple_30", &kpis.dso_simple_30),
            ("simple_90", &kpis.dso_simple_90),
            ("simple_365", &kpis.dso_simple_365),
        ] {
            check_metric(&format!("{as_of} {key}"), metric, &dso[key]["dso_days"]);
            let input = |name: &str| metric.inputs.iter().find(|i| i.name == name).unwrap().value;
            assert_eq!(input("receivables").to_string(), text(&dso[key]["ar"]), "{as_of} {key}");
            assert_eq!(input("sales").to_string(), text(&dso[key]["sales"]), "{as_of} {key}");
        }
        check_metric(&format!("{as_of} count-back"), &kpis.dso_countback, &dso["count_back_days"]);
    }
    let today = report_at(&ledger, "2026-01-01");
    check_summary("ibm", &today.currencies[0], ledger.customers().len(), &expected["summary"]);
}

#[test]
fn ibm_groups_and_customers_match() {
    let Some(reference) = reference() else { return };
    let csv = reference.read("ibm_accounts_receivable.csv");
    let expected = &reference.values["ibm"];
    let only = |keep: &dyn Fn(&csv::StringRecord) -> bool| {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(reader.headers().unwrap()).unwrap();
        for record in reader.records().map(Result::unwrap).filter(|r| keep(r)) {
            writer.write_record(&record).unwrap();
        }
        common::imported(&String::from_utf8(writer.into_inner().unwrap()).unwrap()).0
    };
    let mut groups: Vec<(String, Ledger, &Value)> = vec![
        ("disputed".to_owned(), only(&|r| &r[7] == "Yes"), &expected["disputed"]["disputed"]),
        ("undisputed".to_owned(), only(&|r| &r[7] == "No"), &expected["disputed"]["not_disputed"]),
    ];
    for (country, values) in expected["by_country"].as_object().unwrap() {
        groups.push((country.clone(), only(&|r| &r[0] == country.as_str()), values));
    }
    for (name, ledger, values) in &groups {
        let report = report_at(ledger, "2026-01-01");
        check_summary(name, &report.currencies[0], ledger.customers().len(), values);
    }
    let (ledger, _) = common::imported(&csv);
    let config = AnalysisConfig::standard(date("2026-01-01"));
    let analysis = owed::analysis::Analysis::new(&ledger, &config);
    let customers = expected["customers"].as_object().unwrap();
    for (id, values) in customers {
        let idx = ledger.customers().iter().position(|c| c.id == *id).unwrap();
        let row = analysis.customer_row(&ledger, to_u32(idx)).unwrap();
        let behavior = &row.behavior;
        let decimal = |value: &Option<Decimal>| value.map(|v| v.to_string());
        assert_eq!(u64::from(behavior.invoices), values["invoices"].as_u64().unwrap(), "{id}");
        assert_eq!(u64::from(behavior.paid), values["settled"].as_u64().unwrap(), "{id}");
        assert_eq!(u64::from(behavior.paid_late), values["late"].as_u64().unwrap(), "{id}");
        assert_eq!(u64::from(behavior.disputed), values["disputed"].as_u64().unwrap(), "{id}");
        assert_eq!(behavior.invoiced.to_string(), text(&values["invoiced"]), "{id}");
        assert_eq!(behavior.max_days_late.map(i64::from), values["max_days_late"].as_i64(), "{id}");
        for (key, got) in [
            ("late_rate", decimal(&behavior.late_share)),
            ("late_amount_rate", decimal(&behavior.late_amount_share)),
            ("avg_days_late_clamped", decimal(&behavior.average_days_late_floored)),
            ("avg_days_late_raw", decimal(&behavior.average_days_late)),
            ("avg_days_to_pay", decimal(&behavior.average_days_to_pay)),
        ] {
            assert_eq!(got.as_deref(), values[key].as_str(), "{id} {key}");
        }
    }
    assert_eq!(customers.len(), 50);
}

#[test]
fn highradius_open_items_match_without_a_question() {
    let Some(reference) = reference() else { return };
    let (ledger, import) = common::imported(&reference.read("highradius_open_items.csv"));
    let expected = &reference.values["highradius_open"];
    assert_eq!((import.rows_read, import.rows_used, import.rows_left_out()), (9681, 9681, 0));
    assert_eq!(import.customers, 553);
    for aging in expected["aging_by_due_date"].as_array().unwrap() {
        check_aging(&report_at(&ledger, text(&aging["as_of"])), aging);
    }
    for (code, aging) in expected["by_currency"].as_object().unwrap() {
        let report = report_at(&ledger, text(&aging["as_of"]));
        let currency = report.currencies.iter().find(|c| c.currency.code() == code).unwrap();
        for (i, name) in BUCKETS.iter().enumerate() {
            assert_eq!(
                currency.buckets[i].amount.to_string(),
                text(&aging["amount"][name]),
                "{code} {name}"
            );
            assert_eq!(
                u64::from(currency.buckets[i].count),
                aging["count"][name].as_u64().unwrap(),
                "{code} {name}"
            );
        }
        assert_eq!(currency.open.amount.to_string(), text(&aging["total_amount"]), "{code}");
        assert_eq!(currency.overdue.amount.to_string(), text(&aging["past_due_amount"]), "{code}");
        let customers = expected["summary"]["by_currency"][code]["customers"].as_u64().unwrap();
        assert_eq!(u64::from(currency.customers), customers, "{code}");
    }
}

#[test]
fn highradius_with_its_forecast_unmapped_matches() {
    let Some(reference) = reference() else { return };
    let csv = reference.read("highradius_open.csv");
    let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    let clear_date = header.iter().position(|name| *name == "clear_date").unwrap();
    let settings = ImportSettings {
        roles: vec![RoleChoice { column: to_u32(clear_date), role: None }],
        ..ImportSettings::default()
    };
    let (ledger, import) = common::imported_bytes("open.csv", csv.as_bytes(), &settings);
    assert!(import.columns.iter().all(|column| column.role != Some(Role::PaidDate)));
    let expected = &reference.values["highradius_open"];
    assert_eq!((import.rows_used, import.customers), (9681, 553));
    for aging in expected["aging_by_due_date"].as_array().unwrap() {
        check_aging(&report_at(&ledger, text(&aging["as_of"])), aging);
    }
}

#[test]
fn destroyed_dates_are_refused() {
    let Some(reference) = reference() else { return };
    let bytes = std::fs::read(reference.data.join("highradius_open_excel_mangled.csv")).unwrap();
    let outcome = owed::import::import("mangled.csv", &bytes, &ImportSettings::default());
    let owed::import::Outcome::Failed { error, .. } = outcome else { panic!("{outcome:?}") };
    assert!(matches!(error, owed::import::ImportError::DestroyedDates { .. }), "{error}");
}
