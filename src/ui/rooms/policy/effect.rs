//! What adopting the policy being made would change, rule by rule, and the button that does it.

use leptos::prelude::*;

use crate::collect::{EffectLine, Touched};
use crate::policy::differences;
use crate::present::format;
use crate::ui::state::use_app;

/// The effect, the sentences that change, and adopting.
#[component]
pub(super) fn EffectCard() -> impl IntoView {
    let state = use_app();
    // Asks the worker, outside of this tree; again when the draft, the log or the figures change.
    Effect::new(move |_| {
        state.analysis.track();
        state.ask_effect();
    });
    let has_figures = Memo::new(move |_| state.analysis.with(Option::is_some));
    view! {
        <section class="card" aria-labelledby="effect-title" data-testid="policy-effect">
            <h2 class="card__title" id="effect-title">"3. See the effect, then adopt"</h2>
            <Show
                when=move || has_figures.get()
                fallback=|| view! {
                    <p class="quiet" data-testid="effect-without-data">
                        "No invoices are loaded, so there is nothing to count. You can adopt the policy all the same, and see its effect when you drop an export."
                    </p>
                }
            >
                <Lines/>
            </Show>
            <Sentences/>
            <Adopt/>
        </section>
    }
}

#[component]
fn Lines() -> impl IntoView {
    let state = use_app();
    let rows = move || {
        state.making.effect.with(|effect| {
            let lines = effect.iter().flat_map(|effect| &effect.lines);
            lines.map(|line| view! { <Row line=line.clone()/> }).collect_view()
        })
    };
    let notes = move || {
        state.making.effect.with(|effect| {
            let Some(effect) = effect else { return Vec::new() };
            let over = effect.ceilings.iter().filter(|own| !own.exceeded.is_empty()).map(|own| {
                format!(
                    "Past due in {}: {} in {}, which is {}.",
                    format::currency_name(own.currency),
                    format::money_with_code(own.past_due, own.currency),
                    format::counted(u64::from(own.invoices), "invoice", "invoices"),
                    own.exceeded
                )
            });
            let sells = effect.collector_sells.then(|| {
                "Whoever collects is also a salesperson in your file; the rules keep the two apart.".to_owned()
            });
            over.chain(sells).collect()
        })
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="The effect of the policy">
            <table class="table table--plain">
                <caption class="visually-hidden">"Whom each rule touches today, under both policies"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Rule"</th>
                        <th scope="col" class="num">"In force"</th>
                        <th scope="col" class="num">"With the new policy"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {move || notes().into_iter().map(|words| view! { <p class="notice" data-testid="effect-note">{words}</p> }).collect_view()}
    }
}

#[component]
fn Row(line: EffectLine) -> impl IntoView {
    let changed = line.before != line.after;
    let testid = format!("effect-{}", line.key.replace('_', "-"));
    view! {
        <tr data-testid=testid class:changed=changed>
            <th scope="row">
                {line.label}
                {changed.then(|| view! { " "<span class="tag">"changes"</span> })}
            </th>
            <td class="num"><Touch touched=line.before/></td>
            <td class="num"><Touch touched=line.after/></td>
        </tr>
    }
}

#[component]
fn Touch(touched: Touched) -> impl IntoView {
    let amounts = touched.amounts.into_iter().map(|(currency, amount)| {
        view! { <span class="sub">{format::money_with_code(amount, currency)}</span> }
    });
    view! {
        {format::counted(u64::from(touched.customers), "customer", "customers")}
        {amounts.collect_view()}
    }
}

/// The sentences that would change, before and after.
#[component]
fn Sentences() -> impl IntoView {
    let state = use_app();
    let list = Memo::new(move |_| {
        let (now, draft) = (state.policy.get(), state.draft());
        let all = differences(&now, &draft).into_iter();
        all.map(|own| (own.key, own.before, own.after)).collect::<Vec<_>>()
    });
    let rows = move || {
        let row = |(key, before, after): (String, String, String)| {
            view! {
                <li class="difference" data-testid=format!("changes-{key}")>
                    <p class="difference__before"><span class="tag">"Now"</span>" "{before}</p>
                    <p class="difference__after"><span class="tag">"New"</span>" "{after}</p>
                </li>
            }
        };
        list.get().into_iter().map(row).collect_view()
    };
    let words = move || match list.with(Vec::len) {
        0 => "No rule is different from what is in force.".to_owned(),
        count => format!(
            "{} different from what is in force",
            format::counted(count as u64, "rule is", "rules are")
        ),
    };
    view! {
        <details class="fold" data-testid="policy-differences">
            <summary class="fold__summary">{words}</summary>
            <ul>{rows}</ul>
        </details>
    }
}

/// From which day, and the button.
#[component]
fn Adopt() -> impl IntoView {
    let state = use_app();
    let on = RwSignal::new(state.config.with_untracked(|config| config.as_of));
    let done = RwSignal::new(String::new());
    let adopt = move |_| {
        state.adopt(on.get_untracked());
        let adoption = state.policy.with_untracked(|policy| policy.adoption);
        done.set(format!(
            "Version {} is in force since {}. The list of the day, letters and flags follow it.",
            adoption.version,
            format::date_or_dash(adoption.on)
        ));
    };
    view! {
        <div class="actions policy__adopt">
            <label class="field">
                <span class="field__label">"In force from"</span>
                <input
                    class="input"
                    type="date"
                    data-testid="adopt-on"
                    prop:value=move || on.get().to_string()
                    on:change=move |event| {
                        if let Ok(day) = event_target_value(&event).parse() {
                            on.set(day);
                        }
                    }
                />
            </label>
            <button class="button button--main" type="button" data-testid="policy-adopt" on:click=adopt>
                "Adopt this policy"
            </button>
            <button
                class="button"
                type="button"
                data-testid="policy-discard"
                disabled=move || state.making.draft.with(Option::is_none)
                on:click=move |_| state.making.draft.set(None)
            >
                "Start over"
            </button>
        </div>
        <p class="quiet" role="status" data-testid="policy-adopted">{move || done.get()}</p>
    }
}
