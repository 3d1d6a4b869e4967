//! The list of the day from ledgers small enough to check by hand.
#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "cents read best after a line of their own"
)]

use super::instalments::{Rhythm, instalments};
use super::log::{
    CaseLog, Contacted, Dispute, Judgement, LogError, OpenThen, Outcome, PaymentPlan, Produced,
    Promise, ReasonCode, What,
};
use super::testing::*;
use super::{Situation, TodayReport, letter_facts, month_end_run};
use crate::domain::{Day, Payment};
use crate::law::WorkingDays;
use crate::letters::ExclusionReason;
use crate::policy::{Channel, Policy, RiskClass, Tone};

fn steps(report: &TodayReport) -> Vec<(String, String)> {
    report.items.iter().map(|item| (item.name.clone(), item.level.clone())).collect()
}

/// The level Acme is due, or why it waits.
fn level(report: &TodayReport) -> String {
    match (report.items.first(), report.waiting.first()) {
        (Some(item), _) => item.level.clone(),
        (None, Some(waiting)) => waiting.reason.words(),
        (None, None) => String::new(),
    }
}

// CC-60: the firmest level whose day has passed, whether or not a day in between was missed.
// CC-61: the first level needs no reminder before it. Practices 17, 20, 24, 30, 31, 34.
#[test]
fn each_day_past_due_has_its_step() {
    for (days, expected) in [
        (-8, ""),
        (-7, "courtesy"),
        (-3, "courtesy"),
        (-2, ""),
        (0, "due_day"),
        (1, "friendly"),
        (14, "friendly"),
        (15, "direct"),
        (22, "second_call"),
        (31, "firm"),
        (45, "decider_call"),
        (52, "visit"),
        (60, "credit_hold"),
        (61, "final"),
        (90, "final"),
        (91, "hand_over"),
        (151, "legal"),
        (4_000, "legal"),
    ] {
        let ledger = ledger(&[("Acme", "1", days, 100_00)]);
        // Nothing is known of how Acme pays, so its plan is the one of medium risk up to day 59,
        // and of high risk from then on.
        let found = level(&list(&ledger, &Policy::default(), &CaseLog::default(), 0));
        assert_eq!(found, expected, "{days} days past due");
    }
}

// CC-50: one entry per customer and currency; the oldest invoice that is asked for sets the step.
#[test]
fn a_customer_is_contacted_once_and_about_everything() {
    let ledger =
        ledger(&[("Acme", "1", 5, 100_00), ("Acme", "2", 40, 50_00), ("Acme", "3", 33, 7_00)]);
    let report = list(&ledger, &Policy::default(), &CaseLog::default(), 0);
    assert_eq!(steps(&report), [("Acme".to_owned(), "firm".to_owned())]);
    let item = &report.items[0];
    assert_eq!(item.priority.amount, cents(157_00));
    assert_eq!((item.channel, item.tone), (Channel::Letter, Some(Tone::Firm)));
    let numbers: Vec<&str> = item.documents.iter().map(|d| d.number.as_str()).collect();
    assert_eq!(numbers, ["2", "3", "1"]);
}

// CC-49: open credits are deducted; who owes nothing in all is left in peace.
#[test]
fn credits_are_deducted() {
    for (credit, expected) in [(-30_00, Some(70_00)), (-100_00, None), (-120_00, None)] {
        let ledger = ledger(&[("Acme", "1", 20, 100_00), ("Acme", "C", 3, credit)]);
        let report = list(&ledger, &Policy::default(), &CaseLog::default(), 0);
        assert_eq!(report.items.first().map(|i| i.priority.amount), expected.map(cents));
        if expected.is_none() {
            assert_eq!(report.waiting[0].reason, ExclusionReason::CreditsCoverIt);
        }
    }
}

// CC-48 and CC-51: each document with what is left of it, not what was billed.
#[test]
fn documents_carry_what_is_left_of_each() {
    let mut ledger = ledger(&[]);
    let acme = account(&mut ledger, "Acme");
    for (number, total, open) in [("1", 500_00, 120_00), ("2", 900_00, 900_00), ("3", 70_00, 7_00)]
    {
        let mut new = document(acme, number, 20, open);
        new.total = total;
        ledger.push(new);
    }
    let report = list(&ledger, &Policy::default(), &CaseLog::default(), 0);
    let open = report.items[0].documents.iter().map(|d| d.open);
    assert_eq!(open.collect::<Vec<_>>(), [cents(120_00), cents(900_00), cents(7_00)]);
    assert_eq!(report.items[0].priority.amount, cents(1_027_00));
}

