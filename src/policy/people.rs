//! Who does what, and since when the rules hold.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Policy;
use super::agreements::capital;
use crate::documents::words::{counted, long_date};

/// A part somebody plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Owns or runs the business.
    #[default]
    Owner,
    /// Collects.
    Receivables,
    /// Sells.
    Sales,
    /// Looks after customers.
    Service,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Receivables, Self::Sales, Self::Service];

    /// The words for people, in the middle of a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Owner => "the owner",
            Self::Receivables => "whoever collects",
            Self::Sales => "sales",
            Self::Service => "customer service",
        }
    }

    /// As a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Owner => "Owner",
            Self::Receivables => "Receivables",
            Self::Sales => "Sales",
            Self::Service => "Customer service",
        }
    }

    /// The name in files and test ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Receivables => "receivables",
            Self::Sales => "sales",
            Self::Service => "service",
        }
    }
}

/// Names for the parts; empty = the part itself is named. Sentences, checklists, documents and the
/// list of the day name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct People {
    /// Owner or manager.
    pub owner: String,
    /// Who collects.
    pub receivables: String,
    /// Who sells.
    pub sales: String,
    /// Who looks after customers.
    pub service: String,
    /// Whoever sells does not collect. A salesperson of the file who is also who collects is shown
    /// (`collect::effect`). Default yes.
    pub sales_apart: bool,
}

impl Default for People {
    fn default() -> Self {
        Self {
            owner: String::new(),
            receivables: String::new(),
            sales: String::new(),
            service: String::new(),
            sales_apart: true,
        }
    }
}

impl People {
    /// The name entered for a part; empty = none.
    pub fn name(&self, role: Role) -> &str {
        match role {
            Role::Owner => &self.owner,
            Role::Receivables => &self.receivables,
            Role::Sales => &self.sales,
            Role::Service => &self.service,
        }
        .trim()
    }

    /// `Ana Ruiz (the owner)`, or `the owner` without a name.
    pub fn named(&self, role: Role) -> String {
        match self.name(role) {
            "" => role.words().to_owned(),
            name => format!("{name} ({})", role.words()),
        }
    }
}

/// Which version of the rules this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Adoption {
    /// 1 for the first; rises by one with each policy that is adopted. Head of every document.
    pub version: u32,
    /// Since when it holds; `None` = not adopted yet. The next review counts from it.
    pub on: Option<NaiveDate>,
}

impl Default for Adoption {
    fn default() -> Self {
        Self { version: 1, on: None }
    }
}

impl Policy {
    /// The day the rules are to be looked at again; `None` when they were not adopted, or no rhythm
    /// is set.
    pub fn next_review(&self) -> Option<NaiveDate> {
        let months = (self.review_every_months > 0).then_some(self.review_every_months)?;
        self.adoption.on?.checked_add_months(Months::new(months))
    }
}

pub(super) fn who(people: &People) -> String {
    let parts = [
        (Role::Owner, "decides on exceptions, hand-over and court"),
        (Role::Receivables, "asks for the money and keeps the log"),
        (Role::Sales, "agrees on terms before the first order"),
        (Role::Service, "answers complaints"),
    ]
    .map(|(role, does)| format!("{} {does}", people.named(role)));
    format!("{}.", capital(&parts.join("; ")))
}

pub(super) fn apart(people: &People) -> String {
    if people.sales_apart {
        "Whoever sells does not collect: one wants the next order, the other the last payment."
    } else {
        "Whoever sells may also collect."
    }
    .to_owned()
}

pub(super) fn review(policy: &Policy) -> String {
    let rhythm = match policy.review_every_months {
        0 => return "There is no fixed day on which these rules are looked at again.".to_owned(),
        1 => "every month".to_owned(),
        months => format!("every {}", counted(months, "month")),
    };
    let next = policy
        .next_review()
        .map_or_else(String::new, |day| format!(", next by {}", long_date(day)));
    format!("These rules are looked at again {rhythm}{next}.")
}

pub(super) fn adopted(policy: &Policy) -> String {
    let version = policy.adoption.version;
    match policy.adoption.on {
        Some(day) => format!("This is version {version}, in force since {}.", long_date(day)),
        None => format!("This is version {version}; it has not been adopted yet."),
    }
}
