//! Which class of risk has whom, and the steps of its plan.

use leptos::prelude::*;

use crate::collect::ClassSummary;
use crate::present::format;
use crate::ui::state::use_app;

/// The classes with their plans.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let state = use_app();
    let classes = move || {
        let all = state.today.with(|today| today.as_ref().map(|today| today.classes.clone()));
        all.unwrap_or_default().into_iter().map(|class| view! { <Class class/> }).collect_view()
    };
    view! {
        <section class="card today__part" data-testid="plan-preview" aria-labelledby="plan-title">
            <h2 class="card__title" id="plan-title">"Plans: who falls where"</h2>
            {classes}
        </section>
    }
}

#[component]
fn Class(class: ClassSummary) -> impl IntoView {
    let state = use_app();
    let sums: Vec<String> =
        class.open.iter().map(|(own, sum)| format::money_with_code(*sum, *own)).collect();
    let customers = format::counted(u64::from(class.accounts), "customer", "customers");
    let title = format!("{}: {customers} {}", class.class.word(), sums.join(", "));
    let steps = state.policy.with_untracked(|policy| {
        let levels = policy.plan(class.class).map(|plan| plan.levels.clone()).unwrap_or_default();
        levels
            .into_iter()
            .map(|level| {
                format!(
                    "{}: {} ({})",
                    level.name,
                    level.trigger.words(policy),
                    level.channel.word()
                )
            })
            .collect::<Vec<_>>()
    });
    let names = class.examples.into_iter().map(|(name, why)| format!("{name} ({why})"));
    let names = names.map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <details class="fold">
            <summary class="fold__summary">{title}</summary>
            <ol class="script">{steps.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ol>
            <ul class="script">{names}</ul>
        </details>
    }
}
