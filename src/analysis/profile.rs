//! How one customer really pays, from its own documents: everything its page shows.
//!
//! Days to pay and late over settled invoices, as mean, median and P90 ([`spread`](super::spread)).
//! "Getting slower" compares the last invoices paid with as many before them ([`trend`]). A strike
//! is an invoice more than [`STRIKE_DAYS`] days late; [`FORGIVEN_BY`] invoices in a row paid on
//! time take one away.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::AnalysisConfig;
use crate::analysis::balance;
use crate::analysis::contact_gaps::{ContactGap, contact_gaps};
use crate::analysis::items::{self, Item};
use crate::analysis::metric::{Input, Metric, Undefined};
use crate::analysis::offender::{self, Verdict};
use crate::analysis::pay_runs::{PayRuns, pay_runs};
use crate::analysis::payment_index::{self, Rating};
use crate::analysis::report::{CustomerRow, Figure};
use crate::analysis::spread::{Spread, spread};
use crate::analysis::trend::{Trend, trend};
use crate::domain::date::month_end_before;
use crate::domain::ledger::{Attribute, Columns, DocumentIdx};
use crate::domain::{Amount, Currency, Day, Ledger, to_u32};

/// An invoice is a strike when it was paid, or is open, more than this many days late.
pub const STRIKE_DAYS: i32 = 5;

/// So many invoices in a row paid on time take a strike away.
pub const FORGIVEN_BY: u32 = 3;

/// More days late than this is very late.
pub const VERY_LATE_DAYS: i32 = 30;

/// Payments shown in the strip.
const STRIP: usize = 24;

/// Late invoices listed.
const LISTED: usize = 50;

/// Width of the bins of days to pay, and their number; the last is open-ended.
const BIN_DAYS: i32 = 15;
const BINS: i32 = 9;

/// Months of the timeline.
const MONTHS: u32 = 12;

/// Disputed invoices of one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeReason {
    /// As the file has it; empty = it says none.
    pub reason: String,
    /// How many, and what was billed.
    pub billed: Figure,
    /// Of those, what is open.
    pub open: Figure,
}

/// Everything known about how a customer pays, in one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerProfile {
    /// As in the list of customers.
    pub row: CustomerRow,
    /// Its currency.
    pub currency: Currency,
    /// Days from invoice to payment.
    pub days_to_pay: Spread,
    /// Days from due date to payment; early is negative.
    pub days_late: Spread,
    /// Mean days to pay weighted by amount.
    pub weighted_days_to_pay: Metric,
    /// Share of paid invoices paid late, by count (0 to 1).
    pub late_share: Metric,
    /// Share of what fell due in the rule's window that ran far past due, by count.
    pub far_late_share: Metric,
    /// The same by value.
    pub far_late_value_share: Metric,
    /// Slower or faster than before.
    pub trend: Trend,
    /// The payment index, over invoices due in the last two years, open overdue ones included.
    pub index: Metric,
    /// The index in words.
    pub rating: Option<Rating>,
    /// Strikes left within the rule's window.
    pub strikes: u32,
    /// The last payments, oldest first.
    pub payments: Vec<PaymentMark>,
    /// How often payment took how many days.
    pub bins: Vec<Bin>,
    /// When the customer runs its payments.
    pub pay_runs: PayRuns,
    /// Why invoices are disputed, most open first; empty where none is.
    pub dispute_reasons: Vec<DisputeReason>,
    /// Invoices the file marks as disputed: billed.
    pub disputed: Figure,
    /// Of those, still open: what is open.
    pub disputed_open: Figure,
    /// What is missing to reach the customer.
    pub contact_gaps: Vec<ContactGap>,
    /// Limit and what is left of it; `None` where the files name none.
    pub credit: Option<CreditUse>,
    /// Month by month, oldest first; empty where the file has no payment dates.
    pub months: Vec<Month>,
    /// The invoices that ran far past due, the most expensive first.
    pub far_late: Vec<LateInvoice>,
    /// How many there are in all.
    pub far_late_count: u32,
}

/// A payment in the strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentMark {
    /// The invoice.
    pub document: DocumentIdx,
    /// Its number.
    pub number: String,
    /// When it was paid.
    pub paid: NaiveDate,
    /// Days late; early is negative.
    pub days_late: i32,
    /// How that is.
    pub timing: Timing,
    /// Billed.
    pub amount: Amount,
}

/// When a payment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// Before the due date.
    Early,
    /// On the due date.
    OnTime,
    /// Up to [`VERY_LATE_DAYS`] days after it.
    Late,
    /// Later.
    VeryLate,
}

