//! The documents behind a figure: sortable, searchable, in windows; each leads to its source row.

use leptos::prelude::*;

use super::SheetHead;
use super::explain::Explain;
use crate::analysis::{DocumentRow, DocumentSort};
use crate::domain::DocumentKind;
use crate::present::format;
use crate::protocol::ListOf;
use crate::ui::state::{Behind, DocumentQuery, DocumentSums, use_app};
use crate::ui::widgets::{FindBox, MoneyCell, Rows, SortHeader, VirtualTable};

/// The documents of a figure.
#[component]
pub(crate) fn DocumentsBehind(behind: Behind) -> impl IntoView {
    let state = use_app();
    let Behind { title, meaning, inputs, others, selection } = behind.clone();
    let (asked, whole) = (selection.clone(), selection);
    let rows = Rows {
        page: state.documents,
        ask: Callback::new(move |rows| state.ask_documents(asked.clone(), rows)),
        whole: Callback::new(move |()| {
            let DocumentQuery { sort, descending, find } = state.document_query.get_untracked();
            ListOf::Documents { selection: whole.clone(), sort, descending, find }
        }),
        begins: Signal::derive(move || state.document_query.with(|query| format!("{query:?}"))),
    };
    let back = StoredValue::new(behind);
    let find = Callback::new(move |text| state.document_query.update(|query| query.find = text));
    let found = Signal::derive(move || state.document_query.with(|query| query.find.clone()));
    view! {
        <SheetHead title/>
        <Explain meaning inputs others/>
        <div class="list-bar">
            <FindBox label="Find a document or customer" value=found on_find=find/>
            <p class="list-bar__count" aria-live="polite">
                {move || state.document_sums.with(|sums| sums.as_ref().map(summary))}
            </p>
        </div>
        <VirtualTable
            rows
            key=|row: &DocumentRow| (row.document, row.open, row.days_past_due)
            cells=move |row| view! { <Cells row back/> }
            head=Head
            caption="Documents behind this figure"
            nouns=["document", "documents"]
            class="table table--documents"
            testid="documents"
            place=state.document_place
        />
    }
}

#[component]
fn Head() -> impl IntoView {
    view! {
        <thead>
            <tr>
                <Column label="Document" sort=DocumentSort::Number class="first"/>
                <Column label="Customer" sort=DocumentSort::Customer class="name"/>
                <Column label="Invoiced" sort=DocumentSort::InvoiceDate class="date wide"/>
                <Column label="Due" sort=DocumentSort::DueDate class="date wide"/>
                <th scope="col" class="date wide">"Paid"</th>
                <Column label="Days past due" sort=DocumentSort::DaysPastDue class="num"/>
                <Column label="Billed" sort=DocumentSort::Total class="num wide"/>
                <Column label="Open" sort=DocumentSort::Open class="num"/>
                <Column label="Row" sort=DocumentSort::Row class="num wide"/>
            </tr>
        </thead>
    }
}

fn summary(list: &DocumentSums) -> String {
    let mut parts = vec![format::counted(u64::from(list.documents), "document", "documents")];
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
fn Cells(row: DocumentRow, back: StoredValue<Behind>) -> impl IntoView {
    let state = use_app();
    let DocumentRow { document, number, kind, customer, currency, total, open, .. } = row;
    let shown = if number.is_empty() { format!("Row {}", row.row) } else { number };
    let kind_word =
        (kind != DocumentKind::Invoice).then(|| view! { <span class="tag">{kind.word()}</span> });
    let disputed = row.disputed.then(|| view! { <span class="tag tag--doubt">"disputed"</span> });
    let (label, whole_name) = (shown.clone(), customer.clone());
    let open_row = move |_| {
        state.open_source(document, label.clone(), Some(Box::new(back.get_value())));
    };
    view! {
        <th scope="row" class="first">
            <button class="link-button" type="button" title="Show its row in the file" on:click=open_row>
                {shown}
            </button>
            {kind_word} {disputed}
        </th>
        <td class="name" title=whole_name>{customer}</td>
        <td class="date wide">{format::date_or_dash(row.invoice_date)}</td>
        <td class="date wide">{format::date_or_dash(row.due_date)}</td>
        <td class="date wide">{format::date_or_dash(row.paid_date)}</td>
        <td class="num">{row.days_past_due.map_or_else(|| "\u{2013}".to_owned(), format::whole_days)}</td>
        <td class="num wide"><MoneyCell amount=total currency/></td>
        <td class="num"><MoneyCell amount=open currency/></td>
        <td class="num wide quiet">{row.row.to_string()}</td>
    }
}
