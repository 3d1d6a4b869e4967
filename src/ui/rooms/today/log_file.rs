//! The case log: how much is in it, the last entry taken back, saved as a file and opened again.
//! It lives in this tab until the user saves it or has the book kept.

use leptos::prelude::*;

use crate::collect::CaseLog;
use crate::platform::download;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::TextFileButton;

/// A log of many years is far smaller.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

const HERE_ONLY: &str =
    "It lives in this tab only: save it as a file, and open it again with your next export.";
const KEPT: &str = "It is kept in this browser with the book.";

/// The card of the log.
#[component]
pub(super) fn LogFile() -> impl IntoView {
    let state = use_app();
    let message = RwSignal::new(String::new());
    let entries = Memo::new(move |_| state.log.with(|log| log.events.len()));
    let save = move |_| {
        let name = format!("case-log-{}.json", state.config.with_untracked(|config| config.as_of));
        let text = state.log.with_untracked(CaseLog::to_json);
        if !download::save(&name, "application/json", text.as_bytes()) {
            message.set("The browser did not accept the download.".to_owned());
        }
    };
    let take = move |text: Option<String>| {
        let read = text.map(|text| CaseLog::from_json(&text));
        message.set(match read {
            None => "This file could not be read.".to_owned(),
            Some(Err(problem)) => format!("{problem}."),
            Some(Ok(log)) => {
                let words = format::counted(log.events.len() as u64, "entry", "entries");
                state.acts.update_value(Vec::clear);
                state.log.set(log);
                format!("{words} opened.")
            }
        });
    };
    let undo = move |_| {
        state.take_back();
        message.set("The last entry was taken back.".to_owned());
    };
    view! {
        <section class="card today__part" aria-labelledby="log-title">
            <h2 class="card__title" id="log-title">"Case log"</h2>
            <p class="quiet">
                {move || format!(
                    "{}. {}",
                    format::counted(entries.get() as u64, "entry", "entries"),
                    if state.case.keeping.is_on() { KEPT } else { HERE_ONLY },
                )}
            </p>
            <div class="actions talk">
                <button class="button" type="button" data-testid="save-log" disabled=move || state.log.with(CaseLog::is_empty) on:click=save>
                    "Save the log"
                </button>
                <button class="button" type="button" data-testid="undo-log" disabled=move || entries.get() == 0 on:click=undo>
                    "Take back the last entry"
                </button>
                <TextFileButton label="Open a log" testid="open-log" limit=MOST_BYTES take/>
            </div>
            <p class="quiet" role="status" data-testid="log-message">{move || message.get()}</p>
        </section>
    }
}
