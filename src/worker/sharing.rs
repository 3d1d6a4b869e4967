//! A copy without names, and the reports of it. The copy is read back by the ordinary importer and reported
//! from there, so no report of it can hold what is not in it.

use super::files::{self, archive, file, json};
use super::pack;
use super::session::{ImportJob, Loaded, Session};
use crate::analysis::AnalysisConfig;
use crate::documents::{Paper, Piece};
use crate::import::Source;
use crate::protocol::{Extras, Packed, Response, Shared, Side, WorkerError};
use crate::share::{AnonymousCopy, ShareOptions, anonymous_copy};

const DOCUMENTS: &str = "anonymous-invoices";
const PAYMENTS: &str = "anonymous-payments";

/// What a copy would change.
pub(super) fn preview(loaded: &Loaded, options: &ShareOptions) -> Response {
    match anonymous_copy(&loaded.ledger, options) {
        Ok(copy) => {
            let mut preview = copy.preview;
            preview.rows_left_out = loaded.import.rows_left_out();
            Response::SharePreview(Packed::new(&preview))
        }
        Err(_) => Response::Failed(WorkerError::OutOfRange),
    }
}

/// The copy, or a report of it.
pub(super) fn share(
    loaded: &Loaded,
    config: &AnalysisConfig,
    options: &ShareOptions,
    what: Shared,
    paper: Paper,
) -> Response {
    let Ok(copy) = anonymous_copy(&loaded.ledger, options) else {
        return Response::Failed(WorkerError::OutOfRange);
    };
    if what == Shared::Data {
        return data(copy, config, paper);
    }
    let Some(mut shared) = read_back(&copy, config, options) else {
        return Response::Failed(WorkerError::NothingToExport);
    };
    let config = shared.analysis.config().clone();
    shared.analyze(&config);
    let as_of = config.as_of;
    match what {
        Shared::Pack => pack::pack(&shared, &Extras::default(), None, paper),
        // What the user assumes of single customers names them, so it is not taken along.
        Shared::Data | Shared::Analysis => {
            let bytes = json(&shared, &Extras::default(), None);
            file(&format!("anonymous-analysis-{as_of}"), "json", "application/json", bytes)
        }
    }
}

fn data(copy: AnonymousCopy, config: &AnalysisConfig, paper: Paper) -> Response {
    let Some(payments) = copy.payments else {
        return file(DOCUMENTS, "csv", files::CSV, copy.documents.into_bytes());
    };
    let text = |name: &str, text| Piece::Text { path: format!("{name}.csv"), text };
    let pieces = vec![text(DOCUMENTS, copy.documents), text(PAYMENTS, payments)];
    archive("anonymous-copy", pieces, config.as_of, paper)
}

/// The copy as a book of its own, at the moved date.
fn read_back(
    copy: &AnonymousCopy,
    config: &AnalysisConfig,
    options: &ShareOptions,
) -> Option<Loaded> {
    let days = chrono::Days::new(options.shift_days.unsigned_abs().into());
    let as_of = if options.shift_days < 0 {
        config.as_of.checked_sub_days(days)?
    } else {
        config.as_of.checked_add_days(days)?
    };
    let parts = [(DOCUMENTS, Some(&copy.documents)), (PAYMENTS, copy.payments.as_ref())];
    let parts: Vec<_> = parts.into_iter().filter_map(|(name, text)| Some((name, text?))).collect();
    let source = |(name, text): &(&str, &String)| Source {
        name: format!("{name}.csv"),
        bytes: text.len() as u64,
        ..Source::default()
    };
    let job = ImportJob {
        side: Side::Book,
        sources: parts.iter().map(source).collect(),
        merges: Vec::new(),
        config: AnalysisConfig { as_of, ..config.clone() },
        prefer_stated_as_of: false,
    };
    let contents: Vec<&[u8]> = parts.iter().map(|(_, text)| text.as_bytes()).collect();
    let mut session = Session::new();
    session.import_all(job, &contents);
    session.into_loaded()
}
