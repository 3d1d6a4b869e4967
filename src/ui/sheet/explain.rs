//! How a figure was made: its meaning and the numbers that went in.

use leptos::prelude::*;

/// Meaning and inputs; nothing when there are none.
#[component]
pub(super) fn Explain(
    /// The formula or meaning, in words.
    meaning: String,
    /// The numbers that went in.
    inputs: Vec<(String, String)>,
    /// What it would be under other conventions.
    others: Vec<(String, String)>,
) -> impl IntoView {
    let text = (!meaning.is_empty()).then(|| view! { <p class="prose">{meaning}</p> });
    let list = (!inputs.is_empty()).then(|| view! { <Facts rows=inputs/> });
    let others = (!others.is_empty()).then(|| {
        view! {
            <h3 class="facts__title">"Under other conventions"</h3>
            <div data-testid="other-conventions"><Facts rows=others/></div>
        }
    });
    view! { {text} {list} {others} }
}

/// Names and values.
#[component]
fn Facts(rows: Vec<(String, String)>) -> impl IntoView {
    let rows = rows.into_iter().map(|(name, value)| {
        view! {
            <div class="facts__row">
                <dt>{name}</dt>
                <dd class="num">{value}</dd>
            </div>
        }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}
