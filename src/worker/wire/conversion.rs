//! What the page and the converter say to each other, as JavaScript values, and back. The file goes
//! beside the order, the text beside the answer, both as handles.

use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::convert::report::{Choice, Refusal, Summary};
use crate::import::MadeFrom;

/// What the converter says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// Work goes on.
    Alive,
    /// The text is beside this message.
    Done {
        /// What was found and taken.
        summary: Box<Summary>,
        /// What to tell the importer.
        made_from: MadeFrom,
    },
    /// Nothing of the file can be read.
    Refused(Refusal),
}

/// An order: what to convert and how.
///
/// # Errors
/// When it cannot be written as a JavaScript value.
pub fn encode_order(choice: &Choice, file: &Blob) -> Result<JsValue, JsValue> {
    Ok(Array::of2(&encode(choice)?, file).into())
}

/// Reads an order; `None` when the message is none.
pub fn decode_order(message: &JsValue) -> Option<(Choice, Blob)> {
    let parts: &Array = message.dyn_ref()?;
    let choice = serde_wasm_bindgen::from_value(parts.get(0)).ok()?;
    Some((choice, parts.get(1).dyn_into().ok()?))
}

/// An answer, with the text beside it.
///
/// # Errors
/// When it cannot be written as a JavaScript value.
pub fn encode_told(told: &Told, text: Option<&Blob>) -> Result<JsValue, JsValue> {
    let message = Array::of1(&encode(told)?);
    if let Some(text) = text {
        message.push(text);
    }
    Ok(message.into())
}

/// Reads an answer; `None` when the message is none.
pub fn decode_told(message: &JsValue) -> Option<(Told, Option<Blob>)> {
    let parts: &Array = message.dyn_ref()?;
    let told = serde_wasm_bindgen::from_value(parts.get(0)).ok()?;
    Some((told, parts.get(1).dyn_into().ok()))
}

fn encode(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::new()).map_err(JsValue::from)
}
