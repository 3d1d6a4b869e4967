//! Repeat offenders: customers who regularly run far past the due date.
//!
//! The rule is the policy's ([`OffenderRule`]): so many invoices, or such a share of the value,
//! settled or still open more than so many days past due within the window. A value share needs
//! two invoices: one late invoice is an accident, not a habit.

use crate::analysis::metric::ratio;
use crate::analysis::pass::AccountSums;
use crate::analysis::report::OffenderEvidence;
use crate::domain::{Amount, Currency};
use crate::policy::OffenderRule;

/// A share of the value makes a habit only with this many late invoices.
pub const MIN_INVOICES_BY_VALUE: u32 = 2;

/// The evidence, when the account is a repeat offender.
pub fn evidence(
    sums: &AccountSums,
    rule: &OffenderRule,
    currency: Currency,
) -> Option<OffenderEvidence> {
    let (late, all) = (sums.far_late, sums.window);
    let by_count = late.count > 0 && late.count >= rule.min_invoices;
    let by_value = late.count >= MIN_INVOICES_BY_VALUE
        && late.minor > 0
        && late.minor * 100 >= all.minor * i128::from(rule.min_value_pct);
    (by_count || by_value).then(|| OffenderEvidence {
        late_invoices: late.count,
        invoices: all.count,
        late_value: Amount::from_minor(late.minor, currency),
        value: Amount::from_minor(all.minor, currency),
        late_value_share: ratio(late.minor, all.minor),
        by_count,
        by_value,
    })
}
