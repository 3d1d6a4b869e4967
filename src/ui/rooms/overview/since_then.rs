//! The way to the comparison: another export of the same list.

use leptos::prelude::*;

use crate::ui::room::Room;
use crate::ui::state::use_app;

/// What a comparison shows, and the button that picks the other file.
#[component]
pub(super) fn SinceThen() -> impl IntoView {
    let state = use_app();
    let compared = Memo::new(move |_| state.compare.report.with(Option::is_some));
    view! {
        <section class="card" aria-labelledby="since-then">
            <h2 class="card__title" id="since-then">"What has changed"</h2>
            <p class="take-along__words">
                "Compare with last month’s export: every invoice new, paid, credited or vanished, customers that improved or slid, and each step from the old total to the new one."
            </p>
            <div class="actions">
                <Show
                    when=move || compared.get()
                    fallback=move || view! {
                        <button
                            class="button"
                            type="button"
                            data-testid="compare-exports"
                            on:click=move |_| state.pick_other()
                        >
                            "Compare with another export"
                        </button>
                    }
                >
                    <button
                        class="button"
                        type="button"
                        data-testid="see-comparison"
                        on:click=move |_| state.go(Room::Compare)
                    >
                        "See the comparison"
                    </button>
                </Show>
            </div>
        </section>
    }
}
