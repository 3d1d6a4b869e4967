//! The whole page takes a dropped file; while one is dragged over it a veil says so.
//!
//! The one file input of the page lives here too, so that every room can open the picker.

use leptos::{ev, prelude::*};

use crate::platform::files;
use crate::ui::state::use_app;

/// The veil and the file input.
#[component]
pub(crate) fn DropVeil(
    /// Told before a dropped file is read.
    on_drop: Callback<()>,
) -> impl IntoView {
    let state = use_app();
    let dragging = RwSignal::new(0_u32);
    let enter = window_event_listener(ev::dragenter, move |event| {
        if files::is_wanted(&event) {
            dragging.update(|depth| *depth = depth.saturating_add(1));
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if files::is_wanted(&event) {
            dragging.update(|depth| *depth = depth.saturating_sub(1));
        }
    });
    // Without this the browser would show the file instead of giving it to the page.
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        dragging.set(0);
        if let Some(chosen) = files::from_drop(&event) {
            on_drop.run(());
            state.choose(chosen);
        }
    });
    on_cleanup(move || {
        enter.remove();
        leave.remove();
        over.remove();
        drop.remove();
    });
    let pick = move |event: ev::Event| {
        if let Some(chosen) = files::from_input(&event) {
            state.choose(chosen);
        }
    };
    view! {
        <input
            class="visually-hidden"
            type="file"
            data-testid="file-input"
            aria-label="Choose a file"
            tabindex="-1"
            accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
            on:change=pick
        />
        <div class="drop-veil" class:drop-veil--on=move || dragging.get() != 0 aria-hidden="true">
            <p class="drop-veil__text">"Drop it anywhere"</p>
        </div>
    }
}
