//! What a stopped program may say: where it stopped, never what it was reading.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;

/// From now on a panic says its place and nothing else: its message could quote imported data.
pub fn install() {
    install_with(|_| {});
}

/// As [`install`]; `then` gets the place, as file and line. Nothing of the program's own state may be touched in
/// it: it can be half changed.
pub fn install_with(then: fn(&str)) {
    std::panic::set_hook(Box::new(move |info| {
        let place = place_of(info);
        web_sys::console::error_1(&JsValue::from_str(&format!("stopped at {place}")));
        then(&place);
    }));
}

fn place_of(info: &PanicHookInfo<'_>) -> String {
    let at = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
    at.unwrap_or_else(|| "an unknown place".to_owned())
}
