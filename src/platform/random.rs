//! Randomness, for names of books, for sealing files and for key words. The core has none.

use js_sys::Uint8Array;

/// Random bytes; `None` when the browser gives none.
pub fn bytes(count: usize) -> Option<Uint8Array> {
    let mut bytes = vec![0_u8; count];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(Uint8Array::from(bytes.as_slice()))
}

/// A name that no other book has: 16 hexadecimal digits.
pub fn name() -> Option<String> {
    digits(8)
}

/// Twenty hexadecimal digits that nobody can guess; empty where the browser has no randomness.
pub fn key_word() -> String {
    digits(10).unwrap_or_default()
}

fn digits(count: usize) -> Option<String> {
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    Some(bytes(count)?.to_vec().into_iter().flat_map(digits).flatten().collect())
}
