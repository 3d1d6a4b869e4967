//! The state of the page: one value of signals, and what the user can do with it.
//!
//! Figures only ever come from the worker. An answer counts when it answers the latest request of
//! its kind; older ones are ignored.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::analysis::measures::MeasuresReport;
use crate::analysis::outlook::{Assumptions, ExpectedRow, OutlookReport};
use crate::analysis::pictures::PicturesReport;
use crate::analysis::profile::CustomerProfile;
use crate::analysis::tie_out::TieOut;
use crate::analysis::{
    AnalysisConfig, AnalysisReport, CurrencyReport, CustomerRow, CustomerSort, DocumentRow,
    DocumentSort, Figure, GroupRow, Page, Selection,
};
use crate::collect::{CallSheet, CaseLog, CreditReport, HandOverCosts, HandOverQueue, TodayReport};
use crate::domain::Currency;
use crate::import::{ImportError, ImportReport, ImportSettings, SetReport};
use crate::letters::{LetterFile, LetterRun, LetterText, LettersOverview};
use crate::platform::files::{Blob, Chosen};
use crate::platform::page;
use crate::platform::prefs::Theme;
use crate::platform::worker_client::WorkerClient;
use crate::policy::Policy;
use crate::protocol::{
    Command, CustomerColumns, DeskCommand, Export, JobId, ListOf, Progress, Side, SourceRow,
    WorkerError,
};
use crate::share::SharePreview;
use crate::ui::case::CaseState;
use crate::ui::compare_state::{CompareState, Picking};
use crate::ui::intake::FileEntry;
use crate::ui::later::{self, Arrival};
use crate::ui::policy_state::PolicyState;
use crate::ui::printing::Printing;
use crate::ui::remembered::Mappings;
use crate::ui::review_state::ReviewState;
use crate::ui::room::Room;

/// Where the page stands with its file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase {
    /// No file.
    Empty,
    /// A file is being read.
    Importing(Progress),
    /// The file is read; the user must settle something first.
    Asking,
    /// Figures are there.
    Ready,
    /// The file could not be read.
    Failed(ImportError),
}

impl Phase {
    /// A file is being read.
    pub(crate) const fn is_importing(&self) -> bool {
        matches!(self, Self::Importing(_))
    }
}

/// The kinds of requests of which only the latest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// Import, sample and analysis: what the figures come from.
    Figures,
    /// Customers of the aging table.
    Aging,
    /// Customers of the customer list.
    Customers,
    /// Documents in the sheet.
    Documents,
    /// A source row in the sheet.
    SourceRow,
    /// What is to be done today.
    Today,
    /// Everything for one conversation.
    CallSheet,
    /// What a policy would change.
    PolicyEffect,
    /// Who gets what at the end of the month.
    MonthEnd,
    /// How the policy did.
    PolicyReview,
    /// Who gets a letter.
    Letters,
    /// One letter.
    Letter,
    /// The entries of letters that went out.
    Sent,
    /// Whom to give credit still, and who is to be handed over.
    Decisions,
    /// Customers that may be one.
    Merges,
    /// All measures.
    Measures,
    /// What the pictures of the numbers are drawn from.
    Pictures,
    /// The aging by something else than customers.
    Groups,
    /// The same balance by every way there is.
    TieOut,
    /// What the balance will bring.
    Outlook,
    /// Open invoices by expected date.
    Expected,
    /// How one customer pays.
    Profile,
    /// What a copy without names would change.
    Share,
    /// What of the case log fits the files.
    Attached,
    /// The book and the other export.
    Comparison,
    /// Documents behind a step of the comparison.
    ComparedDocuments,
    /// Customers that improved or slid.
    ComparedCustomers,
    /// Letting the other export go.
    DropOther,
}

/// What the side sheet shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sheet {
    /// The documents behind a figure.
    Documents(Behind),
    /// A document's row in the file; back leads to the documents it came from.
    Source { document: u32, number: String, back: Option<Box<Behind>> },
    /// How a customer pays.
    Customer { account: u32, name: String },
    /// Everything for one conversation with this account.
    Call(u32),
    /// Paste text.
    Paste,
    /// The keys.
    Help,
    /// Files came while others are there: add them, or start anew?
    AddOrNew,
    /// How to export; from this system first.
    ExportHelp(Option<String>),
    /// That nothing can leave the tab, and how to check it.
    Lock,
    /// A copy without names.
    Share,
    /// The proof that all screens speak of the same money.
    TieOut,
    /// The book: its file, and what is kept of it.
    Book,
    /// The steps that can be taken back.
    History,
    /// What has to be asked before a case file is opened.
    OpenCase,
}

