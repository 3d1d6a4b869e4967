//! What the page and its worker say to each other: closed enums, plain data, versioned.
//!
//! Every request carries all it depends on, so it can be repeated. Files travel beside the request
//! as browser handles, never as rows. The worker says [`Response::Ready`] first.

mod packed;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::compare::{Change, ComparedRow, ComparisonReport, CustomerMove, Movement};
use crate::analysis::measures::MeasuresReport;
use crate::analysis::outlook::{Assumptions, ExpectedRow, OutlookReport};
use crate::analysis::pictures::PicturesReport;
use crate::analysis::profile::CustomerProfile;
use crate::analysis::tie_out::TieOut;
use crate::analysis::{
    AnalysisConfig, AnalysisReport, CustomerRow, CustomerSort, DocumentRow, DocumentSort, Figure,
    GroupRow, Page, Selection,
};
use crate::collect::{
    AttachReport, CallSheet, CaseLog, CreditReport, Event, HandOverCosts, HandOverQueue,
    MonthEndRun, PolicyEffect, PolicyReview, TodayReport,
};
use crate::documents::{DocumentFormat, Paper};
use crate::domain::{Currency, CustomerKey, Money};
use crate::import::{ImportError, ImportReport, MergeSuggestion, SetReport, Source};
use crate::letters::{LetterFile, LetterRun, LetterText, LettersOverview, StatementRun};
use crate::policy::Policy;
use crate::share::{ShareOptions, SharePreview};

pub use packed::{Message, Packed, Values};

/// Raised whenever a message changes shape; page and worker come from one build, so a mismatch
/// means a broken deployment and is reported as such.
pub const PROTOCOL_VERSION: u32 = 7;

/// Pairs a response with its request; rises by one per request.
pub type JobId = u32;

/// The number of what nobody waits for: greetings, and practice ([`Command::practice`]).
pub const UNASKED: JobId = 0;

/// Page to worker.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Echoed in every response to it.
    pub job: JobId,
    /// What to do.
    pub command: Command,
}

/// Which of the two exports a worker can hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// The book: all figures come from it.
    #[default]
    Book,
    /// Another export of the same book, to compare it with.
    Other,
}

/// How the other export stands to the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairing {
    /// The date the other export's balances are stated for; the book's is in the configuration.
    pub other_as_of: NaiveDate,
    /// The other export is the earlier one.
    pub other_is_earlier: bool,
}

/// What goes into the large files besides what the configuration settles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extras {
    /// What the ledger should come to, as its owner says; one per currency.
    pub control: Vec<Money>,
    /// What the user assumes for the outlook.
    pub assumptions: Assumptions,
    /// How the other export stands to the book; `None` = no comparison in the file.
    pub pairing: Option<Pairing>,
}

/// What the page can ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// Read the files that travel beside this message (or those read last, when none do) as one
    /// ledger and analyse it. Answered by [`Response::Loaded`], [`Response::NeedsAnswer`] or
    /// [`Response::ImportFailed`], with [`Response::Progress`] before it.
    Import {
        /// As what. The other export leaves the book as it is.
        side: Side,
        /// The files in the order they travel: names to show and what the user has settled.
        sources: Vec<Source>,
        /// Customers to be taken as one, group by group.
        merges: Vec<Vec<CustomerKey>>,
        /// What to compute right after.
        config: AnalysisConfig,
        /// Take the date the file states, where it states one, instead of `config.as_of`. Of the
        /// other export, else its latest date.
        prefer_stated_as_of: bool,
    },
    /// Make the sample ledger as of `config.as_of` and import it as if it had been dropped; as the
    /// other export, as it stood a month before.
    ImportSample {
        /// As what.
        side: Side,
        /// What to compute; its as-of date is also the sample's "today".
        config: AnalysisConfig,
    },
    /// Compute again. Answered by [`Response::Analyzed`].
    Analyze {
        /// For what.
        config: AnalysisConfig,
    },
    /// A document's row in the file. Answered by [`Response::SourceRow`].
    SourceRow {
        /// Of which export.
        side: Side,
        /// Which document.
        document: u32,
    },
    /// What the desk answers.
    Desk(Packed<DeskCommand>),
}

impl Command {
    /// The request to read a file, with nothing in it: to be written and read once before the first one that counts.
    pub fn practice() -> Self {
        Self::Import {
            side: Side::Book,
            sources: vec![Source::default()],
            merges: Vec::new(),
            config: AnalysisConfig::standard(NaiveDate::default()),
            prefer_stated_as_of: false,
        }
    }
}

