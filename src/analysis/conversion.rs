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
    #[serde(with = "crate::domain::decimal")]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, AnalysisConfig};
    use crate::domain::ledger::tests::{eur, ledger_of, push_for};
    use crate::domain::{Account, Day};

    #[test]
    fn a_rate_of_zero_or_less_is_no_rate() {
        let usd = Currency::new("USD").unwrap();
        let mut ledger = ledger_of(&[("1", 20_000)]);
        let account = ledger.add_account(Account { customer: 0, currency: usd });
        push_for(&mut ledger, account, "2", 30_000);
        let config = AnalysisConfig::standard(Day::from_number(40).to_date().unwrap());
        let reports = Analysis::new(&ledger, &config).report(&ledger).currencies;
        for (rate, total, without_rate) in [
            (Decimal::new(-5, 1), "200.00", vec![usd]),
            (Decimal::ZERO, "200.00", vec![usd]),
            // 200.00 + 300.00 × 0.01.
            (Decimal::new(1, 2), "203.00", vec![]),
        ] {
            let conversion = Conversion { into: eur(), rates: vec![(usd, rate)] };
            let converted = convert(&conversion, &reports);
            assert_eq!(converted.open.to_string(), total, "{rate}");
            assert_eq!(converted.lines.len(), 2 - without_rate.len(), "{rate}");
            assert_eq!(converted.without_rate, without_rate, "{rate}");
        }
    }
}
