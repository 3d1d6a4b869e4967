//! What a document is to whoever asks for money: asked for, disputed, a credit, or nothing now.

use super::CaseFacts;
use crate::analysis::balance::{days_past_due, open_at};
use crate::domain::Day;
use crate::domain::ledger::{Columns, is_disputed};

/// What a document is to a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Overdue and asked for.
    Chased {
        /// Days past due, at least 1.
        days: i32,
        /// What more is open of it but disputed, so not asked for; usually 0.
        disputed: i64,
    },
    /// Overdue but disputed, so not asked for.
    Disputed,
    /// Anything open to the customer's favor, whatever its date.
    Credit,
}

/// The part document `i` plays and what of it is open, in minor units; `None` = no part. What is
/// disputed of an invoice in part is not in it; a later due date that was agreed on counts.
#[inline]
pub(crate) fn part_of(
    columns: &Columns<'_>,
    i: usize,
    as_of: Day,
    facts: &CaseFacts,
) -> Option<(Part, i64)> {
    let open = open_at(columns, i, as_of)?;
    match open {
        0 => None,
        ..0 => Some((Part::Credit, open)),
        1.. => {
            let fact = facts.of_document(i);
            let days = match fact.and_then(|fact| fact.due.get()) {
                Some(due) => Some(as_of.days_since(due)),
                None => days_past_due(columns, i, as_of),
            };
            let days = days.filter(|days| *days >= 1)?;
            let marked = columns.flags.get(i).copied().is_some_and(is_disputed);
            let disputed = match fact.map_or(0, |fact| fact.disputed.clamp(0, open)) {
                0 if marked => open,
                disputed => disputed,
            };
            if disputed == open {
                return Some((Part::Disputed, open));
            }
            Some((Part::Chased { days, disputed }, open - disputed))
        }
    }
}
