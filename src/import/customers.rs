//! Who is who: raw cells to customers and accounts, looked up once per distinct cell.
//!
//! Identity: the customer number where there is one (leading zeros do not count, as spreadsheets
//! lose them), else the name without regard to case and spacing.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::domain::ledger::{AccountIdx, CustomerIdx};
use crate::domain::{Account, Currency, Customer, Ledger, to_u32};
use crate::import::value::same_bytes;

/// A distinct cell as it was first met.
#[derive(Clone, Debug)]
struct Key {
    hash: u64,
    start: u32,
    end: u32,
    customer: CustomerIdx,
    last_currency: Currency,
    last_account: AccountIdx,
}

/// All distinct cells so far.
#[derive(Clone, Debug, Default)]
pub struct CustomerTable {
    keys: Vec<Key>,
    slots: HashTable<u32>,
    cells: Vec<u8>,
    identities: BTreeMap<String, CustomerIdx>,
    accounts: BTreeMap<(CustomerIdx, Currency), AccountIdx>,
}

/// What a lookup learned besides the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Customer and currency.
    pub account: AccountIdx,
    /// Whose account.
    pub customer: CustomerIdx,
    /// The cell was met for the first time …
    pub new_cell: bool,
    /// … and was another spelling of a known customer's number.
    pub merged: bool,
}

impl CustomerTable {
    /// The account of the customer with this number (or, where that is empty, this name).
    #[inline]
    pub fn find(
        &mut self,
        ledger: &mut Ledger,
        id: &[u8],
        name: &[u8],
        currency: Currency,
    ) -> Found {
        let (cell, by_id) = if id.is_empty() { (name, false) } else { (id, true) };
        let hash = hash_cell(cell, by_id);
        let (keys, cells) = (&self.keys, &self.cells);
        let same = |&slot: &u32| {
            keys.get(slot as usize).is_some_and(|key| {
                key.hash == hash
                    && cells
                        .get(key.start as usize..key.end as usize)
                        .is_some_and(|known| same_bytes(known, cell))
            })
        };
        let known = self.slots.find(hash, same).copied();
        match known {
            Some(slot) => self.known(ledger, slot, currency),
            None => self.insert(ledger, hash, cell, by_id, name, currency),
        }
    }

    fn known(&mut self, ledger: &mut Ledger, slot: u32, currency: Currency) -> Found {
        let Some(key) = self.keys.get(slot as usize) else {
            return Found { account: 0, customer: 0, new_cell: false, merged: false };
        };
        let customer = key.customer;
        if key.last_currency == currency {
            return Found { account: key.last_account, customer, new_cell: false, merged: false };
        }
        let account = self.account(ledger, customer, currency);
        if let Some(key) = self.keys.get_mut(slot as usize) {
            key.last_currency = currency;
            key.last_account = account;
        }
        Found { account, customer, new_cell: false, merged: false }
    }

    fn insert(
        &mut self,
        ledger: &mut Ledger,
        hash: u64,
        cell: &[u8],
        by_id: bool,
        name: &[u8],
        currency: Currency,
    ) -> Found {
        let text = String::from_utf8_lossy(cell).into_owned();
        let identity = identity(&text, by_id);
        let existing = self.identities.get(&identity).copied();
        let customer = existing.unwrap_or_else(|| {
            let (id, name) = match by_id {
                true if name.is_empty() => (text.clone(), text),
                true => (text, String::from_utf8_lossy(name).into_owned()),
                false => (String::new(), text),
            };
            let customer = ledger.add_customer(Customer::named(id, name));
            self.identities.insert(identity, customer);
            customer
        });
        let account = self.account(ledger, customer, currency);
        let start = to_u32(self.cells.len());
        self.cells.extend_from_slice(cell);
        let key = Key {
            hash,
            start,
            end: to_u32(self.cells.len()),
            customer,
            last_currency: currency,
            last_account: account,
        };
        let slot = to_u32(self.keys.len());
        self.keys.push(key);
        let keys = &self.keys;
        self.slots
            .insert_unique(hash, slot, |&slot| keys.get(slot as usize).map_or(0, |key| key.hash));
        Found { account, customer, new_cell: true, merged: by_id && existing.is_some() }
    }

    fn account(
        &mut self,
        ledger: &mut Ledger,
        customer: CustomerIdx,
        currency: Currency,
    ) -> AccountIdx {
        *self
            .accounts
            .entry((customer, currency))
            .or_insert_with(|| ledger.add_account(Account { customer, currency }))
    }
}

#[inline]
fn hash_cell(cell: &[u8], by_id: bool) -> u64 {
    let mut hasher = FixedState::with_seed(17).build_hasher();
    hasher.write(cell);
    hasher.finish() ^ u64::from(by_id)
}

/// What two spellings of one customer have in common.
fn identity(text: &str, by_id: bool) -> String {
    if by_id {
        let digits = text.strip_suffix(".0").unwrap_or(text);
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            let stripped = digits.trim_start_matches('0');
            return format!("#{}", if stripped.is_empty() { "0" } else { stripped });
        }
        return format!("#{text}");
    }
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    format!("~{}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_customer_meet() {
        let mut table = CustomerTable::default();
        let mut ledger = Ledger::default();
        let eur = Currency::new("EUR").unwrap();
        let usd = Currency::new("USD").unwrap();
        let mut find = |id: &str, name: &str, currency| {
            table.find(&mut ledger, id.as_bytes(), name.as_bytes(), currency)
        };
        let a = find("0140105686", "SYSC llc", usd);
        let b = find("140105686", "SYSC us", usd);
        let c = find("140105686.0", "SYSC", usd);
        assert_eq!((a.customer, b.customer, c.customer), (0, 0, 0));
        assert!(!a.merged && b.merged && c.merged);
        assert_eq!(find("", "Müller  GmbH", eur).customer, find("", "müller gmbh", eur).customer);
        assert_ne!(find("7", "", eur).customer, find("", "7", eur).customer);
        let other = find("0140105686", "SYSC llc", eur);
        assert_eq!(other.customer, a.customer);
        assert_ne!(other.account, a.account);
        assert_eq!(find("0140105686", "x", usd).account, a.account);
    }
}
