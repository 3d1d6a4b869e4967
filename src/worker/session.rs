//! The session owns the ledger and answers every request of the protocol. Pure: the wire brings
//! bytes and takes answers.

use crate::analysis::outlook::Outlook;
use crate::analysis::{Analysis, AnalysisConfig};
use crate::domain::{CustomerKey, Ledger};
use crate::import::decode::Decoder;
use crate::import::rows::{PlainQuotes, RowReader};
use crate::import::{
    Encoding, FileReport, FindingCode, ImportError, ImportReport, ImportSet, ImportSettings, Next,
    Question, SetOutcome, SetReport, Source, Step as ImportStep,
};
use crate::protocol::{Command, Progress, Response, Side, SourceField, SourceRow, WorkerError};
use crate::worker::comparing::Compared;
use crate::worker::windows::{Grouping, Listing};

/// What to import and what to compute from it.
#[derive(Clone, Debug)]
pub struct ImportJob {
    /// As what; the other export leaves the book as it is.
    pub side: Side,
    /// The files, with what the user has settled about each.
    pub sources: Vec<Source>,
    /// Customers to be taken as one, group by group.
    pub merges: Vec<Vec<CustomerKey>>,
    /// What to compute.
    pub config: AnalysisConfig,
    /// Take the date the file states, where it states one; of the other export, else its latest.
    pub prefer_stated_as_of: bool,
}

/// What to do after a chunk.
pub type Step = ImportStep;

impl ImportJob {
    /// The job for one file.
    pub fn of_one(
        name: &str,
        bytes: u64,
        settings: ImportSettings,
        config: AnalysisConfig,
    ) -> Self {
        let source = Source { name: name.to_owned(), bytes, settings, ..Source::default() };
        let (sources, merges) = (vec![source], Vec::new());
        Self { side: Side::Book, sources, merges, config, prefer_stated_as_of: false }
    }

    /// The job for the sample, as the book or as the other export.
    pub fn of_sample(side: Side, name: &str, config: AnalysisConfig) -> Self {
        let job = Self::of_one(name, 0, ImportSettings::default(), config);
        Self { side, prefer_stated_as_of: side == Side::Other, ..job }
    }
}

/// What finishing came to.
#[derive(Debug)]
pub enum Finish {
    /// Push this file, whole and from its start.
    Push(usize),
    /// The answer.
    Done(Response),
}

/// Bytes of a file to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceSpan {
    /// Which file of the import.
    pub file: usize,
    /// First byte.
    pub offset: u64,
    /// How many; the file may end before.
    pub len: u64,
}

/// More than any row that can be a document (see `import::rows`).
const SPAN_BYTES: u64 = (1 << 20) + 4096;

/// The loaded files.
#[derive(Debug)]
pub struct Loaded {
    /// The documents.
    pub ledger: Ledger,
    /// The review of all files together.
    pub import: ImportReport,
    /// The files one by one, and how they fit together; a single file's review is `import`.
    pub set: SetReport,
    /// The latest analysis.
    pub analysis: Analysis,
    /// Customers taken as one, group by group.
    pub merges: Vec<Vec<CustomerKey>>,
}

/// An import that is under way.
#[derive(Debug)]
struct Importing {
    set: ImportSet,
    side: Side,
    merges: Vec<Vec<CustomerKey>>,
    config: AnalysisConfig,
    prefer_stated: bool,
}

/// One book: the files of one import, their ledger and its analysis; and beside it, where the user
/// gave one, another export of the same book.
#[derive(Debug, Default)]
pub struct Session {
    importing: Option<Importing>,
    pub(super) loaded: Option<Loaded>,
    pub(super) other: Option<Loaded>,
    pub(super) compared: Option<Compared>,
    pub(super) listing: Option<Listing>,
    pub(super) grouping: Option<Grouping>,
    pub(super) outlook: Option<Outlook>,
}

