//! The everyday documents of each customer: invoices with their payments and credit notes.

use super::HISTORY_DAYS;
use super::customers::{self, CUSTOMERS, Habit, Position, SampleCustomer};
use super::random::Random;
use crate::domain::Day;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Invoice,
    CreditNote,
    Payment,
    Draft,
    Void,
}

impl Kind {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Invoice | Self::Draft | Self::Void => "Invoice",
            Self::CreditNote => "Credit Note",
            Self::Payment => "Payment",
        }
    }

    pub(super) const fn prefix(self) -> &'static str {
        match self {
            Self::Invoice | Self::Draft | Self::Void => "INV-",
            Self::CreditNote => "CN-",
            Self::Payment => "PMT-",
        }
    }
}

/// One row on its way into the file; amounts in cents, `paid` never beyond `total`.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) customer: Position,
    pub(super) kind: Kind,
    pub(super) issued: Day,
    pub(super) due: Day,
    pub(super) paid_on: Day,
    pub(super) total: i64,
    pub(super) paid: i64,
    pub(super) disputed: bool,
    /// Write an impossible invoice date.
    pub(super) date_broken: bool,
    /// Leave the amounts out.
    pub(super) amounts_missing: bool,
}

impl Entry {
    /// An open invoice.
    pub(super) fn open(customer: Position, issued: Day, due: Day, total: i64) -> Self {
        Self {
            customer,
            kind: Kind::Invoice,
            issued,
            due,
            paid_on: Day::NONE,
            total,
            paid: 0,
            disputed: false,
            date_broken: false,
            amounts_missing: false,
        }
    }

    pub(super) fn status(&self) -> &'static str {
        match self.kind {
            Kind::Draft => "Draft",
            Kind::Void => "Void",
            _ if self.amounts_missing || self.paid == 0 => "Open",
            _ if self.paid == self.total => "Paid",
            Kind::Invoice | Kind::CreditNote | Kind::Payment => "Partially paid",
        }
    }
}

/// The documents of every customer up to `today`.
pub(super) fn all(today: Day) -> Vec<Entry> {
    (0..CUSTOMERS.len()).flat_map(|position| of_customer(position, today)).collect()
}

fn of_customer(position: Position, today: Day) -> Vec<Entry> {
    let customer = customers::get(position);
    let mut random = Random::new(position as u64);
    let mut entries = Vec::new();
    let mut age = HISTORY_DAYS - random.between(0, customer.gap);
    let mut count = 0;
    while age > 0 {
        count += 1;
        let invoice = invoice(&mut random, customer, position, today, age, count);
        if random.one_in(45) {
            entries.extend(credit_note(&mut random, &invoice, today));
        }
        entries.push(invoice);
        age -= random.between(customer.gap * 2 / 3, customer.gap * 4 / 3).max(1);
    }
    entries
}

fn invoice(
    random: &mut Random,
    customer: &SampleCustomer,
    position: Position,
    today: Day,
    age: i32,
    count: i32,
) -> Entry {
    let issued = working_day_before(today.plus(-age));
    // Prices and orders have grown by about a fifth in two years.
    let growth = 100 + (HISTORY_DAYS - age) / 36;
    let total = i64::from(customer.usual) * i64::from(random.between(60, 140)) * i64::from(growth)
        / 100
        + i64::from(random.between(0, 99));
    let mut entry = Entry::open(position, issued, issued.plus(customer.terms), total);
    let disputed = customer.habit == Habit::Disputing && count % 6 == 0;
    let paid_on =
        if disputed { entry.due.plus(150) } else { pay_day(random, customer.habit, &entry, age) };
    if paid_on <= today {
        entry.paid_on = paid_on;
        entry.paid = total;
    } else {
        entry.disputed = disputed;
        part_payment(random, customer.habit, &mut entry, today);
    }
    entry
}

