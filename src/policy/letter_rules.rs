//! The rules letters follow besides tone and minimum: language, pacing, and what must be settled
//! before a legal step is named.

use serde::{Deserialize, Serialize};

use crate::documents::Language;
use crate::law::Debtor;

/// How letters are paced and worded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterRules {
    /// Language where the customer's country does not tell. Default English.
    pub language: Language,
    /// Courtesy notes list what falls due within so many days. Default 7.
    pub courtesy_days: u32,
    /// Thanks go to payments of the last so many days. Default 14.
    pub thanks_days: u32,
    /// No further letter within so many days of the last contact. Default 7.
    pub min_interval_days: u32,
    /// After so many reminders the account is handed over instead; 0 = no limit. Default 0.
    pub max_reminders: u32,
    /// No letter without an e-mail or postal address. Default no.
    pub need_address: bool,
    /// A file whose latest entry is older than so many days is warned of. Default 7.
    pub data_max_age_days: u32,
    /// The user had the wording of legal steps checked. Without it no letter names one.
    pub legal_reviewed: bool,
    /// Who the debtors are, for the time to reply to a final demand. Default companies.
    pub debtor: Debtor,
    /// Part asked for first, in percent of what is overdue. Default 30.
    pub deposit_percent: u32,
    /// Payments of a plan that is offered. Default 3.
    pub instalments: u32,
}

impl Default for LetterRules {
    fn default() -> Self {
        Self {
            language: Language::English,
            courtesy_days: 7,
            thanks_days: 14,
            min_interval_days: 7,
            max_reminders: 0,
            need_address: false,
            data_max_age_days: 7,
            legal_reviewed: false,
            debtor: Debtor::Company,
            deposit_percent: 30,
            instalments: 3,
        }
    }
}
