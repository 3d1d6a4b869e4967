//! Placeholders: what a template may name, and filling it in once.
//!
//! A template is read from left to right exactly one time. What is filled in goes to the output
//! and is never looked at again, so a customer called `{total_due}` stays `{total_due}`.

use chrono::NaiveDate;

use super::format::{counted, long_date, money, on_one_line};
use crate::domain::{Amount, Currency};

/// Every placeholder a template may use, written `{like_this}`, and what it stands for.
pub const PLACEHOLDERS: &[(&str, &str)] = &[
    ("customer", "Name of the customer"),
    ("total_due", "What the letter asks for, with its currency: overdue less open credits"),
    ("overdue_total", "Overdue invoices before credits, with the currency"),
    ("credit_total", "Open credits taken off, with the currency"),
    ("currency", "Currency code; empty where the file names none"),
    ("invoices", "How many invoices are overdue, with the word: “3 invoices”"),
    ("invoice_count", "How many invoices are overdue, as a number"),
    ("oldest_late", "How late the oldest invoice is, with the word: “12 days”"),
    ("oldest_days_late", "How many days late the oldest invoice is, as a number"),
    ("oldest_due_date", "Due date of the oldest invoice"),
    ("pay_by", "Date to pay by; never on a weekend"),
    ("as_of", "Date the balances are stated for"),
    ("data_date", "Last day whose payments are counted; the same as the as-of date"),
    ("sender", "Your name; “our company” until you enter it"),
    ("pay_within_days", "Days to pay after a reminder, from your rules"),
    ("credit_hold_days", "Days late from which there is no new credit, from your rules"),
    ("hand_over_day", "Day late on which an account is handed over, from your rules"),
];

/// Everything a letter can be filled with.
pub(super) struct Facts<'a> {
    /// Name, on one line.
    pub(super) customer: &'a str,
    /// Of every amount.
    pub(super) currency: Currency,
    /// Overdue less credits.
    pub(super) due: Amount,
    /// Overdue before credits.
    pub(super) overdue: Amount,
    /// Credits, as a positive amount.
    pub(super) credits: Amount,
    /// Number of overdue invoices.
    pub(super) invoices: u32,
    /// Days past due of the oldest.
    pub(super) oldest_days: i32,
    /// When the oldest was due.
    pub(super) oldest_due_date: Option<NaiveDate>,
    /// Date of the balances.
    pub(super) as_of: NaiveDate,
    /// Date to pay by.
    pub(super) pay_by: NaiveDate,
    /// The rules, with the sender.
    pub(super) policy: &'a crate::policy::Policy,
}

impl Facts<'_> {
    /// The value of a placeholder; `None` when there is no such placeholder.
    fn value(&self, name: &str) -> Option<String> {
        Some(match name {
            "customer" => self.customer.to_owned(),
            "total_due" => money(self.due, self.currency),
            "overdue_total" => money(self.overdue, self.currency),
            "credit_total" => money(self.credits, self.currency),
            "currency" if self.currency.is_stated() => self.currency.to_string(),
            "currency" => String::new(),
            "invoices" => counted(self.invoices, "invoice"),
            "invoice_count" => self.invoices.to_string(),
            "oldest_late" => counted(self.oldest_days.unsigned_abs(), "day"),
            "oldest_days_late" => self.oldest_days.to_string(),
            "oldest_due_date" => self.oldest_due_date.map(long_date).unwrap_or_default(),
            "pay_by" => long_date(self.pay_by),
            "as_of" | "data_date" => long_date(self.as_of),
            "sender" if self.policy.sender.name.trim().is_empty() => "our company".to_owned(),
            "sender" => on_one_line(&self.policy.sender.name),
            "pay_within_days" => self.policy.pay_within_days.to_string(),
            "credit_hold_days" => self.policy.credit_hold_from_days.to_string(),
            "hand_over_day" => self.policy.hand_over_day.to_string(),
            _ => return None,
        })
    }
}

