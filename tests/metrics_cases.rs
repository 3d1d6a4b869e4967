//! Published examples of the measures, each by its id and source. A source whose own inputs do not
//! give what it prints (`published_inconsistent`) is held to what they do give.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where its material is not as expected"
)]

mod common;

use chrono::NaiveDate;
use owed::analysis::beyond_terms::{self, Early, LateSums};
use owed::analysis::concentration::{self, Scale};
use owed::analysis::dso::{self, CountBack, EmptyMonth, MonthSales};
use owed::analysis::metric::ratio;
use owed::analysis::weighted_dso::{self, OpenMonth};
use owed::analysis::{AgingScheme, Metric};
use owed::analysis::{bad_debt, behavior, effectiveness, markov, roll, share, turnover};
use owed::domain::{Currency, Day};
use rust_decimal::Decimal;
use serde_json::Value;

/// The metrics whose cases are run here.
const MEASURES: &[&str] = &[
    "aging_bucket",
    "aging_bucket_invoice_date",
    "ar_turnover",
    "average_collection_period",
    "average_days_delinquent",
    "average_days_late",
    "average_days_to_pay",
    "bad_debt_to_sales",
    "collection_effectiveness_index",
    "days_beyond_terms",
    "days_beyond_terms_unweighted",
    "days_late",
    "dso_best_possible",
    "dso_countback",
    "dso_sales_weighted",
    "dso_sales_weighted_dnb",
    "dso_simple",
    "dso_true",
    "hhi",
    "hhi_fraction",
    "markov_absorption",
    "markov_absorption_amount",
    "percent_current",
    "roll_rate",
    "top_n_share",
    "weighted_average_days_late",
    "weighted_average_days_to_pay",
];

/// Those of `tests/outlook_cases.rs`: what will be paid and what may be lost.
const OUTLOOK: &[&str] = &[
    "cash_forecast",
    "cecl_aging_schedule",
    "ecl_provision_matrix",
    "ecl_provision_matrix_lines",
    "km_survival",
    "paydex_days_table",
    "paydex_key",
    "payment_index_weighted",
];

/// Those of `tests/law_cases.rs`: interest, rates and periods of the law.
const LAW: &[&str] = &[
    "business_day_add",
    "business_days_between_inclusive",
    "clear_days_after_event",
    "contract_monthly_interest",
    "de_basiszinssatz",
    "de_verzugszins",
    "eu_reference_rate",
    "fr_rate",
    "ie_rate",
    "in_msmed_interest",
    "pre_action_reply_days",
    "uk_reference_rate",
    "uk_statutory_interest",
    "uk_statutory_interest_amount",
    "uk_statutory_interest_partial",
    "us_prompt_payment",
];

