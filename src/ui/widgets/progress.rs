//! How far the reading is, with a way out.

use leptos::prelude::*;

use crate::present::format;
use crate::protocol;
use crate::ui::state::{Phase, use_app};

/// The bar, its words and Cancel; nothing while no file is being read.
#[component]
pub(crate) fn Progress() -> impl IntoView {
    let state = use_app();
    let now = Memo::new(move |_| {
        state.phase.with(|phase| match phase {
            Phase::Importing(progress) => Some(*progress),
            Phase::Empty | Phase::Asking | Phase::Ready | Phase::Failed(_) => None,
        })
    });
    let reading = Memo::new(move |_| now.read().is_some());
    // How long opening takes nobody knows, so the bar then has no end.
    let at = move || {
        let known = state.opening.with(Option::is_none);
        now.get().filter(|_| known).map(|progress| progress.bytes_read.to_string())
    };
    let whole = move || now.get().map(|progress| progress.bytes_total.max(1).to_string());
    view! {
        <Show when=move || reading.get()>
            <div class="progress" data-testid="progress">
                <progress class="progress__bar" aria-label="Reading the file" value=at max=whole></progress>
                <p class="progress__words">
                    {move || match state.opening.get() {
                        Some(name) => Some(format!("Opening the workbook {name}")),
                        None => now.get().map(words),
                    }}
                </p>
                <button class="button" type="button" data-testid="cancel" on:click=move |_| state.cancel()>
                    "Cancel"
                </button>
            </div>
        </Show>
    }
}

fn words(progress: protocol::Progress) -> String {
    let rows = format::counted(progress.rows, "row", "rows");
    if progress.bytes_total == 0 {
        return format!("Reading, {rows}");
    }
    format!(
        "Reading, {rows}, {} of {}",
        format::bytes(progress.bytes_read),
        format::bytes(progress.bytes_total)
    )
}
