//! Bytes to UTF-8: which encoding the file is in, and a decoder that works in chunks.
//!
//! UTF-8 passes through untouched; rows are checked where text is kept. The offsets that documents
//! carry are offsets in the decoded text. What is neither UTF-8 nor UTF-16 is named here and converted
//! elsewhere.

use crate::import::report::{Conversion, Encoding};

/// An encoding with its evidence and the length of the byte order mark to skip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// Which.
    pub encoding: Encoding,
    /// Why, in words.
    pub why: String,
    /// Bytes to skip at the start.
    pub bom: usize,
}

/// What a file is, by its first bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Text that is read as it is.
    Text(Detected),
    /// Something that holds text or tables, but has to be converted first.
    Convert(Conversion),
    /// Neither; what it looks like.
    Binary(&'static str),
}

/// Decides from the first bytes of the file.
pub fn reading(sample: &[u8], whole_file: bool) -> Reading {
    if is_workbook(sample) {
        return Reading::Convert(Conversion::Workbook);
    }
    if let Some(kind) = binary_kind(sample) {
        return Reading::Binary(kind);
    }
    if is_web_page(sample) {
        return Reading::Convert(Conversion::WebPage);
    }
    detect(sample, whole_file).map_or(Reading::Convert(Conversion::Text), Reading::Text)
}

/// The encoding, where it is UTF-8 or UTF-16.
pub fn detect(sample: &[u8], whole_file: bool) -> Option<Detected> {
    let found = |encoding, why: &str, bom| Some(Detected { encoding, why: why.to_owned(), bom });
    if sample.starts_with(b"\xEF\xBB\xBF") {
        return found(Encoding::Utf8, "byte order mark", 3);
    }
    if sample.starts_with(b"\xFF\xFE") {
        return found(Encoding::Utf16Le, "byte order mark", 2);
    }
    if sample.starts_with(b"\xFE\xFF") {
        return found(Encoding::Utf16Be, "byte order mark", 2);
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return found(encoding, "every other byte is zero", 0);
    }
    if sample.is_ascii() {
        return found(Encoding::Utf8, "plain characters only", 0);
    }
    match std::str::from_utf8(sample) {
        Ok(_) => found(Encoding::Utf8, "valid throughout", 0),
        Err(cut) if cut.error_len().is_none() && !whole_file => {
            found(Encoding::Utf8, "valid throughout", 0)
        }
        Err(_) => None,
    }
}

