//! What the lists of customers share: find, filter, sort, rows.

use leptos::prelude::*;

use super::{FindBox, Rows, SortHeader};
use crate::analysis::{CustomerRow, CustomerSort};
use crate::domain::{Amount, Currency};
use crate::protocol::CustomerColumns;
use crate::ui::state::{CustomerList, CustomerQuery, use_app};

/// What tells two states of a row apart, so that a changed row is drawn anew.
pub(crate) fn customer_key(
    row: &CustomerRow,
) -> (u32, Vec<Amount>, Amount, Option<i32>, u32, Amount) {
    let mut amounts = row.buckets.clone();
    amounts.push(row.open.amount);
    let offender = row.offender.map(|evidence| evidence.late_value).unwrap_or_default();
    (
        row.account,
        amounts,
        row.overdue.amount,
        row.oldest_days_past_due,
        row.behavior.paid,
        offender,
    )
}

/// Find box and filter above a list.
#[component]
pub(crate) fn CustomerBar(
    list: CustomerList,
    /// What stands beside the filter.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let find = Callback::new(move |text| list.query.update(|query| query.find = text));
    let found = Signal::derive(move || list.query.with(|query| query.find.clone()));
    let only_open = Memo::new(move |_| list.query.with(|query| query.only_open));
    view! {
        <div class="list-bar">
            <FindBox label="Find a customer" value=found on_find=find main=true/>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || only_open.get()
                    on:change=move |event| {
                        let checked = event_target_checked(&event);
                        list.query.update(|query| query.only_open = checked);
                    }
                />
                "Only with an open balance"
            </label>
            {children.map(|children| children())}
        </div>
    }
}

/// A sortable column of a list of customers.
#[component]
pub(crate) fn CustomerColumn(
    list: CustomerList,
    sort: CustomerSort,
    #[prop(into)] label: String,
    class: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let sorted = Signal::derive(move || {
        list.query.with(|query| (query.sort == sort).then_some(query.descending))
    });
    let on_sort = Callback::new(move |()| list.query.update(|query| turn(query, sort)));
    match children {
        Some(children) => {
            view! { <SortHeader label sorted on_sort class>{children()}</SortHeader> }.into_any()
        }
        None => view! { <SortHeader label sorted on_sort class/> }.into_any(),
    }
}

/// The same column again turns the order around; names begin with A, amounts with the largest.
fn turn(query: &mut CustomerQuery, sort: CustomerSort) {
    query.descending =
        if query.sort == sort { !query.descending } else { sort != CustomerSort::Name };
    query.sort = sort;
}

/// The rows of a list of customers of one currency.
pub(crate) fn customer_rows(
    list: CustomerList,
    currency: Currency,
    columns: CustomerColumns,
) -> Rows<CustomerRow> {
    let state = use_app();
    Rows {
        page: list.page,
        ask: Callback::new(move |rows| state.ask_customers(list, currency, rows)),
        whole: Callback::new(move |()| list.whole(currency, columns)),
        begins: Signal::derive(move || list.query.with(|query| format!("{query:?}"))),
    }
}
