//! The documents behind a figure: every figure of the report can be opened to these rows.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::analysis::AgeBasis;
use crate::analysis::balance;
use crate::analysis::offender;
use crate::analysis::report::{
    AnalysisConfig, DocumentRow, DocumentSet, DocumentSort, Figure, PaymentRow, Selection,
};
use crate::domain::ledger::{Attribute, DocumentIdx, is_disputed, kind_of};
use crate::domain::{Amount, Currency, Day, DocumentKind, Ledger, Payment, to_u32};

/// The documents of a selection, in the order of the file.
pub fn select(
    ledger: &Ledger,
    config: &AnalysisConfig,
    selection: &Selection,
    find: &str,
) -> Vec<DocumentIdx> {
    let columns = ledger.columns();
    let as_of = Day::from(config.as_of);
    let wanted: Vec<bool> = ledger
        .accounts()
        .iter()
        .zip(0_u32..)
        .map(|(account, idx)| {
            selection.currency.is_none_or(|c| c == account.currency)
                && selection.account.is_none_or(|a| a == idx)
        })
        .collect();
    let find = find.trim().to_lowercase();
    (0..ledger.len())
        .filter(|&i| {
            let account = columns.account.get(i).map_or(usize::MAX, |a| *a as usize);
            wanted.get(account).copied().unwrap_or(false)
                && belongs(ledger, config, as_of, i, selection.set)
                && (find.is_empty() || matches(ledger, i, &find))
        })
        .map(to_u32)
        .collect()
}

fn matches(ledger: &Ledger, i: usize, find: &str) -> bool {
    ledger.document(to_u32(i)).is_some_and(|document| {
        document.number.to_lowercase().contains(find)
            || document.customer.name.to_lowercase().contains(find)
            || document.customer.id.to_lowercase().contains(find)
    })
}

fn belongs(
    ledger: &Ledger,
    config: &AnalysisConfig,
    as_of: Day,
    i: usize,
    set: DocumentSet,
) -> bool {
    let columns = ledger.columns();
    let (Some(&issued), Some(&due), Some(&paid), Some(&stated), Some(&flags)) = (
        columns.invoice_date.get(i),
        columns.due_date.get(i),
        columns.paid_date.get(i),
        columns.open.get(i),
        columns.flags.get(i),
    ) else {
        return false;
    };
    let open = balance::open_at(&columns, i, as_of);
    let is_open = open.is_some_and(|open| open != 0);
    let past_due = balance::days_past_due(&columns, i, as_of);
    let is_invoice = kind_of(flags) == DocumentKind::Invoice;
    let settled = is_invoice && paid.is_some() && paid <= as_of && stated == 0 && open.is_some();
    match set {
        DocumentSet::All => true,
        DocumentSet::Open => is_open,
        DocumentSet::Overdue => is_open && past_due.is_some_and(|days| days > 0),
        DocumentSet::Bucket(bucket) => {
            is_open && bucket_of(config, as_of, issued, past_due) == bucket as usize
        }
        DocumentSet::Credits => is_open && (!is_invoice || open.is_some_and(|open| open < 0)),
        DocumentSet::Paid => settled,
        DocumentSet::NotYetIssued => open.is_none(),
        DocumentSet::Sales(days) => {
            kind_of(flags) != DocumentKind::Receipt
                && issued.is_some()
                && issued <= as_of
                && issued > as_of.plus(-days.min(1_000_000).cast_signed())
        }
        DocumentSet::OffenderLate => {
            let invoice = offender::Invoice { due, paid, open: open.unwrap_or(0), settled };
            is_invoice
                && offender::judge(&config.offender, as_of, &invoice) == offender::Verdict::FarLate
        }
    }
}

fn bucket_of(config: &AnalysisConfig, as_of: Day, issued: Day, past_due: Option<i32>) -> usize {
    config.scheme.bucket_of(match config.basis {
        AgeBasis::DueDate => past_due,
        AgeBasis::InvoiceDate => issued.get().map(|day| as_of.days_since(day)),
    })
}

