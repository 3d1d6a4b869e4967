//! One conversation: the facts, what to say, what can be offered, what came of it.

use leptos::prelude::*;

use super::SheetHead;
use super::outcome::OutcomeForms;
use super::running::RunningList;
use crate::collect::log::Instalment;
use crate::collect::{CallSheet, SheetLine, Situation};
use crate::domain::Currency;
use crate::platform::page;
use crate::present::format;
use crate::protocol::DeskCommand;
use crate::ui::state::{Slot, use_app};

/// The call sheet of an account.
#[component]
pub(crate) fn CallSheetOf(account: u32) -> impl IntoView {
    let state = use_app();
    // Asks the worker, outside of this tree; again when rules, entries or figures change.
    Effect::new(move |_| {
        state.analysis.track();
        let (policy, log) = (state.policy.get(), state.log.get());
        let config = state.config.get_untracked();
        let command = DeskCommand::CallSheet { config, policy, log, account };
        state.ask_desk(Slot::CallSheet, command);
    });
    let is_there = Memo::new(move |_| {
        state.call_sheet.with(|own| own.as_ref().is_some_and(|own| own.account == account))
    });
    move || {
        let sheet = is_there.get().then(|| state.call_sheet.get_untracked()).flatten();
        sheet.map_or_else(
            || view! { <SheetHead title="Call sheet"/> }.into_any(),
            |sheet| view! { <Filled sheet/> }.into_any(),
        )
    }
}

/// The sheet; what it says follows new figures and entries, and forms with something in them stay.
#[component]
fn Filled(sheet: CallSheet) -> impl IntoView {
    let state = use_app();
    let account = sheet.account;
    let title = sheet.name.clone();
    let sheet = StoredValue::new(sheet);
    let drawn = RwSignal::new(0_u32);
    Effect::new(move |first: Option<()>| {
        let newer = state.call_sheet.get().filter(|newer| newer.account == account);
        if let (Some(newer), Some(())) = (newer, first) {
            sheet.set_value(newer);
            drawn.update(|drawn| *drawn += 1);
        }
    });
    let follows = move |part: fn(&CallSheet) -> AnyView| {
        move || {
            drawn.track();
            sheet.with_value(part)
        }
    };
    let running = move || {
        drawn.track();
        view! { <RunningList sheet/> }
    };
    view! {
        <div data-testid="call-sheet">
            <SheetHead title/>
            {follows(|sheet| facts_list(sheet).into_any())}
            {follows(|sheet| view! { <ScriptPart sheet=sheet.clone()/> }.into_any())}
            {running}
            <OutcomeForms sheet drawn/>
            <section class="talk">
                <h3 id="timeline-title" tabindex="-1">"What happened so far"</h3>
                {follows(|sheet| timeline(sheet).into_any())}
                <button
                    class="button" type="button" data-testid="take-back"
                    disabled=move || state.log.with(|log| log.events.is_empty())
                    on:click=move |_| {
                        state.take_back();
                        page::after_paint(|| page::focus("#timeline-title"));
                    }
                >
                    "Take back the last entry"
                </button>
            </section>
            {follows(|sheet| past_due(sheet).into_any())}
            {follows(|sheet| offers(sheet).into_any())}
        </div>
    }
}

fn facts_list(sheet: &CallSheet) -> impl IntoView + use<> {
    let rows = facts(sheet).into_iter().map(|(name, value)| {
        view! { <div class="facts__row"><dt>{name}</dt><dd>{value}</dd></div> }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}

fn timeline(sheet: &CallSheet) -> impl IntoView + use<> {
    let lines = sheet.timeline.iter().map(|line| {
        view! { <li>{format!("{}: {}", format::date(line.date), line.words)}</li> }
    });
    view! { <ul class="script" data-testid="timeline">{lines.collect_view()}</ul> }
}

fn past_due(sheet: &CallSheet) -> impl IntoView + use<> {
    let lines = sheet.lines.iter().map(|line| invoice(line, sheet.currency)).collect_view();
    view! {
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
    }
}

fn offers(sheet: &CallSheet) -> impl IntoView + use<> {
    let currency = sheet.currency;
    let offers = sheet.offers.iter().map(|offer| {
        let payment = |own: &Instalment| {
            format!("{} on {}", format::money(own.amount, currency), format::date(own.due))
        };
        let payments: Vec<String> = offer.payments.iter().map(payment).collect();
        let cost = format::money_with_code(offer.cost, currency);
        let words = format!("{}: {}. Costs us {cost}", offer.kind.words(), payments.join(", "));
        view! { <li>{words}</li> }
    });
    view! {
        <section class="talk">
            <h3>"What can be offered"</h3>
            <ul class="script">{offers.collect_view()}</ul>
        </section>
    }
}

fn invoice(line: &SheetLine, currency: Currency) -> impl IntoView + use<> {
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
