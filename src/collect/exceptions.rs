//! What was done otherwise than the rules say: holds, steps left out, later due dates, classes set by
//! hand, promises and plans beyond the rule. Each with its reason, or the note that it has none.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::collect::days::{plus_days, plus_months};
use crate::collect::log::{CaseLog, Event, Judgement, What};
use crate::documents::words::{counted, long_date};
use crate::domain::CustomerKey;
use crate::policy::Policy;

/// One exception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// The day it was made.
    pub date: NaiveDate,
    /// For whom.
    pub customer: CustomerKey,
    /// What, in words without a full stop.
    pub what: String,
    /// Why, in the user's words; empty = nobody said.
    pub reason: String,
}

/// The exceptions from `from` to `to`, both days included, oldest first.
pub fn exceptions(
    log: &CaseLog,
    policy: &Policy,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Exception> {
    let events = log.in_order();
    let within = |event: &&&Event| (from..=to).contains(&event.date);
    let of = |event: &&Event| {
        let (what, reason) =
            exception(event, policy).or_else(|| one_promise_too_many(event, &events, policy))?;
        let customer = event.customer.clone();
        Some(Exception { date: event.date, customer, what, reason })
    };
    events.iter().filter(within).filter_map(of).collect()
}

/// What an entry does otherwise than the rules say, and why; `None` when it keeps to them.
pub fn exception(event: &Event, policy: &Policy) -> Option<(String, String)> {
    let reasoned = |what: String, reason: &str| Some((what, reason.trim().to_owned()));
    let last_months = |date| plus_months(date, policy.payment_plans.longest_months);
    #[expect(clippy::wildcard_enum_match_arm, reason = "everything else keeps to the rules")]
    match &event.what {
        What::Held { reason, until } => {
            let until = until.map_or_else(String::new, |day| format!(" until {}", long_date(day)));
            reasoned(format!("left in peace{until}"), reason)
        }
        What::Skipped { level, reason, .. } => {
            reasoned(format!("step left out: {}", level.replace('_', " ")), reason)
        }
        What::Extended { document, due, .. } => {
            reasoned(format!("{document} may be paid by {}", long_date(*due)), "")
        }
        What::Classified { class: Some(class), reason } => {
            reasoned(format!("class set by hand: {}", class.word().to_lowercase()), reason)
        }
        What::Promised(promise)
            if promise.by > plus_days(event.date, policy.promises.longest_days) =>
        {
            let days = (promise.by - event.date).num_days();
            let most = counted(policy.promises.longest_days, "day");
            reasoned(
                format!("promise accepted for {days} days ahead instead of at most {most}"),
                "",
            )
        }
        What::PlanAgreed(plan)
            if plan.instalments.last().is_some_and(|last| last.due > last_months(event.date)) =>
        {
            let most = counted(policy.payment_plans.longest_months, "month");
            reasoned(format!("payment plan longer than {most}"), "")
        }
        _ => None,
    }
}

/// A promise accepted from someone who broke as many as the rules bear, as a person judged them.
fn one_promise_too_many(
    event: &Event,
    all: &[&Event],
    policy: &Policy,
) -> Option<(String, String)> {
    let most = policy.promises.most_broken;
    if most == 0 || !matches!(event.what, What::Promised(_)) {
        return None;
    }
    let before = all.iter().filter(|other| {
        other.customer == event.customer
            && other.date <= event.date
            && other.what == What::PromiseJudged(Judgement::Broken)
    });
    let broken = before.count();
    (broken >= most as usize)
        .then(|| (format!("another promise accepted after {broken} broken ones"), String::new()))
}
