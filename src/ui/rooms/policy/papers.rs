//! The policy as documents: choose one, look at it, take it along.

mod preview;
mod take_along;

use leptos::prelude::*;

use crate::documents::Language;
use crate::policy::{PolicyPaper, gaps, policy_paper};
use crate::ui::state::use_app;
use preview::Preview;
use take_along::TakeAlong;

/// Which document is shown.
#[derive(Clone, Copy)]
struct Choice {
    paper: RwSignal<PolicyPaper>,
    language: Signal<Language>,
}

/// The documents.
#[component]
pub(super) fn Papers() -> impl IntoView {
    let state = use_app();
    let chosen = state.making.paper_language;
    let usual = move || state.policy.with(|policy| policy.letters.language);
    let language = Signal::derive(move || chosen.get().unwrap_or_else(usual));
    let choice = Choice { paper: state.making.paper, language };
    let document = Memo::new(move |_| {
        let on = state.config.with(|config| config.as_of);
        let (paper, language) = (choice.paper.get(), choice.language.get());
        state.policy.with(|policy| policy_paper(paper, policy, on, language))
    });
    view! {
        <section class="papers" aria-labelledby="papers" data-testid="policy-papers">
            <div class="papers__side">
                <section class="card">
                    <h2 class="card__title" id="papers">"Your policy as documents"</h2>
                    <p class="quiet">
                        "Made from the rules above. Change a rule and every document follows."
                    </p>
                    <Choose choice/>
                    <Missing choice/>
                </section>
                <TakeAlong choice/>
            </div>
            <Preview document/>
        </section>
    }
}

/// Which document, and in which language where it is for customers.
#[component]
fn Choose(choice: Choice) -> impl IntoView {
    let making = use_app().making;
    let Choice { paper, language } = choice;
    let papers = PolicyPaper::ALL.map(|own| {
        let selected = move || paper.get() == own;
        view! { <option value=own.key() prop:selected=selected>{own.words()}</option> }
    });
    let languages = move || {
        let options = Language::ALL.map(|own| {
            let selected = move || language.get() == own;
            view! { <option value=own.tag() prop:selected=selected>{own.words()}</option> }
        });
        options.into_iter().collect_view()
    };
    let choose = move |key: String| {
        if let Some(own) = PolicyPaper::ALL.into_iter().find(|own| own.key() == key) {
            paper.set(own);
        }
    };
    view! {
        <label class="field">
            <span class="field__label">"Document"</span>
            <select
                class="input"
                data-testid="policy-paper"
                on:change=move |event| choose(event_target_value(&event))
            >
                {papers.into_iter().collect_view()}
            </select>
        </label>
        <p class="quiet">{move || paper.get().about()}</p>
        <Show
            when=move || paper.get().is_for_customers()
            fallback=|| view! { <p class="quiet">"For your team, in English."</p> }
        >
            <label class="field">
                <span class="field__label">"Language of this customer document"</span>
                <select
                    class="input"
                    data-testid="policy-paper-language"
                    on:change=move |event| making.paper_language.set(Some(Language::of_tag(&event_target_value(&event))))
                >
                    {languages()}
                </select>
            </label>
        </Show>
    }
}

/// What the document would need and the policy does not have.
#[component]
fn Missing(choice: Choice) -> impl IntoView {
    let state = use_app();
    let missing = move || state.policy.with(|policy| gaps(choice.paper.get(), policy));
    view! {
        <Show when=move || !missing().is_empty()>
            <div data-testid="policy-gaps">
                <h3 class="papers__heading">"Still missing"</h3>
                <ul class="plain-list">
                    {move || {
                        missing()
                            .into_iter()
                            .map(|gap| view! { <li data-gap=gap.key()>{gap.words()}</li> })
                            .collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}
