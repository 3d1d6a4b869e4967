//! The documents behind a step, with the values of both files.

use leptos::prelude::*;

use super::delta::Delta;
use crate::analysis::compare::{Change, ComparedRow, DocumentThen};
use crate::domain::{Amount, Currency};
use crate::present::format;
use crate::ui::state::{AppState, use_app};
use crate::ui::widgets::MoneyCell;

/// The step that is opened; nothing while none is.
#[component]
pub(super) fn Documents() -> impl IntoView {
    let state = use_app();
    let currency = Memo::new(move |_| state.compared_currency());
    // Asks the worker, outside of this tree.
    Effect::new(move |_| {
        state.compare.report.track();
        state.compare.documents.set(None);
        if let (Some(currency), Some(change)) = (currency.get(), state.compare.opened.get()) {
            state.ask_compared(currency, change, 0);
        }
    });
    move || {
        let (currency, change) = (currency.get()?, state.compare.opened.get()?);
        Some(view! { <List currency change/> })
    }
}

#[component]
fn List(currency: Currency, change: Change) -> impl IntoView {
    let state = use_app();
    let rows = move || state.compare.documents.get().map(|page| page.rows).unwrap_or_default();
    let key = |row: &ComparedRow| {
        (row.before.map(|then| then.document), row.after.map(|then| then.document))
    };
    view! {
        <section class="card" aria-labelledby="compared-title" data-testid="compared-list">
            <h2 class="card__title" id="compared-title">{change.words()}</h2>
            <p class="prose quiet">{change.meaning()}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Documents, scrolls sideways">
                <table class="table table--plain" data-testid="compared-documents">
                    <caption class="visually-hidden">"Documents with the values of both files"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Document"</th>
                            <th scope="col">"Customer"</th>
                            <th scope="col" class="num">"Amount"</th>
                            <th scope="col" class="num">"Open before"</th>
                            <th scope="col" class="num">"Open after"</th>
                            <th scope="col" class="num">"Billed before"</th>
                            <th scope="col" class="num">"Billed after"</th>
                            <th scope="col">"Due before"</th>
                            <th scope="col">"Due after"</th>
                            <th scope="col">"In the files"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=key let:row><Row row currency/></For>
                    </tbody>
                </table>
            </div>
            <More currency change/>
        </section>
    }
}

#[component]
fn Row(row: ComparedRow, currency: Currency) -> impl IntoView {
    let state = use_app();
    let pairing = state.compare.pairing.get_untracked();
    let other_is_earlier = pairing.is_none_or(|pairing| pairing.other_is_earlier);
    let of = |is_before: bool| if is_before == other_is_earlier { state.other() } else { state };
    let sums = |then: fn(&DocumentThen) -> Amount| {
        [row.before, row.after].map(|own| {
            let amount = own.as_ref().map(then);
            view! { <td class="num">{amount.map(|amount| view! { <MoneyCell amount currency/> })}</td> }
        })
    };
    let open = sums(|then| then.open);
    let billed = sums(|then| then.total);
    let due = [row.before, row.after].map(|own| {
        let date = own.and_then(|then| then.due_date);
        view! { <td>{date.map(format::date)}</td> }
    });
    let note = match (row.reason, row.entered_late) {
        (Some(reason), _) => Some(reason.words()),
        (None, true) => Some("entered late: dated before the earlier file"),
        (None, false) => None,
    };
    let before = row.before.map(|then| (of(true), then, "earlier"));
    let after = row.after.map(|then| (of(false), then, "later"));
    let number = if row.number.is_empty() { "No number".to_owned() } else { row.number.clone() };
    view! {
        <tr data-testid="compared-row" data-number=row.number data-value=row.part.to_string()>
            <th scope="row">
                {number} {note.map(|note| view! { <span class="quiet compare__note">{note}</span> })}
            </th>
            <td>{row.customer}</td>
            <td class="num strong"><Delta amount=row.part currency/></td>
            {open.into_iter().collect_view()}
            {billed.into_iter().collect_view()}
            {due.into_iter().collect_view()}
            <td class="compare__rows">
                {before.map(|own| view! { <InFile own/> })}
                {after.map(|own| view! { <InFile own/> })}
            </td>
        </tr>
    }
}

/// Opens the row of one of the files.
#[component]
fn InFile(own: (AppState, DocumentThen, &'static str)) -> impl IntoView {
    let (state, then, which) = own;
    let words = format!("{which}: row {}", format::count(u64::from(then.row)));
    let title = format!("Row {} of the {which} file", then.row);
    let show = move |_| state.open_source(then.document, title.clone(), None);
    view! {
        <button class="link-button" type="button" data-testid=format!("row-{which}") on:click=show>
            {words}
        </button>
    }
}

/// How many are shown, and the next ones.
#[component]
fn More(currency: Currency, change: Change) -> impl IntoView {
    let state = use_app();
    let so_far = Memo::new(move |_| {
        state.compare.documents.with(|page| page.as_ref().map(|p| (p.rows.len(), p.total)))
    });
    let words = move || match so_far.get() {
        None => "Looking for the documents".to_owned(),
        Some((rows, total)) => {
            format!("{} of {} shown", format::count(rows as u64), format::count(u64::from(total)))
        }
    };
    let has_more = move || so_far.get().is_some_and(|(rows, total)| rows < total as usize);
    let more = move |_| {
        let rows = so_far.get_untracked().map_or(0, |(rows, _)| rows);
        state.ask_compared(currency, change, u32::try_from(rows).unwrap_or(u32::MAX));
    };
    view! {
        <div class="more">
            <p class="quiet" aria-live="polite">{words}</p>
            <Show when=has_more>
                <button class="button" type="button" data-testid="compared-more" on:click=more>"Show more"</button>
            </Show>
        </div>
    }
}
