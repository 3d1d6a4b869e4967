//! What became of a promise: kept, kept in part, broken, judged from the money in the ledger.
//!
//! Money counts from the day of the promise on. Where the files have payment dates, what came by
//! the promised day (and the policy's grace) is added up; where they have none, what was open of
//! the promised documents then is compared with what is open now.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::collect::case::Made;
use crate::collect::items::AccountItems;
use crate::collect::log::{Judgement, OpenThen};
use crate::domain::{Amount, Currency, Day, DocumentKind, Ledger};

/// What became of a promise by the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The promised day is not over.
    Running,
    /// The money came in time.
    Kept,
    /// Some of it came in time.
    PartKept {
        /// How much.
        received: Amount,
    },
    /// Nothing came in time.
    Broken,
    /// Another promise took its place before it fell due.
    Replaced,
    /// The files do not say: no payment dates, and the promise names no documents.
    Unknown,
}

impl Verdict {
    /// Less came than was promised.
    pub const fn is_broken(self) -> bool {
        matches!(self, Self::Broken | Self::PartKept { .. })
    }

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Kept => "kept",
            Self::PartKept { .. } => "kept in part",
            Self::Broken => "broken",
            Self::Replaced => "replaced by another",
            Self::Unknown => "not known",
        }
    }
}

/// Judges a promise at `as_of`.
pub fn judge(
    made: &Made<'_>,
    ledger: &Ledger,
    items: &AccountItems,
    currency: Currency,
    as_of: NaiveDate,
    grace_days: u32,
) -> Verdict {
    match made.by_hand {
        Some(Judgement::Kept) => return Verdict::Kept,
        Some(Judgement::Broken) => return Verdict::Broken,
        None => {}
    }
    if made.replaced.is_some() {
        return Verdict::Replaced;
    }
    let promise = made.promise;
    let last = promise.by.checked_add_days(Days::new(u64::from(grace_days))).unwrap_or(promise.by);
    let until = last.min(as_of);
    let received = received(ledger, items, currency, made.date, until, &promise.documents);
    match received {
        Some(received) if received >= promise.amount => Verdict::Kept,
        _ if as_of <= last => Verdict::Running,
        Some(received) if received.is_positive() => Verdict::PartKept { received },
        Some(_) => Verdict::Broken,
        None => Verdict::Unknown,
    }
}

/// Money received for the account (or these documents of it) from `from` to `until`, both days
/// included; `None` when the files cannot tell.
pub fn received(
    ledger: &Ledger,
    items: &AccountItems,
    currency: Currency,
    from: NaiveDate,
    until: NaiveDate,
    documents: &[OpenThen],
) -> Option<Amount> {
    if ledger.has_paid_dates() {
        let minor = paid_between(ledger, items, Day::from(from), Day::from(until), documents);
        return Some(Amount::from_minor(minor, currency));
    }
    if documents.is_empty() {
        return None;
    }
    let gone = documents.iter().map(|then| {
        let open = items.open_of(ledger, &then.number).unwrap_or_default();
        (then.open - Amount::from_minor(i128::from(open), currency)).max(Amount::ZERO)
    });
    Some(gone.sum())
}

fn paid_between(
    ledger: &Ledger,
    items: &AccountItems,
    from: Day,
    until: Day,
    documents: &[OpenThen],
) -> i128 {
    let within = |day: Day| day.is_some() && day >= from && day <= until;
    let mut sum = 0_i128;
    for &idx in &items.all {
        let Some(document) = ledger.document(idx) else { continue };
        let is_meant = documents.is_empty()
            || documents.iter().any(|then| then.number == document.number.trim());
        if !is_meant {
            continue;
        }
        let columns = ledger.columns();
        let i = idx as usize;
        let (total, open) = (
            columns.total.get(i).copied().unwrap_or_default(),
            columns.open.get(i).copied().unwrap_or_default(),
        );
        let single = ledger.payments_of(idx);
        sum += match document.kind {
            DocumentKind::Receipt if within(document.invoice_date) => -i128::from(total),
            DocumentKind::Invoice if !single.is_empty() => {
                single.iter().filter(|p| within(p.date)).map(|p| i128::from(p.minor)).sum()
            }
            DocumentKind::Invoice if within(document.paid_date) => {
                i128::from(total) - i128::from(open)
            }
            DocumentKind::Receipt | DocumentKind::Invoice | DocumentKind::CreditNote => 0,
        };
    }
    sum
}
