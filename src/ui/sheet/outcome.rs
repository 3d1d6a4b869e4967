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
use crate::platform::page;
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

/// The forms, the usual ones open. `drawn` rises with every new sheet.
#[component]
pub(super) fn OutcomeForms(sheet: StoredValue<CallSheet>, drawn: RwSignal<u32>) -> impl IntoView {
    view! {
        <section class="talk" aria-label="What came of it" data-testid="outcome-forms">
            <Kept drawn form=move || view! { <PromiseForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <ContactForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <DisputeForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <PlanForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <LaterDueForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <HoldForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <SkipForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <NextForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <NoteForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <WrongContactForm sheet/> }.into_any()/>
            <Kept drawn form=move || view! { <ClassForm sheet/> }.into_any()/>
        </section>
    }
}

/// A form, drawn anew with every new sheet; one with something typed in it stays as it is until it is entered.
#[component]
fn Kept<F>(drawn: RwSignal<u32>, form: F) -> impl IntoView
where
    F: Fn() -> AnyView + Send + 'static,
{
    let typed = StoredValue::new(false);
    let turn = Memo::new(move |last: Option<&u32>| {
        let now = drawn.get();
        last.copied().filter(|_| typed.get_value()).unwrap_or(now)
    });
    view! {
        <div on:input=move |_| typed.set_value(true) on:submit=move |_| typed.set_value(false)>
            {move || {
                // A memo that is only tracked is never worked out.
                turn.with(|_| form())
            }}
        </div>
    }
}

/// Enters what happened with the customer of the sheet, in one act. Whoever works by keyboard goes on from
/// what was noted.
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
    page::after_paint(|| page::focus("#timeline-title"));
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
