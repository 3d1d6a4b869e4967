//! Plans: for each class of risk the steps from the courtesy contact to the last resort, as data.
//!
//! The list order of a plan's levels is their order of firmness: once a level is done for an
//! invoice, no earlier one comes up for it again. Thresholds that are rules of their own (tones,
//! credit hold, hand-over) are named here, never repeated.

use serde::{Deserialize, Serialize};

use super::{Policy, Tone};
use crate::documents::words::counted;

/// How likely a customer is to pay late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskClass {
    /// Pays as agreed.
    Low,
    /// Pays, but not always in time.
    Medium,
    /// Regularly far late, or far late now.
    High,
    /// Too few invoices to know.
    New,
}

impl RiskClass {
    /// All classes, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::New];

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "Low risk",
            Self::Medium => "Medium risk",
            Self::High => "High risk",
            Self::New => "New customer",
        }
    }

    /// The name in test ids and addresses of the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::New => "new",
        }
    }
}

/// When a level comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// From `from` days before the due date until `to` days before it.
    BeforeDue {
        /// First day, counted back from the due date.
        from: u32,
        /// Last day, counted back from the due date.
        to: u32,
    },
    /// On the due date itself.
    OnDue,
    /// From this many days past due on.
    PastDue(u32),
    /// From the day of this tone on ([`Policy::tones`]).
    Tone(Tone),
    /// From the day of the credit hold on ([`Policy::credit_hold_from_days`]).
    CreditHold,
    /// From the day of hand-over on ([`Policy::hand_over_day`]).
    HandOver,
    /// From this many days after the day of hand-over on.
    AfterHandOver(u32),
    /// Past due, and the last contact was this many days ago. Never without a contact before it.
    SinceContact(u32),
    /// Once a month from its last working day on: every customer who owes anything.
    MonthEnd,
    /// The customer is a repeat offender: once in the window of that rule.
    Offender,
}

impl Trigger {
    /// First and last day past due (negative = before the due date) on which it comes up; `None`
    /// for what does not hang on one invoice's due date, or when the policy has no such tone.
    pub fn days(self, policy: &Policy) -> Option<(i64, Option<i64>)> {
        match self {
            Self::BeforeDue { from, to } => Some((-i64::from(from), Some(-i64::from(to)))),
            Self::OnDue => Some((0, Some(0))),
            Self::PastDue(days) => Some((i64::from(days.max(1)), None)),
            Self::Tone(tone) => {
                let step = policy.tones.iter().find(|step| step.tone == tone)?;
                Some((i64::from(step.from_days.max(1)), None))
            }
            Self::CreditHold => Some((i64::from(policy.credit_hold_from_days), None)),
            Self::HandOver => Some((i64::from(policy.hand_over_day), None)),
            Self::AfterHandOver(days) => {
                Some((i64::from(policy.hand_over_day) + i64::from(days), None))
            }
            Self::SinceContact(_) => Some((1, None)),
            Self::MonthEnd | Self::Offender => None,
        }
    }

    /// When it comes up, in words without a full stop.
    pub fn words(self, policy: &Policy) -> String {
        let from = |days: u32| format!("from {} past due", counted(days, "day"));
        match self {
            Self::BeforeDue { from, to } => {
                format!("{from} to {} before the due date", counted(to, "day"))
            }
            Self::OnDue => "on the due date".to_owned(),
            Self::PastDue(days) => from(days.max(1)),
            Self::Tone(tone) => match policy.tones.iter().find(|step| step.tone == tone) {
                Some(step) => from(step.from_days.max(1)),
                None => format!("never: the policy has no {} tone", tone.word().to_lowercase()),
            },
            Self::CreditHold => from(policy.credit_hold_from_days),
            Self::HandOver => from(policy.hand_over_day),
            Self::AfterHandOver(days) => from(policy.hand_over_day.saturating_add(days)),
            Self::SinceContact(days) => {
                format!("past due, {} after the last contact", counted(days, "day"))
            }
            Self::MonthEnd => "at the end of the month, whatever is open".to_owned(),
            Self::Offender => "once the customer is a repeat offender".to_owned(),
        }
    }
}

/// The way a customer is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// E-mail.
    Email,
    /// Letter by post.
    Letter,
    /// Telephone.
    Call,
    /// In person.
    Visit,
    /// Nobody is contacted: something to be decided or done by us.
    Ourselves,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Email, Self::Letter, Self::Call, Self::Visit, Self::Ourselves];

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Email => "E-mail",
            Self::Letter => "Letter",
            Self::Call => "Call",
            Self::Visit => "Visit",
            Self::Ourselves => "Decide",
        }
    }

    /// It goes out as a text of ours.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Email | Self::Letter)
    }
}

