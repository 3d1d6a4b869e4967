//! The state of each currency at one date, and what was paid up to it: one walk over the documents
//! per date, on demand only.
//!
//! What is open counts as in [`balance`], after the set-off where credits go against the oldest, so
//! that every figure agrees with the overview and the aging at its date.

use std::collections::BTreeMap;

use crate::analysis::balance;
use crate::analysis::beyond_terms::LateSums;
use crate::analysis::config::AnalysisConfig;
use crate::analysis::credits::SetOff;
use crate::analysis::histogram::Histogram;
use crate::analysis::pass::Sum;
use crate::analysis::roll::{self, RollMatrix};
use crate::domain::ledger::{Columns, kind_of};
use crate::domain::{Day, DocumentKind, Ledger};

/// The first days of invoice months, with what is open from each.
pub(super) type OpenByMonth = BTreeMap<(i32, u32), (i128, i128)>;

/// Paid invoices of a span of days.
#[derive(Clone, Debug, Default)]
pub(super) struct Paid {
    /// With an invoice date: number and amount.
    pub(super) timed: Sum,
    /// Σ days to pay.
    pub(super) days_to_pay: i64,
    /// Σ amount × days to pay.
    pub(super) weighted_days: i128,
    /// How many took how long.
    pub(super) to_pay: Histogram,
    /// With a due date.
    pub(super) late: LateSums,
    /// Of those, paid late: number and amount.
    pub(super) after_due: Sum,
    /// How many were how late.
    pub(super) days_late: Histogram,
}

/// A currency at a date. Amounts in minor units; positive open items unless it says otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Snapshot {
    /// All.
    pub(super) positive: i128,
    /// Due later than the date.
    pub(super) current: i128,
    /// Due on the date.
    pub(super) due_today: i128,
    /// Due before it.
    pub(super) late: i128,
    /// More than 90 days past due.
    pub(super) over_90: i128,
    /// Invoiced more than 90 days before.
    pub(super) over_90_by_invoice: i128,
    /// By roll-rate bucket.
    pub(super) by_bucket: [i128; roll::BUCKETS],
    /// What became of what was open a month before.
    pub(super) rolled: RollMatrix,
    /// Open by invoice month: amount, and amount × age.
    pub(super) by_month: OpenByMonth,
    /// Open overdue items at the days they have run.
    pub(super) open_late: LateSums,
    /// What each customer owes, credits deducted.
    pub(super) balances: Vec<i128>,
    /// Paid in each of the spans asked for.
    pub(super) paid: Vec<Paid>,
}

/// The date, the date a month before it, and the first days of spans that end on it.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub(super) date: Day,
    pub(super) month_before: Day,
    pub(super) paid_from: Vec<Day>,
}

/// All currencies at a date, in the order of [`Ledger::currencies`].
pub(super) fn snapshots(ledger: &Ledger, config: &AnalysisConfig, at: &At) -> Vec<Snapshot> {
    let currencies = ledger.currencies();
    let of_account: Vec<usize> = ledger
        .accounts()
        .iter()
        .map(|account| currencies.iter().position(|c| *c == account.currency).unwrap_or(0))
        .collect();
    let empty = Snapshot { paid: vec![Paid::default(); at.paid_from.len()], ..Snapshot::default() };
    let mut all = vec![empty; currencies.len()];
    let mut balances = vec![0_i128; ledger.accounts().len()];
    let dated =
        AnalysisConfig { as_of: at.date.to_date().unwrap_or(config.as_of), ..config.clone() };
    let walk = Walk {
        columns: ledger.columns(),
        at,
        late_from: config.late_from(),
        set_off: SetOff::new(ledger, &dated),
    };
    for i in 0..ledger.len() {
        let account = walk.columns.account.get(i).map_or(0, |a| *a as usize);
        let currency = of_account.get(account).copied().unwrap_or(0);
        if let (Some(snapshot), Some(balance)) = (all.get_mut(currency), balances.get_mut(account))
        {
            walk.document(i, snapshot, balance);
        }
    }
    for (currency, balance) in of_account.iter().zip(balances) {
        if let Some(snapshot) = all.get_mut(*currency) {
            snapshot.balances.push(balance);
        }
    }
    all
}

