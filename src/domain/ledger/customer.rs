//! Customers and their accounts, and the key that stays the same from one reading to the next.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::CustomerIdx;
use crate::domain::{Amount, Currency};

/// Who owes. Text that the files do not give is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// The customer number as first written in the file; empty where the file has none.
    pub id: String,
    /// The name as first written; the id where the file has no name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Lines of the postal address.
    pub address: Vec<String>,
    /// Country as written.
    pub country: String,
    /// Who of us looks after the customer.
    pub salesperson: String,
    /// The most the customer may owe; the files do not say in which currency.
    pub credit_limit: Option<Amount>,
    /// Payment terms as written, such as "Net 30".
    pub terms: String,
}

impl Customer {
    /// A customer known by number and name only.
    pub fn named(id: String, name: String) -> Self {
        Self { id, name, ..Self::default() }
    }

    /// The key that names this customer in settings.
    pub fn key(&self) -> CustomerKey {
        if self.id.is_empty() {
            CustomerKey::Name(self.name.clone())
        } else {
            CustomerKey::Id(self.id.clone())
        }
    }

    /// Takes over what this customer lacks from what another file says of the same one.
    pub fn learn(&mut self, other: &Self) {
        let pairs = [
            (&mut self.id, &other.id),
            (&mut self.email, &other.email),
            (&mut self.phone, &other.phone),
            (&mut self.country, &other.country),
            (&mut self.salesperson, &other.salesperson),
            (&mut self.terms, &other.terms),
        ];
        for (mine, theirs) in pairs {
            if mine.is_empty() {
                mine.clone_from(theirs);
            }
        }
        if self.address.is_empty() {
            self.address.clone_from(&other.address);
        }
        self.credit_limit = self.credit_limit.or(other.credit_limit);
        // A customer known by number only shows the number until a name is learned.
        if (self.name.is_empty() || self.name == self.id) && !other.name.is_empty() {
            self.name.clone_from(&other.name);
        }
    }
}

/// Names a customer across readings: by number, else by name, as first written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CustomerKey {
    /// By customer number.
    Id(String),
    /// By name.
    Name(String),
}

/// One customer in one currency: balances live here and are never added across accounts of
/// different currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub customer: CustomerIdx,
    /// In which currency.
    pub currency: Currency,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_learned_where_only_the_number_is_known() {
        for (id, name, other, expected) in [
            ("7", "7", "Acme", "Acme"),
            ("7", "", "Acme", "Acme"),
            ("7", "Acme", "Beta", "Acme"),
            ("", "Acme", "Beta", "Acme"),
            ("7", "7", "", "7"),
        ] {
            let mut own = Customer::named(id.to_owned(), name.to_owned());
            own.learn(&Customer::named("7".to_owned(), other.to_owned()));
            assert_eq!((own.id.as_str(), own.name.as_str()), ("7", expected), "{name} {other}");
        }
    }
}
