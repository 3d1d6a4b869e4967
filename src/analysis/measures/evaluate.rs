//! One measure at one date under one set of conventions.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "each function has the keys of one group; the last arm is what is left of it"
)]

use chrono::{Datelike, Months, NaiveDate};

use super::key::MeasureKey;
use super::snapshot::{Paid, Snapshot};
use crate::analysis::beyond_terms::{self, Early, LateSums};
use crate::analysis::concentration::{self, Scale};
use crate::analysis::dso::{self, EmptyMonth};
use crate::analysis::effectiveness::{self, Period};
use crate::analysis::metric::{Input, Metric, Undefined};
use crate::analysis::roll::{self, RollMatrix};
use crate::analysis::share::share;
use crate::analysis::timeline::Timeline;
use crate::analysis::weighted_dso::{self, MONTH_DAYS, OpenMonth};
use crate::analysis::{DueToday, bad_debt, behavior, histogram, turnover};
use crate::domain::date::month_end_before;
use crate::domain::{Currency, Day};

/// Days of a year, as the measures over one count it.
const YEAR: i32 = 365;

/// A currency at a date, and the conventions its measures go by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) currency: Currency,
    pub(super) date: NaiveDate,
    pub(super) timeline: &'a Timeline,
    pub(super) at: &'a Snapshot,
    /// Paid invoices the payment measures are made of.
    pub(super) paid: &'a Paid,
    /// The last twelve months of rolling, added up.
    pub(super) year_rolled: &'a RollMatrix,
    pub(super) window_days: i32,
    pub(super) due_today: DueToday,
    /// Credits are deducted from receivables.
    pub(super) net: bool,
    pub(super) empty_month: EmptyMonth,
    /// Written off, minor units; `None` where the file marks nothing so.
    pub(super) written_off: Option<i128>,
    /// The file has paid documents, so sales can be known.
    pub(super) has_history: bool,
}

/// A month before: the same day, or the last of its month; from a month's last day to the last day
/// of the month before.
pub(super) fn month_before(date: NaiveDate) -> NaiveDate {
    if month_end_before(date, 0) == date {
        month_end_before(date, 1)
    } else {
        date.checked_sub_months(Months::new(1)).unwrap_or(date)
    }
}

