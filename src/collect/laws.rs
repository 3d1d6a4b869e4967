//! What holds for every ledger and every log: no step twice, none before its time, catching up
//! after a gap, holds and promises respected, and the order of entries changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::log::{CaseLog, Contacted, Event, Outcome, ReasonCode, What};
use super::testing::*;
use super::{Reason, TodayItem, today};
use crate::analysis::{Analysis, AnalysisConfig};
use crate::domain::Ledger;
use crate::policy::{Channel, Policy, RiskClass};

const NAMES: [&str; 3] = ["Acme", "Bolt", "Cora"];

fn ledgers() -> impl Strategy<Value = Ledger> {
    let one = (0..3_usize, -60..200_i32, -5_000..20_000_i64);
    prop::collection::vec(one, 1..14).prop_map(|documents| {
        let numbers: Vec<String> = (0..documents.len()).map(|i| format!("N{i}")).collect();
        let documents: Vec<(&str, &str, i32, i64)> = documents
            .iter()
            .zip(&numbers)
            .map(|((who, days, minor), number)| (NAMES[*who], number.as_str(), *days, *minor))
            .collect();
        ledger(&documents)
    })
}

fn events() -> impl Strategy<Value = Event> {
    let what = prop_oneof![
        (0..3_usize).prop_map(|i| {
            What::Contacted(Contacted {
                channel: Channel::Call,
                level: ["friendly", "firm", ""][i].to_owned(),
                documents: vec![format!("N{i}")],
                outcome: Outcome::ALL[i],
                reason: (i == 1).then_some(ReasonCode::Cash),
                note: String::new(),
            })
        }),
        (-20..20_i32).prop_map(|by| promised(0, "", 5_000, by).what),
        (-20..20_i32)
            .prop_map(|until| What::Held { reason: String::new(), until: Some(day(until)) }),
        Just(What::HoldEnded),
        (-20..20_i32).prop_map(|on| What::NextAction { on: day(on), text: String::new() }),
        (0..8_usize, -20..40_i32).prop_map(|(i, due)| What::Extended {
            document: format!("N{i}"),
            original: None,
            due: day(due),
        }),
        (0..4_usize).prop_map(|i| What::Classified {
            class: Some(RiskClass::ALL[i]),
            reason: String::new(),
        }),
        Just(What::WrongContact { note: String::new() }),
    ];
    (-60..5_i32, 0..3_usize, what).prop_map(|(offset, who, what)| event(offset, NAMES[who], what))
}

fn items(ledger: &Ledger, policy: &Policy, log: &CaseLog, offset: i32) -> Vec<TodayItem> {
    let analysis = Analysis::new(ledger, &AnalysisConfig::standard(day(offset)));
    today(ledger, &analysis, policy, log).items
}

/// What the user does with an entry: does it, and says so.
fn do_it(log: &mut CaseLog, item: &TodayItem, offset: i32) {
    let numbers: Vec<&str> = item.documents.iter().map(|d| d.number.as_str()).collect();
    log.push(done(offset, &item.name, &item.level, &numbers));
}