impl Session {
    /// Nothing loaded.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets go of one export, and of what was made of it.
    pub(super) fn forget(&mut self, side: Side) {
        self.compared = None;
        match side {
            Side::Other => self.other = None,
            Side::Book => {
                self.loaded = None;
                self.listing = None;
                self.grouping = None;
                self.outlook = None;
            }
        }
    }

    /// Starts an import; the first file is pushed next. What was loaded as that side is let go.
    ///
    /// # Errors
    /// * The answer, when it is known before reading (a file is too large, or there is none).
    pub fn begin_import(&mut self, job: ImportJob) -> Result<(), Response> {
        self.forget(job.side);
        if job.sources.is_empty() {
            return Err(Response::Failed(WorkerError::NothingLoaded));
        }
        let limit = crate::import::importer::MAX_BYTES;
        if let Some(large) = job.sources.iter().find(|source| source.bytes > limit) {
            let error = ImportError::TooLarge { bytes: large.bytes, limit };
            return Err(Response::ImportFailed { error, import: None, set: Box::default() });
        }
        let ImportJob { side, sources, merges, config, prefer_stated_as_of } = job;
        let set = ImportSet::new(sources, merges.clone());
        let prefer_stated = prefer_stated_as_of;
        self.importing = Some(Importing { set, side, merges, config, prefer_stated });
        Ok(())
    }

    /// The next bytes of the file that is due.
    pub fn push(&mut self, chunk: &[u8]) -> Step {
        self.importing.as_mut().map_or(Step::Stop, |import| import.set.push(chunk))
    }

    /// How far the import is.
    pub fn progress(&self) -> Progress {
        let (bytes_read, bytes_total, rows) =
            self.importing.as_ref().map_or((0, 0, 0), |import| import.set.progress());
        Progress { bytes_read, bytes_total, rows }
    }

    /// The file that was due has ended.
    pub fn finish(&mut self) -> Finish {
        self.finish_alone().unwrap_or_else(|| self.join())
    }

    /// The same, as far as it needs no other file; `None` when all are read and have to be brought together
    /// ([`Session::join`]).
    pub fn finish_alone(&mut self) -> Option<Finish> {
        let Some(mut importing) = self.importing.take() else {
            return Some(Finish::Done(Response::Failed(WorkerError::NothingLoaded)));
        };
        let Some(next) = importing.set.end_alone() else {
            self.importing = Some(importing);
            return None;
        };
        Some(self.go_on(importing, next))
    }

    /// The files are all read: what several of them, or customers that are one, come to together.
    pub fn join(&mut self) -> Finish {
        let Some(mut importing) = self.importing.take() else {
            return Finish::Done(Response::Failed(WorkerError::NothingLoaded));
        };
        let next = importing.set.join();
        self.go_on(importing, next)
    }

    fn go_on(&mut self, importing: Importing, next: Next) -> Finish {
        let outcome = match next {
            Next::Push(file) => {
                self.importing = Some(importing);
                return Finish::Push(file);
            }
            Next::Done(outcome) => *outcome,
        };
        let Importing { side, merges, mut config, prefer_stated, .. } = importing;
        let SetOutcome { ledger, files, join } = outcome;
        let mut set = SetReport { files, join };
        let mut import = set.combined();
        if let [only] = set.files.as_mut_slice() {
            only.import = None;
        }
        Finish::Done(match (ledger, &mut import) {
            (Some(ledger), Some(import)) => {
                import.customers = ledger.customers().len() as u64;
                import.has_paid_dates = ledger.has_paid_dates();
                import.has_history = ledger.has_history();
                let latest = import.latest_date.filter(|_| side == Side::Other);
                if let Some(stated) = import.stated_as_of.or(latest).filter(|_| prefer_stated) {
                    config.as_of = stated;
                }
                let analysis = Analysis::new(&ledger, &config);
                let response = Response::Loaded {
                    analysis: Box::new(analysis.report(&ledger)),
                    import: Box::new(import.clone()),
                    set: Box::new(set.clone()),
                };
                let import = import.clone();
                let loaded = Some(Loaded { ledger, import, set, analysis, merges });
                match side {
                    Side::Book => self.loaded = loaded,
                    Side::Other => self.other = loaded,
                }
                response
            }
            _ => without_figures(import, set),
        })
    }