/// Puts documents in order; equal ones stay in the order of the file.
pub fn sort(
    ledger: &Ledger,
    config: &AnalysisConfig,
    list: &mut [DocumentIdx],
    by: DocumentSort,
    descending: bool,
) {
    let columns = ledger.columns();
    let as_of = Day::from(config.as_of);
    let open = |idx: DocumentIdx| balance::open_at(&columns, idx as usize, as_of).unwrap_or(0);
    let late = |idx: DocumentIdx| balance::days_past_due(&columns, idx as usize, as_of);
    let customer = |idx: DocumentIdx| {
        let account = ledger.accounts().get(*columns.account.get(idx as usize)? as usize)?;
        ledger.customers().get(account.customer as usize).map(|c| c.name.as_str())
    };
    let compare = |a: DocumentIdx, b: DocumentIdx| -> Ordering {
        let (ia, ib) = (a as usize, b as usize);
        match by {
            DocumentSort::Row => a.cmp(&b),
            DocumentSort::Number => {
                ledger.number(a).map(|n| n.1).cmp(&ledger.number(b).map(|n| n.1))
            }
            DocumentSort::Customer => customer(a).cmp(&customer(b)),
            DocumentSort::InvoiceDate => {
                columns.invoice_date.get(ia).cmp(&columns.invoice_date.get(ib))
            }
            DocumentSort::DueDate => columns.due_date.get(ia).cmp(&columns.due_date.get(ib)),
            DocumentSort::Total => columns.total.get(ia).cmp(&columns.total.get(ib)),
            DocumentSort::Open => open(a).cmp(&open(b)),
            DocumentSort::DaysPastDue => late(a).cmp(&late(b)),
        }
    };
    list.sort_by(|&a, &b| {
        let order = if descending { compare(b, a) } else { compare(a, b) };
        order.then_with(|| a.cmp(&b))
    });
}

/// One document as a row; `None` past the end.
pub fn row(ledger: &Ledger, config: &AnalysisConfig, idx: DocumentIdx) -> Option<DocumentRow> {
    let document = ledger.document(idx)?;
    let columns = ledger.columns();
    let as_of = Day::from(config.as_of);
    let open = balance::open_at(&columns, idx as usize, as_of).unwrap_or(0);
    let past_due = balance::days_past_due(&columns, idx as usize, as_of);
    let currency = document.account.currency;
    Some(DocumentRow {
        document: idx,
        number: document.number.into_owned(),
        kind: document.kind,
        customer: document.customer.name.clone(),
        customer_id: document.customer.id.clone(),
        currency: document.account.currency,
        invoice_date: document.invoice_date.to_date(),
        due_date: document.due_date.to_date(),
        paid_date: document.paid_date.to_date(),
        total: document.total,
        open: Amount::from_minor(i128::from(open), document.account.currency),
        days_past_due: past_due,
        bucket: to_u32(bucket_of(config, as_of, document.invoice_date, past_due)),
        disputed: columns.flags.get(idx as usize).copied().is_some_and(is_disputed),
        due_derived: document.due_derived,
        attributes: attributes(ledger, idx),
        payments: ledger.payments_of(idx).iter().map(|p| payment(p, currency)).collect(),
        file: ledger.source_of(idx),
        row: document.row,
    })
}

fn attributes(ledger: &Ledger, idx: DocumentIdx) -> Vec<(String, String)> {
    let named = |attribute: Attribute| {
        ledger.attribute(idx, attribute).map(|text| (attribute.key().to_owned(), text.to_owned()))
    };
    let expected = ledger.expected_date(idx).to_date();
    let expected = expected.map(|date| ("expected_date".to_owned(), date.to_string()));
    Attribute::ALL.into_iter().filter_map(named).chain(expected).collect()
}

fn payment(payment: &Payment, currency: Currency) -> PaymentRow {
    PaymentRow {
        date: payment.date.to_date(),
        amount: Amount::from_minor(i128::from(payment.minor), currency),
        file: payment.source,
        row: payment.row,
    }
}

/// Open and billed sums of a list, per currency.
pub type ListTotals = (Vec<(Currency, Figure)>, Vec<(Currency, Figure)>);

/// What a list amounts to: open at the as-of date, and billed, per currency.
pub fn totals(ledger: &Ledger, config: &AnalysisConfig, list: &[DocumentIdx]) -> ListTotals {
    let columns = ledger.columns();
    let as_of = Day::from(config.as_of);
    let mut sums: BTreeMap<Currency, (i128, u32, i128, u32)> = BTreeMap::new();
    for &idx in list {
        let i = idx as usize;
        let account = columns.account.get(i).and_then(|a| ledger.accounts().get(*a as usize));
        let (Some(account), Some(&total)) = (account, columns.total.get(i)) else { continue };
        let open = balance::open_at(&columns, i, as_of).unwrap_or(0);
        let sum = sums.entry(account.currency).or_default();
        sum.0 += i128::from(open);
        sum.1 += u32::from(open != 0);
        sum.2 += i128::from(total);
        sum.3 += 1;
    }
    let figure =
        |minor, count, currency| Figure { amount: Amount::from_minor(minor, currency), count };
    let open = sums.iter().map(|(c, s)| (*c, figure(s.0, s.1, *c))).collect();
    let billed = sums.iter().map(|(c, s)| (*c, figure(s.2, s.3, *c))).collect();
    (open, billed)
}
