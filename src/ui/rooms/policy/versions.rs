//! The policy as a file, beside another one, and the versions before it.

use leptos::prelude::*;

use crate::platform::download;
use crate::policy::{Policy, differences, policy_file, read_policy_file};
use crate::present::format;
use crate::ui::policy_state::Part;
use crate::ui::state::use_app;
use crate::ui::widgets::TextFileButton;

/// A policy is a few kilobytes.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Save, open, compare, go back.
#[component]
pub(super) fn Versions() -> impl IntoView {
    view! {
        <AsFile/>
        <Compare/>
        <Earlier/>
    }
}

#[component]
fn AsFile() -> impl IntoView {
    let state = use_app();
    let message = RwSignal::new(String::new());
    let save = move |_| {
        let (text, version) =
            state.policy.with_untracked(|policy| (policy_file(policy), policy.adoption.version));
        let name = format!("policy-version-{version}.json");
        if !download::save(&name, "application/json", text.as_bytes()) {
            message.set("The browser did not accept the download.".to_owned());
        }
    };
    let take = move |text: Option<String>| {
        message.set(match text.map(|text| read_policy_file(&text)) {
            None => "This file could not be read.".to_owned(),
            Some(Err(problem)) => format!("{problem}."),
            Some(Ok(policy)) => {
                state.making.other.set(Some(("the opened file".to_owned(), policy)));
                "Opened. Look at what is different below; nothing changes until you use it."
                    .to_owned()
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="policy-file-title">
            <h2 class="card__title" id="policy-file-title">"As a file"</h2>
            <p class="quiet">"A small file that people can read: keep it, pass it on, open it in the next session. It holds the rules and the names in them, nothing of your customers."</p>
            <div class="actions policy__adopt">
                <button class="button button--main" type="button" data-testid="save-policy" on:click=save>
                    "Save the policy"
                </button>
                <TextFileButton label="Open a policy" testid="open-policy" limit=MOST_BYTES take/>
            </div>
            <p class="quiet" role="status" data-testid="policy-message">{move || message.get()}</p>
        </section>
    }
}

/// The rules in force beside another policy.
#[component]
fn Compare() -> impl IntoView {
    let state = use_app();
    let other = state.making.other;
    let rows = move || {
        let Some((_, policy)) = other.get() else { return Vec::new() };
        let all = state.policy.with(|now| differences(now, &policy));
        all.into_iter()
            .map(|own| {
                view! {
                    <tr>
                        <td>{own.before}</td>
                        <td>{own.after}</td>
                    </tr>
                }
            })
            .collect()
    };
    let heading = move || {
        other.with(|other| match other {
            None => "Compare two policies".to_owned(),
            Some((name, _)) => format!("In force beside {name}"),
        })
    };
    let use_it = move |_| {
        if let Some((_, policy)) = other.get_untracked() {
            state.change_draft(|draft| *draft = policy);
            state.making.part.set(Part::Make);
        }
    };
    view! {
        <section class="card card--flush" aria-labelledby="compare-title">
            <h2 class="card__title" id="compare-title">{heading}</h2>
            <Show
                when=move || other.with(Option::is_some)
                fallback=|| view! { <p class="quiet card__inset">"Open a policy, or choose an earlier version, to see what is different."</p> }
            >
                <div class="table-scroll" tabindex="0" role="region" aria-label="Rules that differ">
                    <table class="table table--plain" data-testid="policy-compare">
                        <caption class="visually-hidden">"Rules that differ"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"In force"</th>
                                <th scope="col">{move || other.with(|o| o.as_ref().map(|(name, _)| format::sentence_case(name)))}</th>
                            </tr>
                        </thead>
                        <tbody>{move || rows().into_iter().collect_view()}</tbody>
                    </table>
                </div>
                <div class="more more--inset">
                    <button class="button" type="button" data-testid="use-policy" on:click=use_it>
                        "Use it: see the effect first"
                    </button>
                </div>
            </Show>
        </section>
    }
}

/// The versions before this one.
#[component]
fn Earlier() -> impl IntoView {
    let state = use_app();
    let name = |policy: &Policy| {
        let since = policy.adoption.on.map(|on| format!(", in force from {}", format::date(on)));
        format!("version {}{}", policy.adoption.version, since.unwrap_or_default())
    };
    let back = move |version| {
        let on = state.config.with_untracked(|config| config.as_of);
        state.go_back(version, on);
    };
    let rows = move || {
        let all = state.making.earlier.get();
        let row = |policy: Policy| {
            let (words, version) = (name(&policy), policy.adoption.version);
            let called = words.clone();
            let compare = move |_| state.making.other.set(Some((called.clone(), policy.clone())));
            view! {
                <li class="version">
                    <span>{format::sentence_case(&words)}</span>
                    <span class="actions">
                        <button class="button" type="button" on:click=compare>"Compare"</button>
                        <button
                            class="button"
                            type="button"
                            data-testid=format!("go-back-{version}")
                            on:click=move |_| back(version)
                        >
                            "Go back to it"
                        </button>
                    </span>
                </li>
            }
        };
        all.into_iter().rev().map(row).collect_view()
    };
    let words = move || state.policy.with(|policy| format!("In force: {}.", name(policy)));
    view! {
        <section class="card" aria-labelledby="earlier-title" data-testid="policy-versions">
            <h2 class="card__title" id="earlier-title">"Versions"</h2>
            <p>{words}</p>
            <ul>{rows}</ul>
            <Show when=move || state.making.earlier.with(Vec::is_empty)>
                <p class="quiet">"Each policy you adopt stays here, so that you can go back to it."</p>
            </Show>
        </section>
    }
}