impl Timing {
    /// Of a payment so many days late.
    pub const fn of(days_late: i32) -> Self {
        match days_late {
            i32::MIN..=-1 => Self::Early,
            0 => Self::OnTime,
            1..=VERY_LATE_DAYS => Self::Late,
            _ => Self::VeryLate,
        }
    }
}

/// A part of the distribution of days to pay; both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// First day; `None` = open-ended (paid before the invoice date).
    pub from: Option<i32>,
    /// Last day; `None` = open-ended.
    pub to: Option<i32>,
    /// Invoices.
    pub count: u32,
}

/// A credit limit and its use. The open balance counts, credits deducted; what was ever billed
/// does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditUse {
    /// The limit; 0 = no credit at all, which is not the same as no limit.
    pub limit: Amount,
    /// The open balance held against it.
    pub used: Amount,
    /// What is left; negative = over the limit.
    pub left: Amount,
}

/// A calendar month of the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its last day, or the as-of date in the last month.
    pub end: NaiveDate,
    /// Invoices less credit notes and receipts dated in it.
    pub billed: Amount,
    /// Paid in it: open before + billed − open after.
    pub paid: Amount,
    /// Open at its end.
    pub open: Amount,
}

/// An invoice that ran far past due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateInvoice {
    /// The document.
    pub document: DocumentIdx,
    /// Its number.
    pub number: String,
    /// When it was due.
    pub due: Option<NaiveDate>,
    /// Days past due when settled, or so far.
    pub days: i32,
    /// Billed.
    pub total: Amount,
    /// Still open.
    pub open: Amount,
    /// Amount × days: what is open while it is, else what was billed.
    pub amount_days: Decimal,
}

/// The profile of an account; `None` past the end. `row` is its row in the list of customers,
/// `documents` are all of its documents.
pub fn profile(
    ledger: &Ledger,
    config: &AnalysisConfig,
    row: CustomerRow,
    documents: &[DocumentIdx],
) -> Option<CustomerProfile> {
    let account = row.account;
    let currency = ledger.accounts().get(account as usize)?.currency;
    let as_of = Day::from(config.as_of);
    let columns = ledger.columns();
    let invoices: Vec<Item> =
        documents.iter().filter_map(|idx| items::item(&columns, *idx as usize, as_of)).collect();
    let mut settled: Vec<&Item> = invoices.iter().filter(|item| item.is_settled()).collect();
    settled.sort_by_key(|item| (item.paid, item.due, item.issued, item.total, item.document));
    let late_in_order: Vec<i32> = settled.iter().filter_map(|item| item.days_late()).collect();
    let far_late = far_late(ledger, config, &invoices, currency);
    let index = index(&invoices, as_of, currency);
    let disputed = |open: bool| {
        let of = invoices.iter().filter(|item| item.disputed && (!open || item.open > 0));
        let minor = |item: &Item| i128::from(if open { item.open } else { item.total });
        figure(of.map(minor), currency)
    };
    let used = row.open.amount;
    Some(CustomerProfile {
        currency,
        days_to_pay: spread(
            &settled.iter().filter_map(|item| item.days_to_pay()).collect::<Vec<_>>(),
            Undefined::NoPaymentDates,
        ),
        days_late: spread(&late_in_order, Undefined::NoPaymentDates),
        weighted_days_to_pay: weighted(&settled, currency),
        late_share: share(
            ("paid late", late_in_order.iter().filter(|days| **days > 0).count() as i128),
            ("paid", late_in_order.len() as i128),
            Undefined::NoPaymentDates,
            Decimal::from,
        ),
        far_late_share: far_late.by_count,
        far_late_value_share: far_late.by_value,
        trend: trend(&late_in_order),
        rating: payment_index::rating(&index),
        index,
        strikes: strikes(config, &invoices),
        payments: strip(ledger, &settled, currency),
        bins: bins(settled.iter().filter_map(|item| item.days_to_pay())),
        pay_runs: pay_runs(pay_days(&columns, documents, as_of), as_of),
        dispute_reasons: dispute_reasons(ledger, &invoices, currency),
        disputed: disputed(false),
        disputed_open: disputed(true),
        contact_gaps: contact_gaps(ledger, account),
        credit: row.contact.credit_limit.map(|limit| CreditUse { limit, used, left: limit - used }),
        months: months(ledger, documents, currency, config.as_of),
        far_late_count: to_u32(far_late.list.len()),
        far_late: far_late.list.into_iter().take(LISTED).collect(),
        row,
    })
}

