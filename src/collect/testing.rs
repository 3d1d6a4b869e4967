//! Small ledgers and logs for the tests of the parts.

use chrono::NaiveDate;

use crate::analysis::{Analysis, AnalysisConfig, Behavior, Contact, CustomerRow, Figure};
use crate::collect::log::{CaseLog, Contacted, Event, Outcome, Promise, What};
use crate::collect::{TodayReport, today};
use crate::domain::{
    Account, Amount, Currency, Customer, CustomerKey, Day, DocumentKind, Ledger, NewDocument,
};
use crate::policy::{Channel, Policy};

pub(crate) fn eur() -> Currency {
    Currency::new("EUR").unwrap()
}

pub(crate) fn cents(minor: i64) -> Amount {
    Amount::from_minor(i128::from(minor), eur())
}

/// A Wednesday, far from the end of a month.
pub(crate) fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 18).unwrap()
}

/// The day so many days after (or before) [`as_of`].
pub(crate) fn day(offset: i32) -> NaiveDate {
    Day::from(as_of()).plus(offset).to_date().unwrap()
}

pub(crate) fn name(name: &str) -> CustomerKey {
    CustomerKey::Name(name.to_owned())
}

/// A customer of whom nothing is known.
pub(crate) fn row(name: &str) -> CustomerRow {
    CustomerRow {
        account: 0,
        customer_id: String::new(),
        name: name.to_owned(),
        contact: Contact::default(),
        open: Figure::default(),
        overdue: Figure::default(),
        buckets: Vec::new(),
        oldest_days_past_due: None,
        post_dated: Figure::default(),
        behavior: Behavior::default(),
        first_time_late: false,
        offender: None,
    }
}

/// One open document: customer, number, days past due on [`as_of`], minor units.
pub(crate) fn ledger(documents: &[(&str, &str, i32, i64)]) -> Ledger {
    let mut ledger = Ledger::default();
    for (customer, number, days, open) in documents {
        let account = account(&mut ledger, customer);
        ledger.push(document(account, number, *days, *open));
    }
    ledger
}

pub(crate) fn account(ledger: &mut Ledger, customer: &str) -> u32 {
    let known = ledger.customers().iter().position(|own| own.name == customer);
    if let Some(known) = known {
        return u32::try_from(known).unwrap();
    }
    let customer = ledger.add_customer(Customer::named(String::new(), customer.to_owned()));
    ledger.add_account(Account { customer, currency: eur() })
}

/// An open invoice, or a credit where the amount is negative, issued 200 days before [`as_of`].
pub(crate) fn document(account: u32, number: &str, days: i32, open: i64) -> NewDocument<'_> {
    let kind = if open < 0 { DocumentKind::CreditNote } else { DocumentKind::Invoice };
    NewDocument {
        account,
        number: number.as_bytes(),
        kind,
        invoice_date: Day::from(as_of()).plus(-200),
        due_date: Day::from(as_of()).plus(-days),
        paid_date: Day::NONE,
        total: open,
        open,
        disputed: false,
        row: 2,
        offset: 0,
    }
}

/// The list on the day `offset` days after [`as_of`].
pub(crate) fn list(ledger: &Ledger, policy: &Policy, log: &CaseLog, offset: i32) -> TodayReport {
    today(ledger, &analysis(ledger, offset), policy, log)
}

pub(crate) fn analysis(ledger: &Ledger, offset: i32) -> Analysis {
    Analysis::new(ledger, &AnalysisConfig::standard(day(offset)))
}

pub(crate) fn log(events: Vec<Event>) -> CaseLog {
    CaseLog { events, ..CaseLog::default() }
}

pub(crate) fn event(offset: i32, customer: &str, what: What) -> Event {
    Event { date: day(offset), nth: 0, customer: name(customer), currency: None, what }
}

/// The step of this level was done, about these documents.
pub(crate) fn done(offset: i32, customer: &str, level: &str, documents: &[&str]) -> Event {
    let contacted = Contacted {
        channel: Channel::Call,
        level: level.to_owned(),
        documents: documents.iter().map(|number| (*number).to_owned()).collect(),
        outcome: Outcome::Reached,
        reason: None,
        note: String::new(),
    };
    event(offset, customer, What::Contacted(contacted))
}

/// A promise made `offset` days after [`as_of`], to pay by `by` days after it.
pub(crate) fn promised(offset: i32, customer: &str, minor: i64, by: i32) -> Event {
    let promise = Promise {
        amount: cents(minor),
        by: day(by),
        method: crate::collect::log::Method::Transfer,
        documents: Vec::new(),
    };
    event(offset, customer, What::Promised(promise))
}
