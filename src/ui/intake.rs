//! The files of the book: how they come in, what each is made into before it is read, and how they
//! are read together.
//!
//! The page keeps handles and what the user has settled about each file; bytes stay with the
//! browser. The order of the list is the order in which the files travel.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use crate::casefile::FileNote;
use crate::convert::{Choice, Kind, Refusal, Summary};
use crate::import::{
    Conversion, Encoding, ImportError, ImportReport, ImportSettings, MadeFrom, Question, SetReport,
    Source,
};
use crate::platform::converter::{self, Converted};
use crate::platform::files::{self, Blob, Chosen};
use crate::platform::page;
use crate::protocol::{Command, Progress, Side};
use crate::ui::compare_state::Picking;
use crate::ui::later::{self, Arrival};
use crate::ui::remembered::FileMemory;
use crate::ui::room::Room;
use crate::ui::state::{AppState, Phase, Sheet, Slot};

/// A file of the book, as the page keeps it.
#[derive(Clone, Debug)]
pub(crate) struct FileEntry {
    /// Name to show.
    pub(crate) name: String,
    /// Size in bytes, as given.
    pub(crate) bytes: u64,
    /// What the user has settled about it.
    pub(crate) settings: ImportSettings,
    /// Which sheet the user wants, where there are several.
    pub(crate) sheet: Option<u32>,
    /// What was found when it was opened, where that was needed.
    pub(crate) summary: Option<Summary>,
    /// What is remembered of its kind.
    pub(crate) memory: FileMemory,
    /// As the user gave it; none for the sample, which the worker makes.
    blob: Option<Blob>,
    form: Form,
}

/// In which form a file goes to the engine.
#[derive(Clone, Debug)]
enum Form {
    /// As it was given; what it is nobody has looked at.
    AsGiven,
    /// As it was given; it is no workbook.
    Plain,
    /// It has to be made into text first.
    ToOpen(Conversion),
    /// As text made from it.
    Opened { text: Blob, made_from: MadeFrom, choice: Choice },
    /// It cannot be made into text.
    Refused { refusal: ImportError, choice: Choice },
}

impl FileEntry {
    fn new(chosen: Chosen) -> Self {
        let Chosen { name, bytes, blob } = chosen;
        Self { blob: Some(blob), ..Self::without_blob(name, bytes) }
    }

    fn without_blob(name: String, bytes: u64) -> Self {
        let settings = ImportSettings::default();
        let form = Form::AsGiven;
        let memory = FileMemory::default();
        Self { name, bytes, settings, sheet: None, summary: None, memory, blob: None, form }
    }

    /// The worker makes it: the sample.
    pub(crate) fn is_made(&self) -> bool {
        self.blob.is_none()
    }

    /// How it is told from the other files of its book.
    pub(crate) fn key(&self) -> String {
        FileNote::key(&self.name, self.bytes)
    }

    /// The file as the user gave it; none for the sample.
    pub(crate) fn given(&self) -> Option<Blob> {
        self.blob.clone()
    }

    /// Settles it as a book says; `true` when that is something else.
    pub(crate) fn settle_as(&mut self, note: &FileNote) -> bool {
        if self.settings == note.settings && self.sheet == note.sheet {
            return false;
        }
        self.settings = note.settings.clone();
        self.sheet = note.sheet;
        self.memory.touched = true;
        self.take_back_text();
        true
    }

    /// The sheet that is read, by name; empty where there are none.
    pub(crate) fn sheet_name(&self) -> &str {
        let taken = |summary: &Summary| self.sheet.or(summary.sheet);
        self.summary
            .as_ref()
            .and_then(|summary| summary.sheets.get(taken(summary)? as usize))
            .map_or("", |sheet| sheet.name.as_str())
    }

    /// Why it could not be made into text.
    pub(crate) fn refusal(&self) -> Option<&ImportError> {
        match &self.form {
            Form::Refused { refusal, .. } => Some(refusal),
            Form::AsGiven | Form::Plain | Form::ToOpen(_) | Form::Opened { .. } => None,
        }
    }

