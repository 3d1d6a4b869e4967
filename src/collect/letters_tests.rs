//! What the log does to letters, and letters to the log.
#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "cents read best after a line of their own"
)]

use super::instalments::{Rhythm, instalments};
use super::log::{Dispute, Event, Judgement, PaymentPlan, ReasonCode, What};
use super::testing::*;
use super::{CaseLog, letter_facts, letters_sent};
use crate::analysis::AnalysisConfig;
use crate::documents::{Order, Paper, press};
use crate::domain::Ledger;
use crate::letters::{
    self, ExclusionReason, LetterFile, LetterInputs, LetterKind, LetterRun, LetterText,
    LettersOverview,
};
use crate::policy::Policy;

/// The letters on the day `offset` days after the as-of day of the tests.
struct Letters {
    overview: LettersOverview,
    texts: Vec<LetterText>,
    archive: Vec<u8>,
}

fn letters(ledger: &Ledger, log: &CaseLog, kind: Option<LetterKind>, offset: i32) -> Letters {
    let policy = Policy::default();
    let case = letter_facts(ledger, &analysis(ledger, offset), &policy, log);
    let config = AnalysisConfig::standard(day(offset));
    let run = LetterRun { kind, ..LetterRun::default() };
    let inputs = LetterInputs { ledger, config: &config, policy: &policy, run: &run, case: &case };
    let made = letters::bundle(&inputs);
    let archive = made.as_ref().map(|made| {
        let pieces = made.pieces(&inputs, &LetterFile::USUAL);
        let order = Order { archive: true, date: day(offset), paper: Paper::A4, pieces };
        press(&order, &mut |_, _| ()).unwrap()
    });
    Letters {
        overview: letters::overview(&inputs),
        texts: made.map(|m| m.letters.into_iter().map(|l| l.0).collect()).unwrap_or_default(),
        archive: archive.unwrap_or_default(),
    }
}

/// Makes the letters of a day and notes them as sent.
fn sent(ledger: &Ledger, log: &mut CaseLog, offset: i32) -> Letters {
    let made = letters(ledger, log, None, offset);
    log.enter(letters_sent(ledger, &Policy::default(), &made.texts));
    made
}

fn steps(ledger: &Ledger, log: &CaseLog, offset: i32) -> Vec<(String, Vec<String>)> {
    let report = list(ledger, &Policy::default(), log, offset);
    let numbers =
        |item: &super::TodayItem| item.documents.iter().map(|d| d.number.clone()).collect();
    report.items.iter().map(|item| (item.level.clone(), numbers(item))).collect()
}

// CC-57: what went out is not asked for again, and the same run on its day gives the same bytes.
#[test]
fn a_letter_noted_as_sent_goes_out_once() {
    let ledger = ledger(&[("Acme", "1", 16, 100_00), ("Bolt", "2", 35, 50_00)]);
    let mut log = CaseLog::default();
    let first = sent(&ledger, &mut log, 0);
    assert_eq!(first.texts.len(), 2);
    assert!(matches!(
        &log.events[0].what,
        What::LetterProduced(made) if made.level == "direct" && made.documents == ["1"]
            && made.amount == cents(100_00) && made.pay_by == Some(day(7))
    ));
    assert_eq!(letters(&ledger, &log, None, 0).archive, first.archive);
    assert!(steps(&ledger, &log, 0).is_empty());
    for offset in [1, 6, 7] {
        let later = letters(&ledger, &log, None, offset);
        assert!(later.texts.is_empty(), "{offset}");
        let next = day(8);
        assert!(
            later
                .overview
                .left_out
                .iter()
                .all(|own| own.reason == ExclusionReason::JustContacted { next }),
            "{:?}",
            later.overview.left_out
        );
    }
    assert_eq!(letters(&ledger, &log, None, 8).texts.len(), 2);
}

// CC-52: one invoice that was not asked for is enough, whichever stands last.
#[test]
fn no_single_row_decides_for_the_others() {
    let ours = [("Acme", "old", 40, 100_00), ("Acme", "new", 20, 10_00)];
    let turned = [ours[1], ours[0]];
    for documents in [&ours[..], &turned[..]] {
        let ledger = ledger(documents);
        for (asked, expected) in [("old", "direct"), ("new", "firm")] {
            let log = log(vec![done(-8, "Acme", "firm", &[asked])]);
            let found = steps(&ledger, &log, 0);
            assert_eq!(found[0].0, expected, "{documents:?} {asked}");
        }
        let both =
            log(vec![done(-8, "Acme", "firm", &["old"]), done(-8, "Acme", "direct", &["new"])]);
        assert!(steps(&ledger, &both, 0).is_empty(), "{documents:?}");
    }
}

// CC-64: a letter about one invoice is no letter about the others, not even of the same customer.
#[test]
fn a_letter_marks_the_invoices_it_lists_and_no_others() {
    let ledger = ledger(&[("Acme", "late", 16, 100_00), ("Acme", "soon", -2, 40_00)]);
    let mut log = CaseLog::default();
    let made = sent(&ledger, &mut log, 0);
    let numbers: Vec<&str> = made.texts[0].lines.iter().map(|l| l.number.as_str()).collect();
    assert_eq!(numbers, ["late"]);
    // Eight days on the pay-by date has passed; "soon" is six days late and was never asked for.
    let policy = Policy::default();
    let late_only = log.clone();
    let found = steps(&ledger, &late_only, 8);
    assert_eq!(found[0].0, "second_call");
    log.enter([done(8, "Acme", "second_call", &["late"])]);
    let found = list(&ledger, &policy, &log, 13).items.remove(0);
    assert_eq!(found.level, "friendly");
}

