//! Bytes to UTF-8: which encoding the file is in, and a decoder that works in chunks.
//!
//! UTF-8 passes through untouched; rows are checked where text is kept. The offsets that documents
//! carry are offsets in the decoded text.

use crate::import::report::Encoding;

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

/// Decides from the first bytes of the file.
pub fn detect(sample: &[u8], whole_file: bool) -> Detected {
    let found = |encoding, why: &str, bom| Detected { encoding, why: why.to_owned(), bom };
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
        Err(_) => found(Encoding::Windows1252, "not valid UTF-8", 0),
    }
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
        match self.encoding {
            Encoding::Utf8 => return chunk,
            Encoding::Windows1252 => self.out.extend(chunk.iter().map(|&b| windows_1252(b))),
            Encoding::Utf16Le => self.utf16(chunk, u16::from_le_bytes),
            Encoding::Utf16Be => self.utf16(chunk, u16::from_be_bytes),
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

/// Windows-1252 as the WHATWG Encoding Standard defines it.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '•', '–', '—', '˜',
        '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => {
            HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from(byte),
    }
}

/// What a file that is not text looks like; `None` = it looks like text.
pub fn binary_kind(sample: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"PK\x03\x04", "an Excel workbook or a ZIP archive"),
        (b"PK\x05\x06", "an empty ZIP archive"),
        (b"\xD0\xCF\x11\xE0", "an old Excel or Word file"),
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
        for (bytes, encoding, bom) in [
            (b"a,b\n".as_slice(), Encoding::Utf8, 0),
            (b"\xEF\xBB\xBFa,b\n", Encoding::Utf8, 3),
            ("M\u{fc}ller".as_bytes(), Encoding::Utf8, 0),
            (b"M\xFCller,1\n", Encoding::Windows1252, 0),
            (&utf16, Encoding::Utf16Le, 0),
            (&utf16be, Encoding::Utf16Be, 0),
        ] {
            let detected = detect(bytes, true);
            assert_eq!((detected.encoding, detected.bom), (encoding, bom), "{bytes:?}");
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
        let mut decoder = Decoder::new(Encoding::Windows1252);
        assert_eq!(decoder.decode(b"M\xFCller \x80"), "Müller €".as_bytes());
    }

    #[test]
    fn files_that_are_not_text_are_named() {
        assert_eq!(binary_kind(b"PK\x03\x04rest"), Some("an Excel workbook or a ZIP archive"));
        assert_eq!(binary_kind(b"%PDF-1.7"), Some("a PDF"));
        assert_eq!(binary_kind(&[0, 1, 2, 3, 200, 7, 9, 0, 1, 4, 5]), Some("no kind of text"));
        assert_eq!(binary_kind(b"Customer,Amount\nA,1\n"), None);
    }
}
