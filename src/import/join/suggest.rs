//! Customers that may be one: suggestions only, nothing is merged without the user's word.
//!
//! Each customer is put under a few keys, and only customers under one key are compared, so the
//! work grows with the number of customers, not with its square.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ledger::CustomerIdx;
use crate::domain::sorting::LeanSort;
use crate::domain::{Currency, Customer, Ledger};
use crate::import::join::people::{bare_key, name_key};
use crate::import::join::report::MergeSuggestion;

/// Suggestions kept; the customers with most documents come first.
const KEPT: usize = 1_000;

/// More customers than this under one e-mail address share a mailbox, not a name.
const MOST_BY_EMAIL: usize = 5;

/// Names shorter than this differ by more than a slip when a letter differs.
const LEAST_LETTERS: usize = 8;

/// Customers that may be one, with the reason; the most documents first.
pub fn suggest_merges(ledger: &Ledger) -> Vec<MergeSuggestion> {
    let documents = documents_of(ledger);
    let weight = |idx: &CustomerIdx| documents.get(*idx as usize).copied().unwrap_or(0);
    let customers = ledger.customers();
    let mut taken: BTreeSet<Vec<CustomerIdx>> = BTreeSet::new();
    let mut found: Vec<(u64, Vec<CustomerIdx>, &str)> = Vec::new();
    let mut add = |mut group: Vec<CustomerIdx>, why| {
        group.lean_sort();
        group.dedup();
        if group.len() > 1 && taken.insert(group.clone()) {
            group.lean_sort_by_key(|idx| (std::cmp::Reverse(weight(idx)), *idx));
            found.push((group.iter().map(weight).sum(), group, why));
        }
    };
    for (key, why) in KEYS {
        for (_, group) in under(customers, |customer| key(&customer.name)) {
            add(group, why);
        }
    }
    for (_, group) in under(customers, |customer| customer.email.trim().to_lowercase()) {
        if group.len() <= MOST_BY_EMAIL {
            add(group, "the same e-mail address");
        }
    }
    for pair in slips(customers) {
        add(pair, "the names differ in one letter");
    }
    found.lean_sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let keys = |group: &[CustomerIdx]| {
        group.iter().filter_map(|idx| customers.get(*idx as usize)).map(Customer::key).collect()
    };
    let names = |group: &[CustomerIdx]| {
        let own = group.iter().filter_map(|idx| customers.get(*idx as usize));
        own.map(|customer| customer.name.clone()).collect()
    };
    found
        .iter()
        .take(KEPT)
        .map(|(_, group, why)| MergeSuggestion {
            customers: keys(group),
            names: names(group),
            why: (*why).to_owned(),
        })
        .collect()
}

type Key = fn(&str) -> String;

/// Ways to say that two names are alike, the surest first.
const KEYS: [(Key, &str); 4] = [
    (name_key, "the names differ in case, spacing or punctuation at most"),
    (bare_key, "the names differ in the legal form only"),
    (unmarked_key, "one is marked as deleted or with a currency"),
    (sorted_key, "the same words in another order"),
];

/// The name without `(deleted)`, `- USD`, `(HKD)` at its end.
fn unmarked_key(name: &str) -> String {
    let key = bare_key(name);
    let mut words: Vec<&str> = key.split(' ').collect();
    while words.len() > 1
        && words.last().is_some_and(|word| *word == "deleted" || is_currency(word, name))
    {
        words.pop();
    }
    words.join(" ")
}

/// A code that stands in capitals in the name, as a mark does.
fn is_currency(word: &str, name: &str) -> bool {
    const COMMON: [&str; 16] = [
        "aud", "cad", "chf", "cny", "czk", "dkk", "eur", "gbp", "hkd", "inr", "jpy", "nok", "nzd",
        "pln", "sek", "usd",
    ];
    let capitals = word.to_uppercase();
    COMMON.contains(&word) && name.contains(&capitals) && Currency::new(word).is_some()
}

/// The words in the order of the alphabet.
fn sorted_key(name: &str) -> String {
    let key = unmarked_key(name);
    let mut words: Vec<&str> = key.split(' ').collect();
    words.lean_sort();
    words.join(" ")
}

/// Customers by key, without those that have none.
fn under(
    customers: &[Customer],
    key: impl Fn(&Customer) -> String,
) -> BTreeMap<String, Vec<CustomerIdx>> {
    let mut groups: BTreeMap<String, Vec<CustomerIdx>> = BTreeMap::new();
    for (customer, idx) in customers.iter().zip(0..) {
        let key = key(customer);
        if !key.is_empty() {
            groups.entry(key).or_default().push(idx);
        }
    }
    groups
}

