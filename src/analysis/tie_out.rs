//! The proof that all screens speak of the same money: each document counted by itself, the aging,
//! the customers and the balance behind the measures come to one sum.
//!
//! `billed − not yet issued − settled = open = aging = customers = measures`, per currency. The first
//! four are added up here, document by document, without the pass that makes the reports.

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::analysis::balance;
use crate::domain::{Amount, Currency, Day, Ledger};

/// One currency's balances, each come by another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TieOut {
    /// Which currency.
    pub currency: Currency,
    /// Billed by all documents used.
    pub billed: Amount,
    /// Of that, dated after the as-of date.
    pub not_yet_issued: Amount,
    /// Of that, paid or credited by the as-of date.
    pub settled: Amount,
    /// Open, document by document.
    pub open: Amount,
    /// The buckets of the aging, added up.
    pub aging: Amount,
    /// The customers' balances, added up.
    pub customers: Amount,
    /// The balance behind the measures.
    pub measures: Amount,
}

impl TieOut {
    /// All come to the same.
    pub fn holds(&self) -> bool {
        let rest = self.billed - self.not_yet_issued - self.settled;
        [rest, self.aging, self.customers, self.measures].iter().all(|sum| *sum == self.open)
    }
}

/// The tie-out of every currency, in the order of the report.
pub fn tie_out(ledger: &Ledger, analysis: &Analysis) -> Vec<TieOut> {
    let as_of = Day::from(analysis.config().as_of);
    let columns = ledger.columns();
    let lines = analysis.timelines().map(|(currency, timeline)| {
        let (mut billed, mut later, mut settled, mut open) = (0_i128, 0_i128, 0_i128, 0_i128);
        for (i, (account, &total)) in columns.account.iter().zip(columns.total).enumerate() {
            let account = ledger.accounts().get(*account as usize);
            if account.is_none_or(|account| account.currency != currency) {
                continue;
            }
            billed += i128::from(total);
            match balance::open_at(&columns, i, as_of) {
                Some(minor) => {
                    open += i128::from(minor);
                    settled += i128::from(total) - i128::from(minor);
                }
                None => later += i128::from(total),
            }
        }
        let money = |minor| Amount::from_minor(minor, currency);
        let balances = analysis.balances(ledger, currency);
        let aging = balances.iter().flat_map(|own| &own.buckets).map(|figure| figure.amount);
        TieOut {
            currency,
            billed: money(billed),
            not_yet_issued: money(later),
            settled: money(settled),
            open: money(open),
            aging: aging.sum(),
            customers: balances.as_ref().map(|own| own.open.amount).unwrap_or_default(),
            measures: money(timeline.open(as_of)),
        }
    });
    lines.collect()
}
