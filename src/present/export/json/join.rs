//! How the files of an import fit together, as written.

use chrono::NaiveDate;
use serde::Serialize;

use super::word;
use crate::domain::{Amount, Money};
use crate::import::{Difference, JoinReport, Listed, LooseContact, LoosePayment, Repeated, Tally};

#[derive(Serialize)]
pub(super) struct JoinOut<'a> {
    payments: TallyOut<'a>,
    matched: TallyOut<'a>,
    excess: TallyOut<'a>,
    unmatched: TallyOut<'a>,
    unapplied: TallyOut<'a>,
    unmatched_payments: ListOut<PaymentOut<'a>>,
    excess_payments: ListOut<PaymentOut<'a>>,
    differences: ListOut<DifferenceOut<'a>>,
    contacts_matched: u64,
    contacts_unmatched: ListOut<ContactOut<'a>>,
    repeated_documents: ListOut<RepeatedOut<'a>>,
}

pub(super) fn join(join: &JoinReport) -> JoinOut<'_> {
    JoinOut {
        payments: tally(&join.payments),
        matched: tally(&join.matched),
        excess: tally(&join.excess),
        unmatched: tally(&join.unmatched),
        unapplied: tally(&join.unapplied),
        unmatched_payments: list(&join.unmatched_rows, payment),
        excess_payments: list(&join.excess_rows, payment),
        differences: list(&join.differences, difference),
        contacts_matched: join.contacts_matched,
        contacts_unmatched: list(&join.contacts_unmatched, contact),
        repeated_documents: list(&join.repeated, repeated),
    }
}

#[derive(Serialize)]
struct TallyOut<'a> {
    rows: u64,
    amounts: Vec<AmountOut<'a>>,
}

#[derive(Serialize)]
struct AmountOut<'a> {
    currency: Option<&'a str>,
    amount: Amount,
}

fn tally(tally: &Tally) -> TallyOut<'_> {
    TallyOut { rows: tally.rows, amounts: tally.amounts.iter().map(amount).collect() }
}

fn amount(money: &Money) -> AmountOut<'_> {
    AmountOut { currency: word::currency(&money.currency), amount: money.amount }
}

#[derive(Serialize)]
struct ListOut<T> {
    count: u64,
    all_listed: bool,
    list: Vec<T>,
}

fn list<'a, T, O>(listed: &'a Listed<T>, make: fn(&'a T) -> O) -> ListOut<O> {
    ListOut {
        count: listed.count,
        all_listed: listed.kept.len() as u64 >= listed.count,
        list: listed.kept.iter().map(make).collect(),
    }
}

#[derive(Serialize)]
struct PaymentOut<'a> {
    file: u32,
    row: u32,
    customer: &'a str,
    number: &'a str,
    date: Option<NaiveDate>,
    currency: Option<&'a str>,
    amount: Amount,
    reason: String,
    message: &'static str,
    kept_as_receipt: bool,
}

fn payment(payment: &LoosePayment) -> PaymentOut<'_> {
    PaymentOut {
        file: payment.file,
        row: payment.row,
        customer: &payment.customer,
        number: &payment.number,
        date: payment.date,
        currency: word::currency(&payment.amount.currency),
        amount: payment.amount.amount,
        reason: word::snake(&payment.why),
        message: payment.why.message(),
        kept_as_receipt: payment.kept_as_receipt,
    }
}

#[derive(Serialize)]
struct DifferenceOut<'a> {
    file: u32,
    row: u32,
    customer: &'a str,
    number: &'a str,
    currency: Option<&'a str>,
    stated_open: Amount,
    total_less_payments: Amount,
}

fn difference(difference: &Difference) -> DifferenceOut<'_> {
    DifferenceOut {
        file: difference.file,
        row: difference.row,
        customer: &difference.customer,
        number: &difference.number,
        currency: word::currency(&difference.currency),
        stated_open: difference.stated,
        total_less_payments: difference.computed,
    }
}

#[derive(Serialize)]
struct ContactOut<'a> {
    file: u32,
    customer_id: &'a str,
    customer: &'a str,
}

fn contact(contact: &LooseContact) -> ContactOut<'_> {
    ContactOut { file: contact.file, customer_id: &contact.id, customer: &contact.name }
}

#[derive(Serialize)]
struct RepeatedOut<'a> {
    file: u32,
    row: u32,
    first_file: u32,
    first_row: u32,
    customer: &'a str,
    number: &'a str,
    currency: Option<&'a str>,
    total: Amount,
    counted_once: bool,
}

fn repeated(repeated: &Repeated) -> RepeatedOut<'_> {
    RepeatedOut {
        file: repeated.file,
        row: repeated.row,
        first_file: repeated.first_file,
        first_row: repeated.first_row,
        customer: &repeated.customer,
        number: &repeated.number,
        currency: word::currency(&repeated.total.currency),
        total: repeated.total.amount,
        counted_once: repeated.same,
    }
}
