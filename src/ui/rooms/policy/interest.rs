//! Interest and fees for late payment: on what ground, how much, and what stands in the way.

use leptos::prelude::*;

use super::choice::{Choice, DateField, TextField, Tick};
use crate::domain::{Amount, Currency};
use crate::law::{
    AfterPrincipal, Allocation, ClaimBasis, DayCount, OwnRate, Rate, RatePeriod, Regime, Series,
    known_range,
};
use crate::policy::Policy;
use crate::ui::state::use_app;
use crate::ui::widgets::Blank;

/// The card.
#[component]
pub(super) fn Interest() -> impl IntoView {
    let state = use_app();
    let basis = Memo::new(move |_| state.policy.with(|policy| policy.interest.basis));
    view! {
        <section class="card rule" aria-labelledby="interest" data-testid="interest">
            <h2 class="card__title" id="interest">"Interest and fees"</h2>
            <p class="quiet">
                "Letters show them apart from the invoices, and only when a law or your contract gives them to you. This is not legal advice."
            </p>
            <Choice label="Ground" testid="interest-basis" options=BASES read=|p| place(&BASES, p.interest.basis)
                write=|p, i| p.interest.basis = nth(&BASES, i)/>
            <Show when=move || basis.get() == ClaimBasis::Statute>
                <Choice label="Law of" testid="interest-regime" options=REGIMES read=|p| place(&REGIMES, p.interest.regime)
                    write=|p, i| p.interest.regime = nth(&REGIMES, i)/>
                <p class="quiet" data-testid="interest-law">{law}</p>
            </Show>
            <Show when=move || basis.get() == ClaimBasis::Contract>
                <Contract/>
            </Show>
            <Show when=move || basis.get() != ClaimBasis::None>
                <Tick label="My customers are businesses, not consumers" testid="interest-businesses"
                    read=|p| p.interest.businesses write=|p, yes| p.interest.businesses = yes/>
                <Tick label=agreed_label() testid="interest-agreed"
                    read=|p| p.interest.agreed write=|p, yes| p.interest.agreed = yes/>
                <DateField label="Only for invoices from this day on (empty: all)" testid="interest-since"
                    read=|p| p.interest.since write=|p, date| p.interest.since = date/>
                <Choice label="Days are counted" testid="interest-days" options=DAY_COUNTS
                    read=|p| place(&DAY_COUNTS, p.interest.day_count)
                    write=|p, i| p.interest.day_count = nth(&DAY_COUNTS, i)/>
                <Choice label="A part payment pays first" testid="interest-allocation" options=ALLOCATIONS
                    read=|p| place(&ALLOCATIONS, p.interest.allocation)
                    write=|p, i| p.interest.allocation = nth(&ALLOCATIONS, i)/>
                <Choice label="When the invoice is paid and the interest is not" testid="interest-after" options=AFTER
                    read=|p| place(&AFTER, p.interest.after_principal)
                    write=|p, i| p.interest.after_principal = nth(&AFTER, i)/>
            </Show>
            <Show when=move || basis.get() == ClaimBasis::Statute>
                <Rates/>
            </Show>
        </section>
    }
}

