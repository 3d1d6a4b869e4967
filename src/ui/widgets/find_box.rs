//! A box that narrows a list; `/` puts the focus there.

use leptos::prelude::*;

/// A find box.
#[component]
pub(crate) fn FindBox(
    /// What is searched, for the label.
    label: &'static str,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Told at every change.
    on_find: Callback<String>,
    /// `/` focuses this one.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    view! {
        <label class="find">
            <svg class="find__icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
                <circle class="find__ring" cx="9" cy="9" r="5.5"/>
                <path class="find__handle" d="M13.2 13.2 17 17"/>
            </svg>
            <span class="visually-hidden">{label}</span>
            <input
                class="find__input"
                type="search"
                placeholder=label
                autocomplete="off"
                spellcheck="false"
                data-find=main.then_some("")
                prop:value=move || value.get()
                on:input=move |event| on_find.run(event_target_value(&event))
            />
        </label>
    }
}
