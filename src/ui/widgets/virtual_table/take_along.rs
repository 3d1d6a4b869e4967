//! Below a virtual table: how many rows there are, and all of them to take along.

use leptos::prelude::*;

use super::grid::Grid;
use crate::present::format;
use crate::protocol::{Export, ListOf, ListTarget};
use crate::ui::state::use_app;

/// More rows than this are no reading matter; they would fill some hundred sheets.
const MOST_ON_PAPER: u32 = 5_000;

/// The count, and the ways out.
#[component]
pub(super) fn TakeAlong(
    grid: Grid,
    whole: Callback<(), ListOf>,
    nouns: [&'static str; 2],
) -> impl IntoView {
    let state = use_app();
    let [noun, several] = nouns;
    let words = move || match grid.total() {
        None => format!("Looking for the {several}"),
        Some(0) => format!("No {noun} here"),
        Some(total) => format::counted(u64::from(total), noun, several),
    };
    let any = Memo::new(move |_| grid.total().is_some_and(|total| total > 0));
    let fits_paper = Memo::new(move |_| grid.total().is_some_and(|total| total <= MOST_ON_PAPER));
    let give = move |target| state.export(Export::List { list: whole.run(()), target });
    view! {
        <div class="more">
            <p class="quiet" aria-live="polite" data-testid="list-count">{words}</p>
            <Show when=move || any.get()>
                <div class="more__ways">
                    <button class="link-button" type="button" data-testid="list-copy" on:click=move |_| give(ListTarget::Clipboard)>
                        "Copy all rows"
                    </button>
                    <button class="link-button" type="button" data-testid="list-csv" on:click=move |_| give(ListTarget::Csv)>
                        "Download all rows"
                    </button>
                    <Show when=move || fits_paper.get()>
                        <button class="link-button" type="button" data-testid="list-print" on:click=move |_| grid.print()>
                            "Print all rows"
                        </button>
                    </Show>
                </div>
            </Show>
        </div>
        <p class="only-on-paper">{move || on_paper(grid)}</p>
    }
}

/// Which rows of a long table are on the paper, and how all of them get there.
fn on_paper(grid: Grid) -> Option<String> {
    let (shown, total) = (grid.drawn(), grid.total()?);
    let all = shown.end.saturating_sub(shown.start) >= total;
    let other = if total > MOST_ON_PAPER { "Download all rows" } else { "Print all rows" };
    (!all).then(|| {
        format!(
            "Rows {} to {} of {}. \u{201c}{other}\u{201d} below the list gives every row.",
            format::count(u64::from(shown.start) + 1),
            format::count(u64::from(shown.end)),
            format::count(u64::from(total))
        )
    })
}
