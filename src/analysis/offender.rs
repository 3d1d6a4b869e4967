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

/// By how many of its invoices, and by how much of their value, an account is a repeat offender.
fn tests(sums: &AccountSums, rule: &OffenderRule) -> (bool, bool) {
    let (late, all) = (sums.far_late, sums.window);
    let by_count = late.count > 0 && late.count >= rule.min_invoices;
    let by_value = late.count >= MIN_INVOICES_BY_VALUE
        && late.minor() > 0
        && late.minor() * 100 >= all.minor() * i128::from(rule.min_value_pct);
    (by_count, by_value)
}

/// Whether the account is a repeat offender.
pub fn is_offender(sums: &AccountSums, rule: &OffenderRule) -> bool {
    let (by_count, by_value) = tests(sums, rule);
    by_count || by_value
}

/// The evidence, when the account is a repeat offender.
pub fn evidence(
    sums: &AccountSums,
    rule: &OffenderRule,
    currency: Currency,
) -> Option<OffenderEvidence> {
    let (late, all) = (sums.far_late, sums.window);
    let (by_count, by_value) = tests(sums, rule);
    (by_count || by_value).then(|| OffenderEvidence {
        late_invoices: late.count,
        invoices: all.count,
        late_value: Amount::from_minor(late.minor(), currency),
        value: Amount::from_minor(all.minor(), currency),
        late_value_share: ratio(late.minor(), all.minor()),
        by_count,
        by_value,
        still_open: Figure {
            amount: Amount::from_minor(sums.far_late_open.minor(), currency),
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
    sums.overdue.minor() > 0 && sums.payments.judged.count > 0 && sums.payments.late.count == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::pass::{PaymentSums, Sum};
    use crate::domain::ledger::tests::eur;

    const RULE: OffenderRule =
        OffenderRule { late_days: 60, window_days: 365, min_invoices: 3, min_value_pct: 30 };

    // As of day 1,000 the window of 365 days begins after day 635.
    #[test]
    fn an_invoice_is_judged_by_when_it_fell_due_and_when_it_was_settled() {
        use Verdict::{Counted, FarLate, NotCounted};
        let day = Day::from_number;
        let settled = |due: i32, paid: i32| Invoice {
            due: day(due),
            paid: day(paid),
            open: 0,
            settled: true,
        };
        let open = |due: Day| Invoice { due, paid: Day::NONE, open: 5, settled: false };
        for (invoice, expected) in [
            // Due in the window, paid before it.
            (settled(636, 600), Counted),
            // Neither in the window; the last day before it does not count.
            (settled(635, 635), NotCounted),
            (settled(500, 635), NotCounted),
            (settled(635, 500), NotCounted),
            // Paid in the window.
            (settled(600, 636), Counted),
            (settled(575, 636), FarLate),
            // More than 60 days, not 60.
            (settled(700, 760), Counted),
            (settled(700, 761), FarLate),
            // Open, however old.
            (open(day(10)), FarLate),
            (open(day(939)), FarLate),
            (open(day(940)), Counted),
            // Due on the day counts, due later does not, and without a due date nothing is late.
            (open(day(1_000)), Counted),
            (open(day(1_001)), NotCounted),
            (open(Day::NONE), NotCounted),
            // Closed by something that is no payment.
            (Invoice { due: day(900), paid: Day::NONE, open: 0, settled: false }, NotCounted),
        ] {
            assert_eq!(judge(&RULE, day(1_000), &invoice), expected, "{invoice:?}");
        }
    }

    #[test]
    fn a_habit_is_so_many_late_invoices_or_such_a_share_of_the_value() {
        let sum = Sum::new;
        let none = OffenderRule { min_invoices: 0, ..RULE };
        for (rule, late, all, expected) in [
            (RULE, (30, 3), (1_000, 9), Some((true, false))),
            (RULE, (299, 2), (1_000, 9), None),
            (RULE, (300, 2), (1_000, 9), Some((false, true))),
            (RULE, (1_000, 1), (1_000, 1), None),
            (RULE, (300, 3), (1_000, 9), Some((true, true))),
            // A rule of no invoices makes no offender of who was never late.
            (none, (0, 0), (1_000, 9), None),
            (none, (30, 1), (1_000, 9), Some((true, false))),
            // No value is late where the late invoices come to nothing.
            (RULE, (0, 2), (0, 2), None),
            (RULE, (-40, 2), (-100, 2), None),
        ] {
            let sums = AccountSums {
                far_late: sum(late.0, late.1),
                window: sum(all.0, all.1),
                ..AccountSums::default()
            };
            let found = evidence(&sums, &rule, eur()).map(|own| (own.by_count, own.by_value));
            assert_eq!(found, expected, "{rule:?} {late:?} of {all:?}");
        }
    }

    #[test]
    fn late_for_the_first_time_is_overdue_now_paid_before_and_never_late() {
        for (overdue, paid, paid_late, expected) in [
            (10, 2, 0, true),
            (10, 1, 0, true),
            (0, 2, 0, false),
            (-10, 2, 0, false),
            (10, 0, 0, false),
            (10, 2, 1, false),
            (10, 2, 2, false),
            (0, 0, 0, false),
        ] {
            let sums = AccountSums {
                overdue: Sum::new(overdue, 1),
                payments: PaymentSums {
                    judged: Sum::new(70, paid),
                    late: Sum::new(40, paid_late),
                    ..PaymentSums::default()
                },
                ..AccountSums::default()
            };
            let case = (overdue, paid, paid_late);
            assert_eq!(first_time_late(&sums), expected, "{case:?}");
        }
    }
}
