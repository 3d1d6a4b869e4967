//! What the review remembers beside the file's settings: customers taken as one, what the ledger
//! says, which lists are open. Forgotten with the file.

use leptos::prelude::*;

use crate::analysis::CurrencyReport;
use crate::domain::{Currency, Money};
use crate::import::{FindingCode, MergeSuggestion};
use crate::present::control;
use crate::ui::state::AppState;

/// Of which file, in which row and which column.
pub(crate) type Place = (usize, u32, u32);

/// The signals of the review.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReviewState {
    /// Customers that may be one; `None` = not asked yet.
    pub(crate) suggestions: RwSignal<Option<Vec<MergeSuggestion>>>,
    /// Customers taken as one, in the order they were.
    pub(crate) merged: RwSignal<Vec<MergeSuggestion>>,
    /// Kinds of findings that are unfolded.
    pub(crate) unfolded: RwSignal<Vec<FindingCode>>,
    /// Open balances as the ledger states them, as typed.
    pub(crate) stated: RwSignal<Vec<(Currency, String)>>,
    /// Values as the files have them, of cells corrected by hand.
    pub(crate) originals: RwSignal<Vec<(Place, String)>>,
}

impl ReviewState {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self {
            suggestions: RwSignal::new(None),
            merged: RwSignal::new(Vec::new()),
            unfolded: RwSignal::new(Vec::new()),
            stated: RwSignal::new(Vec::new()),
            originals: RwSignal::new(Vec::new()),
        }
    }

    /// Another file begins.
    pub(crate) fn forget(self) {
        self.merged.set(Vec::new());
        self.forget_findings();
    }

    /// The same, but customers taken as one stay so.
    pub(crate) fn forget_findings(self) {
        self.suggestions.set(None);
        self.unfolded.set(Vec::new());
        self.stated.set(Vec::new());
        self.originals.set(Vec::new());
    }

    /// Open balances as the ledger states them, as far as they are amounts.
    pub(crate) fn controls(self) -> Vec<Money> {
        let amount = |(currency, text): &(Currency, String)| {
            Some(Money::new(control::read_amount(text, *currency)?, *currency))
        };
        self.stated.with_untracked(|stated| stated.iter().filter_map(amount).collect())
    }

    /// The groups of customers taken as one, as the worker wants them.
    pub(crate) fn merges(self) -> Vec<Vec<crate::domain::CustomerKey>> {
        self.merged.with_untracked(|merged| merged.iter().map(|m| m.customers.clone()).collect())
    }
}

impl AppState {
    /// The balance typed from the ledger is the open balance, in every currency.
    pub(crate) fn equals_ledger(self) -> bool {
        self.review.stated.track();
        let stated = self.review.controls();
        self.analysis.with(|analysis| {
            let reports = analysis.as_ref().map(|a| a.currencies.as_slice()).unwrap_or_default();
            let equal = |report: &CurrencyReport| {
                stated.contains(&Money::new(report.open.amount, report.currency))
            };
            !reports.is_empty() && reports.iter().all(equal)
        })
    }
}
