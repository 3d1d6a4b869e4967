//! What was left out or doubtful, grouped, with row, column and value; and each row's remedy in place.
//!
//! Groups and rows stay where they are when the file is read again, so one row after the other can be
//! put right.

use leptos::prelude::*;

use super::finding_row::FindingRow;
use crate::import::{Finding, FindingCode, FindingGroup, Severity};
use crate::present::format;
use crate::protocol::Export;
use crate::ui::state::use_app;
use crate::ui::words;

/// The groups of findings.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let state = use_app();
    let groups = Memo::new(move |_| {
        state.import.with(|import| import.as_ref().map(|i| i.findings.clone()).unwrap_or_default())
    });
    let there = Memo::new(move |_| state.import.with(Option::is_some));
    let none = Memo::new(move |_| groups.with(Vec::is_empty));
    view! {
        <Show when=move || there.get()>
            <section class="card" aria-labelledby="findings-title" data-testid="findings">
                <div class="card__head">
                    <h2 class="card__title" id="findings-title">"Left out or doubtful"</h2>
                    <Show when=move || !none.get()>
                        <button
                            class="button"
                            type="button"
                            data-testid="download-problems"
                            on:click=move |_| state.export(Export::FindingsCsv)
                        >
                            "Download the list"
                        </button>
                    </Show>
                </div>
                <Show when=move || none.get()>
                    <p class="quiet">"Nothing: every row could be read as it stands."</p>
                </Show>
                <Severe groups severity=Severity::LeftOut/>
                <Severe groups severity=Severity::Doubtful/>
                <Severe groups severity=Severity::Note/>
            </section>
        </Show>
    }
}

/// The groups of one severity.
#[component]
fn Severe(groups: Memo<Vec<FindingGroup>>, severity: Severity) -> impl IntoView {
    let codes = Memo::new(move |_| {
        groups.with(|list| {
            let own = list.iter().filter(|group| group.severity == severity);
            own.map(|group| group.code).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || codes.with(|codes| !codes.is_empty())>
            <h3 class="subtitle">
                <span class=words::severity_class(severity)>{words::severity(severity)}</span>
            </h3>
            <ul class="findings">
                <For each=move || codes.get() key=|code| *code let(code)>
                    <Group groups code/>
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Group(groups: Memo<Vec<FindingGroup>>, code: FindingCode) -> impl IntoView {
    let state = use_app();
    let group =
        Memo::new(move |_| groups.with(|list| list.iter().find(|g| g.code == code).cloned()));
    let with = move |read: fn(&FindingGroup) -> String| {
        group.with(|group| group.as_ref().map(read).unwrap_or_default())
    };
    let unfolded = state.review.unfolded;
    let open = Memo::new(move |_| unfolded.with(|codes| codes.contains(&code)));
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        unfolded.update(|codes| {
            if codes.contains(&code) {
                codes.retain(|other| *other != code);
            } else {
                codes.push(code);
            }
        });
    };
    view! {
        <li class="findings__item" data-code=format!("{code:?}")>
            <details class="finding" open=move || open.get()>
                <summary class="finding__summary" on:click=toggle>
                    <span class="finding__count">
                        {move || with(|g| format::counted(g.count, "row", "rows"))}
                    </span>
                    <span class="finding__message">{move || with(|g| g.message.clone())}</span>
                </summary>
                <Show when=move || open.get()>
                    <p class="finding__hint">{move || with(|g| g.hint.clone())}</p>
                    <Rows group code/>
                    <p class="quiet">{move || with(more)}</p>
                </Show>
            </details>
        </li>
    }
}

fn more(group: &FindingGroup) -> String {
    let kept = group.examples.len() as u64;
    if group.count > kept && kept > 0 {
        format!("The first {} of {} are shown.", format::count(kept), format::count(group.count))
    } else {
        String::new()
    }
}

#[component]
fn Rows(group: Memo<Option<FindingGroup>>, code: FindingCode) -> impl IntoView {
    let state = use_app();
    let examples = move || {
        let file = state.current.get();
        let list = group.with(|group| group.as_ref().map(|g| g.examples.clone()));
        let list = numbered(list.unwrap_or_default()).into_iter();
        list.map(move |(times, finding)| (file, times, finding)).collect::<Vec<_>>()
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=format!("Rows: {}", words::finding(code))>
            <table class="table table--plain table--fix">
                <caption class="visually-hidden">{words::finding(code)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="num">"Row"</th>
                        <th scope="col">"Column"</th>
                        <th scope="col">"Value"</th>
                        <th scope="col"><span class="visually-hidden">"What to do"</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=examples key=|(file, times, f)| (*file, f.row, f.column.clone(), f.value.clone(), *times) let((_, _, finding))>
                        <FindingRow finding code/>
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// Each finding with how often the same one came before, so that keys are distinct.
fn numbered(list: Vec<Finding>) -> Vec<(usize, Finding)> {
    let mut before: Option<(Finding, usize)> = None;
    let number = |finding: Finding| {
        let times = match &before {
            Some((above, times)) if *above == finding => times + 1,
            _ => 0,
        };
        before = Some((finding.clone(), times));
        (times, finding)
    };
    list.into_iter().map(number).collect()
}
