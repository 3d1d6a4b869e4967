//! Web pages: every table becomes a sheet. Many systems send such a page under the name of a workbook.
//! Also the spreadsheet written as XML (Excel 2003), which is sent the same way.
//!
//! Tolerant of everything: tags that are not closed, tables in tables, no body. Nothing of the page is
//! run, fetched or kept but the text of its cells.

use std::collections::BTreeMap;

use crate::convert::grid::{Grid, Room, TableText};
use crate::convert::limits::Limits;
use crate::convert::refusal::{Place, Refusal};
use crate::convert::report::{Kind, SheetSummary};
use crate::convert::text::{self, Guesser, Transcoder};
use crate::convert::workbook::Workbook;
use crate::convert::{cell, xml};
use crate::import::decode;

/// The tables of a page that is in memory.
///
/// # Errors
/// * [`Refusal::NoHtmlTable`] and those of a sheet.
pub(super) fn tables(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    if bytes.len() as u64 > limits.small_part {
        let what = "bytes in a web page".to_owned();
        return Err(Refusal::TooLarge { what, limit: limits.small_part });
    }
    let page = decoded(bytes);
    let mut pages = Page::new(limits);
    pages.read(&page)?;
    let sheets = pages.finish()?;
    if sheets.is_empty() {
        return Err(Refusal::NoHtmlTable);
    }
    Workbook::new(Kind::Html, sheets)
}

/// The page as text: by its mark, by what it says about itself, or by its letters.
fn decoded(bytes: &[u8]) -> String {
    let found = decode::detect(bytes, true).map(|found| found.encoding);
    let encoding = found.or_else(|| stated(bytes)).unwrap_or_else(|| {
        let mut guesser = Guesser::new();
        guesser.push(bytes);
        guesser.finish(None).encoding
    });
    Transcoder::new(encoding).push(bytes, true).to_owned()
}

fn stated(bytes: &[u8]) -> Option<crate::import::Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default().to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head).into_owned();
    let after = head.split_once("charset=").or_else(|| head.split_once("encoding="))?.1;
    let label = after.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
    text::stated(label.get(..end.unwrap_or(label.len()))?.as_bytes())
}

/// A table that is being read.
#[derive(Debug, Default)]
struct Table {
    name: String,
    rows: Vec<(u32, Vec<(u32, String)>)>,
    row: Option<u32>,
    column: u32,
    /// Cells that reach down from rows above: column, last row.
    spans: BTreeMap<u32, u32>,
    cell: Option<OpenCell>,
}

#[derive(Debug)]
struct OpenCell {
    text: String,
    columns: u32,
    kind: String,
}

struct Page {
    limits: Limits,
    /// Tables in tables, the outermost first.
    open: Vec<Table>,
    done: Vec<Table>,
    cells: u64,
}

impl Page {
    fn new(limits: &Limits) -> Self {
        Self { limits: *limits, open: Vec::new(), done: Vec::new(), cells: 0 }
    }

