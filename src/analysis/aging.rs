//! Aging buckets as a partition: every document falls into exactly one.
//!
//! Days past due = as-of date minus due date in whole calendar days. Due on the as-of date is 0
//! days past due and not late (Accountz "Aged debtors report" bands; US Treasury day count).

use serde::{Deserialize, Serialize};

/// What aging counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgeBasis {
    /// Days past the due date. This is the default.
    DueDate,
    /// Days since the invoice date.
    InvoiceDate,
}

/// One bucket of a scheme. `from` and `to` are days, both inclusive; `None` = open-ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// For people: "Not due", "1–30", "Over 90", "No due date".
    pub label: String,
    /// First day of the bucket; `None` for the first bucket and for the dateless one.
    pub from: Option<i32>,
    /// Last day of the bucket; `None` for the last dated bucket and for the dateless one.
    pub to: Option<i32>,
}

/// Bucket limits: strictly ascending positive day numbers.
///
/// Limits `[30, 60, 90]` give the buckets not due (≤ 0), 1–30, 31–60, 61–90, over 90 and one for
/// documents without the date. Only the constructor makes one, so the partition always holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u32>", into = "Vec<u32>")]
pub struct AgingScheme(Vec<u32>);

/// The limits are empty, more than eight, zero, above 36,500 or not ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLimits;

impl std::fmt::Display for BadLimits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("bucket limits must be one to eight ascending day numbers, such as 30, 60, 90")
    }
}

impl std::error::Error for BadLimits {}

impl Default for AgingScheme {
    fn default() -> Self {
        Self(vec![30, 60, 90])
    }
}

impl TryFrom<Vec<u32>> for AgingScheme {
    type Error = BadLimits;
    fn try_from(limits: Vec<u32>) -> Result<Self, BadLimits> {
        Self::new(limits)
    }
}

impl From<AgingScheme> for Vec<u32> {
    fn from(scheme: AgingScheme) -> Self {
        scheme.0
    }
}

impl AgingScheme {
    /// Most limits a scheme can have.
    pub const MAX_LIMITS: usize = 8;

    /// A scheme with these limits.
    ///
    /// # Errors
    /// * [`BadLimits`] when there are none or more than eight, when one is 0 or above 36,500, or
    ///   when they do not ascend.
    pub fn new(limits: Vec<u32>) -> Result<Self, BadLimits> {
        let ascending = limits.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        let in_range = limits.iter().all(|limit| (1..=36_500).contains(limit));
        if limits.is_empty() || limits.len() > Self::MAX_LIMITS || !ascending || !in_range {
            return Err(BadLimits);
        }
        Ok(Self(limits))
    }

    /// The limits.
    pub fn limits(&self) -> &[u32] {
        &self.0
    }

    /// Number of buckets: not due, one per limit, one above the last limit, one without a date.
    pub fn bucket_count(&self) -> usize {
        self.0.len() + 3
    }

    /// The bucket of an age in days; `None` = the document has no date to count from.
    ///
    /// ```
    /// use owed::analysis::AgingScheme;
    /// let scheme = AgingScheme::default();
    /// let buckets: Vec<usize> =
    ///     [-5, 0, 1, 30, 31, 60, 61, 90, 91].iter().map(|&d| scheme.bucket_of(Some(d))).collect();
    /// assert_eq!(buckets, [0, 0, 1, 1, 2, 2, 3, 3, 4]);
    /// assert_eq!(scheme.bucket_of(None), 5);
    /// ```
    #[inline]
    pub fn bucket_of(&self, age_days: Option<i32>) -> usize {
        let Some(days) = age_days else { return self.0.len() + 2 };
        if days <= 0 {
            return 0;
        }
        let days = days.unsigned_abs();
        1 + self.0.iter().take_while(|&&limit| days > limit).count()
    }

    /// The buckets with their labels, in order.
    pub fn buckets(&self, basis: AgeBasis) -> Vec<Bucket> {
        let (first, dateless) = match basis {
            AgeBasis::DueDate => ("Not due", "No due date"),
            AgeBasis::InvoiceDate => ("0 days", "No invoice date"),
        };
        let mut list = vec![Bucket { label: first.to_owned(), from: None, to: Some(0) }];
        let mut from = 1_u32;
        for &limit in &self.0 {
            let label =
                if from == limit { format!("{limit}") } else { format!("{from}–{limit}") };
            list.push(Bucket {
                label,
                from: Some(from.cast_signed()),
                to: Some(limit.cast_signed()),
            });
            from = limit + 1;
        }
        list.push(Bucket {
            label: format!("Over {}", from - 1),
            from: Some(from.cast_signed()),
            to: None,
        });
        list.push(Bucket { label: dateless.to_owned(), from: None, to: None });
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_partition_every_age() {
        let scheme = AgingScheme::new(vec![7, 30, 45]).unwrap();
        let buckets = scheme.buckets(AgeBasis::DueDate);
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
            assert_eq!(holds, [scheme.bucket_of(Some(age))], "age {age}");
        }
    }

    #[test]
    fn limits_that_do_not_ascend_are_refused() {
        for limits in [vec![], vec![0], vec![30, 30], vec![60, 30], vec![40_000], (1..=9).collect()]
        {
            assert_eq!(AgingScheme::new(limits.clone()), Err(BadLimits), "{limits:?}");
        }
    }
}
