//! The measures of a small ledger, worked out by hand.

use super::*;
use crate::domain::ledger::tests::ledger_of;
use crate::domain::{DocumentKind, NewDocument};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Invoices of one customer: issued, due, paid (may be empty); total, open.
fn ledger(rows: &[([&str; 3], [i64; 2])]) -> Ledger {
    let mut ledger = ledger_of(&[]);
    for (row, (dates, [total, open])) in (2..).zip(rows) {
        let day = |text: &str| if text.is_empty() { Day::NONE } else { Day::from(date(text)) };
        let [invoice_date, due_date, paid_date] = dates.map(day);
        ledger.push(NewDocument {
            account: 0,
            number: b"1",
            kind: DocumentKind::Invoice,
            invoice_date,
            due_date,
            paid_date,
            total: *total,
            open: *open,
            disputed: false,
            row,
            offset: 0,
        });
    }
    ledger
}

fn report(ledger: &Ledger) -> CurrencyMeasures {
    report_at(ledger, "2026-06-15")
}

fn report_at(ledger: &Ledger, as_of: &str) -> CurrencyMeasures {
    let config = AnalysisConfig::standard(date(as_of));
    measures(ledger, &Analysis::new(ledger, &config), &[]).currencies.remove(0)
}

fn of(own: &CurrencyMeasures, key: MeasureKey) -> &Measure {
    own.measures.iter().find(|measure| measure.key == key).unwrap()
}

fn text(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, |value| value.normalize().to_string())
}

/// Due on 31 January: 100.00, open ever since, and 300.00, paid in February. 200.00 of June, not due.
/// 80.00 due on 12 May, of which 30.00 were paid in June.
fn rolling() -> Ledger {
    ledger(&[
        (["2026-01-31", "2026-01-31", ""], [10_000, 10_000]),
        (["2026-01-31", "2026-01-31", "2026-02-10"], [30_000, 0]),
        (["2026-06-01", "2026-07-01", ""], [20_000, 20_000]),
        (["2026-05-10", "2026-05-12", "2026-06-01"], [8_000, 5_000]),
    ])
}

#[test]
fn what_runs_over_90_days_is_expected_from_all_months_of_the_year() {
    // Month by month: a quarter of what was not due went on, then all of it to 31–60, 61–90 and over
    // 90 days. So 200.00 × 0.25 + 50.00 × 1 of 250.00.
    let own = report(&rolling());
    assert_eq!(text(of(&own, MeasureKey::EndsOver90).metric.value), "0.4");
    // On 31 May the month from 61–90 to over 90 days has just ended: of the 80.00 that are 19 days late, all.
    let own = report_at(&rolling(), "2026-05-31");
    assert_eq!(text(of(&own, MeasureKey::EndsOver90).metric.value), "1");
}

#[test]
fn a_trend_begins_on_the_day_of_the_first_invoice() {
    let own = report(&rolling());
    let trend = &of(&own, MeasureKey::CurrentShare).trend;
    let found: Vec<(String, String)> =
        trend.iter().map(|point| (point.date.to_string(), text(point.value))).collect();
    let dates = ["2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30", "2025-10-31"];
    let unknown = dates.iter().chain(&["2025-11-30", "2025-12-31"]).map(|date| (*date, ""));
    let known = [
        ("2026-01-31", "1"),
        ("2026-02-28", "0"),
        ("2026-03-31", "0"),
        ("2026-04-30", "0"),
        ("2026-05-31", "0"),
        // 200.00 of 350.00.
        ("2026-06-15", "0.571429"),
    ];
    let expected: Vec<(String, String)> =
        unknown.chain(known).map(|(date, share)| (date.to_owned(), share.to_owned())).collect();
    assert_eq!(found, expected);
    assert!(trend.iter().take(7).all(|point| point.undefined == Some(Undefined::NoHistory)));
}

#[test]
fn money_of_a_month_before_is_in_a_later_bucket_or_settled() {
    let own = report(&rolling());
    let found: Vec<String> = own
        .rolled
        .iter()
        .map(|row| {
            let now: Vec<String> = row.now.iter().map(Amount::to_string).collect();
            format!("{}: {} = {} + {}", row.bucket, row.before, now.join(" "), row.settled)
        })
        .collect();
    // On 15 May, 80.00 were 3 days late; the 100.00 of January were 104.
    let expected = [
        "not due: 0.00 = 0.00 0.00 0.00 0.00 0.00 + 0.00",
        "1–30: 80.00 = 0.00 0.00 50.00 0.00 0.00 + 30.00",
        "31–60: 0.00 = 0.00 0.00 0.00 0.00 0.00 + 0.00",
        "61–90: 0.00 = 0.00 0.00 0.00 0.00 0.00 + 0.00",
        "over 90: 100.00 = 0.00 0.00 0.00 0.00 100.00 + 0.00",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_window_of_ninety_days_begins_on_its_first_day() {
    // Counting 15 June as the 90th day, 18 March is the first: 20 days to pay are in, 40 are not.
    let own = report(&ledger(&[
        (["2026-02-26", "2026-03-31", "2026-03-18"], [10_000, 0]),
        (["2026-02-05", "2026-03-31", "2026-03-17"], [10_000, 0]),
    ]));
    let measure = of(&own, MeasureKey::DaysToPay);
    assert_eq!(text(measure.metric.value), "30");
    let words = "paid within the last 90 days only";
    let (_, recent) = measure.others.iter().find(|(name, _)| name == words).unwrap();
    assert_eq!(text(recent.value), "20");
}
