//! The textbook way to see cash coming: which share of a month's billings is collected 0, 1, 2 …
//! months later.
//!
//! Collections of month `m` = Σ over `k` of billings of month `m − k` × share `k` (schedule of
//! expected cash collections, `AccountingTools`).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::items::Item;
use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::{Amount, Currency, Day};

/// Months kept apart; what is collected later, or not yet, is the rest.
pub const MONTHS: usize = 4;

/// The own pattern of a currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pattern {
    /// Share of the billings collected in the month of the invoice, in the next, and so on, by
    /// amount, over invoices old enough for all of these months to be over.
    pub shares: Vec<Metric>,
    /// Collected later, or not yet.
    pub rest: Metric,
}

/// What billings bring, month by month from the first billing on, as long as the pattern lasts.
pub fn collections(billings: &[Decimal], pattern: &[Decimal]) -> Vec<Decimal> {
    let months = (billings.len() + pattern.len()).saturating_sub(1);
    let mut cash = vec![Decimal::ZERO; months];
    for (month, billed) in billings.iter().enumerate() {
        for (sum, share) in cash.iter_mut().skip(month).zip(pattern) {
            *sum = sum.saturating_add(billed.saturating_mul(*share));
        }
    }
    cash
}

/// The pattern of the invoices of the twelve months before the last [`MONTHS`], counted in
/// calendar months.
pub fn pattern(
    invoices: impl IntoIterator<Item = Item>,
    as_of: Day,
    currency: Currency,
) -> Pattern {
    let mut billed = 0_i128;
    let mut collected = [0_i128; MONTHS];
    let now = month(as_of);
    let kept = i32::try_from(MONTHS).unwrap_or(i32::MAX);
    for item in invoices {
        let (Some(issued), Some(now)) = (month(item.issued), now) else { continue };
        let age = now - issued;
        if !(0..12).contains(&(age - kept)) {
            continue;
        }
        billed += i128::from(item.total);
        let later = month(item.paid).and_then(|paid| usize::try_from((paid - issued).max(0)).ok());
        if let Some(sum) = later.and_then(|later| collected.get_mut(later)) {
            *sum += i128::from(item.total);
        }
    }
    let share = |minor: i128| {
        let amount = |minor| Amount::from_minor(minor, currency).decimal();
        let inputs =
            vec![Input::new("collected", amount(minor)), Input::new("billed", amount(billed))];
        Metric::ratio(minor, billed, Undefined::HistoryTooShort, inputs)
    };
    Pattern {
        shares: collected.iter().map(|minor| share(*minor)).collect(),
        rest: share(billed - collected.iter().sum::<i128>()),
    }
}

/// Months since year 0.
fn month(day: Day) -> Option<i32> {
    use chrono::Datelike;
    day.to_date().map(|date| date.year() * 12 + date.month0().cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::eur;

    fn day(text: &str) -> Day {
        text.parse::<chrono::NaiveDate>().map_or(Day::NONE, Day::from)
    }

    fn pattern_of(rows: &[(&str, &str, i64)]) -> Pattern {
        let items = rows.iter().map(|(issued, paid, total)| Item {
            document: 0,
            account: 0,
            issued: day(issued),
            due: Day::NONE,
            paid: day(paid),
            total: *total,
            open: 0,
            disputed: false,
        });
        pattern(items, day("2024-06-15"), eur())
    }

    #[test]
    fn months_are_counted_from_the_month_of_the_invoice() {
        let got = pattern_of(&[
            ("2024-02-20", "2024-02-25", 10_000),
            // Paid before it was issued: not later than its own month.
            ("2023-08-10", "2023-07-30", 10_000),
            ("2023-12-31", "2024-01-01", 20_000),
            ("2023-06-30", "2023-07-01", 50_000),
            ("2023-03-01", "2023-05-31", 30_000),
            ("2024-02-01", "2024-05-01", 15_000),
            // In the fifth month, and never.
            ("2023-11-10", "2024-03-09", 25_000),
            ("2024-01-05", "", 40_000),
            // Three months ago is too young, sixteen is too old.
            ("2024-03-01", "2024-03-05", 70_000),
            ("2023-02-28", "2023-03-01", 90_000),
            ("", "2024-01-01", 60_000),
        ]);
        // Of 2,000.00: 200, 700, 300 and 150, and 650 later or not yet.
        let shares: Vec<String> = got
            .shares
            .iter()
            .chain([&got.rest])
            .map(|share| share.value.unwrap().normalize().to_string())
            .collect();
        assert_eq!(shares, ["0.1", "0.35", "0.15", "0.075", "0.325"]);
    }

    #[test]
    fn a_history_of_few_months_has_no_pattern() {
        let young = pattern_of(&[("2024-03-01", "2024-03-05", 70_000)]);
        for share in young.shares.iter().chain([&young.rest]) {
            assert_eq!(share.undefined, Some(Undefined::HistoryTooShort));
        }
    }
}
