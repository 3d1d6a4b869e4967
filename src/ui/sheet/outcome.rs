//! What came of a conversation: a promise, how the contact went, a dispute. Each goes into the case
//! log with the as-of date.

use chrono::NaiveDate;
use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::collect::log::{
    Contacted, Dispute, Event, Method, OpenThen, Outcome, Promise, ReasonCode, What,
};
use crate::collect::{CallSheet, script};
use crate::domain::Amount;
use crate::policy::Channel;
use crate::present::format;
use crate::ui::state::{AppState, use_app};

/// The forms.
#[component]
pub(super) fn OutcomeForms(sheet: CallSheet) -> impl IntoView {
    view! {
        <PromiseForm sheet=sheet.clone()/>
        <ContactForm sheet=sheet.clone()/>
        <DisputeForm sheet/>
    }
}

fn enter(state: AppState, sheet: &CallSheet, what: What, said: &str) {
    let (date, customer) = (sheet.as_of, sheet.customer.clone());
    state.log.update(|log| {
        log.push(Event { date, customer, currency: Some(sheet.currency), what });
    });
    state.announcement.set(said.to_owned());
}

fn contacted(
    sheet: &CallSheet,
    outcome: Outcome,
    reason: Option<ReasonCode>,
    note: String,
) -> What {
    What::Contacted(Contacted {
        channel: sheet.item.as_ref().map_or(Channel::Call, |item| item.channel),
        level: sheet.item.as_ref().map(|item| item.level.clone()).unwrap_or_default(),
        documents: match &sheet.item {
            Some(item) => item.documents.iter().map(|own| own.number.clone()).collect(),
            None => sheet.lines.iter().map(|line| line.number.clone()).collect(),
        },
        outcome,
        reason,
        note,
    })
}

fn words_of<T: Copy>(all: &[T], words: impl Fn(T) -> &'static str) -> impl IntoView {
    let options = all.iter().map(|own| {
        let text = words(*own);
        view! { <option value=text>{text}</option> }
    });
    options.collect_view()
}

#[component]
fn PromiseForm(sheet: CallSheet) -> impl IntoView {
    let state = use_app();
    let amount = RwSignal::new(sheet.asked.to_string());
    let by = RwSignal::new(String::new());
    let method = RwSignal::new(Method::Transfer);
    let (currency, name, as_of) = (sheet.currency, sheet.name.clone(), sheet.as_of);
    let read = move || {
        let amount = amount.get().trim().parse::<Decimal>().ok().map(Amount::new);
        let by = by.get().parse::<NaiveDate>().ok().filter(|day| *day >= as_of);
        Some((amount.filter(|amount| amount.is_positive())?, by?))
    };
    let ready = Memo::new(move |_| read());
    let read_back = move || {
        let (amount, by) = ready.get()?;
        let (amount, by) = (format::money_with_code(amount, currency), format::date(by));
        let us = state.policy.with(|policy| policy.sender.name.clone());
        let how = method.get().words();
        let aloud = script::read_back(&name, &amount, &by, how);
        Some((aloud, script::confirmation(&name, &amount, &by, how, &us)))
    };
    let save = move |_| {
        let Some((amount, by)) = ready.get_untracked() else { return };
        let documents =
            sheet.lines.iter().map(|l| OpenThen { number: l.number.clone(), open: l.open });
        let promise =
            Promise { amount, by, method: method.get_untracked(), documents: documents.collect() };
        enter(state, &sheet, contacted(&sheet, Outcome::Reached, None, String::new()), "");
        enter(state, &sheet, What::Promised(promise), "The promise is noted");
    };
    view! {
        <section class="talk">
            <h3>"Promise to pay"</h3>
            <div class="talk__form">
                <label class="field">
                    <span class="field__label">"Amount"</span>
                    <input
                        class="input" type="text" inputmode="decimal" data-testid="promise-amount"
                        prop:value=move || amount.get()
                        on:input=move |event| amount.set(event_target_value(&event))
                    />
                </label>
                <label class="field">
                    <span class="field__label">"By"</span>
                    <input
                        class="input" type="date" min=as_of.to_string() data-testid="promise-by"
                        prop:value=move || by.get()
                        on:input=move |event| by.set(event_target_value(&event))
                    />
                </label>
                <label class="field">
                    <span class="field__label">"How"</span>
                    <select
                        class="input" data-testid="promise-method"
                        on:change=move |event| {
                            let text = event_target_value(&event);
                            let found = Method::ALL.into_iter().find(|own| own.words() == text);
                            method.set(found.unwrap_or(Method::Other));
                        }
                    >
                        {words_of(&Method::ALL, Method::words)}
                    </select>
                </label>
                <button
                    class="button button--main" type="button" data-testid="log-promise"
                    disabled=move || ready.get().is_none()
                    on:click=save
                >
                    "Note the promise"
                </button>
            </div>
            {move || read_back().map(|(aloud, draft)| view! {
                <p class="talk__draft"><b>"Read back: "</b>{aloud}</p>
                <details class="fold">
                    <summary class="fold__summary">"Draft to confirm it"</summary>
                    <p class="talk__draft">{draft}</p>
                </details>
            })}
        </section>
    }
}

