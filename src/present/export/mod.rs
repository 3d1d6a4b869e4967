//! Reports as files: aging and findings as CSV, the whole analysis as JSON.
//!
//! Dates are ISO, amounts plain decimals, whatever the reader's locale. In CSV, text from the file
//! can never become a formula and can always be read back exactly ([`guard`], [`unguard`]).

mod aging;
mod comparison;
mod findings;
mod guard;
mod json;
mod letters;
mod lists;
mod pack;
mod sheet;
pub(crate) mod table;
#[cfg(test)]
pub(in crate::present) mod testing;

pub use aging::{aging_csv, groups_csv};
pub use comparison::comparison_csv;
pub use findings::{FileFindings, findings_csv};
pub use guard::{guard, unguard};
pub use json::{
    AnalysisFile, OutlookFile, SCHEMA, SCHEMA_VERSION, analysis_json, write_analysis_json,
};
pub use letters::{mail_merge_csv, preflight_csv};
pub use lists::{ListTable, ListText, list_text};
pub use pack::{PackSource, pack_overview, pack_workbook};
pub use sheet::sheet_csv;
