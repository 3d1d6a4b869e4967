//! Where the business trades from: the public holidays, the law on late payment and the language
//! that are suggested with it.

use serde::{Deserialize, Serialize};

use crate::documents::Language;
use crate::law::{Calendar, Regime};

/// The country a policy is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Country {
    /// Not said, or none of the others: no law and no holidays are suggested.
    #[default]
    Other,
    /// Australia.
    Australia,
    /// Austria.
    Austria,
    /// Belgium.
    Belgium,
    /// Canada.
    Canada,
    /// France.
    France,
    /// Germany.
    Germany,
    /// India.
    India,
    /// Ireland.
    Ireland,
    /// Italy.
    Italy,
    /// Netherlands.
    Netherlands,
    /// Spain.
    Spain,
    /// United Kingdom.
    UnitedKingdom,
    /// United States.
    UnitedStates,
}

impl Country {
    /// All of them, as they are offered.
    pub const ALL: [Self; 14] = [
        Self::Other,
        Self::Australia,
        Self::Austria,
        Self::Belgium,
        Self::Canada,
        Self::France,
        Self::Germany,
        Self::India,
        Self::Ireland,
        Self::Italy,
        Self::Netherlands,
        Self::Spain,
        Self::UnitedKingdom,
        Self::UnitedStates,
    ];

    /// The name for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Other => "another country",
            Self::Australia => "Australia",
            Self::Austria => "Austria",
            Self::Belgium => "Belgium",
            Self::Canada => "Canada",
            Self::France => "France",
            Self::Germany => "Germany",
            Self::India => "India",
            Self::Ireland => "Ireland",
            Self::Italy => "Italy",
            Self::Netherlands => "the Netherlands",
            Self::Spain => "Spain",
            Self::UnitedKingdom => "the United Kingdom",
            Self::UnitedStates => "the United States",
        }
    }

    /// Its public holidays; weekends only where we do not know them.
    pub const fn calendar(self) -> Calendar {
        match self {
            Self::Other | Self::India => Calendar::WeekendsOnly,
            Self::Australia => Calendar::Australia,
            Self::Austria => Calendar::Austria,
            Self::Belgium => Calendar::Belgium,
            Self::Canada => Calendar::Canada,
            Self::France => Calendar::France,
            Self::Germany => Calendar::Germany,
            Self::Ireland => Calendar::Ireland,
            Self::Italy => Calendar::Italy,
            Self::Netherlands => Calendar::Netherlands,
            Self::Spain => Calendar::Spain,
            Self::UnitedKingdom => Calendar::EnglandWales,
            Self::UnitedStates => Calendar::UnitedStates,
        }
    }

    /// Its law on late payment between businesses; `None` where there is no general one.
    pub const fn regime(self) -> Option<Regime> {
        match self {
            Self::Other | Self::Australia | Self::Canada | Self::UnitedStates => None,
            Self::Austria => Some(Regime::Austria),
            Self::France => Some(Regime::France),
            Self::Germany => Some(Regime::Germany),
            Self::India => Some(Regime::India),
            Self::Ireland => Some(Regime::Ireland),
            Self::Belgium | Self::Italy | Self::Netherlands | Self::Spain => {
                Some(Regime::EuropeanUnion)
            }
            Self::UnitedKingdom => Some(Regime::UnitedKingdom),
        }
    }

    /// The language its customers are written to, of those we have; English where it is none.
    pub const fn language(self) -> Language {
        match self {
            Self::Austria | Self::Germany => Language::German,
            Self::France => Language::French,
            Self::Spain => Language::Spanish,
            Self::Belgium | Self::Netherlands => Language::Dutch,
            Self::Other
            | Self::Australia
            | Self::Canada
            | Self::India
            | Self::Ireland
            | Self::Italy
            | Self::UnitedKingdom
            | Self::UnitedStates => Language::English,
        }
    }
}

/// `The policy is written for a business in Germany.`
pub(super) fn sentence(country: Country) -> String {
    if country == Country::Other {
        return "The country is not named: check what its law says about late payment.".to_owned();
    }
    format!(
        "The policy is written for a business in {}; a customer abroad may fall under another law.",
        country.words()
    )
}
