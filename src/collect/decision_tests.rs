//! Decisions on credit and the way to hand-over, from ledgers small enough to check by hand.
#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "cents read best after a line of their own"
)]

use super::log::{Contacted, CreditDecision, Decision, Dispute, Outcome, ReasonCode, What};
use super::testing::*;
use super::{
    CaseLog, CreditLine, HandOverCosts, HandOverQueue, Supply, decisions, dossier, hand_over,
};
use crate::documents::{Block, Cell};
use crate::domain::sorting::LeanSort;
use crate::domain::{Account, Amount, Customer, Ledger};
use crate::letters::{ExclusionReason, LetterKind};
use crate::policy::{Channel, HAND_OVER, Policy};

fn lines(ledger: &Ledger, log: &CaseLog, offset: i32) -> Vec<CreditLine> {
    decisions(ledger, &analysis(ledger, offset), &Policy::default(), log).lines
}

fn with_limit(name: &str, limit: Option<i64>, documents: &[(&str, i32, i64)]) -> Ledger {
    let mut ledger = Ledger::default();
    let customer = Customer {
        credit_limit: limit.map(cents),
        ..Customer::named(String::new(), name.to_owned())
    };
    let customer = ledger.add_customer(customer);
    let account = ledger.add_account(Account { customer, currency: eur() });
    for (number, days, minor) in documents {
        ledger.push(document(account, number, *days, *minor));
    }
    ledger
}

fn decided(offset: i32, decision: Option<Decision>, amount: Option<Amount>) -> super::Event {
    let own = CreditDecision { decision, amount, reason: "we talked".to_owned() };
    event(offset, "Acme", What::CreditDecided(own))
}

// CC-73: credits are deducted before a limit is checked; 0 is a limit, and none is none.
// CC-74: overdue holds a customer who is under the limit.
#[test]
fn limits_are_checked_against_what_is_owed_net() {
    for (limit, documents, over, supply) in [
        // 900 open less a credit of 200: 700.
        (Some(700_00), &[("1", -5, 900_00), ("c", 0, -200_00)][..], None, Supply::Ok),
        (Some(699_99), &[("1", -5, 900_00), ("c", 0, -200_00)], Some(1), Supply::Prepay),
        (Some(0), &[("1", -5, 10_00)], Some(10_00), Supply::Prepay),
        (None, &[("1", -5, 1_000_000_00)], None, Supply::Ok),
        (Some(5_000_00), &[("1", 59, 10_00)], None, Supply::Ok),
        (Some(5_000_00), &[("1", 60, 10_00)], None, Supply::Hold),
    ] {
        let ledger = with_limit("Acme", limit, documents);
        let line = lines(&ledger, &CaseLog::default(), 0).remove(0);
        assert_eq!((line.over, line.supply), (over.map(cents), supply), "{limit:?} {documents:?}");
    }
}

#[test]
fn each_decision_has_its_evidence_and_its_letter() {
    let first = |ledger: &Ledger, log: &CaseLog| lines(ledger, log, 0).remove(0);
    let none = CaseLog::default();
    let hold = first(&ledger(&[("Acme", "1", 60, 100_00)]), &none);
    assert_eq!(hold.suggested, Some(Decision::Hold));
    assert_eq!(hold.evidence, ["60 days past due; credit stops from 60 days on"]);
    assert_eq!(
        (hold.letter(), hold.release()),
        (Some(LetterKind::Hold), "when nothing is overdue")
    );
    let close = first(&ledger(&[("Acme", "1", 91, 100_00)]), &none);
    assert_eq!(close.suggested, Some(Decision::Close));
    assert_eq!(close.evidence, ["91 days past due; accounts go from day 91 on"]);
    let reduce =
        first(&with_limit("Acme", Some(50_00), &[("1", 5, 30_00), ("2", -5, 40_00)]), &none);
    assert_eq!(reduce.evidence, ["EUR 20.00 over the limit of EUR 50.00"]);
    // What is not overdue may stay: 40.00.
    assert_eq!((reduce.suggested, reduce.amount), (Some(Decision::Reduce), Some(cents(40_00))));
    let broken = log(vec![
        promised(-9, "Acme", 10_00, -5),
        event(-1, "Acme", What::PromiseJudged(super::log::Judgement::Broken)),
    ]);
    let late = ledger(&[("Acme", "1", 5, 100_00)]);
    // Where the rules say so a broken promise stops credit; else half of what is overdue comes first.
    let mut policy = Policy::default();
    policy.promises.stops_credit = true;
    let stopped = decisions(&late, &analysis(&late, 0), &policy, &broken).lines.remove(0);
    assert_eq!(stopped.suggested, Some(Decision::Hold));
    policy.promises.stops_credit = false;
    let deposit = decisions(&late, &analysis(&late, 0), &policy, &broken).lines.remove(0);
    assert_eq!((deposit.suggested, deposit.amount), (Some(Decision::Deposit), Some(cents(50_00))));
    assert_eq!(deposit.letter(), Some(LetterKind::Deposit));
    let fine = first(&ledger(&[("Acme", "1", 5, 100_00)]), &none);
    assert_eq!((fine.suggested, fine.supply), (None, Supply::Ok));
}

