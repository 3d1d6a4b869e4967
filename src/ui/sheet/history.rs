//! Every step of the book in words, latest first.

use leptos::prelude::*;

use super::SheetHead;
use crate::ui::state::use_app;

/// Steps that are shown; all of them can be taken back.
const SHOWN: usize = 200;

/// The steps.
#[component]
pub(crate) fn HistoryList() -> impl IntoView {
    let state = use_app();
    let steps = move || {
        state.case.history.with(|history| {
            let all = history.steps().rev().take(SHOWN);
            all.map(|(step, done)| (step.words.clone(), done)).collect::<Vec<_>>()
        })
    };
    view! {
        <SheetHead title="History"/>
        <p class="prose">
            "What was changed, latest first. Steps taken back can be made again until something else is changed."
        </p>
        <Show when=move || state.case.history.with(crate::casefile::History::is_empty)>
            <p class="quiet">"Nothing was changed yet."</p>
        </Show>
        <ol class="history" data-testid="history-list">
            {move || steps().into_iter().map(|(words, done)| view! {
                <li class="history__step" class:history__step--back=!done>
                    <span>{words}</span>
                    {(!done).then_some(view! { <span class="quiet">" (taken back)"</span> })}
                </li>
            }).collect_view()}
        </ol>
    }
}
