//! ZIP archives with bytes that depend on the content only: every entry is dated 1980-01-01.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file on its way into an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZipFile {
    /// Path inside the archive, folders separated by `/`; must be safe already
    /// (see [`crate::documents::safe_file_name`]).
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl ZipFile {
    /// A file with this path and content.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// An archive of `files` in their order. `None` when two files have the same path or the archive
/// would be larger than the format can hold.
pub fn zip(files: &[ZipFile]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        writer.start_file(file.path.as_str(), options(&file.path)).ok()?;
        writer.write_all(&file.bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// Deflated, except files that are packed already.
fn options(path: &str) -> SimpleFileOptions {
    let packed = path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "docx" | "xlsx" | "pdf"));
    SimpleFileOptions::default()
        .compression_method(if packed {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        })
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn files_come_back_as_they_went_in_and_carry_no_date() {
        let files = [
            ZipFile::new("docx/a.docx", vec![0_u8, 1, 2]),
            ZipFile::new("html/ä b.html", "text ".repeat(100)),
        ];
        let bytes = zip(&files).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (i, file) in files.iter().enumerate() {
            let mut entry = archive.by_index(i).unwrap();
            assert_eq!(entry.name().unwrap(), file.path);
            let modified = entry.last_modified().unwrap();
            assert_eq!((modified.year(), modified.month(), modified.day()), (1980, 1, 1));
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            assert_eq!(content, file.bytes);
        }
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let files = [ZipFile::new("a.txt", "one"), ZipFile::new("b.txt", "two")];
        assert_eq!(zip(&files), zip(&files));
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        assert_eq!(zip(&[ZipFile::new("a.txt", "one"), ZipFile::new("a.txt", "two")]), None);
    }
}
