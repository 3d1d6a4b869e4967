//! The pictures of the room: each with a sentence, its table twin and ways to save it.

mod aging;
mod concentration;
mod days;
mod dso;

use leptos::prelude::*;

use crate::analysis::pictures::PicturesReport;
use crate::domain::Currency;
use crate::protocol::DeskCommand;
use crate::ui::state::{AppState, Slot, use_app};

pub(super) use aging::AgingOverTime;
pub(super) use concentration::Concentration;
pub(super) use days::DaysToPay;
pub(super) use dso::DsoTrend;

/// Drawn this wide, a picture scales with its card.
pub(super) const PICTURE_WIDTH: f64 = 1120.0;

/// Asks the worker for what they are drawn from, again when figures or currency change.
pub(super) fn follow_pictures(state: AppState) {
    let currency = Memo::new(move |_| state.current_currency());
    // Asks the worker, outside of this tree.
    Effect::new(move |_| {
        state.analysis.track();
        if let Some(currency) = currency.get() {
            let config = state.config.get_untracked();
            state.ask_desk(Slot::Pictures, DeskCommand::Pictures { config, currency });
        }
    });
}

/// Reads the report once it is there for this currency.
fn report<T: PartialEq + Send + Sync + 'static>(
    currency: Currency,
    read: impl Fn(&PicturesReport) -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    let state = use_app();
    Memo::new(move |_| {
        state
            .pictures
            .with(|report| report.as_ref().filter(|report| report.currency == currency).map(&read))
    })
}

/// A card with a picture and its table twin.
#[component]
fn PictureCard(
    /// Its heading.
    title: &'static str,
    /// What is to be known besides.
    #[prop(optional)]
    note: &'static str,
    /// The picture.
    picture: AnyView,
    /// What the table says, for those who do not see it.
    caption: &'static str,
    /// The table's head and body.
    table: AnyView,
) -> impl IntoView {
    view! {
        <section class="card measures__more" aria-label=title>
            <h3 class="card__title">{title}</h3>
            {picture}
            {(!note.is_empty()).then(|| view! { <p class="quiet">{note}</p> })}
            <details class="twin">
                <summary>"As a table"</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=format!("{caption}, scrolls sideways")>
                    <table class="table table--plain">
                        <caption class="visually-hidden">{caption}</caption>
                        {table}
                    </table>
                </div>
            </details>
        </section>
    }
}
