//! What is in a case file. Everything that can be taken back stands in [`Book`]; what only belongs to the
//! file stands around it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CaseFileError, History};
use crate::analysis::AnalysisConfig;
use crate::analysis::outlook::Assumptions;
use crate::collect::CaseLog;
use crate::domain::Currency;
use crate::import::{ImportSettings, Mapping, MergeSuggestion};
use crate::letters::LetterRun;
use crate::policy::Policy;

/// A book with what belongs to its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseFile {
    /// Which book: random hexadecimal digits, so that two books of one name never mix.
    pub id: String,
    /// The day it was saved.
    pub saved: Option<NaiveDate>,
    /// The files of the book, by key, in the order they are read.
    pub order: Vec<String>,
    /// How kinds of files are read, for the next export.
    pub mappings: Vec<Mapping>,
    /// Everything else.
    pub book: Book,
    /// The steps that led here.
    pub history: History,
}

/// Everything of one book that its user decided, entered or was told. One value: a step is the difference
/// between two of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Book {
    /// What the user calls it; may be empty.
    pub name: String,
    /// The rules.
    pub policy: Policy,
    /// The policies in force before, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier_policies: Vec<Policy>,
    /// Which letters, in which words.
    pub letters: LetterRun,
    /// What was done and agreed with customers.
    pub log: CaseLog,
    /// As-of date, aging and the other conventions.
    pub conventions: AnalysisConfig,
    /// What the user assumes for the outlook.
    pub assumptions: Assumptions,
    /// What was settled about each file, by [`FileNote::key`].
    pub files: BTreeMap<String, FileNote>,
    /// Customers taken as one.
    pub merges: Vec<MergeSuggestion>,
    /// Open balances as the ledger states them, as typed.
    pub stated: Vec<(Currency, String)>,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            name: String::new(),
            policy: Policy::default(),
            earlier_policies: Vec::new(),
            letters: LetterRun::default(),
            log: CaseLog::default(),
            conventions: AnalysisConfig::standard(NaiveDate::default()),
            assumptions: Assumptions::default(),
            files: BTreeMap::new(),
            merges: Vec::new(),
            stated: Vec::new(),
        }
    }
}

/// What was settled about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileNote {
    /// Columns, formats, corrections and rows left out.
    pub settings: ImportSettings,
    /// Which sheet of a workbook, from 0.
    pub sheet: Option<u32>,
    /// What the file has in cells that were corrected.
    pub originals: Vec<Original>,
}

/// A cell before it was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Line, from 1.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// As the file has it.
    pub value: String,
}

impl FileNote {
    /// How a file of this name and length is told from the others of its book.
    pub fn key(name: &str, bytes: u64) -> String {
        format!("{name} ({bytes} bytes)")
    }

    /// The name in such a key.
    pub fn name_of(key: &str) -> &str {
        key.rsplit_once(" (").map_or(key, |(name, _)| name)
    }

    /// Nothing was settled.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Book {
    /// Nothing was decided or entered: losing it loses nothing.
    pub fn is_untouched(&self) -> bool {
        let fresh = Self {
            conventions: self.conventions.clone(),
            files: self.files.clone(),
            ..Self::default()
        };
        *self == fresh && self.files.values().all(FileNote::is_empty)
    }
}

impl CaseFile {
    /// The readable part of a case file.
    pub fn to_json(&self) -> String {
        // Text, numbers and lists only: writing them cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// * [`CaseFileError::Unclear`] when it is anything else.
    pub fn from_json(text: &[u8]) -> Result<Self, CaseFileError> {
        serde_json::from_slice(text).map_err(|problem| CaseFileError::Unclear {
            what: format!("line {}, column {}", problem.line(), problem.column()),
        })
    }
}
