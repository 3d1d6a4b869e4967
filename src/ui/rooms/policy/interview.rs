//! The interview: one question at a time, or all on one page. Each shows what holds if it is skipped.

pub(super) mod field;

use leptos::prelude::*;

use crate::policy::interview::{Question, questions};
use crate::ui::state::use_app;
use field::{Edits, FieldInput};

/// The questions.
#[component]
pub(super) fn Interview() -> impl IntoView {
    let state = use_app();
    let making = state.making;
    let all = StoredValue::new(questions());
    let count = all.with_value(Vec::len);
    let shown = move || {
        if making.at_once.get() {
            all.get_value()
        } else {
            all.with_value(|all| all.get(making.question.get()).cloned()).into_iter().collect()
        }
    };
    let position = move || {
        if making.at_once.get() {
            format!("{count} questions")
        } else {
            format!("Question {} of {count}", making.question.get() + 1)
        }
    };
    view! {
        <section class="card interview" aria-labelledby="interview-title" data-testid="policy-interview">
            <div class="card__head">
                <h2 class="card__title" id="interview-title">"2. Answer what you like"</h2>
                <button
                    class="link-button"
                    type="button"
                    data-testid="interview-at-once"
                    on:click=move |_| making.at_once.update(|at_once| *at_once = !*at_once)
                >
                    {move || if making.at_once.get() { "One at a time" } else { "All on one page" }}
                </button>
            </div>
            <p class="quiet" role="status" data-testid="interview-position">{position}</p>
            <Show when=move || !making.at_once.get()>
                <progress
                    class="interview__progress"
                    aria-label="Questions answered or skipped"
                    max=count.to_string()
                    prop:value=move || (making.question.get() + 1).to_string()
                ></progress>
            </Show>
            {move || shown().into_iter().map(|question| view! { <Asked question/> }).collect_view()}
            <Show when=move || !making.at_once.get()>
                <Steps count/>
            </Show>
        </section>
    }
}

/// Back, and on.
#[component]
fn Steps(count: usize) -> impl IntoView {
    let making = use_app().making;
    let step = move |forward: bool| {
        making.question.update(|at| {
            *at = if forward { (*at + 1).min(count - 1) } else { at.saturating_sub(1) };
        });
    };
    let at_last = move || making.question.get() + 1 >= count;
    view! {
        <div class="actions">
            <button
                class="button"
                type="button"
                data-testid="interview-back"
                disabled=move || making.question.get() == 0
                on:click=move |_| step(false)
            >
                "Back"
            </button>
            <button
                class="button button--main"
                type="button"
                data-testid="interview-next"
                disabled=at_last
                on:click=move |_| step(true)
            >
                "Next, or skip"
            </button>
        </div>
    }
}

#[component]
fn Asked(question: Question) -> impl IntoView {
    let key = question.key;
    let edits = Edits::Draft;
    let fields =
        question.fields.into_iter().map(|field| view! { <FieldInput question=key field edits/> });
    view! {
        <fieldset class="interview__question" data-testid=format!("question-{key}")>
            <legend class="interview__title">{question.title}</legend>
            <p class="quiet">{question.why}</p>
            <div class="interview__fields">{fields.collect_view()}</div>
        </fieldset>
    }
}
