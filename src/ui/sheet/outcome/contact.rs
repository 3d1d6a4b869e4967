//! How a contact went: channel, outcome, why not paid, a note.

use leptos::prelude::*;

use super::{note, typed};
use crate::collect::CallSheet;
use crate::collect::log::{Contacted, Outcome, ReasonCode, What};
use crate::policy::Channel;
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryForm, EntryPick, EntryText, worded};

/// The ways a customer is reached; deciding is none.
const CHANNELS: [Channel; 4] = [Channel::Call, Channel::Email, Channel::Letter, Channel::Visit];

/// A contact about what is due today; a visit where that is the step, else a call, unless said.
pub(super) fn contacted(
    sheet: &CallSheet,
    channel: Option<Channel>,
    outcome: Outcome,
    reason: Option<ReasonCode>,
    note: String,
) -> What {
    What::Contacted(Contacted {
        channel: channel.unwrap_or_else(|| usual(sheet)),
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

fn usual(sheet: &CallSheet) -> Channel {
    let own = sheet.item.as_ref().map(|item| item.channel);
    own.filter(|own| *own == Channel::Visit).unwrap_or(Channel::Call)
}

/// The form.
#[component]
pub(super) fn ContactForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let channel = RwSignal::new(sheet.with_value(|sheet| usual(sheet).word().to_owned()));
    let outcome = RwSignal::new(Outcome::Reached.words().to_owned());
    let reason = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let mut reasons = worded(&ReasonCode::ALL, ReasonCode::words);
    reasons.insert(0, (String::new(), "Not said".to_owned()));
    let save = Callback::new(move |()| {
        let channel = channel.with_untracked(|own| CHANNELS.into_iter().find(|c| c.word() == own));
        let outcome =
            outcome.with_untracked(|own| Outcome::ALL.into_iter().find(|o| o.words() == own));
        let reason =
            reason.with_untracked(|own| ReasonCode::ALL.into_iter().find(|r| r.words() == own));
        let outcome = outcome.unwrap_or(Outcome::Reached);
        let what = sheet.with_value(|s| contacted(s, channel, outcome, reason, typed(words)));
        note(state, sheet, vec![what], "The contact is noted");
    });
    view! {
        <EntryForm title="How it went" button="Note the contact" testid="log-contact" ready=true save open=true>
            <EntryPick label="By" testid="contact-channel" options=worded(&CHANNELS, Channel::word) value=channel/>
            <EntryPick label="Outcome" testid="contact-outcome" options=worded(&Outcome::ALL, Outcome::words) value=outcome/>
            <EntryPick label="Why not paid" testid="contact-reason" options=reasons value=reason/>
            <EntryText label="Note" testid="contact-note" value=words/>
        </EntryForm>
    }
}
