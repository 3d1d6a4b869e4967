//! The tie-out: rows read and amounts read, all accounted for; beside them the totals that the file
//! states itself and what the user's ledger says.

use leptos::prelude::*;

use super::ledger_total::LedgerTotals;
use super::stated_totals::StatedTotals;
use crate::import::{ControlTotal, ImportReport, LeftOut};
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::words;

/// Rows and control totals.
#[component]
pub(super) fn Control() -> impl IntoView {
    let state = use_app();
    let tables = move || state.import.with(|import| import.as_ref().map(|i| (rows(i), sums(i))));
    let there = Memo::new(move |_| state.import.with(Option::is_some));
    view! {
        <Show when=move || there.get()>
            <section class="card tie" aria-labelledby="control-rows">
                <h2 class="card__title" id="control-rows">"Everything is accounted for"</h2>
                {tables}
                <LedgerTotals/>
                <StatedTotals/>
            </section>
        </Show>
    }
}

fn rows(import: &ImportReport) -> impl IntoView + use<> {
    let ties = import.rows_read == import.rows_used.saturating_add(import.rows_left_out());
    let reasons = import.left_out.iter().map(reason).collect_view();
    let none = import.left_out.is_empty();
    let read = format::counted(import.rows_read, "row", "rows");
    let (used, left_out) = (format::count(import.rows_used), format::count(import.rows_left_out()));
    view! {
        <p class="equation" data-testid="tie-out-rows">
            <span class="equation__term"><b>{read}</b>" read"</span>
            <span class="equation__sign">"="</span>
            <span class="equation__term"><b>{used}</b>" used"</span>
            <span class="equation__sign">"+"</span>
            <span class="equation__term"><b>{left_out}</b>" left out"</span>
        </p>
        {(!ties).then(|| view! { <p class="wrong">"These do not add up. Please do not rely on the figures."</p> })}
        {if none {
            view! { <p class="quiet">"Nothing was left out."</p> }.into_any()
        } else {
            view! { <ul class="reasons">{reasons}</ul> }.into_any()
        }}
    }
}

fn reason(left_out: &LeftOut) -> impl IntoView + use<> {
    let amounts: Vec<String> =
        left_out.amounts.iter().map(|m| format::money_with_code(m.amount, m.currency)).collect();
    let rows = format::counted(left_out.rows, "row", "rows");
    let sum = (!amounts.is_empty())
        .then(|| view! { <span class="reasons__sum">{amounts.join(", ")}</span> });
    view! {
        <li class="reasons__item">
            <span class="reasons__rows">{rows}</span>
            <span class="reasons__why">{format::sentence_case(words::finding(left_out.code))}</span>
            {sum}
        </li>
    }
}

fn sums(import: &ImportReport) -> Option<impl IntoView + use<>> {
    let lines = import.control.iter().map(line).collect_view();
    (!import.control.is_empty()).then(|| {
        view! {
            <div class="table-scroll tie__sums" tabindex="0" role="region" aria-label="Control totals">
                <table class="table table--plain" data-testid="control-totals">
                    <caption class="visually-hidden">"Control totals per currency"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Amounts"</th>
                            <th scope="col" class="num">"Used"</th>
                            <th scope="col" class="num">"Left out"</th>
                            <th scope="col" class="num">"In the file"</th>
                            <th scope="col">"Adds up"</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        }
    })
}

fn line(total: &ControlTotal) -> impl IntoView + use<> {
    let currency = total.currency;
    let ties = total.used + total.left_out == total.file;
    view! {
        <tr data-currency=currency.code().to_owned()>
            <th scope="row">{format::currency_name(currency)}</th>
            <td class="num">{format::money(total.used, currency)}</td>
            <td class="num">{format::money(total.left_out, currency)}</td>
            <td class="num">{format::money(total.file, currency)}</td>
            <td>{if ties { view! { "Yes" }.into_any() } else { view! { <b class="wrong">"No"</b> }.into_any() }}</td>
        </tr>
    }
}