    /// Reads one file that is in memory: begin, push, finish.
    pub fn import_bytes(&mut self, job: ImportJob, bytes: &[u8]) -> Response {
        self.import_all(job, &[bytes])
    }

    /// Reads files that are in memory.
    pub fn import_all(&mut self, job: ImportJob, contents: &[&[u8]]) -> Response {
        if let Err(response) = self.begin_import(job) {
            return response;
        }
        let mut due = 0;
        loop {
            for chunk in contents.get(due).copied().unwrap_or_default().chunks(1 << 20) {
                if self.push(chunk) == Step::Stop {
                    break;
                }
            }
            match self.finish() {
                Finish::Push(file) => due = file,
                Finish::Done(response) => return response,
            }
        }
    }

    /// Which bytes of which file hold a document's row. For a file in UTF-16 this is the
    /// whole file, as offsets count decoded text.
    pub fn source_span(&self, side: Side, document: u32) -> Option<SourceSpan> {
        let loaded = self.side(side)?;
        let row = loaded.ledger.document(document)?;
        let file = loaded.ledger.source_of(document);
        let import = loaded.review_of(file)?;
        let file = usize::try_from(file).ok()?;
        if import.encoding.is_utf16() {
            return Some(SourceSpan { file, offset: 0, len: import.bytes });
        }
        Some(SourceSpan { file, offset: row.offset + bom(import), len: SPAN_BYTES })
    }

    /// A document's row, given the bytes of its [`SourceSpan`].
    pub fn source_row(&self, side: Side, document: u32, bytes: &[u8]) -> Response {
        self.read_source_row(side, document, bytes)
            .map_or(Response::Failed(WorkerError::NotFound), Response::SourceRow)
    }

