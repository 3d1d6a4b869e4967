//! The badge that says whether anything can leave the tab; it opens the proof.

use leptos::prelude::*;

use crate::platform::lock;
use crate::present::format;
use crate::ui::state::{Sheet, use_app};

/// The badge.
#[component]
pub(super) fn LockBadge() -> impl IntoView {
    let state = use_app();
    let status = RwSignal::new(lock::status());
    lock::on_change(move || {
        // The bar may be gone; then nobody asks.
        status.try_set(lock::status());
    });
    let words = move || {
        let status = status.get();
        if status.locked {
            format!("Locked \u{b7} {}", requests(status.requests))
        } else {
            "Not locked yet".to_owned()
        }
    };
    let locked = move || status.get().locked;
    view! {
        <Show when=move || status.get().update>
            <button class="quiet-button" type="button" data-testid="update-ready" on:click=move |_| lock::update()>
                "New version: reload"
            </button>
        </Show>
        <button
            class="quiet-button lock-badge"
            class:lock-badge--open=move || !locked()
            type="button"
            data-testid="lock-badge"
            data-locked=move || locked().to_string()
            data-requests=move || status.get().requests.to_string()
            title="No connection is possible since the page was loaded. Open to check it."
            on:click=move |_| state.sheet.set(Some(Sheet::Lock))
        >
            <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
                <path class="lock-badge__shackle" d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9"/>
                <rect class="lock-badge__body" x="4.5" y="9" width="11" height="8" rx="1.5"/>
            </svg>
            <span class="lock-badge__words">{words}</span>
        </button>
    }
}

fn requests(count: u32) -> String {
    format::counted(u64::from(count), "request", "requests")
}
