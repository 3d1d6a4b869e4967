//! The case file on disk: two lines of text that say what follows, their checksum, then the parts. The
//! first part is readable JSON; files of the user follow as they are.
//!
//! Every byte is covered by a checksum, so a file that was cut or altered is refused as a whole.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{CaseFile, CaseFileError};

/// The version of the format that is written.
pub const CASE_FILE_VERSION: u32 = 1;
/// The lines before the parts are never longer.
pub const MOST_HEAD_BYTES: usize = 64 * 1024;

const MAGIC: &str = "owed-case-file ";
/// How every file of the age format begins (age-encryption.org/v1).
const SEALED: &str = "age-encryption.org/v1\n";
/// The part that holds the book.
const BOOK: &str = "book.json";
const MOST_PARTS: usize = 100;
/// Hex digits of a SHA-256.
const SUM_DIGITS: usize = 64;

/// What a file is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A case file.
    Plain,
    /// An encrypted one, or another file of that format.
    Sealed,
}

/// What a file is, by its first bytes; `None` when it is no case file.
pub fn kind_of(start: &[u8]) -> Option<Kind> {
    if start.starts_with(MAGIC.as_bytes()) {
        return Some(Kind::Plain);
    }
    start.starts_with(SEALED.as_bytes()).then_some(Kind::Sealed)
}

/// A checksum in the making: SHA-256.
#[derive(Clone, Debug, Default)]
pub struct Sum(Sha256);

impl Sum {
    /// Adds the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The checksum as 64 hexadecimal digits.
    pub fn finish(self) -> String {
        let digits = |byte: u8| [byte >> 4, byte & 15];
        let nibbles = self.0.finalize().into_iter().flat_map(digits);
        nibbles.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
    }

    fn of(bytes: &[u8]) -> String {
        let mut sum = Self::default();
        sum.add(bytes);
        sum.finish()
    }
}

/// A part of a case file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartNote {
    /// Its name: `book.json`, or the key of a file of the book.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// What a case file says it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The parts in order; the first is the book.
    pub parts: Vec<PartNote>,
    /// Where the first part begins, in bytes.
    pub begins: u64,
}

#[derive(Serialize, Deserialize)]
struct Parts {
    parts: Vec<PartNote>,
}

/// The lines before the parts. They follow one upon the other with nothing between.
pub fn head(book: &[u8], files: &[PartNote]) -> String {
    let own = PartNote { name: BOOK.to_owned(), bytes: book.len() as u64, sha256: Sum::of(book) };
    let parts = Parts { parts: std::iter::once(own).chain(files.iter().cloned()).collect() };
    // Strings and numbers always have a JSON form.
    let list = serde_json::to_string(&parts).unwrap_or_default();
    let lines = format!("{MAGIC}{CASE_FILE_VERSION}\n{list}\n");
    let sum = Sum::of(lines.as_bytes());
    format!("{lines}{sum}\n")
}

/// Reads the lines before the parts. `start` is the beginning of a file of `size` bytes, whole or at least
/// [`MOST_HEAD_BYTES`] long.
///
/// # Errors
/// * Why it is not a whole case file.
pub fn read_head(start: &[u8], size: u64) -> Result<Head, CaseFileError> {
    match kind_of(start) {
        None => return Err(CaseFileError::NotACaseFile),
        Some(Kind::Sealed) => return Err(CaseFileError::Sealed),
        Some(Kind::Plain) => {}
    }
    let altered = || CaseFileError::Altered { part: "its first lines".to_owned() };
    // An end that is missing this early is told from an end that was never there by the size alone.
    let cut = || if size <= start.len() as u64 { CaseFileError::CutShort } else { altered() };
    let mut lines = start.splitn(4, |byte| *byte == b'\n');
    let mut line = || lines.next().unwrap_or_default();
    let (first, list, sum) = (line(), line(), line());
    let rest = lines.next().ok_or_else(cut)?;
    let version = first.strip_prefix(MAGIC.as_bytes()).unwrap_or_default();
    let version = std::str::from_utf8(version).ok().and_then(|text| text.parse::<u32>().ok());
    match version {
        None | Some(0) => return Err(altered()),
        Some(version) if version > CASE_FILE_VERSION => {
            return Err(CaseFileError::Newer { version });
        }
        Some(_) => {}
    }
    let mut own = Sum::default();
    for part in [first, b"\n", list, b"\n"] {
        own.add(part);
    }
    if sum.len() != SUM_DIGITS || own.finish().as_bytes() != sum {
        return Err(altered());
    }
    let Parts { parts } = serde_json::from_slice(list).map_err(|_unread| altered())?;
    let is_book = parts.first().is_some_and(|part| part.name == BOOK);
    if !is_book || parts.len() > MOST_PARTS {
        return Err(altered());
    }
    let begins = start.len().saturating_sub(rest.len()) as u64;
    let end = parts.iter().fold(begins, |end, part| end.saturating_add(part.bytes));
    match size.cmp(&end) {
        std::cmp::Ordering::Less => Err(CaseFileError::CutShort),
        std::cmp::Ordering::Greater => Err(CaseFileError::Altered { part: "its end".to_owned() }),
        std::cmp::Ordering::Equal => Ok(Head { parts, begins }),
    }
}

impl Head {
    /// Where each part lies: its first byte and the one after its last.
    pub fn spans(&self) -> impl Iterator<Item = (&PartNote, u64, u64)> {
        self.parts.iter().scan(self.begins, |at, part| {
            let begins = *at;
            *at = begins.saturating_add(part.bytes);
            Some((part, begins, *at))
        })
    }
}

impl PartNote {
    /// The part as it was read has this checksum.
    ///
    /// # Errors
    /// * [`CaseFileError::Altered`] when it is another.
    pub fn check(&self, sum: Sum) -> Result<(), CaseFileError> {
        if sum.finish() == self.sha256 {
            return Ok(());
        }
        Err(CaseFileError::Altered { part: self.name.clone() })
    }
}

impl CaseFile {
    /// The book alone, without files, as the text of a case file.
    pub fn to_text(&self) -> String {
        let book = self.to_json();
        head(book.as_bytes(), &[]) + &book
    }

    /// Opens what [`Self::to_text`] wrote, or a case file that is in memory; its files are checked too.
    ///
    /// # Errors
    /// * Why it cannot be opened; nothing of it is read then.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CaseFileError> {
        let head = read_head(bytes, bytes.len() as u64)?;
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        let mut book: &[u8] = &[];
        for (part, begins, ends) in head.spans() {
            let content = bytes.get(place(begins)..place(ends)).ok_or(CaseFileError::CutShort)?;
            let mut sum = Sum::default();
            sum.add(content);
            part.check(sum)?;
            if part.name == BOOK {
                book = content;
            }
        }
        Self::from_json(book)
    }
}
