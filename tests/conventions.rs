//! Aging to taste: whatever the conventions, every document is in one bucket, the open balance is the
//! same, and each figure opens to documents that add up to it. Examples are worked out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

mod common;

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use owed::analysis::documents::View;
use owed::analysis::groups::groups;
use owed::analysis::{
    AgeBasis, AgingScheme, Analysis, AnalysisConfig, Conversion, CreditMode, CurrencyReport,
    DocumentSet, DueToday, GroupBy, LimitUnit, Selection, analyze,
};
use owed::domain::ledger::Attribute;
use owed::domain::{Amount, Currency, Day, Ledger, to_u32};
use proptest::prelude::*;

const HEADER: &str = "Invoice Number,Customer,Currency,Invoice Date,Due Date,Total,Amount Due,Paid Date,Salesperson,Country\n";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Number, customer, invoice date, due date, total (open in full).
fn ledger(rows: &[(&str, &str, &str, &str, &str)]) -> Ledger {
    let mut csv = HEADER.to_owned();
    for (number, customer, issued, due, total) in rows {
        writeln!(csv, "{number},{customer},EUR,{issued},{due},{total},{total},,,").unwrap();
    }
    common::imported(&csv).0
}

fn config(as_of: &str, credits: CreditMode) -> AnalysisConfig {
    AnalysisConfig { credits, ..AnalysisConfig::standard(date(as_of)) }
}

fn buckets(report: &CurrencyReport) -> Vec<String> {
    report.buckets.iter().map(|figure| figure.amount.to_string()).collect()
}

/// A: 100 not due, 60 due 20 days ago, 50 due 100 days ago, a credit of 80 dated 10 days ago.
/// B: 40 due 40 days ago. C: a credit of 30 dated 70 days ago, and nothing to set it against.
fn three_customers() -> Ledger {
    ledger(&[
        ("1", "A", "2026-06-01", "2026-07-15", "100.00"),
        ("2", "A", "2026-05-11", "2026-06-10", "60.00"),
        ("3", "A", "2026-02-20", "2026-03-22", "50.00"),
        ("4", "A", "2026-06-20", "", "-80.00"),
        ("5", "B", "2026-04-21", "2026-05-21", "40.00"),
        ("6", "C", "2026-04-21", "", "-30.00"),
    ])
}

// CC-16, CC-29: credits are always visible, and the report says where they stand.
#[test]
fn cc_16_29_credits_stand_where_the_convention_says() {
    let ledger = three_customers();
    for (mode, expected, overdue) in [
        // Credits count as 10 and 70 days old.
        (
            CreditMode::OwnDate,
            &["100.00", "-20.00", "40.00", "-30.00", "50.00", "0.00"][..],
            "40.00",
        ),
        (
            CreditMode::OwnColumn,
            &["100.00", "60.00", "40.00", "0.00", "50.00", "0.00", "-110.00"],
            "150.00",
        ),
        // 80 takes the oldest 50 and 30 of the 60; C's 30 has nothing to be set against.
        (
            CreditMode::AgainstOldest,
            &["100.00", "30.00", "40.00", "0.00", "0.00", "0.00", "-30.00"],
            "70.00",
        ),
    ] {
        let config = config("2026-06-30", mode);
        let report = analyze(&ledger, &config);
        let eur = &report.currencies[0];
        assert_eq!(buckets(eur), expected, "{mode:?}");
        assert_eq!(eur.overdue.amount.to_string(), overdue, "{mode:?}");
        assert_eq!(eur.open.amount.to_string(), "140.00", "{mode:?}");
        let labels: Vec<&str> = report.buckets.iter().map(|b| b.label.as_str()).collect();
        assert_eq!(labels.len(), expected.len());
        assert_eq!(labels.last() == Some(&"Credits"), mode != CreditMode::OwnDate);
    }
}

// CC-06: due today is not late unless asked for.
#[test]
fn cc_06_due_today_can_be_counted_as_overdue() {
    // A paid document makes it a file with a history, and so with a trend.
    let csv = format!(
        "{HEADER}1,A,EUR,2026-06-01,2026-06-30,10.00,10.00,,,\n2,A,EUR,2026-06-01,2026-06-10,5.00,0.00,2026-06-10,,\n"
    );
    let ledger = common::imported(&csv).0;
    for (due_today, overdue, bucket) in
        [(DueToday::NotLate, "0.00", 0), (DueToday::Late, "10.00", 1)]
    {
        let config = AnalysisConfig { due_today, ..AnalysisConfig::standard(date("2026-06-30")) };
        let eur = &analyze(&ledger, &config).currencies[0];
        assert_eq!(eur.overdue.amount.to_string(), overdue);
        assert_eq!(eur.buckets[bucket].amount.to_string(), "10.00");
        assert_eq!(
            eur.trend.last().map_or(Amount::ZERO, |point| point.overdue),
            eur.overdue.amount
        );
    }
}

