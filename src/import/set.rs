//! An import of one or more files: each is read by its own importer, then they are joined.
//!
//! The set says which file to push next, since what one file turns out to be can make another one
//! worth a second reading. A single file goes straight through.

use crate::domain::{Currency, CustomerKey, Ledger};
use crate::import::importer::{Finish, Importer, Outcome, Step};
use crate::import::join::{self, Part, kind, number};
use crate::import::report::{ImportError, ImportReport, ImportSettings, TableKind};
use crate::import::{FileReport, JoinReport, Source};

/// What to do next.
#[derive(Debug)]
pub enum Next {
    /// Push this file, whole and from its start.
    Push(usize),
    /// All are read.
    Done(Box<SetOutcome>),
}

/// The result of an import of one or more files.
#[derive(Debug)]
pub struct SetOutcome {
    /// The documents; `None` while a question is open or when nothing is usable.
    pub ledger: Option<Ledger>,
    /// One per file, in the order given.
    pub files: Vec<FileReport>,
    /// How they fit together; `None` for a single file, and without a ledger.
    pub join: Option<JoinReport>,
}

/// Reads one or more files.
#[derive(Debug)]
pub struct ImportSet {
    entries: Vec<Entry>,
    merges: Vec<Vec<CustomerKey>>,
    now: usize,
    stopped: bool,
    compared: bool,
}

#[derive(Debug)]
struct Entry {
    source: Source,
    importer: Importer,
    among_others: bool,
    hash: Option<Hash>,
    outcome: Option<Outcome>,
    kind_why: String,
    repeats: Option<u32>,
}

impl ImportSet {
    /// A set of these files; the first is pushed first. Customers of a group of `merges` are taken
    /// as one.
    pub fn new(sources: Vec<Source>, merges: Vec<Vec<CustomerKey>>) -> Self {
        let several = sources.len() > 1;
        let sizes: Vec<u64> = sources.iter().map(|source| source.bytes).collect();
        let twins = |bytes: u64| sizes.iter().filter(|size| **size == bytes).count() > 1;
        let entry = |source: Source| Entry {
            importer: importer(&source, several),
            among_others: several,
            hash: twins(source.bytes).then(Hash::default),
            outcome: source.refused.clone().map(|error| Outcome::Failed { error, report: None }),
            kind_why: String::new(),
            repeats: None,
            source,
        };
        Self {
            entries: sources.into_iter().map(entry).collect(),
            merges,
            now: 0,
            stopped: false,
            compared: false,
        }
    }

    /// The next bytes of the file that is due.
    pub fn push(&mut self, chunk: &[u8]) -> Step {
        let Some(entry) = self.entries.get_mut(self.now) else { return Step::Stop };
        if entry.outcome.is_some() {
            return Step::Stop;
        }
        if !self.stopped {
            self.stopped = entry.importer.push(chunk) == Step::Stop;
        }
        if let Some(hash) = &mut entry.hash {
            hash.add(chunk);
            return Step::More;
        }
        if self.stopped { Step::Stop } else { Step::More }
    }

    /// Bytes read so far of all files, their size, and rows.
    pub fn progress(&self) -> (u64, u64, u64) {
        let mut sum = (0, 0, 0);
        for entry in &self.entries {
            let (bytes, rows) = entry.importer.progress();
            let read = if entry.outcome.is_some() { entry.source.bytes } else { bytes };
            sum = (sum.0 + read, sum.1 + entry.source.bytes, sum.2 + rows);
        }
        sum
    }

    /// The file that was due has ended (or `push` said stop).
    pub fn end(&mut self) -> Next {
        self.end_alone().unwrap_or_else(|| self.join())
    }

