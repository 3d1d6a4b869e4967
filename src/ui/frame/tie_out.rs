//! Rows read = rows used + rows left out: the proof that nothing fell under the table.

use leptos::prelude::*;

use crate::import::ImportReport;
use crate::present::format;
use crate::ui::room::Room;
use crate::ui::state::use_app;

/// The tie-out in one line; opens the review.
#[component]
pub(crate) fn TieOut() -> impl IntoView {
    let state = use_app();
    let line = move || state.book.with(|import| import.as_ref().map(sentence));
    view! {
        <a
            class="tie-out"
            href="#file"
            data-testid="tie-out"
            on:click=move |event| {
                event.prevent_default();
                state.go(Room::File);
            }
        >
            {line}
        </a>
    }
}

fn sentence(import: &ImportReport) -> String {
    format!(
        "{} read = {} used + {} left out",
        format::counted(import.rows_read, "row", "rows"),
        format::count(import.rows_used),
        format::count(import.rows_left_out())
    )
}
