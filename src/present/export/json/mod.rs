//! The whole analysis as one JSON file; docs/analysis-json.md describes every field.
//!
//! The file is written front to back: documents come from an iterator and are written one by one,
//! so a million of them need no tree in memory. Amounts and ratios are decimal strings, so no
//! reader can lose a cent; dates are ISO; what is not known is `null`, never missing.

mod comparison;
mod figures;
mod files;
mod join;
mod measures;
mod outlook;
mod review;
mod word;

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::compare::WholeComparison;
use crate::analysis::measures::MeasuresReport;
use crate::analysis::{AnalysisReport, CustomerRow, DocumentRow, GroupRow};
use crate::domain::{Currency, Money};
use crate::import::{FindingCode, ImportError, ImportReport, SetReport};

pub use outlook::OutlookFile;

/// The name of a finding's kind, as the files write it.
pub(super) fn code_of(code: FindingCode) -> String {
    word::snake(&code)
}

/// Value of `schema` in the file.
pub const SCHEMA: &str = "owed-analysis";

/// Value of `schema_version`; raised when a field changes its meaning or goes away, not when one
/// is added.
pub const SCHEMA_VERSION: u32 = 1;

/// Room for a usual document, in bytes.
const DOCUMENT_BYTES: usize = 380;

/// Documents for which room is made beforehand.
const MOST_RESERVED: usize = 1_000_000;

/// What goes into the file besides the documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnalysisFile<'a> {
    /// Name of the file that was read.
    pub file_name: &'a str,
    /// Why it could not be read, if so.
    pub refused: Option<&'a ImportError>,
    /// What was understood; `None` when it could not be read at all.
    pub import: Option<&'a ImportReport>,
    /// The files one by one, and how they fit together.
    pub set: Option<&'a SetReport>,
    /// What the ledger should come to, as its owner says; one per currency.
    pub control: &'a [Money],
    /// The figures; `None` when there are none (refused, or a question is open).
    pub analysis: Option<&'a AnalysisReport>,
    /// All customers, per currency.
    pub customers: &'a [(Currency, Vec<CustomerRow>)],
    /// The aging by what the configuration groups by; empty when that is customers.
    pub groups: &'a [GroupRow],
    /// The measures; `None` = not asked for.
    pub measures: Option<&'a MeasuresReport>,
    /// The outlook, per currency; empty when it was not asked for.
    pub outlook: &'a [OutlookFile],
    /// The comparison with another export; `None` where there is none.
    pub comparison: Option<&'a WholeComparison>,
}

/// The file as bytes (UTF-8 without a byte order mark).
pub fn analysis_json(
    file: &AnalysisFile<'_>,
    documents: impl Iterator<Item = DocumentRow>,
) -> Vec<u8> {
    let mut out = Vec::new();
    // One reservation instead of many moves; without the room the list grows as it goes.
    let (fewest, most) = documents.size_hint();
    let expected = most.unwrap_or(fewest).min(MOST_RESERVED).saturating_mul(DOCUMENT_BYTES);
    if out.try_reserve(expected.saturating_add(16_384)).is_err() {
        out = Vec::new();
    }
    // Writing to memory cannot fail and no value here can refuse to be written.
    let written = write_analysis_json(&mut out, file, documents);
    debug_assert!(written.is_ok(), "writing to memory does not fail");
    out
}

/// Writes the file to `out`, piece by piece.
///
/// # Errors
/// * whatever `out` fails with.
pub fn write_analysis_json(
    out: &mut impl Write,
    file: &AnalysisFile<'_>,
    documents: impl Iterator<Item = DocumentRow>,
) -> io::Result<()> {
    out.write_all(b"{")?;
    entry(out, "schema", &SCHEMA)?;
    next(out, "schema_version", &SCHEMA_VERSION)?;
    review::write(out, file)?;
    files::write(out, file)?;
    figures::write(out, file)?;
    outlook::write(out, file)?;
    comparison::write(out, file)?;
    out.write_all(b",\n\"documents\":[")?;
    let buckets = file.analysis.map_or(&[][..], |analysis| &analysis.buckets);
    for (i, document) in documents.enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &figures::document(&document, buckets))?;
    }
    out.write_all(b"]}\n")
}

/// `"name":value`
fn entry(out: &mut impl Write, name: &str, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, name)?;
    out.write_all(b":")?;
    serde_json::to_writer(out, value)?;
    Ok(())
}

/// A further entry of the same object, on a line of its own.
fn next(out: &mut impl Write, name: &str, value: &impl Serialize) -> io::Result<()> {
    out.write_all(b",\n")?;
    entry(out, name, value)
}

#[cfg(test)]
mod tests;
