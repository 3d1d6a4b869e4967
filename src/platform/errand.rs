//! A worker of its own for one errand, thrown away afterwards: the converter's and the press's. What
//! happens in it, a trap included, ends in an answer here.
//!
//! boot/boot.js left the programs behind, fetched but not compiled; that happens for the first errand.
//! No request is made here.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, WebAssembly};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Sends `order` to the program that boot/boot.js left as the promise `program`, and waits for its last
/// message. `hear` gets every message and says whether more will follow. Dropping the future stops the work.
///
/// # Errors
/// * When the program is missing, the worker died, or it said nothing for `silence_ms`.
pub(super) async fn run(
    program: &str,
    order: &JsValue,
    silence_ms: i32,
    hear: impl Fn(&JsValue) -> bool + 'static,
) -> Result<JsValue, JsValue> {
    let (address, compiled) = fetched(program).await?;
    let errand = Errand::start(&address, &compiled, order, silence_ms, hear)?;
    let answer = JsFuture::from(errand.answer.clone()).await;
    drop(errand);
    answer
}

/// The address of the worker's text, and the compiled program.
async fn fetched(name: &str) -> Result<(String, JsValue), JsValue> {
    let left = Reflect::get(&js_sys::global(), &name.into())?;
    let parts = JsFuture::from(Promise::resolve(&left)).await?;
    let part = |name: &str| Reflect::get(&parts, &name.into());
    let address = part("address")?.as_string().ok_or(JsValue::UNDEFINED)?;
    let program = part("program")?;
    if program.is_instance_of::<WebAssembly::Module>() {
        return Ok((address, program));
    }
    let program = JsFuture::from(WebAssembly::compile(&program)).await?;
    // The next errand finds it compiled.
    Reflect::set(&parts, &"program".into(), &program)?;
    Ok((address, program))
}

struct Errand {
    worker: Worker,
    watch: Rc<Watch>,
    /// Resolves with the last message, is rejected when there will be none.
    answer: Promise,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl Errand {
    fn start(
        address: &str,
        program: &JsValue,
        order: &JsValue,
        silence_ms: i32,
        hear: impl Fn(&JsValue) -> bool + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options)?;
        let mut ends = None;
        let answer = Promise::new(&mut |resolve, reject| ends = Some((resolve, reject)));
        let (resolve, reject) = ends.ok_or(JsValue::UNDEFINED)?;
        let watch = Rc::new(Watch::new(reject.clone(), silence_ms));
        let watching = Rc::clone(&watch);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if hear(&event.data()) {
                watching.start_again();
            } else {
                settle(&resolve, &event.data());
            }
        });
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            settle(&reject, &JsValue::UNDEFINED);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let errand = Self { worker, watch, answer, _on_message: on_message, _on_error: on_error };
        errand.worker.post_message(program)?;
        errand.worker.post_message(order)?;
        errand.watch.start_again();
        Ok(errand)
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        self.watch.stop();
    }
}

/// Ends an errand when nothing is heard for too long.
struct Watch {
    on_silence: Closure<dyn Fn()>,
    silence_ms: i32,
    timer: Cell<Option<i32>>,
}

impl Watch {
    fn new(reject: Function, silence_ms: i32) -> Self {
        let on_silence = Closure::<dyn Fn()>::new(move || settle(&reject, &JsValue::UNDEFINED));
        Self { on_silence, silence_ms, timer: Cell::new(None) }
    }

    fn start_again(&self) {
        self.stop();
        let callback = self.on_silence.as_ref().unchecked_ref();
        self.timer.set(web_sys::window().and_then(|window| {
            let wait = self.silence_ms;
            window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, wait).ok()
        }));
    }

    fn stop(&self) {
        if let (Some(timer), Some(window)) = (self.timer.take(), web_sys::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

/// Settling a promise a second time does nothing.
fn settle(end: &Function, value: &JsValue) {
    drop(end.call1(&JsValue::UNDEFINED, value));
}
