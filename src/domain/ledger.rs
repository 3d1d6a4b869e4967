//! The ledger: validated documents in columns, so that a million of them are re-aged in
//! milliseconds. It never leaves the worker.
//!
//! Invariants: every column has the same length; `account` and `customer` indexes are in range;
//! amounts are whole minor units of the account's currency; a missing date is [`Day::NONE`]. What
//! few documents have (single payments, attributes) is kept beside the columns, sorted by document.

mod append;
mod attributes;
mod customer;
mod merge;
mod payments;
mod sources;

use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, DocumentKind, to_u32};

pub use attributes::Attribute;
use attributes::Attributes;
pub use customer::{Account, Customer, CustomerKey};
use merge::Unmerged;
pub use payments::Payment;
pub use sources::{Source, SourceIdx};

/// Index of a document in the ledger's columns, in the order of the file.
pub type DocumentIdx = u32;

/// Index of an account.
pub type AccountIdx = u32;

/// Index of a customer.
pub type CustomerIdx = u32;

/// One document on its way into the ledger.
#[derive(Clone, Copy, Debug)]
pub struct NewDocument<'a> {
    /// Customer and currency.
    pub account: AccountIdx,
    /// Document number as written.
    pub number: &'a [u8],
    /// What it is.
    pub kind: DocumentKind,
    /// Invoice date, or [`Day::NONE`].
    pub invoice_date: Day,
    /// Due date, or [`Day::NONE`].
    pub due_date: Day,
    /// Date of the payment that settled it (or last part-paid it), or [`Day::NONE`].
    pub paid_date: Day,
    /// Total billed, in minor units; negative for credits.
    pub total: i64,
    /// Still open today according to the file, in minor units; negative for credits.
    pub open: i64,
    /// The file marks it as disputed.
    pub disputed: bool,
    /// Line in the file where the row begins, counted from 1.
    pub row: u32,
    /// Byte offset of the row in the (decoded) file.
    pub offset: u64,
}

/// All documents of one import.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    customers: Vec<Customer>,
    accounts: Vec<Account>,
    account: Vec<AccountIdx>,
    invoice_date: Vec<Day>,
    due_date: Vec<Day>,
    paid_date: Vec<Day>,
    total: Vec<i64>,
    open: Vec<i64>,
    flags: Vec<u8>,
    row: Vec<u32>,
    offset: Vec<u64>,
    number_end: Vec<u32>,
    numbers: Vec<u8>,
    has_paid_dates: bool,
    has_history: bool,
    sources: Vec<Source>,
    payments: Vec<Payment>,
    attributes: Option<Box<Attributes>>,
    unmerged: Option<Box<Unmerged>>,
}

const KIND_MASK: u8 = 0b11;
const DISPUTED: u8 = 0b100;
const HAS_PAYMENTS: u8 = 0b1000;
const DUE_DERIVED: u8 = 0b1_0000;
const SIGN_TURNED: u8 = 0b10_0000;

impl Ledger {
    /// Makes room for `documents`, so that filling does not move the columns.
    pub fn reserve(&mut self, documents: usize, number_bytes: usize) {
        self.account.reserve_exact(documents);
        self.invoice_date.reserve_exact(documents);
        self.due_date.reserve_exact(documents);
        self.paid_date.reserve_exact(documents);
        self.total.reserve_exact(documents);
        self.open.reserve_exact(documents);
        self.flags.reserve_exact(documents);
        self.row.reserve_exact(documents);
        self.offset.reserve_exact(documents);
        self.number_end.reserve_exact(documents);
        self.numbers.reserve_exact(number_bytes);
    }

    /// Adds a customer and returns its index.
    pub fn add_customer(&mut self, customer: Customer) -> CustomerIdx {
        self.customers.push(customer);
        to_u32(self.customers.len() - 1)
    }

    /// Adds an account and returns its index.
    pub fn add_account(&mut self, account: Account) -> AccountIdx {
        self.accounts.push(account);
        to_u32(self.accounts.len() - 1)
    }

    /// Adds a document at the end.
    #[inline]
    pub fn push(&mut self, document: NewDocument<'_>) {
        self.has_paid_dates |= document.paid_date.is_some();
        self.has_history |= document.paid_date.is_some() || document.open != document.total;
        self.account.push(document.account);
        self.invoice_date.push(document.invoice_date);
        self.due_date.push(document.due_date);
        self.paid_date.push(document.paid_date);
        self.total.push(document.total);
        self.open.push(document.open);
        self.flags.push(document.kind as u8 | if document.disputed { DISPUTED } else { 0 });
        self.row.push(document.row);
        self.offset.push(document.offset);
        self.numbers.extend_from_slice(document.number);
        self.number_end.push(to_u32(self.numbers.len()));
    }