// CC-70: the last letter is seen, and who gets none is told why.
#[test]
fn the_last_letter_is_seen_and_a_missing_one_has_its_reason() {
    let ledger = ledger(&[("Acme", "1", 16, 100_00)]);
    let mut log = CaseLog::default();
    assert_eq!(letters(&ledger, &log, None, 0).overview.going_out[0].last_letter, None);
    sent(&ledger, &mut log, 0);
    assert_eq!(letters(&ledger, &log, None, 0).overview.going_out[0].last_letter, Some(day(0)));
    let later = letters(&ledger, &log, None, 20).overview;
    assert_eq!(later.going_out[0].last_letter, Some(day(0)));
    let waiting = letters(&ledger, &log, None, 3).overview;
    assert_eq!(
        waiting.left_out[0].reason.words(),
        "was just contacted, the next time from 26 March 2026"
    );
}

#[test]
fn reminders_are_counted_from_the_log() {
    let ledger = ledger(&[("Acme", "1", 40, 100_00)]);
    let mut log = CaseLog::default();
    sent(&ledger, &mut log, -20);
    sent(&ledger, &mut log, -10);
    let mut policy = Policy::default();
    policy.contact.max_contacts = 2;
    let case = letter_facts(&ledger, &analysis(&ledger, 0), &policy, &log);
    let config = AnalysisConfig::standard(day(0));
    let run = LetterRun::default();
    let inputs =
        LetterInputs { ledger: &ledger, config: &config, policy: &policy, run: &run, case: &case };
    let left_out = letters::overview(&inputs).left_out;
    assert_eq!(left_out[0].reason, ExclusionReason::RemindedEnough { count: 2 });
}

fn one(ledger: &Ledger, log: &CaseLog, kind: LetterKind) -> String {
    let made = letters(ledger, log, Some(kind), 0);
    assert_eq!(made.texts.len(), 1, "{kind:?}: {:?}", made.overview.left_out);
    assert!(made.texts[0].stops.is_empty(), "{:?}", made.texts[0].stops);
    made.texts[0].labels.text.replace('\u{a0}', " ")
}

fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn promise_letters_take_amount_and_day_from_the_log() {
    let ledger = ledger(&[("Acme", "1", 16, 100_00), ("Bolt", "2", 16, 100_00)]);
    let runs = log(vec![promised(-1, "Acme", 60_00, 4)]);
    says(&one(&ledger, &runs, LetterKind::PromiseConfirmed), &["EUR 60.00 by 22 March 2026"]);
    let judged: Vec<Event> = vec![
        promised(-9, "Acme", 60_00, -3),
        event(-1, "Acme", What::PromiseJudged(Judgement::Broken)),
    ];
    says(
        &one(&ledger, &log(judged.clone()), LetterKind::PromiseBroken),
        &["payment of EUR 60.00 by 15 March 2026"],
    );
    // Kept ones are over.
    let mut kept = judged;
    kept[1].what = What::PromiseJudged(Judgement::Kept);
    assert!(letters(&ledger, &log(kept), Some(LetterKind::PromiseBroken), 0).texts.is_empty());
}

#[test]
fn plan_letters_list_the_instalments_of_the_log() {
    let ledger = ledger(&[("Acme", "1", 16, 100_00)]);
    let plan = PaymentPlan {
        instalments: instalments(
            cents(100_00),
            eur(),
            3,
            "2026-03-31".parse().unwrap(),
            Rhythm::Monthly,
        ),
        documents: Vec::new(),
    };
    let log = log(vec![event(-1, "Acme", What::PlanAgreed(plan))]);
    let parts = ["31 March 2026: EUR 33.33", "30 April 2026: EUR 33.33", "31 May 2026: EUR 33.34"];
    says(&one(&ledger, &log, LetterKind::PlanConfirmed), &parts);
    // While the plan is kept, nobody is asked for more.
    let asked = letters(&ledger, &log, None, 0).overview;
    assert!(asked.going_out.is_empty(), "{:?}", asked.going_out);
}

#[test]
fn a_dispute_letter_names_the_part_and_a_reminder_asks_for_the_rest() {
    let ledger = ledger(&[("Acme", "1", 16, 100_00)]);
    let dispute = Dispute {
        document: "1".to_owned(),
        amount: Some(cents(30_50)),
        reason: ReasonCode::DisputePrice,
        owner: "Jo".to_owned(),
        revisit: None,
    };
    let log = log(vec![event(-8, "Acme", What::Disputed(dispute))]);
    says(&one(&ledger, &log, LetterKind::DisputeReceived), &["EUR 30.50 in all"]);
    says(&one(&ledger, &log, LetterKind::Direct), &["EUR 69.50"]);
}

#[test]
fn a_later_due_date_stands_in_the_letters() {
    let ledger = ledger(&[("Acme", "1", 40, 100_00), ("Acme", "2", 40, 10_00)]);
    let later = |number: &str, due| What::Extended {
        document: number.to_owned(),
        original: Some(day(-40)),
        due: day(due),
    };
    let log = log(vec![event(-30, "Acme", later("1", -5)), event(-30, "Acme", later("2", 5))]);
    let made = letters(&ledger, &log, None, 0);
    assert_eq!(made.texts[0].kind, LetterKind::Friendly);
    let lines: Vec<_> = made.texts[0]
        .lines
        .iter()
        .map(|line| (line.number.as_str(), line.due_date, line.days_past_due))
        .collect();
    assert_eq!(lines, [("1", Some(day(-5)), Some(5))]);
}
