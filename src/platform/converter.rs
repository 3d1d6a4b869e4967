//! The page's way to the converter: a worker of its own for each file, thrown away afterwards. What
//! happens in it, a trap included, ends in an answer here.
//!
//! boot/boot.js left the program behind, fetched but not compiled; that happens for the first file that
//! needs it. No request is made here.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, WebAssembly};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::convert::report::{Choice, MadeFrom, Refusal, Summary};
use crate::worker::wire::conversion::{Told, decode_told, encode_order};

/// Name under which boot/boot.js leaves what the converter is made of: a promise.
const CONVERTER: &str = "owedConverter";
/// A worker that says nothing for so long is given up.
const SILENCE_MS: i32 = 10_000;

/// Text for the engine.
#[derive(Clone, Debug)]
pub struct Converted {
    /// The text, as a file.
    pub file: Blob,
    /// What was found and taken.
    pub summary: Summary,
    /// What to put into the import's settings.
    pub made_from: MadeFrom,
}

/// Converts a file; dropping the future stops the work.
///
/// # Errors
/// * A [`Refusal`]; [`Refusal::Stopped`] when the worker died or went silent.
pub async fn convert(file: &Blob, choice: &Choice) -> Result<Converted, Refusal> {
    let (address, program) = program().await.map_err(|_missing| Refusal::Stopped)?;
    let errand = Errand::start(&address, &program, choice, file);
    let errand = errand.map_err(|_refused| Refusal::Stopped)?;
    let answer = JsFuture::from(errand.answer.clone()).await;
    let told = answer.ok().and_then(|message| decode_told(&message));
    drop(errand);
    match told {
        Some((Told::Done { summary, made_from }, Some(file))) => {
            Ok(Converted { file, summary: *summary, made_from })
        }
        Some((Told::Refused(refusal), _)) => Err(refusal),
        Some((Told::Alive | Told::Done { .. }, _)) | None => Err(Refusal::Stopped),
    }
}

/// The address of the worker's text, and the compiled program.
async fn program() -> Result<(String, JsValue), JsValue> {
    let left = Reflect::get(&js_sys::global(), &CONVERTER.into())?;
    let parts = JsFuture::from(Promise::resolve(&left)).await?;
    let part = |name: &str| Reflect::get(&parts, &name.into());
    let address = part("address")?.as_string().ok_or(JsValue::UNDEFINED)?;
    let program = part("program")?;
    if program.is_instance_of::<WebAssembly::Module>() {
        return Ok((address, program));
    }
    let program = JsFuture::from(WebAssembly::compile(&program)).await?;
    // The next file finds it compiled.
    Reflect::set(&parts, &"program".into(), &program)?;
    Ok((address, program))
}

/// One file at the converter's.
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
        choice: &Choice,
        file: &Blob,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options)?;
        let mut ends = None;
        let answer = Promise::new(&mut |resolve, reject| ends = Some((resolve, reject)));
        let (resolve, reject) = ends.ok_or(JsValue::UNDEFINED)?;
        let watch = Rc::new(Watch::new(reject.clone()));
        let watching = Rc::clone(&watch);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            match decode_told(&event.data()) {
                Some((Told::Alive, _)) => watching.start_again(),
                _ => settle(&resolve, &event.data()),
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
        errand.worker.post_message(&encode_order(choice, file)?)?;
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
    timer: Cell<Option<i32>>,
}

impl Watch {
    fn new(reject: Function) -> Self {
        let on_silence = Closure::<dyn Fn()>::new(move || settle(&reject, &JsValue::UNDEFINED));
        Self { on_silence, timer: Cell::new(None) }
    }

    fn start_again(&self) {
        self.stop();
        let callback = self.on_silence.as_ref().unchecked_ref();
        self.timer.set(web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, SILENCE_MS).ok()
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
