//! How bad is it? One sentence, five figures, two pictures, and who to call first.

mod aging_card;
mod figures;
mod people;
mod since_then;
mod standing;
mod take_along;
mod trend_card;
mod verdict;

use std::time::Duration;

use leptos::prelude::*;

use crate::analysis::CurrencyReport;
use crate::ui::later;
use crate::ui::state::use_app;
use aging_card::AgingCard;
use figures::Figures;
use people::{CallFirst, Offenders};
use since_then::SinceThen;
use standing::Standing;
use take_along::TakeAlong;
use trend_card::TrendCard;
use verdict::Verdict;

/// The overview of one currency.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let state = use_app();
    move || {
        let painted = frames_painted();
        let report = state.with_currency(Clone::clone)?;
        let report = StoredValue::new(report);
        Some(view! {
            <article class="overview">
                <Verdict report/>
                <Standing report/>
                <Figures report/>
                <Show when={move || painted.get() >= 1}><AgingCard report/></Show>
                <Show when={move || painted.get() >= 2}>
                    <TrendCard report/>
                    {move || later::below(state, report)}
                </Show>
            </article>
        })
    }
}

/// What stands below the pictures: who is to be called, what has changed, what to take along.
#[component]
pub(crate) fn Below(report: StoredValue<CurrencyReport>) -> impl IntoView {
    view! {
        <div class="columns-2">
            <CallFirst report/>
            <Offenders report/>
        </div>
        <SinceThen/>
        <TakeAlong/>
    }
}

/// Counts from 0 to 2, one painted frame apart: the figures stand first, and no single step keeps
/// the page from answering.
fn frames_painted() -> ReadSignal<u8> {
    let (painted, set_painted) = signal(0);
    request_animation_frame(move || {
        set_timeout(
            move || {
                set_painted.try_set(1);
            },
            Duration::ZERO,
        );
        request_animation_frame(move || {
            set_timeout(
                move || {
                    set_painted.try_set(2);
                },
                Duration::from_millis(1),
            );
        });
    });
    painted
}
