//! Reading and writing what Trunk built: files, the names and hashes they go by, and the tags that name them.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::Outcome;

pub(crate) fn text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|problem| format!("{}: {problem}", file.display()))
}

pub(crate) fn bytes(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|problem| format!("{}: {problem}", file.display()))
}

pub(crate) fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).map_err(|problem| format!("{}: {problem}", file.display()))
}

/// A short name for the content: the first 16 digits of its hash.
pub(crate) fn mark(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let first = digest.first_chunk().map_or(0, |first| u64::from_be_bytes(*first));
    format!("{first:016x}")
}

/// What a browser compares a file with.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Text before a tag, and the tag, for each tag of a page; the last has what follows it.
pub(crate) fn tags(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = page.split_inclusive('>');
    parts.map(|part| part.rfind('<').map_or((part, ""), |at| part.split_at(at)))
}

pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}
