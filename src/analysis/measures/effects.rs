//! All conventions with their effect in numbers: what the figures would be under each choice.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::evaluate::Context;
use super::key::{MeasureKey, Unit};
use crate::analysis::beyond_terms::{self, Early};
use crate::analysis::config::{AnalysisConfig, CreditMode};
use crate::analysis::dso::EmptyMonth;
use crate::analysis::{AgeBasis, AgingScheme, Analysis, Bucket, DueToday, LimitUnit};
use crate::domain::sorting::LeanSort;
use crate::domain::{Currency, Ledger};

/// A convention of one currency's figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Convention {
    /// What is to be settled.
    pub name: String,
    /// The choices, the one in force among them.
    pub choices: Vec<Choice>,
}

/// One choice and what comes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// In a few words.
    pub name: String,
    /// It is the one in force.
    pub in_force: bool,
    /// The figures it touches.
    pub figures: Vec<Effect>,
}

/// A figure under a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// What it is.
    pub name: String,
    /// The figure; `None` = undefined.
    pub value: Option<Decimal>,
    /// What it is counted in.
    pub unit: Unit,
}

/// Analyses under each choice of the aging that is not in force, made once for all currencies.
#[derive(Debug)]
pub(super) struct Alternatives(Vec<(&'static str, String, bool, Analysis)>);

impl Alternatives {
    pub(super) fn new(ledger: &Ledger, config: &AnalysisConfig) -> Self {
        let mut list = Vec::new();
        let mut add = |convention, name: &str, other: AnalysisConfig| {
            let in_force = other == *config;
            list.push((convention, name.to_owned(), in_force, Analysis::new(ledger, &other)));
        };
        for due_today in [DueToday::NotLate, DueToday::Late] {
            let other = AnalysisConfig { due_today, ..config.clone() };
            add("Due on the as-of date", due_today.words(), other);
        }
        for credits in CreditMode::ALL {
            add("Open credits", credits.words(), AnalysisConfig { credits, ..config.clone() });
        }
        for (basis, name) in
            [(AgeBasis::DueDate, "due date"), (AgeBasis::InvoiceDate, "invoice date")]
        {
            add("Aged from", name, AnalysisConfig { basis, ..config.clone() });
        }
        let usual = [
            AgingScheme::default(),
            AgingScheme::of(vec![1, 2, 3], LimitUnit::Months).unwrap_or_default(),
        ];
        for scheme in [config.scheme.clone()].into_iter().chain(usual) {
            if list_has_scheme(&list, &scheme) {
                continue;
            }
            let name = scheme_words(&scheme);
            let other = AnalysisConfig { scheme, ..config.clone() };
            let in_force = other == *config;
            list.push(("Limits of the buckets", name, in_force, Analysis::new(ledger, &other)));
        }
        Self(list)
    }

    /// The conventions of the aging, for one currency.
    pub(super) fn of(&self, ledger: &Ledger, currency: Currency) -> Vec<Convention> {
        let mut conventions: Vec<Convention> = Vec::new();
        for (convention, name, in_force, analysis) in &self.0 {
            let choice = Choice {
                name: name.clone(),
                in_force: *in_force,
                figures: figures(analysis, ledger, currency),
            };
            let same = conventions.last_mut().filter(|known| known.name == *convention);
            if let Some(known) = same {
                known.choices.push(choice);
            } else {
                let name = (*convention).to_owned();
                conventions.push(Convention { name, choices: vec![choice] });
            }
        }
        conventions
    }
}

fn list_has_scheme(list: &[(&'static str, String, bool, Analysis)], scheme: &AgingScheme) -> bool {
    let mut of_schemes =
        list.iter().filter(|(convention, ..)| *convention == "Limits of the buckets");
    of_schemes.any(|(.., analysis)| analysis.config().scheme == *scheme)
}

fn scheme_words(scheme: &AgingScheme) -> String {
    let limits: Vec<String> = scheme.limits().iter().map(u32::to_string).collect();
    let unit = match scheme.unit() {
        LimitUnit::Days => "days",
        LimitUnit::Months => "months",
    };
    format!("{} {unit}", limits.join(", "))
}

/// Open, overdue, the first and the last dated bucket, and the credits' own.
fn figures(analysis: &Analysis, ledger: &Ledger, currency: Currency) -> Vec<Effect> {
    let config = analysis.config();
    let buckets = config.buckets();
    let Some(report) = analysis.balances(ledger, currency) else { return Vec::new() };
    let money = |name: &str, value: Decimal| Effect {
        name: name.to_owned(),
        value: Some(value),
        unit: Unit::Money,
    };
    let mut list = vec![
        money("Open", report.open.amount.decimal()),
        money("Overdue", report.overdue.amount.decimal()),
    ];
    let last_dated = buckets.iter().rposition(Bucket::is_dated);
    for (at, (bucket, figure)) in buckets.iter().zip(&report.buckets).enumerate() {
        if at == 0 || Some(at) == last_dated || Some(at) == config.credit_bucket() {
            list.push(money(&bucket.title, figure.amount.decimal()));
        }
    }
    list
}

/// The conventions of the measures, at the as-of date.
pub(super) fn of_measures(context: &Context<'_>) -> Vec<Convention> {
    let at = |change: &dyn Fn(&mut Context<'_>)| {
        let mut other = *context;
        change(&mut other);
        other
    };
    let deducted = at(&|other| other.net = true);
    let not_deducted = at(&|other| other.net = false);
    let stops = at(&|other| other.empty_month = EmptyMonth::Stops);
    let dso = MeasureKey::DsoWindow;
    vec![
        convention("Window of DSO", windows(context)),
        convention(
            "Credits in receivables",
            vec![
                choice("deducted", context.net, &[(dso, &deducted)]),
                choice("not deducted", !context.net, &[(dso, &not_deducted)]),
            ],
        ),
        convention(
            "A month without sales, in count-back",
            vec![
                choice("adds its days", true, &[(MeasureKey::Countback, context)]),
                choice("ends the count", false, &[(MeasureKey::Countback, &stops)]),
            ],
        ),
        convention(
            "Sales of several months, in collection effectiveness",
            vec![
                choice("divided by the months", true, &[(MeasureKey::CeiQuarter, context)]),
                whole_sales(context),
            ],
        ),
        convention(
            "Paid early",
            vec![
                early("counts as minus", true, Early::Minus, context),
                early("counts as 0", false, Early::Zero, context),
            ],
        ),
        convention("An invoice in a mean", means(context)),
    ]
}

fn whole_sales(context: &Context<'_>) -> Choice {
    let figure = Effect {
        name: MeasureKey::CeiQuarter.definition().name.to_owned(),
        value: context.effectiveness(3, 1).value.filter(|_| context.has_history),
        unit: Unit::Share,
    };
    Choice { name: "taken whole".to_owned(), in_force: false, figures: vec![figure] }
}

fn means(context: &Context<'_>) -> Vec<Choice> {
    use MeasureKey::{
        BeyondTerms, DaysLate, DaysToPay, MedianDaysLate, MedianDaysToPay, WeightedDaysToPay,
    };
    let of = |name, in_force, keys: [MeasureKey; 2]| {
        choice(name, in_force, &keys.map(|key| (key, context)))
    };
    vec![
        of("counts once", true, [DaysToPay, DaysLate]),
        of("counts by its amount", false, [WeightedDaysToPay, BeyondTerms]),
        of("the middle one counts", false, [MedianDaysToPay, MedianDaysLate]),
    ]
}

fn convention(name: &str, choices: Vec<Choice>) -> Convention {
    Convention { name: name.to_owned(), choices }
}

fn windows(context: &Context<'_>) -> Vec<Choice> {
    let mut days = vec![30, 90, 365];
    if !days.contains(&context.window_days) {
        days.push(context.window_days);
        days.lean_sort();
    }
    days.into_iter()
        .map(|days| {
            let other = Context { window_days: days, ..*context };
            let keys = [MeasureKey::DsoWindow, MeasureKey::BestPossible, MeasureKey::Delinquent];
            let figures = keys.map(|key| (key, &other));
            choice(&format!("{days} days"), days == context.window_days, &figures)
        })
        .collect()
}

fn early(name: &str, in_force: bool, early: Early, context: &Context<'_>) -> Choice {
    let late = &context.paid.late;
    let figure = |name: &str, value| Effect { name: name.to_owned(), value, unit: Unit::Days };
    Choice {
        name: name.to_owned(),
        in_force,
        figures: vec![
            figure("Days late", beyond_terms::unweighted(late, early).value),
            figure(
                "Days beyond terms",
                beyond_terms::weighted(late, early, context.currency).value,
            ),
        ],
    }
}

fn choice(name: &str, in_force: bool, figures: &[(MeasureKey, &Context<'_>)]) -> Choice {
    let effect = |(key, context): &(MeasureKey, &Context<'_>)| {
        let definition = key.definition();
        Effect {
            name: definition.name.to_owned(),
            value: context.measure(*key).value,
            unit: definition.unit,
        }
    };
    Choice { name: name.to_owned(), in_force, figures: figures.iter().map(effect).collect() }
}