#[component]
fn ContactForm(sheet: CallSheet) -> impl IntoView {
    let state = use_app();
    let outcome = RwSignal::new(Outcome::Reached);
    let reason = RwSignal::new(None::<ReasonCode>);
    let note = RwSignal::new(String::new());
    let save = move |_| {
        let what = contacted(
            &sheet,
            outcome.get_untracked(),
            reason.get_untracked(),
            note.get_untracked(),
        );
        enter(state, &sheet, what, "The contact is noted");
    };
    view! {
        <section class="talk">
            <h3>"How it went"</h3>
            <div class="talk__form">
                <label class="field">
                    <span class="field__label">"Outcome"</span>
                    <select
                        class="input" data-testid="contact-outcome"
                        on:change=move |event| {
                            let text = event_target_value(&event);
                            let found = Outcome::ALL.into_iter().find(|own| own.words() == text);
                            outcome.set(found.unwrap_or(Outcome::Reached));
                        }
                    >
                        {words_of(&Outcome::ALL, Outcome::words)}
                    </select>
                </label>
                <label class="field">
                    <span class="field__label">"Why not paid"</span>
                    <select
                        class="input" data-testid="contact-reason"
                        on:change=move |event| {
                            let text = event_target_value(&event);
                            reason.set(ReasonCode::ALL.into_iter().find(|own| own.words() == text));
                        }
                    >
                        <option value="">"Not said"</option>
                        {words_of(&ReasonCode::ALL, ReasonCode::words)}
                    </select>
                </label>
                <label class="field">
                    <span class="field__label">"Note"</span>
                    <input
                        class="input" type="text" data-testid="contact-note"
                        prop:value=move || note.get()
                        on:input=move |event| note.set(event_target_value(&event))
                    />
                </label>
                <button class="button" type="button" data-testid="log-contact" on:click=save>
                    "Note the contact"
                </button>
            </div>
        </section>
    }
}

#[component]
fn DisputeForm(sheet: CallSheet) -> impl IntoView {
    let state = use_app();
    let numbers: Vec<String> = sheet.lines.iter().map(|line| line.number.clone()).collect();
    let document = RwSignal::new(numbers.first().cloned().unwrap_or_default());
    let options =
        numbers.into_iter().map(|own| view! { <option value=own.clone()>{own.clone()}</option> });
    let options = options.collect_view();
    let save = move |_| {
        let dispute = Dispute {
            document: document.get_untracked(),
            amount: None,
            reason: ReasonCode::Other,
            owner: String::new(),
            revisit: None,
        };
        enter(state, &sheet, What::Disputed(dispute), "The dispute is noted");
    };
    view! {
        <section class="talk">
            <h3>"Dispute"</h3>
            <div class="talk__form">
                <label class="field">
                    <span class="field__label">"Invoice"</span>
                    <select
                        class="input" data-testid="dispute-document"
                        on:change=move |event| document.set(event_target_value(&event))
                    >
                        {options}
                    </select>
                </label>
                <button
                    class="button" type="button" data-testid="log-dispute"
                    disabled=move || document.with(String::is_empty)
                    on:click=save
                >
                    "Note that it is disputed"
                </button>
            </div>
        </section>
    }
}
