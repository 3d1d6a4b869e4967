//! Who owes what, how late? Customer by bucket, totals on top and always in view.

mod converted;
mod groups;
mod head;
mod line;

use leptos::prelude::*;

use crate::analysis::{Bucket, DocumentSet, GroupBy};
use crate::domain::Currency;
use crate::present::chart::ramp_length;
use crate::protocol::{CustomerColumns, Export};
use crate::ui::behind;
use crate::ui::state::use_app;
use crate::ui::widgets::{CustomerBar, VirtualTable, customer_key, customer_rows};
use converted::ConvertedTotals;
use groups::{GroupPicker, GroupTable};
use head::Head;
use line::Cells;

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
    let currency = Memo::new(move |_| state.current_currency());
    let columns = Memo::new(move |_| columns());
    let by = Memo::new(move |_| state.config.with(|config| config.group_by));
    view! {
        <header class="room-head">
            <h1 class="room-head__title" tabindex="-1">"Aging"</h1>
            <div class="actions">
                <button class="button" type="button" data-testid="download-csv" on:click=move |_| state.export(Export::AgingCsv)>
                    "Download CSV"
                </button>
                <button class="button" type="button" data-testid="download-json" on:click=move |_| state.export_json()>
                    "Download JSON"
                </button>
            </div>
        </header>
        <div class="list-bar"><GroupPicker/></div>
        {move || match by.get() {
            GroupBy::Customer => view! {
                <CustomerBar list/>
                {move || currency.get().map(|currency| view! { <Table currency columns=columns.get()/> })}
            }.into_any(),
            by @ (GroupBy::Currency | GroupBy::Attribute(_)) => view! {
                {move || currency.get().map(|currency| view! { <GroupTable currency by columns=columns.get()/> })}
            }.into_any(),
        }}
        <Beside/>
        <ConvertedTotals/>
    }
}

/// What stands beside the balance: paid later than the as-of date.
#[component]
fn Beside() -> impl IntoView {
    let state = use_app();
    let later = move || state.with_currency(|report| (report.currency, report.post_dated));
    move || {
        let (currency, figure) = later()?;
        let words = "Open at the as-of date, and paid after it. Not deducted from what is open.";
        let title = "Paid after the as-of date";
        let behind = behind::of_currency(title, words, currency, DocumentSet::PostDated);
        (figure.count > 0).then(|| view! {
            <p class="quiet" data-testid="post-dated">
                "Paid after the as-of date, shown beside and not deducted: "
                <button class="link-button" type="button" on:click=move |_| state.open_documents(behind.clone())>
                    {behind::with_count(figure, currency)}
                </button>
            </p>
        })
    }
}

/// The buckets that have a column: all dated ones, and the others if anything is in them.
fn columns() -> Vec<Shown> {
    let state = use_app();
    let counts = state
        .with_currency(|report| report.buckets.iter().map(|f| f.count).collect::<Vec<u32>>())
        .unwrap_or_default();
    state.analysis.with(|analysis| {
        let buckets = analysis.as_ref().map(|a| a.buckets.clone()).unwrap_or_default();
        let count = ramp_length(&buckets);
        buckets
            .into_iter()
            .zip(counts)
            .enumerate()
            .filter(|(_, (bucket, documents))| bucket.is_dated() || *documents > 0)
            .map(|(index, (bucket, _))| Shown { index, count, bucket })
            .collect()
    })
}

#[component]
fn Table(currency: Currency, columns: Vec<Shown>) -> impl IntoView {
    let state = use_app();
    let list = state.aging;
    let rows = customer_rows(list, currency, CustomerColumns::Aging);
    let shown = StoredValue::new(columns);
    let head = move || {
        state.analysis.track();
        view! { <Head currency columns=shown.get_value()/> }
    };
    view! {
        <VirtualTable
            rows
            key=customer_key
            cells=move |row| view! { <Cells row columns=shown.get_value() currency/> }
            head
            head_rows=2
            caption="Open balance by customer and lateness"
            nouns=["customer", "customers"]
            class="table table--aging"
            testid="aging-table"
            currency=Some(currency)
        />
    }
}
