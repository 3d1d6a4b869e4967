//! What belongs to the policy alone: which part is shown, the policy being made, and the answers about
//! it. What is in force is [`AppState::policy`]; figures come from the worker.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::collect::ticks::{Tick, list_states, toggle};
use crate::collect::{MonthEndRun, PolicyEffect, PolicyReview};
use crate::documents::Language;
use crate::policy::{Policy, PolicyBook, PolicyPaper};
use crate::protocol::DeskCommand;
use crate::ui::state::{AppState, Slot};

/// A part of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The rules in force, to read and to change.
    Rules,
    /// Make a policy: presets, questions, effect, adopt.
    Make,
    /// What is to be done, to tick.
    Checklists,
    /// How it did.
    Review,
    /// As a file, beside another, and earlier ones.
    Versions,
}

impl Part {
    /// All of them, as they are shown.
    pub(crate) const ALL: [Self; 5] =
        [Self::Rules, Self::Make, Self::Checklists, Self::Review, Self::Versions];

    /// The name for people.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Rules => "Rules",
            Self::Make => "Make a policy",
            Self::Checklists => "Checklists",
            Self::Review => "Review",
            Self::Versions => "Save and compare",
        }
    }

    /// The name in test ids.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Rules => "policy-part-rules",
            Self::Make => "policy-part-make",
            Self::Checklists => "policy-part-checklists",
            Self::Review => "policy-part-review",
            Self::Versions => "policy-part-versions",
        }
    }
}

/// The signals of the room.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PolicyState {
    pub(crate) part: RwSignal<Part>,
    /// The policy being made; the one in force until something is changed.
    pub(crate) draft: RwSignal<Option<Policy>>,
    /// Which question is shown, from 0.
    pub(crate) question: RwSignal<usize>,
    /// All questions on one page.
    pub(crate) at_once: RwSignal<bool>,
    /// What the draft would do beside what is in force.
    pub(crate) effect: RwSignal<Option<PolicyEffect>>,
    /// Adopted before, oldest first.
    pub(crate) earlier: RwSignal<Vec<Policy>>,
    /// A policy to compare with: what it is called, and what it says.
    pub(crate) other: RwSignal<Option<(String, Policy)>>,
    pub(crate) review: RwSignal<Option<PolicyReview>>,
    pub(crate) month_end: RwSignal<Option<MonthEndRun>>,
    /// Who ticks.
    pub(crate) who: RwSignal<String>,
    /// About which customer or invoice the lists of cases are.
    pub(crate) about: RwSignal<String>,
    /// Which document is looked at.
    pub(crate) paper: RwSignal<PolicyPaper>,
    /// In which language, where it is for customers; `None` = that of the policy.
    pub(crate) paper_language: RwSignal<Option<Language>>,
}

impl PolicyState {
    /// What was counted in the files goes with them.
    pub(crate) fn forget_figures(self) {
        self.effect.set(None);
        self.review.set(None);
        self.month_end.set(None);
    }

    /// Nothing made, nothing asked.
    pub(crate) fn new() -> Self {
        Self {
            part: RwSignal::new(Part::Rules),
            draft: RwSignal::new(None),
            question: RwSignal::new(0),
            at_once: RwSignal::new(false),
            effect: RwSignal::new(None),
            earlier: RwSignal::new(Vec::new()),
            other: RwSignal::new(None),
            review: RwSignal::new(None),
            month_end: RwSignal::new(None),
            who: RwSignal::new(String::new()),
            about: RwSignal::new(String::new()),
            paper: RwSignal::new(PolicyPaper::default()),
            paper_language: RwSignal::new(None),
        }
    }
}

impl AppState {
    /// The policy being made, or the one in force.
    pub(crate) fn draft(self) -> Policy {
        self.making.draft.get().unwrap_or_else(|| self.policy.get())
    }

    /// Changes the policy being made; nothing else changes until it is adopted.
    pub(crate) fn change_draft(self, change: impl FnOnce(&mut Policy)) {
        let mut draft = untrack(|| self.draft());
        change(&mut draft);
        self.making.draft.set(Some(draft));
    }

    /// Puts the policy being made in force from a day on; list, letters and flags follow.
    pub(crate) fn adopt(self, on: NaiveDate) {
        let draft = untrack(|| self.draft());
        self.with_book(|book| book.adopt(draft, on));
        self.making.draft.set(None);
    }

    /// Puts an earlier policy in force again.
    pub(crate) fn go_back(self, version: u32, on: NaiveDate) {
        self.with_book(|book| book.go_back(version, on));
        self.making.draft.set(None);
    }

    fn with_book(self, change: impl FnOnce(&mut PolicyBook)) {
        let current = self.policy.get_untracked();
        let earlier = self.making.earlier.get_untracked();
        let mut book = PolicyBook { current, earlier };
        change(&mut book);
        self.making.earlier.set(book.earlier);
        let version = book.current.adoption.version;
        self.change_policy(|policy| *policy = book.current);
        self.announcement.set(format!("Version {version} is in force"));
    }

    /// Asks what the policy being made would do.
    pub(crate) fn ask_effect(self) {
        if self.analysis.with(Option::is_none) {
            return;
        }
        let command = DeskCommand::PolicyEffect {
            config: self.config.get_untracked(),
            before: Box::new(self.policy.get()),
            after: Box::new(self.draft()),
            log: self.log.get(),
        };
        self.ask_desk(Slot::PolicyEffect, command);
    }

    /// Ticks an item on the as-of date unless it is ticked in its period.
    pub(crate) fn tick_once(self, list: &str, item: &str, by: &str) {
        let policy = self.policy.get_untracked();
        let as_of = self.config.with_untracked(|config| config.as_of);
        let states = self.log.with_untracked(|log| list_states(&policy, &log.ticks, as_of, ""));
        let mut own = states.iter().filter(|own| own.key == list).flat_map(|own| &own.items);
        if own.any(|own| own.key == item && own.ticked.is_none()) {
            self.tick(list, item, by.to_owned());
        }
    }

    /// Sets or takes back a tick on the as-of date.
    pub(crate) fn tick(self, list: &str, item: &str, by: String) {
        let tick = Tick {
            date: self.config.with_untracked(|config| config.as_of),
            list: list.to_owned(),
            item: item.to_owned(),
            by,
            about: self.making.about.get_untracked(),
        };
        let policy = self.policy.get_untracked();
        self.log.update(|log| toggle(&mut log.ticks, &policy, tick));
    }
}
