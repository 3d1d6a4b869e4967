//! What holds whatever the policy: no blank, no stray brace, no number that is not the policy's.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::{Amount, Currency};
use crate::law::{Debtor, RatePeriod};
use crate::policy::{CreditPaper, Resume, Role, discount_per_year};

prop_compose! {
    fn numbers()(
        first_contact_working_days in 0_u32..20,
        late_days in 1_u32..200, window_days in 1_u32..999, min_invoices in 1_u32..20, min_value_pct in 1_u32..=100,
        pay_within_days in 0_u32..60,
        credit_hold_from_days in 1_u32..200,
        hand_over_day in 1_u32..400,
        amounts in prop::array::uniform5(0_u32..2_000_000),
        review_every_months in 0_u32..25,
        version in 1_u32..99,
    ) -> Policy {
        let [hand_over_minimum, minimum_letter_amount, second_above, usual_limit, ceiling] = amounts;
        let mut policy = Policy {
            adoption: Adoption { version, on: None },
            first_contact_working_days,
            offender: OffenderRule { late_days, window_days, min_invoices, min_value_pct },
            pay_within_days, credit_hold_from_days, hand_over_day, hand_over_minimum,
            minimum_letter_amount, review_every_months,
            ..Policy::default()
        };
        policy.credit.second_above = second_above;
        policy.credit.usual_limit = usual_limit;
        policy.ceiling.amount = ceiling;
        policy
    }
}

prop_compose! {
    fn agreements()(
        mut policy in numbers(),
        net_days in 0_u32..120,
        early in prop::option::of((1_i32..2_000, 0_u32..60)),
        deposits in prop::array::uniform4(0_u32..=100),
        promise in (1_u32..60, 0_u32..9, any::<bool>(), 0_u32..9),
        dispute in (0_u32..30, any::<bool>(), 0_usize..4),
        plan in (1_u32..24, 1_u32..36, 1_u32..=100, any::<bool>()),
        below in any::<bool>(),
        papers in prop::sample::subsequence(CreditPaper::ALL.to_vec(), 0..=8),
        toneless in any::<bool>(),
    ) -> Policy {
        policy.terms.net_days = net_days;
        policy.terms.early = early.map(|(hundredths, days)| EarlyDiscount {
            percent: Rate::from_hundredths(hundredths), days,
        });
        let [low, medium, high, new] = deposits;
        (policy.deposits.low_pct, policy.deposits.medium_pct) = (low, medium);
        (policy.deposits.high_pct, policy.deposits.new_pct) = (high, new);
        policy.promises.longest_days = promise.0;
        policy.promises.most_broken = promise.1;
        policy.promises.stops_credit = promise.2;
        policy.contact.promise_grace_days = promise.3;
        policy.disputes.reply_working_days = dispute.0;
        policy.disputes.chase_undisputed = dispute.1;
        policy.disputes.owner = Role::ALL[dispute.2];
        policy.payment_plans.instalments = plan.0;
        policy.payment_plans.longest_months = plan.1;
        policy.payment_plans.largest_share_pct = plan.2;
        policy.payment_plans.no_fee_for_hardship = plan.3;
        if below {
            policy.credit.resumes = Resume::BelowTheDay;
        }
        policy.credit.documents = papers;
        if toneless {
            policy.tones.clear();
        }
        policy
    }
}

prop_compose! {
    fn policies()(
        mut policy in agreements(),
        country in 0_usize..Country::ALL.len(),
        interest in (0_u8..3, 0_usize..Regime::ALL.len(), any::<bool>(), any::<bool>()),
        contract in (prop::option::of(1_i32..3_000), any::<bool>(), prop::option::of(1_i128..90_000), 0_u32..30, 0_u32..=100),
        reviewed in (any::<bool>(), any::<bool>(), any::<bool>()),
        named in any::<bool>(),
        adopted in any::<bool>(),
    ) -> Policy {
        let euro = Currency::new("EUR").unwrap();
        policy.country = Country::ALL[country];
        policy.interest.basis = [ClaimBasis::None, ClaimBasis::Contract, ClaimBasis::Statute][usize::from(interest.0)];
        policy.interest.regime = Regime::ALL[interest.1];
        (policy.interest.businesses, policy.interest.agreed) = (interest.2, interest.3);
        policy.interest.contract.rate = contract.0.map(Rate::from_hundredths);
        policy.interest.contract.per = if contract.1 { RatePeriod::Month } else { RatePeriod::Year };
        policy.interest.contract.fee = contract.2.map(|minor| Amount::from_minor(minor, euro));
        policy.interest.contract.currency = Some(euro);
        policy.interest.contract.grace_days = contract.3;
        policy.interest.contract.cap_percent = contract.4;
        policy.letters.legal_reviewed = reviewed.0;
        policy.letters.legal_reviewed_on = reviewed.1.then(|| day(2025, 2, 3));
        if reviewed.2 {
            policy.letters.debtor = Debtor::Individual;
        }
        if named {
            policy.sender.name = "Nordwind & Söhne".to_owned();
            policy.people.owner = "Ana Ruiz".to_owned();
        }
        policy.adoption.on = adopted.then(|| day(2026, 1, 5));
        policy
    }
}