/// Who of us does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Whoever collects.
    Collector,
    /// The owner or manager.
    Owner,
}

impl Who {
    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Collector => "collector",
            Self::Owner => "owner",
        }
    }
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its name in the log; the same in all plans, never changed.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// When it comes up.
    pub trigger: Trigger,
    /// How the customer is reached.
    pub channel: Channel,
    /// How it sounds; `None` for what has no tone, such as a statement.
    pub tone: Option<Tone>,
    /// Which text it uses, by name; empty = none.
    pub template: String,
    /// Days to pay from this step on; `None` = [`Policy::pay_within_days`]. The next level waits
    /// until they have passed.
    pub pay_within_days: Option<u32>,
    /// Who does it.
    pub who: Who,
}

/// The levels of one class of risk, mildest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// For which class.
    pub class: RiskClass,
    /// The steps.
    pub levels: Vec<Level>,
}

/// What separates the classes. An override in the case log wins over all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RiskRule {
    /// A customer with no more invoices than this is new. Default 2.
    pub new_up_to_invoices: u32,
    /// High risk from this many days late on average. Default 30.
    pub high_average_days_late: u32,
    /// High risk while something is open this many days past due. Default 60.
    pub high_open_days_late: u32,
    /// Low risk up to this many days late on average, with nothing open later. Default 5.
    pub low_average_days_late: u32,
}

impl Default for RiskRule {
    fn default() -> Self {
        Self {
            new_up_to_invoices: 2,
            high_average_days_late: 30,
            high_open_days_late: 60,
            low_average_days_late: 5,
        }
    }
}

/// How often a customer may be contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactLimits {
    /// Days between two contacts at least. Default 5.
    pub min_days_between: u32,
    /// Contacts about one invoice at most; then it is up for hand-over, and no further reminder goes
    /// out. Default 8.
    pub max_contacts: u32,
    /// Days after a promised date before the promise counts as broken, for money under way.
    /// Default 1.
    pub promise_grace_days: u32,
}

impl Default for ContactLimits {
    fn default() -> Self {
        Self { min_days_between: 5, max_contacts: 8, promise_grace_days: 1 }
    }
}

/// What may be offered to a customer who does not pay all at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferRule {
    /// Part to pay at once, in percent; also what a deposit letter asks for. Default 50.
    pub part_pct: u32,
    /// Discount for all at once, in percent. Default 2.
    pub discount_pct: u32,
    /// What a year of waiting costs us, in percent. Default 8.
    pub money_costs_pct: u32,
}

impl Default for OfferRule {
    fn default() -> Self {
        Self { part_pct: 50, discount_pct: 2, money_costs_pct: 8 }
    }
}

/// The key of the level that asks for a decision on hand-over.
pub const HAND_OVER: &str = "hand_over";

fn level(key: &str, name: &str, trigger: Trigger, channel: Channel) -> Level {
    Level {
        key: key.to_owned(),
        name: name.to_owned(),
        trigger,
        channel,
        tone: None,
        template: String::new(),
        pay_within_days: None,
        who: Who::Collector,
    }
}

impl Level {
    fn text(mut self, template: &str) -> Self {
        template.clone_into(&mut self.template);
        self
    }

    fn toned(mut self, tone: Tone, template: &str) -> Self {
        self.tone = Some(tone);
        self.text(template)
    }

    fn by_owner(mut self) -> Self {
        self.who = Who::Owner;
        self
    }
}

/// The usual plans, after the practices this project was asked to support: a courtesy contact
/// before the due date, a note on it, the first contact within days, then firmer and firmer, by
/// letter, call and visit; hand-over on a fixed day, court as the last resort.
pub(super) fn usual() -> Vec<Plan> {
    RiskClass::ALL.map(|class| Plan { class, levels: levels(class) }).to_vec()
}

