//! The customers with something overdue who get no letter, and why.

use leptos::prelude::*;

use crate::letters::LetterExclusion;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{STEP, ShowMore};

/// The list of those left out; nothing when there are none.
#[component]
pub(super) fn LeftOut() -> impl IntoView {
    let state = use_app();
    let count = Memo::new(move |_| {
        state.letters.with(|letters| letters.as_ref().map_or(0, |letters| letters.left_out.len()))
    });
    move || {
        let total = count.get();
        (total > 0).then(|| view! { <List total/> })
    }
}

#[component]
fn List(total: usize) -> impl IntoView {
    let state = use_app();
    let shown = RwSignal::new(STEP);
    let entries = move || {
        state.letters.with(|letters| {
            let list = letters.iter().flat_map(|letters| &letters.left_out);
            list.take(shown.get()).cloned().collect::<Vec<_>>()
        })
    };
    let rows = move || entries().into_iter().map(|entry| view! { <Entry entry/> }).collect_view();
    let count = format::counted(total as u64, "customer gets", "customers get");
    view! {
        <section class="card card--flush" aria-labelledby="left-out">
            <h2 class="card__title" id="left-out">{format!("{count} none")}</h2>
            <div class="letters__list" tabindex="0" role="region" aria-label="Customers who get no letter">
                <table class="table" data-testid="letters-left-out" aria-rowcount=(total + 1).to_string()>
                    <caption class="visually-hidden">"Customers who get no letter, and why"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Customer and reason"</th>
                            <th scope="col" class="num">"Overdue"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ShowMore shown total/>
        </section>
    }
}

#[component]
fn Entry(entry: LetterExclusion) -> impl IntoView {
    let state = use_app();
    let account = entry.account;
    let chosen = move || state.letter_account.get() == Some(account);
    view! {
        <tr class:is-chosen=chosen>
            <th scope="row">
                <button
                    class="link-button"
                    type="button"
                    aria-pressed=move || chosen().to_string()
                    on:click=move |_| state.letter_account.set(Some(account))
                >
                    {entry.name}
                </button>
                <span class="sub">{format::sentence_case(&entry.reason.words())}</span>
            </th>
            <td class="num">{format::money_with_code(entry.overdue, entry.currency)}</td>
        </tr>
    }
}
