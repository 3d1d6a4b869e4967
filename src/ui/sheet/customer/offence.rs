//! Why a customer is a repeat offender, with the invoices, and what is recommended.

use leptos::prelude::*;

use crate::analysis::DocumentSet;
use crate::analysis::profile::{CustomerProfile, LateInvoice};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::behind;
use crate::ui::customer_words as said;
use crate::ui::state::use_app;
use crate::ui::widgets::MoneyCell;
use crate::ui::words;

/// The evidence; nothing when no invoice ran far past due.
#[component]
pub(super) fn Offence(profile: StoredValue<CustomerProfile>) -> impl IntoView {
    let state = use_app();
    let late_days = state.config.with_untracked(|config| config.offender.late_days);
    let (evidence, list, count, currency, row) = profile.with_value(|p| {
        (p.row.offender, p.far_late.clone(), p.far_late_count, p.currency, p.row.clone())
    });
    if count == 0 {
        return None;
    }
    let told = evidence.map_or_else(
        || {
            format!(
                "{} ran past {late_days} days. That is no habit by your rule.",
                format::counted(u64::from(count), "invoice", "invoices")
            )
        },
        |e| format!("{}. {}", words::evidence(&e, late_days, currency), said::why(&e, currency)),
    );
    let advice = evidence.map(|e| {
        view! { <p class="prose" data-testid="advice"><b>{said::advice(e.advice)}</b></p> }
    });
    let behind = behind::of_customer(&row, currency, DocumentSet::OffenderLate, "far past due");
    let all = move |_| state.open_documents(behind.clone());
    let rows = list.into_iter().map(|invoice| view! { <Row invoice currency/> });
    let rows = rows.collect_view();
    Some(view! {
        <section class="offence" data-testid="offence">
            <h3 class="profile__title">
                {if evidence.is_some() { "Repeat offender" } else { "Far past due, not a habit" }}
            </h3>
            <p class="prose">{told}</p>
            {advice}
            <details class="twin">
                <summary>"The invoices"</summary>
                <table class="table table--plain">
                    <caption class="visually-hidden">"Invoices that ran far past due, the most expensive first"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Invoice"</th>
                            <th scope="col" class="date wide">"Due"</th>
                            <th scope="col" class="num">"Days past due"</th>
                            <th scope="col" class="num">"Billed"</th>
                            <th scope="col" class="num">"Open"</th>
                            <th scope="col" class="num wide">"Amount \u{d7} days"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <button class="link-button" type="button" on:click=all>"Show them as documents"</button>
            </details>
        </section>
    })
}

#[component]
fn Row(invoice: LateInvoice, currency: Currency) -> impl IntoView {
    let state = use_app();
    let LateInvoice { document, number, due, days, total, open, amount_days } = invoice;
    let shown = number.clone();
    let source = move |_| state.open_source(document, number.clone(), None);
    view! {
        <tr>
            <th scope="row"><button class="link-button" type="button" on:click=source>{shown}</button></th>
            <td class="date wide">{format::date_or_dash(due)}</td>
            <td class="num">{format::whole_days(days)}</td>
            <td class="num"><MoneyCell amount=total currency/></td>
            <td class="num"><MoneyCell amount=open currency/></td>
            <td class="num wide">{format::plain(amount_days.round())}</td>
        </tr>
    }
}
