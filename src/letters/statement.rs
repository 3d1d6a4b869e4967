//! Statements of account: what is open at a date, or what happened in a period.
//!
//! opening + Σ movements = closing, and the opening of a period is the closing of the one before:
//! every movement is a change of the very function ([`open_at`]) that gives the balances.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bundle::documents_of;
use super::format::on_one_line;
use super::kind::LetterKind;
use super::select::{Chooser, customer_of};
use super::write::{aging, lines};
use super::{LetterInputs, LetterLine};
use crate::analysis::balance::open_at;
use crate::documents::Language;
use crate::domain::sorting::LeanSort;
use crate::domain::{Amount, Currency, Day, DocumentIdx, DocumentKind, to_u32};

/// Which statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementRun {
    /// First day of the period; open items only where there is none.
    pub from: Option<NaiveDate>,
    /// One account; all where it is not said.
    pub account: Option<u32>,
}

/// One account's statement at the as-of date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Whose.
    pub account: u32,
    /// Customer number; may be empty.
    pub customer_id: String,
    /// Customer name.
    pub name: String,
    /// Lines of the postal address; may be empty.
    pub address: Vec<String>,
    /// E-mail address; may be empty.
    pub email: String,
    /// Of every amount.
    pub currency: Currency,
    /// In which language.
    pub language: Language,
    /// Stated for the end of this day.
    pub as_of: NaiveDate,
    /// First day of the period; `None` for open items.
    pub from: Option<NaiveDate>,
    /// Latest entry of the file.
    pub data_date: NaiveDate,
    /// What was open before the period; zero for open items.
    pub opening: Amount,
    /// What happened in the period, in order; empty for open items.
    pub movements: Vec<Movement>,
    /// What is open now, line by line; empty for a period.
    pub items: Vec<LetterLine>,
    /// What is open now.
    pub closing: Amount,
    /// What is open now by age; empty parts left out.
    pub aging: Vec<(String, Amount)>,
}

/// What changed the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MovementKind {
    /// An invoice was issued.
    Invoice,
    /// A credit note was issued.
    CreditNote,
    /// Money came in that is set against no invoice.
    Receipt,
    /// A document was paid, in part or in full.
    Payment,
    /// The file says less is open, but not since when: stated on the day of issue.
    Undated,
}

/// One change of the balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// When.
    pub date: NaiveDate,
    /// What.
    pub kind: MovementKind,
    /// Number of the document.
    pub number: String,
    /// By how much; payments and credits are negative.
    pub amount: Amount,
    /// What was open after it.
    pub balance: Amount,
}

/// The statement of one account; `None` when there is nothing to state.
pub fn statement(inputs: &LetterInputs<'_>, run: StatementRun) -> Option<Statement> {
    statements(inputs, run).into_iter().next()
}

/// The statements of a run, by account; accounts with nothing to state are left out.
pub fn statements(inputs: &LetterInputs<'_>, run: StatementRun) -> Vec<Statement> {
    let chooser = Chooser::new(inputs);
    let latest = chooser.tallies().latest.unwrap_or(inputs.config.as_of);
    let all = to_u32(inputs.ledger.accounts().len());
    let wanted = move || (0..all).filter(move |idx| run.account.is_none_or(|only| only == *idx));
    let documents = documents_of(inputs.ledger, wanted());
    let of = |account: u32| {
        let own = documents.get(account as usize)?;
        make(inputs, &chooser, run.from, latest, account, own)
    };
    wanted().filter_map(of).collect()
}

