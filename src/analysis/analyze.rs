//! [`Analysis`]: one pass, then reports and customer rows from what it gathered.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::analysis::behavior;
use crate::analysis::config::{AnalysisConfig, CreditMode};
use crate::analysis::conversion::convert;
use crate::analysis::credits::SetOff;
use crate::analysis::dso;
use crate::analysis::histogram;
use crate::analysis::metric::{Input, Metric, Undefined, ratio};
use crate::analysis::offender;
use crate::analysis::pass::{self, AccountSums, ByAccount, CurrencySums, Sum, Sums};
use crate::analysis::report::{
    AnalysisReport, Contact, CurrencyReport, CustomerRow, CustomerSort, Figure, History, Kpis,
    TrendPoint,
};
use crate::analysis::share::share;
use crate::analysis::timeline::Timeline;
use crate::domain::date::month_end_before;
use crate::domain::ledger::AccountIdx;
use crate::domain::sorting::{FirstFew, LeanSort};
use crate::domain::{Amount, Currency, Day, Ledger};

/// Customers named on the overview.
const CALL_FIRST: usize = 8;
/// Offenders named in the report.
const OFFENDERS: usize = 12;
/// Month-ends of the trend, besides the as-of date.
const TREND_MONTHS: u32 = 12;

/// An analysis for one configuration.
#[derive(Clone, Debug)]
pub struct Analysis {
    config: AnalysisConfig,
    sums: Sums,
    /// Made when the date changes for the first time.
    by_account: Option<ByAccount>,
}

/// Which customers, in which order.
#[derive(Clone, Debug)]
pub struct CustomerQuery<'a> {
    /// Currency.
    pub currency: Currency,
    /// Order.
    pub sort: CustomerSort,
    /// Largest first.
    pub descending: bool,
    /// Only names or numbers that contain this (any case); empty = all.
    pub find: &'a str,
    /// Only with an open balance.
    pub only_open: bool,
}

/// The balances of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balances {
    /// Open at the as-of date.
    pub open: Figure,
    /// Of that, past due.
    pub overdue: Figure,
    /// Open by bucket.
    pub buckets: Vec<Figure>,
}

impl Analysis {
    /// Analyzes the ledger.
    pub fn new(ledger: &Ledger, config: &AnalysisConfig) -> Self {
        Self { config: config.clone(), sums: pass::run(ledger, config), by_account: None }
    }

    /// Analyzes the same ledger for another configuration. Where only the buckets change, the rest is not added up again.
    pub fn change(&mut self, ledger: &Ledger, config: &AnalysisConfig) {
        if self.config == *config {
            return;
        }
        let AnalysisConfig { basis, scheme, .. } = self.config.clone();
        let only_buckets = self.config == AnalysisConfig { basis, scheme, ..config.clone() };
        if only_buckets && config.credits != CreditMode::AgainstOldest {
            pass::age_again(ledger, config, &mut self.sums);
        } else {
            let by_account = self.by_account.get_or_insert_with(|| ByAccount::new(ledger));
            self.sums = pass::run_again(ledger, config, by_account);
        }
        self.config = config.clone();
    }

    /// What it was computed for.
    pub fn config(&self) -> &AnalysisConfig {
        &self.config
    }

    /// The report for the page.
    pub fn report(&self, ledger: &Ledger) -> AnalysisReport {
        let trend = self.trend_dates(ledger);
        let currencies: Vec<CurrencyReport> =
            self.sums.currencies.iter().map(|sums| self.currency(ledger, sums, &trend)).collect();
        let converted =
            self.config.conversion.as_ref().map(|conversion| convert(conversion, &currencies));
        AnalysisReport {
            config: self.config.clone(),
            history: if ledger.has_paid_dates() { History::Rebuilt } else { History::ReAged },
            buckets: self.config.buckets(),
            currencies,
            converted,
        }
    }

