//! The state of things in one sentence; every amount in it opens its documents.

use leptos::prelude::*;

use crate::analysis::{AgeBasis, CurrencyReport, DocumentSet};
use crate::domain::Amount;
use crate::present::format;
use crate::ui::behind;
use crate::ui::state::{Behind, use_app};

/// The sentence.
#[component]
pub(super) fn Verdict(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let opening = report.with_value(opening);
    let late = report.with_value(late);
    let oldest = oldest_clause(report);
    let wait = report.with_value(wait);
    view! {
        <header class="verdict">
            <h1 class="verdict__sentence" tabindex="-1">{opening} {late} {oldest} "."</h1>
            {wait.map(|text| view! { <p class="verdict__wait">{text}</p> })}
        </header>
    }
}

fn opening(report: &CurrencyReport) -> AnyView {
    let currency = report.currency;
    if report.open.amount.is_zero() {
        return view! { "Nothing is open" }.into_any();
    }
    let words = if report.open.amount.is_negative() {
        " is open, in your customers\u{2019} favor"
    } else {
        " is open"
    };
    let behind = behind::of_currency("Open", "", currency, DocumentSet::Open);
    view! { <Said text=format::money_with_code(report.open.amount, currency) behind/> {words} }
        .into_any()
}

fn late(report: &CurrencyReport) -> Option<AnyView> {
    if report.open.amount.is_zero() {
        return None;
    }
    if !report.overdue.amount.is_positive() {
        return Some(view! { "; none of it is late" }.into_any());
    }
    let behind = behind::of_currency("Overdue", "", report.currency, DocumentSet::Overdue);
    if report.overdue.amount == report.open.amount {
        return Some(view! { "; all of it is late" }.into_any());
    }
    let text = format::money(report.overdue.amount, report.currency);
    Some(view! { "; " <Said text behind/> " of it is late" }.into_any())
}

/// The last dated bucket in words, where aging counts from the due date.
fn oldest_clause(report: StoredValue<CurrencyReport>) -> Option<AnyView> {
    let state = use_app();
    let (bucket, index) = state.analysis.with_untracked(|analysis| {
        let analysis = analysis.as_ref().filter(|a| a.config.basis == AgeBasis::DueDate)?;
        let index = analysis.buckets.len().checked_sub(2)?;
        analysis.buckets.get(index).cloned().map(|bucket| (bucket, index))
    })?;
    let days = bucket.from?.saturating_sub(1);
    report.with_value(|report| {
        let amount =
            report.buckets.get(index).map(|figure| figure.amount).filter(|a| worth_saying(*a))?;
        if amount == report.overdue.amount {
            return Some(view! { {format!(", all by more than {days} days")} }.into_any());
        }
        let behind = behind::of_bucket(report, &bucket, index);
        let text = format::money(amount, report.currency);
        Some(view! { ", " <Said text behind/> {format!(" by more than {days} days")} }.into_any())
    })
}

fn worth_saying(amount: Amount) -> bool {
    amount.is_positive()
}

fn wait(report: &CurrencyReport) -> Option<String> {
    let whole = |value| format::decimal(value, 0);
    let kpis = &report.kpis;
    match (kpis.dso_simple_90.value, kpis.best_possible_dso.value, kpis.average_days_to_pay.value) {
        (Some(dso), Some(best), _) if best < dso => Some(format!(
            "You wait {} days for your money; {} would be possible if everyone paid on time.",
            whole(dso),
            whole(best)
        )),
        (Some(dso), _, _) => Some(format!("You wait {} days for your money.", whole(dso))),
        (None, _, Some(days)) => Some(format!("Invoices took {} days to be paid.", whole(days))),
        (None, _, None) => None,
    }
}

/// A figure within a sentence.
#[component]
fn Said(text: String, behind: Behind) -> impl IntoView {
    let state = use_app();
    view! {
        <button class="said" type="button" on:click=move |_| state.open_documents(behind.clone())>
            {text}
        </button>
    }
}
