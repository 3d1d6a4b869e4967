//! What of a document was open at a date.
//!
//! A document counts from its invoice date on. An invoice whose payment date lies after the as-of
//! date was open in full at it; one paid on the as-of date is paid (end of day). Where single
//! payments are known, each counts from its own day on. Without payment dates today's open amount
//! is all there is.

use crate::domain::ledger::{Columns, has_payments, kind_of};
use crate::domain::{Day, DocumentKind, Payment};

/// Minor units of document `i` open at `as_of`; `None` when it was not issued by then or `i` is
/// out of range.
#[inline]
pub fn open_at(columns: &Columns<'_>, i: usize, as_of: Day) -> Option<i64> {
    let issued = *columns.invoice_date.get(i)?;
    if issued.is_some() && issued > as_of {
        return None;
    }
    let (paid, total) = (*columns.paid_date.get(i)?, *columns.total.get(i)?);
    if paid > as_of && has_payments(*columns.flags.get(i)?) {
        return Some(total_less_paid(total, columns.payments_of(i), as_of));
    }
    Some(open_of(paid, total, *columns.open.get(i)?, as_of))
}

/// What was left of `total` after the payments up to `as_of`, which is before the last of them.
pub fn total_less_paid(total: i64, payments: &[Payment], as_of: Day) -> i64 {
    let by_then = payments.iter().take_while(|payment| payment.date <= as_of);
    by_then.fold(total, |open, payment| open.saturating_sub(payment.minor))
}

/// What of a document issued by then was open at `as_of`: all of it while its payment lies ahead.
#[inline]
pub fn open_of(paid: Day, total: i64, open: i64, as_of: Day) -> i64 {
    if paid.is_some() && paid > as_of { total } else { open }
}

/// As-of date minus due date in days; negative or 0 = not late. `None` without a due date.
#[inline]
pub fn days_past_due(columns: &Columns<'_>, i: usize, as_of: Day) -> Option<i32> {
    let kind = kind_of(*columns.flags.get(i)?);
    days_past_due_of(kind, *columns.invoice_date.get(i)?, *columns.due_date.get(i)?, as_of)
}

/// [`days_past_due`] of a document known by its dates. A credit without a due date counts from its
/// own date.
#[inline]
pub fn days_past_due_of(kind: DocumentKind, issued: Day, due: Day, as_of: Day) -> Option<i32> {
    let from = if due.is_some() || kind == DocumentKind::Invoice { due } else { issued };
    from.get().map(|from| as_of.days_since(from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Account, Currency, Customer, Ledger, NewDocument};

    #[test]
    fn part_payments_count_from_their_own_day() {
        let mut ledger = Ledger::default();
        let customer = ledger.add_customer(Customer::default());
        let account = ledger.add_account(Account { customer, currency: Currency::UNSTATED });
        let day = Day::from_number;
        let document = NewDocument {
            account,
            number: b"1",
            kind: DocumentKind::Invoice,
            invoice_date: day(100),
            due_date: day(130),
            paid_date: day(150),
            total: 1_000,
            open: 250,
            disputed: false,
            row: 2,
            offset: 0,
        };
        ledger.push(document);
        ledger.push(document);
        // 1,000 billed on day 100; 300 on day 120, 400 on day 150: 300 left, of which the file
        // says 50 were credited, so 250 from the last payment on.
        let pay = |date, minor| Payment { document: 1, date: day(date), minor, source: 0, row: 2 };
        ledger.add_payments([pay(150, 400), pay(120, 300)]);
        for (at, flat, with_payments) in [
            (99, None, None),
            (100, Some(1_000), Some(1_000)),
            (119, Some(1_000), Some(1_000)),
            (120, Some(1_000), Some(700)),
            (149, Some(1_000), Some(700)),
            (150, Some(250), Some(250)),
            (900, Some(250), Some(250)),
        ] {
            let open = |i| open_at(&ledger.columns(), i, day(at));
            assert_eq!((open(0), open(1)), (flat, with_payments), "day {at}");
        }
    }
}
