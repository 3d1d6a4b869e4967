//! How to get the right list out of one system: what to open, and the steps there.

use leptos::prelude::*;

use crate::import::ExportHelp;

/// The report and the steps.
#[component]
pub(crate) fn ExportSteps(
    /// Of which system.
    help: &'static ExportHelp,
) -> impl IntoView {
    let steps = help.steps.iter().map(|step| view! { <li>{format!("{step}.")}</li> });
    view! {
        <p class="export-steps__report">{help.report}</p>
        <ol class="export-steps">{steps.collect_view()}</ol>
    }
}
