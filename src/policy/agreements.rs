//! What may be agreed with a customer and what follows: promises, disputes, payment plans.

use serde::{Deserialize, Serialize};

use super::{ContactLimits, OfferRule, Policy, Role};
use crate::documents::words::counted;

/// Promises to pay. The grace for money under way is [`ContactLimits::promise_grace_days`]. A promise
/// that goes beyond a rule can be entered; it counts as an exception (`collect::exceptions`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PromiseRule {
    /// Days from the talk to the promised day at most. Default 14.
    pub longest_days: u32,
    /// After so many broken promises the owner takes over, and another promise is an exception; 0 =
    /// never. Default 2.
    pub most_broken: u32,
    /// A broken promise stops credit, however late the invoice is (`collect::decisions`). Default no.
    pub stops_credit: bool,
}

impl Default for PromiseRule {
    fn default() -> Self {
        Self { longest_days: 14, most_broken: 2, stops_credit: false }
    }
}

/// Complaints about an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DisputeRule {
    /// We answer within so many working days; then the dispute comes up in the list of the day where
    /// no other day was agreed on. Default 5.
    pub reply_working_days: u32,
    /// What is not disputed is still asked for; otherwise the customer is left in peace until the
    /// dispute is settled. Default yes.
    pub chase_undisputed: bool,
    /// Who answers unless someone else is named. Default customer service.
    pub owner: Role,
}

impl Default for DisputeRule {
    fn default() -> Self {
        Self { reply_working_days: 5, chase_undisputed: true, owner: Role::Service }
    }
}

/// Payment in parts. Offers follow it; a plan that goes beyond it is an exception
/// (`collect::exceptions`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanRule {
    /// Monthly payments of a plan we offer. Default 3.
    pub instalments: u32,
    /// Months from the agreement to the last payment at most. Default 6.
    pub longest_months: u32,
    /// Share of what is overdue that may be spread, in percent; the rest is paid at once. Default 100.
    pub largest_share_pct: u32,
    /// No interest and no fees for whoever openly says that money is short (the reason in the log)
    /// or keeps a plan. Default yes.
    pub no_fee_for_hardship: bool,
}

impl Default for PlanRule {
    fn default() -> Self {
        Self {
            instalments: 3,
            longest_months: 6,
            largest_share_pct: 100,
            no_fee_for_hardship: true,
        }
    }
}

impl PlanRule {
    /// Payments of a plan we offer: never more than its months allow, at least one.
    pub fn payments(self) -> u32 {
        self.instalments.min(self.longest_months).max(1)
    }

    /// What of an amount may be spread, in the same minor units.
    pub fn spread(self, minor: i128) -> i128 {
        minor * i128::from(self.largest_share_pct.min(100)) / 100
    }
}

pub(super) fn promise(rule: PromiseRule) -> String {
    format!(
        "A promise has an amount, a day and a way of paying; the day is at most {} ahead.",
        counted(rule.longest_days, "day")
    )
}

pub(super) fn broken(rule: PromiseRule, limits: ContactLimits, policy: &Policy) -> String {
    let grace = match limits.promise_grace_days {
        0 => "on the day after the promised day".to_owned(),
        days => format!("{} after the promised day", counted(days, "day")),
    };
    let credit = if rule.stops_credit { " Credit stops with it." } else { "" };
    let most = match rule.most_broken {
        0 => String::new(),
        count => format!(
            " After {} {} takes over and no further one is accepted.",
            counted(count, "broken promise"),
            policy.people.named(Role::Owner)
        ),
    };
    format!("A promise counts as broken {grace}; we call on the same day.{credit}{most}")
}

pub(super) fn dispute(rule: DisputeRule, policy: &Policy) -> String {
    let who = capital(&policy.people.named(rule.owner));
    match rule.reply_working_days {
        0 => format!("{who} answers a complaint on the day it comes."),
        days => format!("{who} answers a complaint within {}.", counted(days, "working day")),
    }
}

pub(super) fn undisputed(rule: DisputeRule) -> String {
    if rule.chase_undisputed {
        "While a complaint is open we do not ask for the disputed part; what is not disputed stays due."
    } else {
        "While a complaint is open we ask the customer for nothing."
    }
    .to_owned()
}

pub(super) fn plan(rule: PlanRule) -> String {
    let at_once = match rule.largest_share_pct {
        share @ 0..100 => {
            format!("at most {share}% of what is overdue may be spread, the rest is paid at once")
        }
        _ => "all that is overdue may be spread".to_owned(),
    };
    format!(
        "Payment in parts is agreed in writing: {} unless agreed otherwise, the last at most {} away; {at_once}. A missed \
         payment ends the plan.",
        counted(rule.instalments, "monthly payment"),
        counted(rule.longest_months, "month"),
    )
}

pub(super) fn hardship(rule: PlanRule) -> String {
    if rule.no_fee_for_hardship {
        "Whoever tells us openly that money is short, or keeps an agreed plan, pays no interest and no fees."
    } else {
        "Interest and fees run on while money is short or a plan is kept."
    }
    .to_owned()
}

pub(super) fn offer(rule: OfferRule) -> String {
    format!(
        "Whoever cannot pay all at once may pay {}% now and the rest a month later; for all at once on the spot we may take \
         off {}%. A year of waiting costs us {}%.",
        rule.part_pct, rule.discount_pct, rule.money_costs_pct
    )
}

/// With a capital letter at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
