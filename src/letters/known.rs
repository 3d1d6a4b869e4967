//! What is known of accounts besides the ledger: promises, complaints, holds, contacts. All of it may
//! be empty; letters then follow the ledger alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::Language;
use crate::domain::{Amount, Currency, CustomerKey, Ledger, to_u32};

/// What is known of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFacts {
    /// Whose.
    pub customer: CustomerKey,
    /// In which currency.
    pub currency: Currency,
    /// The latest promise to pay.
    pub promise: Option<Promise>,
    /// Complaints that are open.
    pub disputes: Vec<Dispute>,
    /// No letters for now.
    pub hold: Option<Hold>,
    /// The day of the last letter, call or visit.
    pub last_contact: Option<NaiveDate>,
    /// Reminders sent since something became overdue.
    pub reminders: u32,
    /// Payments that were agreed.
    pub plan: Vec<Instalment>,
    /// The customer's language.
    pub language: Option<Language>,
    /// No interest and no fees for this customer.
    pub no_interest: bool,
}

/// A promise to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// By when.
    pub date: NaiveDate,
    /// How much; everything overdue where it is not said.
    pub amount: Option<Amount>,
    /// It was not kept.
    pub broken: bool,
}

/// A complaint about a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Document number.
    pub number: String,
    /// What of it is disputed; all where it is not said.
    pub amount: Option<Amount>,
}

/// A pause for letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Why.
    pub reason: String,
    /// Last day; without one until it is lifted.
    pub until: Option<NaiveDate>,
}

/// One payment of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// When.
    pub date: NaiveDate,
    /// How much.
    pub amount: Amount,
}

impl AccountFacts {
    /// Nothing is known.
    pub fn none(customer: CustomerKey, currency: Currency) -> Self {
        Self {
            customer,
            currency,
            promise: None,
            disputes: Vec::new(),
            hold: None,
            last_contact: None,
            reminders: 0,
            plan: Vec::new(),
            language: None,
            no_interest: false,
        }
    }

    /// What of a document is disputed, in minor units; `None` when nothing is.
    pub(super) fn disputed(&self, number: &str, open: i64) -> Option<i64> {
        let dispute = self.disputes.iter().find(|dispute| dispute.number == number)?;
        let part = dispute.amount.and_then(|amount| {
            let mut decimal = amount.decimal();
            decimal.rescale(self.currency.minor_digits());
            i64::try_from(decimal.mantissa()).ok()
        });
        Some(part.unwrap_or(open).clamp(0, open.max(0)))
    }
}

/// Such facts by account of a ledger.
pub(super) type ByAccount<'a> = BTreeMap<u32, &'a AccountFacts>;

/// Finds the account of each; facts of customers that are not there are left aside.
pub(super) fn by_account<'a>(ledger: &Ledger, facts: &'a [AccountFacts]) -> ByAccount<'a> {
    let mut found = ByAccount::new();
    if facts.is_empty() {
        return found;
    }
    let keys: BTreeMap<(&CustomerKey, Currency), &AccountFacts> =
        facts.iter().map(|facts| ((&facts.customer, facts.currency), facts)).collect();
    for (idx, account) in ledger.accounts().iter().enumerate() {
        let Some(customer) = ledger.customers().get(account.customer as usize) else { continue };
        if let Some(facts) = keys.get(&(&customer.key(), account.currency)) {
            found.insert(to_u32(idx), facts);
        }
    }
    found
}
