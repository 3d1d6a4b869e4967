//! Two small sums: what an early-payment discount comes to per year, and what a late payment costs.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::collect::offer::late_fee;
use crate::policy::discount_per_year;
use crate::present::{control, format};
use crate::ui::state::use_app;
use crate::ui::widgets::EntryText;

/// The card.
#[component]
pub(super) fn Calculator() -> impl IntoView {
    let state = use_app();
    let field = |text: &str| RwSignal::new(text.to_owned());
    let (discount, within, net) = (field("2"), field("10"), field("30"));
    let (amount, days, rate) = (field("1000"), field("30"), field("8"));
    let number = |own: RwSignal<String>| own.get().trim().replace(',', ".").parse::<Decimal>().ok();
    let whole = |own: RwSignal<String>| own.get().trim().parse::<u32>().ok();
    let yearly = move || {
        let (pct, within, net) = (number(discount)?, whole(within)?, whole(net)?);
        let of =
            |days| discount_per_year(pct, within, net, days).map(|rate| format::decimal(rate, 1));
        Some(format!(
            "Paying {} days earlier for {}% is worth {}% a year ({}% on 360 days). Give it where money costs you more than that.",
            net.saturating_sub(within),
            format::plain(pct.normalize()),
            of(365)?,
            of(360)?
        ))
    };
    let fee = move || {
        let currency = state.current_currency()?;
        let amount = control::read_amount(&amount.get(), currency)?;
        let fee = late_fee(amount, currency, whole(days)?, number(rate)?);
        Some(format!("{}, simple interest on 365 days.", format::money_with_code(fee, currency)))
    };
    let or_why = |words: Option<String>| {
        words.unwrap_or_else(|| {
            "Fill in the numbers; the discount must come before the due day.".to_owned()
        })
    };
    view! {
        <section class="card" aria-labelledby="calculator-title" data-testid="calculator">
            <h2 class="card__title" id="calculator-title">"Discount and late fee"</h2>
            <div class="talk__form">
                <EntryText label="Discount in percent" testid="discount-pct" value=discount number=true/>
                <EntryText label="When paid within days" testid="discount-days" value=within number=true/>
                <EntryText label="Instead of days" testid="discount-net" value=net number=true/>
            </div>
            <p class="prose talk__draft" data-testid="discount-yearly">{move || or_why(yearly())}</p>
            <div class="talk__form">
                <EntryText label="Amount" testid="fee-amount" value=amount number=true/>
                <EntryText label="Days late" testid="fee-days" value=days number=true/>
                <EntryText label="Percent a year" testid="fee-rate" value=rate number=true/>
            </div>
            <p class="prose talk__draft" data-testid="late-fee">{move || or_why(fee())}</p>
        </section>
    }
}
