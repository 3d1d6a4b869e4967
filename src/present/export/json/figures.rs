//! The analysis' side of the file: what was computed for what, per currency, and the documents.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{AnalysisFile, measures, next, word};
use crate::analysis::{
    AnalysisConfig, AnalysisReport, Behavior, Bucket, Contact, Conversion, CurrencyReport,
    CustomerRow, DocumentRow, Figure, GroupRow, Input, Kpis, Metric, OffenderEvidence, PaymentRow,
    TrendPoint, Undefined,
};
use crate::domain::Amount;
use crate::policy::OffenderRule;

/// Writes `config` to `currencies`; currencies one by one.
pub(super) fn write(out: &mut impl Write, file: &AnalysisFile<'_>) -> io::Result<()> {
    let analysis = file.analysis;
    next(out, "config", &analysis.map(|analysis| config(&analysis.config)))?;
    next(out, "history", &analysis.map(|analysis| word::history(analysis.history)))?;
    let buckets = analysis.map_or(&[][..], |analysis| &analysis.buckets);
    next(out, "buckets", &buckets)?;
    next(out, "converted", &analysis.and_then(|analysis| analysis.converted.as_ref()))?;
    out.write_all(b",\n\"currencies\":[")?;
    for (i, report) in analysis.into_iter().flat_map(|a| &a.currencies).enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        let lists = file.customers.iter().filter(|(of, _)| *of == report.currency);
        let customers: Vec<_> = lists.flat_map(|(_, list)| list).collect();
        let groups = file.groups.iter().filter(|group| group.currency == report.currency);
        let own = WithMeasures {
            figures: currency(report, analysis, &customers, groups.collect()),
            more: measures::of(file.measures, report.currency),
        };
        serde_json::to_writer(&mut *out, &own)?;
    }
    out.write_all(b"]")
}

#[derive(Serialize)]
struct Config<'a> {
    as_of: NaiveDate,
    basis: &'static str,
    limits: &'a [u32],
    limit_unit: String,
    due_today: &'static str,
    credits: &'static str,
    group_by: &'static str,
    window_days: u32,
    conversion: Option<&'a Conversion>,
    offender_rule: OffenderRule,
}

fn config(config: &AnalysisConfig) -> Config<'_> {
    Config {
        as_of: config.as_of,
        basis: word::basis(config.basis),
        limits: config.scheme.limits(),
        limit_unit: word::snake(&config.scheme.unit()),
        due_today: config.due_today.key(),
        credits: config.credits.key(),
        group_by: config.group_by.key(),
        window_days: config.window_days,
        conversion: config.conversion.as_ref(),
        offender_rule: config.offender,
    }
}

#[derive(Serialize)]
struct WithMeasures<'a> {
    #[serde(flatten)]
    figures: CurrencyOut<'a>,
    #[serde(flatten)]
    more: measures::OfCurrency<'a>,
}

#[derive(Serialize)]
struct CurrencyOut<'a> {
    currency: Option<&'a str>,
    open: Figure,
    overdue: Figure,
    credits: Figure,
    not_yet_issued: Figure,
    post_dated: Figure,
    buckets: Vec<BucketOut<'a>>,
    customer_counts: CustomerCounts,
    first_document: Option<NaiveDate>,
    last_document: Option<NaiveDate>,
    kpis: Measures<'a>,
    trend: &'a [TrendPoint],
    groups: Vec<&'a GroupRow>,
    customers: Vec<CustomerOut<'a>>,
    offenders: Vec<Offender<'a>>,
}

#[derive(Serialize)]
struct CustomerCounts {
    all: u32,
    open: u32,
    overdue: u32,
    offenders: u32,
}

#[derive(Serialize)]
struct BucketOut<'a> {
    label: &'a str,
    amount: Amount,
    count: u32,
}

fn currency<'a>(
    report: &'a CurrencyReport,
    analysis: Option<&'a AnalysisReport>,
    customers: &[&'a CustomerRow],
    groups: Vec<&'a GroupRow>,
) -> CurrencyOut<'a> {
    let labels = analysis.map_or(&[][..], |analysis| &analysis.buckets);
    let buckets = labels.iter().zip(&report.buckets);
    CurrencyOut {
        currency: word::currency(&report.currency),
        open: report.open,
        overdue: report.overdue,
        credits: report.credits,
        not_yet_issued: report.not_yet_issued,
        post_dated: report.post_dated,
        buckets: buckets
            .map(|(bucket, figure)| BucketOut {
                label: &bucket.label,
                amount: figure.amount,
                count: figure.count,
            })
            .collect(),
        customer_counts: CustomerCounts {
            all: report.customers,
            open: report.customers_open,
            overdue: report.customers_overdue,
            offenders: report.offender_count,
        },
        first_document: report.first_document,
        last_document: report.last_document,
        kpis: Measures(&report.kpis),
        trend: &report.trend,
        groups,
        offenders: customers.iter().filter_map(|customer| offender(customer)).collect(),
        customers: customers.iter().map(|customer| customer_out(customer)).collect(),
    }
}

