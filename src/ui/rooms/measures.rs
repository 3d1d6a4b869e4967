//! Numbers a consultant can defend: every measure with its formula, its inputs, its rows and its
//! months, and every convention with its effect.

mod conventions;
mod kpi;
mod pictures;
mod rolled;
mod survey;

use leptos::prelude::*;

use crate::analysis::measures::{CurrencyMeasures, Group};
use crate::protocol::DeskCommand;
use crate::ui::state::{AppState, Slot, use_app};
use conventions::ConventionEffects;
use kpi::Kpi;
use pictures::{AgingOverTime, Concentration, DaysToPay, DsoTrend, follow_pictures};
use rolled::Rolled;
use survey::Survey;

/// The measures of one currency.
#[component]
pub(crate) fn Measures() -> impl IntoView {
    let state = use_app();
    // Asks the worker, outside of this tree; again when the figures change.
    Effect::new(move |_| {
        state.analysis.track();
        let config = state.config.get_untracked();
        state.ask_desk(Slot::Measures, DeskCommand::Measures { config });
    });
    follow_pictures(state);
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Numbers"</h1>
            <p class="room-head__lead">
                "Every measure opens to its formula, the numbers that went in, its documents, and what it would be under other conventions."
            </p>
            <nav class="actions" aria-label="Parts of this room">
                <a class="button" href="#conventions" on:click=to_conventions>"Conventions"</a>
            </nav>
        </header>
        {move || match current(state) {
            Some(own) => view! { <Groups own/> }.into_any(),
            None => view! { <p class="quiet" aria-live="polite">"Working the measures out"</p> }.into_any(),
        }}
    }
}

/// The address names rooms only, so the way there is a scroll.
fn to_conventions(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    crate::platform::page::focus("#conventions");
}

/// The measures of the currency looked at.
fn current(state: AppState) -> Option<CurrencyMeasures> {
    let currency = state.current_currency()?;
    state.measures.with(|report| {
        report.as_ref()?.currencies.iter().find(|own| own.currency == currency).cloned()
    })
}

#[component]
fn Groups(own: CurrencyMeasures) -> impl IntoView {
    let currency = own.currency;
    let code = currency.code().to_owned();
    let groups = Group::ALL.map(|group| {
        let list = own.measures.iter().filter(|m| m.key.definition().group == group).cloned();
        let kpis = list.map(|measure| view! { <Kpi measure currency/> }).collect_view();
        let more = match group {
            Group::Speed => view! { <DsoTrend own=own.clone()/> <DaysToPay currency/> }.into_any(),
            Group::Late => {
                view! { <AgingOverTime currency/> <Survey measures=own.measures.clone()/> }
                    .into_any()
            }
            Group::Moves => view! { <Rolled rows=own.rolled.clone() currency/> }.into_any(),
            Group::Concentration => view! { <Concentration currency/> }.into_any(),
        };
        view! {
            <section class="measures" aria-label=group.title()>
                <h2 class="measures__title">{group.title()}</h2>
                <ul class="measures__list">{kpis}</ul>
                {more}
            </section>
        }
    });
    view! {
        <div data-testid="measures" data-currency=code>
            {groups.into_iter().collect_view()}
            <ConventionEffects conventions=own.conventions currency/>
        </div>
    }
}
