//! What aging counts from, and the limits of its buckets.

use leptos::prelude::*;

use crate::analysis::{AgeBasis, AgingScheme};
use crate::ui::state::use_app;
use crate::ui::words;

/// The two conventions of aging; changing one computes everything again.
#[component]
pub(crate) fn Conventions() -> impl IntoView {
    let state = use_app();
    let basis = Memo::new(move |_| state.config.with(|config| config.basis));
    let limits = Memo::new(move |_| state.config.with(|config| join(config.scheme.limits())));
    let refused = RwSignal::new(false);
    let set_basis = move |value: String| {
        let basis = if value == "invoice_date" { AgeBasis::InvoiceDate } else { AgeBasis::DueDate };
        state.reconfigure(|config| config.basis = basis);
    };
    let set_limits = move |text: String| match parse(&text) {
        Some(scheme) => {
            refused.set(false);
            state.reconfigure(|config| config.scheme = scheme);
        }
        None => refused.set(true),
    };
    view! {
        <label class="setting">
            <span class="setting__label">"Aged from"</span>
            <select class="input" data-testid="basis" on:change=move |event| set_basis(event_target_value(&event))>
                <option value="due_date" selected=move || basis.get() == AgeBasis::DueDate>
                    {words::basis(AgeBasis::DueDate)}
                </option>
                <option value="invoice_date" selected=move || basis.get() == AgeBasis::InvoiceDate>
                    {words::basis(AgeBasis::InvoiceDate)}
                </option>
            </select>
        </label>
        <label class="setting">
            <span class="setting__label">"Limits"</span>
            <input
                class="input input--limits"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                data-testid="bucket-limits"
                aria-invalid=move || refused.get().then_some("true")
                aria-describedby="limits-hint"
                prop:value=move || limits.get()
                on:change=move |event| set_limits(event_target_value(&event))
            />
        </label>
        <span id="limits-hint" class="setting__hint" aria-live="polite">
            {move || refused.get().then_some("Use one to eight rising numbers, such as 30, 60, 90")}
        </span>
    }
}

fn join(limits: &[u32]) -> String {
    limits.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn parse(text: &str) -> Option<AgingScheme> {
    let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let limits = parts.map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?;
    AgingScheme::new(limits).ok()
}
