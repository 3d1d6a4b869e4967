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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_record_is_read_where_it_lies() {
        for (input, expected) in [
            ("a,bc,d\nx", Some((vec![1, 4, 6], 7))),
            ("ab\r\nx", Some((vec![2], 4))),
            ("a,\"b c\",d\n", Some((vec![1, 7, 9], 10))),
            ("\"a,b\"\r\n", Some((vec![5], 7))),
            (",\n", Some((vec![0, 1], 2))),
            // All else is left to csv-core.
            ("a,b", None),
            ("a,\"b", None),
            ("ab\rx\n", None),
            ("ab\r", None),
            ("\nab\n", None),
            ("\r\nab\n", None),
            ("\"a\"\"b\",c\n", None),
            ("\"a\"x,c\n", None),
            ("\"a\nb\",c\n", None),
            ("", None),
        ] {
            let mut ends = vec![99];
            let length = record(input.as_bytes(), b',', &mut ends);
            assert_eq!(length.map(|length| (ends, length)), expected, "{input:?}");
        }
    }
}
