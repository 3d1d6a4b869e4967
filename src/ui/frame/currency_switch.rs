//! Which currency is looked at, where the file has several. They are never added.

use leptos::prelude::*;

use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::use_app;

/// One button per currency; nothing when there is only one.
#[component]
pub(crate) fn CurrencySwitch() -> impl IntoView {
    let state = use_app();
    let currencies = Memo::new(move |_| {
        state.analysis.with(|analysis| {
            analysis
                .iter()
                .flat_map(|a| a.currencies.iter().map(|c| c.currency))
                .collect::<Vec<_>>()
        })
    });
    let current = Memo::new(move |_| state.current_currency());
    view! {
        <Show when=move || { currencies.read().len() > 1 }>
            <div class="segments" role="group" aria-label="Currency" data-testid="currency-switch">
                <For each=move || currencies.get() key=|currency| *currency let:currency>
                    <Segment currency current/>
                </For>
            </div>
        </Show>
    }
}

#[component]
fn Segment(currency: Currency, current: Memo<Option<Currency>>) -> impl IntoView {
    let state = use_app();
    view! {
        <button
            class="segments__item"
            type="button"
            data-currency=currency.code().to_owned()
            aria-pressed=move || (current.get() == Some(currency)).to_string()
            on:click=move |_| state.look_at(currency)
        >
            {format::currency_name(currency)}
        </button>
    }
}
