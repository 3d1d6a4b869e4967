//! Reminder letters: who gets one, what it says, and all of them as files. Pure.
//!
//! One letter per account (a customer in one currency). It asks for what is really still due at
//! the as-of date: overdue invoices less every open credit. Amounts, tone and order come from one
//! pass over the ledger, so the overview, a single letter and the archive cannot disagree.

mod bundle;
mod facts;
mod fill;
pub(crate) mod format;
mod page;
mod select;
mod texts;
mod wording;
mod write;

#[cfg(test)]
mod tests;

pub use bundle::{letter_file_name, letter_pieces};
pub use facts::{CaseFacts, DocumentFacts};
pub use fill::PLACEHOLDERS;
pub use page::letter_document;
pub use select::overview;
pub(crate) use select::{Part, part_of};
pub use wording::{WordingNote, wording_notes};
pub use write::letter;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::words::long_date;
use crate::domain::{Amount, Currency};
use crate::policy::Tone;

/// The editable wording of one tone. Placeholders are written `{like_this}` and filled once;
/// what is filled in is never read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTemplate {
    /// Which tone.
    pub tone: Tone,
    /// Subject line.
    pub subject: String,
    /// Text above the table of invoices; paragraphs are separated by an empty line.
    pub opening: String,
    /// Text below the table.
    pub closing: String,
}

/// The wording of all four tones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTexts {
    /// One per tone.
    pub templates: Vec<LetterTemplate>,
}

/// Who gets a letter and who does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LettersOverview {
    /// Letters that would go out, most overdue first within a currency.
    pub going_out: Vec<LetterEntry>,
    /// Customers with something overdue who get none, with the reason.
    pub left_out: Vec<LetterExclusion>,
    /// Net overdue of all letters per currency.
    pub totals: Vec<(Currency, Amount)>,
}

/// One letter that would go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterEntry {
    /// To which account.
    pub account: u32,
    /// Customer name.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Currency.
    pub currency: Currency,
    /// Tone.
    pub tone: Tone,
    /// Days past due of the oldest overdue invoice.
    pub oldest_days_past_due: i32,
    /// What the letter asks for: overdue invoices less open credits.
    pub due: Amount,
    /// Number of overdue invoices in it.
    pub invoices: u32,
}

/// One customer who gets no letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterExclusion {
    /// Which account.
    pub account: u32,
    /// Customer name.
    pub name: String,
    /// Currency.
    pub currency: Currency,
    /// Overdue before credits; for [`ExclusionReason::AllDisputed`] what is disputed of it.
    pub overdue: Amount,
    /// Why not.
    pub reason: ExclusionReason,
}

/// Why a customer with overdue invoices gets no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExclusionReason {
    /// Open credits cover what is overdue.
    CreditsCoverIt,
    /// Less than the policy's minimum.
    UnderMinimum,
    /// Every overdue invoice is disputed.
    AllDisputed,
    /// Late, but not yet late enough for the policy's first tone.
    NotLateEnough,
    /// A promise to pay by this day still runs.
    PromiseRunning {
        /// The promised day.
        until: NaiveDate,
    },
    /// Agreed instalments are being paid.
    PlanRunning {
        /// The next instalment's day.
        until: NaiveDate,
    },
    /// A hold was entered.
    OnHold {
        /// Its last day; `None` = until it is ended.
        until: Option<NaiveDate>,
    },
    /// The next step is planned for a later day.
    NextPlanned {
        /// That day.
        on: NaiveDate,
    },
    /// There was a contact so recently that the next one is not due.
    JustContacted {
        /// The day from which the next one may come.
        next: NaiveDate,
    },
}

impl ExclusionReason {
    /// The reason as a sentence without a full stop.
    pub fn reason(self) -> String {
        let fixed = match self {
            Self::CreditsCoverIt => "open credits cover what is overdue",
            Self::UnderMinimum => "less than the minimum for a letter",
            Self::AllDisputed => "everything overdue is disputed",
            Self::NotLateEnough => "not late enough for a letter yet",
            Self::OnHold { until: None } => "on hold until the hold is ended",
            Self::PromiseRunning { until } => {
                return format!("promised to pay by {}", long_date(until));
            }
            Self::PlanRunning { until } => {
                return format!("pays in instalments, the next by {}", long_date(until));
            }
            Self::NextPlanned { on } => {
                return format!("the next step is planned for {}", long_date(on));
            }
            Self::OnHold { until: Some(until) } => {
                return format!("on hold until {}", long_date(until));
            }
            Self::JustContacted { next } => {
                return format!("was just contacted, the next time from {}", long_date(next));
            }
        };
        fixed.to_owned()
    }
}

/// One letter, filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterText {
    /// To which account.
    pub account: u32,
    /// Tone.
    pub tone: Tone,
    /// Date of the letter.
    pub date: NaiveDate,
    /// Customer name.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Currency.
    pub currency: Currency,
    /// Subject line.
    pub subject: String,
    /// Paragraphs above the table.
    pub opening: Vec<String>,
    /// The overdue invoices, oldest first, then the credits.
    pub lines: Vec<LetterLine>,
    /// Sum of the lines: what is asked for.
    pub due: Amount,
    /// Paragraphs below the table.
    pub closing: Vec<String>,
    /// Sender, address, payment details as typed; may be empty.
    pub sender: crate::policy::Sender,
    /// Placeholders in the template that do not exist; while any is here the letter cannot go out.
    pub unknown_placeholders: Vec<String>,
}

/// A line of a letter's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLine {
    /// Document number.
    pub number: String,
    /// It is a credit (amounts are negative).
    pub credit: bool,
    /// Invoice date.
    pub invoice_date: Option<NaiveDate>,
    /// Due date.
    pub due_date: Option<NaiveDate>,
    /// Days past due; `None` for credits and without a due date.
    pub days_past_due: Option<i32>,
    /// Billed.
    pub total: Amount,
    /// Still due.
    pub open: Amount,
    /// Line in the file, for checking.
    pub row: u32,
}
