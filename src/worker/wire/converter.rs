//! The converter's end of the wire: one order, one answer, and signs of life between. The worker is
//! thrown away after that, whatever happened in it.

use std::cell::Cell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

use super::conversion::{Told, decode_order, encode_told};
use super::file_reader::{FileReader, read_span, size_of};
use crate::convert::report::{Choice, Needs, Refusal, Summary};
use crate::convert::run::of_text;
use crate::convert::text::{Guesser, Transcoder};
use crate::convert::{Converted, Limits, convert, sniff};
use crate::import::MadeFrom;

/// So many bytes decide what a file is.
const HEAD: u64 = 64 * 1024;
/// One sign of life for so many calls.
const CALLS_PER_SIGN: u32 = 32;

/// Takes over the worker.
pub fn run() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        spawn_local(async move {
            let answer = match decode_order(&event.data()) {
                Some((choice, file)) => work(&choice, &file).await,
                None => Err(Refusal::Unreadable),
            };
            match answer {
                Ok((summary, made_from, text)) => {
                    tell(&Told::Done { summary: Box::new(summary), made_from }, Some(&text));
                }
                Err(refusal) => tell(&Told::Refused(refusal), None),
            }
        });
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The closure lives as long as the worker does.
    on_message.forget();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn tell(told: &Told, text: Option<&Blob>) {
    let sent = encode_told(told, text).and_then(|message| scope().post_message(&message));
    if sent.is_err() {
        web_sys::console::error_1(&"an answer could not be sent".into());
    }
}

/// A sign of life, at most one for some calls.
fn alive() {
    thread_local!(static CALLS: Cell<u32> = const { Cell::new(0) });
    let calls = CALLS.replace(CALLS.get().wrapping_add(1));
    if calls.is_multiple_of(CALLS_PER_SIGN) {
        tell(&Told::Alive, None);
    }
}

async fn work(choice: &Choice, file: &Blob) -> Result<(Summary, MadeFrom, Blob), Refusal> {
    let limits = Limits { alive, ..Limits::default() };
    let unreadable = |_| Refusal::Unreadable;
    let size = size_of(file);
    let head = read_span(file, 0, HEAD).await.map_err(unreadable)?;
    match sniff(&head, size <= HEAD) {
        Needs::Refuse(refusal) => Err(refusal),
        Needs::Workbook | Needs::Html if size > limits.file => {
            Err(Refusal::TooLarge { what: "bytes".to_owned(), limit: limits.file })
        }
        Needs::Workbook | Needs::Html => {
            let bytes = whole(file).await.map_err(unreadable)?;
            let Converted { summary, text, made_from } = convert(&bytes, choice, &limits)?;
            let parts = Array::new();
            for piece in text.pieces {
                parts.push(&Uint8Array::from(piece.as_slice()));
            }
            Ok((summary, made_from, blob(&parts).map_err(unreadable)?))
        }
        Needs::Transcode | Needs::Nothing => text(choice, file).await.map_err(unreadable),
    }
}

async fn whole(file: &Blob) -> Result<Vec<u8>, JsValue> {
    let mut bytes = Vec::with_capacity(usize::try_from(size_of(file)).unwrap_or(0));
    let mut reader = FileReader::open(file);
    while let Some(chunk) = reader.next().await? {
        bytes.extend_from_slice(chunk);
    }
    Ok(bytes)
}

/// Text is read twice, piece by piece: to guess and to decode.
async fn text(choice: &Choice, file: &Blob) -> Result<(Summary, MadeFrom, Blob), JsValue> {
    let mut guesser = Guesser::new();
    let mut reader = FileReader::open(file);
    while let Some(chunk) = reader.next().await? {
        guesser.push(chunk);
        alive();
    }
    let mut found = guesser.finish(choice.encoding);
    let mut transcoder = Transcoder::new(found.encoding);
    let parts = Array::new();
    let mut reader = FileReader::open(file);
    while let Some(chunk) = reader.next().await? {
        parts.push(&Uint8Array::from(transcoder.push(chunk, false).as_bytes()));
        alive();
    }
    parts.push(&Uint8Array::from(transcoder.push(&[], true).as_bytes()));
    found.invalid = transcoder.invalid();
    let (summary, made_from) = of_text(found);
    Ok((summary, made_from, blob(&parts)?))
}

fn blob(parts: &Array) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv");
    Blob::new_with_u8_array_sequence_and_options(parts, &options)
}