/// What can be asked once the figures are there; the engine's later half answers it
/// (docs/decisions/0020-what-comes-later.md).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DeskCommand {
    /// A window of the customers of one currency. Answered by [`Response::Customers`].
    Customers {
        /// For what.
        config: AnalysisConfig,
        /// Which currency.
        currency: Currency,
        /// Sorted how.
        sort: CustomerSort,
        /// Largest (or last) first.
        descending: bool,
        /// Only names or numbers that contain this; empty = all.
        find: String,
        /// Only customers with an open balance.
        only_open: bool,
        /// First row.
        offset: u32,
        /// How many rows at most.
        limit: u32,
    },
    /// The same balance by every way there is. Answered by [`Response::TieOut`].
    TieOut {
        /// For what.
        config: AnalysisConfig,
    },
    /// A window of the groups that `config.group_by` makes, most open first. Answered by
    /// [`Response::Groups`].
    Groups {
        /// For what.
        config: AnalysisConfig,
        /// Only this currency; `None` = all side by side.
        currency: Option<Currency>,
        /// First row.
        offset: u32,
        /// How many rows at most.
        limit: u32,
    },
    /// A window of documents. Answered by [`Response::Documents`].
    Documents {
        /// For what.
        config: AnalysisConfig,
        /// Which documents.
        selection: Selection,
        /// Sorted how.
        sort: DocumentSort,
        /// Largest (or last) first.
        descending: bool,
        /// Only numbers or customers that contain this; empty = all.
        find: String,
        /// First row.
        offset: u32,
        /// How many rows at most.
        limit: u32,
    },
    /// Take customers as one, instead of those taken before; an empty list undoes all. Nothing is
    /// read again. Answered by [`Response::Analyzed`].
    Merge {
        /// For what.
        config: AnalysisConfig,
        /// The groups; each is shown as the first of it.
        merges: Vec<Vec<CustomerKey>>,
    },
    /// Which customers may be one. Answered by [`Response::MergeSuggestions`].
    MergeSuggestions,
    /// All measures with their inputs and months. Answered by [`Response::Measures`].
    Measures {
        /// For what.
        config: AnalysisConfig,
    },
    /// What the pictures of the numbers are drawn from. Answered by [`Response::Pictures`].
    Pictures {
        /// For what.
        config: AnalysisConfig,
        /// Which currency.
        currency: Currency,
    },
    /// How one customer pays. Answered by [`Response::CustomerProfile`].
    CustomerProfile {
        /// For what.
        config: AnalysisConfig,
        /// Which account.
        account: u32,
    },
    /// What the open balance will bring and may cost. Answered by [`Response::Outlook`].
    Outlook {
        /// For what.
        config: AnalysisConfig,
        /// Which currency.
        currency: Currency,
        /// What the user assumes.
        assumptions: Assumptions,
    },
    /// A window of the open invoices by expected date. Answered by [`Response::Expected`].
    Expected {
        /// For what.
        config: AnalysisConfig,
        /// Which currency.
        currency: Currency,
        /// First row.
        offset: u32,
        /// How many rows at most.
        limit: u32,
    },
    /// Compare the book with the other export. Answered by [`Response::Comparison`].
    Compare {
        /// For what.
        config: AnalysisConfig,
        /// How the two stand to each other.
        pairing: Pairing,
    },
    /// A window of the documents behind a step of the comparison. Answered by
    /// [`Response::ComparedDocuments`].
    ComparedDocuments {
        /// For what.
        config: AnalysisConfig,
        /// How the two stand to each other.
        pairing: Pairing,
        /// Which currency.
        currency: Currency,
        /// Which step.
        change: Change,
        /// First row.
        offset: u32,
        /// How many rows at most.
        limit: u32,
    },
    /// A window of the customers that improved or slid. Answered by
    /// [`Response::ComparedCustomers`].
    ComparedCustomers {
        /// For what.
        config: AnalysisConfig,
        /// How the two stand to each other.
        pairing: Pairing,
        /// Which currency.
        currency: Currency,
        /// Which way.
        movement: Movement,
        /// First row.
        offset: u32,
        /// How many rows at most.
        limit: u32,
    },
    /// Let the other export go. Answered by [`Response::OtherDropped`].
    DropOther,
    /// Who gets a letter and who does not. Answered by [`Response::Letters`].
    Letters {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// Which letters.
        run: LetterRun,
        /// What was agreed with customers.
        log: CaseLog,
    },
    /// What is to be done today. Answered by [`Response::Today`].
    Today {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
    },
    /// Everything for one conversation. Answered by [`Response::CallSheet`].
    CallSheet {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
        /// With which account.
        account: u32,
    },
    /// What a policy would change. Answered by [`Response::PolicyEffect`].
    PolicyEffect {
        /// For what.
        config: AnalysisConfig,
        /// The policy in force.
        before: Box<Policy>,
        /// The other one.
        after: Box<Policy>,
        /// What was done and agreed so far.
        log: CaseLog,
    },
    /// Who gets what at the end of the month. Answered by [`Response::MonthEnd`].
    MonthEnd {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
    },
    /// How the policy did. Answered by [`Response::PolicyReview`].
    PolicyReview {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
    },
    /// What of the case log fits the files. Answered by [`Response::Attached`].
    Attach {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
    },
    /// One letter as it would look, even where it does not go out. Answered by
    /// [`Response::Letter`].
    Letter {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// Which letters.
        run: LetterRun,
        /// What was agreed with customers.
        log: CaseLog,
        /// To which account.
        account: u32,
    },
    /// What a copy without names would change. Answered by [`Response::SharePreview`].
    SharePreview {
        /// How the copy is to be made.
        options: ShareOptions,
    },
    /// The entries of the log that say that letters went out. Answered by [`Response::Entries`].
    LettersSent {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// Which letters.
        run: LetterRun,
        /// What was agreed with customers before they were made.
        log: CaseLog,
        /// Only this account's; `None` = all that go out.
        account: Option<u32>,
    },
    /// Whom to give credit still, and who is to be handed over. Answered by [`Response::Decisions`].
    Decisions {
        /// For what.
        config: AnalysisConfig,
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
    },
    /// Make a file. Answered by [`Response::File`], or by [`Response::Order`] where the press makes it.
    Export {
        /// For what.
        config: AnalysisConfig,
        /// Which file.
        export: Export,
        /// For which paper, where it is printed.
        paper: Paper,
    },
}

