//! Who is to be handed over to an agency or a lawyer, who soon will be, who is left out and why; what it
//! costs and from which chance it pays; the packs.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::collect::log::{Contacted, Event, Outcome, What};
use crate::collect::{AHEAD_DAYS, HandOverLeft, HandOverLine, cost_benefit};
use crate::policy::{Channel, HAND_OVER};
use crate::present::{control, format};
use crate::protocol::Export;
use crate::ui::state::{AppState, use_app};
use crate::ui::widgets::{PercentBlank, STEP, ShowMore};

/// The card.
#[component]
pub(super) fn HandOver() -> impl IntoView {
    let state = use_app();
    let queue = Memo::new(move |_| {
        state.decisions.with(|own| own.as_ref().map(|(_, queue)| queue.clone())).unwrap_or_default()
    });
    let due = Memo::new(move |_| queue.with(|queue| queue.due.clone()));
    let soon = Memo::new(move |_| queue.with(|queue| queue.soon.clone()));
    let heading = move || {
        let day = queue.with(|queue| queue.day);
        match due.with(Vec::len) {
            0 => format!("Hand-over on day {day}: nobody"),
            count => format!(
                "Hand-over on day {day}: {}",
                format::counted(count as u64, "customer", "customers")
            ),
        }
    };
    view! {
        <section class="card card--flush today__part" data-testid="hand-over-queue" aria-labelledby="hand-over-title">
            <h2 class="card__title" id="hand-over-title">{heading}</h2>
            <Costs/>
            <div class="actions card__lead">
                <button
                    class="button" type="button" data-testid="download-hand-over"
                    disabled=move || due.with(|due| due.iter().all(|own| own.handed_over.is_some()))
                    on:click=move |_| pack(state, None)
                >
                    "Packs for an agency or lawyer (ZIP)"
                </button>
            </div>
            <Lines lines=due name="Reached" testid="hand-over-due"/>
            <Lines lines=soon name="In the next days" testid="hand-over-soon"/>
            <LeftOut left=Memo::new(move |_| queue.with(|queue| queue.left_out.clone()))/>
        </section>
    }
}

fn pack(state: AppState, account: Option<u32>) {
    let (policy, run) = (state.policy.get_untracked(), state.run.get_untracked());
    let (log, costs) = (state.log.get_untracked(), state.costs.get_untracked());
    state.export(Export::HandOver { policy, run, log, costs, account });
}

/// What it costs, as the user says.
#[component]
fn Costs() -> impl IntoView {
    let state = use_app();
    let currency = move || state.current_currency();
    let read = move |text: String| {
        let Some(currency) = untrack(currency) else { return };
        let costs = control::read_amount(&text, currency).filter(|own| !own.is_negative());
        if let Some(costs) = costs {
            state.costs.update(|own| own.costs = costs);
        }
    };
    let fee = Signal::derive(move || Some(state.costs.with(|own| own.fee_pct)));
    let set_fee = Callback::new(move |pct: Option<Decimal>| {
        state.costs.update(|own| own.fee_pct = pct.unwrap_or_default());
    });
    let chance = Signal::derive(move || state.costs.with(|own| own.chance_pct));
    let set_chance = Callback::new(move |pct| state.costs.update(|own| own.chance_pct = pct));
    view! {
        <p class="rule__sentence card__lead">
            "Each costs "
            <input
                class="blank" type="text" inputmode="decimal" autocomplete="off"
                aria-label="Costs of one hand-over" data-testid="hand-over-costs"
                prop:value=move || state.costs.with(|own| own.costs.to_string())
                on:change=move |event| read(event_target_value(&event))
            />
            " whatever comes of it, the agency keeps "
            <PercentBlank label="Fee in percent of what comes" testid="hand-over-fee" value=fee on_change=set_fee/>
            " % of what comes, and we think the chance is "
            <PercentBlank label="Chance in percent that the money comes" testid="hand-over-chance" value=chance on_change=set_chance/>
            " %."
        </p>
        <p class="quiet card__lead">"Arithmetic, not legal advice: it pays from a chance of costs \u{f7} what is left after the fee."</p>
    }
}

