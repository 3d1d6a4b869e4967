//! Ledger and date in, reports out. Pure, and it cannot fail: its input is a valid ledger.
//!
//! One measure per file; [`analyze`] is the one function to understand.
#![deny(clippy::float_arithmetic)]

pub mod aging;
pub mod balance;
pub mod metric;
pub mod report;

pub use aging::{AgeBasis, AgingScheme, Bucket};
pub use metric::{Input, Metric, Undefined};
pub use report::*;
