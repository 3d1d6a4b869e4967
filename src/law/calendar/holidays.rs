//! Public holidays by rule: fixed days, days counted from Easter, the n-th weekday of a month, and
//! the single days governments added or moved.
//!
//! Sources: gov.uk/bank-holidays; opm.gov federal holidays (5 USC 6103); Organisation of Working
//! Time Act (Ireland); Canada Labour Code; the holiday laws of the other countries. Easter by the
//! anonymous Gregorian algorithm (Meeus, Astronomical Algorithms).

use crate::domain::sorting::LeanSort;
use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Calendar;

/// How a holiday falls.
#[derive(Clone, Copy)]
enum Rule {
    /// On this day of every year.
    On(u32, u32),
    /// On this day; from a weekend it moves to the next weekday that is free of another.
    Next(u32, u32),
    /// On this day; from Saturday to Friday, from Sunday to Monday.
    Nearest(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The n-th such weekday of a month.
    Nth(u32, u8, Weekday),
    /// The last such weekday of a month.
    Last(u32, Weekday),
    /// The Monday before a day.
    MondayBefore(u32, u32),
    /// A rule that holds from a year on.
    Since(i32, &'static Rule),
    /// A rule with one year left out.
    Except(i32, &'static Rule),
    /// One day of one year.
    Once(i32, u32, u32),
}

use Rule::{Easter, Except, Last, MondayBefore, Nearest, Next, Nth, On, Once, Since};
use Weekday::{Fri, Mon, Thu};

/// The public holidays of a year, sorted; those on weekends may be among them.
pub fn holidays(calendar: Calendar, year: i32) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = Vec::new();
    for rule in rules(calendar) {
        if let Some(day) = day_of(*rule, year, &days) {
            days.push(day);
        }
    }
    if calendar == Calendar::UnitedStates {
        // New Year's Day on a Saturday is kept on the last day of the year before.
        days.extend(NaiveDate::from_ymd_opt(year, 12, 31).filter(|day| day.weekday() == Fri));
    }
    days.lean_sort();
    days.dedup();
    days
}

fn day_of(rule: Rule, year: i32, taken: &[NaiveDate]) -> Option<NaiveDate> {
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    match rule {
        On(month, day) => on(month, day),
        Next(month, day) => {
            let mut day = on(month, day)?;
            while super::is_weekend(day) || taken.contains(&day) {
                day = day.succ_opt()?;
            }
            Some(day)
        }
        Nearest(month, day) => {
            let day = on(month, day)?;
            match day.weekday() {
                Weekday::Sat => day.pred_opt(),
                Weekday::Sun => day.succ_opt(),
                Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => {
                    Some(day)
                }
            }
        }
        Easter(days) => {
            let sunday = easter(year)?;
            let size = Days::new(days.unsigned_abs());
            if days < 0 { sunday.checked_sub_days(size) } else { sunday.checked_add_days(size) }
        }
        Nth(month, n, weekday) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, n),
        Last(month, weekday) => [5, 4]
            .into_iter()
            .find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)),
        MondayBefore(month, day) => {
            let day = on(month, day)?.pred_opt()?;
            day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
        }
        Since(from, rule) if year >= from => day_of(*rule, year, taken),
        Except(without, rule) if year != without => day_of(*rule, year, taken),
        Once(only, month, day) if year == only => on(month, day),
        Since(..) | Except(..) | Once(..) => None,
    }
}

/// Easter Sunday.
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let march_days = epact + to_sunday - 7 * late + 114;
    let (month, day) = (march_days / 31, march_days % 31 + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

const GOOD_FRIDAY: Rule = Easter(-2);
const EASTER_MONDAY: Rule = Easter(1);
const ASCENSION: Rule = Easter(39);
const WHIT_MONDAY: Rule = Easter(50);
const CORPUS_CHRISTI: Rule = Easter(60);

fn rules(calendar: Calendar) -> &'static [Rule] {
    match calendar {
        Calendar::WeekendsOnly => &[],
        Calendar::EnglandWales => &ENGLAND_WALES,
        Calendar::Scotland => &SCOTLAND,
        Calendar::NorthernIreland => &NORTHERN_IRELAND,
        Calendar::Ireland => &IRELAND,
        Calendar::UnitedStates => &UNITED_STATES,
        Calendar::Canada => &CANADA,
        Calendar::Australia => &AUSTRALIA,
        Calendar::Germany => &GERMANY,
        Calendar::Austria => &AUSTRIA,
        Calendar::France => &FRANCE,
        Calendar::Belgium => &BELGIUM,
        Calendar::Netherlands => &NETHERLANDS,
        Calendar::Spain => &SPAIN,
        Calendar::Italy => &ITALY,
    }
}

// The first Monday of May moved to VE Day in 2020; the last one to the jubilee in 2022.
const EARLY_MAY: Rule = Except(2020, &Nth(5, 1, Mon));
const SPRING: Rule = Except(2022, &Last(5, Mon));
const VE_DAY: Rule = Once(2020, 5, 8);
const JUBILEE: [Rule; 2] = [Once(2022, 6, 2), Once(2022, 6, 3)];
const FUNERAL: Rule = Once(2022, 9, 19);
const CORONATION: Rule = Once(2023, 5, 8);

const ENGLAND_WALES: [Rule; 13] = [
    Next(1, 1),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    EARLY_MAY,
    VE_DAY,
    SPRING,
    JUBILEE[0],
    JUBILEE[1],
    FUNERAL,
    CORONATION,
    Last(8, Mon),
    Next(12, 25),
    Next(12, 26),
];