    /// The day-by-day sums of each currency, in the order of the report.
    pub fn timelines(&self) -> impl Iterator<Item = (Currency, &Timeline)> {
        self.sums.currencies.iter().map(|sums| (sums.currency, &sums.timeline))
    }

    /// The balances of a currency without its measures; `None` when the ledger has none in it.
    pub fn balances(&self, ledger: &Ledger, currency: Currency) -> Option<Balances> {
        self.sums.currencies.iter().find(|sums| sums.currency == currency)?;
        let mut all = AccountSums::default();
        for (_, account) in self.accounts(ledger, currency) {
            all.merge(account);
        }
        let buckets = all.buckets.into_iter().take(self.config.bucket_count());
        Some(Balances {
            open: figure(all.open, currency),
            overdue: figure(all.overdue, currency),
            buckets: buckets.map(|sum| figure(sum, currency)).collect(),
        })
    }

    fn accounts(
        &self,
        ledger: &Ledger,
        currency: Currency,
    ) -> impl Iterator<Item = (AccountIdx, &AccountSums)> {
        let of_currency = ledger.accounts().iter().zip(&self.sums.accounts).zip(0..);
        of_currency
            .filter(move |((account, _), _)| account.currency == currency)
            .map(|((_, sums), idx)| (idx, sums))
    }

    fn currency(
        &self,
        ledger: &Ledger,
        sums: &CurrencySums,
        trend: &[(NaiveDate, SetOff)],
    ) -> CurrencyReport {
        let currency = sums.currency;
        let mut all = AccountSums::default();
        let (mut customers, mut customers_open, mut customers_overdue) = (0, 0, 0);
        let mut offender_count = 0;
        let mut call_first = FirstFew::new(CALL_FIRST);
        let mut offenders = FirstFew::new(OFFENDERS);
        for (idx, account) in self.accounts(ledger, currency) {
            all.merge(account);
            customers += 1;
            customers_open += u32::from(account.open.count > 0);
            let overdue = account.overdue.minor();
            if overdue > 0 {
                customers_overdue += 1;
                call_first.offer((overdue, idx), |a, b| b.0.cmp(&a.0));
            }
            if offender::is_offender(account, &self.config.offender) {
                offender_count += 1;
                // The most expensive first.
                let cost = (account.far_late_days, overdue);
                offenders.offer((cost, idx), |a, b| b.0.cmp(&a.0));
            }
        }
        let row = |idx: &AccountIdx| self.customer_row(ledger, *idx);
        let figure = |sum: Sum| figure(sum, currency);
        CurrencyReport {
            currency,
            open: figure(all.open),
            overdue: figure(all.overdue),
            credits: figure(all.credits),
            buckets: all.buckets.into_iter().take(self.config.bucket_count()).map(figure).collect(),
            not_yet_issued: figure(all.not_yet_issued),
            post_dated: figure(all.post_dated),
            customers,
            customers_open,
            customers_overdue,
            kpis: self.kpis(ledger, sums, &all),
            trend: self.trend(ledger, sums, trend),
            first_document: sums.dates.0.to_date(),
            last_document: sums.dates.1.to_date(),
            call_first: call_first.into_vec().iter().filter_map(|(_, idx)| row(idx)).collect(),
            offender_count,
            offenders: offenders.into_vec().iter().filter_map(|(_, idx)| row(idx)).collect(),
        }
    }

