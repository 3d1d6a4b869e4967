//! Whether this kind of file is to be read the same way the next time, and mappings as files.

use leptos::prelude::*;

use crate::ui::state::{AppState, use_app};
use crate::ui::widgets::TextFileButton;

/// A file of mappings is far smaller.
const MOST_BYTES: u64 = 256 * 1024;

/// The line that says that a file was read as remembered.
#[component]
pub(super) fn Remembered() -> impl IntoView {
    let state = use_app();
    let used = Memo::new(move |_| {
        let index = state.current.get();
        state.files.with(|files| files.get(index).is_some_and(|file| file.memory.used))
    });
    view! {
        <Show when=move || used.get()>
            <p class="remembered" data-testid="remembered">
                <span>"Read the way it was settled before. "</span>
                <button
                    class="link-button"
                    type="button"
                    data-testid="forget-mapping"
                    on:click=move |_| state.forget_shown()
                >
                    "Forget it"
                </button>
            </p>
        </Show>
    }
}

fn is_kept(state: AppState) -> bool {
    let kind = state.kind_shown();
    let is_own = |kept: &Vec<_>| kind.is_some_and(|kind| has(kept, &kind));
    state.mappings.kept.with(is_own)
}

fn has(kept: &[crate::import::Mapping], kind: &str) -> bool {
    kept.iter().any(|mapping| mapping.fingerprint == kind)
}

/// The tick, and mappings as files.
#[component]
pub(super) fn Remember() -> impl IntoView {
    let state = use_app();
    let there = Memo::new(move |_| state.import.with(Option::is_some));
    let known = Memo::new(move |_| state.kind_shown().is_some());
    let kept = Memo::new(move |_| is_kept(state));
    let message = RwSignal::new(String::new());
    let tick = move |on: bool| if on { state.remember_shown() } else { state.forget_shown() };
    view! {
        <Show when=move || there.get()>
            <section class="card" aria-labelledby="remember-title">
                <h2 class="card__title" id="remember-title">"The next file of this kind"</h2>
                <Show
                    when=move || known.get()
                    fallback=|| view! {
                        <p class="quiet">"This file has no names of columns by which its kind could be known again."</p>
                    }
                >
                    <label class="check check--strong">
                        <input
                            type="checkbox"
                            data-testid="remember-mapping"
                            prop:checked=move || kept.get()
                            on:change=move |event| tick(event_target_checked(&event))
                        />
                        "Remember how I read this kind of file on this device"
                    </label>
                    <p class="quiet remember__words">
                        "Kept are the names of its columns and what you settled here; never a value, a customer or an amount. Without the tick nothing is kept."
                    </p>
                </Show>
                <div class="actions remember__files">
                    <button class="button" type="button" data-testid="export-mapping" on:click=move |_| state.save_mappings()>
                        "Save as a file"
                    </button>
                    <TextFileButton
                        label="Use a saved file"
                        testid="import-mapping"
                        limit=MOST_BYTES
                        take=move |text| message.set(state.take_mappings(text))
                    />
                </div>
                <p class="quiet" role="status" data-testid="mapping-message">{move || message.get()}</p>
            </section>
        </Show>
    }
}
