//! The policy is what drives everything: each rule is changed by itself, and both its sentence and what
//! the program does change with it. Rules that only documents carry are named apart.

use std::collections::BTreeMap;

use super::log::{Contacted, Dispute, Outcome, PaymentPlan, ReasonCode, What};
use super::testing::{account, cents, day, document, done, event, log, promised};
use super::{CaseLog, call_sheets, effect, letter_facts, month_end, review, today};
use crate::analysis::{Analysis, AnalysisConfig};
use crate::collect::log::Instalment;
use crate::domain::{Customer, Day, Ledger, NewDocument};
use crate::letters::{LetterInputs, LetterKind, LetterRun, overview, preview};
use crate::policy::{
    Channel, Country, CreditPaper, EarlyDiscount, Policy, Resume, Role, Tone, rules,
};

/// A ledger in which every rule has something to bite on.
#[expect(clippy::too_many_lines, reason = "mostly a table")]
fn scene() -> Ledger {
    let mut ledger = Ledger::default();
    let mut seller = Customer::named(String::new(), "Acme".to_owned());
    seller.salesperson = "Sam".to_owned();
    let customer = ledger.add_customer(seller);
    ledger.add_account(crate::domain::Account { customer, currency: super::testing::eur() });
    for (name, number, days, open) in [
        ("Acme", "A1", 40, 10_000),
        ("Acme", "A2", -4, 3_000),
        ("Bolt", "B1", 25, 90_000),
        ("Cone", "C1", 100, 20_000),
        ("Cone", "C2", 95, 20_000),
        ("Cone", "C3", 92, 20_000),
        ("Dune", "D1", 12, 500),
        ("Echo", "E1", 30, 40_000),
        ("Fern", "F1", 3, 2_000),
        ("Gale", "G1", 20, 8_000),
        ("Hart", "H1", 35, 8_000),
        ("Iris", "I1", 65, 30_000),
        ("Jade", "J1", 8, 60_000),
        ("Pine", "P1", -4, 3_000),
        // Two of three far late, but little of the value.
        ("Quay", "Q1", 70, 1_000),
        ("Quay", "Q2", 70, 1_000),
        ("Quay", "Q3", 5, 90_000),
    ] {
        let account = account(&mut ledger, name);
        ledger.push(document(account, number, days, open));
    }
    // Paid invoices, so that there is a history: Lime pays 4 days late, Oboe 15,
    // Mint 40.
    for (name, number, late) in [
        ("Lime", "L1", 4),
        ("Lime", "L2", 4),
        ("Lime", "L3", 4),
        ("Mint", "M1", 40),
        ("Mint", "M2", 40),
        ("Mint", "M3", 40),
        ("Oboe", "O1", 15),
        ("Oboe", "O2", 15),
        ("Oboe", "O3", 15),
    ] {
        let account = account(&mut ledger, name);
        let paid = Day::from(super::testing::as_of()).plus(-60 + late);
        ledger.push(NewDocument {
            paid_date: paid,
            open: 0,
            total: 1_000,
            ..document(account, number, 60, 1_000)
        });
    }
    for (name, number, days) in [("Lime", "L4", 2), ("Mint", "M4", 2), ("Oboe", "O4", 2)] {
        let account = account(&mut ledger, name);
        ledger.push(document(account, number, days, 7_000));
    }
    // Three settled far late, fifty days ago.
    let rook = account(&mut ledger, "Rook");
    for number in ["R1", "R2", "R3"] {
        let paid_date = Day::from(super::testing::as_of()).plus(-50);
        let own = document(rook, number, 120, 1_000);
        ledger.push(NewDocument { paid_date, open: 0, total: 1_000, ..own });
    }
    ledger.push(document(rook, "R4", 2, 1_000));
    let thanked = account(&mut ledger, "Nest");
    let paid = Day::from(super::testing::as_of()).plus(-10);
    ledger.push(NewDocument {
        paid_date: paid,
        open: 0,
        total: 1_000,
        ..document(thanked, "N1", 12, 1_000)
    });
    ledger
}

