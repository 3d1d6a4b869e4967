//! Five starting points. Each changes what such a business does differently; the rest stays as usual.

use super::super::{
    ContactLimits, CreditPaper, CreditRules, DepositRule, DisputeRule, EarlyDiscount, OfferRule,
    PastDueCeiling, PaymentTerms, PlanRule, Policy, PromiseRule, Resume, Role, Tone, ToneStep,
};
use crate::law::{Debtor, Rate};

/// A kind of business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Builders, workshops, caterers.
    SmallTrades,
    /// Advisers, agencies, studios.
    ProfessionalServices,
    /// Wholesale and distribution.
    Wholesale,
    /// Subscriptions and retainers.
    Subscription,
    /// Customers abroad.
    International,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::SmallTrades,
        Self::ProfessionalServices,
        Self::Wholesale,
        Self::Subscription,
        Self::International,
    ];

    /// The name for people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SmallTrades => "Small trades",
            Self::ProfessionalServices => "Professional services",
            Self::Wholesale => "Wholesale",
            Self::Subscription => "Subscription",
            Self::International => "International",
        }
    }

    /// What is different about it.
    pub const fn about(self) -> &'static str {
        match self {
            Self::SmallTrades => {
                "Due in 14 days, a third up front from new customers, quick calls, small sums are not handed over."
            }
            Self::ProfessionalServices => {
                "Due in 30 days, a signed order before the work, patient tones, credit stops after 45 days."
            }
            Self::Wholesale => {
                "2% within 10 days, credit reports and limits, two people above an amount, goods stop early."
            }
            Self::Subscription => {
                "Due in 7 days, no deposits, service stops after 21 days, hand-over after two months."
            }
            Self::International => {
                "Due in 45 days, part before shipping, more grace for money under way, more papers."
            }
        }
    }

    /// The name in test ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SmallTrades => "small-trades",
            Self::ProfessionalServices => "professional-services",
            Self::Wholesale => "wholesale",
            Self::Subscription => "subscription",
            Self::International => "international",
        }
    }

    /// The policy of such a business, with what is the business's own (sender, people, country and its
    /// holidays and language, version, what an attorney saw) taken from `own`.
    pub fn policy(self, own: &Policy) -> Policy {
        let mut policy = Policy {
            adoption: own.adoption,
            country: own.country,
            sender: own.sender.clone(),
            people: own.people.clone(),
            working_days: own.working_days.clone(),
            ..Policy::default()
        };
        policy.letters.language = own.letters.language;
        policy.letters.legal_reviewed = own.letters.legal_reviewed;
        policy.letters.legal_reviewed_on = own.letters.legal_reviewed_on;
        policy.interest.regime = own.interest.regime;
        self.change(&mut policy);
        policy
    }

    fn change(self, policy: &mut Policy) {
        match self {
            Self::SmallTrades => small_trades(policy),
            Self::ProfessionalServices => professional_services(policy),
            Self::Wholesale => wholesale(policy),
            Self::Subscription => subscription(policy),
            Self::International => international(policy),
        }
    }
}

fn tones(policy: &mut Policy, days: [u32; 5]) {
    let steps = Tone::ALL.into_iter().zip(days);
    policy.tones = steps.map(|(tone, from_days)| ToneStep { from_days, tone }).collect();
}

fn small_trades(policy: &mut Policy) {
    policy.terms.net_days = 14;
    policy.deposits = DepositRule { low_pct: 0, medium_pct: 20, high_pct: 50, new_pct: 30 };
    policy.credit = CreditRules {
        second_above: 5_000,
        documents: vec![CreditPaper::SignedTerms, CreditPaper::BillingContact],
        ..CreditRules::default()
    };
    tones(policy, [1, 10, 21, 35, 46]);
    policy.credit_hold_from_days = 30;
    policy.hand_over_day = 75;
    policy.hand_over_minimum = 250;
    policy.promises.longest_days = 10;
    policy.payment_plans.longest_months = 4;
    policy.letters.debtor = Debtor::Individual;
    policy.review_every_months = 6;
    policy.ceiling.share_pct = 30;
}

fn professional_services(policy: &mut Policy) {
    policy.deposits = DepositRule { low_pct: 0, medium_pct: 0, high_pct: 50, new_pct: 25 };
    policy.credit.documents = vec![
        CreditPaper::SignedTerms,
        CreditPaper::LegalName,
        CreditPaper::BillingContact,
        CreditPaper::PurchaseOrder,
    ];
    tones(policy, [3, 17, 31, 46, 61]);
    policy.contact = ContactLimits { min_days_between: 7, ..ContactLimits::default() };
    policy.credit_hold_from_days = 45;
    policy.disputes = DisputeRule { owner: Role::Sales, ..DisputeRule::default() };
    policy.ceiling.share_pct = 25;
}

fn wholesale(policy: &mut Policy) {
    let early = EarlyDiscount { percent: Rate::from_hundredths(200), days: 10 };
    policy.terms = PaymentTerms { net_days: 30, early: Some(early) };
    policy.credit = CreditRules {
        granted_by: Role::Receivables,
        second_above: 25_000,
        usual_limit: 5_000,
        documents: vec![
            CreditPaper::SignedTerms,
            CreditPaper::LegalName,
            CreditPaper::TaxNumber,
            CreditPaper::BillingContact,
            CreditPaper::References,
            CreditPaper::CreditReport,
        ],
        review_months: 6,
        ..CreditRules::default()
    };
    policy.deposits = DepositRule { low_pct: 0, medium_pct: 0, high_pct: 100, new_pct: 50 };
    policy.credit_hold_from_days = 30;
    policy.minimum_letter_amount = 25;
    policy.hand_over_minimum = 500;
    policy.offer = OfferRule { discount_pct: 1, ..OfferRule::default() };
    policy.ceiling.share_pct = 20;
}

fn subscription(policy: &mut Policy) {
    policy.terms.net_days = 7;
    policy.deposits = DepositRule { low_pct: 0, medium_pct: 0, high_pct: 0, new_pct: 0 };
    policy.credit.documents = vec![CreditPaper::SignedTerms, CreditPaper::BillingContact];
    policy.first_contact_working_days = 1;
    tones(policy, [1, 5, 10, 15, 21]);
    policy.pay_within_days = 5;
    policy.credit_hold_from_days = 21;
    policy.hand_over_day = 61;
    policy.hand_over_minimum = 100;
    policy.promises = PromiseRule { longest_days: 7, most_broken: 1, stops_credit: true };
    policy.payment_plans = PlanRule { instalments: 2, longest_months: 3, ..PlanRule::default() };
    policy.ceiling = PastDueCeiling { share_pct: 10, ..PastDueCeiling::default() };
}

fn international(policy: &mut Policy) {
    policy.terms.net_days = 45;
    policy.credit = CreditRules {
        documents: CreditPaper::ALL.to_vec(),
        second_above: 20_000,
        resumes: Resume::Cleared,
        ..CreditRules::default()
    };
    policy.deposits = DepositRule { low_pct: 0, medium_pct: 30, high_pct: 100, new_pct: 50 };
    policy.first_contact_working_days = 5;
    policy.contact =
        ContactLimits { min_days_between: 7, promise_grace_days: 4, ..ContactLimits::default() };
    policy.pay_within_days = 10;
    policy.hand_over_minimum = 1_000;
    policy.promises.longest_days = 21;
    policy.disputes.reply_working_days = 10;
    policy.ceiling.share_pct = 25;
}
