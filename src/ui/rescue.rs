//! Hands the work over after every change, for the case that this program stops by a fault
//! (`platform::rescue`): the case file as it stood after the last whole change.

use leptos::prelude::*;

use crate::documents::safe_file_name;
use crate::platform::rescue::{self, Work};
use crate::present::format;
use crate::ui::later;
use crate::ui::state::AppState;

/// From now on what can be saved after a fault is the book as it stood after the last whole change.
pub(crate) fn follow(state: AppState) {
    Effect::new(move |_| {
        // Every change of the book is a step, and a book that is opened brings its own: to follow the steps is
        // to be told once.
        state.case.history.track();
        state.case.edits.track();
        let book = untrack(|| state.current_book());
        let entries = book.log.events.len() as u64;
        let (rows, customers) =
            state.book.with(|book| book.as_ref().map_or((0, 0), |b| (b.rows_read, b.customers)));
        let files = state.files.with(Vec::len) as u64;
        let counts = [
            ("Files", files),
            ("Rows", rows),
            ("Customers", customers),
            ("Entries in the case log", entries),
        ];
        if book.is_untouched() {
            rescue::keep(&counts, None);
            return;
        }
        later::when_here(state, move |doors| {
            let work = doors.map(|doors| untrack(|| (doors.work)(state)));
            rescue::keep(&counts, work.as_ref());
        });
    });
}

/// The case file as it stands, and what is in it.
pub(crate) fn work(state: AppState) -> Work {
    let case = state.case_file();
    let entries = case.book.log.events.len() as u64;
    let name = if case.book.name.trim().is_empty() { "book" } else { &case.book.name };
    let day = case.saved.unwrap_or_default();
    Work {
        name: safe_file_name(&format!("{name} {day}"), "owed"),
        mime: "application/octet-stream",
        content: case.to_text().into_bytes(),
        holds: vec![
            format!("the case log: {}", format::counted(entries, "entry", "entries")),
            "your rules, your wording, and what you settled about your files".to_owned(),
        ],
    }
}
