//! The session owns the ledger and answers every request of the protocol. Pure: the wire brings
//! bytes and takes answers.

use crate::analysis::{
    Analysis, AnalysisConfig, CustomerQuery, DocumentSort, Page, Selection, documents,
};
use crate::domain::ledger::DocumentIdx;
use crate::domain::{Ledger, to_u32};
use crate::import::decode::Decoder;
use crate::import::rows::RowReader;
use crate::import::{
    Encoding, Finish as ImportFinish, ImportReport, ImportSettings, Importer, Outcome,
    Step as ImportStep,
};
use crate::protocol::{Command, Export, Progress, Response, SourceField, SourceRow, WorkerError};
use crate::worker::files;

/// What to import and what to compute from it.
#[derive(Clone, Debug)]
pub struct ImportJob {
    /// Name to show.
    pub file_name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// What the user has settled.
    pub settings: ImportSettings,
    /// What to compute.
    pub config: AnalysisConfig,
    /// Take the date the file states, where it states one.
    pub prefer_stated_as_of: bool,
}

/// What to do after a chunk.
pub type Step = ImportStep;

/// What finishing came to.
#[derive(Debug)]
pub enum Finish {
    /// Push the whole file once more, from the start.
    Again,
    /// The answer.
    Done(Response),
}

/// Bytes of the file to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceSpan {
    /// First byte.
    pub offset: u64,
    /// How many; the file may end before.
    pub len: u64,
}

/// More than any row that can be a document (see `import::rows`).
const SPAN_BYTES: u64 = (1 << 20) + 4096;

/// The loaded file.
#[derive(Debug)]
pub struct Loaded {
    /// The documents.
    pub ledger: Ledger,
    /// The review.
    pub import: ImportReport,
    /// The latest analysis.
    pub analysis: Analysis,
}

/// The order of the last document list, so that paging through it does not sort again.
#[derive(Debug)]
struct Listing {
    config: AnalysisConfig,
    selection: Selection,
    sort: DocumentSort,
    descending: bool,
    find: String,
    list: Vec<DocumentIdx>,
}

/// One book: at most one file, its ledger and its analysis.
#[derive(Debug, Default)]
pub struct Session {
    importing: Option<(Importer, ImportJob)>,
    loaded: Option<Loaded>,
    listing: Option<Listing>,
}

impl Session {
    /// Nothing loaded.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts an import; the file is pushed next. What was loaded before is let go.
    ///
    /// # Errors
    /// * The answer, when it is known before reading (the file is too large).
    pub fn begin_import(&mut self, job: ImportJob) -> Result<(), Response> {
        self.loaded = None;
        self.listing = None;
        let limit = crate::import::importer::MAX_BYTES;
        if job.bytes > limit {
            let error = crate::import::ImportError::TooLarge { bytes: job.bytes, limit };
            return Err(Response::ImportFailed { error, import: None });
        }
        let importer = Importer::new(&job.file_name, job.bytes, job.settings.clone());
        self.importing = Some((importer, job));
        Ok(())
    }

