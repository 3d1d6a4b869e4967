//! The rules, as one value. Flags, letters, checklists and documents all read them from here; there is
//! no second copy of a threshold. [`rules`] says them in plain sentences, [`checklists`] are what is to
//! be done, [`policy_paper`] is a document made of both.

mod agreements;
mod book;
mod checklists;
mod country;
mod credit;
mod file;
pub mod interview;
mod letter_rules;
mod papers;
mod people;
mod plan;
mod rules;
mod terms;

pub use agreements::{DisputeRule, PlanRule, PromiseRule};
pub use book::{Difference, PolicyBook, differences};
pub use checklists::{Checklist, Item, Occasion, checklists};
pub use country::Country;
pub use credit::{CreditPaper, CreditRules, DepositRule, PastDueCeiling, Resume};
pub use file::{POLICY_FILE_VERSION, PolicyFileError, policy_file, read_policy_file};
pub use letter_rules::LetterRules;
pub use papers::{Gap, PolicyPaper, file_stem, gaps, policy_pack, policy_paper};
pub use people::{Adoption, People, Role};
pub use plan::{
    Channel, ContactLimits, HAND_OVER, Level, OfferRule, Plan, RiskClass, RiskRule, Trigger, Who,
};
pub use rules::{Rule, rules};
pub use terms::{EarlyDiscount, PaymentTerms, discount_per_year};

use serde::{Deserialize, Serialize};

use crate::law::{InterestTerms, WorkingDays};

/// Every rule in force. [`Policy::default`] is the sensible start; what a file of an older version
/// does not have is taken from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// Which version this is, and since when it holds.
    pub adoption: Adoption,
    /// Where the business trades from. The interview takes holidays, law and language from it;
    /// documents have its notes.
    pub country: Country,
    /// The creditor: our name and how to pay us. Empty until the user types it.
    pub sender: Sender,
    /// First contact at most this many working days after the due date. Default 3.
    pub first_contact_working_days: u32,
    /// The usual terms of payment.
    pub terms: PaymentTerms,
    /// Who gets how much credit, and when it comes back after a stop.
    pub credit: CreditRules,
    /// Part of the price before the work.
    pub deposits: DepositRule,
    /// Who does what.
    pub people: People,
    /// Who counts as a repeat offender.
    pub offender: OffenderRule,
    /// Tone of the reminder by the age of the oldest overdue invoice; ascending by `from_days`.
    pub tones: Vec<ToneStep>,
    /// Days the customer gets to pay after a reminder. Default 7.
    pub pay_within_days: u32,
    /// No new credit once an invoice is this many days past due. Default 60.
    pub credit_hold_from_days: u32,
    /// Hand over to an agency or lawyer on this day past due. Default 91.
    pub hand_over_day: u32,
    /// Nothing less than this net overdue amount is handed over, in major units of its currency.
    /// Default 0.
    pub hand_over_minimum: u32,
    /// No letter below this net overdue amount, in major units of its currency. Default 0.
    pub minimum_letter_amount: u32,
    /// How letters are paced and worded.
    pub letters: LetterRules,
    /// Interest, fees and fixed sums for paying late. Default: none.
    pub interest: InterestTerms,
    /// When the business works. Default: every day but Saturdays and Sundays.
    pub working_days: WorkingDays,
    /// The steps of each class of risk.
    pub plans: Vec<Plan>,
    /// What separates the classes.
    pub risk: RiskRule,
    /// How often a customer may be contacted.
    pub contact: ContactLimits,
    /// What may be offered to a customer.
    pub offer: OfferRule,
    /// Promises to pay.
    pub promises: PromiseRule,
    /// Complaints.
    pub disputes: DisputeRule,
    /// Payment in parts.
    pub payment_plans: PlanRule,
    /// How much may be past due at one time.
    pub ceiling: PastDueCeiling,
    /// The rules are looked at again every so many months; 0 = no rhythm. Default 3.
    pub review_every_months: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            adoption: Adoption::default(),
            country: Country::default(),
            terms: PaymentTerms::default(),
            credit: CreditRules::default(),
            deposits: DepositRule::default(),
            people: People::default(),
            sender: Sender::default(),
            first_contact_working_days: 3,
            offender: OffenderRule::default(),
            tones: vec![
                ToneStep { from_days: 1, tone: Tone::Friendly },
                ToneStep { from_days: 15, tone: Tone::Direct },
                ToneStep { from_days: 31, tone: Tone::Firm },
                ToneStep { from_days: 46, tone: Tone::Urgent },
                ToneStep { from_days: 61, tone: Tone::Final },
            ],
            pay_within_days: 7,
            credit_hold_from_days: 60,
            hand_over_day: 91,
            hand_over_minimum: 0,
            minimum_letter_amount: 0,
            letters: LetterRules::default(),
            interest: InterestTerms::default(),
            working_days: WorkingDays::default(),
            plans: plan::usual(),
            risk: RiskRule::default(),
            contact: ContactLimits::default(),
            offer: OfferRule::default(),
            promises: PromiseRule::default(),
            disputes: DisputeRule::default(),
            payment_plans: PlanRule::default(),
            ceiling: PastDueCeiling::default(),
            review_every_months: 3,
        }
    }
}

impl Policy {
    /// The tone for an invoice `days_past_due` days late; `None` when it is not late enough.
    pub fn tone_for(&self, days_past_due: i64) -> Option<Tone> {
        self.tones
            .iter()
            .filter(|step| days_past_due >= i64::from(step.from_days))
            .max_by_key(|step| step.from_days)
            .map(|step| step.tone)
    }
}

/// The creditor as it signs its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sender {
    /// Full legal name.
    pub name: String,
    /// Postal address, e-mail and phone, one per line.
    pub contact: String,
    /// How to pay: bank, account, reference, one per line.
    pub payment_details: String,
}

/// When a customer counts as a repeat offender: regularly running far past the due date.
///
/// Thresholds are this project's own choice, after practice 12 of the collections practices it was
/// asked to support ("regularly outstanding more than 60 days").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OffenderRule {
    /// An invoice counts when settled or still open more than this many days past due. Default 60.
    pub late_days: u32,
    /// Look back this many days from the as-of date. Default 365.
    pub window_days: u32,
    /// This many such invoices make an offender. Default 3.
    pub min_invoices: u32,
    /// Or this share of the value that fell due, in percent, with at least two such invoices.
    /// Default 30.
    pub min_value_pct: u32,
}

impl Default for OffenderRule {
    fn default() -> Self {
        Self { late_days: 60, window_days: 365, min_invoices: 3, min_value_pct: 30 }
    }
}

/// How a reminder sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tone {
    /// A friendly reminder.
    Friendly,
    /// Plain and direct: please pay, or tell us what is wrong.
    Direct,
    /// Firm: names the consequence (no further credit).
    Firm,
    /// Urgent: asks what stands in the way, by telephone if need be.
    Urgent,
    /// Final: the last letter before hand-over.
    Final,
}

impl Tone {
    /// All tones, mildest first.
    pub const ALL: [Self; 5] =
        [Self::Friendly, Self::Direct, Self::Firm, Self::Urgent, Self::Final];

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Friendly => "Friendly",
            Self::Direct => "Direct",
            Self::Firm => "Firm",
            Self::Urgent => "Urgent",
            Self::Final => "Final",
        }
    }
}

/// From this many days past due on, this tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToneStep {
    /// Days past due of the oldest overdue invoice.
    pub from_days: u32,
    /// The tone from then on.
    pub tone: Tone,
}
