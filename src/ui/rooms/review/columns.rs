//! The columns of the file: what each is used as, why, and how to say otherwise. Doubtful ones come
//! first; those that are known and not needed stay folded.

use leptos::prelude::*;

use crate::domain::sorting::LeanSort;
use crate::import::{ColumnReport, ImportSettings, Role, RoleChoice};
use crate::present::format;
use crate::ui::state::{AppState, use_app};
use crate::ui::words::{ROLE_GROUPS, role_group};

/// The columns.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let state = use_app();
    let columns = Memo::new(move |_| {
        state.import.with(|import| import.as_ref().map(|i| i.columns.clone()).unwrap_or_default())
    });
    let shown = Memo::new(move |_| in_order(columns.get()));
    let quiet = Memo::new(move |_| {
        let mut list = columns.get();
        list.retain(is_quiet);
        list
    });
    let doubtful = move || columns.with(|list| list.iter().filter(|c| c.doubtful).count());
    let summary = move || {
        format!(
            "{} recognized and not needed",
            format::counted(quiet.with(Vec::len) as u64, "column", "columns")
        )
    };
    view! {
        <Show when=move || columns.with(|list| !list.is_empty())>
            <section class="card" aria-labelledby="columns-title" data-testid="columns">
                <div class="card__head">
                    <h2 class="card__title" id="columns-title">"Columns"</h2>
                    <Show when=move || { doubtful() > 0 }>
                        <span class="tag tag--doubt">
                            {move || format!("{} to check", format::count(doubtful() as u64))}
                        </span>
                    </Show>
                </div>
                <ColumnTable columns=shown caption="Columns of the file and what they are used as"/>
                <Show when=move || quiet.with(|list| !list.is_empty())>
                    <details class="fold" data-testid="columns-quiet">
                        <summary class="fold__summary">{summary}</summary>
                        <ColumnTable columns=quiet caption="Columns that are recognized and not needed"/>
                    </details>
                </Show>
            </section>
        </Show>
    }
}

const fn is_quiet(column: &ColumnReport) -> bool {
    column.known_unused && column.role.is_none() && !column.doubtful
}

/// Doubtful ones, used ones, unused ones; each in the order of the file.
fn in_order(mut columns: Vec<ColumnReport>) -> Vec<ColumnReport> {
    columns.retain(|column| !is_quiet(column));
    columns.lean_sort_by_key(|column| (!column.doubtful, column.role.is_none(), column.index));
    columns
}

#[component]
fn ColumnTable(columns: Memo<Vec<ColumnReport>>, caption: &'static str) -> impl IntoView {
    view! {
        <table class="table table--plain table--columns">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">"Column"</th>
                    <th scope="col">"Values in it"</th>
                    <th scope="col">"Used as"</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || columns.get() key=|column| column.index let(column)>
                    <ColumnRow columns index=column.index/>
                </For>
            </tbody>
        </table>
    }
}

/// The row stays in place when the file is read again; only what it says changes.
#[component]
fn ColumnRow(columns: Memo<Vec<ColumnReport>>, index: u32) -> impl IntoView {
    let state = use_app();
    let column = Memo::new(move |_| {
        columns.with(|list| list.iter().find(|column| column.index == index).cloned())
    });
    let with = move |read: fn(&ColumnReport) -> String| {
        column.with(|column| column.as_ref().map(read).unwrap_or_default())
    };
    let role = Memo::new(move |_| column.with(|column| column.as_ref().and_then(|c| c.role)));
    let doubtful = Memo::new(move |_| column.with(|c| c.as_ref().is_some_and(|c| c.doubtful)));
    let choose = move |key: String| {
        let role = Role::ALL.into_iter().find(|role| role.key() == key);
        let holder = holder_of(state, role, index);
        state.resettle(|settings| assign(settings, index, role, holder));
    };
    let groups = ROLE_GROUPS.map(|group| {
        let roles = Role::ALL.into_iter().filter(|option| role_group(*option) == group);
        let options = roles.map(|option| {
            view! {
                <option value=option.key() prop:selected=move || role.get() == Some(option)>
                    {option.words()}
                </option>
            }
        });
        view! { <optgroup label=group>{options.collect_view()}</optgroup> }
    });
    view! {
        <tr>
            <th class="table__column" scope="row">
                {move || with(title)}
                <Show when=move || doubtful.get()>
                    " " <span class="tag tag--doubt">"Please check"</span>
                </Show>
            </th>
            <td class="verbatim table__values">{move || with(|c| c.samples.join(" \u{b7} "))}</td>
            <td class="table__role">
                <select
                    class="input settled__input"
                    aria-label=move || format!("Use {} as", with(title))
                    data-role-of=index.to_string()
                    on:change=move |event| choose(event_target_value(&event))
                >
                    <option value="" prop:selected=move || role.get().is_none()>"not used"</option>
                    {groups.into_iter().collect_view()}
                </select>
                <span class="sub">{move || with(|c| format::sentence_case(&c.why))}</span>
            </td>
        </tr>
    }
}

fn title(column: &ColumnReport) -> String {
    if column.header.trim().is_empty() {
        format!("Column {}", column.index + 1)
    } else {
        column.header.clone()
    }
}

/// The other column that has this role now.
fn holder_of(state: AppState, role: Option<Role>, column: u32) -> Option<u32> {
    let role = role?;
    state.import.with_untracked(|import| {
        let columns = &import.as_ref()?.columns;
        columns.iter().find(|c| c.role == Some(role) && c.index != column).map(|c| c.index)
    })
}

/// A role belongs to one column: who had it before loses it.
fn assign(settings: &mut ImportSettings, column: u32, role: Option<Role>, holder: Option<u32>) {
    settings.roles.retain(|choice| choice.column != column && Some(choice.column) != holder);
    settings.roles.push(RoleChoice { column, role });
    if let Some(column) = holder {
        settings.roles.push(RoleChoice { column, role: None });
    }
}
