//! The case file: everything of one book (one company's receivables) that its user decided, entered or
//! was told, as one value that is saved, opened again and taken back step by step.
//!
//! What can be computed is not in it. `docs/case-file.md` is the format on disk; every version of it
//! that was ever written opens for ever.

mod book;
mod container;
mod diff;
mod error;
mod history;
#[cfg(any(feature = "safe", not(target_arch = "wasm32")))]
mod seal;
#[cfg(test)]
mod tests;
mod words;

pub use book::{Book, CaseFile, FileNote, Original};
pub use container::{
    CASE_FILE_VERSION, Head, Kind, MOST_HEAD_BYTES, PartNote, Sum, head, kind_of, read_head,
};
pub use error::CaseFileError;
pub use history::{History, Step};
#[cfg(any(feature = "safe", not(target_arch = "wasm32")))]
pub use seal::{seal, unseal};

/// Random bytes that sealing one file takes, with plenty to spare: file key, salt and nonce are 16 each, and a
/// label of 32 letters that age draws for itself takes four bytes a letter, more where it draws again.
pub const SEED_BYTES: usize = 1024;
