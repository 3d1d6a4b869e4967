//! Owed: a receivables analyzer that runs entirely in the browser tab.
//!
//! Bytes of an export go in ([`import`]), become a validated [`domain::Ledger`], are measured
//! ([`analysis`]), shown ([`present`], `ui`) and turned into letters and documents ([`letters`],
//! [`policy`], [`documents`]). Nothing in this crate can send anything anywhere.
//!
//! Module map, lowest first; a module uses only what stands above it in this list:
//!
//! * [`domain`]: the nouns. Money, dates, documents, the ledger.
//! * [`import`]: bytes to ledger plus findings.
//! * [`convert`]: workbooks, web pages and old encodings to text that [`import`] reads.
//! * [`documents`]: a small document model and its file formats; knows no receivables.
//! * [`law`]: rates, interest, working days and reply times, with their sources.
//! * [`policy`]: the rules, one value, and the checklists and documents made from them.
//! * [`analysis`]: ledger and date to reports.
//! * [`letters`]: reminder letters, as documents.
//! * [`collect`]: the case log, and what is due today.
//! * [`casefile`]: everything of one book that its user decided, as a file and as steps to take back.
//! * [`present`]: reports to text, tables, pictures and exports.
//! * [`sample`]: the invented ledger behind "Try with sample data".
//! * [`share`]: a copy of the book without names.
//! * [`protocol`]: what the page and its worker say to each other.
//! * [`worker`]: the session that owns the ledger.
//! * `panic_place` (feature `browser`): what a stopped program may say.
//! * `platform` and `ui` (feature `page`): the browser shell.

pub mod analysis;
pub mod casefile;
pub mod collect;
pub mod convert;
pub mod documents;
pub mod domain;
pub mod import;
pub mod law;
pub mod letters;
pub mod policy;
pub mod present;
pub mod protocol;
pub mod sample;
pub mod share;
pub mod worker;

#[cfg(feature = "browser")]
pub mod panic_place;
#[cfg(feature = "page")]
pub mod platform;
#[cfg(feature = "page")]
pub mod ui;