/// The measures by name, each with its inputs.
struct Measures<'a>(&'a Kpis);

impl Serialize for Measures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let k = self.0;
        serializer.collect_map(
            [
                ("dso_simple_30", &k.dso_simple_30),
                ("dso_simple_90", &k.dso_simple_90),
                ("dso_simple_365", &k.dso_simple_365),
                ("dso_countback", &k.dso_countback),
                ("best_possible_dso", &k.best_possible_dso),
                ("average_days_to_pay", &k.average_days_to_pay),
                ("weighted_days_to_pay", &k.weighted_days_to_pay),
                ("median_days_to_pay", &k.median_days_to_pay),
                ("average_days_late", &k.average_days_late),
                ("average_days_late_floored", &k.average_days_late_floored),
                ("average_days_late_of_late", &k.average_days_late_of_late),
                ("late_share", &k.late_share),
                ("late_amount_share", &k.late_amount_share),
                ("current_share", &k.current_share),
                ("over_90_share", &k.over_90_share),
            ]
            .map(|(name, metric)| (name, measure(metric))),
        )
    }
}

#[derive(Serialize)]
pub(super) struct Measure<'a> {
    value: Option<Decimal>,
    undefined: Option<String>,
    reason: Option<&'static str>,
    at_least: Option<Decimal>,
    inputs: &'a [Input],
}

pub(super) fn measure(metric: &Metric) -> Measure<'_> {
    Measure {
        value: metric.value,
        undefined: metric.undefined.map(|undefined| word::snake(&undefined)),
        reason: metric.undefined.map(Undefined::reason),
        at_least: metric.at_least,
        inputs: &metric.inputs,
    }
}

#[derive(Serialize)]
struct CustomerOut<'a> {
    account: u32,
    customer_id: &'a str,
    customer: &'a str,
    contact: &'a Contact,
    open: Figure,
    overdue: Figure,
    buckets: &'a [Amount],
    oldest_days_past_due: Option<i32>,
    post_dated: Figure,
    behavior: &'a Behavior,
    offender: Option<OffenderEvidence>,
}

fn customer_out(customer: &CustomerRow) -> CustomerOut<'_> {
    CustomerOut {
        account: customer.account,
        customer_id: &customer.customer_id,
        customer: &customer.name,
        contact: &customer.contact,
        open: customer.open,
        overdue: customer.overdue,
        buckets: &customer.buckets,
        oldest_days_past_due: customer.oldest_days_past_due,
        post_dated: customer.post_dated,
        behavior: &customer.behavior,
        offender: customer.offender,
    }
}

#[derive(Serialize)]
struct Offender<'a> {
    account: u32,
    customer_id: &'a str,
    customer: &'a str,
    overdue: Amount,
    #[serde(flatten)]
    evidence: OffenderEvidence,
}

fn offender(customer: &CustomerRow) -> Option<Offender<'_>> {
    Some(Offender {
        account: customer.account,
        customer_id: &customer.customer_id,
        customer: &customer.name,
        overdue: customer.overdue.amount,
        evidence: customer.offender?,
    })
}

#[derive(Serialize)]
pub(super) struct DocumentOut<'a> {
    number: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    customer: &'a str,
    customer_id: &'a str,
    currency: Option<&'a str>,
    invoice_date: Option<NaiveDate>,
    due_date: Option<NaiveDate>,
    paid_date: Option<NaiveDate>,
    total: Amount,
    open: Amount,
    days_past_due: Option<i32>,
    bucket: Option<&'a str>,
    disputed: bool,
    due_date_derived: bool,
    attributes: BTreeMap<&'a str, &'a str>,
    payments: &'a [PaymentRow],
    file: u32,
    row: u32,
}

/// A document as written. One with nothing open is in no bucket and not past due.
pub(super) fn document<'a>(document: &'a DocumentRow, buckets: &'a [Bucket]) -> DocumentOut<'a> {
    let bucket = buckets.get(document.bucket as usize).filter(|_| !document.open.is_zero());
    DocumentOut {
        number: &document.number,
        kind: word::kind(document.kind),
        customer: &document.customer,
        customer_id: &document.customer_id,
        currency: word::currency(&document.currency),
        invoice_date: document.invoice_date,
        due_date: document.due_date,
        paid_date: document.paid_date,
        total: document.total,
        open: document.open,
        days_past_due: document.days_past_due.filter(|_| !document.open.is_zero()),
        bucket: bucket.map(|bucket| bucket.label.as_str()),
        disputed: document.disputed,
        due_date_derived: document.due_derived,
        attributes: document.attributes.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect(),
        payments: &document.payments,
        file: document.file,
        row: document.row,
    }
}
