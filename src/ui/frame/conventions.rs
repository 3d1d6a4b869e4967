//! The conventions of aging: what it counts from, the limits of its buckets, and behind a fold the
//! finer ones. Changing one computes everything again.

use leptos::prelude::*;

use crate::analysis::{AgeBasis, AgingScheme, CreditMode, DueToday, LimitUnit};
use crate::ui::state::use_app;
use crate::ui::words;

/// All conventions of aging.
#[component]
pub(crate) fn Conventions() -> impl IntoView {
    view! {
        <Basis/>
        <Limits/>
        <details class="more-settings">
            <summary data-testid="more-conventions">"More"</summary>
            <div class="more-settings__list">
                <Unit/>
                <Today/>
                <Credits/>
                <Window/>
            </div>
        </details>
    }
}

#[component]
fn Basis() -> impl IntoView {
    let state = use_app();
    let basis = Memo::new(move |_| state.config.with(|config| config.basis));
    let set = move |value: String| {
        let basis = if value == "invoice_date" { AgeBasis::InvoiceDate } else { AgeBasis::DueDate };
        state.reconfigure(|config| config.basis = basis);
    };
    view! {
        <label class="setting">
            <span class="setting__label">"Aged from"</span>
            <select class="input" data-testid="basis" on:change=move |event| set(event_target_value(&event))>
                <option value="due_date" selected=move || basis.get() == AgeBasis::DueDate>
                    {words::basis(AgeBasis::DueDate)}
                </option>
                <option value="invoice_date" selected=move || basis.get() == AgeBasis::InvoiceDate>
                    {words::basis(AgeBasis::InvoiceDate)}
                </option>
            </select>
        </label>
    }
}

#[component]
fn Limits() -> impl IntoView {
    let state = use_app();
    let limits = Memo::new(move |_| state.config.with(|config| join(config.scheme.limits())));
    let unit = Memo::new(move |_| state.config.with(|config| config.scheme.unit()));
    let refused = RwSignal::new(false);
    let set = move |text: String| match parse(&text, unit.get_untracked()) {
        Some(scheme) => {
            refused.set(false);
            state.reconfigure(|config| config.scheme = scheme);
        }
        None => refused.set(true),
    };
    let label = move || match unit.get() {
        LimitUnit::Days => "Limits",
        LimitUnit::Months => "Limits in months",
    };
    view! {
        <label class="setting">
            <span class="setting__label">{label}</span>
            <input
                class="input input--limits"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                data-testid="bucket-limits"
                aria-invalid=move || refused.get().then_some("true")
                aria-describedby="limits-hint"
                prop:value=move || limits.get()
                on:change=move |event| set(event_target_value(&event))
            />
        </label>
        <span id="limits-hint" class="setting__hint" aria-live="polite">
            {move || refused.get().then_some("Use one to eight rising numbers, such as 30, 60, 90")}
        </span>
    }
}

/// Days or months; the usual limits of the other unit take the place of those that were there.
#[component]
fn Unit() -> impl IntoView {
    let state = use_app();
    let in_months =
        Memo::new(move |_| state.config.with(|config| config.scheme.unit() == LimitUnit::Months));
    let set = move |value: String| {
        let scheme = match value.as_str() {
            "months" => AgingScheme::of(vec![1, 2, 3], LimitUnit::Months).unwrap_or_default(),
            _ => AgingScheme::default(),
        };
        state.reconfigure(|config| config.scheme = scheme);
    };
    view! {
        <label class="setting">
            <span class="setting__label">"Buckets in"</span>
            <select class="input" data-testid="bucket-unit" on:change=move |event| set(event_target_value(&event))>
                <option value="days" selected=move || !in_months.get()>"days"</option>
                <option value="months" selected=move || in_months.get()>"calendar months"</option>
            </select>
        </label>
    }
}

#[component]
fn Today() -> impl IntoView {
    let state = use_app();
    let late = Memo::new(move |_| state.config.with(|config| config.due_today == DueToday::Late));
    let set = move |late: bool| {
        let due_today = if late { DueToday::Late } else { DueToday::NotLate };
        state.reconfigure(|config| config.due_today = due_today);
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid="due-today"
                prop:checked=move || late.get()
                on:change=move |event| set(event_target_checked(&event))
            />
            "Due today counts as overdue"
        </label>
    }
}

#[component]
fn Credits() -> impl IntoView {
    let state = use_app();
    let mode = Memo::new(move |_| state.config.with(|config| config.credits));
    let set = move |value: String| {
        if let Some(credits) = CreditMode::ALL.into_iter().find(|mode| mode.key() == value) {
            state.reconfigure(|config| config.credits = credits);
        }
    };
    let options = CreditMode::ALL.map(|one| {
        view! { <option value=one.key() selected=move || mode.get() == one>{one.words()}</option> }
    });
    view! {
        <label class="setting">
            <span class="setting__label">"Credits"</span>
            <select class="input" data-testid="credit-mode" on:change=move |event| set(event_target_value(&event))>
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}

/// Days the measures look back over.
#[component]
fn Window() -> impl IntoView {
    let state = use_app();
    let days = Memo::new(move |_| state.config.with(|config| config.window_days.to_string()));
    let set = move |value: String| {
        let typed = value.trim().parse::<u32>().ok().filter(|days| (1..=3_660).contains(days));
        if let Some(days) = typed {
            state.reconfigure(|config| config.window_days = days);
        }
    };
    view! {
        <label class="setting">
            <span class="setting__label">"Window of the measures, days"</span>
            <input
                class="input input--days"
                type="number"
                min="1"
                max="3660"
                data-testid="window-days"
                prop:value=move || days.get()
                on:change=move |event| set(event_target_value(&event))
            />
        </label>
    }
}

fn join(limits: &[u32]) -> String {
    limits.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn parse(text: &str, unit: LimitUnit) -> Option<AgingScheme> {
    let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let limits = parts.map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?;
    AgingScheme::of(limits, unit).ok()
}
