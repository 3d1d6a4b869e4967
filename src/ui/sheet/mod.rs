//! The side sheet: what is behind a figure, without losing the place.
//!
//! A modal dialog of the browser: focus stays inside, Esc closes, focus returns where it came from.

mod add_or_new;
pub(crate) mod book;
mod call_sheet;
mod customer;
mod documents;
mod explain;
mod export_help;
mod help;
mod history;
mod lock;
mod open_case;
mod outcome;
mod paste;
mod running;
mod share;
mod source_row;
mod tie_out;

use leptos::{html, prelude::*};

use crate::platform::page;
use crate::ui::later::{self, Arrival};
use crate::ui::state::{Sheet, use_app};
pub(crate) use add_or_new::AddOrNew;
pub(crate) use book::BookPanel;
pub(crate) use call_sheet::CallSheetOf;
pub(crate) use customer::CustomerPage;
pub(crate) use documents::DocumentsBehind;
pub(crate) use export_help::HowToExport;
pub(crate) use help::Help;
pub(crate) use history::HistoryList;
pub(crate) use lock::Lock;
pub(crate) use open_case::OpenCase;
pub(crate) use paste::Paste;
pub(crate) use share::Share;
pub(crate) use source_row::SourceRowOf;
pub(crate) use tie_out::TieOutPanel;

/// The sheet; shows whatever the state says.
#[component]
pub(crate) fn SideSheet() -> impl IntoView {
    let state = use_app();
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    // Opening a dialog is an act of the browser, outside of this tree.
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        // What it shows may come later.
        state.later.track();
        let first = state.sheet.with(|sheet| sheet.as_ref().map(first_focus));
        match first {
            Some(selector) => {
                page::open_dialog(&dialog);
                page::after_paint(move || page::focus(selector));
            }
            None => page::close_dialog(&dialog),
        }
    });
    let close = move || state.sheet.set(None);
    view! {
        <dialog
            node_ref=dialog
            class="sheet"
            data-testid="sheet"
            aria-labelledby="sheet-title"
            on:close=move |_| close()
            on:click=move |event| if page::is_backdrop(&event) { close() }
        >
            <div class="sheet__body">
                {move || state.sheet.get().map(|sheet| {
                    let title = match state.later.get() {
                        Arrival::Here(_) => return later::sheet(state, sheet),
                        Arrival::Away | Arrival::OnTheWay => "One moment",
                        Arrival::Missing => "This part is missing",
                    };
                    view! { <SheetHead title/> {later::sheet(state, sheet)} }.into_any()
                })}
            </div>
        </dialog>
    }
}

/// Where the focus goes when the sheet shows something new.
const fn first_focus(sheet: &Sheet) -> &'static str {
    match sheet {
        Sheet::Paste => "[data-testid='paste-text']",
        Sheet::AddOrNew => "[data-testid='add-files']",
        Sheet::Documents(_)
        | Sheet::Call(_)
        | Sheet::Source { .. }
        | Sheet::Customer { .. }
        | Sheet::Help
        | Sheet::Lock
        | Sheet::Share
        | Sheet::ExportHelp(_)
        | Sheet::Book
        | Sheet::History
        | Sheet::OpenCase
        | Sheet::TieOut => "#sheet-title",
    }
}

/// The title of the sheet with its way out.
#[component]
fn SheetHead(
    /// What the sheet shows.
    #[prop(into)]
    title: String,
    /// What stands before the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let state = use_app();
    view! {
        <header class="sheet__head">
            <div class="sheet__titles">
                {children.map(|children| children())}
                <h2 id="sheet-title" class="sheet__title" tabindex="-1">{title}</h2>
            </div>
            <button
                class="quiet-button"
                type="button"
                data-testid="sheet-close"
                on:click=move |_| state.sheet.set(None)
            >
                "Close"
            </button>
        </header>
    }
}
