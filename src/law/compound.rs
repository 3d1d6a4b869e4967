//! Compound interest with monthly rests: a full month bears a twelfth of the yearly rate, which is
//! then added to the debt; what is left over bears interest by days.
//!
//! Sources: MSMED Act 2006 s. 16 (India); 5 CFR 1315.17 (United States).

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

use super::days::{DayCount, PARTS_OF_A_YEAR, days_between};
use super::interest::{Debt, Payment, Segment};
use super::rate::{NoRate, Rate};
use crate::domain::Amount;
use crate::domain::sorting::LeanSort;

/// The segments, and the interest in parts of a minor unit (`10_000 × PARTS_OF_A_YEAR`). Payments
/// lower the debt on their day.
pub(super) fn compound(
    debt: &Debt<'_>,
    start: NaiveDate,
    count: DayCount,
    rate_of: impl Fn(NaiveDate) -> Result<Rate, NoRate>,
) -> Result<(Vec<Segment>, i128), NoRate> {
    let mut capital = Decimal::from(debt.principal);
    let paid = |from: Option<NaiveDate>, to: NaiveDate| -> Decimal {
        let within =
            |payment: &&Payment| from.is_none_or(|from| payment.date > from) && payment.date <= to;
        debt.payments.iter().filter(within).map(|payment| Decimal::from(payment.minor)).sum()
    };
    capital -= paid(None, start);
    let mut principal = capital;
    let mut interest = Decimal::ZERO;
    let mut segments = Vec::new();
    let mut from = start;
    let mut months = 0;
    while from < debt.as_of && principal > Decimal::ZERO {
        months += 1;
        let rest = start.checked_add_months(Months::new(months)).unwrap_or(debt.as_of);
        let to = rest.min(debt.as_of);
        let rate = rate_of(from.succ_opt().unwrap_or(to))?;
        let stops = stops(debt, from, to);
        let mut earned = Decimal::ZERO;
        let mut begin = from;
        for stop in stops {
            let whole_month = begin == from && stop == rest;
            earned = earned.saturating_add(capital.saturating_mul(part(
                rate,
                count,
                begin,
                stop,
                whole_month,
            )));
            segments.push(Segment {
                first: begin.succ_opt().unwrap_or(stop),
                last: stop,
                days: u32::try_from(days_between(begin, stop)).unwrap_or(u32::MAX),
                balance: Amount::from_minor(whole(capital), debt.currency),
                rate,
            });
            let money = paid(Some(begin), stop);
            capital -= money;
            principal -= money;
            begin = stop;
            if principal <= Decimal::ZERO {
                break;
            }
        }
        interest = interest.saturating_add(earned);
        capital = capital.saturating_add(earned);
        from = to;
    }
    let unit = Decimal::from(10_000 * PARTS_OF_A_YEAR);
    Ok((segments, whole(interest.saturating_mul(unit))))
}

/// The days between `from` and `to` on which a payment arrives, and `to`.
fn stops(debt: &Debt<'_>, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let paid = debt.payments.iter().map(|payment| payment.date);
    let mut stops: Vec<NaiveDate> =
        paid.filter(|date| *date > from && *date < to).chain([to]).collect();
    stops.lean_sort();
    stops.dedup();
    stops
}

/// The factor a stretch earns.
fn part(rate: Rate, count: DayCount, from: NaiveDate, to: NaiveDate, whole_month: bool) -> Decimal {
    let yearly = Decimal::new(i64::from(rate.hundredths()), 4);
    if whole_month {
        return yearly / Decimal::from(12);
    }
    yearly * Decimal::from(count.parts(from, to)) / Decimal::from(PARTS_OF_A_YEAR)
}

/// The nearest whole number.
fn whole(value: Decimal) -> i128 {
    value.round().mantissa()
}
