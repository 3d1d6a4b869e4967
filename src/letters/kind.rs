//! The kinds of letters: five tones of reminder, and one for each other occasion.

use serde::{Deserialize, Serialize};

use crate::policy::Tone;

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LetterKind {
    /// Reminder, friendly.
    Friendly,
    /// Reminder, direct.
    Direct,
    /// Reminder, firm.
    Firm,
    /// Reminder, urgent.
    Urgent,
    /// Reminder, the last one.
    Final,
    /// Before the due date: has everything arrived?
    Courtesy,
    /// Thank you for paying.
    ThankYou,
    /// Goes with a statement of account.
    StatementCover,
    /// Our terms, for customers who pay late again and again.
    Terms,
    /// Confirms a promise to pay.
    PromiseConfirmed,
    /// A promise was not kept.
    PromiseBroken,
    /// Confirms that a complaint has arrived.
    DisputeReceived,
    /// Offers to pay in parts.
    PlanOffer,
    /// Confirms a plan that was agreed.
    PlanConfirmed,
    /// No new credit for now.
    Hold,
    /// Asks for a part payment first.
    Deposit,
    /// The last letter before a claim.
    FinalDemand,
    /// The account goes to an agency or a lawyer.
    HandOver,
    /// Our own bank details have changed.
    BankChange,
}

/// Which open documents a kind of letter lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Overdue and not disputed, and credits.
    Overdue,
    /// Not yet due, and credits.
    Upcoming,
    /// Disputed ones.
    Disputed,
    /// Everything open.
    Open,
    /// Paid lately.
    Paid,
}

impl LetterKind {
    /// All of them, reminders first.
    pub const ALL: [Self; 19] = [
        Self::Friendly,
        Self::Direct,
        Self::Firm,
        Self::Urgent,
        Self::Final,
        Self::Courtesy,
        Self::ThankYou,
        Self::StatementCover,
        Self::Terms,
        Self::PromiseConfirmed,
        Self::PromiseBroken,
        Self::DisputeReceived,
        Self::PlanOffer,
        Self::PlanConfirmed,
        Self::Hold,
        Self::Deposit,
        Self::FinalDemand,
        Self::HandOver,
        Self::BankChange,
    ];

    /// The reminder of a tone.
    pub const fn of(tone: Tone) -> Self {
        match tone {
            Tone::Friendly => Self::Friendly,
            Tone::Direct => Self::Direct,
            Tone::Firm => Self::Firm,
            Tone::Urgent => Self::Urgent,
            Tone::Final => Self::Final,
        }
    }

    /// The tone of a reminder.
    pub fn tone(self) -> Option<Tone> {
        Tone::ALL.into_iter().find(|tone| Self::of(*tone) == self)
    }

    /// The kind that a level of a plan names as its text; `None` for what is no kind of its own.
    pub fn of_template(template: &str) -> Option<Self> {
        match template {
            "hold_notice" => Some(Self::Hold),
            "due_day" => Some(Self::Courtesy),
            own => Self::ALL.into_iter().find(|kind| kind.key() == own),
        }
    }

    /// It asks for money by a date.
    pub const fn asks(self) -> bool {
        !matches!(
            self,
            Self::Courtesy
                | Self::ThankYou
                | Self::StatementCover
                | Self::PromiseConfirmed
                | Self::DisputeReceived
                | Self::PlanConfirmed
                | Self::BankChange
        )
    }

    /// It is one of the five reminders.
    pub fn is_reminder(self) -> bool {
        Tone::ALL.iter().any(|tone| Self::of(*tone) == self)
    }

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Friendly => "Friendly reminder",
            Self::Direct => "Direct reminder",
            Self::Firm => "Firm reminder",
            Self::Urgent => "Urgent reminder",
            Self::Final => "Final reminder",
            Self::Courtesy => "Courtesy note before the due date",
            Self::ThankYou => "Thank you for paying",
            Self::StatementCover => "Cover letter for a statement",
            Self::Terms => "Reminder of our terms",
            Self::PromiseConfirmed => "Promise confirmed",
            Self::PromiseBroken => "Promise not kept",
            Self::DisputeReceived => "Complaint received",
            Self::PlanOffer => "Offer to pay in parts",
            Self::PlanConfirmed => "Payment plan confirmed",
            Self::Hold => "No new credit for now",
            Self::Deposit => "Request for a deposit",
            Self::FinalDemand => "Final demand",
            Self::HandOver => "Notice of hand-over",
            Self::BankChange => "Our bank details have changed",
        }
    }

    /// A fixed name, the same in every version; used in files of templates.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Friendly => "friendly",
            Self::Direct => "direct",
            Self::Firm => "firm",
            Self::Urgent => "urgent",
            Self::Final => "final",
            Self::Courtesy => "courtesy",
            Self::ThankYou => "thank-you",
            Self::StatementCover => "statement",
            Self::Terms => "terms",
            Self::PromiseConfirmed => "promise-confirmed",
            Self::PromiseBroken => "promise-broken",
            Self::DisputeReceived => "dispute-received",
            Self::PlanOffer => "plan-offer",
            Self::PlanConfirmed => "plan-confirmed",
            Self::Hold => "hold",
            Self::Deposit => "deposit",
            Self::FinalDemand => "final-demand",
            Self::HandOver => "hand-over",
            Self::BankChange => "bank-change",
        }
    }

    /// What it lists.
    pub(super) const fn scope(self) -> Scope {
        match self {
            Self::Courtesy => Scope::Upcoming,
            Self::ThankYou => Scope::Paid,
            Self::DisputeReceived => Scope::Disputed,
            Self::StatementCover | Self::BankChange => Scope::Open,
            Self::Friendly
            | Self::Direct
            | Self::Firm
            | Self::Urgent
            | Self::Final
            | Self::Terms
            | Self::PromiseConfirmed
            | Self::PromiseBroken
            | Self::PlanOffer
            | Self::PlanConfirmed
            | Self::Hold
            | Self::Deposit
            | Self::FinalDemand
            | Self::HandOver => Scope::Overdue,
        }
    }

    /// It names a legal step, so a lawyer should have seen its wording first.
    pub const fn is_legal(self) -> bool {
        matches!(self, Self::FinalDemand | Self::HandOver)
    }
}
