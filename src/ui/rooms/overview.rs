//! How bad is it? One sentence, five figures, two pictures, and who to call first.

mod aging_card;
mod figures;
mod people;
mod standing;
mod trend_card;
mod verdict;

use leptos::prelude::*;

use crate::ui::state::use_app;
use aging_card::AgingCard;
use figures::Figures;
use people::{CallFirst, Offenders};
use standing::Standing;
use trend_card::TrendCard;
use verdict::Verdict;

/// The overview of one currency.
#[component]
pub(crate) fn Overview() -> impl IntoView {
    let state = use_app();
    move || {
        let report = state.with_currency(Clone::clone)?;
        let report = StoredValue::new(report);
        Some(view! {
            <article class="overview">
                <Verdict report/>
                <Standing report/>
                <Figures report/>
                <AgingCard report/>
                <TrendCard report/>
                <div class="columns-2">
                    <CallFirst report/>
                    <Offenders report/>
                </div>
            </article>
        })
    }
}
