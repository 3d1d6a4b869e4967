//! Times to reply before a court is asked, and clear days.
//!
//! Sources: Pre-Action Protocol for Debt Claims, 1 October 2017 (individuals, sole traders);
//! Practice Direction Pre-Action Conduct, para. 6 (companies); CPR 2.8 (clear days). All England and
//! Wales; elsewhere they are a fair custom, no rule.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Who the debtor is before the law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Debtor {
    /// A company or another body with limited liability.
    #[default]
    Company,
    /// A person, a sole trader, or a partnership of persons (treated alike, to be careful).
    Individual,
}

/// Days to reply to a letter before a claim.
pub const fn reply_days(debtor: Debtor) -> u32 {
    match debtor {
        Debtor::Company => 14,
        Debtor::Individual => 30,
    }
}

/// The first day that leaves `days` clear days after `event`: neither end counts.
pub fn clear_days_after(event: NaiveDate, days: u32) -> Option<NaiveDate> {
    event.checked_add_days(Days::new(u64::from(days) + 1))
}
