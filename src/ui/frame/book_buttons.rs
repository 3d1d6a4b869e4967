//! Undo, redo, and the door to the book: its file, and what is kept of it.

use leptos::prelude::*;

use crate::casefile::Step;
use crate::ui::state::{Sheet, use_app};

/// The buttons.
#[component]
pub(super) fn BookButtons() -> impl IntoView {
    let state = use_app();
    let history = state.case.history;
    let back = Memo::new(move |_| history.with(|history| words(history.last_done())));
    let forth = Memo::new(move |_| history.with(|history| words(history.next_undone())));
    let unsaved = Memo::new(move |_| state.case.unsaved());
    let name = Memo::new(move |_| {
        let name = state.case.name.get();
        if name.trim().is_empty() { "Book".to_owned() } else { name }
    });
    view! {
        <button
            class="quiet-button"
            type="button"
            data-testid="undo"
            aria-label=move || label("Undo", &back.get())
            title=move || label("Undo", &back.get())
            disabled=move || back.with(String::is_empty)
            on:click=move |_| state.undo()
        >
            <svg class="step-icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <path d="M7 4 3.5 7.5 7 11M4 7.5h7a4.5 4.5 0 0 1 0 9H8"/>
            </svg>
        </button>
        <button
            class="quiet-button"
            type="button"
            data-testid="redo"
            aria-label=move || label("Redo", &forth.get())
            title=move || label("Redo", &forth.get())
            disabled=move || forth.with(String::is_empty)
            on:click=move |_| state.redo()
        >
            <svg class="step-icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <path d="M13 4l3.5 3.5L13 11M16 7.5H9a4.5 4.5 0 0 0 0 9h3"/>
            </svg>
        </button>
        <button
            class="quiet-button book-button"
            type="button"
            data-testid="book"
            data-unsaved=move || unsaved.get().to_string()
            aria-label=move || format!("{}: save, open, keep. {}", name.get(), unsaved_words(unsaved.get()))
            on:click=move |_| state.sheet.set(Some(Sheet::Book))
        >
            <span class="book-button__name">{move || name.get()}</span>
            <Show when=move || unsaved.get() != 0>
                <span class="book-button__mark" aria-hidden="true"></span>
            </Show>
        </button>
    }
}

fn words(step: Option<&Step>) -> String {
    step.map(|step| step.words.clone()).unwrap_or_default()
}

fn label(verb: &str, step: &str) -> String {
    if step.is_empty() { verb.to_owned() } else { format!("{verb}: {step}") }
}

fn unsaved_words(count: u32) -> String {
    match count {
        0 => "Nothing unsaved".to_owned(),
        1 => "1 change is not saved".to_owned(),
        more => format!("{more} changes are not saved"),
    }
}