struct Walk<'a> {
    columns: Columns<'a>,
    at: &'a At,
    late_from: i32,
    set_off: SetOff,
}

impl Walk<'_> {
    fn document(&self, i: usize, snapshot: &mut Snapshot, balance: &mut i128) {
        let columns = &self.columns;
        let date = self.at.date;
        let (Some(&issued), Some(&due), Some(&paid), Some(&total), Some(&stated), Some(&flags)) = (
            columns.invoice_date.get(i),
            columns.due_date.get(i),
            columns.paid_date.get(i),
            columns.total.get(i),
            columns.open.get(i),
            columns.flags.get(i),
        ) else {
            return;
        };
        if issued.is_some() && issued > date {
            return;
        }
        let kind = kind_of(flags);
        let settled = paid.is_some() && paid <= date && stated == 0;
        if settled && kind == DocumentKind::Invoice {
            for (span, from) in snapshot.paid.iter_mut().zip(&self.at.paid_from) {
                if paid >= *from {
                    pay(span, issued, due, paid, total);
                }
            }
        }
        if settled && paid <= self.at.month_before {
            return;
        }
        let own = balance::open_at(columns, i, date).unwrap_or(0);
        let past_due = balance::days_past_due_of(kind, issued, due, date);
        self.roll(i, snapshot, own, past_due);
        let open = self.set_off.open_of(i, own);
        *balance += i128::from(open);
        if open > 0 {
            self.age(snapshot, issued, past_due, open);
        }
    }

    /// What became of the document since a month before.
    fn roll(&self, i: usize, snapshot: &mut Snapshot, open: i64, past_due: Option<i32>) {
        let before = balance::open_at(&self.columns, i, self.at.month_before).unwrap_or(0);
        let Some(days) = past_due.filter(|_| before > 0) else { return };
        let then = days - self.at.date.days_since(self.at.month_before);
        let now = (open > 0).then(|| (self.bucket(days), open));
        snapshot.rolled.add((self.bucket(then), before), now);
    }

    /// The roll-rate bucket; due today is in the first late one where it counts as late.
    fn bucket(&self, days: i32) -> usize {
        roll::bucket_of(if days == 0 { 1 - self.late_from } else { days })
    }

    fn age(&self, snapshot: &mut Snapshot, issued: Day, past_due: Option<i32>, open: i64) {
        let minor = i128::from(open);
        snapshot.positive += minor;
        if let Some(days) = past_due {
            match days {
                i32::MIN..=-1 => snapshot.current += minor,
                0 => snapshot.due_today += minor,
                1.. => snapshot.late += minor,
            }
            if days > 90 {
                snapshot.over_90 += minor;
            }
            if days >= self.late_from {
                snapshot.open_late.add(open, days);
            }
            if let Some(sum) = snapshot.by_bucket.get_mut(self.bucket(days)) {
                *sum += minor;
            }
        }
        if let Some(date) = issued.to_date() {
            use chrono::Datelike;
            let age = self.at.date.days_since(issued);
            if age > 90 {
                snapshot.over_90_by_invoice += minor;
            }
            let month = snapshot.by_month.entry((date.year(), date.month())).or_default();
            month.0 += minor;
            month.1 += minor * i128::from(age);
        }
    }
}

fn pay(span: &mut Paid, issued: Day, due: Day, paid: Day, total: i64) {
    if issued.is_some() {
        let days = paid.days_since(issued);
        span.timed.add(total);
        span.days_to_pay += i64::from(days);
        span.weighted_days += i128::from(total) * i128::from(days);
        span.to_pay.add(days);
    }
    if due.is_some() {
        let days = paid.days_since(due);
        span.late.add(total, days);
        span.days_late.add(days);
        if days > 0 {
            span.after_due.add(total);
        }
    }
}