    /// The next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) -> Step {
        self.importing.as_mut().map_or(Step::Stop, |(importer, _)| importer.push(chunk))
    }

    /// How far the import is.
    pub fn progress(&self) -> Progress {
        let Some((importer, job)) = &self.importing else {
            return Progress { bytes_read: 0, bytes_total: 0, rows: 0 };
        };
        let (bytes_read, rows) = importer.progress();
        Progress { bytes_read, bytes_total: job.bytes, rows }
    }

    /// The file has ended.
    pub fn finish(&mut self) -> Finish {
        let Some((importer, job)) = &mut self.importing else {
            return Finish::Done(Response::Failed(WorkerError::NothingLoaded));
        };
        let outcome = match importer.finish() {
            ImportFinish::Again => return Finish::Again,
            ImportFinish::Done(outcome) => outcome,
        };
        let mut config = job.config.clone();
        let prefer_stated = job.prefer_stated_as_of;
        self.importing = None;
        Finish::Done(match *outcome {
            Outcome::Imported { ledger, report } => {
                if let Some(stated) = report.stated_as_of.filter(|_| prefer_stated) {
                    config.as_of = stated;
                }
                let analysis = Analysis::new(&ledger, &config);
                let response = Response::Loaded {
                    analysis: Box::new(analysis.report(&ledger)),
                    import: Box::new(report.clone()),
                };
                self.loaded = Some(Loaded { ledger, import: report, analysis });
                response
            }
            Outcome::Asking { report } => Response::NeedsAnswer { import: Box::new(report) },
            Outcome::Failed { error, report } => {
                Response::ImportFailed { error, import: report.map(Box::new) }
            }
        })
    }

    /// Reads a file that is in memory: begin, push, finish.
    pub fn import_bytes(&mut self, job: ImportJob, bytes: &[u8]) -> Response {
        if let Err(response) = self.begin_import(job) {
            return response;
        }
        loop {
            for chunk in bytes.chunks(1 << 20) {
                if self.push(chunk) == Step::Stop {
                    break;
                }
            }
            if let Finish::Done(response) = self.finish() {
                return response;
            }
        }
    }

    /// Which bytes of the file hold a document's row. For a file in UTF-16 this is the
    /// whole file, as offsets count decoded text.
    pub fn source_span(&self, document: u32) -> Option<SourceSpan> {
        let loaded = self.loaded.as_ref()?;
        let row = loaded.ledger.document(document)?;
        if loaded.import.encoding.is_utf16() {
            return Some(SourceSpan { offset: 0, len: loaded.import.bytes });
        }
        Some(SourceSpan { offset: row.offset + self.bom(), len: SPAN_BYTES })
    }

    fn bom(&self) -> u64 {
        let marked =
            self.loaded.as_ref().is_some_and(|l| l.import.encoding_why == "byte order mark");
        match self.loaded.as_ref().map(|l| l.import.encoding) {
            Some(Encoding::Utf8) if marked => 3,
            Some(encoding) if marked && encoding.is_utf16() => 2,
            _ => 0,
        }
    }

    /// A document's row, given the bytes of its [`SourceSpan`].
    pub fn source_row(&self, document: u32, bytes: &[u8]) -> Response {
        self.read_source_row(document, bytes)
            .map_or(Response::Failed(WorkerError::NotFound), Response::SourceRow)
    }

    fn read_source_row(&self, document: u32, bytes: &[u8]) -> Option<SourceRow> {
        let loaded = self.loaded.as_ref()?;
        let import = &loaded.import;
        let row = loaded.ledger.document(document)?;
        let mut decoder = Decoder::new(import.encoding);
        let text = if import.encoding.is_utf16() {
            let start = usize::try_from(self.bom()).ok()?;
            let row_start = usize::try_from(row.offset).ok()?;
            decoder.decode(bytes.get(start..)?).get(row_start..)?
        } else {
            bytes
        };
        let unquoted: &[u32] = if self.is_literal(row.row) { &[1, 2] } else { &[] };
        let mut values: Option<Vec<String>> = None;
        let mut reader = RowReader::new(import.delimiter, unquoted);
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
        Some(SourceRow { file_name: import.file_name.clone(), row: row.row, fields })
    }

    fn is_literal(&self, row: u32) -> bool {
        use crate::import::FindingCode;
        let groups = self.loaded.iter().flat_map(|l| &l.import.findings);
        groups
            .filter(|group| group.code == FindingCode::UnclosedQuote)
            .any(|group| group.examples.iter().any(|finding| finding.row == row))
    }

    /// The sample: file name and CSV.
    pub fn sample(&self, config: &AnalysisConfig) -> (String, Vec<u8>) {
        ("sample-ledger.csv".to_owned(), crate::sample::sample_csv(config.as_of).into_bytes())
    }

    /// What is loaded, if anything.
    pub fn loaded(&self) -> Option<&Loaded> {
        self.loaded.as_ref()
    }

    /// Answers every request that needs no bytes of the file.
    pub fn handle(&mut self, command: Command) -> Response {
        if let Command::Export { config, export: Export::Checklist { policy, format } } = &command {
            return files::checklist_file(config, policy, *format);
        }
        let Some(loaded) = &mut self.loaded else {
            return Response::Failed(WorkerError::NothingLoaded);
        };
        match command {
            Command::Import { .. } | Command::ImportSample { .. } | Command::SourceRow { .. } => {
                Response::Failed(WorkerError::BadMessage)
            }
            Command::Analyze { config } => {
                loaded.analyze(&config);
                Response::Analyzed { analysis: Box::new(loaded.analysis.report(&loaded.ledger)) }
            }
            Command::Customers {
                config,
                currency,
                sort,
                descending,
                find,
                only_open,
                offset,
                limit,
            } => {
                loaded.analyze(&config);
                let query = CustomerQuery { currency, sort, descending, find: &find, only_open };
                let list = loaded.analysis.select(&loaded.ledger, &query);
                let rows = window(&list, offset, limit)
                    .filter_map(|idx| loaded.analysis.customer_row(&loaded.ledger, idx))
                    .collect();
                Response::Customers(Page { rows, offset, total: to_u32(list.len()) })
            }
            Command::Documents { config, selection, sort, descending, find, offset, limit } => {
                let wanted =
                    Listing { config, selection, sort, descending, find, list: Vec::new() };
                self.documents(wanted, offset, limit)
            }
            Command::Letters { config, policy } => {
                Response::Letters(crate::letters::overview(&loaded.ledger, &config, &policy))
            }
            Command::Letter { config, policy, texts, account } => {
                match crate::letters::letter(&loaded.ledger, &config, &policy, &texts, account) {
                    Some(letter) => Response::Letter(Box::new(letter)),
                    None => Response::Failed(WorkerError::NotFound),
                }
            }
            Command::Export { config, export } => {
                loaded.analyze(&config);
                files::export(loaded, &config, export)
            }
        }
    }

    fn documents(&mut self, wanted: Listing, offset: u32, limit: u32) -> Response {
        let Some(loaded) = &self.loaded else {
            return Response::Failed(WorkerError::NothingLoaded);
        };
        let known = self.listing.take().filter(|listing| listing.same_as(&wanted));
        let listing = known.unwrap_or_else(|| wanted.filled(&loaded.ledger));
        let rows = window(&listing.list, offset, limit)
            .filter_map(|idx| documents::row(&loaded.ledger, &listing.config, idx))
            .collect();
        let (open, billed) = documents::totals(&loaded.ledger, &listing.config, &listing.list);
        let page = Page { rows, offset, total: to_u32(listing.list.len()) };
        self.listing = Some(listing);
        Response::Documents { page, open, billed }
    }
}

impl Loaded {
    /// Computes again when the configuration changed.
    fn analyze(&mut self, config: &AnalysisConfig) {
        if self.analysis.config() != config {
            self.analysis = Analysis::new(&self.ledger, config);
        }
    }
}

impl Listing {
    fn same_as(&self, other: &Self) -> bool {
        self.config == other.config
            && self.selection == other.selection
            && self.sort == other.sort
            && self.descending == other.descending
            && self.find == other.find
    }

    fn filled(mut self, ledger: &Ledger) -> Self {
        self.list = documents::select(ledger, &self.config, &self.selection, &self.find);
        if self.sort != DocumentSort::Row || self.descending {
            documents::sort(ledger, &self.config, &mut self.list, self.sort, self.descending);
        }
        self
    }
}

fn window(list: &[u32], offset: u32, limit: u32) -> impl Iterator<Item = u32> {
    list.iter().copied().skip(offset as usize).take(limit as usize)
}
