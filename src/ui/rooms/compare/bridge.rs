//! From the old open balance to the new one, step by step; every step opens to its documents.

use leptos::prelude::*;

use super::delta::Delta;
use crate::analysis::Figure;
use crate::analysis::compare::{BridgeStep, Change, ComparisonReport, CurrencyComparison};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::MoneyCell;

/// The bridge of the currency looked at.
#[component]
pub(super) fn Bridge() -> impl IntoView {
    let state = use_app();
    let shown = Memo::new(move |_| {
        let wanted = state.compared_currency()?;
        state.compare.report.with(|report| {
            let report = report.as_ref()?;
            let own = report.currencies.iter().find(|own| own.currency == wanted)?;
            Some((report.clone(), own.clone()))
        })
    });
    move || {
        shown.get().map(|(report, own)| {
            view! {
                <Currencies report=report.clone() chosen=own.currency/>
                <Card report own/>
            }
        })
    }
}

/// One button per currency; nothing where there is one only.
#[component]
fn Currencies(report: ComparisonReport, chosen: Currency) -> impl IntoView {
    let state = use_app();
    (report.currencies.len() > 1).then(|| {
        let buttons = report.currencies.iter().map(|own| {
            let currency = own.currency;
            let choose = move |_| {
                state.compare.opened.set(None);
                state.compare.currency.set(Some(currency));
            };
            view! {
                <button
                    class="button"
                    type="button"
                    data-currency=currency.code().to_owned()
                    aria-pressed=(currency == chosen).to_string()
                    on:click=choose
                >
                    {format::currency_name(currency)}
                </button>
            }
        });
        view! {
            <div class="actions" role="group" aria-label="Currency" data-testid="compare-currency">
                {buttons.collect_view()}
            </div>
        }
    })
}

#[component]
fn Card(report: ComparisonReport, own: CurrencyComparison) -> impl IntoView {
    let currency = own.currency;
    let [before, after] = [report.before.as_of, report.after.as_of].map(format::date);
    let steps = own.steps.iter().filter(|step| step.count > 0).copied();
    let steps = steps.map(|step| view! { <Step step currency/> }).collect_view();
    let notes = notes(&report, &own);
    let lead = lead(&own);
    view! {
        <section class="card" aria-labelledby="bridge-title">
            <h2 class="card__title" id="bridge-title">"From then to now"</h2>
            <p class="prose" data-testid="compare-lead">{lead}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="From then to now, scrolls sideways">
                <table class="table table--plain" data-testid="bridge" data-currency=currency.code().to_owned()>
                    <caption class="visually-hidden">"The steps from the old open balance to the new one"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Step"</th>
                            <th scope="col" class="num">"Documents"</th>
                            <th scope="col" class="num">"Amount"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <End name=format!("Open on {before}") figure=own.open_before currency testid="bridge-before"/>
                        {steps}
                        <End name=format!("Open on {after}") figure=own.open_after currency testid="bridge-after"/>
                    </tbody>
                </table>
            </div>
            <Beside own/>
            {notes.into_iter().map(|note| view! { <p class="prose quiet">{note}</p> }).collect_view()}
        </section>
    }
}

fn lead(own: &CurrencyComparison) -> String {
    let by = own.open_after.amount - own.open_before.amount;
    let money = |amount| format::money_with_code(amount, own.currency);
    let how = if by.is_zero() {
        "as much as before".to_owned()
    } else if by.is_positive() {
        format!("{} more than before", money(by))
    } else {
        format!("{} less than before", money(by.abs()))
    };
    format!(
        "{} is open, {how}. Overdue went from {} to {}.",
        money(own.open_after.amount),
        money(own.overdue_before.amount),
        money(own.overdue_after.amount),
    )
}

#[component]
fn End(name: String, figure: Figure, currency: Currency, testid: &'static str) -> impl IntoView {
    view! {
        <tr class="compare__end">
            <th scope="row">{name}</th>
            <td class="num">{format::count(u64::from(figure.count))}</td>
            <td class="num strong" data-testid=testid data-value=figure.amount.to_string()>
                <MoneyCell amount=figure.amount currency/>
            </td>
        </tr>
    }
}

#[component]
fn Step(step: BridgeStep, currency: Currency) -> impl IntoView {
    view! {
        <tr data-testid=format!("bridge-{}", step.change.key()) data-value=step.amount.to_string() data-count=step.count.to_string()>
            <th scope="row"><Open change=step.change/></th>
            <td class="num">{format::count(u64::from(step.count))}</td>
            <td class="num"><Delta amount=step.amount currency/></td>
        </tr>
    }
}

/// The name of a list; opens it.
#[component]
fn Open(change: Change) -> impl IntoView {
    let state = use_app();
    let opened = state.compare.opened;
    let is_open = move || (opened.get() == Some(change)).to_string();
    let open = move |_| {
        opened.update(|own| *own = if *own == Some(change) { None } else { Some(change) });
    };
    view! {
        <button
            class="link-button"
            type="button"
            data-testid=format!("open-{}", change.key())
            aria-expanded=is_open
            on:click=open
        >
            {change.words()}
        </button>
    }
}

/// What changes no total: dates that changed, documents as before, documents settled outside.
#[component]
fn Beside(own: CurrencyComparison) -> impl IntoView {
    let documents = |count: u32| format::counted(u64::from(count), "document", "documents");
    let outside = own.settled_before.saturating_add(own.settled_after);
    view! {
        <dl class="facts">
            {(own.re_dated > 0).then(|| view! {
                <div class="facts__row">
                    <dt><Open change=Change::ReDated/></dt>
                    <dd class="num" data-testid="compare-re-dated" data-value=own.re_dated.to_string()>{documents(own.re_dated)}</dd>
                </div>
            })}
            <div class="facts__row">
                <dt>"Unchanged"</dt>
                <dd class="num" data-testid="compare-unchanged" data-value=own.unchanged.to_string()>{documents(own.unchanged)}</dd>
            </div>
            {(outside > 0).then(|| view! {
                <div class="facts__row">
                    <dt>"Settled, and in one of the files only"</dt>
                    <dd class="num">{documents(outside)}</dd>
                </div>
            })}
        </dl>
    }
}

/// What the files cannot tell.
fn notes(report: &ComparisonReport, own: &CurrencyComparison) -> Vec<String> {
    let mut notes = Vec::new();
    let count = |change| own.steps.iter().find(|s| s.change == change).map_or(0, |s| s.count);
    if count(Change::Vanished) > 0 {
        let why = if report.after.has_history {
            "The later file lists paid invoices too, so one that is missing was more likely removed"
        } else {
            "The later file lists open items only, so what was paid is simply not in it any more"
        };
        notes.push(format!("Vanished means paid or removed; the file cannot tell which. {why}."));
        let left_out = report.after.left_out.iter();
        let reasons: Vec<String> = left_out
            .map(|(why, rows)| {
                let why = why.trim_end_matches('.');
                format!("{} ({why})", format::counted(*rows, "row", "rows"))
            })
            .collect();
        if !reasons.is_empty() {
            notes.push(format!(
                "Vanished invoices may be among the rows of the later file that were left out: {}.",
                reasons.join(", ")
            ));
        }
    }
    if report.before.unnumbered + report.after.unnumbered > 0 {
        notes.push(
            "Documents without a number cannot be followed one by one; they stand in the steps that are not matched."
                .to_owned(),
        );
    }
    notes
}
