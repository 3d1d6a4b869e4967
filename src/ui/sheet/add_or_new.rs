//! Files came while others are there: what to do with them is the user's word.

use leptos::prelude::*;

use super::SheetHead;
use crate::platform::files::Chosen;
use crate::present::format;
use crate::ui::room::Room;
use crate::ui::state::use_app;

/// The question and its answers.
#[component]
pub(crate) fn AddOrNew() -> impl IntoView {
    let state = use_app();
    let names = state.offered.with_untracked(|files| names(files));
    let count = state.offered.with_untracked(Vec::len);
    let there = state.file_name.get_untracked();
    let title = if count == 1 { "One more file" } else { "More files" };
    let take = move || state.offered.try_update(std::mem::take).unwrap_or_default();
    let it = if count == 1 { "it" } else { "them" };
    let has_figures = state.analysis.with_untracked(Option::is_some);
    let compare = move || {
        let chosen = take();
        state.go(Room::Compare);
        state.other().choose(chosen);
    };
    view! {
        <SheetHead title/>
        <p class="prose verbatim">{names}</p>
        <p class="prose">
            {format!("Payments, credit notes and contacts belong to their invoices: add {it} to {there}. An earlier or later export of the same list is compared with it. Another set of books starts anew.")}
        </p>
        <div class="actions">
            <button
                class="button button--main"
                type="button"
                data-testid="add-files"
                on:click=move |_| state.add_files(take())
            >
                "Add to what is there"
            </button>
            {has_figures.then(|| view! {
                <button
                    class="button"
                    type="button"
                    data-testid="compare-offered"
                    on:click=move |_| compare()
                >
                    {format!("Compare with {it}")}
                </button>
            })}
            <button
                class="button"
                type="button"
                data-testid="start-anew"
                on:click=move |_| state.choose(take())
            >
                {format!("Start anew with {it}")}
            </button>
        </div>
    }
}

fn names(files: &[Chosen]) -> String {
    let first: Vec<String> = files
        .iter()
        .take(5)
        .map(|file| format!("{} ({})", file.name, format::bytes(file.bytes)))
        .collect();
    let more = files.len().saturating_sub(first.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", first.join(", "))
}
