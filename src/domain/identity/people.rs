//! Who is who across files: by customer number, else by name. A file that has both numbers and names
//! tells which number belongs to a name that another file gives alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ledger::CustomerIdx;
use crate::domain::{Customer, Ledger, to_u32};

/// What two spellings of a customer number have in common.
pub fn id_key(id: &str) -> String {
    let text = id.trim();
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        let stripped = digits.trim_start_matches('0');
        return if stripped.is_empty() { "0".to_owned() } else { stripped.to_owned() };
    }
    text.to_lowercase()
}

/// What two spellings of a name have in common: letters and digits, without case, spacing and
/// punctuation.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    if key.is_empty() { name.trim().to_owned() } else { key }
}

/// Words for the legal form of a company, as [`name_key`] writes them.
pub const LEGAL_FORMS: &[&str] = &[
    "ag",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oy",
    "plc",
    "pte",
    "pty",
    "sa",
    "sarl",
    "sas",
    "sl",
    "spa",
    "srl",
    "the",
];

/// A name without its legal form; the whole name where nothing else is left.
pub fn bare_key(name: &str) -> String {
    let key = name_key(name);
    let words = key.split(' ').filter(|word| !LEGAL_FORMS.contains(word));
    let bare = words.collect::<Vec<_>>().join(" ");
    if bare.is_empty() { key } else { bare }
}

/// One is the parent of the other (`Parent` and `Parent:Child`).
pub fn are_parent_and_child(a: &str, b: &str) -> bool {
    let parent = |name: &str| name.split_once(':').map(|(parent, _)| name_key(parent));
    parent(a) == Some(name_key(b)) || parent(b) == Some(name_key(a))
}

/// What all files together know about numbers and names.
#[derive(Debug, Default)]
pub struct People {
    ids_of_name: BTreeMap<String, BTreeSet<String>>,
    by_id: BTreeMap<String, CustomerIdx>,
    by_name: BTreeMap<String, BTreeSet<CustomerIdx>>,
}

impl People {
    /// Gathers what the files say; nobody is known yet.
    pub fn of<'a>(ledgers: impl Iterator<Item = &'a Ledger>) -> Self {
        let mut people = Self::default();
        for customer in ledgers.flat_map(Ledger::customers) {
            if !customer.id.is_empty() && customer.name != customer.id {
                let ids = people.ids_of_name.entry(name_key(&customer.name)).or_default();
                ids.insert(id_key(&customer.id));
            }
        }
        people
    }

    /// Remembers a customer of the joined ledger.
    pub fn add(&mut self, customer: &Customer, idx: CustomerIdx) {
        if let Some(id) = self.id_of(customer) {
            self.by_id.entry(id).or_insert(idx);
        }
        if !customer.name.is_empty() {
            self.by_name.entry(name_key(&customer.name)).or_default().insert(idx);
        }
    }

    /// Remembers all customers of a ledger.
    pub fn add_all(&mut self, ledger: &Ledger) {
        for (customer, idx) in ledger.customers().iter().zip(0..) {
            self.add(customer, idx);
        }
    }

    /// Which customer of the joined ledger this is, if it is there.
    pub fn find(&self, customer: &Customer) -> Option<CustomerIdx> {
        if let Some(id) = self.id_of(customer) {
            return self.by_id.get(&id).copied().or_else(|| self.nameless(customer));
        }
        self.named(&customer.name)
    }

    /// The only customer of this name.
    pub fn named(&self, name: &str) -> Option<CustomerIdx> {
        let candidates = self.by_name.get(&name_key(name))?;
        candidates.first().copied().filter(|_| candidates.len() == 1)
    }

    /// A customer whose number is not known here, by name.
    fn nameless(&self, customer: &Customer) -> Option<CustomerIdx> {
        let ids = self.ids_of_name.get(&name_key(&customer.name))?;
        self.named(&customer.name).filter(|_| ids.len() == 1)
    }

    /// The customer's number, or the only one any file gives this name.
    fn id_of(&self, customer: &Customer) -> Option<String> {
        if !customer.id.is_empty() {
            return Some(id_key(&customer.id));
        }
        let ids = self.ids_of_name.get(&name_key(&customer.name))?;
        ids.first().filter(|_| ids.len() == 1).cloned()
    }
}

