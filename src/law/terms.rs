//! What the user has decided about interest and fees, as part of the rules. The default claims
//! nothing: interest needs a law or an agreement, and customers that are businesses.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::days::DayCount;
use super::rate::{OwnRate, Rate};
use super::regime::Regime;
use crate::domain::{Amount, Currency};

/// Everything that decides what is claimed for paying late.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InterestTerms {
    /// On what ground, if any.
    pub basis: ClaimBasis,
    /// Which law, when the ground is one.
    pub regime: Regime,
    /// What was agreed, when the ground is a contract.
    pub contract: ContractTerms,
    /// Another day count than the law's or the contract's own.
    pub day_count: Option<DayCount>,
    /// The user confirmed that the customers are businesses.
    pub businesses: bool,
    /// The user confirmed that the contract (or, for a law, its absence) allows the claim.
    pub agreed: bool,
    /// Only invoices issued from this day on.
    pub since: Option<NaiveDate>,
    /// What a part payment pays first.
    pub allocation: Allocation,
    /// What becomes of interest once the invoice itself is paid.
    pub after_principal: AfterPrincipal,
    /// Rates the user entered; they go before the built-in ones.
    pub own_rates: Vec<OwnRate>,
}

/// On what ground interest is claimed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimBasis {
    /// None is claimed.
    #[default]
    None,
    /// As agreed with the customer.
    Contract,
    /// As a law gives it.
    Statute,
}

/// Interest and fees as agreed. Rate and fee are independent: an empty one claims nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContractTerms {
    /// Percent per period; none when empty.
    pub rate: Option<Rate>,
    /// Per which period.
    pub per: RatePeriod,
    /// One fee per late invoice, in `currency`; none when empty.
    pub fee: Option<Amount>,
    /// Days after the due date before interest starts and the fee is owed.
    pub grace_days: u32,
    /// Least interest per invoice, in `currency`, once there is any; none when empty.
    pub minimum: Option<Amount>,
    /// Most interest per invoice, in percent of the invoice; 0 = no limit.
    pub cap_percent: u32,
    /// Of fee and minimum: accounts in another currency get neither.
    pub currency: Option<Currency>,
}

/// The period of a contractual rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RatePeriod {
    /// A month of 30 days.
    #[default]
    Month,
    /// A year.
    Year,
}

/// What a part payment pays first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Allocation {
    /// The invoice; interest is owed beside it.
    #[default]
    PrincipalFirst,
    /// Fees, then interest, then the invoice (such as § 367 BGB).
    ChargesFirst,
}

/// What becomes of interest and fees once the invoice itself is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AfterPrincipal {
    /// They are waived.
    #[default]
    Waive,
    /// They wait for the next letter, which shows them.
    Carry,
    /// They are asked for in a letter of their own if need be.
    Enforce,
}

impl ContractTerms {
    /// The yearly rate: twelve times a monthly one.
    pub fn yearly(&self) -> Option<Rate> {
        let factor = if self.per == RatePeriod::Month { 12 } else { 1 };
        self.rate.map(|rate| rate.times(factor))
    }
}

impl InterestTerms {
    /// How days are counted: the user's choice, else a month of 30 days for a monthly rate, else
    /// the law's or 365.
    pub fn day_count(&self) -> DayCount {
        self.day_count.unwrap_or(match (self.basis, self.contract.per) {
            (ClaimBasis::Statute, _) => self.regime.day_count(),
            (_, RatePeriod::Month) => DayCount::Actual360,
            (_, RatePeriod::Year) => DayCount::Actual365,
        })
    }

    /// A ground is chosen and both questions are answered with yes.
    pub fn in_force(&self) -> bool {
        self.basis != ClaimBasis::None && self.businesses && self.agreed
    }
}