    /// It is text, or nobody has found otherwise.
    pub(crate) fn is_text(&self) -> bool {
        self.summary.as_ref().is_none_or(|summary| summary.kind == Kind::Text)
    }

    /// What the user wants of it.
    fn choice(&self) -> Choice {
        let encoding = self.settings.encoding.filter(|e| self.is_text() && !e.is_unicode());
        Choice { sheet: self.sheet, encoding }
    }

    /// The user wants text as it stands after all.
    pub(crate) fn take_back_text(&mut self) {
        let as_given = self.settings.encoding.is_some_and(Encoding::is_unicode);
        if as_given && self.is_text() && matches!(self.form, Form::Opened { .. }) {
            self.form = Form::Plain;
            self.summary = None;
        }
    }

    fn must_be_opened(&self) -> bool {
        match &self.form {
            Form::AsGiven | Form::Plain => self.choice().encoding.is_some(),
            Form::ToOpen(_) => true,
            Form::Opened { choice, .. } | Form::Refused { choice, .. } => *choice != self.choice(),
        }
    }

    fn is_as_given(&self) -> bool {
        matches!(self.form, Form::AsGiven | Form::Plain)
    }

    fn is_unseen(&self) -> bool {
        matches!(self.form, Form::AsGiven) && self.blob.is_some()
    }

    /// Takes over what opening it came to.
    fn opened(&mut self, outcome: Result<Converted, Refusal>, choice: Choice) {
        match outcome {
            Ok(Converted { file, summary, made_from }) => {
                self.summary = Some(summary);
                self.form = Form::Opened { text: file, made_from, choice };
            }
            // What is known of its sheets stays, so that another one can be chosen.
            Err(refusal) => self.form = Form::Refused { refusal: refusal.into(), choice },
        }
    }

    fn source(&self) -> Source {
        let made_from = match &self.form {
            Form::Opened { made_from, .. } => Some(made_from.clone()),
            Form::AsGiven | Form::Plain | Form::ToOpen(_) | Form::Refused { .. } => None,
        };
        Source {
            name: self.name.clone(),
            sheet: self.sheet_name().to_owned(),
            settings: ImportSettings { made_from, ..self.settings.clone() },
            ..Source::default()
        }
    }

    /// What is said while it is made into text.
    fn opening_words(&self) -> String {
        let is_text = matches!(self.form, Form::ToOpen(Conversion::Text))
            || self.summary.as_ref().is_some_and(|summary| summary.kind == Kind::Text);
        let what = if is_text { "" } else { "the workbook " };
        format!("Opening {what}{}", self.name)
    }

    /// What the engine gets to read.
    fn handle(&self) -> Option<Blob> {
        match &self.form {
            Form::Opened { text, .. } => Some(text.clone()),
            Form::AsGiven | Form::Plain | Form::ToOpen(_) | Form::Refused { .. } => {
                self.blob.clone()
            }
        }
    }
}

/// A file needs more than being sent to the engine. A single one with the name of a plain list goes
/// there at once; the engine says so if it is none.
fn must_look(files: &[FileEntry]) -> bool {
    let named_plain = |file: &FileEntry| {
        let name = file.name.to_ascii_lowercase();
        let (_, ending) = name.rsplit_once('.').unwrap_or_default();
        file.blob.is_none() || matches!(ending, "" | "csv" | "tsv" | "txt")
    };
    let unseen = files.iter().any(FileEntry::is_unseen);
    let at_once = matches!(files, [only] if named_plain(only));
    files.iter().any(FileEntry::must_be_opened) || (unseen && !at_once)
}

/// One name for all of them.
fn name_of(files: &[FileEntry]) -> String {
    match files {
        [] => String::new(),
        [only] => only.name.clone(),
        [first, second] => format!("{} + {}", first.name, second.name),
        [first, others @ ..] => format!("{} and {} more files", first.name, others.len()),
    }
}

impl AppState {
    /// Takes files in place of what is there.
    pub(crate) fn choose(self, chosen: Vec<Chosen>) {
        if !chosen.is_empty() {
            self.begin(chosen.into_iter().map(FileEntry::new).collect());
            self.read_files();
        }
    }

