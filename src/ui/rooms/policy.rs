//! By which rules? The rules in sentences, with the values as controls in the sentence.

mod choice;
mod interest;
mod letters;
mod plans;
mod rules;

use leptos::prelude::*;

use crate::documents::DocumentFormat;
use crate::policy::Policy;
use crate::protocol::Export;
use crate::ui::state::use_app;
use crate::ui::widgets::PaperSwitch;
use interest::Interest;
use letters::{LetterPacing, WorkDays};
use plans::Plans;
pub(super) use rules::Offender;
use rules::{Contact, Credit, Tones};

/// The rules.
#[component]
pub(crate) fn PolicyRoom() -> impl IntoView {
    let state = use_app();
    let save = move |format| {
        state.export(Export::Checklist { policy: state.policy.get_untracked(), format });
    };
    let reset = move |_| {
        state.change_policy(|policy| {
            let sender = std::mem::take(&mut policy.sender);
            *policy = Policy { sender, ..Policy::default() };
        });
    };
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Policy"</h1>
            <div class="actions">
                <button
                    class="button button--main"
                    type="button"
                    data-testid="download-checklist"
                    on:click=move |_| save(DocumentFormat::Docx)
                >
                    "Download checklist (DOCX)"
                </button>
                <button
                    class="button"
                    type="button"
                    data-testid="download-checklist-html"
                    on:click=move |_| save(DocumentFormat::Html)
                >
                    "Download checklist (HTML)"
                </button>
                <button
                    class="button"
                    type="button"
                    data-testid="download-checklist-pdf"
                    on:click=move |_| save(DocumentFormat::Pdf)
                >
                    "Download checklist (PDF)"
                </button>
                <PaperSwitch/>
            </div>
            <p class="room-head__lead">
                "These rules decide who is flagged, which letter goes out and what stands in the checklist. Change a number and everything follows at once."
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
    }
}