    fn read(&mut self, page: &str) -> Result<(), Refusal> {
        let mut rest = page;
        while let Some((text, after)) = rest.split_once('<') {
            self.text(text);
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            if !after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
                self.text("<");
                rest = after;
                continue;
            }
            let end = tag_end(after);
            let (tag, after) = after.split_at_checked(end).unwrap_or((after, ""));
            rest = after.strip_prefix('>').unwrap_or(after);
            let name = self.tag(tag)?;
            let is_raw = matches!(name.as_str(), "script" | "style" | "title");
            if is_raw && !tag.starts_with('/') && !tag.ends_with('/') {
                rest = after_raw_text(rest, &name);
            }
        }
        self.text(rest);
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) {
            cell.text.push_str(text);
        }
    }

    /// Takes a tag; returns its name in lower-case letters without a namespace.
    fn tag(&mut self, inside: &str) -> Result<String, Refusal> {
        let (is_close, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let tag = inside.strip_suffix('/').unwrap_or(inside);
        let name = String::from_utf8_lossy(xml::Tag::of(tag.as_bytes()).name()).to_ascii_lowercase();
        match (name.as_str(), is_close) {
            ("table", false) => self.open_table()?,
            ("tr" | "row", false) => self.open_row(tag)?,
            ("td" | "th" | "cell", false) => {
                self.open_cell(tag)?;
                if inside.ends_with('/') {
                    self.close_cell()?;
                }
            }
            ("tr" | "row" | "td" | "th" | "cell", true) => self.close_cell()?,
            ("data", false) => {
                if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) {
                    cell.kind = attribute(tag, "type").unwrap_or_default();
                }
            }
            ("worksheet", false) => {
                self.close_table();
                let name = attribute(tag, "name").unwrap_or_default();
                self.open.push(Table { name, ..Table::default() });
            }
            ("table" | "worksheet", true) => self.close_table(),
            ("br" | "p" | "div" | "li", _) => self.text(" "),
            _ => {}
        }
        Ok(name)
    }

    fn open_table(&mut self) -> Result<(), Refusal> {
        // The table of a worksheet is the worksheet itself.
        if self.open.last().is_some_and(|table| !table.name.is_empty() && table.row.is_none()) {
            return Ok(());
        }
        if self.open.len() > 50 {
            return Err(Refusal::damaged(Place::default(), "its tables lie in each other"));
        }
        self.open.push(Table::default());
        Ok(())
    }

    fn close_table(&mut self) {
        // A cell that cannot be closed has been refused before.
        if self.close_cell().is_ok()
            && let Some(table) = self.open.pop()
            && !table.rows.is_empty()
        {
            self.done.push(table);
        }
    }

    fn open_row(&mut self, tag: &str) -> Result<(), Refusal> {
        self.close_cell()?;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        let next = table.row.map_or(0, |row| row.saturating_add(1));
        let row = number(tag, "index").map_or(next, |index| index.saturating_sub(1));
        table.row = Some(row.max(next));
        table.column = 0;
        Ok(())
    }

    fn open_cell(&mut self, tag: &str) -> Result<(), Refusal> {
        self.close_cell()?;
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        let row = *table.row.get_or_insert(0);
        while table.spans.get(&table.column).is_some_and(|last| *last >= row) {
            table.column += 1;
        }
        if let Some(index) = number(tag, "index") {
            table.column = table.column.max(index.saturating_sub(1));
        }
        let merged = number(tag, "mergeacross").map(|more| more.saturating_add(1));
        let columns = number(tag, "colspan").or(merged).unwrap_or(1).clamp(1, 1_000);
        let down = number(tag, "rowspan").unwrap_or(1).clamp(1, 100_000);
        if down > 1 {
            for column in table.column..table.column.saturating_add(columns) {
                table.spans.insert(column, row.saturating_add(down - 1));
            }
        }
        table.cell = Some(OpenCell { text: String::new(), columns, kind: String::new() });
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Refusal> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        let Some(cell) = table.cell.take() else { return Ok(()) };
        let row = table.row.unwrap_or(0);
        let text = cell.text();
        if !text.is_empty() {
            self.cells += 1;
            if self.cells > self.limits.cells {
                let what = "cells".to_owned();
                return Err(Refusal::TooLarge { what, limit: self.limits.cells });
            }
            match table.rows.last_mut() {
                Some((last, cells)) if *last == row => cells.push((table.column, text)),
                _ => table.rows.push((row, vec![(table.column, text)])),
            }
        }
        table.column = table.column.saturating_add(cell.columns);
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<(SheetSummary, Option<TableText>)>, Refusal> {
        while !self.open.is_empty() {
            self.close_table();
        }
        let mut room = Room::new(&self.limits);
        let named = self.done.into_iter().enumerate().map(|(at, table)| {
            let name =
                if table.name.is_empty() { format!("Table {}", at + 1) } else { table.name };
            (name, table.rows)
        });
        named
            .map(|(name, rows)| {
                let mut grid = Grid::new(&mut room, &name, false);
                for (row, cells) in rows {
                    for (column, text) in cells {
                        grid.cell(row, column, &text)?;
                    }
                }
                let (summary, text) = grid.finish()?;
                Ok((summary, Some(text)))
            })
            .collect()
    }
}

impl OpenCell {
    fn text(&self) -> String {
        let text = entities(&self.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.kind.as_str() {
            "DateTime" => cell::iso_date(&text).to_owned(),
            "Boolean" => cell::truth(text == "1").to_owned(),
            "Number" => text.parse().map_or(text, cell::number),
            _ => text,
        }
    }
}

/// What follows the content of a script or a style: its closing tag.
fn after_raw_text<'a>(text: &'a str, name: &str) -> &'a str {
    let mut closings = text.match_indices("</").map(|(at, _)| at);
    let closes = |at: &usize| {
        let word = text.get(at + 2..at + 2 + name.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    closings.find(closes).and_then(|at| text.get(at..)).unwrap_or_default()
}

/// Where a tag ends: at the first `>` outside of quotes.
fn tag_end(after: &str) -> usize {
    let mut quote = None;
    for (at, c) in after.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') if after.get(..at).is_some_and(|b| b.ends_with('=')) => {
                quote = Some(c);
            }
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    // A quote that never closes: the tag ends where it would without quotes.
    after.find('>').unwrap_or(after.len())
}

