//! The weekly cash forecast: one sentence, the picture, its table twin and what is not in it.

use leptos::prelude::*;

use crate::analysis::forecast::{Forecast, WEEKS, Week};
use crate::domain::Currency;
use crate::present::chart::forecast_bars;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{MoneyCell, Picture};

/// Drawn this wide, it scales with its card.
const PICTURE_WIDTH: f64 = 1120.0;

/// The forecast card.
#[component]
pub(super) fn Cash() -> impl IntoView {
    let state = use_app();
    let shown = Memo::new(move |_| {
        state.outlook.with(|outlook| outlook.as_ref().map(|o| (o.currency, o.forecast.clone())))
    });
    move || shown.get().map(|(currency, forecast)| view! { <Card currency forecast/> })
}

#[component]
fn Card(currency: Currency, forecast: Forecast) -> impl IntoView {
    let expected = forecast.expected;
    let lead = lead(&forecast, currency);
    let known = forecast.undefined.is_none();
    let weeks = StoredValue::new(forecast.weeks.clone());
    let draw = move |width| weeks.with_value(|weeks| forecast_bars(weeks, currency, width));
    let rows = forecast.weeks.iter().cloned().map(|week| view! { <Row week currency/> });
    let rows = rows.collect_view();
    view! {
        <section
            class="card"
            aria-labelledby="forecast-title"
            data-testid="forecast"
            data-currency=currency.code().to_owned()
            data-value=expected.to_string()
        >
            <h2 class="card__title" id="forecast-title">{format!("Cash in the next {WEEKS} weeks")}</h2>
            <p class="prose">{lead}</p>
            {known.then(|| view! {
                <Picture draw width=PICTURE_WIDTH testid="chart-forecast" name="cash-forecast"/>
                <p class="quiet">"The line is the amount expected; in eight weeks of ten what comes should lie within the bar."</p>
            })}
            <details class="twin">
                <summary>"As a table"</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Cash by week, scrolls sideways">
                    <table class="table table--plain" data-testid="forecast-table">
                        <caption class="visually-hidden">"Cash by week: falls due, expected, at least and at most"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Week"</th>
                                <th scope="col" class="num">"Falls due"</th>
                                <th scope="col" class="num">"Expected"</th>
                                <th scope="col" class="num">"At least"</th>
                                <th scope="col" class="num">"At most"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
            <Parts forecast currency/>
        </section>
    }
}

fn lead(forecast: &Forecast, currency: Currency) -> String {
    if let Some(reason) = forecast.undefined {
        return format!(
            "There is no forecast: {}. The table says what falls due when.",
            reason.reason()
        );
    }
    let from = if forecast.from_due_date { "due date" } else { "invoice date" };
    format!(
        "Of {} open, {} is likely to come in the next {WEEKS} weeks. It rests on {}, counted from the {from}; {} by their own history, {} by that of all.",
        format::money_with_code(forecast.open.amount, currency),
        format::money_with_code(forecast.expected, currency),
        format::counted(u64::from(forecast.paid), "paid invoice", "paid invoices"),
        format::counted(u64::from(forecast.own_curves), "customer", "customers"),
        format::count(u64::from(forecast.pooled)),
    )
}

#[component]
fn Row(week: Week, currency: Currency) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{format!("{} to {}", format::date(week.from), format::date(week.to))}</th>
            <td class="num"><MoneyCell amount=week.due currency/></td>
            <td class="num strong"><MoneyCell amount=week.expected currency/></td>
            <td class="num"><MoneyCell amount=week.low currency/></td>
            <td class="num"><MoneyCell amount=week.high currency/></td>
        </tr>
    }
}

/// Where the rest of the open balance is: the parts add up to it.
#[component]
fn Parts(forecast: Forecast, currency: Currency) -> impl IntoView {
    let parts = [
        ("Expected in these weeks", forecast.expected),
        ("Later, or never", forecast.later),
        (
            "Nothing can be said: open longer than any paid invoice, or without a date",
            forecast.without.amount,
        ),
        ("Disputed: in no week", forecast.disputed.amount),
        ("Open credits: in no week", forecast.credits.amount),
        ("Open in all", forecast.open.amount),
    ];
    let rows = parts.map(|(name, amount)| {
        view! {
            <div class="facts__row">
                <dt>{name}</dt>
                <dd class="num">{format::money_with_code(amount, currency)}</dd>
            </div>
        }
    });
    view! { <dl class="facts" data-testid="forecast-parts">{rows.into_iter().collect_view()}</dl> }
}