    fn kpis(&self, ledger: &Ledger, sums: &CurrencySums, all: &AccountSums) -> Kpis {
        let currency = sums.currency;
        let as_of = Day::from(self.config.as_of);
        let timeline = &sums.timeline;
        let sales = |days| timeline.sales(as_of, days);
        let simple = |days| dso::simple(all.open.minor(), sales(days), days, currency);
        let [positive, current, over_90] = sums.positive;
        let payments = &all.payments;
        let with_sales = |metric: Metric| {
            if ledger.has_history() {
                metric
            } else {
                Metric::undefined(Undefined::OpenItemsOnly, metric.inputs)
            }
        };
        Kpis {
            dso_simple_30: with_sales(simple(30)),
            dso_simple_90: with_sales(simple(90)),
            dso_simple_365: with_sales(simple(365)),
            dso_countback: with_sales(dso::countback(
                timeline,
                as_of,
                currency,
                dso::EmptyMonth::Counts,
            )),
            best_possible_dso: with_sales(dso::best_possible(current, sales(90), 90, currency)),
            average_days_to_pay: behavior::mean_days(payments.days_to_pay, payments.timed.count),
            weighted_days_to_pay: behavior::weighted_days_to_pay(payments, currency),
            median_days_to_pay: histogram::median(
                &sums.days_to_pay,
                vec![Input::count("invoices", i64::from(payments.timed.count))],
            ),
            average_days_late: behavior::mean_days(payments.days_late, payments.judged.count),
            average_days_late_floored: behavior::mean_days(
                payments.days_late_floored,
                payments.judged.count,
            ),
            average_days_late_of_late: behavior::mean_days(
                payments.days_late_floored,
                payments.late.count,
            ),
            late_share: behavior::late_share(payments),
            late_amount_share: behavior::late_amount_share(payments, currency),
            current_share: share(current, positive, "not yet due", currency),
            over_90_share: share(over_90, positive, "more than 90 days past due", currency),
        }
    }

    /// The dates of the trend, each with what credits do to the items of that day.
    fn trend_dates(&self, ledger: &Ledger) -> Vec<(NaiveDate, SetOff)> {
        if !ledger.has_history() {
            return Vec::new();
        }
        let as_of = self.config.as_of;
        let ends = (1..=TREND_MONTHS).rev().map(|back| month_end_before(as_of, back));
        let set_off =
            |date| SetOff::new(ledger, &AnalysisConfig { as_of: date, ..self.config.clone() });
        ends.chain([as_of]).map(|date| (date, set_off(date))).collect()
    }

    fn trend(
        &self,
        ledger: &Ledger,
        sums: &CurrencySums,
        dates: &[(NaiveDate, SetOff)],
    ) -> Vec<TrendPoint> {
        use chrono::Datelike;
        let first = sums.timeline.earliest();
        if !first.is_some() {
            return Vec::new();
        }
        let late_from = self.config.late_from();
        dates
            .iter()
            .filter(|(date, _)| Day::from(*date) >= first)
            .map(|(date, set_off)| {
                let day = Day::from(*date);
                let amount = |minor| Amount::from_minor(minor, sums.currency);
                let open = sums.timeline.open(day);
                let sales = sums.timeline.sales(day, 90);
                let taken = set_off.taken_from_late(ledger, day, late_from, sums.currency);
                TrendPoint {
                    date: *date,
                    open: amount(open),
                    overdue: amount(sums.timeline.overdue(day) - taken),
                    sales: amount(sums.timeline.sales(day, date.day().cast_signed())),
                    dso_simple_90: if sales > 0 {
                        ratio(open.saturating_mul(90), sales)
                    } else {
                        None
                    },
                }
            })
            .collect()
    }

    /// What an account owes at the as-of date; `None` past the end.
    pub fn open_of(&self, idx: AccountIdx, currency: Currency) -> Option<Amount> {
        let sums = self.sums.accounts.get(idx as usize)?;
        Some(Amount::from_minor(sums.open.minor(), currency))
    }

