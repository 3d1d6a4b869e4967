//! The measures of whole ledgers: they agree with the overview, with the balances, with an analysis of
//! each month-end of their own, and with figures worked out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where something is not as expected"
)]

mod common;

use chrono::NaiveDate;
use owed::analysis::measures::{CurrencyMeasures, MeasureKey, MeasuresReport, measures};
use owed::analysis::tie_out::tie_out;
use owed::analysis::{Analysis, AnalysisConfig, CreditMode, DueToday, Metric, Undefined};
use owed::domain::{Amount, Currency, Ledger, Money};
use owed::sample::sample_csv;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn config(as_of: &str) -> AnalysisConfig {
    AnalysisConfig::standard(date(as_of))
}

fn report(ledger: &Ledger, config: &AnalysisConfig) -> MeasuresReport {
    measures(ledger, &Analysis::new(ledger, config), &[])
}

fn of(own: &CurrencyMeasures, key: MeasureKey) -> &Metric {
    &own.measures.iter().find(|measure| measure.key == key).unwrap().metric
}

fn shown(own: &CurrencyMeasures, key: MeasureKey) -> String {
    let metric = of(own, key);
    match (metric.value, metric.undefined) {
        (Some(value), None) => value.to_string(),
        (None, Some(reason)) => format!("{reason:?}"),
        both => panic!("{key:?} {both:?}"),
    }
}

fn csv(rows: &[&str]) -> Ledger {
    let head =
        "Invoice Number,Customer,Currency,Invoice Date,Due Date,Total,Amount Due,Paid Date\n";
    common::imported(&(head.to_owned() + &rows.join("\n") + "\n")).0
}

/// May: 1000 sold to A and paid 10 days late on 10 June. June: 600 to A, due 30 June; 400 to B, due 15
/// July; a credit of 100 for B.
fn by_hand() -> Ledger {
    csv(&[
        "1,A,EUR,2026-05-01,2026-05-31,1000.00,0.00,2026-06-10",
        "2,A,EUR,2026-06-01,2026-06-30,600.00,600.00,",
        "3,B,EUR,2026-06-15,2026-07-15,400.00,400.00,",
        "4,B,EUR,2026-06-20,,-100.00,-100.00,",
    ])
}

#[test]
fn measures_of_a_small_ledger_are_as_worked_out_by_hand() {
    let ledger = by_hand();
    let report = report(&ledger, &config("2026-06-30"));
    let eur = &report.currencies[0];
    for (key, expected) in [
        // Open 900; sales of June 600 + 400 − 100 = 900.
        (MeasureKey::Dso30, "30.000000"),
        // May and June: 1900.
        (MeasureKey::Dso90, "42.631579"),
        (MeasureKey::Countback, "30.000000"),
        // 1000 open in June ÷ 900 × 30.
        (MeasureKey::SalesWeighted, "33.333333"),
        // (600 × 29 + 400 × 15) ÷ 900.
        (MeasureKey::TrueDso, "26.000000"),
        // 1000 not yet due ÷ 1900 × 90; then 900 less that.
        (MeasureKey::BestPossible, "47.368421"),
        (MeasureKey::Delinquent, "-4.736842"),
        // (1000 + 900 − 900) ÷ (1000 + 900 − 1000).
        (MeasureKey::Cei, "1.111111"),
        // 61 days: 1900 ÷ mean of 1000 and 900.
        (MeasureKey::Turnover, "2.000000"),
        (MeasureKey::CollectionPeriod, "30.500000"),
        (MeasureKey::DaysToPay, "40.000000"),
        (MeasureKey::P90DaysToPay, "40.000000"),
        (MeasureKey::DaysLate, "10.000000"),
        (MeasureKey::BeyondTerms, "10.000000"),
        (MeasureKey::LateShare, "1.000000"),
        (MeasureKey::CurrentShare, "1.000000"),
        (MeasureKey::OverdueShare, "0.000000"),
        // A owes 600, B 300.
        (MeasureKey::Top1, "0.666667"),
        (MeasureKey::Hhi, "5555.555556"),
        // What was open on 31 May was due that day, and is paid.
        (MeasureKey::RollNotDue, "0.000000"),
        (MeasureKey::Roll30, "EmptyBucket"),
        (MeasureKey::BadDebt, "NoWriteOffs"),
    ] {
        assert_eq!(shown(eur, key), expected, "{key:?}");
    }
    assert_eq!(eur.balance.to_string(), "900.00");
    assert_eq!(eur.customers, eur.balance);
}

