//! The case log: what was done, said and agreed with customers, in the order it was entered.
//!
//! Append-only. Every entry has its date (never a clock), names customers and documents as the
//! files do, and means the same whatever order the entries stand in, so a log fits next month's
//! export and two logs can be put together. `docs/case-log.md` is the format on disk.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::collect::ticks::Tick;
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, CustomerKey};
use crate::policy::{Channel, RiskClass};

/// The version of the format that is written.
pub const CASE_LOG_VERSION: u32 = 1;

/// Everything that was entered, oldest entry first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLog {
    /// Version of the format.
    pub version: u32,
    /// The entries.
    pub events: Vec<Event>,
    /// What was ticked on the checklists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ticks: Vec<Tick>,
}

impl Default for CaseLog {
    fn default() -> Self {
        Self { version: CASE_LOG_VERSION, events: Vec::new(), ticks: Vec::new() }
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Event {
    /// The day it happened.
    pub date: NaiveDate,
    /// The how-manieth entry of its day, as [`CaseLog::enter`] counts: of entries of one day the lower
    /// ones count first. 0 = not said, then what ends something counts after what begins it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub nth: u32,
    /// With whom.
    pub customer: CustomerKey,
    /// About which account; `None` = all of the customer's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// What.
    pub what: What,
}

/// Serde asks for a reference.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(nth: &u32) -> bool {
    *nth == 0
}

/// What happened. What ends something stands below what begins it: of entries of one day and number
/// the upper ones count first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// We tried to reach the customer.
    Contacted(Contacted),
    /// A letter, e-mail or statement of ours was made to go out.
    LetterProduced(Produced),
    /// The customer promised to pay.
    Promised(Promise),
    /// A person judged the latest promise instead of the figures.
    PromiseJudged(Judgement),
    /// The customer disputes something.
    Disputed(Dispute),
    /// A dispute is settled.
    DisputeClosed {
        /// Document number; empty = what was disputed without one.
        document: String,
        /// How it ended, in the user's words.
        outcome: String,
    },
    /// Instalments were agreed.
    PlanAgreed(PaymentPlan),
    /// The plan no longer holds.
    PlanEnded {
        /// Why, in the user's words.
        reason: String,
    },
    /// No contact until a day.
    Held {
        /// Why, in the user's words.
        reason: String,
        /// Last day of the hold; `None` = until it is ended.
        until: Option<NaiveDate>,
    },
    /// The hold is over.
    HoldEnded,
    /// One level is left out until a day.
    Skipped {
        /// Which level, by key.
        level: String,
        /// Why, in the user's words.
        reason: String,
        /// Last day it is left out; `None` = until that is ended.
        until: Option<NaiveDate>,
    },
    /// A level left out is done again.
    SkipEnded {
        /// Which level, by key.
        level: String,
    },
    /// An invoice may be paid later. Both dates stay known.
    Extended {
        /// Document number.
        document: String,
        /// The due date of the invoice.
        original: Option<NaiveDate>,
        /// The date agreed on.
        due: NaiveDate,
    },
    /// The due date of the invoice counts again.
    ExtensionEnded {
        /// Document number.
        document: String,
    },
    /// The person or address was the wrong one.
    WrongContact {
        /// What was wrong and who is right, in the user's words.
        note: String,
    },
    /// Something to keep in mind.
    Noted {
        /// In the user's words.
        text: String,
    },
    /// What to do next, and when.
    NextAction {
        /// On this day.
        on: NaiveDate,
        /// In the user's words.
        text: String,
    },
    /// The customer's class of risk was set by hand.
    Classified {
        /// The class; `None` = by the rules again.
        class: Option<RiskClass>,
        /// Why, in the user's words.
        reason: String,
    },
    /// It was decided on what credit the customer gets.
    CreditDecided(CreditDecision),
}

/// What credit a customer gets, as a person decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CreditDecision {
    /// What; `None` = as before.
    pub decision: Option<Decision>,
    /// The deposit or the new limit; `None` where there is neither.
    pub amount: Option<Amount>,
    /// Why, in the user's words.
    pub reason: String,
}

/// A decision on credit, firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// No credit any more.
    Close,
    /// No credit until nothing is overdue.
    Hold,
    /// Less credit.
    Reduce,
    /// A deposit on new orders.
    Deposit,
}

impl Decision {
    /// All of them, firmest first.
    pub const ALL: [Self; 4] = [Self::Close, Self::Hold, Self::Reduce, Self::Deposit];

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Close => "End the credit line",
            Self::Hold => "Credit hold",
            Self::Reduce => "Reduce the limit",
            Self::Deposit => "Ask for a deposit",
        }
    }

    /// The name in test ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Hold => "hold",
            Self::Reduce => "reduce",
            Self::Deposit => "deposit",
        }
    }
}

/// How a try to reach the customer went.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Contacted {
    /// How.
    pub channel: Channel,
    /// The level it was, by key; empty = outside of the plan.
    pub level: String,
    /// The documents it was about; empty = all that were chased.
    pub documents: Vec<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why the customer has not paid.
    pub reason: Option<ReasonCode>,
    /// What was said, in the user's words.
    pub note: String,
}

/// What came of a try to reach the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Spoke with them, or they were there.
    Reached,
    /// Left a message.
    LeftMessage,
    /// Nobody answered: the step is still to be done.
    NoAnswer,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Reached, Self::LeftMessage, Self::NoAnswer];

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reached => "Spoke with them",
            Self::LeftMessage => "Left a message",
            Self::NoAnswer => "No answer",
        }
    }
}

