//! How a figure was made: its meaning and the numbers that went in.

use leptos::prelude::*;

/// Meaning and inputs; nothing when there are none.
#[component]
pub(super) fn Explain(
    /// The formula or meaning, in words.
    meaning: String,
    /// The numbers that went in.
    inputs: Vec<(String, String)>,
) -> impl IntoView {
    let text = (!meaning.is_empty()).then(|| view! { <p class="prose">{meaning}</p> });
    let list = (!inputs.is_empty()).then(|| {
        let rows = inputs.into_iter().map(|(name, value)| {
            view! {
                <div class="facts__row">
                    <dt>{name}</dt>
                    <dd class="num">{value}</dd>
                </div>
            }
        });
        view! { <dl class="facts">{rows.collect_view()}</dl> }
    });
    view! { {text} {list} }
}
