//! Aging buckets as a partition: every document falls into exactly one.
//!
//! Days past due = as-of date minus due date in whole calendar days. Due on the as-of date is 0
//! days past due and not late (Accountz "Aged debtors report" bands; US Treasury day count).

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::Day;

/// What aging counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgeBasis {
    /// Days past the due date. This is the default.
    DueDate,
    /// Days since the invoice date.
    InvoiceDate,
}

/// Whether a document due on the as-of date is late at the end of that day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DueToday {
    /// It is not due yet: late from the next day on (`QuickBooks`, Odoo). This is the default.
    #[default]
    NotLate,
    /// It is overdue (Invoice Ninja).
    Late,
}

/// What the limits of a scheme count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LimitUnit {
    /// Days.
    #[default]
    Days,
    /// Calendar months back from the as-of date; a day the month lacks is its last day.
    Months,
}

/// One bucket of a scheme. `from` and `to` are days, both inclusive; `None` = open-ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// As a column head: "Not due", "1–30", "Over 90", "No due date", "Credits".
    pub label: String,
    /// With its unit: "1–30 days", "2–3 months".
    pub title: String,
    /// First day of the bucket; `None` for the first bucket and for those without a date.
    pub from: Option<i32>,
    /// Last day of the bucket; `None` for the last dated bucket and for those without a date.
    pub to: Option<i32>,
}

impl Bucket {
    /// It holds documents by age; the others hold those without a date, or credits.
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// Bucket limits: strictly ascending positive numbers of days or months.
///
/// Limits `[30, 60, 90]` give the buckets not due (≤ 0), 1–30, 31–60, 61–90, over 90 and one for
/// documents without the date. Only the constructors make one, so the partition always holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct AgingScheme {
    limits: Vec<u32>,
    unit: LimitUnit,
}

/// A scheme as it is sent.
#[derive(Serialize, Deserialize)]
struct Parts {
    limits: Vec<u32>,
    unit: LimitUnit,
}

/// The limits are empty, more than eight, zero, too large or not ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLimits;

impl std::fmt::Display for BadLimits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("bucket limits must be one to eight ascending numbers, such as 30, 60, 90")
    }
}

impl std::error::Error for BadLimits {}

impl Default for AgingScheme {
    fn default() -> Self {
        Self { limits: vec![30, 60, 90], unit: LimitUnit::Days }
    }
}

impl TryFrom<Parts> for AgingScheme {
    type Error = BadLimits;
    fn try_from(parts: Parts) -> Result<Self, BadLimits> {
        Self::of(parts.limits, parts.unit)
    }
}

impl From<AgingScheme> for Parts {
    fn from(scheme: AgingScheme) -> Self {
        Self { limits: scheme.limits, unit: scheme.unit }
    }
}

impl AgingScheme {
    /// Most limits a scheme can have.
    pub const MAX_LIMITS: usize = 8;

    /// A scheme with these limits in days.
    ///
    /// # Errors
    /// * as [`Self::of`].
    pub fn new(limits: Vec<u32>) -> Result<Self, BadLimits> {
        Self::of(limits, LimitUnit::Days)
    }

    /// A scheme with these limits.
    ///
    /// # Errors
    /// * [`BadLimits`] when there are none or more than eight, when one is 0, above 36,500 days or
    ///   above 1,200 months, or when they do not ascend.
    pub fn of(limits: Vec<u32>, unit: LimitUnit) -> Result<Self, BadLimits> {
        let most = match unit {
            LimitUnit::Days => 36_500,
            LimitUnit::Months => 1_200,
        };
        let ascending = limits.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        let in_range = limits.iter().all(|limit| (1..=most).contains(limit));
        if limits.is_empty() || limits.len() > Self::MAX_LIMITS || !ascending || !in_range {
            return Err(BadLimits);
        }
        Ok(Self { limits, unit })
    }

    /// The limits, in [`Self::unit`].
    pub fn limits(&self) -> &[u32] {
        &self.limits
    }

    /// What they count.
    pub fn unit(&self) -> LimitUnit {
        self.unit
    }

    /// The scheme in days at a date: what every document is put into buckets by.
    ///
    /// A limit of months reaches back to the same day that many months earlier, or to the last day
    /// of a month that has no such day; so a day's passing never makes an item younger.
    pub fn at(&self, as_of: NaiveDate, late_from: i32) -> AgeLimits {
        let mut days = [i32::MAX; Self::MAX_LIMITS];
        for (slot, &limit) in days.iter_mut().zip(&self.limits) {
            *slot = match self.unit {
                LimitUnit::Days => limit.cast_signed(),
                LimitUnit::Months => {
                    let earlier = as_of.checked_sub_months(Months::new(limit));
                    earlier.map_or(i32::MAX, |day| Day::from(as_of).days_since(Day::from(day)))
                }
            };
        }
        AgeLimits { days, count: self.limits.len(), late_from }
    }

