//! What may be lost: the provision matrix.
//!
//! Expected loss = Σ open balance of a bucket × its loss rate (IFRS 9, 5.5.15 and B5.5.35; the
//! same arithmetic as ASC 326-20-55-37). A bucket's own rate = amount finally not paid ÷ amount
//! that entered the bucket, over invoices whose fate is known. Rates are multiplied by the outlook
//! and end at 100 %. Credits lower nothing. A specific provision takes a customer out of the
//! matrix, it is never added to it. Where neither the file nor the user gives a rate there is no
//! total: a rate is never invented.
//!
//! It is an estimate: whether it is the right one is the user's judgement.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::AgeBasis;
use crate::analysis::AnalysisConfig;
use crate::analysis::items::{self, Item};
use crate::analysis::metric::{Input, Metric, Undefined};
use crate::analysis::pass::Sum;
use crate::analysis::report::Figure;
use crate::domain::ledger::{AccountIdx, Columns};
use crate::domain::{Amount, Currency, Day, Ledger};

/// What the user assumes. Percentages as typed: `2.5` is 2.5 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LossRates {
    /// Per bucket, in the order of the buckets by due date; `None` or missing = the file's own.
    pub typed_pct: Vec<Option<Decimal>>,
    /// Rates become so much higher (or lower, when negative) for what is to come.
    pub outlook_pct: Decimal,
    /// An invoice counts as lost when it is still open so many days past due.
    pub lost_after_days: u32,
    /// Customers judged one by one.
    pub specific: Vec<Specific>,
}

impl Default for LossRates {
    fn default() -> Self {
        Self {
            typed_pct: Vec::new(),
            outlook_pct: Decimal::ZERO,
            lost_after_days: 365,
            specific: Vec::new(),
        }
    }
}

/// A customer judged on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specific {
    /// Which account.
    pub account: AccountIdx,
    /// Expected to be lost of what it owes, in percent.
    pub pct: Decimal,
}

/// The matrix of one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provision {
    /// One per bucket by due date.
    pub lines: Vec<Line>,
    /// The customers judged one by one.
    pub specific: Vec<SpecificLine>,
    /// All lines; `None` while a bucket with a balance has no rate.
    pub total: Option<Amount>,
    /// The lines that have a rate.
    pub known: Amount,
    /// Open credits; they lower nothing here.
    pub credits: Figure,
    /// What it was computed for.
    pub rates: LossRates,
}

/// A bucket of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The bucket's name.
    pub label: String,
    /// Open invoices in it, customers judged on their own left out.
    pub balance: Figure,
    /// The file's own rate: lost ÷ entered (0 to 1).
    pub history: Metric,
    /// The rate in force after the outlook, 0 to 1; `None` = must be typed.
    pub rate: Option<Decimal>,
    /// The rate was typed.
    pub typed: bool,
    /// Balance × rate, rounded so that lines add up to the total.
    pub provision: Option<Amount>,
}

/// A customer judged on its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpecificLine {
    /// Which account.
    pub account: AccountIdx,
    /// Its customer.
    pub customer: String,
    /// Its open invoices.
    pub balance: Figure,
    /// Expected to be lost, in percent, 0 to 100.
    pub pct: Decimal,
    /// Balance × percentage.
    pub provision: Amount,
}

/// A rate after the outlook (0.1 = a tenth higher), within 0 and 1.
pub fn adjusted(rate: Decimal, outlook: Decimal) -> Decimal {
    let rate = rate.saturating_mul(Decimal::ONE.saturating_add(outlook));
    rate.clamp(Decimal::ZERO, Decimal::ONE)
}

/// Balance × rate line by line, exact; a balance below zero counts as zero.
pub fn lines(balances: &[Decimal], rates: &[Decimal]) -> Vec<Decimal> {
    let line =
        |(balance, rate): (&Decimal, &Decimal)| (*balance).max(Decimal::ZERO).saturating_mul(*rate);
    balances.iter().zip(rates).map(line).collect()
}

/// Rounds to the cent so that the parts add up to the rounded whole (half away from zero, once).
fn to_cents(exact: &[Decimal], currency: Currency) -> Vec<Amount> {
    let (mut sum, mut shown) = (Decimal::ZERO, Decimal::ZERO);
    let part = |line: &Decimal| {
        sum = sum.saturating_add(*line);
        let rounded = sum.round_dp_with_strategy(
            currency.minor_digits(),
            rust_decimal::RoundingStrategy::MidpointAwayFromZero,
        );
        let part = rounded - shown;
        shown = rounded;
        Amount::new(part)
    };
    exact.iter().map(part).collect()
}

