//! The rules, one card per subject.

use leptos::prelude::*;

use crate::policy::{Policy, Tone};
use crate::ui::state::use_app;
use crate::ui::widgets::Blank;

/// A number of the policy in a sentence.
#[component]
pub(super) fn Rule(
    label: &'static str,
    read: fn(&Policy) -> u32,
    write: fn(&mut Policy, u32),
    #[prop(default = 0)] min: u32,
    #[prop(default = 3650)] max: u32,
) -> impl IntoView {
    let state = use_app();
    let value = Signal::derive(move || state.policy.with(read));
    let on_change =
        Callback::new(move |number| state.change_policy(|policy| write(policy, number)));
    view! { <Blank label value min max on_change/> }
}

/// First contact and time to pay.
#[component]
pub(super) fn Contact() -> impl IntoView {
    view! {
        <section class="card rule">
            <h2 class="card__title">"First contact"</h2>
            <p class="rule__sentence">
                "We get in touch at most "
                <Rule
                    label="Working days until the first contact"
                    read=|p| p.first_contact_working_days
                    write=|p, n| p.first_contact_working_days = n
                    max=90
                />
                " working days after an invoice fell due."
            </p>
            <p class="rule__sentence">
                "After each reminder the customer has "
                <Rule
                    label="Days to pay after a reminder"
                    read=|p| p.pay_within_days
                    write=|p, n| p.pay_within_days = n
                    min=1
                    max=365
                />
                " days to pay."
            </p>
            <p class="rule__sentence">
                "There is no letter for less than "
                <Rule
                    label="Smallest amount a letter asks for"
                    read=|p| p.minimum_letter_amount
                    write=|p, n| p.minimum_letter_amount = n
                    max=1_000_000_000
                />
                " in all."
            </p>
        </section>
    }
}

/// From which day each tone.
#[component]
pub(super) fn Tones() -> impl IntoView {
    let steps = Tone::ALL.map(|tone| {
        let state = use_app();
        let value = Signal::derive(move || state.policy.with(|policy| from_days(policy, tone)));
        let on_change = Callback::new(move |days| {
            state.change_policy(|policy| {
                for step in policy.tones.iter_mut().filter(|step| step.tone == tone) {
                    step.from_days = days;
                }
            });
        });
        view! {
            <li class="rule__sentence">
                <b>{tone.word()}</b>
                " from day "
                <Blank label=tone_label(tone) value min=1 on_change/>
                " past due: "
                {about(tone)}
            </li>
        }
    });
    view! {
        <section class="card rule">
            <h2 class="card__title">"Tone of the reminders"</h2>
            <p class="quiet">"The oldest overdue invoice of a customer decides."</p>
            <ol class="rule__steps">{steps.into_iter().collect_view()}</ol>
        </section>
    }
}

fn from_days(policy: &Policy, tone: Tone) -> u32 {
    policy
        .tones
        .iter()
        .find(|step| step.tone == tone)
        .map(|step| step.from_days)
        .unwrap_or_default()
}

const fn tone_label(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "Days past due until the friendly reminder",
        Tone::Direct => "Days past due until the direct reminder",
        Tone::Firm => "Days past due until the firm reminder",
        Tone::Urgent => "Days past due until the urgent reminder",
        Tone::Final => "Days past due until the final reminder",
    }
}

const fn about(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "it may have slipped through.",
        Tone::Direct => "please pay, or tell us what is wrong.",
        Tone::Firm => "names what happens next.",
        Tone::Urgent => "asks what stands in the way.",
        Tone::Final => "the last letter before it is handed over.",
    }
}

/// Credit hold and hand-over.
#[component]
pub(super) fn Credit() -> impl IntoView {
    view! {
        <section class="card rule">
            <h2 class="card__title">"Credit and hand-over"</h2>
            <p class="rule__sentence">
                "There is no new credit once an invoice is "
                <Rule
                    label="Days past due until credit stops"
                    read=|p| p.credit_hold_from_days
                    write=|p, n| p.credit_hold_from_days = n
                    min=1
                />
                " days past due."
            </p>
            <p class="rule__sentence">
                "On day "
                <Rule
                    label="Day past due of the hand-over"
                    read=|p| p.hand_over_day
                    write=|p, n| p.hand_over_day = n
                    min=1
                />
                " past due it goes to an agency or a lawyer."
            </p>
        </section>
    }
}

/// Who counts as a repeat offender.
#[component]
pub(in crate::ui::rooms) fn Offender() -> impl IntoView {
    view! {
        <section class="card rule">
            <h2 class="card__title">"Repeat offenders"</h2>
            <p class="rule__sentence">
                "A customer is a repeat offender with "
                <Rule
                    label="Late invoices that make a repeat offender"
                    read=|p| p.offender.min_invoices
                    write=|p, n| p.offender.min_invoices = n
                    min=1
                />
                " or more invoices that ran more than "
                <Rule
                    label="Days past due that count as late"
                    read=|p| p.offender.late_days
                    write=|p, n| p.offender.late_days = n
                />
                " days past due within the last "
                <Rule
                    label="Days looked back for repeat offenders"
                    read=|p| p.offender.window_days
                    write=|p, n| p.offender.window_days = n
                    min=1
                />
                " days, or when two or more such invoices make up "
                <Rule
                    label="Percent of the value that makes a repeat offender"
                    read=|p| p.offender.min_value_pct
                    write=|p, n| p.offender.min_value_pct = n
                    min=1
                    max=100
                />
                " percent of the value that fell due."
            </p>
        </section>
    }
}
