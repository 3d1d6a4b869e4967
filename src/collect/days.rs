//! Days of the plan: working days by the policy's calendar, months, and dates ahead.
//!
//! Where the calendar does not know the year, weekends alone are taken as free.

use chrono::{Days, Months, NaiveDate};

use crate::law::{Calendar, WorkingDays};

/// The day `count` working days after `date`, which is not counted itself.
pub fn working_days_after(days: &WorkingDays, date: NaiveDate, count: u32) -> NaiveDate {
    days.after(date, count)
        .or_else(|_beyond| weekends_only(days).after(date, count))
        .unwrap_or(date)
}

/// The last working day of the month of `date`.
pub fn last_working_day(days: &WorkingDays, date: NaiveDate) -> NaiveDate {
    let works = |day| {
        days.is_working(day).or_else(|_beyond| weekends_only(days).is_working(day)).unwrap_or(true)
    };
    let end = crate::domain::date::month_end_before(date, 0);
    let mut back = end.iter_days().rev().take(28);
    back.find(|day| works(*day)).unwrap_or(end)
}

fn weekends_only(days: &WorkingDays) -> WorkingDays {
    WorkingDays { calendar: Calendar::default(), own: days.own.clone() }
}

/// The date `days` calendar days later, or the last there is.
pub fn plus_days(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date)
}

/// The same day `months` later; the last day of a shorter month.
pub fn plus_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn weekends_do_not_count() {
        let weekends = WorkingDays::default();
        // 30 May 2026 is a Saturday; the case wd3_due_on_saturday of the agreed metrics.
        for (from, days, expected) in [
            (date(2026, 5, 30), 3, date(2026, 6, 3)),
            (date(2026, 3, 13), 1, date(2026, 3, 16)),
            (date(2026, 3, 13), 0, date(2026, 3, 13)),
        ] {
            assert_eq!(working_days_after(&weekends, from, days), expected);
        }
        // 31 May 2026 is a Sunday.
        assert_eq!(last_working_day(&weekends, date(2026, 5, 4)), date(2026, 5, 29));
    }

    #[test]
    fn months_end_where_the_shorter_one_ends() {
        assert_eq!(plus_months(date(2026, 1, 31), 1), date(2026, 2, 28));
        assert_eq!(plus_months(date(2026, 1, 31), 2), date(2026, 3, 31));
    }
}
