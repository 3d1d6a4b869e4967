//! An amount in a table: aligned, zero as a quiet dash, a credit in words as well as by its sign.

use leptos::prelude::*;

use crate::domain::{Amount, Currency};
use crate::present::format;

/// The inside of a money cell.
#[component]
pub(crate) fn MoneyCell(
    /// How much.
    amount: Amount,
    /// Of what.
    currency: Currency,
) -> impl IntoView {
    if amount.is_zero() {
        return view! { <span class="zero">"\u{2013}"</span> }.into_any();
    }
    let credit = amount.is_negative().then(|| view! { <span class="credit">"credit"</span> });
    view! { {credit} {format::money(amount, currency)} }.into_any()
}
