//! The tie-out: the same balance by every way there is, the rows and amounts of the file, and what was
//! left out by reason. Red where anything does not come to the same.

use leptos::prelude::*;

use super::SheetHead;
use crate::analysis::tie_out::TieOut;
use crate::import::{ControlTotal, ImportReport};
use crate::present::format;
use crate::ui::room::Room;
use crate::ui::state::use_app;
use crate::ui::words;

/// The panel in the sheet.
#[component]
pub(crate) fn TieOutPanel() -> impl IntoView {
    let state = use_app();
    let lines = move || {
        let lines = state.tie_out.get();
        lines.into_iter().map(|line| view! { <Balances line/> }).collect_view()
    };
    let file = move || state.book.with(|book| book.as_ref().map(file));
    view! {
        <SheetHead title="Does it tie out?"/>
        <div data-testid="tie-out-panel">
            <p class="prose">
                "The open balance is counted in five ways that do not know of each other. They must come to the same."
            </p>
            {lines}
            {file}
            <button
                class="link-button"
                type="button"
                on:click=move |_| {
                    state.sheet.set(None);
                    state.go(Room::File);
                }
            >
                "Every row that was left out"
            </button>
        </div>
    }
}

#[component]
fn Balances(line: TieOut) -> impl IntoView {
    let currency = line.currency;
    let holds = line.holds();
    let rest = line.billed - line.not_yet_issued - line.settled;
    let rows = [
        ("Billed by all documents used", line.billed),
        ("less dated after the as-of date", line.not_yet_issued),
        ("less paid or credited by then", line.settled),
        ("leaves", rest),
        ("Open, document by document", line.open),
        ("Buckets of the aging", line.aging),
        ("Balances of the customers", line.customers),
        ("Balance behind the measures", line.measures),
    ];
    let rows = rows.map(|(name, amount)| {
        view! {
            <div class="facts__row">
                <dt>{name}</dt>
                <dd class="num">{format::money(amount, currency)}</dd>
            </div>
        }
    });
    let verdict = if holds {
        view! { <p class="right">"All come to the same."</p> }.into_any()
    } else {
        view! { <p class="wrong">"These do not come to the same. Please do not rely on the figures."</p> }.into_any()
    };
    view! {
        <section data-currency=currency.code().to_owned() data-holds=holds.to_string()>
            <h3 class="facts__title">{format::currency_name(currency)}</h3>
            <dl class="facts">{rows.into_iter().collect_view()}</dl>
            {verdict}
        </section>
    }
}

/// The file's own sums, and what was left out by reason.
fn file(import: &ImportReport) -> impl IntoView + use<> {
    let rows = import.rows_used.saturating_add(import.rows_left_out());
    let words = format!(
        "{} read, {} used, {} left out",
        format::counted(import.rows_read, "row", "rows"),
        format::count(import.rows_used),
        format::count(import.rows_left_out())
    );
    let holds = rows == import.rows_read && import.control.iter().all(ties);
    let totals = import.control.iter().map(|total| {
        let money = |amount| format::money_with_code(amount, total.currency);
        let words = format!(
            "{} in the file = {} used + {} left out",
            money(total.file),
            money(total.used),
            money(total.left_out)
        );
        view! { <li>{words}</li> }
    });
    let totals = totals.collect_view();
    let reasons = import.left_out.iter().map(|group| {
        let sums: Vec<String> =
            group.amounts.iter().map(|m| format::money_with_code(m.amount, m.currency)).collect();
        let rows = format::counted(group.rows, "row", "rows");
        let why = words::finding(group.code);
        view! { <li>{format!("{rows}: {why} {}", sums.join(", "))}</li> }
    });
    let reasons = reasons.collect_view();
    let none = import.left_out.is_empty();
    view! {
        <section>
            <h3 class="facts__title">"The file"</h3>
            <ul class="plain-list">
                <li>{words}</li>
                {totals}
            </ul>
            {(!holds).then(|| view! { <p class="wrong">"These do not add up. Please do not rely on the figures."</p> })}
            <h3 class="facts__title">"Left out, by reason"</h3>
            {if none {
                view! { <p class="quiet">"Nothing."</p> }.into_any()
            } else {
                view! { <ul class="plain-list">{reasons}</ul> }.into_any()
            }}
        </section>
    }
}

fn ties(total: &ControlTotal) -> bool {
    total.used + total.left_out == total.file
}