impl From<DeskCommand> for Command {
    fn from(command: DeskCommand) -> Self {
        Self::Desk(Packed::new(&command))
    }
}

/// The files the page can make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Export {
    /// Aging by customer, as CSV.
    AgingCsv,
    /// The whole analysis, as JSON (docs/analysis-json.md).
    AnalysisJson(Extras),
    /// All rows of a list as it is seen.
    List {
        /// Which list.
        list: ListOf,
        /// For what.
        target: ListTarget,
    },
    /// What was left out or doubtful, as CSV.
    FindingsCsv,
    /// All letters as one ZIP: documents, texts, mail drafts, lists and follow-ups.
    Letters {
        /// By which rules.
        policy: Policy,
        /// Which letters.
        run: LetterRun,
        /// What was agreed with customers.
        log: CaseLog,
        /// As which files.
        files: Vec<LetterFile>,
    },
    /// One letter.
    Letter {
        /// By which rules.
        policy: Policy,
        /// Which letters.
        run: LetterRun,
        /// What was agreed with customers.
        log: CaseLog,
        /// To which account.
        account: u32,
        /// In which format.
        format: LetterFormat,
    },
    /// Statements of account as one ZIP.
    Statements {
        /// By which rules.
        policy: Policy,
        /// With which language and facts.
        run: LetterRun,
        /// What was agreed with customers.
        log: CaseLog,
        /// Which statements.
        statements: StatementRun,
    },
    /// The comparison with the other export, as CSV.
    ComparisonCsv(Pairing),
    /// Workbook, overview, CSV and JSON, as one ZIP.
    ReportPack(Extras),
    /// The workbook of the report pack.
    ReportWorkbook(Extras),
    /// The overview of the report pack.
    ReportOverview {
        /// What goes in besides.
        extras: Extras,
        /// In which format.
        format: DocumentFormat,
    },
    /// Call sheets, one page each.
    CallSheets {
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
        /// Of which accounts, in this order; empty = everyone to be called today.
        accounts: Vec<u32>,
        /// In which format.
        format: DocumentFormat,
    },
    /// How the policy did, as a document.
    PolicyReview {
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
        /// In which format.
        format: DocumentFormat,
    },
    /// A copy without names.
    Anonymous {
        /// How it is to be made.
        options: ShareOptions,
        /// What of it.
        what: Shared,
    },
    /// The list for whoever sells: hold, prepay or ok.
    StopSupply {
        /// By which rules.
        policy: Policy,
        /// What was done and agreed so far.
        log: CaseLog,
        /// In which format.
        format: ListFormat,
    },
    /// What an agency or a lawyer gets, as one ZIP.
    HandOver {
        /// By which rules.
        policy: Policy,
        /// With which language and facts.
        run: LetterRun,
        /// What was done and agreed so far.
        log: CaseLog,
        /// What it costs, as the user says.
        costs: HandOverCosts,
        /// Of which account; `None` = of all that are due.
        account: Option<u32>,
    },
}

