//! A long list that is already here, shown in steps so that the page stays quick.

use leptos::prelude::*;

use crate::present::format;

/// Rows shown at first, and added by each step.
pub(crate) const STEP: usize = 200;

/// How many are shown, and the button for the next ones; nothing when all are shown.
#[component]
pub(crate) fn ShowMore(
    /// How many are shown.
    shown: RwSignal<usize>,
    /// How many there are.
    total: usize,
) -> impl IntoView {
    view! {
        <Show when=move || shown.get() < total>
            <div class="more more--inset">
                <p class="quiet">
                    {move || format!("{} of {} shown", format::count(shown.get() as u64), format::count(total as u64))}
                </p>
                <button
                    class="button"
                    type="button"
                    on:click=move |_| shown.update(|shown| *shown = shown.saturating_add(STEP))
                >
                    "Show more"
                </button>
            </div>
        </Show>
    }
}
