//! Why there are no figures, and what to do: in words, with steps where the file is another list than
//! one of invoices.

use leptos::prelude::*;

use crate::import::{ExportHelp, FileKind, ImportError, TableKind};
use crate::ui::state::{AppState, Phase, Sheet, use_app};
use crate::ui::widgets::ExportSteps;

/// Why the files could not be read; nothing while they can.
#[component]
pub(super) fn Problem() -> impl IntoView {
    let state = use_app();
    move || {
        state.phase.with(|phase| match phase {
            Phase::Failed(error) => Some(card(state, error)),
            Phase::Empty | Phase::Importing(_) | Phase::Asking | Phase::Ready => None,
        })
    }
}

fn card(state: AppState, error: &ImportError) -> impl IntoView + use<> {
    let name = state.file_name.get();
    view! {
        <section class="problem" data-testid="problem" role="alert">
            <p class="problem__file">{name}</p>
            <p class="problem__what">{format!("{error}.")}</p>
            {if let ImportError::WrongFile { kind, system, .. } = error {
                instead(state, *kind, system.clone(), error.hint()).into_any()
            } else {
                view! { <p class="problem__hint">{format!("{}.", error.hint())}</p> }.into_any()
            }}
            {(*error == ImportError::Stopped).then(|| view! {
                <div class="actions">
                    <button
                        class="button button--main"
                        type="button"
                        data-testid="read-again"
                        on:click=move |_| state.read_again()
                    >
                        "Read it again"
                    </button>
                </div>
            })}
        </section>
    }
}

/// What to export instead, and how to go on with the file all the same.
fn instead(
    state: AppState,
    kind: FileKind,
    system: Option<String>,
    hint: &str,
) -> impl IntoView + use<> {
    let single = state.files.with_untracked(|files| files.len() == 1);
    let belongs = matches!(kind, FileKind::Payments | FileKind::Contacts);
    let help = ExportHelp::of(system.as_deref());
    let from = match (help.system, belongs) {
        ("", false) => "Export this instead".to_owned(),
        ("", true) => "How to export the invoices".to_owned(),
        (system, _) => format!("From {system}, export this"),
    };
    let together = belongs.then(|| format!("{hint}."));
    let all_help = move |_| state.sheet.set(Some(Sheet::ExportHelp(system.clone())));
    let read_anyway =
        move |_| state.resettle_file(0, |settings| settings.kind = Some(TableKind::Invoices));
    view! {
        {together.map(|hint| view! { <p class="problem__hint">{hint}</p> })}
        <div class="problem__instead" data-testid="export-help">
            <h2 class="problem__from">{from}</h2>
            <ExportSteps help/>
        </div>
        <div class="actions">
            {(single && belongs).then(|| view! {
                <button
                    class="button button--main"
                    type="button"
                    data-testid="add-invoices"
                    on:click=move |_| state.pick(true)
                >
                    "Add its invoices"
                </button>
            })}
            {single.then(|| view! {
                <button class="button" type="button" data-testid="read-anyway" on:click=read_anyway>
                    "Read it as invoices anyway"
                </button>
            })}
            <button class="button" type="button" data-testid="how-to-export-others" on:click=all_help>
                "How to export from other systems"
            </button>
        </div>
    }
}