/// What can be shared without names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shared {
    /// The documents, as CSV (with the single payments in a ZIP, where the book has some).
    Data,
    /// The whole analysis of the copy, as JSON.
    Analysis,
    /// The report pack of the copy.
    Pack,
}

/// Formats of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListFormat {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
    /// Pages to print.
    Pdf,
}

/// A long list of the page: which one, narrowed and sorted how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListOf {
    /// Customers of one currency.
    Customers {
        /// Which currency.
        currency: Currency,
        /// Sorted how.
        sort: CustomerSort,
        /// Largest (or last) first.
        descending: bool,
        /// Only names or numbers that contain this; empty = all.
        find: String,
        /// Only customers with an open balance.
        only_open: bool,
        /// What is seen of them.
        columns: CustomerColumns,
    },
    /// The groups that the configuration makes.
    Groups {
        /// Only this currency; `None` = all side by side.
        currency: Option<Currency>,
    },
    /// Documents.
    Documents {
        /// Which documents.
        selection: Selection,
        /// Sorted how.
        sort: DocumentSort,
        /// Largest (or last) first.
        descending: bool,
        /// Only numbers or customers that contain this; empty = all.
        find: String,
    },
    /// The open invoices of one currency by expected date.
    Expected {
        /// Which currency.
        currency: Currency,
    },
}

/// What a list of customers shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CustomerColumns {
    /// What they owe, by bucket.
    Aging,
    /// How they pay.
    Behavior,
}

/// What a list is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListTarget {
    /// A CSV file.
    Csv,
    /// The clipboard, as spreadsheets paste it; the file that comes back has the type [`PASTED`].
    Clipboard,
}

/// The media type of what is for the clipboard.
pub const PASTED: &str = "text/tab-separated-values";

/// Formats of one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LetterFormat {
    /// A document.
    Document(DocumentFormat),
    /// A draft for a mail program, with the document attached.
    Mail,
}

/// Worker to page.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The request it answers; 0 for [`Response::Ready`].
    pub job: JobId,
    /// The answer.
    pub response: Response,
}

