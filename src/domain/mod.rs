//! The nouns of receivables. Pure: no clock, no locale, no floating point, no browser.
//!
//! ```text
//! Ledger
//!   Customer              who owes; one per customer number (or name, where there is none)
//!   Account               one customer in one currency; balances live here, never mixed
//!   document (columns)    invoice, credit note or receipt: dates, amounts, number, source row
//!   Payment               money against one document on one day, where the files list them
//! Money
//!   Amount                an exact decimal; positive = the customer owes us
//!   Currency              ISO 4217 code, or "unstated"
//! ```
#![deny(clippy::float_arithmetic)]

pub mod date;
pub mod document;
pub mod identity;
pub mod ledger;
pub mod money;

/// A number or a position of things in memory, as the columns and messages keep it. The widths
/// agree in the browser, where this costs nothing; elsewhere it stops at the largest.
#[inline]
pub fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub use date::Day;
pub use document::DocumentKind;
pub use ledger::{Account, Customer, CustomerKey, DocumentIdx, Ledger, NewDocument, Payment};
pub use money::{Amount, Currency, Money};