// CC-57: a level comes once for an invoice, whatever the hour.
// CC-64: what was done for one invoice is not done for another.
#[test]
fn a_step_done_is_done_for_its_invoices_only() {
    let ledger = ledger(&[("Acme", "1", 20, 100_00)]);
    let log = log(vec![done(-6, "Acme", "direct", &["1"])]);
    assert_eq!(level(&list(&ledger, &Policy::default(), &log, 0)), "");
    // Two days on, the next level's day has come.
    assert_eq!(level(&list(&ledger, &Policy::default(), &log, 2)), "second_call");
    let more = testing_two();
    assert_eq!(level(&list(&more, &Policy::default(), &log, 0)), "friendly");
}

fn testing_two() -> crate::domain::Ledger {
    ledger(&[("Acme", "1", 20, 100_00), ("Acme", "2", 3, 10_00)])
}

// CC-64: a firm letter lists the young invoice too, but was no firm letter about it.
#[test]
fn a_young_invoice_in_an_old_ones_letter_keeps_its_own_steps() {
    let ledger = ledger(&[("Acme", "old", 37, 100_00), ("Acme", "young", 15, 10_00)]);
    let log = log(vec![done(-6, "Acme", "firm", &["old", "young"])]);
    // Nine days past due then; the direct reminder begins on day 15.
    assert_eq!(level(&list(&ledger, &Policy::default(), &log, 0)), "direct");
}

// CC-59: the date we asked to pay by passes before the next level. CC-60: and never sooner than
// the fewest days between two contacts.
#[test]
fn the_next_step_waits_for_the_date_we_named() {
    let ledger = ledger(&[("Acme", "1", 32, 100_00)]);
    let produced = Produced {
        level: "direct".to_owned(),
        channel: Channel::Email,
        documents: vec!["1".to_owned()],
        amount: cents(100_00),
        pay_by: Some(day(3)),
    };
    let with_pay_by = log(vec![event(-8, "Acme", What::LetterProduced(produced))]);
    let recent = log(vec![done(-4, "Acme", "direct", &["1"])]);
    for (log, offset, expected) in [
        (&with_pay_by, 0, "was just contacted, the next time from 22 March 2026"),
        (&with_pay_by, 3, "was just contacted, the next time from 22 March 2026"),
        (&with_pay_by, 4, "firm"),
        (&recent, 0, "was just contacted, the next time from 19 March 2026"),
        (&recent, 1, "firm"),
    ] {
        let found = level(&list(&ledger, &Policy::default(), log, offset));
        assert_eq!(found, expected, "{offset}");
    }
}

