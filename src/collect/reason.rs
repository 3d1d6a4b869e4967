//! Why something is to be done today, as facts; [`Reason::words`] says it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::collect::step::Due;
use crate::collect::today::Standing;
use crate::documents::words::{counted, long_date};
use crate::policy::Trigger;

/// Why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The money of a promise did not come.
    BrokenPromise {
        /// The promised day.
        by: NaiveDate,
    },
    /// An instalment did not come.
    PlanBroken {
        /// Its day.
        due: NaiveDate,
    },
    /// A person planned it.
    Planned {
        /// For this day.
        on: NaiveDate,
        /// In the user's words.
        text: String,
    },
    /// A dispute is due for another look.
    DisputeRevisit {
        /// Since this day.
        on: NaiveDate,
        /// Document number.
        document: String,
    },
    /// Past due and nobody was in touch yet.
    NoContactYet {
        /// Days past due of the oldest.
        days: u32,
        /// Invoices past due.
        invoices: u32,
    },
    /// Past due, and the last contact did not bring the money.
    StillOpen {
        /// Days past due of the oldest.
        days: u32,
        /// Invoices past due.
        invoices: u32,
        /// The last contact.
        last: NaiveDate,
    },
    /// Asked for as often as the policy allows.
    AskedOften {
        /// Days past due of the oldest.
        days: u32,
    },
    /// Falls due within days.
    FallsDue {
        /// On this day.
        on: NaiveDate,
        /// Invoices that do.
        invoices: u32,
    },
    /// Is due today.
    DueToday {
        /// Invoices that are.
        invoices: u32,
    },
    /// It is the end of the month and something is open.
    MonthEnd,
    /// The customer is a repeat offender and has not had the terms lately.
    Offender,
}

impl Reason {
    /// Why a level of a plan is due.
    pub(super) fn of(own: &Standing<'_>, due: &Due<'_>, as_of: NaiveDate) -> Self {
        let invoices = crate::domain::to_u32(due.documents.len());
        let days = due.days.max(0).unsigned_abs();
        match due.level.trigger {
            Trigger::MonthEnd => return Self::MonthEnd,
            Trigger::Offender => return Self::Offender,
            Trigger::BeforeDue { .. } => {
                let ahead = due.days.unsigned_abs();
                let on = crate::collect::days::plus_days(as_of, ahead);
                return Self::FallsDue { on, invoices };
            }
            Trigger::OnDue => return Self::DueToday { invoices },
            Trigger::PastDue(_)
            | Trigger::Tone(_)
            | Trigger::CreditHold
            | Trigger::HandOver
            | Trigger::AfterHandOver(_)
            | Trigger::SinceContact(_) => {}
        }
        if due.by_count {
            return Self::AskedOften { days };
        }
        match own.case.last_contact() {
            Some(last) => Self::StillOpen { days, invoices, last },
            None => Self::NoContactYet { days, invoices },
        }
    }

    /// Broken words first, then what was planned, then what is late, then what is not due yet.
    pub const fn tier(&self) -> u8 {
        match self {
            Self::BrokenPromise { .. } | Self::PlanBroken { .. } => 0,
            Self::Planned { .. } | Self::DisputeRevisit { .. } => 1,
            Self::NoContactYet { .. } | Self::StillOpen { .. } | Self::AskedOften { .. } => 2,
            Self::DueToday { .. } | Self::FallsDue { .. } => 3,
            Self::MonthEnd | Self::Offender => 4,
        }
    }

    /// The reason as a sentence without a full stop.
    pub fn words(&self) -> String {
        let late = |days: u32, invoices: u32| {
            format!(
                "{} past due, the oldest {}",
                counted(invoices, "invoice"),
                counted(days, "day")
            )
        };
        match self {
            Self::BrokenPromise { by } => {
                format!("promised to pay by {}, and the money did not come", long_date(*by))
            }
            Self::PlanBroken { due } => {
                format!("the instalment of {} did not come in full", long_date(*due))
            }
            Self::Planned { on, text } if text.trim().is_empty() => {
                format!("planned for {}", long_date(*on))
            }
            Self::Planned { on, text } => format!("planned for {}: {text}", long_date(*on)),
            Self::DisputeRevisit { on, document } => {
                format!("the dispute about {document} is to be looked at since {}", long_date(*on))
            }
            Self::NoContactYet { days, invoices } => {
                format!("{}; no contact so far", late(*days, *invoices))
            }
            Self::StillOpen { days, invoices, last } => {
                format!("{}; last contact on {}", late(*days, *invoices), long_date(*last))
            }
            Self::AskedOften { days } => format!(
                "{} past due and asked for as often as the rules allow",
                counted(*days, "day")
            ),
            Self::FallsDue { on, invoices: 1 } => {
                format!("1 invoice falls due on {}", long_date(*on))
            }
            Self::FallsDue { on, invoices } => {
                format!("{} fall due by {}", counted(*invoices, "invoice"), long_date(*on))
            }
            Self::DueToday { invoices: 1 } => "1 invoice is due today".to_owned(),
            Self::DueToday { invoices } => {
                format!("{} are due today", counted(*invoices, "invoice"))
            }
            Self::MonthEnd => "the month ends with an open balance".to_owned(),
            Self::Offender => "repeat offender; the terms were not sent lately".to_owned(),
        }
    }
}
