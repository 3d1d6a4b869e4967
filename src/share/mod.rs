//! Share without names: the loaded book as a copy that tells no customer, number, contact or note, and
//! still gives the same figures when it is read back.
//!
//! Nothing of the original passes that is text: customers, documents, orders, salespeople and regions get
//! made-up names, the same one for the same original under the same key word ([`Pseudonyms`]); contacts,
//! terms and customer numbers are dropped (due dates stand written out). Dates can be moved by a number of
//! days and amounts multiplied by a factor ([`Factor`]). Rows that were left out are not in the copy.

mod copy;
mod factor;
mod preview;
mod pseudonym;

use serde::{Deserialize, Serialize};

pub use copy::{AnonymousCopy, anonymous_copy};
pub use factor::Factor;
pub use preview::{Change, SharePreview, Totals};
pub use pseudonym::Pseudonyms;

/// How the copy is to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareOptions {
    /// The key word: the same word gives the same made-up names. Who knows it can check a guess, so it is
    /// never part of the copy.
    pub key: String,
    /// Days by which every date is moved; 0 = as they are.
    pub shift_days: i32,
    /// What every amount is multiplied by.
    pub factor: Factor,
}

/// Why there is no copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// An amount times the factor, or a moved date, is beyond what can be written.
    OutOfRange,
}

/// The most days by which dates can be moved, forward or back: ten years.
pub const MAX_SHIFT_DAYS: i32 = 3_660;
