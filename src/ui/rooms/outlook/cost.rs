//! What late payment costs at a rate the user types.

use leptos::prelude::*;

use crate::analysis::late_cost::LateCost;
use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{MoneyCell, PercentBlank};

/// The card of the cost.
#[component]
pub(super) fn Cost() -> impl IntoView {
    let state = use_app();
    let value = Signal::derive(move || state.assumptions.with(|a| a.late_rate_pct));
    let on_change = Callback::new(move |rate| {
        state.assumptions.update(|assumptions| assumptions.late_rate_pct = rate);
    });
    let shown = Memo::new(move |_| {
        state.outlook.with(|outlook| outlook.as_ref().map(|o| (o.currency, o.late_cost.clone())))
    });
    let exact = move || {
        let cost = shown.with(|shown| shown.as_ref().and_then(|(_, cost)| cost.cost));
        cost.map(|cost| cost.to_string()).unwrap_or_default()
    };
    view! {
        <section class="card" aria-labelledby="late-cost-title" data-testid="late-cost" data-value=exact>
            <h2 class="card__title" id="late-cost-title">"What late payment costs"</h2>
            <p class="rule__sentence">
                "Money costs us "
                <PercentBlank label="Yearly rate in percent" testid="late-rate" value on_change/>
                " % a year."
            </p>
            {move || shown.get().map(|(currency, cost)| view! { <Told currency cost/> })}
        </section>
    }
}

#[component]
fn Told(currency: Currency, cost: LateCost) -> impl IntoView {
    let state = use_app();
    let words = words(&cost, currency);
    let rows = cost.customers.into_iter().map(|customer| {
        let (account, name) = (customer.account, customer.customer.clone());
        let open = move |_| state.open_customer(account, name.clone());
        let shown = customer.customer;
        view! {
            <tr>
                <th scope="row"><button class="link-button" type="button" on:click=open>{shown}</button></th>
                <td class="num">{format::plain(customer.amount_days.round())}</td>
                <td class="num">{customer.cost.map(|amount| view! { <MoneyCell amount currency/> })}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <p class="prose">{words}</p>
        <details class="twin">
            <summary>"Who costs most"</summary>
            <table class="table table--plain">
                <caption class="visually-hidden">"Customers whose late payment costs most"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Customer"</th>
                        <th scope="col" class="num">"Amount \u{d7} days"</th>
                        <th scope="col" class="num">"Cost"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

fn words(cost: &LateCost, currency: Currency) -> String {
    let money = |amount| format::money_with_code(amount, currency);
    let average = format!(
        "On an average day of the last {} days {} was past due.",
        cost.window_days,
        money(cost.average_overdue)
    );
    match (cost.cost, cost.per_day) {
        (Some(all), Some(day)) => format!(
            "{average} That cost {}; what is overdue now ({}) costs {} a day. Simple interest on 365 days.",
            money(all),
            money(cost.overdue_now),
            money(day)
        ),
        _ => format!("{average} Type a rate to see what that cost."),
    }
}
