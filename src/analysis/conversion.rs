//! Totals in one currency at rates the user typed: a block of its own beside the currencies, never
//! a mixed total in place of them.
//!
//! Each currency's sum is multiplied once and rounded once (half up, away from zero) to the minor
//! unit of the target; the total is the sum of these lines, so it ties to what is shown.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::analysis::config::Conversion;
use crate::analysis::report::CurrencyReport;
use crate::domain::{Amount, Currency};

/// The converted totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// Into which currency.
    pub into: Currency,
    /// One line per currency with a rate.
    pub lines: Vec<ConvertedLine>,
    /// Sum of the lines' open balances.
    pub open: Amount,
    /// Sum of the lines' overdue balances.
    pub overdue: Amount,
    /// Currencies of the ledger without a rate: in no converted total.
    pub without_rate: Vec<Currency>,
}

/// One currency, converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConvertedLine {
    /// From which currency.
    pub currency: Currency,
    /// Units of the target for one unit of it.
    pub rate: Decimal,
    /// Its open balance in the target.
    pub open: Amount,
    /// Its overdue balance in the target.
    pub overdue: Amount,
}

/// Converts what is open and overdue. The target itself has the rate 1.
pub fn convert(conversion: &Conversion, reports: &[CurrencyReport]) -> Converted {
    let into = conversion.into;
    let (mut lines, mut without_rate) = (Vec::new(), Vec::new());
    for report in reports {
        let typed = conversion.rates.iter().find(|(currency, _)| *currency == report.currency);
        let own = (report.currency == into).then_some(Decimal::ONE);
        let rate = own.or(typed.map(|(_, rate)| *rate)).filter(|rate| *rate > Decimal::ZERO);
        let line = rate.and_then(|rate| {
            let at_rate = |amount: Amount| {
                let exact = amount.decimal().checked_mul(rate)?;
                let mut rounded = exact.round_dp_with_strategy(
                    into.minor_digits(),
                    RoundingStrategy::MidpointAwayFromZero,
                );
                rounded.rescale(into.minor_digits());
                Some(Amount::new(rounded))
            };
            let (open, overdue) = (at_rate(report.open.amount)?, at_rate(report.overdue.amount)?);
            Some(ConvertedLine { currency: report.currency, rate, open, overdue })
        });
        match line {
            Some(line) => lines.push(line),
            None => without_rate.push(report.currency),
        }
    }
    Converted {
        into,
        open: lines.iter().map(|line| line.open).sum(),
        overdue: lines.iter().map(|line| line.overdue).sum(),
        lines,
        without_rate,
    }
}
