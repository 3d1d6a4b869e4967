//! Looks words up once per distinct cell: a status column has a million cells and five words.

use crate::import::value;

/// Distinct cells kept; a column with more is no column of words.
const KEPT: usize = 256;

/// Meanings by cell.
#[derive(Clone, Debug)]
pub(super) struct WordCache<T> {
    seen: Vec<(Vec<u8>, T)>,
    last: usize,
}

impl<T: Copy> WordCache<T> {
    /// Knows nothing yet.
    pub(super) const fn new() -> Self {
        Self { seen: Vec::new(), last: 0 }
    }

    /// The meaning of a cell.
    #[inline]
    pub(super) fn get(&mut self, cell: &[u8], look_up: impl Fn(&str) -> T) -> T {
        if let Some((word, meaning)) = self.seen.get(self.last)
            && value::same_bytes(word, cell)
        {
            return *meaning;
        }
        if let Some((at, (_, meaning))) =
            self.seen.iter().enumerate().find(|(_, (word, _))| value::same_bytes(word, cell))
        {
            self.last = at;
            return *meaning;
        }
        let meaning = look_up(&String::from_utf8_lossy(cell));
        if self.seen.len() < KEPT {
            self.seen.push((cell.to_vec(), meaning));
        }
        meaning
    }
}
