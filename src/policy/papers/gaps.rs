//! What the documents would need and the policy does not have; said in the page, never printed as a blank.

use super::PolicyPaper;
use crate::policy::{Country, Policy, Role};

/// Something that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Our name: documents show a visible gap.
    Company,
    /// How to pay us.
    PaymentDetails,
    /// How to reach us.
    Contact,
    /// Where we trade from: no note on the law.
    Country,
    /// Nobody is named for collecting.
    Collector,
    /// The policy was not adopted: documents say that they are drafts.
    Adoption,
    /// No lawyer has looked at the wording: customers' documents say that they are drafts.
    LegalReview,
}

impl Gap {
    /// What is missing and what the document does about it, as a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Company => "Your company's name is missing; the document shows a gap for it.",
            Self::PaymentDetails => "How to pay you is missing; the sheet points to the invoices.",
            Self::Contact => "Your address and phone are missing; the sheet ends without them.",
            Self::Country => "No country is chosen; the notes on the law say to ask.",
            Self::Collector => "Nobody is named for collecting; the document speaks of the role.",
            Self::Adoption => {
                "The policy is not adopted yet; the document says that it is a draft."
            }
            Self::LegalReview => {
                "No lawyer has looked at the wording; what goes to customers says that it is a draft."
            }
        }
    }

    /// The name in test ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::PaymentDetails => "payment_details",
            Self::Contact => "contact",
            Self::Country => "country",
            Self::Collector => "collector",
            Self::Adoption => "adoption",
            Self::LegalReview => "legal_review",
        }
    }
}

/// What is missing for a document.
pub fn gaps(paper: PolicyPaper, policy: &Policy) -> Vec<Gap> {
    let is_empty = |text: &str| text.trim().is_empty();
    let sheet = paper == PolicyPaper::TermsSheet;
    let names = matches!(paper, PolicyPaper::Collections | PolicyPaper::Brief);
    [
        (Gap::Company, is_empty(&policy.sender.name)),
        (Gap::PaymentDetails, sheet && is_empty(&policy.sender.payment_details)),
        (Gap::Contact, sheet && is_empty(&policy.sender.contact)),
        (Gap::Country, paper == PolicyPaper::Clauses && policy.country == Country::Other),
        (Gap::Collector, names && policy.people.name(Role::Receivables).is_empty()),
        (Gap::Adoption, policy.adoption.on.is_none()),
        (Gap::LegalReview, paper.is_for_customers() && !policy.letters.legal_reviewed),
    ]
    .into_iter()
    .filter_map(|(gap, is_missing)| is_missing.then_some(gap))
    .collect()
}
