//! Keep on this device: what that means, how it stands, and how to end it.

use leptos::prelude::*;

use crate::ui::case::Mode;
use crate::ui::state::use_app;

/// The tick and how it stands.
#[component]
pub(super) fn Keep() -> impl IntoView {
    let state = use_app();
    let keeping = state.case.keeping;
    let on = Memo::new(move |_| keeping.is_on());
    let busy = Memo::new(move |_| keeping.mode.get() == Mode::Starting);
    // The tick stands from the moment it is made, and goes when nothing comes of it.
    let ticked = Memo::new(move |_| on.get() || busy.get());
    let tick = move |wanted: bool| if wanted { state.start_keeping() } else { state.forget_book() };
    let stands = move || {
        match keeping.mode.get() {
        Mode::Off => "Nothing of this book is kept. Closing the tab forgets it.".to_owned(),
        Mode::Starting => "Keeping it".to_owned(),
        Mode::On { promised: true } => {
            "Kept. Every change is safe at once, and the browser promises not to clear it by itself."
                .to_owned()
        }
        Mode::On { promised: false } => {
            "Kept. Every change is safe at once. The browser may clear it when room gets short or after weeks without a visit: save a case file now and then."
                .to_owned()
        }
        Mode::Trouble(words) => words,
    }
    };
    view! {
        <section class="book-part">
            <h3 class="subtitle">"Keep on this device"</h3>
            <label class="check check--strong">
                <input
                    type="checkbox"
                    data-testid="keep-on-device"
                    prop:checked=move || ticked.get()
                    disabled=move || busy.get()
                    on:change=move |event| tick(event_target_checked(&event))
                />
                "Keep this book in this browser"
            </label>
            <p class="prose" role="status" data-testid="keep-state">{stands}</p>
            <Show when=move || on.get()>
                <label class="check">
                    <input
                        type="checkbox"
                        data-testid="keep-files"
                        prop:checked=move || keeping.with_files.get()
                        on:change=move |event| state.keep_files(event_target_checked(&event))
                    />
                    "Keep the invoice files too"
                </label>
            </Show>
            <details class="book-more">
                <summary class="book-more__head">"Who else could read it"</summary>
                <p class="prose">
                    "It is kept unencrypted in this browser's own storage, on this device only. Whoever uses this browser under your account of the device can open it, and so can other pages from the same address: on a host that puts many projects under one address (such as the project pages of one GitHub account), those projects share the storage. Do not keep a book on a shared computer; save a case file with a passphrase instead."
                </p>
            </details>
        </section>
    }
}

/// Erases everything, after a second word.
#[component]
pub(super) fn Erase() -> impl IntoView {
    let state = use_app();
    let sure = RwSignal::new(false);
    view! {
        <section class="book-part">
            <h3 class="subtitle">"Erase"</h3>
            <p class="prose">
                "Takes all kept books and remembered kinds of files off this device. Case files you saved stay, what is open in this tab stays open, and so does the page's own copy that opens it without a network: it holds nothing of yours."
            </p>
            <Show
                when=move || sure.get()
                fallback=move || view! {
                    <button class="button" type="button" data-testid="erase-everything" on:click=move |_| sure.set(true)>
                        "Erase everything"
                    </button>
                }
            >
                <div class="actions">
                    <button
                        class="button button--main"
                        type="button"
                        data-testid="erase-confirm"
                        on:click=move |_| {
                            sure.set(false);
                            state.erase_everything();
                        }
                    >
                        "Yes, erase all books on this device"
                    </button>
                    <button class="button" type="button" on:click=move |_| sure.set(false)>"Leave them"</button>
                </div>
            </Show>
        </section>
    }
}