impl Context<'_> {
    /// The measure; undefined with a reason where the file cannot tell.
    pub(super) fn measure(&self, key: MeasureKey) -> Metric {
        let metric = self.by_group(key);
        if key.needs_sales() && !self.has_history {
            return Metric::undefined(Undefined::OpenItemsOnly, metric.inputs);
        }
        metric
    }

    fn by_group(&self, key: MeasureKey) -> Metric {
        use super::key::Group;
        match key.definition().group {
            Group::Speed if key.is_of_payments() => self.payments(key),
            Group::Speed => self.speed(key),
            Group::Late if key.is_of_payments() => self.lateness(key),
            Group::Late | Group::Concentration => self.standing(key),
            Group::Moves => self.moves(key),
        }
    }

    fn day(&self) -> Day {
        Day::from(self.date)
    }

    fn sales(&self, days: i32) -> i128 {
        self.timeline.sales(self.day(), days)
    }

    /// What is owed, as DSO takes it.
    pub(super) fn receivables(&self) -> i128 {
        if self.net { self.timeline.open(self.day()) } else { self.at.positive }
    }

    /// Not yet due.
    fn current(&self) -> i128 {
        match self.due_today {
            DueToday::NotLate => self.at.current + self.at.due_today,
            DueToday::Late => self.at.current,
        }
    }

    /// Past due.
    fn overdue(&self) -> i128 {
        match self.due_today {
            DueToday::NotLate => self.at.late,
            DueToday::Late => self.at.late + self.at.due_today,
        }
    }

    fn speed(&self, key: MeasureKey) -> Metric {
        let (receivables, currency, window) = (self.receivables(), self.currency, self.window_days);
        let simple = |days| dso::simple(receivables, self.sales(days), days, currency);
        let sales = self.sales(window);
        match key {
            MeasureKey::Dso30 => simple(30),
            MeasureKey::Dso90 => simple(90),
            MeasureKey::Dso365 => simple(YEAR),
            MeasureKey::Countback => {
                dso::countback(self.timeline, self.day(), currency, self.empty_month)
            }
            MeasureKey::SalesWeighted => {
                weighted_dso::sales_weighted(&self.months(), MONTH_DAYS, currency)
            }
            MeasureKey::TrueDso => weighted_dso::true_dso(&self.months(), currency),
            MeasureKey::BestPossible => dso::best_possible(self.current(), sales, window, currency),
            MeasureKey::Delinquent => {
                let current = self.current();
                dso::average_days_delinquent(receivables, current, sales, window, currency)
            }
            MeasureKey::WithoutSlow => {
                dso::without_slow(receivables, self.at.over_90, sales, window, currency)
            }
            MeasureKey::Cei => self.effectiveness(1, 1),
            MeasureKey::CeiQuarter => self.effectiveness(3, 3),
            MeasureKey::Turnover | MeasureKey::CollectionPeriod => {
                self.turned_over(key, &self.balances())
            }
            _ => simple(window),
        }
    }

    /// The index over so many months, sales divided by `divisor`.
    pub(super) fn effectiveness(&self, months: u32, divisor: u32) -> Metric {
        let mut begin = self.date;
        for _ in 0..months {
            begin = month_before(begin);
        }
        let days = self.day().days_since(Day::from(begin));
        let period = Period {
            begin: self.timeline.open(Day::from(begin)),
            sales: self.sales(days),
            end: self.timeline.open(self.day()),
            end_current: self.current(),
            months: divisor,
        };
        if self.is_before_history(begin) {
            return Metric::undefined(Undefined::NoHistory, Vec::new());
        }
        effectiveness::index(&period, self.currency)
    }

    fn is_before_history(&self, date: NaiveDate) -> bool {
        let first = self.timeline.earliest();
        !first.is_some() || Day::from(date) < first
    }

    /// Month-end balances of the last year, and the balance of the date.
    fn balances(&self) -> Vec<i128> {
        let ends = (1..=12).rev().map(|back| month_end_before(self.date, back));
        let known = ends.filter(|end| !self.is_before_history(*end)).chain([self.date]);
        known.map(|date| self.timeline.open(Day::from(date))).collect()
    }

    /// Turnover and collection period over the last year, or over the history where it is shorter.
    pub(super) fn turned_over(&self, key: MeasureKey, balances: &[i128]) -> Metric {
        let first = self.timeline.earliest();
        if !first.is_some() {
            return Metric::undefined(Undefined::NoInvoiceDates, Vec::new());
        }
        let days = YEAR.min(self.day().days_since(first) + 1);
        let sales = self.sales(days);
        if key == MeasureKey::CollectionPeriod {
            return turnover::collection_period(sales, balances, days, self.currency);
        }
        let mut metric = turnover::turnover(sales, balances, self.currency);
        metric.inputs.push(Input::count("days", i64::from(days)));
        metric
    }

    /// Begin and end of the last year.
    pub(super) fn begin_and_end(&self) -> [i128; 2] {
        let begin = self.day().plus(-YEAR).max(self.timeline.earliest());
        [self.timeline.open(begin), self.timeline.open(self.day())]
    }

    /// What is open from each month, with that month's sales; months after the first sale only.
    pub(super) fn months(&self) -> Vec<OpenMonth> {
        let months = self.at.by_month.iter();
        months
            .filter_map(|(&(year, month), &(open, open_days))| {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                let end = month_end_before(first, 0).min(self.date);
                let days = i32::try_from(end.day()).unwrap_or(31);
                let sales = self.timeline.sales(Day::from(end), days);
                Some(OpenMonth { open, open_days, sales })
            })
            .collect()
    }

    fn payments(&self, key: MeasureKey) -> Metric {
        let paid = self.paid;
        let invoices = || vec![Input::count("invoices", i64::from(paid.timed.count))];
        match key {
            MeasureKey::WeightedDaysToPay => {
                behavior::weighted_mean_days(paid.weighted_days, paid.timed.minor(), self.currency)
            }
            MeasureKey::MedianDaysToPay => histogram::median(&paid.to_pay, invoices()),
            MeasureKey::P90DaysToPay => histogram::p90(&paid.to_pay, invoices()),
            _ => behavior::mean_days(paid.days_to_pay, paid.timed.count),
        }
    }

    fn lateness(&self, key: MeasureKey) -> Metric {
        let (paid, currency) = (self.paid, self.currency);
        let late = &paid.late;
        let invoices = || vec![Input::count("invoices", i64::from(late.count))];
        match key {
            MeasureKey::DaysLateFloored => behavior::mean_days(late.days_floored, late.count),
            MeasureKey::DaysLateOfLate => {
                behavior::mean_days(late.days_floored, paid.after_due.count)
            }
            MeasureKey::MedianDaysLate => histogram::median(&paid.days_late, invoices()),
            MeasureKey::P90DaysLate => histogram::p90(&paid.days_late, invoices()),
            MeasureKey::BeyondTerms => beyond_terms::weighted(late, Early::Minus, currency),
            MeasureKey::BeyondTermsFloored => beyond_terms::weighted(late, Early::Zero, currency),
            MeasureKey::BeyondTermsOpen => {
                beyond_terms::weighted(&self.late_with_open(), Early::Minus, currency)
            }
            MeasureKey::LateShare => behavior::late_share_of(paid.after_due.count, late.count),
            MeasureKey::LateAmountShare => {
                behavior::late_amount_share_of(paid.after_due.minor(), late.amount, currency)
            }
            _ => behavior::mean_days(late.days, late.count),
        }
    }

    /// Paid invoices and open overdue ones.
    pub(super) fn late_with_open(&self) -> LateSums {
        let mut both = self.paid.late;
        both.merge(&self.at.open_late);
        both
    }

    fn standing(&self, key: MeasureKey) -> Metric {
        let (whole, currency) = (self.at.positive, self.currency);
        let top = |n| concentration::top_share(&self.at.balances, n, currency);
        match key {
            MeasureKey::OverdueShare => share(self.overdue(), whole, "past due", currency),
            MeasureKey::Over90Share => {
                share(self.at.over_90, whole, "more than 90 days past due", currency)
            }
            MeasureKey::Top1 => top(1),
            MeasureKey::Top5 => top(5),
            MeasureKey::Top10 => top(10),
            MeasureKey::Hhi => concentration::hhi(&self.at.balances, Scale::Points, currency),
            _ => share(self.current(), whole, "not yet due", currency),
        }
    }

    fn moves(&self, key: MeasureKey) -> Metric {
        let rate = |from| self.at.rolled.rate(from, from + 1, self.currency);
        match key {
            MeasureKey::RollNotDue => rate(0),
            MeasureKey::Roll30 => rate(1),
            MeasureKey::Roll60 => rate(2),
            MeasureKey::Roll90 => rate(3),
            MeasureKey::EndsOver90 => {
                roll::expected_over_90(&self.at.by_bucket, self.year_rolled, self.currency)
            }
            _ => {
                let first = self.timeline.earliest();
                let days = if first.is_some() { self.day().days_since(first) + 1 } else { 0 };
                bad_debt::bad_debt_to_sales(self.written_off, self.sales(days), self.currency)
            }
        }
    }
}
