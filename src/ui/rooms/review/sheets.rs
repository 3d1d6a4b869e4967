//! The sheets of a workbook: which one is read, why, and how to read another.

use leptos::prelude::*;

use crate::convert::{Kind, SheetSummary, Summary};
use crate::present::format;
use crate::ui::state::{AppState, use_app};

/// The sheets of the file whose review is shown; nothing where there is no choice.
#[component]
pub(super) fn Sheets() -> impl IntoView {
    let state = use_app();
    move || {
        let index = state.current.get();
        state.files.with(|files| {
            let file = files.get(index)?;
            let summary = file.summary.as_ref().filter(|summary| summary.sheets.len() > 1)?;
            Some(card(state, index, summary, file.sheet.or(summary.sheet)))
        })
    }
}

fn card(
    state: AppState,
    index: usize,
    summary: &Summary,
    taken: Option<u32>,
) -> impl IntoView + use<> {
    let is_page = summary.kind == Kind::Html;
    let (title, legend) = if is_page {
        ("Tables", "Tables of the web page")
    } else {
        ("Sheets", "Sheets of the workbook")
    };
    let options = summary.sheets.iter().zip(0_u32..).map(|(sheet, number)| {
        let is_taken = taken == Some(number);
        let chosen = state
            .files
            .with_untracked(|files| files.get(index).is_some_and(|file| file.sheet.is_some()));
        let why = (is_taken && !chosen).then(|| format!("Read because {}", summary.sheet_why));
        option(state, index, sheet, number, is_taken, why)
    });
    view! {
        <section class="card" aria-labelledby="sheets-title">
            <h2 class="card__title" id="sheets-title">{title}</h2>
            <fieldset class="sheets" data-testid="sheet-picker">
                <legend class="visually-hidden">{legend}</legend>
                {options.collect_view()}
            </fieldset>
        </section>
    }
}

fn option(
    state: AppState,
    index: usize,
    sheet: &SheetSummary,
    number: u32,
    is_taken: bool,
    why: Option<String>,
) -> impl IntoView + use<> {
    let size = if sheet.cells == 0 {
        "empty".to_owned()
    } else {
        let rows = format::counted(u64::from(sheet.rows), "row", "rows");
        format!("{rows}, {}", format::counted(u64::from(sheet.columns), "column", "columns"))
    };
    let name =
        if sheet.name.is_empty() { format!("Table {}", number + 1) } else { sheet.name.clone() };
    let refused = sheet.refused.as_ref().map(|refusal| format!("{refusal}."));
    view! {
        <label class="sheets__item">
            <input
                type="radio"
                name="sheet"
                data-testid=format!("sheet-{number}")
                checked=is_taken
                on:change=move |_| state.choose_sheet(index, number)
            />
            <span class="sheets__name">
                {name}
                {sheet.hidden.then(|| view! { <span class="tag">"hidden"</span> })}
            </span>
            <span class="sheets__size">{size}</span>
            {why.map(|why| view! { <span class="sheets__why">{why}</span> })}
            {refused.map(|words| view! { <span class="sheets__why wrong">{words}</span> })}
        </label>
    }
}
