//! The whole page takes a dropped file; while one is dragged over it a veil says so.
//!
//! The one file input of the page lives here too, so that every room can open the picker.

use leptos::{ev, prelude::*};

use crate::platform::files;
use crate::ui::state::use_app;

/// The veil and the file input.
#[component]
pub(crate) fn DropVeil() -> impl IntoView {
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
        state.offer(files::from_drop(&event));
    });
    on_cleanup(move || {
        enter.remove();
        leave.remove();
        over.remove();
        drop.remove();
    });
    let pick = move |event: ev::Event| state.picked(files::from_input(&event));
    view! {
        <input
            class="visually-hidden"
            type="file"
            data-testid="file-input"
            aria-label="Choose files"
            tabindex="-1"
            multiple
            on:change=pick
        />
        <div class="drop-veil" class:drop-veil--on=move || dragging.get() != 0 aria-hidden="true">
            <p class="drop-veil__text">"Drop it anywhere"</p>
        </div>
    }
}
