//! The class of risk of a customer, with what speaks for it.
//!
//! The first that holds: set by hand; repeat offender, a broken promise, late on average or open
//! far past due = high; few invoices = new (only where the file has a history to know it from); in
//! time on average and nothing open for long = low; anything else = medium. Thresholds are this
//! project's own choice ([`RiskRule`]).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::CustomerRow;
use crate::documents::words::counted;
use crate::policy::{RiskClass, RiskRule};

/// A class and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// The class.
    pub class: RiskClass,
    /// Why, in words without a full stop.
    pub why: String,
}

/// What else there is to know for the class.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs<'a> {
    /// Set by hand, and why.
    pub by_hand: Option<(RiskClass, &'a str)>,
    /// Promises broken, or kept in part only.
    pub broken_promises: u32,
    /// Days past due of the oldest invoice that is asked for.
    pub oldest_days: Option<i32>,
    /// The file has paid invoices, so habits can be known.
    pub has_history: bool,
}

/// The class of a customer.
pub fn risk(row: &CustomerRow, signs: &Signs<'_>, rule: &RiskRule) -> Risk {
    let of = |class, why: String| Risk { class, why };
    if let Some((class, why)) = signs.by_hand {
        return of(
            class,
            if why.is_empty() { "set by hand".to_owned() } else { format!("set by hand: {why}") },
        );
    }
    if row.offender.is_some() {
        return of(RiskClass::High, "repeat offender".to_owned());
    }
    if signs.broken_promises > 0 {
        return of(RiskClass::High, counted(signs.broken_promises, "broken promise"));
    }
    let average = row.behavior.average_days_late;
    if let Some(days) = average
        && days >= Decimal::from(rule.high_average_days_late)
    {
        return of(RiskClass::High, format!("{} days late on average", days.round()));
    }
    let oldest = signs.oldest_days.unwrap_or_default().max(0);
    if i64::from(oldest) >= i64::from(rule.high_open_days_late) {
        return of(
            RiskClass::High,
            format!("open {} past due", counted(oldest.unsigned_abs(), "day")),
        );
    }
    if signs.has_history && row.behavior.invoices <= rule.new_up_to_invoices {
        return of(RiskClass::New, format!("{} so far", counted(row.behavior.invoices, "invoice")));
    }
    let low = Decimal::from(rule.low_average_days_late);
    if average.is_some_and(|days| days <= low)
        && i64::from(oldest) <= i64::from(rule.low_average_days_late)
    {
        let days = average.unwrap_or_default().round();
        let why = if days <= Decimal::ZERO {
            "pays in time on average".to_owned()
        } else {
            format!("{days} days late on average, nothing open for long")
        };
        return of(RiskClass::Low, why);
    }
    let why = match average {
        Some(days) if days > low => format!("{} days late on average", days.round()),
        _ if oldest > 0 => format!("open {} past due", counted(oldest.unsigned_abs(), "day")),
        _ => "no payment habits in the file".to_owned(),
    };
    of(RiskClass::Medium, why)
}
