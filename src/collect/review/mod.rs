//! How the policy did in the month up to a date: what it brought, where it was not kept, and what the
//! figures suggest, or that they are too few to say.

mod document;
mod measures;
mod suggest;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::collect::case::Cases;
use crate::collect::effect::{CeilingLine, ceilings};
use crate::collect::exceptions::exceptions;
use crate::collect::log::CaseLog;
use crate::collect::today::standings;
use crate::domain::{Currency, CustomerKey, Ledger};
use crate::policy::Policy;

pub use document::review_document;

/// The report of one month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PolicyReview {
    /// First day of the month looked at.
    pub from: NaiveDate,
    /// Its last day: the as-of date.
    pub to: NaiveDate,
    /// Version of the policy.
    pub version: u32,
    /// How fast and how late, per currency.
    pub currencies: Vec<CurrencyTrend>,
    /// What became of the promises that fell due in the month.
    pub promises: PromiseCount,
    /// What each level brought, over the last year.
    pub levels: Vec<LevelResponse>,
    /// How soon customers were contacted, in the month.
    pub first_contact: FirstContact,
    /// What was done otherwise than the rules say, in the month: date, customer, what, why.
    pub exceptions: Vec<ExceptionLine>,
    /// What is past due beside the ceiling.
    pub ceilings: Vec<CeilingLine>,
    /// What the figures suggest.
    pub suggestions: Vec<Suggestion>,
}

/// One currency over the last months.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencyTrend {
    /// Which.
    pub currency: Currency,
    /// Month-ends and the as-of date, oldest first.
    pub points: Vec<TrendMonth>,
}

/// One date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendMonth {
    /// When.
    pub date: NaiveDate,
    /// DSO, simple, over 90 days.
    pub dso: Option<Decimal>,
    /// Overdue, of what is open, from 0 to 1; `None` with nothing open.
    pub overdue_share: Option<Decimal>,
}

/// What became of promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseCount {
    /// Kept in full.
    pub kept: u32,
    /// Kept in part.
    pub part: u32,
    /// Broken.
    pub broken: u32,
    /// The files do not say.
    pub unknown: u32,
}

impl PromiseCount {
    /// Those that could be judged.
    pub const fn judged(self) -> u32 {
        self.kept + self.part + self.broken
    }
}

/// What a level brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelResponse {
    /// Its key in the log.
    pub level: String,
    /// Its name.
    pub name: String,
    /// Contacts whose time to pay is over.
    pub contacts: u32,
    /// Of them, followed by money within that time.
    pub paid: u32,
}

/// How soon customers were contacted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstContact {
    /// Working days the rules allow.
    pub allowed: u32,
    /// Invoices whose time for the first contact ended in the month and that were still open then.
    pub due: u32,
    /// Of them, contacted in time.
    pub in_time: u32,
    /// Of them, contacted too late or not at all.
    pub breaches: u32,
    /// Days after the due date of those contacted, on average, to one decimal.
    pub average_days: Option<Decimal>,
}

/// An exception with the customer's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionLine {
    /// When.
    pub date: NaiveDate,
    /// For whom.
    pub customer: String,
    /// What.
    pub what: String,
    /// Why; empty = nobody said.
    pub reason: String,
}

/// What figures suggest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its name in test ids.
    pub key: String,
    /// The suggestion, or that there is too little to say, with the figures behind it.
    pub words: String,
    /// There is enough to go by.
    pub enough: bool,
}

/// The report for the month up to the as-of date of the analysis.
pub fn review(
    ledger: &Ledger,
    analysis: &Analysis,
    policy: &Policy,
    log: &CaseLog,
) -> PolicyReview {
    let to = analysis.config().as_of;
    let from = to.checked_sub_months(chrono::Months::new(1)).and_then(|day| day.succ_opt());
    let from = from.unwrap_or(to);
    let cases = Cases::new(log, to);
    let (standings, _) = standings(ledger, analysis, policy, &cases);
    let year = to.checked_sub_months(chrono::Months::new(12)).unwrap_or(to);
    let names = |key: &CustomerKey| {
        let found = ledger.customers().iter().find(|own| own.key() == *key);
        found
            .map_or_else(|| "a customer who is not in the files".to_owned(), |own| own.name.clone())
    };
    let mut report = PolicyReview {
        from,
        to,
        version: policy.adoption.version,
        currencies: measures::trend(ledger, analysis),
        promises: measures::promises(&standings, from, to, policy),
        levels: measures::levels(&standings, ledger, policy, year, to),
        first_contact: measures::first_contact(ledger, &cases, policy, from, to),
        exceptions: exceptions(log, policy, from, to)
            .into_iter()
            .map(|own| ExceptionLine {
                date: own.date,
                customer: names(&own.customer),
                what: own.what,
                reason: own.reason,
            })
            .collect(),
        ceilings: ceilings(ledger, policy, analysis),
        suggestions: Vec::new(),
    };
    let last_year = measures::promises(&standings, year, to, policy);
    let courtesy = measures::courtesy(ledger, &cases, year, to);
    report.suggestions = suggest::all(&report, policy, last_year, &courtesy);
    report
}
