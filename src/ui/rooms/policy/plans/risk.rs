//! What separates the classes of risk, and how often anyone is contacted.

use leptos::prelude::*;

use super::super::rules::Rule;

/// The sentences.
#[component]
pub(super) fn Classes() -> impl IntoView {
    view! {
        <p class="rule__sentence">
            "A customer with no more than "
            <Rule label="Invoices up to which a customer is new" read=|p| p.risk.new_up_to_invoices write=|p, n| p.risk.new_up_to_invoices = n max=1000/>
            " invoices is new; high risk is from "
            <Rule label="Days late on average that make high risk" read=|p| p.risk.high_average_days_late write=|p, n| p.risk.high_average_days_late = n/>
            " days late on average, or with something open "
            <Rule label="Days past due that make high risk" read=|p| p.risk.high_open_days_late write=|p, n| p.risk.high_open_days_late = n min=1/>
            " days past due; low risk is up to "
            <Rule label="Days late on average that are still low risk" read=|p| p.risk.low_average_days_late write=|p, n| p.risk.low_average_days_late = n/>
            " days late on average; everyone else is medium. A class set by hand on a call sheet wins."
        </p>
        <p class="rule__sentence">
            "Between two contacts lie at least "
            <Rule label="Days between two contacts" read=|p| p.contact.min_days_between write=|p, n| p.contact.min_days_between = n max=365/>
            " days; after "
            <Rule label="Contacts about one invoice at most" read=|p| p.contact.max_contacts write=|p, n| p.contact.max_contacts = n min=1 max=1000/>
            " contacts about one invoice it is up for hand-over; a promise counts as broken "
            <Rule label="Days after a promised date" read=|p| p.contact.promise_grace_days write=|p, n| p.contact.promise_grace_days = n max=60/>
            " days after its date."
        </p>
    }
}
