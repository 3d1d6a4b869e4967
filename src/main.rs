//! Start: the same program runs the page and, loaded a second time, its worker; which of the two
//! it is shows in the global scope.

use std::panic::PanicHookInfo;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::WorkerGlobalScope;

fn main() {
    std::panic::set_hook(Box::new(log_place));
    if js_sys::global().is_instance_of::<WorkerGlobalScope>() {
        owed::worker::wire::run();
    } else {
        owed::ui::run();
    }
}

/// Logs where a panic happened and nothing else: its message could quote imported data.
fn log_place(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(
        || "stopped at an unknown place".to_owned(),
        |at| format!("stopped at {}:{}", at.file(), at.line()),
    );
    web_sys::console::error_1(&JsValue::from_str(&place));
}