// CC-14, CC-28: instalments are rows of their own; months end where the earlier month does.
#[test]
fn cc_14_28_months_are_counted_from_month_ends() {
    let ledger = ledger(&[
        ("1-1", "A", "2026-01-01", "2026-02-28", "1.00"),
        ("1-2", "A", "2026-01-01", "2026-02-27", "2.00"),
        ("1-3", "A", "2026-01-01", "2026-01-31", "4.00"),
        ("1-4", "A", "2026-01-01", "2026-01-30", "8.00"),
        ("1-5", "A", "2026-01-01", "2026-03-31", "16.00"),
    ]);
    let scheme = AgingScheme::of(vec![1, 2], LimitUnit::Months).unwrap();
    let config = AnalysisConfig { scheme, ..AnalysisConfig::standard(date("2026-03-31")) };
    let eur = &analyze(&ledger, &config).currencies[0];
    assert_eq!(buckets(eur), ["16.00", "1.00", "6.00", "8.00", "0.00"]);
}

// CC-76: what is paid after the as-of date is shown beside, not deducted.
#[test]
fn cc_76_later_payments_stand_beside() {
    let csv = format!(
        "{HEADER}1,A,EUR,2026-05-01,2026-05-31,100.00,0.00,2026-07-05,,\n2,A,EUR,2026-05-01,2026-05-31,50.00,50.00,,,\n"
    );
    let ledger = common::imported(&csv).0;
    let eur = &analyze(&ledger, &AnalysisConfig::standard(date("2026-06-30"))).currencies[0];
    assert_eq!(eur.open.amount.to_string(), "150.00");
    assert_eq!((eur.post_dated.amount.to_string(), eur.post_dated.count), ("100.00".to_owned(), 1));
    let eur = &analyze(&ledger, &AnalysisConfig::standard(date("2026-07-05"))).currencies[0];
    assert_eq!(eur.open.amount.to_string(), "50.00");
    assert_eq!(eur.post_dated.count, 0);
}

// CC-22, CC-23: currencies are never added; a conversion is a block of its own, rounded once a line.
#[test]
fn cc_22_23_converted_totals_stand_apart() {
    let csv = format!(
        "{HEADER}1,A,EUR,2026-05-01,2026-05-31,100.00,100.00,,,\n2,A,USD,2026-05-01,2026-07-31,10.01,10.01,,,\n3,A,JPY,2026-05-01,2026-07-31,999,999,,,\n"
    );
    let ledger = common::imported(&csv).0;
    let rate = |code: &str, rate: &str| (Currency::new(code).unwrap(), rate.parse().unwrap());
    let config = AnalysisConfig {
        conversion: Some(Conversion {
            into: Currency::new("EUR").unwrap(),
            rates: vec![rate("USD", "0.925"), rate("GBP", "1.17")],
        }),
        ..AnalysisConfig::standard(date("2026-06-30"))
    };
    let report = analyze(&ledger, &config);
    let converted = report.converted.unwrap();
    // 10.01 × 0.925 = 9.25925.
    assert_eq!(converted.open.to_string(), "109.26");
    assert_eq!(converted.overdue.to_string(), "100.00");
    assert_eq!(converted.without_rate, [Currency::new("JPY").unwrap()]);
    let usd = report.currencies.iter().find(|c| c.currency.code() == "USD").unwrap();
    assert_eq!(usd.open.amount.to_string(), "10.01");
}

#[test]
fn groups_are_named_by_the_document_or_else_by_its_customer() {
    let csv = format!(
        "{HEADER}1,A,EUR,2026-05-01,2026-05-31,100.00,100.00,,Kim,Peru\n2,A,EUR,2026-05-01,2026-05-31,50.00,50.00,,kim,\n3,B,EUR,2026-05-01,2026-07-31,7.00,7.00,,,Peru\n"
    );
    let ledger = common::imported(&csv).0;
    let by = |attribute| AnalysisConfig {
        group_by: GroupBy::Attribute(attribute),
        ..AnalysisConfig::standard(date("2026-06-30"))
    };
    let rows = groups(&ledger, &by(Attribute::Salesperson), None);
    let shown: Vec<(&str, String, u32)> = rows
        .iter()
        .map(|row| (row.name.as_str(), row.open.amount.to_string(), row.customers))
        .collect();
    assert_eq!(shown, [("Kim", "150.00".to_owned(), 1), ("", "7.00".to_owned(), 1)]);
}

