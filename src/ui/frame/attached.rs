//! What of an opened book fits the files: customers found again, promises judged, and what is left over.

use leptos::prelude::*;

use crate::casefile::FileNote;
use crate::collect::{AttachReport, Unmatched};
use crate::present::format;
use crate::ui::state::use_app;
use crate::ui::words;

/// The card, until it is closed.
#[component]
pub(crate) fn Attached() -> impl IntoView {
    let state = use_app();
    move || {
        let report = state.case.attached.get()?;
        let mut left = left_over(&report);
        left.extend(state.case.strays().iter().map(|(key, note)| stray(key, note)));
        let count = left.len();
        Some(view! {
            <section class="card attached" aria-labelledby="attached-title" data-testid="case-attached">
                <div class="attached__head">
                    <h2 class="card__title" id="attached-title">"Your book fits these files"</h2>
                    <button
                        class="quiet-button"
                        type="button"
                        data-testid="case-attached-close"
                        on:click=move |_| state.case.attached.set(None)
                    >
                        "Close"
                    </button>
                </div>
                <p>{summary(&report)}</p>
                {(count > 0).then(|| view! {
                    <details class="attached__rest">
                        <summary class="attached__more">
                            {format!("{} could not be matched", format::counted(count as u64, "entry", "entries"))}
                        </summary>
                        <ul class="attached__list" data-testid="case-unmatched">
                            {left.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                        </ul>
                    </details>
                })}
            </section>
        })
    }
}

fn summary(report: &AttachReport) -> String {
    let count = |n: u32, one: &str, many: &str| format::counted(u64::from(n), one, many);
    let promises = report.promises;
    let parts = [
        (promises.kept, "kept"),
        (promises.part_kept, "kept in part"),
        (promises.broken, "broken"),
        (promises.running, "still running"),
        (promises.other, "not to be judged"),
    ];
    let judged: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
    let judged = if judged.is_empty() { "none".to_owned() } else { judged.join(", ") };
    format!(
        "{} of its case log found again. Promises: {judged}. Open disputes: {}.",
        count(report.customers, "customer", "customers"),
        report.disputes
    )
}

fn left_over(report: &AttachReport) -> Vec<String> {
    let line = |unmatched: &Unmatched| match unmatched {
        Unmatched::Customer { customer, entries } => format!(
            "{}: not in these files; {} kept for later",
            words::customer_key(customer),
            format::counted(u64::from(*entries), "entry is", "entries are")
        ),
        Unmatched::Document { customer, number, about } => {
            format!("{customer}: invoice {number}, {}, is not in these files", about.words())
        }
    };
    report.unmatched.iter().map(line).collect()
}

fn stray(key: &str, note: &FileNote) -> String {
    let (cells, rows) = (note.settings.cells.len() as u64, note.settings.rows.len() as u64);
    let name = FileNote::name_of(key);
    format!(
        "{name}: {} and {} belong to that file and wait for it",
        format::counted(cells, "corrected value", "corrected values"),
        format::counted(rows, "row left out or taken back", "rows left out or taken back")
    )
}
