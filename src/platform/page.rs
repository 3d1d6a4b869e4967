//! The page itself: the room in its address, focus, its dialogs and the marks of its performance.
//!
//! The address only ever holds the name of a room, never data.

use leptos::ev;
use wasm_bindgen::{JsCast, prelude::Closure};

/// What stands after `#` in the address.
pub fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Puts the name of a room into the address.
pub fn set_hash(room: &'static str) {
    if hash() != room
        && let Some(window) = web_sys::window()
    {
        window.location().set_hash(room).ok();
    }
}

/// The address of a file beside this page; `None` where it was opened from a folder.
pub fn beside(name: &str) -> Option<String> {
    let place = web_sys::window()?.location();
    let (origin, path) = (place.origin().ok()?, place.pathname().ok()?);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    origin.starts_with("http").then(|| format!("{origin}{folder}/{name}"))
}

/// Puts the focus on the first element that fits `selector`, if there is one.
pub fn focus(selector: &'static str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        element.focus().ok();
    }
}

/// Names the page after a room; the name of a file never goes there.
pub fn set_title(room: &'static str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(&format!("{room} \u{b7} Owed"));
    }
}

/// Scrolls the page to its top.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Presses the first element that fits `selector`: a file picker opens only from a click.
pub fn click(selector: &'static str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        element.click();
    }
}

/// The event comes from something that is typed into.
pub fn is_typing(event: &ev::Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|e| {
        matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || e.has_attribute("contenteditable")
    })
}

/// A step back or forth, by the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKey {
    /// Ctrl Z.
    Undo,
    /// Ctrl Shift Z, Ctrl Y.
    Redo,
}

/// The step these keys ask for; none inside of a text, which has steps of its own.
pub fn step_key(event: &ev::KeyboardEvent) -> Option<StepKey> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_in_text(event) {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(StepKey::Undo),
        ("z", true) | ("y", false) => Some(StepKey::Redo),
        _ => None,
    }
}

/// The event comes from a field that holds text, dates and numbers included.
fn is_in_text(event: &ev::Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|e| {
        let kind = e.get_attribute("type").unwrap_or_default();
        let is_switch = matches!(kind.as_str(), "checkbox" | "radio" | "file" | "button");
        e.tag_name() == "TEXTAREA" || (e.tag_name() == "INPUT" && !is_switch)
    })
}

/// A dialog is open above the page.
pub fn dialog_is_open() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}

/// Opens a dialog above the page; the browser keeps the focus inside and gives it back after.
pub fn open_dialog(dialog: &web_sys::HtmlDialogElement) {
    if !dialog.open() {
        dialog.show_modal().ok();
    }
}

/// Closes a dialog.
pub fn close_dialog(dialog: &web_sys::HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// The click hit the dialog's backdrop and not something in it.
pub fn is_backdrop(event: &ev::MouseEvent) -> bool {
    match (event.target(), event.current_target()) {
        (Some(target), Some(current)) => target == current,
        _ => false,
    }
}

/// Marks a moment for the browser's performance timeline.
pub fn mark(name: &'static str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        performance.mark(name).ok();
    }
}

/// Measures from the mark `since` to now.
pub fn measure(name: &'static str, since: &'static str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        performance.measure_with_start_mark(name, since).ok();
    }
}

/// Runs `then` after the browser has painted what changed last: two frames later.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let second = move || frame(then);
    frame(second);
}

/// Runs `then` right before the browser paints what changed last.
pub fn before_paint(then: impl FnOnce() + 'static) {
    frame(then);
}

fn frame(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        window.request_animation_frame(callback.unchecked_ref()).ok();
    }
}

/// Prints the page as it stands.
pub fn print() {
    if let Some(window) = web_sys::window() {
        window.print().ok();
    }
}
