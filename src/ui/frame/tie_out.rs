//! Rows read = rows used + rows left out: the proof that nothing fell under the table; and the way to
//! the same proof for amounts.

use leptos::prelude::*;

use crate::import::ImportReport;
use crate::present::format;
use crate::ui::room::Room;
use crate::ui::state::use_app;

/// The tie-out in one line; opens the review.
#[component]
pub(crate) fn TieOut() -> impl IntoView {
    let state = use_app();
    let has_figures = Memo::new(move |_| state.analysis.with(Option::is_some));
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
        <Show when=move || has_figures.get()>
            <button
                class="link-button tie-out__more"
                type="button"
                data-testid="tie-out-open"
                on:click=move |_| state.open_tie_out()
            >
                "Does it tie out?"
            </button>
        </Show>
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