    /// The same, as far as it needs no other file; `None` when all are read and have to be brought together
    /// ([`ImportSet::join`]).
    pub fn end_alone(&mut self) -> Option<Next> {
        self.stopped = false;
        if let Some(entry) = self.entries.get_mut(self.now)
            && entry.outcome.is_none()
        {
            match entry.importer.finish() {
                Finish::Again => {
                    if let Some(hash) = &mut entry.hash {
                        *hash = Hash::default();
                    }
                    return Some(Next::Push(self.now));
                }
                Finish::Done(outcome) => entry.outcome = Some(*outcome),
            }
        }
        match self.unread() {
            Some(next) => Some(self.go_to(next)),
            None if self.is_one_list() => Some(Next::Done(Box::new(self.outcome(join::only)))),
            None => None,
        }
    }

    /// A single file that is what it is taken for, and nobody in it is somebody else.
    fn is_one_list(&self) -> bool {
        let [only] = self.entries.as_slice() else { return false };
        let is_list = match only.outcome {
            Some(Outcome::Imported { .. }) => {
                matches!(only.kind(), Some(TableKind::Invoices | TableKind::CreditNotes))
            }
            Some(Outcome::Asking { .. } | Outcome::Failed { .. }) | None => true,
        };
        is_list && self.merges.is_empty()
    }

    /// Brings together what was read; a file may be worth another reading then.
    pub fn join(&mut self) -> Next {
        if !std::mem::replace(&mut self.compared, true) {
            self.find_repeated_files();
        }
        self.settle_kinds();
        self.settle_currencies();
        if let Some(next) = self.unread() {
            return self.go_to(next);
        }
        let merges = std::mem::take(&mut self.merges);
        Next::Done(Box::new(self.outcome(|parts| {
            let (mut ledger, join) = join::join(parts);
            ledger.merge_customers(&merges);
            (ledger, join)
        })))
    }

    fn unread(&self) -> Option<usize> {
        self.entries.iter().position(|entry| entry.outcome.is_none())
    }

    fn go_to(&mut self, index: usize) -> Next {
        self.now = index;
        Next::Push(index)
    }

    /// Files with the same content as one before them.
    fn find_repeated_files(&mut self) {
        let prints: Vec<Option<(u64, u64)>> =
            self.entries.iter().map(|e| Some((e.source.bytes, e.hash.as_ref()?.0))).collect();
        for (i, entry) in self.entries.iter_mut().enumerate() {
            let own = prints.get(i).copied().flatten();
            let first = prints.iter().position(|print| own.is_some() && *print == own);
            entry.repeats = first.filter(|first| *first < i).and_then(|f| u32::try_from(f).ok());
        }
    }

    /// Decides which lists of amounts and dates are payments, now that all numbers are known.
    fn settle_kinds(&mut self) {
        let asks = |entry: &Entry| matches!(entry.outcome, Some(Outcome::Asking { .. }));
        if self.entries.iter().any(asks) {
            return;
        }
        let decide = |entry: &Entry| entry.is_open_kind().then(|| self.looks_like_payments(entry));
        let decisions: Vec<Option<(bool, String)>> = self.entries.iter().map(decide).collect();
        for (entry, decision) in self.entries.iter_mut().zip(decisions) {
            let Some((is_payments, why)) = decision else { continue };
            entry.kind_why = why;
            if !is_payments {
                entry.read_again(|settings| settings.kind = Some(TableKind::Invoices));
            }
        }
    }

    /// Whether the rows are payments of other files' documents, and why.
    fn looks_like_payments(&self, entry: &Entry) -> (bool, String) {
        let others = || {
            self.entries
                .iter()
                .filter(|other| !std::ptr::eq(*other, entry) && other.repeats.is_none())
        };
        if let Some(why) = entry.speaks_of_payments() {
            let bills = |other: &Entry| match other.kind() {
                Some(TableKind::Invoices) => true,
                Some(TableKind::Payments) => other.speaks_of_payments().is_none(),
                Some(TableKind::CreditNotes | TableKind::Contacts) | None => false,
            };
            return if others().any(bills) {
                (true, why.to_owned())
            } else {
                (false, "no other file has documents".to_owned())
            };
        }
        let sure: Vec<&Ledger> = others()
            .filter(|other| other.kind() == Some(TableKind::Invoices))
            .filter_map(Entry::ledger)
            .collect();
        let shared = entry.ledger().map_or(0, |ledger| number::share_known(ledger, &sure));
        if shared >= 50 {
            return (true, format!("{shared}% of its numbers are documents of other files"));
        }
        (false, "its numbers are not in the other files".to_owned())
    }

