//! The case file: saved, opened, and attached to the files that are here or come next.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::casefile::{CaseFileError, Kind};
use crate::documents::safe_file_name;
use crate::platform::case_file::{self, Opened};
use crate::platform::download;
use crate::platform::files::Chosen;
use crate::protocol::WorkerError;
use crate::ui::later;
use crate::ui::room::Room;
use crate::ui::state::{AppState, Sheet};

/// What has to be asked before a case file is opened.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// Its passphrase; after a try, what came of it.
    Passphrase {
        /// The file.
        file: Chosen,
        /// Other files that came with it.
        then: Vec<Chosen>,
        /// Why the last passphrase was not taken.
        refused: Option<String>,
    },
    /// What to do with the book that is here.
    Other {
        /// The one to open.
        opened: Box<Opened>,
        /// Other files that came with it.
        then: Vec<Chosen>,
    },
    /// The same, for a book that lies on this device.
    Kept {
        /// Which.
        id: String,
    },
}

/// A name of ours.
fn is_named_case_file(file: &Chosen) -> bool {
    let name = file.name.to_ascii_lowercase();
    name.contains(".owed") || name.contains(".age")
}

impl AppState {
    /// Saves the book as a case file; with a passphrase it is sealed.
    pub(crate) fn save_case_file(self, with_files: bool, passphrase: String) {
        self.case.said.set(Some("Making the case file".to_owned()));
        spawn_local(async move {
            let case = self.case_file();
            let edits = self.case.edits.get_untracked();
            let files = if with_files { self.book_files() } else { Vec::new() };
            let made = match case_file::write(case.to_json(), &files).await {
                Ok(plain) if !passphrase.is_empty() => case_file::seal(&plain, &passphrase).await,
                other => other,
            };
            let name = if case.book.name.trim().is_empty() { "book" } else { &case.book.name };
            let day = case.saved.unwrap_or_default();
            let name = safe_file_name(&format!("{name} {day}"), "owed");
            self.case.said.set(Some(match made {
                Ok(content) if download::offer(&name, &content) => {
                    self.case.saved_edits.set(edits);
                    self.case.continued.set_value(true);
                    format!("{name} is saved.")
                }
                Ok(_) => "The browser did not accept the download.".to_owned(),
                Err(error) => format!("{error}."),
            }));
        });
    }

    /// The files of the book, by key.
    pub(crate) fn book_files(self) -> Vec<(String, crate::platform::files::Blob)> {
        self.files.with_untracked(|files| {
            files.iter().filter_map(|file| Some((file.key(), file.given()?))).collect()
        })
    }

    /// Takes out the case file among files that came, if there is one, and opens it; the others wait for
    /// it. What is left to be read as lists otherwise.
    pub(crate) fn take_case_file(self, mut chosen: Vec<Chosen>) -> Vec<Chosen> {
        let Some(at) = chosen.iter().position(is_named_case_file) else { return chosen };
        let file = chosen.remove(at);
        self.open_case_file(file, chosen);
        Vec::new()
    }

    /// Opens a case file; `then` are files to go on with.
    pub(crate) fn open_case_file(self, file: Chosen, then: Vec<Chosen>) {
        later::when_here(self, move |doors| match doors {
            Some(doors) => (doors.read_case_file)(self, file, then),
            None => self.notice.set(Some(format!("{}.", WorkerError::Incomplete))),
        });
    }

    /// Reads a case file, asks what has to be asked, and takes it over.
    pub(crate) fn read_case_file(self, file: Chosen, then: Vec<Chosen>) {
        spawn_local(async move {
            match case_file::kind(&file.blob).await {
                None => self.refuse_case(&file.name, &CaseFileError::NotACaseFile),
                Some(Kind::Sealed) => {
                    self.ask_case(Asked::Passphrase { file, then, refused: None });
                }
                Some(Kind::Plain) => match case_file::open(&file.blob).await {
                    Ok(opened) => self.consider(opened, then),
                    Err(error) => self.refuse_case(&file.name, &error),
                },
            }
        });
    }

