//! The words exports use: headers, document types, statuses, totals. Facts gathered from the
//! systems' own exports, in the languages their users work in.

mod fold;
mod headers;
mod labels;
mod statuses;
mod types;
mod unused;
mod world_what;
mod world_who;

pub use fold::normalize;
pub use headers::roles_of;
pub use labels::{is_bucket_label, is_no, is_total_label, is_trailer, is_yes, total_of};
pub use statuses::{StatusSense, StatusWord, status, status_in, status_sense};
pub use types::{Side, TypeWord, asks_for_returns, debit_credit, document_type, document_type_in};
pub use unused::known_unused;
