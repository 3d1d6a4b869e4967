//! How well the forecast would have done: made again as of earlier days from what was known then,
//! and held against what really came.
//!
//! Each round looks four weeks ahead from a day in the past; only invoices open on that day count,
//! as in the forecast itself. Error = Σ |expected − came| ÷ Σ came over the rounds; bias = Σ
//! (expected − came) ÷ Σ came, above 0 = too hopeful.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::balance;
use crate::analysis::forecast::{MIN_OWN, cash, learn};
use crate::analysis::items::{self, Item};
use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::{Amount, Currency, Day, Ledger};

/// Rounds looked back, at most.
pub const ROUNDS: i32 = 12;

/// Weeks each round looks ahead.
pub const WEEKS_AHEAD: usize = 4;

/// The forecast against the past.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackTest {
    /// The rounds, oldest first.
    pub rounds: Vec<Round>,
    /// Mean absolute error over what came (0.1 = off by a tenth).
    pub error: Metric,
    /// Mean error with its sign over what came; above 0 = too hopeful.
    pub bias: Metric,
    /// Share of single weeks in which what came lay inside the band (0.8 is aimed at).
    pub inside: Metric,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The forecast was made as of this day.
    pub as_of: NaiveDate,
    /// Expected within the four weeks after it.
    pub expected: Amount,
    /// Really paid within them.
    pub came: Amount,
    /// Weeks of the four in which what came lay inside the band.
    pub inside: u32,
}

/// Looks back from `as_of`, or from the last payment known where that is earlier.
pub fn back_test(ledger: &Ledger, currency: Currency, as_of: NaiveDate) -> BackTest {
    let as_of = Day::from(as_of);
    let last_payment = items::invoices(ledger, currency, as_of).map(|item| item.paid).max();
    let end = last_payment.unwrap_or_default().min(as_of);
    let span = 7 * i32::try_from(WEEKS_AHEAD).unwrap_or(4);
    let rounds: Vec<Sums> = (1..=ROUNDS)
        .rev()
        .filter(|_| end.is_some())
        .filter_map(|back| round(ledger, currency, end.plus(-span * back)))
        .collect();
    let sum = |part: fn(&Sums) -> i128| rounds.iter().map(part).sum::<i128>();
    let came = sum(|r| r.came);
    let amount = |minor| Amount::from_minor(minor, currency);
    let against = |name: &str, minor: i128| {
        let inputs = vec![
            Input::new(name, amount(minor).decimal()),
            Input::new("really paid", amount(came).decimal()),
        ];
        Metric::ratio(minor, came, Undefined::HistoryTooShort, inputs)
    };
    let weeks = sum(|r| i128::from(r.weeks));
    let inside = sum(|r| i128::from(r.inside));
    let count = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
    let counts =
        vec![Input::count("weeks inside", count(inside)), Input::count("weeks", count(weeks))];
    BackTest {
        error: against("expected too much or too little", sum(|r| (r.expected - r.came).abs())),
        bias: against("expected too much", sum(|r| r.expected - r.came)),
        inside: Metric::ratio(inside, weeks, Undefined::HistoryTooShort, counts),
        rounds: rounds
            .iter()
            .filter_map(|sums| {
                Some(Round {
                    as_of: sums.as_of.to_date()?,
                    expected: amount(sums.expected),
                    came: amount(sums.came),
                    inside: sums.inside,
                })
            })
            .collect(),
    }
}

struct Sums {
    as_of: Day,
    expected: i128,
    came: i128,
    inside: u32,
    weeks: u32,
}

