//! Which column means what: by its header, checked against its values and against the other
//! columns. Each role goes to one column at most; what is close is marked for a person to look at.

mod fit;
mod settle;
mod sight;
mod unnamed;

use crate::domain::sorting::LeanSort;
use crate::domain::to_u32;
use crate::import::report::{ColumnReport, Role, RoleChoice};
use crate::import::sniff::SampleRow;
use crate::import::words;
use sight::Sight;

/// An empty column comes after a filled one whose header says as much.
const EMPTY: usize = 1500;

/// The columns with their roles. Each role is given to one column at most.
pub fn columns(header: &[String], rows: &[SampleRow], choices: &[RoleChoice]) -> Vec<ColumnReport> {
    let width = header
        .len()
        .max(rows.iter().map(|row| row.fields.len()).max().unwrap_or(0))
        .min(header.len().max(200));
    let mut draft = Draft::new(sight::columns(header, rows, width));
    for choice in choices {
        draft.choose(choice.column as usize, choice.role);
    }
    draft.give_by_header();
    settle::settle(&mut draft);
    unnamed::give_by_content(&mut draft);
    draft.note_rivals();
    draft.note_misfits();
    (0..width).map(|index| draft.report(index, header, rows)).collect()
}

/// What is known of one column so far.
#[derive(Clone, Debug, Default)]
struct Decided {
    role: Option<Role>,
    why: String,
    chosen: bool,
    doubtful: bool,
    /// Looked at and set aside.
    dropped: bool,
}

/// The mapping while it is being worked out.
#[derive(Debug)]
struct Draft<'a> {
    sights: Vec<Sight<'a>>,
    /// Roles the header speaks for and the values go with, with ranks.
    spoken: Vec<Vec<(Role, usize)>>,
    /// What the header says best where the values go with nothing it says.
    misfits: Vec<Option<(Role, usize)>>,
    decided: Vec<Decided>,
}

impl<'a> Draft<'a> {
    fn new(sights: Vec<Sight<'a>>) -> Self {
        let mut spoken = Vec::with_capacity(sights.len());
        let mut misfits = Vec::with_capacity(sights.len());
        for sight in &sights {
            let mut roles = words::roles_of(sight.header);
            let best = roles.first().copied();
            roles.retain(|&(role, rank)| fit::fits(role, rank / 1000, sight));
            misfits.push(best.filter(|_| roles.is_empty()));
            spoken.push(roles);
        }
        let decided = vec![Decided::default(); sights.len()];
        Self { sights, spoken, misfits, decided }
    }

    fn len(&self) -> usize {
        self.sights.len()
    }

