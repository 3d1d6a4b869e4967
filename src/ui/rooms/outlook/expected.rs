//! The open invoices with the date each is expected on, and the range around it.

use leptos::prelude::*;

use crate::analysis::forecast::Basis;
use crate::analysis::outlook::ExpectedRow;
use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::MoneyCell;

/// The list.
#[component]
pub(super) fn Expected() -> impl IntoView {
    let state = use_app();
    let currency = Memo::new(move |_| state.current_currency());
    let rows = move || state.expected.get().map(|page| page.rows).unwrap_or_default();
    let so_far = Memo::new(move |_| {
        state.expected.with(|page| page.as_ref().map(|page| (page.rows.len(), page.total)))
    });
    let more = move |_| {
        if let (Some((rows, _)), Some(currency)) =
            (so_far.get_untracked(), currency.get_untracked())
        {
            state.ask_expected(currency, u32::try_from(rows).unwrap_or(u32::MAX));
        }
    };
    let words = move || match so_far.get() {
        None => "Looking up the invoices".to_owned(),
        Some((_, 0)) => "Nothing is open".to_owned(),
        Some((rows, total)) => {
            format!(
                "{} of {} shown",
                format::count(rows as u64),
                format::counted(u64::from(total), "open invoice", "open invoices")
            )
        }
    };
    let has_more = move || so_far.get().is_some_and(|(rows, total)| rows < total as usize);
    view! {
        <section class="card" aria-labelledby="expected-title">
            <h2 class="card__title" id="expected-title">"When each open invoice is expected"</h2>
            <p class="prose">"Half of such invoices are paid by the expected date; one of ten by the early date, nine of ten by the late one."</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Open invoices, scrolls sideways">
                <table class="table table--plain" data-testid="expected-table" aria-rowcount=move || so_far.get().map(|(_, total)| total.saturating_add(1).to_string())>
                    <caption class="visually-hidden">"Open invoices by expected date"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Invoice"</th>
                            <th scope="col">"Customer"</th>
                            <th scope="col" class="date wide">"Due"</th>
                            <th scope="col" class="date">"Expected"</th>
                            <th scope="col" class="date wide">"Between"</th>
                            <th scope="col" class="wide">"Rests on"</th>
                            <th scope="col" class="num">"Open"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=|row| (row.document, row.expected, row.open) let:row>
                            {move || currency.get().map(|currency| view! { <Line row=row.clone() currency/> })}
                        </For>
                    </tbody>
                </table>
            </div>
            <div class="more">
                <p class="quiet" aria-live="polite">{words}</p>
                <Show when=has_more>
                    <button class="button" type="button" data-testid="expected-more" on:click=more>"Show more"</button>
                </Show>
            </div>
        </section>
    }
}

#[component]
fn Line(row: ExpectedRow, currency: Currency) -> impl IntoView {
    let state = use_app();
    let rests = rests_on(&row);
    let shown = if row.number.is_empty() { "no number".to_owned() } else { row.number };
    let (document, label) = (row.document, shown.clone());
    let source = move |_| state.open_source(document, label.clone(), None);
    let (account, customer) = (row.account, row.customer);
    let open = {
        let customer = customer.clone();
        move |_| state.open_customer(account, customer.clone())
    };
    let between = match (row.early, row.late) {
        (None, None) => "\u{2013}".to_owned(),
        (early, Some(late)) => {
            format!("{} and {}", format::date_or_dash(early), format::date(late))
        }
        (early, None) => format!("{} and not known", format::date_or_dash(early)),
    };
    view! {
        <tr>
            <th scope="row">
                <button class="link-button" type="button" title="Show its row in the file" on:click=source>{shown}</button>
            </th>
            <td><button class="link-button" type="button" on:click=open>{customer}</button></td>
            <td class="date wide">{format::date_or_dash(row.due_date)}</td>
            <td class="date">{row.expected.map_or_else(|| "not known".to_owned(), format::date)}</td>
            <td class="date wide">{between}</td>
            <td class="wide">{rests}</td>
            <td class="num"><MoneyCell amount=row.open currency/></td>
        </tr>
    }
}

fn rests_on(row: &ExpectedRow) -> String {
    let basis = match row.basis {
        _ if row.disputed => "disputed",
        Basis::Own => "own history",
        Basis::Pooled => "all customers",
        Basis::Nothing => "open longer than any paid invoice, or no date",
    };
    match row.stated {
        Some(date) => format!("{basis}; the file says {}", format::date(date)),
        None => basis.to_owned(),
    }
}
