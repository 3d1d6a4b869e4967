//! Turnover and average collection period: how often receivables turn into money.
//!
//! `turnover = sales ÷ average receivables`, `collection period = days ÷ turnover` (CMA question
//! bank at gaodun.com). The average is the mean of the balances
//! given: begin and end, or the month-ends. The turnover is not rounded before it divides.

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::Currency;

/// Times per period; undefined when the average balance is not positive.
pub fn turnover(sales: i128, balances: &[i128], currency: Currency) -> Metric {
    let (total, count, inputs) = inputs(sales, balances, currency);
    if total <= 0 {
        return Metric::undefined(Undefined::NoBalance, inputs);
    }
    Metric::ratio(sales.saturating_mul(count), total, Undefined::NoBalance, inputs)
}

/// `days ÷ turnover`; undefined without sales or without a balance.
pub fn collection_period(sales: i128, balances: &[i128], days: i32, currency: Currency) -> Metric {
    let (total, count, mut inputs) = inputs(sales, balances, currency);
    inputs.push(Input::count("days", i64::from(days)));
    if sales <= 0 {
        return Metric::undefined(Undefined::NoSales, inputs);
    }
    if total <= 0 {
        return Metric::undefined(Undefined::NoBalance, inputs);
    }
    let numerator = total.saturating_mul(i128::from(days));
    Metric::ratio(numerator, sales.saturating_mul(count), Undefined::NoSales, inputs)
}

fn inputs(sales: i128, balances: &[i128], currency: Currency) -> (i128, i128, Vec<Input>) {
    let total: i128 = balances.iter().sum();
    let count = i128::try_from(balances.len()).unwrap_or(i128::MAX);
    let inputs = vec![
        Input::money("sales", sales, currency),
        Input::money("sum of balances", total, currency),
        Input::count("balances", i64::try_from(balances.len()).unwrap_or(i64::MAX)),
    ];
    (total, count, inputs)
}
