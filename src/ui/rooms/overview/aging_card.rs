//! The open balance by lateness: the picture and its table twin.

use leptos::prelude::*;

use crate::analysis::{AgeBasis, Bucket, CurrencyReport, Figure};
use crate::domain::Currency;
use crate::present::chart::{aging_bars, ramp_length};
use crate::present::format;
use crate::ui::behind;
use crate::ui::state::use_app;
use crate::ui::widgets::{MoneyCell, Picture, Swatch};

/// Drawn this wide, it scales with its half of the card.
const PICTURE_WIDTH: f64 = 520.0;

/// The aging of one currency.
#[component]
pub(super) fn AgingCard(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let state = use_app();
    let buckets = state
        .analysis
        .with_untracked(|a| a.as_ref().map(|a| a.buckets.clone()).unwrap_or_default());
    let drawn = buckets.clone();
    let draw = move |width| report.with_value(|report| aging_bars(report, &drawn, width));
    let count = ramp_length(&buckets);
    let (title, head) = match state.config.with_untracked(|config| config.basis) {
        AgeBasis::DueDate => ("Open, by days past due", "Past due"),
        AgeBasis::InvoiceDate => ("Open, by days since the invoice", "Age"),
    };
    let currency = report.with_value(|report| report.currency);
    let figures = report.with_value(|report| report.buckets.clone());
    let open = report.with_value(|report| report.open);
    let rows = buckets
        .into_iter()
        .zip(figures)
        .enumerate()
        .filter(|(_, (bucket, figure))| bucket.is_dated() || figure.count > 0)
        .map(|(index, (bucket, figure))| view! { <BucketRow report bucket figure index count/> });
    view! {
        <section class="card" aria-labelledby="aging-card">
            <h2 class="card__title" id="aging-card">{title}</h2>
            <div class="columns-2 columns-2--joined">
            {(open.count > 0).then(|| view! { <Picture draw width=PICTURE_WIDTH testid="chart-aging" name="aging"/> })}
            <table class="table table--plain" data-currency=currency.code().to_owned()>
                <caption class="visually-hidden">"Open balance by lateness"</caption>
                <thead>
                    <tr>
                        <th scope="col">{head}</th>
                        <th scope="col" class="num">"Documents"</th>
                        <th scope="col" class="num"><Unit currency/></th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">"Open in all"</th>
                        <td class="num">{format::count(u64::from(open.count))}</td>
                        <td class="num"><MoneyCell amount=open.amount currency/></td>
                    </tr>
                </tfoot>
            </table>
            </div>
        </section>
    }
}

#[component]
fn Unit(currency: Currency) -> impl IntoView {
    if currency.is_stated() { currency.code().to_owned() } else { "Amount".to_owned() }
}

#[component]
fn BucketRow(
    report: StoredValue<CurrencyReport>,
    bucket: Bucket,
    figure: Figure,
    index: usize,
    count: usize,
) -> impl IntoView {
    let state = use_app();
    let currency = report.with_value(|report| report.currency);
    let title = bucket.title.clone();
    let show = move |_| {
        state.open_documents(report.with_value(|report| behind::of_bucket(report, &bucket, index)));
    };
    view! {
        <tr>
            <th scope="row">
                <Swatch index count/>
                <button class="link-button" type="button" on:click=show>{title}</button>
            </th>
            <td class="num">{format::count(u64::from(figure.count))}</td>
            <td class="num"><MoneyCell amount=figure.amount currency/></td>
        </tr>
    }
}
