//! When a customer runs its payments: weekly, every other week, on a day of the month or at its
//! end, inferred from the days on which payments came.
//!
//! The rule is ours, after practice 57 of the collections practices (large firms pay in runs): the
//! last [`LOOKED_AT`] pay days, at least [`MIN_PAY_DAYS`] of them; a pattern holds when at least
//! four pay days and three of four fit it, and the one that fits most wins. A run on a weekend is
//! expected on the working day before. Papers should be in [`PAPERS_AHEAD`] working days before the
//! run (practice 58); holidays are not known here.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::domain::sorting::LeanSort;
use crate::domain::{Day, to_u32};

/// A pattern needs this many pay days that fit.
pub const MIN_PAY_DAYS: usize = 4;

/// Older pay days say nothing about today's runs.
pub const LOOKED_AT: usize = 24;

/// Working days before the run by which papers should be in.
pub const PAPERS_AHEAD: u32 = 5;

/// The pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cycle {
    /// Every week on this day.
    Weekly(Weekday),
    /// Every other week on this day.
    EveryTwoWeeks(Weekday),
    /// Always on this day of the week, but not in every week.
    OnWeekday(Weekday),
    /// On this day of the month (1 to 31), or the working day before or after a weekend.
    DayOfMonth(u32),
    /// On the last day or the last working day of the month.
    MonthEnd,
}

/// A run to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// When payment is likely to leave.
    pub date: NaiveDate,
    /// The last day on which papers should be in.
    pub papers_by: NaiveDate,
}

/// What was inferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayRuns {
    /// Days on which payments came, of those looked at.
    pub pay_days: u32,
    /// How many of them fit the pattern.
    pub fitting: u32,
    /// The pattern; `None` = no pattern, or too few pay days.
    pub cycle: Option<Cycle>,
    /// The next two runs after the as-of date.
    pub next: Vec<Run>,
}

/// Infers the pattern from the days on which payments came, in any order.
pub fn pay_runs(mut days: Vec<Day>, as_of: Day) -> PayRuns {
    days.retain(|day| day.is_some());
    days.lean_sort();
    days.dedup();
    let from = days.len().saturating_sub(LOOKED_AT);
    let days: Vec<NaiveDate> = days.iter().skip(from).filter_map(|day| day.to_date()).collect();
    let mut found = PayRuns { pay_days: to_u32(days.len()), fitting: 0, cycle: None, next: vec![] };
    if days.len() < MIN_PAY_DAYS {
        return found;
    }
    let Some((cycle, fitting)) = best(&days) else { return found };
    if fitting < MIN_PAY_DAYS || fitting * 4 < days.len() * 3 {
        return found;
    }
    found.fitting = to_u32(fitting);
    found.cycle = Some(cycle);
    let mut after = as_of;
    while found.next.len() < 2 {
        let Some(run) = next(cycle, &days, after) else { break };
        after = Day::from(run);
        found.next.push(Run { date: run, papers_by: working_days_before(run, PAPERS_AHEAD) });
    }
    found
}

/// The pattern that most days fit; on a tie the month's end, then the lowest day of the month.
fn best(days: &[NaiveDate]) -> Option<(Cycle, usize)> {
    let fits = |cycle: Cycle| (cycle, days.iter().filter(|day| fit(cycle, **day)).count());
    let month_end = fits(Cycle::MonthEnd);
    let of_month = (1..=31).map(|day| fits(Cycle::DayOfMonth(day)));
    let weekdays = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let of_week = weekdays.into_iter().map(|day| fits(Cycle::OnWeekday(day)));
    let mut best: Option<(Cycle, usize)> = None;
    for candidate in std::iter::once(month_end).chain(of_month).chain(of_week) {
        if best.is_none_or(|(_, most)| candidate.1 > most) {
            best = Some(candidate);
        }
    }
    match best? {
        (Cycle::OnWeekday(day), count) => Some((rhythm(day, days), count)),
        other => Some(other),
    }
}

fn fit(cycle: Cycle, day: NaiveDate) -> bool {
    match cycle {
        Cycle::Weekly(on) | Cycle::EveryTwoWeeks(on) | Cycle::OnWeekday(on) => day.weekday() == on,
        Cycle::MonthEnd => {
            let end = month_end(day);
            day == end || day == working_day_up_to(end)
        }
        Cycle::DayOfMonth(on) => anchored(day, on).is_some_and(|anchor| {
            day == anchor || day == working_day_up_to(anchor) || day == working_day_from(anchor)
        }),
    }
}

