//! Calendar days. No clock, no time zone: a day is what the document says.
//!
//! The ledger's columns hold [`Day`] (a day number); reports hold `chrono::NaiveDate`.

use chrono::{Datelike, NaiveDate};

/// A calendar day as the number of days since 1970-01-01 (which is day 0).
///
/// Differences of two days are whole calendar days; there is no time of day to round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days from 0001-01-01 (chrono's day 1) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

/// Cumulative days before each month in a common year.
const DAYS_BEFORE: [u16; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

impl Day {
    /// Stands for "no date" in the ledger's columns.
    pub const NONE: Self = Self(i32::MIN);

    /// The day with this number.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// There is a date.
    pub const fn is_some(self) -> bool {
        self.0 != Self::NONE.0
    }

    /// The day, unless it is [`Day::NONE`].
    pub const fn get(self) -> Option<Self> {
        if self.is_some() { Some(self) } else { None }
    }

    /// A real calendar day from 1600 to 2999, else `None` (no 30 February, no month 13).
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1600..3000).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let before = i32::from(*DAYS_BEFORE.get(month as usize - 1)?);
        let after = i32::from(*DAYS_BEFORE.get(month as usize)?);
        let leap_day = i32::from(leap && month > 2);
        let month_length = after - before + i32::from(leap && month == 2);
        if day.cast_signed() > month_length {
            return None;
        }
        let y = year - 1;
        let year_start = y * 365 + y / 4 - y / 100 + y / 400 - EPOCH_FROM_CE + 1;
        Some(Self(year_start + before + leap_day + day.cast_signed() - 1))
    }

    /// As a chrono date. `None` for [`Day::NONE`].
    pub fn to_date(self) -> Option<NaiveDate> {
        if !self.is_some() {
            return None;
        }
        NaiveDate::from_num_days_from_ce_opt(self.0.checked_add(EPOCH_FROM_CE)?)
    }

    /// `self - earlier` in whole days.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0.wrapping_sub(earlier.0)
    }

    /// The day `days` later (earlier when negative).
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl Default for Day {
    /// No date.
    fn default() -> Self {
        Self::NONE
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce() - EPOCH_FROM_CE)
    }
}

/// A date written as browsers' date fields write it: `2025-03-31`. `None` where that is no day of the years 1 to 9999; while
/// someone types, a date field gives years of five and six digits too.
pub fn from_iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    let year = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// How dates are written in messages and files (serde): as text where people may read it, as a day number elsewhere, which needs
/// no code that reads text.
pub mod written {
    use chrono::NaiveDate;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Day;

    /// Writes a date.
    ///
    /// # Errors
    /// What the serializer says.
    pub fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            date.serialize(to)
        } else {
            to.serialize_i32(Day::from(*date).number())
        }
    }

    /// Reads a date.
    ///
    /// # Errors
    /// What the deserializer says, or that the number is no day.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        if from.is_human_readable() {
            return NaiveDate::deserialize(from);
        }
        let day = Day::from_number(i32::deserialize(from)?);
        day.to_date().ok_or_else(|| D::Error::custom("no day has this number"))
    }

    /// The same for a date that may be missing.
    pub mod optional {
        use chrono::NaiveDate;
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        use super::Day;

        /// Writes a date that may be missing.
        ///
        /// # Errors
        /// What the serializer says.
        pub fn serialize<S: Serializer>(
            date: &Option<NaiveDate>,
            to: S,
        ) -> Result<S::Ok, S::Error> {
            if to.is_human_readable() {
                date.serialize(to)
            } else {
                date.map_or(Day::NONE, Day::from).number().serialize(to)
            }
        }

        /// Reads a date that may be missing.
        ///
        /// # Errors
        /// What the deserializer says.
        pub fn deserialize<'de, D: Deserializer<'de>>(
            from: D,
        ) -> Result<Option<NaiveDate>, D::Error> {
            if from.is_human_readable() {
                return Option::deserialize(from);
            }
            Ok(Day::from_number(i32::deserialize(from)?).to_date())
        }
    }
}

