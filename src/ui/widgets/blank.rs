//! A number to fill in within a sentence.

use leptos::prelude::*;

/// The blank; told only of numbers within its bounds.
#[component]
pub(crate) fn Blank(
    /// What the number is, for a screen reader.
    label: &'static str,
    /// Its value now.
    #[prop(into)]
    value: Signal<u32>,
    /// Smallest value.
    #[prop(default = 0)]
    min: u32,
    /// Largest value.
    #[prop(default = 3650)]
    max: u32,
    /// Told of a new value.
    on_change: Callback<u32>,
) -> impl IntoView {
    let change = move |text: String| {
        if let Some(number) = text.trim().parse::<u32>().ok().filter(|n| (min..=max).contains(n)) {
            on_change.run(number);
        }
    };
    view! {
        <input
            class="blank"
            type="number"
            inputmode="numeric"
            aria-label=label
            min=min.to_string()
            max=max.to_string()
            prop:value=move || value.get().to_string()
            on:change=move |event| change(event_target_value(&event))
        />
    }
}
