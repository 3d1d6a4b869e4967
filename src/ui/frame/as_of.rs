//! The date all balances are stated for.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::ui::state::use_app;

/// The as-of date; changing it computes everything again.
#[component]
pub(crate) fn AsOf() -> impl IntoView {
    let state = use_app();
    let date = Memo::new(move |_| state.config.with(|config| config.as_of));
    let change = move |text: String| {
        if let Ok(as_of) = text.parse::<NaiveDate>() {
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
