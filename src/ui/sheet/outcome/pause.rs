//! No contact for a while, or one step left out: each with its reason and its last day.

use leptos::prelude::*;

use super::{note, said, typed};
use crate::collect::CallSheet;
use crate::collect::log::What;
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryDate, EntryForm, EntryPick, EntryText};

/// The hold.
#[component]
pub(super) fn HoldForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let as_of = sheet.with_value(|sheet| sheet.as_of);
    let reason = RwSignal::new(String::new());
    let until = RwSignal::new(None);
    let save = Callback::new(move |()| {
        let what = What::Held { reason: typed(reason), until: until.get_untracked() };
        note(state, sheet, vec![what], "The hold is noted");
    });
    view! {
        <EntryForm title="Hold: no contact for a while" button="Note the hold" testid="log-hold" ready=Signal::derive(move || said(reason)) save>
            <EntryText label="Why (needed)" testid="hold-reason" value=reason/>
            <EntryDate label="Until (empty: until you end it)" testid="hold-until" value=until from=Some(as_of)/>
        </EntryForm>
    }
}

/// A step left out.
#[component]
pub(super) fn SkipForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let as_of = sheet.with_value(|sheet| sheet.as_of);
    let (steps, own) = sheet.with_value(|sheet| {
        (sheet.steps.clone(), sheet.item.as_ref().map(|item| item.level.clone()))
    });
    let first = steps.first().map(|(key, _)| key.clone()).unwrap_or_default();
    let step = RwSignal::new(own.filter(|own| steps.iter().any(|s| s.0 == *own)).unwrap_or(first));
    let reason = RwSignal::new(String::new());
    let until = RwSignal::new(None);
    let save = Callback::new(move |()| {
        let (level, reason) = (step.get_untracked(), typed(reason));
        let what = What::Skipped { level, reason, until: until.get_untracked() };
        note(state, sheet, vec![what], "The step is left out");
    });
    let ready = Signal::derive(move || said(reason) && step.with(|own| !own.is_empty()));
    view! {
        <EntryForm title="Leave out a step" button="Leave it out" testid="log-skip" ready save>
            <EntryPick label="Step" testid="skip-step" options=steps value=step/>
            <EntryText label="Why (needed)" testid="skip-reason" value=reason/>
            <EntryDate label="Until (empty: until you end it)" testid="skip-until" value=until from=Some(as_of)/>
        </EntryForm>
    }
}
