//! Every measure that credit managers use, with its inputs, what it would be under the other
//! conventions, and how it went over the last twelve month-ends. Made on demand, so that the first
//! analysis after an import costs no more for it.

mod effects;
mod evaluate;
mod key;
mod others;
mod snapshot;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::analysis::dso::EmptyMonth;
use crate::analysis::metric::{Metric, Undefined};
use crate::analysis::roll::{self, RollMatrix};
use crate::analysis::{Analysis, AnalysisConfig};
use crate::domain::date::month_end_before;
use crate::domain::{Amount, Currency, Day, Ledger, Money};
use effects::Alternatives;
use evaluate::{Context, month_before};
use snapshot::{At, Paid, Snapshot, snapshots};

pub use effects::{Choice, Convention, Effect};
pub use key::{Definition, Group, MeasureKey, Unit};

/// Month-ends before the as-of date.
const MONTHS: u32 = 12;

/// All measures of all currencies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuresReport {
    /// What they were computed for.
    pub config: AnalysisConfig,
    /// One per currency, most documents first.
    pub currencies: Vec<CurrencyMeasures>,
}

/// The measures of one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencyMeasures {
    /// Which.
    pub currency: Currency,
    /// All of [`MeasureKey::ALL`], in its order.
    pub measures: Vec<Measure>,
    /// All conventions, with the figures under each choice.
    pub conventions: Vec<Convention>,
    /// What became of each bucket within the last month.
    pub rolled: Vec<RollRow>,
    /// The balance the measures were made from; the aging and the customers must come to the same.
    pub balance: Amount,
    /// The sum of the customers' balances, counted apart.
    pub customers: Amount,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Which.
    pub key: MeasureKey,
    /// At the as-of date, with its inputs.
    pub metric: Metric,
    /// Under conventions that are not in force: in a few words, and the measure.
    pub others: Vec<(String, Metric)>,
    /// The last twelve month-ends before the as-of date and the as-of date, oldest first. Measures of
    /// payments count what was paid in the month up to each date.
    pub trend: Vec<MeasurePoint>,
}

/// A measure at one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasurePoint {
    /// When.
    pub date: NaiveDate,
    /// The value; `None` = undefined.
    pub value: Option<Decimal>,
    /// Why there is none.
    pub undefined: Option<Undefined>,
}

/// What became within a month of what was in one bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollRow {
    /// The bucket a month before.
    pub bucket: String,
    /// What was in it.
    pub before: Amount,
    /// Of it, still open now, by today's bucket.
    pub now: Vec<Amount>,
    /// The rest: paid or credited.
    pub settled: Amount,
}

/// Computes them. `written_off` is what the file marks as written off, per currency.
pub fn measures(ledger: &Ledger, analysis: &Analysis, written_off: &[Money]) -> MeasuresReport {
    let config = analysis.config();
    let alternatives = Alternatives::new(ledger, config);
    let mut list: Vec<Building<'_>> = analysis
        .timelines()
        .map(|(currency, timeline)| {
            let sums = written_off.iter().filter(|money| money.currency == currency);
            Building {
                currency,
                timeline,
                written_off: sums.fold(None, |sum: Option<i128>, money| {
                    Some(sum.unwrap_or(0) + minor(money.amount, currency))
                }),
                months: Vec::new(),
                trend: vec![Vec::new(); MeasureKey::ALL.len()],
            }
        })
        .collect();
    for date in (1..=MONTHS).rev().map(|back| month_end_before(config.as_of, back)) {
        if !ledger.has_history() {
            break;
        }
        let at = At::new(date, &[]);
        for (building, snapshot) in list.iter_mut().zip(snapshots(ledger, config, &at)) {
            building.point(date, &snapshot, config);
        }
    }
    let at = At::new(config.as_of, &[Day::from_number(i32::MIN + 1), window_start(config)]);
    let now = snapshots(ledger, config, &at);
    let currencies = list
        .into_iter()
        .zip(&now)
        .map(|(building, snapshot)| building.finish(ledger, config, snapshot, &alternatives))
        .collect();
    MeasuresReport { config: config.clone(), currencies }
}

/// The first day of the window that ends on the as-of date.
fn window_start(config: &AnalysisConfig) -> Day {
    Day::from(config.as_of).plus(1 - window(config))
}

fn window(config: &AnalysisConfig) -> i32 {
    config.window_days.clamp(1, 100_000).cast_signed()
}

fn minor(amount: Amount, currency: Currency) -> i128 {
    let mut exact = amount.decimal();
    exact.rescale(currency.minor_digits());
    exact.mantissa()
}

