//! Text copied from a spreadsheet or an e-mail, as a way in.

use leptos::prelude::*;

use super::SheetHead;
use crate::platform::files;
use crate::ui::state::use_app;

/// A box to paste into.
#[component]
pub(crate) fn Paste() -> impl IntoView {
    let state = use_app();
    let text = RwSignal::new(String::new());
    let blank = Memo::new(move |_| text.with(|text| text.trim().is_empty()));
    let read = move || {
        if let Some(chosen) = text.with_untracked(|text| files::from_text(text)) {
            state.offer(vec![chosen]);
        }
    };
    view! {
        <SheetHead title="Paste a list"/>
        <label class="field">
            <span class="field__label">
                "Copy the rows in your spreadsheet, with the row of headers, and paste them here"
            </span>
            <textarea
                class="input input--area"
                rows="14"
                spellcheck="false"
                autofocus
                data-testid="paste-text"
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </label>
        <div class="actions">
            <button
                class="button button--main"
                type="button"
                data-testid="paste-read"
                disabled=move || blank.get()
                on:click=move |_| read()
            >
                "Read it"
            </button>
        </div>
    }
}
