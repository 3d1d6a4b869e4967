//! Small forms: a title that opens, a few fields, one button. Enter in a field is the button.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::date::from_iso;

/// The form.
#[component]
pub(crate) fn EntryForm(
    /// What is entered.
    title: &'static str,
    /// A verb on the button.
    button: &'static str,
    /// Name of the button for tests; the form's is `form-` and this.
    testid: &'static str,
    /// Everything that is needed is there.
    #[prop(into)]
    ready: Signal<bool>,
    /// Enters it.
    save: Callback<()>,
    /// Open from the start.
    #[prop(optional)]
    open: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let submit = move || {
        if ready.get_untracked() {
            save.run(());
        }
    };
    view! {
        <details class="fold entry" open=open data-testid=format!("form-{testid}")>
            <summary class="fold__summary"><h3 class="entry__title">{title}</h3></summary>
            <form
                class="talk__form"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    submit();
                }
            >
                {children()}
                <button
                    class="button"
                    type="submit"
                    data-testid=testid
                    disabled=move || !ready.get()
                >
                    {button}
                </button>
            </form>
        </details>
    }
}

/// A short text.
#[component]
pub(crate) fn EntryText(
    label: &'static str,
    testid: &'static str,
    value: RwSignal<String>,
    /// It is an amount or a number.
    #[prop(optional)]
    number: bool,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="input"
                type="text"
                inputmode=number.then_some("decimal")
                autocomplete="off"
                data-testid=testid
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
}

/// A day; empty while none is chosen.
#[component]
pub(crate) fn EntryDate(
    label: &'static str,
    testid: &'static str,
    value: RwSignal<Option<NaiveDate>>,
    /// The first day that can be chosen.
    #[prop(optional_no_strip)]
    from: Option<NaiveDate>,
) -> impl IntoView {
    let read = move |text: String| {
        let day = from_iso(&text);
        value.set(day.filter(|day| from.is_none_or(|from| *day >= from)));
    };
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="input"
                type="date"
                min=from.map(|day| day.to_string())
                data-testid=testid
                value=value.get_untracked().map(|day| day.to_string())
                on:input=move |event| read(event_target_value(&event))
            />
        </label>
    }
}

/// One of several: key and words of each.
#[component]
pub(crate) fn EntryPick(
    label: &'static str,
    testid: &'static str,
    options: Vec<(String, String)>,
    value: RwSignal<String>,
) -> impl IntoView {
    let list = options.into_iter().map(|(key, words)| {
        let selected = value.with_untracked(|value| *value == key);
        view! { <option value=key selected=selected>{words}</option> }
    });
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select
                class="input"
                data-testid=testid
                on:change=move |event| value.set(event_target_value(&event))
            >
                {list.collect_view()}
            </select>
        </label>
    }
}

/// Options whose words are their keys.
pub(crate) fn worded<T: Copy>(
    all: &[T],
    words: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter().map(|own| (words(*own).to_owned(), words(*own).to_owned())).collect()
}
