//! What a date cell can say: one day, several readings that its column must settle, or none.

use crate::domain::Day;
use crate::import::report::DateOrder;

/// The orders a cell can be read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Orders(u8);

impl Orders {
    /// Every order, in the order they are counted.
    pub const ALL: [DateOrder; 3] = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];

    const fn bit(order: DateOrder) -> u8 {
        match order {
            DateOrder::Dmy => 1,
            DateOrder::Mdy => 2,
            DateOrder::Ymd => 4,
        }
    }

    /// Those for which `possible` holds.
    pub fn of(possible: impl Fn(DateOrder) -> bool) -> Self {
        Self(Self::ALL.into_iter().filter(|order| possible(*order)).map(Self::bit).sum())
    }

    /// Day-first and month-first, as far as they make a day.
    pub fn of_days(dmy: Option<Day>, mdy: Option<Day>) -> Self {
        Self(u8::from(dmy.is_some()) + 2 * u8::from(mdy.is_some()))
    }

    /// The order is one of them.
    pub const fn has(self, order: DateOrder) -> bool {
        self.0 & Self::bit(order) != 0
    }
}

/// What a date cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateCell {
    /// Nothing there.
    Blank,
    /// A date that stands for "none": `00/00/0000`, `01/01/1900`, `31/12/9999`.
    StandIn,
    /// A day that can be read in one way only.
    Day(Day),
    /// The same, with a year of two digits.
    ShortYear(Day),
    /// Two numbers and a year, in an order the cell itself does not tell.
    Parts {
        /// First number.
        first: u32,
        /// Second number.
        second: u32,
        /// Year in full.
        year: i32,
    },
    /// Three numbers of at most two digits; the year is the first or the last.
    Short {
        /// First number.
        first: u32,
        /// Second number.
        second: u32,
        /// Third number.
        third: u32,
        /// Orders that make a day of it.
        orders: Orders,
    },
    /// A spreadsheet's day number, if its column holds dates; 0 stands for none.
    Serial(u32),
    /// Day and month without a year (`0105`), if the file states the year elsewhere.
    DayMonth {
        /// Day.
        day: u32,
        /// Month.
        month: u32,
    },
    /// Not a date.
    Bad,
}

impl DateCell {
    /// The day under an order; `None` when it is not a date then.
    pub fn day(self, order: DateOrder) -> Option<Day> {
        match self {
            Self::Day(day) | Self::ShortYear(day) => Some(day),
            Self::Parts { first, second, year } => match order {
                DateOrder::Dmy => Day::from_ymd(year, second, first),
                DateOrder::Mdy => Day::from_ymd(year, first, second),
                DateOrder::Ymd => None,
            },
            Self::Short { first, second, third, orders } => {
                let (y, m, d) = in_order(order, first, second, third);
                Day::from_ymd(full_year(y)?, m, d).filter(|_| orders.has(order))
            }
            Self::Blank | Self::StandIn | Self::Serial(_) | Self::DayMonth { .. } | Self::Bad => {
                None
            }
        }
    }

    /// The orders it can be read in. None for a cell whose order does not matter.
    pub fn orders(self) -> Orders {
        match self {
            Self::Short { orders, .. } => orders,
            Self::Parts { .. } => {
                Orders::of_days(self.day(DateOrder::Dmy), self.day(DateOrder::Mdy))
            }
            Self::Blank
            | Self::StandIn
            | Self::Day(_)
            | Self::ShortYear(_)
            | Self::Serial(_)
            | Self::DayMonth { .. }
            | Self::Bad => Orders::default(),
        }
    }

    /// Which day it is depends on the order of its column.
    pub const fn needs_order(self) -> bool {
        matches!(self, Self::Parts { .. } | Self::Short { .. })
    }

    /// It can only be a date: plain numbers, which may be a day number or anything else, are not
    /// counted.
    pub const fn is_certain(self) -> bool {
        matches!(
            self,
            Self::StandIn
                | Self::Day(_)
                | Self::ShortYear(_)
                | Self::Parts { .. }
                | Self::Short { .. }
        )
    }

    /// Its year has two digits.
    pub const fn has_short_year(self) -> bool {
        matches!(self, Self::Short { .. } | Self::ShortYear(_))
    }

    /// The day of a cell without a year, in the year the file states.
    pub fn day_in(self, year: i32) -> Option<Day> {
        match self {
            Self::DayMonth { day, month } => Day::from_ymd(year, month, day),
            Self::Blank
            | Self::StandIn
            | Self::Day(_)
            | Self::ShortYear(_)
            | Self::Parts { .. }
            | Self::Short { .. }
            | Self::Serial(_)
            | Self::Bad => None,
        }
    }
}

/// Why a cell is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// It is some text or number.
    NotADate,
    /// There is no such day: 30 February, month 13.
    NoSuchDay,
    /// It names a month or a quarter, not a day.
    NoDay,
    /// Its year belongs to another calendar.
    OtherCalendar,
    /// The two digits of its year could mean either century.
    Century,
    /// It is a time of day.
    TimeOnly,
}

impl DateProblem {
    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotADate => "It is not a date.",
            Self::NoSuchDay => "There is no such day in the calendar.",
            Self::NoDay => "It names a month, not a day.",
            Self::OtherCalendar => {
                "The year is of another calendar (Buddhist, Islamic, Persian or a Japanese era)."
            }
            Self::Century => "The year has two digits and could be of either century.",
            Self::TimeOnly => "It is a time without a date.",
        }
    }
}

/// Two-digit years: 00–39 are 2000–2039, 80–99 are 1980–1999. Between them neither century is
/// sure, and the years may be those of another calendar.
pub(super) const fn full_year(two_digits: u32) -> Option<i32> {
    match two_digits {
        0..=39 => Some(two_digits.cast_signed() + 2000),
        80..=99 => Some(two_digits.cast_signed() + 1900),
        _ => None,
    }
}

/// Year, month and day of three numbers.
pub(super) const fn in_order(
    order: DateOrder,
    first: u32,
    second: u32,
    third: u32,
) -> (u32, u32, u32) {
    match order {
        DateOrder::Dmy => (third, second, first),
        DateOrder::Mdy => (third, first, second),
        DateOrder::Ymd => (first, second, third),
    }
}
