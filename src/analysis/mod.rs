//! Ledger and date in, reports out. Pure, and it cannot fail: its input is a valid ledger.
//!
//! One measure per file; [`analyze`] is the one function to understand. [`pass`] gathers, once per
//! document; the measures are made from what it gathered.
#![deny(clippy::float_arithmetic)]

pub mod aging;
mod analyze;
pub mod back_test;
pub mod bad_debt;
pub mod balance;
pub mod behavior;
pub mod beyond_terms;
pub mod collection;
pub mod compare;
pub mod concentration;
pub mod config;
pub mod contact_gaps;
pub mod conversion;
pub mod credits;
pub mod documents;
pub mod dso;
pub mod effectiveness;
pub mod forecast;
pub mod groups;
pub mod histogram;
pub mod items;
pub mod late_cost;
pub mod markov;
pub mod measures;
pub mod metric;
pub mod offender;
pub mod outlook;
pub mod pass;
pub mod pay_runs;
pub mod payment_index;
pub mod pictures;
pub mod profile;
pub mod provision;
pub mod report;
pub mod roll;
pub mod share;
pub mod spread;
pub mod survival;
pub mod tie_out;
pub mod timeline;
pub mod trend;
pub mod turnover;
pub mod weighted_dso;

pub use aging::{AgeBasis, AgeLimits, AgingScheme, Bucket, DueToday, LimitUnit};
pub use analyze::{Analysis, CustomerQuery, analyze};
pub use config::{AnalysisConfig, Conversion, CreditMode, GroupBy};
pub use conversion::Converted;
pub use metric::{Input, Metric, Undefined};
pub use report::*;