/// Archives and the containers of old Office files; what is in them is seen when they are opened.
fn is_workbook(sample: &[u8]) -> bool {
    sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Markup with rows of a table in it: a web page, or a spreadsheet written as XML.
fn is_web_page(sample: &[u8]) -> bool {
    // Before markup stand at most spaces and a byte order mark.
    let is_before = |byte: &u8| byte.is_ascii_whitespace() || !byte.is_ascii() || *byte == 0;
    if sample.iter().find(|byte| !is_before(byte)) != Some(&b'<') {
        return false;
    }
    let head = sample.get(..sample.len().min(64 * 1024)).unwrap_or_default();
    // In UTF-16 every other byte is zero.
    let mut head: Vec<u8> = head.iter().filter(|&&b| b != 0).copied().collect();
    head.make_ascii_lowercase();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
    let head = head.strip_prefix(b"\xFF\xFE").unwrap_or(head);
    let text = head.trim_ascii_start();
    let starts = |starts: &[&[u8]]| starts.iter().any(|start| text.starts_with(start));
    let has = |what: &[u8]| text.windows(what.len()).any(|window| window == what);
    let markup: [&[u8]; 8] =
        [b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style", b"<body", b"<div"];
    starts(&markup)
        || (starts(&[b"<?xml", b"<!--"])
            && (has(b"<html") || has(b"<table") || has(b"office:spreadsheet")))
}

fn utf16_without_mark(sample: &[u8]) -> Option<Encoding> {
    let head = sample.get(..sample.len().min(512))?;
    if head.len() < 8 {
        return None;
    }
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 10 > half * 7 && even * 10 < half => Some(Encoding::Utf16Le),
        (even, odd) if even * 10 > half * 7 && odd * 10 < half => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Turns chunks into UTF-8. UTF-8 itself never comes here.
#[derive(Clone, Debug)]
pub struct Decoder {
    encoding: Encoding,
    carry: Vec<u8>,
    out: String,
}

impl Decoder {
    /// A decoder at the start of the file.
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, carry: Vec::new(), out: String::new() }
    }

    /// The chunk as UTF-8; a character cut by the chunk's end waits for the next one.
    pub fn decode<'a>(&'a mut self, chunk: &'a [u8]) -> &'a [u8] {
        self.out.clear();
        match (self.encoding.is_utf16(), self.encoding == Encoding::Utf16Be) {
            (true, true) => self.utf16(chunk, u16::from_be_bytes),
            (true, false) => self.utf16(chunk, u16::from_le_bytes),
            // Text in any other encoding has become UTF-8 before it comes here.
            (false, _) => return chunk,
        }
        self.out.as_bytes()
    }

    fn utf16(&mut self, chunk: &[u8], unit: fn([u8; 2]) -> u16) {
        self.carry.extend_from_slice(chunk);
        let mut units: Vec<u16> = self
            .carry
            .chunks_exact(2)
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok())
            .map(unit)
            .collect();
        let cut_pair = units.last().is_some_and(|last| (0xD800..0xDC00).contains(last));
        if cut_pair {
            units.pop();
        }
        self.carry.drain(..units.len() * 2);
        self.out
            .extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
}

/// What a file that is not text looks like; `None` = it looks like text.
fn binary_kind(sample: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 8] = [
        (b"PK\x05\x06", "an empty ZIP archive"),
        (b"MIME-Version:", "a saved web page or an e-mail"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1F\x8B", "a compressed archive"),
        (b"\x7FELF", "a program"),
    ];
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| sample.starts_with(magic)) {
        return Some(kind);
    }
    if sample.starts_with(b"\xFF\xFE")
        || sample.starts_with(b"\xFE\xFF")
        || utf16_without_mark(sample).is_some()
    {
        return None;
    }
    let head = sample.get(..sample.len().min(64 * 1024)).unwrap_or_default();
    let control = head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r')).count();
    (control * 50 > head.len()).then_some("no kind of text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = "Kunde;Betrag\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16be: Vec<u8> = "Kunde;Betrag\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, expected) in [
            (b"a,b\n".as_slice(), Some((Encoding::Utf8, 0))),
            (b"\xEF\xBB\xBFa,b\n", Some((Encoding::Utf8, 3))),
            ("M\u{fc}ller".as_bytes(), Some((Encoding::Utf8, 0))),
            (b"M\xFCller,1\n", None),
            (&utf16, Some((Encoding::Utf16Le, 0))),
            (&utf16be, Some((Encoding::Utf16Be, 0))),
        ] {
            let found = detect(bytes, true).map(|found| (found.encoding, found.bom));
            assert_eq!(found, expected, "{bytes:?}");
        }
    }

    #[test]
    fn chunks_may_cut_characters() {
        let text = "Zoë € \u{1F600} end";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for size in 1..7 {
            let mut decoder = Decoder::new(Encoding::Utf16Le);
            let mut out = Vec::new();
            for chunk in bytes.chunks(size) {
                out.extend_from_slice(decoder.decode(chunk));
            }
            assert_eq!(String::from_utf8(out).unwrap(), text, "chunks of {size}");
        }
    }

    #[test]
    fn what_is_not_read_is_named() {
        let page = "<html><table><tr><td>A".encode_utf16().flat_map(u16::to_le_bytes);
        let page: Vec<u8> = [0xFF, 0xFE].into_iter().chain(page).collect();
        let convert = Reading::Convert;
        for (bytes, expected) in [
            (b"PK\x03\x04rest".as_slice(), convert(Conversion::Workbook)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", convert(Conversion::Workbook)),
            (b" <HTML><table>", convert(Conversion::WebPage)),
            (&page, convert(Conversion::WebPage)),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                convert(Conversion::WebPage),
            ),
            (b"M\xFCller,1\n", convert(Conversion::Text)),
            (b"%PDF-1.7", Reading::Binary("a PDF")),
            (&[0, 1, 2, 3, 200, 7, 9, 0, 1, 4, 5], Reading::Binary("no kind of text")),
        ] {
            assert_eq!(reading(bytes, true), expected, "{bytes:?}");
        }
        assert!(matches!(reading(b"Customer,Amount\nA,1\n", true), Reading::Text(_)));
        assert!(matches!(reading(b"<blank>,Amount\nA,1\n", true), Reading::Text(_)));
    }

    #[test]
    fn a_character_cut_by_the_end_of_the_sample_is_no_mistake_and_anything_else_is() {
        for (bytes, whole_file, is_utf8) in [
            (b"M\xC3".as_slice(), false, true),
            (b"M\xC3", true, false),
            (b"M\xFCller", false, false),
            (b"M\xFCller", true, false),
        ] {
            let found = detect(bytes, whole_file).map(|found| found.encoding);
            assert_eq!(found, is_utf8.then_some(Encoding::Utf8), "{bytes:?} {whole_file}");
        }
    }

    /// So many pairs of bytes, the first ones of them zero in the even and in the odd place.
    fn pairs(count: usize, even: usize, odd: usize) -> Vec<u8> {
        let byte = |is_zero: bool| if is_zero { 0 } else { b'a' };
        (0..count).flat_map(|i| [byte(i < even), byte(i < odd)]).collect()
    }

    #[test]
    fn two_bytes_for_each_character_are_known_by_their_zeros() {
        // More than seven in ten of one place are zero, and less than one in ten of the other.
        for (count, zeros, others, expected) in [
            (10, 8, 0, true),
            (10, 7, 0, false),
            (20, 20, 1, true),
            (20, 20, 2, false),
            (8, 8, 0, true),
            (4, 4, 0, true),
            (3, 3, 0, false),
            (2, 2, 0, false),
        ] {
            let le = utf16_without_mark(&pairs(count, others, zeros));
            let be = utf16_without_mark(&pairs(count, zeros, others));
            let of = |encoding| expected.then_some(encoding);
            assert_eq!(
                (le, be),
                (of(Encoding::Utf16Le), of(Encoding::Utf16Be)),
                "{count} {zeros} {others}"
            );
        }
    }

    #[test]
    fn markup_is_a_web_page_where_a_table_is_in_it() {
        let far = format!("<!-- {} --><table>", "x".repeat(3000));
        let page = Reading::Convert(Conversion::WebPage);
        for (text, is_page) in [
            (far.as_str(), true),
            ("<?xml version=\"1.0\"?><html>", true),
            ("<!-- a --><TABLE border=1>", true),
            ("<?xml version=\"1.0\"?><feed></feed>", false),
            ("<!-- a note -->,Amount\nA,1\n", false),
            ("Customer,Note\nA,a <table of oak\n", false),
        ] {
            assert_eq!(reading(text.as_bytes(), true) == page, is_page, "{text:.40}");
        }
    }

    #[test]
    fn letters_of_two_bytes_behind_a_mark_are_text() {
        // The first byte of Cyrillic letters is 4, which in other text would be a control character.
        let text = "\u{feff}\u{41a}\u{43b}\u{438}\u{435}\u{43d}\u{442}";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let unmarked: Vec<u8> = "Kunde;Betrag".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [le, be, unmarked] {
            assert_eq!(binary_kind(&bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn more_than_one_control_character_in_fifty_bytes_is_no_text() {
        let with_one = |length: usize| [&[1], "a".repeat(length - 1).as_bytes()].concat();
        assert_eq!(binary_kind(&with_one(50)), None);
        assert_eq!(binary_kind(&with_one(49)), Some("no kind of text"));
    }
}