/// A row of an invented export.
#[derive(Clone, Debug)]
struct Row {
    customer: u8,
    currency: usize,
    issued: u16,
    terms: Option<u8>,
    paid_after: Option<u16>,
    cents: i64,
    salesperson: u8,
}

prop_compose! {
    fn row()(
        customer in 0_u8..5,
        currency in 0_usize..2,
        issued in 0_u16..500,
        terms in prop::option::weighted(0.9, 0_u8..90),
        paid_after in prop::option::weighted(0.3, 0_u16..400),
        cents in prop_oneof![3 => 1_i64..100_000, 1 => -100_000_i64..-1],
        salesperson in 0_u8..3,
    ) -> Row {
        Row { customer, currency, issued, terms, paid_after, cents, salesperson }
    }
}

fn day(days: u64) -> NaiveDate {
    date("2025-01-01") + Days::new(days)
}

fn csv(rows: &[Row]) -> String {
    let mut csv = HEADER.to_owned();
    for (i, row) in rows.iter().enumerate() {
        let issued = u64::from(row.issued);
        let due = row.terms.map(|t| day(issued + u64::from(t)).to_string()).unwrap_or_default();
        let paid = row.paid_after.map(|d| day(issued + u64::from(d)).to_string());
        let cents = row.cents;
        let sign = if cents < 0 { "-" } else { "" };
        let total = format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100);
        let open = if paid.is_some() { "0.00" } else { &total };
        writeln!(
            csv,
            "N{i},Customer {},{},{},{due},{total},{open},{},{},",
            row.customer,
            ["EUR", "USD"][row.currency],
            day(issued),
            paid.unwrap_or_default(),
            ["", "Kim", "Ada"][usize::from(row.salesperson)],
        )
        .unwrap();
    }
    csv
}

