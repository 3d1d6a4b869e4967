//! What an analysis depends on besides the ledger: one value, so that the same value always gives
//! the same figures.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::aging::{AgeBasis, AgeLimits, AgingScheme, Bucket, DueToday};
use crate::domain::Currency;
use crate::domain::ledger::Attribute;
use crate::policy::OffenderRule;

/// Everything an analysis depends on besides the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalysisConfig {
    /// The date the balances are stated for; end of that day, inclusive.
    #[serde(with = "crate::domain::date::written")]
    pub as_of: NaiveDate,
    /// What aging counts from.
    pub basis: AgeBasis,
    /// The buckets.
    pub scheme: AgingScheme,
    /// Whether due on the as-of date is late.
    pub due_today: DueToday,
    /// Where open credits stand.
    pub credits: CreditMode,
    /// What the rows of the aging are.
    pub group_by: GroupBy,
    /// Days the measures look back over where no other window is named.
    pub window_days: u32,
    /// Rates for totals in one currency; none unless the user types them.
    pub conversion: Option<Conversion>,
    /// Who counts as a repeat offender.
    pub offender: OffenderRule,
}

/// Where open credits (credit notes, unapplied receipts, overpaid invoices) stand in the aging. The
/// open balance is the same in all three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CreditMode {
    /// In the bucket of their own date. This is the default.
    #[default]
    OwnDate,
    /// In a column of their own; no other bucket is lowered by them.
    OwnColumn,
    /// Set against the oldest items of the same customer and currency; what is left of them stands in
    /// a column of its own.
    AgainstOldest,
}

/// What the rows of the aging are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupBy {
    /// Customers. This is the default.
    #[default]
    Customer,
    /// Currencies, side by side and never added.
    Currency,
    /// What the file says of documents, or else of their customers.
    Attribute(Attribute),
}

/// Rates the user typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    /// Into which currency.
    pub into: Currency,
    /// Units of it for one unit of each currency, above zero.
    #[serde(with = "rates")]
    pub rates: Vec<(Currency, Decimal)>,
}

/// How rates are written ([`crate::domain::decimal`]).
mod rates {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::domain::Currency;
    use crate::domain::decimal::Written;

    pub(super) fn serialize<S: Serializer>(
        rates: &[(Currency, Decimal)],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(rates.iter().map(|(currency, rate)| (currency, Written(*rate))))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<(Currency, Decimal)>, D::Error> {
        let rates = Vec::<(Currency, Written)>::deserialize(from)?;
        Ok(rates.into_iter().map(|(currency, Written(rate))| (currency, rate)).collect())
    }
}

impl CreditMode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::OwnDate, Self::OwnColumn, Self::AgainstOldest];

    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OwnDate => "own_date",
            Self::OwnColumn => "own_column",
            Self::AgainstOldest => "against_oldest",
        }
    }

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OwnDate => "aged by their own date",
            Self::OwnColumn => "in a column of their own",
            Self::AgainstOldest => "set against the oldest",
        }
    }
}

impl DueToday {
    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotLate => "not_late",
            Self::Late => "late",
        }
    }

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotLate => "not late",
            Self::Late => "overdue",
        }
    }
}

impl GroupBy {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let attributes = Attribute::ALL.into_iter().map(Self::Attribute);
        [Self::Customer, Self::Currency].into_iter().chain(attributes)
    }

    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Currency => "currency",
            Self::Attribute(attribute) => attribute.key(),
        }
    }

    /// The one with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|by| by.key() == key)
    }
}

impl AnalysisConfig {
    /// The usual conventions as of `as_of`.
    pub fn standard(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            basis: AgeBasis::DueDate,
            scheme: AgingScheme::default(),
            due_today: DueToday::default(),
            credits: CreditMode::default(),
            group_by: GroupBy::default(),
            window_days: 90,
            conversion: None,
            offender: OffenderRule::default(),
        }
    }

    /// The limits of the buckets, in days.
    pub fn limits(&self) -> AgeLimits {
        let late_from = match self.basis {
            AgeBasis::DueDate => self.late_from(),
            AgeBasis::InvoiceDate => 1,
        };
        self.scheme.at(self.as_of, late_from)
    }

    /// From so many days past due on a document is late.
    pub const fn late_from(&self) -> i32 {
        match self.due_today {
            DueToday::NotLate => 1,
            DueToday::Late => 0,
        }
    }

    /// The buckets, in order: dated ones, the dateless one, and the one for credits where they have
    /// one.
    pub fn buckets(&self) -> Vec<Bucket> {
        let mut list = self.scheme.buckets(self.basis, &self.limits());
        if self.credits != CreditMode::OwnDate {
            let label = "Credits".to_owned();
            list.push(Bucket { title: label.clone(), label, from: None, to: None });
        }
        list
    }

    /// How many buckets there are.
    pub fn bucket_count(&self) -> usize {
        let dated_and_not = self.scheme.limits().len() + 3;
        dated_and_not + usize::from(self.credits != CreditMode::OwnDate)
    }

    /// The bucket of credits, where they have one.
    pub fn credit_bucket(&self) -> Option<usize> {
        (self.credits != CreditMode::OwnDate).then(|| self.scheme.limits().len() + 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_the_aging_are_found_by_their_name_in_files() {
        for by in GroupBy::all() {
            assert_eq!(GroupBy::from_key(by.key()), Some(by));
        }
        assert_eq!(GroupBy::from_key("currency"), Some(GroupBy::Currency));
        for key in ["", "Customer", "customers"] {
            assert_eq!(GroupBy::from_key(key), None, "{key}");
        }
    }
}
