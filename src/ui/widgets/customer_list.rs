//! What the lists of customers share: find, filter, sort, show more.

use leptos::prelude::*;

use super::{FindBox, SortHeader};
use crate::analysis::{CustomerRow, CustomerSort};
use crate::domain::{Amount, Currency};
use crate::present::format;
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

/// How many are shown, and the next ones.
#[component]
pub(crate) fn CustomerMore(list: CustomerList, currency: Memo<Option<Currency>>) -> impl IntoView {
    let state = use_app();
    let so_far = Memo::new(move |_| {
        list.page.with(|page| page.as_ref().map(|page| (page.rows.len(), page.total)))
    });
    let more = move |_| {
        if let (Some((rows, _)), Some(currency)) =
            (so_far.get_untracked(), currency.get_untracked())
        {
            let offset = u32::try_from(rows).unwrap_or(u32::MAX);
            untrack(|| state.ask_customers(list, currency, offset));
        }
    };
    let words = move || match so_far.get() {
        None => "Looking for the customers".to_owned(),
        Some((_, 0)) => "No customer fits".to_owned(),
        Some((rows, total)) => format!(
            "{} of {} shown",
            format::count(rows as u64),
            format::counted(u64::from(total), "customer", "customers")
        ),
    };
    let has_more = move || so_far.get().is_some_and(|(rows, total)| rows < total as usize);
    view! {
        <div class="more">
            <p class="quiet" aria-live="polite">{words}</p>
            <Show when=has_more>
                <button class="button" type="button" data-testid="customers-more" on:click=more>"Show more"</button>
            </Show>
        </div>
    }
}
