//! The last twelve month-ends: the picture and its table twin.

use leptos::prelude::*;

use crate::analysis::{CurrencyReport, TrendPoint};
use crate::domain::Currency;
use crate::present::chart::trend;
use crate::present::format;
use crate::ui::widgets::{MoneyCell, Picture};

/// Drawn this wide, it scales with its card.
const PICTURE_WIDTH: f64 = 1120.0;

/// The trend of one currency.
#[component]
pub(super) fn TrendCard(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let currency = report.with_value(|report| report.currency);
    let draw = move |width| report.with_value(|report| trend(report, width));
    let points = report.with_value(|report| report.trend.clone());
    let unknown = if points.is_empty() {
        Some("This file lists open items only, so the months before are not in it.")
    } else if points.iter().all(|point| point.open.is_zero()) {
        Some("Nothing was open at any of the last twelve month-ends.")
    } else {
        None
    };
    let known = unknown.is_none();
    let rows = points.into_iter().rev().map(|point| view! { <PointRow point currency/> });
    view! {
        <section class="card" aria-labelledby="trend-card">
            <h2 class="card__title" id="trend-card">"Open and overdue over the last 12 months"</h2>
            {unknown.map(|words| view! { <p class="quiet">{words}</p> })}
            {known.then(|| view! { <Picture draw width=PICTURE_WIDTH testid="chart-trend" name="trend"/> })}
            <details class="twin" hidden=!known>
                <summary>"As a table"</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Trend, scrolls sideways">
                    <table class="table table--plain">
                        <caption class="visually-hidden">"Open, overdue, invoiced and DSO by month"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Date"</th>
                                <th scope="col" class="num">"Open"</th>
                                <th scope="col" class="num">"Overdue"</th>
                                <th scope="col" class="num">"Invoiced"</th>
                                <th scope="col" class="num">"DSO"</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}

#[component]
fn PointRow(point: TrendPoint, currency: Currency) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{format::date(point.date)}</th>
            <td class="num"><MoneyCell amount=point.open currency/></td>
            <td class="num"><MoneyCell amount=point.overdue currency/></td>
            <td class="num"><MoneyCell amount=point.sales currency/></td>
            <td class="num">{point.dso_simple_90.map_or_else(|| "\u{2013}".to_owned(), format::days)}</td>
        </tr>
    }
}
