//! What late payment costs: the money that stood past due, in amount times days, at a yearly rate
//! the user types.
//!
//! Cost = Σ (amount open past due × days) × rate ÷ 365, simple interest on a 365-day year. Days run
//! from the day after the due date to the day of payment, both included; part payments count from
//! their own day.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::items;
use crate::domain::ledger::AccountIdx;
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, Ledger};

/// Days looked back.
pub const WINDOW_DAYS: i32 = 365;

/// Customers named.
const NAMED: usize = 10;

/// The cost of late payment in one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LateCost {
    /// Days looked back.
    pub window_days: u32,
    /// Σ amount past due × days within the window, disputed invoices included.
    pub amount_days: Decimal,
    /// The amount that was past due on an average day: `amount_days` / `window_days`.
    pub average_overdue: Amount,
    /// Open past due now, credits not deducted.
    pub overdue_now: Amount,
    /// The yearly rate in percent, as typed.
    pub rate_pct: Option<Decimal>,
    /// What the window cost; `None` without a rate.
    pub cost: Option<Amount>,
    /// What every further day costs at what is overdue now.
    pub per_day: Option<Amount>,
    /// The customers that cost most.
    pub customers: Vec<CustomerCost>,
}

/// A customer's share of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerCost {
    /// Which account.
    pub account: AccountIdx,
    /// Its customer.
    pub customer: String,
    /// Σ amount past due × days within the window.
    pub amount_days: Decimal,
    /// At the typed rate.
    pub cost: Option<Amount>,
}

/// Simple interest: amount times days at a yearly rate in percent on 365 days, not rounded.
pub fn interest(amount_days: Decimal, rate_pct: Decimal) -> Decimal {
    amount_days.saturating_mul(rate_pct) / Decimal::from(36_500)
}

/// The cost in a currency as known at `as_of`.
pub fn late_cost(
    ledger: &Ledger,
    currency: Currency,
    as_of: Day,
    rate_pct: Option<Decimal>,
) -> LateCost {
    let columns = ledger.columns();
    let window = as_of.plus(-WINDOW_DAYS);
    let mut per_account = vec![0_i128; ledger.accounts().len()];
    let mut overdue_now = 0_i128;
    for item in items::invoices(ledger, currency, as_of) {
        let Some(due) = item.due.get().filter(|due| *due < as_of) else { continue };
        overdue_now += i128::from(item.open);
        let issued = item.issued.get().unwrap_or(due);
        let from = due.max(window).max(issued);
        if let Some(sum) = per_account.get_mut(item.account as usize) {
            *sum += items::money_days(&columns, item.document as usize, from, as_of);
        }
    }
    let decimal = |minor| Amount::from_minor(minor, currency).decimal();
    let money = |exact: Decimal| {
        Amount::new(exact.round_dp_with_strategy(
            currency.minor_digits(),
            rust_decimal::RoundingStrategy::MidpointAwayFromZero,
        ))
    };
    let cost = |minor| rate_pct.map(|rate| money(interest(decimal(minor), rate)));
    let all: i128 = per_account.iter().sum();
    let mut ranked: Vec<(i128, AccountIdx)> =
        per_account.iter().copied().zip(0..).filter(|(sum, _)| *sum > 0).collect();
    ranked.lean_sort_by_key(|(sum, account)| (std::cmp::Reverse(*sum), *account));
    let named = ranked.into_iter().take(NAMED).map(|(minor, account)| CustomerCost {
        account,
        customer: super::provision::customer(ledger, account),
        amount_days: decimal(minor),
        cost: cost(minor),
    });
    LateCost {
        window_days: WINDOW_DAYS.unsigned_abs(),
        amount_days: decimal(all),
        average_overdue: money(decimal(all) / Decimal::from(WINDOW_DAYS)),
        overdue_now: Amount::from_minor(overdue_now, currency),
        rate_pct,
        cost: cost(all),
        per_day: cost(overdue_now),
        customers: named.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::eur;
    use crate::domain::{Account, Customer, DocumentKind, NewDocument};

    #[test]
    fn what_is_due_today_costs_nothing_yet() {
        let day = Day::from_number;
        let mut ledger = Ledger::default();
        for (account, (name, due)) in (0..).zip([("Today", 100), ("Late", 90), ("Ahead", 101)]) {
            let customer = ledger.add_customer(Customer::named(String::new(), name.to_owned()));
            ledger.add_account(Account { customer, currency: eur() });
            ledger.push(NewDocument {
                account,
                number: b"1",
                kind: DocumentKind::Invoice,
                invoice_date: day(60),
                due_date: day(due),
                paid_date: Day::NONE,
                total: 100_000,
                open: 100_000,
                disputed: false,
                row: 2,
                offset: 0,
            });
        }
        let got = late_cost(&ledger, eur(), day(100), Some(Decimal::new(73, 1)));
        // 1,000.00 for 10 days at 7.3 %: 10,000 × 7.3 / 36,500 = 2.00, and 0.20 for each day more.
        assert_eq!(got.overdue_now.to_string(), "1000.00");
        assert_eq!(got.cost.unwrap().to_string(), "2.00");
        assert_eq!(got.per_day.unwrap().to_string(), "0.20");
        // Customers that cost nothing are not named.
        let named: Vec<(&str, String)> = got
            .customers
            .iter()
            .map(|own| (own.customer.as_str(), own.amount_days.normalize().to_string()))
            .collect();
        assert_eq!(named, [("Late", "10000".to_owned())]);
    }
}
