//! Randomness, for names of books and for sealing files. The core has none.

use js_sys::Uint8Array;

/// Random bytes; `None` when the browser gives none.
pub fn bytes(count: usize) -> Option<Uint8Array> {
    let mut bytes = vec![0_u8; count];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(Uint8Array::from(bytes.as_slice()))
}

/// A name that no other book has: 16 hexadecimal digits.
pub fn name() -> Option<String> {
    Some(bytes(8)?.to_vec().iter().map(|byte| format!("{byte:02x}")).collect())
}
