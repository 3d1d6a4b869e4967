//! The rules in force as plain sentences, one per rule. Every number in them comes from the policy.

use super::plan::{ContactLimits, Plan, RiskRule};
use super::{LetterRules, OffenderRule, Policy, RiskClass, Tone};
use super::{agreements, country, credit, people, terms};
use crate::documents::words::{counted, grouped, long_date, ordinal};
use crate::domain::sorting::LeanSort;
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

/// Every rule in force, in the order in which a customer meets them.
pub fn rules(policy: &Policy) -> Vec<Rule> {
    let rules = [
        ("adopted", people::adopted(policy)),
        ("country", country::sentence(policy.country)),
        ("terms", terms::net(&policy.terms)),
        ("early_discount", terms::early(&policy.terms)),
        ("credit_papers", credit::papers(&policy.credit)),
        ("credit_granting", credit::granting(policy)),
        ("credit_limit", credit::limit(&policy.credit)),
        ("deposits", credit::deposits(policy.deposits)),
        ("first_contact", first_contact(policy)),
        ("contact_pace", contact_pace(policy.contact)),
        ("tones", tones(policy)),
        ("pay_within", pay_within(policy)),
        ("minimum_letter", minimum_letter(policy)),
        ("letter_language", letter_language(&policy.letters)),
        ("letter_windows", letter_windows(&policy.letters)),
        ("promises", agreements::promise(policy.promises)),
        ("broken_promises", agreements::broken(policy.promises, policy.contact, policy)),
        ("disputes", agreements::dispute(policy.disputes, policy)),
        ("undisputed", agreements::undisputed(policy.disputes)),
        ("payment_plans", agreements::plan(policy.payment_plans)),
        ("hardship", agreements::hardship(policy.payment_plans)),
        ("offers", agreements::offer(policy.offer)),
        ("credit_hold", credit_hold(policy)),
        ("credit_resumes", credit::resumes(&policy.credit)),
        ("offender_count", offender_count(&policy.offender)),
        ("offender_value", offender_value(&policy.offender)),
        ("risk", risk(policy.risk)),
        ("hand_over", hand_over(policy)),
        ("legal_gate", legal_gate(&policy.letters)),
        ("interest", interest(&policy.interest)),
        ("people", people::who(&policy.people)),
        ("sales_apart", people::apart(&policy.people)),
        ("ceiling", credit::ceiling(policy.ceiling)),
        ("working_days", working_days(&policy.working_days)),
        ("review", people::review(policy)),
    ];
    let rules = rules.into_iter().map(|(key, sentence)| Rule { key, sentence });
    rules.chain(policy.plans.iter().map(|plan| plan_rule(plan, policy))).collect()
}

/// The steps of a class of risk as one sentence.
fn plan_rule(plan: &Plan, policy: &Policy) -> Rule {
    let key = match plan.class {
        RiskClass::Low => "plan_low",
        RiskClass::Medium => "plan_medium",
        RiskClass::High => "plan_high",
        RiskClass::New => "plan_new",
    };
    let class = plan.class.word();
    let steps: Vec<String> = plan
        .levels
        .iter()
        .map(|level| {
            let within = level
                .pay_within_days
                .map_or_else(String::new, |days| format!(", {} to pay", counted(days, "day")));
            format!(
                "{} by the {} ({}, {}{within})",
                level.name,
                level.who.word(),
                level.channel.word().to_lowercase(),
                level.trigger.words(policy)
            )
        })
        .collect();
    let sentence = if steps.is_empty() {
        format!("{class}: no steps.")
    } else {
        format!("{class}: {}.", steps.join("; "))
    };
    Rule { key, sentence }
}

fn contact_pace(limits: ContactLimits) -> String {
    format!(
        "Between two contacts with a customer lie at least {}; after {} about an invoice it is up for hand-over.",
        counted(limits.min_days_between, "day"),
        counted(limits.max_contacts.max(1), "contact"),
    )
}

fn letter_language(letters: &LetterRules) -> String {
    let address = if letters.need_address {
        " Nothing goes out without an e-mail or postal address."
    } else {
        ""
    };
    format!(
        "Customers are written to in the language of their country, else in {}.{address}",
        letters.language.words()
    )
}

fn letter_windows(letters: &LetterRules) -> String {
    format!(
        "Courtesy notes list what falls due within {}; thanks go to payments of the last {}; data older than {} is \
         renewed first.",
        counted(letters.courtesy_days, "day"),
        counted(letters.thanks_days, "day"),
        counted(letters.data_max_age_days, "day"),
    )
}

fn risk(rule: RiskRule) -> String {
    format!(
        "A customer with no more than {} is new; one who pays {} late on average or has something open {} past due is \
         high risk; one who pays at most {} late on average, with nothing open longer, is low risk; the rest are medium.",
        counted(rule.new_up_to_invoices, "invoice"),
        counted(rule.high_average_days_late, "day"),
        counted(rule.high_open_days_late, "day"),
        counted(rule.low_average_days_late, "day"),
    )
}

fn legal_gate(letters: &LetterRules) -> String {
    let who = match letters.debtor {
        crate::law::Debtor::Company => "companies",
        crate::law::Debtor::Individual => "persons and sole traders",
    };
    let reply = counted(crate::law::reply_days(letters.debtor), "day");
    let gate = match (letters.legal_reviewed, letters.legal_reviewed_on) {
        (true, Some(day)) => {
            format!("An attorney looked at our legal wording on {}.", long_date(day))
        }
        (true, None) => "An attorney has looked at our legal wording.".to_owned(),
        (false, _) => {
            "No letter names a legal step until an attorney has looked at the wording.".to_owned()
        }
    };
    format!("{gate} A final demand leaves {reply} to reply, as our customers are mostly {who}.")
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
    steps.lean_sort_by_key(|(from, _)| *from);
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
    let least = match policy.hand_over_minimum {
        0 => String::new(),
        amount => format!(" Less than {} is not handed over.", grouped(&amount.to_string())),
    };
    format!(
        "On the {} day past due we hand the account over to a collection agency or a lawyer, \
         unless it is disputed or a promise is still running.{least}",
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
