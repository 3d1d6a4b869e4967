//! How to get the right list out of an accounting system, step by step.

use leptos::prelude::*;

use super::SheetHead;
use crate::import::ExportHelp;
use crate::ui::widgets::ExportSteps;

/// The general advice, and one part per system to unfold.
#[component]
pub(crate) fn HowToExport(
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
                    <ExportSteps help/>
                </details>
            </li>
        }
    });
    view! {
        <SheetHead title="How to export"/>
        <div class="export-help">
            <ExportSteps help=general/>
            <h3 class="subtitle">"From your system"</h3>
            <ul class="export-help__systems">{systems.collect_view()}</ul>
        </div>
    }
}
