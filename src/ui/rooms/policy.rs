//! By which rules? The rules in sentences, with the values as controls in the sentence.

mod checklists;
mod choice;
mod effect;
mod interest;
mod interview;
mod letters;
mod make;
mod papers;
mod parts;
mod plans;
mod review;
mod rules;
mod sentences;
mod subjects;
mod versions;

use leptos::prelude::*;

use crate::policy::Policy;
use crate::ui::policy_state::Part;
use crate::ui::state::use_app;
use checklists::Checklists;
use interest::Interest;
use letters::{LetterPacing, WorkDays};
use make::Make;
use papers::Papers;
use parts::Parts;
use plans::Plans;
use review::ReviewPart;
pub(super) use rules::Offender;
use rules::{Contact, Credit, Tones};
use sentences::Sentences;
use subjects::Subjects;
use versions::Versions;

/// The policy: its rules, the way to one, and what it brings.
#[component]
pub(crate) fn PolicyRoom() -> impl IntoView {
    let state = use_app();
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Policy"</h1>
            <p class="room-head__lead">
                "These rules decide who is flagged, who is called, which letter goes out and what the documents say. Answer a few questions to make your own, see the effect, and adopt it."
            </p>
        </header>
        <Parts/>
        {move || match state.making.part.get() {
            Part::Rules => view! { <RulesPart/> }.into_any(),
            Part::Make => view! { <Make/> }.into_any(),
            Part::Checklists => view! { <Checklists/> }.into_any(),
            Part::Review => view! { <ReviewPart/> }.into_any(),
            Part::Versions => view! { <Versions/> }.into_any(),
        }}
    }
}

/// The rules in force: as sentences, and as controls.
#[component]
fn RulesPart() -> impl IntoView {
    let state = use_app();
    let reset = move |_| {
        state.change_policy(|policy| {
            let sender = std::mem::take(&mut policy.sender);
            *policy = Policy { sender, adoption: policy.adoption, ..Policy::default() };
        });
    };
    view! {
        <Sentences/>
        <div class="rules" data-testid="policy-rules">
            <Contact/>
            <Tones/>
            <Credit/>
            <Offender/>
            <LetterPacing/>
            <WorkDays/>
            <Interest/>
            <Subjects/>
        </div>
        <Plans/>
        <div class="more">
            <button class="button" type="button" data-testid="policy-reset" on:click=reset>
                "Back to the usual rules"
            </button>
        </div>
        <Papers/>
    }
}
