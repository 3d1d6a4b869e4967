//! The book as one value: what the user decided and entered, gathered from the signals of the page and put
//! back into them. Whatever room a change is made in, it is seen here, as a step.

mod file;
mod keeping;
mod shelf;

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::casefile::{Book, CaseFile, FileNote, History, Original};
use crate::collect::AttachReport;
use crate::import::MergeSuggestion;
use crate::platform::{clock, random};
use crate::protocol::{Command, DeskCommand};
use crate::ui::intake::FileEntry;
use crate::ui::later;
use crate::ui::state::{AppState, Slot};
pub(crate) use file::Asked;
pub(crate) use keeping::{Keeping, Mode};
pub(crate) use shelf::KeptBook;

/// So many edits that are nowhere but here are worth a word.
const MANY_EDITS: u32 = 10;

/// The signals of the book that belong to no room.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CaseState {
    /// What tells this book from others; none until it is saved or kept.
    pub(crate) id: RwSignal<Option<String>>,
    /// What the user calls it.
    pub(crate) name: RwSignal<String>,
    /// The steps.
    pub(crate) history: RwSignal<History>,
    /// The book as it was seen last.
    known: StoredValue<Book>,
    /// What was settled about files of the book that are not here.
    carried: RwSignal<BTreeMap<String, FileNote>>,
    /// The book came from a case file or from this device, so it goes on with the next export.
    continued: StoredValue<bool>,
    /// Files that are read next are shown as they were left, as of the same day.
    pub(crate) as_left: StoredValue<bool>,
    /// The log is held against the figures that come next.
    pub(crate) attach_next: StoredValue<bool>,
    pub(super) edits: RwSignal<u32>,
    /// How many edits are in the case file saved last.
    pub(crate) saved_edits: RwSignal<u32>,
    /// How many edits the user does not want to be told of.
    waved_edits: RwSignal<u32>,
    /// What of the log fits the files.
    pub(crate) attached: RwSignal<Option<AttachReport>>,
    /// What has to be asked before a case file is opened.
    pub(crate) asked: RwSignal<Option<Asked>, LocalStorage>,
    /// What came of saving or opening, in words.
    pub(crate) said: RwSignal<Option<String>>,
    /// What is kept on this device.
    pub(crate) keeping: Keeping,
}

impl CaseState {
    /// An empty book, as the page begins.
    pub(crate) fn new() -> Self {
        Self {
            id: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            history: RwSignal::new(History::default()),
            known: StoredValue::new(Book::default()),
            carried: RwSignal::new(BTreeMap::new()),
            continued: StoredValue::new(false),
            as_left: StoredValue::new(false),
            attach_next: StoredValue::new(false),
            edits: RwSignal::new(0),
            saved_edits: RwSignal::new(0),
            waved_edits: RwSignal::new(0),
            attached: RwSignal::new(None),
            asked: RwSignal::new_local(None),
            said: RwSignal::new(None),
            keeping: Keeping::new(),
        }
    }

    /// Edits that are in this tab and nowhere else.
    pub(crate) fn unsaved(self) -> u32 {
        let safe = self.saved_edits.get().max(self.keeping.kept_edits.get());
        self.edits.get().saturating_sub(safe)
    }

    /// Edits since the last case file.
    pub(crate) fn since_file(self) -> u32 {
        self.edits.get().saturating_sub(self.saved_edits.get())
    }

    /// So many edits are nowhere else that the user should hear of it.
    pub(crate) fn is_much_unsaved(self) -> bool {
        let heard = self.waved_edits.get().saturating_sub(self.saved_edits.get());
        self.unsaved() >= MANY_EDITS.saturating_add(heard)
    }

    /// The book goes on from a case file or from this device.
    pub(crate) fn is_continued(self) -> bool {
        self.continued.get_value()
    }

    /// The user has heard of it.
    pub(crate) fn wave(self) {
        self.waved_edits.set(self.edits.get_untracked());
    }