#[test]
fn due_today_moves_what_is_due_on_the_day() {
    let ledger = by_hand();
    let late = AnalysisConfig { due_today: DueToday::Late, ..config("2026-06-30") };
    let (usual, late) = (report(&ledger, &config("2026-06-30")), report(&ledger, &late));
    assert_eq!(shown(&late.currencies[0], MeasureKey::OverdueShare), "0.600000");
    // What the usual convention says the other would be.
    let own = &usual.currencies[0].measures;
    let overdue = own.iter().find(|measure| measure.key == MeasureKey::OverdueShare).unwrap();
    let (words, other) = &overdue.others[0];
    assert_eq!(words, "due today counts as overdue");
    assert_eq!(other.value, of(&late.currencies[0], MeasureKey::OverdueShare).value);
}

#[test]
fn bad_debt_is_what_the_file_writes_off() {
    let ledger = by_hand();
    let eur = Currency::new("EUR").unwrap();
    let lost = [Money::new(Amount::from_minor(19_000, eur), eur)];
    let analysis = Analysis::new(&ledger, &config("2026-06-30"));
    let report = measures(&ledger, &analysis, &lost);
    assert_eq!(shown(&report.currencies[0], MeasureKey::BadDebt), "0.100000");
}

// CC-39: without sales DSO is not 0 and not infinite; CC-43: what is issued later is in no figure.
#[test]
fn cc_39_43_without_sales_there_is_no_dso() {
    let ledger = csv(&[
        "1,A,EUR,2024-05-01,2024-05-31,1000.00,900.00,",
        "2,A,EUR,2027-06-01,2027-06-30,600.00,600.00,",
    ]);
    let eur = &report(&ledger, &config("2026-06-30")).currencies[0];
    assert_eq!(shown(eur, MeasureKey::Dso90), "NoSales");
    assert_eq!(eur.balance.to_string(), "900.00");
}

#[test]
fn a_list_of_open_items_has_no_sales_and_says_so() {
    let ledger = csv(&["1,A,EUR,2026-05-01,2026-05-31,1000.00,1000.00,"]);
    let report = report(&ledger, &config("2026-06-30"));
    let eur = &report.currencies[0];
    for key in MeasureKey::ALL.iter().filter(|key| key.needs_sales()) {
        assert_eq!(of(eur, *key).undefined, Some(Undefined::OpenItemsOnly), "{key:?}");
    }
    assert_eq!(shown(eur, MeasureKey::OverdueShare), "1.000000");
    assert_eq!(shown(eur, MeasureKey::DaysToPay), "NoPaymentDates");
}

/// The sample, and where it is there the IBM file.
fn ledgers() -> Vec<(Ledger, &'static str)> {
    let mut list = vec![(common::imported(&sample_csv(date("2026-06-30"))).0, "2026-06-30")];
    if let Some(shared) = common::shared() {
        let text =
            std::fs::read_to_string(shared.join("data/ibm_accounts_receivable.csv")).unwrap();
        list.push((common::imported(&text).0, "2013-06-15"));
    }
    list
}

