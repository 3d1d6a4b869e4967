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
        <StepButton
            testid="undo"
            verb="Undo"
            step=back
            shape="M7 4 3.5 7.5 7 11M4 7.5h7a4.5 4.5 0 0 1 0 9H8"
            on_press=move |()| state.undo()
        />
        <StepButton
            testid="redo"
            verb="Redo"
            step=forth
            shape="M13 4l3.5 3.5L13 11M16 7.5H9a4.5 4.5 0 0 0 0 9h3"
            on_press=move |()| state.redo()
        />
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

/// One step back or forth; it says which, and waits while there is none.
#[component]
fn StepButton(
    testid: &'static str,
    verb: &'static str,
    /// What the step was; empty = there is none.
    step: Memo<String>,
    /// The path of its picture.
    shape: &'static str,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let label = move || step.with(|step| label(verb, step));
    view! {
        <button
            class="quiet-button"
            type="button"
            data-testid=testid
            aria-label=label
            title=label
            disabled=move || step.with(String::is_empty)
            on:click=move |_| on_press.run(())
        >
            <svg class="step-icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <path d=shape/>
            </svg>
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