    /// One account as a row; `None` past the end.
    pub fn customer_row(&self, ledger: &Ledger, idx: AccountIdx) -> Option<CustomerRow> {
        let account = ledger.accounts().get(idx as usize)?;
        let customer = ledger.customers().get(account.customer as usize)?;
        let sums = self.sums.accounts.get(idx as usize)?;
        let currency = account.currency;
        let buckets = sums.buckets.into_iter().take(self.config.bucket_count());
        Some(CustomerRow {
            account: idx,
            customer_id: customer.id.clone(),
            name: customer.name.clone(),
            contact: Contact {
                email: customer.email.clone(),
                phone: customer.phone.clone(),
                address: customer.address.clone(),
                country: customer.country.clone(),
                salesperson: customer.salesperson.clone(),
                credit_limit: customer.credit_limit,
                terms: customer.terms.clone(),
            },
            open: figure(sums.open, currency),
            overdue: figure(sums.overdue, currency),
            buckets: buckets.map(|sum| Amount::from_minor(sum.minor(), currency)).collect(),
            oldest_days_past_due: sums.oldest(),
            post_dated: figure(sums.post_dated, currency),
            behavior: behavior::behavior(&sums.payments, currency),
            offender: offender::evidence(sums, &self.config.offender, currency),
            first_time_late: offender::first_time_late(sums),
        })
    }

    /// The accounts a query selects, in its order.
    pub fn select(&self, ledger: &Ledger, query: &CustomerQuery<'_>) -> Vec<AccountIdx> {
        let find = query.find.trim().to_lowercase();
        let matches = |idx: AccountIdx| {
            find.is_empty()
                || ledger
                    .accounts()
                    .get(idx as usize)
                    .and_then(|account| ledger.customers().get(account.customer as usize))
                    .is_some_and(|c| {
                        c.name.to_lowercase().contains(&find) || c.id.to_lowercase().contains(&find)
                    })
        };
        let mut found: Vec<(AccountIdx, &AccountSums)> = self
            .accounts(ledger, query.currency)
            .filter(|(_, sums)| !query.only_open || sums.open.count > 0)
            .filter(|(idx, _)| matches(*idx))
            .collect();
        let names = |idx: AccountIdx| {
            let account = ledger.accounts().get(idx as usize);
            account
                .and_then(|a| ledger.customers().get(a.customer as usize))
                .map(|c| c.name.as_str())
        };
        found.lean_sort_by(|a, b| {
            let order = match query.sort {
                CustomerSort::Name => names(a.0).cmp(&names(b.0)),
                CustomerSort::Open
                | CustomerSort::Overdue
                | CustomerSort::Bucket(_)
                | CustomerSort::Oldest
                | CustomerSort::DaysLate
                | CustomerSort::DaysToPay
                | CustomerSort::LateShare
                | CustomerSort::Offenders => self.compare(a.1, b.1, query.sort),
            };
            let order = if query.descending { order.reverse() } else { order };
            order.then_with(|| a.0.cmp(&b.0))
        });
        found.into_iter().map(|(idx, _)| idx).collect()
    }

    fn compare(&self, a: &AccountSums, b: &AccountSums, sort: CustomerSort) -> Ordering {
        let (pa, pb) = (&a.payments, &b.payments);
        match sort {
            CustomerSort::Name => Ordering::Equal,
            CustomerSort::Open => a.open.minor().cmp(&b.open.minor()),
            CustomerSort::Overdue => a.overdue.minor().cmp(&b.overdue.minor()),
            CustomerSort::Bucket(bucket) => {
                let of =
                    |sums: &AccountSums| sums.buckets.get(bucket as usize).map(|sum| sum.minor());
                of(a).cmp(&of(b))
            }
            CustomerSort::Oldest => a.oldest.cmp(&b.oldest),
            CustomerSort::DaysLate => {
                mean_order(pa.days_late, pa.judged.count, pb.days_late, pb.judged.count)
            }
            CustomerSort::DaysToPay => {
                mean_order(pa.days_to_pay, pa.timed.count, pb.days_to_pay, pb.timed.count)
            }
            CustomerSort::LateShare => mean_order(
                i64::from(pa.late.count),
                pa.judged.count,
                i64::from(pb.late.count),
                pb.judged.count,
            ),
            CustomerSort::Offenders => {
                let rule = &self.config.offender;
                let key = |sums: &AccountSums| {
                    (offender::is_offender(sums, rule), sums.far_late_days, sums.overdue.minor())
                };
                key(a).cmp(&key(b))
            }
        }
    }
}

