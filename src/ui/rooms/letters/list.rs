//! The customers who get a letter.

use leptos::prelude::*;

use crate::letters::{LetterEntry, LettersOverview};
use crate::present::format;
use crate::ui::state::use_app;

/// The list; a name shows its letter.
#[component]
pub(super) fn GoingOut() -> impl IntoView {
    let state = use_app();
    move || {
        let Some(letters) = state.letters.get() else {
            return view! { <p class="quiet">"Looking at who gets a letter"</p> }.into_any();
        };
        if letters.going_out.is_empty() {
            return view! { <p class="card quiet">"Nobody gets a letter: nothing is overdue enough."</p> }.into_any();
        }
        let title = title(&letters);
        let rows = letters.going_out.into_iter().map(|entry| view! { <Entry entry/> });
        view! {
            <section class="card card--flush" aria-labelledby="going-out">
                <h2 class="card__title" id="going-out">{title}</h2>
                <div class="letters__list" tabindex="0" role="region" aria-label="Customers who get a letter">
                <table class="table" data-testid="letters-table">
                    <caption class="visually-hidden">"Customers who get a letter"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Customer"</th>
                            <th scope="col">"Tone"</th>
                            <th scope="col" class="num">"Asked for"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table></div>
            </section>
        }
        .into_any()
    }
}

fn title(letters: &LettersOverview) -> String {
    let sums: Vec<String> = letters
        .totals
        .iter()
        .map(|(currency, amount)| format::money_with_code(*amount, *currency))
        .collect();
    format!(
        "{} for {}",
        format::counted(letters.going_out.len() as u64, "letter", "letters"),
        sums.join(", ")
    )
}

#[component]
fn Entry(entry: LetterEntry) -> impl IntoView {
    let state = use_app();
    let account = entry.account;
    let chosen = move || state.letter_account.get() == Some(account);
    let facts = format!(
        "{}, oldest {} late",
        format::counted(u64::from(entry.invoices), "invoice", "invoices"),
        format::counted_days(entry.oldest_days_past_due)
    );
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
                <span class="sub">{facts}</span>
            </th>
            <td>{entry.tone.word()}</td>
            <td class="num">{format::money_with_code(entry.due, entry.currency)}</td>
        </tr>
    }
}
