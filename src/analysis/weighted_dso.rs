//! DSO that sets each open amount against the sales of the month it was sold in.
//!
//! * Sales-weighted: `Σ (open from a month ÷ sales of that month) × 30` (the form ascribed to the
//!   Credit Research Foundation). It pairs amounts and months by invoice date.
//! * True: `Σ over open invoices of (days since invoice × amount ÷ sales of its month)` (Oracle
//!   Receivables).
//!
//! A month without positive sales has nothing to weigh against: it is skipped and its amount named.

use rust_decimal::Decimal;

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::{Amount, Currency};

/// What is open from one month, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenMonth {
    /// Open from it.
    pub open: i128,
    /// Σ open × days since its invoice date.
    pub open_days: i128,
    /// Sold in it, net of credit notes.
    pub sales: i128,
}

/// Days the sales-weighted form gives each month.
pub const MONTH_DAYS: i32 = 30;

/// Sales-weighted DSO.
pub fn sales_weighted(months: &[OpenMonth], days: i32, currency: Currency) -> Metric {
    let sum = sum(months, |month| exact(month.open, currency), currency);
    let value = sum.and_then(|sum| sum.checked_mul(Decimal::from(days)));
    let mut inputs = inputs(months, currency);
    inputs.push(Input::count("days per month", i64::from(days)));
    Metric::rounded(value, Undefined::NoSales, inputs)
}

/// True DSO.
pub fn true_dso(months: &[OpenMonth], currency: Currency) -> Metric {
    let value = sum(months, |month| exact(month.open_days, currency), currency);
    Metric::rounded(value, Undefined::NoSales, inputs(months, currency))
}

fn exact(minor: i128, currency: Currency) -> Decimal {
    Amount::from_minor(minor, currency).decimal()
}

/// `Σ numerator ÷ sales`, over months with sales; `None` without any.
fn sum(
    months: &[OpenMonth],
    numerator: impl Fn(&OpenMonth) -> Decimal,
    currency: Currency,
) -> Option<Decimal> {
    let mut with_sales = months.iter().filter(|month| month.sales > 0).peekable();
    with_sales.peek()?;
    with_sales.try_fold(Decimal::ZERO, |sum, month| {
        let part = numerator(month).checked_div(exact(month.sales, currency))?;
        sum.checked_add(part)
    })
}

fn inputs(months: &[OpenMonth], currency: Currency) -> Vec<Input> {
    let paired: i128 = months.iter().filter(|m| m.sales > 0).map(|m| m.open).sum();
    let skipped: i128 = months.iter().filter(|m| m.sales <= 0).map(|m| m.open).sum();
    let used = months.iter().filter(|m| m.sales > 0).count();
    let mut inputs = vec![
        Input::money("open from months with sales", paired, currency),
        Input::count("months with sales", i64::try_from(used).unwrap_or(i64::MAX)),
    ];
    if skipped != 0 {
        inputs.push(Input::money("open from months without sales", skipped, currency));
    }
    inputs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::eur;

    fn shown(metric: &Metric) -> (String, Vec<(&str, String)>) {
        let inputs = metric.inputs.iter().map(|own| (own.name.as_str(), own.value.to_string()));
        (metric.value.unwrap().to_string(), inputs.collect())
    }

    #[test]
    fn months_without_positive_sales_are_skipped_and_named() {
        // 300.00 open for 20 days of 600.00 sold; 100.00 open for 5 days of 400.00 sold.
        let with_sales = [
            OpenMonth { open: 30_000, open_days: 600_000, sales: 60_000 },
            OpenMonth { open: 10_000, open_days: 50_000, sales: 40_000 },
        ];
        let nothing_sold = OpenMonth { open: 5_000, open_days: 35_000, sales: 0 };
        let more_credited = OpenMonth { open: 7_000, open_days: 77_000, sales: -1_000 };
        let used = |minor: &str| {
            vec![
                ("open from months with sales", minor.to_owned()),
                ("months with sales", "2".to_owned()),
            ]
        };
        let skipped = ("open from months without sales", "120.00".to_owned());
        let days = ("days per month", "30".to_owned());
        let [first, second] = with_sales;
        let all = [nothing_sold, first, more_credited, second];
        // (0.5 + 0.25) × 30 and 6,000 ÷ 600 + 500 ÷ 400.
        let (weighted, inputs) = ("22.500000".to_owned(), [used("400.00"), vec![skipped]].concat());
        let metric = sales_weighted(&all, 30, eur());
        let with_days = [inputs.clone(), vec![days.clone()]].concat();
        assert_eq!(shown(&metric), (weighted.clone(), with_days));
        let metric = true_dso(&all, eur());
        assert_eq!(shown(&metric), ("11.250000".to_owned(), inputs));
        // Nothing skipped, nothing named.
        let metric = sales_weighted(&with_sales, 30, eur());
        assert_eq!(shown(&metric), (weighted, [used("400.00"), vec![days]].concat()));
    }

    #[test]
    fn without_sales_there_is_nothing_to_weigh_against() {
        let month = OpenMonth { open: 5_000, open_days: 35_000, sales: 0 };
        for metric in [sales_weighted(&[month], 30, eur()), true_dso(&[month], eur())] {
            assert_eq!((metric.value, metric.undefined), (None, Some(Undefined::NoSales)));
        }
    }
}
