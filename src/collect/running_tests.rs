//! What runs on an account, from ledgers small enough to check by hand.
#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "cents read best after a line of their own"
)]

use super::PlanState::{self, Ahead, Missed, Paid};
use super::log::{Contacted, Dispute, Outcome, PaymentPlan, ReasonCode, What};
use super::testing::*;
use super::{CallSheet, CaseLog, ReasonShare, call_sheet, call_sheets_document};
use crate::collect::instalments::{Rhythm, instalments};
use crate::documents::Block;
use crate::domain::{Day, Ledger, Payment};
use crate::policy::{Channel, Policy, RiskClass};

fn sheet(ledger: &Ledger, log: &CaseLog, offset: i32) -> CallSheet {
    call_sheet(ledger, &analysis(ledger, offset), &Policy::default(), log, 0).unwrap()
}

fn dispute(document: &str, amount: Option<i64>) -> What {
    What::Disputed(Dispute {
        document: document.to_owned(),
        amount: amount.map(cents),
        reason: ReasonCode::DisputePrice,
        owner: "Jo".to_owned(),
        revisit: Some(day(10)),
    })
}

#[test]
fn what_runs_is_shown_until_it_is_ended() {
    let ledger = ledger(&[("Acme", "1", 20, 100_00), ("Acme", "2", -5, 50_00)]);
    let begin = vec![
        dispute("1", Some(30_00)),
        What::Held { reason: "asked for a week".to_owned(), until: Some(day(7)) },
        What::Skipped { level: "firm".to_owned(), reason: "known".to_owned(), until: None },
        What::Extended { document: "2".to_owned(), original: Some(day(5)), due: day(30) },
        What::Classified { class: Some(RiskClass::High), reason: "rumors".to_owned() },
        What::WrongContact { note: "ask Ms Hart".to_owned() },
    ];
    let mut log = CaseLog::default();
    log.enter(begin.into_iter().map(|what| event(0, "Acme", what)));
    let shown = sheet(&ledger, &log, 0);
    let running = &shown.running;
    assert_eq!(running.disputes[0].amount, Some(cents(30_00)));
    assert_eq!((running.disputes[0].since, running.disputes[0].revisit), (day(0), Some(day(10))));
    assert_eq!(running.hold, Some(("asked for a week".to_owned(), Some(day(7)))));
    assert_eq!(running.skipped, [("firm".to_owned(), "known".to_owned(), None)]);
    assert_eq!(running.extended, [("2".to_owned(), day(30))]);
    assert_eq!(running.class, Some((RiskClass::High, "rumors".to_owned())));
    assert_eq!(running.wrong_contact.as_deref(), Some("ask Ms Hart"));
    // The part that is not disputed is asked for; both due dates of the other invoice stand.
    assert_eq!((shown.asked, shown.disputed), (cents(70_00), cents(30_00)));
    let later = &shown.later[0];
    assert_eq!((later.number.as_str(), later.due, later.due_before), ("2", day(30), Some(day(5))));
    // Ended on the same day: entries of one day count in the order they were entered.
    let end = vec![
        What::DisputeClosed { document: "1".to_owned(), outcome: "credited".to_owned() },
        What::HoldEnded,
        What::SkipEnded { level: "firm".to_owned() },
        What::ExtensionEnded { document: "2".to_owned() },
        What::Classified { class: None, reason: String::new() },
    ];
    log.enter(end.into_iter().map(|what| event(0, "Acme", what)));
    let running = sheet(&ledger, &log, 0).running;
    assert_eq!(running.wrong_contact.as_deref(), Some("ask Ms Hart"));
    let rest = super::Running { wrong_contact: None, ..running };
    assert!(rest.is_empty(), "{rest:?}");
    // The order of the entries in the file changes nothing.
    log.events.reverse();
    assert!(sheet(&ledger, &log, 0).running.hold.is_none());
    assert_eq!(sheet(&ledger, &log, 0).timeline.len(), 11);
}

#[test]
fn holds_and_skips_end_with_their_last_day() {
    let ledger = ledger(&[("Acme", "1", 20, 100_00)]);
    let until = Some(day(3));
    let log = log(vec![
        event(0, "Acme", What::Held { reason: "x".to_owned(), until }),
        event(0, "Acme", What::Skipped { level: "firm".to_owned(), reason: "y".to_owned(), until }),
    ]);
    for (offset, runs) in [(3, true), (4, false)] {
        let running = sheet(&ledger, &log, offset).running;
        assert_eq!((running.hold.is_some(), running.skipped.len()), (runs, usize::from(runs)));
    }
}