    /// Takes further files.
    pub(crate) fn add_files(self, chosen: Vec<Chosen>) {
        page::mark("owed:chosen");
        self.sheet.set(None);
        self.files.update(|files| files.extend(chosen.into_iter().map(FileEntry::new)));
        self.go(Room::File);
        self.read_files();
    }

    /// Takes files that came without a word whether to add them; asks where both make sense.
    pub(crate) fn offer(self, chosen: Vec<Chosen>) {
        let chosen = self.take_case_file(chosen);
        if chosen.is_empty() {
            return;
        }
        if untrack(|| self.shown_room()) == Room::Compare {
            self.other().choose(chosen);
        } else if untrack(|| self.can_add()) {
            self.offered.set(chosen);
            self.sheet.set(Some(Sheet::AddOrNew));
        } else {
            self.choose(chosen);
        }
    }

    /// There are files to which others can be added; the sample stays alone.
    pub(crate) fn can_add(self) -> bool {
        let has_files = self
            .files
            .with(|files| !files.is_empty() && files.iter().all(|file| file.blob.is_some()));
        let settled = self.phase.with(|phase| match phase {
            Phase::Ready | Phase::Asking | Phase::Failed(_) => true,
            Phase::Empty | Phase::Importing(_) => false,
        });
        // Payments that came first wait for their invoices.
        let waits = self.phase.with(|p| matches!(p, Phase::Failed(ImportError::WrongFile { .. })));
        // Without the later half nothing can be brought together.
        let can_join = self.later.with(|later| !matches!(later, Arrival::Missing));
        has_files && settled && can_join && (waits || self.has_review())
    }

    /// Opens the file picker.
    pub(crate) fn pick(self, adding: bool) {
        self.picks(match (self.side, adding) {
            (Side::Book, false) => Picking::New,
            (Side::Book, true) => Picking::Further,
            (Side::Other, false) => Picking::Other,
            (Side::Other, true) => Picking::FurtherOther,
        });
    }

    /// Opens the file picker for this.
    pub(crate) fn picks(self, picking: Picking) {
        self.picking.set_value(picking);
        page::click("[data-testid='file-input']");
    }

    /// Takes what was picked.
    pub(crate) fn picked(self, chosen: Vec<Chosen>) {
        let picking = self.picking.get_value();
        self.picking.set_value(Picking::New);
        let chosen = self.take_case_file(chosen);
        let state = match picking {
            Picking::New | Picking::Further => self,
            Picking::Other | Picking::FurtherOther => self.other(),
        };
        let further = matches!(picking, Picking::Further | Picking::FurtherOther);
        if further && !chosen.is_empty() && untrack(|| state.can_add()) {
            state.add_files(chosen);
        } else {
            state.choose(chosen);
        }
    }

    /// Makes and reads the sample.
    pub(crate) fn choose_sample(self) {
        self.begin(vec![FileEntry::without_blob("Sample data".to_owned(), 0)]);
        let (side, config) = (self.side, self.config.get_untracked());
        self.ask(Slot::Figures, Command::ImportSample { side, config }, Vec::new());
    }

    fn begin(self, files: Vec<FileEntry>) {
        page::mark("owed:chosen");
        self.stop_opening();
        self.sheet.set(None);
        self.forget_results();
        self.files.set(files);
        self.go_on_with_files();
        self.fresh.set_value(!self.case.as_left.get_value());
        self.room.set(Room::Start);
        self.show_reading();
    }

    fn show_reading(self) {
        let (name, bytes_total) = self.files.with_untracked(|files| {
            (name_of(files), files.iter().map(|file| file.bytes).sum::<u64>())
        });
        self.file_name.set(name);
        self.phase.set(Phase::Importing(Progress { bytes_read: 0, bytes_total, rows: 0 }));
    }

