//! A note about something that did not work and is not about the file.

use leptos::prelude::*;

use crate::ui::state::use_app;

/// The note, while there is one.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let state = use_app();
    move || {
        state.notice.get().map(|text| {
            view! {
                <div class="notice" role="alert">
                    <p class="notice__text">{text}</p>
                    <button class="quiet-button" type="button" on:click=move |_| state.notice.set(None)>
                        "Close"
                    </button>
                </div>
            }
        })
    }
}
