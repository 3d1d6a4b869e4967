//! Statutory interest between businesses, country by country: which rate, on top of what, how it
//! moves, how days are counted and which fixed sum comes with it.
//!
//! Sources: Late Payment of Commercial Debts (Interest) Act 1998 s. 4 to 6 and SI 2002/1675 (UK);
//! Directive 2011/7/EU; § 288 BGB (Germany); art. L441-10 Code de commerce (France); SI 580/2012
//! (Ireland); § 456 UGB (Austria); MSMED Act 2006 s. 15 and 16 (India); 5 CFR 1315 (US, federal
//! customers only).

use serde::{Deserialize, Serialize};

use super::days::DayCount;
use super::rate::{Rate, Series};
use crate::domain::{Amount, Currency, Money};

/// A law that gives interest on late payment between businesses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Regime {
    /// United Kingdom.
    #[default]
    UnitedKingdom,
    /// Ireland.
    Ireland,
    /// Germany.
    Germany,
    /// Austria.
    Austria,
    /// France.
    France,
    /// Any other country of the European Union: the least the Directive gives.
    EuropeanUnion,
    /// India, micro and small suppliers.
    India,
    /// United States, federal customers only.
    UsFederal,
}

/// Which day decides the rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixing {
    /// The day interest starts; the rate stays for the whole debt.
    Start,
    /// The due date; the rate stays for the whole debt.
    DueDate,
    /// Each half-year has its own rate.
    Follows,
    /// Each month has the rate of its first day, and its interest is added to the debt.
    MonthlyRests,
}

impl Regime {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::UnitedKingdom,
        Self::Ireland,
        Self::Germany,
        Self::Austria,
        Self::France,
        Self::EuropeanUnion,
        Self::India,
        Self::UsFederal,
    ];

    /// For people, with who it is for.
    pub const fn words(self) -> &'static str {
        match self {
            Self::UnitedKingdom => "United Kingdom",
            Self::Ireland => "Ireland",
            Self::Germany => "Germany",
            Self::Austria => "Austria",
            Self::France => "France",
            Self::EuropeanUnion => "other EU country (the Directive's minimum)",
            Self::India => "India (registered micro and small suppliers)",
            Self::UsFederal => "United States (federal customers only)",
        }
    }

    /// The law by name, as letters cite it.
    pub const fn law(self) -> &'static str {
        match self {
            Self::UnitedKingdom => "Late Payment of Commercial Debts (Interest) Act 1998",
            Self::Ireland => "S.I. No. 580/2012",
            Self::Germany => "§ 288 BGB",
            Self::Austria => "§ 456 UGB",
            Self::France => "art. L441-10 du Code de commerce",
            Self::EuropeanUnion => "Directive 2011/7/EU",
            Self::India => "MSMED Act 2006, s. 16",
            Self::UsFederal => "5 CFR 1315",
        }
    }

    /// The reference rate it builds on.
    pub const fn series(self) -> Series {
        match self {
            Self::UnitedKingdom => Series::BankOfEngland,
            Self::Ireland | Self::France | Self::EuropeanUnion => Series::EcbMain,
            Self::Germany => Series::GermanBase,
            Self::Austria => Series::AustrianBase,
            Self::India => Series::RbiBank,
            Self::UsFederal => Series::UsTreasury,
        }
    }

    /// The yearly rate for a reference rate; never below zero.
    pub fn rate(self, reference: Rate) -> Rate {
        let rate = match self {
            Self::UnitedKingdom | Self::Ireland | Self::EuropeanUnion => {
                reference.plus(Rate::from_hundredths(800))
            }
            Self::Germany => reference.plus(Rate::from_hundredths(900)),
            Self::Austria => reference.plus(Rate::from_hundredths(920)),
            Self::France => reference.plus(Rate::from_hundredths(1000)),
            Self::India => reference.times(3),
            Self::UsFederal => reference,
        };
        rate.max(Rate::default())
    }

    /// Which day decides the rate. Whether the French rate follows is not settled by the texts; the
    /// half-years' own rates are taken.
    pub const fn fixing(self) -> Fixing {
        match self {
            Self::UnitedKingdom => Fixing::Start,
            Self::Ireland => Fixing::DueDate,
            Self::Germany | Self::Austria | Self::France | Self::EuropeanUnion => Fixing::Follows,
            Self::India | Self::UsFederal => Fixing::MonthlyRests,
        }
    }

    /// How days are counted unless the user chooses otherwise.
    pub const fn day_count(self) -> DayCount {
        match self {
            Self::UsFederal => DayCount::Actual360,
            Self::UnitedKingdom
            | Self::Ireland
            | Self::Germany
            | Self::Austria
            | Self::France
            | Self::EuropeanUnion
            | Self::India => DayCount::Actual365,
        }
    }

    /// The fixed sum for a debt that has begun to bear interest, in the law's own currency; `None`
    /// where there is none. UK: s. 5A, by the size of the debt when interest began; EU: art. 6.
    pub fn fixed_sum(self, debt: Money) -> Option<Money> {
        let of = |units: i128, code: &str| {
            let currency = Currency::new(code)?;
            let minor = units * 10_i128.pow(currency.minor_digits());
            Some(Money::new(Amount::from_minor(minor, currency), currency))
        };
        match self {
            Self::UnitedKingdom => {
                let reaches = |units| of(units, "GBP").is_some_and(|sum| debt.amount >= sum.amount);
                let units = match (reaches(10_000), reaches(1_000)) {
                    (true, _) => 100,
                    (false, true) => 70,
                    (false, false) => 40,
                };
                of(units, "GBP").filter(|sum| sum.currency == debt.currency)
            }
            Self::Ireland | Self::Germany | Self::Austria | Self::France | Self::EuropeanUnion => {
                of(40, "EUR").filter(|sum| sum.currency == debt.currency)
            }
            Self::India | Self::UsFederal => None,
        }
    }

    /// First due date the rule holds for, where the law had another rule before.
    pub fn holds_from(self) -> Option<chrono::NaiveDate> {
        match self {
            // Nine points hold for obligations from 29 July 2014 on.
            Self::Germany => chrono::NaiveDate::from_ymd_opt(2014, 7, 29),
            Self::Ireland | Self::Austria | Self::France | Self::EuropeanUnion => {
                chrono::NaiveDate::from_ymd_opt(2013, 3, 16)
            }
            Self::UnitedKingdom | Self::India | Self::UsFederal => None,
        }
    }
}
