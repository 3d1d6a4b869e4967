//! The parts of the room, as a row of buttons.

use leptos::prelude::*;

use crate::ui::policy_state::Part;
use crate::ui::state::use_app;

/// Which part is shown.
#[component]
pub(super) fn Parts() -> impl IntoView {
    let state = use_app();
    let part = state.making.part;
    let buttons = Part::ALL.map(|own| {
        view! {
            <button
                class="segments__item"
                type="button"
                data-testid=own.key()
                aria-pressed=move || (part.get() == own).to_string()
                on:click=move |_| part.set(own)
            >
                {own.title()}
            </button>
        }
    });
    view! {
        <div class="segments policy__parts" role="group" aria-label="Parts of the policy">
            {buttons.into_iter().collect_view()}
        </div>
    }
}
