//! Credits set against the oldest open items of the same customer and currency.
//!
//! Invariant: nothing is created or lost. What all documents of an account have open adds up to the
//! same before and after; an item is lowered to zero at most, a credit used up at most.

use crate::analysis::AgeBasis;
use crate::analysis::balance::{self, open_at};
use crate::analysis::config::{AnalysisConfig, CreditMode};
use crate::domain::ledger::{AccountIdx, DocumentIdx, kind_of};
use crate::domain::{Currency, Day, DocumentKind, Ledger, to_u32};

/// What documents have open after the set-off; only those that it changes.
#[derive(Clone, Debug, Default)]
pub struct SetOff {
    /// By document: minor units left open.
    changed: Vec<(DocumentIdx, i64)>,
}

/// An open document of an account that has credits.
struct Item {
    account: AccountIdx,
    /// Dateless items last.
    age: i32,
    document: DocumentIdx,
    open: i64,
}

impl SetOff {
    /// The set-off of a configuration; changes nothing unless credits go against the oldest.
    #[expect(clippy::disallowed_methods, reason = "there can be a million of them")]
    pub fn new(ledger: &Ledger, config: &AnalysisConfig) -> Self {
        if config.credits != CreditMode::AgainstOldest {
            return Self::default();
        }
        let columns = ledger.columns();
        let as_of = Day::from(config.as_of);
        let mut credits = vec![0_i128; ledger.accounts().len()];
        for (i, account) in columns.account.iter().enumerate() {
            if let Some(open) = open_at(&columns, i, as_of).filter(|open| *open < 0)
                && let Some(sum) = credits.get_mut(*account as usize)
            {
                *sum -= i128::from(open);
            }
        }
        let mut items: Vec<Item> = Vec::new();
        for (i, &account) in columns.account.iter().enumerate() {
            if credits.get(account as usize).is_none_or(|sum| *sum == 0) {
                continue;
            }
            let Some(open) = open_at(&columns, i, as_of).filter(|open| *open != 0) else {
                continue;
            };
            let age = match config.basis {
                AgeBasis::DueDate => balance::days_past_due(&columns, i, as_of),
                AgeBasis::InvoiceDate => {
                    let issued = columns.invoice_date.get(i).copied().and_then(Day::get);
                    issued.map(|day| as_of.days_since(day))
                }
            };
            let age = age.unwrap_or(i32::MIN);
            items.push(Item { account, age, document: to_u32(i), open });
        }
        items.sort_by_key(|item| (item.account, std::cmp::Reverse(item.age), item.document));
        Self { changed: set_off(&items, &credits) }
    }

    /// What document `i` has open, given what it had.
    #[inline]
    pub fn open_of(&self, i: usize, open: i64) -> i64 {
        if self.changed.is_empty() {
            return open;
        }
        let found = self.changed.binary_search_by_key(&to_u32(i), |entry| entry.0);
        found.ok().and_then(|at| self.changed.get(at)).map_or(open, |entry| entry.1)
    }

    /// What the set-off takes from the overdue invoices of a currency at the date it was made for; minor units.
    pub fn taken_from_late(
        &self,
        ledger: &Ledger,
        as_of: Day,
        late_from: i32,
        currency: Currency,
    ) -> i128 {
        let columns = ledger.columns();
        let taken = |&(document, left): &(DocumentIdx, i64)| {
            let i = document as usize;
            let account = ledger.accounts().get(*columns.account.get(i)? as usize)?;
            let days = balance::days_past_due(&columns, i, as_of)?;
            let is_invoice = kind_of(*columns.flags.get(i)?) == DocumentKind::Invoice;
            let counts = is_invoice && account.currency == currency && days >= late_from;
            let open = open_at(&columns, i, as_of).filter(|open| counts && *open > 0)?;
            Some(i128::from(open) - i128::from(left))
        };
        self.changed.iter().filter_map(taken).sum()
    }
}

/// Uses credits up from the oldest item on, account by account; items come sorted.
#[expect(clippy::disallowed_methods, reason = "there can be a million of them")]
fn set_off(items: &[Item], credits: &[i128]) -> Vec<(DocumentIdx, i64)> {
    let mut changed = Vec::new();
    for own in items.chunk_by(|a, b| a.account == b.account) {
        let account = own.first().map_or(0, |item| item.account as usize);
        let owed: i128 = own.iter().map(|item| i128::from(item.open.max(0))).sum();
        let used = credits.get(account).copied().unwrap_or(0).min(owed);
        let (mut from_items, mut from_credits) = (used, used);
        for item in own {
            let left = if item.open > 0 { &mut from_items } else { &mut from_credits };
            let part = i128::from(item.open.unsigned_abs()).min(*left);
            if part > 0 {
                *left -= part;
                let rest = i128::from(item.open) - part * i128::from(item.open.signum());
                changed.push((item.document, i64::try_from(rest).unwrap_or(item.open)));
            }
        }
    }
    changed.sort_unstable();
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_go_against_the_oldest_and_what_they_do_not_reach_is_not_listed() {
        let item = |account, document, age, open| Item { account, age, document, open };
        // Account 0: 50 of credits clear the oldest 30 and take 20 off the 40; the 25 stay.
        // Account 1: 45 owed use up 45 of the older credit of 60; the credit of 20 stays.
        let items = [
            item(0, 2, 9, 30),
            item(0, 1, 7, -50),
            item(0, 0, 5, 40),
            item(0, 3, 1, 25),
            item(1, 5, 8, -60),
            item(1, 6, 6, -20),
            item(1, 4, 2, 45),
        ];
        let expected = [(0, 20), (1, 0), (2, 0), (4, 0), (5, -15)];
        assert_eq!(set_off(&items, &[50, 80]), expected);
    }
}
