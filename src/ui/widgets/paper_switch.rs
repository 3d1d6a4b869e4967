//! What printed pages are made for: A4 or Letter.

use leptos::prelude::*;

use crate::documents::Paper;
use crate::ui::state::use_app;

/// A small select; every PDF follows it.
#[component]
pub(crate) fn PaperSwitch() -> impl IntoView {
    let state = use_app();
    let paper = state.printing.paper;
    let choose = move |value: String| {
        paper.set(if value == "letter" { Paper::Letter } else { Paper::A4 });
    };
    let value = move || match paper.get() {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    };
    view! {
        <label class="setting">
            <span class="setting__label">"Paper"</span>
            <select
                class="input"
                data-testid="paper"
                prop:value=value
                on:change=move |event| choose(event_target_value(&event))
            >
                <option value="a4">"A4"</option>
                <option value="letter">"US Letter"</option>
            </select>
        </label>
    }
}
