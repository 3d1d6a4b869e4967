//! The customers that improved or slid, with the figures that say so.

use leptos::prelude::*;

use super::delta::Delta;
use crate::analysis::compare::{CustomerMove, Movement, Standing};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::MoneyCell;

/// The customers that moved, one way at a time.
#[component]
pub(super) fn Customers() -> impl IntoView {
    let state = use_app();
    let currency = Memo::new(move |_| state.compared_currency());
    // Asks the worker, outside of this tree.
    Effect::new(move |_| {
        let movement = state.compare.movement.get();
        state.compare.customers.set(None);
        if state.compare.report.with(Option::is_some)
            && let Some(currency) = currency.get()
        {
            state.ask_moved(currency, movement, 0);
        }
    });
    move || currency.get().map(|currency| view! { <Card currency/> })
}

#[component]
fn Card(currency: Currency) -> impl IntoView {
    let state = use_app();
    let counts = Memo::new(move |_| {
        state.compare.report.with(|report| {
            let own = report.as_ref()?.currencies.iter().find(|own| own.currency == currency)?;
            Some((own.slid, own.improved, own.mixed, own.steady))
        })
    });
    let count = move |movement| {
        let (slid, improved, mixed, steady) = counts.get().unwrap_or_default();
        match movement {
            Movement::Slid => slid,
            Movement::Improved => improved,
            Movement::Mixed => mixed,
            Movement::Steady => steady,
        }
    };
    let buttons = Movement::LISTED.map(|movement| {
        let chosen = move || (state.compare.movement.get() == movement).to_string();
        view! {
            <button
                class="button"
                type="button"
                data-testid=format!("moved-{}", movement.key())
                data-value=move || count(movement).to_string()
                aria-pressed=chosen
                on:click=move |_| state.compare.movement.set(movement)
            >
                {movement.words()} " " {move || format::count(u64::from(count(movement)))}
            </button>
        }
    });
    let rows = move || state.compare.customers.get().map(|page| page.rows).unwrap_or_default();
    let key = |row: &CustomerMove| (row.before.account, row.after.account);
    view! {
        <section class="card" aria-labelledby="moved-title">
            <h2 class="card__title" id="moved-title">"Customers that moved"</h2>
            <p class="prose quiet">
                {move || format!("Improved: less past due, or less long, and neither more. Slid: the other way round. Mixed: one of each. {} without a change.", format::counted(u64::from(count(Movement::Steady)), "customer is", "customers are"))}
            </p>
            <div class="actions" role="group" aria-label="Which customers">{buttons.into_iter().collect_view()}</div>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Customers that moved, scrolls sideways">
                <table class="table table--plain" data-testid="moved-customers">
                    <caption class="visually-hidden">"Customers with what was past due before and after"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Customer"</th>
                            <th scope="col" class="num">"Overdue before"</th>
                            <th scope="col" class="num">"Overdue after"</th>
                            <th scope="col" class="num">"Oldest before"</th>
                            <th scope="col" class="num">"Oldest after"</th>
                            <th scope="col" class="num">"Days to pay before"</th>
                            <th scope="col" class="num">"Days to pay after"</th>
                            <th scope="col" class="num">"Vanished"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=key let:row><Row row currency/></For>
                    </tbody>
                </table>
            </div>
            <More currency/>
        </section>
    }
}

#[component]
fn Row(row: CustomerMove, currency: Currency) -> impl IntoView {
    let state = use_app();
    let pairing = state.compare.pairing.get_untracked();
    let book_is_later = pairing.is_none_or(|pairing| pairing.other_is_earlier);
    let account = if book_is_later { row.after.account } else { row.before.account };
    let name = match account {
        Some(account) => {
            let title = row.name.clone();
            let show = move |_| state.open_customer(account, title.clone());
            view! { <button class="link-button" type="button" on:click=show>{row.name.clone()}</button> }
                .into_any()
        }
        None => row.name.clone().into_any(),
    };
    let sides = [&row.before, &row.after];
    let each = |text: fn(&Standing) -> String| {
        sides.map(|own| view! { <td class="num">{text(own)}</td> }).into_iter().collect_view()
    };
    let oldest = each(|own| {
        own.oldest_days_past_due.map_or_else(|| "none".to_owned(), format::counted_days)
    });
    let paid =
        each(|own| own.average_days_to_pay.map_or_else(|| "not known".to_owned(), format::days));
    view! {
        <tr data-testid="moved-row" data-customer=row.name.clone()>
            <th scope="row">{name}</th>
            <td class="num" data-value=row.before.overdue.to_string()><MoneyCell amount=row.before.overdue currency/></td>
            <td class="num" data-value=row.after.overdue.to_string()><MoneyCell amount=row.after.overdue currency/></td>
            {oldest}
            {paid}
            <td class="num"><Delta amount=row.vanished currency/></td>
        </tr>
    }
}

/// How many are shown, and the next ones.
#[component]
fn More(currency: Currency) -> impl IntoView {
    let state = use_app();
    let so_far = Memo::new(move |_| {
        state.compare.customers.with(|page| page.as_ref().map(|p| (p.rows.len(), p.total)))
    });
    let has_more = move || so_far.get().is_some_and(|(rows, total)| rows < total as usize);
    let words = move || match so_far.get() {
        None => "Looking for the customers".to_owned(),
        Some((_, 0)) => "Nobody".to_owned(),
        Some((rows, total)) => {
            format!("{} of {} shown", format::count(rows as u64), format::count(u64::from(total)))
        }
    };
    let more = move |_| {
        let rows = so_far.get_untracked().map_or(0, |(rows, _)| rows);
        let movement = state.compare.movement.get_untracked();
        state.ask_moved(currency, movement, u32::try_from(rows).unwrap_or(u32::MAX));
    };
    view! {
        <div class="more">
            <p class="quiet" aria-live="polite">{words}</p>
            <Show when=has_more>
                <button class="button" type="button" data-testid="moved-more" on:click=more>"Show more"</button>
            </Show>
        </div>
    }
}