/// `template` with every placeholder filled in. A name that does not exist stays as written and
/// goes to `unknown` once, without its braces; so does what follows a brace that is never closed.
pub(super) fn fill(template: &str, facts: &Facts<'_>, unknown: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let line = after.lines().next().unwrap_or_default();
        if let Some((name, _)) = line.split_once('}') {
            if let Some(value) = facts.value(name.trim()) {
                out.push_str(&value);
            } else {
                out.extend(["{", name, "}"]);
                note(unknown, name);
            }
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            out.push('{');
            note(unknown, line);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn note(unknown: &mut Vec<String>, name: &str) {
    let name: String = name.trim().chars().take(40).collect();
    if !unknown.contains(&name) {
        unknown.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn check(customer: &str, template: &str, expected: &str, expected_unknown: &[&str]) {
        let currency = Currency::new("EUR").unwrap();
        let amount = |minor| Amount::from_minor(minor, currency);
        let date = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        let facts = Facts {
            customer,
            currency,
            due: amount(120_000),
            overdue: amount(123_456),
            credits: amount(3_456),
            invoices: 1,
            oldest_days: 12,
            oldest_due_date: Some(date(2)),
            as_of: date(14),
            pay_by: date(23),
            policy: &Policy::default(),
        };
        let mut unknown = Vec::new();
        assert_eq!(fill(template, &facts, &mut unknown), expected, "{template}");
        assert_eq!(unknown, expected_unknown, "{template}");
    }

    #[test]
    fn placeholders_are_filled_with_the_facts() {
        for (template, expected) in [
            ("Dear {customer},", "Dear Acme,"),
            ("{ customer }", "Acme"),
            (
                "{total_due} = {overdue_total} - {credit_total}",
                "EUR 1,200.00 = EUR 1,234.56 - EUR 34.56",
            ),
            ("{currency} {invoices} {invoice_count}", "EUR 1 invoice 1"),
            ("{oldest_late} {oldest_days_late} {oldest_due_date}", "12 days 12 2 March 2026"),
            ("{pay_by}{as_of}{data_date}", "23 March 202614 March 202614 March 2026"),
            ("{sender}", "our company"),
            ("{pay_within_days}/{credit_hold_days}/{hand_over_day}", "7/60/91"),
            ("no placeholder } at all", "no placeholder } at all"),
            ("", ""),
        ] {
            check("Acme", template, expected, &[]);
        }
    }

    #[test]
    fn what_is_filled_in_is_never_read_again() {
        for hostile in [
            "{customer}",
            "{{customer}}",
            "{total_due}",
            "{{#each invoices}}",
            "{% raw %}",
            "{0}",
            "%s%s%n",
            "${amount}",
            "{{{{}}}}",
            "{{customer",
            "}}",
            "[[total]]",
            "<<total>>",
            "\\{\\{",
        ] {
            check(
                hostile,
                "Dear {customer}, {total_due}",
                &format!("Dear {hostile}, EUR 1,200.00"),
                &[],
            );
        }
    }

    #[test]
    fn names_that_do_not_exist_are_reported_and_stay_as_written() {
        for (template, expected, unknown) in [
            ("{custmer} {customer} {custmer}", "{custmer} Acme {custmer}", &["custmer"][..]),
            ("{Customer}", "{Customer}", &["Customer"]),
            ("{{customer}}", "{{customer}}", &["{customer"]),
            ("{} {% raw %}", "{} {% raw %}", &["", "% raw %"]),
            (
                "Dear {customer\nGoodbye {pay_by}",
                "Dear {customer\nGoodbye 23 March 2026",
                &["customer"],
            ),
        ] {
            check("Acme", template, expected, unknown);
        }
    }

    #[test]
    fn every_listed_placeholder_can_be_filled() {
        for (name, meaning) in PLACEHOLDERS {
            let mut unknown = Vec::new();
            let facts = Facts {
                customer: "Acme",
                currency: Currency::UNSTATED,
                due: Amount::ZERO,
                overdue: Amount::ZERO,
                credits: Amount::ZERO,
                invoices: 0,
                oldest_days: 0,
                oldest_due_date: None,
                as_of: NaiveDate::MIN,
                pay_by: NaiveDate::MIN,
                policy: &Policy::default(),
            };
            fill(&format!("{{{name}}}"), &facts, &mut unknown);
            assert!(unknown.is_empty() && !meaning.is_empty(), "{name}");
        }
    }
}