    /// The dated buckets and the dateless one, with their labels, in order.
    pub fn buckets(&self, basis: AgeBasis, at: &AgeLimits) -> Vec<Bucket> {
        let (first, dateless) = match basis {
            AgeBasis::DueDate => ("Not due", "No due date"),
            AgeBasis::InvoiceDate => ("0 days", "No invoice date"),
        };
        let bucket = |label: &str, title: String, from, to| Bucket {
            label: label.to_owned(),
            title,
            from,
            to,
        };
        let mut list = vec![bucket(first, first.to_owned(), None, Some(at.late_from - 1))];
        let (mut from, mut before) = (at.late_from, 0);
        for (&limit, &to) in self.limits.iter().zip(&at.days) {
            let (label, title) = match self.unit {
                LimitUnit::Days if from == to => {
                    (format!("{from}"), counted(from.unsigned_abs(), "day"))
                }
                LimitUnit::Days => (format!("{from}–{to}"), format!("{from}–{to} days")),
                LimitUnit::Months => months_label(before, limit),
            };
            list.push(bucket(&label, title, Some(from), Some(to)));
            (from, before) = (to.saturating_add(1), limit);
        }
        let (label, title) = match self.unit {
            LimitUnit::Days => {
                (format!("Over {before}"), format!("Over {}", counted(before, "day")))
            }
            LimitUnit::Months => {
                let words = format!("Over {}", counted(before, "month"));
                (words.clone(), words)
            }
        };
        list.push(bucket(&label, title, Some(from), None));
        list.push(bucket(dateless, dateless.to_owned(), None, None));
        list
    }
}

/// `1 day`, `2 days`.
fn counted(count: u32, unit: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{s}")
}

fn months_label(before: u32, limit: u32) -> (String, String) {
    let words = match before {
        0 => format!("Up to {}", counted(limit, "month")),
        before => format!("{before}–{limit} months"),
    };
    (words.clone(), words)
}

/// A scheme in days at one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeLimits {
    days: [i32; AgingScheme::MAX_LIMITS],
    count: usize,
    /// From so many days on a document is late: 1, or 0 when due on the day is late.
    late_from: i32,
}

impl AgeLimits {
    /// The bucket of an age in days; `None` = the document has no date to count from.
    ///
    /// ```
    /// use owed::analysis::AgingScheme;
    /// let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
    /// let limits = AgingScheme::default().at(date, 1);
    /// let buckets: Vec<usize> =
    ///     [-5, 0, 1, 30, 31, 60, 61, 90, 91].iter().map(|&d| limits.bucket_of(Some(d))).collect();
    /// assert_eq!(buckets, [0, 0, 1, 1, 2, 2, 3, 3, 4]);
    /// assert_eq!(limits.bucket_of(None), 5);
    /// ```
    #[inline]
    pub fn bucket_of(&self, age_days: Option<i32>) -> usize {
        let Some(days) = age_days else { return self.count + 2 };
        if days < self.late_from {
            return 0;
        }
        1 + self.days.iter().take(self.count).take_while(|&&limit| days > limit).count()
    }

