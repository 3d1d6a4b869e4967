//! The wording of the kind of letter that is shown, with placeholders to insert; the preview follows
//! every change.

use leptos::prelude::*;

use crate::letters::{LetterTemplate, LetterTexts, PLACEHOLDERS};
use crate::platform::{download, text_area};
use crate::ui::state::{AppState, use_app};
use crate::ui::widgets::TextFileButton;

/// Largest file of templates that is read.
const MOST_BYTES: u64 = 1 << 20;

/// The wording in force for the letter shown: the user's, else what the letter was made from.
fn current(state: AppState) -> Option<LetterTemplate> {
    state.letter.with(|letter| {
        let made_from = &letter.as_ref()?.template;
        let (kind, language) = (made_from.kind, made_from.language);
        let own = state.run.with(|run| {
            run.texts.own.iter().find(|own| own.kind == kind && own.language == language).cloned()
        });
        Some(own.unwrap_or_else(|| made_from.clone()))
    })
}

/// The template editor.
#[component]
pub(super) fn TemplateEditor() -> impl IntoView {
    let state = use_app();
    let there = Memo::new(move |_| state.letter.with(Option::is_some));
    let title = move || {
        current(state).map(|t| format!("Wording: {}, {}", t.kind.words(), t.language.words()))
    };
    let reset = move |_| {
        if let Some(template) = current(state) {
            state.run.update(|run| run.texts.reset(template.kind, template.language));
        }
    };
    let placeholder = RwSignal::new("customer".to_owned());
    let insert = move |_| {
        let name = placeholder.get_untracked();
        if let Some((id, text)) = text_area::insert(&FIELDS, &format!("{{{name}}}")) {
            change(state, &id, text);
        }
    };
    let options = PLACEHOLDERS.iter().map(|(name, meaning)| {
        view! { <option value=*name>{format!("{{{name}}} {meaning}")}</option> }
    });
    view! {
        <Show when=move || there.get()>
            <section class="card" aria-labelledby="wording" data-testid="template-editor">
                <div class="card__head">
                    <h2 class="card__title" id="wording">{title}</h2>
                    <button class="button" type="button" data-testid="wording-reset" on:click=reset>
                        "Back to the usual wording"
                    </button>
                </div>
                <TextField id="template-subject" label="Subject" rows="1" read=|t| &t.subject/>
                <TextField id="template-opening" label="Above the table" rows="7" read=|t| &t.opening/>
                <TextField id="template-closing" label="Below the table" rows="7" read=|t| &t.closing/>
                <div class="letters__insert">
                    <label class="field">
                        <span class="field__label">"Placeholder"</span>
                        <select
                            class="input"
                            data-testid="template-placeholder"
                            prop:value=move || placeholder.get()
                            on:change=move |event| placeholder.set(event_target_value(&event))
                        >
                            {options.clone().collect_view()}
                        </select>
                    </label>
                    <button class="button" type="button" data-testid="template-insert" on:click=insert>
                        "Insert where the cursor is"
                    </button>
                </div>
                <TemplateFile/>
            </section>
        </Show>
    }
}

/// The fields' ids, in which a placeholder can be inserted; the last one where none was used.
const FIELDS: [&str; 3] = ["template-subject", "template-opening", "template-closing"];

/// Takes over what a field says now.
fn change(state: AppState, id: &str, text: String) {
    let Some(mut template) = current(state) else { return };
    match id {
        "template-subject" => template.subject = text,
        "template-opening" => template.opening = text,
        _ => template.closing = text,
    }
    state.run.update(|run| run.texts.set(template));
}

#[component]
fn TextField(
    id: &'static str,
    label: &'static str,
    rows: &'static str,
    read: fn(&LetterTemplate) -> &String,
) -> impl IntoView {
    let state = use_app();
    let text = Memo::new(move |_| current(state).map(|t| read(&t).clone()).unwrap_or_default());
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <textarea
                class="input input--area"
                id=id
                rows=rows
                data-testid=id
                prop:value=move || text.get()
                on:input=move |event| change(state, id, event_target_value(&event))
            ></textarea>
        </label>
    }
}

/// Templates as a file, out and in.
#[component]
fn TemplateFile() -> impl IntoView {
    let state = use_app();
    let message = RwSignal::new(String::new());
    let count = move || state.run.with(|run| run.texts.own.len());
    let save = move |_| {
        let text = state.run.with_untracked(|run| run.texts.to_file());
        download::save("letter-templates.json", "application/json", text.as_bytes());
    };
    let take = move |text: Option<String>| {
        let read = text.as_deref().map(LetterTexts::from_file);
        message.set(match read {
            Some(Ok(texts)) => {
                let count = texts.own.len();
                state.run.update(|run| {
                    texts.own.into_iter().for_each(|template| run.texts.set(template));
                });
                format!("{count} taken over.")
            }
            Some(Err(error)) => format!("{error}."),
            None => "This file could not be read.".to_owned(),
        });
    };
    view! {
        <div class="actions letters__actions">
            <button
                class="button"
                type="button"
                data-testid="export-templates"
                disabled=move || count() == 0
                on:click=save
            >
                "Save changed templates"
            </button>
            <TextFileButton label="Load templates" testid="import-templates" limit=MOST_BYTES take/>
            <span class="quiet" role="status" data-testid="templates-message">{move || message.get()}</span>
        </div>
    }
}