/// A figure, how it was made and which documents are in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Behind {
    /// What it is.
    pub(crate) title: String,
    /// The formula or meaning in words; may be empty.
    pub(crate) meaning: String,
    /// The numbers that went in, in words.
    pub(crate) inputs: Vec<(String, String)>,
    /// What the figure would be under other conventions, in words.
    pub(crate) others: Vec<(String, String)>,
    /// Its documents.
    pub(crate) selection: Selection,
}

/// Letters that were made: how many, and how to ask for the entries that say they went out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MadeLetters {
    pub(crate) count: usize,
    pub(crate) ask: DeskCommand,
}

/// Which customers a list shows, and how.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CustomerQuery {
    pub(crate) sort: CustomerSort,
    pub(crate) descending: bool,
    pub(crate) find: String,
    pub(crate) only_open: bool,
}

/// A list of customers: the question and the window of rows that is held.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CustomerList {
    pub(crate) slot: Slot,
    pub(crate) query: RwSignal<CustomerQuery>,
    pub(crate) page: RwSignal<Option<Page<CustomerRow>>>,
}

/// Which documents the sheet shows, and how.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DocumentQuery {
    pub(crate) sort: DocumentSort,
    pub(crate) descending: bool,
    pub(crate) find: String,
}

/// What the whole list of documents in the sheet amounts to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DocumentSums {
    pub(crate) documents: u32,
    pub(crate) open: Vec<(Currency, Figure)>,
    pub(crate) billed: Vec<(Currency, Figure)>,
}

