//! How each customer went: what is past due and for how long, before and after.
//!
//! Improved = less past due or less long past due, and neither more; slid the other way round. That an
//! unpaid invoice grows older counts: its customer slid.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::report::{Change, CustomerMove, Movement, Standing};
use super::{Entry, Export};
use crate::domain::ledger::{AccountIdx, CustomerIdx};
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Customer};

/// A customer of the later export, or one that only the earlier one has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    After(CustomerIdx),
    Before(CustomerIdx),
}

/// All customers of one currency, the largest change of what is overdue first.
pub(super) fn moves(
    before: &Export<'_>,
    after: &Export<'_>,
    same: &[Option<CustomerIdx>],
    currency: Currency,
    entries: &[Entry],
) -> Vec<CustomerMove> {
    let who_before = |customer: CustomerIdx| {
        let known = same.get(customer as usize).copied().flatten();
        known.map_or(Who::Before(customer), Who::After)
    };
    let mut all: BTreeMap<Who, CustomerMove> = BTreeMap::new();
    for (export, is_after) in [(after, true), (before, false)] {
        for (account, idx) in export.ledger.accounts().iter().zip(0..) {
            if account.currency != currency {
                continue;
            }
            let customer = account.customer;
            let who = if is_after { Who::After(customer) } else { who_before(customer) };
            let named = export.ledger.customers().get(customer as usize);
            let own = all.entry(who).or_insert_with(|| nobody(named));
            let side = if is_after { &mut own.after } else { &mut own.before };
            add(side, export, idx);
        }
    }
    for entry in entries.iter().filter(|entry| entry.change == Change::Vanished) {
        let account = entry.before.and_then(|idx| before.ledger.number(idx)).map(|own| own.0);
        let account = account.and_then(|idx| before.ledger.accounts().get(idx as usize));
        if let Some(own) = account.and_then(|own| all.get_mut(&who_before(own.customer))) {
            own.vanished += Amount::from_minor(entry.part, currency);
        }
    }
    let mut list: Vec<CustomerMove> = all.into_values().collect();
    for own in &mut list {
        own.movement = movement(&own.before, &own.after);
    }
    list.lean_sort_by(|a, b| {
        let size = |own: &CustomerMove| (own.after.overdue - own.before.overdue).abs();
        let aged = |own: &CustomerMove| (age(&own.after) - age(&own.before)).abs();
        (size(b), aged(b)).cmp(&(size(a), aged(a))).then_with(|| a.name.cmp(&b.name))
    });
    list
}

fn nobody(customer: Option<&Customer>) -> CustomerMove {
    CustomerMove {
        customer_id: customer.map(|own| own.id.clone()).unwrap_or_default(),
        name: customer.map(|own| own.name.clone()).unwrap_or_default(),
        movement: Movement::Steady,
        before: Standing::default(),
        after: Standing::default(),
        vanished: Amount::ZERO,
    }
}

/// Adds an account. Two accounts of one customer have no common mean of days to pay.
fn add(side: &mut Standing, export: &Export<'_>, account: AccountIdx) {
    let Some(row) = export.analysis.customer_row(export.ledger, account) else { return };
    let is_first = side.account.is_none();
    side.account = side.account.or(Some(account));
    side.open += row.open.amount;
    side.overdue += row.overdue.amount;
    side.oldest_days_past_due = side.oldest_days_past_due.max(row.oldest_days_past_due);
    side.average_days_to_pay = row.behavior.average_days_to_pay.filter(|_| is_first);
}

/// Days past due of the oldest overdue item; -1 = nothing is overdue.
fn age(side: &Standing) -> i32 {
    side.oldest_days_past_due.unwrap_or(-1)
}

fn movement(before: &Standing, after: &Standing) -> Movement {
    let sum = after.overdue.cmp(&before.overdue);
    let age = age(after).cmp(&age(before));
    match (sum, age) {
        (Ordering::Equal, Ordering::Equal) => Movement::Steady,
        (Ordering::Less, Ordering::Greater) | (Ordering::Greater, Ordering::Less) => {
            Movement::Mixed
        }
        (Ordering::Less, _) | (_, Ordering::Less) => Movement::Improved,
        (Ordering::Greater, _) | (_, Ordering::Greater) => Movement::Slid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(overdue: i128, oldest: Option<i32>) -> Standing {
        let overdue = Amount::from_minor(overdue, Currency::UNSTATED);
        Standing { overdue, oldest_days_past_due: oldest, ..Standing::default() }
    }

    #[test]
    fn a_customer_improves_or_slides_by_sum_and_age() {
        for (before, after, expected) in [
            ((0, None), (0, None), Movement::Steady),
            ((100, Some(10)), (0, None), Movement::Improved),
            ((0, None), (100, Some(5)), Movement::Slid),
            // The same invoice, a month older.
            ((100, Some(10)), (100, Some(40)), Movement::Slid),
            ((100, Some(40)), (100, Some(10)), Movement::Improved),
            ((100, Some(40)), (60, Some(40)), Movement::Improved),
            ((100, Some(10)), (60, Some(40)), Movement::Mixed),
            ((100, Some(40)), (160, Some(10)), Movement::Mixed),
            // Overdue since a day, and a credit of the same amount: longer than not at all.
            ((0, None), (0, Some(1)), Movement::Slid),
            ((0, Some(1)), (0, None), Movement::Improved),
            // Due on the day, where that counts as late.
            ((0, None), (0, Some(0)), Movement::Slid),
        ] {
            let (old, new) = (standing(before.0, before.1), standing(after.0, after.1));
            assert_eq!(movement(&old, &new), expected, "{before:?} {after:?}");
        }
    }
}
