//! What has changed? The book beside another export of it.

mod bridge;
mod customers;
mod delta;
mod documents;
mod sides;

use leptos::context::Provider;
use leptos::prelude::*;

use super::review::OtherReview;
use crate::ui::intake::FileEntry;
use crate::ui::state::{AppState, Phase, use_app};
use crate::ui::widgets::{Progress, long_reading};
use bridge::Bridge;
use customers::Customers;
use documents::Documents;
use sides::Sides;

/// The room of the comparison.
#[component]
pub(crate) fn Compare() -> impl IntoView {
    let book = use_app();
    let other = book.other();
    let is_ready = Memo::new(move |_| other.phase.with(|phase| matches!(phase, Phase::Ready)));
    let is_empty = Memo::new(move |_| other.phase.with(|phase| matches!(phase, Phase::Empty)));
    let reading = long_reading(other);
    // Asks the worker, outside of this tree; again when the figures or the pairing change.
    Effect::new(move |_| {
        book.analysis.track();
        if let (true, Some(pairing)) = (is_ready.get(), book.compare.pairing.get()) {
            book.ask_comparison(pairing);
        }
    });
    view! {
        <div class="compare" data-testid="compare">
            <header class="room-head">
                <h1 class="room-head__title" tabindex="-1">"Two exports compared"</h1>
            </header>
            <Show when=move || is_empty.get()><Begin book/></Show>
            <Provider value=other>
                <Show when=move || reading.get()><Progress/></Show>
                <Show when=move || !is_empty.get() && !is_ready.get()><OtherReview/></Show>
            </Provider>
            <Show when=move || is_ready.get()>
                <Sides/>
                <Bridge/>
                <Documents/>
                <Customers/>
                <details class="card twin">
                    <summary data-testid="other-review-open">"How the other file was read"</summary>
                    <Provider value=other><OtherReview/></Provider>
                </details>
            </Show>
        </div>
    }
}

/// What it is for, and the ways to begin.
#[component]
fn Begin(book: AppState) -> impl IntoView {
    let has_sample = Memo::new(move |_| {
        book.files.with(|files| files.iter().all(FileEntry::is_made) && !files.is_empty())
    });
    view! {
        <section class="card">
            <p class="prose">
                "Choose an earlier or later export of the same list, such as last month’s. You see every invoice that is new, paid, credited, changed or gone, which customers improved or slid, and every step from the old total to the new one."
            </p>
            <p class="prose quiet">
                "Invoices are matched by customer and number. What cannot be matched with certainty is listed with the reason."
            </p>
            <div class="actions">
                <button
                    class="button button--main"
                    type="button"
                    data-testid="compare-choose"
                    on:click=move |_| book.pick_other()
                >
                    "Choose the other export"
                </button>
                <Show when=move || has_sample.get()>
                    <button
                        class="button"
                        type="button"
                        data-testid="compare-sample"
                        on:click=move |_| book.compare_with_sample()
                    >
                        "Try last month’s sample"
                    </button>
                </Show>
            </div>
        </section>
    }
}
