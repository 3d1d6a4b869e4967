//! Who owes what, how late? Customer by bucket, totals on top and always in view.

mod head;
mod line;

use leptos::prelude::*;

use crate::analysis::{Bucket, CustomerRow};
use crate::domain::Currency;
use crate::protocol::Export;
use crate::ui::state::use_app;
use crate::ui::widgets::{CustomerBar, CustomerMore, customer_key};
use head::Head;
use line::Line;

/// A bucket that has a column, with its place in the report.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    index: usize,
    count: usize,
    bucket: Bucket,
}

/// The aging table.
#[component]
pub(crate) fn Aging() -> impl IntoView {
    let state = use_app();
    let list = state.aging;
    let currency = state.follow_customers(list);
    let columns = Memo::new(move |_| columns());
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Aging"</h1>
            <div class="actions">
                <button class="button" type="button" data-testid="download-csv" on:click=move |_| state.export(Export::AgingCsv)>
                    "Download CSV"
                </button>
                <button class="button" type="button" data-testid="download-json" on:click=move |_| state.export(Export::AnalysisJson { control: state.review.controls() })>
                    "Download JSON"
                </button>
            </div>
        </header>
        <CustomerBar list/>
        {move || currency.get().map(|currency| view! { <Table currency columns=columns.get()/> })}
        <CustomerMore list currency/>
    }
}

/// The buckets that have a column: all dated ones, and the dateless one if anything is in it.
fn columns() -> Vec<Shown> {
    let state = use_app();
    let dateless = state
        .with_currency(|report| report.buckets.last().is_some_and(|f| f.count > 0))
        .unwrap_or(false);
    state.analysis.with(|analysis| {
        let buckets = analysis.as_ref().map(|a| a.buckets.clone()).unwrap_or_default();
        let count = buckets.len();
        buckets
            .into_iter()
            .enumerate()
            .filter(|(i, _)| dateless || *i + 1 < count)
            .map(|(index, bucket)| Shown { index, count, bucket })
            .collect()
    })
}

#[component]
fn Table(currency: Currency, columns: Vec<Shown>) -> impl IntoView {
    let state = use_app();
    let list = state.aging;
    let rows = move || list.page.get().map(|page| page.rows).unwrap_or_default();
    let total = move || {
        list.page.with(|page| page.as_ref().map(|page| page.total.saturating_add(2).to_string()))
    };
    let shown = StoredValue::new(columns);
    view! {
        <div class="table-scroll table-scroll--tall" tabindex="0" role="region" aria-label="Aging by customer">
            <table
                class="table table--aging"
                data-testid="aging-table"
                data-currency=currency.code().to_owned()
                aria-rowcount=total
            >
                <caption class="visually-hidden">"Open balance by customer and lateness"</caption>
                {move || {
                    state.analysis.track();
                    view! { <Head currency columns=shown.get_value()/> }
                }}
                <tbody>
                    <For each=rows key=customer_key let:row>
                        <Row row shown currency/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(row: CustomerRow, shown: StoredValue<Vec<Shown>>, currency: Currency) -> impl IntoView {
    view! { <Line row columns=shown.get_value() currency/> }
}
