//! Several files of one import become one ledger: payments find their documents, contacts and
//! credit notes their customers, and what matches nothing is listed.
//!
//! Invariants: a payment row ends in exactly one of matched, excess and unmatched, so their sums add
//! up to the payments read; no document counts twice; the order of the files changes no figure.

mod combined;
pub mod contacts;
pub mod documents;
pub mod kind;
pub mod payments;
pub mod report;
pub mod suggest;

pub use crate::domain::identity::{number, people};

use crate::domain::Ledger;
use crate::domain::ledger::SourceIdx;
use crate::import::join::documents::Documents;
use crate::import::join::people::People;
use crate::import::join::report::JoinReport;
use crate::import::report::{ImportReport, TableKind};

/// A file that was read.
#[derive(Debug)]
pub struct Part {
    /// Its place among the files of the import.
    pub file: SourceIdx,
    /// What it holds; for contacts, customers without documents.
    pub ledger: Ledger,
    /// Its review; rows that turn out to repeat another file's move to those left out.
    pub report: ImportReport,
}

/// The ledger of the only part: it is taken over as it is, so it costs nothing. Without a part it is empty.
pub fn only(parts: &mut [Part]) -> (Ledger, JoinReport) {
    let mut ledger = Ledger::default();
    if let [only] = parts {
        ledger = std::mem::take(&mut only.ledger);
        ledger.set_source(only.file);
    }
    (ledger, JoinReport::default())
}

/// One ledger of all parts. The first part with documents is taken over as it is.
pub fn join(parts: &mut [Part]) -> (Ledger, JoinReport) {
    if let [part] = parts
        && matches!(part.report.kind, TableKind::Invoices | TableKind::CreditNotes)
    {
        return only(parts);
    }
    let mut join = JoinReport::default();
    let of_kind = |part: &Part, kinds: &[TableKind]| kinds.contains(&part.report.kind);
    let people = People::of(parts.iter().map(|part| &part.ledger));
    let mut documents = Documents::new(people);
    for part in &mut *parts {
        if of_kind(part, &[TableKind::Invoices, TableKind::CreditNotes]) {
            documents.add(part, &mut join);
        }
    }
    for part in &mut *parts {
        if of_kind(part, &[TableKind::Contacts]) {
            contacts::join(&mut documents, part, &mut join);
        }
    }
    let rows: Vec<payments::Row> = parts
        .iter()
        .filter(|part| of_kind(part, &[TableKind::Payments]))
        .flat_map(|part| payments::rows(part, &documents))
        .collect();
    payments::join(&mut documents, rows, &mut join);
    (documents.ledger, join)
}
