//! How to get the right list out of an accounting system, step by step.

use leptos::prelude::*;

use super::SheetHead;
use crate::import::ExportHelp;

/// The general advice, and one part per system to unfold.
#[component]
pub(super) fn HowToExport(
    /// The system to begin with, if one is known.
    system: Option<String>,
) -> impl IntoView {
    let general = ExportHelp::of(None);
    let systems = ExportHelp::all().iter().map(|help| {
        let open = system.as_deref() == Some(help.system);
        view! {
            <li>
                <details class="export-help__system" open=open>
                    <summary class="export-help__name">{help.system}</summary>
                    <Steps help/>
                </details>
            </li>
        }
    });
    view! {
        <SheetHead title="How to export"/>
        <div class="export-help">
            <Steps help=general/>
            <h3 class="subtitle">"From your system"</h3>
            <ul class="export-help__systems">{systems.collect_view()}</ul>
        </div>
    }
}

/// What to open and what to do there.
#[component]
pub(crate) fn Steps(
    /// Of which system.
    help: &'static ExportHelp,
) -> impl IntoView {
    let steps = help.steps.iter().map(|step| view! { <li>{format!("{step}.")}</li> });
    view! {
        <p class="export-help__report">{help.report}</p>
        <ol class="export-help__steps">{steps.collect_view()}</ol>
    }
}