/// Compares two means without dividing; accounts without any come first.
fn mean_order(sum_a: i64, count_a: u32, sum_b: i64, count_b: u32) -> Ordering {
    match (count_a, count_b) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        _ => (i128::from(sum_a) * i128::from(count_b))
            .cmp(&(i128::from(sum_b) * i128::from(count_a))),
    }
}

pub(super) fn figure(sum: Sum, currency: Currency) -> Figure {
    Figure { amount: Amount::from_minor(sum.minor(), currency), count: sum.count }
}

/// Analyzes the ledger and reports: the one function to understand.
pub fn analyze(ledger: &Ledger, config: &AnalysisConfig) -> AnalysisReport {
    Analysis::new(ledger, config).report(ledger)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{CreditMode, DueToday};
    use crate::domain::ledger::tests::{eur, invoice, ledger_for};
    use crate::domain::{Account, Customer, DocumentKind, NewDocument};

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn analysis(ledger: &Ledger, as_of: i32) -> Analysis {
        let as_of = day(as_of).to_date().unwrap();
        Analysis::new(ledger, &AnalysisConfig::standard(as_of))
    }

    // As of day 40, ten days after the usual due date.
    #[test]
    fn customers_are_counted_by_what_they_owe_and_what_is_late() {
        let later = day(60);
        let mut ledger = ledger_for(&["Late", "Current", "Paid", "Overpaid", "Later", "Also late"]);
        for document in [
            invoice(0, 100),
            NewDocument { due_date: later, ..invoice(1, 70) },
            NewDocument { paid_date: day(20), open: 0, ..invoice(2, 50) },
            invoice(3, -30),
            NewDocument { due_date: later, ..invoice(4, 90) },
            invoice(5, 20),
        ] {
            ledger.push(document);
        }
        let analysis = analysis(&ledger, 40);
        let report = analysis.report(&ledger);
        let own = &report.currencies[0];
        assert_eq!((own.customers, own.customers_open, own.customers_overdue), (6, 5, 2));
        let first: Vec<&str> = own.call_first.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(first, ["Late", "Also late"]);
        let oldest = |idx| analysis.customer_row(&ledger, idx).unwrap().oldest_days_past_due;
        assert_eq!([0, 1, 2, 3].map(oldest), [Some(10), None, None, None]);
    }

    // Due on the very day: overdue where that counts as late, by no day.
    #[test]
    fn what_is_due_today_is_the_oldest_where_nothing_older_is_overdue() {
        let mut ledger = ledger_for(&["A"]);
        ledger.push(invoice(0, 30));
        for (due_today, oldest) in [(DueToday::NotLate, None), (DueToday::Late, Some(0))] {
            let as_of = day(30).to_date().unwrap();
            let config = AnalysisConfig { due_today, ..AnalysisConfig::standard(as_of) };
            let row = Analysis::new(&ledger, &config).customer_row(&ledger, 0).unwrap();
            assert_eq!(
                (row.oldest_days_past_due, row.overdue.count > 0),
                (oldest, oldest.is_some())
            );
        }
    }

    // 100 issued on day 0 and paid on day 35; 70 issued on day 5. Day 30 is 31 January, day 40 is
    // 10 February: 170 × 90 ÷ 170 and 70 × 90 ÷ 170 days.
    #[test]
    fn a_trend_needs_history_and_dates() {
        let paid = NewDocument { paid_date: day(35), open: 0, ..invoice(0, 100) };
        let open = NewDocument { invoice_date: day(5), due_date: day(60), ..invoice(0, 70) };
        let undated = |document| NewDocument { invoice_date: Day::NONE, ..document };
        let trend = |documents: [NewDocument<'_>; 2]| {
            let mut ledger = ledger_for(&["A"]);
            for document in documents {
                ledger.push(document);
            }
            analysis(&ledger, 40).report(&ledger).currencies.remove(0).trend
        };
        let amount = |minor| Amount::from_minor(minor, eur());
        let points = trend([paid, open]).into_iter().map(|point| {
            let dso = point.dso_simple_90.unwrap().to_string();
            (Day::from(point.date).number(), point.open, point.sales, dso)
        });
        let expected = [
            (30, amount(170), amount(170), "90.000000".to_owned()),
            (40, amount(70), amount(0), "37.058824".to_owned()),
        ];
        assert_eq!(points.collect::<Vec<_>>(), expected);
        assert_eq!(trend([open, open]), [], "open items only");
        assert_eq!(trend([undated(paid), undated(open)]), [], "no dates");
    }

    // 100 are due on day 30; a credit of 40 comes on day 60. Day 58 is 28 February, day 65 is 7 March.
    #[test]
    fn the_overdue_balance_of_a_trend_is_less_the_credits_of_its_day() {
        let mut ledger = ledger_for(&["A"]);
        let kind = DocumentKind::CreditNote;
        for document in [
            invoice(0, 100),
            NewDocument { kind, invoice_date: day(60), ..invoice(0, -40) },
            NewDocument { paid_date: day(35), open: 0, ..invoice(0, 70) },
        ] {
            ledger.push(document);
        }
        let as_of = day(65).to_date().unwrap();
        let credits = CreditMode::AgainstOldest;
        let config = AnalysisConfig { credits, ..AnalysisConfig::standard(as_of) };
        let report = Analysis::new(&ledger, &config).report(&ledger);
        let points = report.currencies[0].trend.iter();
        let overdue = points.map(|point| (Day::from(point.date).number(), point.overdue));
        let amount = |minor| Amount::from_minor(minor, eur());
        let expected = [(30, amount(0)), (58, amount(100)), (65, amount(60))];
        assert_eq!(overdue.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn customers_are_found_by_name_or_number_and_by_what_is_open() {
        let mut ledger = ledger_for(&[]);
        for (id, name) in [("17", "Acme Ltd"), ("42", "Beta 17"), ("9", "Gamma")] {
            let customer = ledger.add_customer(Customer::named(id.to_owned(), name.to_owned()));
            ledger.add_account(Account { customer, currency: eur() });
        }
        for document in [
            invoice(0, 10),
            invoice(1, 20),
            NewDocument { paid_date: day(20), open: 0, ..invoice(2, 30) },
        ] {
            ledger.push(document);
        }
        let analysis = analysis(&ledger, 40);
        let cases: [(&str, bool, &[AccountIdx]); 8] = [
            ("", false, &[0, 1, 2]),
            ("", true, &[0, 1]),
            (" ACME ", false, &[0]),
            ("17", false, &[0, 1]),
            ("42", true, &[1]),
            ("gamma", false, &[2]),
            ("gamma", true, &[]),
            ("delta", false, &[]),
        ];
        for (find, only_open, expected) in cases {
            let (currency, sort) = (eur(), CustomerSort::Name);
            let query = CustomerQuery { currency, sort, descending: false, find, only_open };
            assert_eq!(analysis.select(&ledger, &query), expected, "{find} {only_open}");
        }
    }

    #[test]
    fn means_are_compared_by_value_and_none_come_first() {
        use Ordering::{Equal, Greater, Less};
        for (a, b, expected) in [
            // 7 ÷ 2 = 3.5 and 10 ÷ 3 = 3.3.
            ((7, 2), (10, 3), Greater),
            ((10, 3), (7, 2), Less),
            ((-7, 2), (-10, 3), Less),
            ((6, 4), (9, 6), Equal),
            ((0, 0), (0, 0), Equal),
            ((0, 0), (5, 2), Less),
            ((5, 2), (0, 0), Greater),
            // Early on average, and still after those who paid nothing.
            ((0, 0), (-5, 2), Less),
            ((-5, 2), (0, 0), Greater),
        ] {
            assert_eq!(mean_order(a.0, a.1, b.0, b.1), expected, "{a:?} {b:?}");
        }
    }
}
