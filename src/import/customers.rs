//! Who is who: raw cells to customers and accounts, looked up once per distinct cell.
//!
//! Identity: the customer number where there is one (leading zeros do not count, as spreadsheets
//! lose them), else the name without regard to case and spacing. A number that a spreadsheet
//! destroyed (`-2147483648`, `1.93E+09`), or that many unlike names share, is none: the name counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
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
    /// The number is none; the name says who.
    lost: bool,
}

/// So many rows with another name than the first, and among them so many unlike names, make a
/// number no number. (One customer is known to have had eleven names, all alike.)
const SHARED_ROWS: u32 = 50;
/// See [`SHARED_ROWS`].
const SHARED_NAMES: usize = 12;
/// Rows looked at per number; a long file need not be looked through.
const MOST_LOOKED_AT: u32 = 2_000;

/// Names other than the first under one number.
#[derive(Clone, Debug, Default)]
struct Others {
    rows: u32,
    first_words: BTreeSet<String>,
}

/// All distinct cells so far. None of the tables is gone through in its own order.
#[derive(Clone, Debug, Default)]
pub struct CustomerTable {
    keys: HashTable<Key>,
    cells: Vec<u8>,
    identities: HashMap<String, CustomerIdx, FixedState>,
    accounts: HashMap<(CustomerIdx, Currency), AccountIdx, FixedState>,
    others: BTreeMap<CustomerIdx, Others>,
    shared: Vec<String>,
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
    /// The number is none, so the name decided.
    pub lost_id: bool,
}

impl CustomerTable {
    /// A table that takes these numbers for none.
    pub fn without(shared: &[String]) -> Self {
        Self { shared: shared.to_vec(), ..Self::default() }
    }

    /// Notes that a row gives a known number another name than the first.
    pub fn saw_other_name(&mut self, customer: CustomerIdx, name: &[u8]) {
        let others = self.others.entry(customer).or_default();
        if others.rows < MOST_LOOKED_AT {
            others.rows += 1;
            let name = String::from_utf8_lossy(name).to_lowercase();
            let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            if others.first_words.len() < SHARED_NAMES
                && let Some(word) = words.next()
            {
                others.first_words.insert(word.to_owned());
            }
        }
    }

    /// The numbers that so many unlike names share that they cannot be customer numbers.
    pub fn shared_ids(&self, ledger: &Ledger) -> Vec<String> {
        let shared = self.others.iter().filter(|(_, others)| {
            others.rows >= SHARED_ROWS && others.first_words.len() >= SHARED_NAMES
        });
        let ids = shared.filter_map(|(customer, _)| ledger.customers().get(*customer as usize));
        ids.map(|customer| customer.id.clone()).chain(self.shared.iter().cloned()).collect()
    }

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
        let cells = &self.cells;
        let same = |key: &Key| {
            key.hash == hash
                && cells
                    .get(key.start as usize..key.end as usize)
                    .is_some_and(|known| same_bytes(known, cell))
        };
        match self.keys.find_mut(hash, same) {
            Some(key) if key.lost && !name.is_empty() => {
                Found { lost_id: true, ..self.find(ledger, b"", name, currency) }
            }
            Some(key) => {
                let customer = key.customer;
                if key.last_currency != currency {
                    key.last_currency = currency;
                    key.last_account = account(&mut self.accounts, ledger, customer, currency);
                }
                let account = key.last_account;
                Found { account, customer, new_cell: false, merged: false, lost_id: false }
            }
            None => self.insert(ledger, hash, cell, by_id, name, currency),
        }
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
        let lost = by_id && (is_destroyed(&text) || self.shared.contains(&text));
        if lost && !name.is_empty() {
            let found = self.find(ledger, b"", name, currency);
            self.remember(hash, cell, found, currency, lost);
            return Found { lost_id: true, ..found };
        }
        let known = self.identities.len();
        let customer = *self.identities.entry(identity(&text, by_id)).or_insert_with(|| {
            let (id, name) = match by_id {
                true if name.is_empty() => (text.clone(), text),
                true => (text, String::from_utf8_lossy(name).into_owned()),
                false => (String::new(), text),
            };
            ledger.add_customer(Customer::named(id, name))
        });
        let account = account(&mut self.accounts, ledger, customer, currency);
        let merged = by_id && self.identities.len() == known;
        let found = Found { account, customer, new_cell: true, merged, lost_id: false };
        self.remember(hash, cell, found, currency, lost);
        found
    }

    /// Keeps a cell, so that it is looked up once.
    fn remember(&mut self, hash: u64, cell: &[u8], found: Found, currency: Currency, lost: bool) {
        let start = to_u32(self.cells.len());
        self.cells.extend_from_slice(cell);
        let key = Key {
            hash,
            start,
            end: to_u32(self.cells.len()),
            customer: found.customer,
            last_currency: currency,
            last_account: found.account,
            lost,
        };
        self.keys.insert_unique(hash, key, |key| key.hash);
    }
}

fn account(
    accounts: &mut HashMap<(CustomerIdx, Currency), AccountIdx, FixedState>,
    ledger: &mut Ledger,
    customer: CustomerIdx,
    currency: Currency,
) -> AccountIdx {
    *accounts
        .entry((customer, currency))
        .or_insert_with(|| ledger.add_account(Account { customer, currency }))
}

