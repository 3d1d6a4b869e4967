//! The report pack: everything as files, for the accountant, the meeting, the binder.

use leptos::prelude::*;

use crate::documents::DocumentFormat;
use crate::protocol::Export;
use crate::ui::state::{Sheet, use_app};
use crate::ui::widgets::PaperSwitch;

/// The buttons that make the report pack and its parts.
#[component]
pub(super) fn TakeAlong() -> impl IntoView {
    let state = use_app();
    let overview =
        move || Export::ReportOverview { extras: state.extras(), format: DocumentFormat::Pdf };
    view! {
        <section class="card" aria-labelledby="take-along">
            <h2 class="card__title" id="take-along">"Take it along"</h2>
            <p class="take-along__words">
                "A workbook with every figure, its inputs and its rows, an overview to print, and the same as CSV and JSON. The same file and date always give the same pack."
            </p>
            <div class="actions">
                <button
                    class="button button--main"
                    type="button"
                    data-testid="report-pack"
                    on:click=move |_| state.export(Export::ReportPack(state.extras()))
                >
                    "Download report pack (ZIP)"
                </button>
                <button
                    class="button"
                    type="button"
                    data-testid="report-xlsx"
                    on:click=move |_| state.export(Export::ReportWorkbook(state.extras()))
                >
                    "Workbook only (XLSX)"
                </button>
                <button
                    class="button"
                    type="button"
                    data-testid="report-pdf"
                    on:click=move |_| state.export(overview())
                >
                    "Overview only (PDF)"
                </button>
                <button
                    class="button"
                    type="button"
                    data-testid="anonymise"
                    on:click=move |_| state.sheet.set(Some(Sheet::Share))
                >
                    "Share without names"
                </button>
                <PaperSwitch/>
            </div>
        </section>
    }
}
