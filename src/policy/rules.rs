//! The rules in force as plain sentences, one per rule. Every number in them comes from the policy.

use super::{OffenderRule, Policy, Tone};
use crate::documents::words::{counted, grouped, ordinal};
use crate::domain::to_u32;
use crate::law::{Calendar, ClaimBasis, InterestTerms, RatePeriod, WorkingDays};

/// A rule in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// A fixed name, the same in every version: `first_contact`, `tones`, …
    pub key: &'static str,
    /// The rule for people, with a full stop.
    pub sentence: String,
}

/// Every rule in force, in the order in which an invoice meets them.
pub fn rules(policy: &Policy) -> Vec<Rule> {
    [
        ("first_contact", first_contact(policy)),
        ("tones", tones(policy)),
        ("pay_within", pay_within(policy)),
        ("minimum_letter", minimum_letter(policy)),
        ("credit_hold", credit_hold(policy)),
        ("offender_count", offender_count(&policy.offender)),
        ("offender_value", offender_value(&policy.offender)),
        ("hand_over", hand_over(policy)),
        ("interest", interest(&policy.interest)),
        ("working_days", working_days(&policy.working_days)),
    ]
    .into_iter()
    .map(|(key, sentence)| Rule { key, sentence })
    .collect()
}

fn first_contact(policy: &Policy) -> String {
    match policy.first_contact_working_days {
        0 => "We contact the customer on the first day an invoice is late.".to_owned(),
        days => format!(
            "We contact the customer at most {} after the due date. Counting starts the day after \
             the due date; weekends and public holidays do not count.",
            counted(days, "working day")
        ),
    }
}

fn tones(policy: &Policy) -> String {
    let steps: Vec<String> = steps(policy)
        .map(|(from, _, tone)| format!("{} from day {from}", tone.word().to_lowercase()))
        .collect();
    if steps.is_empty() {
        return "No reminder letters go out.".to_owned();
    }
    format!(
        "The age of the oldest overdue invoice sets the tone of a reminder: {}.",
        steps.join(", ")
    )
}

/// The tone steps by day: first day, last day (none for the last step) and tone.
pub(super) fn steps(policy: &Policy) -> impl Iterator<Item = (u32, Option<u32>, Tone)> {
    let mut steps: Vec<(u32, Tone)> =
        policy.tones.iter().map(|step| (step.from_days.max(1), step.tone)).collect();
    steps.sort_by_key(|(from, _)| *from);
    let ends: Vec<Option<u32>> =
        steps.iter().skip(1).map(|(from, _)| Some(from.saturating_sub(1))).chain([None]).collect();
    steps.into_iter().zip(ends).map(|((from, tone), end)| (from, end, tone))
}

fn pay_within(policy: &Policy) -> String {
    match policy.pay_within_days {
        0 => "Every reminder asks for payment on the day it is written (or on the Monday after, \
              at a weekend)."
            .to_owned(),
        days => format!(
            "Every reminder names the date to pay by: {} after its own date, moved to Monday from \
             a weekend.",
            counted(days, "day")
        ),
    }
}

fn minimum_letter(policy: &Policy) -> String {
    match policy.minimum_letter_amount {
        0 => "Every customer who owes something overdue after credits gets a reminder, however \
              small the amount."
            .to_owned(),
        amount => format!(
            "No reminder goes out for less than {} (in the currency of the account, after credits).",
            grouped(&amount.to_string())
        ),
    }
}

fn credit_hold(policy: &Policy) -> String {
    format!(
        "Once an invoice is {} past due, the customer gets no new credit: money up front until \
         everything overdue is cleared.",
        counted(policy.credit_hold_from_days, "day")
    )
}

fn offender_count(rule: &OffenderRule) -> String {
    format!(
        "A customer with {} or more paid or still open more than {} past due in the last {} is a \
         repeat offender.",
        counted(rule.min_invoices, "invoice"),
        counted(rule.late_days, "day"),
        counted(rule.window_days, "day"),
    )
}