    /// What was settled about files that are not here, where anything was.
    pub(crate) fn strays(self) -> Vec<(String, FileNote)> {
        let all = self.carried.get();
        all.into_iter().filter(|(_, note)| !note.is_empty()).collect()
    }
}

impl AppState {
    /// Watches the book from now on: every change is a step, wherever it is made.
    pub(crate) fn watch_book(self) {
        self.case.known.set_value(untrack(|| self.current_book()));
        Effect::new(move |_| {
            let book = self.current_book();
            untrack(|| self.note(book));
        });
    }

    /// The book as it stands.
    pub(crate) fn current_book(self) -> Book {
        Book {
            name: self.case.name.get(),
            policy: self.policy.get(),
            earlier_policies: self.making.earlier.get(),
            letters: self.run.get(),
            log: self.log.get(),
            conventions: self.config.get(),
            assumptions: self.assumptions.get(),
            files: self.file_notes(),
            merges: self.review.merged.get(),
            stated: self.review.stated.get(),
        }
    }

    fn file_notes(self) -> BTreeMap<String, FileNote> {
        let originals = self.review.originals.get();
        let of_file = |file: usize| {
            let own = originals.iter().filter(move |((of, ..), _)| *of == file);
            own.map(|((_, row, column), value)| Original {
                row: *row,
                column: *column,
                value: value.clone(),
            })
        };
        let mut notes = self.case.carried.get();
        self.files.with(|files| {
            for (at, file) in files.iter().enumerate() {
                let note = FileNote {
                    settings: file.settings.clone(),
                    sheet: file.sheet,
                    originals: of_file(at).collect(),
                };
                notes.insert(file.key(), note);
            }
        });
        notes
    }

    /// The book has changed: a step, unless it is as it was.
    fn note(self, book: Book) {
        let known = self.case.known.get_value();
        if known == book {
            return;
        }
        self.case.known.set_value(book.clone());
        later::when_here(self, move |doors| {
            // Where it cannot be told what changed, it still is an edit that can be lost.
            let is_edit = doors.is_none_or(|doors| {
                let record = |history: &mut History| (doors.record)(history, &known, &book);
                self.case.history.try_update(record) == Some(true)
            });
            if is_edit {
                self.case.edits.update(|edits| *edits += 1);
            }
            self.keep_soon();
        });
    }

    /// What the page itself has settled just now is no step.
    pub(crate) fn settle_quietly(self) {
        self.case.known.set_value(untrack(|| self.current_book()));
        self.keep_soon();
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) {
        later::when_here(self, move |doors| {
            if let Some(doors) = doors {
                (doors.undo)(self);
            }
        });
    }

    /// Makes the step again that was taken back last.
    pub(crate) fn redo(self) {
        later::when_here(self, move |doors| {
            if let Some(doors) = doors {
                (doors.redo)(self);
            }
        });
    }

    /// [`Self::undo`] behind the door.
    pub(crate) fn undo_here(self) {
        self.step(History::undo, History::next_undone, "Taken back");
    }

    /// [`Self::redo`] behind the door.
    pub(crate) fn redo_here(self) {
        self.step(History::redo, History::last_done, "Made again");
    }

    fn step(
        self,
        way: fn(&mut History, &Book) -> Option<Book>,
        told: fn(&History) -> Option<&crate::casefile::Step>,
        words: &'static str,
    ) {
        let now = untrack(|| self.current_book());
        self.note(now.clone());
        let step = |history: &mut History| way(history, &now);
        if let Some(book) = self.case.history.try_update(step).flatten() {
            self.stepped(book, told, words);
        }
    }

    /// A step was made or taken back, and this is the book now.
    fn stepped(
        self,
        book: Book,
        told: fn(&History) -> Option<&crate::casefile::Step>,
        words: &'static str,
    ) {
        let what = self.case.history.with_untracked(|history| {
            told(history).map(|step| step.words.clone()).unwrap_or_default()
        });
        self.announcement.set(format!("{words}: {what}"));
        self.put_back(book);
        self.case.edits.update(|edits| *edits += 1);
        self.keep_soon();
    }

