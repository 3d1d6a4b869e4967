//! The figures of the report, each from the ledger and the log alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{CurrencyTrend, FirstContact, LevelResponse, PromiseCount, TrendMonth};
use crate::analysis::Analysis;
use crate::analysis::balance::open_at;
use crate::analysis::metric::ratio;
use crate::collect::case::{Case, Cases};
use crate::collect::days::{plus_days, working_days_after};
use crate::collect::log::OpenThen;
use crate::collect::promise::{Verdict, received};
use crate::collect::today::Standing;
use crate::domain::ledger::kind_of;
use crate::domain::{Amount, Day, DocumentKind, Ledger, to_u32};
use crate::policy::Policy;

/// Month-ends shown.
const SHOWN: usize = 7;

/// DSO and the overdue share at the last month-ends.
pub(super) fn trend(ledger: &Ledger, analysis: &Analysis) -> Vec<CurrencyTrend> {
    let report = analysis.report(ledger);
    let of = |own: &crate::analysis::CurrencyReport| {
        let from = own.trend.len().saturating_sub(SHOWN);
        let points = own.trend.iter().skip(from).map(|point| TrendMonth {
            date: point.date,
            dso: point.dso_simple_90,
            overdue_share: point
                .overdue
                .decimal()
                .checked_div(point.open.decimal())
                .filter(|_| point.open.is_positive())
                .map(|share| share.round_dp(4)),
        });
        CurrencyTrend { currency: own.currency, points: points.collect() }
    };
    report.currencies.iter().map(of).collect()
}

/// The promises whose day (and grace) ended from `from` to `to`.
pub(super) fn promises(
    standings: &[Standing<'_>],
    from: NaiveDate,
    to: NaiveDate,
    policy: &Policy,
) -> PromiseCount {
    let mut count = PromiseCount::default();
    let grace = policy.contact.promise_grace_days;
    let all = standings.iter().flat_map(|own| &own.verdicts);
    for (_, promise, verdict) in all {
        if !(from..=to).contains(&plus_days(promise.by, grace)) {
            continue;
        }
        match verdict {
            Verdict::Kept => count.kept += 1,
            Verdict::PartKept { .. } => count.part += 1,
            Verdict::Broken => count.broken += 1,
            Verdict::Unknown => count.unknown += 1,
            Verdict::Running | Verdict::Replaced => {}
        }
    }
    count
}

/// What contacts of each level brought: money within the time to pay that followed. Contacts of the
/// last days, whose time is not over, do not count; nor do any where the files have no payment dates.
pub(super) fn levels(
    standings: &[Standing<'_>],
    ledger: &Ledger,
    policy: &Policy,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<LevelResponse> {
    let mut all: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    if !ledger.has_paid_dates() {
        return Vec::new();
    }
    for own in standings {
        for done in own.case.done.iter().filter(|done| done.date >= from && !done.level.is_empty())
        {
            let level = policy.plans.iter().flat_map(|plan| &plan.levels);
            let level = level.clone().find(|level| level.key == done.level);
            let within =
                level.and_then(|level| level.pay_within_days).unwrap_or(policy.pay_within_days);
            let until = plus_days(done.date, within.max(1));
            if until > to {
                continue;
            }
            let documents: Vec<OpenThen> = done
                .documents
                .iter()
                .map(|number| OpenThen { number: number.clone(), open: Amount::ZERO })
                .collect();
            let came = received(ledger, &own.items, own.currency, done.date, until, &documents);
            let (contacts, paid) = all.entry(done.level).or_default();
            *contacts += 1;
            *paid += u32::from(came.is_some_and(Amount::is_positive));
        }
    }
    let name = |key: &str| {
        let mut levels = policy.plans.iter().flat_map(|plan| &plan.levels);
        let found = levels.find(|level| level.key == key);
        found.map_or_else(|| key.replace('_', " "), |level| level.name.clone())
    };
    let of = |(key, (contacts, paid)): (&str, (u32, u32))| LevelResponse {
        level: key.to_owned(),
        name: name(key),
        contacts,
        paid,
    };
    all.into_iter().map(of).collect()
}

/// The cases of accounts with entries, looked up once each.
struct Looked<'a, 'b> {
    ledger: &'a Ledger,
    cases: &'a Cases<'b>,
    known: BTreeMap<u32, Option<Case<'b>>>,
}

impl<'b> Looked<'_, 'b> {
    fn case(&mut self, account: u32) -> Option<&Case<'b>> {
        let (ledger, cases) = (self.ledger, self.cases);
        let look = || {
            let found = ledger.accounts().get(account as usize)?;
            let key = ledger.customers().get(found.customer as usize)?.key();
            cases.has(&key).then(|| cases.case(&key, found.currency))
        };
        self.known.entry(account).or_insert_with(look).as_ref()
    }
}

/// How soon customers were contacted about the invoices whose time for it ended from `from` to `to`.
pub(super) fn first_contact(
    ledger: &Ledger,
    cases: &Cases<'_>,
    policy: &Policy,
    from: NaiveDate,
    to: NaiveDate,
) -> FirstContact {
    let allowed = policy.first_contact_working_days.max(1);
    let mut found = FirstContact { allowed, ..FirstContact::default() };
    let mut looked = Looked { ledger, cases, known: BTreeMap::new() };
    let columns = ledger.columns();
    // Due dates further back than this had their last day before `from` whatever the holidays are.
    let earliest =
        Day::from(from).plus(-i32::try_from(allowed).unwrap_or(90).saturating_mul(4) - 14);
    let (mut sum, mut contacted) = (0_i64, 0_i64);
    for (i, &account) in columns.account.iter().enumerate() {
        let Some(&due) = columns.due_date.get(i) else { continue };
        if !due.is_some() || due < earliest || due > Day::from(to) {
            continue;
        }
        let invoice = columns.flags.get(i).is_some_and(|f| kind_of(*f) == DocumentKind::Invoice);
        let Some(due) = due.to_date().filter(|_| invoice) else { continue };
        let last = working_days_after(&policy.working_days, due, allowed);
        if !(from..=to).contains(&last) {
            continue;
        }
        if open_at(&columns, i, Day::from(last)).is_none_or(|open| open <= 0) {
            continue;
        }
        found.due += 1;
        let Some(document) = ledger.document(to_u32(i)) else { continue };
        let number = document.number.trim().to_owned();
        let first = looked.case(account).and_then(|case| {
            let about = case.done.iter().filter(|d| d.date > due && d.is_about(&number, Some(due)));
            about.map(|done| done.date).min()
        });
        if let Some(first) = first {
            contacted += 1;
            sum += (first - due).num_days();
        }
        if first.is_some_and(|first| first <= last) {
            found.in_time += 1;
        } else {
            found.breaches += 1;
        }
    }
    if contacted > 0 {
        found.average_days = ratio(i128::from(sum), i128::from(contacted)).map(|d| d.round_dp(1));
    }
    found
}

/// Days late of invoices paid in the last year: with a courtesy contact before, and without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Courtesy {
    /// Invoices with one, and their days late in all.
    pub(super) with: (u32, i64),
    /// Invoices without, of customers who never got one.
    pub(super) without: (u32, i64),
}

