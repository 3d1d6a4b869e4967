//! The wording of each tone, with the placeholders it can use.

use leptos::prelude::*;

use crate::letters::{LetterTemplate, LetterTexts, PLACEHOLDERS};
use crate::policy::Tone;
use crate::ui::state::use_app;

/// The templates, one fold per tone.
#[component]
pub(super) fn Wording() -> impl IntoView {
    let state = use_app();
    let tones = Tone::ALL.map(|tone| view! { <ToneFields tone/> });
    let placeholders = PLACEHOLDERS.iter().map(|(name, meaning)| {
        view! {
            <div class="facts__row">
                <dt><code class="verbatim">{format!("{{{name}}}")}</code></dt>
                <dd>{*meaning}</dd>
            </div>
        }
    });
    view! {
        <section class="card" aria-labelledby="wording">
            <div class="card__head">
                <h2 class="card__title" id="wording">"Wording"</h2>
                <button
                    class="button"
                    type="button"
                    data-testid="wording-reset"
                    on:click=move |_| state.texts.set(LetterTexts::default())
                >
                    "Back to the usual wording"
                </button>
            </div>
            {tones.into_iter().collect_view()}
            <details class="fold">
                <summary class="fold__summary">"Placeholders"</summary>
                <dl class="facts">{placeholders.collect_view()}</dl>
            </details>
        </section>
    }
}

#[component]
fn ToneFields(tone: Tone) -> impl IntoView {
    view! {
        <details class="fold" data-testid=format!("wording-{}", tone.word().to_lowercase())>
            <summary class="fold__summary">{tone.word()}</summary>
            <TextField tone label="Subject" rows="1" read=|t| &t.subject write=|t, text| t.subject = text/>
            <TextField tone label="Above the table" rows="6" read=|t| &t.opening write=|t, text| t.opening = text/>
            <TextField tone label="Below the table" rows="8" read=|t| &t.closing write=|t, text| t.closing = text/>
        </details>
    }
}

#[component]
fn TextField(
    tone: Tone,
    label: &'static str,
    rows: &'static str,
    read: fn(&LetterTemplate) -> &String,
    write: fn(&mut LetterTemplate, String),
) -> impl IntoView {
    let state = use_app();
    let text = move || {
        state.texts.with(|texts| {
            texts
                .templates
                .iter()
                .find(|t| t.tone == tone)
                .map(|t| read(t).clone())
                .unwrap_or_default()
        })
    };
    let change = move |text: String| {
        state.texts.update(|texts| {
            if let Some(template) = texts.templates.iter_mut().find(|t| t.tone == tone) {
                write(template, text);
            }
        });
    };
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <textarea
                class="input input--area"
                rows=rows
                prop:value=text
                on:input=move |event| change(event_target_value(&event))
            ></textarea>
        </label>
    }
}
