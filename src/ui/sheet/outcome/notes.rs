//! What to do next, something to keep in mind, a contact that was wrong.

use leptos::prelude::*;

use super::{note, said, typed};
use crate::collect::CallSheet;
use crate::collect::log::What;
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryDate, EntryForm, EntryText};

/// The next step.
#[component]
pub(super) fn NextForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let as_of = sheet.with_value(|sheet| sheet.as_of);
    let on = RwSignal::new(None);
    let text = RwSignal::new(String::new());
    let save = Callback::new(move |()| {
        let Some(on) = on.get_untracked() else { return };
        let what = What::NextAction { on, text: typed(text) };
        note(state, sheet, vec![what], "The next step is noted");
    });
    view! {
        <EntryForm title="Next step" button="Note the next step" testid="log-next" ready=Signal::derive(move || on.get().is_some()) save>
            <EntryDate label="On" testid="next-on" value=on from=Some(as_of)/>
            <EntryText label="What" testid="next-text" value=text/>
        </EntryForm>
    }
}

/// A note.
#[component]
pub(super) fn NoteForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let text = RwSignal::new(String::new());
    let save = Callback::new(move |()| {
        note(state, sheet, vec![What::Noted { text: typed(text) }], "Noted");
    });
    view! {
        <EntryForm title="Note" button="Keep the note" testid="log-note" ready=Signal::derive(move || said(text)) save>
            <EntryText label="Note" testid="note-text" value=text/>
        </EntryForm>
    }
}

/// A contact that was wrong.
#[component]
pub(super) fn WrongContactForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let text = RwSignal::new(String::new());
    let save = Callback::new(move |()| {
        let what = What::WrongContact { note: typed(text) };
        note(state, sheet, vec![what], "The wrong contact is noted");
    });
    view! {
        <EntryForm title="Wrong contact" button="Note it" testid="log-wrong-contact" ready=Signal::derive(move || said(text)) save>
            <EntryText label="What was wrong, and who is right" testid="wrong-contact-note" value=text/>
        </EntryForm>
    }
}
