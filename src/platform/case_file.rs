//! Case files as the browser holds them: put together without copying the files in them, sealed by the
//! safe, read and checked piece by piece.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::files::{Chosen, size_of};
use super::{download, errand, random};
use crate::casefile::{
    CaseFile, CaseFileError, FileNote, Kind, MOST_HEAD_BYTES, PartNote, SEED_BYTES, Sum, head,
    kind_of, read_head,
};
use crate::worker::wire::sealing::{Errand, decode_answer, encode_errand};

/// Name under which boot/boot.js leaves what the safe is made of: a promise.
const SAFE: &str = "owedSafe";
/// The work of a passphrase takes seconds on a slow phone.
const SILENCE_MS: i32 = 60_000;
/// Files are read in pieces of this size.
const PIECE_BYTES: u64 = 1 << 20;
/// What is sealed is held in memory twice.
const MOST_SEALED_BYTES: u64 = 512 << 20;
/// A book without its files is far smaller.
const MOST_BOOK_BYTES: u64 = 256 << 20;

/// A case file that was opened: the book, and the files in it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The book.
    pub case: CaseFile,
    /// Its files, as far as they are in it, in its order.
    pub files: Vec<Chosen>,
}

/// Puts a case file together from its book ([`CaseFile::to_json`]) and files.
///
/// # Errors
/// * [`CaseFileError::Unreadable`], when a file cannot be read any more.
pub async fn write(book: String, files: &[(String, Blob)]) -> Result<Blob, CaseFileError> {
    let mut notes = Vec::new();
    for (name, blob) in files {
        let sha256 = sum_of(blob).await?.finish();
        notes.push(PartNote { name: name.clone(), bytes: size_of(blob), sha256 });
    }
    let parts = Array::of2(&head(book.as_bytes(), &notes).into(), &book.into());
    for (_, blob) in files {
        parts.push(blob);
    }
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    Blob::new_with_blob_sequence_and_options(&parts, &options).map_err(unreadable)
}

/// Puts a file behind a passphrase.
///
/// # Errors
/// * Why not.
pub async fn seal(content: &Blob, passphrase: &str) -> Result<Blob, CaseFileError> {
    let random = random::bytes(SEED_BYTES).ok_or(CaseFileError::NotSealed)?;
    let content = whole(content, MOST_SEALED_BYTES).await?;
    let passphrase = passphrase.to_owned();
    let sealed = sent(&Errand::Seal { content, passphrase, random }).await;
    sealed.map_err(|_unmade| CaseFileError::NotSealed)
}

/// Takes a file out from behind its passphrase.
///
/// # Errors
/// * Why not; a wrong passphrase says so.
pub async fn unseal(content: &Blob, passphrase: &str) -> Result<Blob, CaseFileError> {
    let content = whole(content, MOST_SEALED_BYTES).await?;
    sent(&Errand::Unseal { content, passphrase: passphrase.to_owned() }).await
}

async fn sent(errand: &Errand) -> Result<Blob, CaseFileError> {
    let answer = errand::run(SAFE, &encode_errand(errand), SILENCE_MS, |_| false).await;
    let made = decode_answer(&answer.map_err(unreadable)?)?;
    download::blob(&made, "application/octet-stream").map_err(unreadable)
}

/// What a file is, if it is a case file.
pub async fn kind(file: &Blob) -> Option<Kind> {
    kind_of(&piece(file, 0, 64).await.ok()?)
}

/// Opens a case file that is not sealed. Everything is checked before anything is given back.
///
/// # Errors
/// * Why it is not opened.
pub async fn open(file: &Blob) -> Result<Opened, CaseFileError> {
    let start = piece(file, 0, MOST_HEAD_BYTES as u64).await?;
    let head = read_head(&start, size_of(file))?;
    let mut case = None;
    let mut files = Vec::new();
    for (part, begins, ends) in head.spans() {
        let content = span(file, begins, ends)?;
        part.check(sum_of(&content).await?)?;
        if case.is_none() {
            let book = whole(&content, MOST_BOOK_BYTES).await?.to_vec();
            case = Some(CaseFile::from_json(&book)?);
        } else {
            let name = FileNote::name_of(&part.name).to_owned();
            files.push(Chosen { name, bytes: part.bytes, blob: content });
        }
    }
    let case = case.ok_or(CaseFileError::NotACaseFile)?;
    Ok(Opened { case, files })
}

async fn sum_of(blob: &Blob) -> Result<Sum, CaseFileError> {
    let (mut sum, size, mut at) = (Sum::default(), size_of(blob), 0);
    while at < size {
        let end = size.min(at + PIECE_BYTES);
        sum.add(&piece(blob, at, end).await?);
        at = end;
    }
    Ok(sum)
}

async fn whole(blob: &Blob, most: u64) -> Result<Uint8Array, CaseFileError> {
    if size_of(blob) > most {
        return Err(CaseFileError::TooDemanding);
    }
    let bytes = JsFuture::from(blob.array_buffer()).await.map_err(unreadable)?;
    Ok(Uint8Array::new(&bytes))
}

async fn piece(blob: &Blob, begins: u64, ends: u64) -> Result<Vec<u8>, CaseFileError> {
    let bytes = JsFuture::from(span(blob, begins, ends)?.array_buffer()).await;
    Ok(Uint8Array::new(&bytes.map_err(unreadable)?).to_vec())
}

/// Lengths of files are whole numbers below 2^53, exact as a float.
#[expect(clippy::cast_precision_loss, reason = "below 2^53")]
fn span(blob: &Blob, begins: u64, ends: u64) -> Result<Blob, CaseFileError> {
    blob.slice_with_f64_and_f64(begins as f64, ends as f64).map_err(unreadable)
}

fn unreadable(_: JsValue) -> CaseFileError {
    CaseFileError::Unreadable
}