impl Courtesy {
    /// Days late on average, to one decimal.
    pub(super) fn mean((count, days): (u32, i64)) -> Option<Decimal> {
        ratio(i128::from(days), i128::from(count)).map(|mean| mean.round_dp(1))
    }
}

/// The key of the level that asks before the due date whether all is well.
const COURTESY: &str = "courtesy";

pub(super) fn courtesy(
    ledger: &Ledger,
    cases: &Cases<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Courtesy {
    let mut found = Courtesy::default();
    let mut looked = Looked { ledger, cases, known: BTreeMap::new() };
    let columns = ledger.columns();
    let (from, to) = (Day::from(from), Day::from(to));
    for (i, &account) in columns.account.iter().enumerate() {
        let (Some(&paid), Some(&due)) = (columns.paid_date.get(i), columns.due_date.get(i)) else {
            continue;
        };
        let invoice = columns.flags.get(i).is_some_and(|f| kind_of(*f) == DocumentKind::Invoice);
        if !invoice || !paid.is_some() || !due.is_some() || paid < from || paid > to {
            continue;
        }
        let late = i64::from(paid.days_since(due));
        let number = || ledger.document(to_u32(i)).map(|own| own.number.trim().to_owned());
        let Some(case) = looked.case(account) else {
            found.without = (found.without.0 + 1, found.without.1 + late);
            continue;
        };
        let mut sent = case.done.iter().filter(|done| done.level == COURTESY).peekable();
        if sent.peek().is_none() {
            found.without = (found.without.0 + 1, found.without.1 + late);
            continue;
        }
        let Some((number, due)) = number().zip(due.to_date()) else { continue };
        if sent.any(|done| done.date <= due && done.documents.contains(&number)) {
            found.with = (found.with.0 + 1, found.with.1 + late);
        }
    }
    found
}
