//! Much work is in this tab only: a word about it, with the way to save it.

use leptos::prelude::*;

use crate::ui::case::Mode;
use crate::ui::state::{Sheet, use_app};

/// The word, while it is due; and at once when keeping has failed.
#[component]
pub(crate) fn Nudge() -> impl IntoView {
    let state = use_app();
    let case = state.case;
    let is_due = Memo::new(move |_| case.is_much_unsaved());
    let trouble = Memo::new(move |_| {
        case.keeping.mode.with(|mode| match mode {
            Mode::Trouble(words) => Some(words.clone()),
            Mode::Off | Mode::Starting | Mode::On { .. } => None,
        })
    });
    let words = move || {
        trouble.get().unwrap_or_else(|| {
            format!("{} changes are in this tab only. Closing it loses them.", case.unsaved())
        })
    };
    let close = move |_| {
        case.wave();
        if trouble.with_untracked(Option::is_some) {
            case.keeping.mode.set(Mode::Off);
        }
    };
    view! {
        <Show when=move || is_due.get() || trouble.with(Option::is_some)>
            <div class="notice nudge" role="status" data-testid="save-nudge">
                <p class="notice__text">{words}</p>
                <button
                    class="button"
                    type="button"
                    data-testid="nudge-save"
                    on:click=move |_| state.sheet.set(Some(Sheet::Book))
                >
                    "Save the book"
                </button>
                <button class="quiet-button" type="button" data-testid="nudge-close" on:click=close>"Not now"</button>
            </div>
        </Show>
    }
}
