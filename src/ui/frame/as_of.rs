//! The date all balances are stated for.

use leptos::prelude::*;

use crate::domain::date::from_iso;
use crate::ui::state::use_app;

/// The as-of date; changing it computes everything again.
#[component]
pub(crate) fn AsOf() -> impl IntoView {
    let state = use_app();
    let date = Memo::new(move |_| state.config.with(|config| config.as_of));
    let change = move |text: String| {
        if let Some(as_of) = from_iso(&text) {
            state.reconfigure(|config| config.as_of = as_of);
        }
    };
    view! {
        <label class="setting">
            <span class="setting__label">"As of"</span>
            <input
                class="input"
                type="date"
                data-testid="as-of"
                prop:value=move || date.get().to_string()
                on:change=move |event| change(event_target_value(&event))
            />
        </label>
    }
}
