//! What stands behind a figure: its meaning, its inputs and its documents.

use crate::analysis::measures::{Measure, Unit};
use crate::analysis::{
    Bucket, CurrencyReport, CustomerRow, DocumentSet, Figure, GroupBy, GroupRow, Metric, Selection,
    Undefined,
};
use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::Behind;

/// One way of counting a measure: its name, its value and how the value is written.
pub(crate) type Variant<'a> = (&'a str, &'a Metric, fn(rust_decimal::Decimal) -> String);

/// Documents of a whole currency.
pub(crate) fn of_currency(
    title: &str,
    meaning: &str,
    currency: Currency,
    set: DocumentSet,
) -> Behind {
    Behind {
        title: title.to_owned(),
        meaning: meaning.to_owned(),
        inputs: Vec::new(),
        others: Vec::new(),
        selection: Selection { currency: Some(currency), account: None, group: None, set },
    }
}

/// A measure with its formula and the numbers that went in.
pub(crate) fn of_metric(
    title: &str,
    meaning: &str,
    currency: Currency,
    set: DocumentSet,
    metrics: &[Variant<'_>],
) -> Behind {
    let mut behind = of_currency(title, meaning, currency, set);
    if let Some((_, first, _)) = metrics.first() {
        behind
            .inputs
            .extend(first.inputs.iter().map(|i| (input_name(&i.name), format::plain(i.value))));
    }
    for (name, metric, show) in metrics {
        let value = match (metric.value, metric.undefined) {
            (Some(value), _) => show(value),
            (None, Some(reason)) => format!("not known: {}", reason.reason()),
            (None, None) => "not known".to_owned(),
        };
        behind.inputs.push(((*name).to_owned(), value));
    }
    behind
}

/// The name of an input as a phrase; it is one of ours and plain letters.
fn input_name(name: &str) -> String {
    let mut words = name.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// A measure with its formula in words and symbols, its source, the numbers that went in, the
/// conventions in force, and what it would be under others.
pub(crate) fn of_measure(measure: &Measure, currency: Currency, window_days: u32) -> Behind {
    let definition = measure.key.definition();
    let unit = definition.unit;
    let in_words = |metric: &Metric| match value_and_reason(metric, unit, currency) {
        (value, Some(reason)) => format!("{value}: {reason}"),
        (value, None) => value,
    };
    let set = measure.key.documents(window_days);
    let mut behind = of_currency(definition.name, definition.words, currency, set);
    let mut fact = |name: &str, value: String| behind.inputs.push((name.to_owned(), value));
    fact("In symbols", definition.symbols.to_owned());
    for input in &measure.metric.inputs {
        fact(&format::sentence_case(&input.name), format::plain(input.value));
    }
    fact("Comes to", in_words(&measure.metric));
    fact("Published by", definition.source.to_owned());
    behind.others = measure
        .others
        .iter()
        .map(|(name, metric)| (format::sentence_case(name), in_words(metric)))
        .collect();
    behind
}

/// A measure as text, and why it has no value where it has none.
pub(crate) fn value_and_reason(
    metric: &Metric,
    unit: Unit,
    currency: Currency,
) -> (String, Option<&'static str>) {
    let reason = metric.undefined.map(Undefined::reason);
    match (metric.value, metric.at_least) {
        (Some(value), _) => (format::in_unit(value, unit, currency), None),
        (None, Some(bound)) => {
            (format!("at least {}", format::in_unit(bound, unit, currency)), reason)
        }
        (None, None) => ("not known".to_owned(), reason),
    }
}

/// One bucket of a currency.
pub(crate) fn of_bucket(report: &CurrencyReport, bucket: &Bucket, index: usize) -> Behind {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    of_currency(&bucket.title, "", report.currency, DocumentSet::Bucket(index))
}

/// A customer: how it pays, and a set of its documents.
pub(crate) fn of_customer(
    row: &CustomerRow,
    currency: Currency,
    set: DocumentSet,
    title: &str,
) -> Behind {
    Behind {
        title: if title.is_empty() { row.name.clone() } else { format!("{}: {title}", row.name) },
        meaning: String::new(),
        inputs: customer_facts(row, currency),
        others: Vec::new(),
        selection: Selection {
            currency: Some(currency),
            account: Some(row.account),
            group: None,
            set,
        },
    }
}

fn customer_facts(row: &CustomerRow, currency: Currency) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String| facts.push((name.to_owned(), value));
    if !row.customer_id.is_empty() {
        fact("Customer number", row.customer_id.clone());
    }
    fact("Open", with_count(row.open, currency));
    fact("Overdue", with_count(row.overdue, currency));
    if let Some(days) = row.oldest_days_past_due {
        fact("Oldest overdue", format!("{} past due", format::counted_days(days)));
    }
    let behavior = &row.behavior;
    fact("Billed in all", format::money_with_code(behavior.invoiced, currency));
    if let Some(share) = behavior.late_share {
        let counts = format!("{} of {} paid invoices", behavior.paid_late, behavior.paid);
        fact("Paid late", format!("{} ({counts})", format::percent(share)));
    }
    if let Some(days) = behavior.average_days_to_pay {
        fact("Days to pay, on average", format::days(days));
    }
    if let Some(days) = behavior.average_days_late {
        fact("Days late, on average", format::days(days));
    }
    facts
}

/// A group of the aging and a set of its documents.
pub(crate) fn of_group(row: &GroupRow, by: GroupBy, set: DocumentSet, title: &str) -> Behind {
    let name = if row.name.is_empty() { "Not stated" } else { &row.name };
    let mut behind = of_currency(&format!("{name}: {title}"), "", row.currency, set);
    behind.selection.group = Some((by, row.name.clone()));
    behind
}

/// An amount and how many documents it has.
pub(crate) fn with_count(figure: Figure, currency: Currency) -> String {
    format!(
        "{} in {}",
        format::money_with_code(figure.amount, currency),
        format::counted(u64::from(figure.count), "document", "documents")
    )
}
