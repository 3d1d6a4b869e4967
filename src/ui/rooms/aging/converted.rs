//! Totals in one currency at rates the user types: apart from the tables, and labelled so.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::analysis::{Conversion, Converted};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::use_app;

/// The block; only with several currencies.
#[component]
pub(super) fn ConvertedTotals() -> impl IntoView {
    let state = use_app();
    let currencies = Memo::new(move |_| {
        state.analysis.with(|analysis| {
            let reports = analysis.iter().flat_map(|analysis| &analysis.currencies);
            reports.map(|report| report.currency).collect::<Vec<Currency>>()
        })
    });
    let into = Memo::new(move |_| {
        let chosen = state.config.with(|c| c.conversion.as_ref().map(|c| c.into));
        chosen.or(state.current_currency()).unwrap_or(Currency::UNSTATED)
    });
    let rates = move || {
        let into = into.get();
        let others = currencies.get().into_iter().filter(|currency| *currency != into);
        others.map(|currency| view! { <Rate currency into/> }).collect_view()
    };
    let result = move || {
        state.analysis.with(|analysis| {
            let converted = analysis.as_ref()?.converted.clone()?;
            Some(view! { <Result converted/> })
        })
    };
    view! {
        <Show when=move || { currencies.read().len() > 1 }>
            <section class="card converted" data-testid="converted" aria-labelledby="converted">
                <h2 class="card__title" id="converted">"Converted totals"</h2>
                <p class="quiet">
                    {move || format!("At rates you type, in {}. Nothing else on this page is converted.", into.get())}
                </p>
                <div class="converted__rates">{rates}</div>
                {result}
            </section>
        </Show>
    }
}

/// The rate of one currency.
#[component]
fn Rate(currency: Currency, into: Currency) -> impl IntoView {
    let state = use_app();
    let known = state.config.with_untracked(|config| {
        let rates = &config.conversion.as_ref()?.rates;
        rates.iter().find(|(own, _)| *own == currency).map(|(_, rate)| rate.to_string())
    });
    let refused = RwSignal::new(false);
    let set = move |text: String| {
        let text = text.trim().replace(',', ".");
        let rate = text.parse::<Decimal>().ok().filter(|rate| *rate > Decimal::ZERO);
        refused.set(rate.is_none() && !text.is_empty());
        state.reconfigure(|config| {
            let mut rates = config.conversion.take().map(|own| own.rates).unwrap_or_default();
            rates.retain(|(own, _)| *own != currency);
            rates.extend(rate.map(|rate| (currency, rate)));
            config.conversion = (!rates.is_empty()).then_some(Conversion { into, rates });
        });
    };
    view! {
        <label class="setting">
            <span class="setting__label">{format!("1 {currency} in {into}")}</span>
            <input
                class="input input--days"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                data-testid=format!("rate-{}", currency.code())
                aria-invalid=move || refused.get().then_some("true")
                prop:value=known.unwrap_or_default()
                on:change=move |event| set(event_target_value(&event))
            />
        </label>
    }
}

#[component]
fn Result(converted: Converted) -> impl IntoView {
    let into = converted.into;
    let lines = converted.lines.into_iter().map(|line| {
        view! {
            <tr>
                <th scope="row">{format!("{} at {}", line.currency, format::plain(line.rate))}</th>
                <td class="num">{format::money(line.overdue, into)}</td>
                <td class="num">{format::money(line.open, into)}</td>
            </tr>
        }
    });
    let lines = lines.collect_view();
    let missing: Vec<String> =
        converted.without_rate.iter().map(|currency| format::currency_name(*currency)).collect();
    let missing = (!missing.is_empty()).then(|| {
        view! { <p class="quiet">{format!("Not in it, for want of a rate: {}", missing.join(", "))}</p> }
    });
    view! {
        <table class="table table--plain">
            <caption class="visually-hidden">"Converted totals"</caption>
            <thead>
                <tr>
                    <th scope="col">{format!("Converted into {into}")}</th>
                    <th scope="col" class="num">"Overdue"</th>
                    <th scope="col" class="num">"Open"</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">"Together"</th>
                    <td class="num">{format::money(converted.overdue, into)}</td>
                    <td class="num" data-testid="converted-open" data-value=converted.open.to_string()>
                        {format::money(converted.open, into)}
                    </td>
                </tr>
            </tfoot>
        </table>
        {missing}
    }
}