/// The day a customer of this habit pays.
fn pay_day(random: &mut Random, habit: Habit, entry: &Entry, age: i32) -> Day {
    let days_late = match habit {
        Habit::PayRun => return last_working_day_of_month(entry.due),
        Habit::Early => random.between(-12, -3),
        Habit::OnTime | Habit::Disputing if random.one_in(30) => random.between(25, 70),
        Habit::OnTime | Habit::Disputing => random.between(-3, 6),
        Habit::Slow => random.between(9, 40),
        Habit::Late => random.between(24, 58),
        Habit::Chronic if random.one_in(6) => random.between(12, 40),
        Habit::Chronic => random.between(66, 138),
        Habit::Drifting => (HISTORY_DAYS - age) / 8 - random.between(0, 9),
    };
    working_day_from(entry.due.plus(days_late)).max(entry.issued.plus(1))
}

/// Now and then a late payer sends a part.
fn part_payment(random: &mut Random, habit: Habit, entry: &mut Entry, today: Day) {
    let sends_parts = matches!(habit, Habit::Slow | Habit::Late | Habit::Chronic);
    let days_past_due = today.days_since(entry.due);
    if sends_parts && days_past_due > 8 && random.one_in(4) {
        entry.paid_on = working_day_before(today.plus(-random.between(1, 7)));
        entry.paid = entry.total / 100 * i64::from(random.between(25, 60));
    }
}

/// A credit for a part of `invoice`: set against it where it is paid, else still open.
fn credit_note(random: &mut Random, invoice: &Entry, today: Day) -> Option<Entry> {
    let issued = working_day_from(invoice.issued.plus(random.between(4, 20)));
    let total = -(invoice.total / 100 * i64::from(random.between(8, 25)));
    let applied = invoice.paid_on.is_some() && invoice.paid_on >= issued;
    let entry = Entry {
        kind: Kind::CreditNote,
        due: Day::NONE,
        paid_on: if applied { invoice.paid_on } else { Day::NONE },
        paid: if applied { total } else { 0 },
        ..Entry::open(invoice.customer, issued, Day::NONE, total)
    };
    // A credit for an invoice paid before it was written would have been refunded.
    (issued <= today && (applied || invoice.paid == 0)).then_some(entry)
}

/// 0 = Monday. Day 0 (1970-01-01) was a Thursday.
fn weekday(day: Day) -> i32 {
    (day.number().saturating_add(3)).rem_euclid(7)
}

/// The day itself, or the Friday before a weekend.
fn working_day_before(day: Day) -> Day {
    day.plus(-(weekday(day) - 4).max(0))
}

/// The day itself, or the Monday after a weekend.
fn working_day_from(day: Day) -> Day {
    let weekday = weekday(day);
    if weekday > 4 { day.plus(7 - weekday) } else { day }
}

/// The last working day of the month of `day`, or of the month after where that is before it.
fn last_working_day_of_month(day: Day) -> Day {
    use crate::domain::date::month_end_before;
    let end_of = |day: Day| day.to_date().map_or(day, |date| Day::from(month_end_before(date, 0)));
    let this_month = working_day_before(end_of(day));
    if this_month >= day { this_month } else { working_day_before(end_of(end_of(day).plus(1))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    #[test]
    fn weekends_are_left() {
        // 21 November 2026 is a Saturday.
        assert_eq!(working_day_before(day(2026, 11, 21)), day(2026, 11, 20));
        assert_eq!(working_day_before(day(2026, 11, 22)), day(2026, 11, 20));
        assert_eq!(working_day_from(day(2026, 11, 21)), day(2026, 11, 23));
        assert_eq!(working_day_from(day(2026, 11, 20)), day(2026, 11, 20));
    }

    #[test]
    fn pay_runs_are_on_the_last_working_day() {
        // 31 October 2026 is a Saturday, 30 November 2026 a Monday.
        for (due, run) in [
            (day(2026, 10, 3), day(2026, 10, 30)),
            (day(2026, 10, 31), day(2026, 11, 30)),
            (day(2026, 11, 30), day(2026, 11, 30)),
        ] {
            assert_eq!(last_working_day_of_month(due), run);
        }
    }
}
