//! The files of the book: how they come in, what each is made into before it is read, and how they
//! are read together.
//!
//! The page keeps handles and what the user has settled about each file; bytes stay with the
//! browser. The order of the list is the order in which the files travel.

use leptos::prelude::*;

use crate::convert::{Choice, Kind, Refusal, Summary};
use crate::import::{
    Encoding, ImportError, ImportReport, ImportSettings, Question, SetReport, Source,
};
use crate::platform::files::{Blob, Chosen};
use crate::platform::page;
use crate::protocol::{Command, Progress};
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
    /// As the user gave it; none for the sample, which the worker makes.
    blob: Option<Blob>,
    form: Form,
}

/// In which form a file goes to the engine.
#[derive(Clone, Debug)]
enum Form {
    /// As it was given; what it is nobody has looked at.
    AsGiven,
    /// It has to be made into text first.
    ToOpen,
    /// As text made from it.
    Opened { text: Blob, choice: Choice },
    /// It cannot be made into text.
    Refused { refusal: Refusal, choice: Choice },
}

impl FileEntry {
    fn new(chosen: Chosen) -> Self {
        let Chosen { name, bytes, blob } = chosen;
        Self { blob: Some(blob), ..Self::without_blob(name, bytes) }
    }

    fn without_blob(name: String, bytes: u64) -> Self {
        let settings = ImportSettings::default();
        let form = Form::AsGiven;
        Self { name, bytes, settings, sheet: None, summary: None, blob: None, form }
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
    pub(crate) fn refusal(&self) -> Option<&Refusal> {
        match &self.form {
            Form::Refused { refusal, .. } => Some(refusal),
            Form::AsGiven | Form::ToOpen | Form::Opened { .. } => None,
        }
    }

    fn is_text(&self) -> bool {
        self.summary.as_ref().is_none_or(|summary| summary.kind == Kind::Text)
    }

    /// What the user wants of it.
    fn choice(&self) -> Choice {
        let encoding = self.settings.encoding.filter(|e| self.is_text() && !e.is_unicode());
        Choice { sheet: self.sheet, encoding }
    }

    /// The user wants text as it stands after all.
    fn take_back_text(&mut self) {
        let as_given = self.settings.encoding.is_some_and(Encoding::is_unicode);
        if as_given && self.is_text() && matches!(self.form, Form::Opened { .. }) {
            self.form = Form::AsGiven;
            self.summary = None;
            self.settings.made_from = None;
        }
    }

    fn must_be_opened(&self) -> bool {
        match &self.form {
            Form::AsGiven => self.choice().encoding.is_some(),
            Form::ToOpen => true,
            Form::Opened { choice, .. } | Form::Refused { choice, .. } => *choice != self.choice(),
        }
    }

    fn source(&self) -> Source {
        Source {
            name: self.name.clone(),
            sheet: self.sheet_name().to_owned(),
            settings: self.settings.clone(),
            ..Source::default()
        }
    }

    /// What the engine gets to read.
    fn handle(&self) -> Option<Blob> {
        match &self.form {
            Form::Opened { text, .. } => Some(text.clone()),
            Form::AsGiven | Form::ToOpen | Form::Refused { .. } => self.blob.clone(),
        }
    }
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
        if chosen.is_empty() {
            return;
        }
        if self.can_add() {
            self.offered.set(chosen);
            self.sheet.set(Some(Sheet::AddOrNew));
        } else {
            self.choose(chosen);
        }
    }

    /// There are files to which others can be added; the sample stays alone.
    pub(crate) fn can_add(self) -> bool {
        let has_files = self.files.with_untracked(|files| {
            !files.is_empty() && files.iter().all(|file| file.blob.is_some())
        });
        has_files
            && self.phase.with_untracked(|phase| match phase {
                Phase::Ready | Phase::Asking => true,
                Phase::Failed(_) => untrack(|| self.has_review()),
                Phase::Empty | Phase::Importing(_) => false,
            })
    }

    /// Opens the file picker.
    pub(crate) fn pick(self, adding: bool) {
        self.picks_further.set_value(adding);
        page::click("[data-testid='file-input']");
    }

    /// Takes what was picked.
    pub(crate) fn picked(self, chosen: Vec<Chosen>) {
        let further = self.picks_further.get_value();
        self.picks_further.set_value(false);
        if further && !chosen.is_empty() && self.can_add() {
            self.add_files(chosen);
        } else {
            self.choose(chosen);
        }
    }

    /// Makes and reads the sample.
    pub(crate) fn choose_sample(self) {
        self.begin(vec![FileEntry::without_blob("Sample data".to_owned(), 0)]);
        let config = self.config.get_untracked();
        self.ask(Slot::Figures, Command::ImportSample { config }, Vec::new());
    }

    fn begin(self, files: Vec<FileEntry>) {
        page::mark("owed:chosen");
        self.stop_opening();
        self.sheet.set(None);
        self.forget_results();
        self.files.set(files);
        self.fresh.set_value(true);
        self.announcement.set("Reading the file".to_owned());
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
                file.take_back_text();
            }
        });
        self.read_files();
    }

    /// Reads another sheet of a workbook; what was settled about the last one no longer counts.
    pub(crate) fn choose_sheet(self, index: usize, sheet: u32) {
        page::mark("owed:chosen");
        self.files.update(|files| {
            if let Some(file) = files.get_mut(index) {
                file.sheet = Some(sheet);
                file.settings = ImportSettings::default();
            }
        });
        self.read_files();
    }

    /// Reads the files as they are now, those first made into text that need it.
    fn read_files(self) {
        self.stop_opening();
        self.show_reading();
        self.send_files();
    }

    fn stop_opening(self) {}

    fn send_files(self) {
        let (sources, blobs) = self.files.with_untracked(|files| {
            let sources: Vec<Source> = files.iter().map(FileEntry::source).collect();
            // Of the sample only the worker has the text; it reads again what it read last.
            let blobs: Option<Vec<Blob>> = files.iter().map(FileEntry::handle).collect();
            (sources, blobs.unwrap_or_default())
        });
        let command = Command::Import {
            sources,
            merges: self.review.merges(),
            config: self.config.get_untracked(),
            prefer_stated_as_of: self.fresh.get_value(),
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
                    own.refused = Some(refusal.clone().into());
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
