//! A look at XML in pieces: tags and texts one after the other, in memory that does not grow with the
//! file. It reads ahead of the real reader and refuses what that one must not see: document types,
//! endless tags, endless texts.

use crate::convert::refusal::{Place, Refusal};

/// The longest tag; real ones have some hundred bytes.
const LONGEST_TAG: usize = 1 << 18;
/// The longest text between two tags: a full cell, every character escaped.
const LONGEST_TEXT: u64 = 32_767 * 8;
/// The longest stretch of blanks between two tags.
const LONGEST_BLANK: u64 = 1 << 20;

/// What comes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// `<name …>`; with `empty` it closes itself.
    Open { tag: Tag<'a>, empty: bool },
    /// `</name>`, without a namespace.
    Close(&'a [u8]),
    /// A piece of text, still escaped; long texts come in several.
    Text(&'a [u8]),
}

/// The inside of an opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    inside: &'a [u8],
}

impl<'a> Tag<'a> {
    /// A tag by what stands between `<` and `>`.
    pub(super) fn of(inside: &'a [u8]) -> Self {
        Self { inside: inside.strip_suffix(b"/").unwrap_or(inside) }
    }

    /// The name, without a namespace.
    pub(super) fn name(&self) -> &'a [u8] {
        let end = self.inside.iter().position(u8::is_ascii_whitespace).unwrap_or(self.inside.len());
        local(self.inside.get(..end).unwrap_or_default())
    }

    /// The value of an attribute, still escaped; its namespace does not matter.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| value)
    }

    /// All attributes as written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let start = self.inside.iter().position(u8::is_ascii_whitespace);
        let mut rest = start.and_then(|start| self.inside.get(start..)).unwrap_or_default();
        std::iter::from_fn(move || {
            let equals = rest.iter().position(|&b| b == b'=')?;
            let key = rest.get(..equals)?.trim_ascii();
            let after = rest.get(equals + 1..)?.trim_ascii_start();
            let (&quote, value) = after.split_first()?;
            let end = value.iter().position(|&b| b == quote)?;
            rest = value.get(end + 1..)?;
            Some((key, value.get(..end)?))
        })
    }
}

/// A name without its namespace.
fn local(name: &[u8]) -> &[u8] {
    let colon = name.iter().rposition(|&b| b == b':').map_or(0, |at| at + 1);
    name.get(colon..).unwrap_or_default()
}

