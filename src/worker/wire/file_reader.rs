//! A file's bytes in pieces, with one buffer for all of them, so that a file of any size costs the
//! same memory.
//!
//! Reads into a buffer of our own where the browser can ("bring your own buffer" streams), else
//! slice by slice.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ReadableStreamByobReader};

/// Bytes per read from a stream.
const BUFFER_BYTES: u32 = 1 << 20;
/// Bytes per read slice by slice; larger, because each read costs more.
const SLICE_BYTES: u64 = 4 << 20;

/// Reads one file from its start to its end, once.
pub(super) struct FileReader {
    source: Source,
    buffer: Vec<u8>,
    /// Bytes that have not come yet.
    left: u64,
}

enum Source {
    /// The reader, and the read that goes on while the bytes before it are worked on.
    Stream { reader: ReadableStreamByobReader, ahead: Option<JsFuture> },
    /// The file.
    Slices(Blob),
}

impl FileReader {
    /// Begins with the first bytes: they are on their way when this returns, where the browser can.
    pub(super) fn open(file: &Blob) -> Self {
        let left = size_of(file);
        let source = byob_reader(file).map_or_else(
            || Source::Slices(file.clone()),
            |reader| {
                let room = u32::try_from(left).unwrap_or(BUFFER_BYTES).clamp(1, BUFFER_BYTES);
                let ahead = Some(read_into(&reader, &Uint8Array::new_with_length(room)));
                Source::Stream { reader, ahead }
            },
        );
        Self { source, buffer: Vec::new(), left }
    }

    /// The next bytes; `None` after the last.
    ///
    /// # Errors
    /// What the browser says when the file has moved, changed or cannot be read.
    pub(super) async fn next(&mut self) -> Result<Option<&[u8]>, JsValue> {
        match &mut self.source {
            Source::Stream { reader, ahead } => {
                let Some(read) = ahead.take() else { return Ok(None) };
                let read = read.await?;
                if Reflect::get(&read, &"done".into())?.is_truthy() {
                    return Ok(None);
                }
                let bytes: Uint8Array = Reflect::get(&read, &"value".into())?.dyn_into()?;
                copy(&bytes, &mut self.buffer);
                self.left = self.left.saturating_sub(u64::from(bytes.length()));
                // After the last bytes nothing is waited for.
                if self.left > 0 {
                    *ahead = Some(read_into(reader, &Uint8Array::new(&bytes.buffer())));
                }
            }
            Source::Slices(file) => {
                if self.left == 0 {
                    return Ok(None);
                }
                let size = size_of(file);
                let from = size - self.left;
                let bytes = slice(file, from, from.saturating_add(SLICE_BYTES).min(size)).await?;
                copy(&bytes, &mut self.buffer);
                self.left = self.left.saturating_sub(SLICE_BYTES);
            }
        }
        Ok(Some(&self.buffer))
    }
}

impl Drop for FileReader {
    /// Gives the file back to the browser, wherever the reading has come to.
    fn drop(&mut self) {
        if let Source::Stream { reader, .. } = &self.source {
            // Nobody waits for the outcome, but a refusal without a listener would be reported.
            let closed = JsFuture::from(reader.cancel());
            spawn_local(async move { drop(closed.await) });
        }
    }
}

/// Has bytes put into `room`; that they could not be had is only told to who waits for them.
fn read_into(reader: &ReadableStreamByobReader, room: &Uint8Array) -> JsFuture {
    JsFuture::from(reader.read_with_array_buffer_view(room))
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
