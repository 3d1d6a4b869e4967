//! What became within a month of what was in each bucket: the flow and its table.

use leptos::prelude::*;

use super::pictures::PICTURE_WIDTH;
use crate::analysis::measures::RollRow;
use crate::domain::Currency;
use crate::present::chart::roll_flow;
use crate::ui::widgets::{MoneyCell, Picture};

/// The roll rates' table.
#[component]
pub(super) fn Rolled(rows: Vec<RollRow>, currency: Currency) -> impl IntoView {
    let drawn = rows.clone();
    let any = rows.iter().any(|row| !row.before.is_zero());
    let draw = move |width| roll_flow(&drawn, currency, width);
    let heads = rows.iter().map(|row| {
        let label = row.bucket.clone();
        view! { <th scope="col" class="num">{label}</th> }
    });
    let heads = heads.collect_view();
    let lines = rows.into_iter().map(|row| {
        let now = row.now.into_iter().map(|amount| {
            view! { <td class="num"><MoneyCell amount currency/></td> }
        });
        view! {
            <tr>
                <th scope="row">{row.bucket}</th>
                <td class="num"><MoneyCell amount=row.before currency/></td>
                <td class="num"><MoneyCell amount=row.settled currency/></td>
                {now.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="card measures__more">
            <h3 class="card__title">"Where last month's open items are now"</h3>
            {any.then(|| view! { <Picture draw width=PICTURE_WIDTH testid="chart-roll" name="roll-rates"/> })}
            <div class="table-scroll" tabindex="0" role="region" aria-label="Roll rates, scrolls sideways">
                <table class="table table--plain" data-testid="rolled">
                    <caption class="visually-hidden">"By days past due a month before, and now"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"A month before"</th>
                            <th scope="col" class="num">"Was open"</th>
                            <th scope="col" class="num">"Paid or credited"</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}
