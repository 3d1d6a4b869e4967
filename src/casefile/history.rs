//! Every step of a book, to be taken back and made again: the differences between books, not copies.
//!
//! Files that come or go are no step: what was settled about a file that is no longer there cannot be
//! taken back, and everything else still can.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Book;
use super::diff::{Change, Edit, Way, apply, diff};
use super::words;

/// Steps that are kept; older ones are let go of.
const MOST_STEPS: usize = 500;

/// The steps of a book, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    /// How many of the steps are in force; the rest was taken back.
    done: usize,
    steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done, in words.
    pub words: String,
    changes: Vec<Change>,
}

impl History {
    /// Nothing was done yet.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The steps, oldest first, each with whether it is in force.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (&Step, bool)> {
        self.steps.iter().enumerate().map(|(at, step)| (step, at < self.done))
    }

    /// The step that would be taken back next.
    pub fn last_done(&self) -> Option<&Step> {
        self.steps.get(self.done.checked_sub(1)?)
    }

    /// The step that would be made again next.
    pub fn next_undone(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }

    /// Notes what made `after` of `before`; `false` when that is no step. Steps taken back before are let
    /// go of. Letters typed one after the other into one text are one step.
    pub fn record(&mut self, before: &Book, after: &Book) -> bool {
        let changes = difference(before, after);
        if changes.is_empty() {
            return false;
        }
        self.steps.truncate(self.done);
        match self.steps.last_mut().map(|last| last.go_on(&changes)) {
            Some(Typing::Goes) => {}
            // All that was typed is gone again.
            Some(Typing::CameBack) => {
                self.steps.pop();
            }
            Some(Typing::No) | None => {
                self.steps.push(Step { words: words::of(&changes), changes });
            }
        }
        let too_many = self.steps.len().saturating_sub(MOST_STEPS);
        self.steps.drain(..too_many);
        self.done = self.steps.len();
        true
    }

    /// The book before its last step; `None` when there is none that can be taken back. Steps that no
    /// longer fit, because their file has gone, are passed over.
    pub fn undo(&mut self, now: &Book) -> Option<Book> {
        while let Some(at) = self.done.checked_sub(1) {
            self.done = at;
            if let Some(before) = self.steps.get(at)?.make(now, Way::Back) {
                return Some(before);
            }
        }
        None
    }

    /// The book with the step made again that was taken back last.
    pub fn redo(&mut self, now: &Book) -> Option<Book> {
        while let Some(step) = self.steps.get(self.done) {
            let after = step.make(now, Way::Forth);
            self.done += 1;
            if after.is_some() {
                return after;
            }
        }
        None
    }
}

/// What typing did to a step.
enum Typing {
    /// It is something else.
    No,
    /// The step goes on.
    Goes,
    /// The text is as it was before the step.
    CameBack,
}

impl Step {
    /// Takes further letters typed into the same text into this step.
    fn go_on(&mut self, next: &[Change]) -> Typing {
        let ([own], [next]) = (self.changes.as_mut_slice(), next) else { return Typing::No };
        if own.path != next.path {
            return Typing::No;
        }
        let (
            Edit::Set { before: Some(Value::String(first)), after: Some(Value::String(last)) },
            Edit::Set { before: Some(Value::String(old)), after: Some(Value::String(new)) },
        ) = (&mut own.edit, &next.edit)
        else {
            return Typing::No;
        };
        let (n_old, n_new) = (old.chars().count(), new.chars().count());
        if last != old || n_old.abs_diff(n_new) != 1 {
            return Typing::No;
        }
        last.clone_from(new);
        if first == last {
            return Typing::CameBack;
        }
        self.words = words::of(&self.changes);
        Typing::Goes
    }

    /// The book with the step made or taken back, as far as it fits; `None` when it changes nothing.
    fn make(&self, book: &Book, way: Way) -> Option<Book> {
        let mut value = serde_json::to_value(book).ok()?;
        let mut fits = false;
        let one = |change| fits |= apply(&mut value, change, way);
        match way {
            Way::Forth => self.changes.iter().for_each(one),
            Way::Back => self.changes.iter().rev().for_each(one),
        }
        if fits { serde_json::from_value(value).ok() } else { None }
    }
}

/// What made `after` of `before`, without files that came or went.
fn difference(before: &Book, after: &Book) -> Vec<Change> {
    let mut same_files = before.clone();
    same_files.files.retain(|key, _| after.files.contains_key(key));
    for (key, file) in &after.files {
        same_files.files.entry(key.clone()).or_insert_with(|| file.clone());
    }
    if same_files == *after {
        return Vec::new();
    }
    match (serde_json::to_value(&same_files), serde_json::to_value(after)) {
        (Ok(before), Ok(after)) => diff(&before, &after),
        _ => Vec::new(),
    }
}
