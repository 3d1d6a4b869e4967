//! How much of the balance hangs on how many customers.

use leptos::prelude::*;

use super::{PICTURE_WIDTH, PictureCard, report};
use crate::domain::Currency;
use crate::present::chart::concentration_curve;
use crate::present::format;
use crate::ui::widgets::{MoneyCell, Picture};

/// Lines of the table twin at most: the largest customers and the whole.
const LISTED: u32 = 10;

/// The card; nothing where nobody owes anything.
#[component]
pub(in super::super) fn Concentration(currency: Currency) -> impl IntoView {
    let shown = report(currency, |report| report.concentration.clone());
    move || {
        let points = shown.get().filter(|points| !points.is_empty())?;
        let all = points.last().map_or(0, |point| point.customers);
        let listed = points.iter().copied();
        let listed = listed.filter(|point| point.customers <= LISTED || point.customers == all);
        let rows = listed.map(|point| {
            let customers = u64::from(point.customers);
            view! {
                <tr>
                    <th scope="row">{format!("The largest {}", format::counted(customers, "customer", "customers"))}</th>
                    <td class="num"><MoneyCell amount=point.open currency/></td>
                </tr>
            }
        });
        let table = view! {
            <thead>
                <tr><th scope="col">"Customers"</th><th scope="col" class="num">"Owe together"</th></tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        };
        let table = table.into_any();
        let draw = move |width| concentration_curve(&points, currency, width);
        let picture = view! { <Picture draw width=PICTURE_WIDTH testid="chart-concentration" name="concentration"/> };
        Some(view! {
            <PictureCard
                title="How much hangs on a few customers?"
                note="The straight line is what it would be if everyone owed the same."
                picture=picture.into_any()
                caption="What the largest customers owe together"
                table
            />
        })
    }
}
