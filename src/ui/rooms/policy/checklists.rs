//! The checklists to tick: by rhythm, by role, by case; who ticked what and when goes into the log.

mod run;

use leptos::prelude::*;

use crate::collect::ticks::{ItemState, ListState, list_states};
use crate::policy::Occasion;
use crate::present::format;
use crate::ui::state::use_app;
use run::MonthEnd;

/// In the order of use: what comes round first.
const SHOWN: [Occasion; 3] = [Occasion::Rhythm, Occasion::Case, Occasion::Role];

/// All lists.
#[component]
pub(super) fn Checklists() -> impl IntoView {
    let state = use_app();
    let making = state.making;
    let all = Memo::new(move |_| {
        let (policy, about) = (state.policy.get(), making.about.get());
        let as_of = state.config.with(|config| config.as_of);
        state.log.with(|log| list_states(&policy, &log.ticks, as_of, &about))
    });
    let group = move |occasion: Occasion| {
        let keys: Vec<&'static str> = all.with_untracked(|all| {
            all.iter().filter(|list| list.occasion == occasion).map(|list| list.key).collect()
        });
        view! {
            <section class="card" aria-label=occasion.words()>
                <h2 class="card__title">{occasion.words()}</h2>
                {(occasion == Occasion::Case).then(|| view! { <About/> })}
                {keys.into_iter().map(|key| view! { <OneList list=key all/> }).collect_view()}
            </section>
        }
    };
    view! {
        <div data-testid="checklists" class="checklists">
            <section class="card" aria-labelledby="who-title">
                <h2 class="card__title" id="who-title">"Who ticks?"</h2>
                <p class="quiet">"Ticks carry this name and the as-of date, and go into the case log. Lists that come round are fresh in each period."</p>
                <label class="field">
                    <span class="field__label">"Your name or initials"</span>
                    <input
                        class="input"
                        type="text"
                        data-testid="tick-by"
                        prop:value=move || making.who.get()
                        on:change=move |event| making.who.set(event_target_value(&event))
                    />
                </label>
            </section>
            <MonthEnd/>
            {SHOWN.map(group).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn About() -> impl IntoView {
    let making = use_app().making;
    view! {
        <label class="field">
            <span class="field__label">"About which customer or invoice"</span>
            <input
                class="input"
                type="text"
                data-testid="tick-about"
                prop:value=move || making.about.get()
                on:change=move |event| making.about.set(event_target_value(&event))
            />
        </label>
    }
}

#[component]
fn OneList(list: &'static str, all: Memo<Vec<ListState>>) -> impl IntoView {
    let own = Memo::new(move |_| all.with(|all| all.iter().find(|own| own.key == list).cloned()));
    let head = move || {
        own.with(|own| {
            let own = own.as_ref()?;
            Some(format!("{}: {} of {}", own.title, own.done, own.items.len()))
        })
    };
    let when = move || {
        own.with(|own| {
            let own = own.as_ref()?;
            let period = own.period.map_or_else(String::new, |(first, last)| {
                if first == last {
                    format!(" For {}.", format::date(first))
                } else {
                    format!(" For {} to {}.", format::date(first), format::date(last))
                }
            });
            let last = own.last_done.map_or_else(
                || " Not done completely yet.".to_owned(),
                |day| format!(" Last done completely on {}.", format::date(day)),
            );
            Some(format!("{}{period}{last}", own.when))
        })
    };
    let count = own.with_untracked(|own| own.as_ref().map_or(0, |own| own.items.len()));
    let items = (0..count).map(|i| {
        let item = Memo::new(move |_| own.with(|own| own.as_ref()?.items.get(i).cloned()));
        view! { <Entry list item/> }
    });
    view! {
        <details class="fold checklist" data-testid=format!("checklist-{}", list.replace('_', "-"))>
            <summary class="fold__summary">{head}</summary>
            <p class="quiet">{when}</p>
            <ul class="plain-list checklist__items">{items.collect_view()}</ul>
        </details>
    }
}

#[component]
fn Entry(list: &'static str, item: Memo<Option<ItemState>>) -> impl IntoView {
    let state = use_app();
    let read = move |what: fn(&ItemState) -> String| {
        item.with(|item| item.as_ref().map(what)).unwrap_or_default()
    };
    let key = item.with_untracked(|item| item.as_ref().map_or("", |item| item.key));
    let ticked = move || item.with(|item| item.as_ref().is_some_and(|item| item.ticked.is_some()));
    let by = move || {
        read(|item| match &item.ticked {
            None => String::new(),
            Some((day, by)) if by.is_empty() => format!("Done on {}", format::date(*day)),
            Some((day, by)) => format!("Done on {} by {by}", format::date(*day)),
        })
    };
    let change = move |_| state.tick(list, key, state.making.who.get_untracked());
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox"
                    data-testid=format!("tick-{}-{}", list.replace('_', "-"), key.replace('_', "-"))
                    prop:checked=ticked
                    on:change=change
                />
                <span>
                    {move || read(|item| item.text.clone())}
                    <span class="sub">{by}</span>
                </span>
            </label>
        </li>
    }
}
