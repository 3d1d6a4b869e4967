//! Requests and replies as JavaScript values, and back. Whole numbers stay exact: JavaScript holds
//! them up to 2^53, amounts travel as text, and bytes as a `Uint8Array`.

use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::protocol::{JobId, Reply, Request};

/// Puts a request, and the files that go with it, into one message.
///
/// # Errors
/// When the request cannot be written as a JavaScript value.
pub fn encode_request(request: &Request, files: &[Blob]) -> Result<JsValue, JsValue> {
    let message = Array::of1(&encode(request)?);
    for file in files {
        message.push(file);
    }
    Ok(message.into())
}

/// Reads a request and the files that go with it; `None` when the message is none.
pub fn decode_request(message: &JsValue) -> Option<(Request, Vec<Blob>)> {
    let parts: &Array = message.dyn_ref()?;
    let request = serde_wasm_bindgen::from_value(parts.get(0)).ok()?;
    Some((request, parts.iter().skip(1).filter_map(|part| part.dyn_into().ok()).collect()))
}

/// The first of the files that go with a request, before the request itself is read.
pub fn first_file(message: &JsValue) -> Option<Blob> {
    message.dyn_ref::<Array>()?.get(1).dyn_into().ok()
}

/// Writes a reply as one message.
///
/// # Errors
/// When it cannot be written as a JavaScript value.
pub fn encode_reply(reply: &Reply) -> Result<JsValue, JsValue> {
    encode(reply)
}

/// Reads a reply; `None` when the message is none.
pub fn decode_reply(message: JsValue) -> Option<Reply> {
    serde_wasm_bindgen::from_value(message).ok()
}

/// The job number of a message whose rest makes no sense; 0 when even that is missing.
pub fn job_of(message: &JsValue) -> JobId {
    message
        .dyn_ref::<Array>()
        .and_then(|parts| Reflect::get(&parts.get(0), &"job".into()).ok())
        .and_then(|job| serde_wasm_bindgen::from_value(job).ok())
        .unwrap_or_default()
}

fn encode(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::new()).map_err(JsValue::from)
}