    /// Adds a further line to the last document: its amounts, and a later payment date.
    pub fn add_to_last(&mut self, total: i64, open: i64, paid_date: Day) {
        if let Some(last) = self.total.last_mut() {
            *last = last.saturating_add(total);
        }
        if let Some(last) = self.open.last_mut() {
            *last = last.saturating_add(open);
        }
        if let Some(last) = self.paid_date.last_mut() {
            *last = (*last).max(paid_date);
            self.has_paid_dates |= last.is_some();
        }
        self.has_history |= self.total.last() != self.open.last();
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.account.len()
    }

    /// No documents.
    pub fn is_empty(&self) -> bool {
        self.account.is_empty()
    }

    /// At least one document has a payment date.
    pub fn has_paid_dates(&self) -> bool {
        self.has_paid_dates
    }

    /// At least one document is paid, in full or in part; otherwise it is a list of open items.
    pub fn has_history(&self) -> bool {
        self.has_history
    }

    /// All customers, in order of first appearance.
    pub fn customers(&self) -> &[Customer] {
        &self.customers
    }

    /// Mutable access for the importer, which learns names and addresses as it reads.
    pub fn customer_mut(&mut self, customer: CustomerIdx) -> Option<&mut Customer> {
        self.customers.get_mut(customer as usize)
    }

    /// Marks the due date of a document as worked out from payment terms.
    pub fn mark_due_derived(&mut self, idx: DocumentIdx) {
        if let Some(flags) = self.flags.get_mut(idx as usize) {
            *flags |= DUE_DERIVED;
        }
    }

    /// Marks a document whose amounts have the other sign in the file.
    pub fn mark_sign_turned(&mut self, idx: DocumentIdx) {
        if let Some(flags) = self.flags.get_mut(idx as usize) {
            *flags |= SIGN_TURNED;
        }
    }

    /// The total of a document with the sign it has in the file.
    pub fn total_as_written(&self, idx: DocumentIdx) -> Option<i64> {
        let (&total, &flags) = (self.total.get(idx as usize)?, self.flags.get(idx as usize)?);
        Some(if flags & SIGN_TURNED == 0 { total } else { -total })
    }

    /// All accounts, in order of first appearance.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    /// The columns, for passes over all documents.
    pub fn columns(&self) -> Columns<'_> {
        Columns {
            account: &self.account,
            invoice_date: &self.invoice_date,
            due_date: &self.due_date,
            paid_date: &self.paid_date,
            total: &self.total,
            open: &self.open,
            flags: &self.flags,
            payments: &self.payments,
        }
    }

    /// One document, or `None` past the end.
    pub fn document(&self, idx: DocumentIdx) -> Option<Document<'_>> {
        let i = idx as usize;
        let account_idx = *self.account.get(i)?;
        let account = *self.accounts.get(account_idx as usize)?;
        let flags = *self.flags.get(i)?;
        Some(Document {
            account_idx,
            account,
            customer: self.customers.get(account.customer as usize)?,
            number: String::from_utf8_lossy(self.number(idx)?.1),
            kind: kind_of(flags),
            disputed: is_disputed(flags),
            due_derived: is_due_derived(flags),
            invoice_date: *self.invoice_date.get(i)?,
            due_date: *self.due_date.get(i)?,
            paid_date: *self.paid_date.get(i)?,
            total: Amount::from_minor(i128::from(*self.total.get(i)?), account.currency),
            open: Amount::from_minor(i128::from(*self.open.get(i)?), account.currency),
            row: *self.row.get(i)?,
            offset: *self.offset.get(i)?,
        })
    }

    /// Account and number (as written) of a document, without looking the rest up.
    pub fn number(&self, idx: DocumentIdx) -> Option<(AccountIdx, &[u8])> {
        let i = idx as usize;
        let end = *self.number_end.get(i)? as usize;
        let start = match i.checked_sub(1) {
            Some(previous) => *self.number_end.get(previous)? as usize,
            None => 0,
        };
        Some((*self.account.get(i)?, self.numbers.get(start..end)?))
    }

    /// The currencies in use, most documents first.
    pub fn currencies(&self) -> Vec<Currency> {
        let mut per_account = vec![0_u64; self.accounts.len()];
        for &account in &self.account {
            if let Some(count) = per_account.get_mut(account as usize) {
                *count += 1;
            }
        }
        let mut counts: std::collections::BTreeMap<Currency, u64> =
            std::collections::BTreeMap::new();
        for (account, count) in self.accounts.iter().zip(per_account) {
            *counts.entry(account.currency).or_default() += count;
        }
        let mut list: Vec<(Currency, u64)> = counts.into_iter().collect();
        list.lean_sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        list.into_iter().map(|(currency, _)| currency).collect()
    }
}

