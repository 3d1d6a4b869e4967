//! The published and derived cases about interest, rates, working days and reply times, each by its
//! id and source. Where a source contradicts itself, the case's own `expected` holds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where its material is not as expected"
)]

mod common;

use std::str::FromStr;

use chrono::NaiveDate;
use owed::domain::{Amount, Currency, Money};
use owed::law::{
    Calendar, Claim, ClaimBasis, ContractTerms, DayCount, Debt, Debtor, InterestTerms, NoClaim,
    OwnRate, Payment, Rate, RatePeriod, Regime, Series, WorkingDays, claim, clear_days_after,
    interest_for_days, rate_on, reply_days,
};
use rust_decimal::Decimal;
use serde_json::Value;

/// The cases whose metric is one of these.
fn cases(metrics: &[&str]) -> Vec<Value> {
    let Some(shared) = common::shared() else { return Vec::new() };
    let text = std::fs::read_to_string(shared.join("cases/metrics_cases.json")).unwrap();
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut found: Vec<Value> = Vec::new();
    for metric in metrics {
        let before = found.len();
        found.extend(all.iter().filter(|case| case["metric"] == **metric).cloned());
        assert!(found.len() > before, "no case of {metric}");
    }
    found
}

fn date(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}

fn decimal(value: &Value) -> Decimal {
    Decimal::from_str(&value.to_string()).unwrap()
}

/// In minor units of a currency with two digits.
fn minor(value: &Value) -> i64 {
    i64::try_from(decimal(value) * Decimal::from(100)).unwrap()
}

fn rate(value: &Value) -> Rate {
    Rate::parse(&decimal(value).to_string()).unwrap()
}

fn currency(code: &str) -> Currency {
    Currency::new(code).unwrap()
}

/// `found` is `expected` within the case's tolerance.
fn check(case: &Value, found: Amount, expected: &Value) {
    let off = (found.decimal() - decimal(expected)).abs();
    let allowed = decimal(&case["tolerance"]);
    assert!(off <= allowed, "{} ({}): {found}, not {expected}", case["id"], case["source_url"]);
}

fn statute(regime: Regime) -> InterestTerms {
    InterestTerms {
        basis: ClaimBasis::Statute,
        regime,
        businesses: true,
        agreed: true,
        ..InterestTerms::default()
    }
}

fn claimed(
    case: &Value,
    terms: &InterestTerms,
    code: &str,
    payments: &[Payment],
    as_of: &str,
) -> Result<Claim, NoClaim> {
    let inputs = &case["inputs"];
    claim(
        terms,
        &Debt {
            principal: minor(&inputs["principal"]),
            currency: currency(code),
            issued: None,
            due: Some(date(&inputs["due"])),
            payments,
            as_of: date(&inputs[as_of]),
        },
    )
}

#[test]
fn uk_interest_is_fixed_when_it_starts() {
    for case in cases(&["uk_statutory_interest"]) {
        let expected = &case["expected"];
        let due = date(&case["inputs"]["due"]);
        let reference = rate_on(Series::BankOfEngland, due.succ_opt().unwrap(), &[]).unwrap();
        assert_eq!(reference, rate(&expected["reference_rate"]), "{}", case["id"]);
        assert_eq!(
            Regime::UnitedKingdom.rate(reference),
            rate(&expected["rate"]),
            "{}",
            case["id"]
        );
        let paid = [Payment {
            date: date(&case["inputs"]["paid"]),
            minor: minor(&case["inputs"]["principal"]),
        }];
        match claimed(&case, &statute(Regime::UnitedKingdom), "GBP", &paid, "paid") {
            Ok(claim) => {
                check(&case, claim.interest, &expected["interest"]);
                assert_eq!(u64::from(claim.days()), expected["days"].as_u64().unwrap());
                assert_eq!(claim.segments.len(), 1, "{}", case["id"]);
            }
            Err(NoClaim::NotLate) => assert_eq!(expected["days"], 0, "{}", case["id"]),
            Err(other) => panic!("{}: {other}", case["id"]),
        }
    }
}

#[test]
fn uk_interest_amounts_use_the_unrounded_daily_rate() {
    for case in cases(&["uk_statutory_interest_amount", "us_prompt_payment"]) {
        let inputs = &case["inputs"];
        let count = if inputs["basis"] == 360 { DayCount::Actual360 } else { DayCount::Actual365 };
        let days = u32::try_from(inputs["days"].as_u64().unwrap()).unwrap();
        let found = interest_for_days(
            minor(&inputs["principal"]),
            currency("GBP"),
            rate(&inputs["rate_pct"]),
            days,
            count,
        );
        check(&case, found, &case["expected"]);
    }
}

