//! Ledger and date in, reports out. Pure, and it cannot fail: its input is a valid ledger.
//!
//! One measure per file; [`analyze`] is the one function to understand. [`pass`] gathers, once per
//! document; the measures are made from what it gathered.
#![deny(clippy::float_arithmetic)]

pub mod aging;
mod analyze;
pub mod bad_debt;
pub mod balance;
pub mod behavior;
pub mod beyond_terms;
pub mod concentration;
pub mod documents;
pub mod dso;
pub mod effectiveness;
pub mod histogram;
pub mod markov;
pub mod metric;
pub mod offender;
pub mod pass;
pub mod report;
pub mod roll;
pub mod share;
pub mod timeline;
pub mod turnover;
pub mod weighted_dso;

pub use aging::{AgeBasis, AgingScheme, Bucket};
pub use analyze::{Analysis, CustomerQuery, analyze};
pub use metric::{Input, Metric, Undefined};
pub use report::*;
