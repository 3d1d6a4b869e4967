//! How far the reading is, with a way out.

use std::time::Duration;

use leptos::prelude::*;

use crate::present::format;
use crate::protocol;
use crate::ui::state::{AppState, Phase, use_app};

/// Most files are read by then. What flashes up before costs more than it says: it has to be drawn while the file is read
/// (docs/performance.md).
const WORTH_SAYING: Duration = Duration::from_millis(100);

/// A file is being read, and has been for long enough to say so; then it is also announced.
pub(crate) fn long_reading(state: AppState) -> ReadSignal<bool> {
    let reading = Memo::new(move |_| state.phase.with(Phase::is_importing));
    let (long, set_long) = signal(false);
    let say = move || {
        if set_long.try_set(true).is_none() {
            state.announcement.set("Reading the file".to_owned());
        }
    };
    Effect::new(move |waiting: Option<Option<TimeoutHandle>>| {
        if let Some(waiting) = waiting.flatten() {
            waiting.clear();
        }
        if reading.get() {
            return set_timeout_with_handle(say, WORTH_SAYING).ok();
        }
        set_long.set(false);
        None
    });
    long
}

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
                    {move || state.opening.get().or_else(|| now.get().map(words))}
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
