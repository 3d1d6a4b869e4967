//! What a customer's figures are called: trend, pay runs, gaps, advice.

use chrono::Weekday;

use crate::analysis::contact_gaps::ContactGap;
use crate::analysis::pay_runs::{Cycle, MIN_PAY_DAYS, PayRuns};
use crate::analysis::payment_index::Rating;
use crate::analysis::profile::{Bin, CreditUse, CustomerProfile, DisputeReason};
use crate::analysis::trend::{Direction, MIN_HALF, Trend};
use crate::analysis::{Advice, OffenderEvidence};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::behind;

/// One sentence about how the customer pays.
pub(crate) fn verdict(profile: &CustomerProfile) -> String {
    let pays = match profile.rating {
        Some(Rating::Prompt) => "Pays on the day or sooner",
        Some(Rating::Slow) => "Pays, but late",
        Some(Rating::Poor) => "Pays very late",
        None => return "Too few invoices were paid to say how this customer pays.".to_owned(),
    };
    let median = profile.days_late.median.value;
    let half = median.map_or_else(String::new, |days| {
        if days.is_sign_negative() || days.is_zero() {
            "; half of the invoices by the due date".to_owned()
        } else {
            format!("; half of the invoices more than {} days late", format::days(days))
        }
    });
    let change = match profile.trend.direction {
        Direction::Slower => ", and getting slower",
        Direction::Faster => ", and getting faster",
        Direction::TooFew | Direction::Steady => "",
    };
    format!("{pays}{half}{change}.")
}

/// Days late in words.
pub(crate) fn lateness(days: i32) -> String {
    match days {
        0 => "on the due date".to_owned(),
        1.. => format!("{} late", format::counted_days(days)),
        _ => format!("{} early", format::counted_days(-days)),
    }
}

/// The trend with its numbers.
pub(crate) fn trend(trend: &Trend) -> String {
    let medians = trend.recent.zip(trend.before).map(|(recent, before)| {
        format!(
            "the last {} invoices were {} days late (median), the {} before them {}",
            trend.invoices,
            format::days(recent),
            trend.invoices,
            format::days(before)
        )
    });
    let medians = medians.unwrap_or_default();
    match trend.direction {
        Direction::TooFew => {
            format!("Cannot be said with fewer than {} paid invoices", 2 * MIN_HALF)
        }
        Direction::Steady => format!("No, or it may be chance: {medians}"),
        Direction::Slower => format!("Yes: {medians}"),
        Direction::Faster => format!("No, faster: {medians}"),
    }
}

/// The pay runs: how often, when next, and by when papers must be in.
pub(crate) fn pay_runs(runs: &PayRuns) -> String {
    let Some(cycle) = runs.cycle else {
        return if (runs.pay_days as usize) < MIN_PAY_DAYS {
            format!(
                "Cannot be said: {} so far, {MIN_PAY_DAYS} are needed",
                format::counted(u64::from(runs.pay_days), "pay day", "pay days")
            )
        } else {
            "No pattern".to_owned()
        };
    };
    let often = match cycle {
        Cycle::Weekly(day) => format!("Every {}", weekday(day)),
        Cycle::EveryTwoWeeks(day) => format!("Every other {}", weekday(day)),
        Cycle::OnWeekday(day) => format!("On a {}", weekday(day)),
        Cycle::DayOfMonth(day) => format!("On day {day} of the month"),
        Cycle::MonthEnd => "At the end of the month".to_owned(),
    };
    let next: Vec<String> = runs
        .next
        .iter()
        .map(|run| {
            format!("{} (papers in by {})", format::date(run.date), format::date(run.papers_by))
        })
        .collect();
    format!(
        "{often}, {} of {} pay days. Next: {}. Public holidays are not known here",
        runs.fitting,
        runs.pay_days,
        next.join(", then ")
    )
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Why invoices are disputed, with counts and what is open.
pub(crate) fn reasons(reasons: &[DisputeReason], currency: Currency) -> String {
    let one = |own: &DisputeReason| {
        let why = if own.reason.is_empty() { "no reason stated" } else { own.reason.as_str() };
        let billed = behind::with_count(own.billed, currency);
        format!("{why}: {billed}, {} open", format::money_with_code(own.open.amount, currency))
    };
    reasons.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What is missing to reach the customer; empty when nothing is.
pub(crate) fn gaps(gaps: &[ContactGap]) -> String {
    let words: Vec<String> = gaps
        .iter()
        .map(|gap| match gap {
            ContactGap::NoEmail => "e-mail".to_owned(),
            ContactGap::BadEmail => "an e-mail address that can work".to_owned(),
            ContactGap::SharedMailbox => {
                "a person\u{2019}s e-mail (this one is a function\u{2019}s)".to_owned()
            }
            ContactGap::SameEmailAs(other) => {
                format!("an e-mail of its own (it is also that of {other})")
            }
            ContactGap::NoPhone => "telephone".to_owned(),
            ContactGap::NoAddress => "postal address".to_owned(),
        })
        .collect();
    words.join(", ")
}

/// A credit limit and what is left of it.
pub(crate) fn credit(credit: &CreditUse, currency: Currency) -> String {
    let money = |amount| format::money_with_code(amount, currency);
    if credit.limit.is_zero() {
        "none granted".to_owned()
    } else if credit.left.is_negative() {
        format!("{}, over it by {}", money(credit.limit), money(credit.left.abs()))
    } else {
        format!("{}, {} left", money(credit.limit), money(credit.left))
    }
}

/// What to do about a repeat offender.
pub(crate) const fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::SendTerms => "Send them your terms of business.",
        Advice::Deposit => "Ask for a deposit, or money up front, on new orders.",
        Advice::Hold => "No new credit until what is far past due is paid.",
        Advice::CloseCredit => "End the credit line: deliver against payment only.",
    }
}

/// The evidence behind the advice, as sentences.
pub(crate) fn why(evidence: &OffenderEvidence, currency: Currency) -> String {
    let tests = match (evidence.by_count, evidence.by_value) {
        (true, true) => "That is a habit by count and by value",
        (true, false) => "That is a habit by count, not by value",
        _ => "That is a habit by value, not by count",
    };
    let open = if evidence.still_open.count == 0 {
        "all of it is settled".to_owned()
    } else {
        format!(
            "{} of it ({}) is still open",
            format::money_with_code(evidence.still_open.amount, currency),
            format::counted(u64::from(evidence.still_open.count), "invoice", "invoices")
        )
    };
    format!(
        "{tests}; {open}. Amount \u{d7} days past due: {}.",
        format::plain(evidence.amount_days.round())
    )
}

/// Each range of days to pay with its number of invoices.
pub(crate) fn bin_rows(bins: &[Bin]) -> Vec<(String, String)> {
    let row = |bin: &Bin| {
        let days = match (bin.from, bin.to) {
            (None, Some(to)) => format!("up to {to} days"),
            (Some(from), Some(to)) => format!("{from}\u{2013}{to} days"),
            (Some(from), None) => format!("{from} days and more"),
            (None, None) => String::new(),
        };
        (days, format::count(u64::from(bin.count)))
    };
    bins.iter().map(row).collect()
}
