//! How many files are made, with a way out.

use leptos::prelude::*;

use crate::present::format;
use crate::ui::state::use_app;

/// The bar, its words and Cancel; nothing unless several files are being made.
#[component]
pub(crate) fn PressProgress() -> impl IntoView {
    let state = use_app();
    let far = Memo::new(move |_| state.printing.several());
    let working = Memo::new(move |_| far.read().is_some());
    let at = move || far.get().map(|(made, _)| made.to_string());
    let whole = move || far.get().map(|(_, all)| all.to_string());
    let words = move || {
        let (made, all) = far.get()?;
        Some(format!(
            "Making files, {} of {}",
            format::count(made.into()),
            format::count(all.into())
        ))
    };
    view! {
        <Show when=move || working.get()>
            <div class="progress" data-testid="press-progress">
                <progress class="progress__bar" aria-label="Making files" value=at max=whole></progress>
                <p class="progress__words">{words}</p>
                <button class="button" type="button" data-testid="press-cancel" on:click=move |_| state.stop_printing()>
                    "Cancel"
                </button>
            </div>
        </Show>
    }
}
