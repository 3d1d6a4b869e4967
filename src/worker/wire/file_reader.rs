//! A file's bytes in pieces, with one buffer for all of them, so that a file of any size costs the
//! same memory.
//!
//! Reads into a buffer of our own where the browser can ("bring your own buffer" streams), else
//! slice by slice.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, ReadableStreamByobReader};

/// Bytes per read from a stream.
const BUFFER_BYTES: u32 = 1 << 20;
/// Bytes per read slice by slice; larger, because each read costs more.
const SLICE_BYTES: u64 = 4 << 20;

/// Reads one file from its start to its end, once.
pub(super) struct FileReader {
    source: Source,
    buffer: Vec<u8>,
}

enum Source {
    /// The reader, and the read that goes on while the bytes before it are worked on.
    Stream { reader: ReadableStreamByobReader, ahead: Option<Promise> },
    /// The file, and how far it has been read.
    Slices { file: Blob, offset: u64 },
}

impl FileReader {
    /// Starts at the first byte.
    pub(super) fn open(file: &Blob) -> Self {
        let source = byob_reader(file).map_or_else(
            || Source::Slices { file: file.clone(), offset: 0 },
            |reader| Source::Stream { reader, ahead: None },
        );
        Self { source, buffer: Vec::new() }
    }

    /// The next bytes; `None` after the last.
    ///
    /// # Errors
    /// What the browser says when the file has moved, changed or cannot be read.
    pub(super) async fn next(&mut self) -> Result<Option<&[u8]>, JsValue> {
        match &mut self.source {
            Source::Stream { reader, ahead } => {
                let read = ahead.take().unwrap_or_else(|| {
                    let view = Uint8Array::new_with_length(BUFFER_BYTES);
                    reader.read_with_array_buffer_view(&view)
                });
                let read = JsFuture::from(read).await?;
                if Reflect::get(&read, &"done".into())?.is_truthy() {
                    return Ok(None);
                }
                let bytes: Uint8Array = Reflect::get(&read, &"value".into())?.dyn_into()?;
                copy(&bytes, &mut self.buffer);
                let emptied = Uint8Array::new(&bytes.buffer());
                *ahead = Some(reader.read_with_array_buffer_view(&emptied));
            }
            Source::Slices { file, offset } => {
                let end = offset.saturating_add(SLICE_BYTES).min(size_of(file));
                if *offset >= end {
                    return Ok(None);
                }
                copy(&slice(file, *offset, end).await?, &mut self.buffer);
                *offset = end;
            }
        }
        Ok(Some(&self.buffer))
    }

    /// Gives the file back to the browser before its end.
    #[cfg(feature = "engine")]
    pub(super) fn close(self) {
        if let Source::Stream { reader, .. } = self.source {
            // Nobody waits for the outcome, but a refusal without a listener would be reported.
            spawn_local(async move { drop(JsFuture::from(reader.cancel()).await) });
        }
    }
}

fn copy(bytes: &Uint8Array, buffer: &mut Vec<u8>) {
    buffer.resize(bytes.length() as usize, 0);
    bytes.copy_to(buffer);
}

/// `None` where the browser has no such streams.
fn byob_reader(file: &Blob) -> Option<ReadableStreamByobReader> {
    let stream: Function = Reflect::get(file, &"stream".into()).ok()?.dyn_into().ok()?;
    let stream = stream.call0(file).ok()?;
    let get_reader: Function = Reflect::get(&stream, &"getReader".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"byob".into()).ok()?;
    get_reader.call1(&stream, &options).ok()?.dyn_into().ok()
}

/// The bytes from `offset`, `len` of them or as many as there are.
///
/// # Errors
/// What the browser says when the file cannot be read.
pub(super) async fn read_span(file: &Blob, offset: u64, len: u64) -> Result<Vec<u8>, JsValue> {
    let end = offset.saturating_add(len).min(size_of(file));
    Ok(slice(file, offset.min(end), end).await?.to_vec())
}

#[expect(clippy::cast_precision_loss, reason = "file sizes are far below 2^53 bytes")]
async fn slice(file: &Blob, from: u64, to: u64) -> Result<Uint8Array, JsValue> {
    let part = file.slice_with_f64_and_f64(from as f64, to as f64)?;
    let content: Promise = part.array_buffer();
    Ok(Uint8Array::new(&JsFuture::from(content).await?))
}

/// Size in bytes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the browser gives a whole number of bytes, never negative"
)]
pub(super) fn size_of(file: &Blob) -> u64 {
    file.size() as u64
}

/// A file made of `content`.
///
/// # Errors
/// What the browser says when it cannot hold it.
#[cfg(feature = "engine")]
pub(super) fn csv_blob(content: &[u8]) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv");
    let parts = Array::of1(&Uint8Array::from(content));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}
