//! What was corrected by hand, each with its undo. The file itself stays as it is.

use leptos::prelude::*;

use super::finding_row::choose;
use crate::import::{CellFix, RowChoice, RowUse};
use crate::present::format;
use crate::ui::state::use_app;

/// The list, while there is one.
#[component]
pub(super) fn Fixes() -> impl IntoView {
    let state = use_app();
    let cells = Memo::new(move |_| state.settings.with(|settings| settings.cells.clone()));
    let rows = Memo::new(move |_| state.settings.with(|settings| settings.rows.clone()));
    let file = state.current;
    let count = move || cells.with(Vec::len) + rows.with(Vec::len);
    let undo_all = move |_| {
        state.resettle(|settings| {
            settings.cells.clear();
            settings.rows.clear();
        });
    };
    view! {
        <Show when=move || { count() > 0 }>
            <section class="card" aria-labelledby="fixes-title" data-testid="fixes">
                <div class="card__head">
                    <h2 class="card__title" id="fixes-title">"Corrected by you"</h2>
                    <Show when=move || { count() > 1 }>
                        <button class="button" type="button" data-testid="undo-all-fixes" on:click=undo_all>
                            "Undo all"
                        </button>
                    </Show>
                </div>
                <p class="quiet">"Your file is not changed; these hold for this reading only."</p>
                <ul class="fixes">
                    <For each=move || cells.get() key=move |fix| (file.get(), fix.row, fix.column, fix.value.clone()) let(fix)>
                        <Cell fix/>
                    </For>
                    <For each=move || rows.get() key=move |choice| (file.get(), choice.row, choice.take == RowUse::Exclude) let(choice)>
                        <WholeRow choice/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Cell(fix: CellFix) -> impl IntoView {
    let state = use_app();
    let CellFix { row, column, value } = fix;
    let header = state.import.with_untracked(|import| {
        let columns = import.as_ref().map(|i| i.columns.as_slice()).unwrap_or_default();
        columns.iter().find(|c| c.index == column).map(|c| c.header.clone()).unwrap_or_default()
    });
    let before = state.review.originals.with_untracked(|known| {
        let place = (state.current.get_untracked(), row, column);
        let own = known.iter().find(|(other, _)| *other == place);
        own.map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
    });
    let undo = move || {
        state.resettle(|settings| {
            settings.cells.retain(|fix| (fix.row, fix.column) != (row, column));
        });
    };
    view! {
        <li class="fixes__item">
            <span class="fixes__words">
                {format!("Row {}, {header}: ", format::count(u64::from(row)))}
                {before.map(|before| view! { <del class="verbatim">{before}</del> " " })}
                <ins class="verbatim">{if value.is_empty() { "blank".to_owned() } else { value }}</ins>
            </span>
            <button
                class="quiet-button row-button"
                type="button"
                data-testid="undo-fix"
                aria-label=format!("Undo: {header} in row {row}")
                on:click=move |_| undo()
            >
                "Undo"
            </button>
        </li>
    }
}

#[component]
fn WholeRow(choice: RowChoice) -> impl IntoView {
    let state = use_app();
    let RowChoice { row, take } = choice;
    let words = match take {
        RowUse::Exclude => "left out",
        RowUse::Restore => "used although it was left out",
    };
    view! {
        <li class="fixes__item">
            <span class="fixes__words">
                {format!("Row {}: {words}", format::count(u64::from(row)))}
            </span>
            <button
                class="quiet-button row-button"
                type="button"
                data-testid="undo-fix"
                aria-label=format!("Undo: row {row}")
                on:click=move |_| choose(state, row, None)
            >
                "Undo"
            </button>
        </li>
    }
}