/// Values with the words for each.
type Options<T, const N: usize> = [(T, &'static str); N];

const BASES: Options<ClaimBasis, 3> = [
    (ClaimBasis::None, "None: we claim no interest"),
    (ClaimBasis::Contract, "Agreed with the customer"),
    (ClaimBasis::Statute, "Given by law"),
];
const REGIMES: Options<Regime, 8> = [
    (Regime::UnitedKingdom, Regime::UnitedKingdom.words()),
    (Regime::Ireland, Regime::Ireland.words()),
    (Regime::Germany, Regime::Germany.words()),
    (Regime::Austria, Regime::Austria.words()),
    (Regime::France, Regime::France.words()),
    (Regime::EuropeanUnion, Regime::EuropeanUnion.words()),
    (Regime::India, Regime::India.words()),
    (Regime::UsFederal, Regime::UsFederal.words()),
];
const DAY_COUNTS: Options<Option<DayCount>, 5> = [
    (None, "As usual for this ground"),
    (Some(DayCount::Actual365), DayCount::Actual365.words()),
    (Some(DayCount::ActualActual), DayCount::ActualActual.words()),
    (Some(DayCount::Actual360), DayCount::Actual360.words()),
    (Some(DayCount::Thirty360), DayCount::Thirty360.words()),
];
const ALLOCATIONS: Options<Allocation, 2> = [
    (Allocation::PrincipalFirst, "The invoice"),
    (Allocation::ChargesFirst, "Fees, then interest, then the invoice"),
];
const AFTER: Options<AfterPrincipal, 2> = [
    (AfterPrincipal::Waive, "It is waived"),
    (AfterPrincipal::Carry, "It is shown in the next letter"),
];
const PERIODS: Options<RatePeriod, 2> =
    [(RatePeriod::Month, "a month (of 30 days)"), (RatePeriod::Year, "a year")];
const SERIES: Options<Series, 6> = [
    (Series::BankOfEngland, Series::BankOfEngland.words()),
    (Series::EcbMain, Series::EcbMain.words()),
    (Series::GermanBase, Series::GermanBase.words()),
    (Series::AustrianBase, Series::AustrianBase.words()),
    (Series::RbiBank, Series::RbiBank.words()),
    (Series::UsTreasury, Series::UsTreasury.words()),
];

fn place<T: PartialEq, const N: usize>(options: &Options<T, N>, value: T) -> usize {
    options.iter().position(|(one, _)| *one == value).unwrap_or(0)
}

fn nth<T: Copy + Default, const N: usize>(options: &Options<T, N>, index: usize) -> T {
    options.get(index).map(|(one, _)| *one).unwrap_or_default()
}

const fn agreed_label() -> &'static str {
    "My terms allow it: the customers agreed to this rate or fee, or, where a law gives it, no other rate was agreed"
}

/// The law, its reference rate and how far that is known.
fn law() -> String {
    use_app().policy.with(|policy| {
        let regime = policy.interest.regime;
        let series = regime.series();
        let known = known_range(series).map_or_else(
            || "not built in: enter it below".to_owned(),
            |(first, last)| format!("known from {first} to {last}, from: {}", series.source()),
        );
        format!("{}. It builds on the {} ({known}).", regime.law(), series.words())
    })
}

/// What was agreed.
#[component]
fn Contract() -> impl IntoView {
    let state = use_app();
    let number = move |read: fn(&Policy) -> u32| Signal::derive(move || state.policy.with(read));
    view! {
        <TextField label="Interest in percent (empty: none)" testid="interest-rate"
            read=|p| p.interest.contract.rate.map(|rate| rate.to_string()).unwrap_or_default()
            write=|p, text| p.interest.contract.rate = Rate::parse(text)/>
        <Choice label="Per" testid="interest-per" options=PERIODS read=|p| place(&PERIODS, p.interest.contract.per)
            write=|p, i| p.interest.contract.per = nth(&PERIODS, i)/>
        <TextField label="Fee per late invoice (empty: none)" testid="interest-fee"
            read=|p| p.interest.contract.fee.map(|fee| fee.to_string()).unwrap_or_default()
            write=|p, text| p.interest.contract.fee = amount(text)/>
        <TextField label="Least interest per invoice (empty: none)" testid="interest-minimum"
            read=|p| p.interest.contract.minimum.map(|least| least.to_string()).unwrap_or_default()
            write=|p, text| p.interest.contract.minimum = amount(text)/>
        <TextField label="Currency of fee and least interest, such as EUR" testid="interest-currency"
            read=|p| p.interest.contract.currency.map(|code| code.to_string()).unwrap_or_default()
            write=|p, text| p.interest.contract.currency = Currency::new(text.trim())/>
        <p class="rule__sentence">
            "It starts after "
            <Blank label="Grace days" value=number(|p| p.interest.contract.grace_days) max=365
                on_change=Callback::new(move |n| state.change_policy(|p| p.interest.contract.grace_days = n))/>
            " grace days and is at most "
            <Blank label="Most interest in percent of the invoice" value=number(|p| p.interest.contract.cap_percent) max=1000
                on_change=Callback::new(move |n| state.change_policy(|p| p.interest.contract.cap_percent = n))/>
            " percent of the invoice (0: no limit)."
        </p>
    }
}

/// `25` or `25.50`, positive; nothing else.
fn amount(text: &str) -> Option<Amount> {
    let text = text.trim().replace(',', ".");
    let amount: Amount = serde_json::from_value(serde_json::Value::String(text)).ok()?;
    Some(amount).filter(|amount| amount.is_positive())
}

/// Rates the user enters.
#[component]
fn Rates() -> impl IntoView {
    let state = use_app();
    let series = RwSignal::new(0_usize);
    let from = RwSignal::new(String::new());
    let until = RwSignal::new(String::new());
    let rate = RwSignal::new(String::new());
    let made = move || {
        let (first, last) = (from.get().parse().ok()?, until.get().parse().ok()?);
        let rate = Rate::parse(&rate.get())?;
        let (series, _) = SERIES.get(series.get())?;
        (first <= last).then_some(OwnRate { series: *series, from: first, until: last, rate })
    };
    let add = move |_| {
        if let Some(own) = made() {
            state.change_policy(|policy| policy.interest.own_rates.push(own));
        }
    };
    let list = move || state.policy.with(|policy| policy.interest.own_rates.clone());
    let rows = move || {
        let row = |(index, own): (usize, OwnRate)| {
            let drop = move |_| {
                state.change_policy(|policy| {
                    if index < policy.interest.own_rates.len() {
                        policy.interest.own_rates.remove(index);
                    }
                });
            };
            view! {
                <li>
                    {format!("{}: {}% from {} to {} ", own.series.words(), own.rate, own.from, own.until)}
                    <button class="link-button" type="button" on:click=drop>"Remove"</button>
                </li>
            }
        };
        list().into_iter().enumerate().map(row).collect_view()
    };
    let options = SERIES.iter().enumerate().map(|(i, (_, words))| {
        view! { <option value=i.to_string()>{*words}</option> }
    });
    view! {
        <details class="fold" data-testid="own-rates">
            <summary class="fold__summary">"Reference rates of your own"</summary>
            <p class="quiet">"They go before the built-in ones. A day without a rate is refused, never guessed."</p>
            <ul class="plain-list">{rows}</ul>
            <label class="field">
                <span class="field__label">"Rate"</span>
                <select class="input" on:change=move |event| series.set(event_target_value(&event).parse().unwrap_or(0))>
                    {options.collect_view()}
                </select>
            </label>
            <label class="field">
                <span class="field__label">"First day"</span>
                <input class="input" type="date" on:change=move |event| from.set(event_target_value(&event))/>
            </label>
            <label class="field">
                <span class="field__label">"Last day"</span>
                <input class="input" type="date" on:change=move |event| until.set(event_target_value(&event))/>
            </label>
            <label class="field">
                <span class="field__label">"Percent a year, without the law's margin"</span>
                <input class="input" type="text" inputmode="decimal" on:input=move |event| rate.set(event_target_value(&event))/>
            </label>
            <button class="button" type="button" disabled=move || made().is_none() on:click=add>"Add this rate"</button>
        </details>
    }
}
