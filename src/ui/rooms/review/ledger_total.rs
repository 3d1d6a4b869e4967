//! What the user's own ledger says is open, beside what the file came to: equal, or by how much not
//! and what would explain it.

use leptos::prelude::*;

use crate::domain::Currency;
use crate::present::control::{self, Ours};
use crate::present::format;
use crate::ui::state::{AppState, use_app};
use crate::ui::words;

/// One field per currency.
#[component]
pub(super) fn LedgerTotals() -> impl IntoView {
    let state = use_app();
    let currencies = Memo::new(move |_| {
        state.analysis.with(|analysis| {
            let list = analysis.as_ref().map(|a| a.currencies.as_slice()).unwrap_or_default();
            list.iter().map(|report| report.currency).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || currencies.with(|list| !list.is_empty())>
            <details class="fold">
                <summary class="fold__summary">"Compare with your ledger"</summary>
                <p class="quiet fold__words">
                    "Type the balance of accounts receivable from your books. It is compared with the open balance and kept nowhere."
                </p>
                <For each=move || currencies.get() key=|currency| *currency let(currency)>
                    <LedgerTotal currency/>
                </For>
            </details>
        </Show>
    }
}

#[component]
fn LedgerTotal(currency: Currency) -> impl IntoView {
    let state = use_app();
    let typed = move || {
        let stated = state.review.stated.read();
        let own = stated.iter().find(|(other, _)| *other == currency);
        own.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let keep = move |text: String| {
        state.review.stated.update(|stated| {
            stated.retain(|(other, _)| *other != currency);
            stated.push((currency, text));
        });
    };
    let verdict = Memo::new(move |_| verdict(state, currency, &typed()));
    let code = currency.code().to_owned();
    let label = if currency.is_stated() {
        format!("Open in your ledger, {currency}")
    } else {
        "Open in your ledger".to_owned()
    };
    view! {
        <div class="ledger" data-currency=code>
            <label class="ledger__label">
                <span class="field__label">{label}</span>
                <input
                    class="input ledger__input"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    data-testid="control-total"
                    data-currency=currency.code().to_owned()
                    prop:value=typed
                    on:change=move |event| keep(event_target_value(&event))
                />
            </label>
            <div class="ledger__verdict" aria-live="polite" data-testid="control-verdict">
                {move || verdict.get().map(|lines| {
                    lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
                })}
            </div>
        </div>
    }
}

/// What the comparison says, line by line; `None` while nothing is typed.
fn verdict(state: AppState, currency: Currency, typed: &str) -> Option<Vec<String>> {
    if typed.trim().is_empty() {
        return None;
    }
    let Some(stated) = control::read_amount(typed, currency) else {
        return Some(vec![
            "This is not an amount. Write it with digits, such as 84,210.50.".to_owned(),
        ]);
    };
    let money = |amount| format::money_with_code(amount, currency);
    let ours = state.analysis.with(|analysis| {
        let reports = &analysis.as_ref()?.currencies;
        let report = reports.iter().find(|report| report.currency == currency)?;
        Some(Ours {
            currency,
            open: report.open.amount,
            credits: report.credits.amount,
            later: report.not_yet_issued.amount,
        })
    })?;
    let compared = state
        .book
        .with(|book| Some(control::compare(book.as_ref()?, &ours, stated, words::finding)))?;
    if compared.difference.is_zero() {
        return Some(vec![format!("Equal: {} in your ledger and here.", money(stated))]);
    }
    let (more, amount) = if compared.difference.is_negative() {
        ("less", compared.difference.abs())
    } else {
        ("more", compared.difference)
    };
    let mut lines = vec![format!(
        "Your ledger says {}, {} {more} than the {} open here.",
        money(stated),
        money(amount),
        money(ours.open)
    )];
    if compared.explanations.is_empty() {
        lines.push(
            "Nothing here is exactly as much. Compare the dates of both, and look for documents that stand in one of them only."
                .to_owned(),
        );
    } else {
        let same = compared.explanations.into_iter();
        lines.extend(same.map(|words| format!("Exactly as much: {words}.")));
    }
    Some(lines)
}