#[inline]
fn hash_cell(cell: &[u8], by_id: bool) -> u64 {
    let mut hasher = FixedState::with_seed(17).build_hasher();
    hasher.write(cell);
    hasher.finish() ^ u64::from(by_id)
}

/// A number that a spreadsheet made of another one: the ends of integer ranges, exponents, error
/// values.
fn is_destroyed(text: &str) -> bool {
    const ENDS: [&str; 6] = [
        "-2147483648",
        "2147483647",
        "4294967295",
        "-9223372036854775808",
        "9223372036854775807",
        "18446744073709551615",
    ];
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let exponent = text.split_once(['E', 'e']).is_some_and(|(number, exponent)| {
        let number = number.strip_prefix('-').unwrap_or(number);
        let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        let power = exponent.strip_prefix('+');
        whole.len() == 1 && is_digits(whole) && is_digits(rest) && power.is_some_and(is_digits)
    });
    let whole = text.strip_suffix(".0").unwrap_or(text);
    ENDS.contains(&whole) || exponent || text.starts_with("#REF") || text.starts_with("###")
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
    let mut name = String::with_capacity(text.len() + 2);
    name.push('~');
    for word in text.split_whitespace() {
        if name.len() > 1 {
            name.push(' ');
        }
        if word.is_ascii() {
            name.push_str(word);
        } else {
            name.push_str(&word.to_lowercase());
        }
    }
    name.make_ascii_lowercase();
    name
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

    #[test]
    fn destroyed_numbers_do_not_merge_customers() {
        for (text, destroyed) in [
            ("-2147483648", true),
            ("-2147483648.0", true),
            ("1.93E+09", true),
            ("2E+10", true),
            ("#REF!", true),
            ("1E5", false),
            ("A1E+3", false),
            ("0140105686", false),
        ] {
            assert_eq!(is_destroyed(text), destroyed, "{text}");
        }
        let mut table = CustomerTable::default();
        let mut ledger = Ledger::default();
        let eur = Currency::new("EUR").unwrap();
        let mut find = |name: &str| {
            let found = table.find(&mut ledger, b"-2147483648", name.as_bytes(), eur);
            (found.customer, found.lost_id)
        };
        assert_eq!([find("Acme"), find("Beta"), find("acme")], [(0, true), (1, true), (0, true)]);
        assert_eq!(find(""), (0, false));
        assert_eq!(ledger.customers()[0].id, "");
    }

    #[test]
    fn a_number_of_many_unlike_names_is_none_and_one_of_alike_names_stays() {
        let mut table = CustomerTable::default();
        let mut ledger = Ledger::default();
        let usd = Currency::new("USD").unwrap();
        for id in ["7", "8"] {
            table.find(&mut ledger, id.as_bytes(), b"First", usd);
        }
        for i in 0..60 {
            let letter = char::from(b'a' + i % 26);
            table.saw_other_name(0, format!("{letter}{letter} Trading").as_bytes());
            table.saw_other_name(1, format!("WAL-MAR {letter}").as_bytes());
        }
        assert_eq!(table.shared_ids(&ledger), ["7"]);
        let mut again = CustomerTable::without(&["7".to_owned()]);
        let mut ledger = Ledger::default();
        let mut find = |name: &str| again.find(&mut ledger, b"7", name.as_bytes(), usd).customer;
        assert_eq!((find("One"), find("Two"), find("one")), (0, 1, 0));
    }

    #[test]
    fn a_number_stands_for_the_name_where_there_is_none_and_is_never_taken_for_a_name() {
        let mut table = CustomerTable::default();
        let mut ledger = Ledger::default();
        let eur = Currency::new("EUR").unwrap();
        for number in 1..=20 {
            let text = number.to_string();
            let by_number = table.find(&mut ledger, text.as_bytes(), b"", eur);
            let by_name = table.find(&mut ledger, b"", text.as_bytes(), eur);
            assert_ne!(by_number.customer, by_name.customer, "{text}");
            let named = &ledger.customers()[by_number.customer as usize];
            assert_eq!((named.id.as_str(), named.name.as_str()), (text.as_str(), text.as_str()));
        }
    }

    #[test]
    fn only_digits_are_powers_of_ten_and_lose_their_leading_zeros() {
        for text in ["12E+3", "AE+3", "1.xE+3", "x.1E+3", "1E+x", "1E+"] {
            assert!(!is_destroyed(text), "{text}");
        }
        for (one, other, same) in [
            ("007", "7", true),
            ("000", "0", true),
            ("7.0", "7", true),
            ("0A", "A", false),
            (".0", "0", false),
        ] {
            assert_eq!(identity(one, true) == identity(other, true), same, "{one} {other}");
        }
    }

    #[test]
    fn two_thousand_rows_say_whether_a_number_is_shared() {
        let ids = |rows: u32| {
            let mut table = CustomerTable::default();
            let mut ledger = Ledger::default();
            table.find(&mut ledger, b"7", b"First", Currency::UNSTATED);
            // Eleven unlike names, and the twelfth in the last row only.
            for row in 1..rows {
                let letter = char::from(b'a' + u8::try_from(row % 11).unwrap());
                table.saw_other_name(0, format!("{letter} Trading").as_bytes());
            }
            table.saw_other_name(0, b"z Trading");
            table.shared_ids(&ledger)
        };
        assert_eq!(ids(2000), ["7"]);
        assert_eq!(ids(2001), [""; 0]);
    }
}
