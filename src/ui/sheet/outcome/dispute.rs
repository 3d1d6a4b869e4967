//! A dispute about an invoice or a part of it; the rest is still asked for.

use leptos::prelude::*;

use super::{note, open_lines, to_choose, typed};
use crate::collect::CallSheet;
use crate::collect::log::{Dispute, ReasonCode, What};
use crate::present::control;
use crate::ui::state::use_app;
use crate::ui::widgets::{EntryDate, EntryForm, EntryPick, EntryText, worded};

/// Why something can be disputed.
const REASONS: [ReasonCode; 6] = [
    ReasonCode::DisputeQuality,
    ReasonCode::DisputePrice,
    ReasonCode::DisputeDelivery,
    ReasonCode::MissingDocument,
    ReasonCode::SaysPaid,
    ReasonCode::Other,
];

/// The form.
#[component]
pub(super) fn DisputeForm(sheet: StoredValue<CallSheet>) -> impl IntoView {
    let state = use_app();
    let (currency, as_of) = sheet.with_value(|sheet| (sheet.currency, sheet.as_of));
    let options = sheet.with_value(to_choose);
    let first = options.first().map(|(number, _)| number.clone()).unwrap_or_default();
    let document = RwSignal::new(first);
    let amount = RwSignal::new(String::new());
    let reason = RwSignal::new(ReasonCode::DisputeQuality.words().to_owned());
    let owner = RwSignal::new(String::new());
    let revisit = RwSignal::new(None);
    // Of the invoice, a part or all of it: `Some(None)` = all; `None` = no such part.
    let part = Memo::new(move |_| {
        let text = amount.get();
        if text.trim().is_empty() {
            return Some(None);
        }
        let open = sheet.with_value(|sheet| {
            let own = open_lines(sheet).find(|line| line.number == document.get());
            own.map(|line| line.open)
        })?;
        let read = control::read_amount(&text, currency);
        read.filter(|amount| amount.is_positive() && *amount <= open).map(Some)
    });
    let ready =
        Signal::derive(move || document.with(|own| !own.is_empty()) && part.get().is_some());
    let save = Callback::new(move |()| {
        let Some(amount) = part.get_untracked() else { return };
        let reason = reason.with_untracked(|own| REASONS.into_iter().find(|r| r.words() == own));
        let dispute = Dispute {
            document: document.get_untracked(),
            amount,
            reason: reason.unwrap_or(ReasonCode::Other),
            owner: typed(owner),
            revisit: revisit.get_untracked(),
        };
        note(state, sheet, vec![What::Disputed(dispute)], "The dispute is noted");
    });
    view! {
        <EntryForm title="Dispute" button="Note the dispute" testid="log-dispute" ready save>
            <EntryPick label="Invoice" testid="dispute-document" options value=document/>
            <EntryText label="Part in dispute (empty: all of it)" testid="dispute-amount" value=amount number=true/>
            <EntryPick label="Why" testid="dispute-reason" options=worded(&REASONS, ReasonCode::words) value=reason/>
            <EntryText label="Who of us settles it" testid="dispute-owner" value=owner/>
            <EntryDate label="Look at it again on" testid="dispute-revisit" value=revisit from=Some(as_of)/>
        </EntryForm>
    }
}
