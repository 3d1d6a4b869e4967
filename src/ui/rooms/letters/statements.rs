//! Statements of account: open items, or a period with what happened in it.

use leptos::prelude::*;

use crate::letters::StatementRun;
use crate::protocol::Export;
use crate::ui::state::use_app;

/// What kind, for whom, and the download.
#[component]
pub(super) fn Statements() -> impl IntoView {
    let state = use_app();
    let from = RwSignal::new(None);
    let one = RwSignal::new(false);
    let save = move |_| {
        let account = state.letter_account.get_untracked().filter(|_| one.get_untracked());
        let statements = StatementRun { from: from.get_untracked(), account };
        let (policy, run) = (state.policy.get_untracked(), state.run.get_untracked());
        let log = state.log.get_untracked();
        state.export(Export::Statements { policy, run, log, statements });
    };
    let whom = move || {
        let name = state.letter.with(|letter| letter.as_ref().map(|letter| letter.name.clone()));
        name.map_or_else(|| "Only the customer shown".to_owned(), |name| format!("Only {name}"))
    };
    view! {
        <section class="card" aria-labelledby="statements">
            <h2 class="card__title" id="statements">"Statements of account"</h2>
            <p class="quiet">
                "As of the date above, one per customer and currency, with what is open by age. With a first day they list what happened since then, from opening to closing balance; for that the file needs payment dates."
            </p>
            <label class="field">
                <span class="field__label">"First day of the period (empty: open items)"</span>
                <input
                    class="input"
                    type="date"
                    data-testid="statement-from"
                    on:change=move |event| from.set(event_target_value(&event).parse().ok())
                />
            </label>
            <label class="check">
                <input
                    type="checkbox"
                    data-testid="statement-one"
                    prop:checked=move || one.get()
                    on:change=move |event| one.set(event_target_checked(&event))
                />
                {whom}
            </label>
            <div class="actions letters__actions">
                <button class="button" type="button" data-testid="download-statements" on:click=save>
                    "Download statements (ZIP)"
                </button>
            </div>
        </section>
    }
}
