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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_word_is_looked_up_once_while_there_is_room() {
        let asked = Cell::new(0_usize);
        let mut cache = WordCache::new();
        let mut get = |n: usize| {
            let look_up = |word: &str| {
                asked.set(asked.get() + 1);
                word.len()
            };
            cache.get(format!("{n:05}").as_bytes(), look_up)
        };
        for n in (0..KEPT).chain(0..KEPT) {
            assert_eq!(get(n), 5);
        }
        assert_eq!(asked.get(), KEPT);
        // One more is looked up every time it follows another.
        for n in [KEPT, 0, KEPT] {
            get(n);
        }
        assert_eq!(asked.get(), KEPT + 2);
    }
}
