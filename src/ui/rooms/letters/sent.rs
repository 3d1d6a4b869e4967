//! Letters that were made can be noted as sent, so that nothing goes out twice and reminders count.

use leptos::prelude::*;

use crate::present::format;
use crate::protocol::DeskCommand;
use crate::ui::state::{AppState, MadeLetters, Slot, use_app};

impl AppState {
    /// Letters are being made; they can be noted as sent by the very rules they are made by.
    pub(super) fn letters_made(self, account: Option<u32>, count: usize) {
        let ask = DeskCommand::LettersSent {
            config: self.config.get_untracked(),
            policy: self.policy.get_untracked(),
            run: self.run.get_untracked(),
            log: self.log.get_untracked(),
            account,
        };
        self.made.set(Some(MadeLetters { count, ask }));
    }
}

/// The offer; nothing while no letters were made.
#[component]
pub(super) fn NoteAsSent() -> impl IntoView {
    let state = use_app();
    let note = move |_| {
        if let Some(made) = state.made.get_untracked() {
            state.ask_desk(Slot::Sent, made.ask);
        }
    };
    view! {
        {move || state.made.get().map(|made| {
            let words = format::counted(made.count as u64, "letter was", "letters were");
            view! {
                <section class="card note-sent" role="status" data-testid="letters-made">
                    <p>{format!("{words} made. Once they have gone out, note it: nobody is then asked twice, and the next step waits for the date to pay by.")}</p>
                    <div class="actions">
                        <button class="button button--main" type="button" data-testid="note-sent" on:click=note>
                            {if made.count == 1 { "Note this letter as sent" } else { "Note these letters as sent" }}
                        </button>
                        <button class="button" type="button" data-testid="not-sent" on:click=move |_| state.made.set(None)>
                            "Not now"
                        </button>
                    </div>
                </section>
            }
        })}
    }
}
