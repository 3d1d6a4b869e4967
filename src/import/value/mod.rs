//! Cell text to dates and amounts: strict grammars, no guessing. What does not fit is reported.
//!
//! The order of day and month and the decimal mark belong to the column, not to the cell; a cell
//! only gives evidence for them.

mod amount;
mod calendar;
mod currency;
mod date;
mod date_cell;
mod date_numbers;
mod date_words;
mod months;
mod number;
mod text;
mod tokens;
mod trim;

pub use amount::{AmountProblem, AmountText, MarkEvidence, amount, amount_text, mark_evidence};
pub use calendar::serial_day;
pub use currency::{CurrencySeen, look_up as currency_sign};
pub use date::{date, date_problem, is_day_and_month, is_destroyed_date, iso_day};
pub use date_cell::{DateCell, DateProblem, Orders};
pub use number::{Minor, Number, Plain, plain_amount};
pub use trim::{is_blank, same_bytes, trim};
