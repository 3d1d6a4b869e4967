//! Books on the start page: the one that is open and waits for its export, and those on this device.

use leptos::prelude::*;

use crate::present::format;
use crate::ui::case::KeptBook;
use crate::ui::state::{Phase, use_app};

/// A book is open and has no files yet.
#[component]
pub(super) fn OpenBook() -> impl IntoView {
    let state = use_app();
    let waits = Memo::new(move |_| {
        state.case.id.get().is_some()
            && state.phase.with(|phase| *phase == Phase::Empty)
            && state.case.is_continued()
    });
    let words = move || {
        let name = state.case.name.get();
        let name = if name.is_empty() { "Your book".to_owned() } else { name };
        let entries = state.log.with(|log| log.events.len() as u64);
        format!(
            "{name} is open, with {} in its case log. Drop the next export to go on.",
            format::counted(entries, "entry", "entries")
        )
    };
    view! {
        <Show when=move || waits.get()>
            <p class="notice open-book" role="status" data-testid="open-book">{words}</p>
        </Show>
    }
}

/// The books on this device, while there are any.
#[component]
pub(crate) fn KeptBooks() -> impl IntoView {
    let state = use_app();
    let shelf = state.case.keeping.shelf;
    let shown = Memo::new(move |_| {
        let own = state.case.id.get();
        shelf.with(|books| {
            books.iter().filter(|book| Some(&book.id) != own.as_ref()).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !shown.with(Vec::is_empty)>
            <section class="card kept-books" aria-labelledby="kept-title" data-testid="kept-books">
                <h2 class="card__title" id="kept-title">"On this device"</h2>
                <ul class="kept-books__list">
                    {move || shown.get().into_iter().map(|book| view! { <Kept book/> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Kept(book: KeptBook) -> impl IntoView {
    let state = use_app();
    let name = book.name();
    let (id, discarded) = (book.id.clone(), book.id.clone());
    let (can_open, words) = match &book.case {
        Ok(case) => {
            let entries = case.book.log.events.len() as u64;
            let files = if book.files.is_empty() { "without its files" } else { "with its files" };
            let day = case.saved.map(format::date).unwrap_or_default();
            let entries = format::counted(entries, "log entry", "log entries");
            (true, format!("Last changed {day} \u{b7} {entries} \u{b7} {files}"))
        }
        Err(error) => (false, format!("{error}.")),
    };
    let label = format!("Continue with {name}");
    let open = if can_open {
        view! {
            <button
                class="button button--main"
                type="button"
                data-testid="continue-book"
                aria-label=label
                on:click=move |_| state.consider_kept(id.clone())
            >
                "Continue"
            </button>
        }
        .into_any()
    } else {
        view! {
            <button class="button" type="button" data-testid="rescue-book" on:click=move |_| state.rescue(&book)>
                "Download it as it is"
            </button>
        }
        .into_any()
    };
    let forget = format!("Forget {name}");
    view! {
        <li class="kept-books__book">
            <span class="kept-books__words">
                <span class="kept-books__name">{name}</span>
                <span class="sub">{words}</span>
            </span>
            {open}
            <button
                class="quiet-button"
                type="button"
                data-testid="discard-book"
                aria-label=forget
                on:click=move |_| state.discard(discarded.clone())
            >
                "Forget"
            </button>
        </li>
    }
}