    /// Payments that name no currency are in the documents' one; where that one has other decimals
    /// they are read again.
    fn settle_currencies(&mut self) {
        let mut currencies: Vec<Currency> = self
            .entries
            .iter()
            .filter(|entry| entry.kind() == Some(TableKind::Invoices))
            .filter_map(Entry::ledger)
            .flat_map(|ledger| ledger.accounts().iter().map(|account| account.currency))
            .collect();
        currencies.dedup();
        let &[only] = currencies.as_slice() else { return };
        if !only.is_stated() || only.minor_digits() == Currency::UNSTATED.minor_digits() {
            return;
        }
        for entry in &mut self.entries {
            let unstated =
                |ledger: &Ledger| ledger.accounts().iter().any(|a| !a.currency.is_stated());
            if entry.kind() == Some(TableKind::Payments)
                && entry.source.settings.currency.is_none()
                && entry.ledger().is_some_and(unstated)
            {
                entry.read_again(|settings| settings.currency = Some(only));
            }
        }
    }

    fn outcome(&mut self, join: impl FnOnce(&mut [Part]) -> (Ledger, JoinReport)) -> SetOutcome {
        let mut entries = std::mem::take(&mut self.entries);
        let several = entries.len() > 1;
        let asking = entries.iter().any(|e| matches!(e.outcome, Some(Outcome::Asking { .. })));
        let mut files: Vec<FileReport> = Vec::with_capacity(entries.len());
        let mut parts: Vec<Part> = Vec::new();
        for (entry, file) in entries.iter_mut().zip(0_u32..) {
            let (ledger, report, refused) = match entry.outcome.take() {
                Some(Outcome::Imported { ledger, report }) => (Some(ledger), Some(report), None),
                Some(Outcome::Asking { report }) => (None, Some(report), None),
                Some(Outcome::Failed { error, report }) => (None, report, Some(error)),
                None => (None, None, Some(ImportError::Unreadable)),
            };
            let file_report = entry.file_report(report.as_ref(), refused);
            files.push(file_report);
            match (ledger, report) {
                (Some(ledger), Some(report)) if entry.repeats.is_none() && !asking => {
                    parts.push(Part { file, ledger, report });
                }
                (_, report) => {
                    if let Some(own) = files.last_mut() {
                        own.import = report;
                    }
                }
            }
        }
        let has_documents = parts.iter().any(|part| !part.ledger.is_empty());
        let (ledger, join) = join(&mut parts);
        for part in parts {
            if let Some(own) = files.get_mut(part.file as usize) {
                own.import = Some(part.report);
            }
        }
        for idx in 0..crate::domain::to_u32(if several { ledger.len() } else { 0 }) {
            if let Some(own) = files.get_mut(ledger.source_of(idx) as usize) {
                own.documents += 1;
            }
        }
        if let (false, Some(only)) = (several, files.first_mut()) {
            only.documents = ledger.len() as u64;
        }
        let usable = has_documents && !ledger.is_empty();
        let join = (several && usable).then_some(join);
        SetOutcome { ledger: usable.then_some(ledger), files, join }
    }
}

impl Entry {
    fn report(&self) -> Option<&ImportReport> {
        match self.outcome.as_ref()? {
            Outcome::Imported { report, .. } | Outcome::Asking { report } => Some(report),
            Outcome::Failed { report, .. } => report.as_ref(),
        }
    }

    fn ledger(&self) -> Option<&Ledger> {
        match self.outcome.as_ref()? {
            Outcome::Imported { ledger, .. } => Some(ledger),
            Outcome::Asking { .. } | Outcome::Failed { .. } => None,
        }
    }

    fn kind(&self) -> Option<TableKind> {
        self.report().map(|report| report.kind)
    }

