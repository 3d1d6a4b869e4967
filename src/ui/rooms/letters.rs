//! What goes out? Who gets a letter and why not, the letter as on paper, and its wording.

mod left_out;
mod list;
mod paper;
mod sender;
mod wording;

use leptos::prelude::*;

use crate::policy::{Policy, Sender};
use crate::protocol::{Command, Export};
use crate::ui::state::{AppState, Slot, use_app};
use crate::ui::widgets::PaperSwitch;
use left_out::LeftOut;
use list::GoingOut;
use paper::Preview;
use sender::SenderFields;
use wording::Wording;

/// The letters.
#[component]
pub(crate) fn Letters() -> impl IntoView {
    let state = use_app();
    keep_current(state);
    let count =
        move || state.letters.with(|letters| letters.as_ref().map_or(0, |l| l.going_out.len()));
    let save = move |_| {
        let policy = state.policy.get_untracked();
        let (texts, log) = (state.texts.get_untracked(), state.log.get_untracked());
        state.export(Export::Letters { policy, texts, log });
    };
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Letters"</h1>
            <div class="actions">
                <button
                    class="button button--main"
                    type="button"
                    data-testid="download-letters"
                    disabled=move || count() == 0
                    on:click=save
                >
                    "Download all letters (ZIP)"
                </button>
                <PaperSwitch/>
            </div>
            <p class="room-head__lead">
                "Nothing is sent from here. You get the letters as files, read them, and send them yourself."
            </p>
        </header>
        <div class="letters">
            <div class="letters__side">
                <GoingOut/>
                <LeftOut/>
            </div>
            <div class="letters__main">
                <Preview/>
                <SenderFields/>
                <Wording/>
            </div>
        </div>
    }
}

/// Asks the worker, outside of this tree; again when rules, texts or figures change.
fn keep_current(state: AppState) {
    // Who writes the letters does not change who gets one.
    let rules = Memo::new(move |_| Policy { sender: Sender::default(), ..state.policy.get() });
    Effect::new(move |_| {
        state.analysis.track();
        let (policy, log) = (rules.get(), state.log.get());
        let config = state.config.get_untracked();
        state.ask(Slot::Letters, Command::Letters { config, policy, log }, Vec::new());
    });
    Effect::new(move |_| {
        state.analysis.track();
        let Some(account) = state.letter_account.get() else { return };
        let (policy, texts, log) = (state.policy.get(), state.texts.get(), state.log.get());
        let config = state.config.get_untracked();
        let command = Command::Letter { config, policy, texts, log, account };
        state.ask(Slot::Letter, command, Vec::new());
    });
}
