//! One document in a format, the checklists, or everything as one archive. The page makes the orders
//! itself: they need the policy and nothing of the ledger.

use leptos::prelude::*;

use super::Choice;
use crate::documents::{DocumentFormat, Language, Order, safe_file_name};
use crate::policy::{PolicyPaper, file_stem, policy_pack, policy_paper};
use crate::protocol::FileOut;
use crate::ui::state::{AppState, use_app};
use crate::ui::widgets::PaperSwitch;

/// The downloads.
#[component]
pub(super) fn TakeAlong(choice: Choice) -> impl IntoView {
    let state = use_app();
    let Choice { paper, language } = choice;
    let own = move |label: &'static str, testid: &'static str, format: DocumentFormat| {
        view! {
            <button
                class="button"
                type="button"
                data-testid=testid
                on:click=move |_| save(state, paper.get_untracked(), language.get_untracked(), format)
            >
                {label}
            </button>
        }
    };
    let checklists = move |label: &'static str, testid: &'static str, format: DocumentFormat| {
        view! {
            <button
                class="button"
                type="button"
                data-testid=testid
                on:click=move |_| save(state, PolicyPaper::Checklists, Language::English, format)
            >
                {label}
            </button>
        }
    };
    view! {
        <section class="card" aria-labelledby="papers-take">
            <h2 class="card__title" id="papers-take">"Take it along"</h2>
            <h3 class="papers__heading">"This document"</h3>
            <div class="actions">
                {own("Word (DOCX)", "download-policy-docx", DocumentFormat::Docx)}
                {own("PDF", "download-policy-pdf", DocumentFormat::Pdf)}
                {own("Web page (HTML)", "download-policy-html", DocumentFormat::Html)}
                {own("Markdown", "download-policy-md", DocumentFormat::Markdown)}
                <PaperSwitch/>
            </div>
            <h3 class="papers__heading">"Everything"</h3>
            <div class="actions">
                <button
                    class="button button--main"
                    type="button"
                    data-testid="policy-pack"
                    on:click=move |_| save_all(state)
                >
                    "Download the policy pack (ZIP)"
                </button>
            </div>
            <p class="quiet">
                "All documents in every format; those for customers in five languages."
            </p>
            <h3 class="papers__heading">"Checklists to print"</h3>
            <div class="actions">
                {checklists("Checklists (DOCX)", "download-checklist", DocumentFormat::Docx)}
                {checklists("Checklists (PDF)", "download-checklist-pdf", DocumentFormat::Pdf)}
                {checklists("Checklists (HTML)", "download-checklist-html", DocumentFormat::Html)}
            </div>
        </section>
    }
}

/// Has the press make one document.
fn save(state: AppState, paper: PolicyPaper, language: Language, format: DocumentFormat) {
    let on = state.config.with_untracked(|config| config.as_of);
    let (document, stem) = state.policy.with_untracked(|policy| {
        (policy_paper(paper, policy, on, language), file_stem(paper, policy, language))
    });
    let order = Order::of_one(document, format, on, state.printing.paper.get_untracked());
    state.print(FileOut {
        name: safe_file_name(&stem, format.extension()),
        mime: format.mime().to_owned(),
        bytes: order.to_bytes(),
    });
}

/// Has the press make all documents as one archive.
fn save_all(state: AppState) {
    let on = state.config.with_untracked(|config| config.as_of);
    let (pieces, version) =
        state.policy.with_untracked(|policy| (policy_pack(policy, on), policy.adoption.version));
    let paper = state.printing.paper.get_untracked();
    let order = Order { archive: true, date: on, paper, pieces };
    state.print(FileOut {
        name: safe_file_name(&format!("policy pack v{version}"), "zip"),
        mime: "application/zip".to_owned(),
        bytes: order.to_bytes(),
    });
}