// CC-42, CC-45: one definition on all screens, and every figure has its inputs.
#[test]
fn cc_42_45_the_measures_agree_with_the_overview() {
    for ((ledger, as_of), credits) in
        ledgers().iter().flat_map(|one| CreditMode::ALL.map(|mode| (one, mode)))
    {
        let config = AnalysisConfig { credits, ..config(as_of) };
        let analysis = Analysis::new(ledger, &config);
        let overview = analysis.report(ledger);
        let report = measures(ledger, &analysis, &[]);
        for (own, overview) in report.currencies.iter().zip(&overview.currencies) {
            let k = &overview.kpis;
            for (key, kpi) in [
                (MeasureKey::Dso30, &k.dso_simple_30),
                (MeasureKey::Dso90, &k.dso_simple_90),
                (MeasureKey::Dso365, &k.dso_simple_365),
                (MeasureKey::DsoWindow, &k.dso_simple_90),
                (MeasureKey::Countback, &k.dso_countback),
                (MeasureKey::BestPossible, &k.best_possible_dso),
                (MeasureKey::DaysToPay, &k.average_days_to_pay),
                (MeasureKey::WeightedDaysToPay, &k.weighted_days_to_pay),
                (MeasureKey::MedianDaysToPay, &k.median_days_to_pay),
                (MeasureKey::DaysLate, &k.average_days_late),
                (MeasureKey::DaysLateFloored, &k.average_days_late_floored),
                (MeasureKey::DaysLateOfLate, &k.average_days_late_of_late),
                (MeasureKey::LateShare, &k.late_share),
                (MeasureKey::LateAmountShare, &k.late_amount_share),
                (MeasureKey::CurrentShare, &k.current_share),
                (MeasureKey::Over90Share, &k.over_90_share),
            ] {
                assert_eq!(of(own, key), kpi, "{key:?} {as_of} {credits:?}");
            }
            assert_eq!(own.balance, overview.open.amount);
            assert_eq!(own.customers, overview.open.amount);
            for measure in &own.measures {
                let has_inputs = !measure.metric.inputs.is_empty();
                assert!(has_inputs || measure.metric.value.is_none(), "{:?}", measure.key);
            }
        }
    }
}

// CC-25: each document, the buckets, the customers and the measures come to one balance.
#[test]
fn cc_25_every_way_comes_to_the_same_balance() {
    for (ledger, as_of) in ledgers() {
        for credits in CreditMode::ALL {
            let config = AnalysisConfig { credits, ..config(as_of) };
            let lines = tie_out(&ledger, &Analysis::new(&ledger, &config));
            assert!(!lines.is_empty());
            for line in lines {
                assert!(line.holds(), "{line:?}");
            }
        }
    }
    let mut line = tie_out(&by_hand(), &Analysis::new(&by_hand(), &config("2026-06-30")))[0];
    assert_eq!(
        (line.billed.to_string(), line.settled.to_string()),
        ("1900.00".into(), "1000.00".into())
    );
    line.customers = line.billed;
    assert!(!line.holds());
}

#[test]
fn every_month_of_a_trend_is_what_an_analysis_of_that_day_says() {
    for (ledger, as_of) in ledgers() {
        let now = report(&ledger, &config(as_of));
        for at in 0..12 {
            let day = now.currencies[0].measures[0].trend[at].date;
            let then = report(&ledger, &AnalysisConfig::standard(day));
            for (own, then) in now.currencies.iter().zip(&then.currencies) {
                for (measure, then) in own.measures.iter().zip(&then.measures) {
                    assert_eq!(measure.trend.len(), 13, "{:?}", measure.key);
                    let point = &measure.trend[at];
                    let is_known = point.undefined != Some(Undefined::NoHistory);
                    // What becomes of money is judged by the twelve months there are.
                    let by_past = measure.key == MeasureKey::EndsOver90;
                    if is_known && !by_past {
                        let last = then.trend.last().unwrap();
                        assert_eq!(point.value, last.value, "{:?} {day}", measure.key);
                    }
                }
            }
        }
    }
}

#[test]
fn every_convention_has_one_choice_in_force_and_its_figures() {
    let (ledger, as_of) = ledgers().remove(0);
    for own in report(&ledger, &config(as_of)).currencies {
        assert!(own.conventions.len() >= 10, "{}", own.conventions.len());
        for convention in own.conventions {
            let in_force = convention.choices.iter().filter(|choice| choice.in_force).count();
            assert_eq!(in_force, 1, "{}", convention.name);
            assert!(convention.choices.len() >= 2, "{}", convention.name);
            assert!(convention.choices.iter().all(|choice| !choice.figures.is_empty()));
        }
    }
}
