//! The edges of aging, by hand: 0, 30, 31, 60, 61, 90, 91 days, due today, future-dated, no due
//! date, credit notes, over-payments, part-payments and back-dated as-of dates.
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as expected")]

mod common;

use owed::analysis::{Advice, AgeBasis, AnalysisConfig, CurrencyReport, analyze};

const HEADER: &str =
    "Invoice,Customer,Type,Invoice Date,Due Date,Total,Amount Paid,Amount Due,Paid Date\n";

fn report(rows: &str, as_of: &str) -> CurrencyReport {
    with(rows, &AnalysisConfig::standard(as_of.parse().unwrap()))
}

fn with(rows: &str, config: &AnalysisConfig) -> CurrencyReport {
    let (ledger, _) = common::imported(&(HEADER.to_owned() + rows));
    analyze(&ledger, config).currencies.remove(0)
}

fn buckets(report: &CurrencyReport) -> Vec<String> {
    report.buckets.iter().map(|b| b.amount.to_string()).collect()
}

#[test]
fn every_edge_day_falls_where_it_belongs() {
    // As of 2026-06-30: due that day, and 1, 30, 31, 60, 61, 90, 91 days before; then the day after.
    let due = [
        ("2026-06-30", 1),
        ("2026-06-29", 2),
        ("2026-05-31", 4),
        ("2026-05-30", 8),
        ("2026-05-01", 16),
        ("2026-04-30", 32),
        ("2026-04-01", 64),
        ("2026-03-31", 128),
        ("2026-07-01", 256),
    ];
    let rows: Vec<String> = due
        .iter()
        .map(|(day, amount)| {
            format!("{amount},A,Invoice,2026-03-01,{day},{amount}.00,0,{amount}.00,\n")
        })
        .collect();
    let report = report(&rows.concat(), "2026-06-30");
    assert_eq!(buckets(&report), ["257.00", "6.00", "24.00", "96.00", "128.00", "0.00"]);
    assert_eq!(report.overdue.amount.to_string(), "254.00");
    assert_eq!(report.open.amount.to_string(), "511.00");
}

#[test]
fn an_invoice_dated_after_the_as_of_date_is_not_open_yet() {
    let rows = "1,A,Invoice,2026-07-01,2026-07-31,10.00,0,10.00,\n2,A,Invoice,2026-06-30,2026-07-31,5.00,0,5.00,\n";
    let report = report(rows, "2026-06-30");
    assert_eq!(report.open.amount.to_string(), "5.00");
    assert_eq!(report.not_yet_issued.amount.to_string(), "10.00");
}

#[test]
fn no_due_date_is_a_bucket_of_its_own() {
    let report = report("1,A,Invoice,2026-01-01,,10.00,0,10.00,\n", "2026-06-30");
    assert_eq!(buckets(&report)[5], "10.00");
    assert_eq!(report.overdue.amount.to_string(), "0.00");
    let by_invoice = AnalysisConfig {
        basis: AgeBasis::InvoiceDate,
        ..AnalysisConfig::standard("2026-06-30".parse().unwrap())
    };
    let report = with("1,A,Invoice,2026-01-01,,10.00,0,10.00,\n", &by_invoice);
    assert_eq!(buckets(&report)[4], "10.00");
}

#[test]
fn credit_notes_are_aged_by_their_own_date_and_shown() {
    // A credit stated as a positive amount of type "Credit note" counts as negative.
    let rows = "1,A,Invoice,2026-01-01,2026-01-31,100.00,0,100.00,\n2,A,Credit note,2026-06-10,,30.00,0,30.00,\n";
    let report = report(rows, "2026-06-30");
    assert_eq!(report.open.amount.to_string(), "70.00");
    assert_eq!(report.credits.amount.to_string(), "-30.00");
    assert_eq!(buckets(&report), ["0.00", "-30.00", "0.00", "0.00", "100.00", "0.00"]);
}

#[test]
fn an_overpayment_stays_visible_as_a_credit() {
    let report =
        report("1,A,Invoice,2026-06-01,2026-07-01,100.00,120.00,-20.00,2026-06-15\n", "2026-06-30");
    assert_eq!(report.open.amount.to_string(), "-20.00");
    assert_eq!(report.credits.amount.to_string(), "-20.00");
}

#[test]
fn a_past_balance_is_rebuilt_from_payment_dates() {
    let rows = "1,A,Invoice,2026-01-01,2026-01-31,100.00,100.00,0.00,2026-03-15\n\
                2,A,Invoice,2026-01-10,2026-02-09,50.00,20.00,30.00,2026-03-01\n";
    for (as_of, open, overdue) in [
        ("2026-01-05", "100.00", "0.00"),
        ("2026-02-28", "150.00", "150.00"),
        ("2026-03-01", "130.00", "130.00"),
        ("2026-03-14", "130.00", "130.00"),
        ("2026-03-15", "30.00", "30.00"),
    ] {
        let report = report(rows, as_of);
        assert_eq!(report.open.amount.to_string(), open, "{as_of}");
        let shown = report.overdue.amount.decimal();
        assert_eq!(shown, overdue.parse().unwrap(), "{as_of}");
    }
}

#[test]
fn repeat_offenders_need_a_habit() {
    let config = AnalysisConfig::standard("2026-06-30".parse().unwrap());
    let line = |n: u32, who: &str, due: &str, paid: &str, amount: u32| {
        let open = if paid.is_empty() { amount } else { 0 };
        format!(
            "{n},{who},Invoice,2025-08-01,{due},{amount}.00,{},{open}.00,{paid}\n",
            amount - open
        )
    };
    let rows = [
        // Three invoices more than 60 days late: an offender by count.
        line(1, "Habit", "2025-09-01", "2025-11-15", 10),
        line(2, "Habit", "2025-10-01", "2025-12-15", 10),
        line(3, "Habit", "2026-01-01", "", 10),
        line(4, "Habit", "2026-02-01", "2026-02-02", 9000),
        // One accident, however large: not a habit.
        line(5, "Accident", "2025-09-01", "2025-12-15", 9000),
        line(6, "Accident", "2025-10-01", "2025-10-02", 10),
        // Two of them and a third of the value: an offender by value.
        line(7, "Value", "2025-09-01", "2025-12-15", 20),
        line(8, "Value", "2025-10-01", "2026-01-15", 20),
        line(9, "Value", "2025-11-01", "2025-11-02", 60),
        // Exactly 60 days late does not count.
        line(10, "Sixty", "2026-05-01", "2026-06-30", 10),
        line(11, "Sixty", "2026-05-01", "2026-06-30", 10),
        line(12, "Sixty", "2026-05-01", "2026-06-30", 10),
    ];
    let report = with(&rows.concat(), &config);
    let names: Vec<&str> = report.offenders.iter().map(|o| o.name.as_str()).collect();
    // By what they cost: 20 × (105 + 106) days before 10 × (75 + 75 + 180) days.
    assert_eq!(names, ["Value", "Habit"]);
    let habit = report.offenders[1].offender.unwrap();
    assert_eq!((habit.amount_days.to_string().as_str(), habit.advice), ("3300.00", Advice::Hold));
    assert_eq!(
        (habit.late_invoices, habit.invoices, habit.by_count, habit.by_value),
        (3, 4, true, false)
    );
    let value = report.offenders[0].offender.unwrap();
    assert_eq!(
        (value.amount_days.to_string().as_str(), value.advice),
        ("4220.00", Advice::SendTerms)
    );
    assert_eq!((value.late_invoices, value.by_count, value.by_value), (2, false, true));
    assert_eq!(value.late_value_share.unwrap().to_string(), "0.400000");
}
