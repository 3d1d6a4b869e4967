//! A small text file of our own that the user chooses, read as a whole.

use leptos::ev;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::files;

/// Reads the file of a file input; `then` gets its text, or nothing when it is larger than `limit`
/// bytes or cannot be read.
pub fn read(event: &ev::Event, limit: u64, then: impl FnOnce(Option<String>) + 'static) {
    let Some(chosen) = files::from_input(event).into_iter().next() else { return };
    spawn_local(async move {
        let text = if chosen.bytes > limit { None } else { text_of(&chosen.blob).await };
        then(text);
    });
}

async fn text_of(blob: &web_sys::Blob) -> Option<String> {
    let text = JsFuture::from(blob.text().unchecked_into::<js_sys::Promise>()).await;
    text.ok()?.as_string()
}
