//! Day counts: which part of a year a number of days is. The due day is not counted, the day of the
//! payment is.
//!
//! Parts of a year are whole numbers of [`PARTS_OF_A_YEAR`], which 365, 366 and 360 all divide, so no
//! fraction is rounded before the end.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Least common multiple of 365, 366 and 360.
pub(super) const PARTS_OF_A_YEAR: i128 = 1_603_080;

/// Which part of a year a day is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayCount {
    /// Every day is 1/365, in leap years too.
    #[default]
    Actual365,
    /// Every day is 1/365, or 1/366 in a leap year.
    ActualActual,
    /// Every day is 1/360.
    Actual360,
    /// Every month has 30 days, every year 360.
    Thirty360,
}

impl DayCount {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Actual365, Self::ActualActual, Self::Actual360, Self::Thirty360];

    /// As printed: `days/365`.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Actual365 => "days/365",
            Self::ActualActual => "days/365, leap years days/366",
            Self::Actual360 => "days/360",
            Self::Thirty360 => "30/360",
        }
    }

    /// The part of a year after `from` up to and including `to`, in [`PARTS_OF_A_YEAR`].
    pub(super) fn parts(self, from: NaiveDate, to: NaiveDate) -> i128 {
        let days = days_between(from, to);
        match self {
            Self::Actual365 => days * (PARTS_OF_A_YEAR / 365),
            Self::Actual360 => days * (PARTS_OF_A_YEAR / 360),
            Self::Thirty360 => thirty(from, to) * (PARTS_OF_A_YEAR / 360),
            Self::ActualActual => by_year(from, to),
        }
    }
}

/// Days after `from` up to and including `to`.
pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> i128 {
    i128::from((to - from).num_days().max(0))
}

fn thirty(from: NaiveDate, to: NaiveDate) -> i128 {
    let number = |date: NaiveDate| {
        i128::from(date.year()) * 360
            + i128::from(date.month0()) * 30
            + i128::from(date.day().min(30))
    };
    (number(to) - number(from)).max(0)
}

fn by_year(from: NaiveDate, to: NaiveDate) -> i128 {
    let mut parts = 0;
    let mut start = from;
    while start < to {
        // The first day counted is the day after `start`; it decides the year.
        let first = start.succ_opt().unwrap_or(to);
        let end = NaiveDate::from_ymd_opt(first.year(), 12, 31).unwrap_or(to).min(to);
        let length = if first.leap_year() { 366 } else { 365 };
        parts += days_between(start, end) * (PARTS_OF_A_YEAR / length);
        start = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_year_is_a_year_where_the_day_count_says_so() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (count, from, to, days, of) in [
            (DayCount::Actual365, "2023-12-31", "2024-12-31", 366, 365),
            (DayCount::ActualActual, "2023-12-31", "2024-12-31", 366, 366),
            (DayCount::ActualActual, "2022-12-31", "2023-12-31", 365, 365),
            (DayCount::Actual360, "2024-01-01", "2024-01-31", 30, 360),
            (DayCount::Thirty360, "2024-01-31", "2024-02-29", 29, 360),
            (DayCount::Thirty360, "2024-01-15", "2025-01-15", 360, 360),
            (DayCount::Actual365, "2024-01-02", "2024-01-01", 0, 365),
        ] {
            let expected = PARTS_OF_A_YEAR / of * days;
            assert_eq!(count.parts(date(from), date(to)), expected, "{count:?} {from} {to}");
        }
    }
}
