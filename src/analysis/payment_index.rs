//! One number for how a customer pays: 100 = a month early, 80 = on the day, 50 = a month late.
//!
//! The scale is the published key of D&B's PAYDEX score (docs.dnb.com "FAQs"; dandb.com glossary,
//! rows 100–85 and 59–44): 80 prompt, 70 = 15, 60 = 22, 50 = 30, 40 = 60, 30 = 90, 20 = 120 days
//! beyond terms; over 120 days it falls to 0, here at 240. Between the published rows it is a
//! straight line (ours). The index is the mean of the scores, weighted by amount.
//!
//! It is not a PAYDEX score, which is D&B's and rests on many suppliers: this rests on one.

use serde::{Deserialize, Serialize};

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::{Amount, Currency};

/// Published rows: score and days relative to terms (negative = sooner). The last row is ours.
pub const SCALE: [(i32, i32); 37] = [
    (100, -30),
    (99, -29),
    (98, -28),
    (97, -27),
    (96, -26),
    (95, -25),
    (94, -24),
    (93, -23),
    (92, -22),
    (91, -21),
    (90, -20),
    (89, -18),
    (88, -16),
    (87, -14),
    (86, -12),
    (85, -10),
    (80, 0),
    (70, 15),
    (60, 22),
    (59, 23),
    (58, 24),
    (57, 25),
    (56, 26),
    (54, 27),
    (53, 28),
    (52, 29),
    (50, 30),
    (49, 33),
    (48, 36),
    (47, 39),
    (46, 42),
    (45, 45),
    (44, 48),
    (40, 60),
    (30, 90),
    (20, 120),
    (0, 240),
];

/// Scores are whole in these parts of a point, because every slope of the scale divides it.
pub const PARTS: i32 = 42;

/// No index with fewer invoices (D&B asks for three experiences as well).
pub const MIN_INVOICES: usize = 3;

/// The index in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// 80 and above: on the day or sooner.
    Prompt,
    /// 50 up to 80: up to a month late.
    Slow,
    /// Below 50: more than a month late.
    Poor,
}

/// The score of an invoice settled (or still open) so many days after its due date, in 42nds.
pub fn score(days_late: i32) -> i32 {
    let mut rows = SCALE.iter();
    let mut before = rows.next().copied().unwrap_or((100, -30));
    if days_late <= before.1 {
        return before.0 * PARTS;
    }
    for &row in rows {
        if days_late <= row.1 {
            let (points, days) = (row.0 - before.0, row.1 - before.1);
            return before.0 * PARTS + (days_late - before.1) * points * PARTS / days;
        }
        before = row;
    }
    0
}

/// The mean of scores (in 42nds) weighted by amount (minor units); undefined below
/// [`MIN_INVOICES`].
pub fn weighted(scored: &[(i64, i32)], currency: Currency) -> Metric {
    let amount: i128 = scored.iter().map(|(minor, _)| i128::from(*minor)).sum();
    let points: i128 = scored.iter().map(|(m, score)| i128::from(*m) * i128::from(*score)).sum();
    let inputs = vec![
        Input::count("invoices", i64::try_from(scored.len()).unwrap_or(i64::MAX)),
        Input::new("amount", Amount::from_minor(amount, currency).decimal()),
    ];
    if scored.len() < MIN_INVOICES {
        return Metric::undefined(Undefined::TooFewPaid, inputs);
    }
    Metric::ratio(points, amount * i128::from(PARTS), Undefined::TooFewPaid, inputs)
}

/// The index in words; `None` without one.
pub fn rating(index: &Metric) -> Option<Rating> {
    let value = index.value?;
    Some(if value >= 80.into() {
        Rating::Prompt
    } else if value >= 50.into() {
        Rating::Slow
    } else {
        Rating::Poor
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_follow_the_published_rows_and_lie_between_them() {
        for (days, points, rest) in [
            (-400, 100, 0),
            (-30, 100, 0),
            (-19, 89, 21),
            (-5, 82, 21),
            (0, 80, 0),
            (3, 78, 0),
            (15, 70, 0),
            (16, 68, 24),
            (30, 50, 0),
            (45, 45, 0),
            (75, 35, 0),
            (120, 20, 0),
            (180, 10, 0),
            (240, 0, 0),
            (9_999, 0, 0),
        ] {
            assert_eq!(score(days), points * PARTS + rest, "{days} days");
        }
        let scores: Vec<i32> = (-60..300).map(score).collect();
        assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]), "later is never better");
    }

    #[test]
    fn fewer_than_three_invoices_get_no_index() {
        let eur = Currency::new("EUR").unwrap();
        let two = weighted(&[(100, 80 * PARTS), (100, 50 * PARTS)], eur);
        assert_eq!((two.value, two.undefined), (None, Some(Undefined::TooFewPaid)));
        assert_eq!(rating(&two), None);
        let three = weighted(&[(100, 80 * PARTS), (100, 80 * PARTS), (200, 50 * PARTS)], eur);
        assert_eq!(three.value.unwrap().to_string(), "65.000000");
        assert_eq!(rating(&three), Some(Rating::Slow));
    }
}