    /// Takes a file out; the others are read again.
    pub(crate) fn remove_file(self, index: usize) {
        self.files.update(|files| {
            if index < files.len() {
                files.remove(index);
            }
        });
        if self.files.with_untracked(Vec::is_empty) {
            self.cancel();
            return;
        }
        // The list is right at once; what is said of the files follows.
        self.set.update(|set| {
            set.join = None;
            if index < set.files.len() {
                set.files.remove(index);
            }
        });
        let current = self.current.get_untracked();
        self.current.set(if current > index { current - 1 } else { current });
        page::mark("owed:chosen");
        self.read_files();
    }

    /// Shows the review of a file.
    pub(crate) fn show_file(self, index: usize) {
        let last = self.files.with_untracked(Vec::len).saturating_sub(1);
        let index = index.min(last);
        self.current.set(index);
        let settings =
            self.files.with_untracked(|files| files.get(index).map(|file| file.settings.clone()));
        self.settings.set(settings.unwrap_or_default());
        let single = self.set.with_untracked(|set| set.files.len() < 2);
        let own = self
            .set
            .with_untracked(|set| set.files.get(index).and_then(|file| file.import.clone()));
        self.import.set(if single { self.book.get_untracked() } else { own });
    }

    /// Reads the file whose review is shown again, with other settings.
    pub(crate) fn resettle(self, change: impl FnOnce(&mut ImportSettings)) {
        self.resettle_file(self.current.get_untracked(), change);
    }

    /// Reads a file again, with other settings.
    pub(crate) fn resettle_file(self, index: usize, change: impl FnOnce(&mut ImportSettings)) {
        page::mark("owed:chosen");
        self.files.update(|files| {
            if let Some(file) = files.get_mut(index) {
                change(&mut file.settings);
                file.memory.touched = true;
                file.take_back_text();
            }
        });
        self.read_files();
    }

    /// Reads the files again as they are settled now.
    pub(crate) fn read_again(self) {
        page::mark("owed:chosen");
        self.read_files();
    }

    /// Reads another sheet of a workbook; what was settled about the last one no longer counts.
    pub(crate) fn choose_sheet(self, index: usize, sheet: u32) {
        page::mark("owed:chosen");
        self.files.update(|files| {
            if let Some(file) = files.get_mut(index) {
                file.sheet = Some(sheet);
                file.settings = ImportSettings::default();
                file.memory = FileMemory::default();
            }
        });
        // Another sheet is another list: nothing of the last review speaks of it.
        self.book.set(None);
        self.import.set(None);
        self.read_files();
    }

    /// Reads the files as they are now, those first made into text that need it.
    fn read_files(self) {
        self.stop_opening();
        self.show_reading();
        if !self.files.with_untracked(|files| must_look(files)) {
            self.send_files();
            return;
        }
        // What the engine still says about the files as they were no longer counts.
        self.forget_slot(Slot::Figures);
        // The app's, so that leaving a room does not end the work.
        let owner = self.home.with_value(Owner::child);
        owner.with(|| {
            spawn_local_scoped_with_cancellation(async move {
                match later::here(self).await {
                    Some(doors) => (doors.open_files)(self).await,
                    None => self.fail(ImportError::Incomplete),
                }
            });
        });
        self.opener.set_value(Some(owner));
    }

    pub(crate) fn stop_opening(self) {
        self.opening.set(None);
        // The work ends with its owner, and with it the converter.
        if let Some(owner) = self.opener.try_update_value(Option::take).flatten() {
            owner.cleanup();
        }
    }

    /// Makes text of the files that need it, one after the other, then has all of them read.
    pub(crate) async fn open_files(self) {
        let count = self.files.with_untracked(Vec::len);
        for index in 0..count {
            let entry = self.files.with_untracked(|files| files.get(index).cloned());
            let Some((entry, blob)) = entry.and_then(|e| Some((e.clone(), e.blob?))) else {
                continue;
            };
            if entry.must_be_opened() || (entry.is_unseen() && files::is_workbook(&blob).await) {
                self.opening.set(Some(entry.opening_words()));
                let choice = entry.choice();
                let outcome = converter::convert(&blob, &choice).await;
                self.files.update(|files| {
                    if let Some(file) = files.get_mut(index) {
                        file.opened(outcome, choice);
                    }
                });
            } else if entry.is_unseen() {
                self.files.update(|files| {
                    if let Some(file) = files.get_mut(index) {
                        file.form = Form::Plain;
                    }
                });
            }
        }
        self.opening.set(None);
        // The work is done; its owner has nothing left to stop.
        self.opener.set_value(None);
        let refused = self.files.with_untracked(|files| match files.as_slice() {
            [only] => only.refusal().cloned(),
            _ => None,
        });
        match refused {
            Some(refusal) => self.refuse(refusal),
            None => self.send_files(),
        }
    }

