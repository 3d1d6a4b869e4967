//! Which step of its plan an account is due, if any: the firmest that one of its invoices has
//! reached and that was not yet done for it, so missed steps catch up and nothing comes twice.

use chrono::NaiveDate;

use crate::collect::case::Case;
use crate::collect::days::{last_working_day, plus_days, working_days_after};
use crate::collect::items::{AccountItems, Item};
use crate::domain::to_u32;
use crate::law::WorkingDays;
use crate::policy::{HAND_OVER, Level, Plan, Policy, Trigger};

/// A step that is due.
#[derive(Clone, Debug)]
pub(super) struct Due<'a> {
    /// The level of the plan.
    pub(super) level: &'a Level,
    /// Days past due of the oldest invoice that reached it; negative before the due date.
    pub(super) days: i32,
    /// It comes because the invoice was asked for as often as the policy allows.
    pub(super) by_count: bool,
    /// To be done by this day.
    pub(super) by: NaiveDate,
    /// The documents it is about.
    pub(super) documents: Vec<String>,
}

/// What a plan is read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    /// The rules.
    pub(super) policy: &'a Policy,
    /// The plan of the customer's class.
    pub(super) plan: &'a Plan,
    /// The log of the account.
    pub(super) case: &'a Case<'a>,
    /// The day it is for.
    pub(super) as_of: NaiveDate,
    /// The customer is a repeat offender.
    pub(super) is_offender: bool,
    /// It owes as much as the rules hand over.
    pub(super) may_hand_over: bool,
}

