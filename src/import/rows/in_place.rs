//! A record found where it lies: its bytes are looked through once for the ends of its fields, and
//! nothing is copied.
//!
//! Invariant: what is taken here reads exactly as csv-core reads it. Whatever that cannot be said of
//! at a glance is left to csv-core: a record that goes on in the next piece of the file, a quote
//! inside a quoted field, a line break inside a field, an empty line, a lone `\r`.

/// Looks for a whole record at the start of `input`. Puts into `ends` where each field ends, quotes
/// included, and returns the record's length in bytes with its line break; `None` = read it otherwise.
#[inline]
pub(super) fn record(input: &[u8], delimiter: u8, ends: &mut Vec<usize>) -> Option<usize> {
    ends.clear();
    if matches!(input.first()?, b'\n' | b'\r') {
        return None;
    }
    let mut start = 0;
    loop {
        let rest = input.get(start..)?;
        let end = start
            + if rest.first() == Some(&b'"') {
                let closing = 1 + memchr::memchr2(b'"', b'\n', rest.get(1..)?)?;
                (rest.get(closing) == Some(&b'"')).then_some(closing + 1)?
            } else {
                memchr::memchr3(delimiter, b'\n', b'\r', rest)?
            };
        ends.push(end);
        match input.get(end)? {
            b'\n' => return Some(end + 1),
            b'\r' => return (input.get(end + 1) == Some(&b'\n')).then_some(end + 2),
            &byte if byte == delimiter => start = end + 1,
            _ => return None,
        }
    }
}
