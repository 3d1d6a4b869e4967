//! What goes out? Which letters to whom and why not, the letter as on paper, its wording, and
//! statements of account.

mod choice;
mod left_out;
mod list;
mod paper;
mod preflight;
mod sender;
mod sent;
mod statements;
mod which_files;
mod wording;

use leptos::prelude::*;

use crate::policy::{Policy, Sender};
use crate::protocol::{DeskCommand, Export};
use crate::ui::state::{AppState, Slot, use_app};
use crate::ui::widgets::PaperSwitch;
use choice::WhichLetters;
use paper::Preview;
use preflight::Preflight;
use sender::SenderFields;
use sent::NoteAsSent;
use statements::Statements;
use which_files::WhichFiles;
use wording::TemplateEditor;

/// The letters.
#[component]
pub(crate) fn Letters() -> impl IntoView {
    let state = use_app();
    keep_current(state);
    let count =
        move || state.letters.with(|letters| letters.as_ref().map_or(0, |l| l.going_out.len()));
    let save = move |_| {
        let policy = state.policy.get_untracked();
        let (run, log) = (state.run.get_untracked(), state.log.get_untracked());
        let files = state.letter_files.get_untracked();
        state.letters_made(None, untrack(count));
        state.export(Export::Letters { policy, run, log, files });
    };
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Letters"</h1>
            <div class="actions">
                <button
                    class="button button--main"
                    type="button"
                    data-testid="download-letters"
                    disabled=move || count() == 0 || state.letter_files.with(Vec::is_empty)
                    on:click=save
                >
                    "Download all letters (ZIP)"
                </button>
                <PaperSwitch/>
            </div>
            <p class="room-head__lead">
                "Nothing is sent from here. You get the letters as documents, texts and drafts for your mail program, read them, and send them yourself."
            </p>
        </header>
        <NoteAsSent/>
        <div class="letters">
            <div class="letters__side">
                <WhichLetters/>
                <WhichFiles/>
                <Preflight/>
                <Statements/>
            </div>
            <div class="letters__main">
                <Preview/>
                <SenderFields/>
                <TemplateEditor/>
            </div>
        </div>
    }
}

/// Asks the worker, outside of this tree; again when rules, texts or figures change.
fn keep_current(state: AppState) {
    // Who writes the letters and in which words does not change who gets one.
    let rules = Memo::new(move |_| Policy { sender: Sender::default(), ..state.policy.get() });
    let wordless = Memo::new(move |_| {
        let mut run = state.run.get();
        run.texts.own.clear();
        run
    });
    Effect::new(move |_| {
        state.analysis.track();
        let (policy, run, log) = (rules.get(), wordless.get(), state.log.get());
        let config = state.config.get_untracked();
        state.ask_desk(Slot::Letters, DeskCommand::Letters { config, policy, run, log });
    });
    Effect::new(move |_| {
        state.analysis.track();
        let Some(account) = state.letter_account.get() else { return };
        let (policy, run, log) = (state.policy.get(), state.run.get(), state.log.get());
        let config = state.config.get_untracked();
        let command = DeskCommand::Letter { config, policy, run, log, account };
        state.ask_desk(Slot::Letter, command);
    });
}