/// The day of the month in the month nearest to `day`: a run on the 1st may come on the 31st.
fn anchored(day: NaiveDate, on: u32) -> Option<NaiveDate> {
    let near = [-3_i32, 0, 3].into_iter().filter_map(|shift| {
        let near = Day::from(day).plus(shift).to_date()?;
        near.with_day(on)
    });
    near.min_by_key(|anchor| (*anchor - day).num_days().abs())
}

/// How often: the median of the gaps between days of this weekday.
fn rhythm(on: Weekday, days: &[NaiveDate]) -> Cycle {
    let fitting: Vec<&NaiveDate> = days.iter().filter(|day| day.weekday() == on).collect();
    let mut gaps: Vec<i64> = fitting
        .iter()
        .zip(fitting.iter().skip(1))
        .map(|(earlier, later)| (**later - **earlier).num_days())
        .collect();
    gaps.lean_sort();
    let regular = |days: i64| gaps.iter().filter(|gap| **gap == days).count() * 4 >= gaps.len() * 3;
    if regular(7) {
        Cycle::Weekly(on)
    } else if regular(14) {
        Cycle::EveryTwoWeeks(on)
    } else {
        Cycle::OnWeekday(on)
    }
}

/// The first run after a day.
fn next(cycle: Cycle, days: &[NaiveDate], after: Day) -> Option<NaiveDate> {
    let week = |on: Weekday| {
        (1..=7).filter_map(|ahead| after.plus(ahead).to_date()).find(|day| day.weekday() == on)
    };
    match cycle {
        Cycle::Weekly(on) | Cycle::OnWeekday(on) => week(on),
        Cycle::EveryTwoWeeks(on) => {
            let last = Day::from(*days.iter().rfind(|day| day.weekday() == on)?);
            let ahead = (after.days_since(last).div_euclid(14) + 1) * 14;
            last.plus(ahead).to_date()
        }
        Cycle::MonthEnd => months(after).map(month_end).map(working_day_up_to).find(later(after)),
        Cycle::DayOfMonth(on) => months(after)
            .map(|month| month.with_day(on).unwrap_or_else(|| month_end(month)))
            .map(working_day_up_to)
            .find(later(after)),
    }
}

fn later(after: Day) -> impl Fn(&NaiveDate) -> bool {
    move |day| Day::from(*day) > after
}

/// The first days of this month and the next two.
fn months(from: Day) -> impl Iterator<Item = NaiveDate> {
    let first = from.to_date().and_then(|date| date.with_day(1));
    (0..3).filter_map(move |ahead| first?.checked_add_months(chrono::Months::new(ahead)))
}

