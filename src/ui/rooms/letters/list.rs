//! The customers who get a letter.

use leptos::prelude::*;

use crate::letters::{LetterEntry, LettersOverview};
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{STEP, ShowMore};

/// The list; a name shows its letter.
#[component]
pub(super) fn GoingOut() -> impl IntoView {
    let state = use_app();
    let count = Memo::new(move |_| {
        state.letters.with(|letters| letters.as_ref().map(|letters| letters.going_out.len()))
    });
    move || {
        match count.get() {
        None => view! { <p class="quiet">"Looking at who gets a letter"</p> }.into_any(),
        Some(0) => {
            view! { <p class="card quiet">"Nobody gets such a letter. The reasons stand below."</p> }
                .into_any()
        }
        Some(total) => view! { <List total/> }.into_any(),
    }
    }
}

#[component]
fn List(total: usize) -> impl IntoView {
    let state = use_app();
    let shown = RwSignal::new(STEP);
    let heading = move || state.letters.with(|letters| letters.as_ref().map(title));
    let entries = move || {
        state.letters.with(|letters| {
            let list = letters.iter().flat_map(|letters| &letters.going_out);
            list.take(shown.get()).cloned().collect::<Vec<_>>()
        })
    };
    let rows = move || entries().into_iter().map(|entry| view! { <Entry entry/> }).collect_view();
    view! {
        <section class="card card--flush" aria-labelledby="going-out">
            <h2 class="card__title" id="going-out">{heading}</h2>
            <div class="letters__list" tabindex="0" role="region" aria-label="Customers who get a letter">
                <table class="table" data-testid="letters-table" aria-rowcount=(total + 1).to_string()>
                    <caption class="visually-hidden">"Customers who get a letter"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Customer"</th>
                            <th scope="col">"Letter"</th>
                            <th scope="col" class="num">"Amount"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ShowMore shown total/>
        </section>
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
    let invoices = format::counted(u64::from(entry.invoices), "invoice", "invoices");
    let facts = if entry.oldest_days_past_due > 0 {
        format!("{invoices}, oldest {} late", format::counted_days(entry.oldest_days_past_due))
    } else {
        invoices
    };
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
                {entry.last_letter.map(|day| view! {
                    <span class="sub" data-testid="last-letter">
                        <span class="tag">{format!("Last letter {}", format::date(day))}</span>
                    </span>
                })}
            </th>
            <td>
                {entry.kind.words()}
                <span class="sub">{entry.language.words()}</span>
            </td>
            <td class="num">{format::money_with_code(entry.due, entry.currency)}</td>
        </tr>
    }
}
