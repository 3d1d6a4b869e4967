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

fn value(own: &CurrencyMeasures, key: MeasureKey) -> String {
    text(of(own, key).metric.value)
}

/// The measure under a convention that is not in force.
fn under(own: &CurrencyMeasures, key: MeasureKey, words: &str) -> String {
    let others = &of(own, key).others;
    let found = others.iter().find(|(name, _)| name == words);
    text(found.unwrap_or_else(|| panic!("{key:?} {words}")).1.value)
}

fn input(metric: &Metric, name: &str) -> String {
    text(metric.inputs.iter().find(|input| input.name == name).map(|input| input.value))
}

/// Money on account.
fn receive(ledger: &mut Ledger, day: &str, minor: i64) {
    ledger.push(NewDocument {
        account: 0,
        number: b"R",
        kind: DocumentKind::Receipt,
        invoice_date: Day::from(date(day)),
        due_date: Day::NONE,
        paid_date: Day::NONE,
        total: -minor,
        open: -minor,
        disputed: false,
        row: 99,
        offset: 0,
    });
}

/// On 15 June 2026, sales of 30 days are 200, of 60 days 600, of 90 days 750, of the year 1,150. Open are
/// 200 not due, 300 of 15 days and 100 of 151 days, less 60 on account: 540 with credits, 600 without.
fn selling() -> Ledger {
    let mut ledger = ledger(&[
        (["2026-06-10", "2026-07-10", ""], [20_000, 20_000]),
        (["2026-05-01", "2026-05-31", ""], [40_000, 30_000]),
        (["2025-12-01", "2026-01-15", ""], [10_000, 10_000]),
        (["2026-02-01", "2026-03-03", "2026-03-20"], [30_000, 0]),
        (["2026-03-25", "2026-04-24", "2026-04-30"], [15_000, 0]),
    ]);
    receive(&mut ledger, "2026-06-02", 6_000);
    ledger
}

fn over_days(ledger: &Ledger, window_days: u32) -> CurrencyMeasures {
    let config = AnalysisConfig { window_days, ..AnalysisConfig::standard(date("2026-06-15")) };
    measures(ledger, &Analysis::new(ledger, &config), &[]).currencies.remove(0)
}

#[test]
fn each_dso_has_its_own_receivables_and_sales() {
    let own = over_days(&selling(), 60);
    for (key, expected, credits_not_deducted) in [
        (MeasureKey::Dso30, "81", Some("90")),
        (MeasureKey::Dso90, "64.8", Some("72")),
        (MeasureKey::Dso365, "171.391304", Some("190.434783")),
        (MeasureKey::DsoWindow, "54", Some("60")),
        (MeasureKey::BestPossible, "20", None),
        (MeasureKey::Delinquent, "34", Some("40")),
        // Without the 100 that are 151 days late.
        (MeasureKey::WithoutSlow, "44", Some("50")),
    ] {
        assert_eq!(value(&own, key), expected, "{key:?}");
        if let Some(expected) = credits_not_deducted {
            assert_eq!(under(&own, key, "credits not deducted"), expected, "{key:?}");
        }
    }
    // 200 of 750, times 90.
    assert_eq!(under(&own, MeasureKey::BestPossible, "over 90 days"), "24");
}

