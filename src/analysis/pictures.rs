//! What the pictures of the Numbers room are drawn from, where no measure has it already: the aging at
//! past month-ends, how often payment took how many days, and how the balance is spread over customers.
//! Made on demand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::documents::View;
use crate::analysis::profile::{Bin, bins};
use crate::analysis::{
    Analysis, AnalysisConfig, Bucket, CustomerQuery, CustomerSort, DocumentSet, Selection,
};
use crate::domain::date::month_end_before;
use crate::domain::{Amount, Currency, Ledger, to_u32};

/// Month-ends before the as-of date.
const MONTHS: u32 = 12;
/// Points of the concentration curve at most, besides its beginning.
const POINTS: usize = 100;

/// What the pictures of one currency show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PicturesReport {
    /// Which.
    pub currency: Currency,
    /// The buckets, in order.
    pub buckets: Vec<Bucket>,
    /// The aging at the last twelve month-ends and the as-of date, oldest first; only the as-of date
    /// where the file has no history.
    pub aging: Vec<AgingPoint>,
    /// Days from invoice to payment of all invoices paid by the as-of date.
    pub days_to_pay: Vec<Bin>,
    /// Customers that owe something, the largest first, added up; ends with all of them.
    pub concentration: Vec<ConcentrationPoint>,
}

/// The aging at one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgingPoint {
    /// When.
    pub date: NaiveDate,
    /// Open then.
    pub open: Amount,
    /// By bucket; sums to `open`.
    pub buckets: Vec<Amount>,
}

/// How much so many of the largest customers owe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcentrationPoint {
    /// How many customers.
    pub customers: u32,
    /// What they owe together.
    pub open: Amount,
}

/// Works it out for one currency; `None` when the ledger has none in it.
pub fn pictures(
    ledger: &Ledger,
    analysis: &Analysis,
    currency: Currency,
) -> Option<PicturesReport> {
    let config = analysis.config();
    let mut dates = vec![config.as_of];
    if ledger.has_history() {
        dates.extend((1..=MONTHS).map(|back| month_end_before(config.as_of, back)));
    }
    let points = dates.into_iter().rev().map(|date| point(ledger, config, currency, date));
    Some(PicturesReport {
        currency,
        buckets: config.buckets(),
        aging: points.collect::<Option<_>>()?,
        days_to_pay: days_to_pay(ledger, config, currency),
        concentration: concentration(ledger, analysis, currency),
    })
}

fn point(
    ledger: &Ledger,
    config: &AnalysisConfig,
    currency: Currency,
    date: NaiveDate,
) -> Option<AgingPoint> {
    let config = AnalysisConfig { as_of: date, ..config.clone() };
    let balances = Analysis::new(ledger, &config).balances(ledger, currency)?;
    let buckets = balances.buckets.iter().map(|figure| figure.amount).collect();
    Some(AgingPoint { date, open: balances.open.amount, buckets })
}

fn days_to_pay(ledger: &Ledger, config: &AnalysisConfig, currency: Currency) -> Vec<Bin> {
    let set = DocumentSet::Paid;
    let paid = Selection { currency: Some(currency), account: None, group: None, set };
    let columns = ledger.columns();
    let days = View::new(ledger, config).select(&paid, "").into_iter().filter_map(|idx| {
        let issued = columns.invoice_date.get(idx as usize)?.get()?;
        Some(columns.paid_date.get(idx as usize)?.days_since(issued))
    });
    bins(days)
}

fn concentration(
    ledger: &Ledger,
    analysis: &Analysis,
    currency: Currency,
) -> Vec<ConcentrationPoint> {
    let sort = CustomerSort::Open;
    let query = CustomerQuery { currency, sort, descending: true, find: "", only_open: true };
    let list = analysis.select(ledger, &query);
    let open = list.iter().filter_map(|&idx| analysis.open_of(idx, currency));
    let all: Vec<ConcentrationPoint> = open
        .filter(|amount| !amount.is_negative() && !amount.is_zero())
        .scan((0_u32, Amount::ZERO), |(customers, sum), amount| {
            *customers += 1;
            *sum += amount;
            Some(ConcentrationPoint { customers: *customers, open: *sum })
        })
        .collect();
    thinned(&all)
}

/// The first ten, the last, and every n-th between.
fn thinned(all: &[ConcentrationPoint]) -> Vec<ConcentrationPoint> {
    let step = to_u32(all.len().div_ceil(POINTS)).max(1);
    let last = to_u32(all.len());
    let kept = all.iter().filter(|point| {
        point.customers <= 10 || point.customers % step == 0 || point.customers == last
    });
    kept.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::tests::{eur, invoice, ledger_for};

    #[test]
    fn a_long_curve_keeps_its_beginning_and_its_end() {
        let point = |customers| ConcentrationPoint { customers, open: Amount::ZERO };
        let kept = |count: u32| {
            let all: Vec<ConcentrationPoint> = (1..=count).map(point).collect();
            thinned(&all).iter().map(|point| point.customers).collect::<Vec<_>>()
        };
        assert_eq!(kept(3), [1, 2, 3]);
        assert_eq!(kept(0), [0_u32; 0]);
        let many = kept(1_001);
        assert_eq!(many[..12], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 22]);
        assert_eq!((many.last(), many.len()), (Some(&1_001), 10 + 91));
    }

    // 100 and 30 are owed; one customer's 50 are evened out, one has a credit of 40.
    #[test]
    fn only_who_owes_something_is_on_the_curve() {
        let mut ledger = ledger_for(&["Small", "Even", "Credit", "Large"]);
        for (account, minor) in [(0, 30), (1, 50), (1, -50), (2, -40), (3, 100)] {
            ledger.push(invoice(account, minor));
        }
        let as_of = NaiveDate::from_ymd_opt(1970, 2, 10).unwrap();
        let analysis = Analysis::new(&ledger, &AnalysisConfig::standard(as_of));
        let point = |customers, minor| {
            let open = Amount::from_minor(minor, eur());
            ConcentrationPoint { customers, open }
        };
        assert_eq!(concentration(&ledger, &analysis, eur()), [point(1, 100), point(2, 130)]);
    }
}
