//! The slim bar that is always there: which file, as of when, and that it ties out.

use leptos::prelude::*;

use super::as_of::AsOf;
use super::tie_out::TieOut;
use crate::ui::later;
use crate::ui::room::Room;
use crate::ui::state::use_app;
use crate::ui::widgets::Progress;

/// The bar of the file.
#[component]
pub(crate) fn FileBar() -> impl IntoView {
    let state = use_app();
    let has_figures = Memo::new(move |_| state.analysis.with(Option::is_some));
    let can_add = Memo::new(move |_| state.can_add());
    view! {
        <section class="file-bar" aria-label="File">
            <div class="file-bar__inner">
                <div class="file-bar__file">
                    <span class="file-bar__name">{move || state.file_name.get()}</span>
                    <TieOut/>
                </div>
                <div class="file-bar__settings">
                    <Show when=move || has_figures.get()>
                        {move || later::currency_switch(state)}
                        <AsOf/>
                        {move || later::conventions(state)}
                    </Show>
                    <div class="file-bar__ways">
                        <Show when=move || can_add.get()>
                            <button
                                class="button"
                                type="button"
                                data-testid="add-file"
                                on:click=move |_| state.pick(true)
                            >
                                "Add a file"
                            </button>
                        </Show>
                        <Show when=move || has_figures.get()>
                            <button
                                class="button"
                                type="button"
                                data-testid="open-comparison"
                                on:click=move |_| state.go(Room::Compare)
                            >
                                "Compare"
                            </button>
                        </Show>
                        <button
                            class="button"
                            type="button"
                            data-testid="new-file"
                            on:click=move |_| state.pick(false)
                        >
                            "New file"
                        </button>
                    </div>
                </div>
            </div>
            <Progress/>
        </section>
    }
}
