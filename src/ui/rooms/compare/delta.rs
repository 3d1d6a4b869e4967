//! A change of an amount: always with its sign, so that nobody takes it for a balance.

use leptos::prelude::*;

use crate::domain::{Amount, Currency};
use crate::present::format;

/// The inside of a cell with a change.
#[component]
pub(super) fn Delta(
    /// By how much; negative = less is open than before.
    amount: Amount,
    /// Of what.
    currency: Currency,
) -> impl IntoView {
    if amount.is_zero() {
        return view! { <span class="zero">"\u{2013}"</span> }.into_any();
    }
    let plus = if amount.is_positive() { "+" } else { "" };
    format!("{plus}{}", format::money(amount, currency)).into_any()
}
