//! What has to be asked before a case file is opened: its passphrase, and what becomes of the book that
//! is here.

use leptos::prelude::*;

use super::SheetHead;
use crate::ui::case::Asked;
use crate::ui::state::{AppState, use_app};

/// The question.
#[component]
pub(crate) fn OpenCase() -> impl IntoView {
    let state = use_app();
    move || match state.case.asked.get() {
        Some(Asked::Passphrase { file, refused, .. }) => {
            view! { <Passphrase name=file.name refused/> }.into_any()
        }
        Some(Asked::Other { .. } | Asked::Kept { .. }) => view! { <OtherBook/> }.into_any(),
        None => view! { <SheetHead title="Open a case file"/> }.into_any(),
    }
}

#[component]
fn Passphrase(name: String, refused: Option<String>) -> impl IntoView {
    let state = use_app();
    let typed = RwSignal::new(String::new());
    let trying = RwSignal::new(false);
    let go = move || {
        if !typed.with_untracked(String::is_empty) {
            trying.set(true);
            state.try_passphrase(typed.get_untracked());
        }
    };
    view! {
        <SheetHead title="This case file is encrypted"/>
        <p class="prose verbatim">{name}</p>
        <form
            class="book-form"
            on:submit=move |event| {
                event.prevent_default();
                go();
            }
        >
            <label class="field">
                <span class="field__label">"Passphrase"</span>
                <input
                    class="input"
                    type="password"
                    autocomplete="off"
                    data-testid="open-passphrase"
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
            <button class="button button--main" type="submit" data-testid="open-sealed" disabled=move || trying.get()>
                {move || if trying.get() { "Trying it" } else { "Open" }}
            </button>
        </form>
        <p class="wrong" role="alert" data-testid="passphrase-refused">{refused}</p>
        <p class="quiet">"Without the passphrase nobody can open it, and nobody can find it out: it is kept nowhere."</p>
    }
}

#[component]
fn OtherBook() -> impl IntoView {
    let state = use_app();
    let unsaved = Memo::new(move |_| state.case.unsaved());
    let words = move || match unsaved.get() {
        0 => "Everything in it is saved or kept.".to_owned(),
        1 => "1 change of it is in this tab only.".to_owned(),
        more => format!("{more} changes of it are in this tab only."),
    };
    view! {
        <SheetHead title="Another book is open"/>
        <p class="prose">
            {move || format!(
                "Two books never mix. {} is here now. {} Opening the other one puts it away, with its files.",
                name(state),
                words()
            )}
        </p>
        <div class="actions">
            <button
                class="button"
                type="button"
                data-testid="save-first"
                on:click=move |_| state.save_case_file(false, String::new())
            >
                "Save the book that is here"
            </button>
            <button class="button button--main" type="button" data-testid="open-other" on:click=move |_| state.open_waiting()>
                "Put it away and open the other"
            </button>
            <button
                class="button"
                type="button"
                data-testid="stay-here"
                on:click=move |_| {
                    state.case.asked.set(None);
                    state.sheet.set(None);
                }
            >
                "Stay with this one"
            </button>
        </div>
        <p class="quiet" role="status">{move || state.case.said.get()}</p>
    }
}

fn name(state: AppState) -> String {
    let name = state.case.name.get();
    if name.trim().is_empty() { "A book without a name".to_owned() } else { name }
}
