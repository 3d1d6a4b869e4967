//! Placeholders: what a template may name, and filling it in once.
//!
//! A template is read from left to right exactly one time. What is filled in goes to the output
//! and is never looked at again, so a customer called `{total_due}` stays `{total_due}`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Every placeholder a template may use, written `{like_this}`, and what it stands for.
pub const PLACEHOLDERS: &[(&str, &str)] = &[
    ("greeting", "“Dear …,” in the letter's language"),
    ("regards", "“Kind regards,” in the letter's language"),
    ("if_paid", "What to do if the payment is on its way, with the date of the data"),
    ("if_disputed", "What to do if something on an invoice is not right"),
    ("if_short", "What to do if money is short"),
    ("customer", "Name of the customer"),
    ("customer_number", "Number of the customer, where the file has one"),
    ("total_due", "What the letter asks for, with its currency: its invoices less open credits"),
    ("overdue_total", "Overdue invoices before credits, with the currency"),
    ("credit_total", "Open credits taken off, with the currency"),
    ("open_total", "Everything open on the account, credits deducted, with the currency"),
    ("invoice_total", "What the listed invoices were billed for, before payments"),
    ("charges_total", "Interest, fees and fixed sums, with the currency"),
    ("total_with_charges", "What is asked for together with interest and charges"),
    ("paid_total", "What was paid lately, with the currency"),
    ("disputed_total", "What is disputed, with the currency"),
    ("currency", "Currency code"),
    ("invoices", "How many invoices are listed, with the word: “3 invoices”"),
    ("invoice_count", "How many invoices are listed, as a number"),
    ("oldest_late", "How late the oldest invoice is, with the word: “12 days”"),
    ("oldest_days_late", "How many days late the oldest invoice is, as a number"),
    ("oldest_due_date", "Due date of the oldest invoice"),
    ("pay_by", "Date to pay by; always a working day"),
    ("reply_by", "Date to reply by, for a final demand"),
    ("as_of", "Date the balances are stated for"),
    ("data_date", "Latest entry of the file: later payments are not in it"),
    ("last_payment", "Date of the customer's latest payment in the file"),
    ("promise_date", "Date of the promise"),
    ("promise_amount", "Amount of the promise"),
    ("plan", "The payments of the plan, one per line"),
    ("deposit", "The part payment asked for, from your rules"),
    ("sender", "Your name; “our company” until you enter it"),
    ("payment_details", "How to pay, as you entered it"),
    ("pay_within_days", "Days to pay after a reminder, from your rules"),
    ("credit_hold_days", "Days late from which there is no new credit, from your rules"),
    ("hand_over_day", "Day late on which an account is handed over, from your rules"),
];

/// The values of one letter, by placeholder; made anew for each.
pub(super) type Values = BTreeMap<&'static str, String>;

/// Why a letter cannot go out as it is worded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stops {
    /// Placeholders that do not exist, without braces.
    pub unknown: Vec<String>,
    /// Placeholders that exist and have no value for this customer.
    pub empty: Vec<String>,
}

impl Stops {
    /// Nothing stands in the way.
    pub fn is_empty(&self) -> bool {
        self.unknown.is_empty() && self.empty.is_empty()
    }

    /// For people: `unknown placeholder {custmer}, nothing to fill in for {promise_date}`.
    pub fn words(&self) -> String {
        let list = |names: &[String]| {
            names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
        };
        let mut parts = Vec::new();
        if !self.unknown.is_empty() {
            parts.push(format!("unknown placeholder {}", list(&self.unknown)));
        }
        if !self.empty.is_empty() {
            parts.push(format!("nothing to fill in for {}", list(&self.empty)));
        }
        parts.join("; ")
    }
}

/// `template` with every placeholder filled in. A name that does not exist or has no value stays as
/// written and is noted once, without its braces; so is what follows a brace that is never closed.
pub(super) fn fill(template: &str, values: &Values, stops: &mut Stops) -> String {
    let mut out = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let line = after.lines().next().unwrap_or_default();
        let Some((name, _)) = line.split_once('}') else {
            out.push('{');
            note(&mut stops.unknown, line);
            rest = after;
            continue;
        };
        match values.get(name.trim()) {
            Some(value) if !value.is_empty() => out.push_str(value),
            known => {
                out.extend(["{", name, "}"]);
                note(if known.is_some() { &mut stops.empty } else { &mut stops.unknown }, name);
            }
        }
        rest = after.get(name.len() + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn note(names: &mut Vec<String>, name: &str) {
    let name: String = name.trim().chars().take(40).collect();
    if !names.contains(&name) {
        names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(customer: &str, template: &str, expected: &str, unknown: &[&str], empty: &[&str]) {
        let values = Values::from([
            ("customer", customer.to_owned()),
            ("total_due", "EUR 1,200.00".to_owned()),
            ("promise_date", String::new()),
        ]);
        let mut stops = Stops::default();
        assert_eq!(fill(template, &values, &mut stops), expected, "{template}");
        assert_eq!(
            (stops.unknown.as_slice(), stops.empty.as_slice()),
            (
                unknown.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>().as_slice(),
                empty.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>().as_slice(),
            ),
            "{template}"
        );
    }

    #[test]
    fn placeholders_are_filled_with_the_values() {
        for (template, expected) in [
            ("Dear {customer},", "Dear Acme,"),
            ("{ customer }", "Acme"),
            ("{customer}{total_due}", "AcmeEUR 1,200.00"),
            ("no placeholder } at all", "no placeholder } at all"),
            ("", ""),
        ] {
            check("Acme", template, expected, &[], &[]);
        }
    }

    // CC-66: names are parsed, not searched and replaced, so no value can become a placeholder.
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
            ("Dear {customer\nBye {total_due}", "Dear {customer\nBye EUR 1,200.00", &["customer"]),
        ] {
            check("Acme", template, expected, unknown, &[]);
        }
    }

    #[test]
    fn a_placeholder_without_a_value_is_reported_too() {
        check("Acme", "by {promise_date}", "by {promise_date}", &[], &["promise_date"]);
    }
}
