//! Worked examples of pairing, and of what becomes of documents, on small ledgers.

use super::pairs::{customers, pair};
use super::report::{Change, Movement, Standing, Unmatched};
use super::{Comparison, Export};
use crate::analysis::{Analysis, AnalysisConfig};
use crate::domain::ledger::tests::{eur, invoice, ledger_for};
use crate::domain::{
    Account, Currency, Customer, CustomerKey, Day, DocumentKind, Ledger, NewDocument,
};

/// Customer number and name, document number, due day, minor units.
type Row<'a> = (&'a str, &'a str, &'a str, i32, i64);

fn ledger(rows: &[Row<'_>]) -> Ledger {
    let mut ledger = Ledger::default();
    for (id, name, number, due, total) in rows {
        let known = ledger.customers().iter().position(|c| c.id == *id && c.name == *name);
        let account = known.map_or_else(
            || {
                let customer =
                    ledger.add_customer(Customer::named((*id).to_owned(), (*name).to_owned()));
                ledger.add_account(Account { customer, currency: Currency::UNSTATED })
            },
            crate::domain::to_u32,
        );
        ledger.push(NewDocument {
            account,
            number: number.as_bytes(),
            kind: DocumentKind::Invoice,
            invoice_date: Day::from_number(0),
            due_date: Day::from_number(*due),
            paid_date: Day::NONE,
            total: *total,
            open: *total,
            disputed: false,
            row: 2,
            offset: 0,
        });
    }
    ledger
}

type Alone = Vec<(u32, Option<Unmatched>)>;

fn paired(before: &[Row<'_>], after: &[Row<'_>]) -> (Vec<(u32, u32)>, Alone, Alone) {
    let (before, after) = (ledger(before), ledger(after));
    let same = customers(&before, &after, &[]);
    let day = Day::from_number(100);
    let pairs = pair((&before, day), (&after, day), &same);
    (pairs.both, pairs.before, pairs.after)
}

#[test]
fn documents_meet_by_customer_and_number_however_written() {
    let before = [("", "Acme, Inc.", "INV-1", 30, 10), ("0012", "Beta", "77.0", 30, 20)];
    let after = [("12", "BETA LLC", "77", 30, 20), ("", "ACME INC", " inv-1 ", 30, 10)];
    assert_eq!(paired(&before, &after), (vec![(1, 0), (0, 1)], vec![], vec![]));
}

#[test]
fn leading_zeros_do_not_count_where_one_is_left_on_each_side() {
    let before = [("", "A", "0012", 30, 10), ("", "B", "007", 30, 20)];
    let after = [("", "A", "12", 30, 10), ("", "B", "7", 30, 20), ("", "B", "07", 30, 30)];
    let (both, old, new) = paired(&before, &after);
    assert_eq!(both, [(0, 0)]);
    assert_eq!((old, new), (vec![(1, None)], vec![(1, None), (2, None)]));
}

#[test]
fn what_has_no_number_or_one_used_twice_is_listed_and_not_guessed() {
    let before = [("", "A", "", 30, 10), ("", "A", "5", 30, 20), ("", "A", "6", 30, 20)];
    let after = [("", "A", "", 30, 10), ("", "A", "5", 30, 20), ("", "A", "5", 30, 25)];
    let twice = Some(Unmatched::NumberTwice);
    let none = Some(Unmatched::NoNumber);
    let expected =
        (vec![], vec![(0, none), (1, twice), (2, None)], vec![(0, none), (1, twice), (2, twice)]);
    assert_eq!(paired(&before, &after), expected);
}

#[test]
fn instalments_of_one_number_are_told_apart_by_due_date() {
    let before = [("", "A", "5", 30, 10), ("", "A", "5", 60, 10), ("", "A", "5", 90, 10)];
    let after = [("", "A", "5", 90, 10), ("", "A", "5", 60, 10)];
    assert_eq!(paired(&before, &after), (vec![(2, 0), (1, 1)], vec![(0, None)], vec![]));
    // One of them has another date now: which one, nobody can tell.
    let after = [("", "A", "5", 95, 10), ("", "A", "5", 60, 10)];
    assert!(paired(&before, &after).0.is_empty());
}

#[test]
fn a_document_under_another_customer_is_said_to_be_there() {
    let before = [("", "Old name", "5", 30, 10), ("", "Old name", "6", 30, 10)];
    let after = [("", "New name", "5", 30, 10), ("", "New name", "6", 30, 99)];
    let other = Some(Unmatched::OtherCustomer);
    let expected = (vec![], vec![(0, other), (1, None)], vec![(0, other), (1, None)]);
    assert_eq!(paired(&before, &after), expected);
}

#[test]
fn customers_taken_as_one_in_the_book_are_found_by_any_of_their_names() {
    let before = ledger(&[("", "Acme Holding", "1", 30, 10)]);
    let after = ledger(&[("", "Acme", "1", 30, 10)]);
    let name = |name: &str| CustomerKey::Name(name.to_owned());
    assert_eq!(customers(&before, &after, &[]), [None]);
    let merges = [vec![name("Acme"), name("Acme Holding")]];
    assert_eq!(customers(&before, &after, &merges), [Some(0)]);
}

fn day(number: i32) -> Day {
    Day::from_number(number)
}

/// Of two customers, 0 owes 10 that are past due and 1 owes 20 that are not; and these.
fn book(further: &[NewDocument<'_>]) -> Ledger {
    let mut ledger = ledger_for(&["Late", "Never late"]);
    ledger.push(NewDocument { due_date: day(40), ..invoice(0, 10) });
    ledger.push(NewDocument { number: b"2", due_date: day(500), ..invoice(1, 20) });
    for document in further {
        ledger.push(*document);
    }
    ledger
}

// Days 100 and 130. Open before: 10 + 20 = 30; after: 10 + 20 + 40 + 25 + 15 = 110, which is
// 30 + (70 + 60 + 40 + 25) − (70 + 60) + 15.
#[test]
fn what_only_the_later_export_has_is_new_entered_late_or_long_settled() {
    let of = |number, issued, paid_date, total, open| NewDocument {
        number,
        invoice_date: issued,
        due_date: Day::NONE,
        paid_date,
        open,
        ..invoice(0, total)
    };
    let none = Day::NONE;
    let further = [
        // Without a date, and nothing open in either.
        of(b"3", none, none, 50, 0),
        of(b"4", day(110), day(120), 70, 0),
        of(b"5", day(90), none, 40, 40),
        // It was open in full on day 100.
        of(b"6", day(100), day(110), 60, 0),
        of(b"7", none, none, 25, 25),
        of(b"", day(110), none, 15, 15),
    ];
    let (old, new) = (book(&[]), book(&further));
    let analyses = [(&old, 100), (&new, 130)].map(|(ledger, at)| {
        Analysis::new(ledger, &AnalysisConfig::standard(day(at).to_date().unwrap()))
    });
    let [before, after] = [(&old, &analyses[0]), (&new, &analyses[1])]
        .map(|(ledger, analysis)| Export { ledger, analysis, name: "", left_out: &[] });
    let whole = Comparison::new(&before, &after, &[]).whole(&before, &after);
    let lists = &whole.lists[0];
    let documents: Vec<_> = lists
        .documents
        .iter()
        .map(|row| (row.number.as_str(), row.change, row.part, row.entered_late, row.reason))
        .collect();
    let part = |minor| crate::domain::Amount::from_minor(minor, eur());
    assert_eq!(
        documents,
        [
            ("4", Change::New, part(70), false, None),
            ("6", Change::New, part(60), true, None),
            ("5", Change::New, part(40), true, None),
            ("7", Change::New, part(25), false, None),
            ("4", Change::Paid, part(-70), false, None),
            ("6", Change::Paid, part(-60), true, None),
            ("", Change::UnmatchedAfter, part(15), false, Some(Unmatched::NoNumber)),
        ]
    );
    let own = &whole.report.currencies[0];
    assert_eq!((own.open_before.amount, own.open_after.amount), (part(30), part(110)));
    assert_eq!((own.settled_after, own.unchanged, own.steady), (1, 2, 1));
    // Who stands as before is not in the list of those who moved.
    let moved: Vec<&str> = lists.customers.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(moved, ["Late"]);
}

#[test]
fn who_grew_older_by_more_days_stands_first_where_the_sums_are_alike() {
    // 10 past due each, on day 200: 50 days and then 100, 1 and then 21, 90 and then 100.
    let old = ledger(&[("", "M", "1", 150, 10), ("", "Z", "2", 199, 10), ("", "A", "3", 110, 10)]);
    let new = ledger(&[("", "M", "1", 100, 10), ("", "Z", "2", 179, 10), ("", "A", "3", 100, 10)]);
    let analyses = [&old, &new].map(|ledger| {
        Analysis::new(ledger, &AnalysisConfig::standard(day(200).to_date().unwrap()))
    });
    let [before, after] = [(&old, &analyses[0]), (&new, &analyses[1])]
        .map(|(ledger, analysis)| Export { ledger, analysis, name: "", left_out: &[] });
    let slid =
        Comparison::new(&before, &after, &[]).customers(Currency::UNSTATED, Movement::Slid, 0, 10);
    let found: Vec<(&str, Option<i32>, Option<i32>)> = slid
        .rows
        .iter()
        .map(|row| {
            let days = |standing: &Standing| standing.oldest_days_past_due;
            (row.name.as_str(), days(&row.before), days(&row.after))
        })
        .collect();
    let expected =
        [("M", Some(50), Some(100)), ("Z", Some(1), Some(21)), ("A", Some(90), Some(100))];
    assert_eq!(found, expected);
}

#[test]
fn an_invoice_is_not_a_credit_note_of_the_same_number() {
    let mut before = ledger_for(&["A"]);
    before.push(NewDocument { number: b"5", ..invoice(0, 10) });
    let mut after = ledger_for(&["A"]);
    after.push(NewDocument { number: b"5", kind: DocumentKind::CreditNote, ..invoice(0, -10) });
    let same = customers(&before, &after, &[]);
    let pairs = pair((&before, day(100)), (&after, day(100)), &same);
    let expected = (vec![], vec![(0, None)], vec![(0, None)]);
    assert_eq!((pairs.both, pairs.before, pairs.after), expected);
}

#[test]
fn a_number_used_twice_in_one_export_and_not_in_the_other_is_only_there() {
    let before = [("", "A", "5", 30, 10), ("", "A", "5", 30, 20)];
    let after = [("", "A", "6", 30, 10)];
    let expected = (vec![], vec![(0, None), (1, None)], vec![(0, None)]);
    assert_eq!(paired(&before, &after), expected);
}

#[test]
fn two_documents_of_one_export_are_no_pair() {
    let before = [("", "A", "007", 30, 10), ("", "A", "7", 30, 20)];
    let after = [("", "A", "99", 30, 10)];
    let expected = (vec![], vec![(0, None), (1, None)], vec![(0, None)]);
    assert_eq!(paired(&before, &after), expected);
    let expected = (vec![], vec![(0, None)], vec![(0, None), (1, None)]);
    assert_eq!(paired(&after, &before), expected);
}