// CC-54: interest runs on the balance of each stretch, not on today's balance for all of them.
#[test]
fn uk_interest_follows_part_payments_and_compensation_the_debt_when_it_started() {
    for case in cases(&["uk_statutory_interest_partial"]) {
        let payments: Vec<Payment> = case["inputs"]["payments"]
            .as_array()
            .unwrap()
            .iter()
            .map(|paid| Payment { date: date(&paid["date"]), minor: minor(&paid["amount"]) })
            .collect();
        let claim =
            claimed(&case, &statute(Regime::UnitedKingdom), "GBP", &payments, "as_of").unwrap();
        check(&case, claim.interest, &case["expected"]["interest"]);
        check(&case, claim.fixed_sum, &case["expected"]["compensation"]);
        let days: Vec<u32> = claim.segments.iter().map(|segment| segment.days).collect();
        assert_eq!(days, [30, 29]);
    }
}

#[test]
fn german_interest_follows_each_half_year() {
    for case in cases(&["de_verzugszins"]) {
        let basis = case["inputs"]["basis"].as_str().unwrap();
        let leap = basis.starts_with("act/act");
        let terms = InterestTerms {
            day_count: Some(if leap { DayCount::ActualActual } else { DayCount::Actual365 }),
            ..statute(Regime::Germany)
        };
        let claim = claimed(&case, &terms, "EUR", &[], "paid").unwrap();
        check(&case, claim.interest, &case["expected"]);
        assert_eq!(claim.days(), 991);
        assert_eq!(claim.fixed_sum.to_string(), "40.00");
    }
}

#[test]
fn reference_rates_are_as_published_for_every_half_year() {
    let tables = [
        ("uk_reference_rate", Series::BankOfEngland),
        ("eu_reference_rate", Series::EcbMain),
        ("de_basiszinssatz", Series::GermanBase),
    ];
    for (metric, series) in tables {
        for case in cases(&[metric]) {
            let table = case["expected"].as_object().unwrap();
            assert_eq!(table.len(), 28);
            for (half, expected) in table {
                assert_eq!(
                    rate_on(series, half_year(half), &[]),
                    Ok(rate(expected)),
                    "{metric} {half}"
                );
            }
        }
    }
    for (metric, regime) in [("fr_rate", Regime::France), ("ie_rate", Regime::Ireland)] {
        for case in cases(&[metric]) {
            let day = half_year(case["inputs"]["half"].as_str().unwrap());
            let reference = rate_on(regime.series(), day, &[]).unwrap();
            assert_eq!(regime.rate(reference), rate(&case["expected"]), "{}", case["id"]);
        }
    }
}

/// The first day of `2024-H2`.
fn half_year(text: &str) -> NaiveDate {
    let (year, half) = text.split_once("-H").unwrap();
    let month = if half == "1" { 1 } else { 7 };
    NaiveDate::from_ymd_opt(year.parse().unwrap(), month, 1).unwrap()
}

#[test]
fn agreed_monthly_interest_is_counted_in_months_of_thirty_days() {
    for case in cases(&["contract_monthly_interest"]) {
        assert_eq!(case["inputs"]["month_days"], 30);
        let terms = InterestTerms {
            basis: ClaimBasis::Contract,
            contract: ContractTerms {
                rate: Some(rate(&case["inputs"]["monthly_rate_pct"])),
                per: RatePeriod::Month,
                ..ContractTerms::default()
            },
            ..statute(Regime::UnitedKingdom)
        };
        let claim = claimed(&case, &terms, "AUD", &[], "as_of").unwrap();
        check(&case, claim.interest, &case["expected"]);
    }
}

#[test]
fn indian_interest_is_added_every_month() {
    for case in cases(&["in_msmed_interest"]) {
        let day = |m| NaiveDate::from_ymd_opt(2025, m, 1).unwrap();
        let own = OwnRate {
            series: Series::RbiBank,
            from: day(1),
            until: day(12),
            rate: rate(&case["inputs"]["bank_rate_pct"]),
        };
        let terms = InterestTerms { own_rates: vec![own], ..statute(Regime::India) };
        let debt = Debt {
            principal: minor(&case["inputs"]["principal"]),
            currency: currency("INR"),
            issued: None,
            due: Some(day(2)),
            payments: &[],
            as_of: day(5),
        };
        assert_eq!(case["inputs"]["months"], 3);
        let claim = claim(&terms, &debt).unwrap();
        check(&case, claim.interest, &case["expected"]);
        assert_eq!(claim.segments.len(), 3);
    }
}