fn offender_value(rule: &OffenderRule) -> String {
    format!(
        "So is a customer with at least two such invoices that make up {}% or more of the value \
         that fell due in that time ({}, more than {} past due).",
        rule.min_value_pct,
        counted(rule.window_days, "day"),
        counted(rule.late_days, "day"),
    )
}

fn hand_over(policy: &Policy) -> String {
    format!(
        "On the {} day past due we hand the account over to a collection agency or a lawyer, \
         unless it is disputed or a promise is still running.",
        ordinal(policy.hand_over_day)
    )
}

fn interest(terms: &InterestTerms) -> String {
    if !terms.in_force() {
        return "We claim no interest and no fees for late payment.".to_owned();
    }
    let ground = match terms.basis {
        ClaimBasis::Statute => format!("the law gives it ({})", terms.regime.law()),
        ClaimBasis::Contract | ClaimBasis::None => {
            match (terms.contract.rate, terms.contract.per) {
                (None, _) => "a fee was agreed".to_owned(),
                (Some(rate), RatePeriod::Year) => format!("{rate}% a year was agreed"),
                (Some(rate), RatePeriod::Month) => {
                    format!("{rate}% a month ({}% a year) was agreed", rate.times(12))
                }
            }
        }
    };
    format!(
        "Letters show interest and fees for late payment, apart from the invoices, because {ground}. \
         Days are counted as {}.",
        terms.day_count().words()
    )
}

fn working_days(days: &WorkingDays) -> String {
    let own = match to_u32(days.own.len()) {
        0 => String::new(),
        count => format!(", plus {} of our own", counted(count, "free day")),
    };
    if days.calendar == Calendar::WeekendsOnly && own.is_empty() {
        return "Saturdays and Sundays are not working days; no public holidays are entered."
            .to_owned();
    }
    format!("Working days follow this calendar: {}{own}.", days.calendar.words())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::ToneStep;

    fn sentence(policy: &Policy, key: &str) -> String {
        rules(policy).into_iter().find(|rule| rule.key == key).unwrap().sentence
    }

    #[test]
    fn the_default_rules_read_as_they_are() {
        let policy = Policy::default();
        for (key, expected) in [
            ("first_contact", "at most 3 working days after the due date"),
            (
                "tones",
                "friendly from day 1, direct from day 15, firm from day 31, urgent from day 46, final from day 61.",
            ),
            ("pay_within", "7 days after its own date"),
            ("minimum_letter", "however small the amount"),
            ("credit_hold", "Once an invoice is 60 days past due"),
            (
                "offender_count",
                "3 invoices or more paid or still open more than 60 days past due in the last 365 days",
            ),
            ("offender_value", "30% or more"),
            ("hand_over", "On the 91st day past due"),
        ] {
            assert!(sentence(&policy, key).contains(expected), "{key}");
        }
    }

    #[test]
    fn small_and_large_numbers_read_well() {
        let policy = Policy {
            first_contact_working_days: 1,
            minimum_letter_amount: 1_500,
            tones: Vec::new(),
            ..Policy::default()
        };
        for (key, expected) in [
            ("first_contact", "at most 1 working day after"),
            ("minimum_letter", "less than 1,500 ("),
            ("tones", "No reminder letters go out."),
        ] {
            assert!(sentence(&policy, key).contains(expected), "{key}");
        }
        let at_once = Policy { first_contact_working_days: 0, pay_within_days: 0, ..policy };
        assert!(sentence(&at_once, "first_contact").contains("first day"));
        assert!(sentence(&at_once, "pay_within").contains("on the day it is written"));
    }

    #[test]
    fn steps_run_from_day_to_day_without_a_gap() {
        let policy = Policy {
            tones: vec![
                ToneStep { from_days: 31, tone: Tone::Firm },
                ToneStep { from_days: 1, tone: Tone::Friendly },
            ],
            ..Policy::default()
        };
        assert_eq!(
            steps(&policy).collect::<Vec<_>>(),
            [(1, Some(30), Tone::Friendly), (31, None, Tone::Firm)]
        );
    }
}
