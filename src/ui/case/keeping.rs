//! Keeping the book on this device: off until it is asked for. Each write is a whole, checksummed book in
//! the slot that does not hold the last one, and is read back before it counts.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::store::{self, Store, StoreError};
use crate::platform::{prefs, random, rescue, tabs};
use crate::ui::later;
use crate::ui::state::AppState;

/// Changes are gathered for so long; with the write itself they are safe within a quarter of a second.
const GATHER: Duration = Duration::from_millis(80);

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Nothing. This is the default.
    Off,
    /// It begins.
    Starting,
    /// Every change.
    On {
        /// The browser promises not to clear it by itself.
        promised: bool,
    },
    /// Nothing any more, and why.
    Trouble(String),
}

/// The signals of what is kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keeping {
    pub(crate) mode: RwSignal<Mode>,
    /// The files are kept too.
    pub(crate) with_files: RwSignal<bool>,
    /// How many edits are kept.
    pub(crate) kept_edits: RwSignal<u32>,
    /// Books on this device, as found when the page began.
    pub(crate) shelf: RwSignal<Vec<super::KeptBook>>,
    store: StoredValue<Option<Store>, LocalStorage>,
    /// Rises by one with every write; odd ones go into one slot, even ones into the other.
    turn: StoredValue<u64>,
    /// Files that are kept, by key.
    files: StoredValue<Vec<String>>,
    waiting: StoredValue<bool>,
    writing: StoredValue<bool>,
}

impl Keeping {
    /// Nothing is kept.
    pub(crate) fn new() -> Self {
        Self {
            mode: RwSignal::new(Mode::Off),
            with_files: RwSignal::new(false),
            kept_edits: RwSignal::new(0),
            shelf: RwSignal::new(Vec::new()),
            store: StoredValue::new_local(None),
            turn: StoredValue::new(0),
            files: StoredValue::new(Vec::new()),
            waiting: StoredValue::new(false),
            writing: StoredValue::new(false),
        }
    }

    /// Every change is kept.
    pub(crate) fn is_on(self) -> bool {
        self.mode.with(|mode| matches!(mode, Mode::On { .. }))
    }

    fn is_on_now(self) -> bool {
        untrack(|| self.is_on())
    }
}

/// Where a book lies.
pub(super) fn slot(id: &str, turn: u64) -> String {
    format!("{id}/{}", turn % 2)
}

/// Where a file of a book lies.
pub(super) fn file_place(id: &str, key: &str) -> String {
    format!("{id}/file/{key}")
}

impl AppState {
    /// Keeps this book from now on.
    pub(crate) fn start_keeping(self) {
        self.case.keeping.mode.set(Mode::Starting);
        spawn_local(async move {
            let started = self.try_keeping(0, Vec::new()).await;
            self.kept_or_trouble(started);
        });
    }

    /// Goes on keeping a book that lies on this device.
    pub(super) async fn go_on_keeping(self, turn: u64, files: Vec<String>) {
        let with_files = !files.is_empty();
        self.case.keeping.with_files.set(with_files);
        let started = self.try_keeping(turn, files).await;
        self.kept_or_trouble(started);
    }

    async fn try_keeping(self, turn: u64, files: Vec<String>) -> Result<(), StoreError> {
        let keeping = self.case.keeping;
        let store = Store::open().await?;
        if turn == 0 {
            // A copy of a book that is kept already becomes a book of its own: neither is lost.
            let id = self.book_id();
            let keys = store.keys().await?;
            if keys.iter().any(|key| key.starts_with(&format!("{id}/"))) {
                self.case.id.set(random::name());
            }
        }
        let id = self.book_id();
        if !tabs::hold(&format!("owed-book-{id}")).await {
            keeping.mode.set(Mode::Trouble(IN_ANOTHER_TAB.to_owned()));
            return Ok(());
        }
        keeping.store.set_value(Some(store));
        keeping.turn.set_value(turn);
        keeping.files.set_value(files);
        keeping.writing.set_value(true);
        let written = self.write_book().await;
        keeping.writing.set_value(false);
        written?;
        let promised = store::persist().await;
        keeping.mode.set(Mode::On { promised });
        self.keep_soon();
        Ok(())
    }

    fn kept_or_trouble(self, outcome: Result<(), StoreError>) {
        if let Err(error) = outcome {
            tabs::release();
            self.case.keeping.mode.set(Mode::Trouble(format!("{error}.")));
            self.announcement.set(error.to_string());
        }
    }

    /// The book has changed; it is kept in a moment.
    pub(crate) fn keep_soon(self) {
        let keeping = self.case.keeping;
        if keeping.is_on_now() && !keeping.waiting.get_value() {
            keeping.waiting.set_value(true);
            set_timeout(move || self.keep_now(), GATHER);
        }
    }

