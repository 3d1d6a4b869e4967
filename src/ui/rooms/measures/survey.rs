//! The book's own shares beside the figures of a survey.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::analysis::measures::{Measure, MeasureKey};
use crate::analysis::share::{SURVEY_CURRENT_PERMILLE, SURVEY_OVER_90_PERMILLE};
use crate::present::format;

/// Two shares beside the survey's.
#[component]
pub(super) fn Survey(measures: Vec<Measure>) -> impl IntoView {
    let own = |key: MeasureKey| {
        let measure = measures.iter().find(|measure| measure.key == key)?;
        measure.metric.value
    };
    let rows = [
        ("Not yet due", own(MeasureKey::CurrentShare), SURVEY_CURRENT_PERMILLE),
        ("Over 90 days late", own(MeasureKey::Over90Share), SURVEY_OVER_90_PERMILLE),
    ];
    let rows = rows.map(|(name, own, survey)| {
        let own = own.map_or_else(|| "not known".to_owned(), format::percent);
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{own}</td>
                <td class="num quiet">{format::percent(Decimal::new(i64::from(survey), 3))}</td>
            </tr>
        }
    });
    view! {
        <div class="card measures__more" data-testid="survey">
            <h3 class="card__title">"Beside a survey"</h3>
            <p class="quiet">
                "One survey, quoted by practitioners without a name or a year: something to compare with, not a norm."
            </p>
            <table class="table table--plain">
                <caption class="visually-hidden">"Your shares and the survey's"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Share of what is owed"</th>
                        <th scope="col" class="num">"This file"</th>
                        <th scope="col" class="num">"One unnamed survey"</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
        </div>
    }
}
