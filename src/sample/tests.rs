//! Reads the sample back with a plain CSV reader and checks what it promises.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

type Row = BTreeMap<String, String>;

fn rows(as_of: NaiveDate) -> Vec<Row> {
    let csv = sample_csv(as_of);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header, HEADER);
    reader
        .records()
        .map(|record| {
            header.iter().cloned().zip(record.unwrap().iter().map(str::to_owned)).collect()
        })
        .collect()
}

fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// Cents of an amount field; `None` where it is empty.
fn cents(row: &Row, column: &str) -> Option<i64> {
    let text = row[column].replace('.', "");
    if text.is_empty() { None } else { Some(text.parse().unwrap()) }
}

fn day(row: &Row, column: &str) -> Option<NaiveDate> {
    row[column].parse().ok()
}

/// As-of dates in every month, on different weekdays, in a leap year.
fn as_of_dates() -> Vec<NaiveDate> {
    (1..=12).map(|month| date(2026, month, month * 2)).chain([date(2028, 2, 29)]).collect()
}

#[test]
fn billed_is_paid_plus_due_in_every_row_and_dates_are_in_order() {
    for as_of in as_of_dates() {
        let mut missing = 0;
        for row in rows(as_of) {
            match (cents(&row, "Total"), cents(&row, "Amount Paid"), cents(&row, "Amount Due")) {
                (Some(total), Some(paid), Some(due)) => assert_eq!(total, paid + due, "{row:?}"),
                _ => missing += 1,
            }
            let issued = day(&row, "Invoice Date");
            assert!(issued.is_none_or(|issued| issued <= as_of), "{row:?}");
            if let (Some(issued), Some(paid)) = (issued, day(&row, "Paid Date")) {
                assert!(issued <= paid && paid <= as_of, "{row:?}");
            }
        }
        assert_eq!(missing, 1, "one row has no amounts");
    }
}

#[test]
fn status_agrees_with_the_amounts() {
    for row in rows(date(2026, 11, 21)) {
        let (Some(paid), Some(due)) = (cents(&row, "Amount Paid"), cents(&row, "Amount Due"))
        else {
            continue;
        };
        let fits = match row["Status"].as_str() {
            "Paid" => due == 0 && !row["Paid Date"].is_empty(),
            "Partially paid" => due != 0 && paid != 0 && !row["Paid Date"].is_empty(),
            "Open" | "Draft" | "Void" => paid == 0 && row["Paid Date"].is_empty(),
            _ => false,
        };
        assert!(fits, "{row:?}");
    }
}

