//! How often payment took how many days, over the whole book.

use leptos::prelude::*;

use super::{PICTURE_WIDTH, PictureCard, report};
use crate::domain::Currency;
use crate::present::chart::days_to_pay_bars;
use crate::ui::customer_words::bin_rows;
use crate::ui::widgets::Picture;

/// The card; nothing where no invoice is known to be paid.
#[component]
pub(in super::super) fn DaysToPay(currency: Currency) -> impl IntoView {
    let shown = report(currency, |report| report.days_to_pay.clone());
    move || {
        let bins = shown.get().filter(|bins| bins.iter().any(|bin| bin.count > 0))?;
        let rows = bin_rows(&bins).into_iter().map(|(days, count)| {
            view! { <tr><th scope="row">{days}</th><td class="num">{count}</td></tr> }
        });
        let table = view! {
            <thead><tr><th scope="col">"Days"</th><th scope="col" class="num">"Invoices"</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        };
        let table = table.into_any();
        let draw = move |width| days_to_pay_bars(&bins, width);
        let picture = view! { <Picture draw width=PICTURE_WIDTH testid="chart-days-to-pay" name="days-to-pay"/> };
        Some(view! {
            <PictureCard
                title="How long do invoices take to be paid?"
                picture=picture.into_any()
                caption="How many invoices took how many days to pay"
                table
            />
        })
    }
}
