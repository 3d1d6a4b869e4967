//! All conventions on one page: the choices, the one in force, and the figures under each.

use leptos::prelude::*;

use crate::analysis::measures::{Choice, Convention, Effect};
use crate::domain::Currency;
use crate::present::format;

/// What is settled the same way everywhere, and why.
const FIXED: &[(&str, &str)] = &[
    ("Amounts", "As billed, tax included, for receivables and for sales alike."),
    ("Sales", "Invoices less credit notes dated in the period; receipts are no sales."),
    (
        "The as-of date",
        "The end of that day: what is paid on it is paid, what is dated later is left out and named.",
    ),
    ("Days", "Calendar days. The due day is not counted, the day of payment is."),
    (
        "Paid later",
        "Where the file has payment dates, an invoice paid after the as-of date is open at it.",
    ),
    ("No due date", "A bucket of its own; in no share of what is due or overdue."),
    ("Division by nothing", "Not known, with the reason; never 0."),
    ("Rounding", "Once, at the sixth decimal, half to even; for reading, half up."),
    ("Currencies", "Never added. Conversion, at rates you type, stands apart."),
];

/// The page of conventions.
#[component]
pub(super) fn ConventionEffects(conventions: Vec<Convention>, currency: Currency) -> impl IntoView {
    let list = conventions.into_iter().map(|convention| view! { <One convention currency/> });
    let fixed = FIXED.iter().map(|(name, words)| {
        view! { <div class="facts__row facts__row--prose"><dt>{*name}</dt><dd>{*words}</dd></div> }
    });
    view! {
        <section class="measures" data-testid="conventions" aria-labelledby="conventions">
            <h2 class="measures__title" id="conventions" tabindex="-1">"Conventions"</h2>
            <p class="quiet">
                "Credit managers differ on these. The choice in force is marked; beside it, what the figures would be under the others. Those of the aging are set at the top of the page."
            </p>
            <div class="conventions">{list.collect_view()}</div>
            <h3 class="conventions__name">"Always"</h3>
            <dl class="facts facts--words">{fixed.collect_view()}</dl>
        </section>
    }
}

#[component]
fn One(convention: Convention, currency: Currency) -> impl IntoView {
    let rows = convention.choices.into_iter().map(|choice| view! { <Row choice currency/> });
    view! {
        <section class="card conventions__one">
            <h3 class="conventions__name">{convention.name.clone()}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label=convention.name.clone()>
                <table class="table table--plain">
                    <caption class="visually-hidden">{format!("{}: the choices and their effect", convention.name)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Choice"</th>
                            <th scope="col">"Comes to"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(choice: Choice, currency: Currency) -> impl IntoView {
    let Choice { name, in_force, figures } = choice;
    let figures = figures.into_iter().map(|effect| {
        let Effect { name, value, unit } = effect;
        let shown = value
            .map_or_else(|| "not known".to_owned(), |value| format::in_unit(value, unit, currency));
        let raw = value.map(|value| value.to_string()).unwrap_or_default();
        view! {
            <span class="effect">
                <span class="quiet">{name}</span> " "
                <span class="num" data-value=raw>{shown}</span>
            </span>
        }
    });
    view! {
        <tr class:in-force=in_force aria-current=in_force.then_some("true")>
            <th scope="row">
                {name} {in_force.then(|| view! { " " <span class="tag">"in force"</span> })}
            </th>
            <td>{figures.collect_view()}</td>
        </tr>
    }
}
