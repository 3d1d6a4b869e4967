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
