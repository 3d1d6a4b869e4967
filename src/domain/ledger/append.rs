//! One ledger behind another: the documents of a second file, under the customers of both.

use std::collections::BTreeMap;

use crate::domain::ledger::{
    Account, AccountIdx, CustomerIdx, DocumentIdx, HAS_PAYMENTS, Ledger, NewDocument, Payment,
    is_disputed, kind_of,
};
use crate::domain::{Currency, to_u32};

impl Ledger {
    /// Adds the documents of `other` behind this ledger's own, with their payments and attributes.
    /// `customers` says which customer of this ledger each of its customers is; documents for
    /// which `keep` is `false` stay behind.
    pub fn append(
        &mut self,
        other: &Self,
        customers: &[CustomerIdx],
        keep: impl Fn(DocumentIdx) -> bool,
    ) {
        let accounts = self.accounts_for(other, customers);
        let first = to_u32(self.len());
        let mut moved: Vec<Option<DocumentIdx>> = Vec::with_capacity(other.len());
        let mut next = first;
        for idx in 0..to_u32(other.len()) {
            let added = keep(idx) && self.push_from(other, idx, &accounts);
            moved.push(added.then_some(next));
            next += u32::from(added);
        }
        let moved = |idx: DocumentIdx| moved.get(idx as usize).copied().flatten();
        if let Some(attributes) = &other.attributes {
            self.attributes.get_or_insert_default().append(attributes, &moved);
        }
        let payments = other.payments.iter();
        self.add_payments(payments.filter_map(|payment| {
            Some(Payment { document: moved(payment.document)?, ..*payment })
        }));
    }

    fn accounts_for(&mut self, other: &Self, customers: &[CustomerIdx]) -> Vec<AccountIdx> {
        let mut known: BTreeMap<(CustomerIdx, Currency), AccountIdx> = self
            .accounts
            .iter()
            .zip(0..)
            .map(|(account, idx)| ((account.customer, account.currency), idx))
            .collect();
        let mut accounts = Vec::with_capacity(other.accounts.len());
        for account in &other.accounts {
            let customer = customers.get(account.customer as usize).copied().unwrap_or_default();
            let currency = account.currency;
            let idx = *known
                .entry((customer, currency))
                .or_insert_with(|| self.add_account(Account { customer, currency }));
            accounts.push(idx);
        }
        accounts
    }

    fn push_from(&mut self, other: &Self, idx: DocumentIdx, accounts: &[AccountIdx]) -> bool {
        let i = idx as usize;
        let (Some((account, number)), Some(&flags)) = (other.number(idx), other.flags.get(i))
        else {
            return false;
        };
        let (Some(&account), Some(&invoice_date), Some(&due_date), Some(&paid_date)) = (
            accounts.get(account as usize),
            other.invoice_date.get(i),
            other.due_date.get(i),
            other.paid_date.get(i),
        ) else {
            return false;
        };
        let (Some(&total), Some(&open), Some(&row), Some(&offset)) =
            (other.total.get(i), other.open.get(i), other.row.get(i), other.offset.get(i))
        else {
            return false;
        };
        let (kind, disputed) = (kind_of(flags), is_disputed(flags));
        self.push(NewDocument {
            account,
            number,
            kind,
            invoice_date,
            due_date,
            paid_date,
            total,
            open,
            disputed,
            row,
            offset,
        });
        // Payments are added with their own mark.
        if let Some(own) = self.flags.last_mut() {
            *own |= flags & !HAS_PAYMENTS;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::domain::ledger::Attribute;
    use crate::domain::ledger::tests::ledger_of;

    #[test]
    fn documents_keep_what_belongs_to_them() {
        let mut first = ledger_of(&[("A", 100)]);
        let mut second = ledger_of(&[("B", 200), ("C", 300)]);
        second.set_attribute(1, Attribute::PoNumber, "PO 7");
        second.mark_due_derived(1);
        let date = Day::from_number(4);
        second.add_payments([Payment { document: 1, date, minor: 50, source: 1, row: 3 }]);
        first.append(&second, &[0], |idx| idx == 1);
        assert_eq!(first.len(), 2);
        let document = first.document(1).unwrap();
        assert_eq!((document.number.as_ref(), document.due_derived), ("C", true));
        assert_eq!(document.account_idx, 0);
        assert_eq!(first.attribute(1, Attribute::PoNumber), Some("PO 7"));
        assert_eq!(first.payments_of(1).len(), 1);
    }

    #[test]
    fn payments_go_with_their_document_to_its_new_place() {
        let mut first = ledger_of(&[("A", 100)]);
        let mut second = ledger_of(&[("B", 200), ("C", 300), ("D", 400)]);
        let date = Day::from_number(4);
        let pay = |document, minor| Payment { document, date, minor, source: 1, row: 3 };
        second.add_payments([pay(0, 40), pay(1, 50), pay(2, 60)]);
        first.append(&second, &[0], |idx| idx != 1);
        let of = |idx| first.payments_of(idx).iter().map(|own| own.minor).collect::<Vec<_>>();
        assert_eq!((of(0), of(1), of(2)), (vec![], vec![40], vec![60]));
        assert_eq!(first.payments().len(), 2);
    }
}