fn entries() -> CaseLog {
    let dispute = Dispute {
        document: "E1".to_owned(),
        amount: Some(cents(10_000)),
        reason: ReasonCode::DisputePrice,
        owner: String::new(),
        revisit: None,
    };
    let plan = PaymentPlan {
        instalments: vec![Instalment { due: day(70), amount: cents(8_000) }],
        documents: Vec::new(),
    };
    let short = Contacted {
        channel: Channel::Call,
        level: "first_call".to_owned(),
        documents: vec!["H1".to_owned()],
        outcome: Outcome::Reached,
        reason: Some(ReasonCode::Cash),
        note: String::new(),
    };
    log(vec![
        event(-7, "Echo", What::Disputed(dispute)),
        promised(-40, "Gale", 8_000, -30),
        promised(-20, "Gale", 8_000, -10),
        promised(-20, "Jade", 60_000, -4),
        event(-20, "Bolt", What::PlanAgreed(plan)),
        done(-12, "Acme", "friendly", &["A1"]),
        done(-11, "Dune", "first_call", &["D1"]),
        done(-25, "Iris", "credit_hold", &["I1"]),
        done(-12, "Fern", "credit_hold", &["F1"]),
        event(-8, "Hart", What::Contacted(short)),
        event(
            -2,
            "Lime",
            What::Promised(super::log::Promise {
                amount: cents(7_000),
                by: day(18),
                method: super::log::Method::Transfer,
                documents: Vec::new(),
            }),
        ),
    ])
}

/// The rules as usual, with interest in force so that it can be spared.
fn base() -> Policy {
    let mut policy = Policy::default();
    policy.interest.basis = crate::law::ClaimBasis::Contract;
    policy.interest.contract.rate = crate::law::Rate::parse("9");
    policy.interest.businesses = true;
    policy.interest.agreed = true;
    policy.people.receivables = "Sam".to_owned();
    policy
}

/// Everything the program does by a policy, by part.
fn behavior(policy: &Policy) -> BTreeMap<&'static str, String> {
    let (ledger, log) = (scene(), entries());
    let config = AnalysisConfig { offender: policy.offender, ..AnalysisConfig::standard(day(0)) };
    let analysis = Analysis::new(&ledger, &config);
    let text = |value: &dyn erased::Json| value.json();
    let case = letter_facts(&ledger, &analysis, policy, &log);
    let letters = |kind: Option<LetterKind>| {
        let run = LetterRun { kind, ..LetterRun::default() };
        let inputs =
            LetterInputs { ledger: &ledger, config: &config, policy, run: &run, case: &case };
        let all = overview(&inputs);
        let one = |entry: &crate::letters::LetterEntry| preview(&inputs, entry.account);
        let written: Vec<_> = all.going_out.iter().filter_map(one).collect();
        format!("{}{}", text(&all), text(&written))
    };
    let accounts: Vec<u32> = (0..).take(ledger.accounts().len()).collect();
    BTreeMap::from([
        ("today", text(&today(&ledger, &analysis, policy, &log))),
        ("effect", text(&effect(&ledger, (policy, &analysis), (policy, &analysis), &log))),
        ("sheets", text(&call_sheets(&ledger, &analysis, policy, &log, &accounts))),
        ("month_end", text(&month_end(&ledger, &analysis, policy, &log))),
        ("review", text(&review(&ledger, &analysis, policy, &log))),
        ("letters", letters(None)),
        ("courtesy", letters(Some(LetterKind::Courtesy))),
        ("thanks", letters(Some(LetterKind::ThankYou))),
        ("deposit", letters(Some(LetterKind::Deposit))),
        ("final_demand", letters(Some(LetterKind::FinalDemand))),
        ("hand_over", letters(Some(LetterKind::HandOver))),
        ("plan_offer", letters(Some(LetterKind::PlanOffer))),
    ])
}

/// Anything as JSON.
mod erased {
    pub(super) trait Json {
        fn json(&self) -> String;
    }
    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}

