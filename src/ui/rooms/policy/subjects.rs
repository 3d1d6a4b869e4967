//! The rules that stand in no sentence above them, subject by subject: the fields of the interview, on the
//! policy in force.

use leptos::prelude::*;

use super::interview::field::{Edits, FieldInput};
use crate::policy::interview::{Question, questions};

/// Subjects of the interview that have a card of their own.
const ELSEWHERE: [&str; 3] = ["contact", "escalation", "interest"];
/// Fields of other subjects that stand in a card: subject and field.
const IN_SENTENCES: [(&str, &str); 4] = [
    ("credit_stop", "from"),
    ("hand_over", "day"),
    ("hand_over", "reviewed"),
    ("plans", "instalments"),
];

/// One fold for each subject.
#[component]
pub(super) fn Subjects() -> impl IntoView {
    let folds = questions().into_iter().filter_map(left).map(|subject| {
        view! { <Subject subject/> }
    });
    view! {
        <section class="card rule" aria-labelledby="subjects-title" data-testid="policy-subjects">
            <h2 class="card__title" id="subjects-title">"Terms, credit, agreements and people"</h2>
            <p class="quiet">"What you change here holds at once, in the work-list, the letters and the documents."</p>
            {folds.collect_view()}
        </section>
    }
}

/// What of a subject is to be changed here; `None` when all of it stands elsewhere.
fn left(mut subject: Question) -> Option<Question> {
    subject.fields.retain(|field| !IN_SENTENCES.contains(&(subject.key, field.key)));
    let here = !ELSEWHERE.contains(&subject.key) && !subject.fields.is_empty();
    here.then_some(subject)
}

#[component]
fn Subject(subject: Question) -> impl IntoView {
    let Question { key, title, why, fields } = subject;
    let edits = Edits::InForce;
    let fields = fields.into_iter().map(|field| view! { <FieldInput question=key field edits/> });
    view! {
        <details class="fold" data-testid=format!("subject-{key}")>
            <summary class="fold__summary">{title}</summary>
            <p class="quiet">{why}</p>
            <div class="interview__fields">{fields.collect_view()}</div>
        </details>
    }
}
