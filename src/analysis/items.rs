//! Invoices as they were known at a date: the one view that payment behavior, the forecast, its
//! back-test and the provision share, so that none of them can know what only a later day tells.

use crate::analysis::balance;
use crate::domain::ledger::{AccountIdx, Columns, DocumentIdx, has_payments, is_disputed, kind_of};
use crate::domain::{Currency, Day, DocumentKind, Ledger, to_u32};

/// An invoice with a positive total, issued by the date it is seen from.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Index of the document.
    pub document: DocumentIdx,
    /// Whose.
    pub account: AccountIdx,
    /// Invoice date, or [`Day::NONE`].
    pub issued: Day,
    /// Due date, or [`Day::NONE`].
    pub due: Day,
    /// Day of the payment that settled it by then; [`Day::NONE`] while it was not settled.
    pub paid: Day,
    /// Billed, minor units.
    pub total: i64,
    /// Open then, minor units; never negative (an overpaid invoice is a credit).
    pub open: i64,
    /// The file marks it as disputed.
    pub disputed: bool,
}

impl Item {
    /// Paid in full by then.
    pub fn is_settled(&self) -> bool {
        self.paid.is_some()
    }

    /// Paid date − invoice date of a settled invoice.
    pub fn days_to_pay(&self) -> Option<i32> {
        Some(self.paid.get()?.days_since(self.issued.get()?))
    }

    /// Paid date − due date of a settled invoice; early is negative.
    pub fn days_late(&self) -> Option<i32> {
        Some(self.paid.get()?.days_since(self.due.get()?))
    }

    /// Days past due when it was settled, or so far; `None` without a due date, or when it is
    /// neither settled nor open (closed by something that is no payment).
    pub fn days_reached(&self, as_of: Day) -> Option<i32> {
        let end = if self.is_settled() { self.paid } else { as_of };
        (self.is_settled() || self.open > 0).then_some(())?;
        Some(end.days_since(self.due.get()?))
    }
}

/// The invoices of a currency as known at `as_of`, in the order of the file.
pub fn invoices(ledger: &Ledger, currency: Currency, as_of: Day) -> impl Iterator<Item = Item> {
    let columns = ledger.columns();
    let wanted: Vec<bool> = ledger.accounts().iter().map(|a| a.currency == currency).collect();
    (0..ledger.len()).filter_map(move |i| {
        let account = *columns.account.get(i)?;
        wanted.get(account as usize).copied().unwrap_or(false).then_some(())?;
        item(&columns, i, as_of)
    })
}

/// Document `i` as known at `as_of`; `None` when it is no invoice, or not issued by then.
#[inline]
pub fn item(columns: &Columns<'_>, i: usize, as_of: Day) -> Option<Item> {
    let flags = *columns.flags.get(i)?;
    let total = *columns.total.get(i)?;
    if kind_of(flags) != DocumentKind::Invoice || total <= 0 {
        return None;
    }
    let open = balance::open_at(columns, i, as_of)?;
    let paid = *columns.paid_date.get(i)?;
    let settled = paid.is_some() && paid <= as_of && *columns.open.get(i)? == 0;
    Some(Item {
        document: to_u32(i),
        account: *columns.account.get(i)?,
        issued: *columns.invoice_date.get(i)?,
        due: *columns.due_date.get(i)?,
        paid: if settled { paid } else { Day::NONE },
        total,
        open: open.max(0),
        disputed: is_disputed(flags),
    })
}