    /// Read as payments because its columns allow it.
    fn is_open_kind(&self) -> bool {
        self.source.settings.kind.is_none()
            && self.kind() == Some(TableKind::Payments)
            && self.kind_why.is_empty()
    }

    /// Why its columns or its name speak of payments, if they do.
    fn speaks_of_payments(&self) -> Option<&'static str> {
        let columns = self.report().map(|report| report.columns.as_slice()).unwrap_or_default();
        let name = format!("{} {}", self.source.name, self.source.sheet);
        if kind::speaks_of_payments(columns) {
            Some("it has payment dates and no invoice dates")
        } else if kind::contains(&name, kind::PAYMENT_WORDS) {
            Some("its name speaks of payments")
        } else {
            None
        }
    }

    /// Reads the file once more; one that repeats another is not worth it.
    fn read_again(&mut self, change: impl FnOnce(&mut ImportSettings)) {
        let mut source = self.source.clone();
        if self.repeats.is_some() {
            return;
        }
        change(&mut source.settings);
        self.importer = importer(&source, self.among_others);
        self.hash = None;
        self.outcome = None;
    }

    fn file_report(
        &self,
        report: Option<&ImportReport>,
        refused: Option<ImportError>,
    ) -> FileReport {
        let why = match (self.source.settings.kind, self.kind_why.as_str()) {
            (Some(_), _) => "your choice",
            (None, "") => "its columns",
            (None, why) => why,
        };
        FileReport {
            name: self.source.name.clone(),
            sheet: self.source.sheet.clone(),
            kind: report.map(|report| report.kind).unwrap_or_default(),
            kind_why: why.to_owned(),
            repeats: self.repeats,
            refused,
            import: None,
            documents: 0,
        }
    }
}

fn importer(source: &Source, among_others: bool) -> Importer {
    let importer = Importer::new(&source.name, source.bytes, source.settings.clone());
    if among_others { importer.among_others() } else { importer }
}

/// A fingerprint of a file, whatever the pieces it comes in (FNV-1a).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

