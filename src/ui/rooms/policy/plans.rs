//! The plan of each class of risk: its steps, changed in place, and who falls into the class.

mod level;
mod risk;
mod trigger;

use leptos::prelude::*;

use crate::policy::{Channel, Level, Policy, RiskClass, Trigger, Who};
use crate::present::format;
use crate::protocol::DeskCommand;
use crate::ui::state::{Slot, use_app};
use level::LevelRow;
use risk::Classes;

/// The card: what separates the classes, and the plan of the one chosen.
#[component]
pub(super) fn Plans() -> impl IntoView {
    let state = use_app();
    let class = RwSignal::new(RiskClass::Medium);
    // Who falls where is the worker's to say, outside of this tree.
    Effect::new(move |_| {
        if state.analysis.with(Option::is_some) {
            let (policy, log) = (state.policy.get(), state.log.get());
            let config = state.config.get_untracked();
            state.ask_desk(Slot::Today, DeskCommand::Today { config, policy, log });
        }
    });
    let tabs = RiskClass::ALL.map(|own| {
        view! {
            <button
                class="segments__item" type="button"
                data-testid=format!("plan-class-{}", own.key())
                aria-pressed=move || (class.get() == own).to_string()
                on:click=move |_| class.set(own)
            >
                {own.word()}
            </button>
        }
    });
    view! {
        <section class="card rule plans" data-testid="plans" aria-labelledby="plans-title">
            <h2 class="card__title" id="plans-title">"Plans by class of risk"</h2>
            <Classes/>
            <div class="segments" role="group" aria-label="Class of risk">{tabs.into_iter().collect_view()}</div>
            {move || view! { <PlanOf class=class.get()/> }}
        </section>
    }
}

#[component]
fn PlanOf(class: RiskClass) -> impl IntoView {
    let state = use_app();
    let keys = Memo::new(move |_| {
        let read = |policy: &Policy| {
            let levels = policy.plan(class).map(|plan| plan.levels.as_slice()).unwrap_or_default();
            levels.iter().map(|level| level.key.clone()).collect::<Vec<_>>()
        };
        state.policy.with(read)
    });
    let who = move || {
        state.today.with(|today| {
            let today = today.as_ref()?;
            let own = today.classes.iter().find(|own| own.class == class)?;
            let sums: Vec<String> =
                own.open.iter().map(|(c, sum)| format::money_with_code(*sum, *c)).collect();
            let customers = format::counted(u64::from(own.accounts), "customer", "customers");
            let owe = if sums.is_empty() {
                String::new()
            } else {
                format!(" who owe {}", sums.join(", "))
            };
            let names: Vec<String> =
                own.examples.iter().take(5).map(|(name, why)| format!("{name} ({why})")).collect();
            let names =
                if names.is_empty() { String::new() } else { format!(": {}", names.join("; ")) };
            Some(format!("{customers}{owe} today{names}."))
        })
    };
    let add = move |_| state.change_policy(|policy| add_step(policy, class));
    let usual = move |_| {
        state.change_policy(|policy| {
            let usual = Policy::default().plan(class).cloned();
            if let (Some(own), Some(usual)) =
                (policy.plans.iter_mut().find(|plan| plan.class == class), usual)
            {
                *own = usual;
            }
        });
    };
    view! {
        <p class="prose" data-testid="plan-who">{who}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Steps of the plan">
            <table class="table plans__table" data-testid="plan-levels">
                <caption class="visually-hidden">{format!("Steps of the plan: {}", class.word())}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Step"</th>
                        <th scope="col">"When"</th>
                        <th scope="col">"How"</th>
                        <th scope="col">"Tone"</th>
                        <th scope="col">"Text"</th>
                        <th scope="col">"Days to pay"</th>
                        <th scope="col">"Who"</th>
                        <th scope="col" class="num">"Due today"</th>
                        <th scope="col">"Order"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || keys.get() key=Clone::clone let:key>
                        <LevelRow class key/>
                    </For>
                </tbody>
            </table>
        </div>
        <div class="actions">
            <button class="button" type="button" data-testid="plan-add" on:click=add>"Add a step"</button>
            <button class="button" type="button" data-testid="plan-usual" on:click=usual>"Back to the usual plan"</button>
        </div>
    }
}

/// A call on the first day past due, to be changed; its key is not used in this plan yet.
fn add_step(policy: &mut Policy, class: RiskClass) {
    let Some(plan) = policy.plans.iter_mut().find(|plan| plan.class == class) else { return };
    let free = |key: &String| plan.levels.iter().all(|level| level.key != *key);
    let Some(key) = (1..=999).map(|n| format!("own_{n}")).find(free) else { return };
    plan.levels.insert(
        0,
        Level {
            key,
            name: "New step".to_owned(),
            trigger: Trigger::PastDue(1),
            channel: Channel::Call,
            tone: None,
            template: String::new(),
            pay_within_days: None,
            who: Who::Collector,
        },
    );
}
