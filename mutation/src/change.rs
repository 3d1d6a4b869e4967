//! A change that cargo-mutants would make, as its list tells it.

use std::path::Path;

use serde::Deserialize;

use crate::{Outcome, at};

/// One change. Its place in the list is its number in the woven program.
#[derive(Debug, Deserialize)]
pub(crate) struct Change {
    /// Position and description, unique.
    pub(crate) name: String,
    /// Path from the project's folder.
    pub(crate) file: String,
    /// What kind of change.
    pub(crate) genre: Genre,
    /// What stands there instead; empty when something is deleted.
    pub(crate) replacement: String,
    /// What is replaced.
    pub(crate) span: Span,
}

/// The kinds of changes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(crate) enum Genre {
    /// A function's whole body is a value.
    FnValue,
    /// Another operator between two operands.
    BinaryOperator,
    /// `!` or `-` is left out.
    UnaryOperator,
    /// A match arm is left out.
    MatchArm,
    /// A match arm's guard is `true` or `false`.
    MatchArmGuard,
    /// A field takes its value from the struct that fills up the rest.
    StructField,
}

/// From the first character to after the last.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Span {
    /// Where it starts.
    pub(crate) start: Place,
    /// Where it ends.
    pub(crate) end: Place,
}

/// Line and column, from one, in characters.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Line.
    pub(crate) line: usize,
    /// Column.
    pub(crate) column: usize,
}

/// Reads cargo-mutants' list.
pub(crate) fn read(list: &Path) -> Outcome<Vec<Change>> {
    let text = std::fs::read(list).map_err(at(list))?;
    serde_json::from_slice(&text).map_err(|problem| format!("{}: {problem}", list.display()))
}