/// Adds the customers of `other` that `ledger` does not have; says which is which.
pub fn meet(people: &mut People, ledger: &mut Ledger, other: &Ledger) -> Vec<CustomerIdx> {
    let mut places = Vec::with_capacity(other.customers().len());
    for customer in other.customers() {
        let known = people.find(customer);
        let idx = known.unwrap_or_else(|| to_u32(ledger.customers().len()));
        if let Some(mine) = ledger.customer_mut(idx) {
            mine.learn(customer);
        } else {
            ledger.add_customer(customer.clone());
            people.add(customer, idx);
        }
        places.push(idx);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(customers: &[(&str, &str)]) -> Ledger {
        let mut ledger = Ledger::default();
        for (id, name) in customers {
            ledger.add_customer(Customer::named((*id).to_owned(), (*name).to_owned()));
        }
        ledger
    }

    #[test]
    fn keys_forget_what_does_not_count() {
        for (a, b) in [("0012", "12.0"), ("C-1 ", "c-1"), ("000", "0")] {
            assert_eq!(id_key(a), id_key(b), "{a} {b}");
        }
        for (a, b) in [("Acme, Inc.", "ACME  INC"), ("O'Hara", "o hara"), ("Müller", "MÜLLER")] {
            assert_eq!(name_key(a), name_key(b), "{a} {b}");
        }
        for (a, b) in [("Nusa Group:Villa", "Nusa Group"), ("Acme - USD", "Acme"), ("?", "!")] {
            assert_ne!(name_key(a), name_key(b), "{a} {b}");
        }
    }

    #[test]
    fn a_file_with_both_tells_the_number_of_a_name() {
        let mut invoices = ledger(&[("7", "7"), ("8", "8")]);
        let contacts = ledger(&[("007", "Acme"), ("8", "Beta"), ("9", "Gamma")]);
        let by_name = ledger(&[("", "ACME"), ("", "Delta")]);
        let mut people = People::of([&invoices, &contacts, &by_name].into_iter());
        people.add_all(&invoices.clone());
        assert_eq!(meet(&mut people, &mut invoices, &by_name), [0, 2]);
        assert_eq!(people.find(&contacts.customers()[1]), Some(1));
        assert_eq!(people.find(&contacts.customers()[2]), None);
    }

    #[test]
    fn a_name_of_two_numbers_decides_nothing() {
        let two = ledger(&[("1", "Acme"), ("2", "Acme")]);
        let mut people = People::of([&two].into_iter());
        people.add_all(&two);
        assert_eq!(people.find(&Customer::named(String::new(), "Acme".to_owned())), None);
    }

    #[test]
    fn a_customer_whose_number_is_unknown_is_found_by_a_name_of_one_number() {
        // The invoices have names in the column of numbers.
        let invoices = ledger(&[("Acme", "Acme"), ("Beta", "Beta")]);
        let contacts = ledger(&[("9", "ACME"), ("10", "Beta"), ("11", "Beta"), ("12", "Gamma")]);
        let mut people = People::of([&invoices, &contacts].into_iter());
        people.add_all(&invoices);
        let found: Vec<Option<CustomerIdx>> =
            contacts.customers().iter().map(|customer| people.find(customer)).collect();
        assert_eq!(found, [Some(0), None, None, None]);
    }

    #[test]
    fn a_parent_is_what_stands_before_the_colon() {
        for (a, b, expected) in [
            ("Nusa Group:Villa", "NUSA  GROUP", true),
            ("Nusa Group", "Nusa Group:Villa", true),
            ("Nusa Group:Villa", "Nusa Group:Spa", false),
            ("Nusa Group:Villa", "Villa", false),
            ("Nusa Group", "Nusa Group", false),
        ] {
            assert_eq!(are_parent_and_child(a, b), expected, "{a} {b}");
        }
    }
}
