//! First contacts, promises, exceptions and suggestions of the report, each against figures worked out by hand.

use super::*;
use crate::collect::log::{CaseLog, Event, Promise, What};
use crate::collect::testing::{
    analysis, as_of, cents, day, done, eur, event, ledger, log, promised,
};
use crate::domain::{Day, NewDocument};
use crate::policy::RiskClass;

fn report(ledger: &crate::domain::Ledger, log: &CaseLog) -> PolicyReview {
    review(ledger, &analysis(ledger, 0), &Policy::default(), log)
}

#[test]
fn an_empty_log_says_so_and_never_divides_by_nothing() {
    let ledger = ledger(&[("Acme", "A1", 40, 10_000)]);
    let report = report(&ledger, &CaseLog::default());
    assert_eq!((report.from, report.to), (day(-27), as_of()));
    assert_eq!(report.promises, PromiseCount::default());
    assert_eq!(report.first_contact.average_days, None);
    assert!(report.suggestions.iter().all(|own| !own.enough), "{:?}", report.suggestions);
    assert!(report.suggestions[0].words.contains("too few to say"));
}

#[test]
fn first_contacts_are_held_against_the_working_days_of_the_rule() {
    // As of Wednesday 18 March 2026. Due Monday 9 March: three working days end on Thursday the 12th.
    // Due Monday 16 March: they end on the 19th, so nothing is missed yet.
    let ledger =
        ledger(&[("Acme", "A1", 9, 10_000), ("Bolt", "B1", 9, 10_000), ("Cone", "C1", 2, 5_000)]);
    let log =
        log(vec![done(-6, "Acme", "first_call", &["A1"]), done(-5, "Bolt", "first_call", &["B1"])]);
    let found = report(&ledger, &log).first_contact;
    assert_eq!((found.due, found.in_time, found.breaches), (2, 1, 1));
    // The 12th and the 13th: 3 and 4 days after the due date.
    assert_eq!(found.average_days.unwrap().to_string(), "3.5");
    let slow = Policy { first_contact_working_days: 4, ..Policy::default() };
    let found = review(&ledger, &analysis(&ledger, 0), &slow, &log).first_contact;
    assert_eq!((found.due, found.in_time, found.breaches), (2, 2, 0));
}

#[test]
fn promises_of_the_month_are_counted_by_what_became_of_them() {
    let mut ledger = ledger(&[("Acme", "A1", 40, 10_000), ("Bolt", "B1", 40, 10_000)]);
    let account = crate::collect::testing::account(&mut ledger, "Bolt");
    ledger.push(NewDocument {
        paid_date: Day::from(day(-6)),
        open: 0,
        total: 4_000,
        ..crate::collect::testing::document(account, "B2", 40, 4_000)
    });
    let log = log(vec![
        promised(-10, "Acme", 10_000, -5),
        promised(-10, "Bolt", 4_000, -5),
        promised(-60, "Acme", 10_000, -50),
    ]);
    let found = report(&ledger, &log).promises;
    assert_eq!((found.kept, found.broken, found.judged()), (1, 1, 2), "{found:?}");
}

#[test]
fn exceptions_of_the_month_are_listed_with_their_reasons() {
    let too_long = Promise {
        amount: cents(100),
        by: day(30),
        method: crate::collect::log::Method::Transfer,
        documents: Vec::new(),
    };
    let held = |offset: i32, reason: &str| {
        event(offset, "Acme", What::Held { reason: reason.to_owned(), until: None })
    };
    let high = What::Classified { class: Some(RiskClass::High), reason: "new owner".to_owned() };
    let log = log(vec![
        held(-40, "long ago"),
        held(-3, "moves house"),
        event(-2, "Acme", What::Promised(too_long)),
        event(-1, "Acme", high),
    ]);
    let ledger = ledger(&[("Acme", "A1", 40, 10_000)]);
    let found = report(&ledger, &log).exceptions;
    let whys: Vec<&str> = found.iter().map(|own| own.reason.as_str()).collect();
    assert_eq!(whys, ["moves house", "", "new owner"]);
    assert!(found[1].what.contains("32 days ahead instead of at most 14 days"), "{found:?}");
    assert_eq!(found[0].customer, "Acme");
}

#[test]
fn courtesy_contacts_are_compared_once_there_are_enough_of_both() {
    // Ten invoices with a courtesy contact paid 2 days late, ten without paid 7 days late.
    let mut ledger = crate::domain::Ledger::default();
    let mut events: Vec<Event> = Vec::new();
    for n in 0..20_i32 {
        let customer = if n < 10 { "Asked" } else { "Left" };
        let account = crate::collect::testing::account(&mut ledger, customer);
        let number = format!("N{n}");
        let late = if n < 10 { 2 } else { 7 };
        ledger.push(NewDocument {
            paid_date: Day::from(as_of()).plus(-60 + late),
            open: 0,
            total: 1_000,
            ..crate::collect::testing::document(account, &number, 60, 1_000)
        });
        if n < 10 {
            events.push(done(-65, "Asked", "courtesy", &[&number]));
        }
    }
    let found = report(&ledger, &log(events));
    assert!(found.suggestions[0].enough);
    assert!(
        found.suggestions[0].words.contains("5 days sooner (n = 10 and 10)")
            || found.suggestions[0].words.contains("5.0 days sooner (n = 10 and 10)"),
        "{:?}",
        found.suggestions[0]
    );
    assert_eq!(found.currencies[0].currency, eur());
}

#[test]
fn the_document_says_what_the_report_says() {
    let ledger = ledger(&[("Acme", "A1", 40, 10_000)]);
    let report = report(&ledger, &CaseLog::default());
    let page = crate::documents::html(&review_document(&report, "Northwind"));
    for needed in ["Northwind", "18 March 2026", "too few to say", "Nothing was done otherwise"] {
        assert!(page.contains(needed), "{needed}");
    }
}