    /// Tries a passphrase on the case file that waits for one.
    pub(crate) fn try_passphrase(self, passphrase: String) {
        let Some(Asked::Passphrase { file, then, .. }) = self.case.asked.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let unsealed = case_file::unseal(&file.blob, &passphrase).await;
            let opened = match &unsealed {
                Ok(plain) => case_file::open(plain).await,
                Err(error) => Err(error.clone()),
            };
            match opened {
                Ok(opened) => {
                    self.sheet.set(None);
                    self.consider(opened, then);
                }
                Err(error) if error == CaseFileError::WrongPassphrase => {
                    let refused = Some(format!("{error}."));
                    self.case.asked.set(Some(Asked::Passphrase { file, then, refused }));
                }
                Err(error) => {
                    self.sheet.set(None);
                    self.refuse_case(&file.name, &error);
                }
            }
        });
    }

    /// Nothing of a file was taken over, and why.
    fn refuse_case(self, name: &str, error: &CaseFileError) {
        self.case.asked.set(None);
        self.notice.set(Some(format!("\u{201c}{name}\u{201d}: {error}.")));
    }

    fn ask_case(self, asked: Asked) {
        self.case.asked.set(Some(asked));
        self.sheet.set(Some(Sheet::OpenCase));
    }

    /// Opens a book, unless there is another one here that is not to be mixed with it.
    fn consider(self, opened: Opened, then: Vec<Chosen>) {
        if self.is_new_book() {
            self.take_case(opened, then);
        } else {
            self.ask_case(Asked::Other { opened: Box::new(opened), then });
        }
    }

    /// Nothing of a book is here that could be mixed with another one.
    fn is_new_book(self) -> bool {
        untrack(|| self.current_book()).is_untouched() && !self.case.continued.get_value()
    }

    /// Goes on with a book that lies on this device, unless there is another one here.
    pub(crate) fn consider_kept(self, id: String) {
        if self.is_new_book() {
            self.continue_book(id);
        } else {
            self.ask_case(Asked::Kept { id });
        }
    }

    /// Puts the book that is here away and opens the one that waits.
    pub(crate) fn open_waiting(self) {
        let asked = self.case.asked.get_untracked();
        self.sheet.set(None);
        self.case.asked.set(None);
        match asked {
            Some(Asked::Other { opened, then }) => {
                self.close_book();
                self.take_case(*opened, then);
            }
            Some(Asked::Kept { id }) => {
                self.close_book();
                self.continue_book(id);
            }
            Some(Asked::Passphrase { .. }) | None => {}
        }
    }

    /// The book that is here ends in this tab; what is kept of it stays kept.
    pub(crate) fn close_book(self) {
        self.stop_keeping();
        self.case.continued.set_value(false);
        self.cancel();
        let fresh = Self::fresh_book();
        self.case.id.set(None);
        self.case.history.set(crate::casefile::History::default());
        self.case.carried.set(std::collections::BTreeMap::new());
        self.case.attached.set(None);
        self.mappings.loaned.set(Vec::new());
        self.put_back(fresh);
        self.forget_edits();
    }

    fn fresh_book() -> crate::casefile::Book {
        let today = crate::platform::clock::today();
        crate::casefile::Book {
            conventions: crate::analysis::AnalysisConfig::standard(today),
            ..crate::casefile::Book::default()
        }
    }

    /// As if nothing was ever edited here.
    fn forget_edits(self) {
        self.case.edits.set(0);
        self.case.saved_edits.set(0);
        self.case.waved_edits.set(0);
        self.case.keeping.kept_edits.set(0);
    }

    /// Takes over a book that was opened: with its files, with those that came along, or with those that
    /// are here.
    pub(crate) fn take_case(self, opened: Opened, then: Vec<Chosen>) {
        let Opened { case, files } = opened;
        self.case.asked.set(None);
        self.sheet.set(None);
        self.case.id.set(Some(case.id));
        self.case.history.set(case.history);
        self.case.continued.set_value(true);
        self.case.carried.set(case.book.files.clone());
        self.mappings.loaned.set(case.mappings);
        let mut book = case.book;
        let own_files = !files.is_empty() && then.is_empty();
        if !own_files {
            // The next export is for another day.
            book.conventions.as_of = self.config.with_untracked(|config| config.as_of);
            // These name accounts of the files they were made for.
            book.assumptions.loss.specific.clear();
        }
        let entries = book.log.events.len() as u64;
        let name = book.name.clone();
        self.put_back(book);
        self.forget_edits();
        let files = if own_files { files } else { then };
        self.case.attach_next.set_value(true);
        if files.is_empty() {
            self.attach_here();
        } else {
            self.case.as_left.set_value(own_files);
            self.choose(files);
            self.case.as_left.set_value(false);
            if own_files {
                self.room.set(Room::Overview);
            }
        }
        self.settle_quietly();
        let name = if name.is_empty() { "The book".to_owned() } else { name };
        let entries = crate::present::format::counted(entries, "entry", "entries");
        self.announcement.set(format!("{name} is open, with {entries} in its case log"));
    }

    /// The files that are here are the ones the book goes on with.
    fn attach_here(self) {
        if self.files.with_untracked(Vec::is_empty) {
            return;
        }
        self.go_on_with_files();
        self.fit_loaned();
        self.read_again();
    }
}
