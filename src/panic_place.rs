//! What a stopped program may say: where it stopped, never what it was reading.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;

/// From now on a panic logs its place and nothing else: its message could quote imported data.
pub fn install() {
    std::panic::set_hook(Box::new(log_place));
}

fn log_place(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(
        || "stopped at an unknown place".to_owned(),
        |at| format!("stopped at {}:{}", at.file(), at.line()),
    );
    web_sys::console::error_1(&JsValue::from_str(&place));
}
