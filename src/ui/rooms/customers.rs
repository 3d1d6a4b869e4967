//! How do they really pay? Repeat offenders first, with the counts that make them so.

mod line;

use leptos::prelude::*;

use super::policy::Offender;
use crate::analysis::CustomerSort;
use crate::analysis::offender::MIN_INVOICES_BY_VALUE;
use crate::domain::Currency;
use crate::protocol::CustomerColumns;
use crate::ui::state::use_app;
use crate::ui::widgets::{CustomerBar, CustomerColumn, VirtualTable, customer_key, customer_rows};
use line::Cells;

/// The list of customers.
#[component]
pub(crate) fn Customers() -> impl IntoView {
    let state = use_app();
    let list = state.customers;
    let currency = Memo::new(move |_| state.current_currency());
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Customers"</h1>
            <p class="room-head__lead">"Repeat offenders come first, by what they cost: amount \u{d7} days past due. Open a name for how the customer pays."</p>
        </header>
        <details class="twin tuning" data-testid="offender-rule">
            <summary>{rule}</summary>
            <Offender/>
        </details>
        <CustomerBar list>
            <button
                class="button"
                type="button"
                aria-pressed=move || list.query.with(|query| query.sort == CustomerSort::Offenders).to_string()
                on:click=move |_| list.query.update(|query| {
                    query.sort = CustomerSort::Offenders;
                    query.descending = true;
                })
            >
                "Repeat offenders first"
            </button>
        </CustomerBar>
        {move || currency.get().map(|currency| view! { <Table currency/> })}
    }
}

/// The rule that makes a repeat offender, in words.
fn rule() -> String {
    use_app().config.with(|config| {
        let rule = config.offender;
        format!(
            "A repeat offender has {} or more invoices that ran more than {} days past due within {} days, or at least {} that make up {}% of the value.",
            rule.min_invoices,
            rule.late_days,
            rule.window_days,
            MIN_INVOICES_BY_VALUE,
            rule.min_value_pct
        )
    })
}

#[component]
fn Table(currency: Currency) -> impl IntoView {
    let list = use_app().customers;
    let rows = customer_rows(list, currency, CustomerColumns::Behavior);
    let head = move || view! { <Head/> };
    view! {
        <VirtualTable
            rows
            key=customer_key
            cells=move |row| view! { <Cells row currency/> }
            head
            caption="How customers pay"
            nouns=["customer", "customers"]
            class="table table--customers"
            testid="customers-table"
            currency=Some(currency)
        />
    }
}

#[component]
fn Head() -> impl IntoView {
    let list = use_app().customers;
    view! {
        <thead>
            <tr>
                <CustomerColumn list sort=CustomerSort::Name label="Customer" class="first"/>
                <CustomerColumn list sort=CustomerSort::LateShare label="Paid late" class="num"/>
                <CustomerColumn list sort=CustomerSort::DaysToPay label="Days to pay" class="num wide"/>
                <CustomerColumn list sort=CustomerSort::DaysLate label="Days late" class="num wide"/>
                <th scope="col" class="num wide">"Worst"</th>
                <th scope="col" class="num wide">"Disputed"</th>
                <CustomerColumn list sort=CustomerSort::Overdue label="Overdue" class="num"/>
                <CustomerColumn list sort=CustomerSort::Open label="Open" class="num wide"/>
            </tr>
        </thead>
    }
}