#[test]
fn it_has_one_of_everything() {
    let as_of = date(2026, 11, 21);
    let rows = rows(as_of);
    let count = |test: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| test(row)).count();
    let names: BTreeSet<&str> = rows.iter().map(|row| row["Customer"].as_str()).collect();
    let numbers: BTreeSet<&str> = rows.iter().map(|row| row["Invoice Number"].as_str()).collect();
    assert_eq!(numbers.len(), rows.len(), "document numbers are unique");
    for (what, found, least, most) in [
        ("rows", rows.len(), 1_300, 1_500),
        ("customers", names.len(), 45, 50),
        ("EUR", count(&|r| r["Currency"] == "EUR"), 700, 950),
        ("USD", count(&|r| r["Currency"] == "USD"), 200, 400),
        ("GBP", count(&|r| r["Currency"] == "GBP"), 180, 400),
        ("credit notes", count(&|r| r["Type"] == "Credit Note"), 15, 60),
        (
            "open credit notes",
            count(&|r| r["Type"] == "Credit Note" && r["Status"] == "Open"),
            1,
            10,
        ),
        ("unapplied receipts", count(&|r| r["Type"] == "Payment"), 1, 1),
        ("drafts", count(&|r| r["Status"] == "Draft"), 3, 3),
        ("voids", count(&|r| r["Status"] == "Void"), 1, 1),
        ("part-paid", count(&|r| r["Status"] == "Partially paid"), 3, 25),
        ("disputed", count(&|r| r["Disputed"] == "Yes"), 2, 10),
        ("due today", count(&|r| day(r, "Due Date") == Some(as_of) && r["Status"] == "Open"), 1, 5),
        ("no due date", count(&|r| r["Type"] == "Invoice" && r["Due Date"].is_empty()), 4, 4),
        ("impossible dates", count(&|r| day(r, "Invoice Date").is_none()), 1, 1),
        (
            "due before written",
            count(&|r| {
                r["Type"] == "Invoice"
                    && day(r, "Due Date").is_some()
                    && day(r, "Due Date") < day(r, "Invoice Date")
            }),
            1,
            1,
        ),
        ("names with a comma", count(&|r| r["Customer"].contains(',')), 20, 100),
        ("names with quotes", count(&|r| r["Customer"].contains('"')), 20, 100),
        ("names with an equals sign first", count(&|r| r["Customer"].starts_with('=')), 20, 100),
        ("names beyond ASCII", count(&|r| !r["Customer"].is_ascii()), 200, 700),
    ] {
        assert!((least..=most).contains(&found), "{what}: {found}");
    }
    for row in &rows {
        let email = &row["Email"];
        assert!(email.is_empty() || email.ends_with(".example"), "{email}");
    }
}

/// Open invoices and credits of a currency with days past due.
fn open(rows: &[Row], currency: &str, as_of: NaiveDate) -> Vec<(i64, i64)> {
    rows.iter()
        .filter(|row| {
            row["Currency"] == currency && !matches!(row["Status"].as_str(), "Draft" | "Void")
        })
        .filter(|row| day(row, "Invoice Date").is_some())
        .filter_map(|row| {
            let late = day(row, "Due Date").map_or(0, |due| (as_of - due).num_days());
            Some((cents(row, "Amount Due")?, late))
        })
        .collect()
}

#[test]
fn the_state_of_the_ledger_is_plausible() {
    for as_of in as_of_dates() {
        let rows = rows(as_of);
        for currency in ["EUR", "USD", "GBP"] {
            let open = open(&rows, currency, as_of);
            let sum = |late: i64| open.iter().filter(|o| o.1 > late).map(|o| o.0).sum::<i64>();
            let (total, over_60) = (sum(i64::MIN), sum(60));
            let sales: i64 = rows
                .iter()
                .filter(|r| {
                    r["Currency"] == currency
                        && r["Type"] == "Invoice"
                        && r["Status"] != "Draft"
                        && r["Status"] != "Void"
                })
                .filter(|r| day(r, "Invoice Date").is_some_and(|d| (as_of - d).num_days() < 90))
                .filter_map(|r| cents(r, "Total"))
                .sum();
            let dso = total * 90 / sales;
            let share = over_60 * 1000 / total;
            assert!((45..=60).contains(&dso), "{as_of} {currency}: DSO {dso}");
            assert!((50..=150).contains(&share), "{as_of} {currency}: {share}‰ over 60 days late");
        }
    }
}

#[test]
fn regular_late_payers_stand_out() {
    let as_of = date(2026, 11, 21);
    let mut late: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows(as_of) {
        let Some(due) = day(&row, "Due Date") else { continue };
        let until = day(&row, "Paid Date").unwrap_or(as_of);
        if (as_of - due).num_days() <= 365 && (until - due).num_days() > 60 {
            *late.entry(row["Customer Number"].clone()).or_default() += 1;
        }
    }
    // The four who are always late, and the one who has become so.
    for number in ["10073", "10150", "20021", "30026", "10080"] {
        assert!(late.get(number).is_some_and(|&times| times >= 3), "{number}: {late:?}");
    }
    let regular = late.values().filter(|&&times| times >= 3).count();
    assert!((5..=9).contains(&regular), "{late:?}");
}
