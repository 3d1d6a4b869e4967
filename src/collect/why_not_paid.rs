//! The reasons customers gave for not paying, most money first: what to mend in one's own house.
//! One account counts under its latest reason only.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::metric::ratio;
use crate::collect::log::ReasonCode;
use crate::collect::today::Standing;
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, to_u32};

/// One reason in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonShare {
    /// Which reason.
    pub reason: ReasonCode,
    /// Currency.
    pub currency: Currency,
    /// Accounts whose latest reason it is and that are overdue.
    pub accounts: u32,
    /// What of them is overdue, disputed parts included.
    pub overdue: Amount,
    /// Share of what is overdue with a reason (0 to 1), with those above it added (Pareto).
    pub up_to: Option<Decimal>,
}

/// The reasons, currencies in this order, most money first.
pub(super) fn why_not_paid(standings: &[Standing<'_>], order: &[Currency]) -> Vec<ReasonShare> {
    order.iter().flat_map(|currency| of_currency(standings, *currency)).collect()
}

fn of_currency(standings: &[Standing<'_>], currency: Currency) -> Vec<ReasonShare> {
    let overdue = |own: &Standing<'_>| own.items.chased + own.items.disputed;
    let told: Vec<(ReasonCode, i128)> = standings
        .iter()
        .filter(|own| own.currency == currency && overdue(own) > 0)
        .filter_map(|own| Some((own.case.reason?, overdue(own))))
        .collect();
    let whole: i128 = told.iter().map(|(_, minor)| minor).sum();
    let mut sums: Vec<(ReasonCode, Vec<i128>)> = ReasonCode::ALL
        .into_iter()
        .map(|reason| {
            (reason, told.iter().filter(|own| own.0 == reason).map(|own| own.1).collect())
        })
        .filter(|(_, sums): &(ReasonCode, Vec<i128>)| !sums.is_empty())
        .collect();
    sums.lean_sort_by_key(|(_, sums)| std::cmp::Reverse(sums.iter().sum::<i128>()));
    let mut up_to = 0;
    let line = |(reason, own): (ReasonCode, Vec<i128>)| {
        let minor: i128 = own.iter().sum();
        up_to += minor;
        ReasonShare {
            reason,
            currency,
            accounts: to_u32(own.len()),
            overdue: Amount::from_minor(minor, currency),
            up_to: ratio(up_to, whole),
        }
    };
    sums.into_iter().map(line).collect()
}
