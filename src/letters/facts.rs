//! What the case log adds to the ledger when letters are chosen. Made by `collect`, so that letters
//! need not know how a log is read; empty where nothing is logged.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::ExclusionReason;
use super::known::{Instalment, Promise};
use crate::domain::ledger::AccountIdx;
use crate::domain::{Amount, Day, DocumentIdx, to_u32};

/// The facts for one as-of date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFacts {
    /// Accounts that get no letter now, and why.
    pub paused: BTreeMap<AccountIdx, ExclusionReason>,
    /// Accounts that bear no interest and no fees: money is short and they said so, or a plan runs.
    pub no_charges: BTreeSet<AccountIdx>,
    /// Invoices about which something was agreed or is disputed.
    pub documents: BTreeMap<DocumentIdx, DocumentFacts>,
    /// What was agreed with accounts, and what went out to them.
    pub accounts: BTreeMap<AccountIdx, Agreed>,
}

/// What the log has of an account besides its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// The latest promise, unless the money came or another took its place.
    pub promise: Option<Promise>,
    /// The payment plan; empty = none.
    pub plan: Vec<Instalment>,
    /// Reminders that went out about what is open, before the as-of date.
    pub reminders: u32,
    /// The last letter of ours.
    pub last_letter: Option<NaiveDate>,
    /// The deposit that was decided on.
    pub deposit: Option<Amount>,
    /// Open disputes: document number, and the day of the next look at it.
    pub disputes: Vec<(String, Option<NaiveDate>)>,
}

/// What is known of one invoice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts {
    /// Disputed of it, in minor units, at least 0; the rest is still asked for.
    pub disputed: i64,
    /// The later due date agreed on, or [`Day::NONE`].
    pub due: Day,
}

impl CaseFacts {
    /// The facts about document `i`.
    #[inline]
    pub fn of_document(&self, i: usize) -> Option<&DocumentFacts> {
        if self.documents.is_empty() { None } else { self.documents.get(&to_u32(i)) }
    }

    /// What was agreed with an account.
    pub fn agreed(&self, account: AccountIdx) -> Option<&Agreed> {
        self.accounts.get(&account)
    }

    /// Why an account gets no letter now.
    pub fn pause_of(&self, account: AccountIdx) -> Option<ExclusionReason> {
        self.paused.get(&account).copied()
    }
}
