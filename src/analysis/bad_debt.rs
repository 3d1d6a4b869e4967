//! Bad debt to sales: what was given up, against what was sold.
//!
//! `written off ÷ sales` (Keiter CPA; JD Edwards). What is written off was sold in an earlier period,
//! so this is a ratio of a period, not the loss rate of its sales.

use crate::analysis::metric::{Input, Metric, Undefined};
use crate::domain::Currency;

/// `written off ÷ sales`; undefined where nothing is marked as written off or nothing was sold.
pub fn bad_debt_to_sales(written_off: Option<i128>, sales: i128, currency: Currency) -> Metric {
    let sold = Input::money("sales", sales, currency);
    let Some(written_off) = written_off else {
        return Metric::undefined(Undefined::NoWriteOffs, vec![sold]);
    };
    let inputs = vec![Input::money("written off", written_off, currency), sold];
    if sales <= 0 {
        return Metric::undefined(Undefined::NoSales, inputs);
    }
    Metric::ratio(written_off, sales, Undefined::NoSales, inputs)
}
