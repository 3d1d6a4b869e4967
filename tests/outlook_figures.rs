//! Provision, cost of late payment, profile and forecast of small ledgers, worked out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

mod common;

use owed::analysis::contact_gaps::ContactGap;
use owed::analysis::forecast::Basis;
use owed::analysis::late_cost::interest;
use owed::analysis::outlook::{Assumptions, Outlook};
use owed::analysis::pay_runs::Cycle;
use owed::analysis::payment_index::Rating;
use owed::analysis::profile::{CustomerProfile, Timing, profile};
use owed::analysis::provision::{LossRates, Specific};
use owed::analysis::trend::Direction;
use owed::analysis::{Analysis, AnalysisConfig, GroupBy, Metric, Undefined};
use owed::domain::ledger::Attribute;
use owed::domain::{Amount, Ledger, to_u32};
use rust_decimal::Decimal;

const HEADER: &str =
    "Invoice Number,Customer,Type,Invoice Date,Due Date,Total,Amount Due,Paid Date,Disputed\n";

/// Rows of customer, invoice date, due date, total and paid date (or empty).
fn ledger(rows: &[(&str, &str, &str, &str, &str)]) -> Ledger {
    let line = |(n, (who, issued, due, total, paid)): (usize, &(&str, &str, &str, &str, &str))| {
        let open = if paid.is_empty() { *total } else { "0.00" };
        let kind = if total.starts_with('-') { "Credit Note" } else { "Invoice" };
        format!("N{n},{who},{kind},{issued},{due},{total},{open},{paid},no\n")
    };
    let lines: String = rows.iter().enumerate().map(line).collect();
    common::imported(&(HEADER.to_owned() + &lines)).0
}

fn config(as_of: &str) -> AnalysisConfig {
    AnalysisConfig::standard(as_of.parse().unwrap())
}

fn text(metric: &Metric) -> Option<String> {
    metric.value.map(|value| value.normalize().to_string())
}

