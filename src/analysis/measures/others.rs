//! What a measure would be under the other conventions.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "most measures have no convention of their own"
)]

use super::evaluate::Context;
use super::key::MeasureKey;
use super::snapshot::Paid;
use crate::analysis::beyond_terms::{self, Early};
use crate::analysis::concentration::{self, Scale};
use crate::analysis::dso::EmptyMonth;
use crate::analysis::metric::Metric;
use crate::analysis::share::share;
use crate::analysis::weighted_dso::{self, OpenMonth};
use crate::analysis::{DueToday, behavior};

/// A convention in a few words, and the measure under it.
pub(super) type Named = (String, Metric);

/// The measure under each convention that touches it and is not in force. `recent` are the invoices
/// paid within the window.
pub(super) fn others(context: &Context<'_>, key: MeasureKey, recent: &Paid) -> Vec<Named> {
    let mut list = by_shared_conventions(context, key);
    if key.is_of_payments() {
        let name = format!("paid within the last {} days only", context.window_days);
        list.push((name, Context { paid: recent, ..*context }.measure(key)));
    }
    list.extend(
        of_its_own(context, key).into_iter().map(|(name, metric)| (name.to_owned(), metric)),
    );
    list
}

fn by_shared_conventions(context: &Context<'_>, key: MeasureKey) -> Vec<Named> {
    let mut list = Vec::new();
    let of_window = matches!(
        key,
        MeasureKey::DsoWindow
            | MeasureKey::BestPossible
            | MeasureKey::Delinquent
            | MeasureKey::WithoutSlow
    );
    if of_window {
        for days in [30, 90, 365].into_iter().filter(|days| *days != context.window_days) {
            let other = Context { window_days: days, ..*context };
            list.push((format!("over {days} days"), other.measure(key)));
        }
    }
    if matches!(
        key,
        MeasureKey::Dso30
            | MeasureKey::Dso90
            | MeasureKey::Dso365
            | MeasureKey::DsoWindow
            | MeasureKey::Delinquent
            | MeasureKey::WithoutSlow
    ) {
        let other = Context { net: !context.net, ..*context };
        list.push(("credits not deducted".to_owned(), other.measure(key)));
    }
    if matches!(
        key,
        MeasureKey::BestPossible
            | MeasureKey::Delinquent
            | MeasureKey::Cei
            | MeasureKey::CeiQuarter
            | MeasureKey::CurrentShare
            | MeasureKey::OverdueShare
    ) {
        let (due_today, words) = match context.due_today {
            DueToday::NotLate => (DueToday::Late, "due today counts as overdue"),
            DueToday::Late => (DueToday::NotLate, "due today is not late"),
        };
        let other = Context { due_today, ..*context };
        list.push((words.to_owned(), other.measure(key)));
    }
    list
}

/// Conventions that only one measure knows.
fn of_its_own(context: &Context<'_>, key: MeasureKey) -> Vec<(&'static str, Metric)> {
    let currency = context.currency;
    let late = &context.paid.late;
    match key {
        MeasureKey::Countback => {
            let other = Context { empty_month: EmptyMonth::Stops, ..*context };
            vec![("stopping at the first month without sales", other.measure(key))]
        }
        MeasureKey::SalesWeighted => {
            let one: Vec<OpenMonth> = context.months();
            vec![("31 days for each month", weighted_dso::sales_weighted(&one, 31, currency))]
        }
        MeasureKey::CeiQuarter => {
            vec![("all sales of the three months", context.effectiveness(3, 1))]
        }
        MeasureKey::Turnover | MeasureKey::CollectionPeriod => {
            let [begin, end] = context.begin_and_end();
            vec![
                ("mean of begin and end", context.turned_over(key, &[begin, end])),
                ("ending balance", context.turned_over(key, &[end])),
            ]
        }
        MeasureKey::BeyondTerms => vec![
            ("each invoice counting the same", beyond_terms::unweighted(late, Early::Minus)),
            ("early as 0", beyond_terms::weighted(late, Early::Zero, currency)),
        ],
        MeasureKey::BeyondTermsFloored => vec![
            ("each invoice counting the same", beyond_terms::unweighted(late, Early::Zero)),
            ("early as minus", beyond_terms::weighted(late, Early::Minus, currency)),
        ],
        MeasureKey::BeyondTermsOpen => {
            let both = context.late_with_open();
            vec![("early as 0", beyond_terms::weighted(&both, Early::Zero, currency))]
        }
        MeasureKey::DaysLate => {
            vec![("early as 0", behavior::mean_days(late.days_floored, late.count))]
        }
        MeasureKey::Over90Share => {
            let (part, whole) = (context.at.over_90_by_invoice, context.at.positive);
            let name = "invoiced more than 90 days before";
            vec![("counted from the invoice date", share(part, whole, name, currency))]
        }
        MeasureKey::Hhi => {
            let fraction = concentration::hhi(&context.at.balances, Scale::Fraction, currency);
            vec![("on the scale of 0 to 1", fraction)]
        }
        _ => Vec::new(),
    }
}
