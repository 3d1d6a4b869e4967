//! The book: its name, its file, its steps, and what is kept of it on this device.

mod keep;

use leptos::prelude::*;

use self::keep::{Erase, Keep};
use super::SheetHead;
use crate::platform::files;
use crate::present::format;
use crate::ui::state::{Sheet, use_app};

/// The panel.
#[component]
pub(crate) fn BookPanel() -> impl IntoView {
    let state = use_app();
    // What was said the last time is no news.
    state.case.said.set(None);
    let steps = Memo::new(move |_| state.case.history.with(|history| history.steps().count()));
    view! {
        <SheetHead title="This book"/>
        <p class="prose">
            "Your rules, wording, case log, corrections and how your files are read: one company, one book."
        </p>
        <label class="field book-part">
            <span class="field__label">"Name of the book"</span>
            <input
                class="input"
                type="text"
                maxlength="80"
                data-testid="book-name"
                prop:value=move || state.case.name.get()
                on:change=move |event| state.case.name.set(event_target_value(&event).trim().to_owned())
            />
        </label>
        <SaveFile/>
        <OpenFile/>
        <p class="quiet" role="status" data-testid="case-message">{move || state.case.said.get()}</p>
        <Keep/>
        <section class="book-part">
            <h3 class="subtitle">"Steps"</h3>
            <button
                class="button"
                type="button"
                data-testid="history"
                on:click=move |_| state.sheet.set(Some(Sheet::History))
            >
                {move || format!("History: {}", format::counted(steps.get() as u64, "step", "steps"))}
            </button>
        </section>
        <Erase/>
    }
}

#[component]
fn SaveFile() -> impl IntoView {
    let state = use_app();
    let with_files = RwSignal::new(false);
    let passphrase = RwSignal::new(String::new());
    let since = Memo::new(move |_| state.case.since_file());
    let can_add = Memo::new(move |_| state.files.with(|_| !state.book_files().is_empty()));
    view! {
        <section class="book-part">
            <h3 class="subtitle">"Case file"</h3>
            <p class="prose">
                "One file to take along: open it next month with the next export, and promises, disputes and letters are still there."
            </p>
            <Show when=move || can_add.get()>
                <label class="check">
                    <input
                        type="checkbox"
                        data-testid="case-with-files"
                        prop:checked=move || with_files.get()
                        on:change=move |event| with_files.set(event_target_checked(&event))
                    />
                    "Put the invoice files into it too"
                </label>
            </Show>
            <form
                class="book-form"
                on:submit=move |event| {
                    event.prevent_default();
                    state.save_case_file(with_files.get_untracked(), passphrase.get_untracked());
                }
            >
                <label class="field">
                    <span class="field__label">"Passphrase, if it is to be encrypted"</span>
                    <input
                        class="input"
                        type="password"
                        autocomplete="new-password"
                        data-testid="case-passphrase"
                        on:input=move |event| passphrase.set(event_target_value(&event))
                    />
                </label>
                <button class="button button--main" type="submit" data-testid="save-case-file">
                    "Save case file"
                </button>
            </form>
            <p class="quiet">
                {move || if passphrase.with(String::is_empty) {
                    "Without a passphrase, whoever has the file can read it."
                } else {
                    "Write the passphrase down: without it nobody can open the file, we cannot either."
                }}
                " "
                {move || match since.get() {
                    0 => "Nothing was changed since the last case file.".to_owned(),
                    1 => "1 change since the last case file.".to_owned(),
                    more => format!("{more} changes since the last case file."),
                }}
            </p>
        </section>
    }
}

/// The button that opens a case file.
#[component]
fn OpenFile() -> impl IntoView {
    view! {
        <div class="actions book-part">
            <OpenCaseFile/>
        </div>
    }
}

/// A file input of its own, as a button.
#[component]
pub(crate) fn OpenCaseFile() -> impl IntoView {
    let state = use_app();
    let take = move |event: leptos::ev::Event| {
        let mut chosen = files::from_input(&event);
        if !chosen.is_empty() {
            let first = chosen.remove(0);
            state.open_case_file(first, chosen);
        }
    };
    view! {
        <label class="button file-label">
            "Open a case file"
            <input class="visually-hidden" type="file" data-testid="open-case-file" on:change=take/>
        </label>
    }
}
