//! The five figures. Each opens to its formula, its inputs and its documents.

use leptos::prelude::*;

use crate::analysis::{CurrencyReport, DocumentSet, Metric};
use crate::present::format;
use crate::ui::behind::{self, Variant};
use crate::ui::state::{Behind, use_app};

/// What a figure shows.
struct Shown {
    label: &'static str,
    testid: &'static str,
    value: String,
    raw: String,
    sub: String,
    known: bool,
    behind: Behind,
}

/// The row of figures.
#[component]
pub(super) fn Figures(report: StoredValue<CurrencyReport>) -> impl IntoView {
    let list = report.with_value(|r| [open(r), overdue(r), dso(r), days_to_pay(r), days_late(r)]);
    let code = report.with_value(|report| report.currency.code().to_owned());
    let items = list.into_iter().map(|shown| view! { <FigureItem shown currency=code.clone()/> });
    view! { <ul class="figures" aria-label="Figures">{items.collect_view()}</ul> }
}

fn open(report: &CurrencyReport) -> Shown {
    let currency = report.currency;
    let mut behind = behind::of_currency(
        "Open",
        "Everything billed and not yet paid, credits deducted.",
        currency,
        DocumentSet::Open,
    );
    behind
        .inputs
        .push(("Of that, open credits".to_owned(), behind::with_count(report.credits, currency)));
    Shown {
        label: "Open",
        testid: "total-open",
        value: format::money_with_code(report.open.amount, currency),
        raw: report.open.amount.to_string(),
        sub: format!(
            "{}, {}",
            format::counted(u64::from(report.open.count), "document", "documents"),
            format::counted(u64::from(report.customers_open), "customer", "customers")
        ),
        known: true,
        behind,
    }
}

fn overdue(report: &CurrencyReport) -> Shown {
    let currency = report.currency;
    Shown {
        label: "Overdue",
        testid: "total-overdue",
        value: format::money_with_code(report.overdue.amount, currency),
        raw: report.overdue.amount.to_string(),
        sub: format!(
            "{}, {}",
            format::counted(u64::from(report.overdue.count), "document", "documents"),
            format::counted(u64::from(report.customers_overdue), "customer", "customers")
        ),
        known: true,
        behind: behind::of_currency(
            "Overdue",
            "Open and past the due date. Due on the as-of date is not yet overdue.",
            currency,
            DocumentSet::Overdue,
        ),
    }
}

fn dso(report: &CurrencyReport) -> Shown {
    let kpis = &report.kpis;
    let list: &[Variant<'_>] = &[
        ("DSO over 90 days", &kpis.dso_simple_90, format::days),
        ("Over 30 days", &kpis.dso_simple_30, format::days),
        ("Over 365 days", &kpis.dso_simple_365, format::days),
        ("Counted back by months", &kpis.dso_countback, format::days),
        ("Best possible over 90 days", &kpis.best_possible_dso, format::days),
    ];
    let meaning = "Days sales outstanding: how many days of sales are still unpaid. Receivables divided by the sales of the last 90 days, times 90. The documents are those sales.";
    let behind = behind::of_metric("DSO", meaning, report.currency, DocumentSet::Sales(90), list);
    let sub = match kpis.best_possible_dso.value {
        Some(best) => format!("days of sales unpaid, best possible {}", format::days(best)),
        None => "days of sales unpaid".to_owned(),
    };
    measured("DSO", "dso", &kpis.dso_simple_90, sub, behind)
}

fn days_to_pay(report: &CurrencyReport) -> Shown {
    let kpis = &report.kpis;
    let list: &[Variant<'_>] = &[
        ("Mean", &kpis.average_days_to_pay, format::days),
        ("Weighted by amount", &kpis.weighted_days_to_pay, format::days),
        ("Median", &kpis.median_days_to_pay, format::days),
    ];
    let meaning =
        "From the invoice date to the payment date, over all invoices paid by the as-of date.";
    let behind =
        behind::of_metric("Days to pay", meaning, report.currency, DocumentSet::Paid, list);
    let sub = kpis
        .median_days_to_pay
        .value
        .map_or_else(String::new, |median| format!("half within {}", format::days(median)));
    measured("Days to pay", "days-to-pay", &kpis.average_days_to_pay, sub, behind)
}

fn days_late(report: &CurrencyReport) -> Shown {
    let kpis = &report.kpis;
    let list: &[Variant<'_>] = &[
        ("Mean, early counts as minus", &kpis.average_days_late, format::days),
        ("Mean, early counts as 0", &kpis.average_days_late_floored, format::days),
        ("Mean of the late ones only", &kpis.average_days_late_of_late, format::days),
        ("Share paid late", &kpis.late_share, format::percent),
        ("Share paid late, by amount", &kpis.late_amount_share, format::percent),
    ];
    let meaning =
        "From the due date to the payment date, over all invoices paid by the as-of date.";
    let behind = behind::of_metric("Days late", meaning, report.currency, DocumentSet::Paid, list);
    let sub = kpis.late_share.value.map_or_else(String::new, |share| {
        format!("{} of invoices paid late", format::percent(share))
    });
    measured("Days late", "days-late", &kpis.average_days_late, sub, behind)
}

fn measured(
    label: &'static str,
    testid: &'static str,
    metric: &Metric,
    sub: String,
    behind: Behind,
) -> Shown {
    let reason = metric.undefined.map_or("", |undefined| undefined.reason());
    match metric.value {
        Some(value) => Shown {
            label,
            testid,
            value: format::days(value),
            raw: value.to_string(),
            sub,
            known: true,
            behind,
        },
        None => Shown {
            label,
            testid,
            value: "not known".to_owned(),
            raw: String::new(),
            sub: reason.to_owned(),
            known: false,
            behind,
        },
    }
}

#[component]
fn FigureItem(shown: Shown, currency: String) -> impl IntoView {
    let state = use_app();
    let Shown { label, testid, value, raw, sub, known, behind } = shown;
    view! {
        <li class="figures__item">
            <button class="figure" type="button" on:click=move |_| state.open_documents(behind.clone())>
                <span class="figure__label">{label}</span>
                <span
                    class="figure__value"
                    class:figure__value--unknown=!known
                    data-testid=testid
                    data-currency=currency
                    data-value=raw
                >
                    {value}
                </span>
                <span class="figure__sub">{sub}</span>
            </button>
        </li>
    }
}
