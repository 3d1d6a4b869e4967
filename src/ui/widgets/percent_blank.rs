//! A percentage to fill in; empty means that none is typed.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::present::format;

/// The blank; told of numbers from −1,000 to 1,000 and of an emptied field.
#[component]
pub(crate) fn PercentBlank(
    /// What the number is, for a screen reader.
    #[prop(into)]
    label: String,
    /// Name for tests.
    #[prop(into)]
    testid: String,
    /// Its value now.
    #[prop(into)]
    value: Signal<Option<Decimal>>,
    /// Told of a new value.
    on_change: Callback<Option<Decimal>>,
) -> impl IntoView {
    let (wrong, set_wrong) = signal(false);
    let change = move |text: String| {
        let text = text.trim().replace(',', ".");
        let typed = if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        let fits = typed.filter(|number: &Option<Decimal>| {
            number.is_none_or(|number| number.abs() <= Decimal::ONE_THOUSAND)
        });
        set_wrong.set(fits.is_none());
        if let Some(number) = fits {
            on_change.run(number);
        }
    };
    view! {
        <input
            class="blank"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            data-testid=testid
            aria-label=label
            aria-invalid=move || wrong.get().then_some("true")
            prop:value=move || value.get().map(format::plain).unwrap_or_default()
            on:change=move |event| change(event_target_value(&event))
        />
    }
}