/// The disputed invoices by reason; those without one last. Spellings that differ in capitals only are
/// one reason.
fn dispute_reasons(ledger: &Ledger, invoices: &[Item], currency: Currency) -> Vec<DisputeReason> {
    let mut reasons: BTreeMap<String, (String, Vec<&Item>)> = BTreeMap::new();
    for item in invoices.iter().filter(|item| item.disputed) {
        let reason = ledger.attribute(item.document, Attribute::DisputeReason).unwrap_or_default();
        let own = reasons.entry(reason.to_lowercase());
        own.or_insert_with(|| (reason.to_owned(), Vec::new())).1.push(item);
    }
    let mut list: Vec<DisputeReason> = reasons
        .into_values()
        .map(|(reason, items)| DisputeReason {
            reason,
            billed: figure(items.iter().map(|item| i128::from(item.total)), currency),
            open: figure(
                items.iter().filter(|item| item.open > 0).map(|item| i128::from(item.open)),
                currency,
            ),
        })
        .collect();
    list.sort_by(|a, b| {
        (a.reason.is_empty(), b.open.amount, b.billed.amount, &a.reason).cmp(&(
            b.reason.is_empty(),
            a.open.amount,
            a.billed.amount,
            &b.reason,
        ))
    });
    list
}

fn figure(minors: impl Iterator<Item = i128>, currency: Currency) -> Figure {
    let (sum, count) = minors.fold((0, 0), |(sum, count), minor| (sum + minor, count + 1));
    Figure { amount: Amount::from_minor(sum, currency), count }
}

fn share(
    part: (&str, i128),
    whole: (&str, i128),
    reason: Undefined,
    shown: impl Fn(i128) -> Decimal,
) -> Metric {
    let inputs = vec![Input::new(part.0, shown(part.1)), Input::new(whole.0, shown(whole.1))];
    Metric::ratio(part.1, whole.1, reason, inputs)
}

fn weighted(settled: &[&Item], currency: Currency) -> Metric {
    let timed = settled.iter().filter_map(|item| Some((item.total, item.days_to_pay()?)));
    let (sum, amount) = timed.fold((0, 0), |(sum, amount), (total, days)| {
        (sum + i128::from(total) * i128::from(days), amount + i128::from(total))
    });
    share(("amount times days", sum), ("amount", amount), Undefined::NoPaymentDates, |minor| {
        Amount::from_minor(minor, currency).decimal()
    })
}

struct FarLate {
    list: Vec<LateInvoice>,
    by_count: Metric,
    by_value: Metric,
}

/// The invoices that the offender rule counts, and what they are of all that fell due.
fn far_late(
    ledger: &Ledger,
    config: &AnalysisConfig,
    invoices: &[Item],
    currency: Currency,
) -> FarLate {
    let as_of = Day::from(config.as_of);
    let amount = |minor: i128| Amount::from_minor(minor, currency);
    let (mut all, mut late) = ((0_i128, 0_i128), (0_i128, 0_i128));
    let mut list = Vec::new();
    for item in invoices {
        let seen = offender::Invoice {
            due: item.due,
            paid: item.paid,
            open: item.open,
            settled: item.is_settled(),
        };
        let verdict = offender::judge(&config.offender, as_of, &seen);
        if verdict == Verdict::NotCounted {
            continue;
        }
        all = (all.0 + 1, all.1 + i128::from(item.total));
        let (Verdict::FarLate, Some(days)) = (verdict, item.days_reached(as_of)) else { continue };
        late = (late.0 + 1, late.1 + i128::from(item.total));
        let weight = i128::from(if item.is_settled() { item.total } else { item.open });
        list.push(LateInvoice {
            document: item.document,
            number: number(ledger, item.document),
            due: item.due.to_date(),
            days,
            total: amount(i128::from(item.total)),
            open: amount(i128::from(item.open)),
            amount_days: amount(weight * i128::from(days)).decimal(),
        });
    }
    list.sort_by(|a, b| b.amount_days.cmp(&a.amount_days).then(a.document.cmp(&b.document)));
    let reason = Undefined::NoDueDates;
    let fell_due = "fell due in the window";
    FarLate {
        by_count: share(("far late", late.0), (fell_due, all.0), reason, Decimal::from),
        by_value: share(("far late", late.1), (fell_due, all.1), reason, |m| amount(m).decimal()),
        list,
    }
}

fn number(ledger: &Ledger, document: DocumentIdx) -> String {
    let number = ledger.number(document).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    number.unwrap_or_default().into_owned()
}