/// The state of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AppState {
    /// Whose state this is: the book's, or that of the other export.
    pub(crate) side: Side,
    client: StoredValue<Option<WorkerClient>, LocalStorage>,
    latest: StoredValue<Vec<(Slot, JobId)>>,
    pub(crate) phase: RwSignal<Phase>,
    pub(crate) room: RwSignal<Room>,
    pub(crate) theme: RwSignal<Theme>,
    /// One name for the files that are being read or were read last.
    pub(crate) file_name: RwSignal<String>,
    /// The files of the book.
    pub(crate) files: RwSignal<Vec<FileEntry>, LocalStorage>,
    /// Where the part of the program is that has the later rooms.
    pub(crate) later: RwSignal<Arrival>,
    /// What is said while a file is made into text.
    pub(crate) opening: RwSignal<Option<String>>,
    /// The owner of the whole page.
    pub(crate) home: StoredValue<Owner>,
    /// Owns that work; it ends when its owner is cleaned up.
    pub(crate) opener: StoredValue<Option<Owner>>,
    /// Files that wait for the user's word whether to add them.
    pub(crate) offered: RwSignal<Vec<Chosen>, LocalStorage>,
    /// For what is picked next.
    pub(crate) picking: StoredValue<Picking>,
    /// No figures of this book have been shown, so the date it states itself still counts.
    pub(crate) fresh: StoredValue<bool>,
    /// Which file's review is shown, from 0.
    pub(crate) current: RwSignal<usize>,
    /// What the user has settled about that file.
    pub(crate) settings: RwSignal<ImportSettings>,
    /// The review of that file.
    pub(crate) import: RwSignal<Option<ImportReport>>,
    /// The review of all files together.
    pub(crate) book: RwSignal<Option<ImportReport>>,
    /// The files one by one, and how they fit together.
    pub(crate) set: RwSignal<SetReport>,
    pub(crate) config: RwSignal<AnalysisConfig>,
    /// What the user assumes for the outlook.
    pub(crate) assumptions: RwSignal<Assumptions>,
    pub(crate) outlook: RwSignal<Option<OutlookReport>>,
    /// The open invoices by expected date: the window that is held.
    pub(crate) expected: RwSignal<Option<Page<ExpectedRow>>>,
    pub(crate) profile: RwSignal<Option<CustomerProfile>>,
    pub(crate) analysis: RwSignal<Option<AnalysisReport>>,
    /// The currency looked at; the first one unless the user chose another.
    pub(crate) currency: RwSignal<Option<Currency>>,
    pub(crate) aging: CustomerList,
    pub(crate) customers: CustomerList,
    pub(crate) measures: RwSignal<Option<MeasuresReport>>,
    pub(crate) pictures: RwSignal<Option<PicturesReport>>,
    pub(crate) groups: RwSignal<Option<Page<GroupRow>>>,
    pub(crate) tie_out: RwSignal<Vec<TieOut>>,
    /// What a copy without names would change.
    pub(crate) share_preview: RwSignal<Option<SharePreview>>,
    pub(crate) sheet: RwSignal<Option<Sheet>>,
    pub(crate) document_query: RwSignal<DocumentQuery>,
    /// The window of documents that is held.
    pub(crate) documents: RwSignal<Option<Page<DocumentRow>>>,
    pub(crate) document_sums: RwSignal<Option<DocumentSums>>,
    /// Where in them the reader was, while a row of the file is shown.
    pub(crate) document_place: RwSignal<u32>,
    pub(crate) source_row: RwSignal<Option<SourceRow>>,
    pub(crate) policy: RwSignal<Policy>,
    /// What belongs to the policy alone.
    pub(crate) making: PolicyState,
    /// What was done and agreed with customers. Lives here until the user saves it.
    pub(crate) log: RwSignal<CaseLog>,
    /// How many entries the log had before each act of the user.
    pub(crate) acts: StoredValue<Vec<usize>>,
    /// The list of the day.
    pub(crate) today: RwSignal<Option<TodayReport>>,
    /// Whom to give credit still, and who is to be handed over.
    pub(crate) decisions: RwSignal<Option<(CreditReport, HandOverQueue)>>,
    /// What handing over costs, as the user says.
    pub(crate) costs: RwSignal<HandOverCosts>,
    /// Which letters, in which words.
    pub(crate) run: RwSignal<LetterRun>,
    /// Everything for the conversation in the sheet.
    pub(crate) call_sheet: RwSignal<Option<CallSheet>>,
    pub(crate) letters: RwSignal<Option<LettersOverview>>,
    pub(crate) letter_account: RwSignal<Option<u32>>,
    pub(crate) letter: RwSignal<Option<LetterText>>,
    /// As which files an archive has the letters.
    pub(crate) letter_files: RwSignal<Vec<LetterFile>>,
    /// Letters that were made and not noted as sent.
    pub(crate) made: RwSignal<Option<MadeLetters>>,
    /// What belongs to the comparison alone.
    pub(crate) compare: CompareState,
    /// What belongs to the review alone.
    pub(crate) review: ReviewState,
    /// How kinds of files are read.
    pub(crate) mappings: Mappings,
    /// The book as one value: its steps, its file, what is kept of it.
    pub(crate) case: CaseState,
    /// Files being made; the buttons say so.
    pub(crate) exports: RwSignal<Vec<JobId>>,
    /// What the press has to do with them.
    pub(crate) printing: Printing,
    /// What a screen reader should say now.
    pub(crate) announcement: RwSignal<String>,
    /// Something went wrong that is not about the file: shown as a note until dismissed.
    pub(crate) notice: RwSignal<Option<String>>,
}

