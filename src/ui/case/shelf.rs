//! The books on this device: found when the page begins, offered, opened again.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping::{IN_ANOTHER_TAB, Mode, file_place, slot};
use crate::casefile::{CaseFile, CaseFileError, FileNote};
use crate::domain::sorting::LeanSort;
use crate::platform::case_file::Opened;
use crate::platform::files::Chosen;
use crate::platform::store::{Store, StoreError};
use crate::platform::{download, files, tabs};
use crate::protocol::WorkerError;
use crate::ui::later;
use crate::ui::state::AppState;

/// A book that lies on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeptBook {
    /// Which.
    pub(crate) id: String,
    /// Of the latest write that can be read; or why none can.
    pub(crate) case: Result<CaseFile, CaseFileError>,
    /// The last write cannot be read, so this is the one before.
    pub(crate) is_older: bool,
    /// Files that are kept with it, by key.
    pub(crate) files: Vec<String>,
    turn: u64,
    /// The text of the last write, for another version or another try.
    text: String,
}

impl KeptBook {
    async fn read(store: &Store, id: &str, files: Vec<String>) -> Result<Self, StoreError> {
        let mut writes = Vec::new();
        for turn in 0..2 {
            if let Some(text) = store.text(&slot(id, turn)).await? {
                let (number, text) = text.split_once('\n').unwrap_or(("", &text));
                let case = CaseFile::from_bytes(text.as_bytes());
                writes.push((number.parse::<u64>().unwrap_or(turn), case, text.to_owned()));
            }
        }
        writes.lean_sort_by_key(|(turn, ..)| std::cmp::Reverse(*turn));
        let last = writes.first().map_or(0, |(turn, ..)| *turn);
        let at = writes.iter().position(|(_, case, _)| case.is_ok()).unwrap_or(0);
        // A later version's work is not set back to what an earlier one wrote.
        let newer =
            writes.iter().position(|(_, case, _)| matches!(case, Err(CaseFileError::Newer { .. })));
        let at = newer.unwrap_or(at);
        let (turn, case, text) = if at < writes.len() {
            writes.swap_remove(at)
        } else {
            (0, Err(CaseFileError::NotACaseFile), String::new())
        };
        Ok(Self {
            id: id.to_owned(),
            case,
            is_older: turn < last,
            files,
            turn: last.max(turn),
            text,
        })
    }

    /// The file's name to show for it.
    pub(crate) fn name(&self) -> String {
        let name = self.case.as_ref().map(|case| case.book.name.trim()).unwrap_or_default();
        let first = self.case.as_ref().ok().and_then(|case| case.order.first());
        match (name, first) {
            ("", Some(key)) => FileNote::name_of(key).to_owned(),
            ("", None) => "A book without a name".to_owned(),
            (name, _) => name.to_owned(),
        }
    }
}

impl AppState {
    /// Looks what is kept on this device; looking leaves nothing behind.
    pub(crate) fn look_at_shelf(self) {
        spawn_local(async move {
            // Where nothing can be kept there is nothing to offer.
            if let Ok(Some(_)) = Store::open_existing().await {
                match later::here(self).await {
                    Some(doors) => (doors.fill_shelf)(self),
                    None => self.notice.set(Some(format!("{}.", WorkerError::Incomplete))),
                }
            }
        });
    }

    /// Finds the books that are kept on this device.
    pub(crate) fn fill_shelf(self) {
        spawn_local(async move {
            if let Ok(Some(store)) = Store::open_existing().await
                && let Ok(books) = Self::read_shelf(&store).await
            {
                self.case.keeping.shelf.set(books);
            }
        });
    }

    async fn read_shelf(store: &Store) -> Result<Vec<KeptBook>, StoreError> {
        let keys = store.keys().await?;
        let ids: BTreeSet<&str> =
            keys.iter().filter_map(|key| Some(key.split_once('/')?.0)).collect();
        let mut books = Vec::new();
        for id in ids {
            let place = file_place(id, "");
            let files = keys.iter().filter_map(|key| key.strip_prefix(&place)).map(str::to_owned);
            books.push(KeptBook::read(store, id, files.collect()).await?);
        }
        Ok(books)
    }

    /// Goes on with a book that lies on this device.
    pub(crate) fn continue_book(self, id: String) {
        spawn_local(async move {
            if !tabs::hold(&format!("owed-book-{id}")).await {
                self.notice.set(Some(IN_ANOTHER_TAB.to_owned()));
                return;
            }
            // Another tab may have written since it was listed.
            let book = match Store::open_existing().await {
                Ok(Some(store)) => Self::with_files(&store, &id).await,
                Ok(None) => Err(StoreError::Gone),
                Err(error) => Err(error),
            };
            match book {
                Ok((book, files)) => self.take_kept(book, files).await,
                Err(error) => self.notice.set(Some(format!("{error}."))),
            }
        });
    }

    async fn with_files(store: &Store, id: &str) -> Result<(KeptBook, Vec<Chosen>), StoreError> {
        let place = file_place(id, "");
        let keys = store.keys().await?;
        let kept = keys.iter().filter_map(|key| key.strip_prefix(&place)).map(str::to_owned);
        let book = KeptBook::read(store, id, kept.collect()).await?;
        let order = book.case.as_ref().map(|case| case.order.clone()).unwrap_or_default();
        let mut found = Vec::new();
        for key in order.iter().filter(|key| book.files.contains(key)) {
            if let Some(blob) = store.file(&file_place(id, key)).await? {
                let name = FileNote::name_of(key).to_owned();
                found.push(Chosen { name, bytes: files::length(&blob), blob });
            }
        }
        Ok((book, found))
    }

    async fn take_kept(self, book: KeptBook, files: Vec<Chosen>) {
        let name = book.name();
        match book.case {
            Ok(case) => {
                let kept = book.files;
                if book.is_older {
                    self.notice.set(Some(format!(
                        "The last change of {name} could not be read. This is how it was before that."
                    )));
                }
                self.take_case(Opened { case, files }, Vec::new());
                self.case.keeping.mode.set(Mode::Starting);
                self.go_on_keeping(book.turn, kept).await;
            }
            Err(error) => {
                tabs::release();
                self.notice.set(Some(format!("{name}: {error}.")));
            }
        }
    }

    /// Hands out a book that this page cannot open, as it lies there.
    pub(crate) fn rescue(self, book: &KeptBook) {
        if !download::save("book.owed", "application/octet-stream", book.text.as_bytes()) {
            self.notice.set(Some("The browser did not accept the download.".to_owned()));
        }
    }

    /// Takes a book off this device.
    pub(crate) fn discard(self, id: String) {
        self.case.keeping.shelf.update(|shelf| shelf.retain(|book| book.id != id));
        spawn_local(async move {
            if let Ok(Some(store)) = Store::open_existing().await {
                self.remove_book(&store, &id).await;
            }
        });
    }

    /// Removes all of a book; with the last one goes the database.
    pub(super) async fn remove_book(self, store: &Store, id: &str) {
        let Ok(keys) = store.keys().await else { return };
        let (own, others): (Vec<_>, Vec<_>) =
            keys.into_iter().partition(|key| key.starts_with(&format!("{id}/")));
        for key in &own {
            if let Err(error) = store.remove(key).await {
                self.notice.set(Some(format!("{error}.")));
                return;
            }
        }
        if others.is_empty() {
            // An empty database says nothing; that it stays would harm nobody.
            Store::erase().await.ok();
        }
    }
}
