//! The languages documents for customers are written in.

use serde::{Deserialize, Serialize};

/// A language of letters and statements.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Language {
    /// English, with American spelling and day-month-year dates.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Dutch.
    Dutch,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::English, Self::German, Self::French, Self::Spanish, Self::Dutch];

    /// The name for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "German",
            Self::French => "French",
            Self::Spanish => "Spanish",
            Self::Dutch => "Dutch",
        }
    }

    /// BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::German => "de-DE",
            Self::French => "fr-FR",
            Self::Spanish => "es-ES",
            Self::Dutch => "nl-NL",
        }
    }

    /// The language of a country as files name it (code or name, in any case); `None` where it is
    /// not known, or where several of ours are spoken.
    ///
    /// ```
    /// use owed::documents::Language;
    /// assert_eq!(Language::of_country(" deutschland "), Some(Language::German));
    /// assert_eq!(Language::of_country("CH"), None);
    /// ```
    pub fn of_country(country: &str) -> Option<Self> {
        let name = country.trim().to_lowercase();
        let of = |(_, names): &&(Self, &[&str])| names.contains(&name.as_str());
        COUNTRIES.iter().find(of).map(|(language, _)| *language)
    }
}

/// Countries by code and name, where one of our languages is the language of business.
const COUNTRIES: [(Language, &[&str]); 5] = [
    (
        Language::English,
        &[
            "us",
            "usa",
            "united states",
            "united states of america",
            "gb",
            "gbr",
            "uk",
            "united kingdom",
            "great britain",
            "england",
            "scotland",
            "wales",
            "northern ireland",
            "ie",
            "irl",
            "ireland",
            "au",
            "aus",
            "australia",
            "nz",
            "nzl",
            "new zealand",
            "in",
            "ind",
            "india",
            "za",
            "zaf",
            "south africa",
            "sg",
            "sgp",
            "singapore",
        ],
    ),
    (
        Language::German,
        &[
            "de",
            "deu",
            "germany",
            "deutschland",
            "at",
            "aut",
            "austria",
            "österreich",
            "li",
            "liechtenstein",
        ],
    ),
    (
        Language::French,
        &["fr", "fra", "france", "mc", "monaco", "sn", "senegal", "sénégal", "ci", "côte d'ivoire"],
    ),
    (
        Language::Spanish,
        &[
            "es",
            "esp",
            "spain",
            "españa",
            "mx",
            "mex",
            "mexico",
            "méxico",
            "ar",
            "arg",
            "argentina",
            "cl",
            "chl",
            "chile",
            "co",
            "col",
            "colombia",
            "pe",
            "per",
            "peru",
            "perú",
            "ec",
            "ecuador",
            "uy",
            "uruguay",
            "py",
            "paraguay",
            "bo",
            "bolivia",
            "ve",
            "venezuela",
            "cr",
            "costa rica",
            "pa",
            "panama",
            "panamá",
            "gt",
            "guatemala",
        ],
    ),
    (Language::Dutch, &["nl", "nld", "netherlands", "the netherlands", "nederland", "holland"]),
];