/// The value of an attribute, with or without quotes, whatever its case and namespace.
fn attribute(inside: &str, name: &str) -> Option<String> {
    let mut rest = inside.split_once(|c: char| c.is_ascii_whitespace())?.1;
    loop {
        let (key, after) = rest.split_once('=')?;
        let key = key.split_ascii_whitespace().next_back().unwrap_or_default();
        let key = key.rsplit(':').next().unwrap_or(key);
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, next) = match quote {
            Some(quote) => after.get(1..)?.split_once(quote)?,
            None => after.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((after, "")),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(xml::unescape(value.as_bytes()));
        }
        rest = next;
    }
}

fn number(tag: &str, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Named characters that lists contain.
const NAMED: [(&str, &str); 24] = [
    ("&nbsp;", "\u{a0}"),
    ("&euro;", "€"),
    ("&pound;", "£"),
    ("&yen;", "¥"),
    ("&cent;", "¢"),
    ("&auml;", "ä"),
    ("&ouml;", "ö"),
    ("&uuml;", "ü"),
    ("&Auml;", "Ä"),
    ("&Ouml;", "Ö"),
    ("&Uuml;", "Ü"),
    ("&szlig;", "ß"),
    ("&eacute;", "é"),
    ("&egrave;", "è"),
    ("&agrave;", "à"),
    ("&aacute;", "á"),
    ("&iacute;", "í"),
    ("&oacute;", "ó"),
    ("&uacute;", "ú"),
    ("&ntilde;", "ñ"),
    ("&ccedil;", "ç"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&rsquo;", "\u{2019}"),
];

/// Names to characters; names that are not known stay as they are.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut text = text.to_owned();
    for (name, character) in NAMED {
        if text.contains(name) {
            text = text.replace(name, character);
        }
    }
    xml::unescape(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &[u8]) -> Vec<(String, String)> {
        let mut book = tables(page, &Limits::default()).unwrap();
        let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let text = |at| String::from_utf8(book.take_text(at).unwrap().into_bytes()).unwrap();
        let texts: Vec<String> = (0..names.len()).map(text).collect();
        names.into_iter().zip(texts).collect()
    }

    #[test]
    fn tables_become_sheets() {
        let page = b"<html><script>if (a<b) '<table>'</script><TABLE border=1><tr><th colspan=2>Aging &amp; more<tr>\
            <td>Customer<td>Amount<br>due</td></tr><tr><td rowspan=2>M&uuml;ller</td><td>1,50 &euro;</td>\
            <tr><td> 2 </table><p>x</p><table><tr><td>a > b</td></tr></table>";
        let expected = [
            ("Table 1", "Aging & more,\nCustomer,Amount due\nMüller,\"1,50 €\"\n,2\n"),
            ("Table 2", "a > b\n"),
        ];
        let expected = expected.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(read(page), expected);
    }

    #[test]
    fn tables_in_tables_stay_apart() {
        let page = b"<table><tr><td>out<table><tr><td>in</table>side</td></tr></table>";
        let read = read(page);
        let texts: Vec<&str> = read.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["in\n", "outside\n"]);
    }

    #[test]
    fn spreadsheets_written_as_xml_are_read() {
        let page = br#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
            xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Open"><Table>
            <Row><Cell><Data ss:Type="String">Customer</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">Due</Data></Cell></Row>
            <Row ss:Index="4"><Cell><Data ss:Type="Number">1.234</Data></Cell><Cell/><Cell><Data ss:Type="DateTime">2026-07-25T00:00:00.000</Data></Cell></Row>
            </Table></Worksheet></Workbook>"#;
        let expected = "Customer,,Due\n\n\n1.2340,,2026-07-25\n".to_owned();
        assert_eq!(read(page), [("Open".to_owned(), expected)]);
    }

    #[test]
    fn pages_without_a_table_are_refused() {
        let limits = Limits::default();
        assert_eq!(tables(b"<html>hello", &limits).err(), Some(Refusal::NoHtmlTable));
        let endless = b"<table>".repeat(1000);
        assert!(matches!(tables(&endless, &limits), Err(Refusal::Damaged { .. })));
    }

    #[test]
    fn the_page_says_its_encoding() {
        let page = b"<meta charset=\"windows-1250\"><table><tr><td>\xA3\xF3d\x9F</table>";
        assert_eq!(read(page)[0].1, "Łódź\n");
    }
}
