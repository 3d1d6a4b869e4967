//! Which letters: by the rules' tones or one kind for everybody, and in which language.

use leptos::prelude::*;

use crate::documents::Language;
use crate::letters::LetterKind;
use crate::ui::state::use_app;

/// Kind and language.
#[component]
pub(super) fn WhichLetters() -> impl IntoView {
    let state = use_app();
    let kind = move || state.run.with(|run| run.kind.map_or("", LetterKind::key));
    let set_kind = move |event| {
        let key = event_target_value(&event);
        let kind = LetterKind::ALL.into_iter().find(|kind| kind.key() == key);
        state.run.update(|run| run.kind = kind);
    };
    let language = move || state.run.with(|run| run.language.map_or("", Language::words));
    let set_language = move |event| {
        let words = event_target_value(&event);
        let language = Language::ALL.into_iter().find(|language| language.words() == words);
        state.run.update(|run| run.language = language);
    };
    let kinds = LetterKind::ALL.map(|kind| {
        view! { <option value=kind.key()>{kind.words()}</option> }
    });
    let languages = Language::ALL.map(|language| {
        view! { <option value=language.words()>{language.words()}</option> }
    });
    view! {
        <section class="card" aria-labelledby="which-letters">
            <h2 class="card__title" id="which-letters">"Which letters"</h2>
            <label class="field">
                <span class="field__label">"Occasion"</span>
                <select class="input" data-testid="letter-kind" prop:value=kind on:change=set_kind>
                    <option value="">"Reminders, in the tone of your rules"</option>
                    {kinds.into_iter().collect_view()}
                </select>
            </label>
            <label class="field">
                <span class="field__label">"Language"</span>
                <select class="input" data-testid="letter-language" prop:value=language on:change=set_language>
                    <option value="">"By the customer's country"</option>
                    {languages.into_iter().collect_view()}
                </select>
            </label>
        </section>
    }
}
