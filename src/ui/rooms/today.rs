//! Who is to be contacted today, why, how and by when; who is left in peace; the log as a file.

mod credit;
mod hand_over;
mod list;
mod log_file;
mod preview;
mod reasons;
mod stale;
mod waiting;

use leptos::prelude::*;

use crate::documents::DocumentFormat;
use crate::protocol::{DeskCommand, Export};
use crate::ui::state::{Slot, use_app};
use credit::CreditDecisions;
use hand_over::HandOver;
use list::List;
use log_file::LogFile;
use preview::Preview;
use reasons::Reasons;
use stale::Stale;
use waiting::WaitingList;

/// The work of the day.
#[component]
pub(crate) fn Today() -> impl IntoView {
    let state = use_app();
    // Asks the worker, outside of this tree; again when rules, entries or figures change.
    Effect::new(move |_| {
        state.analysis.track();
        let (policy, log) = (state.policy.get(), state.log.get());
        let config = state.config.get_untracked();
        let today =
            DeskCommand::Today { config: config.clone(), policy: policy.clone(), log: log.clone() };
        state.ask_desk(Slot::Today, today);
        state.ask_desk(Slot::Decisions, DeskCommand::Decisions { config, policy, log });
    });
    let save = move |_| {
        let (policy, log) = (state.policy.get_untracked(), state.log.get_untracked());
        let format = DocumentFormat::Docx;
        state.export(Export::CallSheets { policy, log, accounts: Vec::new(), format });
    };
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Today"</h1>
            <button class="button button--main" type="button" data-testid="download-call-sheets" on:click=save>
                "Download call sheets (DOCX)"
            </button>
            <p class="room-head__lead">
                "Who to contact, why and how, most pressing first. Open a customer for the facts and what to say, and note what came of it."
            </p>
        </header>
        <Stale/>
        <List/>
        <WaitingList/>
        <CreditDecisions/>
        <HandOver/>
        <Reasons/>
        <Preview/>
        <LogFile/>
    }
}