fn cases() -> Option<Vec<Value>> {
    let path = common::shared()?.join("cases/metrics_cases.json");
    let text = std::fs::read_to_string(path).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

fn eur() -> Currency {
    Currency::new("EUR").unwrap()
}

/// A number of the file, digit by digit.
fn number(value: &Value) -> Decimal {
    let text = value.to_string();
    text.parse().or_else(|_| Decimal::from_scientific(&text)).unwrap()
}

/// An amount in cents.
fn minor(value: &Value) -> i128 {
    let cents = number(value) * Decimal::from(100);
    assert!(cents.fract().is_zero(), "{value} has parts of a cent");
    cents.trunc().to_string().parse().unwrap()
}

fn cents(value: &Value) -> i64 {
    minor(value).try_into().unwrap()
}

fn int(value: &Value) -> i32 {
    value.as_i64().unwrap().try_into().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn day(value: &Value) -> Day {
    let date: NaiveDate = value.as_str().unwrap().parse().unwrap();
    Day::from(date)
}

fn times_100(metric: Metric) -> Metric {
    Metric { value: metric.value.map(|value| value * Decimal::from(100)), ..metric }
}

fn decimals(rows: &Value) -> Vec<Vec<Decimal>> {
    list(rows).iter().map(|row| list(row).iter().map(number).collect()).collect()
}

/// What the measure of a case comes to; `None` = undefined.
fn value_of(case: &Value) -> Option<Decimal> {
    let inputs = &case["inputs"];
    let at = |name: &str| minor(&inputs[name]);
    let metric = match case["metric"].as_str().unwrap() {
        "dso_simple" => dso::simple(at("ar_end"), at("credit_sales"), int(&inputs["days"]), eur()),
        "dso_best_possible" => {
            dso::best_possible(at("ar_current"), at("credit_sales"), int(&inputs["days"]), eur())
        }
        "dso_countback" => return counted_back(inputs),
        "dso_sales_weighted" => {
            let months: Vec<OpenMonth> = list(&inputs["buckets"])
                .iter()
                .map(|bucket| OpenMonth {
                    open: minor(&bucket["open"]),
                    open_days: 0,
                    sales: minor(&bucket["sales_of_origin_month"]),
                })
                .collect();
            weighted_dso::sales_weighted(&months, int(&inputs["days_per_bucket"]), eur())
        }
        // The source gives the two figures as days; as balances with sales of 1 a day they are so.
        "dso_sales_weighted_dnb" => {
            let (total, slow) = (at("total_dso"), at("bucket_dso_slow90"));
            dso::without_slow(total, slow, 100, 1, eur())
        }
        "dso_true" => {
            let months: Vec<OpenMonth> = list(&inputs["open_invoices"])
                .iter()
                .map(|invoice| OpenMonth {
                    open: minor(&invoice["amount"]),
                    open_days: minor(&invoice["amount"])
                        * i128::from(int(&invoice["days_since_invoice"])),
                    sales: minor(&invoice["sales_of_invoice_month"]),
                })
                .collect();
            weighted_dso::true_dso(&months, eur())
        }
        "average_days_delinquent" => {
            dso::average_days_delinquent(at("dso"), at("bpdso"), 100, 1, eur())
        }
        "collection_effectiveness_index" => times_100(effectiveness::index(
            &effectiveness::Period {
                begin: at("ar_begin"),
                sales: at("credit_sales"),
                end: at("ar_end"),
                end_current: at("ar_end_current"),
                months: 1,
            },
            eur(),
        )),
        "ar_turnover" => turnover::turnover(at("net_credit_sales"), &balances(inputs), eur()),
        "average_collection_period" => {
            let days = int(&inputs["days"]);
            turnover::collection_period(at("net_credit_sales"), &balances(inputs), days, eur())
        }
        _ => return other_value_of(case),
    };
    checked(&metric)
}

/// Undefined exactly where there is no value.
fn checked(metric: &Metric) -> Option<Decimal> {
    assert_eq!(metric.value.is_none(), metric.undefined.is_some());
    metric.value
}

/// As [`value_of`]: how payments came, and shares.
fn other_value_of(case: &Value) -> Option<Decimal> {
    let inputs = &case["inputs"];
    let at = |name: &str| minor(&inputs[name]);
    let metric = match case["metric"].as_str().unwrap() {
        "average_days_to_pay" | "days_beyond_terms_unweighted" => {
            let days: Vec<i64> =
                list(&inputs["days"]).iter().map(|day| day.as_i64().unwrap()).collect();
            behavior::mean_days(days.iter().sum(), days.len().try_into().unwrap())
        }
        "weighted_average_days_to_pay" => weighted(&inputs["invoices"], "days", Early::Minus),
        "average_days_late" => {
            beyond_terms::unweighted(&late(&inputs["items"], "days_late"), Early::Minus)
        }
        "weighted_average_days_late" => weighted(&inputs["items"], "days_late", Early::Minus),
        "days_beyond_terms" => weighted(&inputs["invoices"], "days", Early::Zero),
        "days_late" => {
            return Some(Decimal::from(day(&inputs["paid"]).days_since(day(&inputs["due"]))));
        }
        "percent_current" => share::share(at("ar_current"), at("ar_end"), "not yet due", eur()),
        "bad_debt_to_sales" => {
            times_100(bad_debt::bad_debt_to_sales(Some(at("bad_debt")), at("credit_sales"), eur()))
        }
        "roll_rate" => {
            times_100(roll::rate(at("bucket_b_t_from_a"), at("bucket_a_t_minus_1"), eur()))
        }
        "markov_absorption_amount" => return absorbed(inputs),
        "hhi" => {
            let balances = inputs.get("shares_pct").unwrap_or(&inputs["balances"]);
            concentration::hhi(&amounts(balances), Scale::Points, eur())
        }
        "hhi_fraction" => concentration::hhi(&amounts(&inputs["shares"]), Scale::Fraction, eur()),
        "top_n_share" => {
            let n = inputs["n"].as_u64().unwrap().try_into().unwrap();
            times_100(concentration::top_share(&amounts(&inputs["balances"]), n, eur()))
        }
        other => panic!("{other} is not run here"),
    };
    checked(&metric)
}

fn amounts(values: &Value) -> Vec<i128> {
    list(values).iter().map(minor).collect()
}

fn balances(inputs: &Value) -> Vec<i128> {
    match inputs.get("ar_average") {
        Some(average) => vec![minor(average)],
        None => vec![minor(&inputs["ar_begin"]), minor(&inputs["ar_end"])],
    }
}

fn late(items: &Value, days: &str) -> LateSums {
    let mut sums = LateSums::default();
    for item in list(items) {
        sums.add(cents(&item["amount"]), int(&item[days]));
    }
    sums
}

fn weighted(items: &Value, days: &str, early: Early) -> Metric {
    beyond_terms::weighted(&late(items, days), early, eur())
}

fn counted_back(inputs: &Value) -> Option<Decimal> {
    let months = list(&inputs["months_newest_first"])
        .iter()
        .map(|month| MonthSales { sales: minor(&month["sales"]), days: int(&month["days"]) });
    let empty = match inputs.get("policy").and_then(Value::as_str) {
        Some("stop_at_nonpositive") => EmptyMonth::Stops,
        _ => EmptyMonth::Counts,
    };
    match dso::count_back(minor(&inputs["ar_end"]), months, empty) {
        CountBack::Days { whole, numerator, denominator } => {
            ratio(i128::from(whole) * denominator + numerator, denominator)
        }
        CountBack::AtLeast(_) => None,
    }
}

/// The amount that ends in the state wanted (paid where none is named).
fn absorbed(inputs: &Value) -> Option<Decimal> {
    let (start, q, r): (Vec<Decimal>, _, _) = if let Some(chain) = inputs.get("chain") {
        // All sales begin as current and move on or are paid.
        let names = ["current", "o1", "o2"];
        let share = |from: &str, to: &str| chain[from].get(to).map(number).unwrap_or_default();
        let row = |ends: &[&str]| -> Vec<Vec<Decimal>> {
            names.iter().map(|from| ends.iter().map(|to| share(from, to)).collect()).collect()
        };
        let sales = number(&inputs["monthly_credit_sales"]);
        (vec![sales, Decimal::ZERO, Decimal::ZERO], row(&names), row(&["paid", "bad"]))
    } else {
        let balances = inputs["balances"].as_object().unwrap();
        let start = balances.values().map(number).collect();
        (start, decimals(&inputs["Q"]), decimals(&inputs["R"]))
    };
    let wanted = usize::from(inputs.get("want").is_some_and(|want| want == "bad"));
    let ends = markov::absorb(&q, &r)?;
    Some(start.iter().zip(&ends).map(|(amount, row)| amount * row[wanted]).sum())
}

#[test]
fn every_published_example_of_a_measure_holds() {
    let Some(cases) = cases() else { return };
    let mut run = 0;
    for case in &cases {
        let metric = case["metric"].as_str().unwrap();
        let by_value = MEASURES.contains(&metric)
            && !matches!(
                metric,
                "aging_bucket" | "aging_bucket_invoice_date" | "markov_absorption"
            );
        if !by_value {
            continue;
        }
        let named = format!("{} ({})", case["id"], case["source_url"]);
        let value = value_of(case);
        if case["expected"].is_null() {
            assert_eq!(value, None, "{named}");
        } else {
            let value = value.unwrap_or_else(|| panic!("{named} is undefined"));
            // Ours is rounded at the sixth decimal; a share, before it is made percent here.
            let is_share =
                ["bad_debt_to_sales", "collection_effectiveness_index", "roll_rate", "top_n_share"]
                    .contains(&metric);
            let within = if is_share { Decimal::new(1, 4) } else { Decimal::new(1, 6) };
            let off = (value - number(&case["expected"])).abs();
            assert!(off <= within, "{named}: {value} instead of {}", case["expected"]);
        }
        run += 1;
    }
    assert!(run >= 50, "{run} cases were run");
}

#[test]
fn published_chains_end_where_they_must() {
    let Some(cases) = cases() else { return };
    for case in cases.iter().filter(|case| case["metric"] == "markov_absorption") {
        let inputs = &case["inputs"];
        let ends = markov::absorb(&decimals(&inputs["Q"]), &decimals(&inputs["R"])).unwrap();
        for (j, name) in list(&inputs["absorbing"]).iter().enumerate() {
            for (row, expected) in ends.iter().zip(list(&case["expected"][name.as_str().unwrap()]))
            {
                let off = (row[j] - number(expected)).abs();
                assert!(off < Decimal::new(1, 9), "{} ({})", case["id"], case["source_url"]);
            }
        }
    }
}

#[test]
fn published_bands_hold() {
    let Some(cases) = cases() else { return };
    let late_from = 1;
    let march = day(&Value::from("2026-03-31")).to_date().unwrap();
    let limits = AgingScheme::default().at(march, late_from);
    let by_id = |id: &str| cases.iter().find(|case| case["id"] == id).unwrap();
    let edges = by_id("aging_bucket_edges");
    let names = ["current", "1-30", "31-60", "61-90", "91+"];
    for (days, expected) in
        list(&edges["inputs"]["days_past_due"]).iter().zip(list(&edges["expected"]))
    {
        assert_eq!(names[limits.bucket_of(Some(int(days)))], expected.as_str().unwrap(), "{days}");
    }
    // Sage counts 0 to 29, 30 to 59, 60 to 89 days from the invoice date.
    let sage = by_id("aging_sage_invoice_date");
    let limits = AgingScheme::new(vec![29, 59, 89]).unwrap().at(march, late_from);
    let names = ["<30", "<30", "<60", "<90", "older"];
    let as_of = day(&sage["inputs"]["as_of"]);
    for (issued, expected) in
        list(&sage["inputs"]["invoice_dates"]).iter().zip(list(&sage["expected"]))
    {
        let bucket = limits.bucket_of(Some(as_of.days_since(day(issued))));
        assert_eq!(names[bucket], expected.as_str().unwrap(), "{issued} ({})", sage["source_url"]);
    }
}

#[test]
fn every_case_is_run_by_exactly_one_test_file() {
    let Some(cases) = cases() else { return };
    assert_eq!(cases.len(), 100);
    for case in &cases {
        let metric = case["metric"].as_str().unwrap();
        let places = [MEASURES, OUTLOOK, LAW].iter().filter(|list| list.contains(&metric)).count();
        assert_eq!(places, 1, "{metric} of {}", case["id"]);
    }
}
