//! The letters for other occasions, in every language.

use super::*;
use crate::documents::Language;
use crate::domain::CustomerKey;
use crate::domain::ledger::Attribute;
use crate::domain::sorting::LeanSort;

fn kind(kind: LetterKind) -> Made {
    Made::run(LetterRun { kind: Some(kind), ..LetterRun::default() })
}

fn names(made: &Made) -> Vec<String> {
    made.overview().going_out.iter().map(|e| format!("{} {}", e.name, e.currency)).collect()
}

#[test]
fn each_occasion_has_its_customers() {
    // A3 falls due today; Gold paid on 10 March; Acme, Cora have complaints; Dune is 63 days late.
    for (chosen, expected) in [
        (LetterKind::Courtesy, &[][..]),
        (LetterKind::ThankYou, &["Gold EUR"]),
        (
            LetterKind::StatementCover,
            &["Acme EUR", "Cora EUR", "Fox EUR", "Bolt EUR", "Dune USD", "Acme USD"],
        ),
        (LetterKind::DisputeReceived, &["Acme EUR", "Cora EUR"]),
        (LetterKind::Hold, &["Dune USD"]),
        (LetterKind::Deposit, &["Dune USD"]),
        (LetterKind::PlanOffer, &["Acme EUR", "Fox EUR", "Dune USD"]),
        (LetterKind::PromiseConfirmed, &[]),
        (LetterKind::PromiseBroken, &[]),
        (LetterKind::PlanConfirmed, &[]),
        (LetterKind::Terms, &[]),
        (LetterKind::FinalDemand, &[]),
        (LetterKind::HandOver, &[]),
    ] {
        assert_eq!(names(&kind(chosen)), expected, "{chosen:?}");
    }
}

#[test]
fn a_courtesy_note_comes_before_the_due_date_and_never_to_late_customers() {
    let mut ledger = Ledger::default();
    for name in ["Soon", "Later", "Late"] {
        account(&mut ledger, name, "EUR");
    }
    ledger.push(document(0, "S1", day(3, 21), 1_000, 1_000));
    ledger.push(document(1, "L1", day(3, 22), 1_000, 1_000));
    ledger.push(document(2, "T1", day(3, 20), 1_000, 1_000));
    ledger.push(document(2, "T2", day(3, 13), 1_000, 1_000));
    let run = LetterRun { kind: Some(LetterKind::Courtesy), ..LetterRun::default() };
    let made = Made { run, ..Made::of(ledger) };
    assert_eq!(names(&made), ["Soon EUR"]);
    assert_eq!(made.reason(1), Some(ExclusionReason::NothingUpcoming));
    assert_eq!(made.reason(2), Some(ExclusionReason::SomethingOverdue));
}

#[test]
fn legal_steps_wait_until_their_wording_was_checked() {
    let mut made = kind(LetterKind::FinalDemand);
    assert_eq!(made.reason(3), Some(ExclusionReason::NotReviewed));
    made.policy.letters.legal_reviewed = true;
    let letter = made.letter(3).unwrap();
    // 14 days to reply for a company: 28 March 2026.
    assert!(letter.subject.contains("reply by 28 March 2026"), "{}", letter.subject);
    made.policy.letters.debtor = crate::law::Debtor::Individual;
    assert!(made.letter(3).unwrap().subject.contains("reply by 13 April 2026"));
    made.run.kind = Some(LetterKind::HandOver);
    assert_eq!(made.reason(3), Some(ExclusionReason::NotLateEnough));
}

#[test]
fn a_plan_that_is_offered_adds_up_to_what_is_overdue() {
    let letter = kind(LetterKind::PlanOffer).letter(3).unwrap();
    let plan = letter.opening.iter().find(|text| text.contains("23 March 2026: ")).unwrap();
    // USD 1,234.56 in three, a month apart.
    assert_eq!(
        plan.replace('\u{a0}', " "),
        "23 March 2026: USD 411.52\n23 April 2026: USD 411.52\n23 May 2026: USD 411.52"
    );
}

/// Facts with which every occasion has something to say to Dune.
fn dune() -> AccountFacts {
    let date = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
    let usd = Currency::new("USD").unwrap();
    AccountFacts {
        promise: Some(Promise { date: date(10), amount: Some(amount(50_000)), broken: true }),
        plan: vec![Instalment { date: date(12), amount: amount(61_728) }; 2],
        ..AccountFacts::none(CustomerKey::Name("Dune".to_owned()), usd)
    }
}

