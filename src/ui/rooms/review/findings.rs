//! What was left out or doubtful, grouped, with row, column and value.

use leptos::prelude::*;

use crate::import::{Finding, FindingGroup};
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
    move || {
        let list = groups.get();
        let none = list.is_empty();
        let items = list.into_iter().map(|group| view! { <Group group/> });
        view! {
            <section class="card" aria-labelledby="findings-title" data-testid="findings">
                <div class="card__head">
                    <h2 class="card__title" id="findings-title">"Left out or doubtful"</h2>
                    {(!none).then(|| view! {
                        <button
                            class="button"
                            type="button"
                            data-testid="download-findings"
                            on:click=move |_| state.export(Export::FindingsCsv)
                        >
                            "Download as CSV"
                        </button>
                    })}
                </div>
                {none.then(|| view! { <p class="quiet">"Nothing: every row could be read as it stands."</p> })}
                <ul class="findings">{items.collect_view()}</ul>
            </section>
        }
    }
}

#[component]
fn Group(group: FindingGroup) -> impl IntoView {
    let FindingGroup { code, severity, count, message, hint, examples } = group;
    let rows = format::counted(count, "row", "rows");
    let kept = examples.len() as u64;
    let more = (count > kept && kept > 0).then(|| {
        format!("The first {} of {} are shown.", format::count(kept), format::count(count))
    });
    let lines = examples.into_iter().map(|finding| view! { <Example finding/> });
    view! {
        <li class="findings__item" data-code=format!("{code:?}")>
            <details class="finding">
                <summary class="finding__summary">
                    <span class=words::severity_class(severity)>{words::severity(severity)}</span>
                    <span class="finding__count">{rows}</span>
                    <span class="finding__message">{message}</span>
                </summary>
                <p class="finding__hint">{hint}</p>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Rows of this finding">
                    <table class="table table--plain">
                        <caption class="visually-hidden">"Rows of this finding"</caption>
                        <thead>
                            <tr>
                                <th scope="col" class="num">"Row"</th>
                                <th scope="col">"Column"</th>
                                <th scope="col">"Value"</th>
                            </tr>
                        </thead>
                        <tbody>{lines.collect_view()}</tbody>
                    </table>
                </div>
                {more.map(|text| view! { <p class="quiet">{text}</p> })}
            </details>
        </li>
    }
}

#[component]
fn Example(finding: Finding) -> impl IntoView {
    let Finding { row, column, value } = finding;
    view! {
        <tr>
            <td class="num">{format::count(u64::from(row))}</td>
            <td>{if column.is_empty() { "whole row".to_owned() } else { column }}</td>
            <td class="verbatim">{value}</td>
        </tr>
    }
}
