//! The rules letters follow besides tone and minimum: language, and what must be settled before a
//! legal step is named. How often anyone is written to is in [`super::ContactLimits`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::Language;
use crate::law::Debtor;

/// How letters are worded and what they look back and ahead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterRules {
    /// Language where the customer's country does not tell. Default English.
    pub language: Language,
    /// Courtesy notes list what falls due within so many days. Default 7.
    pub courtesy_days: u32,
    /// Thanks go to payments of the last so many days. Default 14.
    pub thanks_days: u32,
    /// No letter without an e-mail or postal address. Default no.
    pub need_address: bool,
    /// A file whose latest entry is older than so many days is warned of. Default 7.
    pub data_max_age_days: u32,
    /// The user had the wording of legal steps checked. Without it no letter names one.
    pub legal_reviewed: bool,
    /// When that was; stands in the documents.
    pub legal_reviewed_on: Option<NaiveDate>,
    /// Who the debtors are, for the time to reply to a final demand. Default companies.
    pub debtor: Debtor,
}

impl Default for LetterRules {
    fn default() -> Self {
        Self {
            language: Language::English,
            courtesy_days: 7,
            thanks_days: 14,
            need_address: false,
            data_max_age_days: 7,
            legal_reviewed: false,
            legal_reviewed_on: None,
            debtor: Debtor::Company,
        }
    }
}
