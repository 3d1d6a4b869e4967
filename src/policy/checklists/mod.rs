//! Every checklist there is: by role, by rhythm, by case. One source for the documents and for what is
//! ticked in the page.
//!
//! Keys are part of what is kept (who ticked what, and when): they never change and are never used again
//! for something else. Every number in an item comes from the policy; what the policy switched off has
//! no item.

mod cases;
mod rhythms;
mod roles;

use super::Policy;

/// What a checklist hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// Somebody's part in getting paid.
    Role,
    /// It comes round: with every customer or invoice, every day, week, month, quarter.
    Rhythm,
    /// Something happened.
    Case,
}

impl Occasion {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Role, Self::Rhythm, Self::Case];

    /// As a heading.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Role => "By role",
            Self::Rhythm => "By rhythm",
            Self::Case => "By case",
        }
    }
}

/// A list to work through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// Its name in what is kept.
    pub key: &'static str,
    /// What it hangs on.
    pub occasion: Occasion,
    /// As a heading.
    pub title: &'static str,
    /// When it is taken up and by whom, as a sentence.
    pub when: String,
    /// In the order of the work.
    pub items: Vec<Item>,
}

/// Something to do and tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name in what is kept; unique in its list.
    pub key: &'static str,
    /// What to do, as one or two sentences.
    pub text: String,
}

/// All of them under `policy`: roles, then rhythms, then cases.
pub fn checklists(policy: &Policy) -> Vec<Checklist> {
    [roles::all(policy), rhythms::all(policy), cases::all(policy)].concat()
}

impl Checklist {
    fn new(
        occasion: Occasion,
        key: &'static str,
        title: &'static str,
        when: impl Into<String>,
    ) -> Self {
        Self { key, occasion, title, when: when.into(), items: Vec::new() }
    }

    fn item(mut self, key: &'static str, text: impl Into<String>) -> Self {
        self.items.push(Item { key, text: text.into() });
        self
    }

    /// An item that is there only where a rule is on.
    fn item_if(self, is_on: bool, key: &'static str, text: impl Into<String>) -> Self {
        if is_on { self.item(key, text) } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sorting::LeanSort;

    #[test]
    fn every_list_the_practices_ask_for_is_there_once() {
        let keys: Vec<&str> =
            checklists(&Policy::default()).into_iter().map(|list| list.key).collect();
        assert_eq!(
            keys,
            [
                "role_owner",
                "role_receivables",
                "role_sales",
                "role_service",
                "new_customer",
                "before_invoicing",
                "daily",
                "weekly",
                "month_end",
                "quarterly",
                "first_missed",
                "broken_promise",
                "dispute",
                "cannot_pay",
                "pay_run",
                "credit_stop",
                "repeat_offender",
                "insolvency",
                "hand_over",
                "before_court",
            ]
        );
    }

    #[test]
    fn keys_are_unique_in_their_list_and_every_item_is_a_sentence() {
        for list in checklists(&Policy::default()) {
            let mut keys: Vec<&str> = list.items.iter().map(|item| item.key).collect();
            let all = keys.len();
            keys.lean_sort();
            keys.dedup();
            assert_eq!(keys.len(), all, "{}", list.key);
            assert!(all >= 4, "{} is too short to be of use", list.key);
            for text in list.items.iter().map(|item| &item.text).chain([&list.when]) {
                let ends = text.ends_with(['.', '?', '”']);
                assert!(ends && text.starts_with(|c: char| c.is_uppercase()), "{text}");
            }
        }
    }
}
