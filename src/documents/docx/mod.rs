//! A document as a word processor file (`WordprocessingML` in a ZIP archive).
//!
//! Written by hand because the library costs half the page's weight (docs/decisions/0006-docx.md).
//! Real heading styles, real lists and repeated header rows, so the file can be edited like any
//! other.

mod body;
mod package;

use super::archive::{ZipFile, zip};
use super::{Document, Language, text};

/// The file. The same document gives the same bytes.
pub fn docx(document: &Document) -> Vec<u8> {
    let language = text::language_tag(&document.language);
    let body = body::Body::of(document);
    let files = [
        ZipFile::new("[Content_Types].xml", package::CONTENT_TYPES),
        ZipFile::new("_rels/.rels", package::RELATIONSHIPS),
        ZipFile::new("docProps/core.xml", package::properties(document, &language)),
        ZipFile::new("word/document.xml", body.xml),
        ZipFile::new("word/_rels/document.xml.rels", package::DOCUMENT_RELATIONSHIPS),
        ZipFile::new("word/styles.xml", package::styles(&language)),
        ZipFile::new("word/numbering.xml", package::numbering(body.numbered_lists)),
        ZipFile::new("word/settings.xml", package::SETTINGS),
        ZipFile::new("word/footer1.xml", package::footer(Language::of_tag(&language))),
    ];
    // Nine parts with nine names, in memory: packing them cannot fail.
    zip(&files).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::Properties;
    use super::super::fixtures::{HOSTILE, TIMES, everything, unzip, xml_tags};
    use super::*;

    fn parts(document: &Document) -> BTreeMap<String, String> {
        let files = unzip(docx(document)).into_iter();
        files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
    }

    #[test]
    fn every_part_is_well_formed_and_no_text_adds_an_element() {
        let shape = |text: &str| -> Vec<usize> {
            parts(&everything(text)).values().map(|part| xml_tags(part).len()).collect()
        };
        let harmless = shape("harmless");
        assert_eq!(harmless.len(), 9);
        for text in HOSTILE {
            assert_eq!(shape(text), harmless, "{text}");
        }
    }

    #[test]
    fn every_text_is_in_the_document() {
        let parts = parts(&everything("find & me"));
        assert_eq!(parts["word/document.xml"].matches("find &amp; me").count(), TIMES);
        assert!(parts["docProps/core.xml"].contains("<dc:title>find &amp; me</dc:title>"));
    }

    #[test]
    fn headings_lists_and_tables_are_real_ones() {
        let parts = parts(&everything("x"));
        let body = &parts["word/document.xml"];
        for expected in [
            "<w:pStyle w:val=\"Heading1\"/>",
            "<w:pStyle w:val=\"Heading3\"/>",
            "<w:tblHeader/>",
            "<w:jc w:val=\"right\"/>",
            "<w:br w:type=\"page\"/>",
        ] {
            assert!(body.contains(expected), "{expected}");
        }
        // Dots are 1, boxes 2; the two counted lists are 3 and 4, so each starts at 1.
        let lists: Vec<&str> = body
            .split("<w:numId w:val=\"")
            .skip(1)
            .map(|part| part.split('"').next().unwrap())
            .collect();
        assert_eq!(lists, ["1", "2", "3", "4", "4"]);
        assert_eq!(
            parts["word/numbering.xml"].matches("<w:startOverride w:val=\"1\"/>").count(),
            2
        );
        assert!(parts["word/footer1.xml"].contains(" PAGE "));
        assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"en-US\""));
    }

    #[test]
    fn the_file_says_what_it_is_and_counts_its_pages_in_its_language() {
        let document = Document {
            language: "de-DE".to_owned(),
            properties: Properties {
                author: "Nord & Süd".to_owned(),
                version: "3".to_owned(),
                date: chrono::NaiveDate::from_ymd_opt(2026, 3, 14),
            },
            ..everything("x")
        };
        let parts = parts(&document);
        for expected in [
            "<dc:creator>Nord &amp; Süd</dc:creator>",
            ">2026-03-14T00:00:00Z</dcterms:created>",
            "<cp:version>3</cp:version>",
        ] {
            assert!(parts["docProps/core.xml"].contains(expected), "{expected}");
        }
        let footer = &parts["word/footer1.xml"];
        assert!(footer.contains("Seite ") && footer.contains(" von "), "{footer}");
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        assert_eq!(docx(&everything("x")), docx(&everything("x")));
    }
}