/// The kind packed into a flags byte.
#[inline]
pub const fn kind_of(flags: u8) -> DocumentKind {
    match flags & KIND_MASK {
        0 => DocumentKind::Invoice,
        1 => DocumentKind::CreditNote,
        _ => DocumentKind::Receipt,
    }
}

/// The disputed mark packed into a flags byte.
#[inline]
pub const fn is_disputed(flags: u8) -> bool {
    flags & DISPUTED != 0
}

/// Whether single payments are known for the document of this flags byte.
#[inline]
pub const fn has_payments(flags: u8) -> bool {
    flags & HAS_PAYMENTS != 0
}

/// Whether the due date was worked out from payment terms, as packed into a flags byte.
#[inline]
pub const fn is_due_derived(flags: u8) -> bool {
    flags & DUE_DERIVED != 0
}

/// The ledger's columns, all of one length, and the payments beside them.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// Account of each document.
    pub account: &'a [AccountIdx],
    /// Invoice dates.
    pub invoice_date: &'a [Day],
    /// Due dates.
    pub due_date: &'a [Day],
    /// Dates paid.
    pub paid_date: &'a [Day],
    /// Totals in minor units.
    pub total: &'a [i64],
    /// Open today, in minor units.
    pub open: &'a [i64],
    /// Kind and marks; see [`kind_of`], [`is_disputed`], [`has_payments`], [`is_due_derived`].
    pub flags: &'a [u8],
    /// Single payments, by document and date; empty where the files list none.
    pub payments: &'a [Payment],
}

/// One document, looked up.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Index of its account.
    pub account_idx: AccountIdx,
    /// Customer index and currency.
    pub account: Account,
    /// Who owes it.
    pub customer: &'a Customer,
    /// Number as written in the file.
    pub number: std::borrow::Cow<'a, str>,
    /// What it is.
    pub kind: DocumentKind,
    /// The file marks it as disputed.
    pub disputed: bool,
    /// The due date was worked out from payment terms.
    pub due_derived: bool,
    /// Invoice date or [`Day::NONE`].
    pub invoice_date: Day,
    /// Due date or [`Day::NONE`].
    pub due_date: Day,
    /// Paid date or [`Day::NONE`].
    pub paid_date: Day,
    /// Billed.
    pub total: Amount,
    /// Open today according to the file.
    pub open: Amount,
    /// Line in the file, from 1.
    pub row: u32,
    /// Byte offset in the decoded file.
    pub offset: u64,
}

#[cfg(test)]
pub(crate) mod tests {
    //! Small ledgers for the tests of the parts.

    use super::*;

    pub(crate) fn eur() -> Currency {
        Currency::new("EUR").unwrap()
    }

    /// One customer with these open invoices: number and minor units.
    pub(crate) fn ledger_of(documents: &[(&str, i64)]) -> Ledger {
        let mut ledger = Ledger::default();
        let customer = ledger.add_customer(Customer::named(String::new(), "Acme".to_owned()));
        ledger.add_account(Account { customer, currency: eur() });
        for (number, total) in documents {
            push(&mut ledger, number, *total);
        }
        ledger
    }

    pub(crate) fn push(ledger: &mut Ledger, number: &str, total: i64) {
        push_for(ledger, 0, number, total);
    }

    pub(crate) fn push_for(ledger: &mut Ledger, account: AccountIdx, number: &str, total: i64) {
        let row = to_u32(ledger.len()) + 2;
        ledger.push(NewDocument { number: number.as_bytes(), row, ..invoice(account, total) });
    }

    /// Customers of these names, each with an account in EUR of the same index.
    pub(crate) fn ledger_for(names: &[&str]) -> Ledger {
        let mut ledger = Ledger::default();
        for name in names {
            let customer = ledger.add_customer(Customer::named(String::new(), (*name).to_owned()));
            ledger.add_account(Account { customer, currency: eur() });
        }
        ledger
    }

