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
use crate::domain::sorting::LeanSort;
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
    settled.lean_sort_by_key(|item| (item.paid, item.due, item.issued, item.total, item.document));
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
    list.lean_sort_by(|a, b| {
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
    list.lean_sort_by(|a, b| b.amount_days.cmp(&a.amount_days).then(a.document.cmp(&b.document)));
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
    ended.lean_sort();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::domain::ledger::tests::{eur, ledger_of};
    use crate::domain::{DocumentKind, NewDocument, Payment};

    /// The as-of date is day 1,000.
    const AS_OF: Day = Day::from_number(1_000);
    const NONE: i32 = i32::MIN;

    fn config() -> AnalysisConfig {
        AnalysisConfig::standard(AS_OF.to_date().unwrap())
    }

    /// Invoices of one customer: issued, due, paid; total, open. Numbered from A on.
    fn ledger(rows: &[([i32; 3], [i64; 2])]) -> Ledger {
        let mut ledger = ledger_of(&[]);
        for (number, (days, amounts)) in (b'A'..).zip(rows) {
            push(&mut ledger, number, *days, *amounts);
        }
        ledger
    }

    fn push(ledger: &mut Ledger, number: u8, days: [i32; 3], [total, open]: [i64; 2]) {
        let [invoice_date, due_date, paid_date] = days.map(Day::from_number);
        ledger.push(NewDocument {
            account: 0,
            number: &[number],
            kind: if total < 0 { DocumentKind::CreditNote } else { DocumentKind::Invoice },
            invoice_date,
            due_date,
            paid_date,
            total,
            open,
            disputed: number.is_ascii_lowercase(),
            row: u32::from(number),
            offset: 0,
        });
    }

    fn items(ledger: &Ledger) -> Vec<Item> {
        let columns = ledger.columns();
        (0..ledger.len()).filter_map(|i| items::item(&columns, i, AS_OF)).collect()
    }

    fn of(ledger: &Ledger) -> CustomerProfile {
        let config = config();
        let row = Analysis::new(ledger, &config).customer_row(ledger, 0).unwrap();
        let documents: Vec<DocumentIdx> = (0..to_u32(ledger.len())).collect();
        profile(ledger, &config, row, &documents).unwrap()
    }

    /// Value and inputs.
    fn shown(metric: &Metric) -> (String, Vec<String>) {
        let inputs = metric.inputs.iter().map(|own| own.value.to_string());
        (metric.value.unwrap().to_string(), inputs.collect())
    }

    fn worded(value: &str, inputs: [&str; 2]) -> (String, Vec<String>) {
        (value.to_owned(), inputs.map(str::to_owned).to_vec())
    }

    #[test]
    fn a_payment_is_early_on_time_late_or_very_late() {
        for (days, expected) in [
            (i32::MIN, Timing::Early),
            (-1, Timing::Early),
            (0, Timing::OnTime),
            (1, Timing::Late),
            (30, Timing::Late),
            (31, Timing::VeryLate),
            (i32::MAX, Timing::VeryLate),
        ] {
            assert_eq!(Timing::of(days), expected, "{days} days");
        }
    }

    #[test]
    fn paid_invoices_count_by_their_number_and_by_their_amount() {
        // 10, 30, 40 and 50 days to pay; 3 days early, on the day, 8 and 20 days late.
        let ledger = ledger(&[
            ([900, 913, 910], [10_000, 0]),
            ([900, 930, 930], [30_000, 0]),
            ([900, 932, 940], [20_000, 0]),
            ([900, 930, 950], [40_000, 0]),
            // Still open: no payment yet.
            ([900, 930, NONE], [50_000, 50_000]),
        ]);
        let p = of(&ledger);
        // (100 × 10 + 300 × 30 + 200 × 40 + 400 × 50) ÷ 1,000.
        let weighted = worded("38.000000", ["38000.00", "1000.00"]);
        assert_eq!(shown(&p.weighted_days_to_pay), weighted);
        assert_eq!(shown(&p.late_share), worded("0.500000", ["2", "4"]));
        let marks: Vec<(&str, i32, Timing)> = p
            .payments
            .iter()
            .map(|mark| (mark.number.as_str(), mark.days_late, mark.timing))
            .collect();
        let expected = [
            ("A", -3, Timing::Early),
            ("B", 0, Timing::OnTime),
            ("C", 8, Timing::Late),
            ("D", 20, Timing::Late),
        ];
        assert_eq!(marks, expected);
    }

    #[test]
    fn disputes_are_counted_in_all_and_as_far_as_they_are_open() {
        // Lower-case numbers are disputed.
        let mut ledger = ledger(&[([900, 930, NONE], [70_000, 70_000])]);
        push(&mut ledger, b'b', [900, 930, NONE], [8_000, 5_000]);
        push(&mut ledger, b'c', [900, 930, 940], [3_000, 0]);
        let p = of(&ledger);
        let figure = |own: Figure| (own.amount.to_string(), own.count);
        let (all, open) = (("110.00".to_owned(), 2), ("50.00".to_owned(), 1));
        assert_eq!((figure(p.disputed), figure(p.disputed_open)), (all.clone(), open.clone()));
        let [reason] = p.dispute_reasons.as_slice() else { panic!("{:?}", p.dispute_reasons) };
        assert_eq!((figure(reason.billed), figure(reason.open)), (all, open));
    }

    #[test]
    fn far_late_invoices_are_held_against_all_that_fell_due() {
        let ledger = ledger(&[
            // Paid 70 days late: 200.00 × 70.
            ([870, 900, 970], [20_000, 0]),
            // 300.00 of 500.00 open for 80 days past due: 300.00 × 80.
            ([890, 920, 950], [50_000, 30_000]),
            // Paid 10 days late, open 20 days late: fell due, but not far.
            ([920, 950, 960], [10_000, 0]),
            ([950, 980, NONE], [5_000, 5_000]),
            // Not due yet.
            ([980, 1_010, NONE], [100_000, 100_000]),
        ]);
        let p = of(&ledger);
        assert_eq!(shown(&p.far_late_share), worded("0.500000", ["2", "4"]));
        // 700 ÷ 850.
        assert_eq!(shown(&p.far_late_value_share), worded("0.823529", ["700.00", "850.00"]));
        assert_eq!(p.far_late_count, 2);
        let list: Vec<(&str, i32, String, String, String)> = p
            .far_late
            .iter()
            .map(|own| {
                let (total, open) = (own.total.to_string(), own.open.to_string());
                (own.number.as_str(), own.days, total, open, own.amount_days.to_string())
            })
            .collect();
        let line = |number, days, [total, open, amount_days]: [&str; 3]| {
            (number, days, total.to_owned(), open.to_owned(), amount_days.to_owned())
        };
        let expected = [
            line("B", 80, ["500.00", "300.00", "24000.00"]),
            line("A", 70, ["200.00", "0.00", "14000.00"]),
        ];
        assert_eq!(list, expected);
    }

    #[test]
    fn an_open_invoice_is_in_the_index_once_it_is_past_due() {
        let on_the_day = ([900, 930, 930], [10_000, 0]);
        for (due, value, inputs) in [
            // Three paid on the day at 80; due today says nothing yet.
            (1_000, "80.000000", ["3", "300.00"]),
            // Three days late is 78: (300 × 80 + 100 × 78) ÷ 400.
            (997, "79.500000", ["4", "400.00"]),
        ] {
            let open = ([900, due, NONE], [10_000, 10_000]);
            let ledger = ledger(&[on_the_day, on_the_day, on_the_day, open]);
            let metric = index(&items(&ledger), AS_OF, eur());
            assert_eq!(shown(&metric), worded(value, inputs), "due on day {due}");
        }
    }

    #[test]
    fn strikes_are_made_by_lateness_and_forgiven_by_payment_on_time() {
        // Day on which it ended (the as-of date: still open), and days late then.
        for (ended, expected, why) in [
            (&[(900, 5)][..], 0, "five days are borne"),
            (&[(900, 6)], 1, "six are not"),
            (&[(1_000, 5)], 0, "open for five days"),
            (&[(1_000, 6)], 1, "open for six days"),
            (&[(1_000, 400)], 1, "open, however long"),
            (&[(635, 9)], 1, "paid 365 days ago"),
            (&[(634, 9)], 0, "paid 366 days ago"),
            (&[(900, 9), (901, 0), (902, -4)], 1, "two on time are too few"),
            (&[(900, 9), (901, 0), (902, -4), (903, 0)], 0, "three take it away"),
            (&[(900, 9), (901, 0), (902, 1), (903, 0), (904, 0)], 1, "not in a row"),
            (&[(900, 0), (901, 0), (902, 0), (903, 9)], 1, "nothing is forgiven ahead"),
            (&[(900, 9), (901, 9), (902, 0), (903, 0), (904, 0), (905, 0), (906, 0)], 1, "five"),
            (
                &[(900, 9), (901, 9), (902, 0), (903, 0), (904, 0), (905, 0), (906, 0), (907, 0)],
                0,
                "six on time take two away",
            ),
        ] {
            let rows: Vec<([i32; 3], [i64; 2])> = ended
                .iter()
                .map(|&(end, late)| match end {
                    1_000 => ([500, end - late, NONE], [100, 100]),
                    paid => ([500, paid - late, paid], [100, 0]),
                })
                .collect();
            assert_eq!(strikes(&config(), &items(&ledger(&rows))), expected, "{why}");
        }
    }

    #[test]
    fn bins_are_fifteen_days_wide_and_open_at_both_ends() {
        let found = bins([-3, 15, 16, 30, 31, 105, 106, 120, 121, 135, 136, 500].into_iter());
        let found: Vec<_> = found.iter().map(|bin| (bin.from, bin.to, bin.count)).collect();
        let expected = [
            (None, Some(15), 2),
            (Some(16), Some(30), 2),
            (Some(31), Some(45), 1),
            (Some(46), Some(60), 0),
            (Some(61), Some(75), 0),
            (Some(76), Some(90), 0),
            (Some(91), Some(105), 1),
            (Some(106), Some(120), 2),
            (Some(121), None, 4),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn money_came_on_days_up_to_the_as_of_date() {
        let mut ledger = ledger(&[
            ([900, 930, 940], [100, 0]),
            ([900, 930, 1_000], [100, 0]),
            ([900, 930, 1_001], [100, 0]),
            ([900, 930, NONE], [100, 100]),
            // Single payments stand in place of the last one.
            ([900, 930, 950], [100, 0]),
        ]);
        let pay = |date, minor| Payment {
            document: 4,
            date: Day::from_number(date),
            minor,
            source: 0,
            row: 2,
        };
        ledger.add_payments([pay(920, 30), pay(950, 60), pay(NONE, 10)]);
        let documents: Vec<DocumentIdx> = (0..to_u32(ledger.len())).collect();
        let mut days = pay_days(&ledger.columns(), &documents, AS_OF);
        days.lean_sort();
        assert_eq!(days, [920, 940, 950, 1_000].map(Day::from_number));
    }

    #[test]
    fn each_month_has_what_was_billed_and_paid_in_it() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let day = |text: &str| Day::from(date(text)).number();
        let mut ledger = ledger(&[
            // Billed on the last day before the twelve months.
            ([day("2025-06-30"), NONE, day("2025-07-10")], [7_000, 0]),
            ([day("2025-07-31"), NONE, day("2025-09-05")], [10_000, 0]),
            ([day("2025-08-01"), NONE, NONE], [3_000, 3_000]),
            ([day("2026-05-31"), NONE, NONE], [-1_000, -1_000]),
            ([day("2026-06-15"), NONE, NONE], [4_000, 4_000]),
        ]);
        // After the as-of date, and without a date of its own: open ever since, never billed.
        push(&mut ledger, b'X', [day("2026-06-16"), NONE, NONE], [50_000, 50_000]);
        push(&mut ledger, b'Y', [NONE, NONE, NONE], [500, 500]);
        let documents: Vec<DocumentIdx> = (0..to_u32(ledger.len())).collect();
        let found = months(&ledger, &documents, eur(), date("2026-06-15"));
        let found: Vec<String> = found
            .iter()
            .map(|own| format!("{} {} {} {}", own.end, own.billed, own.paid, own.open))
            .collect();
        let expected = [
            "2025-07-31 100.00 70.00 105.00",
            "2025-08-31 30.00 0.00 135.00",
            "2025-09-30 0.00 100.00 35.00",
            "2025-10-31 0.00 0.00 35.00",
            "2025-11-30 0.00 0.00 35.00",
            "2025-12-31 0.00 0.00 35.00",
            "2026-01-31 0.00 0.00 35.00",
            "2026-02-28 0.00 0.00 35.00",
            "2026-03-31 0.00 0.00 35.00",
            "2026-04-30 0.00 0.00 35.00",
            "2026-05-31 -10.00 0.00 25.00",
            "2026-06-15 40.00 0.00 65.00",
        ];
        assert_eq!(found, expected);
    }
}