// Practice 25: money up front until everything overdue is cleared.
#[test]
fn what_a_person_decided_wins_and_a_hold_ends_when_nothing_is_overdue() {
    let late = ledger(&[("Acme", "1", 10, 100_00)]);
    let hold = log(vec![decided(-1, Some(Decision::Hold), None)]);
    let line = lines(&late, &hold, 0).remove(0);
    assert_eq!((line.supply, line.suggested), (Supply::Hold, None));
    let cleared = ledger(&[("Acme", "2", -10, 100_00)]);
    let line = lines(&cleared, &hold, 0).remove(0);
    assert_eq!(line.supply, Supply::Ok);
    assert_eq!(line.evidence, ["nothing is overdue any more: the hold is released"]);
    let as_before = log(vec![decided(-1, None, None)]);
    let line = lines(&ledger(&[("Acme", "1", 95, 100_00)]), &as_before, 0).remove(0);
    assert_eq!(
        (line.suggested, line.decision(), line.supply),
        (Some(Decision::Close), None, Supply::Ok)
    );
    let deposit = log(vec![decided(-1, Some(Decision::Deposit), Some(cents(25_00)))]);
    assert_eq!(lines(&cleared, &deposit, 0)[0].supply, Supply::Prepay);
}

#[test]
fn old_data_is_told_with_its_age() {
    // Issued 200 days before the as-of date; the rules allow 7.
    let ledger = ledger(&[("Acme", "1", 20, 100_00)]);
    let mut policy = Policy::default();
    let stale = |policy: &Policy| list(&ledger, policy, &CaseLog::default(), 0).stale;
    assert_eq!(stale(&policy), Some((day(-200), 200)));
    policy.letters.data_max_age_days = 200;
    assert_eq!(stale(&policy), None);
}

fn queue(ledger: &Ledger, log: &CaseLog) -> HandOverQueue {
    hand_over(ledger, &analysis(ledger, 0), &Policy::default(), log)
}

// Practice 17: the 91st day, with what comes in the next fourteen days, and who is left out and why.
#[test]
fn the_queue_is_the_91st_day_and_the_fourteen_before_it() {
    let ledger = ledger(&[
        ("Acme", "1", 91, 100_00),
        ("Bolt", "2", 90, 100_00),
        ("Cora", "3", 77, 100_00),
        ("Dora", "4", 76, 100_00),
        ("Emil", "5", 120, 100_00),
        ("Fay", "6", 120, 100_00),
        ("Gus", "7", 120, 100_00),
        ("Gus", "7c", 0, -100_00),
        ("Hal", "8", 200, 300_00),
    ]);
    let dispute = Dispute {
        document: "6".to_owned(),
        amount: None,
        reason: ReasonCode::DisputeQuality,
        owner: String::new(),
        revisit: None,
    };
    let handed = Contacted {
        channel: Channel::Ourselves,
        level: HAND_OVER.to_owned(),
        documents: Vec::new(),
        outcome: Outcome::Reached,
        reason: None,
        note: String::new(),
    };
    let log = log(vec![
        promised(-1, "Emil", 100_00, 5),
        event(-1, "Fay", What::Disputed(dispute)),
        event(-1, "Hal", What::Contacted(handed)),
    ]);
    let queue = queue(&ledger, &log);
    let names = |lines: &[super::HandOverLine]| -> Vec<String> {
        lines.iter().map(|own| own.name.clone()).collect()
    };
    assert_eq!(names(&queue.due), ["Acme", "Hal"]);
    assert_eq!(queue.due[1].handed_over, Some(day(-1)));
    assert_eq!(names(&queue.soon), ["Bolt", "Cora"]);
    let reaches: Vec<_> = queue.soon.iter().map(|own| own.reaches).collect();
    assert_eq!(reaches, [day(1), day(14)]);
    let mut left: Vec<_> =
        queue.left_out.iter().map(|own| (own.name.as_str(), own.reason)).collect();
    left.lean_sort_by_key(|own| own.0);
    assert_eq!(
        left,
        [
            ("Emil", ExclusionReason::PromiseRunning { until: day(5) }),
            ("Fay", ExclusionReason::AllDisputed),
            ("Gus", ExclusionReason::CreditsCoverIt),
        ]
    );
}

#[test]
fn the_pack_has_everything_that_was_said_and_adds_up() {
    let ledger =
        ledger(&[("Acme", "=1+1", 91, 100_00), ("Acme", "2", -5, 40_00), ("Acme", "c", 0, -10_00)]);
    let log = log(vec![
        promised(-30, "Acme", 50_00, -20),
        event(-10, "Acme", What::Noted { text: "<b>moved</b>".to_owned() }),
    ]);
    let policy = Policy::default();
    let pack = dossier(&ledger, &analysis(&ledger, 0), &policy, &log, 0).unwrap();
    let sheet = pack.invoice_sheet();
    // Every cell that came from the file is text; sums are numbers.
    assert_eq!(sheet.rows[0][0], Cell::Text("=1+1".to_owned()));
    let open: Amount = pack.invoices.iter().map(|line| line.open).sum();
    assert_eq!((open, pack.sheet.asked), (cents(130_00), cents(90_00)));
    assert_eq!(pack.timeline_sheet().rows.len(), 2);
    let document = pack.document(&policy);
    let total = document.blocks.iter().find_map(|block| {
        let Block::Table(table) = block else { return None };
        table.total.clone()
    });
    let total = total.unwrap();
    assert_eq!(total.last().unwrap(), "EUR 130.00");
    let costs = HandOverCosts { costs: cents(15_00), ..HandOverCosts::default() };
    let worth = format!("{:?}", pack.cost_benefit(&costs));
    // 15 of 90 is one in six.
    assert!(worth.contains("16.7%") && worth.contains("not legal advice"), "{worth}");
}
