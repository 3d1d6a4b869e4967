//! Steps that come from the log and stand in no plan: a broken promise, a broken payment plan, what
//! a person planned, a dispute to look at again.

use chrono::NaiveDate;

use crate::collect::step::Due;
use crate::policy::{Channel, Level, PromiseRule, Trigger, Who};

fn level(key: &str, name: &str, channel: Channel) -> Level {
    Level {
        key: key.to_owned(),
        name: name.to_owned(),
        trigger: Trigger::PastDue(1),
        channel,
        tone: None,
        template: String::new(),
        pay_within_days: None,
        who: Who::Collector,
    }
}

/// A promise was not kept; after as many as the rules allow the owner calls.
pub(super) fn broken_promise(broken: u32, rule: PromiseRule) -> Level {
    let own = level("broken_promise", "Call about the broken promise", Channel::Call);
    let too_many = rule.most_broken > 0 && broken >= rule.most_broken;
    Level { who: if too_many { Who::Owner } else { Who::Collector }, ..own }
}

/// An instalment did not come.
pub(super) fn plan_breach() -> Level {
    level("plan_breach", "Call about the missed instalment", Channel::Call)
}

/// What a person planned.
pub(super) fn next_action() -> Level {
    level("next_action", "As planned", Channel::Call)
}

/// A dispute is due for another look.
pub(super) fn revisit_dispute() -> Level {
    level("revisit_dispute", "Look at the dispute again", Channel::Ourselves)
}

/// Such a step, due on a day.
pub(super) fn due(
    level: &Level,
    by: NaiveDate,
    oldest_days: Option<i32>,
    documents: Vec<String>,
) -> Due<'_> {
    Due { level, days: oldest_days.unwrap_or(1), by_count: false, by, documents }
}