/// The last day of the month `months` before the month of `date` (0 = its own month).
pub fn month_end_before(date: NaiveDate, months: u32) -> NaiveDate {
    let index = date.year() * 12 + date.month0().cast_signed() - months.cast_signed();
    let next = index + 1;
    NaiveDate::from_ymd_opt(next.div_euclid(12), next.rem_euclid(12) as u32 + 1, 1)
        .and_then(|first| first.pred_opt())
        .unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_agree_with_chrono_for_every_day_of_five_centuries() {
        let mut date = NaiveDate::from_ymd_opt(1650, 1, 1).unwrap();
        for _ in 0..200_000 {
            let day = Day::from_ymd(date.year(), date.month(), date.day());
            assert_eq!(day, Some(Day::from(date)), "{date}");
            assert_eq!(day.unwrap().to_date(), Some(date));
            date = date.succ_opt().unwrap();
        }
    }

    #[test]
    fn a_date_field_is_read_as_it_writes() {
        let date = NaiveDate::from_ymd_opt(2024, 2, 29);
        assert_eq!(from_iso("2024-02-29"), date);
        for text in [
            "",
            "2024",
            "2024-02",
            "2023-02-29",
            "2024-2-29-1",
            "2024-02-2x",
            "-1-02-03",
            "20255-03-01",
            "0000-01-01",
        ] {
            assert_eq!(from_iso(text), None, "{text}");
        }
    }

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Two {
        #[serde(with = "written")]
        one: NaiveDate,
        #[serde(with = "written::optional")]
        other: Option<NaiveDate>,
    }

    #[test]
    fn dates_are_text_for_people_and_numbers_for_programs() {
        let one = NaiveDate::from_ymd_opt(1999, 12, 31).unwrap();
        for (other, text) in [
            (None, r#"{"one":"1999-12-31","other":null}"#),
            (NaiveDate::from_ymd_opt(1969, 12, 31), r#"{"one":"1999-12-31","other":"1969-12-31"}"#),
        ] {
            let two = Two { one, other };
            assert_eq!(serde_json::to_string(&two).unwrap(), text);
            assert_eq!(serde_json::from_str::<Two>(text).unwrap(), two);
            let bytes = postcard::to_allocvec(&two).unwrap();
            assert_eq!(postcard::from_bytes::<Two>(&bytes).unwrap(), two);
        }
        // The last of 1999 is day 10,956, the last of 1969 day −1: zigzag varints of 21,912 and 1.
        let two = Two { one, other: NaiveDate::from_ymd_opt(1969, 12, 31) };
        assert_eq!(postcard::to_allocvec(&two).unwrap(), [152, 171, 1, 1]);
        // A number without a day.
        assert!(postcard::from_bytes::<Two>(&[255, 255, 255, 255, 15, 1]).is_err());
    }

    #[test]
    fn impossible_days_are_refused() {
        for (y, m, d) in [
            (2024, 2, 30),
            (2023, 2, 29),
            (2024, 13, 1),
            (2024, 0, 1),
            (2024, 4, 31),
            (2024, 1, 0),
            (217, 1, 1),
        ] {
            assert_eq!(Day::from_ymd(y, m, d), None, "{y}-{m}-{d}");
        }
    }

    #[test]
    fn the_calendar_begins_in_1600_and_ends_in_2999() {
        for (y, m, d, expected) in [
            (1970, 1, 1, Some(0)),
            (1969, 12, 31, Some(-1)),
            (2000, 3, 1, Some(11_017)),
            (1600, 1, 1, Some(-135_140)),
            (2999, 12, 31, Some(376_199)),
            (1599, 12, 31, None),
            (3000, 1, 1, None),
            (1900, 2, 29, None),
            (2000, 2, 29, Some(11_016)),
        ] {
            assert_eq!(Day::from_ymd(y, m, d).map(Day::number), expected, "{y}-{m}-{d}");
        }
    }

    #[test]
    fn no_date_is_none_and_every_other_day_is_itself() {
        assert_eq!(
            (Day::NONE.get(), Day::NONE.to_date(), Day::NONE.is_some()),
            (None, None, false)
        );
        assert_eq!(Day::default(), Day::NONE);
        for number in [i32::MIN + 1, -1, 0, 1, i32::MAX] {
            let day = Day::from_number(number);
            assert_eq!((day.get(), day.is_some()), (Some(day), true));
        }
    }

    #[test]
    fn days_are_counted_forward_and_back() {
        let day = Day::from_number;
        assert_eq!((day(10).days_since(day(3)), day(3).days_since(day(10))), (7, -7));
        assert_eq!(
            (day(10).plus(5), day(10).plus(-15), day(10).plus(0)),
            (day(15), day(-5), day(10))
        );
        assert_eq!(day(i32::MAX).plus(1), day(i32::MAX));
    }

    #[test]
    fn month_ends_are_clamped() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(month_end_before(date(2024, 3, 31), 1), date(2024, 2, 29));
        assert_eq!(month_end_before(date(2024, 1, 15), 1), date(2023, 12, 31));
        assert_eq!(month_end_before(date(2024, 12, 31), 0), date(2024, 12, 31));
    }
}