/// Σ of what was open at the end of each day from `from` up to the day before `to`, in minor units
/// times days: what an invoice cost in time. Part payments count from their own day on.
pub fn money_days(columns: &Columns<'_>, i: usize, from: Day, to: Day) -> i128 {
    let (Some(&total), Some(&open), Some(&paid), Some(&flags)) =
        (columns.total.get(i), columns.open.get(i), columns.paid_date.get(i), columns.flags.get(i))
    else {
        return 0;
    };
    let mut level = if paid.is_some() { total } else { open };
    let mut since = from;
    let mut sum = 0;
    let mut until = |day: Day, next: i64| {
        let end = day.clamp(since, since.max(to));
        sum += i128::from(level.max(0)) * i128::from(end.days_since(since));
        (since, level) = (end, next);
    };
    if has_payments(flags) {
        let mut left = total;
        for payment in columns.payments_of(i).iter().take_while(|payment| payment.date < paid) {
            left = left.saturating_sub(payment.minor);
            until(payment.date, left);
        }
    }
    if paid.is_some() {
        until(paid, open);
    }
    until(to, 0);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Account, Customer, NewDocument, Payment};

    fn ledger(paid: Day, total: i64, open: i64) -> Ledger {
        let mut ledger = Ledger::default();
        let customer = ledger.add_customer(Customer::default());
        let account = ledger.add_account(Account { customer, currency: Currency::UNSTATED });
        ledger.push(NewDocument {
            account,
            number: b"1",
            kind: DocumentKind::Invoice,
            invoice_date: Day::from_number(100),
            due_date: Day::from_number(130),
            paid_date: paid,
            total,
            open,
            disputed: false,
            row: 2,
            offset: 0,
        });
        ledger
    }

    #[test]
    fn an_invoice_paid_later_was_open_then() {
        let ledger = ledger(Day::from_number(150), 500, 0);
        for (at, expected) in [(99, None), (100, Some((500, false))), (150, Some((0, true)))] {
            let seen = item(&ledger.columns(), 0, Day::from_number(at));
            assert_eq!(seen.map(|item| (item.open, item.is_settled())), expected, "day {at}");
        }
    }

    #[test]
    fn money_days_count_what_was_left_day_by_day() {
        let day = Day::from_number;
        // Paid on day 150, due on day 130: 20 days late with all of it.
        let whole = ledger(day(150), 1_000, 0);
        // 300 paid on day 120, 400 on day 150, 250 left: 700 for 20 days, then 250.
        let mut part = ledger(day(150), 1_000, 250);
        let pay = |date, minor| Payment { document: 0, date: day(date), minor, source: 0, row: 2 };
        part.add_payments([pay(150, 400), pay(120, 300)]);
        let open = ledger(Day::NONE, 1_000, 1_000);
        for (ledger, from, to, expected) in [
            (&whole, 130, 200, 20_000),
            (&whole, 140, 200, 10_000),
            (&whole, 160, 200, 0),
            (&whole, 130, 140, 10_000),
            (&part, 130, 160, 700 * 20 + 250 * 10),
            (&part, 110, 125, 10_000 + 700 * 5),
            (&open, 130, 160, 30_000),
            (&open, 130, 130, 0),
        ] {
            assert_eq!(
                money_days(&ledger.columns(), 0, day(from), day(to)),
                expected,
                "{from}–{to}"
            );
        }
    }

    #[test]
    fn money_days_without_a_payment_date_take_what_the_file_says_is_open() {
        // 700 came on a day nobody wrote down, and 50 were credited: 250 a day, from the first on.
        let mut ledger = ledger(Day::NONE, 1_000, 250);
        ledger.add_payments([Payment {
            document: 0,
            date: Day::NONE,
            minor: 700,
            source: 0,
            row: 2,
        }]);
        let day = Day::from_number;
        assert_eq!(money_days(&ledger.columns(), 0, day(130), day(140)), 2_500);
    }

    #[test]
    fn days_are_counted_from_invoice_and_due_date() {
        let as_of = Day::from_number(160);
        for (paid, open, to_pay, late, reached, why) in [
            (Day::from_number(150), 0, Some(50), Some(20), Some(20), "paid"),
            (Day::from_number(125), 0, Some(25), Some(-5), Some(-5), "paid early"),
            (Day::NONE, 500, None, None, Some(30), "open"),
            (Day::from_number(150), 1, None, None, Some(30), "part-paid"),
            (Day::NONE, 0, None, None, None, "closed by something that is no payment"),
        ] {
            let ledger = ledger(paid, 500, open);
            let item = item(&ledger.columns(), 0, as_of).unwrap();
            let found = (item.days_to_pay(), item.days_late(), item.days_reached(as_of));
            assert_eq!(found, (to_pay, late, reached), "{why}");
        }
    }

    #[test]
    fn only_what_is_billed_is_an_invoice() {
        for (kind, total, is_invoice) in [
            (DocumentKind::Invoice, 500, true),
            (DocumentKind::Invoice, 0, false),
            (DocumentKind::Invoice, -500, false),
            (DocumentKind::CreditNote, 500, false),
            (DocumentKind::CreditNote, -500, false),
            (DocumentKind::Receipt, 500, false),
        ] {
            let mut ledger = ledger(Day::NONE, 1, 1);
            ledger.push(NewDocument {
                account: 0,
                number: b"2",
                kind,
                invoice_date: Day::from_number(100),
                due_date: Day::from_number(130),
                paid_date: Day::NONE,
                total,
                open: total,
                disputed: false,
                row: 3,
                offset: 0,
            });
            let seen = item(&ledger.columns(), 1, Day::from_number(160));
            assert_eq!(seen.is_some(), is_invoice, "{kind:?} of {total}");
        }
    }
}