impl AppState {
    /// Nothing loaded, everything as of `today`.
    #[expect(clippy::too_many_lines, reason = "one line per signal")]
    pub(crate) fn new(today: NaiveDate) -> Self {
        Self {
            side: Side::Book,
            client: StoredValue::new_local(None),
            latest: StoredValue::new(Vec::new()),
            phase: RwSignal::new(Phase::Empty),
            room: RwSignal::new(Room::Start),
            theme: RwSignal::new(Theme::System),
            file_name: RwSignal::new(String::new()),
            files: RwSignal::new_local(Vec::new()),
            later: RwSignal::new(Arrival::AT_FIRST),
            opening: RwSignal::new(None),
            home: StoredValue::new(Owner::current().unwrap_or_default()),
            opener: StoredValue::new(None),
            offered: RwSignal::new_local(Vec::new()),
            picking: StoredValue::new(Picking::New),
            fresh: StoredValue::new(true),
            current: RwSignal::new(0),
            settings: RwSignal::new(ImportSettings::default()),
            import: RwSignal::new(None),
            book: RwSignal::new(None),
            set: RwSignal::new(SetReport::default()),
            config: RwSignal::new(AnalysisConfig::standard(today)),
            assumptions: RwSignal::new(Assumptions::default()),
            outlook: RwSignal::new(None),
            expected: RwSignal::new(None),
            profile: RwSignal::new(None),
            analysis: RwSignal::new(None),
            currency: RwSignal::new(None),
            aging: CustomerList::new(Slot::Aging, CustomerSort::Overdue),
            customers: CustomerList::new(Slot::Customers, CustomerSort::Offenders),
            measures: RwSignal::new(None),
            pictures: RwSignal::new(None),
            groups: RwSignal::new(None),
            tie_out: RwSignal::new(Vec::new()),
            share_preview: RwSignal::new(None),
            sheet: RwSignal::new(None),
            document_query: RwSignal::new(DocumentQuery::standard()),
            documents: RwSignal::new(None),
            document_sums: RwSignal::new(None),
            document_place: RwSignal::new(0),
            source_row: RwSignal::new(None),
            policy: RwSignal::new(Policy::default()),
            making: PolicyState::new(),
            log: RwSignal::new(CaseLog::default()),
            acts: StoredValue::new(Vec::new()),
            today: RwSignal::new(None),
            decisions: RwSignal::new(None),
            costs: RwSignal::new(HandOverCosts::default()),
            run: RwSignal::new(LetterRun::default()),
            call_sheet: RwSignal::new(None),
            letters: RwSignal::new(None),
            letter_account: RwSignal::new(None),
            letter: RwSignal::new(None),
            letter_files: RwSignal::new(LetterFile::USUAL.to_vec()),
            made: RwSignal::new(None),
            compare: CompareState::new(),
            review: ReviewState::new(),
            mappings: Mappings::new(),
            case: CaseState::new(),
            exports: RwSignal::new(Vec::new()),
            printing: Printing::new(),
            announcement: RwSignal::new(String::new()),
            notice: RwSignal::new(None),
        }
    }

    /// A state for the other export, beside this one: of its own where files are read and reviewed,
    /// the same where there is one for the whole page.
    pub(crate) fn beside(self) -> Self {
        let today = self.config.with_untracked(|config| config.as_of);
        let review = ReviewState { merged: self.review.merged, ..ReviewState::new() };
        Self {
            side: Side::Other,
            client: self.client,
            theme: self.theme,
            later: self.later,
            home: self.home,
            picking: self.picking,
            config: self.config,
            sheet: self.sheet,
            source_row: self.source_row,
            mappings: self.mappings,
            exports: self.exports,
            printing: self.printing,
            announcement: self.announcement,
            notice: self.notice,
            compare: self.compare,
            review,
            ..Self::new(today)
        }
    }

    /// Connects the worker.
    pub(crate) fn connect(self, client: WorkerClient) {
        self.client.set_value(Some(client));
    }

    /// The room that can be shown now: without figures only the start, the policy and the review.
    pub(crate) fn shown_room(self) -> Room {
        let room = self.room.get();
        let has_figures = self.analysis.with(Option::is_some);
        let has_review = self.has_review();
        match (room, has_figures, has_review) {
            (Room::Start | Room::Policy, _, _) | (_, true, _) => room,
            (_, false, true) => Room::File,
            (_, false, false) => Room::Start,
        }
    }

    /// Goes to a room. The other export is looked at in the room of the comparison only.
    pub(crate) fn go(self, room: Room) {
        if self.side == Side::Other {
            return;
        }
        self.room.set(room);
        page::set_hash(room.hash());
        page::to_top();
        page::after_paint(|| page::focus("h1"));
    }

    /// Reads one figure of the currency looked at.
    pub(crate) fn with_currency<T>(self, read: impl FnOnce(&CurrencyReport) -> T) -> Option<T> {
        let wanted = self.currency.get();
        self.analysis.with(|analysis| {
            let list = &analysis.as_ref()?.currencies;
            list.iter().find(|report| Some(report.currency) == wanted).or(list.first()).map(read)
        })
    }

    /// As [`Self::with_currency`], for parts that are drawn anew when the figures change.
    pub(crate) fn peek_currency<T>(self, read: impl FnOnce(&CurrencyReport) -> T) -> Option<T> {
        untrack(|| self.with_currency(read))
    }

    /// The currency looked at.
    pub(crate) fn current_currency(self) -> Option<Currency> {
        self.with_currency(|report| report.currency)
    }