/// The digits of every number in a JSON value, decimals in two parts.
fn collect(value: &serde_json::Value, into: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Number(number) => {
            into.insert(number.to_string());
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| collect(value, into)),
        serde_json::Value::Object(fields) => fields.values().for_each(|value| collect(value, into)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::String(_) => {}
    }
}

/// Every number a document may name: the policy's own, what is counted from them, days, names of laws.
fn allowed(policy: &Policy) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    collect(&serde_json::to_value(policy).unwrap(), &mut numbers);
    let mut parts = |text: String| {
        numbers.extend(
            text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::to_owned),
        );
    };
    // Decimals are written with and without zeros at their end.
    let contract = &policy.interest.contract;
    let mut rates: Vec<Rate> = Regime::ALL.map(|regime| regime.rate(Rate::default())).to_vec();
    rates.extend(contract.rate.into_iter().chain(contract.yearly()));
    rates.extend(policy.terms.early.map(|early| early.percent));
    for rate in rates {
        parts(rate.to_string());
        parts(clauses::plain(rate));
    }
    for regime in Regime::ALL {
        parts(regime.law().to_owned());
    }
    if let Some(early) = policy.terms.early {
        let percent = rust_decimal::Decimal::new(i64::from(early.percent.hundredths()), 2);
        if let Some(cost) = discount_per_year(percent, early.days, policy.terms.net_days, 365) {
            parts(cost.round_dp(1).normalize().to_string());
        }
    }
    parts(contract.fee.map(|fee| fee.to_string()).unwrap_or_default());
    for level in policy.plans.iter().flat_map(|plan| &plan.levels) {
        parts(level.trigger.words(policy).replace(',', ""));
    }
    for plan in &policy.plans {
        parts(plan.levels.len().to_string());
    }
    // Fixed sums of laws; time to reply by law; § 247 BGB and s. 4 of an Act; a year of 360 or 365 days.
    parts("40 70 100 14 30 247 4 360 365".to_owned());
    // Days: of printing, of adoption, of a lawyer's look, of the next review.
    for date in
        [Some(today()), policy.adoption.on, policy.letters.legal_reviewed_on, policy.next_review()]
    {
        parts(date.map(|date| date.format("%-d %Y").to_string()).unwrap_or_default());
    }
    // Questions and clauses are counted.
    (1..=12).for_each(|n| parts(n.to_string()));
    numbers
}

/// The numbers of a text: separators of thousands left out, decimals in two parts.
fn named(text: &str, language: Language) -> BTreeSet<String> {
    let (separator, _) = language.marks();
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let groups = digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
        if c == separator && at > 0 && digit(at - 1) && groups {
            continue;
        }
        out.push(c);
    }
    out.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_blank_and_nothing_is_left_to_fill_in(policy in policies()) {
        for paper in PolicyPaper::ALL {
            for language in Language::ALL {
                let gap = words::words(paper.language(language)).company_gap;
                for text in texts(&policy_paper(paper, &policy, today(), language)) {
                    let context = format!("{paper:?} {language:?}: {text}");
                    prop_assert!(!text.trim().is_empty(), "{}", context);
                    let rest = text.replace(gap, "");
                    prop_assert!(!rest.contains(['{', '}', '[', ']', '_']), "{}", context);
                    for slip in ["  ", "..", " .", " ,", ": .", "()", " ;"] {
                        prop_assert!(!rest.contains(slip), "{:?} in {}", slip, context);
                    }
                }
            }
        }
    }

    #[test]
    fn every_number_is_the_policys(policy in policies()) {
        let allowed = allowed(&policy);
        for (paper, language, text) in every(&policy) {
            for number in named(&text, language) {
                prop_assert!(allowed.contains(&number), "{} in {:?} {:?}", number, paper, language);
            }
        }
    }

    #[test]
    fn what_is_switched_off_is_not_asked_for(policy in policies()) {
        for language in Language::ALL {
            let words = words::words(language);
            for paper in [PolicyPaper::TermsSheet, PolicyPaper::Clauses] {
                let text = text(paper, &policy, language);
                let claims = policy.interest.in_force()
                    && (policy.interest.basis == ClaimBasis::Statute
                        || policy.interest.contract.rate.is_some()
                        || policy.interest.contract.fee.is_some_and(|fee| !fee.is_zero()));
                prop_assert_eq!(text.contains(words.charges.heading), claims, "{:?} {:?}", paper, language);
            }
            let sheet = text(PolicyPaper::TermsSheet, &policy, language);
            let keeps = policy.interest.in_force() && policy.payment_plans.no_fee_for_hardship;
            prop_assert_eq!(sheet.contains(words.sheet.hardship), keeps, "{:?}", language);
            prop_assert_eq!(sheet.contains(words.sheet.rest), policy.disputes.chase_undisputed);
            prop_assert_eq!(sheet.contains(words.sheet.in_peace), !policy.disputes.chase_undisputed);
        }
    }
}