fn pct(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Two invoices of 2024 whose fate is known (one paid 20 days late, one never: lost), and today's.
fn with_losses() -> Ledger {
    ledger(&[
        ("Paid", "2024-01-01", "2024-01-31", "300.00", "2024-02-20"),
        ("Lost", "2024-01-01", "2024-01-31", "100.00", ""),
        ("Paid", "2025-11-20", "2025-12-20", "1000.00", ""),
        ("Paid", "2025-10-01", "2025-12-01", "500.00", ""),
        ("Paid", "2025-12-01", "2025-12-10", "-50.00", ""),
    ])
}

#[test]
fn a_provision_takes_rates_from_the_files_own_losses() {
    let ledger = with_losses();
    let outlook = Outlook::new(&ledger, &config("2025-12-15"), ledger.currencies()[0]);
    let p = outlook.report(&ledger, &Assumptions::default()).provision;
    // Not due and 1–30 were entered by 400, of which 100 was lost: 25 %. 31–60, 61–90 and over 90
    // were entered by the lost 100 only: 100 %.
    let rates: Vec<Option<String>> =
        p.lines.iter().map(|l| l.rate.map(|r| r.normalize().to_string())).collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(rates, [some("0.25"), some("0.25"), some("1"), some("1"), some("1"), None]);
    // 1,000 × 25 % + 500 × 25 % + 100 × 100 %; the credit of 50 lowers nothing.
    assert_eq!(p.total.unwrap().to_string(), "475.00");
    assert_eq!(p.credits.amount.to_string(), "-50.00");
}

#[test]
fn typed_rates_and_specific_provisions_replace() {
    let ledger = with_losses();
    let outlook = Outlook::new(&ledger, &config("2025-12-15"), ledger.currencies()[0]);
    let bad = ledger
        .accounts()
        .iter()
        .zip(0..)
        .find(|(account, _)| ledger.customers()[account.customer as usize].name == "Lost");
    let loss = LossRates {
        typed_pct: vec![Some(pct("1")), Some(pct("95")), None, None, Some(pct("50"))],
        outlook_pct: pct("10"),
        specific: vec![Specific { account: bad.unwrap().1, pct: pct("60") }],
        ..LossRates::default()
    };
    let p = outlook.report(&ledger, &Assumptions { loss, late_rate_pct: None }).provision;
    let lines: Vec<String> =
        p.lines.iter().map(|l| l.provision.map(|a| a.to_string()).unwrap_or_default()).collect();
    // 1,000 × 1.1 %; 500 × 95 % × 1.1 is capped at 100 %; the lost 100 left the matrix for 60 %.
    assert_eq!(lines, ["11.00", "500.00", "0.00", "0.00", "0.00", ""]);
    assert_eq!(p.specific[0].provision.to_string(), "60.00");
    assert_eq!(p.total.unwrap().to_string(), "571.00");
}

#[test]
fn without_a_history_a_rate_is_asked_for() {
    let ledger = ledger(&[("New", "2025-11-01", "2025-12-01", "100.00", "")]);
    let outlook = Outlook::new(&ledger, &config("2025-12-15"), ledger.currencies()[0]);
    let report = outlook.report(&ledger, &Assumptions::default());
    assert_eq!(report.provision.total, None);
    assert_eq!(report.provision.lines[1].history.undefined, Some(Undefined::NoLossHistory));
    assert_eq!(report.forecast.undefined, Some(Undefined::NoPaymentDates));
    // Nothing is invented, nothing is dropped.
    assert_eq!(report.forecast.without.amount.to_string(), "100.00");
    assert!(report.forecast.weeks.iter().all(|week| week.expected.is_zero()));
}

#[test]
fn late_payment_costs_what_stood_past_due() {
    // CC-46: 1,000, 500 and 750 for 78, 48 and 43 days at 18 % are 66.21 on a 365-day year; the
    // published 67.43 follows from no day count.
    let ledger = ledger(&[
        ("A", "2025-01-01", "2025-03-01", "1000.00", "2025-05-18"),
        ("B", "2025-01-01", "2025-03-01", "500.00", "2025-04-18"),
        ("B", "2025-01-01", "2025-11-02", "750.00", ""),
        ("B", "2025-01-01", "2025-03-01", "9.00", "2025-03-01"),
    ]);
    let outlook = Outlook::new(&ledger, &config("2025-12-15"), ledger.currencies()[0]);
    let rate = Assumptions { late_rate_pct: Some(pct("18")), ..Assumptions::default() };
    let cost = outlook.report(&ledger, &rate).late_cost;
    assert_eq!(cost.amount_days.to_string(), "134250.00");
    assert_eq!(cost.cost.unwrap().to_string(), "66.21");
    // 134,250 / 365 = 367.81 on an average day; 750 × 18 % / 365 = 0.37 a day from now on.
    assert_eq!(cost.average_overdue.to_string(), "367.81");
    assert_eq!(
        (cost.overdue_now.to_string(), cost.per_day.unwrap().to_string()),
        ("750.00".into(), "0.37".into())
    );
    let ranked: Vec<String> =
        cost.customers.iter().map(|c| format!("{} {}", c.customer, c.amount_days)).collect();
    assert_eq!(ranked, ["A 78000.00", "B 56250.00"]);
    assert_eq!(interest(pct("134250"), pct("18")).round_dp(4).to_string(), "66.2055");
    // Without a rate the time is known and the money is not.
    let none = outlook.report(&ledger, &Assumptions::default()).late_cost;
    assert_eq!((none.cost, none.amount_days.to_string()), (None, "134250.00".to_owned()));
}

/// Twelve invoices of one customer, due a month apart: six paid on the day, six 20 days late, and
/// one open.
fn thirteen() -> Ledger {
    let paid = [
        "2024-01-31",
        "2024-02-29",
        "2024-03-31",
        "2024-04-30",
        "2024-05-31",
        "2024-06-30",
        "2024-08-20",
        "2024-09-20",
        "2024-10-20",
        "2024-11-19",
        "2024-12-20",
        "2025-01-20",
    ];
    let due = [
        "2024-01-31",
        "2024-02-29",
        "2024-03-31",
        "2024-04-30",
        "2024-05-31",
        "2024-06-30",
        "2024-07-31",
        "2024-08-31",
        "2024-09-30",
        "2024-10-30",
        "2024-11-30",
        "2024-12-31",
    ];
    let issued = [
        "2024-01-01",
        "2024-01-30",
        "2024-03-01",
        "2024-03-31",
        "2024-05-01",
        "2024-05-31",
        "2024-07-01",
        "2024-08-01",
        "2024-08-31",
        "2024-09-30",
        "2024-10-31",
        "2024-12-01",
    ];
    let rows = (0..12).map(|at| ("Acme", issued[at], due[at], "100.00", paid[at]));
    ledger(&rows.chain([("Acme", "2025-01-01", "2025-01-31", "80.00", "")]).collect::<Vec<_>>())
}

fn profile_of(ledger: &Ledger, as_of: &str) -> CustomerProfile {
    let config = config(as_of);
    let analysis = Analysis::new(ledger, &config);
    let documents: Vec<u32> = (0..to_u32(ledger.len())).collect();
    profile(ledger, &config, analysis.customer_row(ledger, 0).unwrap(), &documents).unwrap()
}

#[test]
fn a_profile_shows_how_a_customer_pays() {
    let p = profile_of(&thirteen(), "2025-02-10");
    // CC-44: counted from the payment that settles; the number of invoices stands beside it.
    assert_eq!(p.days_late.count, 12);
    assert_eq!(text(&p.days_late.mean).as_deref(), Some("10"));
    assert_eq!(text(&p.days_late.median).as_deref(), Some("10"));
    assert_eq!(text(&p.days_late.p90).as_deref(), Some("20"));
    assert_eq!(text(&p.late_share).as_deref(), Some("0.5"));
    assert_eq!((p.trend.direction, p.trend.invoices), (Direction::Slower, 6));
    assert_eq!(p.trend.recent, Some(Decimal::from(20)));
    // Six at 80, six at 62.857143 (70 − 5 × 10/7), 80.00 open ten days late at 73.333333:
    // (600 × 80 + 600 × 62.857143 + 80 × 73.333333) / 1,280 = 71.547619.
    assert_eq!(text(&p.index).as_deref(), Some("71.547619"));
    assert_eq!(p.rating, Some(Rating::Slow));
    // Six paid late and one open late within the year, none paid on time since.
    assert_eq!(p.strikes, 7);
    assert_eq!(p.payments.len(), 12);
    assert_eq!((p.payments[0].timing, p.payments[11].timing), (Timing::OnTime, Timing::Late));
    assert_eq!(p.bins.iter().map(|bin| bin.count).sum::<u32>(), 12);
    assert_eq!(p.contact_gaps, [ContactGap::NoEmail, ContactGap::NoPhone, ContactGap::NoAddress]);
    assert_eq!(p.credit, None);
    // The months chain: open before + billed − paid = open after.
    assert_eq!(p.months.len(), 12);
    let mut open = p.months[0].open;
    for month in &p.months[1..] {
        assert_eq!(open + month.billed - month.paid, month.open, "{}", month.end);
        open = month.open;
    }
    assert_eq!(open.to_string(), "80.00");
}

#[test]
fn few_payments_give_no_habit() {
    // CC-44: no rating under three paid invoices.
    let two = ledger(&[
        ("Acme", "2025-01-01", "2025-01-31", "100.00", "2025-02-28"),
        ("Acme", "2025-02-01", "2025-02-28", "100.00", "2025-03-28"),
    ]);
    let p = profile_of(&two, "2025-06-01");
    assert_eq!((p.rating, p.index.undefined), (None, Some(Undefined::TooFewPaid)));
    assert_eq!(p.trend.direction, Direction::TooFew);
    assert_eq!((p.pay_runs.cycle, p.pay_runs.pay_days), (None, 2));
    assert_eq!(text(&p.days_late.mean).as_deref(), Some("28"));
}

#[test]
fn month_end_payers_are_seen_and_a_credit_limit_is_held_against_what_is_open() {
    let rows = "\
N1,Acme,Invoice,2024-01-01,2024-01-31,900.00,0.00,2024-01-31,no
N2,Acme,Invoice,2024-02-01,2024-02-29,900.00,0.00,2024-02-29,no
N3,Acme,Invoice,2024-03-01,2024-03-31,900.00,0.00,2024-03-29,no
N4,Acme,Invoice,2024-04-01,2024-04-30,900.00,0.00,2024-04-30,no
N5,Acme,Invoice,2024-05-01,2024-05-31,900.00,900.00,,yes
N6,Acme,Credit Note,2024-05-02,,-100.00,-100.00,,no
N7,Zero,Invoice,2024-05-01,2024-05-31,10.00,10.00,,no
N8,Free,Invoice,2024-05-01,2024-05-31,10.00,10.00,,no
";
    let (mut ledger, _) = common::imported(&(HEADER.to_owned() + rows));
    for (customer, limit) in [(0, "1000"), (1, "0")] {
        ledger.customer_mut(customer).unwrap().credit_limit = Some(Amount::new(pct(limit)));
    }
    let all = config("2024-06-10");
    let analysis = Analysis::new(&ledger, &all);
    let of = |account: u32| {
        let own = ledger.columns().account.iter().zip(0..).filter(|(a, _)| **a == account);
        let own: Vec<u32> = own.map(|(_, idx)| idx).collect();
        profile(&ledger, &all, analysis.customer_row(&ledger, account).unwrap(), &own).unwrap()
    };
    let acme = of(0);
    assert_eq!(acme.pay_runs.cycle, Some(Cycle::MonthEnd));
    let next = acme.pay_runs.next[0];
    assert_eq!(
        (next.date.to_string(), next.papers_by.to_string()),
        ("2024-06-28".into(), "2024-06-21".into())
    );
    // CC-73: 4,500 was billed in all, 900 is open less a credit of 100: 800 of 1,000 is used, and
    // the credit note is no use of it. A limit of 0 is none at all, no limit is none to keep.
    let used = acme.credit.unwrap();
    assert_eq!((used.used.to_string(), used.left.to_string()), ("800.00".into(), "200.00".into()));
    assert_eq!(of(1).credit.unwrap().left, Amount::new(pct("-10")));
    assert_eq!(of(2).credit, None);
    // CC-74: overdue while under the limit.
    assert_eq!(acme.row.overdue.amount.to_string(), "800.00");
    assert_eq!((acme.disputed.count, acme.disputed_open.amount.to_string()), (1, "900.00".into()));
}

#[test]
fn open_invoices_are_expected_by_the_customers_own_curve() {
    let ledger = thirteen();
    let outlook = Outlook::new(&ledger, &config("2025-02-10"), ledger.currencies()[0]);
    let rows = outlook.expected(&ledger, 0, 10).rows;
    let row = &rows[0];
    // Due 31 January, ten days late now: all six that were that late came on day 20.
    assert_eq!((rows.len(), row.basis), (1, Basis::Own));
    for day in [row.early, row.expected, row.late] {
        assert_eq!(day.unwrap().to_string(), "2025-02-20");
    }
    let report = outlook.report(&ledger, &Assumptions::default());
    let weeks: Vec<String> = report.forecast.weeks.iter().map(|w| w.expected.to_string()).collect();
    // Week two (18–24 February) brings it all.
    assert_eq!(weeks[..3], ["0.00", "80.00", "0.00"]);
    assert_eq!((report.forecast.own_curves, report.forecast.pooled), (1, 0));
}

#[test]
fn disputes_are_told_by_reason_with_counts_and_amounts() {
    let csv = "Invoice Number,Customer,Invoice Date,Due Date,Total,Amount Due,Disputed,Dispute Reason,Tag\n\
        1,Acme,2026-01-01,2026-01-31,100.00,100.00,Yes,Price,North\n\
        2,Acme,2026-01-02,2026-02-01,50.00,20.00,Yes,price,South\n\
        3,Acme,2026-01-03,2026-02-02,30.00,30.00,,Damaged goods,North\n\
        4,Acme,2026-01-04,2026-02-03,40.00,40.00,No,Late delivery,North\n\
        5,Acme,2026-01-05,2026-02-04,70.00,70.00,Yes,,South\n\
        6,Acme,2026-01-06,2026-02-05,80.00,80.00,,n/a,\n";
    let (ledger, report) = common::imported(csv);
    assert!(report.columns.iter().all(|column| column.role.is_some()), "{:?}", report.columns);
    let config = config("2026-03-01");
    let analysis = Analysis::new(&ledger, &config);
    let row = analysis.customer_row(&ledger, 0).unwrap();
    let documents: Vec<u32> = (0..to_u32(ledger.len())).collect();
    let profile = profile(&ledger, &config, row, &documents).unwrap();
    let reasons: Vec<(&str, u32, String, String)> = profile
        .dispute_reasons
        .iter()
        .map(|own| {
            let (billed, open) = (own.billed.amount.to_string(), own.open.amount.to_string());
            (own.reason.as_str(), own.billed.count, billed, open)
        })
        .collect();
    let line = |reason, count, billed: &str, open: &str| {
        (reason, count, billed.to_owned(), open.to_owned())
    };
    // 4 is settled by its No, 6 says there is none; 5 is disputed without a reason.
    let expected = [
        line("Price", 2, "150.00", "120.00"),
        line("Damaged goods", 1, "30.00", "30.00"),
        line("", 1, "70.00", "70.00"),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(
        (profile.disputed.count, profile.disputed.amount.to_string()),
        (4, "250.00".to_owned())
    );
    // A tag groups the aging: North 170, South 90, and 80 without one.
    let by_tag = AnalysisConfig { group_by: GroupBy::Attribute(Attribute::Tag), ..config };
    let groups = owed::analysis::groups::groups(&ledger, &by_tag, None);
    let open: Vec<(&str, String)> =
        groups.iter().map(|own| (own.name.as_str(), own.open.amount.to_string())).collect();
    let expected = [("North", "170.00"), ("South", "90.00"), ("", "80.00")];
    assert_eq!(open, expected.map(|(name, sum)| (name, sum.to_owned())));
}
