//! The open invoices with the date each is expected on, and the range around it.

use leptos::prelude::*;

use crate::analysis::forecast::Basis;
use crate::analysis::outlook::ExpectedRow;
use crate::domain::Currency;
use crate::present::format;
use crate::protocol::ListOf;
use crate::ui::state::use_app;
use crate::ui::widgets::{MoneyCell, Rows, VirtualTable};

/// The list.
#[component]
pub(super) fn Expected(currency: Currency) -> impl IntoView {
    let state = use_app();
    let rows = Rows {
        page: state.expected,
        ask: Callback::new(move |rows| state.ask_expected(currency, rows)),
        whole: Callback::new(move |()| ListOf::Expected { currency }),
        begins: Signal::stored(String::new()),
    };
    view! {
        <section class="card" aria-labelledby="expected-title">
            <h2 class="card__title" id="expected-title">"When each open invoice is expected"</h2>
            <p class="prose">"Half of such invoices are paid by the expected date; one of ten by the early date, nine of ten by the late one."</p>
            <VirtualTable
                rows
                key=|row: &ExpectedRow| (row.document, row.expected, row.open)
                cells=move |row| view! { <Cells row currency/> }
                head=Head
                caption="Open invoices by expected date"
                nouns=["open invoice", "open invoices"]
                class="table table--plain"
                testid="expected-table"
                currency=Some(currency)
            />
        </section>
    }
}

#[component]
fn Head() -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col" class="first">"Invoice"</th>
                <th scope="col" class="name">"Customer"</th>
                <th scope="col" class="date wide">"Due"</th>
                <th scope="col" class="date">"Expected"</th>
                <th scope="col" class="date wide">"Between"</th>
                <th scope="col" class="name wide">"Rests on"</th>
                <th scope="col" class="num">"Open"</th>
            </tr>
        </thead>
    }
}

#[component]
fn Cells(row: ExpectedRow, currency: Currency) -> impl IntoView {
    let state = use_app();
    let rests = rests_on(&row);
    let rests_whole = rests.clone();
    let shown = if row.number.is_empty() { "no number".to_owned() } else { row.number };
    let (document, label) = (row.document, shown.clone());
    let source = move |_| state.open_source(document, label.clone(), None);
    let (account, customer) = (row.account, row.customer);
    let open = {
        let customer = customer.clone();
        move |_| state.open_customer(account, customer.clone())
    };
    let between = match (row.early, row.late) {
        (None, None) => "\u{2013}".to_owned(),
        (early, Some(late)) => {
            format!("{} and {}", format::date_or_dash(early), format::date(late))
        }
        (early, None) => format!("{} and not known", format::date_or_dash(early)),
    };
    view! {
        <th scope="row" class="first">
            <button class="link-button" type="button" title="Show its row in the file" on:click=source>{shown}</button>
        </th>
        <td class="name"><button class="link-button" type="button" on:click=open>{customer}</button></td>
        <td class="date wide">{format::date_or_dash(row.due_date)}</td>
        <td class="date">{row.expected.map_or_else(|| "not known".to_owned(), format::date)}</td>
        <td class="date wide">{between}</td>
        <td class="name wide" title=rests_whole>{rests}</td>
        <td class="num"><MoneyCell amount=row.open currency/></td>
    }
}

fn rests_on(row: &ExpectedRow) -> String {
    let basis = match row.basis {
        _ if row.disputed => "disputed",
        Basis::Own => "own history",
        Basis::Pooled => "all customers",
        Basis::Nothing => "open longer than any paid invoice, or no date",
    };
    match row.stated {
        Some(date) => format!("{basis}; the file says {}", format::date(date)),
        None => basis.to_owned(),
    }
}
