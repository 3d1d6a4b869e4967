//! How long a customer takes, whether that changes, its index and when it runs its payments.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::analysis::Metric;
use crate::analysis::payment_index::MIN_INVOICES;
use crate::analysis::profile::{CustomerProfile, FORGIVEN_BY, STRIKE_DAYS};
use crate::present::chart::days_to_pay_bars;
use crate::present::format;
use crate::ui::customer_words as said;
use crate::ui::widgets::Picture;

fn value(metric: &Metric, show: fn(Decimal) -> String) -> String {
    match (metric.value, metric.undefined) {
        (Some(value), _) => show(value),
        (None, Some(reason)) => format!("not known: {}", reason.reason()),
        (None, None) => "not known".to_owned(),
    }
}

/// The figures.
#[component]
pub(super) fn Behavior(profile: StoredValue<CustomerProfile>) -> impl IntoView {
    let (spreads, index, facts) = profile.with_value(|p| {
        let spread = |name, s: &crate::analysis::spread::Spread| {
            let cells = [&s.mean, &s.median, &s.p90]
                .map(|m| m.value.map_or_else(|| "\u{2013}".to_owned(), format::days));
            (name, s.count, cells)
        };
        let spreads = [spread("Days to pay", &p.days_to_pay), spread("Days late", &p.days_late)];
        let facts = vec![
            ("Getting slower?", said::trend(&p.trend)),
            ("Days to pay, weighted by amount", value(&p.weighted_days_to_pay, format::days)),
            ("Paid late", value(&p.late_share, format::percent)),
            ("Ran far past due, of what fell due", value(&p.far_late_share, format::percent)),
            ("The same by value", value(&p.far_late_value_share, format::percent)),
            ("Strikes", format::count(u64::from(p.strikes))),
            ("Pay runs", said::pay_runs(&p.pay_runs)),
        ];
        (spreads, (value(&p.index, format::days), p.index.value), facts)
    });
    let rows = spreads.map(|(name, count, [mean, median, p90])| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{mean}</td>
                <td class="num">{median}</td>
                <td class="num">{p90}</td>
                <td class="num quiet">{format::count(u64::from(count))}</td>
            </tr>
        }
    });
    let facts = facts.into_iter().map(|(name, value)| {
        view! { <div class="facts__row"><dt>{name}</dt><dd>{value}</dd></div> }
    });
    let exact = index.1.map(|value| value.to_string()).unwrap_or_default();
    view! {
        <h3 class="profile__title">"How they pay"</h3>
        <table class="table table--plain">
            <caption class="visually-hidden">"Days to pay and days late of paid invoices"</caption>
            <thead>
                <tr>
                    <th scope="col">"Paid invoices"</th>
                    <th scope="col" class="num">"Mean"</th>
                    <th scope="col" class="num">"Median"</th>
                    <th scope="col" class="num">"9 of 10 within"</th>
                    <th scope="col" class="num">"Invoices"</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </table>
        <dl class="facts facts--wide">
            <div class="facts__row">
                <dt>"Payment index"</dt>
                <dd data-testid="payment-index" data-value=exact>{index.0}</dd>
            </div>
            {facts.collect_view()}
        </dl>
        <Meanings/>
    }
}

/// What is not plain by itself.
#[component]
fn Meanings() -> impl IntoView {
    view! {
        <details class="twin">
            <summary>"What the index and the strikes mean"</summary>
            <p class="prose">
                {format!("100 is a month early, 90 is 20 days early, 80 on the day, 70 two weeks late (15 days), 60 is 22, 50 is 30, 40 is 60, 30 is 90 and 20 is 120 days late. The scale is the published key of D&B\u{2019}s PAYDEX score, weighted by amount; yet this is no PAYDEX score, for it rests on your invoices alone. It takes {MIN_INVOICES} invoices; those open and overdue count too.")}
            </p>
            <p class="prose">
                {format!("An invoice more than {STRIKE_DAYS} days late is a strike; {FORGIVEN_BY} in a row paid on time take one away.")}
            </p>
        </details>
    }
}

/// Drawn this wide, the picture scales with the sheet.
const PICTURE_WIDTH: f64 = 920.0;

/// How often payment took how many days: the picture and its table twin.
#[component]
pub(super) fn Distribution(profile: StoredValue<CustomerProfile>) -> impl IntoView {
    let bins = profile.with_value(|p| p.bins.clone());
    let any = bins.iter().any(|bin| bin.count > 0);
    let rows = said::bin_rows(&bins).into_iter().map(|(days, count)| {
        view! { <tr><th scope="row">{days}</th><td class="num">{count}</td></tr> }
    });
    let rows = rows.collect_view();
    let draw = move |width| days_to_pay_bars(&bins, width);
    any.then(|| view! {
        <h3 class="profile__title">"Days to pay, by how often"</h3>
        <Picture draw width=PICTURE_WIDTH testid="chart-customer-days" name="customer-days-to-pay"/>
        <details class="twin">
            <summary>"As a table"</summary>
            <table class="table table--plain" data-testid="days-to-pay-bins">
                <caption class="visually-hidden">"How many invoices took how many days to pay"</caption>
                <thead><tr><th scope="col">"Days"</th><th scope="col" class="num">"Invoices"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    })
}
