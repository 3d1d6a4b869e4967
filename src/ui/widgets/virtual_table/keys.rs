//! The keys of a virtual table: arrows go from row to row and control to control, pages and ends as in a
//! spreadsheet, Enter opens.

use leptos::ev;

use super::grid::Grid;

/// A key was pressed somewhere in the table.
pub(super) fn pressed(grid: Grid, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || grid.head_has_focus() {
        return;
    }
    let (row, control) = grid.active();
    let page = grid.rows_in_view();
    let (row, control) = match event.key().as_str() {
        "ArrowDown" => (row.saturating_add(1), control),
        "ArrowUp" => (row.saturating_sub(1), control),
        "ArrowRight" => (row, control.saturating_add(1)),
        "ArrowLeft" => (row, control.saturating_sub(1)),
        "PageDown" => (row.saturating_add(page), control),
        "PageUp" => (row.saturating_sub(page), control),
        "Home" => (0, control),
        "End" => (u32::MAX, control),
        "Enter" if event.target() == event.current_target() => {
            grid.press();
            return;
        }
        _ => return,
    };
    event.prevent_default();
    grid.focus(row, control);
}
