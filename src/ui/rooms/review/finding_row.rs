//! One row of a finding and what can be done about it: correct the value, leave the row out, take it
//! back in. The file itself is never changed.

use leptos::prelude::*;

use crate::import::{CellFix, Finding, FindingCode, ImportReport, RowChoice, RowUse, Severity};
use crate::present::format;
use crate::ui::state::{AppState, use_app};

/// Values are kept up to this many characters; a longer one cannot be corrected from its beginning.
const CUT: usize = 80;

/// The row.
#[component]
pub(super) fn FindingRow(finding: Finding, code: FindingCode) -> impl IntoView {
    let state = use_app();
    let Finding { row, column, value } = finding;
    let index = state.import.with_untracked(|i| i.as_ref().and_then(|i| index_of(i, &column)));
    let fixable = index.filter(|_| can_correct(code) && value.chars().count() < CUT);
    let shown = match fixable {
        Some(index) => view! { <Correct row index column=column.clone() value/> }.into_any(),
        None => view! { <span class="verbatim">{value}</span> }.into_any(),
    };
    let choice = if code == FindingCode::ExcludedByYou {
        Some(("Take it back", "restore-row", None))
    } else if can_restore(code) {
        Some(("Use it anyway", "restore-row", Some(RowUse::Restore)))
    } else {
        let used = code.severity() != Severity::LeftOut;
        used.then_some(("Leave out", "exclude-row", Some(RowUse::Exclude)))
    };
    let button = choice.map(|(words, testid, take)| {
        view! {
            <button
                class="quiet-button row-button"
                type="button"
                data-testid=testid
                data-row=row.to_string()
                aria-label=format!("{words}: row {row}")
                on:click=move |_| choose(state, row, take)
            >
                {words}
            </button>
        }
    });
    view! {
        <tr>
            <td class="num">{format::count(u64::from(row))}</td>
            <td>{if column.is_empty() { "whole row".to_owned() } else { column }}</td>
            <td>{shown}</td>
            <td class="table__do">{button}</td>
        </tr>
    }
}

/// A field with the value as the file has it; Enter puts another one in its place.
#[component]
fn Correct(row: u32, index: u32, column: String, value: String) -> impl IntoView {
    let state = use_app();
    let original = StoredValue::new(value.clone());
    let settle = move |value: String| {
        if original.with_value(|original| *original != value) {
            correct(state, row, index, &original.get_value(), value);
        }
    };
    view! {
        <input
            class="input verbatim fix"
            type="text"
            autocomplete="off"
            spellcheck="false"
            data-testid="fix-value"
            data-row=row.to_string()
            aria-label=format!("Correct {column} in row {row}")
            value=value
            on:change=move |event| settle(event_target_value(&event))
        />
    }
}

fn index_of(import: &ImportReport, header: &str) -> Option<u32> {
    if header.is_empty() {
        return None;
    }
    let named = || import.columns.iter().filter(|column| column.header == header);
    let used = named().find(|column| column.role.is_some());
    used.or_else(|| named().next()).map(|column| column.index)
}

/// Another value in the cell would mend it.
const fn can_correct(code: FindingCode) -> bool {
    matches!(
        code,
        FindingCode::NoCustomer
            | FindingCode::NoAmount
            | FindingCode::BadAmount
            | FindingCode::UnsureSign
            | FindingCode::BadDate
            | FindingCode::OtherCalendar
            | FindingCode::UnsureCentury
            | FindingCode::BadCurrency
            | FindingCode::OddCurrency
            | FindingCode::ShortenedAmount
            | FindingCode::OtherMark
            | FindingCode::RoundedAmount
            | FindingCode::DueBeforeInvoice
            | FindingCode::PaidBeforeInvoice
            | FindingCode::OddYear
            | FindingCode::ShortYear
            | FindingCode::YearFromTitle
            | FindingCode::DayNumber
            | FindingCode::StandInDate
            | FindingCode::UnknownStatus
            | FindingCode::StatusDisagrees
            | FindingCode::NoNumber
            | FindingCode::RepeatedNumber
            | FindingCode::OverflowedId
    )
}

/// The row can be read; only its kind or its status keeps it out.
const fn can_restore(code: FindingCode) -> bool {
    matches!(
        code,
        FindingCode::Void
            | FindingCode::Draft
            | FindingCode::WrittenOff
            | FindingCode::NotReceivable
            | FindingCode::TotalRow
    )
}

/// Takes a row out or back in; `None` = as the file has it.
pub(super) fn choose(state: AppState, row: u32, take: Option<RowUse>) {
    state.resettle(|settings| {
        settings.rows.retain(|choice| choice.row != row);
        settings.rows.extend(take.map(|take| RowChoice { row, take }));
    });
}

/// Puts another value into a cell.
fn correct(state: AppState, row: u32, column: u32, original: &str, value: String) {
    let place = (state.current.get_untracked(), row, column);
    state.review.originals.update(|known| {
        if !known.iter().any(|(other, _)| *other == place) {
            known.push((place, original.to_owned()));
        }
    });
    state.resettle(|settings| {
        settings.cells.retain(|fix| (fix.row, fix.column) != (row, column));
        settings.cells.push(CellFix { row, column, value });
    });
}