    /// The only file cannot be made into text.
    fn refuse(self, refusal: ImportError) {
        self.book.set(None);
        self.set.set(SetReport::default());
        self.show_file(0);
        self.fail(refusal);
    }

    /// Has files opened that the engine cannot read as they are; `false` when there are none.
    pub(crate) fn open_what_needs_it(self, set: &SetReport, error: Option<&ImportError>) -> bool {
        let needs = |error: &ImportError| {
            if let ImportError::NeedsConversion { from } = error { Some(*from) } else { None }
        };
        let alone = error.and_then(needs);
        let marked = self.files.try_update(|files| {
            let single = files.len() == 1;
            let mut marked = false;
            for (index, file) in files.iter_mut().enumerate() {
                let own = set.files.get(index).and_then(|file| file.refused.as_ref());
                let from = own.and_then(needs).or(alone.filter(|_| single));
                if let Some(from) = from.filter(|_| file.is_as_given()) {
                    file.form = Form::ToOpen(from);
                    marked = true;
                }
            }
            marked
        });
        if marked == Some(true) {
            self.read_files();
        }
        marked == Some(true)
    }

    fn send_files(self) {
        let (sources, blobs) = self.files.with_untracked(|files| {
            let sources: Vec<Source> = files.iter().map(FileEntry::source).collect();
            // Of the sample only the worker has the text; it reads again what it read last.
            let blobs: Option<Vec<Blob>> = files.iter().map(FileEntry::handle).collect();
            (sources, blobs.unwrap_or_default())
        });
        let command = Command::Import {
            side: self.side,
            sources,
            merges: self.review.merges(),
            config: self.config.get_untracked(),
            // The other export has no date but its own.
            prefer_stated_as_of: self.fresh.get_value() || self.side == Side::Other,
        };
        self.ask(Slot::Figures, command, blobs);
    }

    /// Takes what the engine says of the files one by one, and of all together.
    pub(crate) fn take_reviews(self, book: Option<ImportReport>, mut set: SetReport) {
        self.files.update(|files| {
            for (file, own) in files.iter_mut().zip(&mut set.files) {
                if file.blob.is_none() {
                    file.name.clone_from(&own.name);
                }
                if let Some(refusal) = file.refusal() {
                    own.refused = Some(refusal.clone());
                }
            }
        });
        self.file_name.set(self.files.with_untracked(|files| name_of(files)));
        // Without a review of its own the last one stays, so that a setting can be taken back.
        if book.is_some() || set.files.len() > 1 {
            self.book.set(book);
        }
        let asks = |import: &ImportReport| import.questions.iter().any(Question::blocks);
        let asking = set.files.iter().position(|file| file.import.as_ref().is_some_and(asks));
        self.set.set(set);
        self.show_file(asking.unwrap_or_else(|| self.current.get_untracked()));
    }

    /// There are no figures, and this is why.
    pub(crate) fn fail(self, error: ImportError) {
        self.announcement.set(error.to_string());
        self.analysis.set(None);
        self.phase.set(Phase::Failed(error));
        self.go(if untrack(|| self.has_review()) { Room::File } else { Room::Start });
    }

    /// There is something to review.
    pub(crate) fn has_review(self) -> bool {
        self.book.with(Option::is_some)
            || self.set.with(|set| set.files.len() > 1)
            || self.files.with(|files| files.iter().any(|file| file.summary.is_some()))
    }
}
