//! Credit: who may grant how much, what a new customer brings, when part of the price comes first,
//! when credit stops (`Policy::credit_hold_from_days`) and when it resumes.

use serde::{Deserialize, Serialize};

use super::{Policy, RiskClass, Role};
use crate::documents::words::{counted, grouped};

/// Who gets how much credit, on what papers, and when it comes back after a stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CreditRules {
    /// Who grants credit. Default the owner. Checklists, credit policy.
    pub granted_by: Role,
    /// Up to this amount one person decides, above it a second one agrees; in major units of the
    /// account's currency; 0 = always one. Default 10,000. Accounts above it are listed
    /// (`collect::effect`).
    pub second_above: u32,
    /// The second pair of eyes. Default the owner.
    pub second: Role,
    /// Limit of a customer that has none of its own, in major units; 0 = none. Default 0. Accounts
    /// above their limit are listed and get no new credit (`collect::decisions`).
    pub usual_limit: u32,
    /// What a new customer brings before the first delivery on credit. New-customer checklist,
    /// credit policy.
    pub documents: Vec<CreditPaper>,
    /// A limit is looked at again after so many months; 0 = never. Default 12. Quarterly checklist.
    pub review_months: u32,
    /// When credit that was stopped comes back. Default when all that is overdue is paid.
    pub resumes: Resume,
}

impl Default for CreditRules {
    fn default() -> Self {
        Self {
            granted_by: Role::Owner,
            second_above: 10_000,
            second: Role::Owner,
            usual_limit: 0,
            documents: vec![
                CreditPaper::SignedTerms,
                CreditPaper::LegalName,
                CreditPaper::BillingContact,
                CreditPaper::References,
            ],
            review_months: 12,
            resumes: Resume::Cleared,
        }
    }
}

/// A paper or a fact that is asked for before credit is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditPaper {
    /// Our terms, signed and dated.
    SignedTerms,
    /// Full legal name and registration.
    LegalName,
    /// Tax or VAT number.
    TaxNumber,
    /// Who pays, with telephone and e-mail.
    BillingContact,
    /// References of other suppliers.
    References,
    /// A report of a credit agency.
    CreditReport,
    /// A bank reference.
    BankReference,
    /// A written order with a number.
    PurchaseOrder,
}

impl CreditPaper {
    /// All of them, as they are offered.
    pub const ALL: [Self; 8] = [
        Self::SignedTerms,
        Self::LegalName,
        Self::TaxNumber,
        Self::BillingContact,
        Self::References,
        Self::CreditReport,
        Self::BankReference,
        Self::PurchaseOrder,
    ];

    /// The words for people, in the middle of a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::SignedTerms => "our terms, signed and dated",
            Self::LegalName => "its full legal name and registration",
            Self::TaxNumber => "its tax number",
            Self::BillingContact => "who pays, with telephone and e-mail",
            Self::References => "references of two other suppliers",
            Self::CreditReport => "a report of a credit agency",
            Self::BankReference => "a reference of its bank",
            Self::PurchaseOrder => "a written order with a number",
        }
    }

    /// The name in files and test ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SignedTerms => "signed_terms",
            Self::LegalName => "legal_name",
            Self::TaxNumber => "tax_number",
            Self::BillingContact => "billing_contact",
            Self::References => "references",
            Self::CreditReport => "credit_report",
            Self::BankReference => "bank_reference",
            Self::PurchaseOrder => "purchase_order",
        }
    }
}

/// When credit that was stopped comes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resume {
    /// When nothing at all is overdue.
    #[default]
    Cleared,
    /// When nothing is as late as the day that stops it.
    BelowTheDay,
}

/// Part of the price before the work, by class of risk, in percent; 0 = none. Shown for each customer
/// (`collect::decisions`, call sheet); terms sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DepositRule {
    /// Low risk. Default 0.
    pub low_pct: u32,
    /// Medium risk. Default 0.
    pub medium_pct: u32,
    /// High risk. Default 50.
    pub high_pct: u32,
    /// New customers. Default 30.
    pub new_pct: u32,
}