/// `&amp;` and the like to text, for names and short values.
pub(super) fn unescape(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after.split_once(';').and_then(|(name, after)| Some((entity(name)?, after)));
        let (c, after) = known.unwrap_or(('&', after));
        out.push(c);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Text,
    /// Inside `<…>`, perhaps inside a quoted value.
    Tag {
        quote: u8,
    },
    /// Inside a comment, character data or an instruction; ends with this.
    Until(&'static [u8]),
}

/// The scanner; bytes are pushed, events come out.
#[derive(Debug)]
pub(super) struct Scanner {
    state: State,
    /// The tag that is being read, or the end of what `Until` has seen.
    held: Vec<u8>,
    text: u64,
    blank: u64,
    started: bool,
}

impl Scanner {
    pub(super) fn new() -> Self {
        Self { state: State::Text, held: Vec::new(), text: 0, blank: 0, started: false }
    }

    /// The next bytes.
    pub(super) fn push(
        &mut self,
        mut bytes: &[u8],
        take: &mut impl FnMut(Event<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        if !self.started && !bytes.is_empty() {
            self.started = true;
            if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
                let what = "it is written in an unusual encoding";
                return Err(Refusal::damaged(Place::default(), what));
            }
        }
        while !bytes.is_empty() {
            let used = match self.state {
                State::Text => self.text(bytes, take)?,
                State::Tag { quote } => self.tag(bytes, quote, take)?,
                State::Until(end) => self.until(bytes, end),
            };
            bytes = bytes.get(used..).unwrap_or_default();
        }
        Ok(())
    }

    fn text(
        &mut self,
        bytes: &[u8],
        take: &mut impl FnMut(Event<'_>) -> Result<(), Refusal>,
    ) -> Result<usize, Refusal> {
        let end = bytes.iter().position(|&b| b == b'<');
        let piece = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
        if !piece.is_empty() {
            self.count_text(piece)?;
            take(Event::Text(piece))?;
        }
        if end.is_some() {
            self.state = State::Tag { quote: 0 };
            self.held.clear();
            (self.text, self.blank) = (0, 0);
        }
        Ok(piece.len() + usize::from(end.is_some()))
    }

    fn count_text(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        if self.text == 0 {
            let blank = piece.iter().take_while(|b| b.is_ascii_whitespace()).count();
            self.blank += blank as u64;
            self.text += (piece.len() - blank) as u64;
        } else {
            self.text += piece.len() as u64;
        }
        if self.blank > LONGEST_BLANK {
            return Err(Refusal::ExpandsTooMuch { unpacked: LONGEST_BLANK });
        }
        if self.text > LONGEST_TEXT {
            return Err(Refusal::TextTooLong { place: Place::default() });
        }
        Ok(())
    }

    /// Reads on in a tag; the fast way is a tag that lies in one piece.
    fn tag(
        &mut self,
        bytes: &[u8],
        mut quote: u8,
        take: &mut impl FnMut(Event<'_>) -> Result<(), Refusal>,
    ) -> Result<usize, Refusal> {
        if self.held.len() < 12
            && let Some(used) = self.special(bytes)?
        {
            return Ok(used);
        }
        let (end, still_quote) = end_of_tag(bytes, quote);
        quote = still_quote;
        let piece = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
        if self.held.len() + piece.len() > LONGEST_TAG {
            return Err(Refusal::damaged(Place::default(), "it has a tag without an end"));
        }
        if end.is_none() {
            self.held.extend_from_slice(piece);
            self.state = State::Tag { quote };
            return Ok(piece.len());
        }
        self.state = State::Text;
        if self.held.is_empty() {
            emit(piece, take)?;
        } else {
            let mut held = std::mem::take(&mut self.held);
            held.extend_from_slice(piece);
            emit(&held, take)?;
            held.clear();
            self.held = held;
        }
        Ok(piece.len() + 1)
    }

    /// Comments, character data, instructions, document types: known by how they begin.
    fn special(&mut self, bytes: &[u8]) -> Result<Option<usize>, Refusal> {
        let first = self.held.first().or(bytes.first()).copied();
        if !matches!(first, Some(b'!' | b'?')) {
            return Ok(None);
        }
        let had = self.held.len();
        let more = bytes.iter().take(12 - had).take_while(|&&b| b != b'>');
        let mut begin = self.held.clone();
        begin.extend(more);
        let kinds: [(&[u8], &[u8]); 3] =
            [(b"!--", b"-->"), (b"![CDATA[", b"]]>"), (b"?", b"?>")];
        for (start, end) in kinds {
            if begin.starts_with(start) {
                self.held.clear();
                self.state = State::Until(end);
                return Ok(Some(start.len().saturating_sub(had)));
            }
        }
        let may_become = kinds.iter().any(|(start, _)| start.starts_with(&begin));
        if may_become {
            self.held = begin;
            return Ok(Some(bytes.len()));
        }
        Err(Refusal::Doctype)
    }

    fn until(&mut self, bytes: &[u8], end: &'static [u8]) -> usize {
        for (at, &b) in bytes.iter().enumerate() {
            if self.held.len() == end.len() {
                self.held.remove(0);
            }
            self.held.push(b);
            if self.held == end {
                self.held.clear();
                self.state = State::Text;
                return at + 1;
            }
        }
        bytes.len()
    }
}

/// The first `>` outside of quotes, and the quote that is open where there is none.
fn end_of_tag(bytes: &[u8], mut quote: u8) -> (Option<usize>, u8) {
    for (at, &b) in bytes.iter().enumerate() {
        if quote != 0 {
            if b == quote {
                quote = 0;
            }
        } else if b == b'>' {
            return (Some(at), 0);
        } else if b == b'"' || b == b'\'' {
            quote = b;
        }
    }
    (None, quote)
}

fn emit(
    inside: &[u8],
    take: &mut impl FnMut(Event<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    if let Some(name) = inside.strip_prefix(b"/") {
        return take(Event::Close(local(name.trim_ascii())));
    }
    match inside.strip_suffix(b"/") {
        Some(inside) => take(Event::Open { tag: Tag { inside }, empty: true }),
        None => take(Event::Open { tag: Tag { inside }, empty: false }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(xml: &[u8], piece: usize) -> Result<Vec<String>, Refusal> {
        let mut out: Vec<String> = Vec::new();
        let mut scanner = Scanner::new();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        for piece in xml.chunks(piece) {
            scanner.push(piece, &mut |event| {
                match event {
                    Event::Open { tag, empty } => {
                        let r = tag.attribute(b"r").map(text).unwrap_or_default();
                        out.push(format!("<{} {r}{}", text(tag.name()), if empty { "/" } else { "" }));
                    }
                    Event::Close(name) => out.push(format!("</{}", text(name))),
                    Event::Text(piece) => match out.last_mut() {
                        Some(last) if last.starts_with('"') => last.push_str(&text(piece)),
                        _ => out.push(format!("\"{}", text(piece))),
                    },
                }
                Ok(())
            })?;
        }
        Ok(out)
    }

    #[test]
    fn tags_and_texts_come_out_however_the_bytes_are_cut() {
        let xml = br#"<?xml version="1.0"?><!-- a > b --><x:row r="1" t='a>b'><c q="1" x:r = "A1"/>1 &lt; 2</x:row>"#;
        let expected = ["<row 1", "<c A1/", "\"1 &lt; 2", "</row"];
        for piece in [1, 2, 3, 7, 1000] {
            assert_eq!(told(xml, piece).unwrap(), expected, "pieces of {piece}");
        }
    }

    #[test]
    fn definitions_are_refused() {
        for piece in [1, 5, 1000] {
            assert_eq!(told(b"<?xml?><!DOCTYPE w []><a/>", piece), Err(Refusal::Doctype));
            assert_eq!(told(b"<a><!ENTITY x \"y\"></a>", piece), Err(Refusal::Doctype));
        }
    }

    #[test]
    fn endless_things_are_refused() {
        let tag = [b"<a b=\"".as_slice(), &vec![b'x'; LONGEST_TAG + 1]].concat();
        assert!(matches!(told(&tag, 1000), Err(Refusal::Damaged { .. })));
        let text = [b"<a>".as_slice(), &vec![b'x'; 32_767 * 8 + 1]].concat();
        assert!(matches!(told(&text, 1000), Err(Refusal::TextTooLong { .. })));
        let blank = [b"<a>".as_slice(), &vec![b' '; (1 << 20) + 1]].concat();
        assert!(matches!(told(&blank, 1000), Err(Refusal::ExpandsTooMuch { .. })));
    }

    #[test]
    fn escapes_are_undone() {
        for (written, meant) in [
            ("a &amp; b", "a & b"),
            ("&#65;&#x42;", "AB"),
            ("&unknown; &", "&unknown; &"),
            ("&lt;&gt;&quot;&apos;", "<>\"'"),
        ] {
            assert_eq!(unescape(written.as_bytes()), meant);
        }
    }
}
