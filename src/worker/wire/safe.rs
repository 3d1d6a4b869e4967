//! The safe's end of the wire: one errand, one answer. The worker is thrown away after that, and with it
//! passphrase and content.

use std::cell::RefCell;

use js_sys::Uint8Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::sealing::{Errand, decode_errand, encode_answer};
use crate::casefile::{CaseFileError, seal, unseal};

thread_local! {
    /// Random bytes that the page gave, not used yet.
    static SEED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The only randomness there is: what the page gave, each byte once.
fn take_random(wanted: &mut [u8]) -> Result<(), getrandom::Error> {
    SEED.with_borrow_mut(|seed| {
        let rest = seed.len().checked_sub(wanted.len()).ok_or(getrandom::Error::UNSUPPORTED)?;
        wanted.copy_from_slice(&seed.split_off(rest));
        Ok(())
    })
}

getrandom::register_custom_getrandom!(take_random);

/// Takes over the worker.
pub fn run() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let answer = encode_answer(answer(&event.data()));
        if scope().post_message(&answer).is_err() {
            web_sys::console::error_1(&"an answer could not be sent".into());
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The closure lives as long as the worker does.
    on_message.forget();
}

fn answer(message: &JsValue) -> Result<Uint8Array, CaseFileError> {
    let made = match decode_errand(message).ok_or(CaseFileError::Unreadable)? {
        Errand::Seal { content, passphrase, random } => {
            SEED.set(random.to_vec());
            seal(&content.to_vec(), &passphrase)
        }
        Errand::Unseal { content, passphrase } => unseal(&content.to_vec(), &passphrase),
    };
    made.map(|bytes| Uint8Array::from(bytes.as_slice()))
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
