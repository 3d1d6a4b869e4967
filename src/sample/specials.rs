//! The rows that show something: an over-payment, drafts, a void, missing due dates, an invoice due
//! exactly on the as-of date, and a few rows with problems.

use super::customers::find;
use super::documents::{Entry, Kind};
use crate::domain::Day;

/// All special rows up to `today`.
pub(super) fn all(today: Day) -> Vec<Entry> {
    let mut entries = edge_cases(today);
    entries.extend(not_receivable(today));
    entries.extend(problems(today));
    entries
}

fn edge_cases(today: Day) -> Vec<Entry> {
    let ago = |days: i32| today.plus(-days);
    let mut entries = vec![
        // Due today is not late.
        Entry::open(find("10024"), ago(30), today, 118_000),
        // Paid twice by mistake: money of theirs that is set against nothing.
        Entry { kind: Kind::Payment, ..Entry::open(find("10059"), ago(19), Day::NONE, -96_540) },
        // Something large that has been stuck for half a year.
        Entry { disputed: true, ..Entry::open(find("10178"), ago(214), ago(184), 384_050) },
    ];
    // A few that are simply stuck.
    for (number, late, total) in
        [("10150", 74, 234_100), ("20021", 97, 112_300), ("30026", 118, 109_250)]
    {
        entries.push(Entry::open(find(number), ago(late + 30), ago(late), total));
    }
    for (number, days, total) in
        [("10157", 12, 33_800), ("10157", 41, 36_150), ("10136", 66, 82_490), ("20077", 25, 44_500)]
    {
        entries.push(Entry::open(find(number), ago(days), Day::NONE, total));
    }
    entries
}

fn not_receivable(today: Day) -> Vec<Entry> {
    let ago = |days: i32| today.plus(-days);
    let of_kind = |kind, number, days: i32, total| Entry {
        kind,
        ..Entry::open(find(number), ago(days), ago(days - 30), total)
    };
    vec![
        of_kind(Kind::Draft, "10087", 1, 205_000),
        of_kind(Kind::Draft, "20035", 2, 131_500),
        of_kind(Kind::Draft, "30012", 0, 177_200),
        of_kind(Kind::Void, "10185", 121, 64_000),
    ]
}

fn problems(today: Day) -> Vec<Entry> {
    let ago = |days: i32| today.plus(-days);
    vec![
        Entry { date_broken: true, ..Entry::open(find("10052"), ago(88), ago(58), 48_000) },
        Entry { amounts_missing: true, ..Entry::open(find("20063"), ago(52), ago(22), 1) },
        // Due ten days before it was written.
        Entry::open(find("30054"), ago(20), ago(30), 108_800),
    ]
}
