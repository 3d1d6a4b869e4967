//! The parts of a question: its fields, what they take, what they answer.

use crate::law::Rate;
use crate::policy::Policy;

/// One screen of the interview.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its name in test ids.
    pub key: &'static str,
    /// What is asked.
    pub title: &'static str,
    /// Why it matters, as a sentence or two.
    pub why: &'static str,
    /// What can be answered; at least one.
    pub fields: Vec<Field>,
}

/// One answer of a question.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in test ids.
    pub key: &'static str,
    /// What it is.
    pub label: &'static str,
    /// What it takes.
    pub input: Input,
    /// What the policy says now.
    pub read: fn(&Policy) -> Answer,
    /// Puts an answer into the policy; one of another kind changes nothing.
    pub write: fn(&mut Policy, Answer),
}

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// A whole number of these units.
    Number {
        /// Smallest.
        min: u32,
        /// Largest.
        max: u32,
        /// What is counted; empty = an amount.
        unit: &'static str,
    },
    /// Percent with at most two decimals; none when empty.
    Percent,
    /// A short text.
    Text,
    /// One of these.
    One(&'static [&'static str]),
    /// Any of these.
    Many(&'static [&'static str]),
    /// Yes or no.
    Yes,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// For [`Input::Number`].
    Number(u32),
    /// For [`Input::Percent`].
    Percent(Option<Rate>),
    /// For [`Input::Text`].
    Text(String),
    /// For [`Input::One`]: which, from 0.
    One(usize),
    /// For [`Input::Many`]: which, from 0, ascending.
    Many(Vec<usize>),
    /// For [`Input::Yes`].
    Yes(bool),
}

impl Answer {
    /// The number, if it is one.
    pub const fn number(&self) -> Option<u32> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The choice, if it is one.
    pub const fn one(&self) -> Option<usize> {
        if let Self::One(index) = self { Some(*index) } else { None }
    }

    /// Yes or no, if it is that.
    pub const fn yes(&self) -> Option<bool> {
        if let Self::Yes(yes) = self { Some(*yes) } else { None }
    }
}

impl Field {
    /// Writes an answer, kept within the limits of the input.
    pub fn answer(&self, policy: &mut Policy, answer: Answer) {
        let kept = match (self.input, answer) {
            (Input::Number { min, max, .. }, Answer::Number(number)) => {
                Answer::Number(number.clamp(min, max))
            }
            (Input::One(list), Answer::One(index)) if index >= list.len() => return,
            (Input::Many(list), Answer::Many(picks)) => {
                Answer::Many(picks.into_iter().filter(|pick| *pick < list.len()).collect())
            }
            (_, other) => other,
        };
        (self.write)(policy, kept);
    }
}

/// A number of the policy.
macro_rules! number {
    ($key:literal, $label:literal, $min:literal..=$max:literal $unit:literal, $($path:ident).+) => {
        Field {
            key: $key,
            label: $label,
            input: Input::Number { min: $min, max: $max, unit: $unit },
            read: |policy| Answer::Number(policy.$($path).+),
            write: |policy, answer| {
                policy.$($path).+ = answer.number().unwrap_or(policy.$($path).+);
            },
        }
    };
}

/// Yes or no in the policy.
macro_rules! yes {
    ($key:literal, $label:literal, $($path:ident).+) => {
        Field {
            key: $key,
            label: $label,
            input: Input::Yes,
            read: |policy| Answer::Yes(policy.$($path).+),
            write: |policy, answer| {
                policy.$($path).+ = answer.yes().unwrap_or(policy.$($path).+);
            },
        }
    };
}

/// One of several values of the policy, which stand in `$all` in the order of `$words`.
macro_rules! one {
    ($key:literal, $label:literal, $words:expr, $all:expr, $($path:ident).+) => {
        Field {
            key: $key,
            label: $label,
            input: Input::One($words),
            read: |policy| {
                let found = $all.iter().position(|own| *own == policy.$($path).+);
                Answer::One(found.unwrap_or_default())
            },
            write: |policy, answer| {
                let chosen = answer.one().and_then(|index| $all.get(index).copied());
                policy.$($path).+ = chosen.unwrap_or(policy.$($path).+);
            },
        }
    };
}

/// A short text of the policy.
macro_rules! text {
    ($key:literal, $label:literal, $($path:ident).+) => {
        Field {
            key: $key,
            label: $label,
            input: Input::Text,
            read: |policy| Answer::Text(policy.$($path).+.clone()),
            write: |policy, answer| {
                if let Answer::Text(text) = answer {
                    policy.$($path).+ = text;
                }
            },
        }
    };
}

pub(super) use {number, one, text, yes};