/// The document that brought the step up, and its days past due on the day.
fn lead(item: &TodayItem, ledger: &Ledger, offset: i32) -> Option<(String, i64)> {
    let as_of = crate::domain::Day::from(day(offset));
    let wanted = match item.reason {
        Reason::NoContactYet { days, .. }
        | Reason::StillOpen { days, .. }
        | Reason::AskedOften { days } => Some(i64::from(days)),
        Reason::BrokenPromise { .. }
        | Reason::PlanBroken { .. }
        | Reason::Planned { .. }
        | Reason::DisputeRevisit { .. }
        | Reason::FallsDue { .. }
        | Reason::DueToday { .. }
        | Reason::MonthEnd
        | Reason::Offender => None,
    };
    item.documents.iter().find_map(|own| {
        let mut all = (0..ledger.len()).zip(0..);
        let (i, _) = all.find(|(_, idx)| ledger.document(*idx).unwrap().number == own.number)?;
        let days = i64::from(as_of.days_since(ledger.columns().due_date[i]));
        wanted.is_none_or(|wanted| wanted == days).then(|| (own.number.clone(), days))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn the_order_of_entries_changes_nothing(
        ledger in ledgers(),
        events in prop::collection::vec(events(), 0..14).prop_shuffle(),
        turn in 0..14_usize,
    ) {
        let policy = Policy::default();
        let straight = items(&ledger, &policy, &log(events.clone()), 0);
        let mut turned = events.clone();
        turned.rotate_left(turn.min(events.len()));
        turned.extend(events.iter().take(3).cloned());
        turned.reverse();
        prop_assert_eq!(straight, items(&ledger, &policy, &log(turned), 0));
    }

    /// Whoever works the list every day, or only now and then, does no step twice for an invoice,
    /// none before its day, and never sooner than the rules allow.
    #[test]
    fn no_step_comes_twice_or_early_however_often_the_list_is_worked(
        ledger in ledgers(),
        pace in prop::sample::select(vec![1_usize, 2, 9, 37]),
    ) {
        let policy = Policy::default();
        let mut log = CaseLog::default();
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        let mut last: BTreeMap<String, i32> = BTreeMap::new();
        for offset in (0..150_i32).step_by(pace) {
            for item in items(&ledger, &policy, &log, offset) {
                let plan = policy.plan(item.risk.class).unwrap();
                let level = plan.levels.iter().find(|level| level.key == item.level).unwrap();
                if let Some((from, to)) = level.trigger.days(&policy) {
                    let (number, days) = lead(&item, &ledger, offset).unwrap();
                    prop_assert!(seen.insert((number, item.level.clone())), "{item:?}");
                    let asked_often = matches!(item.reason, Reason::AskedOften { .. });
                    prop_assert!(asked_often || days >= from, "{days} {item:?}");
                    prop_assert!(to.is_none_or(|to| days <= to), "{days} {item:?}");
                }
                if let Some(before) = last.insert(item.name.clone(), offset) {
                    prop_assert!(offset - before >= 5, "{item:?}");
                }
                do_it(&mut log, &item, offset);
            }
        }
    }

    /// After a gap of any length the firmest step whose day has come is the one that is due.
    #[test]
    fn after_a_gap_only_the_firmest_step_is_due(days in 1..400_i32, amount in 100..90_000_i64) {
        let policy = Policy::default();
        let ledger = ledger(&[("Acme", "1", days, amount)]);
        let found = items(&ledger, &policy, &CaseLog::default(), 0);
        prop_assert_eq!(found.len(), 1);
        let levels = &policy.plan(found[0].risk.class).unwrap().levels;
        let reached = levels.iter().filter(|level| {
            let since_contact = matches!(level.trigger, crate::policy::Trigger::SinceContact(_));
            !since_contact
                && level.trigger.days(&policy).is_some_and(|(from, to)| {
                    from <= i64::from(days) && to.is_none_or(|to| i64::from(days) <= to)
                })
        });
        prop_assert_eq!(Some(&found[0].level), reached.map(|level| &level.key).next_back());
    }

    #[test]
    fn holds_and_running_promises_are_respected(
        ledger in ledgers(),
        events in prop::collection::vec(events(), 0..8),
        until in 0..30_i32,
    ) {
        let policy = Policy::default();
        let mut held = events.clone();
        let hold = What::Held { reason: String::new(), until: Some(day(until)) };
        held.push(event(6, "Acme", hold));
        // Read seven days on, so that the hold is the last word.
        let on = 7;
        for item in items(&ledger, &policy, &log(held), on) {
            prop_assert!(item.name != "Acme" || until < on, "{item:?}");
        }
        let mut promising = events;
        promising.push(promised(6, "Bolt", i64::MAX / 4, until.max(on)));
        for item in items(&ledger, &policy, &log(promising), on) {
            prop_assert!(item.name != "Bolt", "{item:?}");
        }
    }

    /// An entry dated after the day changes nothing on it.
    #[test]
    fn the_future_is_not_known(ledger in ledgers(), events in prop::collection::vec(events(), 0..8)) {
        let policy = Policy::default();
        let past: Vec<Event> = events.iter().filter(|e| e.date <= day(-10)).cloned().collect();
        prop_assert_eq!(
            items(&ledger, &policy, &log(past), -10),
            items(&ledger, &policy, &log(events), -10)
        );
    }
}
