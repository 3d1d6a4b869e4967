//! Payment plans: instalments that add up exactly, and whether one was missed.
//!
//! All instalments are equal in whole minor units; the last takes what is left over, so 100.00 in
//! three is 33.33, 33.33 and 33.34. Monthly dates stay on their day and end where a month is shorter.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::collect::days::{plus_days, plus_months};
use crate::collect::items::minor_of;
use crate::collect::log::Instalment;
use crate::collect::promise::received;
use crate::collect::today::Standing;
use crate::domain::{Amount, Currency, Ledger};
use crate::policy::Policy;

/// How far instalments lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rhythm {
    /// Every so many weeks, at least one.
    Weeks(u32),
    /// Every month on the day of the first.
    Monthly,
}

/// `total` in `count` instalments from `first` on; nothing without an amount or a count.
pub fn instalments(
    total: Amount,
    currency: Currency,
    count: u32,
    first: NaiveDate,
    rhythm: Rhythm,
) -> Vec<Instalment> {
    let minor = i128::from(minor_of(total, currency));
    if count == 0 || minor <= 0 || i128::from(count) > minor {
        return Vec::new();
    }
    let each = minor / i128::from(count);
    (0..count)
        .map(|i| {
            let is_last = i + 1 == count;
            let own = if is_last { minor - each * i128::from(count - 1) } else { each };
            let due = match rhythm {
                Rhythm::Weeks(weeks) => plus_days(first, i.saturating_mul(7 * weeks.clamp(1, 52))),
                Rhythm::Monthly => plus_months(first, i),
            };
            Instalment { due, amount: Amount::from_minor(own, currency) }
        })
        .collect()
}

/// The first instalment whose day (and grace) is over without the money of all up to it; `None`
/// where the files do not tell.
pub(super) fn breach(
    own: &Standing<'_>,
    ledger: &Ledger,
    policy: &Policy,
    as_of: NaiveDate,
) -> Option<NaiveDate> {
    let (agreed, plan) = own.case.plan?;
    let mut expected = Amount::ZERO;
    for instalment in &plan.instalments {
        let last = plus_days(instalment.due, policy.contact.promise_grace_days);
        expected += instalment.amount;
        if last >= as_of {
            return None;
        }
        let came = received(ledger, &own.items, own.currency, agreed, last, &plan.documents)?;
        if came < expected {
            let spoken = own.case.last_contact().is_some_and(|contact| contact > instalment.due);
            return (!spoken).then_some(instalment.due);
        }
    }
    None
}

/// The next instalment of a plan that is kept so far; `None` when there is none or it is broken.
pub(super) fn running(
    own: &Standing<'_>,
    ledger: &Ledger,
    policy: &Policy,
    as_of: NaiveDate,
) -> Option<NaiveDate> {
    let (agreed, plan) = own.case.plan?;
    let grace = policy.contact.promise_grace_days;
    let over = plan.instalments.iter().filter(|own| plus_days(own.due, grace) < as_of);
    let expected: Amount = over.map(|own| own.amount).sum();
    let next = plan.instalments.iter().find(|own| plus_days(own.due, grace) >= as_of)?;
    let came = received(ledger, &own.items, own.currency, agreed, as_of, &plan.documents);
    came.is_none_or(|came| came >= expected).then_some(next.due)
}
