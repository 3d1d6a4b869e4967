//! The press's end of the wire: one order, one answer, and how far it is between. The worker is thrown
//! away after that, whatever happened in it.

use js_sys::Uint8Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::printing::{Said, encode_said};
use crate::documents::{Order, PressError, press};

/// Takes over the worker.
pub fn run() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        tell(&answer(&event.data()));
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The closure lives as long as the worker does.
    on_message.forget();
}

/// Makes what a message orders, and tells how far it is.
pub fn answer(message: &JsValue) -> Said {
    let bytes = message.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let order = bytes.and_then(|bytes| Order::from_bytes(&bytes)).ok_or(PressError::Empty);
    let made = order.and_then(|order| press(&order, &mut |made, all| tell(&Said::Made(made, all))));
    match made {
        Ok(bytes) => Said::Done(Uint8Array::from(bytes.as_slice())),
        Err(why) => Said::Refused(why.to_string()),
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn tell(said: &Said) {
    if scope().post_message(&encode_said(said)).is_err() {
        web_sys::console::error_1(&"an answer could not be sent".into());
    }
}
