//! Customers taken as one: the documents move to the first of them, and back when the merge is
//! undone. What was read is kept beside, so undoing needs no second reading.

use std::collections::BTreeMap;

use crate::domain::Currency;
use crate::domain::ledger::{Account, AccountIdx, Customer, CustomerIdx, CustomerKey, Ledger};
use crate::domain::to_u32;

/// Customers and accounts as they were read.
#[derive(Clone, Debug)]
pub(super) struct Unmerged {
    customers: Vec<Customer>,
    accounts: Vec<Account>,
    account: Vec<AccountIdx>,
}

impl Ledger {
    /// Takes each group of customers as one, shown as the first of the group that is there. Merges
    /// made before are undone first, so an empty list undoes all. Returns how many customers went
    /// into another.
    pub fn merge_customers(&mut self, groups: &[Vec<CustomerKey>]) -> usize {
        if let Some(unmerged) = self.unmerged.take() {
            self.customers = unmerged.customers;
            self.accounts = unmerged.accounts;
            self.account = unmerged.account;
        }
        let leader = self.leaders(groups);
        let gone = leader.iter().zip(0..).filter(|&(&leader, own)| leader != own).count();
        if gone > 0 {
            self.unmerged = Some(Box::new(Unmerged {
                customers: self.customers.clone(),
                accounts: self.accounts.clone(),
                account: self.account.clone(),
            }));
            self.follow(&leader);
        }
        gone
    }

    /// For each customer, whom it goes to: itself or another.
    fn leaders(&self, groups: &[Vec<CustomerKey>]) -> Vec<CustomerIdx> {
        let mut leader: Vec<CustomerIdx> = (0..to_u32(self.customers.len())).collect();
        if groups.is_empty() {
            return leader;
        }
        let keys: BTreeMap<CustomerKey, CustomerIdx> =
            self.customers.iter().map(Customer::key).zip(0..).collect();
        for group in groups {
            let mut members = group.iter().filter_map(|key| keys.get(key).copied());
            let Some(first) = members.next() else { continue };
            let first = leader.get(first as usize).copied().unwrap_or(first);
            for member in members {
                let old = leader.get(member as usize).copied().unwrap_or(member);
                // A customer that leads others takes them along.
                leader.iter_mut().filter(|own| **own == old).for_each(|own| *own = first);
            }
        }
        leader
    }

    /// Moves documents to the leaders and lets the others go.
    fn follow(&mut self, leader: &[CustomerIdx]) {
        let old_customers = std::mem::take(&mut self.customers);
        let mut place: BTreeMap<CustomerIdx, CustomerIdx> = BTreeMap::new();
        for (customer, idx) in old_customers.iter().zip(0..) {
            if leader.get(idx as usize) == Some(&idx) {
                place.insert(idx, to_u32(self.customers.len()));
                self.customers.push(customer.clone());
            }
        }
        let home = |idx: CustomerIdx| {
            let own = leader.get(idx as usize).copied().unwrap_or(idx);
            place.get(&own).copied().unwrap_or_default()
        };
        for (customer, idx) in old_customers.iter().zip(0..) {
            if leader.get(idx as usize) != Some(&idx)
                && let Some(kept) = self.customers.get_mut(home(idx) as usize)
            {
                kept.learn(customer);
            }
        }
        let mut known: BTreeMap<(CustomerIdx, Currency), AccountIdx> = BTreeMap::new();
        let mut moved: Vec<AccountIdx> = Vec::with_capacity(self.accounts.len());
        let mut accounts: Vec<Account> = Vec::new();
        for account in &self.accounts {
            let (customer, currency) = (home(account.customer), account.currency);
            moved.push(*known.entry((customer, currency)).or_insert_with(|| {
                accounts.push(Account { customer, currency });
                to_u32(accounts.len() - 1)
            }));
        }
        self.accounts = accounts;
        for account in &mut self.account {
            *account = moved.get(*account as usize).copied().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::{eur, push_for};

    fn name(name: &str) -> CustomerKey {
        CustomerKey::Name(name.to_owned())
    }

    fn owners(ledger: &Ledger) -> Vec<String> {
        (0..to_u32(ledger.len()))
            .map(|idx| ledger.document(idx).unwrap().customer.name.clone())
            .collect()
    }

    #[test]
    fn merged_customers_share_an_account_and_come_apart_again() {
        let mut ledger = Ledger::default();
        for who in ["Acme", "ACME Inc", "Beta", "Acme Incorporated"] {
            let customer = ledger.add_customer(Customer::named(String::new(), who.to_owned()));
            let account = ledger.add_account(Account { customer, currency: eur() });
            push_for(&mut ledger, account, who, 100);
        }
        let before = (ledger.customers().to_vec(), ledger.accounts().to_vec(), owners(&ledger));
        let groups = [
            vec![name("ACME Inc"), name("Acme Incorporated")],
            vec![name("Acme"), name("ACME Inc"), name("nobody")],
        ];
        assert_eq!(ledger.merge_customers(&groups), 2);
        assert_eq!(owners(&ledger), ["Acme", "Acme", "Beta", "Acme"]);
        assert_eq!((ledger.customers().len(), ledger.accounts().len()), (2, 2));
        assert_eq!(ledger.merge_customers(&groups[1..]), 1);
        assert_eq!(owners(&ledger), ["Acme", "Acme", "Beta", "Acme Incorporated"]);
        assert_eq!(ledger.merge_customers(&[]), 0);
        let after = (ledger.customers().to_vec(), ledger.accounts().to_vec(), owners(&ledger));
        assert_eq!(after, before);
    }

    #[test]
    fn a_merge_of_nobody_leaves_nothing_to_undo() {
        let mut ledger = Ledger::default();
        for who in ["Acme", "Beta"] {
            assert_eq!(ledger.merge_customers(&[vec![name("Acme"), name("nobody")]]), 0);
            let customer = ledger.add_customer(Customer::named(String::new(), who.to_owned()));
            let account = ledger.add_account(Account { customer, currency: eur() });
            push_for(&mut ledger, account, who, 100);
        }
        assert_eq!(ledger.merge_customers(&[]), 0);
        assert_eq!(owners(&ledger), ["Acme", "Beta"]);
    }

    #[test]
    fn who_stays_learns_from_who_goes() {
        let mut ledger = Ledger::default();
        for (who, email, phone) in [("Acme", "", "1"), ("ACME Inc", "a@acme.example", "2")] {
            ledger.add_customer(Customer {
                email: email.to_owned(),
                phone: phone.to_owned(),
                ..Customer::named(String::new(), who.to_owned())
            });
        }
        assert_eq!(ledger.merge_customers(&[vec![name("Acme"), name("ACME Inc")]]), 1);
        let own: Vec<[&str; 3]> = ledger
            .customers()
            .iter()
            .map(|own| [&own.name, &own.email, &own.phone])
            .map(|own| own.map(String::as_str))
            .collect();
        assert_eq!(own, [["Acme", "a@acme.example", "1"]]);
    }
}
