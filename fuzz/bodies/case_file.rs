//! Any bytes as a case file: taken whole or refused, and what is taken comes back as it was.

use owed::casefile::{CaseFile, read_head};

/// Tries `bytes`.
pub fn case_file(bytes: &[u8]) {
    for size in [0, bytes.len() as u64, u64::MAX] {
        if let Ok(head) = read_head(bytes, size) {
            // No part lies outside of the file.
            assert!(head.spans().all(|(_, begins, ends)| begins <= ends && ends <= size));
        }
    }
    // With its checksums, and the JSON within without them.
    for read in [CaseFile::from_bytes(bytes), CaseFile::from_json(bytes)].into_iter().flatten() {
        assert_eq!(CaseFile::from_bytes(read.to_text().as_bytes()).as_ref(), Ok(&read));
    }
}
