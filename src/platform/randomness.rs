//! A key word drawn by the browser, as a first proposal; the core has no randomness.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const BYTES: u32 = 10;

/// Twenty letters and digits that nobody can guess; empty where the browser has no randomness.
pub fn key_word() -> String {
    let bytes = Uint8Array::new_with_length(BYTES);
    if fill(&bytes).is_none() {
        return String::new();
    }
    let digits = bytes.to_vec().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

fn fill(bytes: &Uint8Array) -> Option<JsValue> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let draw: Function = Reflect::get(&crypto, &"getRandomValues".into()).ok()?.dyn_into().ok()?;
    draw.call1(&crypto, bytes).ok()
}
