//! When a step comes up: the kind of it, and its numbers.

use leptos::prelude::*;

use super::level::At;
use crate::policy::{Policy, Tone, Trigger};
use crate::ui::state::use_app;

/// Words of each kind, with what it starts as.
const KINDS: [(&str, Trigger); 10] = [
    ("Before the due date", Trigger::BeforeDue { from: 7, to: 3 }),
    ("On the due date", Trigger::OnDue),
    ("Days past due", Trigger::PastDue(1)),
    ("On the day of a tone", Trigger::Tone(Tone::Friendly)),
    ("Days since the last contact", Trigger::SinceContact(7)),
    ("On the day of the credit hold", Trigger::CreditHold),
    ("On the day of hand-over", Trigger::HandOver),
    ("Days after hand-over", Trigger::AfterHandOver(60)),
    ("At the end of the month", Trigger::MonthEnd),
    ("Once a repeat offender", Trigger::Offender),
];

/// Which of them it is.
fn kind(trigger: Trigger) -> usize {
    let same = |(_, own): &(&str, Trigger)| {
        std::mem::discriminant(own) == std::mem::discriminant(&trigger)
    };
    KINDS.iter().position(same).unwrap_or_default()
}

/// Kind and numbers; below them what it comes to.
#[component]
pub(super) fn TriggerField(at: At, name: Signal<String>) -> impl IntoView {
    let state = use_app();
    let trigger = Memo::new(move |_| at.read(|level| level.trigger));
    let options = KINDS.iter().enumerate().map(|(i, (words, _))| {
        let chosen = move || trigger.get().map(kind) == Some(i);
        view! { <option value=i.to_string() prop:selected=chosen>{*words}</option> }
    });
    let set = move |text: String| {
        let own = text.parse::<usize>().ok().and_then(|i| KINDS.get(i));
        if let Some((_, own)) = own {
            at.write(|level| level.trigger = *own);
        }
    };
    let comes_to = move || {
        let words = |policy: &Policy| trigger.get().map(|own| own.words(policy));
        state.policy.with(words)
    };
    view! {
        <select
            class="input" data-testid="level-trigger" aria-label=move || format!("When: {}", name.get())
            on:change=move |event| set(event_target_value(&event))
        >
            {options.collect_view()}
        </select>
        {move || trigger.get().map(kind).map(|_| view! { <Numbers at trigger name/> })}
        <span class="sub">{comes_to}</span>
    }
}

/// The numbers of a kind.
#[component]
fn Numbers(at: At, trigger: Memo<Option<Trigger>>, name: Signal<String>) -> impl IntoView {
    let number = move |label: &'static str,
                       testid: &'static str,
                       value: u32,
                       make: fn(Trigger, u32) -> Trigger| {
        let set = move |text: String| {
            if let Some(days) = text.trim().parse::<u32>().ok().filter(|days| *days <= 3650) {
                at.write(|level| level.trigger = make(level.trigger, days));
            }
        };
        view! {
            <input
                class="blank" type="number" min="0" max="3650" data-testid=testid
                aria-label=move || format!("{label}: {}", name.get())
                prop:value=value.to_string()
                on:change=move |event| set(event_target_value(&event))
            />
        }
    };
    match trigger.get_untracked() {
        Some(Trigger::BeforeDue { from, to }) => view! {
            {number("First day before", "level-from", from, |own, days| {
                let Trigger::BeforeDue { to, .. } = own else { return own };
                Trigger::BeforeDue { from: days.max(to), to }
            })}
            {number("Last day before", "level-to", to, |own, days| {
                let Trigger::BeforeDue { from, .. } = own else { return own };
                Trigger::BeforeDue { from, to: days.min(from) }
            })}
        }
        .into_any(),
        Some(Trigger::PastDue(days)) => {
            number("Days past due", "level-from", days, |_, days| Trigger::PastDue(days.max(1)))
                .into_any()
        }
        Some(Trigger::SinceContact(days)) => {
            number("Days since the last contact", "level-from", days, |_, days| {
                Trigger::SinceContact(days)
            })
            .into_any()
        }
        Some(Trigger::AfterHandOver(days)) => {
            number("Days after hand-over", "level-from", days, |_, days| {
                Trigger::AfterHandOver(days)
            })
            .into_any()
        }
        Some(Trigger::Tone(tone)) => {
            let options = Tone::ALL.map(|own| {
                view! { <option value=own.word() selected=own == tone>{own.word()}</option> }
            });
            let set = move |word: String| {
                if let Some(tone) = Tone::ALL.into_iter().find(|own| own.word() == word) {
                    at.write(|level| level.trigger = Trigger::Tone(tone));
                }
            };
            view! {
                <select
                    class="input" data-testid="level-trigger-tone" aria-label=move || format!("Of the tone: {}", name.get())
                    on:change=move |event| set(event_target_value(&event))
                >
                    {options.into_iter().collect_view()}
                </select>
            }
            .into_any()
        }
        Some(
            Trigger::OnDue
            | Trigger::CreditHold
            | Trigger::HandOver
            | Trigger::MonthEnd
            | Trigger::Offender,
        )
        | None => ().into_any(),
    }
}
