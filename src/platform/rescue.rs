//! The work as it last stood, handed to boot/rescue.js after every change: when the program stops by a
//! fault it can no longer be asked, and what is handed over here is what the user can still save.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Name under which boot/rescue.js leaves what is needed.
const RESCUE: &str = "owedRescue";

/// A file with everything the user entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Name of the file.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// Its content.
    pub content: Vec<u8>,
    /// What it holds, in words, one thing a line.
    pub holds: Vec<String>,
}

/// Replaces the work kept: `counts` say how much is loaded and hold no data; `None` = nothing was entered.
pub fn keep(counts: &[(&'static str, u64)], work: Option<&Work>) {
    let list: Array = counts.iter().map(pair).collect();
    let file = work.and_then(|work| file(work).ok()).unwrap_or(JsValue::UNDEFINED);
    call("keep", &[env!("CARGO_PKG_VERSION").into(), list.into(), file]);
}

/// Ends the page's program where it stands, and leaves what can still be saved; `place` is where it stopped.
pub fn stop(place: &str) {
    call("stop", &[place.into()]);
}

/// The program has stopped: nothing may change any more, and nothing be stored.
pub fn has_stopped() -> bool {
    call("stopped", &[]).is_some_and(|stopped| stopped.is_truthy())
}

fn pair((name, count): &(&'static str, u64)) -> JsValue {
    Array::of2(&JsValue::from_str(name), &JsValue::from_str(&count.to_string())).into()
}

fn file(work: &Work) -> Result<JsValue, JsValue> {
    let made = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&made, &name.into(), &value);
    set("name", JsValue::from_str(&work.name))?;
    set("mime", JsValue::from_str(work.mime))?;
    set("content", Uint8Array::from(work.content.as_slice()).into())?;
    let holds: Array = work.holds.iter().map(|line| JsValue::from_str(line)).collect();
    set("holds", holds.into())?;
    Ok(made.into())
}

fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let rescue = Reflect::get(&js_sys::global(), &RESCUE.into()).ok()?;
    let function: Function = Reflect::get(&rescue, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(&rescue, &arguments.iter().collect::<Array>()).ok()
}
