//! Collection effectiveness index: the part that was collected of all that could have been.
//!
//! `(begin + sales − end) ÷ (begin + sales − end not yet due)` over one month (Credit Research
//! Foundation; creditguru; Gaviti). Over several months the Credit Research Foundation takes `sales ÷
//! months`; others take all sales and come to another figure, so both are named.
//!
//! As a share: 1 = all that was due came in. It can pass 1 when credits exceed what is past due, and
//! be negative when receivables grew by more than was sold.

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::Currency;

/// A period, amounts in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Receivables at its begin.
    pub begin: i128,
    /// Sold in it.
    pub sales: i128,
    /// Receivables at its end.
    pub end: i128,
    /// Of them, not yet due.
    pub end_current: i128,
    /// Sales are divided by this many months: 1, or the months of the period in the form of the
    /// Credit Research Foundation.
    pub months: u32,
}

/// The index as a share; undefined when nothing was due for collection.
pub fn index(period: &Period, currency: Currency) -> Metric {
    let Period { begin, sales, end, end_current, months } = *period;
    let mut inputs = vec![
        Input::money("receivables at the begin", begin, currency),
        Input::money("sales", sales, currency),
        Input::money("receivables at the end", end, currency),
        Input::money("of them not yet due", end_current, currency),
    ];
    if months > 1 {
        inputs.push(Input::count("months", i64::from(months)));
    }
    let times = i128::from(months.max(1));
    let collectible = begin.saturating_mul(times).saturating_add(sales);
    let left = |minor: i128| collectible.saturating_sub(minor.saturating_mul(times));
    Metric::ratio(left(end), left(end_current), Undefined::NothingDue, inputs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::eur;

    #[test]
    fn months_stand_among_the_inputs_where_sales_are_divided() {
        let period = Period { begin: 1_000, sales: 600, end: 700, end_current: 400, months: 1 };
        // (1,000 + 600 - 700) / (1,000 + 600 - 400); with a third of the sales 500 / 800.
        for (months, value, named) in [(0, "0.75", None), (1, "0.75", None), (3, "0.625", Some(3))]
        {
            let got = index(&Period { months, ..period }, eur());
            assert_eq!(got.value.unwrap().normalize().to_string(), value, "{months} months");
            let input = got.inputs.iter().find(|input| input.name == "months");
            assert_eq!(
                input.cloned(),
                named.map(|months| Input::count("months", months)),
                "{months} months"
            );
        }
    }
}
