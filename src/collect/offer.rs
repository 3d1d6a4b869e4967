//! What can be offered to a customer who cannot or will not pay all at once, with the cost of each.
//!
//! Cost of waiting = amount × days × yearly cost of money ÷ 365, simple; of a discount, the
//! discount.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::analysis::metric::ratio;
use crate::collect::days::{plus_days, plus_months};
use crate::collect::instalments::{Rhythm, instalments};
use crate::collect::log::Instalment;
use crate::domain::{Amount, Currency};
use crate::policy::{OfferRule, Policy};

/// The kind of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferKind {
    /// Part of it today, the rest a month later.
    PartNow,
    /// All of it today, with a discount.
    DiscountToday,
    /// Monthly instalments, the first in a week; what may not be spread comes at once.
    Instalments,
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its kind.
    pub kind: OfferKind,
    /// What comes and when, earliest first.
    pub payments: Vec<Instalment>,
    /// What it costs us beside payment in full today; at least 0.
    pub cost: Amount,
}

impl OfferKind {
    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::PartNow => "Part now, the rest in a month",
            Self::DiscountToday => "All today, with a discount",
            Self::Instalments => "Monthly instalments",
        }
    }
}

/// The offers for an amount on a day; none for nothing.
pub fn offers(amount: Amount, currency: Currency, on: NaiveDate, policy: &Policy) -> Vec<Offer> {
    let (rule, plans) = (&policy.offer, policy.payment_plans);
    if !amount.is_positive() {
        return Vec::new();
    }
    let at = |due, amount| Instalment { due, amount };
    let part = share(amount, rule.part_pct, currency);
    let discount = share(amount, rule.discount_pct, currency);
    let spread = share(amount, plans.largest_share_pct, currency);
    let first = plus_days(on, 7);
    let mut plan = instalments(spread, currency, plans.payments(), first, Rhythm::Monthly);
    if amount > spread {
        plan.insert(0, at(on, amount - spread));
    }
    let of = |kind, payments: Vec<Instalment>| {
        let cost = payments.iter().map(|own| waiting(own, on, rule, currency)).sum();
        Offer { kind, payments, cost }
    };
    vec![
        of(OfferKind::PartNow, vec![at(on, part), at(plus_months(on, 1), amount - part)]),
        Offer {
            kind: OfferKind::DiscountToday,
            payments: vec![at(on, amount - discount)],
            cost: discount,
        },
        of(OfferKind::Instalments, plan),
    ]
}

fn share(amount: Amount, pct: u32, currency: Currency) -> Amount {
    let part = amount.decimal().saturating_mul(Decimal::new(i64::from(pct.min(100)), 2));
    rounded(part, currency)
}

fn rounded(value: Decimal, currency: Currency) -> Amount {
    Amount::new(
        value
            .round_dp_with_strategy(currency.minor_digits(), RoundingStrategy::MidpointNearestEven),
    )
}

fn waiting(own: &Instalment, from: NaiveDate, rule: &OfferRule, currency: Currency) -> Amount {
    let days = (own.due - from).num_days().max(0);
    let yearly = ratio(i128::from(rule.money_costs_pct) * i128::from(days), 36_500);
    rounded(own.amount.decimal().saturating_mul(yearly.unwrap_or_default()), currency)
}

/// What a late payment costs at a yearly rate: amount × days × rate ÷ 365, simple, rounded once to
/// the currency's smallest unit, half to even.
pub fn late_fee(amount: Amount, currency: Currency, days: u32, yearly_pct: Decimal) -> Amount {
    let part = yearly_pct.saturating_mul(Decimal::from(days)).checked_div(Decimal::from(36_500));
    rounded(amount.decimal().saturating_mul(part.unwrap_or_default()), currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collect::testing::{as_of, cents, day, eur};

    #[test]
    fn a_late_fee_is_simple_interest_by_the_day() {
        // 1,000.00 · 30 days · 12% / 365 = 9.863…; a whole year of 8% is 80.00.
        let fee = |days, pct| late_fee(cents(100_000), eur(), days, Decimal::from(pct));
        assert_eq!((fee(30, 12), fee(365, 8), fee(0, 8)), (cents(986), cents(8_000), cents(0)));
    }

    #[test]
    fn each_offer_adds_up_and_says_what_it_costs() {
        let rule = Policy::default();
        let found = offers(cents(100_000), eur(), as_of(), &rule);
        let sums: Vec<Amount> =
            found.iter().map(|own| own.payments.iter().map(|p| p.amount).sum()).collect();
        assert_eq!(sums, [cents(100_000), cents(98_000), cents(100_000)]);
        // 500 · 31 days · 8% / 365 = 3.40; the discount of 2% = 20.00;
        // 333.33 · 7 · 8% / 365 = 0.51, 333.33 · 38 = 2.78, 333.34 · 68 = 4.97: 8.26 in all.
        assert_eq!(
            found.iter().map(|own| own.cost).collect::<Vec<_>>(),
            [cents(340), cents(2_000), cents(826)]
        );
        assert_eq!(found[2].payments[0].due, day(7));
        assert!(offers(cents(0), eur(), as_of(), &rule).is_empty());
    }
}
