//! What the press says to the page, as JavaScript values, and back. The order comes to it as a
//! `Uint8Array`, see [`crate::documents::Order`].

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// What the press says.
#[derive(Clone, Debug)]
pub enum Said {
    /// So many files are made, of so many.
    Made(u32, u32),
    /// The content of the file.
    Done(Uint8Array),
    /// Why there will be none, in words.
    Refused(String),
}

/// Writes a message.
pub fn encode_said(said: &Said) -> JsValue {
    match said {
        Said::Made(made, all) => Array::of2(&(*made).into(), &(*all).into()).into(),
        Said::Done(bytes) => bytes.into(),
        Said::Refused(why) => why.into(),
    }
}

/// Reads a message; `None` when it is none.
pub fn decode_said(message: &JsValue) -> Option<Said> {
    if let Some(why) = message.as_string() {
        return Some(Said::Refused(why));
    }
    if let Some(bytes) = message.dyn_ref::<Uint8Array>() {
        return Some(Said::Done(bytes.clone()));
    }
    let counts: &Array = message.dyn_ref()?;
    let count = |at| serde_wasm_bindgen::from_value(counts.get(at)).ok();
    Some(Said::Made(count(0)?, count(1)?))
}
