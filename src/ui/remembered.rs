//! How kinds of files are read, remembered from one file to the next: used without asking, kept on the
//! device only when the user wants it, taken along as a file.

use leptos::prelude::*;

use crate::import::{ImportReport, ImportSettings, Mapping, SetReport};
use crate::platform::{download, prefs};
use crate::ui::state::AppState;

/// A file is read at most this often to settle what is remembered.
const MOST_READINGS: u8 = 3;

/// What is remembered of the kind of one file.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileMemory {
    /// Its kind, from its first reading.
    pub(crate) kind: Option<String>,
    /// It was read as remembered.
    pub(crate) used: bool,
    /// The user has settled something about it since.
    pub(crate) touched: bool,
    readings: u8,
}

/// The mappings at hand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mappings {
    /// Kept on this device.
    pub(crate) kept: RwSignal<Vec<Mapping>>,
    /// Taken from a file; gone with the page.
    pub(crate) loaned: RwSignal<Vec<Mapping>>,
    /// What this device keeps has not been looked at yet.
    unread: StoredValue<bool>,
}

impl Mappings {
    /// What this device keeps is looked at when it is needed ([`AppState::learn_mappings`]).
    pub(crate) fn new() -> Self {
        Self {
            kept: RwSignal::new(Vec::new()),
            loaned: RwSignal::new(Vec::new()),
            unread: StoredValue::new(prefs::kept_mappings().is_some()),
        }
    }

    /// What this device keeps has to be looked at before a file is taken.
    pub(crate) fn are_unread(self) -> bool {
        self.unread.get_value()
    }

    /// Nothing is remembered of any kind of file.
    pub(crate) fn are_none(self) -> bool {
        self.loaned.with_untracked(Vec::is_empty) && self.kept.with_untracked(Vec::is_empty)
    }

    fn of_kind(self, kind: &str) -> Option<Mapping> {
        let find = |list: &Vec<Mapping>| list.iter().find(|m| m.fingerprint == kind).cloned();
        self.loaned.with_untracked(find).or_else(|| self.kept.with_untracked(find))
    }

    fn keep(self, change: impl FnOnce(&mut Vec<Mapping>)) -> bool {
        self.kept.update(change);
        self.kept.with_untracked(|kept| {
            if kept.is_empty() {
                prefs::forget_mappings();
                return true;
            }
            prefs::keep_mappings(&Mapping::write_all(kept))
        })
    }
}

/// The review of a file: its own, or that of all files where it is the only one.
fn review_of<'a>(
    set: &'a SetReport,
    book: Option<&'a ImportReport>,
    index: usize,
) -> Option<&'a ImportReport> {
    let own = set.files.get(index).and_then(|file| file.import.as_ref());
    own.or(book.filter(|_| set.files.len() == 1))
}

impl AppState {
    /// Looks at what this device keeps, once.
    pub(crate) fn learn_mappings(self) {
        if self.mappings.are_unread() {
            self.mappings.unread.set_value(false);
            let kept = prefs::kept_mappings().and_then(|text| Mapping::read_all(&text).ok());
            self.mappings.kept.set(kept.unwrap_or_default());
        }
    }

    /// Notes of which kinds the files are, at their first reading.
    pub(crate) fn know_kinds(self, book: Option<&ImportReport>, set: &SetReport) {
        self.files.update(|files| {
            for (index, file) in files.iter_mut().enumerate() {
                let memory = &mut file.memory;
                if let (false, 0, Some(import)) =
                    (memory.touched, memory.readings, review_of(set, book, index))
                {
                    memory.kind = Mapping::kind_of(import);
                }
            }
        });
    }

    /// Reads files of a known kind again, as is remembered; `false` when there is nothing to do.
    pub(crate) fn read_as_remembered(self, book: Option<&ImportReport>, set: &SetReport) -> bool {
        let mut again = false;
        self.files.update(|files| {
            for (index, file) in files.iter_mut().enumerate() {
                let Some(import) = review_of(set, book, index) else { continue };
                let memory = &mut file.memory;
                if memory.touched || memory.readings >= MOST_READINGS {
                    continue;
                }
                let mapping = memory.kind.as_ref().and_then(|kind| self.mappings.of_kind(kind));
                let Some(mapping) = mapping else { continue };
                memory.used = true;
                let settings = mapping.apply(import, &file.settings);
                if settings != file.settings {
                    memory.readings += 1;
                    file.settings = settings;
                    file.take_back_text();
                    again = true;
                }
            }
        });
        again
    }

    /// What was settled since goes to what is kept, for kinds that are kept.
    pub(crate) fn keep_what_was_settled(self) {
        let (set, book) = (self.set.get_untracked(), self.book.get_untracked());
        let files = self.files.get_untracked();
        for (index, file) in files.iter().enumerate().filter(|(_, file)| file.memory.touched) {
            let Some(kind) = file.memory.kind.clone() else { continue };
            let is_kept = self.mappings.kept.with_untracked(|k| position(k, &kind).is_some());
            if let (true, Some(import)) = (is_kept, review_of(&set, book.as_ref(), index)) {
                self.keep_mapping(Mapping::of(kind, import, &file.settings));
            }
        }
    }