/// One round; `None` while too little was known or nothing was open.
fn round(ledger: &Ledger, currency: Currency, as_of: Day) -> Option<Sums> {
    let columns = ledger.columns();
    let (curves, invoices) = learn(ledger, currency, as_of);
    if curves.paid() < MIN_OWN {
        return None;
    }
    let open: Vec<&Item> = invoices.iter().filter(|item| !item.disputed).collect();
    let (cash, without) = cash(&curves, open.iter().copied(), WEEKS_AHEAD);
    if cash.open == 0 {
        return None;
    }
    let unsaid: Vec<u32> = without.iter().map(|item| item.document).collect();
    let mut left = open;
    left.retain(|item| unsaid.binary_search(&item.document).is_err());
    let open_at = |day: Day| -> i128 {
        let open = |item: &&Item| balance::open_at(&columns, item.document as usize, day);
        left.iter().filter_map(open).map(|open| i128::from(open.max(0))).sum()
    };
    let mut sums = Sums { as_of, expected: 0, came: 0, inside: 0, weeks: 0 };
    let mut before = open_at(as_of);
    for (week, (&expected, &spread)) in (1_i32..).zip(cash.expected.iter().zip(&cash.spread)) {
        let after = open_at(as_of.plus(7 * week));
        let came = before - after;
        before = after;
        sums.expected += expected;
        sums.came += came;
        sums.weeks += 1;
        let low = (expected - spread).max(0);
        sums.inside += u32::from((low..=expected + spread).contains(&came));
    }
    Some(sums)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::forecast::tests::{at, history, invoice};
    use crate::domain::NewDocument;
    use crate::domain::ledger::tests::eur;

    /// Ten paid invoices (see [`history`]), and two that are 12 days late on day 0: 80.00 of one
    /// customer and 60.00 of another, paid on these days after it. A disputed one and one without a
    /// due date are paid in the first week, and nothing is expected of them.
    fn paid_on(days: [Option<i32>; 2]) -> Ledger {
        let mut ledger = history();
        for ((account, total), day) in [(1, 8_000), (2, 6_000)].into_iter().zip(days) {
            let open = invoice(account, -12, total);
            ledger.push(day.map_or(open, |day| NewDocument {
                paid_date: at(day),
                open: 0,
                ..open
            }));
        }
        let paid = NewDocument { paid_date: at(3), open: 0, ..invoice(1, -12, 3_300) };
        ledger.push(NewDocument { disputed: true, ..paid });
        ledger.push(NewDocument { due_date: Day::NONE, ..paid });
        ledger
    }

    #[test]
    fn a_round_holds_each_week_against_its_band() {
        // Expected are 70.00 in week one and in week three, between 5.92 and 134.08 (see the test
        // of the band), and nothing in weeks two and four.
        for (days, came, inside) in [
            ([Some(3), Some(19)], 14_000, 4),
            // All of it at once is above the band, and then nothing below it.
            ([Some(3), Some(5)], 14_000, 2),
            ([Some(10), Some(17)], 14_000, 2),
            ([Some(7), Some(8)], 14_000, 2),
            ([Some(7), None], 8_000, 3),
            ([Some(28), None], 8_000, 1),
            ([Some(29), None], 0, 2),
        ] {
            let got = round(&paid_on(days), eur(), at(0)).unwrap();
            assert_eq!(
                (got.expected, got.came, got.inside, got.weeks),
                (14_000, came, inside, 4),
                "paid on {days:?}"
            );
        }
    }

    #[test]
    fn rounds_go_back_four_weeks_at_a_time_while_ten_invoices_were_paid() {
        // The last payment comes on day 28. One round back, on day 0, ten invoices were paid; two
        // rounds back, on day -28, nine.
        let got = back_test(&paid_on([Some(28), None]), eur(), at(100).to_date().unwrap());
        let amount = |minor| Amount::from_minor(minor, eur());
        let as_of = at(0).to_date().unwrap();
        let round = Round { as_of, expected: amount(14_000), came: amount(8_000), inside: 1 };
        assert_eq!(got.rounds, [round]);
        // |140 - 80| / 80, and one week of four.
        let values = [&got.error, &got.bias, &got.inside].map(|metric| metric.value.unwrap());
        assert_eq!(values.map(|value| value.normalize().to_string()), ["0.75", "0.75", "0.25"]);
    }

    #[test]
    fn no_round_without_something_to_expect() {
        // Ten were paid by day 0, but nothing is open.
        assert!(round(&history(), eur(), at(0)).is_none());
        let got = back_test(&history(), eur(), at(100).to_date().unwrap());
        assert_eq!(got.rounds, []);
        assert_eq!(got.error.undefined, Some(Undefined::HistoryTooShort));
        assert_eq!(got.inside.undefined, Some(Undefined::HistoryTooShort));
    }
}