    fn sight(&self, column: usize) -> Option<&Sight<'a>> {
        self.sights.get(column)
    }

    /// The column that has a role.
    fn given(&self, role: Role) -> Option<usize> {
        self.decided.iter().position(|decided| decided.role == Some(role))
    }

    fn is_free(&self, column: usize) -> bool {
        self.decided.get(column).is_some_and(|d| d.role.is_none() && !d.chosen && !d.dropped)
    }

    fn is_chosen(&self, column: usize) -> bool {
        self.decided.get(column).is_some_and(|decided| decided.chosen)
    }

    /// How well the header speaks for a role.
    fn rank(&self, column: usize, role: Role) -> Option<usize> {
        let spoken = self.spoken.get(column)?;
        spoken.iter().find(|(known, _)| *known == role).map(|&(_, rank)| rank)
    }

    fn speaks(&self, column: usize, role: Role) -> bool {
        self.rank(column, role).is_some()
    }

    /// The user's word: nothing below changes it.
    fn choose(&mut self, column: usize, role: Option<Role>) {
        if let Some(role) = role {
            self.free(role);
        }
        if let Some(decided) = self.decided.get_mut(column) {
            *decided =
                Decided { role, why: "your choice".to_owned(), chosen: true, ..Decided::default() };
        }
    }

    /// Takes a role from the column that has it.
    fn free(&mut self, role: Role) {
        for decided in self.decided.iter_mut().filter(|decided| decided.role == Some(role)) {
            *decided = Decided { chosen: decided.chosen, ..Decided::default() };
        }
    }

    /// Gives a role, unless the user has spoken.
    fn give(&mut self, column: usize, role: Role, why: &str) {
        let taken = self.given(role).is_some_and(|other| self.is_chosen(other));
        if let Some(decided) = self.decided.get_mut(column)
            && !decided.chosen
            && !taken
        {
            decided.role = Some(role);
            why.clone_into(&mut decided.why);
        }
    }

    /// Sets a column aside, unless the user has spoken.
    fn drop(&mut self, column: usize, why: &str) {
        if let Some(decided) = self.decided.get_mut(column)
            && !decided.chosen
        {
            *decided = Decided { why: why.to_owned(), dropped: true, ..Decided::default() };
        }
    }

    /// A role given by the header is taken back, and the next one the header speaks for is given.
    fn take_back(&mut self, column: usize, role: Role) {
        let spoken = self.spoken.get(column).cloned().unwrap_or_default();
        let next =
            spoken.into_iter().find(|(other, _)| *other != role && self.given(*other).is_none());
        if let Some(decided) = self.decided.get_mut(column) {
            *decided = Decided::default();
        }
        if let Some((other, _)) = next {
            self.give(column, other, "known header, and the values fit");
        }
    }

    /// A person should look, unless one has.
    fn doubt(&mut self, column: usize) {
        if let Some(decided) = self.decided.get_mut(column)
            && !decided.chosen
        {
            decided.doubtful = true;
        }
    }

    /// Roles by header, best first.
    fn give_by_header(&mut self) {
        let mut candidates: Vec<(usize, usize, Role)> = Vec::new();
        for (column, spoken) in self.spoken.iter().enumerate() {
            let empty = self.sights.get(column).is_none_or(|sight| sight.filled == 0);
            let penalty = if empty { EMPTY } else { 0 };
            candidates.extend(spoken.iter().map(|&(role, rank)| (rank + penalty, column, role)));
        }
        candidates.lean_sort();
        for (_, column, role) in candidates {
            if self.is_free(column) && self.given(role).is_none() {
                let why = match self.sights.get(column).map_or(0, |sight| sight.filled) {
                    0 => "known header; empty in the first rows",
                    _ => "known header, and the values fit",
                };
                self.give(column, role, why);
            }
        }
    }

    /// Where another column would do as well and says something else, a person should look.
    fn note_rivals(&mut self) {
        for column in 0..self.len() {
            let Some(role) = self.decided.get(column).and_then(|decided| decided.role) else {
                continue;
            };
            let Some(rival) = self.rival(column, role).map(str::to_owned) else { continue };
            self.doubt(column);
            if let Some(decided) = self.decided.get_mut(column).filter(|d| !d.chosen) {
                decided.why =
                    format!("{}; \u{201c}{rival}\u{201d} could be meant too", decided.why);
            }
        }
    }

    /// A header that says something clearly, with values that do not go with it: a person should
    /// look, unless another column has the role.
    fn note_misfits(&mut self) {
        for column in 0..self.len() {
            let Some((role, rank)) = self.misfits.get(column).copied().flatten() else { continue };
            let missing = self.given(role).is_none() && rank < 2000 && is_decisive(role);
            if let Some(decided) = self.decided.get_mut(column).filter(|d| d.role.is_none())
                && decided.why.is_empty()
            {
                let role = role.words().to_lowercase();
                decided.why = format!("the header says {role}, but the values do not go with it");
                decided.doubtful |= missing && !decided.chosen;
            }
        }
    }

    /// The header of a column without a role that speaks as clearly for this one, with other
    /// values.
    fn rival(&self, column: usize, role: Role) -> Option<&'a str> {
        if !is_decisive(role) {
            return None;
        }
        let (mine, rank) = (self.sights.get(column)?, self.rank(column, role)?);
        let close = |other: &usize| {
            self.is_free(*other)
                && self.rank(*other, role).is_some_and(|theirs| theirs / 1000 <= rank / 1000)
        };
        let differs = |sight: &&Sight<'_>| {
            let pairs = mine.cells.iter().zip(&sight.cells);
            pairs.filter(|(a, b)| !a.is_empty() && !b.is_empty()).any(|(a, b)| a.bytes != b.bytes)
        };
        let mut rivals = (0..self.len()).filter(close).filter_map(|other| self.sights.get(other));
        rivals.find(differs).map(|sight| sight.header)
    }

    fn report(&self, index: usize, header: &[String], rows: &[SampleRow]) -> ColumnReport {
        let name = header.get(index).map_or("", |h| h.trim());
        let decided = self.decided.get(index).cloned().unwrap_or_default();
        let samples = samples(index, rows);
        let unused = words::known_unused(name).filter(|_| decided.role.is_none());
        let spoken = self.spoken.get(index).and_then(|spoken| spoken.first()).copied();
        let misfit = self.misfits.get(index).copied().flatten().is_some();
        let titles =
            name.is_empty() && self.sights.get(index).is_some_and(|sight| sight.filled == 0);
        let twin = header
            .iter()
            .take(index)
            .position(|other| !name.is_empty() && other.trim().eq_ignore_ascii_case(name));
        let not_named = || match (spoken, unused, twin) {
            (_, _, Some(twin)) => format!("column {} has the same header", twin + 1),
            (Some((role, _)), ..) => {
                format!("another column is used as {}", role.words().to_lowercase())
            }
            (None, Some(what), _) => format!("not needed: {what}"),
            (None, None, _) if samples.is_empty() => "empty in the first rows".to_owned(),
            (None, None, _) if titles => "titles of groups and totals".to_owned(),
            (None, None, _) => "not recognized".to_owned(),
        };
        let why = if decided.why.is_empty() { not_named() } else { decided.why };
        ColumnReport {
            index: to_u32(index),
            header: if name.is_empty() { format!("Column {}", index + 1) } else { name.to_owned() },
            role: decided.role,
            why,
            samples,
            doubtful: decided.doubtful,
            known_unused: decided.role.is_none()
                && !decided.doubtful
                && (decided.dropped || unused.is_some() || spoken.is_some() || misfit || titles),
        }
    }
}

/// Roles that decide figures or to whom they belong.
fn is_decisive(role: Role) -> bool {
    matches!(
        role,
        Role::CustomerName
            | Role::CustomerId
            | Role::Number
            | Role::InvoiceDate
            | Role::DueDate
            | Role::PaidDate
            | Role::Total
            | Role::Open
            | Role::Paid
            | Role::Currency
            | Role::Status
            | Role::DocumentType
    )
}

/// Up to three different values.
fn samples(index: usize, rows: &[SampleRow]) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for value in rows.iter().filter_map(|row| row.fields.get(index)).map(|v| v.trim()) {
        if !value.is_empty() && !samples.iter().any(|seen| seen == value) {
            samples.push(value.chars().take(80).collect());
        }
        if samples.len() == 3 {
            break;
        }
    }
    samples
}

#[cfg(test)]
mod tests;