fn month_end(day: NaiveDate) -> NaiveDate {
    crate::domain::date::month_end_before(day, 0)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The day itself, or the Friday before a weekend.
fn working_day_up_to(day: NaiveDate) -> NaiveDate {
    let back = (0..3).filter_map(|back| Day::from(day).plus(-back).to_date());
    back.into_iter().find(|day| !is_weekend(*day)).unwrap_or(day)
}

/// The day itself, or the Monday after a weekend.
fn working_day_from(day: NaiveDate) -> NaiveDate {
    let ahead = (0..3).filter_map(|ahead| Day::from(day).plus(ahead).to_date());
    ahead.into_iter().find(|day| !is_weekend(*day)).unwrap_or(day)
}

/// So many working days (Monday to Friday) before a day.
fn working_days_before(day: NaiveDate, count: u32) -> NaiveDate {
    let mut left = count;
    let mut at = day;
    while left > 0 {
        let Some(before) = at.pred_opt() else { return at };
        at = before;
        left -= u32::from(!is_weekend(at));
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(days: &[&str], as_of: &str) -> PayRuns {
        let day = |text: &&str| Day::from(text.parse::<NaiveDate>().unwrap());
        pay_runs(days.iter().map(day).collect(), day(&as_of))
    }

    #[test]
    fn cycles_are_recognized_and_continued() {
        // 2024-06-07 is a Friday.
        for (days, as_of, cycle, next) in [
            (
                &["2024-06-07", "2024-06-14", "2024-06-21", "2024-06-28"][..],
                "2024-06-30",
                Cycle::Weekly(Weekday::Fri),
                &[("2024-07-05", "2024-06-28"), ("2024-07-12", "2024-07-05")][..],
            ),
            (
                &["2024-05-10", "2024-05-24", "2024-06-07", "2024-06-21"],
                "2024-06-28",
                Cycle::EveryTwoWeeks(Weekday::Fri),
                &[("2024-07-05", "2024-06-28"), ("2024-07-19", "2024-07-12")],
            ),
            (
                // 31 March 2024 was a Sunday: paid on Friday the 29th.
                &["2024-01-31", "2024-02-29", "2024-03-29", "2024-04-30", "2024-05-31"],
                "2024-06-10",
                Cycle::MonthEnd,
                // 30 June 2024 is a Sunday.
                &[("2024-06-28", "2024-06-21"), ("2024-07-31", "2024-07-24")],
            ),
            (
                // The 15th; 15 June 2024 was a Saturday, paid on Monday the 17th.
                &["2024-03-15", "2024-04-15", "2024-05-15", "2024-06-17", "2024-06-03"],
                "2024-06-20",
                Cycle::DayOfMonth(15),
                &[("2024-07-15", "2024-07-08"), ("2024-08-15", "2024-08-08")],
            ),
        ] {
            let found = runs(days, as_of);
            assert_eq!(found.cycle, Some(cycle), "{days:?}");
            let shown: Vec<(String, String)> = found
                .next
                .iter()
                .map(|run| (run.date.to_string(), run.papers_by.to_string()))
                .collect();
            let expected: Vec<(String, String)> =
                next.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            assert_eq!(shown, expected, "{days:?}");
        }
    }

    #[test]
    fn few_or_scattered_days_show_no_cycle() {
        let few = runs(&["2024-06-07", "2024-06-14", "2024-06-14", "2024-06-21"], "2024-06-30");
        assert_eq!((few.pay_days, few.cycle), (3, None));
        let scattered =
            ["2024-01-02", "2024-01-18", "2024-02-07", "2024-03-12", "2024-04-26", "2024-06-10"];
        let none = runs(&scattered, "2024-06-30");
        assert_eq!((none.pay_days, none.cycle, none.next.len()), (6, None, 0));
    }

    #[test]
    fn the_tie_between_weekday_and_month_end_goes_to_the_month() {
        // Four month-ends that all happen to be Fridays.
        let days = ["2024-05-31", "2024-06-28", "2024-08-30", "2024-11-29"];
        assert_eq!(runs(&days, "2024-12-01").cycle, Some(Cycle::MonthEnd));
    }

    #[test]
    fn a_cycle_needs_four_pay_days_and_three_of_four() {
        let fridays =
            ["2024-05-10", "2024-05-17", "2024-05-24", "2024-05-31", "2024-06-07", "2024-06-14"];
        let others = ["2024-05-14", "2024-06-05"];
        for (on_friday, on_others, fitting) in [(6, 2, 6), (5, 2, 0), (3, 1, 0), (4, 1, 4)] {
            let days = [&fridays[..on_friday], &others[..on_others]].concat();
            let found = runs(&days, "2024-06-30");
            let cycle = (fitting > 0).then_some(Cycle::Weekly(Weekday::Fri));
            assert_eq!((found.cycle, found.fitting), (cycle, fitting), "{days:?}");
        }
    }

    #[test]
    fn a_run_on_a_weekend_may_come_on_the_working_days_around_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (cycle, on, expected) in [
            // 15 June 2024 is a Saturday.
            (Cycle::DayOfMonth(15), "2024-06-13", false),
            (Cycle::DayOfMonth(15), "2024-06-14", true),
            (Cycle::DayOfMonth(15), "2024-06-15", true),
            (Cycle::DayOfMonth(15), "2024-06-16", false),
            (Cycle::DayOfMonth(15), "2024-06-17", true),
            (Cycle::DayOfMonth(15), "2024-06-18", false),
            // 31 August 2024 is a Saturday, 1 June 2024 too: over the month's edge both ways.
            (Cycle::DayOfMonth(31), "2024-09-02", true),
            (Cycle::DayOfMonth(1), "2024-05-31", true),
            // 30 June 2024 is a Sunday.
            (Cycle::MonthEnd, "2024-06-28", true),
            (Cycle::MonthEnd, "2024-06-29", false),
            (Cycle::MonthEnd, "2024-06-30", true),
        ] {
            assert_eq!(fit(cycle, day(on)), expected, "{cycle:?} {on}");
        }
    }

    #[test]
    fn the_rhythm_is_what_three_of_four_gaps_show() {
        for (gaps, expected) in [
            (&[7, 7, 7, 21][..], Cycle::Weekly(Weekday::Fri)),
            (&[14, 14, 7, 14], Cycle::EveryTwoWeeks(Weekday::Fri)),
            (&[7, 7, 28, 21], Cycle::OnWeekday(Weekday::Fri)),
            (&[14, 14, 7, 7], Cycle::OnWeekday(Weekday::Fri)),
        ] {
            let mut at = Day::from_ymd(2024, 5, 3).unwrap();
            let mut days = vec![at.to_date().unwrap()];
            for gap in gaps {
                at = at.plus(*gap);
                days.push(at.to_date().unwrap());
            }
            assert_eq!(rhythm(Weekday::Fri, &days), expected, "{gaps:?}");
        }
    }
}
