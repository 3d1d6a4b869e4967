//! Text fields of many lines: putting a text where the cursor is.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

fn field(id: &str) -> Option<HtmlTextAreaElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts `text` in place of the selection of the field among `ids` whose cursor was moved, or behind
/// everything in the last one; gives that field's id and what it says then. The field is focused.
pub fn insert(ids: &[&str], text: &str) -> Option<(String, String)> {
    let used = |id: &&&str| {
        field(id).and_then(|field| field.selection_end().ok().flatten()).is_some_and(|at| at > 0)
    };
    let id = ids.iter().find(used).or(ids.last())?;
    let field = field(id)?;
    field.set_range_text(text).ok()?;
    field.focus().ok()?;
    Some(((*id).to_owned(), field.value()))
}
