//! The customer month by month, and what is expected to be lost of what it owes.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::analysis::profile::CustomerProfile;
use crate::analysis::provision::Specific;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{MoneyCell, PercentBlank};

/// The last twelve months.
#[component]
pub(super) fn Months(profile: StoredValue<CustomerProfile>) -> impl IntoView {
    let (months, currency) = profile.with_value(|p| (p.months.clone(), p.currency));
    let any = !months.is_empty();
    let rows = months.into_iter().rev().map(|month| {
        view! {
            <tr>
                <th scope="row">{format::month(month.end)}</th>
                <td class="num"><MoneyCell amount=month.billed currency/></td>
                <td class="num"><MoneyCell amount=month.paid currency/></td>
                <td class="num"><MoneyCell amount=month.open currency/></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    any.then(|| view! {
        <h3 class="profile__title">"Month by month"</h3>
        <table class="table table--plain" data-testid="customer-months">
            <caption class="visually-hidden">"Billed, paid and open by month, latest first"</caption>
            <thead>
                <tr>
                    <th scope="col">"Month"</th>
                    <th scope="col" class="num">"Billed"</th>
                    <th scope="col" class="num">"Paid"</th>
                    <th scope="col" class="num">"Open at its end"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    })
}

/// Judges the customer on its own for the provision.
#[component]
pub(super) fn Judged(account: u32) -> impl IntoView {
    let state = use_app();
    let value = Signal::derive(move || {
        state.assumptions.with(|assumptions| {
            assumptions.loss.specific.iter().find(|s| s.account == account).map(|s| s.pct)
        })
    });
    let on_change = Callback::new(move |pct: Option<Decimal>| {
        state.assumptions.update(|assumptions| {
            let specific = &mut assumptions.loss.specific;
            specific.retain(|s| s.account != account);
            specific.extend(pct.map(|pct| Specific { account, pct }));
        });
    });
    view! {
        <h3 class="profile__title">"What may be lost"</h3>
        <p class="rule__sentence">
            "Expected to be lost of what this customer owes: "
            <PercentBlank label="Expected to be lost of what this customer owes, in percent" testid="specific-loss" value on_change/>
            " %."
        </p>
        <p class="quiet">"Empty: the customer stands in the buckets of the provision. Typed: it leaves them for this rate; the two are never added."</p>
    }
}
