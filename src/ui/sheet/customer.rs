//! A customer's page: what it owes, how it really pays, and what to do about it.

mod behavior;
mod money;
mod offence;
mod strip;

use leptos::prelude::*;

use super::SheetHead;
use crate::analysis::DocumentSet;
use crate::analysis::profile::CustomerProfile;
use crate::present::format;
use crate::protocol::DeskCommand;
use crate::ui::behind;
use crate::ui::customer_words as said;
use crate::ui::state::{Slot, use_app};
use behavior::{Behavior, Distribution};
use money::{Judged, Months};
use offence::Offence;
use strip::Strip;

/// The page of an account.
#[component]
pub(crate) fn CustomerPage(account: u32, name: String) -> impl IntoView {
    let state = use_app();
    // Asks the worker, outside of this tree; again when the figures change.
    Effect::new(move |_| {
        state.analysis.track();
        let config = state.config.get_untracked();
        state.ask_desk(Slot::Profile, DeskCommand::CustomerProfile { config, account });
    });
    let shown = Memo::new(move |_| {
        state.profile.with(|profile| profile.clone().filter(|p| p.row.account == account))
    });
    view! {
        <SheetHead title=name/>
        <div class="profile" data-testid="customer">
            {move || match shown.get() {
                Some(profile) => view! { <Facts profile/> }.into_any(),
                None => view! { <p class="quiet" role="status">"Looking at how this customer pays"</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Facts(profile: CustomerProfile) -> impl IntoView {
    let state = use_app();
    let currency = profile.currency;
    let row = profile.row.clone();
    let documents = behind::of_customer(&row, currency, DocumentSet::All, "");
    let show = move |_| state.open_documents(documents.clone());
    let first = profile.row.first_time_late.then(|| {
        view! { <p class="prose" data-testid="first-time-late"><span class="tag">"first time late"</span>" Late now, and never before in this file. An accident until it happens again."</p> }
    });
    let facts = facts(&profile);
    let facts = facts.into_iter().map(|(name, value)| {
        view! { <div class="facts__row"><dt>{name}</dt><dd class="num">{value}</dd></div> }
    });
    let facts = facts.collect_view();
    let profile = StoredValue::new(profile);
    view! {
        <p class="prose" data-testid="customer-verdict">{profile.with_value(said::verdict)}</p>
        {first}
        <Offence profile/>
        <dl class="facts">{facts}</dl>
        <p><button class="button" type="button" data-testid="customer-documents" on:click=show>"All documents"</button>" "<button class="button" type="button" data-testid="customer-call" on:click=move |_| state.open_call(row.account)>"Talk and note"</button></p>
        <Strip profile/>
        <Behavior profile/>
        <Distribution profile/>
        <Months profile/>
        <Judged account=row.account/>
    }
}

/// Who it is and what is open.
fn facts(profile: &CustomerProfile) -> Vec<(&'static str, String)> {
    let (row, currency) = (&profile.row, profile.currency);
    let mut facts = Vec::new();
    let mut fact = |name, value: String| {
        if !value.is_empty() {
            facts.push((name, value));
        }
    };
    fact("Customer number", row.customer_id.clone());
    fact("Open", behind::with_count(row.open, currency));
    fact("Overdue", behind::with_count(row.overdue, currency));
    let oldest = row.oldest_days_past_due.map(format::counted_days);
    fact("Oldest overdue", oldest.map(|d| format!("{d} past due")).unwrap_or_default());
    if let Some(credit) = profile.credit {
        fact("Credit limit", said::credit(&credit, currency));
    }
    if profile.disputed.count > 0 {
        let open = format::money_with_code(profile.disputed_open.amount, currency);
        fact(
            "Disputed",
            format!("{}, {open} of it open", behind::with_count(profile.disputed, currency)),
        );
        if profile.dispute_reasons.iter().any(|own| !own.reason.is_empty()) {
            fact("Reasons of dispute", said::reasons(&profile.dispute_reasons, currency));
        }
    }
    fact("E-mail", row.contact.email.clone());
    fact("Telephone", row.contact.phone.clone());
    fact("Address", row.contact.address.join(", "));
    fact("Looked after by", row.contact.salesperson.clone());
    fact("Terms", row.contact.terms.clone());
    fact("Missing to reach them", said::gaps(&profile.contact_gaps));
    facts
}
