//! An invoice that may be paid later: the new day beside the one it was due.

use leptos::prelude::*;

use super::{note, open_lines, to_choose};
use crate::collect::CallSheet;
use crate::collect::log::What;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryDate, EntryForm, EntryPick};

/// The form.
#[component]
pub(super) fn LaterDueForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let as_of = sheet.with_value(|sheet| sheet.as_of);
    let options = sheet.with_value(to_choose);
    let first = options.first().map(|(number, _)| number.clone()).unwrap_or_default();
    let document = RwSignal::new(first);
    let due = RwSignal::new(None);
    let original = move || {
        sheet.with_value(|sheet| {
            let own = open_lines(sheet).find(|line| line.number == document.get())?;
            Some(own.due_before.unwrap_or(own.due))
        })
    };
    let ready = Signal::derive(move || due.get().is_some() && original().is_some());
    let save = Callback::new(move |()| {
        let Some(due) = due.get_untracked() else { return };
        let original = untrack(original);
        let what = What::Extended { document: document.get_untracked(), original, due };
        note(state, sheet, vec![what], "The later due date is noted");
    });
    view! {
        <EntryForm title="Later due date" button="Note the new date" testid="log-extension" ready save>
            <EntryPick label="Invoice" testid="extend-document" options value=document/>
            <EntryDate label="May be paid by" testid="extend-due" value=due from=Some(as_of)/>
            <p class="quiet entry__wide">
                {move || original().map(|day| format!("Due on {} by the file. That date stays in the aging; the new one decides when we ask again.", format::date(day)))}
            </p>
        </EntryForm>
    }
}
