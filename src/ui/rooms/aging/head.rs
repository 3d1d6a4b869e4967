//! Column heads and, right below, the totals: both stay in view.

use leptos::prelude::*;

use super::Shown;
use crate::analysis::{CustomerSort, DocumentSet, Figure};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::behind;
use crate::ui::state::{Behind, use_app};
use crate::ui::widgets::{CustomerColumn, Swatch};

/// The head of the table.
#[component]
pub(super) fn Head(currency: Currency, columns: Vec<Shown>) -> impl IntoView {
    let state = use_app();
    let list = state.aging;
    let sorts = columns
        .iter()
        .map(|shown| {
            let label = shown.bucket.label.clone();
            let (index, count) = (shown.index, shown.count);
            let sort = CustomerSort::Bucket(u32::try_from(shown.index).unwrap_or(u32::MAX));
            view! {
                <CustomerColumn list sort label class="num wide">
                    <Swatch index count/>
                </CustomerColumn>
            }
        })
        .collect_view();
    let buckets = columns.iter().map(|shown| {
        let figure = bucket_figure(shown.index);
        let behind = state.peek_currency(|report| behind::of_bucket(report, &shown.bucket, shown.index));
        view! { <td class="num wide">{behind.map(|behind| view! { <Total figure currency behind/> })}</td> }
    }).collect_view();
    let open = state.peek_currency(|report| report.open).unwrap_or_default();
    let overdue = state.peek_currency(|report| report.overdue).unwrap_or_default();
    let customers = state.peek_currency(|report| report.customers_open).unwrap_or_default();
    let of = |title, set| behind::of_currency(title, "", currency, set);
    view! {
        <thead>
            <tr>
                <CustomerColumn list sort=CustomerSort::Name label="Customer" class="first"/>
                {sorts}
                <CustomerColumn list sort=CustomerSort::Overdue label="Overdue" class="num"/>
                <CustomerColumn list sort=CustomerSort::Open label=unit("Open", currency) class="num"/>
                <CustomerColumn list sort=CustomerSort::Oldest label="Oldest" class="num wide"/>
            </tr>
            <tr class="totals" data-testid="aging-totals">
                <th scope="row" class="first">
                    {everybody(customers)}
                </th>
                {buckets}
                <td class="num"><Total figure=overdue currency behind=of("Overdue", DocumentSet::Overdue)/></td>
                <td class="num"><Total figure=open currency behind=of("Open", DocumentSet::Open)/></td>
                <td class="num wide"></td>
            </tr>
        </thead>
    }
}

fn unit(label: &str, currency: Currency) -> String {
    if currency.is_stated() { format!("{label}, {currency}") } else { label.to_owned() }
}

fn bucket_figure(index: usize) -> Figure {
    use_app()
        .peek_currency(|report| report.buckets.get(index).copied())
        .flatten()
        .unwrap_or_default()
}

#[component]
fn Total(figure: Figure, currency: Currency, behind: Behind) -> impl IntoView {
    let state = use_app();
    let documents = format::counted(u64::from(figure.count), "document", "documents");
    view! {
        <button
            class="cell-button"
            type="button"
            title=documents
            on:click=move |_| state.open_documents(behind.clone())
        >
            {format::money(figure.amount, currency)}
        </button>
    }
}

/// With plain spaces, so that it can break on a phone.
fn everybody(customers: u32) -> String {
    let noun = if customers == 1 { "customer" } else { "customers" };
    format!("All {} {noun}", format::count(u64::from(customers)))
}
