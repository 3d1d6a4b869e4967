//! Fields of the rules that are not numbers in a sentence: choices, ticks, short texts, dates.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::policy::Policy;
use crate::ui::state::use_app;

/// One of several values.
#[component]
pub(super) fn Choice<T: Copy + Send + Sync + 'static, const N: usize>(
    label: &'static str,
    testid: &'static str,
    options: [(T, &'static str); N],
    read: fn(&Policy) -> usize,
    write: fn(&mut Policy, usize),
) -> impl IntoView {
    let state = use_app();
    let list = options.into_iter().enumerate().map(move |(i, (_, words))| {
        let selected = move || state.policy.with(read) == i;
        view! { <option value=i.to_string() prop:selected=selected>{words}</option> }
    });
    let change = move |text: String| {
        if let Ok(index) = text.parse() {
            state.change_policy(|policy| write(policy, index));
        }
    };
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select class="input" data-testid=testid on:change=move |event| change(event_target_value(&event))>
                {list.collect_view()}
            </select>
        </label>
    }
}

/// Yes or no.
#[component]
pub(super) fn Tick(
    label: &'static str,
    testid: &'static str,
    read: fn(&Policy) -> bool,
    write: fn(&mut Policy, bool),
) -> impl IntoView {
    let state = use_app();
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid=testid
                prop:checked=move || state.policy.with(read)
                on:change=move |event| {
                    let yes = event_target_checked(&event);
                    state.change_policy(|policy| write(policy, yes));
                }
            />
            {label}
        </label>
    }
}

/// A short text; what cannot be understood counts as empty.
#[component]
pub(super) fn TextField(
    label: &'static str,
    testid: &'static str,
    read: fn(&Policy) -> String,
    write: fn(&mut Policy, &str),
) -> impl IntoView {
    let state = use_app();
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="input"
                type="text"
                data-testid=testid
                prop:value=move || state.policy.with(read)
                on:change=move |event| {
                    let text = event_target_value(&event);
                    state.change_policy(|policy| write(policy, &text));
                }
            />
        </label>
    }
}

/// A day, or none.
#[component]
pub(super) fn DateField(
    label: &'static str,
    testid: &'static str,
    read: fn(&Policy) -> Option<NaiveDate>,
    write: fn(&mut Policy, Option<NaiveDate>),
) -> impl IntoView {
    let state = use_app();
    let value = move || state.policy.with(read).map(|date| date.to_string()).unwrap_or_default();
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="input"
                type="date"
                data-testid=testid
                prop:value=value
                on:change=move |event| {
                    let date = event_target_value(&event).parse().ok();
                    state.change_policy(|policy| write(policy, date));
                }
            />
        </label>
    }
}
