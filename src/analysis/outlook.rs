//! What the open balance will bring and what it may cost, put together for one currency.
//!
//! What takes long (curves, forecast, back-test) depends on the ledger and the configuration only
//! and is kept in an [`Outlook`]; what the user types (loss rates, a yearly rate) is worked out
//! from it each time.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::AnalysisConfig;
use crate::analysis::back_test::{BackTest, back_test};
use crate::analysis::collection::{Pattern, pattern};
use crate::analysis::forecast::{self, Basis, Curves, Forecast};
use crate::analysis::items::{self, Item};
use crate::analysis::late_cost::{LateCost, late_cost};
use crate::analysis::provision::{LossRates, Provision, provision};
use crate::analysis::report::Page;
use crate::analysis::survival::SHARE;
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, Ledger, to_u32};

/// What the user assumes about losses and interest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumptions {
    /// For the provision.
    pub loss: LossRates,
    /// Yearly rate in percent for the cost of late payment; `None` = not typed yet.
    pub late_rate_pct: Option<Decimal>,
}

/// Everything the room Outlook shows of one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutlookReport {
    /// Which currency.
    pub currency: Currency,
    /// The weekly cash forecast.
    pub forecast: Forecast,
    /// How well it would have done.
    pub back_test: BackTest,
    /// How billings were collected month by month.
    pub pattern: Pattern,
    /// What may be lost.
    pub provision: Provision,
    /// What late payment costs.
    pub late_cost: LateCost,
}

/// An open invoice and when it is likely to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedRow {
    /// Index, for asking for its source row.
    pub document: u32,
    /// Number as in the file.
    pub number: String,
    /// Index of the account.
    pub account: u32,
    /// Customer name.
    pub customer: String,
    /// Due date.
    pub due_date: Option<NaiveDate>,
    /// Open at the as-of date.
    pub open: Amount,
    /// One of ten such invoices is paid by then; `None` = nothing can be said, or it is disputed.
    pub early: Option<NaiveDate>,
    /// Half of them are; `None` = fewer than half of such invoices were ever paid.
    pub expected: Option<NaiveDate>,
    /// Nine of ten are; `None` = fewer were ever paid.
    pub late: Option<NaiveDate>,
    /// On what it rests.
    pub basis: Basis,
    /// Marked as disputed; in no week of the forecast.
    pub disputed: bool,
    /// When the file itself expects the payment.
    pub stated: Option<NaiveDate>,
}

/// What takes long, for one configuration and currency.
#[derive(Clone, Debug)]
pub struct Outlook {
    config: AnalysisConfig,
    currency: Currency,
    curves: Curves,
    /// By expected date, those without one last, then the largest first.
    open: Vec<Item>,
    forecast: Forecast,
    back_test: BackTest,
    pattern: Pattern,
}

/// One of ten, half, nine of ten.
const SHARES: [u64; 3] = [SHARE / 10, SHARE / 2, SHARE / 10 * 9];

impl Outlook {
    /// Learns from the past of a currency, looks ahead, and looks back.
    pub fn new(ledger: &Ledger, config: &AnalysisConfig, currency: Currency) -> Self {
        let as_of = Day::from(config.as_of);
        let (curves, mut open) = forecast::learn(ledger, currency, as_of);
        let forecast = forecast::forecast(ledger, currency, config.as_of, &curves, &open);
        open.lean_sort_by_key(|item| {
            let ([_, expected, _], _) = curves.days(item, SHARES);
            (!expected.is_some(), expected, std::cmp::Reverse(item.open), item.document)
        });
        Self {
            config: config.clone(),
            currency,
            curves,
            forecast,
            back_test: back_test(ledger, currency, config.as_of),
            pattern: pattern(items::invoices(ledger, currency, as_of), as_of, currency),
            open,
        }
    }

    /// It was made for this configuration and currency.
    pub fn is_for(&self, config: &AnalysisConfig, currency: Currency) -> bool {
        self.config == *config && self.currency == currency
    }

    /// The report under the user's assumptions.
    pub fn report(&self, ledger: &Ledger, assumptions: &Assumptions) -> OutlookReport {
        let as_of = Day::from(self.config.as_of);
        OutlookReport {
            currency: self.currency,
            forecast: self.forecast.clone(),
            back_test: self.back_test.clone(),
            pattern: self.pattern.clone(),
            provision: provision(ledger, self.currency, &self.config, &assumptions.loss),
            late_cost: late_cost(ledger, self.currency, as_of, assumptions.late_rate_pct),
        }
    }

    /// A window of the open invoices, by expected date.
    pub fn expected(&self, ledger: &Ledger, offset: u32, limit: u32) -> Page<ExpectedRow> {
        let window = self.open.iter().skip(offset as usize).take(limit as usize);
        let rows = window.filter_map(|item| self.row(ledger, item)).collect();
        Page { rows, offset, total: to_u32(self.open.len()) }
    }

    fn row(&self, ledger: &Ledger, item: &Item) -> Option<ExpectedRow> {
        let document = ledger.document(item.document)?;
        let ([early, expected, late], basis) = self.curves.days(item, SHARES);
        Some(ExpectedRow {
            document: item.document,
            number: document.number.into_owned(),
            account: item.account,
            customer: document.customer.name.clone(),
            due_date: item.due.to_date(),
            open: Amount::from_minor(i128::from(item.open), self.currency),
            early: early.to_date(),
            expected: expected.to_date(),
            late: late.to_date(),
            basis,
            disputed: item.disputed,
            stated: ledger.expected_date(item.document).to_date(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::{eur, ledger_of};

    #[test]
    fn an_outlook_is_kept_for_its_configuration_and_currency_only() {
        let config = |day| AnalysisConfig::standard(NaiveDate::from_ymd_opt(1970, 3, day).unwrap());
        let outlook = Outlook::new(&ledger_of(&[("1", 500)]), &config(1), eur());
        for (day, currency, expected) in [
            (1, eur(), true),
            (1, Currency::UNSTATED, false),
            (2, eur(), false),
            (2, Currency::UNSTATED, false),
        ] {
            assert_eq!(outlook.is_for(&config(day), currency), expected, "{day} {currency}");
        }
    }
}
