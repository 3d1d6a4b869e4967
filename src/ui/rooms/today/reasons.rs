//! Why customers say they have not paid, most money first: what to mend in one's own house.

use leptos::prelude::*;

use crate::present::format;
use crate::ui::state::use_app;

/// The table; nothing while no reason is noted.
#[component]
pub(super) fn Reasons() -> impl IntoView {
    let state = use_app();
    let reasons = Memo::new(move |_| {
        state.today.with(|today| today.as_ref().map(|t| t.reasons.clone()).unwrap_or_default())
    });
    let rows = move || {
        let rows = reasons.get().into_iter().map(|own| {
            view! {
                <tr>
                    <th scope="row">{own.reason.words()}</th>
                    <td class="num">{own.accounts}</td>
                    <td class="num">{format::money_with_code(own.overdue, own.currency)}</td>
                    <td class="num">{own.up_to.map(format::percent)}</td>
                </tr>
            }
        });
        rows.collect_view()
    };
    view! {
        <Show when=move || !reasons.with(Vec::is_empty)>
            <section class="card card--flush today__part" aria-labelledby="reasons-title">
                <h2 class="card__title" id="reasons-title">"Why they have not paid"</h2>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Why they have not paid">
                    <table class="table" data-testid="reasons">
                        <caption class="visually-hidden">"Reasons customers gave, most money first"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Reason"</th>
                                <th scope="col" class="num">"Customers"</th>
                                <th scope="col" class="num">"Overdue"</th>
                                <th scope="col" class="num">"Share, added up"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}
