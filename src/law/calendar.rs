//! Working days: weekends and the public holidays of a country, computed by its rules for the years
//! they are known for, plus the user's own free days. Outside those years the answer is refused.
//!
//! Only holidays of the whole country (or the named part of it) are in; regional ones are the
//! user's own days. Counting starts the day after the event; that day itself is never counted.

mod holidays;

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use holidays::holidays;

/// First year of every calendar.
pub const FIRST_YEAR: i32 = 2018;
/// Last year of every calendar: later holidays may still be moved by law.
pub const LAST_YEAR: i32 = 2028;

/// Whose public holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Calendar {
    /// Saturdays and Sundays only; known for every year.
    #[default]
    WeekendsOnly,
    /// Australia, national days.
    Australia,
    /// Austria.
    Austria,
    /// Belgium.
    Belgium,
    /// Canada, federal.
    Canada,
    /// England and Wales.
    EnglandWales,
    /// France.
    France,
    /// Germany, days of all states.
    Germany,
    /// Ireland.
    Ireland,
    /// Italy.
    Italy,
    /// Netherlands.
    Netherlands,
    /// Northern Ireland.
    NorthernIreland,
    /// Scotland.
    Scotland,
    /// Spain, days of all regions.
    Spain,
    /// United States, federal.
    UnitedStates,
}

impl Calendar {
    /// All of them, by name.
    pub const ALL: [Self; 15] = [
        Self::WeekendsOnly,
        Self::Australia,
        Self::Austria,
        Self::Belgium,
        Self::Canada,
        Self::EnglandWales,
        Self::France,
        Self::Germany,
        Self::Ireland,
        Self::Italy,
        Self::Netherlands,
        Self::NorthernIreland,
        Self::Scotland,
        Self::Spain,
        Self::UnitedStates,
    ];

    /// The name for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::WeekendsOnly => "Weekends only",
            Self::Australia => "Australia (national)",
            Self::Austria => "Austria",
            Self::Belgium => "Belgium",
            Self::Canada => "Canada (federal)",
            Self::EnglandWales => "England and Wales",
            Self::France => "France",
            Self::Germany => "Germany (days of all states)",
            Self::Ireland => "Ireland",
            Self::Italy => "Italy",
            Self::Netherlands => "Netherlands",
            Self::NorthernIreland => "Northern Ireland",
            Self::Scotland => "Scotland",
            Self::Spain => "Spain (days of all regions)",
            Self::UnitedStates => "United States (federal)",
        }
    }

    /// Whether the holidays of a year are known.
    pub fn knows(self, year: i32) -> bool {
        self == Self::WeekendsOnly || (FIRST_YEAR..=LAST_YEAR).contains(&year)
    }
}

/// A day lies outside the years a calendar is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeyondCalendar {
    /// Which calendar.
    pub calendar: Calendar,
    /// The year that is not known.
    pub year: i32,
}

impl fmt::Display for BeyondCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the holidays of {} are known from {FIRST_YEAR} to {LAST_YEAR}, not for {}",
            self.calendar.words(),
            self.year
        )
    }
}

/// A calendar with the user's own free days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkingDays {
    /// Public holidays.
    pub calendar: Calendar,
    /// Days the business is closed besides.
    pub own: Vec<NaiveDate>,
}

impl WorkingDays {
    /// Whether people work on `day`.
    ///
    /// # Errors
    /// * [`BeyondCalendar`] when its year is not known.
    pub fn is_working(&self, day: NaiveDate) -> Result<bool, BeyondCalendar> {
        let year = day.year();
        if !self.calendar.knows(year) {
            return Err(BeyondCalendar { calendar: self.calendar, year });
        }
        Ok(!is_weekend(day)
            && !self.own.contains(&day)
            && !holidays(self.calendar, year).contains(&day))
    }

    /// The `count`-th working day after `day`, which is not counted itself; for 0 the day itself.
    ///
    /// # Errors
    /// * [`BeyondCalendar`] when the way there leaves the known years.
    pub fn after(&self, day: NaiveDate, count: u32) -> Result<NaiveDate, BeyondCalendar> {
        let mut day = day;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt().unwrap_or(day);
            if self.is_working(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// `day`, or the next working day when it is none.
    ///
    /// # Errors
    /// * [`BeyondCalendar`] when the way there leaves the known years.
    pub fn on_or_after(&self, day: NaiveDate) -> Result<NaiveDate, BeyondCalendar> {
        let mut day = day;
        while !self.is_working(day)? {
            day = day.succ_opt().unwrap_or(day);
        }
        Ok(day)
    }

    /// Working days from `first` to `last`, both counted (as spreadsheets count them).
    ///
    /// # Errors
    /// * [`BeyondCalendar`] when a day of them lies outside the known years.
    pub fn between_inclusive(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<u32, BeyondCalendar> {
        let mut count = 0;
        for day in first.iter_days().take_while(|day| *day <= last) {
            count += u32::from(self.is_working(day)?);
        }
        Ok(count)
    }
}

/// Saturday or Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
