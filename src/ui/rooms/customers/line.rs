//! One customer and how it pays.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::analysis::CustomerRow;
use crate::domain::Currency;
use crate::present::format;
use crate::ui::customer_words as said;
use crate::ui::state::use_app;
use crate::ui::widgets::MoneyCell;
use crate::ui::words;

/// The cells of a customer.
#[component]
pub(super) fn Cells(row: CustomerRow, currency: Currency) -> impl IntoView {
    let state = use_app();
    let late_days = state.config.with_untracked(|config| config.offender.late_days);
    let evidence = row.offender.map(|e| words::evidence(&e, late_days, currency));
    let behavior = row.behavior.clone();
    let paid = format!("{} of {}", behavior.paid_late, behavior.paid);
    let late = behavior
        .late_share
        .map_or_else(dash, |share| format!("{} ({paid})", format::percent(share)));
    let (name, open, overdue) = (row.name.clone(), row.open.amount, row.overdue.amount);
    let first_time = row.first_time_late;
    let advice = row.offender.map(|e| said::advice(e.advice));
    let shown = name.clone();
    let show = move |_| state.open_customer(row.account, name.clone());
    view! {
        <th scope="row" class="first">
            <button class="link-button" type="button" on:click=show>{shown}</button>
            {first_time.then(|| view! { " " <span class="tag">"first time late"</span> })}
            {evidence.map(|words| view! {
                " " <span class="tag tag--late">"repeat offender"</span>
                <span class="sub">{words}". "{advice}</span>
            })}
        </th>
        <td class="num">{late}</td>
        <td class="num wide">{days(behavior.average_days_to_pay)}</td>
        <td class="num wide">{days(behavior.average_days_late)}</td>
        <td class="num wide">{behavior.max_days_late.map_or_else(dash, format::whole_days)}</td>
        <td class="num wide">{if behavior.disputed == 0 { dash() } else { format::count(u64::from(behavior.disputed)) }}</td>
        <td class="num"><MoneyCell amount=overdue currency/></td>
        <td class="num wide"><MoneyCell amount=open currency/></td>
    }
}

fn dash() -> String {
    "\u{2013}".to_owned()
}

fn days(value: Option<Decimal>) -> String {
    value.map_or_else(dash, format::days)
}
