//! One measure: its value, its months as a line with a table twin, and the way to what is behind it.

use leptos::prelude::*;

use crate::analysis::measures::{Measure, Unit};
use crate::domain::Currency;
use crate::present::chart::spark;
use crate::present::format;
use crate::ui::behind;
use crate::ui::state::use_app;
use crate::ui::widgets::Drawing;

/// The measure as a card.
#[component]
pub(super) fn Kpi(measure: Measure, currency: Currency) -> impl IntoView {
    let state = use_app();
    let definition = measure.key.definition();
    let metric = &measure.metric;
    let known = metric.value.is_some();
    let raw = metric.value.map(|value| value.to_string()).unwrap_or_default();
    let (value, reason) = behind::value_and_reason(metric, definition.unit, currency);
    let points: Vec<_> = measure.trend.iter().map(|point| (point.date, point.value)).collect();
    let any = points.iter().any(|(_, value)| value.is_some());
    let title = format!("{} over the last twelve months", definition.name);
    let picture = any.then(|| view! { <Drawing drawing=spark(&points, title) class="spark"/> });
    let table = any.then(|| view! { <Months measure=measure.clone() currency/> });
    let shown = StoredValue::new(measure);
    let open = move |_| {
        let days = state.config.with_untracked(|config| config.window_days);
        let behind = shown.with_value(|measure| behind::of_measure(measure, currency, days));
        state.open_documents(behind);
    };
    view! {
        <li class="measure">
            <h3 class="measure__name">{definition.name}</h3>
            <p
                class="measure__value"
                class:measure__value--unknown=!known
                data-testid=format!("kpi-{}", definition.key)
                data-currency=currency.code().to_owned()
                data-value=raw
            >
                {value}
            </p>
            {reason.map(|reason| view! { <p class="measure__reason">{reason}</p> })}
            {picture}
            <div class="measure__ways">
                <button
                    class="link-button"
                    type="button"
                    data-testid="show-me"
                    aria-label=format!("Show me: {}", definition.name)
                    on:click=open
                >
                    "Show me"
                </button>
                {table}
            </div>
        </li>
    }
}

/// The months as a table.
#[component]
fn Months(measure: Measure, currency: Currency) -> impl IntoView {
    let definition = measure.key.definition();
    let of = if measure.key.is_of_payments() { "Paid in the month to" } else { "At the end of" };
    let rows = measure.trend.into_iter().rev().map(|point| {
        let value = match (point.value, point.undefined) {
            (Some(value), _) => format::in_unit(value, definition.unit, currency),
            (None, Some(reason)) => reason.reason().to_owned(),
            (None, None) => "not known".to_owned(),
        };
        let is_number = point.value.is_some();
        view! {
            <tr>
                <th scope="row">{format::date(point.date)}</th>
                <td class:num=is_number class:quiet=!is_number>{value}</td>
            </tr>
        }
    });
    let unit = match definition.unit {
        Unit::Days => "Days",
        Unit::Share => "Share",
        Unit::Times => "Times",
        Unit::Points => "Points",
        Unit::Money => "Amount",
    };
    view! {
        <details class="twin">
            <summary>"Months"</summary>
            <table class="table table--plain">
                <caption class="visually-hidden">{format!("{} by month", definition.name)}</caption>
                <thead>
                    <tr><th scope="col">{of}</th><th scope="col" class="num">{unit}</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
}
