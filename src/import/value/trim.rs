//! What stands around a value and is not part of it, and what stands for nothing at all.

use crate::import::value::text;

/// A cell without the white space around it, without a byte order mark or marks of writing
/// direction, and without the text-apostrophe or `="…"` guard that spreadsheets put on.
#[inline]
pub fn trim(cell: &[u8]) -> &[u8] {
    let plain = |c: &u8| c.is_ascii_alphanumeric();
    if cell.is_empty() || (cell.first().is_some_and(plain) && cell.last().is_some_and(plain)) {
        return cell;
    }
    trim_fully(cell)
}

fn trim_fully(cell: &[u8]) -> &[u8] {
    let cell = bare(cell);
    match cell {
        [b'=', b'"', inner @ .., b'"'] | [b'\'', inner @ ..] => bare(inner),
        _ => cell,
    }
}

fn bare(mut cell: &[u8]) -> &[u8] {
    loop {
        cell = cell.trim_ascii();
        let at_start = prefix(cell);
        cell = cell.get(at_start..).unwrap_or_default();
        let at_end = suffix(cell);
        cell = cell.get(..cell.len() - at_end).unwrap_or_default();
        if at_start + at_end == 0 {
            return cell;
        }
    }
}

/// Bytes of a character at the start that cannot be seen.
fn prefix(cell: &[u8]) -> usize {
    [2, 3].into_iter().find(|&n| cell.get(..n).is_some_and(unseen)).unwrap_or(0)
}

/// The same at the end.
fn suffix(cell: &[u8]) -> usize {
    let tail = |n: usize| cell.len().checked_sub(n).and_then(|at| cell.get(at..));
    [2, 3].into_iter().find(|&n| tail(n).is_some_and(unseen)).unwrap_or(0)
}

/// These bytes are one character, and it is white space or cannot be seen.
fn unseen(bytes: &[u8]) -> bool {
    if bytes.first().is_none_or(u8::is_ascii) {
        return false;
    }
    let mut chars = std::str::from_utf8(bytes).unwrap_or_default().chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c.is_whitespace() || text::is_invisible(c),
        _ => false,
    }
}

/// Equality by words of eight bytes: WebAssembly has no fast `memcmp` of its own.
#[inline]
pub fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (a_words, a_rest) = a.as_chunks::<8>();
    let (b_words, b_rest) = b.as_chunks::<8>();
    let words =
        a_words.iter().zip(b_words).all(|(x, y)| u64::from_le_bytes(*x) == u64::from_le_bytes(*y));
    words && a_rest.iter().zip(b_rest).all(|(x, y)| x == y)
}

/// Words exports write where there is nothing.
pub fn is_blank(cell: &[u8]) -> bool {
    match cell {
        [] | b"-" | b"--" | b"---" => true,
        [b'0', ..] => matches!(cell, b"00000000" | b"0000-00-00"),
        // Dashes and the minus of typographers.
        [0xE2, ..] => matches!(cell, b"\xE2\x80\x93" | b"\xE2\x80\x94" | b"\xE2\x88\x92"),
        _ if cell.len() <= 4 => ["n/a", "na", "n.a.", "null", "none", "nan", "nat"]
            .iter()
            .any(|word| cell.eq_ignore_ascii_case(word.as_bytes())),
        _ => cell.eq_ignore_ascii_case(b"no value"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surrounds_a_value_is_taken_off() {
        for (cell, expected) in [
            ("Acme", "Acme"),
            (" Acme Ltd. ", "Acme Ltd."),
            ("\u{feff}Acme", "Acme"),
            ("\u{a0}\u{202f}12,50\u{a0}€\u{200f}", "12,50\u{a0}€"),
            ("'-100.00", "-100.00"),
            ("=\"0012\"", "0012"),
            ("' 0012", "0012"),
            ("\u{3000}２０", "２０"),
            ("Müller & Söhne é", "Müller & Söhne é"),
            ("\u{200e}", ""),
            (" ", ""),
        ] {
            assert_eq!(trim(cell.as_bytes()), expected.as_bytes(), "{cell:?}");
        }
        assert_eq!(trim(b"\xFF\xA0 "), b"\xFF\xA0", "what is not text stays");
    }

    #[test]
    fn blank_words_are_few_and_exact() {
        for (cell, expected) in [
            ("", true),
            ("-", true),
            ("–", true),
            ("N/A", true),
            ("NaT", true),
            ("0000-00-00", true),
            ("No Value", true),
            ("0", false),
            ("0.00", false),
            ("#N/A", false),
            ("nil", false),
        ] {
            assert_eq!(is_blank(cell.as_bytes()), expected, "{cell}");
        }
    }

    #[test]
    fn bytes_are_compared_whole() {
        for (a, b, expected) in
            [("", "", true), ("12345678x", "12345678x", true), ("12345678x", "12345678y", false)]
        {
            assert_eq!(same_bytes(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
        }
    }
}