prop_compose! {
    fn conventions()(
        as_of in 0_u64..700,
        by_invoice in any::<bool>(),
        late in any::<bool>(),
        mode in 0_usize..3,
        limits in prop::collection::btree_set(1_u32..60, 1..8),
        months in any::<bool>(),
        group in 0_usize..6,
    ) -> AnalysisConfig {
        let unit = if months { LimitUnit::Months } else { LimitUnit::Days };
        AnalysisConfig {
            basis: if by_invoice { AgeBasis::InvoiceDate } else { AgeBasis::DueDate },
            due_today: if late { DueToday::Late } else { DueToday::NotLate },
            credits: CreditMode::ALL[mode],
            scheme: AgingScheme::of(limits.into_iter().collect(), unit).unwrap(),
            group_by: GroupBy::all().nth(group).unwrap(),
            ..AnalysisConfig::standard(day(as_of))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_age_has_one_bucket_and_a_day_never_makes_it_younger(
        config in conventions(), age in -3000_i32..3000
    ) {
        let limits = config.limits();
        let buckets = config.buckets();
        let holds = |age: i32| -> Vec<usize> {
            let dated = buckets.iter().enumerate().filter(|(_, bucket)| bucket.is_dated());
            dated
                .filter(|(_, b)| b.from.is_none_or(|f| age >= f) && b.to.is_none_or(|t| age <= t))
                .map(|(i, _)| i)
                .collect()
        };
        prop_assert_eq!(holds(age), vec![limits.bucket_of(Some(age))]);
        let tomorrow = AnalysisConfig {
            as_of: config.as_of.succ_opt().unwrap(),
            ..config.clone()
        };
        prop_assert!(tomorrow.limits().bucket_of(Some(age + 1)) >= limits.bucket_of(Some(age)));
    }

    #[test]
    fn no_convention_changes_the_open_balance(
        rows in prop::collection::vec(row(), 1..40), config in conventions()
    ) {
        let (ledger, _) = common::imported(&csv(&rows));
        let usual = analyze(&ledger, &AnalysisConfig::standard(config.as_of));
        let analysis = Analysis::new(&ledger, &config);
        let report = analysis.report(&ledger);
        let by_group = groups(&ledger, &config, None);
        for (c, usual) in report.currencies.iter().zip(&usual.currencies) {
            prop_assert_eq!(c.open.amount, usual.open.amount);
            prop_assert_eq!(c.buckets.len(), report.buckets.len());
            let sum: Amount = c.buckets.iter().map(|figure| figure.amount).sum();
            prop_assert_eq!(sum, c.open.amount);
            prop_assert_eq!(c.buckets.iter().map(|f| f.count).sum::<u32>(), c.open.count);
            let own: Vec<_> = by_group.iter().filter(|g| g.currency == c.currency).collect();
            prop_assert_eq!(own.iter().map(|g| g.open.amount).sum::<Amount>(), c.open.amount);
            prop_assert_eq!(own.iter().map(|g| g.overdue.amount).sum::<Amount>(), c.overdue.amount);
            prop_assert_eq!(own.iter().map(|g| g.open.count).sum::<u32>(), c.open.count);
            let accounts = 0..to_u32(ledger.accounts().len());
            let customers = accounts
                .filter(|idx| ledger.accounts()[*idx as usize].currency == c.currency)
                .filter_map(|idx| analysis.customer_row(&ledger, idx));
            prop_assert_eq!(customers.map(|row| row.open.amount).sum::<Amount>(), c.open.amount);
        }
    }

    #[test]
    fn figures_open_to_documents_that_add_up_under_every_convention(
        rows in prop::collection::vec(row(), 1..40), config in conventions()
    ) {
        let (ledger, _) = common::imported(&csv(&rows));
        let report = analyze(&ledger, &config);
        let view = View::new(&ledger, &config);
        let listed = |currency, group, set| {
            let selection = Selection { currency: Some(currency), account: None, group, set };
            let list = view.select(&selection, "");
            let open: Amount = list.iter().filter_map(|idx| view.row(*idx)).map(|r| r.open).sum();
            (open, to_u32(list.len()))
        };
        for c in &report.currencies {
            let mut figures = vec![
                (DocumentSet::Open, c.open),
                (DocumentSet::Overdue, c.overdue),
                (DocumentSet::Credits, c.credits),
            ];
            figures.extend((0..).zip(&c.buckets).map(|(i, f)| (DocumentSet::Bucket(i), *f)));
            for (set, figure) in figures {
                prop_assert_eq!(
                    listed(c.currency, None, set), (figure.amount, figure.count), "{:?}", set
                );
            }
            let (_, later) = listed(c.currency, None, DocumentSet::PostDated);
            prop_assert_eq!(later, c.post_dated.count);
        }
        for group in groups(&ledger, &config, None) {
            let of = Some((config.group_by, group.name.clone()));
            prop_assert_eq!(
                listed(group.currency, of, DocumentSet::Open),
                (group.open.amount, group.open.count)
            );
        }
    }

    #[test]
    fn credits_are_used_up_at_most_and_items_paid_at_most(
        rows in prop::collection::vec(row(), 1..40), as_of in 0_u64..700
    ) {
        let (ledger, _) = common::imported(&csv(&rows));
        let config = AnalysisConfig {
            credits: CreditMode::AgainstOldest,
            ..AnalysisConfig::standard(day(as_of))
        };
        let (before, after) = (AnalysisConfig::standard(day(as_of)), config);
        let (own, set) = (View::new(&ledger, &before), View::new(&ledger, &after));
        for idx in 0..to_u32(ledger.len()) {
            let (was, is) = (own.row(idx).unwrap().open, set.row(idx).unwrap().open);
            let shrunk = is.abs() <= was.abs();
            let same_side = is.is_zero() || is.is_positive() == was.is_positive();
            prop_assert!(shrunk && same_side, "{} became {}", was, is);
        }
        // Where anything is left of a customer's credits, nothing of what it owes is.
        let left = |idx: u32| set.row(idx).unwrap();
        for idx in 0..to_u32(ledger.accounts().len()) {
            let own = (0..to_u32(ledger.len())).filter(|doc| ledger.document(*doc).unwrap().account_idx == idx);
            let opens: Vec<Amount> = own.map(|doc| left(doc).open).collect();
            let (owes, has) = (opens.iter().any(|o| o.is_positive()), opens.iter().any(|o| o.is_negative()));
            prop_assert!(!(owes && has), "{:?}", opens);
        }
    }
}

/// Days are whole: the as-of date is the end of its day.
#[test]
fn the_as_of_day_counts() {
    let ledger = ledger(&[("1", "A", "2026-06-30", "2026-07-30", "10.00")]);
    let open = |as_of| analyze(&ledger, &AnalysisConfig::standard(date(as_of))).currencies[0].open;
    assert_eq!(open("2026-06-30").count, 1);
    assert_eq!(open("2026-06-29").count, 0);
    assert_eq!(Day::from(date("1970-01-02")).number(), 1);
}
