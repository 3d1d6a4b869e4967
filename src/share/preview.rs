//! What the copy changes, to look at before it is made: some names, the totals, what is dropped.

use serde::{Deserialize, Serialize};

use crate::domain::{Amount, Currency};

/// How many examples of each kind are shown.
pub(super) const EXAMPLES: usize = 5;

/// What becomes of the loaded book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharePreview {
    /// Customers in the copy.
    pub customers: u64,
    /// Documents in the copy.
    pub documents: u64,
    /// Some customers, as they are and as they will be called.
    pub names: Vec<Change>,
    /// Some documents, likewise.
    pub numbers: Vec<Change>,
    /// Some dates, likewise.
    pub dates: Vec<Change>,
    /// What is open and billed, per currency.
    pub totals: Vec<Totals>,
    /// Customers whose contact data (e-mail, phone, address) is dropped.
    pub contacts_dropped: u64,
    /// Rows of the files that were left out of the figures and are not in the copy.
    pub rows_left_out: u64,
}

/// Something as it is and as it will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// As it is.
    pub from: String,
    /// As it will be.
    pub to: String,
}

/// Sums over all documents of a currency, whatever the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Which currency.
    pub currency: Currency,
    /// Open by the file, as it is.
    pub open: Amount,
    /// Open in the copy.
    pub open_in_copy: Amount,
    /// Billed, as it is.
    pub billed: Amount,
    /// Billed in the copy.
    pub billed_in_copy: Amount,
}
