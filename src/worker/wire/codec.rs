//! Requests and replies as JavaScript values, and back: a list with the message, and beside it the files it is about or brings.
//!
//! serde-wasm-bindgen writes the message. Its two fields are read by hand: reading by serde would bring the words for every
//! mistake a JavaScript value can hold into the first halves of both programs (26 KB of code).

use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::protocol::{JobId, Message, Reply, Request};

/// Puts a request, and the files that go with it, into one message.
///
/// # Errors
/// When the request cannot be written.
pub fn encode_request(request: &Request, files: &[Blob]) -> Result<JsValue, JsValue> {
    let message = encode(Message::of_request(request))?;
    for file in files {
        message.push(file);
    }
    Ok(message.into())
}

/// Reads a request and the files that go with it; `None` when the message is none.
pub fn decode_request(message: &JsValue) -> Option<(Request, Vec<Blob>)> {
    let parts: &Array = message.dyn_ref()?;
    let request = decode(parts)?.request()?;
    Some((request, parts.iter().skip(1).filter_map(|part| part.dyn_into().ok()).collect()))
}

/// The first of the files that go with a request, before the request itself is read.
pub fn first_file(message: &JsValue) -> Option<Blob> {
    message.dyn_ref::<Array>()?.get(1).dyn_into().ok()
}

/// Puts a reply, and the content of the file that it brings, into one message.
///
/// # Errors
/// When it cannot be written.
pub fn encode_reply(reply: &Reply) -> Result<JsValue, JsValue> {
    let message = encode(Message::of_reply(reply))?;
    if let Some(file) = reply.response.file() {
        message.push(&Uint8Array::from(file.bytes.as_slice()));
    }
    Ok(message.into())
}

/// Reads a reply; `None` when the message is none.
pub fn decode_reply(message: &JsValue) -> Option<Reply> {
    let parts: &Array = message.dyn_ref()?;
    let mut reply = decode(parts)?.reply()?;
    if let Some(file) = reply.response.file_mut() {
        file.bytes = parts.get(1).dyn_ref::<Uint8Array>()?.to_vec();
    }
    Some(reply)
}

/// The job number of a message whose rest makes no sense; 0 when even that is missing.
pub fn job_of(message: &JsValue) -> JobId {
    let parts = message.dyn_ref::<Array>();
    parts.and_then(|parts| number(&field(&parts.get(0), "job")?)).unwrap_or_default()
}

fn encode(message: Option<Message>) -> Result<Array, JsValue> {
    let message = message.ok_or(JsValue::NULL)?;
    let value = message.serialize(&serde_wasm_bindgen::Serializer::new()).map_err(JsValue::from)?;
    Ok(Array::of1(&value))
}

fn decode(parts: &Array) -> Option<Message> {
    let value = parts.get(0);
    let content: Uint8Array = field(&value, "content")?.dyn_into().ok()?;
    Some(Message { job: number(&field(&value, "job")?)?, content: content.to_vec() })
}

fn field(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok()
}

/// A whole number as it was written.
fn number(value: &JsValue) -> Option<JobId> {
    let number = value.as_f64().filter(|number| (0.0..=f64::from(JobId::MAX)).contains(number))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
    Some(number as JobId)
}