// CC-62: as often as the rules allow, then hand-over; other invoices are asked for as ever.
#[test]
fn who_was_asked_often_enough_is_up_for_hand_over() {
    let ledger = ledger(&[("Acme", "1", 32, 100_00), ("Bolt", "2", 32, 1_00)]);
    let policy = Policy::default();
    let events = (0..8).map(|i| done(-40 + i, "Acme", "friendly", &["1"])).collect();
    let report = list(&ledger, &policy, &log(events), 0);
    let expected = [("Acme", "hand_over"), ("Bolt", "firm")];
    assert_eq!(steps(&report), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert!(report.items[0].reason.words().contains("as often as the rules allow"));
}

// CC-63: a hold has a reason and an end, and ends by itself.
#[test]
fn a_hold_ends_on_its_day() {
    let ledger = ledger(&[("Acme", "1", 32, 100_00)]);
    let held = |until| What::Held { reason: "moving house".to_owned(), until };
    let bounded = log(vec![event(-2, "Acme", held(Some(day(3))))]);
    let forever = log(vec![event(-2, "Acme", held(None))]);
    let ended = log(vec![event(-2, "Acme", held(None)), event(-1, "Acme", What::HoldEnded)]);
    let policy = Policy::default();
    for (log, offset, expected) in [
        (&bounded, 0, "on hold until 21 March 2026"),
        (&bounded, 3, "on hold until 21 March 2026"),
        (&bounded, 4, "firm"),
        (&forever, 300, "on hold until the hold is ended"),
        (&ended, 0, "firm"),
    ] {
        assert_eq!(level(&list(&ledger, &policy, log, offset)), expected, "{offset}");
    }
    let facts = letter_facts(&ledger, &analysis(&ledger, 0), &policy, &bounded);
    assert_eq!(facts.pause_of(0), Some(ExclusionReason::OnHold { until: Some(day(3)) }));
}

// CC-63: a skipped level is left out until its day; the one before it catches up.
#[test]
fn a_skipped_level_is_left_out() {
    let ledger = ledger(&[("Acme", "1", 32, 100_00)]);
    let skip = What::Skipped {
        level: "firm".to_owned(),
        reason: "old friend".to_owned(),
        until: Some(day(1)),
    };
    let log = log(vec![event(-1, "Acme", skip)]);
    assert_eq!(level(&list(&ledger, &Policy::default(), &log, 0)), "second_call");
    assert_eq!(level(&list(&ledger, &Policy::default(), &log, 2)), "firm");
}

// CC-47: who promised, or has paid, is not chased.
#[test]
fn a_promise_is_waited_for_and_judged_by_the_money() {
    let policy = Policy::default();
    let log = log(vec![promised(-3, "Acme", 100_00, 2)]);
    let paid = |on: i32, minor: i64| {
        let mut ledger = ledger(&[("Acme", "1", 20, 100_00)]);
        let date = Day::from(day(on));
        ledger.add_payments([Payment { document: 0, date, minor, source: 0, row: 2 }]);
        ledger.set_balance(0, 100_00 - minor, date);
        ledger
    };
    let unpaid = paid(-100, 0);
    for (ledger, offset, expected) in [
        (&unpaid, 0, "promised to pay by 20 March 2026"),
        (&unpaid, 2, "promised to pay by 20 March 2026"),
        // A day's grace for money under way.
        (&unpaid, 3, "promised to pay by 20 March 2026"),
        (&unpaid, 4, "broken_promise"),
        (&paid(1, 40_00), 4, "broken_promise"),
        (&paid(3, 100_00), 4, ""),
        (&paid(-1, 100_00), 0, ""),
    ] {
        assert_eq!(level(&list(ledger, &policy, &log, offset)), expected, "{offset}");
    }
    let facts = letter_facts(&unpaid, &analysis(&unpaid, 0), &policy, &log);
    assert_eq!(facts.pause_of(0), Some(ExclusionReason::PromiseRunning { until: day(2) }));
}

#[test]
fn a_broken_promise_leads_the_list_until_someone_called() {
    let policy = Policy::default();
    let mut ledger = ledger(&[("Acme", "1", 20, 1_00), ("Bolt", "2", 200, 99_999_00)]);
    ledger.add_payments([Payment {
        document: 1,
        date: Day::from(day(-90)),
        minor: 1,
        source: 0,
        row: 2,
    }]);
    let mut log =
        log(vec![promised(-9, "Acme", 1_00, -5), done(-9, "Acme", "second_call", &["1"])]);
    let report = list(&ledger, &policy, &log, 0);
    assert_eq!(report.items[0].level, "broken_promise");
    assert_eq!(
        (report.items[0].channel, report.items[0].situation),
        (Channel::Call, Situation::BrokenPromise)
    );
    assert_eq!(report.items[0].risk.class, RiskClass::High);
    log.push(done(0, "Acme", "broken_promise", &["1"]));
    assert_eq!(list(&ledger, &policy, &log, 0).items[0].name, "Bolt");
    // A person knows better than the file.
    let kept = event(-4, "Acme", What::PromiseJudged(Judgement::Kept));
    log.back_to(log.events.len() - 1);
    log.push(kept);
    assert_eq!(list(&ledger, &policy, &log, 0).items[0].name, "Bolt");
}

/// Without payment dates what was open then and what is open now decide.
#[test]
fn promises_are_judged_by_balances_where_there_are_no_payment_dates() {
    let promise = |documents| {
        let promise = Promise {
            amount: cents(100_00),
            by: day(-5),
            method: super::log::Method::Check,
            documents,
        };
        log(vec![event(-9, "Acme", What::Promised(promise))])
    };
    let then = vec![OpenThen { number: "1".to_owned(), open: cents(100_00) }];
    let still = ledger(&[("Acme", "1", 20, 100_00)]);
    let gone = ledger(&[("Acme", "2", 20, 100_00)]);
    let policy = Policy::default();
    for (ledger, log, expected) in [
        (&still, promise(then.clone()), "broken_promise"),
        (&gone, promise(then), "direct"),
        // Nothing to tell by: the plan goes on.
        (&still, promise(Vec::new()), "direct"),
    ] {
        assert_eq!(level(&list(ledger, &policy, &log, 0)), expected);
    }
}

// CC-63 and practice 56: what is not disputed is still asked for.
#[test]
fn the_undisputed_part_is_still_chased() {
    let ledger = ledger(&[("Acme", "1", 20, 100_00)]);
    let policy = Policy::default();
    let disputed = |amount, revisit| {
        let dispute = Dispute {
            document: "1".to_owned(),
            amount,
            reason: ReasonCode::DisputePrice,
            owner: String::new(),
            revisit,
        };
        event(-6, "Acme", What::Disputed(dispute))
    };
    let part = log(vec![disputed(Some(cents(30_00)), Some(day(5)))]);
    let report = list(&ledger, &policy, &part, 0);
    assert_eq!(
        (report.items[0].priority.amount, level(&report)),
        (cents(70_00), "direct".to_owned())
    );
    assert_eq!(report.items[0].situation, Situation::Dispute);
    assert_eq!(level(&list(&ledger, &policy, &part, 5)), "revisit_dispute");
    let all = log(vec![disputed(None, None)]);
    assert_eq!(level(&list(&ledger, &policy, &all, 0)), "everything overdue is disputed");
    let close = What::DisputeClosed { document: "1".to_owned(), outcome: "credited".to_owned() };
    let closed = log(vec![disputed(None, None), event(-1, "Acme", close)]);
    assert_eq!(level(&list(&ledger, &policy, &closed, 0)), "direct");
}

#[test]
fn a_later_due_date_counts_and_the_original_stays_in_the_log() {
    let ledger = ledger(&[("Acme", "1", 20, 100_00)]);
    let extended =
        What::Extended { document: "1".to_owned(), original: Some(day(-20)), due: day(10) };
    let log = log(vec![event(-1, "Acme", extended.clone())]);
    for (offset, expected) in [(0, ""), (3, "courtesy"), (10, "due_day"), (11, "friendly")] {
        assert_eq!(level(&list(&ledger, &Policy::default(), &log, offset)), expected, "{offset}");
    }
    assert_eq!(log.events[0].what, extended);
}

// CC-75: the last instalment takes the cents, months end where they end.
#[test]
fn instalments_add_up_to_the_cent() {
    let plan = instalments(cents(100_00), eur(), 3, "2026-01-31".parse().unwrap(), Rhythm::Monthly);
    let found: Vec<(String, String)> =
        plan.iter().map(|i| (i.due.to_string(), i.amount.to_string())).collect();
    let expected = [("2026-01-31", "33.33"), ("2026-02-28", "33.33"), ("2026-03-31", "33.34")];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert!(instalments(cents(2), eur(), 3, day(0), Rhythm::Weeks(1)).is_empty());
}

#[test]
fn a_plan_rests_while_it_is_kept_and_returns_when_an_instalment_is_missed() {
    let instalments = instalments(cents(90_00), eur(), 3, day(-4), Rhythm::Weeks(1));
    let plan = PaymentPlan { instalments, documents: Vec::new() };
    let log = log(vec![event(-6, "Acme", What::PlanAgreed(plan))]);
    let paid = |minor| {
        let mut ledger = ledger(&[("Acme", "1", 20, 90_00)]);
        let date = Day::from(day(-4));
        ledger.add_payments([Payment { document: 0, date, minor, source: 0, row: 2 }]);
        ledger.set_balance(0, 90_00 - minor, date);
        ledger
    };
    let policy = Policy::default();
    for (ledger, offset, expected) in [
        (&paid(30_00), 0, "pays in instalments, the next by 21 March 2026"),
        (&paid(29_99), 0, "plan_breach"),
        (&paid(30_00), 5, "plan_breach"),
    ] {
        assert_eq!(level(&list(ledger, &policy, &log, offset)), expected, "{offset}");
    }
}

#[test]
fn no_answer_is_tried_again_the_next_day_and_plans_of_people_win() {
    let ledger = ledger(&[("Acme", "1", 32, 100_00)]);
    let tried = Contacted {
        channel: Channel::Call,
        level: "firm".to_owned(),
        documents: Vec::new(),
        outcome: Outcome::NoAnswer,
        reason: None,
        note: String::new(),
    };
    let tried = log(vec![event(0, "Acme", What::Contacted(tried))]);
    let policy = Policy::default();
    assert_eq!(
        level(&list(&ledger, &policy, &tried, 0)),
        "was just contacted, the next time from 19 March 2026"
    );
    assert_eq!(level(&list(&ledger, &policy, &tried, 1)), "firm");
    let next = What::NextAction { on: day(4), text: "ask Ms Hart".to_owned() };
    let next = log(vec![event(0, "Acme", next)]);
    assert_eq!(
        level(&list(&ledger, &policy, &next, 3)),
        "the next step is planned for 22 March 2026"
    );
    let report = list(&ledger, &policy, &next, 4);
    assert_eq!(level(&report), "next_action");
    assert_eq!(report.items[0].reason.words(), "planned for 22 March 2026: ask Ms Hart");
}

// Practice 7: every outstanding balance at the end of the month. 31 March 2026 is a Tuesday.
#[test]
fn the_month_ends_with_a_word_to_everyone_who_owes() {
    let date = |text: &str| text.parse().unwrap();
    for (on, begun) in [
        ("2026-03-30", None),
        ("2026-03-31", Some("2026-03-31")),
        ("2026-04-07", Some("2026-03-31")),
        ("2026-04-08", None),
        // 31 May 2026 is a Sunday, so the run begins on Friday the 29th.
        ("2026-05-29", Some("2026-05-29")),
    ] {
        assert_eq!(month_end_run(&WorkingDays::default(), date(on)), begun.map(date), "{on}");
    }
    let ledger = ledger(&[("Acme", "1", -60, 100_00)]);
    assert_eq!(level(&list(&ledger, &Policy::default(), &CaseLog::default(), 13)), "month_end");
    let log = log(vec![done(13, "Acme", "month_end", &["1"])]);
    assert_eq!(level(&list(&ledger, &Policy::default(), &log, 19)), "");
}

#[test]
fn a_first_contact_is_due_within_the_working_days_of_the_policy() {
    // Due on Monday 16 March 2026: three working days later is Thursday the 19th.
    let ledger = ledger(&[("Acme", "1", 2, 100_00)]);
    let report = list(&ledger, &Policy::default(), &CaseLog::default(), 0);
    assert_eq!(report.items[0].by.to_string(), "2026-03-19");
}

#[test]
fn small_amounts_wait() {
    let ledger = ledger(&[("Acme", "1", 20, 9_99), ("Bolt", "2", 20, 10_00)]);
    let policy = Policy { minimum_letter_amount: 10, ..Policy::default() };
    let report = list(&ledger, &policy, &CaseLog::default(), 0);
    assert_eq!(steps(&report), [("Bolt".to_owned(), "direct".to_owned())]);
    assert_eq!(report.waiting[0].reason, ExclusionReason::UnderMinimum);
}

#[test]
fn a_class_set_by_hand_wins_and_has_its_own_plan() {
    let ledger = ledger(&[("Acme", "1", 3, 100_00)]);
    let classified = What::Classified { class: Some(RiskClass::High), reason: "rumors".to_owned() };
    let log = log(vec![event(-1, "Acme", classified)]);
    let policy = Policy::default();
    let plan = policy.plan(RiskClass::High).unwrap();
    assert!(plan.levels.iter().any(|level| level.key == "first_call"));
    let report = list(&ledger, &policy, &log, 0);
    assert_eq!(report.items[0].risk.why, "set by hand: rumors");
    let high = report.classes.iter().find(|class| class.class == RiskClass::High).unwrap();
    assert_eq!((high.accounts, high.open.clone()), (1, vec![(eur(), cents(100_00))]));
}

#[test]
fn entries_about_customers_that_are_not_there_are_counted() {
    let ledger = ledger(&[("Acme", "1", 3, 100_00)]);
    let log = log(vec![promised(-1, "Nobody", 1_00, 3), promised(-1, "Acme", 1_00, 3)]);
    assert_eq!(list(&ledger, &Policy::default(), &log, 0).entries_elsewhere, 1);
}

#[test]
fn a_log_comes_back_from_its_file_and_nothing_else_is_one() {
    let log =
        log(vec![promised(-1, "Acme, \u{202e}\"Inc\"", 1_00, 3), done(0, "B", "firm", &["1"])]);
    assert_eq!(CaseLog::from_json(&log.to_json()), Ok(log));
    for (text, error) in [
        ("", LogError::NotALog),
        ("{}", LogError::NotALog),
        ("{\"version\":1}", LogError::NotALog),
        ("{\"version\":1,\"events\":[{}]}", LogError::NotALog),
        ("{\"version\":99,\"events\":[]}", LogError::TooNew { version: 99 }),
    ] {
        assert_eq!(CaseLog::from_json(text), Err(error), "{text}");
    }
}