// CC-66, CC-68: every text of ours fills completely, in every language, whatever the occasion.
#[test]
fn every_letter_of_ours_can_be_filled_in_every_language() {
    for chosen in LetterKind::ALL {
        for language in Language::ALL {
            let run = LetterRun {
                kind: Some(chosen),
                language: Some(language),
                facts: vec![dune()],
                ..LetterRun::default()
            };
            let mut made = Made::run(run);
            made.policy.sender.payment_details = "IBAN DE00".to_owned();
            let own = [(LetterKind::ThankYou, 6), (LetterKind::DisputeReceived, 2)];
            let account = own.iter().find(|(kind, _)| *kind == chosen).map_or(3, |(_, own)| *own);
            let letter = preview(&made.inputs(), account).unwrap();
            assert!(letter.stops.is_empty(), "{chosen:?} {language:?} {:?}", letter.stops);
            let all = [letter.opening.concat(), letter.closing.concat(), letter.subject].concat();
            assert!(!all.contains(['{', '}']), "{chosen:?} {language:?} {all}");
            assert_eq!(letter.language, language);
            let english = ["January", "February", "March", "Please", "Dear"];
            if language != Language::English {
                assert!(english.iter().all(|word| !all.contains(word)), "{language:?} {all}");
            }
        }
    }
}

#[test]
fn the_language_is_the_chosen_one_or_the_countrys_or_the_rules() {
    let mut ledger = ledger();
    ledger.customer_mut(0).unwrap().country = "Deutschland".to_owned();
    ledger.customer_mut(5).unwrap().country = "Switzerland".to_owned();
    let mut made = Made::of(ledger);
    made.policy.letters.language = Language::French;
    let of = |made: &Made, account| made.letter(account).unwrap().language;
    assert_eq!((of(&made, 0), of(&made, 5)), (Language::German, Language::French));
    assert!(made.letter(0).unwrap().subject.contains("90,00\u{a0}EUR, bitte bis 23. März 2026"));
    made.run.language = Some(Language::Dutch);
    assert_eq!((of(&made, 0), of(&made, 5)), (Language::Dutch, Language::Dutch));
}

#[test]
fn the_order_number_is_shown_where_the_file_has_one() {
    let mut ledger = ledger();
    assert!(!write(0).unwrap().labels.columns.contains(&"Your order".to_owned()));
    ledger.set_attribute(0, Attribute::PoNumber, "PO-7");
    let letter = Made::of(ledger).letter(0).unwrap();
    assert_eq!(letter.labels.columns[1], "Your order");
    assert_eq!(letter.labels.rows[1][1], "PO-7");
}

#[test]
fn changed_wording_is_used_and_an_empty_value_stops_it() {
    let mut template = LetterTemplate::ours(LetterKind::Direct, Language::English);
    template.closing.push_str(" {promise_date} {custmer}");
    let texts = LetterTexts { own: vec![template] };
    let made = Made::run(LetterRun { texts, ..LetterRun::default() });
    let stops = made.letter(0).unwrap().stops;
    assert_eq!(
        (stops.unknown, stops.empty),
        (vec!["custmer".to_owned()], vec!["promise_date".to_owned()])
    );
    assert!(made.letter(5).unwrap().stops.is_empty(), "other letters are not stopped");
}

#[test]
fn every_listed_placeholder_exists_and_no_other() {
    let mut listed: Vec<&str> = PLACEHOLDERS.iter().map(|(name, _)| *name).collect();
    for (name, meaning) in PLACEHOLDERS {
        let mut template = LetterTemplate::ours(LetterKind::Direct, Language::English);
        template.closing = format!("{{{name}}}");
        let texts = LetterTexts { own: vec![template] };
        let made = Made::run(LetterRun { texts, ..LetterRun::default() });
        assert_eq!(made.letter(0).unwrap().stops.unknown, [""; 0], "{name}");
        assert!(!meaning.is_empty());
    }
    listed.lean_sort();
    listed.dedup();
    assert_eq!(listed.len(), PLACEHOLDERS.len());
}
