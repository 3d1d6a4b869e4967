//! The same table in another dress: other line ends, encodings, delimiters and quotes, and as a
//! sheet of a workbook. What a file says does not depend on any of it.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use owed::import::sniff;

/// A dress: its name, and the bytes, or `None` where the file cannot wear it.
type Dress = (&'static str, fn(&str) -> Option<Vec<u8>>);

/// All of them.
pub(crate) const DRESSES: &[Dress] = &[
    ("byte order mark", |text| Some(format!("\u{feff}{}", bare(text)).into_bytes())),
    ("CRLF", |text| Some(with_line_ends(text, "\r\n").into_bytes())),
    ("UTF-16, little-endian", |text| Some(utf16(text, u16::to_le_bytes))),
    ("UTF-16, big-endian", |text| Some(utf16(text, u16::to_be_bytes))),
    ("tabs", |text| delimited(text, b'\t', csv::QuoteStyle::Necessary)),
    ("semicolons", |text| delimited(text, b';', csv::QuoteStyle::Necessary)),
    ("commas, all quoted", |text| delimited(text, b',', csv::QuoteStyle::Always)),
    ("a workbook", workbook),
];

fn bare(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn with_line_ends(text: &str, end: &str) -> String {
    bare(text).replace("\r\n", "\n").replace('\n', end)
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{}", bare(text)).encode_utf16().flat_map(bytes).collect()
}

/// The rows, empty lines included. A ruled table is one by its marks and has no rows of its own.
fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let text = bare(text);
    let delimiter = sniff::delimiter(text.as_bytes(), true).byte;
    if delimiter == b'|' {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).has_headers(false).flexible(true);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut line = 1;
    for record in reader.from_reader(text.as_bytes()).records() {
        let record = record.unwrap();
        let at = record.position().unwrap().line();
        rows.extend((line..at).map(|_| Vec::new()));
        rows.push(record.iter().map(str::to_owned).collect());
        let inside: usize = record.iter().map(|field| field.matches('\n').count()).sum();
        line = at + 1 + inside as u64;
    }
    Some(rows)
}

fn delimited(text: &str, delimiter: u8, quotes: csv::QuoteStyle) -> Option<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(quotes)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows(text)? {
        if row.is_empty() {
            writer.flush().unwrap();
            writer = csv::WriterBuilder::new()
                .delimiter(delimiter)
                .quote_style(quotes)
                .flexible(true)
                .from_writer({
                    let mut bytes = writer.into_inner().unwrap();
                    bytes.push(b'\n');
                    bytes
                });
        } else {
            writer.write_record(&row).unwrap();
        }
    }
    Some(writer.into_inner().unwrap())
}

/// A workbook of one sheet whose cells are all text, as many systems write them.
fn workbook(text: &str) -> Option<Vec<u8>> {
    let mut sheet = String::from(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    for (row, number) in rows(text)?.iter().zip(1..) {
        write!(sheet, r#"<row r="{number}">"#).unwrap();
        for (cell, column) in row.iter().zip(0..).filter(|(cell, _)| !cell.is_empty()) {
            let (place, cell) = (format!("{}{number}", letters(column)), escaped(cell));
            write!(sheet, r#"<c r="{place}" t="inlineStr"><is>"#).unwrap();
            write!(sheet, r#"<t xml:space="preserve">{cell}</t></is></c>"#).unwrap();
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in PARTS.iter().copied().chain([("xl/worksheets/sheet1.xml", &*sheet)]) {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    Some(zip.finish().unwrap().into_inner())
}

const PARTS: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
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
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

fn letters(column: u32) -> String {
    let letter = |n: u32| char::from_u32(u32::from('A') + n).unwrap();
    match column.checked_sub(26) {
        None => letter(column).to_string(),
        Some(rest) => format!("{}{}", letters(rest / 26), letter(rest % 26)),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
