//! The files of the book, one line each: what each is taken for, what became of it, and whose review
//! is shown below.

use leptos::prelude::*;

use crate::import::{FileReport, ImportError, Question, SetReport, TableKind};
use crate::present::format;
use crate::ui::state::{AppState, use_app};

/// The list of the files; a single file needs none.
#[component]
pub(super) fn Files() -> impl IntoView {
    let state = use_app();
    let several = Memo::new(move |_| state.set.with(|set| set.files.len() > 1));
    view! {
        <Show when=move || several.get()>
            <section class="card" aria-labelledby="files-title">
                <h2 class="card__title" id="files-title">"Files"</h2>
                <ul class="files" data-testid="files">
                    {move || state.set.with(|set| lines(state, set))}
                </ul>
            </section>
        </Show>
    }
}

/// Which file's review follows; a single file needs no heading.
#[component]
pub(super) fn FileShown() -> impl IntoView {
    let state = use_app();
    let several = Memo::new(move |_| state.set.with(|set| set.files.len() > 1));
    view! {
        <Show when=move || several.get()>
            <h2 class="review__file">{move || shown_name(state)}</h2>
        </Show>
    }
}

fn shown_name(state: AppState) -> Option<String> {
    let index = state.current.get();
    state.set.with(|set| set.files.get(index).map(FileReport::shown_name))
}

fn lines(state: AppState, set: &SetReport) -> Vec<AnyView> {
    let names: Vec<String> = set.files.iter().map(FileReport::shown_name).collect();
    set.files
        .iter()
        .enumerate()
        .map(|(index, file)| {
            let first = file.repeats.and_then(|first| names.get(first as usize));
            line(state, index, file, first)
        })
        .collect()
}

fn line(state: AppState, index: usize, file: &FileReport, first: Option<&String>) -> AnyView {
    let name = file.name.clone();
    let sheet = (!file.sheet.is_empty()).then(|| format!("Sheet {}", file.sheet));
    let remove = format!("Remove {name}");
    let is_shown = move || state.current.get() == index;
    let words = outcome(file, first);
    view! {
        <li class="files__item" class:files__item--shown=is_shown>
            <button
                class="files__name"
                type="button"
                aria-pressed=move || is_shown().to_string()
                data-testid=format!("file-{index}")
                on:click=move |_| state.show_file(index)
            >
                <span class="files__title">{name}</span>
                {sheet.map(|sheet| view! { <span class="files__sheet">{sheet}</span> })}
            </button>
            {is_readable(file).then(|| kind_of(state, index, file))}
            <p class="files__what" class:wrong=file.refused.is_some()>{words}</p>
            <button
                class="quiet-button files__remove"
                type="button"
                aria-label=remove
                data-testid=format!("remove-file-{index}")
                on:click=move |_| state.remove_file(index)
            >
                "Remove"
            </button>
        </li>
    }
    .into_any()
}

fn kind_of(state: AppState, index: usize, file: &FileReport) -> impl IntoView + use<> {
    let refused = file.refused.is_some();
    let own = file.kind;
    let options = TableKind::ALL.into_iter().map(move |kind| {
        let words = format::sentence_case(kind.words());
        view! { <option value=kind.key() selected=kind == own && !refused>{words}</option> }
    });
    let why = format::sentence_case(&file.kind_why);
    let choose = move |key: String| {
        let kind = TableKind::ALL.into_iter().find(|kind| kind.key() == key);
        state.resettle_file(index, |settings| settings.kind = kind);
    };
    view! {
        <span class="files__kind">
            <select
                class="input"
                aria-label=format!("{} has", file.name)
                data-testid=format!("file-kind-{index}")
                on:change=move |event| choose(event_target_value(&event))
            >
                {refused.then(|| view! { <option value="" selected=true>"Not read"</option> })}
                {options.collect_view()}
            </select>
            {(!refused).then(|| view! { <span class="files__why">{why}</span> })}
        </span>
    }
}

/// What it is taken for can be chosen.
const fn is_readable(file: &FileReport) -> bool {
    file.repeats.is_none()
        && !matches!(
            file.refused,
            Some(
                ImportError::Empty
                    | ImportError::Binary { .. }
                    | ImportError::NotConverted { .. }
                    | ImportError::NeedsConversion { .. }
                    | ImportError::TooLarge { .. }
                    | ImportError::Unreadable
                    | ImportError::Stopped
                    | ImportError::Incomplete
            )
        )
}

fn outcome(file: &FileReport, first: Option<&String>) -> String {
    if let Some(first) = first {
        return format!("The same as {first}; it is not counted again.");
    }
    if let Some(error) = &file.refused {
        // The whole way to the right export is told beside a single file.
        let is_other_list = matches!(error, ImportError::WrongFile { .. });
        let hint = if is_other_list { "It is left out" } else { error.hint() };
        return format!("{error}. {hint}.");
    }
    let Some(import) = &file.import else { return "Not read yet.".to_owned() };
    if import.questions.iter().any(Question::blocks) {
        return "There is a question to answer below.".to_owned();
    }
    let rows = format::counted(import.rows_used, "row", "rows");
    let left_out = match import.rows_left_out() {
        0 => "none left out".to_owned(),
        rows => format!("{} left out", format::count(rows)),
    };
    match file.kind {
        TableKind::Invoices | TableKind::CreditNotes => {
            let documents = format::counted(file.documents, "document", "documents");
            format!("{documents} from {rows}, {left_out}.")
        }
        TableKind::Payments => format!("{rows} of payments used, {left_out}."),
        TableKind::Contacts => format!("{rows} of contacts used, {left_out}."),
    }
}