/// Why a customer has not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// It was forgotten.
    Oversight,
    /// It waits for someone's approval.
    Approval,
    /// A document is missing.
    MissingDocument,
    /// There is no money.
    Cash,
    /// The quality is disputed.
    DisputeQuality,
    /// The price is disputed.
    DisputePrice,
    /// The delivery is disputed.
    DisputeDelivery,
    /// Whoever should pay is gone.
    PayerGone,
    /// They say it is paid.
    SaysPaid,
    /// Something else.
    Other,
}

impl ReasonCode {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Oversight,
        Self::Approval,
        Self::MissingDocument,
        Self::Cash,
        Self::DisputeQuality,
        Self::DisputePrice,
        Self::DisputeDelivery,
        Self::SaysPaid,
        Self::PayerGone,
        Self::Other,
    ];

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Oversight => "Forgotten",
            Self::Approval => "Waits for approval",
            Self::MissingDocument => "A document is missing",
            Self::Cash => "Short of money",
            Self::DisputeQuality => "Disputes the quality",
            Self::DisputePrice => "Disputes the price",
            Self::DisputeDelivery => "Disputes the delivery",
            Self::PayerGone => "Whoever pays is gone",
            Self::SaysPaid => "Says it is paid",
            Self::Other => "Something else",
        }
    }
}

/// A text of ours that was made to go out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Produced {
    /// The level it was, by key.
    pub level: String,
    /// How it goes out.
    pub channel: Channel,
    /// The documents it asks for.
    pub documents: Vec<String>,
    /// What it asks for in all.
    pub amount: Amount,
    /// The date it asks to pay by.
    pub pay_by: Option<NaiveDate>,
}

/// A promise to pay.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Promise {
    /// How much.
    pub amount: Amount,
    /// By which day.
    pub by: NaiveDate,
    /// How the money comes.
    pub method: Method,
    /// The documents it is about with what was open then; empty = the whole account.
    pub documents: Vec<OpenThen>,
}

/// A document and what was open of it when something was agreed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OpenThen {
    /// Document number.
    pub number: String,
    /// Open then.
    pub open: Amount,
}

/// How money comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Bank transfer.
    Transfer,
    /// Direct debit.
    DirectDebit,
    /// Card.
    Card,
    /// Check.
    Check,
    /// Cash.
    Cash,
    /// Another way.
    Other,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Transfer, Self::DirectDebit, Self::Card, Self::Check, Self::Cash, Self::Other];

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Transfer => "bank transfer",
            Self::DirectDebit => "direct debit",
            Self::Card => "card",
            Self::Check => "check",
            Self::Cash => "cash",
            Self::Other => "another way",
        }
    }
}

/// What a person made of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// The money came.
    Kept,
    /// It did not.
    Broken,
}

/// Something disputed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Dispute {
    /// Document number.
    pub document: String,
    /// How much of it; `None` = all of it.
    pub amount: Option<Amount>,
    /// Why.
    pub reason: ReasonCode,
    /// Who of us settles it, in the user's words.
    pub owner: String,
    /// When to look at it again.
    pub revisit: Option<NaiveDate>,
}

/// Agreed instalments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PaymentPlan {
    /// The instalments, earliest first; they add up to what was agreed on.
    pub instalments: Vec<Instalment>,
    /// The documents it is about with what was open then; empty = the whole account.
    pub documents: Vec<OpenThen>,
}

/// One instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Instalment {
    /// By which day.
    pub due: NaiveDate,
    /// How much.
    pub amount: Amount,
}

/// Why a file is no log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogError {
    /// It is not a log of ours, or damaged.
    NotALog,
    /// It was written by a later version.
    TooNew {
        /// Its version.
        version: u32,
    },
}

impl std::fmt::Display for LogError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotALog => f.write_str("This file is not a case log that was saved here"),
            Self::TooNew { version } => write!(
                f,
                "This case log was saved by a later version (format {version}); this page knows \
                 format {CASE_LOG_VERSION}"
            ),
        }
    }
}

impl CaseLog {
    /// Adds an entry at the end.
    pub fn push(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Adds entries at the end, after all others of their day.
    pub fn enter(&mut self, entries: impl IntoIterator<Item = Event>) {
        let mut last: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        for event in &self.events {
            let own = last.entry(event.date).or_default();
            *own = event.nth.max(*own);
        }
        for event in entries {
            let own = last.entry(event.date).or_default();
            *own = own.saturating_add(1);
            self.events.push(Event { nth: *own, ..event });
        }
    }

    /// Takes back what was entered after the first `length` entries.
    pub fn back_to(&mut self, length: usize) {
        self.events.truncate(length);
    }

    /// Nothing is entered.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.ticks.is_empty()
    }

    /// The entries in the order in which they count: by date, each once.
    pub fn in_order(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.events.iter().collect();
        events.lean_sort_by(|a, b| {
            (a.date, a.nth, &a.customer, &a.what, a.currency).cmp(&(
                b.date,
                b.nth,
                &b.customer,
                &b.what,
                b.currency,
            ))
        });
        events.dedup();
        events
    }

    /// The log as a file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// A log from a file.
    ///
    /// # Errors
    /// * [`LogError::NotALog`] when it is anything else.
    /// * [`LogError::TooNew`] when a later version wrote it.
    pub fn from_json(text: &str) -> Result<Self, LogError> {
        #[derive(Deserialize)]
        struct Head {
            version: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(|_not_json| LogError::NotALog)?;
        if head.version > CASE_LOG_VERSION {
            return Err(LogError::TooNew { version: head.version });
        }
        serde_json::from_str(text).map_err(|_other_shape| LogError::NotALog)
    }
}