    /// Puts a book into the signals of the page; figures follow.
    fn put_back(self, book: Book) {
        let now = untrack(|| self.current_book());
        put(self.case.name, book.name);
        put(self.policy, book.policy);
        put(self.making.earlier, book.earlier_policies);
        put(self.run, book.letters);
        put(self.log, book.log);
        put(self.assumptions, book.assumptions);
        put(self.review.stated, book.stated);
        let reread = self.put_back_files(&book.files);
        let remerge = now.merges != book.merges;
        put(self.review.merged, book.merges);
        let reconfigure = now.conventions != book.conventions;
        put(self.config, book.conventions);
        self.case.known.set_value(untrack(|| self.current_book()));
        let config = self.config.get_untracked();
        let has_figures = self.analysis.with_untracked(Option::is_some);
        if reread {
            self.read_again();
        } else if remerge && has_figures {
            let merges = self.review.merges();
            self.ask_desk(Slot::Figures, DeskCommand::Merge { config, merges });
            self.ask_desk(Slot::Merges, DeskCommand::MergeSuggestions);
        } else if reconfigure && has_figures {
            self.ask(Slot::Figures, Command::Analyze { config }, Vec::new());
        }
    }

    /// Settles the files that are here as the book says; `true` when they must be read again.
    fn put_back_files(self, notes: &BTreeMap<String, FileNote>) -> bool {
        let mut originals = Vec::new();
        let mut changed = false;
        self.files.update(|files| {
            for (at, file) in files.iter_mut().enumerate() {
                let Some(note) = notes.get(&file.key()) else { continue };
                let places = note.originals.iter();
                originals.extend(places.map(|o| ((at, o.row, o.column), o.value.clone())));
                changed |= file.settle_as(note);
            }
        });
        put(self.review.originals, originals);
        changed
    }

    /// The files are about to go. What was decided about a book that goes on stays; gives the customers
    /// that stay one.
    pub(crate) fn carry_over(self) -> Vec<MergeSuggestion> {
        if !self.case.continued.get_value() {
            return Vec::new();
        }
        let mut notes = untrack(|| self.file_notes());
        notes.retain(|_, note| !note.is_empty());
        self.case.carried.set(notes);
        self.review.merged.get_untracked()
    }

    /// Files of the book that came again are settled as they were.
    pub(crate) fn go_on_with_files(self) {
        let notes = self.case.carried.get_untracked();
        self.put_back_files(&notes);
        let here: Vec<String> =
            self.files.with_untracked(|files| files.iter().map(FileEntry::key).collect());
        self.case.carried.update(|carried| carried.retain(|key, _| !here.contains(key)));
        self.settle_quietly();
    }

    /// Holds the log against the files.
    pub(crate) fn attach_log(self) {
        let (policy, log) = (self.policy.get_untracked(), self.log.get_untracked());
        if log.is_empty() && untrack(|| self.case.strays()).is_empty() {
            return;
        }
        self.case.continued.set_value(true);
        let config = self.config.get_untracked();
        self.ask_desk(Slot::Attached, DeskCommand::Attach { config, policy, log });
    }

    /// The book with all that belongs to its file.
    pub(crate) fn case_file(self) -> CaseFile {
        CaseFile {
            id: self.book_id(),
            saved: Some(clock::today()),
            order: self.files.with_untracked(|files| files.iter().map(FileEntry::key).collect()),
            mappings: self.mappings_at_hand(),
            book: untrack(|| self.current_book()),
            history: self.case.history.get_untracked(),
        }
    }

    /// What tells this book from others.
    fn book_id(self) -> String {
        if let Some(id) = self.case.id.get_untracked() {
            return id;
        }
        let id = random::name().unwrap_or_default();
        self.case.id.set(Some(id.clone()));
        id
    }
}

/// Sets a signal only to something else, so that nothing is asked for in vain.
fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}
