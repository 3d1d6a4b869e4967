//! Whom to give credit still: the decision the rules suggest with its evidence, what was decided, the
//! letter that says it, and the list for whoever sells.

use leptos::prelude::*;

use crate::collect::log::{CreditDecision, Decision, Event, What};
use crate::collect::{CreditLine, Supply};
use crate::present::format;
use crate::protocol::{Export, ListFormat};
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryForm, EntryPick, EntryText, STEP, ShowMore};

/// The card.
#[component]
pub(super) fn CreditDecisions() -> impl IntoView {
    let state = use_app();
    let shown = RwSignal::new(STEP);
    let lines = Memo::new(move |_| {
        let all = state.decisions.with(|own| own.as_ref().map(|(credit, _)| credit.lines.clone()));
        let all = all.unwrap_or_default().into_iter();
        all.filter(|own| own.suggested.is_some() || own.decided.is_some()).collect::<Vec<_>>()
    });
    let rows = move || {
        let lines = lines.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
        lines.into_iter().map(|own| view! { <Line own/> }).collect_view()
    };
    let save = move |format| {
        let (policy, log) = (state.policy.get_untracked(), state.log.get_untracked());
        state.export(Export::StopSupply { policy, log, format });
    };
    let button = move |testid: &'static str, label: &'static str, format: ListFormat| {
        view! {
            <button class="button" type="button" data-testid=testid on:click=move |_| save(format)>{label}</button>
        }
    };
    let heading = move || match lines.with(Vec::len) {
        0 => "Credit: nothing to decide".to_owned(),
        count => format!(
            "Credit: {} to decide on",
            format::counted(count as u64, "customer", "customers")
        ),
    };
    view! {
        <section class="card card--flush today__part" aria-labelledby="credit-title">
            <h2 class="card__title" id="credit-title">{heading}</h2>
            <p class="quiet card__lead">
                "What your rules suggest, and why. Credits are deducted before a limit is checked; a limit of 0 is no credit. A hold ends by itself once nothing is overdue."
            </p>
            <div class="actions card__lead">
                {button("download-stop-supply", "Stop-supply list (XLSX)", ListFormat::Xlsx)}
                {button("download-stop-supply-csv", "CSV", ListFormat::Csv)}
                {button("download-stop-supply-pdf", "PDF", ListFormat::Pdf)}
            </div>
            <Show when=move || !lines.with(Vec::is_empty)>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Decisions on credit">
                    <table class="table" data-testid="decision-list">
                        <caption class="visually-hidden">"Decisions on credit, firmest first"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Customer and evidence"</th>
                                <th scope="col">"Decision"</th>
                                <th scope="col">"New orders"</th>
                                <th scope="col" class="num">"Overdue"</th>
                                <th scope="col" class="num wide">"Open"</th>
                                <th scope="col" class="num wide">"Limit"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Show>
            {move || view! { <ShowMore shown total=lines.with(Vec::len)/> }}
        </section>
    }
}

#[component]
fn Line(own: CreditLine) -> impl IntoView {
    let state = use_app();
    let (account, currency) = (own.account, own.currency);
    let evidence: Vec<String> = own.evidence.iter().map(|own| format::sentence_case(own)).collect();
    let decided = own
        .decided
        .as_ref()
        .map(|(on, _, reason)| format!("Decided on {}: {reason}", format::date(*on)));
    let amount = own.amount.filter(|_| own.decided.is_none());
    let amount =
        amount.map(|amount| format!("suggested: {}", format::money_with_code(amount, currency)));
    let words = own.decision().map_or("Credit as before", Decision::words);
    let letter = own.letter().map(|kind| {
        let show = move |_| state.show_letter(kind, account);
        view! { <button class="link-button" type="button" data-testid="decision-letter" on:click=show>"Letter"</button> }
    });
    let release = own.release();
    let late = own.supply != Supply::Ok;
    view! {
        <tr data-account=account>
            <th scope="row">
                <button class="link-button" type="button" on:click=move |_| state.open_call(account)>{own.name.clone()}</button>
                {evidence.into_iter().map(|text| view! { <span class="sub">{text}</span> }).collect_view()}
                {decided.map(|text| view! { <span class="sub">{text}</span> })}
                <Decide own=StoredValue::new(own.clone())/>
            </th>
            <td>
                {words}
                {amount.map(|text| view! { <span class="sub">{text}</span> })}
                {letter}
            </td>
            <td>
                <span class="tag" class:tag--late=late data-testid="supply">{own.supply.word()}</span>
                {(!release.is_empty()).then(|| view! { <span class="sub">{format!("free {release}")}</span> })}
            </td>
            <td class="num">
                {format::money_with_code(own.overdue, currency)}
                <span class="sub">{format::counted(u64::from(own.oldest_days), "day", "days")}</span>
            </td>
            <td class="num wide">{format::money(own.open, currency)}</td>
            <td class="num wide">
                {own.limit.map(|limit| format::money(limit, currency))}
                {own.over.map(|over| view! { <span class="sub">{format!("{} over", format::money(over, currency))}</span> })}
            </td>
        </tr>
    }
}

/// A person decides; the reason is needed.
#[component]
fn Decide(own: StoredValue<CreditLine>) -> impl IntoView {
    let state = use_app();
    let (suggested, amount, currency) =
        own.with_value(|own| (own.suggested, own.amount, own.currency));
    let decision = RwSignal::new(suggested.map_or("none", Decision::key).to_owned());
    let sum = RwSignal::new(amount.map(|amount| amount.to_string()).unwrap_or_default());
    let reason = RwSignal::new(String::new());
    let mut options: Vec<(String, String)> =
        Decision::ALL.map(|own| (own.key().to_owned(), own.words().to_owned())).to_vec();
    options.push(("none".to_owned(), "Credit as before".to_owned()));
    let has_amount = move || {
        decision.with(|own| own == Decision::Deposit.key() || own == Decision::Reduce.key())
    };
    let typed = move || crate::present::control::read_amount(&sum.get(), currency);
    let ready = Signal::derive(move || {
        !reason.with(|text| text.trim().is_empty()) && (!has_amount() || typed().is_some())
    });
    let save = Callback::new(move |()| {
        let key = decision.get_untracked();
        let decision = Decision::ALL.into_iter().find(|own| own.key() == key);
        let amount = untrack(|| if has_amount() { typed() } else { None });
        let reason = reason.with_untracked(|text| text.trim().to_owned());
        let entry = own.with_value(|own| Event {
            date: state.config.with_untracked(|config| config.as_of),
            nth: 0,
            customer: own.customer.clone(),
            currency: Some(own.currency),
            what: What::CreditDecided(CreditDecision { decision, amount, reason }),
        });
        state.enter(vec![entry], "The decision is noted");
    });
    view! {
        <EntryForm title="Decide" button="Note the decision" testid="log-decision" ready save>
            <EntryPick label="Decision" testid="decision-pick" options value=decision/>
            <Show when=has_amount>
                <EntryText label="Deposit or new limit" testid="decision-amount" value=sum number=true/>
            </Show>
            <EntryText label="Why (needed)" testid="decision-reason" value=reason/>
        </EntryForm>
    }
}