#[test]
fn days_late_leave_out_the_due_day_and_count_the_day_of_payment() {
    for case in cases(&["days_late"]) {
        let (due, paid) = (date(&case["inputs"]["due"]), date(&case["inputs"]["paid"]));
        let expected = case["expected"].as_i64().unwrap();
        assert_eq!((paid - due).num_days(), expected, "{}", case["id"]);
        if expected > 0 {
            let terms = InterestTerms {
                basis: ClaimBasis::Contract,
                contract: ContractTerms {
                    rate: Some(Rate::from_hundredths(100)),
                    ..ContractTerms::default()
                },
                ..statute(Regime::Germany)
            };
            let debt = Debt {
                principal: 100_000,
                currency: currency("EUR"),
                issued: None,
                due: Some(due),
                payments: &[],
                as_of: paid,
            };
            let claim = claim(&terms, &debt).unwrap();
            assert_eq!(i64::from(claim.days()), expected, "{}", case["id"]);
            assert_eq!(claim.segments[0].first, due.succ_opt().unwrap());
        }
    }
}

#[test]
fn working_days_skip_weekends_and_holidays_and_never_count_the_event() {
    for case in cases(&["business_day_add"]) {
        let inputs = &case["inputs"];
        let count = u32::try_from(inputs["working_days"].as_u64().unwrap()).unwrap();
        let own = WorkingDays { own: holidays(inputs), ..WorkingDays::default() };
        let due = date(&inputs["due"]);
        assert_eq!(own.after(due, count), Ok(date(&case["expected"])), "{}", case["id"]);
        let calendar = match inputs["calendar"].as_str() {
            Some("England & Wales") => Calendar::EnglandWales,
            Some("Scotland") => Calendar::Scotland,
            _ => continue,
        };
        let built_in = WorkingDays { calendar, own: Vec::new() };
        assert_eq!(built_in.after(due, count), Ok(date(&case["expected"])), "{}", case["id"]);
    }
    for case in cases(&["business_days_between_inclusive"]) {
        let inputs = &case["inputs"];
        let days = WorkingDays { own: holidays(inputs), ..WorkingDays::default() };
        let found = days.between_inclusive(date(&inputs["start"]), date(&inputs["end"])).unwrap();
        assert_eq!(u64::from(found), case["expected"].as_u64().unwrap(), "{}", case["id"]);
    }
}

fn holidays(inputs: &Value) -> Vec<NaiveDate> {
    let list = inputs["holidays"].as_array().unwrap();
    list.iter().map(date).collect()
}

#[test]
fn a_calendar_is_refused_outside_its_years() {
    let days = WorkingDays { calendar: Calendar::Germany, own: Vec::new() };
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    assert!(days.after(day(2028, 12, 29), 1).is_err());
    assert!(days.is_working(day(2017, 12, 31)).is_err());
    assert_eq!(days.after(day(2028, 12, 22), 1), Ok(day(2028, 12, 27)));
    assert!(WorkingDays::default().is_working(day(2100, 1, 1)).is_ok());
}

#[test]
fn clear_days_and_reply_times_are_as_published() {
    for case in cases(&["clear_days_after_event"]) {
        let days = u32::try_from(case["inputs"]["days"].as_u64().unwrap()).unwrap();
        let found = clear_days_after(date(&case["inputs"]["notice"]), days);
        assert_eq!(found, Some(date(&case["expected"])), "{}", case["id"]);
    }
    for case in cases(&["pre_action_reply_days"]) {
        assert_eq!(case["inputs"]["debtor"], "individual or sole trader");
        let expected = case["expected"].as_u64().unwrap();
        assert_eq!(u64::from(reply_days(Debtor::Individual)), expected, "{}", case["id"]);
    }
    // Practice Direction Pre-Action Conduct, para. 6: 14 days in a straightforward case.
    assert_eq!(reply_days(Debtor::Company), 14);
}

#[test]
fn the_uk_fixed_sum_depends_on_the_debt() {
    // Act s. 5A: below 1,000 is 40, below 10,000 is 70, from there on 100.
    for (pounds, expected) in [
        (1, "40.00"),
        (99_999, "40.00"),
        (100_000, "70.00"),
        (999_999, "70.00"),
        (1_000_000, "100.00"),
    ] {
        let debt = Money::new(Amount::from_minor(pounds, currency("GBP")), currency("GBP"));
        let sum = Regime::UnitedKingdom.fixed_sum(debt).unwrap();
        assert_eq!(sum.amount.to_string(), expected);
    }
    let dollars = Money::new(Amount::from_minor(100_000, currency("USD")), currency("USD"));
    assert_eq!(Regime::UnitedKingdom.fixed_sum(dollars), None);
    assert_eq!(Regime::Germany.fixed_sum(dollars), None);
}
