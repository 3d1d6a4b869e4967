//! What of a document was open at a date.
//!
//! A document counts from its invoice date on. An invoice whose payment date lies after the as-of
//! date was open in full at it; one paid on the as-of date is paid (end of day). Without payment
//! dates today's open amount is all there is.

use crate::domain::ledger::{Columns, kind_of};
use crate::domain::{Day, DocumentKind};

/// Minor units of document `i` open at `as_of`; `None` when it was not issued by then or `i` is
/// out of range.
#[inline]
pub fn open_at(columns: &Columns<'_>, i: usize, as_of: Day) -> Option<i64> {
    let issued = *columns.invoice_date.get(i)?;
    if issued.is_some() && issued > as_of {
        return None;
    }
    Some(open_of(*columns.paid_date.get(i)?, *columns.total.get(i)?, *columns.open.get(i)?, as_of))
}

/// What of a document issued by then was open at `as_of`: all of it while its payment lies ahead.
#[inline]
pub fn open_of(paid: Day, total: i64, open: i64, as_of: Day) -> i64 {
    if paid.is_some() && paid > as_of { total } else { open }
}

/// As-of date minus due date in days; negative or 0 = not late. `None` without a due date.
#[inline]
pub fn days_past_due(columns: &Columns<'_>, i: usize, as_of: Day) -> Option<i32> {
    let kind = kind_of(*columns.flags.get(i)?);
    days_past_due_of(kind, *columns.invoice_date.get(i)?, *columns.due_date.get(i)?, as_of)
}

/// [`days_past_due`] of a document known by its dates. A credit without a due date counts from its
/// own date.
#[inline]
pub fn days_past_due_of(kind: DocumentKind, issued: Day, due: Day, as_of: Day) -> Option<i32> {
    let from = if due.is_some() || kind == DocumentKind::Invoice { due } else { issued };
    from.get().map(|from| as_of.days_since(from))
}
