//! Why a customer gets no letter, in words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::words::long_date;

/// Why an account with something open gets no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExclusionReason {
    /// Open credits cover what is overdue.
    CreditsCoverIt,
    /// Less than the policy's minimum.
    UnderMinimum,
    /// Every overdue invoice is disputed.
    AllDisputed,
    /// Something is disputed, and the rules leave the customer in peace until it is settled.
    DisputeOpen,
    /// Late enough to be handed over, but less than the rules hand over.
    UnderHandOver,
    /// Late, but not yet late enough.
    NotLateEnough,
    /// Nothing is overdue.
    NothingOverdue,
    /// Something is overdue, so a courtesy note or thanks would be odd.
    SomethingOverdue,
    /// Nothing falls due soon.
    NothingUpcoming,
    /// Nothing was paid lately.
    NothingPaid,
    /// Nothing is disputed.
    NothingDisputed,
    /// No promise was made, or none was broken.
    NoPromise,
    /// No plan was agreed.
    NoPlan,
    /// Not a repeat offender.
    NotAnOffender,
    /// A promise is still running.
    PromiseRunning {
        /// Until then.
        until: NaiveDate,
    },
    /// A plan is still running.
    PlanRunning {
        /// The next payment.
        until: NaiveDate,
    },
    /// On hold.
    OnHold {
        /// Until then; without a date until it is lifted.
        until: Option<NaiveDate>,
    },
    /// The next step is planned for a later day.
    NextPlanned {
        /// That day.
        on: NaiveDate,
    },
    /// Contacted so lately that another letter would be too much.
    JustContacted {
        /// The day from which the next one may come.
        next: NaiveDate,
    },
    /// The most reminders have been sent.
    RemindedEnough {
        /// How many.
        count: u32,
    },
    /// No e-mail and no postal address.
    NoAddress,
    /// The wording of legal steps has not been checked.
    NotReviewed,
}

impl ExclusionReason {
    /// The reason as a sentence without a full stop.
    pub fn words(self) -> String {
        let text = match self {
            Self::CreditsCoverIt => "open credits cover what is overdue",
            Self::UnderMinimum => "less than the minimum for a letter",
            Self::AllDisputed => "everything overdue is disputed",
            Self::DisputeOpen => "a dispute is open; nothing is asked for until it is settled",
            Self::UnderHandOver => "too small to be handed over",
            Self::NotLateEnough => "not late enough for this letter yet",
            Self::NothingOverdue => "nothing is overdue",
            Self::SomethingOverdue => "something is overdue already",
            Self::NothingUpcoming => "nothing falls due soon",
            Self::NothingPaid => "nothing was paid lately",
            Self::NothingDisputed => "nothing is disputed",
            Self::NoPromise => "no such promise is on file",
            Self::NoPlan => "no plan is on file",
            Self::NotAnOffender => "not a repeat offender",
            Self::NoAddress => "no e-mail and no postal address",
            Self::NotReviewed => {
                "legal steps wait until you confirm under the rules that their wording was checked"
            }
            Self::OnHold { until: None } => "on hold until the hold is ended",
            Self::PromiseRunning { until } => {
                return format!("promised to pay by {}", long_date(until));
            }
            Self::PlanRunning { until } => {
                return format!("pays in instalments, the next by {}", long_date(until));
            }
            Self::OnHold { until: Some(until) } => {
                return format!("on hold until {}", long_date(until));
            }
            Self::NextPlanned { on } => {
                return format!("the next step is planned for {}", long_date(on));
            }
            Self::JustContacted { next } => {
                return format!("was just contacted, the next time from {}", long_date(next));
            }
            Self::RemindedEnough { count } => {
                return format!("reminded {count} times; ready to be handed over");
            }
        };
        text.to_owned()
    }
}
