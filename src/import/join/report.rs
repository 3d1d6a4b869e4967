//! What bringing several files together came to: plain data for the review and the files.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{Amount, Currency, CustomerKey, Money};
use crate::import::report::{ImportError, ImportReport, ImportSettings, TableKind};

/// How many entries of a list are kept; all are counted.
pub const LISTED: usize = 10_000;

/// A file (or a sheet of a workbook) on its way in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name to show.
    pub name: String,
    /// Sheet of a workbook; empty where there is none.
    pub sheet: String,
    /// Size in bytes, where it is known beforehand.
    pub bytes: u64,
    /// What the user has settled about it.
    pub settings: ImportSettings,
    /// Why there is nothing to read, when that is known beforehand.
    pub refused: Option<ImportError>,
}

/// The files of an import and how they fit together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetReport {
    /// One per file, in the order given.
    pub files: Vec<FileReport>,
    /// How they fit together; `None` for a single file, and without figures.
    pub join: Option<JoinReport>,
}

/// One file (or sheet) of an import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    /// File name as given.
    pub name: String,
    /// Sheet of a workbook; empty where there is none.
    pub sheet: String,
    /// What its rows are.
    pub kind: TableKind,
    /// Why that, in words.
    pub kind_why: String,
    /// The same content as this earlier file; it is not counted again.
    pub repeats: Option<u32>,
    /// Why nothing of it could be used, if so.
    pub refused: Option<ImportError>,
    /// Its review, as far as there is one.
    pub import: Option<ImportReport>,
    /// Documents of the ledger that come from it.
    pub documents: u64,
}

/// Rows and their amounts per currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many rows.
    pub rows: u64,
    /// Their sums; a currency without rows is not there.
    pub amounts: Vec<Money>,
}

impl Tally {
    /// Adds a row.
    pub fn add(&mut self, amount: Amount, currency: Currency) {
        self.rows += 1;
        match self.amounts.iter_mut().find(|sum| sum.currency == currency) {
            Some(sum) => sum.amount += amount,
            None => self.amounts.push(Money::new(amount, currency)),
        }
    }
}

/// A list of which the first entries are kept and all are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// How many there are.
    pub count: u64,
    /// The first of them, at most [`LISTED`].
    pub kept: Vec<T>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { count: 0, kept: Vec::new() }
    }
}

impl<T> Listed<T> {
    /// Adds an entry.
    pub fn add(&mut self, entry: T) {
        self.count += 1;
        if self.kept.len() < LISTED {
            self.kept.push(entry);
        }
    }
}

/// How the files fit together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinReport {
    /// Payment rows read; their sum is matched + excess + unmatched.
    pub payments: Tally,
    /// Set against a document.
    pub matched: Tally,
    /// Received beyond what the document was about; now unapplied receipts.
    pub excess: Tally,
    /// Matching no document.
    pub unmatched: Tally,
    /// Of those, what is kept as unapplied receipts of customers.
    pub unapplied: Tally,
    /// The unmatched rows.
    pub unmatched_rows: Listed<LoosePayment>,
    /// The rows with an excess; the amount is the excess alone.
    pub excess_rows: Listed<LoosePayment>,
    /// Documents whose own open balance is not total less payments.
    pub differences: Listed<Difference>,
    /// Contacts that are customers with documents.
    pub contacts_matched: u64,
    /// Contacts without documents.
    pub contacts_unmatched: Listed<LooseContact>,
    /// Documents that stand in more than one file.
    pub repeated: Listed<Repeated>,
}

/// A row of a file of payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoosePayment {
    /// Which file, counted from 0.
    pub file: u32,
    /// Line in the file, from 1.
    pub row: u32,
    /// The customer as written.
    pub customer: String,
    /// The document number as written.
    pub number: String,
    /// When.
    #[serde(with = "crate::domain::date::written::optional")]
    pub date: Option<NaiveDate>,
    /// How much; positive = received.
    pub amount: Money,
    /// Why it matches nothing.
    pub why: Loose,
    /// It is kept as an unapplied receipt of the customer.
    pub kept_as_receipt: bool,
}

/// Why a payment, or a part of it, is set against no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Loose {
    /// It names no document.
    NoNumber,
    /// No file has a document of this number.
    NumberNotFound,
    /// The document of this number belongs to another customer.
    OtherCustomer,
    /// The document of this number is in another currency.
    OtherCurrency,
    /// The document of this number is a credit note.
    CreditNote,
    /// Several documents have this number.
    SeveralDocuments,
    /// It is more than the document was about.
    Excess,
}

impl Loose {
    /// The reason as a sentence.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NoNumber => "The payment names no document.",
            Self::NumberNotFound => "No document of this number is in these files.",
            Self::OtherCustomer => "The document of this number belongs to another customer.",
            Self::OtherCurrency => "The document of this number is in another currency.",
            Self::CreditNote => "The document of this number is a credit note.",
            Self::SeveralDocuments => "Several documents have this number.",
            Self::Excess => "The payments are more than the document was about.",
        }
    }
}

/// A document whose own open balance differs from total less payments. Its own balance counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which file, counted from 0.
    pub file: u32,
    /// Line in the file, from 1.
    pub row: u32,
    /// Who.
    pub customer: String,
    /// Which document.
    pub number: String,
    /// In which currency.
    pub currency: Currency,
    /// Open according to the file; this counts.
    pub stated: Amount,
    /// Total less payments.
    pub computed: Amount,
}

/// A contact without documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LooseContact {
    /// Which file, counted from 0.
    pub file: u32,
    /// Customer number; may be empty.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A document that stands in two files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeated {
    /// The file of the second one, counted from 0.
    pub file: u32,
    /// Its line there, from 1.
    pub row: u32,
    /// The file of the first one.
    pub first_file: u32,
    /// Its line there.
    pub first_row: u32,
    /// Who.
    pub customer: String,
    /// The number.
    pub number: String,
    /// Total of the second one.
    pub total: Money,
    /// All figures agree: it is counted once. Otherwise both count.
    pub same: bool,
}

/// Customers that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeSuggestion {
    /// The customers; the first has the most documents.
    pub customers: Vec<CustomerKey>,
    /// Their names, in the same order.
    pub names: Vec<String>,
    /// Why, in words.
    pub why: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_entries_are_counted_and_the_first_are_kept() {
        let mut list = Listed::default();
        for n in 0..=LISTED {
            list.add(n);
        }
        assert_eq!((list.count, list.kept.len()), (10_001, LISTED));
        assert_eq!(list.kept.last(), Some(&9_999));
    }
}
