//! Statements: they add up, they chain, and they say what the ledger says.

use super::*;

fn statement_of(made: &Made, account: u32, from: Option<NaiveDate>) -> Option<Statement> {
    statement(&made.inputs(), StatementRun { from, account: Some(account) })
}

fn date(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

#[test]
fn open_items_list_everything_open_and_add_up() {
    let made = usual();
    let statement = statement_of(&made, 0, None).unwrap();
    let numbers: Vec<&str> = statement.items.iter().map(|item| item.number.as_str()).collect();
    assert_eq!(numbers, ["A5", "A2", "A1", "A3", "A4"]);
    // 60 + 50 + 999 + 500 − 20.
    assert_eq!(statement.closing, amount(158_900));
    let sum: Amount = statement.items.iter().map(|item| item.open).sum();
    let strip: Amount = statement.aging.iter().map(|(_, amount)| *amount).sum();
    assert_eq!((sum, strip), (statement.closing, statement.closing));
    assert_eq!(statement_of(&made, 6, None), None, "Gold owes nothing");
}

#[test]
fn a_period_lists_what_happened_invoices_before_payments() {
    let mut ledger = Ledger::default();
    let acme = account(&mut ledger, "Acme", "EUR");
    let issued = |invoice_date, number, total, open, paid_date| NewDocument {
        invoice_date,
        paid_date,
        ..document(acme, number, day(2, 1), total, open)
    };
    ledger.push(issued(day(1, 5), "1", 10_000, 0, day(2, 10)));
    ledger.push(issued(day(2, 10), "2", 5_000, 2_000, Day::NONE));
    ledger.push(NewDocument {
        kind: DocumentKind::CreditNote,
        ..issued(day(2, 20), "3", -1_000, -1_000, Day::NONE)
    });
    let mut made = Made::of(ledger);
    made.config.as_of = date(2, 28);
    let statement = statement_of(&made, 0, Some(date(2, 1))).unwrap();
    assert_eq!((statement.opening, statement.closing), (amount(10_000), amount(1_000)));
    let rows: Vec<_> = statement
        .movements
        .iter()
        .map(|m| (m.date, m.kind, m.number.as_str(), m.amount, m.balance))
        .collect();
    assert_eq!(
        rows,
        [
            (date(2, 10), MovementKind::Invoice, "2", amount(5_000), amount(15_000)),
            (date(2, 10), MovementKind::Payment, "1", amount(-10_000), amount(5_000)),
            (date(2, 10), MovementKind::Undated, "2", amount(-3_000), amount(2_000)),
            (date(2, 20), MovementKind::CreditNote, "3", amount(-1_000), amount(1_000)),
        ]
    );
}

/// Property tests need a source of randomness the browser build does not have.
#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Payment;

    type Row = (i64, i64, i32, Option<i32>, Vec<(i32, i64)>);

    fn row() -> impl Strategy<Value = Row> {
        let payments = prop::collection::vec((-60_i32..60, 1_i64..500), 0..3);
        (-1_000_i64..1_000, -1_000_i64..1_000, -90_i32..60, prop::option::of(-60_i32..60), payments)
    }

    proptest! {
        // CC-71: opening + movements = closing, and the next period opens where this one closed.
        #[test]
        fn periods_add_up_and_chain(rows in prop::collection::vec(row(), 0..12), cut in -50_i32..50) {
            let mut ledger = Ledger::default();
            account(&mut ledger, "A", "EUR");
            let today = Day::from(as_of());
            for (i, (total, open, issued, paid, payments)) in rows.iter().enumerate() {
                ledger.push(NewDocument {
                    invoice_date: today.plus(*issued),
                    paid_date: paid.map_or(Day::NONE, |days| today.plus(days)),
                    ..document(0, "1", today, *total, *open)
                });
                ledger.add_payments(payments.iter().map(|(days, minor)| Payment {
                    document: to_u32(i),
                    date: today.plus(*days),
                    minor: *minor,
                    source: 0,
                    row: 2,
                }));
            }
            let date = |days: i32| today.plus(days).to_date().unwrap();
            let mut made = Made::of(ledger);
            let mut period = |from: i32, to: i32| {
                made.config.as_of = date(to);
                statement_of(&made, 0, Some(date(from)))
            };
            let (first, second) = (period(-60, cut), period(cut + 1, 70));
            for statement in first.iter().chain(&second) {
                let moved: Amount = statement.movements.iter().map(|m| m.amount).sum();
                prop_assert_eq!(statement.opening + moved, statement.closing);
                let last = statement.movements.last().map_or(statement.opening, |m| m.balance);
                prop_assert_eq!(last, statement.closing);
            }
            let closed = first.map_or(Amount::ZERO, |statement| statement.closing);
            let opened = second.map_or(Amount::ZERO, |statement| statement.opening);
            prop_assert_eq!(closed, opened);
        }
    }
}