    /// Keeps how the file shown is read on this device.
    pub(crate) fn remember_shown(self) {
        if let Some(mapping) = self.mapping_shown() {
            self.keep_mapping(mapping);
        }
    }

    fn keep_mapping(self, mapping: Mapping) {
        // What is kept is written as a whole.
        self.learn_mappings();
        let kept = self.mappings.keep(|list| match position(list, &mapping.fingerprint) {
            Some(at) => {
                if let Some(own) = list.get_mut(at) {
                    *own = mapping;
                }
            }
            None => list.push(mapping),
        });
        if !kept {
            self.notice.set(Some(
                "The browser keeps nothing for this page; save the mapping as a file instead."
                    .to_owned(),
            ));
        }
    }

    /// Forgets how files of this kind are read; this one stays as it is.
    pub(crate) fn forget_shown(self) {
        let Some(kind) = self.kind_shown() else { return };
        self.mappings.keep(|list| list.retain(|mapping| mapping.fingerprint != kind));
        self.mappings.loaned.update(|list| list.retain(|mapping| mapping.fingerprint != kind));
        let index = self.current.get_untracked();
        self.files.update(|files| {
            if let Some(file) = files.get_mut(index) {
                file.memory.used = false;
            }
        });
        self.announcement.set("Forgotten".to_owned());
    }

    /// The kind of the file shown; `None` when its kind cannot be known again.
    pub(crate) fn kind_shown(self) -> Option<String> {
        let index = self.current.get();
        self.files.with(|files| files.get(index).and_then(|file| file.memory.kind.clone()))
    }

    /// How the file shown is read now.
    fn mapping_shown(self) -> Option<Mapping> {
        let kind = untrack(|| self.kind_shown())?;
        let settings: ImportSettings = self.settings.get_untracked();
        self.import.with_untracked(|import| Some(Mapping::of(kind, import.as_ref()?, &settings)))
    }

    /// How the files of the book are read, and what else is remembered.
    pub(crate) fn mappings_at_hand(self) -> Vec<Mapping> {
        self.learn_mappings();
        let (set, book) = (self.set.get_untracked(), self.book.get_untracked());
        let mut all: Vec<Mapping> = self.files.with_untracked(|files| {
            let settled = files.iter().enumerate().filter_map(|(index, file)| {
                let import = review_of(&set, book.as_ref(), index)?;
                Some(Mapping::of(file.memory.kind.clone()?, import, &file.settings))
            });
            settled.collect()
        });
        let known = [self.mappings.loaned, self.mappings.kept];
        for mapping in known.into_iter().flat_map(|list| list.get_untracked()) {
            if position(&all, &mapping.fingerprint).is_none() {
                all.push(mapping);
            }
        }
        all
    }

    /// Files that are here are read as was learned just now, unless the user has settled them.
    pub(crate) fn fit_loaned(self) {
        let loaned = self.mappings.loaned.get_untracked();
        self.files.update(|files| {
            for file in files.iter_mut().filter(|file| !file.memory.touched) {
                if file.memory.kind.as_ref().is_some_and(|k| position(&loaned, k).is_some()) {
                    file.memory.readings = 1;
                }
            }
        });
    }

    /// Saves how the file shown is read, and what else is remembered, as a file.
    pub(crate) fn save_mappings(self) {
        let mut all: Vec<Mapping> = self.mapping_shown().into_iter().collect();
        let known = [self.mappings.loaned, self.mappings.kept];
        for mapping in known.into_iter().flat_map(|list| list.get_untracked()) {
            if position(&all, &mapping.fingerprint).is_none() {
                all.push(mapping);
            }
        }
        let text = Mapping::write_all(&all);
        if !download::save("owed-mappings.json", "application/json", text.as_bytes()) {
            self.notice.set(Some("The browser did not accept the download.".to_owned()));
        }
    }

    /// Takes mappings from a file; those that fit files of the book are used at once. What came of
    /// it, in words.
    pub(crate) fn take_mappings(self, text: Option<String>) -> String {
        let Some(text) = text else {
            return "This file could not be read as text, or is too large.".to_owned();
        };
        let mappings = match Mapping::read_all(&text) {
            Ok(mappings) => mappings,
            Err(error) => return format!("{error}."),
        };
        let mut fitting = false;
        self.files.update(|files| {
            for file in files.iter_mut() {
                let kind = file.memory.kind.as_ref();
                if kind.is_some_and(|kind| position(&mappings, kind).is_some()) {
                    file.memory.touched = false;
                    file.memory.readings = 1;
                    fitting = true;
                }
            }
        });
        let count = mappings.len();
        self.mappings.loaned.update(|list| {
            list.retain(|own| position(&mappings, &own.fingerprint).is_none());
            list.extend(mappings);
        });
        if fitting {
            self.read_again();
        }
        match (count, fitting) {
            (0, _) => "There are no mappings in this file.".to_owned(),
            (_, true) => "Taken over. This file is read as it says.".to_owned(),
            (1, false) => {
                "Taken over. It is for files with other columns than this one.".to_owned()
            }
            (_, false) => {
                "Taken over. They are for files with other columns than this one.".to_owned()
            }
        }
    }
}

fn position(list: &[Mapping], kind: &str) -> Option<usize> {
    list.iter().position(|mapping| mapping.fingerprint == kind)
}