/// The matrix of a currency as known at the as-of date.
pub fn provision(
    ledger: &Ledger,
    currency: Currency,
    config: &AnalysisConfig,
    rates: &LossRates,
) -> Provision {
    let as_of = Day::from(config.as_of);
    let in_currency = |s: &&Specific| {
        ledger.accounts().get(s.account as usize).is_some_and(|a| a.currency == currency)
    };
    let specific = rates.specific.iter().filter(in_currency).copied().collect();
    let rates = &LossRates { specific, ..rates.clone() };
    let limits = config.scheme.at(config.as_of, config.late_from());
    let buckets = config.scheme.buckets(AgeBasis::DueDate, &limits);
    let gathered = gather(ledger, currency, config, rates);
    let decimal = |sum: &Sum| Amount::from_minor(sum.minor(), currency).decimal();
    let in_force: Vec<InForce> = (0..buckets.len())
        .map(|at| {
            // The last bucket has no due date, so nothing is known of its fate.
            let dated = at + 1 < buckets.len();
            let own = own_rate(gathered.history.get(at).copied().filter(|_| dated), currency);
            in_force(own, rates.typed_pct.get(at).copied().flatten(), rates.outlook_pct)
        })
        .collect();
    let balances: Vec<Decimal> = gathered.buckets.iter().map(decimal).collect();
    let shares: Vec<Decimal> = in_force.iter().map(|rate| rate.rate.unwrap_or_default()).collect();
    let own = rates.specific.iter().zip(&gathered.specific);
    let own = own.map(|(s, sum)| decimal(sum).saturating_mul(pct(s) / Decimal::ONE_HUNDRED));
    let exact: Vec<Decimal> = lines(&balances, &shares).into_iter().chain(own).collect();
    let cents = to_cents(&exact, currency);
    let figure =
        |sum: Sum| Figure { amount: Amount::from_minor(sum.minor(), currency), count: sum.count };
    let lines: Vec<Line> = buckets
        .into_iter()
        .zip(in_force)
        .zip(&gathered.buckets)
        .zip(&cents)
        .map(|(((bucket, InForce { history, rate, typed }), sum), cents)| Line {
            label: bucket.label,
            balance: figure(*sum),
            history,
            rate,
            typed,
            provision: rate.map(|_| *cents),
        })
        .collect();
    let known: Amount = cents.iter().copied().sum();
    let complete = lines.iter().all(|line| line.rate.is_some() || line.balance.count == 0);
    let specific = rates.specific.iter().zip(&gathered.specific);
    let specific =
        specific.zip(cents.iter().skip(lines.len())).map(|((s, sum), cents)| SpecificLine {
            account: s.account,
            customer: customer(ledger, s.account),
            balance: figure(*sum),
            pct: pct(s),
            provision: *cents,
        });
    Provision {
        specific: specific.collect(),
        lines,
        total: complete.then_some(known),
        known,
        credits: super::forecast::balances(ledger, currency, as_of).1,
        rates: rates.clone(),
    }
}

/// What the matrix is made of.
struct Gathered {
    buckets: Vec<Sum>,
    specific: Vec<Sum>,
    history: Vec<(i128, i128)>,
}

fn gather(
    ledger: &Ledger,
    currency: Currency,
    config: &AnalysisConfig,
    rates: &LossRates,
) -> Gathered {
    let as_of = Day::from(config.as_of);
    let limits = config.scheme.at(config.as_of, config.late_from());
    let bucket_of = |days: Option<i32>| limits.bucket_of(days);
    let mut buckets = vec![Sum::default(); limits.bucket_of(None) + 1];
    let mut specific = vec![Sum::default(); rates.specific.len()];
    let mut history = History::new(ledger.columns(), as_of, rates.lost_after_days);
    for item in items::invoices(ledger, currency, as_of) {
        history.add(&item, &bucket_of);
        if item.open == 0 {
            continue;
        }
        let judged = rates.specific.iter().position(|s| s.account == item.account);
        let past_due = item.due.get().map(|due| as_of.days_since(due));
        let slot = match judged {
            Some(at) => specific.get_mut(at),
            None => buckets.get_mut(bucket_of(past_due)),
        };
        if let Some(sum) = slot {
            sum.add(item.open);
        }
    }
    Gathered { buckets, specific, history: history.sums }
}