impl At {
    /// The date, with the month up to it as the first span and these further ones.
    fn new(date: NaiveDate, further: &[Day]) -> Self {
        let day = Day::from(date);
        let month_before = Day::from(month_before(date));
        let month = month_before.plus(1);
        let paid_from = [month].iter().chain(further).copied().collect();
        Self { date: day, month_before, paid_from }
    }
}

/// The measures of a currency while its months are walked through.
struct Building<'a> {
    currency: Currency,
    timeline: &'a crate::analysis::timeline::Timeline,
    written_off: Option<i128>,
    /// Rolled in each month so far.
    months: Vec<RollMatrix>,
    trend: Vec<Vec<MeasurePoint>>,
}

impl Building<'_> {
    fn context<'b>(
        &'b self,
        date: NaiveDate,
        at: &'b Snapshot,
        paid: &'b Paid,
        year_rolled: &'b RollMatrix,
        config: &AnalysisConfig,
    ) -> Context<'b> {
        Context {
            currency: self.currency,
            date,
            timeline: self.timeline,
            at,
            paid,
            year_rolled,
            window_days: window(config),
            due_today: config.due_today,
            net: true,
            empty_month: EmptyMonth::Counts,
            written_off: self.written_off,
            has_history: true,
        }
    }

    /// The last twelve months' rolling.
    fn year_rolled(&self) -> RollMatrix {
        let mut sum = RollMatrix::default();
        for month in self.months.iter().rev().take(12) {
            sum.merge(month);
        }
        sum
    }

    /// Whether the file has a document of this day or before.
    fn knows(&self, date: NaiveDate) -> bool {
        let first = self.timeline.earliest();
        first.is_some() && Day::from(date) >= first
    }

    /// Adds a point to each trend.
    fn point(&mut self, date: NaiveDate, snapshot: &Snapshot, config: &AnalysisConfig) {
        let is_known = self.knows(date);
        if is_known {
            self.months.push(snapshot.rolled);
        }
        let rolled = self.year_rolled();
        let no_payments = Paid::default();
        let paid = snapshot.paid.first().unwrap_or(&no_payments);
        let context = self.context(date, snapshot, paid, &rolled, config);
        let points: Vec<MeasurePoint> = MeasureKey::ALL
            .iter()
            .map(|key| {
                if is_known {
                    MeasurePoint::new(date, &context.measure(*key))
                } else {
                    let undefined = Some(Undefined::NoHistory);
                    MeasurePoint { date, value: None, undefined }
                }
            })
            .collect();
        for (trend, point) in self.trend.iter_mut().zip(points) {
            trend.push(point);
        }
    }

    fn finish(
        mut self,
        ledger: &Ledger,
        config: &AnalysisConfig,
        now: &Snapshot,
        alternatives: &Alternatives,
    ) -> CurrencyMeasures {
        if self.knows(config.as_of) && month_end_before(config.as_of, 0) == config.as_of {
            // The last of the twelve months ends on the very day.
            self.months.push(now.rolled);
        }
        let rolled = self.year_rolled();
        let trends = std::mem::take(&mut self.trend);
        let none = Paid::default();
        let [month, all, recent] = [0, 1, 2].map(|i| now.paid.get(i).unwrap_or(&none));
        let context = Context {
            has_history: ledger.has_history(),
            ..self.context(config.as_of, now, all, &rolled, config)
        };
        let in_month = Context { paid: month, ..context };
        let measures = MeasureKey::ALL
            .iter()
            .zip(trends)
            .map(|(&key, mut trend)| {
                let metric = context.measure(key);
                let last = if key.is_of_payments() { &in_month } else { &context };
                trend.push(MeasurePoint::new(config.as_of, &last.measure(key)));
                Measure { key, metric, others: others::others(&context, key, recent), trend }
            })
            .collect();
        let mut conventions = alternatives.of(ledger, self.currency);
        conventions.extend(effects::of_measures(&context));
        let money = |minor| Amount::from_minor(minor, self.currency);
        CurrencyMeasures {
            currency: self.currency,
            measures,
            conventions,
            rolled: roll_rows(&now.rolled, self.currency),
            balance: money(context.receivables()),
            customers: money(now.balances.iter().sum()),
        }
    }
}

impl MeasurePoint {
    fn new(date: NaiveDate, metric: &Metric) -> Self {
        Self { date, value: metric.value, undefined: metric.undefined }
    }
}

fn roll_rows(rolled: &RollMatrix, currency: Currency) -> Vec<RollRow> {
    let money = |minor| Amount::from_minor(minor, currency);
    let rows = roll::BUCKET_NAMES.iter().zip(rolled.before.iter().zip(&rolled.moved));
    rows.map(|(bucket, (before, now))| RollRow {
        bucket: (*bucket).to_owned(),
        before: money(*before),
        now: now.iter().map(|minor| money(*minor)).collect(),
        settled: money(before - now.iter().sum::<i128>()),
    })
    .collect()
}
