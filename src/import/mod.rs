//! Bytes to ledger plus findings. Pure; nothing is dropped silently, nothing is guessed silently.
//!
//! The pipeline, in the order a byte travels: [`importer`] gathers the first rows and makes a
//! [`plan`] (encoding by [`decode`], delimiter and header by [`sniff`], columns by [`mapping`] and
//! [`words`]); [`rows`] cuts records; [`build`] turns each into a document or a reason, with
//! [`value`] for cells and [`customers`] for identity; [`evidence`] says what all rows together
//! prove. What they prove against the plan is amended and the file is read again. Several files
//! make a [`set`]: each is read on its own, then [`join`] brings them together.

pub mod build;
pub mod currency;
pub mod customers;
pub mod decode;
pub mod duplicates;
pub mod encoding;
pub mod evidence;
pub mod export_help;
pub mod finding;
pub mod importer;
pub mod join;
pub mod layout;
pub mod lines;
pub mod mapping;
pub mod oldest_first;
pub mod plan;
pub mod reading;
pub mod recognize;
pub mod remember;
pub mod report;
pub mod role;
pub mod rows;
pub mod set;
pub mod sniff;
pub mod terms;
pub mod value;
pub mod words;

pub use export_help::ExportHelp;
pub use importer::{Finish, Importer, Outcome, Step, import};
pub use join::report::*;
pub use remember::{Mapping, MappingError};
pub use report::*;
pub use set::{ImportSet, Next, SetOutcome, import_set};
