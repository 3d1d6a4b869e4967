//! The measures in the file: each with its formula, its inputs, the other conventions and its months.

use rust_decimal::Decimal;
use serde::Serialize;

use super::figures::{Measure, measure};
use super::word;
use crate::analysis::measures::{
    Convention, CurrencyMeasures, MeasurePoint, MeasuresReport, RollRow,
};
use crate::analysis::{Metric, Undefined};
use crate::domain::Currency;

/// What the file says of one currency besides its figures.
#[derive(Default, Serialize)]
pub(super) struct OfCurrency<'a> {
    measures: Vec<MeasureOut<'a>>,
    conventions: Vec<ConventionOut<'a>>,
    rolled: &'a [RollRow],
}

#[derive(Serialize)]
struct MeasureOut<'a> {
    key: &'static str,
    name: &'static str,
    formula: &'static str,
    symbols: &'static str,
    source: &'static str,
    unit: &'static str,
    #[serde(flatten)]
    measure: Measure<'a>,
    others: Vec<Other<'a>>,
    trend: Vec<Point>,
}

#[derive(Serialize)]
struct Other<'a> {
    convention: &'a str,
    #[serde(flatten)]
    measure: Measure<'a>,
}

#[derive(Serialize)]
struct Point {
    date: chrono::NaiveDate,
    value: Option<Decimal>,
    undefined: Option<String>,
}

#[derive(Serialize)]
struct ConventionOut<'a> {
    name: &'a str,
    choices: Vec<ChoiceOut<'a>>,
}

#[derive(Serialize)]
struct ChoiceOut<'a> {
    name: &'a str,
    in_force: bool,
    figures: Vec<EffectOut<'a>>,
}

#[derive(Serialize)]
struct EffectOut<'a> {
    name: &'a str,
    unit: &'static str,
    value: Option<Decimal>,
}

/// The part of a currency; empty where the measures were not asked for.
pub(super) fn of(report: Option<&MeasuresReport>, currency: Currency) -> OfCurrency<'_> {
    let mut all = report.into_iter().flat_map(|report| &report.currencies);
    all.find(|own| own.currency == currency).map(out).unwrap_or_default()
}

fn out(own: &CurrencyMeasures) -> OfCurrency<'_> {
    let measures = own.measures.iter().map(|own| {
        let definition = own.key.definition();
        MeasureOut {
            key: definition.key,
            name: definition.name,
            formula: definition.words,
            symbols: definition.symbols,
            source: definition.source,
            unit: definition.unit.key(),
            measure: measure(&own.metric),
            others: own.others.iter().map(other).collect(),
            trend: own.trend.iter().map(point).collect(),
        }
    });
    OfCurrency {
        measures: measures.collect(),
        conventions: own.conventions.iter().map(convention).collect(),
        rolled: &own.rolled,
    }
}

fn other((convention, metric): &(String, Metric)) -> Other<'_> {
    Other { convention, measure: measure(metric) }
}

fn point(point: &MeasurePoint) -> Point {
    let undefined = point.undefined.map(|undefined: Undefined| word::snake(&undefined));
    Point { date: point.date, value: point.value, undefined }
}

fn convention(convention: &Convention) -> ConventionOut<'_> {
    let choices = convention.choices.iter().map(|choice| ChoiceOut {
        name: &choice.name,
        in_force: choice.in_force,
        figures: choice
            .figures
            .iter()
            .map(|effect| EffectOut {
                name: &effect.name,
                unit: effect.unit.key(),
                value: effect.value,
            })
            .collect(),
    });
    ConventionOut { name: &convention.name, choices: choices.collect() }
}