// Three of 30.00 a week apart; 29.99 came with the first.
#[test]
fn each_instalment_says_what_became_of_it() {
    let plan = PaymentPlan {
        instalments: instalments(cents(90_00), eur(), 3, day(-4), Rhythm::Weeks(1)),
        documents: Vec::new(),
    };
    let log = log(vec![event(-6, "Acme", What::PlanAgreed(plan))]);
    let paid = |minor| {
        let mut ledger = ledger(&[("Acme", "1", 20, 90_00)]);
        let date = Day::from(day(-4));
        ledger.add_payments([Payment { document: 0, date, minor, source: 0, row: 2 }]);
        ledger.set_balance(0, 90_00 - minor, date);
        ledger
    };
    let states = |minor, offset| -> Vec<PlanState> {
        let plan = sheet(&paid(minor), &log, offset).running.plan.unwrap();
        plan.lines.iter().map(|line| line.state).collect()
    };
    let short = |minor| Missed { short: cents(minor) };
    assert_eq!(states(30_00, 0), [Paid, Ahead, Ahead]);
    assert_eq!(states(29_99, 0), [short(1), Ahead, Ahead]);
    // The second is due on the 3rd day, with one of grace.
    assert_eq!(states(30_00, 4), [Paid, Ahead, Ahead]);
    assert_eq!(states(30_00, 5), [Paid, short(30_00), Ahead]);
    assert_eq!(states(60_00, 5), [Paid, Paid, Ahead]);
    // Without payment dates and without documents nobody can tell.
    let untold = ledger(&[("Acme", "1", 20, 90_00)]);
    let plan = sheet(&untold, &log, 0).running.plan.unwrap();
    assert_eq!(plan.lines[0].state, PlanState::Unknown);
}

#[test]
fn reasons_are_added_up_most_money_first() {
    let ledger = ledger(&[
        ("Acme", "1", 20, 100_00),
        ("Bolt", "2", 20, 600_00),
        ("Cora", "3", 20, 300_00),
        ("Dora", "4", 20, 999_00),
    ]);
    let said = |offset, who, reason| {
        let contacted = Contacted {
            channel: Channel::Call,
            level: String::new(),
            documents: Vec::new(),
            outcome: Outcome::Reached,
            reason: Some(reason),
            note: String::new(),
        };
        event(offset, who, What::Contacted(contacted))
    };
    let log = log(vec![
        said(-2, "Acme", ReasonCode::Oversight),
        said(-1, "Acme", ReasonCode::Cash),
        said(-1, "Bolt", ReasonCode::Approval),
        said(-1, "Cora", ReasonCode::Cash),
    ]);
    let found = list(&ledger, &Policy::default(), &log, 0).reasons;
    let line = |own: &ReasonShare| {
        (own.reason, own.accounts, own.overdue, own.up_to.unwrap().normalize().to_string())
    };
    assert_eq!(
        found.iter().map(line).collect::<Vec<_>>(),
        [
            (ReasonCode::Approval, 1, cents(600_00), "0.6".to_owned()),
            (ReasonCode::Cash, 2, cents(400_00), "1".to_owned()),
        ]
    );
}

#[test]
fn one_act_is_taken_back_whole() {
    let mut log = CaseLog::default();
    log.enter([promised(0, "Acme", 1_00, 3)]);
    let before = log.events.len();
    log.enter([done(0, "Acme", "firm", &["1"]), promised(0, "Acme", 2_00, 3)]);
    let numbers: Vec<u32> = log.events.iter().map(|event| event.nth).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(CaseLog::from_json(&log.to_json()), Ok(log.clone()));
    log.back_to(before);
    assert_eq!(log.events.len(), 1);
}

/// 30 invoices of 10.00: 25 are listed, and the other five are one line of 50.00.
#[test]
fn a_long_call_sheet_adds_up_without_listing_every_invoice() {
    let numbers: Vec<String> = (1..=30).map(|n| n.to_string()).collect();
    let rows: Vec<(&str, &str, i32, i64)> =
        numbers.iter().map(|number| ("Acme", number.as_str(), 20, 1_000)).collect();
    let sheet = sheet(&ledger(&rows), &CaseLog::default(), 0);
    let page = call_sheets_document(&[sheet]);
    let table = page.blocks.iter().find_map(|block| {
        let Block::Table(table) = block else { return None };
        Some(table.clone())
    });
    let table = table.unwrap();
    assert_eq!(table.rows.len(), 26);
    assert_eq!(table.rows[25], ["5 more", "", "", "EUR 50.00"]);
    assert_eq!(table.total.unwrap()[3], "EUR 300.00");
}
