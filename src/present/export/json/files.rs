//! The files of the import one by one, all rows left out, and the control total.

use std::io::{self, Write};

use serde::Serialize;

use super::review::{Refusal, Review, refusal};
use super::{AnalysisFile, join, next, word};
use crate::domain::{Amount, Money};
use crate::import::{FileReport, ImportReport};

/// Writes `files` to `further_control_totals`.
pub(super) fn write(out: &mut impl Write, file: &AnalysisFile<'_>) -> io::Result<()> {
    let set = file.set;
    let files = set.map_or(&[][..], |set| &set.files);
    next(out, "files", &files.iter().map(|one| file_out(one, file.import)).collect::<Vec<_>>())?;
    next(out, "join", &set.and_then(|set| set.join.as_ref()).map(join::join))?;
    let several = files.len() > 1;
    let reviews: Vec<(u32, &ImportReport)> = if several {
        files.iter().zip(0..).filter_map(|(one, at)| Some((at, one.import.as_ref()?))).collect()
    } else {
        file.import.map(|import| (0, import)).into_iter().collect()
    };
    let excluded = reviews.iter().flat_map(|(at, review)| {
        review.excluded.iter().map(|excluded| ExcludedOut {
            reason: word::snake(&excluded.code),
            file: *at,
            row: excluded.row,
        })
    });
    next(out, "excluded_rows", &excluded.collect::<Vec<_>>())?;
    let complete =
        reviews.iter().all(|(_, review)| review.excluded.len() as u64 >= review.rows_left_out());
    next(out, "excluded_rows_complete", &complete)?;
    let mut controls = file.control.iter().filter_map(|stated| control(file, stated));
    next(out, "control_total", &controls.next())?;
    next(out, "further_control_totals", &controls.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct FileOut<'a> {
    name: &'a str,
    sheet: Option<&'a str>,
    bytes: Option<u64>,
    rows_are: &'static str,
    evidence: &'a str,
    repeats: Option<u32>,
    refused: Option<Refusal>,
    documents: u64,
    review: Option<Review<'a>>,
}

fn file_out<'a>(file: &'a FileReport, only: Option<&'a ImportReport>) -> FileOut<'a> {
    FileOut {
        name: &file.name,
        sheet: Some(file.sheet.as_str()).filter(|sheet| !sheet.is_empty()),
        bytes: file.import.as_ref().or(only).map(|import| import.bytes),
        rows_are: file.kind.key(),
        evidence: &file.kind_why,
        repeats: file.repeats,
        refused: file.refused.as_ref().map(refusal),
        documents: file.documents,
        review: file.import.as_ref().map(Review::of),
    }
}

#[derive(Serialize)]
struct ExcludedOut {
    reason: String,
    file: u32,
    row: u32,
}

#[derive(Serialize)]
struct ControlOut<'a> {
    currency: Option<&'a str>,
    stated: Amount,
    open: Amount,
    difference: Amount,
    ties_out: bool,
}

/// The total typed from the ledger beside what is open in its currency.
fn control<'a>(file: &AnalysisFile<'_>, stated: &'a Money) -> Option<ControlOut<'a>> {
    let report = file.analysis?.currencies.iter().find(|report| report.currency == stated.currency);
    let open = report.map_or(Amount::ZERO, |report| report.open.amount);
    Some(ControlOut {
        currency: word::currency(&stated.currency),
        stated: stated.amount,
        open,
        difference: open - stated.amount,
        ties_out: open == stated.amount,
    })
}
