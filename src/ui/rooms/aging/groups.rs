//! The aging by something else than customers.

use leptos::prelude::*;

use super::Shown;
use crate::analysis::{DocumentSet, GroupBy, GroupRow};
use crate::domain::{Amount, Currency};
use crate::present::format;
use crate::protocol::ListOf;
use crate::ui::behind;
use crate::ui::state::use_app;
use crate::ui::widgets::{MoneyCell, Rows, Swatch, VirtualTable};
use crate::ui::words;

/// What the rows are: customers, or something the documents have in common.
#[component]
pub(super) fn GroupPicker() -> impl IntoView {
    let state = use_app();
    let by = Memo::new(move |_| state.config.with(|config| config.group_by));
    let set = move |value: String| {
        if let Some(group_by) = GroupBy::from_key(&value) {
            state.reconfigure(|config| config.group_by = group_by);
        }
    };
    let options = GroupBy::all().map(|one| {
        let name = words::group(one);
        view! { <option value=one.key() selected=move || by.get() == one>{name}</option> }
    });
    view! {
        <label class="setting">
            <span class="setting__label">"By"</span>
            <select class="input" data-testid="group-by" on:change=move |event| set(event_target_value(&event))>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// The table by group; rows of one currency, or of all side by side where they are the groups.
#[component]
pub(super) fn GroupTable(currency: Currency, by: GroupBy, columns: Vec<Shown>) -> impl IntoView {
    let state = use_app();
    let only = (by != GroupBy::Currency).then_some(currency);
    let rows = Rows {
        page: state.groups,
        ask: Callback::new(move |rows| state.ask_groups(only, rows)),
        whole: Callback::new(move |()| ListOf::Groups { currency: only }),
        begins: Signal::derive(move || by.key().to_owned()),
    };
    let shown = StoredValue::new(columns);
    let key = |row: &GroupRow| {
        (row.currency, row.name.clone(), row.buckets.clone(), row.overdue.amount, row.open.amount)
    };
    view! {
        <VirtualTable
            rows
            key
            cells=move |row| view! { <Cells row by shown/> }
            head=move || view! { <Head by columns=shown.get_value()/> }
            caption=format!("Open balance by {} and lateness", by.key().replace('_', " "))
            nouns=["group", "groups"]
            class="table table--aging"
            testid="groups-table"
        />
    }
}

#[component]
fn Head(by: GroupBy, columns: Vec<Shown>) -> impl IntoView {
    let heads = columns.iter().map(|shown| {
        let (index, count) = (shown.index, shown.count);
        let label = shown.bucket.label.clone();
        view! { <th scope="col" class="num wide"><Swatch index count/> {label}</th> }
    });
    let heads = heads.collect_view();
    let name = words::group(by);
    view! {
        <thead>
            <tr>
                <th scope="col" class="first">{name}</th>
                {heads}
                <th scope="col" class="num">"Overdue"</th>
                <th scope="col" class="num">"Open"</th>
                <th scope="col" class="num wide">"Customers"</th>
            </tr>
        </thead>
    }
}

#[component]
fn Cells(row: GroupRow, by: GroupBy, shown: StoredValue<Vec<Shown>>) -> impl IntoView {
    let currency = row.currency;
    let name = match (row.name.as_str(), by) {
        (_, GroupBy::Currency) => format::currency_name(currency),
        ("", _) => "Not stated".to_owned(),
        (name, _) => name.to_owned(),
    };
    let code = (by == GroupBy::Currency).then(|| currency.code().to_owned());
    let cells = shown.get_value().into_iter().map(|shown| {
        let amount = row.buckets.get(shown.index).copied().unwrap_or_default();
        let set = DocumentSet::Bucket(u32::try_from(shown.index).unwrap_or(u32::MAX));
        let row = row.clone();
        view! { <td class="num wide"><Cell row by amount set title=shown.bucket.title/></td> }
    });
    let cells = cells.collect_view();
    let (open, overdue, customers) = (row.open.amount, row.overdue.amount, row.customers);
    let (first, second) = (row.clone(), row);
    view! {
        <th scope="row" class="first" data-currency=code>{name}</th>
        {cells}
        <td class="num"><Cell row=first by amount=overdue set=DocumentSet::Overdue title="overdue"/></td>
        <td class="num strong"><Cell row=second by amount=open set=DocumentSet::Open title="open"/></td>
        <td class="num wide quiet">{format::count(u64::from(customers))}</td>
    }
}

#[component]
fn Cell(
    row: GroupRow,
    by: GroupBy,
    amount: Amount,
    set: DocumentSet,
    #[prop(into)] title: String,
) -> impl IntoView {
    let state = use_app();
    let currency = row.currency;
    if amount.is_zero() {
        return view! { <MoneyCell amount currency/> }.into_any();
    }
    let show = move |_| state.open_documents(behind::of_group(&row, by, set, &title));
    view! {
        <button class="cell-button" type="button" on:click=show><MoneyCell amount currency/></button>
    }
    .into_any()
}