/// Every level there is; each plan leaves out what is too much for its class.
fn levels(class: RiskClass) -> Vec<Level> {
    use Channel::{Call, Email, Letter, Ourselves, Visit};
    let calls_first = matches!(class, RiskClass::High | RiskClass::New);
    let is_low = class == RiskClass::Low;
    let tone = Trigger::Tone;
    let mut levels = Vec::new();
    if !is_low {
        levels.push(
            level("courtesy", "Courtesy contact", Trigger::BeforeDue { from: 7, to: 3 }, Email)
                .text("courtesy"),
        );
        levels
            .push(level("due_day", "Note on the due date", Trigger::OnDue, Email).text("due_day"));
    }
    if calls_first {
        levels.push(level("first_call", "First call", Trigger::PastDue(1), Call));
    }
    levels.extend([
        level("friendly", "Friendly reminder", tone(Tone::Friendly), Email)
            .toned(Tone::Friendly, "friendly"),
        level("follow_up_call", "Follow-up call", Trigger::SinceContact(7), Call),
        level("direct", "Direct reminder", tone(Tone::Direct), Email).toned(Tone::Direct, "direct"),
    ]);
    if !is_low {
        levels.push(level("second_call", "Call to agree on a date", Trigger::PastDue(22), Call));
    }
    levels.push(level("firm", "Firm reminder", tone(Tone::Firm), Letter).toned(Tone::Firm, "firm"));
    if !is_low {
        levels.push(level("decider_call", "Call to who decides", Trigger::PastDue(45), Call));
        levels.push(level("visit", "Visit", Trigger::PastDue(52), Visit).by_owner());
    }
    levels.extend([
        level("credit_hold", "Notice of credit hold", Trigger::CreditHold, Letter)
            .toned(Tone::Firm, "hold_notice"),
        level("final", "Final demand", tone(Tone::Final), Letter)
            .toned(Tone::Final, "final")
            .by_owner(),
        level(HAND_OVER, "Hand over", Trigger::HandOver, Ourselves).by_owner(),
        level("legal", "Weigh legal action", Trigger::AfterHandOver(60), Ourselves).by_owner(),
        level("terms", "Terms of business", Trigger::Offender, Letter).text("terms"),
        level("month_end", "Month-end statement", Trigger::MonthEnd, Email).text("statement"),
    ]);
    levels
}

impl Policy {
    /// The plan of a class; `None` when it was taken out.
    pub fn plan(&self, class: RiskClass) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.class == class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sorting::LeanSort;

    #[test]
    fn the_usual_plans_have_every_step_the_practices_ask_for() {
        let policy = Policy::default();
        let keys = |class| -> Vec<String> {
            policy.plan(class).unwrap().levels.iter().map(|l| l.key.clone()).collect()
        };
        for key in [
            "courtesy",
            "due_day",
            "first_call",
            "friendly",
            "direct",
            "firm",
            "visit",
            "credit_hold",
            "final",
            "hand_over",
            "legal",
            "terms",
            "month_end",
        ] {
            assert!(keys(RiskClass::High).iter().any(|own| own == key), "{key}");
        }
        for key in ["courtesy", "due_day", "visit", "first_call"] {
            assert!(!keys(RiskClass::Low).iter().any(|own| own == key), "{key}");
        }
    }

    #[test]
    fn triggers_name_the_policys_own_thresholds() {
        // Practice 17: the 91st day. The tones start on days 1, 15, 31 and 61.
        let policy = Policy::default();
        for (trigger, days, words) in [
            (
                Trigger::BeforeDue { from: 7, to: 3 },
                Some((-7, Some(-3))),
                "7 to 3 days before the due date",
            ),
            (Trigger::OnDue, Some((0, Some(0))), "on the due date"),
            (Trigger::PastDue(1), Some((1, None)), "from 1 day past due"),
            (Trigger::Tone(Tone::Firm), Some((31, None)), "from 31 days past due"),
            (Trigger::CreditHold, Some((60, None)), "from 60 days past due"),
            (Trigger::HandOver, Some((91, None)), "from 91 days past due"),
            (Trigger::AfterHandOver(60), Some((151, None)), "from 151 days past due"),
            (Trigger::MonthEnd, None, "at the end of the month, whatever is open"),
        ] {
            assert_eq!(trigger.days(&policy), days, "{trigger:?}");
            assert_eq!(trigger.words(&policy), words);
        }
        let mute = Policy { tones: Vec::new(), ..policy };
        assert_eq!(Trigger::Tone(Tone::Firm).days(&mute), None);
    }

    #[test]
    fn keys_are_named_once_in_each_plan() {
        for plan in usual() {
            let mut keys: Vec<&str> = plan.levels.iter().map(|l| l.key.as_str()).collect();
            keys.lean_sort();
            let all = keys.len();
            keys.dedup();
            assert_eq!(keys.len(), all, "{:?}", plan.class);
        }
    }
}
