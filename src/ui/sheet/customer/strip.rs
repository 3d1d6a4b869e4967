//! The last payments as a strip: early, on time, late, very late; each with its words.

use leptos::prelude::*;

use crate::analysis::profile::{CustomerProfile, PaymentMark, Timing, VERY_LATE_DAYS};
use crate::present::format;
use crate::ui::customer_words as said;
use crate::ui::state::use_app;

/// The strip; nothing without payments.
#[component]
pub(super) fn Strip(profile: StoredValue<CustomerProfile>) -> impl IntoView {
    let (marks, currency) = profile.with_value(|p| (p.payments.clone(), p.currency));
    let count = marks.len();
    let state = use_app();
    let items = marks.into_iter().map(move |mark| {
        let words = format!(
            "{}, paid {}: {}, {}",
            mark.number,
            format::date(mark.paid),
            said::lateness(mark.days_late),
            format::money_with_code(mark.amount, currency)
        );
        let class = class_of(mark.timing);
        let PaymentMark { document, number, .. } = mark;
        let open = move |_| state.open_source(document, number.clone(), None);
        view! {
            <li>
                <button class=class type="button" title=words.clone() aria-label=words on:click=open></button>
            </li>
        }
    });
    let items = items.collect_view();
    (count > 0).then(|| view! {
        <h3 class="profile__title">{format!("The last {}, oldest first", format::counted(count as u64, "payment", "payments"))}</h3>
        <ol class="strip" data-testid="payment-strip">{items}</ol>
        <p class="strip__key quiet" aria-hidden="true">
            <span class="mark mark--early"></span>" early "
            <span class="mark mark--on-time"></span>" on the day "
            <span class="mark mark--late"></span>{format!(" up to {VERY_LATE_DAYS} days late ")}
            <span class="mark mark--very-late"></span>" later"
        </p>
    })
}

const fn class_of(timing: Timing) -> &'static str {
    match timing {
        Timing::Early => "mark mark--early",
        Timing::OnTime => "mark mark--on-time",
        Timing::Late => "mark mark--late",
        Timing::VeryLate => "mark mark--very-late",
    }
}
