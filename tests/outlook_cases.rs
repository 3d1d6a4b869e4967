//! The published cases of survival, provision, payment index and cash forecast, each by its id and
//! source.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops where something is not as expected"
)]

mod common;

use owed::analysis::survival::Observations;
use owed::analysis::{collection, payment_index, provision};
use owed::domain::Currency;
use rust_decimal::Decimal;
use serde_json::Value;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A number as written, exactly: through its text, never through a float. `10/70` is a fraction.
fn number(value: &Value) -> Decimal {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match text.split_once('/') {
        Some((a, b)) => a.parse::<Decimal>().unwrap() / b.parse::<Decimal>().unwrap(),
        None => text.parse().or_else(|_| Decimal::from_scientific(&text)).unwrap(),
    }
}

fn numbers(value: &Value) -> Vec<Decimal> {
    value.as_array().unwrap().iter().map(number).collect()
}

/// What the case comes to with this program, in the shape of `expected`.
fn computed(case: &Value) -> Vec<Decimal> {
    let inputs = &case["inputs"];
    match case["metric"].as_str().unwrap() {
        "km_survival" => survival(inputs),
        "ecl_provision_matrix" | "cecl_aging_schedule" => {
            vec![provision::lines(&numbers(&inputs["balances"]), &rates(inputs)).iter().sum()]
        }
        "ecl_provision_matrix_lines" => {
            provision::lines(&numbers(&inputs["balances"]), &rates(inputs))
        }
        "payment_index_weighted" => {
            // An experience of ours is an invoice; a third one of no amount meets the minimum.
            let mut scored: Vec<(i64, i32)> = inputs["experiences"]
                .as_array()
                .unwrap()
                .iter()
                .map(|e| {
                    (e["amount"].as_i64().unwrap() * 100, whole(&e["score"]) * payment_index::PARTS)
                })
                .collect();
            scored.push((0, 0));
            vec![payment_index::weighted(&scored, Currency::UNSTATED).value.unwrap()]
        }
        "cash_forecast" => cash(inputs, &case["expected"]),
        other => panic!("{other} is no metric of this file"),
    }
}

fn whole(value: &Value) -> i32 {
    i32::try_from(value.as_i64().unwrap()).unwrap()
}

fn survival(inputs: &Value) -> Vec<Decimal> {
    let mut observations = Observations::default();
    for seen in inputs["observations"].as_array().unwrap() {
        observations.add(whole(&seen["t"]), seen["event"].as_bool().unwrap());
    }
    let curve = observations.curve();
    let times = curve.steps().iter().map(|step| Decimal::from(step.t));
    times.chain(curve.steps().iter().map(|step| step.survival)).collect()
}

/// The rates in force: as given, or base rates with their overlay; or those that another case of
/// the same source printed unrounded (entered by hand from its loss history).
fn rates(inputs: &Value) -> Vec<Decimal> {
    let outlook = |key: &str, less: Decimal| {
        let outlook = inputs.get(key).map_or(Decimal::ZERO, |value| number(value) - less);
        move |rate: &Decimal| provision::adjusted(*rate, outlook)
    };
    if let Some(base) = inputs.get("base_rates") {
        return numbers(base).iter().map(outlook("overlay", Decimal::ONE)).collect();
    }
    if let Some(history) = inputs.get("historical_rates") {
        let adjusted: Vec<Decimal> =
            numbers(history).iter().map(outlook("adjustment", Decimal::ZERO)).collect();
        assert_eq!(adjusted, numbers(&inputs["loss_rates"]), "rates after the adjustment");
        return adjusted;
    }
    match &inputs["loss_rates"] {
        Value::Array(_) => numbers(&inputs["loss_rates"]),
        // 2 of 23 is what the source rounds to 8.7 %; its other rates are whole percents.
        _ => ["0.02", "0.04", "2/23", "0.25", "1"]
            .iter()
            .map(|rate| number(&Value::from(*rate)))
            .collect(),
    }
}

/// Collections by pattern, in the order of the expected months.
fn cash(inputs: &Value, expected: &Value) -> Vec<Decimal> {
    let series = |key: &str| -> Vec<Decimal> {
        let months = inputs[key].as_object().unwrap();
        MONTHS.iter().filter_map(|month| months.get(*month)).map(number).collect()
    };
    let pattern = numbers(&inputs["pattern"]);
    let cash = match inputs.get("sales") {
        // Cash sales come at once, credit sales by the pattern.
        Some(_) => {
            let credit = number(&inputs["credit_share"]);
            let sales = series("sales");
            let on_credit: Vec<Decimal> = sales.iter().map(|sale| sale * credit).collect();
            let collected = collection::collections(&on_credit, &pattern);
            sales
                .iter()
                .zip(&on_credit)
                .zip(collected)
                .map(|((all, credit), c)| all - credit + c)
                .collect()
        }
        None => collection::collections(&series("billings"), &pattern),
    };
    let wanted = expected.as_object().unwrap();
    MONTHS
        .iter()
        .enumerate()
        .filter(|(_, month)| wanted.contains_key(**month))
        .map(|(at, _)| cash[at])
        .collect()
}

/// The numbers of `expected`, in the order in which `computed` gives them.
fn expected(case: &Value) -> Vec<Decimal> {
    match &case["expected"] {
        Value::Array(_) => numbers(&case["expected"]),
        Value::Object(map) if map.contains_key("S") => {
            numbers(&map["t"]).into_iter().chain(numbers(&map["S"])).collect()
        }
        Value::Object(map) => {
            MONTHS.iter().filter_map(|month| map.get(*month)).map(number).collect()
        }
        value => vec![number(value)],
    }
}

fn check_scale(case: &Value) {
    let published = case["expected"].as_object().unwrap();
    for (points, meaning) in published {
        let points: i32 = points.parse().unwrap();
        let days = match meaning {
            Value::Number(_) => whole(meaning),
            text => match text.as_str().unwrap() {
                "anticipates" => -30,
                "discounts" => -20,
                "prompt" => 0,
                text => text.split(' ').next().unwrap().parse().unwrap(),
            },
        };
        // Two scores of the published table have the same days; we keep the better one.
        let score = payment_index::score(days);
        let tied = published.get(&(points + 1).to_string()).is_some_and(|above| above == meaning);
        assert_eq!(
            score,
            (points + i32::from(tied)) * payment_index::PARTS,
            "{} {days}",
            case["id"]
        );
    }
}

#[test]
fn published_cases_hold() {
    let Some(shared) = common::shared() else { return };
    let text = std::fs::read_to_string(shared.join("cases/metrics_cases.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    let ours = |metric: &str| {
        ["km_survival", "ecl_", "cecl", "paydex", "payment_index", "cash_forecast"]
            .iter()
            .any(|start| metric.starts_with(start))
    };
    let mut held = 0;
    for case in cases.iter().filter(|case| ours(case["metric"].as_str().unwrap())) {
        let name = format!("{} ({})", case["id"], case["source_url"]);
        held += 1;
        if case["metric"].as_str().unwrap().starts_with("paydex") {
            check_scale(case);
            continue;
        }
        let (got, wanted) = (computed(case), expected(case));
        assert_eq!(got.len(), wanted.len(), "{name}");
        let tolerance = number(&case["tolerance"]);
        for (got, wanted) in got.iter().zip(&wanted) {
            assert!((got - wanted).abs() <= tolerance, "{name}: {got}, not {wanted}");
        }
    }
    assert_eq!(held, 13);
}
