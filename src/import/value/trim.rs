//! What stands around a value and is not part of it, and what stands for nothing at all.

/// A cell without the white space around it, without a byte order mark, and without the
/// text-apostrophe or `="…"` guard that spreadsheets put on.
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

/// Other characters that cannot be seen may belong to a name; in dates and amounts they are dropped
/// where those are read.
fn bare(cell: &[u8]) -> &[u8] {
    let mut cell = cell.trim_ascii();
    while let Some(rest) =
        cell.strip_prefix(b"\xC2\xA0").or_else(|| cell.strip_prefix(b"\xEF\xBB\xBF"))
    {
        cell = rest.trim_ascii_start();
    }
    while let Some(rest) = cell.strip_suffix(b"\xC2\xA0") {
        cell = rest.trim_ascii_end();
    }
    cell
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
            ("\u{a0}12,50\u{a0}€\u{a0}", "12,50\u{a0}€"),
            ("'-100.00", "-100.00"),
            ("=\"0012\"", "0012"),
            ("' 0012", "0012"),
            ("Müller & Söhne é", "Müller & Söhne é"),
            ("\u{200e}Acme", "\u{200e}Acme"),
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