/// The percentage of a customer judged on its own, within 0 and 100.
fn pct(specific: &Specific) -> Decimal {
    specific.pct.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)
}

struct InForce {
    history: Metric,
    rate: Option<Decimal>,
    typed: bool,
}

/// A typed rate goes before the file's own.
fn in_force(history: Metric, typed_pct: Option<Decimal>, outlook_pct: Decimal) -> InForce {
    let typed = typed_pct.map(|pct| pct / Decimal::ONE_HUNDRED);
    let outlook = outlook_pct / Decimal::ONE_HUNDRED;
    let rate = typed.or(history.value).map(|rate| adjusted(rate, outlook));
    InForce { history, rate, typed: typed.is_some() }
}

/// The name of an account's customer; empty past the end.
pub(super) fn customer(ledger: &Ledger, account: AccountIdx) -> String {
    let account = ledger.accounts().get(account as usize);
    let customer = account.and_then(|a| ledger.customers().get(a.customer as usize));
    customer.map_or_else(String::new, |customer| customer.name.clone())
}

fn own_rate(sums: Option<(i128, i128)>, currency: Currency) -> Metric {
    let (lost, entered) = sums.unwrap_or_default();
    let inputs = vec![
        Input::new("lost", Amount::from_minor(lost, currency).decimal()),
        Input::new("entered", Amount::from_minor(entered, currency).decimal()),
    ];
    Metric::ratio(lost, entered, Undefined::NoLossHistory, inputs)
}

/// Per bucket, what was lost and what entered it, over invoices whose fate is known: those that
/// fell due so long ago that they are paid or lost.
struct History<'a> {
    columns: Columns<'a>,
    as_of: Day,
    lost_after: i32,
    sums: Vec<(i128, i128)>,
}

impl<'a> History<'a> {
    fn new(columns: Columns<'a>, as_of: Day, lost_after_days: u32) -> Self {
        let lost_after = lost_after_days.min(36_500).cast_signed();
        Self { columns, as_of, lost_after, sums: Vec::new() }
    }

    fn add(&mut self, item: &Item, bucket_of: &impl Fn(Option<i32>) -> usize) {
        let Some(reached) = item.days_reached(self.as_of) else { return };
        if self.as_of.days_since(item.due) <= self.lost_after {
            return;
        }
        let lost = if reached > self.lost_after {
            let then = item.due.plus(self.lost_after);
            super::balance::open_at(&self.columns, item.document as usize, then).unwrap_or(0).max(0)
        } else {
            0
        };
        let entered_buckets = bucket_of(Some(reached)) + 1;
        if self.sums.len() < entered_buckets {
            self.sums.resize(entered_buckets, (0, 0));
        }
        for (all_lost, entered) in self.sums.iter_mut().take(entered_buckets) {
            *all_lost += i128::from(lost);
            *entered += i128::from(item.total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Account;
    use crate::domain::ledger::tests::{eur, ledger_of, push_for};

    #[test]
    fn customers_judged_in_another_currency_are_left_out() {
        // Account 0 is in euros, account 1 (the same customer) in dollars.
        let usd = Currency::new("USD").unwrap();
        let mut ledger = ledger_of(&[("1", 20_000)]);
        ledger.add_account(Account { customer: 0, currency: usd });
        push_for(&mut ledger, 1, "2", 10_000);
        let config = AnalysisConfig::standard(chrono::NaiveDate::from_ymd_opt(1970, 3, 1).unwrap());
        let judged = |account, pct| Specific { account, pct: Decimal::from(pct) };
        let specific = vec![judged(1, 40), judged(0, 25)];
        let rates = LossRates { specific, ..LossRates::default() };
        for (currency, account, pct, lost) in [(eur(), 0, 25, "50.00"), (usd, 1, 40, "40.00")] {
            let got = provision(&ledger, currency, &config, &rates);
            let lines: Vec<(AccountIdx, String)> =
                got.specific.iter().map(|own| (own.account, own.provision.to_string())).collect();
            assert_eq!(lines, [(account, lost.to_owned())], "{currency}");
            assert_eq!(got.rates.specific, [judged(account, pct)], "{currency}");
            assert_eq!(got.total.unwrap().to_string(), lost, "{currency}");
        }
    }
}
