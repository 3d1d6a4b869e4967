//! Who writes the letters, and how to pay.

use leptos::prelude::*;

use crate::policy::Sender;
use crate::ui::state::use_app;

/// Name, contact and payment details.
#[component]
pub(super) fn SenderFields() -> impl IntoView {
    let state = use_app();
    let name = Signal::derive(move || state.policy.with(|policy| policy.sender.name.clone()));
    view! {
        <details class="card fold" open data-testid="sender">
            <summary class="fold__summary">"Your details"</summary>
            <label class="field">
                <span class="field__label">"Full legal name"</span>
                <input
                    class="input"
                    type="text"
                    autocomplete="organization"
                    data-testid="sender-name"
                    prop:value=move || name.get()
                    on:input=move |event| state.policy.update(|policy| policy.sender.name = event_target_value(&event))
                />
            </label>
            <Lines
                label="Address, e-mail and phone, one per line"
                testid="sender-contact"
                read=|sender| &sender.contact
                write=|sender, text| sender.contact = text
            />
            <Lines
                label="How to pay: bank, account, reference, one per line"
                testid="sender-payment"
                read=|sender| &sender.payment_details
                write=|sender, text| sender.payment_details = text
            />
        </details>
    }
}

#[component]
fn Lines(
    label: &'static str,
    testid: &'static str,
    read: fn(&Sender) -> &String,
    write: fn(&mut Sender, String),
) -> impl IntoView {
    let state = use_app();
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <textarea
                class="input input--area"
                rows="3"
                data-testid=testid
                prop:value=move || state.policy.with(|policy| read(&policy.sender).clone())
                on:input=move |event| {
                    let text = event_target_value(&event);
                    state.policy.update(|policy| write(&mut policy.sender, text));
                }
            ></textarea>
        </label>
    }
}
