//! The provision matrix: rates of the file's own losses, or typed, and customers judged one by one.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::analysis::provision::{Line, LossRates, Provision, SpecificLine};
use crate::domain::{Amount, Currency};
use crate::present::format;
use crate::ui::state::{AppState, use_app};
use crate::ui::widgets::{Blank, MoneyCell, PercentBlank};

fn read<T>(state: AppState, of: impl FnOnce(&Provision, Currency) -> T) -> Option<T> {
    state.outlook.with(|outlook| outlook.as_ref().map(|o| of(&o.provision, o.currency)))
}

fn change(state: AppState, change: impl FnOnce(&mut LossRates)) {
    state.assumptions.update(|assumptions| change(&mut assumptions.loss));
}

/// The card of the matrix.
#[component]
pub(super) fn ProvisionCard() -> impl IntoView {
    let state = use_app();
    let labels = Memo::new(move |_| {
        read(state, |p, _| p.lines.iter().map(|line| line.label.clone()).collect::<Vec<_>>())
    });
    let total = move || read(state, |p, _| p.total).flatten();
    let exact = move || total().map(|amount| amount.to_string()).unwrap_or_default();
    let lines = move || {
        let labels = labels.get().unwrap_or_default();
        labels
            .into_iter()
            .enumerate()
            .map(|(at, label)| view! { <BucketRow at label/> })
            .collect_view()
    };
    let judged = Memo::new(move |_| {
        read(state, |p, _| {
            p.specific.iter().map(|s| (s.account, s.customer.clone())).collect::<Vec<_>>()
        })
    });
    let specific = move || {
        let judged = judged.get().unwrap_or_default();
        judged
            .into_iter()
            .map(|(account, name)| view! { <SpecificRow account name/> })
            .collect_view()
    };
    view! {
        <section class="card" aria-labelledby="provision-title" data-testid="provision" data-value=exact>
            <h2 class="card__title" id="provision-title">"What may be lost"</h2>
            <p class="prose">{move || read(state, words)}</p>
            <Assumed/>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Provision by bucket, scrolls sideways">
                <table class="table table--plain">
                    <caption class="visually-hidden">"Provision by bucket: balance, rate and amount"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Days past due"</th>
                            <th scope="col" class="num">"Open invoices"</th>
                            <th scope="col" class="num wide">"Lost before"</th>
                            <th scope="col" class="num">"Your rate, %"</th>
                            <th scope="col" class="num wide">"In force"</th>
                            <th scope="col" class="num">"Provision"</th>
                        </tr>
                    </thead>
                    <tbody>{lines} {specific}</tbody>
                </table>
            </div>
            <p class="quiet">
                "Leave a rate empty to use the file's own. Credits lower nothing. A customer judged on its own leaves the buckets: open the customer to do so. It is an estimate; whether it is the right one is your judgement."
            </p>
        </section>
    }
}

fn words(provision: &Provision, currency: Currency) -> String {
    let known = format::money_with_code(provision.known, currency);
    if let Some(total) = provision.total {
        return format!("A provision of {}.", format::money_with_code(total, currency));
    }
    let missing = provision.lines.iter().filter(|line| line.rate.is_none());
    let missing = missing.filter(|line| line.balance.count > 0);
    let names: Vec<String> =
        missing.map(|line| format!("\u{201c}{}\u{201d}", line.label)).collect();
    format!(
        "The file does not show what was lost of {}. Type a rate there; without it the total is not known ({known} for the rest).",
        names.join(" and ")
    )
}

/// What all rates rest on.
#[component]
fn Assumed() -> impl IntoView {
    let state = use_app();
    let days = Signal::derive(move || state.assumptions.with(|a| a.loss.lost_after_days));
    let outlook = Signal::derive(move || state.assumptions.with(|a| Some(a.loss.outlook_pct)));
    let set_days = Callback::new(move |days| change(state, |loss| loss.lost_after_days = days));
    let set_outlook = Callback::new(move |pct: Option<Decimal>| {
        change(state, |loss| loss.outlook_pct = pct.unwrap_or_default());
    });
    view! {
        <p class="rule__sentence">
            "An invoice counts as lost when it is still open "
            <Blank label="Days past due after which an invoice counts as lost" value=days min=1 on_change=set_days/>
            " days past due. For what is to come, rates are raised by "
            <PercentBlank label="Percent by which all rates are raised" testid="loss-outlook" value=outlook on_change=set_outlook/>
            " %."
        </p>
    }
}

/// A bucket; its cells follow the report, so that the field keeps its place.
#[component]
fn BucketRow(at: usize, label: String) -> impl IntoView {
    let state = use_app();
    let line = Memo::new(move |_| {
        read(state, |p, currency| p.lines.get(at).cloned().map(|line| (line, currency))).flatten()
    });
    let cell = move |of: fn(&Line) -> Option<Amount>| {
        line.with(|line| {
            let (line, currency) = line.as_ref()?;
            let currency = *currency;
            of(line).map(|amount| view! { <MoneyCell amount currency/> })
        })
    };
    let share = move |of: fn(&Line) -> Option<Decimal>| {
        let share = line.with(|line| line.as_ref().and_then(|(line, _)| of(line)));
        share.map_or_else(|| "not known".to_owned(), format::percent)
    };
    let value = Signal::derive(move || {
        state.assumptions.with(|a| a.loss.typed_pct.get(at).copied().flatten())
    });
    let on_change = Callback::new(move |rate| {
        change(state, |loss| {
            if loss.typed_pct.len() <= at {
                loss.typed_pct.resize(at + 1, None);
            }
            if let Some(own) = loss.typed_pct.get_mut(at) {
                *own = rate;
            }
        });
    });
    let name = format!("Loss rate in percent, {label}");
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td class="num">{move || cell(|line| Some(line.balance.amount))}</td>
            <td class="num wide">{move || share(|line| line.history.value)}</td>
            <td class="num"><PercentBlank label=name testid=format!("loss-rate-{at}") value on_change/></td>
            <td class="num wide">{move || share(|line| line.rate)}</td>
            <td class="num strong">{move || cell(|line| line.provision)}</td>
        </tr>
    }
}

#[component]
fn SpecificRow(account: u32, name: String) -> impl IntoView {
    let state = use_app();
    let line = Memo::new(move |_| {
        read(state, |p, currency| {
            p.specific.iter().find(|s| s.account == account).cloned().map(|line| (line, currency))
        })
        .flatten()
    });
    let cell = move |of: fn(&SpecificLine) -> Amount| {
        line.with(|line| {
            let (line, currency) = line.as_ref()?;
            let (amount, currency) = (of(line), *currency);
            Some(view! { <MoneyCell amount currency/> })
        })
    };
    let open = {
        let name = name.clone();
        move |_| state.open_customer(account, name.clone())
    };
    view! {
        <tr>
            <th scope="row"><button class="link-button" type="button" on:click=open>{name}</button></th>
            <td class="num">{move || cell(|line| line.balance.amount)}</td>
            <td class="num wide">"judged on its own"</td>
            <td class="num">{move || line.with(|l| l.as_ref().map(|(l, _)| format::plain(l.pct)))}</td>
            <td class="num wide">{move || line.with(|l| l.as_ref().map(|(l, _)| format::percent(l.pct / Decimal::ONE_HUNDRED)))}</td>
            <td class="num strong">{move || cell(|line| line.provision)}</td>
        </tr>
    }
}
