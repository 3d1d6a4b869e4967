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

use std::ops::Range;

pub mod date;
pub mod decimal;
pub mod document;
pub mod identity;
pub mod ledger;
pub mod money;
pub mod sorting;

/// A number or a position of things in memory, as the columns and messages keep it. The widths
/// agree in the browser, where this costs nothing; elsewhere it stops at the largest.
#[inline]
pub fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Documents in a piece of [`pieces`].
const PIECE: usize = 4096;

/// `0..len` in pieces, in order. Browsers run a function that has become worth optimizing in its better form only when it
/// is called the next time, not while it runs: so what goes through a million documents is called once for each piece,
/// and not inlined.
pub fn pieces(len: usize) -> impl Iterator<Item = Range<usize>> {
    (0..len).step_by(PIECE).map(move |start| start..len.min(start + PIECE))
}

pub use date::Day;
pub use document::DocumentKind;
pub use ledger::{Account, Customer, CustomerKey, DocumentIdx, Ledger, NewDocument, Payment};
pub use money::{Amount, Currency, Money};

#[cfg(test)]
mod tests {
    use super::{PIECE, pieces};

    #[test]
    fn pieces_are_all_there_is_once_and_in_order() {
        for (len, lengths) in [
            (0, &[][..]),
            (1, &[1]),
            (PIECE, &[PIECE]),
            (PIECE + 1, &[PIECE, 1]),
            (2 * PIECE, &[PIECE, PIECE]),
        ] {
            assert_eq!(pieces(len).map(|piece| piece.len()).collect::<Vec<_>>(), lengths, "{len}");
            assert!(pieces(len).flatten().eq(0..len), "{len}");
        }
    }
}
