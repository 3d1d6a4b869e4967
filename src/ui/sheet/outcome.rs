//! What came of a conversation, as small forms. Each goes into the case log with the as-of date.

mod class;
mod contact;
mod dispute;
mod later_due;
mod notes;
mod pause;
mod plan;
mod promise;

use leptos::prelude::*;

use crate::collect::log::{Event, What};
use crate::collect::{CallSheet, SheetLine};
use crate::present::format;
use crate::ui::state::AppState;
use class::ClassForm;
use contact::ContactForm;
use dispute::DisputeForm;
use later_due::LaterDueForm;
use notes::{NextForm, NoteForm, WrongContactForm};
use pause::{HoldForm, SkipForm};
use plan::PlanForm;
use promise::PromiseForm;

/// The forms, the usual ones open.
#[component]
pub(super) fn OutcomeForms(sheet: StoredValue<CallSheet>) -> impl IntoView {
    view! {
        <section class="talk" aria-label="What came of it" data-testid="outcome-forms">
            <PromiseForm sheet/>
            <ContactForm sheet/>
            <DisputeForm sheet/>
            <PlanForm sheet/>
            <LaterDueForm sheet/>
            <HoldForm sheet/>
            <SkipForm sheet/>
            <NextForm sheet/>
            <NoteForm sheet/>
            <WrongContactForm sheet/>
            <ClassForm sheet/>
        </section>
    }
}

/// Enters what happened with the customer of the sheet, in one act.
pub(super) fn note(state: AppState, sheet: StoredValue<CallSheet>, what: Vec<What>, said: &str) {
    let entries = sheet.with_value(|sheet| {
        let entry = |what| Event {
            date: sheet.as_of,
            nth: 0,
            customer: sheet.customer.clone(),
            currency: Some(sheet.currency),
            what,
        };
        what.into_iter().map(entry).collect()
    });
    state.enter(entries, said);
}

/// The invoices that are open and not wholly disputed, past due first.
fn open_lines(sheet: &CallSheet) -> impl Iterator<Item = &SheetLine> {
    let all = sheet.lines.iter().chain(&sheet.later);
    all.filter(|line| !line.number.is_empty())
}

/// Them to choose from: number, and what is open of it.
fn to_choose(sheet: &CallSheet) -> Vec<(String, String)> {
    let words = |line: &SheetLine| {
        format!("{}, {}", line.number, format::money_with_code(line.open, sheet.currency))
    };
    open_lines(sheet).map(|line| (line.number.clone(), words(line))).collect()
}

/// A text that says something.
fn said(text: RwSignal<String>) -> bool {
    text.with(|text| !text.trim().is_empty())
}

/// A text as it goes into the log.
fn typed(text: RwSignal<String>) -> String {
    text.with_untracked(|text| text.trim().to_owned())
}