    /// Looks at another currency; rows of the one before it are let go.
    pub(crate) fn look_at(self, currency: Currency) {
        self.aging.page.set(None);
        self.customers.page.set(None);
        self.groups.set(None);
        self.expected.set(None);
        self.currency.set(Some(currency));
    }

    pub(crate) fn forget_results(self) {
        let merges = self.carry_over();
        self.files.set(Vec::new());
        self.offered.set(Vec::new());
        self.current.set(0);
        self.settings.set(ImportSettings::default());
        match self.side {
            Side::Book => {
                self.review.forget();
                self.drop_other();
            }
            Side::Other => self.review.forget_findings(),
        }
        self.import.set(None);
        self.book.set(None);
        self.set.set(SetReport::default());
        self.analysis.set(None);
        self.currency.set(None);
        self.notice.set(None);
        for list in [self.aging, self.customers] {
            list.page.set(None);
            list.query.update(|query| query.find.clear());
        }
        self.today.set(None);
        self.decisions.set(None);
        self.making.forget_figures();
        self.measures.set(None);
        self.pictures.set(None);
        self.groups.set(None);
        self.tie_out.set(Vec::new());
        if !self.case.as_left.get_value() {
            self.assumptions.update(|assumptions| assumptions.loss.specific.clear());
        }
        self.outlook.set(None);
        self.expected.set(None);
        self.profile.set(None);
        self.letters.set(None);
        self.letter.set(None);
        self.letter_account.set(None);
        self.made.set(None);
        self.review.merged.set(merges);
        self.settle_quietly();
    }

    /// Computes again with other conventions.
    pub(crate) fn reconfigure(self, change: impl FnOnce(&mut AnalysisConfig)) {
        let before = self.config.get_untracked();
        self.config.update(change);
        let config = self.config.get_untracked();
        if config != before && self.analysis.with_untracked(Option::is_some) {
            self.ask(Slot::Figures, Command::Analyze { config }, Vec::new());
        }
    }

    /// Changes a rule; figures that depend on it follow.
    pub(crate) fn change_policy(self, change: impl FnOnce(&mut Policy)) {
        self.policy.update(change);
        let offender = self.policy.with_untracked(|policy| policy.offender);
        self.reconfigure(|config| config.offender = offender);
    }

    /// Stops reading. The worker is replaced, so everything in it is forgotten.
    pub(crate) fn cancel(self) {
        if self.side == Side::Other {
            self.book().cancel_other();
            return;
        }
        self.stop_opening();
        self.forget_results();
        self.end_worker();
        self.exports.set(Vec::new());
        self.phase.set(Phase::Empty);
        self.announcement.set("Stopped. Nothing is loaded".to_owned());
        self.go(Room::Start);
    }

    /// Ends the worker; another, with nothing loaded, takes its place.
    pub(crate) fn end_worker(self) {
        self.client.with_value(|client| {
            if let Some(client) = client {
                client.cancel();
            }
        });
        self.latest.set_value(Vec::new());
    }

    /// Sends a request; it supersedes earlier ones of its slot.
    pub(crate) fn ask(self, slot: Slot, command: Command, files: Vec<Blob>) {
        let job = self.client.with_value(|client| client.as_ref().map(|c| c.send(command, files)));
        if let Some(job) = job {
            self.latest.update_value(|latest| {
                latest.retain(|(other, _)| *other != slot);
                latest.push((slot, job));
            });
        }
    }

    /// Asks the desk, as [`Self::ask`] asks.
    pub(crate) fn ask_desk(self, slot: Slot, command: DeskCommand) {
        self.write(command, move |command| self.ask(slot, command, Vec::new()));
    }

    /// Has a request to the desk written, and does something with it.
    fn write(self, command: DeskCommand, act: impl FnOnce(Command) + 'static) {
        later::when_here(self, move |doors| match doors {
            Some(doors) => act((doors.request)(command)),
            None => self.notice.set(Some(format!("{}.", WorkerError::Incomplete))),
        });
    }

    /// Whatever this slot's last request is answered with no longer counts.
    pub(crate) fn forget_slot(self, slot: Slot) {
        self.latest.update_value(|latest| latest.retain(|(other, _)| *other != slot));
    }

    /// Asks for a file; it is offered as a download when it comes.
    pub(crate) fn export(self, export: Export) {
        let (config, paper) = (self.config.get_untracked(), self.printing.paper.get_untracked());
        self.write(DeskCommand::Export { config, export, paper }, move |command| {
            let job = self.client.with_value(|client| client.as_ref().map(|c| c.send(command, [])));
            if let Some(job) = job {
                self.exports.update(|jobs| jobs.push(job));
                self.announcement.set("Making the file".to_owned());
            }
        });
    }

