//! The aging at the last month-ends, stacked by lateness.

use leptos::prelude::*;

use super::{PICTURE_WIDTH, PictureCard, report};
use crate::analysis::pictures::PicturesReport;
use crate::domain::Currency;
use crate::present::chart::aging_over_time;
use crate::present::format;
use crate::ui::widgets::{MoneyCell, Picture};

/// The card; nothing where the file has no history.
#[component]
pub(in super::super) fn AgingOverTime(currency: Currency) -> impl IntoView {
    let shown = report(currency, Clone::clone);
    move || {
        let report = shown.get().filter(|report| report.aging.len() > 1)?;
        let table = view! { <Table report=report.clone()/> }.into_any();
        let draw = move |width| aging_over_time(&report, width);
        let picture = view! { <Picture draw width=PICTURE_WIDTH testid="chart-aging-over-time" name="aging-over-time"/> };
        Some(view! {
            <PictureCard
                title="Is the book getting older?"
                note="Each column is the open balance at a month-end, rebuilt from payment dates; what is not due stands at the bottom."
                picture=picture.into_any()
                caption="Open balance by lateness at month-ends"
                table
            />
        })
    }
}

#[component]
fn Table(report: PicturesReport) -> impl IntoView {
    let currency = report.currency;
    let heads = report.buckets.into_iter().map(|bucket| {
        view! { <th scope="col" class="num">{bucket.label}</th> }
    });
    let rows = report.aging.into_iter().rev().map(|point| {
        let cells = point.buckets.into_iter().map(|amount| {
            view! { <td class="num"><MoneyCell amount currency/></td> }
        });
        view! {
            <tr>
                <th scope="row">{format::date(point.date)}</th>
                {cells.collect_view()}
                <td class="num strong"><MoneyCell amount=point.open currency/></td>
            </tr>
        }
    });
    view! {
        <thead>
            <tr>
                <th scope="col">"Date"</th>
                {heads.collect_view()}
                <th scope="col" class="num">"Open"</th>
            </tr>
        </thead>
        <tbody>{rows.collect_view()}</tbody>
    }
}
