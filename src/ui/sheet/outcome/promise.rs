//! A promise to pay: amount, day and way, read back and confirmed.

use leptos::prelude::*;

use super::contact::contacted;
use super::note;
use crate::collect::log::{Method, OpenThen, Outcome, Promise, What};
use crate::collect::{CallSheet, script};
use crate::present::{control, format};
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryDate, EntryForm, EntryPick, EntryText, worded};

/// The form.
#[component]
pub(super) fn PromiseForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let (currency, name, as_of) = sheet.with_value(|s| (s.currency, s.name.clone(), s.as_of));
    let amount = RwSignal::new(sheet.with_value(|sheet| sheet.asked.to_string()));
    let by = RwSignal::new(None);
    let how = RwSignal::new(Method::Transfer.words().to_owned());
    let method = move |words: &str| {
        Method::ALL.into_iter().find(|own| own.words() == words).unwrap_or(Method::Other)
    };
    let ready = Memo::new(move |_| {
        let amount = control::read_amount(&amount.get(), currency);
        Some((amount.filter(|amount| amount.is_positive())?, by.get()?))
    });
    let read_back = move || {
        let (amount, by) = ready.get()?;
        let (amount, by) = (format::money_with_code(amount, currency), format::date(by));
        let us = state.policy.with(|policy| policy.sender.name.clone());
        let how = how.get();
        let aloud = script::read_back(&name, &amount, &by, &how);
        Some((aloud, script::confirmation(&name, &amount, &by, &how, &us)))
    };
    let save = Callback::new(move |()| {
        let Some((amount, by)) = ready.get_untracked() else { return };
        let what = sheet.with_value(|sheet| {
            let lines = sheet.lines.iter();
            let documents = lines.map(|l| OpenThen { number: l.number.clone(), open: l.open });
            let method = how.with_untracked(|how| method(how));
            let promise = Promise { amount, by, method, documents: documents.collect() };
            let reached = contacted(sheet, None, Outcome::Reached, None, String::new());
            vec![reached, What::Promised(promise)]
        });
        note(state, sheet, what, "The promise is noted");
    });
    view! {
        <EntryForm
            title="Promise to pay" button="Note the promise" testid="log-promise"
            ready=Signal::derive(move || ready.get().is_some()) save open=true
        >
            <EntryText label="Amount" testid="promise-amount" value=amount number=true/>
            <EntryDate label="By" testid="promise-by" value=by from=Some(as_of)/>
            <EntryPick label="How" testid="promise-method" options=worded(&Method::ALL, Method::words) value=how/>
        </EntryForm>
        {move || read_back().map(|(aloud, draft)| view! {
            <p class="talk__draft" data-testid="read-back"><b>"Read back: "</b>{aloud}</p>
            <details class="fold">
                <summary class="fold__summary">"Draft to confirm it"</summary>
                <p class="talk__draft" data-testid="confirmation-draft">{draft}</p>
            </details>
        })}
    }
}