    /// Keeps the book at once. Where it is being written, it is written once more after that.
    pub(crate) fn keep_now(self) {
        let keeping = self.case.keeping;
        if keeping.is_on_now() && !keeping.writing.get_value() {
            later::when_here(self, move |doors| {
                if let Some(doors) = doors {
                    (doors.keep)(self);
                }
            });
        }
    }

    /// Writes the book until no change waits.
    pub(crate) fn keep_here(self) {
        let keeping = self.case.keeping;
        keeping.writing.set_value(true);
        spawn_local(async move {
            while keeping.waiting.get_value() && keeping.is_on_now() {
                keeping.waiting.set_value(false);
                let written = self.write_book().await;
                if written.is_err() {
                    self.kept_or_trouble(written);
                }
            }
            keeping.writing.set_value(false);
        });
    }

    /// Writes the book into the slot whose turn it is, and reads it back.
    async fn write_book(self) -> Result<(), StoreError> {
        let keeping = self.case.keeping;
        let Some(store) = keeping.store.get_value() else { return Err(StoreError::Gone) };
        let (id, edits) = (self.book_id(), self.case.edits.get_untracked());
        let turn = keeping.turn.get_value();
        if turn > 0 {
            // What was written last is still the last: nobody else writes this book.
            let last = store.text(&slot(&id, turn)).await?.ok_or(StoreError::Gone)?;
            if !last.starts_with(&format!("{turn}\n")) {
                return Err(StoreError::Gone);
            }
        }
        self.write_files(&store, &id).await?;
        let turn = turn + 1;
        // After a fault of the page the book may be half changed; what was kept before it stays.
        if rescue::has_stopped() {
            return Err(StoreError::Gone);
        }
        let book = self.case_file().to_text();
        let text = format!("{turn}\n{book}");
        let place = slot(&id, turn);
        store.put(&place, &text.as_str().into()).await?;
        if store.text(&place).await?.as_ref() != Some(&text) {
            return Err(StoreError::Full);
        }
        keeping.turn.set_value(turn);
        keeping.kept_edits.set(edits);
        Ok(())
    }

    /// Brings the files on the device in line with those of the book.
    async fn write_files(self, store: &Store, id: &str) -> Result<(), StoreError> {
        let keeping = self.case.keeping;
        let wanted =
            if keeping.with_files.get_untracked() { self.book_files() } else { Vec::new() };
        let there = keeping.files.get_value();
        for (key, blob) in &wanted {
            if !there.contains(key) {
                store.put(&file_place(id, key), blob).await?;
            }
        }
        for key in there.iter().filter(|key| !wanted.iter().any(|(own, _)| own == *key)) {
            store.remove(&file_place(id, key)).await?;
        }
        keeping.files.set_value(wanted.into_iter().map(|(key, _)| key).collect());
        Ok(())
    }

    /// Keeps the files too, or no longer.
    pub(crate) fn keep_files(self, wanted: bool) {
        self.case.keeping.with_files.set(wanted);
        self.keep_soon();
    }

    /// This tab no longer writes; what is kept stays.
    pub(super) fn stop_keeping(self) {
        let keeping = self.case.keeping;
        keeping.mode.set(Mode::Off);
        keeping.store.set_value(None);
        keeping.files.set_value(Vec::new());
        keeping.with_files.set(false);
        keeping.kept_edits.set(0);
        tabs::release();
    }

    /// Keeps this book no longer, and takes away what was kept of it.
    pub(crate) fn forget_book(self) {
        let (store, id) = (self.case.keeping.store.get_value(), self.book_id());
        self.stop_keeping();
        spawn_local(async move {
            if let Some(store) = store {
                self.remove_book(&store, &id).await;
            }
        });
    }

    /// Empties everything this page keeps on this device.
    pub(crate) fn erase_everything(self) {
        self.stop_keeping();
        prefs::forget_mappings();
        self.mappings.kept.set(Vec::new());
        self.case.keeping.shelf.set(Vec::new());
        spawn_local(async move {
            let words = match Store::erase().await {
                Ok(()) => "Erased. Nothing of yours is kept on this device.",
                Err(_) => {
                    "The browser did not let this page erase everything. Clear the data of this site in the browser's settings."
                }
            };
            self.case.said.set(Some(words.to_owned()));
            self.announcement.set(words.to_owned());
        });
    }
}

/// Two tabs must not write one book.
pub(super) const IN_ANOTHER_TAB: &str = "This book is open in another tab, which keeps it. Close it there, then try again; nothing of it is lost.";
