//! The sample through the whole core: imported without a question, analyzed, written to files.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::sample_csv;
use crate::analysis::{Analysis, AnalysisConfig, AnalysisReport, CustomerQuery, CustomerRow};
use crate::analysis::{CustomerSort, documents};
use crate::domain::{Amount, Currency, Ledger, to_u32};
use crate::import::{FindingCode, ImportReport, ImportSettings, Outcome, import};
use crate::present::export::{AnalysisFile, aging_csv, analysis_json};

struct Journey {
    import: ImportReport,
    ledger: Ledger,
    config: AnalysisConfig,
    report: AnalysisReport,
    customers: Vec<(Currency, Vec<CustomerRow>)>,
}

fn journey(as_of: NaiveDate) -> Journey {
    let csv = sample_csv(as_of);
    let outcome = import("sample.csv", csv.as_bytes(), &ImportSettings::default());
    let Outcome::Imported { ledger, report: import } = outcome else {
        panic!("the sample is read without a question")
    };
    let config = AnalysisConfig::standard(as_of);
    let analysis = Analysis::new(&ledger, &config);
    let report = analysis.report(&ledger);
    let customers_of = |currency| {
        let sort = CustomerSort::Name;
        let query = CustomerQuery { currency, sort, descending: false, find: "", only_open: false };
        let found = analysis.select(&ledger, &query);
        found.into_iter().filter_map(|idx| analysis.customer_row(&ledger, idx)).collect()
    };
    let currencies = report.currencies.iter().map(|c| c.currency);
    let customers = currencies.map(|currency| (currency, customers_of(currency))).collect();
    Journey { import, ledger, config, report, customers }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

#[test]
fn only_the_rows_with_problems_are_left_out() {
    let import = journey(today()).import;
    let left_out: BTreeMap<FindingCode, u64> =
        import.left_out.iter().map(|group| (group.code, group.rows)).collect();
    let expected = [
        (FindingCode::NoAmount, 1),
        (FindingCode::BadDate, 1),
        (FindingCode::Void, 1),
        (FindingCode::Draft, 3),
    ];
    assert_eq!(left_out, BTreeMap::from(expected));
    assert_eq!(import.rows_read, import.rows_used + 6);
    for total in &import.control {
        assert_eq!(total.used + total.left_out, total.file, "{}", total.currency);
    }
    assert!(import.columns.iter().all(|column| column.role.is_some()));
}

#[test]
fn regular_late_payers_are_repeat_offenders() {
    let report = journey(today()).report;
    let offenders: Vec<&str> = report
        .currencies
        .iter()
        .flat_map(|currency| &currency.offenders)
        .map(|customer| customer.customer_id.as_str())
        .collect();
    for number in ["10073", "10150", "20021", "30026", "10080"] {
        assert!(offenders.contains(&number), "{number} in {offenders:?}");
    }
}

#[test]
fn the_json_holds_every_document_and_adds_up() {
    let Journey { import, ledger, config, report, customers } = journey(today());
    let file = AnalysisFile {
        file_name: &import.file_name,
        refused: None,
        import: Some(&import),
        analysis: Some(&report),
        customers: &customers,
        ..AnalysisFile::default()
    };
    let view = documents::View::new(&ledger, &config);
    let rows = (0..to_u32(ledger.len())).filter_map(|idx| view.row(idx));
    let json: serde_json::Value = serde_json::from_slice(&analysis_json(&file, rows)).unwrap();
    let list = json["documents"].as_array().unwrap();
    assert_eq!(list.len() as u64, import.rows_used);
    for currency in json["currencies"].as_array().unwrap() {
        let amount = |value: &serde_json::Value| -> Amount {
            Amount::new(value.as_str().unwrap().parse().unwrap())
        };
        let own = list.iter().filter(|document| document["currency"] == currency["currency"]);
        let by_document: Amount = own.map(|document| amount(&document["open"])).sum();
        let by_customer = currency["customers"].as_array().unwrap().iter();
        let by_customer: Amount = by_customer.map(|c| amount(&c["open"]["amount"])).sum();
        let by_bucket = currency["buckets"].as_array().unwrap().iter();
        let by_bucket: Amount = by_bucket.map(|bucket| amount(&bucket["amount"])).sum();
        let open = amount(&currency["open"]["amount"]);
        assert_eq!([by_document, by_customer, by_bucket], [open; 3], "{}", currency["currency"]);
    }
}

#[test]
fn the_aging_file_keeps_every_name_readable() {
    let Journey { report, customers, .. } = journey(today());
    let csv = aging_csv(&report, &customers);
    for name in ["'=SUM of Parts Workshop", "'-Dash- Couriers", "Łódka Żaglowa Sp. z o.o."] {
        assert!(csv.contains(&format!(",{name},")), "{name}");
    }
    assert_eq!(csv.lines().filter(|line| line.contains(",total,,Total,")).count(), 3);
}
