//! The policy in force, the ones before it, and what is different between two.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Adoption, Policy, rules};

/// Earlier policies that are kept.
const KEPT: usize = 50;

/// The policy in force and every one before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PolicyBook {
    /// In force.
    pub current: Policy,
    /// Adopted before, oldest first.
    pub earlier: Vec<Policy>,
}

impl PolicyBook {
    /// Adopts a policy on a day; the one in force joins the earlier ones. Adopting the same rules
    /// again changes nothing.
    pub fn adopt(&mut self, policy: Policy, on: NaiveDate) {
        let same = Policy { adoption: self.current.adoption, ..policy.clone() } == self.current;
        if same && self.current.adoption.on.is_some() {
            return;
        }
        let first = self.current.adoption.on.is_none() && self.earlier.is_empty();
        let latest = self.earlier.iter().map(|own| own.adoption.version).max();
        let latest = latest.max(Some(self.current.adoption.version)).unwrap_or_default();
        let version = if first { latest } else { latest.saturating_add(1) };
        let adopted = Policy { adoption: Adoption { version, on: Some(on) }, ..policy };
        let before = std::mem::replace(&mut self.current, adopted);
        if !first {
            self.earlier.push(before);
            let over = self.earlier.len().saturating_sub(KEPT);
            self.earlier.drain(..over);
        }
    }

    /// Puts an earlier policy in force again, as a new version; nothing when there is none of that
    /// version.
    pub fn go_back(&mut self, version: u32, on: NaiveDate) {
        let found = self.earlier.iter().find(|own| own.adoption.version == version).cloned();
        if let Some(policy) = found {
            self.adopt(policy, on);
        }
    }
}

/// A rule that is not the same in two policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The rule's name.
    pub key: String,
    /// Its sentence in the first; empty = the first has no such rule.
    pub before: String,
    /// Its sentence in the second; empty = the second has no such rule.
    pub after: String,
}

/// The rules that differ, in their order. Version and day of adoption are not compared.
pub fn differences(before: &Policy, after: &Policy) -> Vec<Difference> {
    let (old, new) = (rules(before), rules(after));
    let sentence = |list: &[super::Rule], key: &str| {
        let found = list.iter().find(|rule| rule.key == key);
        found.map(|rule| rule.sentence.clone()).unwrap_or_default()
    };
    let mut keys: Vec<&str> = old.iter().map(|rule| rule.key).collect();
    for rule in &new {
        if !keys.contains(&rule.key) {
            keys.push(rule.key);
        }
    }
    let of = |key: &str| Difference {
        key: key.to_owned(),
        before: sentence(&old, key),
        after: sentence(&new, key),
    };
    let all = keys.into_iter().filter(|key| *key != "adopted").map(of);
    all.filter(|one| one.before != one.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn policy(hand_over_day: u32) -> Policy {
        Policy { hand_over_day, ..Policy::default() }
    }

    #[test]
    fn versions_rise_and_going_back_is_a_new_one() {
        let mut book = PolicyBook::default();
        book.adopt(policy(80), day(1));
        assert_eq!(book.current.adoption, Adoption { version: 1, on: Some(day(1)) });
        book.adopt(policy(70), day(2));
        book.adopt(policy(70), day(3));
        assert_eq!(book.current.adoption, Adoption { version: 2, on: Some(day(2)) });
        assert_eq!(book.earlier.len(), 1);
        book.go_back(1, day(4));
        assert_eq!(book.current.adoption, Adoption { version: 3, on: Some(day(4)) });
        assert_eq!((book.current.hand_over_day, book.earlier.len()), (80, 2));
        let before = book.clone();
        book.go_back(99, day(5));
        assert_eq!(book, before);
    }

    #[test]
    fn only_rules_that_differ_are_listed_with_both_sentences() {
        let found = differences(&policy(91), &policy(80));
        let keys: Vec<&str> = found.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["hand_over", "plan_low", "plan_medium", "plan_high", "plan_new"]);
        assert!(found[0].before.contains("91st") && found[0].after.contains("80th"));
        assert_eq!(differences(&policy(91), &policy(91)), []);
    }
}
