//! The aging by something else than customers: by currency, salesperson, country or whatever the file
//! says of its documents. The same pass as the aging by customer, so that both add up to the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::analyze::figure;
use crate::analysis::config::{AnalysisConfig, GroupBy};
use crate::analysis::pass::{self, AccountSums};
use crate::analysis::report::GroupRow;
use crate::domain::ledger::{Attribute, DocumentIdx};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Ledger, to_u32};

/// What document `idx` has in common with others; empty where the files say nothing.
pub fn group_name(ledger: &Ledger, idx: DocumentIdx, by: GroupBy) -> &str {
    let customer = || {
        let (account, _) = ledger.number(idx)?;
        let account = ledger.accounts().get(account as usize)?;
        Some((account, ledger.customers().get(account.customer as usize)?))
    };
    match by {
        GroupBy::Customer => customer().map_or("", |(_, customer)| customer.name.as_str()),
        GroupBy::Currency => customer().map_or("", |(account, _)| account.currency.code()),
        GroupBy::Attribute(attribute) => ledger.attribute(idx, attribute).unwrap_or_else(|| {
            let of_customer = customer().map(|(_, customer)| match attribute {
                Attribute::PoNumber | Attribute::DisputeReason | Attribute::Tag => "",
                Attribute::Salesperson => customer.salesperson.as_str(),
                Attribute::Country => customer.country.as_str(),
                Attribute::Terms => customer.terms.as_str(),
            });
            of_customer.unwrap_or("")
        }),
    }
}

/// The groups of a configuration with something open, most open first; of one currency, or of all
/// side by side. Spellings that differ in capitals only are one group.
pub fn groups(
    ledger: &Ledger,
    config: &AnalysisConfig,
    currency: Option<Currency>,
) -> Vec<GroupRow> {
    let accounts = ledger.columns().account;
    let mut slots: BTreeMap<(Currency, String), u32> = BTreeMap::new();
    let mut names: Vec<(Currency, String)> = Vec::new();
    let mut customers: Vec<BTreeSet<u32>> = Vec::new();
    let mut slot_of = Vec::with_capacity(ledger.len());
    for (idx, &account_idx) in (0..).zip(accounts) {
        let account = ledger.accounts().get(account_idx as usize).copied();
        let currency = account.map_or(Currency::UNSTATED, |account| account.currency);
        let name = group_name(ledger, idx, config.group_by);
        let slot = *slots.entry((currency, name.to_lowercase())).or_insert_with(|| {
            names.push((currency, name.to_owned()));
            customers.push(BTreeSet::new());
            to_u32(names.len() - 1)
        });
        slot_of.push(slot);
        if let (Some(customers), Some(account)) = (customers.get_mut(slot as usize), account) {
            customers.insert(account.customer);
        }
    }
    let sums = pass::run_by(ledger, config, names.len(), &slot_of);
    let mut rows: Vec<(i128, GroupRow)> = sums
        .accounts
        .iter()
        .zip(names)
        .zip(customers)
        .filter(|((sums, (of, _)), _)| {
            sums.open.count > 0 && currency.is_none_or(|wanted| wanted == *of)
        })
        .map(|((sums, (currency, name)), customers)| {
            (sums.open.minor(), row(sums, config, currency, name, customers.len()))
        })
        .collect();
    let order = ledger.currencies();
    let place = |currency: Currency| order.iter().position(|c| *c == currency);
    rows.lean_sort_by(|(a, left), (b, right)| {
        let by_currency = place(left.currency).cmp(&place(right.currency));
        by_currency.then(b.cmp(a)).then_with(|| left.name.cmp(&right.name))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(
    sums: &AccountSums,
    config: &AnalysisConfig,
    currency: Currency,
    name: String,
    customers: usize,
) -> GroupRow {
    let buckets = sums.buckets.into_iter().take(config.bucket_count());
    GroupRow {
        name,
        currency,
        customers: to_u32(customers),
        open: figure(sums.open, currency),
        overdue: figure(sums.overdue, currency),
        buckets: buckets.map(|sum| Amount::from_minor(sum.minor(), currency)).collect(),
        oldest_days_past_due: sums.oldest(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::{eur, invoice, ledger_of, push_for};
    use crate::domain::{Account, Day, NewDocument};

    /// As of day 40; all fell due on day 30 but what is said. EUR: North 100.00 and 50.00, South 80.00,
    /// which is paid, and West 20.00, due on day 40. USD: North 70.00, and East 60.00, which is paid.
    fn ledger() -> (Ledger, Currency) {
        let usd = Currency::new("USD").unwrap();
        let mut ledger = ledger_of(&[("1", 10_000), ("2", 5_000), ("3", 8_000)]);
        let account = ledger.add_account(Account { customer: 0, currency: usd });
        push_for(&mut ledger, account, "4", 7_000);
        push_for(&mut ledger, account, "5", 6_000);
        ledger.push(NewDocument {
            number: b"6",
            invoice_date: Day::from_number(10),
            due_date: Day::from_number(40),
            row: 7,
            ..invoice(0, 2_000)
        });
        for (idx, tag) in (0..).zip(["North", "north", "South", "North", "East", "West"]) {
            ledger.set_attribute(idx, Attribute::Tag, tag);
        }
        for paid in [2, 4] {
            ledger.set_balance(paid, 0, Day::from_number(35));
        }
        (ledger, usd)
    }

    #[test]
    fn groups_have_something_open_and_the_currency_asked_for() {
        let (ledger, usd) = ledger();
        let config = AnalysisConfig {
            group_by: GroupBy::Attribute(Attribute::Tag),
            ..AnalysisConfig::standard(Day::from_number(40).to_date().unwrap())
        };
        let north = (eur(), "North", "150.00", Some(10));
        // Due today is not late: nothing of it is overdue.
        let west = (eur(), "West", "20.00", None);
        let dollars = (usd, "North", "70.00", Some(10));
        // The currency with most documents comes first.
        for (currency, expected) in [
            (None, vec![north, west, dollars]),
            (Some(eur()), vec![north, west]),
            (Some(usd), vec![dollars]),
        ] {
            let rows = groups(&ledger, &config, currency);
            let open: Vec<String> = rows.iter().map(|row| row.open.amount.to_string()).collect();
            let found: Vec<(Currency, &str, &str, Option<i32>)> = rows
                .iter()
                .zip(&open)
                .map(|(row, open)| {
                    (row.currency, row.name.as_str(), open.as_str(), row.oldest_days_past_due)
                })
                .collect();
            assert_eq!(found, expected, "{currency:?}");
        }
    }
}
