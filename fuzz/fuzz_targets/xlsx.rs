//! Any bytes as a workbook, a web page or text in an older encoding, and any bytes as the sheet of a
//! sound workbook: a table or a refusal by name, within the limits; what comes out is text that the
//! importer reads.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use owed::convert::{Choice, Limits, convert};
use owed::import::{ImportSettings, Outcome, import};

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    if let Some(workbook) = around(bytes) {
        read(&workbook);
    }
});

fn read(bytes: &[u8]) {
    for sheet in [None, Some(1)] {
        let choice = Choice { sheet, ..Choice::default() };
        let Ok(converted) = convert(bytes, &choice, &Limits::default()) else { continue };
        let text = converted.text.into_bytes();
        assert!(std::str::from_utf8(&text).is_ok(), "not UTF-8");
        let settings =
            ImportSettings { made_from: Some(converted.made_from), ..ImportSettings::default() };
        if let Outcome::Imported { report, .. } = import("file.xlsx", &text, &settings) {
            assert_eq!(report.rows_used + report.rows_left_out(), report.rows_read, "rows");
        }
    }
}

/// A sound workbook around a sheet, its shared texts and its styles: the input, cut at zero bytes.
fn around(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut parts = bytes.split(|byte| *byte == 0);
    let mut next = || parts.next().unwrap_or_default();
    let (sheet, texts, styles) = (next(), next(), next());
    let head = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
    let sheet = [head.as_bytes(), sheet, b"</worksheet>"].concat();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let fixed = PARTS.iter().map(|(name, text)| (*name, text.as_bytes()));
    let random = [
        ("xl/worksheets/sheet1.xml", sheet.as_slice()),
        ("xl/sharedStrings.xml", texts),
        ("xl/styles.xml", styles),
    ];
    for (name, content) in fixed.chain(random).filter(|(_, content)| !content.is_empty()) {
        zip.start_file(name, stored).ok()?;
        zip.write_all(content).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

const PARTS: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Export" sheetId="1" r:id="r1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
];
