//! The policy as documents: what the team works by, and what customers are given.
//!
//! Every number in them comes from the policy, most of it in the very sentences of `rules`; what the policy
//! switched off is left out or said to be off. The same policy, day and language give the same document.

mod brief;
mod clauses;
mod collections;
mod credit;
mod frame;
mod gaps;
mod law_notes;
mod lists;
mod pack;
mod quiz;
mod sheet;
mod team;
mod training;
mod words;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Policy;
use crate::documents::{Document, Language};
use frame::Frame;

pub use gaps::{Gap, gaps};
pub use pack::{file_stem, policy_pack};

/// A document made from the policy.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum PolicyPaper {
    /// How we collect: rules, steps, hand-over.
    #[default]
    Collections,
    /// Who gets credit, how much, and when it stops.
    Credit,
    /// What customers are told before they deal with us, on one page.
    TermsSheet,
    /// The same as clauses for contracts.
    Clauses,
    /// The rules for the team on one page.
    Brief,
    /// Notes to train with, a quiz, sign-off.
    Training,
    /// A checklist for each role.
    RoleChecklists,
    /// The checklists by rhythm and by case.
    Checklists,
}

impl PolicyPaper {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Collections,
        Self::Credit,
        Self::TermsSheet,
        Self::Clauses,
        Self::Brief,
        Self::Training,
        Self::RoleChecklists,
        Self::Checklists,
    ];

    /// The name for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Collections => "Collections policy",
            Self::Credit => "Credit policy",
            Self::TermsSheet => "Terms of business",
            Self::Clauses => "Contract clauses",
            Self::Brief => "One-page brief",
            Self::Training => "Training notes and quiz",
            Self::RoleChecklists => "Role checklists",
            Self::Checklists => "Checklists by rhythm and case",
        }
    }

    /// What it is for, as a sentence.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Collections => "How you collect: who asks, when, how, and what follows.",
            Self::Credit => "Who gets credit, how much, on what papers, and when it stops.",
            Self::TermsSheet => "What customers read before they deal with you.",
            Self::Clauses => "The same rules as clauses for your contracts, with notes on the law.",
            Self::Brief => "The rules for everyone who talks to customers.",
            Self::Training => "To train with: the call, a quiz with answers, sign-off.",
            Self::RoleChecklists => "One page each for owner, receivables, sales and service.",
            Self::Checklists => "What comes round, and what to do when something happens.",
        }
    }

    /// The name in files and test ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Collections => "collections_policy",
            Self::Credit => "credit_policy",
            Self::TermsSheet => "terms_of_business",
            Self::Clauses => "contract_clauses",
            Self::Brief => "brief",
            Self::Training => "training",
            Self::RoleChecklists => "role_checklists",
            Self::Checklists => "checklists",
        }
    }

    /// It is for customers, and so there in every language; the others are in English.
    pub const fn is_for_customers(self) -> bool {
        matches!(self, Self::TermsSheet | Self::Clauses)
    }

    /// The language it comes in when `wanted` is asked for.
    pub const fn language(self, wanted: Language) -> Language {
        if self.is_for_customers() { wanted } else { Language::English }
    }
}

/// The document by `policy`, printed on `on`; in `language` where it is for customers.
pub fn policy_paper(
    paper: PolicyPaper,
    policy: &Policy,
    on: NaiveDate,
    language: Language,
) -> Document {
    let frame = Frame::new(policy, on, paper.language(language));
    match paper {
        PolicyPaper::Collections => collections::document(&frame),
        PolicyPaper::Credit => credit::document(&frame),
        PolicyPaper::TermsSheet => sheet::document(&frame),
        PolicyPaper::Clauses => clauses::document(&frame),
        PolicyPaper::Brief => brief::document(&frame),
        PolicyPaper::Training => training::document(&frame),
        PolicyPaper::RoleChecklists => lists::roles(&frame),
        PolicyPaper::Checklists => lists::others(&frame),
    }
}
