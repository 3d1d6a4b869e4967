//! Hands the work over after every change, for the case that this program stops by a fault
//! (`platform::rescue`).

use leptos::prelude::*;

use crate::collect::CaseLog;
use crate::platform::rescue::{self, Work};
use crate::present::format;
use crate::ui::state::AppState;

/// From now on what can be saved after a fault is the work as it stood after the last whole change.
pub(crate) fn follow(state: AppState) {
    Effect::new(move |_| {
        let entries = state.log.with(|log| log.events.len()) as u64;
        let (rows, customers) =
            state.book.with(|book| book.as_ref().map_or((0, 0), |b| (b.rows_read, b.customers)));
        let files = state.files.with(Vec::len) as u64;
        let counts = [
            ("Files", files),
            ("Rows", rows),
            ("Customers", customers),
            ("Entries in the case log", entries),
        ];
        rescue::keep(&counts, work(state, entries).as_ref());
    });
}

fn work(state: AppState, entries: u64) -> Option<Work> {
    (entries > 0).then(|| Work {
        name: "case-log.json".to_owned(),
        mime: "application/json",
        content: state.log.with(CaseLog::to_json).into_bytes(),
        holds: vec![format!("the case log: {}", format::counted(entries, "entry", "entries"))],
    })
}