const SCOTLAND: [Rule; 15] = [
    Next(1, 1),
    Next(1, 2),
    GOOD_FRIDAY,
    EARLY_MAY,
    VE_DAY,
    SPRING,
    JUBILEE[0],
    JUBILEE[1],
    FUNERAL,
    CORONATION,
    Once(2026, 6, 15),
    Nth(8, 1, Mon),
    Next(11, 30),
    Next(12, 25),
    Next(12, 26),
];

const NORTHERN_IRELAND: [Rule; 15] = [
    Next(1, 1),
    Next(3, 17),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    EARLY_MAY,
    VE_DAY,
    SPRING,
    JUBILEE[0],
    JUBILEE[1],
    Next(7, 12),
    Last(8, Mon),
    FUNERAL,
    CORONATION,
    Next(12, 25),
    Next(12, 26),
];

/// St Brigid's Day: the first Monday of February (1 February when a Friday, not before 2030).
const ST_BRIGID: Rule = Since(2023, &Nth(2, 1, Mon));

const IRELAND: [Rule; 11] = [
    Next(1, 1),
    ST_BRIGID,
    Next(3, 17),
    Once(2022, 3, 18),
    EASTER_MONDAY,
    Nth(5, 1, Mon),
    Nth(6, 1, Mon),
    Nth(8, 1, Mon),
    Last(10, Mon),
    Next(12, 25),
    Next(12, 26),
];

const UNITED_STATES: [Rule; 11] = [
    Nearest(1, 1),
    Nth(1, 3, Mon),
    Nth(2, 3, Mon),
    Last(5, Mon),
    Since(2021, &Nearest(6, 19)),
    Nearest(7, 4),
    Nth(9, 1, Mon),
    Nth(10, 2, Mon),
    Nearest(11, 11),
    Nth(11, 4, Thu),
    Nearest(12, 25),
];

const CANADA: [Rule; 10] = [
    Next(1, 1),
    GOOD_FRIDAY,
    MondayBefore(5, 25),
    Next(7, 1),
    Nth(9, 1, Mon),
    Since(2021, &Next(9, 30)),
    Nth(10, 2, Mon),
    Next(11, 11),
    Next(12, 25),
    Next(12, 26),
];

const AUSTRALIA: [Rule; 8] = [
    Next(1, 1),
    Next(1, 26),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    On(4, 25),
    Once(2022, 9, 22),
    Next(12, 25),
    Next(12, 26),
];

const GERMANY: [Rule; 9] = [
    On(1, 1),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    On(5, 1),
    ASCENSION,
    WHIT_MONDAY,
    On(10, 3),
    On(12, 25),
    On(12, 26),
];

const AUSTRIA: [Rule; 13] = [
    On(1, 1),
    On(1, 6),
    EASTER_MONDAY,
    On(5, 1),
    ASCENSION,
    WHIT_MONDAY,
    CORPUS_CHRISTI,
    On(8, 15),
    On(10, 26),
    On(11, 1),
    On(12, 8),
    On(12, 25),
    On(12, 26),
];

const FRANCE: [Rule; 11] = [
    On(1, 1),
    EASTER_MONDAY,
    On(5, 1),
    On(5, 8),
    ASCENSION,
    WHIT_MONDAY,
    On(7, 14),
    On(8, 15),
    On(11, 1),
    On(11, 11),
    On(12, 25),
];

const BELGIUM: [Rule; 10] = [
    On(1, 1),
    EASTER_MONDAY,
    On(5, 1),
    ASCENSION,
    WHIT_MONDAY,
    On(7, 21),
    On(8, 15),
    On(11, 1),
    On(11, 11),
    On(12, 25),
];

const NETHERLANDS: [Rule; 9] = [
    On(1, 1),
    EASTER_MONDAY,
    On(4, 27),
    Once(2020, 5, 5),
    Once(2025, 5, 5),
    ASCENSION,
    WHIT_MONDAY,
    On(12, 25),
    On(12, 26),
];

const SPAIN: [Rule; 10] = [
    On(1, 1),
    On(1, 6),
    GOOD_FRIDAY,
    On(5, 1),
    On(8, 15),
    On(10, 12),
    On(11, 1),
    On(12, 6),
    On(12, 8),
    On(12, 25),
];

const ITALY: [Rule; 12] = [
    On(1, 1),
    On(1, 6),
    EASTER_MONDAY,
    On(4, 25),
    On(5, 1),
    On(6, 2),
    On(8, 15),
    Since(2026, &On(10, 4)),
    On(11, 1),
    On(12, 8),
    On(12, 25),
    On(12, 26),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_as_published() {
        // gov.uk/bank-holidays, opm.gov, citizensinformation.ie, feiertage by law.
        for (calendar, year, expected) in [
            (Calendar::EnglandWales, 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
            (
                Calendar::EnglandWales,
                2022,
                "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
            ),
            (Calendar::EnglandWales, 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
            (Calendar::Scotland, 2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"),
            (
                Calendar::NorthernIreland,
                2026,
                "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
            ),
            (
                Calendar::UnitedStates,
                2021,
                "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
            ),
            (Calendar::Germany, 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"),
            (Calendar::Canada, 2025, "01-01 04-18 05-19 07-01 09-01 09-30 10-13 11-11 12-25 12-26"),
        ] {
            let found: Vec<String> = holidays(calendar, year)
                .iter()
                .map(|day| day.format("%m-%d").to_string())
                .collect();
            assert_eq!(found.join(" "), expected, "{calendar:?} {year}");
        }
    }

    #[test]
    fn easter_falls_as_published() {
        for (year, month, day) in [
            (2018, 4, 1),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
        ] {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }
}
