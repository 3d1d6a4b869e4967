//! By which rules? The rules in sentences, with the values as controls in the sentence.

mod choice;
mod interest;
mod letters;
mod papers;
mod plans;
mod rules;

use leptos::prelude::*;

use crate::policy::Policy;
use crate::ui::state::use_app;
use interest::Interest;
use letters::{LetterPacing, WorkDays};
use papers::Papers;
use plans::Plans;
pub(super) use rules::Offender;
use rules::{Contact, Credit, Tones};

/// The rules.
#[component]
pub(crate) fn PolicyRoom() -> impl IntoView {
    let state = use_app();
    let reset = move |_| {
        state.change_policy(|policy| {
            let sender = std::mem::take(&mut policy.sender);
            *policy = Policy { sender, ..Policy::default() };
        });
    };
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Policy"</h1>
            <p class="room-head__lead">
                "These rules decide who is flagged, which letter goes out and what stands in the documents. Change a number and everything follows at once."
            </p>
        </header>
        <div class="rules" data-testid="policy-rules">
            <Contact/>
            <Tones/>
            <Credit/>
            <Offender/>
            <LetterPacing/>
            <WorkDays/>
            <Interest/>
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
