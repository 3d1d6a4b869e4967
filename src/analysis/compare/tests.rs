//! Worked examples of pairing, on small ledgers.

use super::pairs::{customers, pair};
use super::report::Unmatched;
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