    /// An open invoice of day 0, due on day 30.
    pub(crate) fn invoice(account: AccountIdx, total: i64) -> NewDocument<'static> {
        NewDocument {
            account,
            number: b"1",
            kind: DocumentKind::Invoice,
            invoice_date: Day::from_number(0),
            due_date: Day::from_number(30),
            paid_date: Day::NONE,
            total,
            open: total,
            disputed: false,
            row: 2,
            offset: 0,
        }
    }

    #[test]
    fn room_is_made_in_every_column() {
        let mut ledger = Ledger::default();
        ledger.reserve(30, 70);
        let room = [
            ledger.account.capacity(),
            ledger.invoice_date.capacity(),
            ledger.due_date.capacity(),
            ledger.paid_date.capacity(),
            ledger.total.capacity(),
            ledger.open.capacity(),
            ledger.flags.capacity(),
            ledger.row.capacity(),
            ledger.offset.capacity(),
            ledger.number_end.capacity(),
        ];
        assert!(room.iter().all(|documents| *documents >= 30), "{room:?}");
        assert!(ledger.numbers.capacity() >= 70);
        assert!(ledger.is_empty());
    }

    // An invoice of 100, to which a line is added.
    #[test]
    fn a_further_line_may_be_what_brings_the_history() {
        let day = Day::from_number;
        for (total, open, paid, has_history, has_paid_dates) in [
            (50, 50, Day::NONE, false, false),
            (50, 20, Day::NONE, true, false),
            (50, 50, day(9), false, true),
            (50, 0, day(9), true, true),
        ] {
            let mut ledger = ledger_of(&[("1", 100)]);
            assert_eq!((ledger.has_history(), ledger.has_paid_dates()), (false, false));
            ledger.add_to_last(total, open, paid);
            let found = (ledger.has_history(), ledger.has_paid_dates());
            assert_eq!(found, (has_history, has_paid_dates), "{total} {open} {paid:?}");
            let columns = ledger.columns();
            assert_eq!((columns.total, columns.open), (&[150][..], &[100 + open][..]));
            assert_eq!(columns.paid_date, [paid]);
        }
        // What was known before stays known, and the later of two payment dates holds.
        let mut ledger = ledger_for(&["A"]);
        ledger.push(NewDocument { paid_date: day(5), open: 30, ..invoice(0, 100) });
        ledger.add_to_last(50, 120, day(3));
        assert_eq!((ledger.has_history(), ledger.has_paid_dates()), (true, true));
        assert_eq!(ledger.columns().paid_date, [day(5)]);
    }

    #[test]
    fn a_turned_sign_is_turned_back_for_the_file() {
        let mut ledger = ledger_of(&[("1", 100), ("2", -70), ("3", 50)]);
        ledger.mark_sign_turned(1);
        ledger.mark_sign_turned(2);
        let written: Vec<Option<i64>> = (0..4).map(|idx| ledger.total_as_written(idx)).collect();
        assert_eq!(written, [Some(100), Some(70), Some(-50), None]);
        assert_eq!(ledger.columns().total, [100, -70, 50]);
    }

    // Two accounts in USD with 2 + 1 documents, one in EUR with 2, one in CHF with 2.
    #[test]
    fn currencies_stand_by_documents_then_by_code() {
        let mut ledger = ledger_of(&[]);
        let [usd, chf] = ["USD", "CHF"].map(|code| Currency::new(code).unwrap());
        for currency in [usd, chf, usd] {
            ledger.add_account(Account { customer: 0, currency });
        }
        for account in [0, 1, 2, 0, 1, 2, 3] {
            push_for(&mut ledger, account, "1", 10);
        }
        assert_eq!(ledger.currencies(), [usd, chf, eur()]);
    }

    #[test]
    fn each_mark_is_a_bit_of_its_own() {
        for (flags, disputed, payments, derived) in [
            (0, false, false, false),
            (DISPUTED, true, false, false),
            (HAS_PAYMENTS, false, true, false),
            (DUE_DERIVED, false, false, true),
            (SIGN_TURNED | KIND_MASK, false, false, false),
            (DISPUTED | HAS_PAYMENTS | DUE_DERIVED | 1, true, true, true),
        ] {
            let found = (is_disputed(flags), has_payments(flags), is_due_derived(flags));
            assert_eq!(found, (disputed, payments, derived), "{flags:b}");
        }
        let mut ledger = ledger_of(&[("1", 10), ("2", 20)]);
        ledger.mark_due_derived(1);
        let derived = |idx| ledger.document(idx).unwrap().due_derived;
        assert_eq!((derived(0), derived(1)), (false, true));
    }
}
