//! What the law and the calendar say about late payment: rates, interest, fixed sums, working days
//! and reply times. Facts with their sources, and calculations on them.
//!
//! Nothing here guesses: a day for which no rate or no holiday is known is refused by name. Money is
//! whole minor units and exact fractions, rounded once per invoice.

#![deny(clippy::float_arithmetic)]

pub mod calendar;
mod compound;
mod days;
mod interest;
mod notice;
mod rate;
mod regime;
mod tables;
mod terms;

#[cfg(test)]
mod tests;

pub use calendar::{BeyondCalendar, Calendar, WorkingDays, is_weekend};
pub use days::DayCount;
pub use interest::{Claim, Debt, NoClaim, Payment, Segment, claim, interest_for_days};
pub use notice::{Debtor, clear_days_after, reply_days};
pub use rate::{NoRate, OwnRate, Rate, Series, known_range, rate_on};
pub use regime::{Fixing, Regime};
pub use terms::{AfterPrincipal, Allocation, ClaimBasis, ContractTerms, InterestTerms, RatePeriod};
