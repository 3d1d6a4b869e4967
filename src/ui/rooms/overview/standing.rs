//! As of when, how history was known, and what is missing from the file.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::analysis::{CurrencyReport, DocumentSet};
use crate::present::format;
use crate::ui::behind;
use crate::ui::state::use_app;
use crate::ui::words;

/// An export older than this many days is called old.
const STALE_DAYS: i64 = 14;

/// The line under the sentence.
#[component]
pub(super) fn Standing(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let state = use_app();
    let line = state.analysis.with_untracked(|analysis| {
        analysis.as_ref().map(|a| (format::date(a.config.as_of), words::history(a.history)))
    });
    let latest = state.book.with_untracked(|import| import.as_ref().and_then(|i| i.latest_date));
    let outdated = latest.filter(|latest| {
        state
            .config
            .with_untracked(|c| c.as_of.signed_duration_since(*latest).num_days() > STALE_DAYS)
    });
    let no_payments =
        state.book.with_untracked(|import| import.as_ref().is_some_and(|i| !i.has_paid_dates));
    view! {
        <p class="standing">
            {line.map(|(date, history)| view! {
                <span>{format!("As of {date}")}</span>
                <span data-testid="history-label">{history}</span>
            })}
            <NotYet report/>
        </p>
        {outdated.map(|latest| view! { <Stale latest/> })}
        {no_payments.then(|| view! {
            <p class="hint">
                "This file has no payment dates, so how late paid invoices were is not known. Export paid invoices with their payment date to see it."
            </p>
        })}
    }
}

#[component]
fn Stale(latest: NaiveDate) -> impl IntoView {
    let state = use_app();
    view! {
        <p class="hint">
            {format!("The latest entry in this file is from {}. ", format::date(latest))}
            <button
                class="link-button"
                type="button"
                data-testid="as-of-latest"
                on:click=move |_| state.reconfigure(|config| config.as_of = latest)
            >
                "Show the figures as of that day"
            </button>
        </p>
    }
}

#[component]
fn NotYet(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let state = use_app();
    report.with_value(|report| {
        let currency = report.currency;
        (report.not_yet_issued.count > 0).then(|| {
            let words =
                format!("{} dated later", behind::with_count(report.not_yet_issued, currency));
            let show = move |_| {
                state.open_documents(behind::of_currency(
                    "Dated after the as-of date",
                    "Not in any figure",
                    currency,
                    DocumentSet::NotYetIssued,
                ));
            };
            view! { <button class="link-button" type="button" on:click=show>{words}</button> }
        })
    })
}
