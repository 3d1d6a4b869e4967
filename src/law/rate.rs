//! Reference rates by day: what is published, up to a stated end, and what the user adds. A day
//! outside both is refused, never extrapolated.

use crate::domain::sorting::LeanSort;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::tables::{HALF_YEARS, HALF_YEARS_FROM, RBI_BANK, RBI_UNTIL};

/// A yearly rate in hundredths of a percent: 1325 is 13.25 %. May be negative.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Rate(i32);

impl Rate {
    /// The rate of so many hundredths of a percent.
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// In hundredths of a percent.
    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// Percentage points on top.
    #[must_use]
    pub const fn plus(self, margin: Self) -> Self {
        Self(self.0.saturating_add(margin.0))
    }

    /// So many times the rate.
    #[must_use]
    pub const fn times(self, factor: i32) -> Self {
        Self(self.0.saturating_mul(factor))
    }

    /// Reads `11.75` (or `11,75`): percent with at most two decimals, up to 1,000 %.
    ///
    /// ```
    /// use owed::law::Rate;
    /// assert_eq!(Rate::parse("11.75"), Some(Rate::from_hundredths(1175)));
    /// assert_eq!(Rate::parse("-0,13"), Some(Rate::from_hundredths(-13)));
    /// assert_eq!(Rate::parse("8 %"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 4 || part.len() > 2 || !plain(whole) || !plain(part) {
            return None;
        }
        let hundredths =
            whole.parse::<i32>().ok()? * 100 + format!("{part:0<2}").parse::<i32>().ok()?;
        (hundredths <= 100_000).then_some(Self(if negative { -hundredths } else { hundredths }))
    }
}

impl fmt::Display for Rate {
    /// `11.75`, without the sign for percent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

/// A published rate that a law refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Series {
    /// Bank of England, official dealing rate of the day before the half-year.
    BankOfEngland,
    /// European Central Bank, main refinancing rate of the first day of the half-year.
    EcbMain,
    /// Germany, base rate of the Civil Code.
    GermanBase,
    /// Austria, base rate. Not in the table: the user enters it.
    AustrianBase,
    /// Reserve Bank of India, bank rate.
    RbiBank,
    /// United States Treasury, prompt payment rate. Not in the table: the user enters it.
    UsTreasury,
}

impl Series {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::BankOfEngland,
        Self::EcbMain,
        Self::GermanBase,
        Self::AustrianBase,
        Self::RbiBank,
        Self::UsTreasury,
    ];

    /// The name for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::BankOfEngland => "Bank of England rate",
            Self::EcbMain => "ECB main refinancing rate",
            Self::GermanBase => "German base rate (§ 247 BGB)",
            Self::AustrianBase => "Austrian base rate",
            Self::RbiBank => "Reserve Bank of India bank rate",
            Self::UsTreasury => "US Treasury prompt payment rate",
        }
    }

    /// Where the built-in figures come from; empty where there are none.
    pub const fn source(self) -> &'static str {
        match self {
            Self::BankOfEngland => "Bank of England rate changes; payontime.co.uk prints the same",
            Self::EcbMain => {
                "European Central Bank; Irish Department of Enterprise. Second half of 2026 is derived from a press report: check it"
            }
            Self::GermanBase => {
                "Deutsche Bundesbank. Second half of 2026 is derived from the ECB rate: check it"
            }
            Self::RbiBank => "Reserve Bank of India policy announcements",
            Self::AustrianBase | Self::UsTreasury => "",
        }
    }
}

/// A rate the user entered; it goes before the built-in ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRate {
    /// Of which series.
    pub series: Series,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// The reference rate, without a margin.
    pub rate: Rate,
}

/// No rate is known for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoRate {
    /// Of which series.
    pub series: Series,
    /// The day.
    pub day: NaiveDate,
}

impl fmt::Display for NoRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the {} of {} is not known; enter it under the rules",
            self.series.words(),
            self.day
        )
    }
}

/// First and last day of the built-in figures; `None` where there are none.
pub fn known_range(series: Series) -> Option<(NaiveDate, NaiveDate)> {
    let date = NaiveDate::from_ymd_opt;
    match series {
        Series::BankOfEngland | Series::EcbMain | Series::GermanBase => {
            let years = i32::try_from(HALF_YEARS.len() / 2).unwrap_or(0);
            Some((date(HALF_YEARS_FROM, 1, 1)?, date(HALF_YEARS_FROM + years - 1, 12, 31)?))
        }
        Series::RbiBank => {
            let &((y, m, d), _) = RBI_BANK.first()?;
            Some((date(y, m, d)?, date(RBI_UNTIL.0, RBI_UNTIL.1, RBI_UNTIL.2)?))
        }
        Series::AustrianBase | Series::UsTreasury => None,
    }
}

