//! Laws of the forecast, the provision and the cost of late payment that hold for every ledger.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

mod common;

use chrono::{Days, NaiveDate};
use owed::analysis::AnalysisConfig;
use owed::analysis::outlook::{Assumptions, Outlook, OutlookReport};
use owed::analysis::provision::{LossRates, Specific};
use owed::analysis::survival::Observations;
use owed::domain::sorting::LeanSort;
use owed::domain::{Amount, Ledger};
use proptest::prelude::*;
use rust_decimal::Decimal;

#[derive(Clone, Debug)]
struct Row {
    customer: u8,
    issued: u16,
    terms: u8,
    paid_after: Option<u16>,
    cents: i64,
    credit: bool,
    disputed: bool,
}

prop_compose! {
    fn row()(
        customer in 0_u8..5,
        issued in 0_u16..700,
        terms in 0_u8..60,
        paid_after in prop::option::of(0_u16..200),
        cents in 1_i64..10_000_000,
        credit in prop::bool::weighted(0.1),
        disputed in prop::bool::weighted(0.1),
    ) -> Row {
        Row { customer, issued, terms, paid_after, cents, credit, disputed }
    }
}

fn date(days: u16) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + Days::new(u64::from(days))
}

fn csv(rows: &[Row]) -> String {
    let mut out =
        "Invoice Number,Customer,Invoice Date,Due Date,Total,Amount Due,Paid Date,Disputed\n"
            .to_owned();
    for (number, row) in rows.iter().enumerate() {
        let sign = if row.credit { "-" } else { "" };
        let total = format!("{sign}{}.{:02}", row.cents / 100, row.cents % 100);
        let paid = row.paid_after.map(|after| date(row.issued + after));
        let line = format!(
            "N{number},Customer {},{},{},{total},{},{},{}\n",
            row.customer,
            date(row.issued),
            date(row.issued + u16::from(row.terms)),
            if paid.is_some() { "0" } else { &total },
            paid.map(|paid| paid.to_string()).unwrap_or_default(),
            if row.disputed { "yes" } else { "no" },
        );
        out += &line;
    }
    out
}

fn outlook(
    rows: &[Row],
    as_of: u16,
    assumptions: &Assumptions,
) -> (Ledger, Outlook, OutlookReport) {
    let (ledger, _) = common::imported(&csv(rows));
    let currency = ledger.currencies()[0];
    let config = AnalysisConfig::standard(date(as_of));
    let outlook = Outlook::new(&ledger, &config, currency);
    let report = outlook.report(&ledger, assumptions);
    (ledger, outlook, report)
}

fn typed(pct: u32, outlook_pct: i32) -> Assumptions {
    let loss = LossRates {
        typed_pct: vec![Some(Decimal::from(pct)); 6],
        outlook_pct: Decimal::from(outlook_pct),
        specific: vec![Specific { account: 0, pct: Decimal::from(200) }],
        ..LossRates::default()
    };
    Assumptions { loss, late_rate_pct: Some(Decimal::from(8)) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn survival_never_rises_and_is_a_share(
        seen in prop::collection::vec((-90_i32..400, any::<bool>()), 0..200)
    ) {
        let mut all = Observations::default();
        for (t, paid) in &seen {
            all.add(*t, *paid);
        }
        let curve = all.curve();
        let mut before = Decimal::ONE;
        for step in curve.steps() {
            prop_assert!(step.survival <= before && step.survival >= Decimal::ZERO);
            before = step.survival;
        }
        prop_assert_eq!(curve.paid() + curve.open(), u32::try_from(seen.len()).unwrap());
    }

    #[test]
    fn the_forecast_adds_up_to_the_open_balance(
        rows in prop::collection::vec(row(), 1..120), as_of in 0_u16..900
    ) {
        let (ledger, outlook, report) = outlook(&rows, as_of, &Assumptions::default());
        let f = &report.forecast;
        let weeks: Amount = f.weeks.iter().map(|week| week.expected).sum();
        let parts = weeks + f.later + f.without.amount + f.disputed.amount + f.credits.amount;
        prop_assert_eq!(parts, f.open.amount);
        let known = owed::analysis::analyze(&ledger, &AnalysisConfig::standard(date(as_of)));
        prop_assert_eq!(f.open, known.currencies[0].open);
        for week in &f.weeks {
            prop_assert!(!week.expected.is_negative());
            prop_assert!(week.low <= week.expected && week.expected <= week.high);
        }
        let list = outlook.expected(&ledger, 0, 1_000).rows;
        let open: Amount = list.iter().map(|row| row.open).sum();
        prop_assert_eq!(open + f.credits.amount, f.open.amount);
        for row in list {
            let after = |day: Option<NaiveDate>| day.is_none_or(|day| day > date(as_of));
            prop_assert!(after(row.early) && row.early <= row.expected.or(row.early));
            prop_assert!(row.expected.is_none() || row.late.is_none() || row.expected <= row.late);
        }
    }

    #[test]
    fn a_provision_is_never_more_than_the_balance(
        rows in prop::collection::vec(row(), 1..80), as_of in 0_u16..900,
        pct in 0_u32..150, outlook_pct in -150_i32..150
    ) {
        let (_, _, report) = outlook(&rows, as_of, &typed(pct, outlook_pct));
        let p = &report.provision;
        let lines: Amount = p.lines.iter().filter_map(|line| line.provision).sum();
        let specific: Amount = p.specific.iter().map(|line| line.provision).sum();
        prop_assert_eq!(p.total, Some(lines + specific));
        let balances: Amount = p.lines.iter().map(|l| l.balance.amount).sum::<Amount>()
            + p.specific.iter().map(|l| l.balance.amount).sum::<Amount>();
        prop_assert!(lines + specific <= balances);
        prop_assert!(!(lines + specific).is_negative());
        // A customer judged on its own is in no bucket, and credits lower nothing.
        prop_assert_eq!(balances + p.credits.amount, report.forecast.open.amount);
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        rows in prop::collection::vec(row(), 1..60), as_of in 0_u16..900, turn in 0_usize..60
    ) {
        let shape = |rows: &[Row]| {
            let mut rates = typed(3, 10);
            rates.loss.specific.clear();
            let (_, _, mut report) = outlook(rows, as_of, &rates);
            // Accounts are numbered in order of appearance.
            let customers = &mut report.late_cost.customers;
            for customer in customers.iter_mut() {
                customer.account = 0;
            }
            customers.lean_sort_by(|a, b| a.customer.cmp(&b.customer));
            report
        };
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        prop_assert_eq!(shape(&rows), shape(&turned));
    }
}
