//! Who is to be handed over to an agency or a lawyer: those who have reached the policy's day, those
//! who will within [`AHEAD_DAYS`], and those who are left out of both, with the reason.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::collect::case::Cases;
use crate::collect::days::plus_days;
use crate::collect::log::CaseLog;
use crate::collect::today::{Standing, paused, standings};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, CustomerKey, Ledger, to_u32};
use crate::letters::ExclusionReason;
use crate::policy::{HAND_OVER, Policy};

/// Days the queue looks ahead.
pub const AHEAD_DAYS: u32 = 14;

/// The queue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HandOverQueue {
    /// The day past due of the policy.
    pub day: u32,
    /// To be handed over, most money first; those already handed over come last.
    pub due: Vec<HandOverLine>,
    /// Will reach the day soon, soonest first.
    pub soon: Vec<HandOverLine>,
    /// Old enough, and left out.
    pub left_out: Vec<HandOverLeft>,
}

/// One account in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandOverLine {
    /// Which account.
    pub account: u32,
    /// The customer's name in the log.
    pub customer: CustomerKey,
    /// Name.
    pub name: String,
    /// Currency of all amounts.
    pub currency: Currency,
    /// Past due and asked for, credits deducted.
    pub amount: Amount,
    /// Past due but disputed, so not part of it.
    pub disputed: Amount,
    /// Days past due of the oldest that is asked for.
    pub oldest_days: u32,
    /// The day it reaches the policy's day past due.
    pub reaches: NaiveDate,
    /// Contacts and letters so far.
    pub contacts: u32,
    /// Handed over already, on this day.
    pub handed_over: Option<NaiveDate>,
}

/// One account that is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandOverLeft {
    /// Which account.
    pub account: u32,
    /// Name.
    pub name: String,
    /// Currency.
    pub currency: Currency,
    /// Overdue, disputed parts included.
    pub overdue: Amount,
    /// Why.
    pub reason: ExclusionReason,
}

/// The queue for the as-of date of the analysis.
pub fn hand_over(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
) -> HandOverQueue {
    let as_of = analysis.config().as_of;
    let cases = Cases::new(log, as_of);
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    let mut queue = HandOverQueue { day: policy.hand_over_day, ..HandOverQueue::default() };
    let from = policy.hand_over_day.saturating_sub(AHEAD_DAYS);
    for own in &standings {
        let oldest = own.row.oldest_days_past_due.unwrap_or(0);
        if i64::from(oldest) < i64::from(from.max(1)) {
            continue;
        }
        match judged(own, ledger, policy, as_of) {
            Ok(line) if line.oldest_days >= policy.hand_over_day => queue.due.push(line),
            Ok(line) if line.oldest_days >= from => queue.soon.push(line),
            // A later due date was agreed on: not old enough by that.
            Ok(_) => {}
            Err(reason) => queue.left_out.push(HandOverLeft {
                account: own.row.account,
                name: own.row.name.clone(),
                currency: own.currency,
                overdue: own.overdue(),
                reason,
            }),
        }
    }
    let ranks = ledger.currencies();
    let rank = |currency: Currency| ranks.iter().position(|own| *own == currency);
    queue.due.lean_sort_by(|a, b| {
        (rank(a.currency), a.handed_over, b.amount, &a.name, a.account).cmp(&(
            rank(b.currency),
            b.handed_over,
            a.amount,
            &b.name,
            b.account,
        ))
    });
    queue.soon.lean_sort_by(|a, b| {
        (rank(a.currency), a.reaches, b.amount, a.account).cmp(&(
            rank(b.currency),
            b.reaches,
            a.amount,
            b.account,
        ))
    });
    queue.left_out.lean_sort_by(|a, b| {
        (rank(a.currency), b.overdue, a.account).cmp(&(rank(b.currency), a.overdue, b.account))
    });
    queue
}

fn judged(
    own: &Standing<'_>,
    ledger: &Ledger,
    policy: &Policy,
    as_of: NaiveDate,
) -> Result<HandOverLine, ExclusionReason> {
    if let Some(reason) = paused(own, ledger, policy, as_of) {
        return Err(reason);
    }
    let Some(days) = own.items.oldest_days() else {
        let disputed = own.items.disputed > 0;
        return Err(if disputed {
            ExclusionReason::AllDisputed
        } else {
            ExclusionReason::NothingOverdue
        });
    };
    if own.items.net() <= 0 {
        return Err(ExclusionReason::CreditsCoverIt);
    }
    let amount = Amount::from_minor(own.items.net(), own.currency);
    if amount < Amount::new(rust_decimal::Decimal::from(policy.hand_over_minimum)) {
        return Err(ExclusionReason::UnderMinimum);
    }
    let done = &own.case.done;
    let handed = done.iter().filter(|done| done.level == HAND_OVER).map(|done| done.date);
    let oldest_days = days.unsigned_abs();
    Ok(HandOverLine {
        account: own.row.account,
        customer: own.key.clone(),
        name: own.row.name.clone(),
        currency: own.currency,
        amount,
        disputed: Amount::from_minor(own.items.disputed, own.currency),
        oldest_days,
        reaches: plus_days(as_of, policy.hand_over_day.saturating_sub(oldest_days)),
        contacts: to_u32(done.len()),
        handed_over: handed.max(),
    })
}
