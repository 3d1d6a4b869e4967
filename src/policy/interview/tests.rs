//! Every question is answered otherwise once; skipping changes nothing.

use super::*;
use crate::domain::sorting::LeanSort;
use crate::policy::{Country, Policy, rules};

/// Another answer than the one the policy has.
fn other(field: &Field, policy: &Policy) -> Answer {
    match ((field.read)(policy), field.input) {
        (Answer::Number(number), Input::Number { max, .. }) => {
            Answer::Number(if number < max { number + 1 } else { number - 1 })
        }
        (Answer::Percent(_), _) => Answer::Percent(Some(crate::law::Rate::from_hundredths(325))),
        (Answer::Text(_), _) => Answer::Text("Someone new".to_owned()),
        (Answer::One(index), Input::One(list)) => Answer::One((index + 1) % list.len()),
        (Answer::Many(picks), _) => Answer::Many(picks.into_iter().skip(1).collect()),
        (Answer::Yes(yes), _) => Answer::Yes(!yes),
        (answer, input) => panic!("{answer:?} does not fit {input:?}"),
    }
}

/// A policy in which every field counts: interest is on and there is a discount.
fn full() -> Policy {
    use crate::law::{ClaimBasis, Rate};
    let mut policy = Preset::Wholesale.policy(&Policy::default());
    policy.interest.basis = ClaimBasis::Contract;
    policy.interest.businesses = true;
    policy.interest.agreed = true;
    policy.interest.contract.rate = Some(Rate::from_hundredths(900));
    policy.adoption.on = chrono::NaiveDate::from_ymd_opt(2026, 3, 1);
    policy
}

#[test]
fn there_are_at_most_fifteen_questions_with_names_of_their_own() {
    let all = questions();
    assert!(all.len() <= 15, "{}", all.len());
    let mut keys: Vec<&str> = all.iter().map(|question| question.key).collect();
    keys.lean_sort();
    keys.dedup();
    assert_eq!(keys.len(), all.len());
    for question in &all {
        assert!(question.title.ends_with('?') && question.why.ends_with('.'), "{}", question.key);
        let mut keys: Vec<&str> = question.fields.iter().map(|field| field.key).collect();
        keys.lean_sort();
        keys.dedup();
        assert_eq!(keys.len(), question.fields.len(), "{}", question.key);
    }
}

#[test]
fn skipping_everything_changes_nothing() {
    for policy in [Policy::default(), full()] {
        let mut answered = policy.clone();
        for field in questions().iter().flat_map(|question| &question.fields) {
            field.answer(&mut answered, (field.read)(&policy));
        }
        assert_eq!(answered, policy);
    }
}

#[test]
fn every_answer_is_kept_and_changes_a_sentence_or_the_sender() {
    for question in questions() {
        for field in &question.fields {
            let before = full();
            let mut after = before.clone();
            let answer = other(field, &before);
            field.answer(&mut after, answer.clone());
            assert_eq!((field.read)(&after), answer, "{} {}", question.key, field.key);
            let said = rules(&before) != rules(&after) || before.sender != after.sender;
            assert!(said, "{} {} changes no sentence", question.key, field.key);
        }
    }
}

#[test]
fn answers_stay_within_their_limits_and_of_their_kind() {
    for field in questions().iter().flat_map(|question| &question.fields) {
        let mut policy = full();
        field.answer(&mut policy, Answer::Number(u32::MAX));
        field.answer(&mut policy, Answer::One(usize::MAX));
        field.answer(&mut policy, Answer::Many(vec![usize::MAX]));
        if let Input::Number { max, .. } = field.input {
            assert_eq!((field.read)(&policy), Answer::Number(max), "{}", field.key);
        }
    }
}

#[test]
fn a_country_brings_its_holidays_law_and_language() {
    let mut policy = Policy::default();
    let all = questions();
    let field = &all[0].fields[1];
    let germany = Country::ALL.iter().position(|own| *own == Country::Germany).unwrap();
    field.answer(&mut policy, Answer::One(germany));
    assert_eq!(policy.working_days.calendar, crate::law::Calendar::Germany);
    assert_eq!(policy.interest.regime, crate::law::Regime::Germany);
    assert_eq!(policy.letters.language, crate::documents::Language::German);
}

#[test]
fn presets_differ_in_what_matters_and_keep_what_is_the_businesss_own() {
    let mut own = Policy::default();
    own.sender.name = "Northwind".to_owned();
    own.people.owner = "Ana".to_owned();
    let all = Preset::ALL.map(|preset| preset.policy(&own));
    for (i, policy) in all.iter().enumerate() {
        assert_eq!((&policy.sender, &policy.people), (&own.sender, &own.people));
        for other in all.iter().skip(i + 1) {
            let pairs = rules(policy).into_iter().zip(rules(other));
            let differ = pairs.filter(|(a, b)| a != b && !a.key.starts_with("plan_")).count();
            assert!(differ >= 6, "only {differ} rules differ");
        }
    }
}
