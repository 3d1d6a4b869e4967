//! The documents behind a figure: sortable, searchable, in windows; each leads to its source row.

use leptos::prelude::*;

use super::SheetHead;
use super::explain::Explain;
use crate::analysis::{DocumentRow, DocumentSort, Selection};
use crate::domain::DocumentKind;
use crate::present::format;
use crate::ui::state::{Behind, DocumentList, DocumentQuery, use_app};
use crate::ui::widgets::{FindBox, MoneyCell, SortHeader};

/// The documents of a figure.
#[component]
pub(super) fn DocumentsBehind(behind: Behind) -> impl IntoView {
    let state = use_app();
    let Behind { title, meaning, inputs, others, selection } = behind.clone();
    let asked = selection.clone();
    // Asks the worker, outside of this tree; again when the query or the figures change.
    Effect::new(move |_| {
        state.analysis.track();
        state.ask_documents(asked.clone(), 0);
    });
    let back = StoredValue::new(behind);
    let find = Callback::new(move |text| state.document_query.update(|query| query.find = text));
    let found = Signal::derive(move || state.document_query.with(|query| query.find.clone()));
    view! {
        <SheetHead title/>
        <Explain meaning inputs others/>
        <div class="list-bar">
            <FindBox label="Find a document or customer" value=found on_find=find/>
            <p class="list-bar__count" aria-live="polite">
                {move || state.documents.with(|list| list.as_ref().map(summary))}
            </p>
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Documents, scrolls sideways">
            <table class="table table--documents" data-testid="documents">
                <caption class="visually-hidden">"Documents behind this figure"</caption>
                <thead>
                    <tr>
                        <Column label="Document" sort=DocumentSort::Number class=""/>
                        <Column label="Customer" sort=DocumentSort::Customer class=""/>
                        <Column label="Invoiced" sort=DocumentSort::InvoiceDate class="date wide"/>
                        <Column label="Due" sort=DocumentSort::DueDate class="date wide"/>
                        <th scope="col" class="date wide">"Paid"</th>
                        <Column label="Days past due" sort=DocumentSort::DaysPastDue class="num"/>
                        <Column label="Billed" sort=DocumentSort::Total class="num wide"/>
                        <Column label="Open" sort=DocumentSort::Open class="num"/>
                        <Column label="Row" sort=DocumentSort::Row class="num wide"/>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || state.documents.get().map(|list| list.page.rows).unwrap_or_default()
                        key=|row| row.document
                        let:row
                    >
                        <Line row back/>
                    </For>
                </tbody>
            </table>
        </div>
        <More selection/>
    }
}

fn summary(list: &DocumentList) -> String {
    let mut parts = vec![format::counted(u64::from(list.page.total), "document", "documents")];
    for (currency, figure) in &list.open {
        parts.push(format!("{} open", format::money_with_code(figure.amount, *currency)));
    }
    for (currency, figure) in &list.billed {
        parts.push(format!("{} billed", format::money_with_code(figure.amount, *currency)));
    }
    parts.join(" \u{b7} ")
}

#[component]
fn Column(label: &'static str, sort: DocumentSort, class: &'static str) -> impl IntoView {
    let state = use_app();
    let sorted = Signal::derive(move || {
        state.document_query.with(|query| (query.sort == sort).then_some(query.descending))
    });
    let on_sort = Callback::new(move |()| state.document_query.update(|query| turn(query, sort)));
    view! { <SortHeader label sorted on_sort class/> }
}

/// The same column again turns the order around.
fn turn(query: &mut DocumentQuery, sort: DocumentSort) {
    let same = query.sort == sort;
    query.descending = if same {
        !query.descending
    } else {
        matches!(sort, DocumentSort::Total | DocumentSort::Open | DocumentSort::DaysPastDue)
    };
    query.sort = sort;
}

#[component]
fn Line(row: DocumentRow, back: StoredValue<Behind>) -> impl IntoView {
    let state = use_app();
    let DocumentRow { document, number, kind, customer, currency, total, open, .. } = row;
    let shown = if number.is_empty() { format!("Row {}", row.row) } else { number };
    let kind_word =
        (kind != DocumentKind::Invoice).then(|| view! { <span class="tag">{kind.word()}</span> });
    let disputed = row.disputed.then(|| view! { <span class="tag tag--doubt">"disputed"</span> });
    let label = shown.clone();
    let open_row = move |_| {
        state.open_source(document, label.clone(), Some(Box::new(back.get_value())));
    };
    view! {
        <tr>
            <th scope="row">
                <button class="link-button" type="button" title="Show its row in the file" on:click=open_row>
                    {shown}
                </button>
                {kind_word} {disputed}
            </th>
            <td>{customer}</td>
            <td class="date wide">{format::date_or_dash(row.invoice_date)}</td>
            <td class="date wide">{format::date_or_dash(row.due_date)}</td>
            <td class="date wide">{format::date_or_dash(row.paid_date)}</td>
            <td class="num">{row.days_past_due.map_or_else(|| "\u{2013}".to_owned(), format::whole_days)}</td>
            <td class="num wide"><MoneyCell amount=total currency/></td>
            <td class="num"><MoneyCell amount=open currency/></td>
            <td class="num wide quiet">{row.row.to_string()}</td>
        </tr>
    }
}

#[component]
fn More(selection: Selection) -> impl IntoView {
    let state = use_app();
    let so_far = Memo::new(move |_| {
        state
            .documents
            .with(|list| list.as_ref().map(|list| (list.page.rows.len(), list.page.total)))
    });
    let selection = StoredValue::new(selection);
    let more = move |_| {
        if let Some((rows, _)) = so_far.get_untracked() {
            let offset = u32::try_from(rows).unwrap_or(u32::MAX);
            untrack(|| state.ask_documents(selection.get_value(), offset));
        }
    };
    let words = move || match so_far.get() {
        None => "Looking for the documents".to_owned(),
        Some((_, 0)) => "No documents here".to_owned(),
        Some((rows, total)) => {
            format!("{} of {} shown", format::count(rows as u64), format::count(u64::from(total)))
        }
    };
    let has_more = move || so_far.get().is_some_and(|(rows, total)| rows < total as usize);
    view! {
        <div class="more">
            <p class="quiet">{words}</p>
            <Show when=has_more>
                <button class="button" type="button" data-testid="documents-more" on:click=more>
                    "Show more"
                </button>
            </Show>
        </div>
    }
}
