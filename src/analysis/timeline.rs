//! What was sold, open and overdue on each day, per currency: every date of a trend is a prefix
//! sum, so twelve month-ends cost no more than one.
//!
//! Invariant: the balance of a day equals the sum of [`open_at`](super::balance::open_at) over all
//! documents on that day (a law test holds it).

use crate::domain::{Day, Payment};

/// Days of history kept apart; older events count on the first day kept.
const HISTORY_DAYS: i32 = 40 * 366;

/// A document as the timeline needs it.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Invoice date or [`Day::NONE`].
    pub issued: Day,
    /// First day it is past due, or [`Day::NONE`].
    pub overdue_from: Day,
    /// Payment date or [`Day::NONE`].
    pub paid: Day,
    /// Billed, minor units.
    pub total: i64,
    /// Open after the payment, minor units.
    pub open: i64,
    /// It counts as sales (an invoice or a credit note).
    pub is_sale: bool,
}

/// What changes on a day or, once the timeline is closed, what all changes up to it come to; minor units. What a document
/// changes on one day lies together, as it is changed together.
#[derive(Clone, Copy, Debug, Default)]
struct DaySums {
    sales: i128,
    open: i128,
    overdue: i128,
}

/// Day-by-day changes of one currency up to the as-of date.
#[derive(Clone, Debug)]
pub struct Timeline {
    first: Day,
    last: Day,
    days: Vec<DaySums>,
    earliest: Day,
}

impl Timeline {
    /// Empty, for documents from `first` on, up to `as_of`.
    pub fn new(first: Day, as_of: Day) -> Self {
        let start = if first.is_some() { first } else { as_of };
        let start = start.max(as_of.plus(-HISTORY_DAYS)).min(as_of);
        let days = days_between(start, as_of) + 1;
        Self {
            first: start,
            last: as_of,
            days: vec![DaySums::default(); days],
            earliest: Day::NONE,
        }
    }

    /// Adds a document that was open in full until its payment.
    #[inline]
    pub fn add(&mut self, event: &Event) {
        let Event { overdue_from, paid, total, open, .. } = *event;
        let Some(from) = self.begin(event) else { return };
        self.span(|day| &mut day.open, from, paid, total, open);
        if overdue_from.is_some() {
            self.span(|day| &mut day.overdue, overdue_from.max(from), paid, total, open);
        }
    }

    /// Counts `total` from a day on and only `open` after the payment.
    #[inline]
    fn span(
        &mut self,
        which: impl Fn(&mut DaySums) -> &mut i128,
        from: Day,
        paid: Day,
        total: i64,
        open: i64,
    ) {
        if paid.is_some() && paid > from {
            self.change(&which, from, i128::from(total));
            self.change(&which, paid, i128::from(open) - i128::from(total));
        } else {
            self.change(&which, from, i128::from(open));
        }
    }

    #[inline]
    fn change(&mut self, which: impl Fn(&mut DaySums) -> &mut i128, day: Day, change: i128) {
        if day > self.last {
            return;
        }
        let index = days_between(self.first, day.max(self.first));
        if let Some(sums) = self.days.get_mut(index) {
            *which(sums) += change;
        }
    }

    /// Adds a document with its single payments, oldest first.
    pub fn add_paid(&mut self, event: &Event, payments: &[Payment]) {
        let overdue_from = event.overdue_from;
        let Some(from) = self.begin(event) else { return };
        self.steps(|day| &mut day.open, from, event, payments);
        if overdue_from.is_some() {
            self.steps(|day| &mut day.overdue, overdue_from.max(from), event, payments);
        }
    }

    /// Counts the total from a day on, less with each payment, and only what is left open after the last.
    fn steps(
        &mut self,
        which: impl Fn(&mut DaySums) -> &mut i128,
        from: Day,
        event: &Event,
        payments: &[Payment],
    ) {
        let Event { paid, total, open, .. } = *event;
        if paid <= from {
            self.change(&which, from, i128::from(open));
            return;
        }
        let mut left = i128::from(total);
        self.change(&which, from, left);
        for payment in payments.iter().take_while(|payment| payment.date < paid) {
            let minor = i128::from(payment.minor);
            left -= minor;
            self.change(&which, payment.date.max(from), -minor);
        }
        self.change(&which, paid, i128::from(open) - left);
    }

    /// Counts the sale; the day from which the document counts, `None` when after the last day.
    #[inline]
    fn begin(&mut self, event: &Event) -> Option<Day> {
        let issued = event.issued;
        if !issued.is_some() {
            return Some(self.first);
        }
        if issued > self.last {
            return None;
        }
        if !self.earliest.is_some() || issued < self.earliest {
            self.earliest = issued;
        }
        if event.is_sale {
            self.change(|day| &mut day.sales, issued, i128::from(event.total));
        }
        Some(issued)
    }

    /// Turns changes into sums up to each day.
    pub fn close(&mut self) {
        let mut sums = DaySums::default();
        for day in &mut self.days {
            sums.sales += day.sales;
            sums.open += day.open;
            sums.overdue += day.overdue;
            *day = sums;
        }
    }

    /// Sold in the `days` days ending on `date`, inclusive. After [`Timeline::close`].
    pub fn sales(&self, date: Day, days: i32) -> i128 {
        self.upto(date).sales - self.upto(date.plus(-days)).sales
    }

    /// Open at the end of `date`. After [`Timeline::close`].
    pub fn open(&self, date: Day) -> i128 {
        self.upto(date).open
    }

    /// Overdue at the end of `date`. After [`Timeline::close`].
    pub fn overdue(&self, date: Day) -> i128 {
        self.upto(date).overdue
    }

    /// The first invoice date met, or [`Day::NONE`].
    pub fn earliest(&self) -> Day {
        self.earliest
    }

    fn upto(&self, date: Day) -> DaySums {
        if date < self.first {
            return DaySums::default();
        }
        let index = days_between(self.first, date.min(self.last));
        self.days.get(index).copied().unwrap_or_default()
    }
}

/// Days from `first` to `day`, which is not before it.
#[inline]
fn days_between(first: Day, day: Day) -> usize {
    day.days_since(first).cast_unsigned() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_has_its_documents_and_the_day_before_has_none() {
        let day = Day::from_number;
        for as_of in [10, 20] {
            let mut timeline = Timeline::new(day(10), day(as_of));
            timeline.add(&Event {
                issued: day(10),
                overdue_from: day(10),
                paid: Day::NONE,
                total: 70,
                open: 70,
                is_sale: true,
            });
            timeline.close();
            let at = |date| {
                (
                    timeline.open(day(date)),
                    timeline.overdue(day(date)),
                    timeline.sales(day(date), 1),
                )
            };
            assert_eq!((at(9), at(10)), ((0, 0, 0), (70, 70, 70)), "as of {as_of}");
        }
    }
}