    /// Asks for the whole analysis as JSON, under the user's assumptions.
    pub(crate) fn export_json(self) {
        self.export(Export::AnalysisJson(self.extras()));
    }

    /// The slot whose latest request this job is.
    pub(crate) fn slot_of(self, job: JobId) -> Option<Slot> {
        self.latest.with_value(|latest| {
            latest.iter().find(|(_, latest)| *latest == job).map(|(slot, _)| *slot)
        })
    }

    /// Opens the documents behind a figure.
    pub(crate) fn open_documents(self, behind: Behind) {
        self.documents.set(None);
        self.document_sums.set(None);
        self.document_place.set(0);
        self.document_query.set(DocumentQuery::standard());
        self.sheet.set(Some(Sheet::Documents(behind)));
    }

    /// Opens how a customer pays.
    pub(crate) fn open_customer(self, account: u32, name: String) {
        self.sheet.set(Some(Sheet::Customer { account, name }));
    }

    /// Opens a document's row in the file.
    pub(crate) fn open_source(self, document: u32, number: String, back: Option<Box<Behind>>) {
        self.source_row.set(None);
        let side = self.side;
        self.ask(Slot::SourceRow, Command::SourceRow { side, document }, Vec::new());
        self.sheet.set(Some(Sheet::Source { document, number, back }));
    }

    /// Asks for a window of customers.
    pub(crate) fn ask_customers(self, list: CustomerList, currency: Currency, rows: (u32, u32)) {
        let query = list.query.get();
        let command = DeskCommand::Customers {
            config: self.config.get_untracked(),
            currency,
            sort: query.sort,
            descending: query.descending,
            find: query.find,
            only_open: query.only_open,
            offset: rows.0,
            limit: rows.1,
        };
        self.ask_desk(list.slot, command);
    }

    /// Asks for a window of the groups of the aging.
    pub(crate) fn ask_groups(self, currency: Option<Currency>, rows: (u32, u32)) {
        let config = self.config.get_untracked();
        let command = DeskCommand::Groups { config, currency, offset: rows.0, limit: rows.1 };
        self.ask_desk(Slot::Groups, command);
    }

    /// Opens the tie-out.
    pub(crate) fn open_tie_out(self) {
        let config = self.config.get_untracked();
        self.ask_desk(Slot::TieOut, DeskCommand::TieOut { config });
        self.sheet.set(Some(Sheet::TieOut));
    }

    /// Asks for a window of the open invoices by expected date.
    pub(crate) fn ask_expected(self, currency: Currency, rows: (u32, u32)) {
        let config = self.config.get_untracked();
        let command = DeskCommand::Expected { config, currency, offset: rows.0, limit: rows.1 };
        self.ask_desk(Slot::Expected, command);
    }

    /// Asks for a window of documents.
    pub(crate) fn ask_documents(self, selection: Selection, rows: (u32, u32)) {
        let query = self.document_query.get();
        let command = DeskCommand::Documents {
            config: self.config.get_untracked(),
            selection,
            sort: query.sort,
            descending: query.descending,
            find: query.find,
            offset: rows.0,
            limit: rows.1,
        };
        self.ask_desk(Slot::Documents, command);
    }
}

impl CustomerList {
    fn new(slot: Slot, sort: CustomerSort) -> Self {
        let (find, only_open) = (String::new(), slot == Slot::Aging);
        let query = CustomerQuery { sort, descending: true, find, only_open };
        Self { slot, query: RwSignal::new(query), page: RwSignal::new(None) }
    }

    /// All of it, as it is seen.
    pub(crate) fn whole(self, currency: Currency, columns: CustomerColumns) -> ListOf {
        let CustomerQuery { sort, descending, find, only_open } = self.query.get_untracked();
        ListOf::Customers { currency, sort, descending, find, only_open, columns }
    }
}

impl DocumentQuery {
    /// Latest first.
    pub(crate) const fn standard() -> Self {
        Self { sort: DocumentSort::DaysPastDue, descending: true, find: String::new() }
    }
}

/// The state, from anywhere below the app.
pub(crate) fn use_app() -> AppState {
    expect_context()
}