/// Pairs of long names, without digits, that differ in one letter: neighbors in the order of the
/// alphabet, read from either end.
fn slips(customers: &[Customer]) -> Vec<Vec<CustomerIdx>> {
    let mut keys: Vec<(String, CustomerIdx)> = customers
        .iter()
        .zip(0..)
        .map(|(customer, idx)| (bare_key(&customer.name), idx))
        .filter(|(key, _)| key.chars().count() >= LEAST_LETTERS)
        .filter(|(key, _)| !key.contains(|c: char| c.is_ascii_digit()))
        .collect();
    let mut pairs = Vec::new();
    for _either_end in 0..2 {
        keys.lean_sort();
        for pair in keys.windows(2) {
            if let [(a, first), (b, second)] = pair
                && differ_in_one_letter(a, b)
            {
                pairs.push(vec![*first, *second]);
            }
        }
        for (key, _) in &mut keys {
            *key = key.chars().rev().collect();
        }
    }
    pairs
}

/// One letter more, less or other.
fn differ_in_one_letter(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let same_start = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let same_end = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    let rest = short.len().saturating_sub(same_start + same_end);
    match long.len() - short.len() {
        0 => rest == 1,
        1 => rest == 0,
        _ => false,
    }
}

fn documents_of(ledger: &Ledger) -> Vec<u64> {
    let mut counts = vec![0_u64; ledger.customers().len()];
    for account in ledger.columns().account {
        let owner = ledger.accounts().get(*account as usize).map(|a| a.customer as usize);
        if let Some(count) = owner.and_then(|owner| counts.get_mut(owner)) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CustomerKey;

    fn ledger(customers: &[(&str, &str, &str)]) -> Ledger {
        let mut ledger = Ledger::default();
        for (id, name, email) in customers {
            ledger.add_customer(Customer {
                email: (*email).to_owned(),
                ..Customer::named((*id).to_owned(), (*name).to_owned())
            });
        }
        ledger
    }

    #[test]
    fn likely_pairs_are_suggested_with_their_reason() {
        for (a, b, why) in [
            ("Acme, Inc.", "ACME INC", Some("case, spacing or punctuation")),
            ("Acme GmbH", "Acme", Some("legal form")),
            ("Smith, John - USD", "Smith, John", Some("marked")),
            ("Beta (deleted)", "Beta", Some("marked")),
            ("Beta usd", "Beta", None),
            ("EUR (deleted)", "EUR", Some("marked")),
            ("Alvarez, Dana", "Dana Alvarez", Some("another order")),
            ("Northwind Traders", "Nortwind Traders", Some("one letter")),
            ("Store 12 Berlin", "Store 13 Berlin", None),
            ("Nusa Group:Villa Ubud", "Nusa Group", None),
            ("Acme", "Acne", None),
            ("The Company", "Company", None),
        ] {
            let found = suggest_merges(&ledger(&[("", a, ""), ("", b, "")]));
            assert_eq!(found.len(), usize::from(why.is_some()), "{a} / {b}");
            let reason = found.first().map(|s| s.why.clone());
            match why {
                Some(why) => assert!(reason.unwrap_or_default().contains(why), "{a} / {b}"),
                None => assert_eq!(reason, None, "{a} / {b}"),
            }
        }
    }

    #[test]
    fn one_address_links_few_customers() {
        let few = [("1", "A", "x@y.z"), ("2", "B", "X@y.z"), ("3", "C", "")];
        let found = suggest_merges(&ledger(&few));
        let keys = vec![CustomerKey::Id("1".to_owned()), CustomerKey::Id("2".to_owned())];
        assert_eq!(
            found,
            [MergeSuggestion {
                customers: keys,
                names: vec!["A".to_owned(), "B".to_owned()],
                why: "the same e-mail address".to_owned()
            }]
        );
        let names = ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay"];
        let many: Vec<_> = names.iter().map(|name| ("", *name, "info@y.z")).collect();
        assert_eq!(suggest_merges(&ledger(&many)), []);
    }

    #[test]
    fn one_letter_more_less_or_other_is_a_slip() {
        for (a, b, expected) in [
            ("abcd", "abxd", true),
            ("abcd", "abcxd", true),
            ("abcd", "acd", true),
            ("abcd", "axyd", false),
            ("abcd", "abcd", false),
            ("abcd", "ab", false),
            ("abcd", "xbcde", false),
        ] {
            assert_eq!(differ_in_one_letter(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn the_customer_with_most_documents_comes_first() {
        use crate::domain::{Account, Day, DocumentKind, NewDocument};
        let names = ["Acme", "ACME Inc", "Beta", "Beta Ltd"];
        let mut ledger = ledger(&names.map(|name| ("", name, "")));
        for (customer, count) in [(0, 1), (1, 2), (2, 0), (3, 4)] {
            let account = ledger.add_account(Account { customer, currency: Currency::UNSTATED });
            for _ in 0..count {
                ledger.push(NewDocument {
                    account,
                    number: b"",
                    kind: DocumentKind::Invoice,
                    invoice_date: Day::NONE,
                    due_date: Day::NONE,
                    paid_date: Day::NONE,
                    total: 1,
                    open: 1,
                    disputed: false,
                    row: 2,
                    offset: 0,
                });
            }
        }
        assert_eq!(documents_of(&ledger), [1, 2, 0, 4]);
        let found: Vec<_> = suggest_merges(&ledger).into_iter().map(|s| s.names).collect();
        assert_eq!(found, [["Beta Ltd", "Beta"], ["ACME Inc", "Acme"]]);
    }
}
