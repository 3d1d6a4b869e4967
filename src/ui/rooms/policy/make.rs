//! Make a policy: start from a kind of business, answer what you like, see the effect, adopt it.

use leptos::prelude::*;

use super::effect::EffectCard;
use super::interview::Interview;
use crate::policy::interview::Preset;
use crate::ui::state::use_app;

/// The whole way to a policy.
#[component]
pub(super) fn Make() -> impl IntoView {
    view! {
        <Presets/>
        <Interview/>
        <EffectCard/>
    }
}

/// Five starting points.
#[component]
fn Presets() -> impl IntoView {
    let state = use_app();
    let chosen = move |preset: Preset| {
        let draft = state.draft();
        preset.policy(&draft) == draft
    };
    let choose = move |preset: Preset| {
        state.change_draft(|draft| *draft = preset.policy(draft));
        state.announcement.set(format!("{} is the starting point", preset.title()));
    };
    let cards = Preset::ALL.map(|preset| {
        view! {
            <button
                class="preset"
                type="button"
                data-testid=format!("preset-{}", preset.key())
                aria-pressed=move || chosen(preset).to_string()
                on:click=move |_| choose(preset)
            >
                <b class="preset__title">{preset.title()}</b>
                <span class="preset__about">{preset.about()}</span>
            </button>
        }
    });
    view! {
        <section class="card" aria-labelledby="presets-title">
            <h2 class="card__title" id="presets-title">"1. What kind of business?"</h2>
            <p class="quiet">"A starting point; every answer stays open to change. Skip it to start from the rules in force."</p>
            <div class="presets">{cards.into_iter().collect_view()}</div>
        </section>
    }
}