/// What the worker can answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The worker can take requests.
    Ready {
        /// Its [`PROTOCOL_VERSION`].
        version: u32,
    },
    /// How far an import is. More follows.
    Progress(Progress),
    /// The files are read and analysed.
    Loaded {
        /// What was understood, of all files together.
        import: Box<ImportReport>,
        /// The files one by one, and how they fit together; a single file's review is not repeated.
        set: Box<SetReport>,
        /// The figures.
        analysis: Box<AnalysisReport>,
    },
    /// The file is read, but the page must ask something first.
    NeedsAnswer {
        /// What was understood, with its questions.
        import: Box<ImportReport>,
        /// The files one by one; a single file's review is not repeated.
        set: Box<SetReport>,
    },
    /// The file could not be read.
    ImportFailed {
        /// Why.
        error: ImportError,
        /// As much of the review as there is.
        import: Option<Box<ImportReport>>,
        /// The files one by one; none when reading did not begin.
        set: Box<SetReport>,
    },
    /// Which customers may be one.
    MergeSuggestions(Values<Vec<MergeSuggestion>>),
    /// The figures.
    Analyzed {
        /// The report.
        analysis: Box<AnalysisReport>,
    },
    /// A window of customers.
    Customers(Values<Page<CustomerRow>>),
    /// The same balance by every way there is, per currency.
    TieOut(Values<Vec<TieOut>>),
    /// All measures.
    Measures(Packed<MeasuresReport>),
    /// What the pictures of the numbers are drawn from.
    Pictures(Packed<PicturesReport>),
    /// A window of groups.
    Groups(Values<Page<GroupRow>>),
    /// A window of documents.
    Documents(Values<DocumentList>),
    /// How one customer pays.
    CustomerProfile(Packed<CustomerProfile>),
    /// What the open balance will bring and may cost.
    Outlook(Packed<OutlookReport>),
    /// A window of the open invoices by expected date.
    Expected(Packed<Page<ExpectedRow>>),
    /// The book and the other export, compared.
    Comparison(Packed<ComparisonReport>),
    /// A window of the documents behind a step.
    ComparedDocuments(Packed<Page<ComparedRow>>),
    /// A window of customers.
    ComparedCustomers(Packed<Page<CustomerMove>>),
    /// The other export is let go.
    OtherDropped,
    /// A document's row in the file.
    SourceRow(SourceRow),
    /// Who gets a letter.
    Letters(Packed<LettersOverview>),
    /// What is to be done today.
    Today(Packed<TodayReport>),
    /// Everything for one conversation.
    CallSheet(Packed<CallSheet>),
    /// What a copy without names would change.
    SharePreview(Packed<SharePreview>),
    /// What of the case log fits the files.
    Attached(Packed<AttachReport>),
    /// What a policy would change.
    PolicyEffect(Packed<PolicyEffect>),
    /// Who gets what at the end of the month.
    MonthEnd(Packed<MonthEndRun>),
    /// How the policy did.
    PolicyReview(Packed<PolicyReview>),
    /// One letter's text.
    Letter(Packed<LetterText>),
    /// Whom to give credit still, and who is to be handed over.
    Decisions(Packed<(CreditReport, HandOverQueue)>),
    /// What is to go into the log.
    Entries(Packed<Vec<Event>>),
    /// A file for the user.
    File(FileOut),
    /// A file for the user that the press has to make: in place of the content stands the order
    /// ([`crate::documents::Order::to_bytes`]), which the page passes on unread.
    Order(FileOut),
    /// The request makes no sense now (nothing loaded, no such document).
    Failed(WorkerError),
}

impl Response {
    /// The file it brings, if it brings one.
    pub const fn file(&self) -> Option<&FileOut> {
        if let Self::File(file) | Self::Order(file) = self { Some(file) } else { None }
    }

    /// The file it brings, to be filled.
    pub const fn file_mut(&mut self) -> Option<&mut FileOut> {
        if let Self::File(file) | Self::Order(file) = self { Some(file) } else { None }
    }
}

/// A window of documents, and what the whole list comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentList {
    /// The rows.
    pub page: Page<DocumentRow>,
    /// Open at the as-of date over the whole list, per currency.
    pub open: Vec<(Currency, Figure)>,
    /// Billed over the whole list, per currency.
    pub billed: Vec<(Currency, Figure)>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes read so far.
    pub bytes_read: u64,
    /// Bytes in all.
    pub bytes_total: u64,
    /// Rows so far.
    pub rows: u64,
}

/// A document's row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRow {
    /// Name of the file.
    pub file_name: String,
    /// Line, from 1.
    pub row: u32,
    /// Header, value and what the column is used as, for every field.
    pub fields: Vec<SourceField>,
}

/// One field of a source row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceField {
    /// Header as written.
    pub header: String,
    /// Value as written.
    pub value: String,
    /// What it is used as; empty = not used.
    pub used_as: String,
}

/// A file made for the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOut {
    /// Suggested name, safe on every system.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// The content. It travels beside the message, not in it.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// Why a request could not be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkerError {
    /// No file is loaded.
    NothingLoaded,
    /// No such document, account or currency.
    NotFound,
    /// The message could not be understood.
    BadMessage,
    /// There is nothing to put into the file.
    NothingToExport,
    /// An amount or a date of the copy would be larger than can be written.
    OutOfRange,
    /// The part of the program that could answer did not come.
    Incomplete,
    /// The worker stopped before it could answer; a new one, without a file, took its place.
    Stopped,
}

impl std::fmt::Display for WorkerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NothingLoaded => "No file is loaded yet",
            Self::NotFound => "That entry is no longer there",
            Self::Incomplete => {
                "A part of this page did not come, or this browser did not start it; reload the page"
            }
            Self::BadMessage => "The page and its worker do not match; reload the page",
            Self::OutOfRange => {
                "An amount or a date of the copy would be too large to write; take a smaller factor or fewer days"
            }
            Self::NothingToExport => "There is nothing to put into this file",
            Self::Stopped => "The analysis stopped unexpectedly; choose the file again",
        })
    }
}