#[component]
fn Lines(
    lines: Memo<Vec<HandOverLine>>,
    name: &'static str,
    testid: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(STEP);
    let rows = move || {
        let lines = lines.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
        lines.into_iter().map(|own| view! { <Line own/> }).collect_view()
    };
    let is_due = testid == "hand-over-due";
    let head =
        if is_due { "Customer".to_owned() } else { format!("In the next {AHEAD_DAYS} days") };
    let caption = if testid == "hand-over-due" {
        format!("{name}: who has")
    } else {
        format!("{name}: who will within {AHEAD_DAYS} days")
    };
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <div class="table-scroll" tabindex="0" role="region" aria-label=name>
                <table class="table" data-testid=testid>
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{head.clone()}</th>
                            <th scope="col" class="date">"Reaches the day"</th>
                            <th scope="col" class="num">"Asked for"</th>
                            <th scope="col" class="num">"Pays from a chance of"</th>
                            <th scope="col">"Pack"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {move || view! { <ShowMore shown total=lines.with(Vec::len)/> }}
        </Show>
    }
}

#[component]
fn Line(own: HandOverLine) -> impl IntoView {
    let state = use_app();
    let (account, currency, amount) = (own.account, own.currency, own.amount);
    let facts = format!(
        "{} past due, {}",
        format::counted(u64::from(own.oldest_days), "day", "days"),
        format::counted(u64::from(own.contacts), "contact", "contacts")
    );
    let disputed = own.disputed.is_positive().then(|| {
        format!(
            "{} more is disputed and stays with you",
            format::money_with_code(own.disputed, currency)
        )
    });
    let pays = move || {
        let found = cost_benefit(amount, currency, &state.costs.get());
        let from = match found.break_even {
            Some(chance) if chance <= Decimal::ONE => format::percent(chance),
            Some(_) | None => "never".to_owned(),
        };
        let value =
            found.value.map(|value| format!("{} on average", format::money(value, currency)));
        view! { {from} {value.map(|text| view! { <span class="sub">{text}</span> })} }
    };
    let entry = StoredValue::new(own.clone());
    let handed = move |_| {
        let entry = entry.with_value(|own| Event {
            date: state.config.with_untracked(|config| config.as_of),
            nth: 0,
            customer: own.customer.clone(),
            currency: Some(own.currency),
            what: What::Contacted(Contacted {
                channel: Channel::Ourselves,
                level: HAND_OVER.to_owned(),
                documents: Vec::new(),
                outcome: Outcome::Reached,
                reason: None,
                note: "Handed over".to_owned(),
            }),
        });
        state.enter(vec![entry], "The hand-over is noted");
    };
    let noted = match own.handed_over {
        Some(day) => view! { <span class="sub">{format!("Handed over on {}", format::date(day))}</span> }.into_any(),
        None => view! { <button class="link-button" type="button" data-testid="note-hand-over" on:click=handed>"Note as handed over"</button> }.into_any(),
    };
    view! {
        <tr data-account=account>
            <th scope="row">
                <button class="link-button" type="button" on:click=move |_| state.open_call(account)>{own.name}</button>
                <span class="sub">{facts}</span>
                {disputed.map(|text| view! { <span class="sub">{text}</span> })}
            </th>
            <td class="date">{format::date(own.reaches)}</td>
            <td class="num">{format::money_with_code(amount, currency)}</td>
            <td class="num" data-testid="break-even">{pays}</td>
            <td>
                <button class="link-button" type="button" data-testid="download-pack" on:click=move |_| pack(state, Some(account))>"Pack (ZIP)"</button>
                {noted}
            </td>
        </tr>
    }
}

/// Old enough and left out, with the reason.
#[component]
fn LeftOut(left: Memo<Vec<HandOverLeft>>) -> impl IntoView {
    let state = use_app();
    let rows = move || {
        let rows = left.get().into_iter().take(STEP).map(|own| {
            let account = own.account;
            view! {
                <li>
                    <button class="link-button" type="button" on:click=move |_| state.open_call(account)>{own.name}</button>
                    {format!(", {}: {}", format::money_with_code(own.overdue, own.currency), own.reason.words())}
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <Show when=move || !left.with(Vec::is_empty)>
            <details class="fold card__lead" data-testid="hand-over-left-out">
                <summary class="fold__summary">
                    {move || format!("{} old enough but left out", format::counted(left.with(Vec::len) as u64, "customer is", "customers are"))}
                </summary>
                <ul class="plain-list">{rows}</ul>
            </details>
        </Show>
    }
}
