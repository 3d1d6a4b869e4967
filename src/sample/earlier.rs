//! The same invented book as its export stood a month before, so that the two can be compared: later
//! invoices are not in it, later payments not yet made, and a few documents were otherwise.

use super::customers::find;
use super::documents::{Entry, Kind};
use crate::domain::Day;

/// Days between the two exports.
const DAYS: i32 = 31;

/// How a document was otherwise a month before.
const OTHERWISE: [(&str, Otherwise); 3] = [
    // The due date has been moved since.
    ("10150", Otherwise::Due(-30)),
    // An amount was corrected upwards since, and one downwards.
    ("20021", Otherwise::Total(-12_000)),
    ("30026", Otherwise::Total(9_250)),
];

#[derive(Clone, Copy)]
enum Otherwise {
    /// Due so many days later (earlier when negative).
    Due(i32),
    /// The total was so many cents more (less when negative).
    Total(i64),
}

/// The entries of the book as of `today`, each with its place in it, as they stood a month before.
/// Their numbers stay those of their places.
pub(super) fn entries(today: Day, all: &[Entry]) -> Vec<(usize, Entry)> {
    let then = today.plus(-DAYS);
    let mut list: Vec<(usize, Entry)> = all
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.issued <= then)
        .map(|(place, entry)| (place, as_of(then, entry)))
        .collect();
    for (number, otherwise) in OTHERWISE {
        let customer = find(number);
        let open = |entry: &Entry| entry.customer == customer && entry.paid == 0;
        let stuck = list
            .iter_mut()
            .find(|(_, entry)| entry.kind == Kind::Invoice && open(entry) && entry.due.is_some());
        let Some((_, entry)) = stuck else { continue };
        match otherwise {
            Otherwise::Due(days) => entry.due = entry.due.plus(days),
            Otherwise::Total(cents) => entry.total += cents,
        }
    }
    // Open then, and in no file since: paid or removed.
    let vanished = Entry::open(find("10087"), then.plus(-50), then.plus(-20), 61_740);
    list.push((all.len(), vanished));
    list
}

/// A document with the payments made by then.
fn as_of(then: Day, entry: &Entry) -> Entry {
    if entry.paid_on.is_some() && entry.paid_on > then {
        return Entry { paid: 0, paid_on: Day::NONE, ..entry.clone() };
    }
    entry.clone()
}