/// The rule whose sentence changes, the parts in which the program acts otherwise, and the change.
type Change = (&'static str, &'static [&'static str], fn(&mut Policy));

const CHANGES: &[Change] = &[
    ("terms", &["effect"], |p| p.terms.net_days = 165),
    ("credit_limit", &["effect", "sheets"], |p| p.credit.usual_limit = 50),
    ("deposits", &["sheets"], |p| p.deposits.high_pct = 60),
    ("deposits", &["effect", "sheets"], |p| p.deposits.medium_pct = 15),
    ("deposits", &["effect", "sheets"], |p| p.deposits.low_pct = 15),
    ("deposits", &["effect", "sheets"], |p| p.deposits.new_pct = 0),
    ("credit_resumes", &["effect", "sheets"], |p| p.credit.resumes = Resume::BelowTheDay),
    ("first_contact", &["today", "review"], |p| p.first_contact_working_days = 12),
    ("contact_pace", &["today", "letters"], |p| p.contact.min_days_between = 30),
    ("contact_pace", &["today"], |p| p.contact.max_contacts = 1),
    ("tones", &["letters", "effect"], |p| p.tones[4].from_days = 20),
    ("pay_within", &["today", "letters"], |p| p.pay_within_days = 20),
    ("minimum_letter", &["letters", "effect"], |p| p.minimum_letter_amount = 50),
    ("letter_language", &["letters"], |p| p.letters.language = crate::documents::Language::German),
    ("letter_language", &["letters"], |p| p.letters.need_address = true),
    ("letter_windows", &["courtesy"], |p| p.letters.courtesy_days = 2),
    ("letter_windows", &["thanks"], |p| p.letters.thanks_days = 3),
    ("letter_windows", &["letters"], |p| p.letters.data_max_age_days = 30),
    ("legal_gate", &["final_demand", "hand_over"], |p| p.letters.legal_reviewed = true),
    ("promises", &["review", "sheets"], |p| p.promises.longest_days = 40),
    ("broken_promises", &["today"], |p| p.promises.most_broken = 5),
    ("broken_promises", &["sheets", "effect"], |p| p.promises.stops_credit = true),
    ("broken_promises", &["today"], |p| p.contact.promise_grace_days = 9),
    ("disputes", &["today"], |p| p.disputes.reply_working_days = 30),
    ("undisputed", &["letters"], |p| p.disputes.chase_undisputed = false),
    ("payment_plans", &["sheets", "plan_offer"], |p| p.payment_plans.instalments = 4),
    ("payment_plans", &["sheets", "review"], |p| p.payment_plans.longest_months = 1),
    ("payment_plans", &["sheets", "plan_offer"], |p| p.payment_plans.largest_share_pct = 60),
    ("hardship", &["effect", "letters"], |p| p.payment_plans.no_fee_for_hardship = false),
    ("offers", &["sheets", "deposit"], |p| p.offer.part_pct = 35),
    ("offers", &["sheets"], |p| p.offer.discount_pct = 3),
    ("offers", &["sheets"], |p| p.offer.money_costs_pct = 12),
    ("credit_hold", &["effect", "sheets"], |p| p.credit_hold_from_days = 22),
    ("offender_count", &["effect"], |p| p.offender.min_invoices = 1),
    ("offender_count", &["effect"], |p| p.offender.late_days = 200),
    ("offender_count", &["effect"], |p| p.offender.window_days = 30),
    ("offender_value", &["effect"], |p| p.offender.min_value_pct = 1),
    ("risk", &["today"], |p| p.risk.new_up_to_invoices = 0),
    ("risk", &["today"], |p| p.risk.high_average_days_late = 90),
    ("risk", &["today"], |p| p.risk.high_open_days_late = 20),
    ("risk", &["today"], |p| p.risk.low_average_days_late = 1),
    ("hand_over", &["today", "effect"], |p| p.hand_over_day = 30),
    ("hand_over", &["today", "effect"], |p| p.hand_over_minimum = 10_000),
    ("interest", &["letters", "effect"], |p| p.interest.agreed = false),
    ("sales_apart", &["effect"], |p| p.people.sales_apart = false),
    ("people", &["effect"], |p| p.people.receivables = "Kim".to_owned()),
    ("ceiling", &["effect", "review"], |p| p.ceiling.invoices = 2),
    ("ceiling", &["effect", "review"], |p| p.ceiling.share_pct = 5),
    ("ceiling", &["effect", "review"], |p| p.ceiling.amount = 10),
    ("working_days", &["today"], |p| p.working_days.own.push(day(-1))),
    ("plan_high", &["today"], |p| p.plans.iter_mut().for_each(|plan| plan.levels.truncate(1))),
    ("adopted", &["review"], |p| p.adoption.version = 7),
];

/// A rule that only people read, and a change of it.
type Said = (&'static str, fn(&mut Policy));

/// Rules that nothing in the program decides on: people read them in the documents.
const SAID: &[Said] = &[
    ("country", |p| p.country = Country::Germany),
    ("early_discount", |p| {
        let percent = crate::law::Rate::from_hundredths(200);
        p.terms.early = Some(EarlyDiscount { percent, days: 10 });
    }),
    ("credit_papers", |p| p.credit.documents = vec![CreditPaper::CreditReport]),
    ("credit_granting", |p| p.credit.granted_by = Role::Receivables),
    ("credit_granting", |p| p.credit.second_above = 700),
    ("credit_granting", |p| p.credit.second = Role::Sales),
    ("credit_limit", |p| p.credit.review_months = 6),
    ("disputes", |p| p.disputes.owner = Role::Sales),
    ("people", |p| p.people.owner = "Ana".to_owned()),
    ("people", |p| p.people.sales = "Lee".to_owned()),
    ("people", |p| p.people.service = "Mia".to_owned()),
    ("legal_gate", |p| p.letters.debtor = crate::law::Debtor::Individual),
    ("review", |p| p.review_every_months = 12),
];

fn changed_sentences(before: &Policy, after: &Policy) -> Vec<&'static str> {
    let (old, new) = (rules(before), rules(after));
    let differs = |rule: &&crate::policy::Rule| {
        old.iter().find(|own| own.key == rule.key).is_none_or(|own| own.sentence != rule.sentence)
    };
    new.iter().filter(differs).map(|rule| rule.key).collect()
}

#[test]
fn each_rule_changes_its_sentence_and_what_the_program_does() {
    let before = base();
    let was = behavior(&before);
    let mut wrong = Vec::new();
    for (i, (key, parts, change)) in CHANGES.iter().enumerate() {
        let mut after = base();
        change(&mut after);
        let said = changed_sentences(&before, &after);
        if !said.contains(key) {
            wrong.push(format!("change {i} ({key}) changes the sentences {said:?}"));
        }
        let is = behavior(&after);
        let same = parts.iter().filter(|part| was[**part] == is[**part]);
        wrong.extend(same.map(|part| format!("change {i} ({key}) leaves {part} as it was")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_only_documents_say_changes_their_sentence() {
    for (key, change) in SAID {
        let mut after = base();
        change(&mut after);
        let said = changed_sentences(&base(), &after);
        assert!(said.contains(key), "{key} changes {said:?}");
    }
}

#[test]
fn every_sentence_is_changed_by_some_rule() {
    let known: Vec<&str> =
        CHANGES.iter().map(|(key, ..)| *key).chain(SAID.iter().map(|(key, _)| *key)).collect();
    for rule in rules(&base()) {
        // One plan stands for all four.
        assert!(known.contains(&rule.key) || rule.key.starts_with("plan_"), "{}", rule.key);
    }
}

#[test]
fn two_policies_side_by_side_count_each_customer_once_and_keep_currencies_apart() {
    // Overdue in the scene: everyone but the paid ones. Ripe for hand-over from day 91: Cone alone,
    // with 600.00; from day 60 Iris joins with 300.00
    // and Quay with 20.00 + 900.00.
    let (ledger, log) = (scene(), entries());
    let config = AnalysisConfig::standard(day(0));
    let analysis = Analysis::new(&ledger, &config);
    let early = Policy { hand_over_day: 60, ..base() };
    let found = effect(&ledger, (&base(), &analysis), (&early, &analysis), &log);
    let line = found.lines.iter().find(|line| line.key == "hand_over").unwrap();
    assert_eq!((line.before.customers, line.after.customers), (1, 3));
    assert_eq!(line.before.amounts, [(super::testing::eur(), cents(60_000))]);
    assert_eq!(line.after.amounts, [(super::testing::eur(), cents(182_000))]);
    let tones = Tone::ALL.map(|tone| format!("tone_{}", tone.word().to_lowercase()));
    for key in tones {
        assert!(found.lines.iter().any(|line| line.key == key), "{key}");
    }
}
