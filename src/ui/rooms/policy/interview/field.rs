//! One answer of the interview; the same fields change the rules in force.

use leptos::prelude::*;

use crate::domain::sorting::LeanSort;
use crate::law::Rate;
use crate::policy::Policy;
use crate::policy::interview::{Answer, Field, Input};
use crate::ui::state::{AppState, use_app};

/// Which policy a field reads and changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Edits {
    /// The one being made.
    Draft,
    /// The one in force.
    InForce,
}

impl Edits {
    fn read(self, state: AppState, field: Field) -> Answer {
        match self {
            Self::Draft => (field.read)(&state.draft()),
            Self::InForce => state.policy.with(field.read),
        }
    }

    fn write(self, state: AppState, field: Field, answer: Answer) {
        let change = |policy: &mut Policy| field.answer(policy, answer);
        match self {
            Self::Draft => state.change_draft(change),
            Self::InForce => state.change_policy(change),
        }
    }

    const fn test_word(self) -> &'static str {
        match self {
            Self::Draft => "answer",
            Self::InForce => "set",
        }
    }
}

/// The field as its input asks for.
#[component]
pub(in super::super) fn FieldInput(
    question: &'static str,
    field: Field,
    edits: Edits,
) -> impl IntoView {
    let testid = format!("{}-{question}-{}", edits.test_word(), field.key.replace('_', "-"));
    match field.input {
        Input::Number { min, max, unit } => {
            view! { <NumberField field edits min max unit testid/> }.into_any()
        }
        Input::Percent | Input::Text => view! { <TextInput field edits testid/> }.into_any(),
        Input::One(words) => view! { <OneOf field edits words testid/> }.into_any(),
        Input::Many(words) => view! { <AnyOf field edits words testid/> }.into_any(),
        Input::Yes => view! { <YesNo field edits testid/> }.into_any(),
    }
}

#[component]
fn NumberField(
    field: Field,
    edits: Edits,
    min: u32,
    max: u32,
    unit: &'static str,
    testid: String,
) -> impl IntoView {
    let state = use_app();
    let value = move || edits.read(state, field).number().unwrap_or_default().to_string();
    let label =
        if unit.is_empty() { field.label.to_owned() } else { format!("{}, {unit}", field.label) };
    let change = move |event| {
        if let Ok(number) = event_target_value(&event).trim().parse::<u32>() {
            edits.write(state, field, Answer::Number(number));
        }
    };
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="input"
                type="number"
                inputmode="numeric"
                min=min.to_string()
                max=max.to_string()
                data-testid=testid
                prop:value=value
                on:change=change
            />
        </label>
    }
}

/// A text, or percent that may be empty.
#[component]
fn TextInput(field: Field, edits: Edits, testid: String) -> impl IntoView {
    let state = use_app();
    let (wrong, set_wrong) = signal(false);
    let value = move || match edits.read(state, field) {
        Answer::Percent(rate) => rate.map(|rate| rate.to_string()).unwrap_or_default(),
        Answer::Text(text) => text,
        Answer::Number(_) | Answer::One(_) | Answer::Many(_) | Answer::Yes(_) => String::new(),
    };
    let is_percent = matches!(field.input, Input::Percent);
    let change = move |event| {
        let text = event_target_value(&event);
        let text = text.trim();
        let answer = if !is_percent {
            Some(Answer::Text(text.to_owned()))
        } else if text.is_empty() {
            Some(Answer::Percent(None))
        } else {
            let rate = Rate::parse(text.trim_end_matches('%').trim());
            let rate = rate.filter(|rate| (0..=10_000).contains(&rate.hundredths()));
            rate.map(|rate| Answer::Percent(Some(rate)))
        };
        set_wrong.set(answer.is_none());
        if let Some(answer) = answer {
            edits.write(state, field, answer);
        }
    };
    view! {
        <label class="field">
            <span class="field__label">{field.label}</span>
            <input
                class="input"
                type="text"
                inputmode=is_percent.then_some("decimal")
                autocomplete="off"
                data-testid=testid
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=value
                on:change=change
            />
        </label>
    }
}

#[component]
fn OneOf(
    field: Field,
    edits: Edits,
    words: &'static [&'static str],
    testid: String,
) -> impl IntoView {
    let state = use_app();
    let chosen = Memo::new(move |_| edits.read(state, field).one().unwrap_or_default());
    let options = words.iter().enumerate().map(|(i, words)| {
        view! { <option value=i.to_string() prop:selected=move || chosen.get() == i>{*words}</option> }
    });
    let change = move |event| {
        if let Ok(index) = event_target_value(&event).parse() {
            edits.write(state, field, Answer::One(index));
        }
    };
    view! {
        <label class="field">
            <span class="field__label">{field.label}</span>
            <select class="input" data-testid=testid on:change=change>{options.collect_view()}</select>
        </label>
    }
}

#[component]
fn AnyOf(
    field: Field,
    edits: Edits,
    words: &'static [&'static str],
    testid: String,
) -> impl IntoView {
    let state = use_app();
    let picks = Memo::new(move |_| match edits.read(state, field) {
        Answer::Many(picks) => picks,
        Answer::Number(_)
        | Answer::Percent(_)
        | Answer::Text(_)
        | Answer::One(_)
        | Answer::Yes(_) => Vec::new(),
    });
    let set = move |i: usize, yes: bool| {
        let mut now = picks.get_untracked();
        now.retain(|own| *own != i);
        if yes {
            now.push(i);
            now.lean_sort();
        }
        edits.write(state, field, Answer::Many(now));
    };
    let boxes = words.iter().enumerate().map(|(i, words)| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || picks.with(|picks| picks.contains(&i))
                    on:change=move |event| set(i, event_target_checked(&event))
                />
                {*words}
            </label>
        }
    });
    view! {
        <div class="interview__many" role="group" aria-label=field.label data-testid=testid>
            <span class="field__label">{field.label}</span>
            {boxes.collect_view()}
        </div>
    }
}

#[component]
fn YesNo(field: Field, edits: Edits, testid: String) -> impl IntoView {
    let state = use_app();
    let checked = move || edits.read(state, field).yes().unwrap_or_default();
    let change = move |event| {
        let yes = event_target_checked(&event);
        edits.write(state, field, Answer::Yes(yes));
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid=testid
                prop:checked=checked
                on:change=change
            />
            {field.label}
        </label>
    }
}
