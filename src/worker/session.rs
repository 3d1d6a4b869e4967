//! Placeholder until the session lands; answers that nothing is loaded.

use crate::analysis::AnalysisConfig;
use crate::import::{ImportError, ImportSettings};
use crate::protocol::{Command, Progress, Response, WorkerError};

/// What to read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportJob {
    /// Name to show.
    pub file_name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// What the user has settled.
    pub settings: ImportSettings,
    /// What to compute right after.
    pub config: AnalysisConfig,
    /// Take the date the file states over `config.as_of`.
    pub prefer_stated_as_of: bool,
}

/// Whether the session wants more bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go on.
    More,
    /// Enough is known; call `finish`.
    Stop,
}

/// What follows the last byte.
#[derive(Clone, Debug, PartialEq)]
pub enum Finish {
    /// Read the file from the start once more.
    Again,
    /// The answer.
    Done(Response),
}

/// Where a document's row stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceSpan {
    /// First byte.
    pub offset: u64,
    /// Number of bytes.
    pub len: u64,
}

/// Owns the ledger.
#[derive(Debug, Default)]
pub struct Session {
    progress: Progress,
}

impl Session {
    /// A session without a file.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts an import.
    ///
    /// # Errors
    /// The answer, where nothing needs to be read to know it.
    pub fn begin_import(&mut self, job: ImportJob) -> Result<(), Response> {
        self.progress = Progress { bytes_read: 0, bytes_total: job.bytes, rows: 0 };
        Ok(())
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) -> Step {
        self.progress.bytes_read = self.progress.bytes_read.saturating_add(chunk.len() as u64);
        Step::More
    }

    /// Says that the file has no more bytes.
    pub fn finish(&mut self) -> Finish {
        Finish::Done(Response::ImportFailed { error: ImportError::NoTable, import: None })
    }

    /// How far the import is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Bytes of the file that hold a document's row.
    pub fn source_span(&self, _document: u32) -> Option<SourceSpan> {
        None
    }

    /// A document's row.
    pub fn source_row(&self, _document: u32, _bytes: &[u8]) -> Response {
        Response::Failed(WorkerError::NothingLoaded)
    }

    /// Name and content of the sample file.
    pub fn sample(&self, _config: &AnalysisConfig) -> (String, Vec<u8>) {
        ("sample.csv".to_owned(), Vec::new())
    }

    /// Every other command.
    pub fn handle(&mut self, _command: Command) -> Response {
        Response::Failed(WorkerError::NothingLoaded)
    }
}