/// Invoices due in the last two years: settled ones, and open ones that are past due.
fn index(invoices: &[Item], as_of: Day, currency: Currency) -> Metric {
    let recent = invoices.iter().filter(|item| as_of.days_since(item.due) <= 730);
    let scored = recent.filter_map(|item| {
        let days = item.days_reached(as_of).filter(|days| item.is_settled() || *days > 0)?;
        Some((item.total, payment_index::score(days)))
    });
    payment_index::weighted(&scored.collect::<Vec<_>>(), currency)
}

fn strikes(config: &AnalysisConfig, invoices: &[Item]) -> u32 {
    let as_of = Day::from(config.as_of);
    let window = config.offender.window_days.min(36_500).cast_signed();
    let end = |item: &Item| if item.is_settled() { item.paid } else { as_of };
    let mut ended: Vec<(Day, i32)> = invoices
        .iter()
        .filter_map(|item| Some((end(item), item.days_reached(as_of)?, item.is_settled())))
        .filter(|(end, days, settled)| {
            as_of.days_since(*end) <= window && (*settled || *days > STRIKE_DAYS)
        })
        .map(|(end, days, _)| (end, days))
        .collect();
    ended.sort_unstable();
    let (mut strikes, mut in_a_row) = (0_u32, 0);
    for (_, days) in ended {
        if days > STRIKE_DAYS {
            strikes += 1;
        }
        in_a_row = if days > 0 { 0 } else { in_a_row + 1 };
        if in_a_row == FORGIVEN_BY {
            strikes = strikes.saturating_sub(1);
            in_a_row = 0;
        }
    }
    strikes
}

fn strip(ledger: &Ledger, settled: &[&Item], currency: Currency) -> Vec<PaymentMark> {
    let marks = settled.iter().filter_map(|item| {
        let days_late = item.days_late()?;
        Some(PaymentMark {
            document: item.document,
            number: number(ledger, item.document),
            paid: item.paid.to_date()?,
            days_late,
            timing: Timing::of(days_late),
            amount: Amount::from_minor(i128::from(item.total), currency),
        })
    });
    let mut last: Vec<PaymentMark> = marks.rev().take(STRIP).collect();
    last.reverse();
    last
}

/// How often payment took how many days.
pub(super) fn bins(days: impl Iterator<Item = i32>) -> Vec<Bin> {
    let limits = (0..BINS).map(|at| {
        let from = at * BIN_DAYS + i32::from(at > 0);
        (if at == 0 { None } else { Some(from) }, (at + 1 < BINS).then_some((at + 1) * BIN_DAYS))
    });
    let mut bins: Vec<Bin> = limits.map(|(from, to)| Bin { from, to, count: 0 }).collect();
    for day in days {
        let own = bins.iter_mut().find(|bin| bin.to.is_none_or(|to| day <= to));
        if let Some(bin) = own {
            bin.count += 1;
        }
    }
    bins
}

/// The days on which money came: single payments where the files list them.
fn pay_days(columns: &Columns<'_>, documents: &[DocumentIdx], as_of: Day) -> Vec<Day> {
    let days = documents.iter().flat_map(|idx| {
        let single = columns.payments_of(*idx as usize);
        let last = columns.paid_date.get(*idx as usize).copied().filter(|_| single.is_empty());
        single.iter().map(|payment| payment.date).chain(last)
    });
    days.filter(|day| day.is_some() && *day <= as_of).collect()
}

fn months(
    ledger: &Ledger,
    documents: &[DocumentIdx],
    currency: Currency,
    as_of: NaiveDate,
) -> Vec<Month> {
    if !ledger.has_paid_dates() {
        return Vec::new();
    }
    let columns = ledger.columns();
    let own = || documents.iter().map(|idx| *idx as usize);
    let open_at = |date: NaiveDate| -> i128 {
        let day = Day::from(date);
        own().filter_map(|i| balance::open_at(&columns, i, day)).map(i128::from).sum()
    };
    let billed = |after: NaiveDate, to: NaiveDate| -> i128 {
        let (after, to) = (Day::from(after), Day::from(to));
        let dated = own().filter_map(|i| {
            let issued = columns.invoice_date.get(i).copied()?;
            (issued > after && issued <= to).then(|| columns.total.get(i).copied())?
        });
        dated.map(i128::from).sum()
    };
    let amount = |minor| Amount::from_minor(minor, currency);
    let mut before = month_end_before(as_of, MONTHS);
    let mut open = open_at(before);
    let ends = (1..MONTHS).rev().map(|back| month_end_before(as_of, back)).chain([as_of]);
    ends.map(|end| {
        let (billed, after) = (billed(before, end), open_at(end));
        let month = Month {
            end,
            billed: amount(billed),
            paid: amount(open + billed - after),
            open: amount(after),
        };
        (before, open) = (end, after);
        month
    })
    .collect()
}
