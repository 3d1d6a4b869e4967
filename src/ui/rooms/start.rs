//! The first room: four ways in, and three lines that say what happens.

mod books;

use leptos::prelude::*;

pub(crate) use self::books::KeptBooks;
use self::books::OpenBook;
use super::problem::Problem;
use crate::ui::later;
use crate::ui::policy_state::Part;
use crate::ui::room::Room;
use crate::ui::sheet::book::OpenCaseFile;
use crate::ui::state::{Sheet, use_app};
use crate::ui::widgets::{Progress, long_reading};

/// How to begin.
#[component]
pub(crate) fn Start() -> impl IntoView {
    let state = use_app();
    let reading = long_reading(state);
    let shelf = state.case.keeping.shelf;
    let has_books = Memo::new(move |_| !shelf.with(Vec::is_empty));
    let policy_first = move |_| {
        state.making.part.set(Part::Make);
        state.go(Room::Policy);
    };
    view! {
        <div class="start">
            <h1 class="start__title" tabindex="-1">"Who owes you, and how late?"</h1>
            <p class="start__lead">
                "Drop the list of invoices from your accounting system. You see what is open, what is late, who pays how, and the letters to send."
            </p>
            <Problem/>
            <OpenBook/>
            <section class="drop-zone" data-testid="drop-zone" aria-label="Choose a file">
                <Show when=move || !reading.get() fallback=|| view! { <Reading/> }>
                    <Ways/>
                </Show>
            </section>
            {move || has_books.get().then(|| later::kept_books(state))}
            <ul class="promises">
                <li class="promises__item">
                    <h2 class="promises__title">"What it does"</h2>
                    <p>"Reads the columns by itself, asks when something is unclear, and accounts for every row."</p>
                </li>
                <li class="promises__item">
                    <h2 class="promises__title">"Nothing leaves this tab"</h2>
                    <p>"No account, no upload, and nothing stored unless you ask for it. Go offline and it works the same."</p>
                </li>
                <li class="promises__item">
                    <h2 class="promises__title">"How to export"</h2>
                    <p>
                        "Open the invoice list or the aging detail, take all dates, paid and unpaid, and save it as CSV or Excel. "
                        <button
                            class="link-button"
                            type="button"
                            data-testid="how-to-export"
                            on:click=move |_| state.sheet.set(Some(Sheet::ExportHelp(None)))
                        >
                            "Step by step, for your system"
                        </button>
                    </p>
                </li>
                <li class="promises__item">
                    <h2 class="promises__title">"No file at hand?"</h2>
                    <p>
                        "Answer fifteen short questions and leave with a written collections policy. "
                        <button class="link-button" type="button" data-testid="policy-first" on:click=policy_first>
                            "Make a policy first"
                        </button>
                    </p>
                </li>
            </ul>
        </div>
    }
}

#[component]
fn Ways() -> impl IntoView {
    let state = use_app();
    view! {
        <svg class="drop-zone__icon" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
            <path class="drop-zone__sheet" d="M13 5h15l9 9v26a3 3 0 0 1-3 3H13a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3z"/>
            <path class="drop-zone__fold" d="M28 5v9h9"/>
            <path class="drop-zone__arrow" d="M24 20v14M18 28l6 6 6-6"/>
        </svg>
        <p class="drop-zone__words">"Drop your export anywhere on this page"</p>
        <p class="drop-zone__kinds">"CSV, Excel or OpenDocument; one file or several, such as invoices and payments"</p>
        <div class="drop-zone__ways">
            <button
                class="button button--main button--large"
                type="button"
                data-testid="choose-file"
                on:click=move |_| state.pick(false)
            >
                "Choose file"
            </button>
            <button
                class="button button--large"
                type="button"
                data-testid="paste"
                on:click=move |_| state.sheet.set(Some(Sheet::Paste))
            >
                "Paste"
            </button>
            <button
                class="button button--large"
                type="button"
                data-testid="sample-data"
                on:click=move |_| state.choose_sample()
            >
                "Try with sample data"
            </button>
            <OpenCaseFile/>
        </div>
    }
}

#[component]
fn Reading() -> impl IntoView {
    let state = use_app();
    view! {
        <p class="drop-zone__words">{move || state.file_name.get()}</p>
        <Progress/>
    }
}
