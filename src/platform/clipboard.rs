//! Puts text on the user's clipboard, at the user's word. Nothing is ever read from it here.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`; `false` when the browser does not allow it.
pub async fn copy(text: String) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    // Pages that are not served safely have no clipboard.
    let known = Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !known.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()
}
