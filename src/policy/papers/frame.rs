//! What all documents share: the head with name, version and date, rules as they stand in the policy,
//! and the place to sign.

use chrono::NaiveDate;

use super::words::{Words, words};
use crate::documents::words::{counted, put};
use crate::documents::{Block, Column, Document, Language, ListStyle, Properties, Table};
use crate::policy::{Policy, Role, Rule, rules};

/// A document in the making.
pub(super) struct Frame<'a> {
    pub(super) policy: &'a Policy,
    /// The day it is printed.
    pub(super) on: NaiveDate,
    pub(super) language: Language,
    /// The texts for customers.
    pub(super) words: &'static Words,
    rules: Vec<Rule>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(policy: &'a Policy, on: NaiveDate, language: Language) -> Self {
        Self { policy, on, language, words: words(language), rules: rules(policy) }
    }

    /// Our name, or the visible gap for it.
    pub(super) fn company(&self) -> &str {
        match self.policy.sender.name.trim() {
            "" => self.words.company_gap,
            name => name,
        }
    }

    /// The version with its day: in force since, or a draft of today.
    pub(super) fn version(&self) -> String {
        let number = self.policy.adoption.version.to_string();
        match self.policy.adoption.on {
            Some(day) => put(self.words.in_force, &[&number, &self.language.long_date(day)]),
            None => put(self.words.draft_of, &[&number, &self.language.long_date(self.on)]),
        }
    }

    /// Title, company, version, and what else belongs into the head.
    pub(super) fn head(&self, title: &str, more: Vec<(String, String)>) -> Vec<Block> {
        let mut pairs = vec![
            pair(self.words.company, self.company()),
            pair(self.words.version, &self.version()),
        ];
        pairs.extend(more);
        vec![Block::heading(1, title), Block::KeyValues(pairs)]
    }

    /// The whole document.
    pub(super) fn document(&self, title: &str, blocks: Vec<Block>) -> Document {
        Document {
            title: format!("{title} – {}", self.company()),
            language: self.language.tag().to_owned(),
            properties: Properties {
                author: self.policy.sender.name.trim().to_owned(),
                version: self.policy.adoption.version.to_string(),
                date: Some(self.policy.adoption.on.unwrap_or(self.on)),
            },
            blocks,
        }
    }

    /// The sentence of a rule as the policy says it.
    pub(super) fn rule(&self, key: &str) -> &str {
        self.rules.iter().find(|rule| rule.key == key).map_or("", |rule| rule.sentence.as_str())
    }

    /// The sentences of several rules as one paragraph.
    pub(super) fn say(&self, keys: &[&str]) -> Block {
        let sentences: Vec<&str> = keys.iter().map(|key| self.rule(key)).collect();
        Block::text(sentences.join(" "))
    }

    /// A part with its heading, the rules it is about, and what they mean in practice.
    pub(super) fn section(&self, title: &str, keys: &[&str], practice: &[&str]) -> Vec<Block> {
        let mut blocks = vec![Block::heading(2, title)];
        if !keys.is_empty() {
            blocks.push(self.say(keys));
        }
        if !practice.is_empty() {
            blocks.push(Block::list(ListStyle::Bullet, practice.iter().copied()));
        }
        blocks
    }

    /// Whoever has read it signs here; known names stand there already.
    pub(super) fn sign_off(&self, title: &str, sentence: &str) -> Vec<Block> {
        let people = Role::ALL.map(|role| {
            let name = self.policy.people.name(role);
            vec![role.title().to_owned(), name.to_owned(), String::new(), String::new()]
        });
        vec![
            Block::heading(2, title),
            Block::text(sentence),
            Block::SignOff(Table {
                columns: ["Part", "Name", "Date", "Signature"].map(Column::text).to_vec(),
                rows: people.to_vec(),
                total: None,
            }),
        ]
    }

    /// When a late customer hears from us, at the end of a sentence.
    pub(super) fn first_contact(&self) -> String {
        match self.policy.first_contact_working_days {
            0 => "on the first day".to_owned(),
            days => format!("within {}", counted(days, "working day")),
        }
    }
}

/// A name and its value.
pub(super) fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}
