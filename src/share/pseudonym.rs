//! Made-up names: the same for the same original under the same key word, and telling nothing of it.
//!
//! A name is the first 40 bits of SHA-256 over key word, kind and original (FIPS 180-4), in the letters of
//! Crockford's base 32. Two originals never share one: the later one is drawn again.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

/// Letters and digits that are not mistaken for each other.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bytes of the hash in a name; each five bits are a letter.
const BYTES: usize = 5;

/// Makes names under one key word, and remembers which are taken.
#[derive(Clone, Debug)]
pub struct Pseudonyms {
    key: String,
    taken: BTreeSet<String>,
}

impl Pseudonyms {
    /// Names under this key word.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), taken: BTreeSet::new() }
    }

    /// A name nobody has yet for the `nth` thing of this kind that was called `original`.
    ///
    /// ```
    /// use owed::share::Pseudonyms;
    /// let name = |key| Pseudonyms::new(key).name("Customer", "Acme Ltd", 0);
    /// assert_eq!(name("lake"), name("lake"));
    /// assert_ne!(name("lake"), name("hill"));
    /// assert!(name("lake").starts_with("Customer "));
    /// ```
    pub fn name(&mut self, kind: &str, original: &str, nth: u32) -> String {
        let mut again = 0_u32;
        loop {
            let name = format!("{kind} {}", self.letters(kind, original, nth, again));
            if self.taken.insert(name.clone()) {
                return name;
            }
            again = again.wrapping_add(1);
        }
    }

    fn letters(&self, kind: &str, original: &str, nth: u32, again: u32) -> String {
        let mut hash = Sha256::new();
        // Each part with its length, so that no two lists of parts are one text.
        for part in [self.key.as_str(), kind, original] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.update(nth.to_be_bytes());
        hash.update(again.to_be_bytes());
        let digest = hash.finalize();
        let bits = digest.iter().take(BYTES).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letter = |place: usize| {
            let five = usize::try_from(bits >> (5 * place) & 31).unwrap_or_default();
            LETTERS.get(five).map_or('0', |letter| char::from(*letter))
        };
        let (first, last): (String, String) =
            ((4..8).rev().map(letter).collect(), (0..4).rev().map(letter).collect());
        format!("{first}-{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_hash_of_key_kind_and_original() {
        // sha256(u64be(4) "lake" u64be(8) "Customer" u64be(4) "Acme" u32be(0) u32be(0)), worked out with
        // Python's hashlib; its first 40 bits in Crockford's letters.
        assert_eq!(Pseudonyms::new("lake").name("Customer", "Acme", 0), "Customer 5KKZ-Y29H");
    }

    #[test]
    fn two_things_never_share_a_name() {
        let mut names = Pseudonyms::new("k");
        let first = names.name("D", "1", 0);
        assert_ne!(names.name("D", "1", 0), first);
        assert_ne!(names.name("D", "1", 1), first);
        let parts = [("a", "bc"), ("ab", "c"), ("", "abc")];
        let of = |(key, original): (&str, &str)| Pseudonyms::new(key).name("D", original, 0);
        assert_eq!(parts.map(of).into_iter().collect::<BTreeSet<_>>().len(), 3);
    }
}