    /// From so many days past due on a document is late.
    #[inline]
    pub const fn late_from(&self) -> i32 {
        self.late_from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    // CC-01, CC-02, CC-03, CC-19, CC-20: no age falls between two buckets or past the last.
    #[test]
    fn cc_01_02_03_19_20_buckets_partition_every_age() {
        let schemes = [
            AgingScheme::new(vec![7, 30, 45]).unwrap(),
            AgingScheme::new(vec![30, 60, 90]).unwrap(),
            AgingScheme::of(vec![1, 2, 3], LimitUnit::Months).unwrap(),
        ];
        for (scheme, late_from) in schemes.iter().flat_map(|scheme| [(scheme, 1), (scheme, 0)]) {
            let limits = scheme.at(date(2026, 3, 31), late_from);
            let buckets = scheme.buckets(AgeBasis::DueDate, &limits);
            for age in -4000..4000 {
                let holds: Vec<usize> = buckets
                    .iter()
                    .enumerate()
                    .filter(|(i, b)| {
                        *i + 1 < buckets.len()
                            && b.from.is_none_or(|f| age >= f)
                            && b.to.is_none_or(|t| age <= t)
                    })
                    .map(|(i, _)| i)
                    .collect();
                assert_eq!(holds, [limits.bucket_of(Some(age))], "age {age}");
            }
        }
    }

    // CC-28: the last day of a month is a month before the last day of the next.
    #[test]
    fn cc_28_months_end_where_the_earlier_month_does() {
        let scheme = AgingScheme::of(vec![1, 2, 3], LimitUnit::Months).unwrap();
        for (as_of, limits) in [
            // 28 February, 31 January, 31 December.
            (date(2026, 3, 31), [31, 59, 90]),
            (date(2026, 3, 30), [30, 59, 90]),
            (date(2026, 3, 29), [29, 59, 90]),
            (date(2026, 3, 28), [28, 59, 90]),
            (date(2026, 2, 28), [31, 62, 92]),
            (date(2024, 3, 31), [31, 60, 91]),
            (date(2026, 1, 31), [31, 62, 92]),
        ] {
            let at = scheme.at(as_of, 1);
            assert_eq!(at.days[..3], limits, "{as_of}");
        }
        let buckets = scheme.buckets(AgeBasis::DueDate, &scheme.at(date(2026, 3, 31), 1));
        let labels: Vec<&str> = buckets.iter().map(|bucket| bucket.label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "Not due",
                "Up to 1 month",
                "1–2 months",
                "2–3 months",
                "Over 3 months",
                "No due date"
            ]
        );
    }

    // CC-06: due today is not late unless asked for, and the labels say which.
    #[test]
    fn cc_06_due_today_is_a_convention() {
        let scheme = AgingScheme::default();
        for (late_from, bucket, label) in [(1, 0, "1–30"), (0, 1, "0–30")] {
            let limits = scheme.at(date(2026, 3, 31), late_from);
            assert_eq!(limits.bucket_of(Some(0)), bucket);
            assert_eq!(scheme.buckets(AgeBasis::DueDate, &limits)[1].label, label);
        }
    }

    #[test]
    fn limits_that_do_not_ascend_are_refused() {
        for limits in [vec![], vec![0], vec![30, 30], vec![60, 30], vec![40_000], (1..=9).collect()]
        {
            assert_eq!(AgingScheme::new(limits.clone()), Err(BadLimits), "{limits:?}");
        }
        assert_eq!(AgingScheme::of(vec![1_201], LimitUnit::Months), Err(BadLimits));
    }

    // Sent schemes come in by the same door as all others.
    #[test]
    fn a_scheme_that_was_sent_keeps_its_limits_and_unit_or_is_refused() {
        let read = |text: &str| serde_json::from_str::<AgingScheme>(text);
        let scheme = read(r#"{"limits":[7,14],"unit":"Months"}"#).unwrap();
        assert_eq!((scheme.limits(), scheme.unit()), (&[7, 14][..], LimitUnit::Months));
        for text in [r#"{"limits":[30,30],"unit":"Days"}"#, r#"{"limits":[],"unit":"Months"}"#] {
            let refusal = read(text).unwrap_err().to_string();
            assert!(refusal.contains("one to eight ascending numbers"), "{text}: {refusal}");
        }
    }

    #[test]
    fn a_bucket_of_one_day_is_named_by_that_day() {
        let scheme = AgingScheme::new(vec![7, 8, 20]).unwrap();
        let limits = scheme.at(date(2026, 3, 31), 1);
        let buckets = scheme.buckets(AgeBasis::DueDate, &limits);
        let names: Vec<(&str, &str)> =
            buckets[1..4].iter().map(|b| (b.label.as_str(), b.title.as_str())).collect();
        assert_eq!(names, [("1–7", "1–7 days"), ("8", "8 days"), ("9–20", "9–20 days")]);
        let scheme = AgingScheme::new(vec![1]).unwrap();
        let buckets = scheme.buckets(AgeBasis::DueDate, &scheme.at(date(2026, 3, 31), 1));
        let titles: Vec<_> = buckets[1..3].iter().map(|bucket| bucket.title.as_str()).collect();
        assert_eq!(titles, ["1 day", "Over 1 day"]);
    }

    #[test]
    fn limits_know_from_when_a_document_is_late() {
        for late_from in [0, 1, 4] {
            let limits = AgingScheme::default().at(date(2026, 3, 31), late_from);
            assert_eq!(limits.late_from(), late_from);
        }
    }
}
