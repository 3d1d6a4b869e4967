//! The columns of the file: what each is used as, why, and how to say otherwise.

use leptos::prelude::*;

use crate::import::{ColumnReport, ImportSettings, Role, RoleChoice};
use crate::present::format;
use crate::ui::state::{AppState, use_app};

/// The table of columns.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let state = use_app();
    let columns = Memo::new(move |_| {
        state.import.with(|import| import.as_ref().map(|i| i.columns.clone()).unwrap_or_default())
    });
    move || {
        let rows = columns.get().into_iter().map(|column| view! { <ColumnRow column/> });
        view! {
            <section class="card" aria-labelledby="columns-title">
                <h2 class="card__title" id="columns-title">"Columns"</h2>
                <div class="table-scroll" tabindex="0" role="region" aria-label="Columns, scrolls sideways">
                    <table class="table table--columns" data-testid="columns">
                        <caption class="visually-hidden">"Columns of the file and what they are used as"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Column"</th>
                                <th scope="col">"Used as"</th>
                                <th scope="col">"Values in it"</th>
                                <th scope="col">"Why"</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
    }
}

#[component]
fn ColumnRow(column: ColumnReport) -> impl IntoView {
    let state = use_app();
    let ColumnReport { index, header, role, why, samples, .. } = column;
    let title = if header.trim().is_empty() { format!("Column {}", index + 1) } else { header };
    let label = format!("Use {title} as");
    let options = Role::ALL.into_iter().map(|option| {
        view! { <option value=option.key() selected=role == Some(option)>{option.words()}</option> }
    });
    let choose = move |key: String| {
        let role = Role::ALL.into_iter().find(|role| role.key() == key);
        let holder = holder_of(state, role, index);
        state.resettle(|settings| assign(settings, index, role, holder));
    };
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td>
                <select
                    class="input"
                    aria-label=label
                    data-role-of=index.to_string()
                    on:change=move |event| choose(event_target_value(&event))
                >
                    <option value="" selected=role.is_none()>"not used"</option>
                    {options.collect_view()}
                </select>
            </td>
            <td class="verbatim">{samples.join(" \u{b7} ")}</td>
            <td class="why quiet">{format::sentence_case(&why)}</td>
        </tr>
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
