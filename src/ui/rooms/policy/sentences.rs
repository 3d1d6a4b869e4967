//! Every rule in force as a sentence, and the way to change them.

use leptos::prelude::*;

use crate::policy::rules;
use crate::ui::policy_state::Part;
use crate::ui::state::use_app;

/// The sentences.
#[component]
pub(super) fn Sentences() -> impl IntoView {
    let state = use_app();
    let all = move || {
        let all = state.policy.with(rules);
        all.into_iter()
            .map(|rule| view! { <li data-testid=format!("rule-{}", rule.key)>{rule.sentence}</li> })
            .collect_view()
    };
    view! {
        <section class="card policy__sentences" aria-labelledby="sentences-title">
            <div class="card__head">
                <h2 class="card__title" id="sentences-title">"The policy in words"</h2>
                <button
                    class="button"
                    type="button"
                    data-testid="policy-make"
                    on:click=move |_| state.making.part.set(Part::Make)
                >
                    "Make your own in 15 questions"
                </button>
            </div>
            <details class="fold" data-testid="policy-sentences">
                <summary class="fold__summary">"Read every rule in force"</summary>
                <ol class="numbered">{all}</ol>
            </details>
        </section>
    }
}