/// Imports files that are in memory, all in one go.
pub fn import_set(sources: Vec<(Source, &[u8])>, merges: Vec<Vec<CustomerKey>>) -> SetOutcome {
    let (sources, contents): (Vec<Source>, Vec<&[u8]>) = sources.into_iter().unzip();
    let mut set = ImportSet::new(sources, merges);
    let mut due = 0;
    loop {
        for chunk in contents.get(due).copied().unwrap_or_default().chunks(1 << 20) {
            if set.push(chunk) == Step::Stop {
                break;
            }
        }
        match set.end() {
            Next::Push(index) => due = index,
            Next::Done(outcome) => return *outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn source(name: &str, text: &str) -> Source {
        Source { name: name.to_owned(), bytes: text.len() as u64, ..Source::default() }
    }

    fn set(files: &[(&str, &str)]) -> SetOutcome {
        let sources = files.iter().map(|(name, text)| (source(name, text), text.as_bytes()));
        import_set(sources.collect(), Vec::new())
    }

    /// The currencies of a file's control totals; "---" = none is stated.
    fn currencies(outcome: &SetOutcome, file: usize) -> Vec<String> {
        let report = outcome.files[file].import.as_ref().unwrap();
        report.control.iter().map(|control| control.currency.code().to_owned()).collect()
    }

    #[test]
    fn progress_counts_the_bytes_of_all_files_and_the_rows_of_the_one_being_read() {
        let mut first = "Customer,Invoice No,Due Date,Total\n".to_owned();
        for n in 1000..4000 {
            writeln!(first, "A,{n},2026-01-05,10.00").unwrap();
        }
        let second = "Customer,Invoice No,Due Date,Total\nB,1,2026-01-05,10.00\n";
        // 35 bytes and 3000 rows of 24; 35 and one row of 21.
        let all = 72_035 + 56;
        let sources = vec![source("one.csv", &first), source("two.csv", second)];
        let mut set = ImportSet::new(sources, Vec::new());
        assert_eq!(set.progress(), (0, all, 0));
        set.push(first.as_bytes());
        assert_eq!(set.progress(), (72_035, all, 3_000));
        assert!(matches!(set.end(), Next::Push(1)));
        set.push(&second.as_bytes()[..40]);
        let (read, size, _) = set.progress();
        assert_eq!((read, size), (72_075, all));
    }

    #[test]
    fn a_file_alone_is_not_joined() {
        let text = "Customer,Invoice No,Due Date,Total\nA,1,2026-01-05,10.00\n";
        let alone = set(&[("one.csv", text)]);
        assert_eq!((alone.ledger.unwrap().len(), alone.files[0].documents), (1, 1));
        assert!(alone.join.is_none());
        let (two, three) = (text.replace(",1,", ",2,"), text.replace("A,1,", "B,33,"));
        let both = set(&[("two.csv", &two), ("three.csv", &three)]);
        assert!(both.join.is_some());
        let none = set(&[("a.csv", ""), ("b.csv", "Dear all,\n")]);
        assert!(none.ledger.is_none() && none.join.is_none());
    }

    #[test]
    fn a_copy_under_another_name_is_no_document_that_payments_could_pay() {
        let text = "Customer,Invoice No,Date,Total\nA,1,2026-01-05,10.00\n";
        let outcome = set(&[("payments.csv", text), ("list.csv", text)]);
        assert_eq!(outcome.files[1].repeats, Some(0));
        assert_eq!(outcome.files[0].kind, TableKind::Invoices);
        assert_eq!(outcome.ledger.unwrap().len(), 1);
    }

    #[test]
    fn payments_are_read_in_the_documents_currency_where_its_decimals_differ() {
        let invoices = |code: &str| {
            format!(
                "Customer,Invoice No,Invoice Date,Due Date,Currency,Total\nA,1,2026-01-05,2026-02-05,{code},1000\n"
            )
        };
        let payments = "Customer,Invoice No,Payment Date,Amount\nA,1,2026-02-01,400\n";
        let credits = "Customer,Credit Note Number,Date,Total\nA,9,2026-02-01,50\n";
        // Yen have no decimals, as have amounts without a currency no other than two.
        let yen = invoices("JPY");
        let outcome = set(&[("i.csv", &yen), ("p.csv", payments), ("c.csv", credits)]);
        assert_eq!(outcome.files[1].kind, TableKind::Payments);
        assert_eq!(outcome.files[2].kind, TableKind::CreditNotes);
        assert_eq!(currencies(&outcome, 1), ["JPY"]);
        assert_eq!(currencies(&outcome, 2), ["---"]);
        // 1000 less 400 yen.
        assert_eq!(outcome.ledger.unwrap().columns().open[0], 600);
        let outcome = set(&[("i.csv", &invoices("EUR")), ("p.csv", payments)]);
        assert_eq!(currencies(&outcome, 1), ["---"]);
        assert_eq!(outcome.ledger.unwrap().columns().open[0], 60_000);
    }

    #[test]
    fn a_fingerprint_is_that_of_fnv_1a() {
        // Published test vectors, in one piece and in two.
        for (pieces, expected) in
            [(["a", ""], 0xaf63_dc4c_8601_ec8c), (["foo", "bar"], 0x8594_4171_f739_67e8)]
        {
            let mut hash = Hash::default();
            for piece in pieces {
                hash.add(piece.as_bytes());
            }
            assert_eq!(hash, Hash(expected), "{pieces:?}");
        }
    }

    #[test]
    fn payments_alone_make_no_ledger() {
        let text = "Customer,Invoice No,Payment Date,Amount\nA,1,2026-02-01,400.00\n";
        let settings =
            ImportSettings { kind: Some(TableKind::Payments), ..ImportSettings::default() };
        let alone = Source { settings, ..source("p.csv", text) };
        let outcome = import_set(vec![(alone, text.as_bytes())], Vec::new());
        assert_eq!(outcome.files[0].import.as_ref().unwrap().rows_used, 1);
        assert!(outcome.ledger.is_none() && outcome.join.is_none());
    }
}
