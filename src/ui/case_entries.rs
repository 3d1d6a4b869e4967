//! Entries of the case log as acts of the user: what is entered together is taken back together.

use leptos::prelude::*;

use crate::collect::log::Event;
use crate::letters::LetterKind;
use crate::ui::room::Room;
use crate::ui::state::{AppState, Sheet};

impl AppState {
    /// Enters what the user did in one act, and says so.
    pub(crate) fn enter(self, entries: Vec<Event>, said: &str) {
        let before = self.log.with_untracked(|log| log.events.len());
        self.acts.update_value(|acts| acts.push(before));
        self.log.update(|log| log.enter(entries));
        self.announcement.set(said.to_owned());
    }

    /// Takes back the last act; of a log that was opened, its last entry.
    pub(crate) fn take_back(self) {
        let length = self.log.with_untracked(|log| log.events.len());
        let act = self.acts.try_update_value(Vec::pop).flatten();
        let to = act.filter(|act| *act < length).unwrap_or(length.saturating_sub(1));
        self.log.update(|log| log.back_to(to));
        self.announcement.set("Taken back".to_owned());
    }

    /// Opens the conversation with an account.
    pub(crate) fn open_call(self, account: u32) {
        self.call_sheet.set(None);
        self.sheet.set(Some(Sheet::Call(account)));
    }

    /// Shows a kind of letter, this account's first.
    pub(crate) fn show_letter(self, kind: LetterKind, account: u32) {
        self.run.update(|run| run.kind = Some(kind));
        self.letter_account.set(Some(account));
        self.sheet.set(None);
        self.go(Room::Letters);
    }
}
