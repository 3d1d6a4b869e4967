//! What is missing to reach a customer: no address of any kind, one that cannot work, one shared
//! with another customer or read by nobody in particular.

use serde::{Deserialize, Serialize};

use crate::domain::Ledger;
use crate::domain::ledger::AccountIdx;

/// A gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactGap {
    /// No e-mail address.
    NoEmail,
    /// What stands there is no e-mail address.
    BadEmail,
    /// It goes to a function, such as `info@`, not to a person.
    SharedMailbox,
    /// Another customer has the same address.
    SameEmailAs(String),
    /// No telephone number.
    NoPhone,
    /// No postal address.
    NoAddress,
}

/// Mailboxes that several people read, or nobody.
const FUNCTIONS: [&str; 12] = [
    "accounts", "admin", "ap", "billing", "contact", "finance", "hello", "info", "invoices",
    "mail", "office", "sales",
];

/// The gaps of an account's customer.
pub fn contact_gaps(ledger: &Ledger, account: AccountIdx) -> Vec<ContactGap> {
    let Some(own) = ledger.accounts().get(account as usize).map(|account| account.customer) else {
        return Vec::new();
    };
    let Some(customer) = ledger.customers().get(own as usize) else { return Vec::new() };
    let email = customer.email.trim();
    let mut gaps = Vec::new();
    if email.is_empty() {
        gaps.push(ContactGap::NoEmail);
    } else if !is_address(email) {
        gaps.push(ContactGap::BadEmail);
    } else {
        let name = email.split('@').next().unwrap_or_default().to_lowercase();
        if FUNCTIONS.contains(&name.as_str()) {
            gaps.push(ContactGap::SharedMailbox);
        }
        let others = ledger.customers().iter().zip(0_u32..).filter(|(_, idx)| *idx != own);
        let same = others.map(|(c, _)| c).find(|c| c.email.trim().eq_ignore_ascii_case(email));
        gaps.extend(same.map(|other| ContactGap::SameEmailAs(other.name.clone())));
    }
    if customer.phone.trim().is_empty() {
        gaps.push(ContactGap::NoPhone);
    }
    if customer.address.is_empty() {
        gaps.push(ContactGap::NoAddress);
    }
    gaps
}

/// One `@` with something on both sides, a dot after it and no blanks.
fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let parts: Vec<&str> = domain.split('.').collect();
    !name.is_empty()
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
        && parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Account, Currency, Customer};

    #[test]
    fn gaps_are_named() {
        let mut ledger = Ledger::default();
        for (email, phone) in [
            ("ada@acme.example", "1"),
            ("", ""),
            ("ada at acme", "1"),
            ("INFO@acme.example", "1"),
            ("Ada@Acme.example", "1"),
        ] {
            let customer = Customer {
                email: email.to_owned(),
                phone: phone.to_owned(),
                address: vec!["1 High Street".to_owned()],
                ..Customer::named(String::new(), format!("Customer {email}"))
            };
            let customer = ledger.add_customer(customer);
            ledger.add_account(Account { customer, currency: Currency::UNSTATED });
        }
        let same = |name: &str| ContactGap::SameEmailAs(format!("Customer {name}"));
        for (account, expected) in [
            (0, vec![same("Ada@Acme.example")]),
            (1, vec![ContactGap::NoEmail, ContactGap::NoPhone]),
            (2, vec![ContactGap::BadEmail]),
            (3, vec![ContactGap::SharedMailbox]),
            (9, vec![]),
        ] {
            assert_eq!(contact_gaps(&ledger, account), expected, "account {account}");
        }
    }

    #[test]
    fn an_address_has_one_at_sign_with_something_on_both_sides() {
        for (text, expected) in [
            ("ada@acme.example", true),
            ("ada.b@mail.acme.example", true),
            ("ada", false),
            ("@acme.example", false),
            ("ada b@acme.example", false),
            ("ada@acme .example", false),
            ("ada@b@acme.example", false),
            ("ada@acme", false),
            ("ada@", false),
            ("ada@.example", false),
            ("ada@acme.", false),
            ("ada@acme..example", false),
        ] {
            assert_eq!(is_address(text), expected, "{text}");
        }
    }
}