#[test]
fn the_window_in_force_is_not_among_the_others() {
    for (window_days, expected) in [
        (
            60,
            &[("over 30 days", "81"), ("over 90 days", "64.8"), ("over 365 days", "171.391304")][..],
        ),
        (90, &[("over 30 days", "81"), ("over 365 days", "171.391304")]),
    ] {
        let own = over_days(&selling(), window_days);
        let others = of(&own, MeasureKey::DsoWindow).others.iter();
        let found: Vec<(&str, String)> = others
            .filter(|(name, _)| name.starts_with("over "))
            .map(|(name, metric)| (name.as_str(), text(metric.value)))
            .collect();
        let expected: Vec<(&str, String)> =
            expected.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        assert_eq!(found, expected, "{window_days}");
    }
    // All of them, that of 60 days in force.
    let own = over_days(&selling(), 60);
    let windows = own.conventions.iter().find(|own| own.name == "Window of DSO").unwrap();
    let found: Vec<(&str, bool, String)> = windows
        .choices
        .iter()
        .map(|choice| (choice.name.as_str(), choice.in_force, text(choice.figures[0].value)))
        .collect();
    let expected = [
        ("30 days", false, "81"),
        ("60 days", true, "54"),
        ("90 days", false, "64.8"),
        ("365 days", false, "171.391304"),
    ]
    .map(|(name, in_force, value)| (name, in_force, value.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn effectiveness_over_three_months_takes_a_third_of_their_sales() {
    // On 15 March 400 were open (300 paid on the 20th, and 100); 750 were sold since.
    // (3 × 400 + 750 − 3 × 540) ÷ (3 × 400 + 750 − 3 × 200) = 330 ÷ 1,350.
    let own = over_days(&selling(), 60);
    assert_eq!(value(&own, MeasureKey::CeiQuarter), "0.244444");
    // (400 + 750 − 540) ÷ (400 + 750 − 200) = 610 ÷ 950.
    let whole = "all sales of the three months";
    assert_eq!(under(&own, MeasureKey::CeiQuarter, whole), "0.642105");
}

#[test]
fn effectiveness_is_known_from_the_day_of_the_first_invoice() {
    let ledger = ledger(&[
        (["2026-05-15", "2026-06-01", "2026-06-10"], [10_000, 0]),
        (["2026-06-01", "2026-06-10", ""], [6_000, 6_000]),
    ]);
    // (100 + 60 − 60) ÷ (100 + 60 − 0).
    assert_eq!(value(&report(&ledger), MeasureKey::Cei), "0.625");
    let own = report_at(&ledger, "2026-06-14");
    assert_eq!(of(&own, MeasureKey::Cei).metric.undefined, Some(Undefined::NoHistory));
}

#[test]
fn turnover_has_the_balances_of_begin_and_end_among_its_others() {
    // 197 days from 1 December (100 open) to 15 June (540 open), with sales of 1,150.
    let own = over_days(&selling(), 60);
    for (key, words, expected) in [
        (MeasureKey::Turnover, "mean of begin and end", "3.59375"),
        (MeasureKey::Turnover, "ending balance", "2.12963"),
        (MeasureKey::CollectionPeriod, "mean of begin and end", "54.817391"),
        (MeasureKey::CollectionPeriod, "ending balance", "92.504348"),
    ] {
        assert_eq!(under(&own, key, words), expected, "{key:?} {words}");
    }
    // A year before 15 June 2026, the 200 of 2024 and 40 of May 2025 were open: 240; now 40 and 60 are.
    // Sales of the year 60: 60 ÷ ((240 + 100) ÷ 2).
    let own = report(&ledger(&[
        (["2024-01-10", "2024-02-10", "2025-08-01"], [20_000, 0]),
        (["2025-05-10", "2025-06-10", ""], [4_000, 4_000]),
        (["2026-06-01", "2026-07-01", ""], [6_000, 6_000]),
    ]));
    assert_eq!(under(&own, MeasureKey::Turnover, "mean of begin and end"), "0.352941");
}

#[test]
fn sales_are_weighted_by_months_of_30_or_of_31_days() {
    // June 200 of 200, May 300 of 400, December 100 of 100: 2.75 months.
    let own = over_days(&selling(), 60);
    assert_eq!(value(&own, MeasureKey::SalesWeighted), "82.5");
    assert_eq!(under(&own, MeasureKey::SalesWeighted, "31 days for each month"), "85.25");
}

#[test]
fn a_month_without_sales_adds_its_days_or_ends_the_count() {
    // 150 open: 100 of June (15 days), none of May (31 days), 50 of April's 200 (7.5 of 30 days).
    let own = report(&ledger(&[
        (["2026-06-05", "2026-07-05", ""], [10_000, 10_000]),
        (["2026-04-10", "2026-05-10", ""], [20_000, 5_000]),
    ]));
    assert_eq!(value(&own, MeasureKey::Countback), "53.5");
    let stops = "stopping at the first month without sales";
    assert_eq!(under(&own, MeasureKey::Countback, stops), "15");
}

#[test]
fn each_measure_of_payments_has_its_own_mean() {
    // Paid after 20, 40 and 90 days: 100 four days early, 300 six and 100 ten days late. 500 are open, 12
    // days late.
    let own = report(&ledger(&[
        (["2026-04-11", "2026-05-05", "2026-05-01"], [10_000, 0]),
        (["2026-04-10", "2026-05-14", "2026-05-20"], [30_000, 0]),
        (["2026-03-02", "2026-05-21", "2026-05-31"], [10_000, 0]),
        (["2026-05-04", "2026-06-03", ""], [50_000, 50_000]),
    ]));
    for (key, expected) in [
        (MeasureKey::DaysToPay, "50"),
        // (100 × 20 + 300 × 40 + 100 × 90) ÷ 500.
        (MeasureKey::WeightedDaysToPay, "46"),
        (MeasureKey::MedianDaysToPay, "40"),
        (MeasureKey::P90DaysToPay, "90"),
        (MeasureKey::DaysLate, "4"),
        (MeasureKey::DaysLateFloored, "5.333333"),
        (MeasureKey::DaysLateOfLate, "8"),
        (MeasureKey::MedianDaysLate, "6"),
        (MeasureKey::P90DaysLate, "10"),
        // (−400 + 1,800 + 1,000) ÷ 500.
        (MeasureKey::BeyondTerms, "4.8"),
        (MeasureKey::BeyondTermsFloored, "5.6"),
        // (−400 + 1,800 + 1,000 + 6,000) ÷ 1,000.
        (MeasureKey::BeyondTermsOpen, "8.4"),
        (MeasureKey::LateShare, "0.666667"),
        (MeasureKey::LateAmountShare, "0.8"),
    ] {
        assert_eq!(value(&own, key), expected, "{key:?}");
    }
    for (key, words, expected) in [
        (MeasureKey::DaysLate, "early as 0", "5.333333"),
        (MeasureKey::BeyondTerms, "each invoice counting the same", "4"),
        (MeasureKey::BeyondTerms, "early as 0", "5.6"),
        (MeasureKey::BeyondTermsFloored, "each invoice counting the same", "5.333333"),
        (MeasureKey::BeyondTermsFloored, "early as minus", "4.8"),
        (MeasureKey::BeyondTermsOpen, "early as 0", "8.8"),
    ] {
        assert_eq!(under(&own, key, words), expected, "{key:?} {words}");
    }
    // What is paid is not counted a second time as open.
    assert_eq!(input(&of(&own, MeasureKey::BeyondTermsOpen).metric, "invoices"), "4");
}

#[test]
fn over_90_days_begins_with_the_91st_by_either_date() {
    let own = report(&ledger(&[
        (["2026-03-17", "2026-03-17", ""], [10_000, 10_000]),
        (["2026-03-16", "2026-03-16", ""], [20_000, 20_000]),
        (["2026-01-01", "2026-07-01", ""], [40_000, 40_000]),
        (["2026-06-10", "2026-06-15", ""], [30_000, 30_000]),
    ]));
    assert_eq!(value(&own, MeasureKey::Over90Share), "0.2");
    let invoiced = "counted from the invoice date";
    assert_eq!(under(&own, MeasureKey::Over90Share, invoiced), "0.6");
}

#[test]
fn concentration_is_of_the_largest_customers() {
    let balances = [2, 10, 4, 10, 40, 1, 4, 10, 1, 4, 10, 4];
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    let mut ledger = crate::domain::ledger::tests::ledger_for(&names);
    for (account, total) in (0..).zip(balances) {
        ledger.push(crate::domain::ledger::tests::invoice(account, total));
    }
    let own = report_at(&ledger, "1970-02-15");
    for (key, expected) in [
        (MeasureKey::Top1, "0.4"),
        (MeasureKey::Top5, "0.8"),
        (MeasureKey::Top10, "0.98"),
        // 40² + 4 × 10² + 4 × 4² + 2² + 2 × 1².
        (MeasureKey::Hhi, "2070"),
    ] {
        assert_eq!(value(&own, key), expected, "{key:?}");
    }
    assert_eq!(under(&own, MeasureKey::Hhi, "on the scale of 0 to 1"), "0.207");
}

#[test]
fn each_roll_rate_is_of_its_own_bucket() {
    // On 15 May and 15 June: not due, then 26 days late or not due; 15, then 46; 40, then 71; 70, then
    // 101. The rest of each bucket was paid in June.
    let ledger = ledger(&[
        (["2026-05-01", "2026-05-20", ""], [10_000, 10_000]),
        (["2026-05-01", "2026-06-30", ""], [30_000, 30_000]),
        (["2026-02-01", "2026-04-30", ""], [15_000, 15_000]),
        (["2026-02-01", "2026-05-05", "2026-06-01"], [5_000, 0]),
        (["2026-02-01", "2026-04-05", ""], [5_000, 5_000]),
        (["2026-02-01", "2026-04-06", "2026-06-02"], [20_000, 0]),
        (["2026-02-01", "2026-03-06", ""], [6_000, 6_000]),
        (["2026-02-01", "2026-03-07", "2026-06-03"], [9_000, 0]),
    ]);
    let config = AnalysisConfig::standard(date("2026-06-15"));
    let written_off = [("EUR", 3_000), ("USD", 700), ("EUR", 2_000)].map(|(code, minor)| {
        let currency = Currency::new(code).unwrap();
        Money { amount: Amount::from_minor(minor, currency), currency }
    });
    let analysis = Analysis::new(&ledger, &config);
    let own = measures(&ledger, &analysis, &written_off).currencies.remove(0);
    for (key, expected) in [
        (MeasureKey::RollNotDue, "0.25"),
        (MeasureKey::Roll30, "0.75"),
        (MeasureKey::Roll60, "0.2"),
        (MeasureKey::Roll90, "0.4"),
        // 30 + 20 of 1,000; the dollars are another book.
        (MeasureKey::BadDebt, "0.05"),
    ] {
        assert_eq!(value(&own, key), expected, "{key:?}");
    }
    // 400 not due a month before, and 150, 50 of the next two buckets; 60 are over 90 days late.
    let metric = &of(&own, MeasureKey::EndsOver90).metric;
    assert_eq!(input(metric, "open, at most 90 days past due"), "600");
    assert_eq!(input(metric, "already over 90 days"), "60");
}

#[test]
fn credits_are_set_off_in_a_trend_from_their_own_day_on() {
    // 100 late and 100 not due; on 5 June come 100, which go against what is late.
    let mut ledger = ledger(&[
        (["2026-05-01", "2026-05-10", ""], [12_000, 10_000]),
        (["2026-05-01", "2026-07-01", ""], [10_000, 10_000]),
    ]);
    receive(&mut ledger, "2026-06-05", 10_000);
    let credits = crate::analysis::config::CreditMode::AgainstOldest;
    let config = AnalysisConfig { credits, ..AnalysisConfig::standard(date("2026-06-15")) };
    let own = measures(&ledger, &Analysis::new(&ledger, &config), &[]).currencies.remove(0);
    let trend = &of(&own, MeasureKey::CurrentShare).trend;
    let last: Vec<String> = trend.iter().skip(11).map(|point| text(point.value)).collect();
    assert_eq!(last, ["0.5", "1"]);
}

#[test]
fn a_list_of_open_items_has_no_sales_to_measure_by() {
    let own = report(&ledger(&[
        (["2026-05-01", "2026-06-01", ""], [10_000, 10_000]),
        (["2026-06-01", "2026-07-01", ""], [30_000, 30_000]),
    ]));
    for key in [MeasureKey::Dso90, MeasureKey::Countback, MeasureKey::RollNotDue] {
        assert_eq!(of(&own, key).metric.undefined, Some(Undefined::OpenItemsOnly), "{key:?}");
    }
    assert_eq!(value(&own, MeasureKey::CurrentShare), "0.75");
}

#[test]
fn a_choice_of_the_aging_shows_the_buckets_at_both_ends_and_the_credits() {
    let own = over_days(&selling(), 60);
    let choices = |name: &str| {
        let found = own.conventions.iter().find(|convention| convention.name == name);
        &found.unwrap().choices
    };
    let figures: Vec<Vec<(&str, String)>> = choices("Open credits")
        .iter()
        .map(|choice| {
            let shown = choice.figures.iter().filter(|figure| figure.name != "Overdue");
            shown.map(|figure| (figure.name.as_str(), text(figure.value))).collect()
        })
        .collect();
    let expected = |list: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        list.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    };
    let dated = [("Open", "540"), ("Not due", "200"), ("Over 90 days", "100")];
    assert_eq!(figures[0], expected(&dated));
    assert_eq!(figures[1], expected(&[&dated[..], &[("Credits", "-60")]].concat()));
    // Set against what is oldest, the 60 leave 40 of it and no credit.
    let set_off = [("Open", "540"), ("Not due", "200"), ("Over 90 days", "40"), ("Credits", "0")];
    assert_eq!(figures[2], expected(&set_off));
    let limits: Vec<(&str, bool)> = choices("Limits of the buckets")
        .iter()
        .map(|choice| (choice.name.as_str(), choice.in_force))
        .collect();
    assert_eq!(limits, [("30, 60, 90 days", true), ("1, 2, 3 months", false)]);
}

#[test]
fn units_and_groups_have_names() {
    let units = [Unit::Days, Unit::Share, Unit::Times, Unit::Points, Unit::Money].map(Unit::key);
    assert_eq!(units, ["days", "share", "times", "points", "money"]);
    let titles = Group::ALL.map(Group::title);
    let expected =
        ["How fast money comes in", "How late it comes", "How much hangs on a few", "How it moves"];
    assert_eq!(titles, expected);
}
