//! One step of a plan, each part of it a field.

use leptos::prelude::*;

use super::trigger::TriggerField;
use crate::letters::LetterKind;
use crate::policy::{Channel, Level, Policy, RiskClass, Tone, Who};
use crate::present::format;
use crate::ui::state::{AppState, use_app};

/// Texts a step can go with: the name in the plan, and its words.
const TEXTS: [&str; 13] = [
    "courtesy",
    "due_day",
    "friendly",
    "direct",
    "firm",
    "urgent",
    "final",
    "hold_notice",
    "deposit",
    "final-demand",
    "hand-over",
    "terms",
    "statement",
];

/// A step, by class and key.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    state: AppState,
    class: RiskClass,
    key: StoredValue<String>,
}

impl At {
    /// A part of the step.
    pub(super) fn read<T>(self, part: impl FnOnce(&Level) -> T) -> Option<T> {
        let find = |policy: &Policy, key: &String| {
            let plan = policy.plan(self.class)?;
            plan.levels.iter().find(|level| level.key == *key).map(part)
        };
        self.state.policy.with(|policy| self.key.with_value(|key| find(policy, key)))
    }

    /// Changes the step.
    pub(super) fn write(self, change: impl FnOnce(&mut Level)) {
        self.levels(|levels, at| {
            if let Some(level) = levels.get_mut(at) {
                change(level);
            }
        });
    }

    /// Changes the plan around the step, which stands at this place.
    fn levels(self, change: impl FnOnce(&mut Vec<Level>, usize)) {
        let (class, key) = (self.class, self.key.get_value());
        self.state.change_policy(|policy| {
            let plan = policy.plans.iter_mut().find(|plan| plan.class == class);
            let Some(plan) = plan else { return };
            if let Some(at) = plan.levels.iter().position(|level| level.key == key) {
                change(&mut plan.levels, at);
            }
        });
    }
}

/// The row.
#[component]
pub(super) fn LevelRow(class: RiskClass, key: String) -> impl IntoView {
    let state = use_app();
    let at = At { state, class, key: StoredValue::new(key) };
    let name = move || at.read(|level| level.name.clone()).unwrap_or_default();
    let due = move || {
        state.today.with(|today| {
            let items = today.iter().flat_map(|today| &today.items);
            let own = items.filter(|item| item.risk.class == class);
            own.filter(|item| at.key.with_value(|key| item.level == *key)).count()
        })
    };
    let label = move |words: &'static str| move || format!("{words}: {}", name());
    view! {
        <tr data-level=at.key.get_value()>
            <th scope="row">
                <input
                    class="input" type="text" autocomplete="off" data-testid="level-name"
                    aria-label=label("Name of the step")
                    prop:value=name
                    on:change=move |event| {
                        let text = event_target_value(&event);
                        if !text.trim().is_empty() {
                            at.write(|level| text.trim().clone_into(&mut level.name));
                        }
                    }
                />
            </th>
            <td><TriggerField at name=Signal::derive(name)/></td>
            <td><Parts at/></td>
            <td><ToneField at name=Signal::derive(name)/></td>
            <td><TextField at name=Signal::derive(name)/></td>
            <td><DaysField at name=Signal::derive(name)/></td>
            <td><WhoField at name=Signal::derive(name)/></td>
            <td class="num" data-testid="level-due">{move || format::count(due() as u64)}</td>
            <td>
                <Place at name=Signal::derive(name)/>
            </td>
        </tr>
    }
}

/// Earlier, later, or taken out.
#[component]
fn Place(at: At, name: Signal<String>) -> impl IntoView {
    let up = move |_| {
        at.levels(|levels, at| {
            if at > 0 {
                levels.swap(at, at - 1);
            }
        });
    };
    let down = move |_| {
        at.levels(|levels, at| {
            if at + 1 < levels.len() {
                levels.swap(at, at + 1);
            }
        });
    };
    let remove = move |_| {
        at.levels(|levels, at| {
            levels.remove(at);
        });
    };
    let label = move |words: &'static str| move || format!("{words}: {}", name.get());
    view! {
        <span class="plans__order">
            <button class="quiet-button" type="button" data-testid="level-up" aria-label=label("Earlier") on:click=up>"\u{2191}"</button>
            <button class="quiet-button" type="button" data-testid="level-down" aria-label=label("Later") on:click=down>"\u{2193}"</button>
            <button class="quiet-button" type="button" data-testid="level-remove" aria-label=label("Take out") on:click=remove>"\u{d7}"</button>
        </span>
    }
}