impl Default for DepositRule {
    fn default() -> Self {
        Self { low_pct: 0, medium_pct: 0, high_pct: 50, new_pct: 30 }
    }
}

impl DepositRule {
    /// The part for a class, in percent, at most 100.
    pub fn of(self, class: RiskClass) -> u32 {
        let percent = match class {
            RiskClass::Low => self.low_pct,
            RiskClass::Medium => self.medium_pct,
            RiskClass::High => self.high_pct,
            RiskClass::New => self.new_pct,
        };
        percent.min(100)
    }
}

/// How much may be past due at any time, over all customers, before something has to be done. Shown
/// beside the figure (`collect::effect`) and in the monthly review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PastDueCeiling {
    /// Invoices past due at most; 0 = no ceiling. Default 0.
    pub invoices: u32,
    /// Share of the open balance that is past due at most, in percent; 0 = no ceiling. Default 0.
    pub share_pct: u32,
    /// Amount past due at most, in major units and per currency; 0 = no ceiling. Default 0.
    pub amount: u32,
}

pub(super) fn granting(policy: &Policy) -> String {
    let rules = &policy.credit;
    let who = policy.people.named(rules.granted_by);
    match rules.second_above {
        0 => format!("Only {who} grants credit."),
        amount if rules.second == rules.granted_by => format!(
            "Only {who} grants credit; for more than {} the decision is written down with its reason.",
            grouped(&amount.to_string())
        ),
        amount => format!(
            "Only {who} grants credit; for more than {} {} agrees as well.",
            grouped(&amount.to_string()),
            policy.people.named(rules.second)
        ),
    }
}

pub(super) fn limit(rules: &CreditRules) -> String {
    let again = match rules.review_months {
        0 => String::new(),
        months => format!(" Each limit is looked at again after {}.", counted(months, "month")),
    };
    match rules.usual_limit {
        0 => format!("A customer without a limit of its own has none until one is set.{again}"),
        amount => format!(
            "A customer without a limit of its own may owe up to {}; above its limit it gets no new credit.{again}",
            grouped(&amount.to_string())
        ),
    }
}

pub(super) fn papers(rules: &CreditRules) -> String {
    if rules.documents.is_empty() {
        return "A new customer needs no papers to get credit.".to_owned();
    }
    let list: Vec<&str> = rules.documents.iter().map(|paper| paper.words()).collect();
    format!("Before the first delivery on credit we need {}.", and(&list))
}

pub(super) fn resumes(rules: &CreditRules) -> String {
    match rules.resumes {
        Resume::Cleared => {
            "Credit that was stopped comes back on the day everything overdue is paid."
        }
        Resume::BelowTheDay => {
            "Credit that was stopped comes back as soon as no invoice is that late any more."
        }
    }
    .to_owned()
}

pub(super) fn deposits(rule: DepositRule) -> String {
    let parts: Vec<String> = [
        (rule.of(RiskClass::New), "a new customer"),
        (rule.of(RiskClass::Low), "a low-risk customer"),
        (rule.of(RiskClass::Medium), "a medium-risk customer"),
        (rule.of(RiskClass::High), "a high-risk customer"),
    ]
    .into_iter()
    .filter(|(percent, _)| *percent > 0)
    .map(|(percent, who)| format!("{percent}% from {who}"))
    .collect();
    if parts.is_empty() {
        return "We ask for no deposit.".to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    format!("Part of the price comes before the work: {}.", and(&parts))
}

pub(super) fn ceiling(ceiling: PastDueCeiling) -> String {
    let mut parts = Vec::new();
    if ceiling.invoices > 0 {
        parts.push(counted(ceiling.invoices, "invoice"));
    }
    if ceiling.share_pct > 0 {
        parts.push(format!("{}% of what is open", ceiling.share_pct));
    }
    if ceiling.amount > 0 {
        parts.push(format!("{} in each currency", grouped(&ceiling.amount.to_string())));
    }
    if parts.is_empty() {
        return "There is no ceiling for what may be past due at one time.".to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    format!(
        "At most {} may be past due at one time; above that we stop taking on credit and call first.",
        and(&parts)
    )
}

/// `a, b and c`.
pub(super) fn and(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
