//! Repeat offenders: customers who regularly run far past the due date.
//!
//! The rule is the policy's ([`OffenderRule`]): so many invoices, or such a share of the value,
//! settled or still open more than so many days past due within the window. A value share needs
//! two invoices: one late invoice is an accident, not a habit.
//!
//! Offenders are ranked by what they cost: Σ amount × days past due over those invoices.

use crate::analysis::metric::ratio;
use crate::analysis::pass::AccountSums;
use crate::analysis::report::{Advice, Figure, OffenderEvidence};
use crate::domain::{Amount, Currency, Day};
use crate::policy::OffenderRule;

/// A share of the value makes a habit only with this many late invoices.
pub const MIN_INVOICES_BY_VALUE: u32 = 2;

/// An invoice as the rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct Invoice {
    /// Due date, or [`Day::NONE`].
    pub due: Day,
    /// Date paid, or [`Day::NONE`].
    pub paid: Day,
    /// Open at the as-of date, minor units.
    pub open: i64,
    /// Paid in full by the as-of date.
    pub settled: bool,
}

/// What the rule makes of one invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Outside the window, not due yet, or without a due date.
    NotCounted,
    /// In the window, and not far past due.
    Counted,
    /// In the window, settled or still open far past due.
    FarLate,
}

/// Judges one invoice at `as_of`. In the window are invoices that fell due or were settled in it,
/// and those still open however old.
#[inline]
pub fn judge(rule: &OffenderRule, as_of: Day, invoice: &Invoice) -> Verdict {
    let Invoice { due, paid, open, settled } = *invoice;
    let start = as_of.plus(-rule.window_days.min(1_000_000).cast_signed());
    let in_window = open > 0 || (settled && (due > start || paid > start));
    if !due.is_some() || due > as_of || !in_window {
        return Verdict::NotCounted;
    }
    let end = if settled { paid } else { as_of };
    if end.days_since(due) > rule.late_days.min(1_000_000).cast_signed() {
        Verdict::FarLate
    } else {
        Verdict::Counted
    }
}

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
        still_open: Figure {
            amount: Amount::from_minor(sums.far_late_open.minor, currency),
            count: sums.far_late_open.count,
        },
        amount_days: Amount::from_minor(sums.far_late_days, currency).decimal(),
        // Harder when both tests are met, harder while something far past due is still open.
        advice: match (by_count && by_value, sums.far_late_open.count > 0) {
            (true, true) => Advice::CloseCredit,
            (false, true) => Advice::Hold,
            (true, false) => Advice::Deposit,
            (false, false) => Advice::SendTerms,
        },
    })
}

/// The customer is late now and was never late before: an accident until it happens again.
pub fn first_time_late(sums: &AccountSums) -> bool {
    sums.overdue.minor > 0 && sums.payments.judged.count > 0 && sums.payments.late.count == 0
}