fn make(
    inputs: &LetterInputs<'_>,
    chooser: &Chooser<'_>,
    from: Option<NaiveDate>,
    data_date: NaiveDate,
    account: u32,
    documents: &[DocumentIdx],
) -> Option<Statement> {
    let ledger = inputs.ledger;
    let customer = customer_of(ledger, account)?;
    let currency = ledger.accounts().get(account as usize)?.currency;
    let as_of = inputs.config.as_of;
    let amount = |minor: i128| Amount::from_minor(minor, currency);
    let balance = |day: Day| -> i128 { documents.iter().map(|&idx| open(inputs, idx, day)).sum() };
    let opening = from.map_or(0, |from| balance(Day::from(from).plus(-1)));
    let closing = balance(Day::from(as_of));
    let mut movements = Vec::new();
    if let Some(from) = from {
        for &idx in documents {
            movements.extend(changes(inputs, idx, currency, Day::from(from), Day::from(as_of)));
        }
        // On one day invoices come before payments, then by number.
        movements
            .lean_sort_by(|a, b| (a.date, a.kind, &a.number).cmp(&(b.date, b.kind, &b.number)));
        let mut running = amount(opening);
        for movement in &mut movements {
            running += movement.amount;
            movement.balance = running;
        }
    }
    let items = if from.is_none() {
        lines(inputs, chooser, currency, LetterKind::StatementCover, account, documents)
    } else {
        Vec::new()
    };
    if opening == 0 && closing == 0 && movements.is_empty() && items.is_empty() {
        return None;
    }
    let language = chooser.language(account);
    Some(Statement {
        account,
        customer_id: on_one_line(&customer.id),
        name: on_one_line(&customer.name),
        address: customer.address.iter().map(|line| on_one_line(line)).collect(),
        email: on_one_line(&customer.email),
        currency,
        language,
        as_of,
        from,
        data_date,
        opening: amount(opening),
        movements,
        items,
        closing: amount(closing),
        aging: aging(inputs, language, currency, documents),
    })
}

/// Open at the end of `day`; nothing before it was issued.
fn open(inputs: &LetterInputs<'_>, idx: DocumentIdx, day: Day) -> i128 {
    i128::from(open_at(&inputs.ledger.columns(), idx as usize, day).unwrap_or(0))
}

/// What changed a document's balance from `from` to `to`, both included.
fn changes(
    inputs: &LetterInputs<'_>,
    idx: DocumentIdx,
    currency: Currency,
    from: Day,
    to: Day,
) -> Vec<Movement> {
    let columns = inputs.ledger.columns();
    let Some(document) = inputs.ledger.document(idx) else { return Vec::new() };
    let payments = columns.payments_of(idx as usize);
    let dates = payments.iter().map(|paid| paid.date);
    let days: BTreeSet<Day> = dates
        .chain([document.invoice_date, document.paid_date])
        .filter(|day| day.is_some() && (from..=to).contains(day))
        .collect();
    let number = on_one_line(&document.number);
    let mut found = Vec::new();
    for day in days {
        let mut left = open(inputs, idx, day) - open(inputs, idx, day.plus(-1));
        let mut parts = Vec::new();
        if day == document.invoice_date {
            let total = i128::from(columns.total.get(idx as usize).copied().unwrap_or(0));
            parts.push((issued(document.kind), total));
        }
        let on_day = payments.iter().filter(|paid| paid.date == day);
        parts.extend(on_day.map(|paid| (MovementKind::Payment, -i128::from(paid.minor))));
        left -= parts.iter().map(|(_, minor)| minor).sum::<i128>();
        let rest =
            if day == document.paid_date { MovementKind::Payment } else { MovementKind::Undated };
        parts.push((rest, left));
        let date = day.to_date();
        found.extend(parts.into_iter().filter(|(_, minor)| *minor != 0).filter_map(
            |(kind, minor)| {
                let amount = Amount::from_minor(minor, currency);
                Some(Movement {
                    date: date?,
                    kind,
                    number: number.clone(),
                    amount,
                    balance: Amount::ZERO,
                })
            },
        ));
    }
    found
}

const fn issued(kind: DocumentKind) -> MovementKind {
    match kind {
        DocumentKind::Invoice => MovementKind::Invoice,
        DocumentKind::CreditNote => MovementKind::CreditNote,
        DocumentKind::Receipt => MovementKind::Receipt,
    }
}
