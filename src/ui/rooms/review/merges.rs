//! Customers that may be one: suggested, taken as one, and taken apart again; nothing is read anew.

use leptos::prelude::*;

use crate::import::MergeSuggestion;
use crate::present::format;
use crate::protocol::DeskCommand;
use crate::ui::state::{AppState, Slot, use_app};
use crate::ui::words;

/// Suggestions shown before the rest is asked for.
const FIRST: usize = 8;

/// Suggestions and what was taken as one.
#[component]
pub(super) fn Merges() -> impl IntoView {
    let state = use_app();
    // The suggestions come from the worker, outside of this tree.
    Effect::new(move |_| {
        let ready = state.analysis.with(Option::is_some);
        if ready && state.review.suggestions.with(Option::is_none) {
            state.ask_desk(Slot::Merges, DeskCommand::MergeSuggestions);
        }
    });
    let all = RwSignal::new(false);
    let open = Memo::new(move |_| {
        let merged = state.review.merged.read();
        let mut list = state.review.suggestions.get().unwrap_or_default();
        list.retain(|suggestion| !merged.iter().any(|done| covers(done, suggestion)));
        list
    });
    let shown = move || {
        let limit = if all.get() { usize::MAX } else { FIRST };
        open.get().into_iter().take(limit).collect::<Vec<_>>()
    };
    let merged = state.review.merged;
    let there = move || open.with(|list| !list.is_empty()) || merged.with(|list| !list.is_empty());
    let rest = move || open.with(Vec::len).saturating_sub(FIRST);
    view! {
        <Show when=there>
            <section class="card" aria-labelledby="merges-title">
                <h2 class="card__title" id="merges-title">"Customers that may be one"</h2>
                <Show when=move || open.with(|list| !list.is_empty())>
                    <p class="quiet">"Nothing is taken as one without your word, and you can undo it at any time."</p>
                    <ul class="merges" data-testid="merge-suggestions">
                        <For each=shown key=|s| s.customers.clone() let(suggestion)>
                            <Suggestion suggestion/>
                        </For>
                    </ul>
                    <Show when=move || !all.get() && { rest() > 0 }>
                        <button class="button" type="button" on:click=move |_| all.set(true)>
                            {move || format!("Show {} more", format::count(rest() as u64))}
                        </button>
                    </Show>
                </Show>
                <Show when=move || merged.with(|list| !list.is_empty())>
                    <h3 class="subtitle">"Taken as one"</h3>
                    <ul class="merges" data-testid="merged">
                        <For each=move || merged.get() key=|s| s.customers.clone() let(done)>
                            <Merged done/>
                        </For>
                    </ul>
                </Show>
            </section>
        </Show>
    }
}

/// All customers of the suggestion are one already.
fn covers(done: &MergeSuggestion, suggestion: &MergeSuggestion) -> bool {
    suggestion.customers.iter().all(|key| done.customers.contains(key))
}

fn names(suggestion: &MergeSuggestion) -> Vec<String> {
    let keys = suggestion.customers.iter().zip(suggestion.names.iter());
    keys.map(|(key, name)| {
        let key = words::customer_key(key);
        if key == name { name.clone() } else { format!("{name} ({key})") }
    })
    .collect()
}

/// Tells the worker which customers are one; the figures follow.
fn tell(state: AppState) {
    let config = state.config.get_untracked();
    state.ask_desk(Slot::Figures, DeskCommand::Merge { config, merges: state.review.merges() });
    // Customers taken as one are no suggestion, those taken apart are one again.
    state.ask_desk(Slot::Merges, DeskCommand::MergeSuggestions);
}

#[component]
fn Suggestion(suggestion: MergeSuggestion) -> impl IntoView {
    let state = use_app();
    let names = names(&suggestion);
    let why = format::sentence_case(&suggestion.why);
    let label = format!("Take as one: {}", names.join(", "));
    let merge = move |_| {
        state.review.merged.update(|merged| merged.push(suggestion.clone()));
        tell(state);
    };
    view! {
        <li class="merges__item">
            <span class="merges__words">
                <span class="merges__names">{chips(names)}</span>
                <span class="sub">{why}</span>
            </span>
            <button class="button" type="button" data-testid="merge" aria-label=label on:click=merge>
                "Take as one"
            </button>
        </li>
    }
}

#[component]
fn Merged(done: MergeSuggestion) -> impl IntoView {
    let state = use_app();
    let names = names(&done);
    let label = format!("Undo: {}", names.join(", "));
    let first = names.first().cloned().unwrap_or_default();
    let undo = move |_| {
        state.review.merged.update(|merged| merged.retain(|m| m.customers != done.customers));
        tell(state);
    };
    view! {
        <li class="merges__item">
            <span class="merges__words">
                <span class="merges__names">{chips(names)}</span>
                <span class="sub">{format!("Shown as {first}")}</span>
            </span>
            <button class="button" type="button" data-testid="unmerge" aria-label=label on:click=undo>
                "Undo"
            </button>
        </li>
    }
}

fn chips(names: Vec<String>) -> impl IntoView {
    names.into_iter().map(|name| view! { <span class="chip">{name}</span> }).collect_view()
}
