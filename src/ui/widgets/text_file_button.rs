//! A button that opens a small text file of our own.

use leptos::prelude::*;

use crate::platform::text_file;

/// The button. `take` gets the file's text, or nothing when it is larger than `limit` bytes or cannot be
/// read.
#[component]
pub(crate) fn TextFileButton(
    label: &'static str,
    testid: &'static str,
    limit: u64,
    #[prop(into)] take: Callback<Option<String>>,
) -> impl IntoView {
    view! {
        <label class="button file-label">
            {label}
            <input
                class="visually-hidden"
                type="file"
                accept=".json,application/json"
                data-testid=testid
                on:change=move |event| text_file::read(&event, limit, move |text| take.run(text))
            />
        </label>
    }
}
