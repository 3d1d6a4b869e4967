//! Files as they come in: picked, dropped, pasted. Only handles pass through here, never rows.

use leptos::ev;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file the user gave us; still a handle, nothing is read yet.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Name to show.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// The handle.
    pub blob: web_sys::Blob,
}

impl Chosen {
    fn from_file(file: web_sys::File) -> Self {
        Self { name: file.name(), bytes: size_of(&file), blob: file.into() }
    }
}

/// The files of a file input, which is emptied so that the same ones can be chosen again.
pub fn from_input(event: &ev::Event) -> Vec<Chosen> {
    let input: Option<web_sys::HtmlInputElement> =
        event.target().and_then(|target| target.dyn_into().ok());
    let Some(input) = input else { return Vec::new() };
    let chosen = all_of(input.files());
    input.set_value("");
    chosen
}

/// What was dropped: files, or text as a file of its own.
pub fn from_drop(event: &ev::DragEvent) -> Vec<Chosen> {
    event.data_transfer().map(|data| from_data(&data)).unwrap_or_default()
}

fn from_data(data: &web_sys::DataTransfer) -> Vec<Chosen> {
    let files = all_of(data.files());
    if !files.is_empty() {
        return files;
    }
    let text = data.get_data("text/plain").ok();
    text.and_then(|text| from_text(&text)).into_iter().collect()
}

fn all_of(list: Option<web_sys::FileList>) -> Vec<Chosen> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).map(Chosen::from_file).collect()
}

/// A drag carries something that can be dropped here.
pub fn is_wanted(event: &ev::DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|data| data.types().iter().any(|kind| kind == "Files" || kind == "text/plain"))
}

/// What was pasted: files, or the plain text of one. Formatted text is never looked at.
pub fn from_paste(event: &ev::ClipboardEvent) -> Vec<Chosen> {
    event.clipboard_data().map(|data| from_data(&data)).unwrap_or_default()
}

/// Text as a file; `None` when it is blank.
pub fn from_text(text: &str) -> Option<Chosen> {
    if text.trim().is_empty() {
        return None;
    }
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/plain");
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Some(Chosen { name: "Pasted text".to_owned(), bytes: size_of(&blob), blob })
}

/// So many bytes say whether a file is a workbook or a web page.
const HEAD_BYTES: i32 = 512;

/// It begins like a workbook, or like the web page that some systems give the name of one.
/// `false` when it cannot be read: whoever reads it next will say so.
pub async fn is_workbook(file: &Blob) -> bool {
    let Ok(head) = file.slice_with_i32_and_i32(0, HEAD_BYTES) else { return false };
    let Ok(bytes) = JsFuture::from(head.array_buffer()).await else { return false };
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return true;
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    text.trim_ascii_start().starts_with(b"<")
}

/// The length of a file in bytes.
pub fn length(blob: &Blob) -> u64 {
    size_of(blob)
}

/// Sizes are whole numbers below 2^53, exact as a float.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and not negative"
)]
pub(super) fn size_of(blob: &web_sys::Blob) -> u64 {
    blob.size() as u64
}

/// A handle to bytes the browser holds.
pub type Blob = web_sys::Blob;
