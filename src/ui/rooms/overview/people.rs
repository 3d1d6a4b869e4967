//! Who to call first, and who is late again and again.

use leptos::prelude::*;

use crate::analysis::{CurrencyReport, CustomerRow};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::room::Room;
use crate::ui::state::use_app;
use crate::ui::words;

/// Offenders listed here; the customers room has them all.
const SHOWN: usize = 8;

/// The customers with the most overdue.
#[component]
pub(super) fn CallFirst(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let currency = report.with_value(|report| report.currency);
    let rows = report.with_value(|report| report.call_first.clone());
    let nobody = rows.is_empty();
    let items = rows.into_iter().map(move |row| {
        let oldest = row.oldest_days_past_due.map_or_else(String::new, |days| {
            format!("oldest {} past due", format::counted_days(days))
        });
        view! { <Person row note=oldest currency/> }
    });
    view! {
        <section class="card" aria-labelledby="call-first">
            <h2 class="card__title" id="call-first">"Who to call first"</h2>
            {nobody.then(|| view! { <p class="quiet">"Nobody: nothing is overdue."</p> })}
            <ol class="people" data-testid="call-first">{items.collect_view()}</ol>
        </section>
    }
}

/// The repeat offenders, with the counts that make them so.
#[component]
pub(super) fn Offenders(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let state = use_app();
    let late_days = state.config.with_untracked(|config| config.offender.late_days);
    let currency = report.with_value(|report| report.currency);
    let count = report.with_value(|report| report.offender_count);
    let rows = report
        .with_value(|report| report.offenders.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let items = rows.into_iter().map(move |row| {
        let note =
            row.offender.map_or_else(String::new, |e| words::evidence(&e, late_days, currency));
        view! { <Person row note currency/> }
    });
    view! {
        <section class="card" aria-labelledby="offenders" data-testid="offenders" data-count=count.to_string()>
            <h2 class="card__title" id="offenders">
                {if count == 0 { "Repeat offenders".to_owned() } else { format!("Repeat offenders: {}", format::count(u64::from(count))) }}
            </h2>
            {(count == 0).then(|| view! {
                <p class="quiet">{format!("Nobody is regularly more than {late_days} days late.")}</p>
            })}
            <ol class="people">{items.collect_view()}</ol>
            {(count as usize > SHOWN).then(|| view! {
                <button class="link-button" type="button" on:click=move |_| state.go(Room::Customers)>
                    "Show all customers"
                </button>
            })}
        </section>
    }
}

#[component]
fn Person(row: CustomerRow, note: String, currency: Currency) -> impl IntoView {
    let state = use_app();
    let name = row.name.clone();
    let amount = format::money_with_code(row.overdue.amount, currency);
    let shown = name.clone();
    let show = move |_| state.open_customer(row.account, name.clone());
    view! {
        <li class="people__item">
            <button class="person" type="button" on:click=show>
                <span class="person__name">{shown}</span>
                <span class="person__amount">{amount}</span>
                <span class="person__note">{note}</span>
                <span class="person__unit">"overdue"</span>
            </button>
        </li>
    }
}