impl<'a> Reading<'a> {
    /// The step an invoice brings up.
    pub(super) fn invoice_step(&self, own: &AccountItems) -> Option<Due<'a>> {
        let found = own.items.iter().filter_map(|item| {
            let (rank, level, by_count) = self.level_of(item)?;
            Some((rank, level, by_count, item))
        });
        let (rank, level, by_count, item) = found.reduce(|best, next| {
            if (next.0, next.3.days) > (best.0, best.3.days) { next } else { best }
        })?;
        let is_late = item.days > 0;
        let documents = own.items.iter().filter(|other| {
            if is_late { other.days > 0 } else { self.level_of(other).is_some_and(|l| l.0 == rank) }
        });
        Some(Due {
            level,
            days: item.days,
            by_count,
            by: self.deadline(level, item),
            documents: documents.map(|item| item.number.clone()).collect(),
        })
    }

    /// The level an invoice is due, with its rank in the plan.
    fn level_of(&self, item: &Item) -> Option<(usize, &'a Level, bool)> {
        let done = self.case.done.iter().filter(|d| d.is_about(&item.number, Some(item.due)));
        let (mut count, mut done_rank) = (0, None);
        for contact in done {
            count += 1;
            done_rank = done_rank.max(self.rank_done(contact.level, contact.date, item));
        }
        let hand_over = self.rank(HAND_OVER).filter(|rank| done_rank < Some(*rank));
        if item.days > 0
            && self.may_hand_over
            && to_u32(count) >= self.policy.contact.max_contacts.max(1)
            && let Some(rank) = hand_over
        {
            return Some((rank, self.plan.levels.get(rank)?, true));
        }
        let reached = self
            .plan
            .levels
            .iter()
            .enumerate()
            .rev()
            .find(|(_, level)| self.has_reached(level, item) && !self.case.skips(&level.key));
        let (rank, level) = reached?;
        (done_rank < Some(rank)).then_some((rank, level, false))
    }

    /// What a contact on `date` did for this invoice: at most the level the invoice had reached
    /// by then, as a letter about an old invoice lists the younger ones too. A level done a little
    /// early, by no more than the days between two contacts, is done.
    fn rank_done(&self, key: &str, date: NaiveDate, item: &Item) -> Option<usize> {
        let rank = self.rank(key)?;
        if key == HAND_OVER {
            return Some(rank);
        }
        self.plan.levels.get(rank)?.trigger.days(self.policy)?;
        let days = (date - item.due).num_days();
        let early = i64::from(self.policy.contact.min_days_between);
        let up_to = self.plan.levels.iter().take(rank + 1);
        up_to
            .enumerate()
            .filter(|(_, level)| {
                let reached = level.trigger.days(self.policy);
                reached.is_some_and(|(from, to)| {
                    from <= days + early && to.is_none_or(|to| days <= to)
                })
            })
            .map(|(rank, _)| rank)
            .next_back()
    }

    fn rank(&self, key: &str) -> Option<usize> {
        self.plan.levels.iter().position(|level| level.key == key)
    }

    fn has_reached(&self, level: &Level, item: &Item) -> bool {
        let Some((from, to)) = level.trigger.days(self.policy) else { return false };
        let days = i64::from(item.days);
        if days < from || to.is_some_and(|to| days > to) {
            return false;
        }
        match level.trigger {
            Trigger::SinceContact(since) => {
                let last = self.case.last_contact();
                last.is_some_and(|last| plus_days(last, since) <= self.as_of)
            }
            Trigger::HandOver | Trigger::AfterHandOver(_) => self.may_hand_over,
            Trigger::BeforeDue { .. }
            | Trigger::OnDue
            | Trigger::PastDue(_)
            | Trigger::Tone(_)
            | Trigger::CreditHold
            | Trigger::MonthEnd
            | Trigger::Offender => true,
        }
    }

    /// Before the due date by the last day of the step; a first contact within the policy's working
    /// days; anything else on the day itself.
    fn deadline(&self, level: &Level, item: &Item) -> NaiveDate {
        if let Trigger::BeforeDue { to, .. } = level.trigger {
            return item
                .due
                .checked_sub_days(chrono::Days::new(u64::from(to)))
                .unwrap_or(self.as_of);
        }
        let first = item.days > 0
            && !self.case.done.iter().any(|d| d.is_about(&item.number, Some(item.due)));
        if first {
            let days = self.policy.first_contact_working_days;
            return working_days_after(&self.policy.working_days, item.due, days.max(1));
        }
        self.as_of
    }

    /// What hangs on the account as a whole: the terms of business, the end of the month.
    pub(super) fn account_steps(&self, own: &AccountItems) -> Vec<Due<'a>> {
        let levels = self.plan.levels.iter().filter(|level| {
            !self.case.skips(&level.key)
                && match level.trigger {
                    Trigger::Offender => self.is_offender && !self.sent_lately(&level.key),
                    Trigger::MonthEnd => own.net_open > 0 && self.month_is_open(),
                    Trigger::BeforeDue { .. }
                    | Trigger::OnDue
                    | Trigger::PastDue(_)
                    | Trigger::Tone(_)
                    | Trigger::CreditHold
                    | Trigger::HandOver
                    | Trigger::AfterHandOver(_)
                    | Trigger::SinceContact(_) => false,
                }
        });
        let days = own.items.first().map_or(0, |item| item.days);
        levels
            .map(|level| Due {
                level,
                days,
                by_count: false,
                by: self.as_of,
                documents: own.items.iter().map(|item| item.number.clone()).collect(),
            })
            .collect()
    }

    fn sent_lately(&self, key: &str) -> bool {
        let window = self.policy.offender.window_days;
        let mut own = self.case.done.iter().filter(|done| done.level == key);
        own.any(|done| plus_days(done.date, window) > self.as_of)
    }

    /// The month-end run has begun, and nobody was in touch since. It stays open for a week.
    fn month_is_open(&self) -> bool {
        let begun = month_end_run(&self.policy.working_days, self.as_of);
        begun.is_some_and(|begun| self.case.last_contact().is_none_or(|last| last < begun))
    }
}

/// The day the month-end run began that is open on `as_of`; `None` between two runs.
pub fn month_end_run(days: &WorkingDays, as_of: NaiveDate) -> Option<NaiveDate> {
    let own = last_working_day(days, as_of);
    let before = last_working_day(days, crate::domain::date::month_end_before(as_of, 1));
    [own, before].into_iter().find(|begun| *begun <= as_of && as_of <= plus_days(*begun, 7))
}