/// How the customer is reached.
#[component]
fn Parts(at: At) -> impl IntoView {
    let options = Channel::ALL.map(|own| {
        let chosen = move || at.read(|level| level.channel) == Some(own);
        view! { <option value=own.word() prop:selected=chosen>{own.word()}</option> }
    });
    let set = move |word: String| {
        if let Some(channel) = Channel::ALL.into_iter().find(|own| own.word() == word) {
            at.write(|level| level.channel = channel);
        }
    };
    let label = move || format!("How: {}", at.read(|level| level.name.clone()).unwrap_or_default());
    view! {
        <select class="input" data-testid="level-channel" aria-label=label on:change=move |event| set(event_target_value(&event))>
            {options.into_iter().collect_view()}
        </select>
    }
}

#[component]
fn ToneField(at: At, name: Signal<String>) -> impl IntoView {
    let options = Tone::ALL.map(|own| {
        let chosen = move || at.read(|level| level.tone) == Some(Some(own));
        view! { <option value=own.word() prop:selected=chosen>{own.word()}</option> }
    });
    let none = move || at.read(|level| level.tone) == Some(None);
    let set = move |word: String| {
        at.write(|level| level.tone = Tone::ALL.into_iter().find(|own| own.word() == word));
    };
    view! {
        <select
            class="input" data-testid="level-tone" aria-label=move || format!("Tone: {}", name.get())
            on:change=move |event| set(event_target_value(&event))
        >
            <option value="" prop:selected=none>"None"</option>
            {options.into_iter().collect_view()}
        </select>
    }
}

#[component]
fn TextField(at: At, name: Signal<String>) -> impl IntoView {
    let options = TEXTS.map(|own| {
        let chosen = move || at.read(|level| level.template == own) == Some(true);
        let words = match own {
            "due_day" => "Note on the due date",
            other => LetterKind::of_template(other).map_or(other, LetterKind::words),
        };
        view! { <option value=own prop:selected=chosen>{words}</option> }
    });
    let none = move || at.read(|level| level.template.is_empty()) == Some(true);
    let set = move |text: String| at.write(|level| level.template = text);
    view! {
        <select
            class="input" data-testid="level-text" aria-label=move || format!("Text: {}", name.get())
            on:change=move |event| set(event_target_value(&event))
        >
            <option value="" prop:selected=none>"None"</option>
            {options.into_iter().collect_view()}
        </select>
    }
}

/// Empty = as the policy says for every reminder.
#[component]
fn DaysField(at: At, name: Signal<String>) -> impl IntoView {
    let state = use_app();
    let value = move || {
        let own = at.read(|level| level.pay_within_days).flatten();
        own.map(|days| days.to_string()).unwrap_or_default()
    };
    let set = move |text: String| {
        let days = text.trim().parse::<u32>().ok().filter(|days| (1..=365).contains(days));
        if days.is_some() || text.trim().is_empty() {
            at.write(|level| level.pay_within_days = days);
        }
    };
    view! {
        <input
            class="blank" type="number" min="1" max="365" data-testid="level-days"
            aria-label=move || format!("Days to pay: {}", name.get())
            placeholder=move || state.policy.with(|policy| policy.pay_within_days.to_string())
            prop:value=value
            on:change=move |event| set(event_target_value(&event))
        />
    }
}

#[component]
fn WhoField(at: At, name: Signal<String>) -> impl IntoView {
    let options = [Who::Collector, Who::Owner].map(|own| {
        let chosen = move || at.read(|level| level.who) == Some(own);
        view! { <option value=own.word() prop:selected=chosen>{format::sentence_case(own.word())}</option> }
    });
    let set = move |word: String| {
        let who = if word == Who::Owner.word() { Who::Owner } else { Who::Collector };
        at.write(|level| level.who = who);
    };
    view! {
        <select
            class="input" data-testid="level-who" aria-label=move || format!("Who: {}", name.get())
            on:change=move |event| set(event_target_value(&event))
        >
            {options.into_iter().collect_view()}
        </select>
    }
}
