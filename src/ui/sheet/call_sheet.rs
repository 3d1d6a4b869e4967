//! One conversation: the facts, what to say, what can be offered, what came of it.

use leptos::prelude::*;

use super::SheetHead;
use super::outcome::OutcomeForms;
use super::running::RunningList;
use crate::collect::{CallSheet, SheetLine, Situation};
use crate::domain::Currency;
use crate::platform::page;
use crate::present::format;
use crate::protocol::Command;
use crate::ui::state::{Slot, use_app};

/// The call sheet of an account.
#[component]
pub(super) fn CallSheetOf(account: u32) -> impl IntoView {
    let state = use_app();
    // Asks the worker, outside of this tree; again when rules, entries or figures change.
    Effect::new(move |_| {
        state.analysis.track();
        let (policy, log) = (state.policy.get(), state.log.get());
        let config = state.config.get_untracked();
        let command = Command::CallSheet { config, policy, log, account };
        state.ask(Slot::CallSheet, command, Vec::new());
    });
    // After an entry the sheet is drawn anew; whoever works by keyboard goes on from what was noted.
    Effect::new(move |drawn: Option<bool>| {
        let there = state.call_sheet.with(|own| own.as_ref().is_some_and(|s| s.account == account));
        if there && drawn == Some(true) {
            page::after_paint(|| page::focus("#timeline-title"));
        }
        there
    });
    move || match state.call_sheet.get() {
        Some(sheet) if sheet.account == account => view! { <Filled sheet/> }.into_any(),
        _ => view! { <SheetHead title="Call sheet"/> }.into_any(),
    }
}

#[component]
fn Filled(sheet: CallSheet) -> impl IntoView {
    let state = use_app();
    let currency = sheet.currency;
    let stored = StoredValue::new(sheet.clone());
    let lines = sheet.lines.iter().map(|line| invoice(line, currency)).collect_view();
    let timeline = sheet.timeline.iter();
    let timeline = timeline
        .map(|line| view! { <li>{format!("{}: {}", format::date(line.date), line.words)}</li> })
        .collect_view();
    let offers = sheet.offers.iter().map(|offer| {
        let payments: Vec<String> = offer
            .payments
            .iter()
            .map(|own| {
                format!("{} on {}", format::money(own.amount, currency), format::date(own.due))
            })
            .collect();
        let cost = format::money_with_code(offer.cost, currency);
        let words = format!("{}: {}. Costs us {cost}", offer.kind.words(), payments.join(", "));
        view! { <li>{words}</li> }
    });
    let offers = offers.collect_view();
    view! {
        <div data-testid="call-sheet">
            <SheetHead title=sheet.name.clone()/>
            <dl class="facts">
                {facts(&sheet).into_iter().map(|(name, value)| view! {
                    <div class="facts__row"><dt>{name}</dt><dd>{value}</dd></div>
                }).collect_view()}
            </dl>
            <ScriptPart sheet=sheet.clone()/>
            <RunningList sheet=stored/>
            <OutcomeForms sheet=stored/>
            <section class="talk">
                <h3 id="timeline-title" tabindex="-1">"What happened so far"</h3>
                <ul class="script" data-testid="timeline">{timeline}</ul>
                <button
                    class="button" type="button" data-testid="take-back"
                    disabled=move || state.log.with(|log| log.events.is_empty())
                    on:click=move |_| state.take_back()
                >
                    "Take back the last entry"
                </button>
            </section>
            <section class="talk">
                <h3>"Invoices past due"</h3>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Invoices past due">
                    <table class="table table--documents">
                        <caption class="visually-hidden">"Invoices past due"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Invoice"</th>
                                <th scope="col" class="date">"Due"</th>
                                <th scope="col" class="num">"Days late"</th>
                                <th scope="col" class="num">"Asked for"</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </section>
            <section class="talk">
                <h3>"What can be offered"</h3>
                <ul class="script">{offers}</ul>
            </section>
        </div>
    }
}

fn invoice(line: &SheetLine, currency: Currency) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{line.number.clone()}</th>
            <td class="date">
                {format::date(line.due)}
                {line.due_before.map(|day| view! { <span class="sub">{format!("first {}", format::date(day))}</span> })}
            </td>
            <td class="num">{format::whole_days(line.days)}</td>
            <td class="num">{format::money(line.open, currency)}</td>
        </tr>
    }
}

fn facts(sheet: &CallSheet) -> Vec<(&'static str, String)> {
    let money = |amount| format::money_with_code(amount, sheet.currency);
    let why = match (&sheet.item, sheet.waiting) {
        (Some(item), _) => format!("{}: {}", item.step, item.reason.words()),
        (None, Some(reason)) => format!("Nothing today: {}", reason.words()),
        (None, None) => "Nothing today".to_owned(),
    };
    let mut facts = vec![("Today", why), ("Asked for", money(sheet.asked))];
    if sheet.disputed.is_positive() {
        facts.push(("Disputed", money(sheet.disputed)));
    }
    if sheet.credits.is_positive() {
        facts.push(("Credits deducted", money(sheet.credits)));
    }
    for (name, text) in [("Telephone", &sheet.contact.phone), ("E-mail", &sheet.contact.email)] {
        let missing = || "not in the file".to_owned();
        facts.push((name, if text.is_empty() { missing() } else { text.clone() }));
    }
    facts.push(("Risk", format!("{}: {}", sheet.risk.class.word(), sheet.risk.why)));
    facts.push((
        "Credit",
        format!("{} ({})", format::sentence_case(&sheet.order.terms.words()), sheet.order.why),
    ));
    if let Some(days) = sheet.behavior.average_days_late {
        facts.push(("Days late, on average", format::days(days)));
    }
    if let Some(promise) = sheet.promises.last() {
        let words = format!(
            "{} by {}: {}",
            money(promise.amount),
            format::date(promise.by),
            promise.verdict.word()
        );
        facts.push(("Last promise", words));
    }
    facts
}

#[component]
fn ScriptPart(sheet: CallSheet) -> impl IntoView {
    let chosen = RwSignal::new(sheet.situation);
    let scripts = sheet.scripts;
    let lines = move || {
        let own = scripts.iter().find(|script| script.situation == chosen.get());
        let lines = own.map(|script| script.lines.clone()).unwrap_or_default();
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let choose = move |text: String| {
        let found = Situation::ALL.into_iter().find(|own| own.words() == text);
        if let Some(found) = found {
            chosen.set(found);
        }
    };
    let options = Situation::ALL.map(|own| {
        view! { <option value=own.words() selected=own == sheet.situation>{own.words()}</option> }
    });
    view! {
        <section class="talk">
            <h3>"What to say"</h3>
            <label class="field">
                <span class="field__label">"Situation"</span>
                <select
                    class="input"
                    data-testid="script-for"
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {options.into_iter().collect_view()}
                </select>
            </label>
            <ol class="script">{lines}</ol>
        </section>
    }
}
