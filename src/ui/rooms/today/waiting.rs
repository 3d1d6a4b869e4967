//! Who owes something and is left in peace, and why.

use leptos::prelude::*;

use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{STEP, ShowMore};

/// The list; nothing when nobody waits.
#[component]
pub(super) fn WaitingList() -> impl IntoView {
    let state = use_app();
    let shown = RwSignal::new(STEP);
    let total = Memo::new(move |_| {
        state.today.with(|today| today.as_ref().map_or(0, |today| today.waiting.len()))
    });
    let rows = move || {
        state.today.with(|today| {
            let all = today.iter().flat_map(|today| &today.waiting).take(shown.get()).cloned();
            all.map(|own| {
                let account = own.account;
                let open = move |_| state.open_call(account);
                view! {
                    <tr>
                        <th scope="row">
                            <button class="link-button" type="button" on:click=open>{own.name}</button>
                            <span class="sub">{format::sentence_case(&own.reason.words())}</span>
                        </th>
                        <td class="num">{format::money_with_code(own.overdue, own.currency)}</td>
                    </tr>
                }
            })
            .collect_view()
        })
    };
    view! {
        <Show when=move || total.get() != 0>
            <section class="card card--flush today__part" aria-labelledby="waiting-title">
                <h2 class="card__title" id="waiting-title">
                    {move || format!("{} left in peace", format::counted(total.get() as u64, "customer is", "customers are"))}
                </h2>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Who is left in peace">
                    <table class="table" data-testid="today-waiting">
                        <caption class="visually-hidden">"Who is left in peace, and why"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Customer and reason"</th>
                                <th scope="col" class="num">"Overdue"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {move || view! { <ShowMore shown total=total.get()/> }}
            </section>
        </Show>
    }
}
