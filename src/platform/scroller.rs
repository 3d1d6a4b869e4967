//! What only the browser knows of a table that scrolls by itself: where it is, how high its parts are,
//! and which of its controls has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// What can be pressed in a row.
const CONTROLS: &str = "button, a[href], input, select, summary";

/// Heights in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heights {
    /// Of the hole that everything is seen through.
    pub scroller: u32,
    /// Of the head, which stays in view.
    pub head: u32,
    /// Of the first row; `None` when there is none.
    pub row: Option<u32>,
}

/// Measures a scroller and the table in it.
pub fn heights(scroller: &HtmlElement) -> Heights {
    let of = |selector: &str| {
        let part = scroller.query_selector(selector).ok().flatten();
        part.and_then(|part| part.dyn_into::<HtmlElement>().ok())
            .map(|part| u32::try_from(part.offset_height()).unwrap_or_default())
    };
    Heights {
        scroller: u32::try_from(scroller.client_height()).unwrap_or_default(),
        head: of("thead").unwrap_or_default(),
        row: of("tbody tr").filter(|height| *height > 0),
    }
}

/// How far it is scrolled.
pub fn place(scroller: &HtmlElement) -> i64 {
    i64::from(scroller.scroll_top())
}

/// Scrolls it; says how far the browser went.
pub fn put(scroller: &HtmlElement, place: i64) -> i64 {
    scroller.set_scroll_top(i32::try_from(place).unwrap_or(i32::MAX));
    i64::from(scroller.scroll_top())
}

/// Columns of numbers and dates never get narrower than they have been, so that nothing jumps while
/// other rows come into view.
pub fn keep_widths(scroller: &HtmlElement) {
    for cell in numbers(scroller) {
        let kept = cell.style().get_property_value("min-width").unwrap_or_default();
        let kept: i32 = kept.trim_end_matches("px").parse().unwrap_or_default();
        let width = cell.offset_width();
        if width > kept {
            cell.style().set_property("min-width", &format!("{width}px")).ok();
        }
    }
}

/// Forgets the widths kept.
pub fn free_widths(scroller: &HtmlElement) {
    for cell in numbers(scroller) {
        cell.style().remove_property("min-width").ok();
    }
}

fn numbers(scroller: &HtmlElement) -> impl Iterator<Item = HtmlElement> {
    let cells = scroller.query_selector_all("thead tr:first-child > :is(.num, .date)").ok();
    let count = cells.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| cells.as_ref()?.get(at)?.dyn_into().ok())
}

/// The row (its `aria-rowindex`) that has the focus, and which of its controls, from 0.
pub fn focused(scroller: &HtmlElement) -> Option<(u32, u32)> {
    let active = web_sys::window()?.document()?.active_element()?;
    if !scroller.contains(Some(&active)) {
        return None;
    }
    let row = active.closest("tbody tr").ok().flatten()?;
    let index = row.get_attribute("aria-rowindex")?.parse().ok()?;
    let which =
        controls(&row).position(|control| control == *active.unchecked_ref::<HtmlElement>());
    Some((index, u32::try_from(which.unwrap_or_default()).unwrap_or_default()))
}

/// Puts the focus on a control of a row, or on its last one, or on the row; `false` when the row is
/// not there.
pub fn focus_row(scroller: &HtmlElement, index: u32, control: u32) -> bool {
    let Some(row) = row(scroller, index) else { return false };
    let target = controls(&row).take(control as usize + 1).last();
    match target.or_else(|| row.dyn_into().ok()) {
        Some(target) => quietly(&target),
        None => false,
    }
}

/// Presses the first control of a row.
pub fn press_row(scroller: &HtmlElement, index: u32) {
    let first = row(scroller, index).and_then(|row| controls(&row).next());
    if let Some(first) = first {
        quietly(&first);
        first.click();
    }
}

/// Puts the focus on the scroller, which stays when its rows go.
pub fn focus_self(scroller: &HtmlElement) {
    quietly(scroller);
}

/// The focus is nowhere: what had it is gone.
pub fn nothing_has_focus() -> bool {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    active.is_none_or(|active| matches!(active.tag_name().as_str(), "BODY" | "DIALOG"))
}

/// The focus is on something in the head.
pub fn head_has_focus(scroller: &HtmlElement) -> bool {
    let head = scroller.query_selector("thead :focus").ok().flatten();
    head.is_some()
}

fn quietly(target: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    target.focus_with_options(&options).is_ok()
}

fn row(scroller: &HtmlElement, index: u32) -> Option<Element> {
    scroller.query_selector(&format!("tbody tr[aria-rowindex='{index}']")).ok().flatten()
}

fn controls(row: &Element) -> impl Iterator<Item = HtmlElement> {
    let list = row.query_selector_all(CONTROLS).ok();
    let count = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count)
        .filter_map(move |at| list.as_ref()?.get(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|control| control.offset_height() > 0)
}
