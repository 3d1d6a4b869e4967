//! What will the open balance bring, and what may it cost?

mod accuracy;
mod calculator;
mod cash;
mod cost;
mod expected;
mod provision;

use leptos::prelude::*;

use crate::protocol::DeskCommand;
use crate::ui::state::{Slot, use_app};
use accuracy::Accuracy;
use calculator::Calculator;
use cash::Cash;
use cost::Cost;
use expected::Expected;
use provision::ProvisionCard;

/// The outlook of one currency.
#[component]
pub(crate) fn Outlook() -> impl IntoView {
    let state = use_app();
    let currency = Memo::new(move |_| state.current_currency());
    // Asks the worker, outside of this tree; again when figures or assumptions change.
    Effect::new(move |_| {
        state.analysis.track();
        let assumptions = state.assumptions.get();
        if let Some(currency) = currency.get() {
            let config = state.config.get_untracked();
            let command = DeskCommand::Outlook { config, currency, assumptions };
            state.ask_desk(Slot::Outlook, command);
        }
    });
    let fits = Memo::new(move |_| {
        let shown = state.outlook.with(|outlook| outlook.as_ref().map(|o| o.currency));
        shown.is_some() && shown == currency.get()
    });
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Outlook"</h1>
            <p class="room-head__lead">
                "What is open now, when it is likely to be paid, and what may be lost. It rests on how your customers paid so far; invoices still to be written are not in it."
            </p>
        </header>
        {move || if fits.get() {
            view! {
                <div class="outlook">
                    <Cash/>
                    <Accuracy/>
                    <ProvisionCard/>
                    <Cost/>
                    <Calculator/>
                    {move || currency.get().map(|currency| view! { <Expected currency/> })}
                </div>
            }.into_any()
        } else {
            view! { <p class="quiet" role="status">"Looking at how customers paid so far"</p> }.into_any()
        }}
    }
}
