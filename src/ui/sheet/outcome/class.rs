//! The class of risk by hand, with the reason; or by the rules again.

use leptos::prelude::*;

use super::{note, said, typed};
use crate::collect::CallSheet;
use crate::collect::log::What;
use crate::policy::RiskClass;
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryForm, EntryPick, EntryText};

/// The form.
#[component]
pub(super) fn ClassForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let own = sheet.with_value(|sheet| sheet.risk.class);
    let class = RwSignal::new(own.key().to_owned());
    let reason = RwSignal::new(String::new());
    let options = RiskClass::ALL.map(|own| (own.key().to_owned(), own.word().to_owned())).to_vec();
    let save = Callback::new(move |()| {
        let class = class.with_untracked(|key| RiskClass::ALL.into_iter().find(|c| c.key() == key));
        note(
            state,
            sheet,
            vec![What::Classified { class, reason: typed(reason) }],
            "The class of risk is noted",
        );
    });
    view! {
        <EntryForm title="Risk class by hand" button="Set the class" testid="log-class" ready=Signal::derive(move || said(reason)) save>
            <EntryPick label="Class" testid="class-pick" options value=class/>
            <EntryText label="Why (needed)" testid="class-reason" value=reason/>
        </EntryForm>
    }
}
