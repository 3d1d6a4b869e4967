//! How well the forecast would have done in the past, in words and round by round.

use leptos::prelude::*;

use crate::analysis::back_test::{BackTest, Round, WEEKS_AHEAD};
use crate::analysis::collection::Pattern;
use crate::domain::Currency;
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::widgets::MoneyCell;

/// The back-test card.
#[component]
pub(super) fn Accuracy() -> impl IntoView {
    let state = use_app();
    let shown = Memo::new(move |_| {
        state.outlook.with(|outlook| {
            outlook.as_ref().map(|o| (o.currency, o.back_test.clone(), o.pattern.clone()))
        })
    });
    move || shown.get().map(|(currency, test, pattern)| view! { <Card currency test pattern/> })
}

#[component]
fn Card(currency: Currency, test: BackTest, pattern: Pattern) -> impl IntoView {
    let words = words(&test);
    let error = test.error.value.map(|value| value.to_string()).unwrap_or_default();
    let any = !test.rounds.is_empty();
    let rows = test.rounds.into_iter().rev().map(|round| view! { <Row round currency/> });
    let rows = rows.collect_view();
    view! {
        <section class="card" aria-labelledby="back-test-title" data-testid="back-test" data-value=error>
            <h2 class="card__title" id="back-test-title">"How well it would have done"</h2>
            <p class="prose">{words}</p>
            {collected(&pattern).map(|words| view! { <p class="prose">{words}</p> })}
            <details class="twin" hidden=!any>
                <summary>"Round by round"</summary>
                <table class="table table--plain">
                    <caption class="visually-hidden">"Forecasts made again as of earlier days, and what really came"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"As of"</th>
                            <th scope="col" class="num">"Expected"</th>
                            <th scope="col" class="num">"Came"</th>
                            <th scope="col" class="num">"Weeks inside"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </section>
    }
}

fn words(test: &BackTest) -> String {
    let (Some(error), Some(bias), Some(inside)) =
        (test.error.value, test.bias.value, test.inside.value)
    else {
        return "The file does not reach back far enough to try the forecast on its own past."
            .to_owned();
    };
    let lean = if bias.abs() * rust_decimal::Decimal::TWO < error {
        "sometimes above, sometimes below"
    } else if bias.is_sign_negative() {
        "mostly too careful"
    } else {
        "mostly too hopeful"
    };
    format!(
        "Made again as of {} and held against what really came in the {WEEKS_AHEAD} weeks after: off by {} on average, {lean}. {} of the single weeks lay within their bar; 80% is aimed at.",
        format::counted(test.rounds.len() as u64, "earlier day", "earlier days"),
        format::percent(error),
        format::percent(inside),
    )
}

/// The textbook pattern, for comparison.
fn collected(pattern: &Pattern) -> Option<String> {
    let shares: Option<Vec<String>> =
        pattern.shares.iter().map(|share| share.value.map(format::percent)).collect();
    let shares = shares?;
    Some(format!(
        "Of what was billed in a month, {} was collected in that month and then month by month; {} later or not yet.",
        shares.join(", "),
        pattern.rest.value.map(format::percent)?,
    ))
}

#[component]
fn Row(round: Round, currency: Currency) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{format::date(round.as_of)}</th>
            <td class="num"><MoneyCell amount=round.expected currency/></td>
            <td class="num"><MoneyCell amount=round.came currency/></td>
            <td class="num">{format!("{} of {WEEKS_AHEAD}", round.inside)}</td>
        </tr>
    }
}