/// The rate of a day.
///
/// # Errors
/// * [`NoRate`] outside the built-in range, unless the user entered a rate for that day.
pub fn rate_on(series: Series, day: NaiveDate, own: &[OwnRate]) -> Result<Rate, NoRate> {
    let entered = own
        .iter()
        .rev()
        .find(|rate| rate.series == series && (rate.from..=rate.until).contains(&day));
    if let Some(entered) = entered {
        return Ok(entered.rate);
    }
    built_in(series, day).ok_or(NoRate { series, day })
}

fn built_in(series: Series, day: NaiveDate) -> Option<Rate> {
    let (first, last) = known_range(series)?;
    if !(first..=last).contains(&day) {
        return None;
    }
    let half_year = || {
        let half = (day.year() - HALF_YEARS_FROM) * 2 + i32::from(day.month() > 6);
        HALF_YEARS.get(usize::try_from(half).ok()?).copied()
    };
    let hundredths = match series {
        Series::BankOfEngland => half_year()?.0,
        Series::EcbMain => half_year()?.1,
        Series::GermanBase => half_year()?.2,
        Series::RbiBank => {
            let since = |&&((y, m, d), _): &&((i32, u32, u32), i32)| {
                NaiveDate::from_ymd_opt(y, m, d).is_some_and(|from| from <= day)
            };
            RBI_BANK.iter().rev().find(since)?.1
        }
        Series::AustrianBase | Series::UsTreasury => return None,
    };
    Some(Rate(hundredths))
}

/// `first` to `last`, both included, in pieces of one rate each.
///
/// # Errors
/// * [`NoRate`] when a day of them has none.
pub(super) fn pieces(
    series: Series,
    first: NaiveDate,
    last: NaiveDate,
    own: &[OwnRate],
) -> Result<Vec<(NaiveDate, NaiveDate, Rate)>, NoRate> {
    let mut starts = vec![first];
    for year in first.year()..=last.year() {
        starts
            .extend([1, 7].into_iter().filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1)));
    }
    starts.extend(RBI_BANK.iter().filter_map(|&((y, m, d), _)| NaiveDate::from_ymd_opt(y, m, d)));
    starts.extend(own.iter().flat_map(|rate| [Some(rate.from), rate.until.succ_opt()]).flatten());
    starts.retain(|start| (first..=last).contains(start));
    starts.lean_sort();
    starts.dedup();
    let mut pieces: Vec<(NaiveDate, NaiveDate, Rate)> = Vec::new();
    for start in starts {
        let rate = rate_on(series, start, own)?;
        match pieces.last_mut() {
            Some((_, _, same)) if *same == rate => {}
            Some((_, end, _)) => {
                *end = start.pred_opt().unwrap_or(start);
                pieces.push((start, last, rate));
            }
            None => pieces.push((start, last, rate)),
        }
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_outside_the_table_is_refused_until_the_user_enters_it() {
        for (series, day) in [
            (Series::BankOfEngland, "2012-12-31"),
            (Series::BankOfEngland, "2027-01-01"),
            (Series::RbiBank, "2026-01-01"),
            (Series::AustrianBase, "2025-01-01"),
            (Series::UsTreasury, "2025-01-01"),
        ] {
            let day = date(day);
            assert_eq!(rate_on(series, day, &[]), Err(NoRate { series, day }));
            let own = OwnRate { series, from: day, until: day, rate: Rate(400) };
            assert_eq!(rate_on(series, day, &[own]), Ok(Rate(400)));
        }
    }

    #[test]
    fn pieces_change_on_the_day_the_rate_changes_and_only_then() {
        let rates = pieces(Series::EcbMain, date("2025-05-01"), date("2026-08-01"), &[]).unwrap();
        let shown: Vec<_> = rates.iter().map(|(a, b, r)| format!("{a} {b} {r}")).collect();
        assert_eq!(
            shown,
            [
                "2025-05-01 2025-06-30 3.15",
                "2025-07-01 2026-06-30 2.15",
                "2026-07-01 2026-08-01 2.40",
            ]
        );
        assert!(pieces(Series::EcbMain, date("2026-12-31"), date("2027-01-01"), &[]).is_err());
    }
}
