//! What a stopped program may say: where it stopped, never what it was reading.

use std::panic::PanicHookInfo;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Where boot/rescue.js waits for the page's program to stop; a worker has none, and ends.
const RESCUE: &str = "owedRescue";

/// From now on a panic says its place and nothing else: its message could quote imported data.
pub fn install() {
    std::panic::set_hook(Box::new(say_place));
}

fn say_place(info: &PanicHookInfo<'_>) {
    let place = info
        .location()
        .map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
    web_sys::console::error_1(&JsValue::from_str(&format!("stopped at {place}")));
    rescue(&place);
}

/// Shows what can still be saved. Nothing of the program's own state is touched: it may be half changed.
fn rescue(place: &str) -> Option<JsValue> {
    let rescue = Reflect::get(&js_sys::global(), &RESCUE.into()).ok()?;
    let stop: Function = Reflect::get(&rescue, &"stop".into()).ok()?.dyn_into().ok()?;
    stop.call1(&rescue, &JsValue::from_str(place)).ok()
}
