//! What runs on an account by the log, for a person to see and to end: disputes, a hold, a payment
//! plan with what became of each instalment, later due dates, steps left out, the next step, a
//! contact that was wrong, a class set by hand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::collect::days::plus_days;
use crate::collect::log::ReasonCode;
use crate::collect::promise::received;
use crate::collect::today::Standing;
use crate::domain::{Amount, Ledger};
use crate::policy::{Policy, RiskClass};

/// Everything that runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// Open disputes, by document number.
    pub disputes: Vec<OpenDispute>,
    /// The hold: why, and its last day.
    pub hold: Option<(String, Option<NaiveDate>)>,
    /// The payment plan.
    pub plan: Option<RunningPlan>,
    /// Later due dates, by document number.
    pub extended: Vec<(String, NaiveDate)>,
    /// Steps left out: key, why, last day.
    pub skipped: Vec<(String, String, Option<NaiveDate>)>,
    /// The next step as planned by a person.
    pub next: Option<(NaiveDate, String)>,
    /// The contact is wrong; what was noted about it.
    pub wrong_contact: Option<String>,
    /// The class set by hand, and why.
    pub class: Option<(RiskClass, String)>,
}

/// A dispute that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDispute {
    /// Since when.
    pub since: NaiveDate,
    /// Document number.
    pub document: String,
    /// How much of it; `None` = all.
    pub amount: Option<Amount>,
    /// Why.
    pub reason: ReasonCode,
    /// Who of us settles it; may be empty.
    pub owner: String,
    /// When to look at it again.
    pub revisit: Option<NaiveDate>,
}

/// A plan and what became of it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningPlan {
    /// When it was agreed.
    pub agreed: NaiveDate,
    /// Its instalments, earliest first.
    pub lines: Vec<PlanLine>,
}

/// An instalment and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// By which day.
    pub due: NaiveDate,
    /// How much.
    pub amount: Amount,
    /// What became of it.
    pub state: PlanState,
}

/// What became of an instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanState {
    /// The money of all instalments up to it came.
    Paid,
    /// Its day is not over.
    Ahead,
    /// Its day and the rules' grace are over.
    Missed {
        /// What is missing of all instalments up to it.
        short: Amount,
    },
    /// The files do not say.
    Unknown,
}

impl PlanState {
    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Ahead => "to come",
            Self::Missed { .. } => "missed",
            Self::Unknown => "not known",
        }
    }
}

impl Running {
    /// Nothing runs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What runs on an account.
pub(super) fn running(
    own: &Standing<'_>,
    ledger: &Ledger,
    policy: &Policy,
    as_of: NaiveDate,
) -> Running {
    let case = &own.case;
    let text = |(day, text): (NaiveDate, &str)| (day, text.to_owned());
    Running {
        disputes: case
            .disputes
            .values()
            .map(|(since, dispute)| OpenDispute {
                since: *since,
                document: dispute.document.clone(),
                amount: dispute.amount,
                reason: dispute.reason,
                owner: dispute.owner.clone(),
                revisit: dispute.revisit,
            })
            .collect(),
        hold: case.hold.map(|(reason, until)| (reason.to_owned(), until)),
        plan: plan(own, ledger, policy, as_of),
        extended: case.extended.iter().map(|(number, due)| ((*number).to_owned(), *due)).collect(),
        skipped: case
            .skipped
            .iter()
            .map(|skip| (skip.level.to_owned(), skip.reason.to_owned(), skip.until))
            .collect(),
        next: case.next.map(text),
        wrong_contact: case.wrong_contact.map(str::to_owned),
        class: case.class.map(|(class, why)| (class, why.to_owned())),
    }
}

fn plan(
    own: &Standing<'_>,
    ledger: &Ledger,
    policy: &Policy,
    as_of: NaiveDate,
) -> Option<RunningPlan> {
    let (agreed, plan) = own.case.plan?;
    let mut expected = Amount::ZERO;
    let lines = plan.instalments.iter().map(|instalment| {
        expected += instalment.amount;
        let last = plus_days(instalment.due, policy.contact.promise_grace_days);
        let until = last.min(as_of);
        let came = received(ledger, &own.items, own.currency, agreed, until, &plan.documents);
        let state = match came {
            Some(came) if came >= expected => PlanState::Paid,
            _ if last >= as_of => PlanState::Ahead,
            Some(came) => PlanState::Missed { short: expected - came },
            None => PlanState::Unknown,
        };
        PlanLine { due: instalment.due, amount: instalment.amount, state }
    });
    Some(RunningPlan { agreed, lines: lines.collect() })
}