    fn read_source_row(&self, side: Side, document: u32, bytes: &[u8]) -> Option<SourceRow> {
        let loaded = self.side(side)?;
        let import = loaded.review_of(loaded.ledger.source_of(document))?;
        let row = loaded.ledger.document(document)?;
        let mut decoder = Decoder::new(import.encoding);
        let text = if import.encoding.is_utf16() {
            let start = usize::try_from(bom(import)).ok()?;
            let row_start = usize::try_from(row.offset).ok()?;
            decoder.decode(bytes.get(start..)?).get(row_start..)?
        } else {
            bytes
        };
        // The bytes begin with the row.
        let from = is_literal(import, row.row).then_some(0);
        let plain = PlainQuotes { from, ..PlainQuotes::default() };
        let mut values: Option<Vec<String>> = None;
        let mut reader = RowReader::new(import.delimiter, plain);
        let mut keep = |record: &crate::import::rows::Record<'_>| {
            if values.is_none() {
                values = Some(
                    record.fields().map(|f| String::from_utf8_lossy(f).into_owned()).collect(),
                );
            }
        };
        // What follows the row may be cut anywhere, so an open quote there says nothing.
        let _cut_rest = reader.feed(text, &mut keep).and_then(|()| reader.feed(&[], &mut keep));
        let fields = values?
            .into_iter()
            .enumerate()
            .map(|(i, value)| {
                let column = import.columns.get(i);
                let used_as = column.and_then(|c| c.role).map_or("", |role| role.words());
                let header =
                    column.map_or_else(|| format!("Column {}", i + 1), |c| c.header.clone());
                SourceField { header, value, used_as: used_as.to_owned() }
            })
            .collect();
        Some(SourceRow { file_name: loaded.name_of(document), row: row.row, fields })
    }

    /// The sample: file name and CSV. The other export is the same book a month before.
    pub fn sample(&self, side: Side, config: &AnalysisConfig) -> (String, Vec<u8>) {
        let (name, csv) = match side {
            Side::Book => ("sample-ledger.csv", crate::sample::sample_csv(config.as_of)),
            Side::Other => {
                ("sample-ledger-last-month.csv", crate::sample::earlier_csv(config.as_of))
            }
        };
        (name.to_owned(), csv.into_bytes())
    }

    fn side(&self, side: Side) -> Option<&Loaded> {
        match side {
            Side::Book => self.loaded.as_ref(),
            Side::Other => self.other.as_ref(),
        }
    }

    /// What is loaded, taken out.
    pub fn into_loaded(self) -> Option<Loaded> {
        self.loaded
    }

    /// What is loaded, if anything.
    pub fn loaded(&self) -> Option<&Loaded> {
        self.loaded.as_ref()
    }

    /// Answers every request that needs no bytes of the file.
    pub fn handle(&mut self, command: impl Into<Command>) -> Response {
        match command.into() {
            Command::Analyze { config } => self.analyze(&config),
            Command::Desk(command) => self.at_desk(&command),
            // What needs bytes of the file is the wire's.
            Command::Import { .. } | Command::ImportSample { .. } | Command::SourceRow { .. } => {
                Response::Failed(WorkerError::BadMessage)
            }
        }
    }

    /// The figures by another configuration.
    pub fn analyze(&mut self, config: &AnalysisConfig) -> Response {
        let Some(loaded) = &mut self.loaded else {
            return Response::Failed(WorkerError::NothingLoaded);
        };
        loaded.analyze(config);
        Response::Analyzed { analysis: Box::new(loaded.analysis.report(&loaded.ledger)) }
    }
}

impl Loaded {
    /// Computes again when the configuration changed.
    pub(super) fn analyze(&mut self, config: &AnalysisConfig) {
        self.analysis.change(&self.ledger, config);
    }

    /// The review of one file.
    fn review_of(&self, file: u32) -> Option<&ImportReport> {
        match self.set.files.get(file as usize)?.import.as_ref() {
            None if self.set.files.len() == 1 => Some(&self.import),
            review => review,
        }
    }

    /// The name of the file a document comes from.
    fn name_of(&self, document: u32) -> String {
        let file = self.set.files.get(self.ledger.source_of(document) as usize);
        file.map_or_else(|| self.import.file_name.clone(), FileReport::shown_name)
    }
}

/// The answer when there are no figures: a question is open, or nothing is usable.
fn without_figures(import: Option<ImportReport>, set: SetReport) -> Response {
    let asks = import.as_ref().is_some_and(|i| i.questions.iter().any(Question::blocks));
    match import {
        Some(import) if asks => {
            Response::NeedsAnswer { import: Box::new(import), set: Box::new(set) }
        }
        import => {
            let refused = set.files.iter().find_map(|file| file.refused.clone());
            let rows = import.as_ref().map_or(0, |import| import.rows_read);
            let error = refused.unwrap_or(ImportError::NothingUsable { rows });
            Response::ImportFailed { error, import: import.map(Box::new), set: Box::new(set) }
        }
    }
}

fn bom(import: &ImportReport) -> u64 {
    let is_utf16 = matches!(import.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    match import.encoding_why.as_str() {
        "byte order mark" if import.encoding == Encoding::Utf8 => 3,
        "byte order mark" if is_utf16 => 2,
        _ => 0,
    }
}

/// The row was read with quotes as plain characters.
fn is_literal(import: &ImportReport, row: u32) -> bool {
    let mut groups = import.findings.iter();
    groups
        .find(|group| group.code == FindingCode::UnclosedQuote)
        .is_some_and(|group| group.examples.iter().any(|finding| finding.row == row))
}
