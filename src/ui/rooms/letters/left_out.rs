//! The customers with something overdue who get no letter, and why.

use leptos::prelude::*;

use crate::present::format;
use crate::ui::state::use_app;

/// The list of those left out; nothing when there are none.
#[component]
pub(super) fn LeftOut() -> impl IntoView {
    let state = use_app();
    move || {
        let list = state
            .letters
            .with(|letters| letters.as_ref().map(|l| l.left_out.clone()).unwrap_or_default());
        let rows = list.iter().map(|entry| {
            view! {
                <tr>
                    <th scope="row">
                        {entry.name.clone()}
                        <span class="sub">{format::sentence_case(entry.reason.reason())}</span>
                    </th>
                    <td class="num">{format::money_with_code(entry.overdue, entry.currency)}</td>
                </tr>
            }
        });
        let count = format::counted(list.len() as u64, "customer gets", "customers get");
        (!list.is_empty()).then(|| {
            view! {
                <section class="card card--flush" aria-labelledby="left-out">
                    <h2 class="card__title" id="left-out">{format!("{count} none")}</h2>
                    <div class="letters__list" tabindex="0" role="region" aria-label="Customers who get no letter">
                    <table class="table" data-testid="letters-left-out">
                        <caption class="visually-hidden">"Customers who get no letter, and why"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Customer and reason"</th>
                                <th scope="col" class="num">"Overdue"</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table></div>
                </section>
            }
        })
    }
}
