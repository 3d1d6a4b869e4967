//! One customer of the aging table; every amount opens its documents.

use leptos::prelude::*;

use super::Shown;
use crate::analysis::{CustomerRow, DocumentSet};
use crate::domain::{Amount, Currency};
use crate::present::format;
use crate::ui::behind;
use crate::ui::state::use_app;
use crate::ui::widgets::MoneyCell;

/// The cells of a customer.
#[component]
pub(super) fn Cells(row: CustomerRow, columns: Vec<Shown>, currency: Currency) -> impl IntoView {
    let name = row.name.clone();
    let id = row.customer_id.clone();
    let open = row.open.amount;
    let overdue = row.overdue.amount;
    let oldest = row.oldest_days_past_due;
    let is_offender = row.offender.is_some();
    let row = StoredValue::new(row);
    let cells = columns.into_iter().map(|shown| {
        let amount =
            row.with_value(|row| row.buckets.get(shown.index).copied().unwrap_or_default());
        let set = DocumentSet::Bucket(u32::try_from(shown.index).unwrap_or(u32::MAX));
        let title = shown.bucket.title.clone();
        view! { <td class="num wide"><Cell row amount currency set title/></td> }
    });
    view! {
        <th scope="row" class="first">
            <NameButton row name/>
            {(is_offender || !id.is_empty()).then(|| view! {
                <span class="sub">
                    {id} " "
                    {is_offender.then(|| view! { <span class="tag tag--late">"repeat offender"</span> })}
                </span>
            })}
        </th>
        {cells.collect_view()}
        <td class="num"><Cell row amount=overdue currency set=DocumentSet::Overdue title="Overdue"/></td>
        <td class="num strong"><Cell row amount=open currency set=DocumentSet::Open title="Open"/></td>
        <td class="num wide quiet">
            {oldest.map_or_else(|| "\u{2013}".to_owned(), |days| format!("{}\u{a0}d", format::whole_days(days)))}
        </td>
    }
}

#[component]
fn NameButton(row: StoredValue<CustomerRow>, name: String) -> impl IntoView {
    let state = use_app();
    let account = row.with_value(|row| row.account);
    let shown = name.clone();
    let show = move |_| state.open_customer(account, name.clone());
    view! { <button class="link-button" type="button" on:click=show>{shown}</button> }
}

#[component]
fn Cell(
    row: StoredValue<CustomerRow>,
    amount: Amount,
    currency: Currency,
    set: DocumentSet,
    #[prop(into)] title: String,
) -> impl IntoView {
    let state = use_app();
    if amount.is_zero() {
        return view! { <MoneyCell amount currency/> }.into_any();
    }
    let show = move |_| {
        state.open_documents(row.with_value(|row| behind::of_customer(row, currency, set, &title)));
    };
    view! {
        <button class="cell-button" type="button" on:click=show><MoneyCell amount currency/></button>
    }
    .into_any()
}
