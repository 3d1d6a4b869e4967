//! From which file and sheet each document comes. The documents of a file stand together, so this
//! costs one entry per file and nothing per document.

use crate::domain::ledger::{DocumentIdx, Ledger};
use crate::domain::to_u32;

/// Index of a source, in the order the files were given.
pub type SourceIdx = u32;

/// The documents of one file (or sheet).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Which file of the import.
    pub file: SourceIdx,
    /// Its first document; the others follow up to the next source's first.
    pub first: DocumentIdx,
}

impl Ledger {
    /// From here on, documents come from this file.
    pub fn begin_source(&mut self, file: SourceIdx) {
        let first = to_u32(self.len());
        self.sources.push(Source { file, first });
    }

    /// All documents so far come from this file.
    pub fn set_source(&mut self, file: SourceIdx) {
        self.sources = vec![Source { file, first: 0 }];
    }

    /// Which file a document comes from; 0 where there is one file only.
    pub fn source_of(&self, idx: DocumentIdx) -> SourceIdx {
        let after = self.sources.partition_point(|source| source.first <= idx);
        let own = after.checked_sub(1).and_then(|at| self.sources.get(at));
        own.map_or(0, |source| source.file)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::ledger::tests::{ledger_of, push};

    #[test]
    fn documents_know_their_file() {
        let mut ledger = ledger_of(&[("A", 1), ("B", 1)]);
        assert_eq!(ledger.source_of(1), 0);
        ledger.begin_source(3);
        ledger.begin_source(2);
        push(&mut ledger, "C", 1);
        let files: Vec<u32> = (0..4).map(|idx| ledger.source_of(idx)).collect();
        assert_eq!(files, [0, 0, 2, 2]);
    }

    #[test]
    fn a_further_file_does_not_take_the_documents_of_those_before() {
        let mut ledger = ledger_of(&[]);
        for (file, numbers) in [(4, &["A", "B"][..]), (2, &["C"]), (5, &[]), (7, &["D", "E"])] {
            ledger.begin_source(file);
            for number in numbers {
                push(&mut ledger, number, 1);
            }
        }
        let files: Vec<u32> = (0..5).map(|idx| ledger.source_of(idx)).collect();
        assert_eq!(files, [4, 4, 2, 7, 7]);
    }
}
