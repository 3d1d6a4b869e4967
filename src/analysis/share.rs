//! Shares of what is open: not yet due, past due, far past due.
//!
//! `part ÷ all positive open items` (Credit Research Foundation: ending current receivables ÷
//! ending total receivables). Credits are no part of either, so that no share can pass 1.

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::Currency;

/// The survey that practitioners' articles quote, without naming it: 87 % of the business accounts
/// were current. Shown beside the book's own shares, never mixed into a figure.
pub const SURVEY_CURRENT_PERMILLE: u16 = 870;
/// The same survey: 0.4 % were more than 90 days past due.
pub const SURVEY_OVER_90_PERMILLE: u16 = 4;

/// `part ÷ whole`, undefined when nothing is open.
pub fn share(part: i128, whole: i128, name: &str, currency: Currency) -> Metric {
    let inputs =
        vec![Input::money(name, part, currency), Input::money("open items", whole, currency)];
    Metric::ratio(part, whole, Undefined::NothingOpen, inputs)
}
