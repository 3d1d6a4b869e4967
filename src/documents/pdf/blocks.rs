//! The blocks of a document, set on pages one below the other.

use super::super::{Block, Document, ListStyle, Run};
use super::lines::lines;
use super::sheet::{Child, Entry, MARGIN, Role, Shape, Sheets, height, part};
use super::table;

/// Size of running text.
const SIZE: f32 = 10.5;
/// What a list is moved in by.
const INDENT: f32 = 20.0;

/// Sets all blocks.
pub(super) fn set(sheets: &mut Sheets<'_>, document: &Document) {
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading { level, text } => {
                // What is to be signed stands with its heading.
                if let Some([Block::Paragraph(_), Block::SignOff(table), ..]) =
                    document.blocks.get(at + 1..)
                {
                    sheets.need(table::sign_off_height(table) + 5.0 * height(SIZE));
                }
                heading(sheets, *level, text);
            }
            Block::Paragraph(runs) => {
                let broken = lines(sheets.fonts, &texts(runs), SIZE, sheets.room());
                let children = sheets.lines(&broken, MARGIN, SIZE);
                sheets.node(Role::Paragraph, children);
                sheets.y += 7.5;
            }
            Block::List { style, items } => list(sheets, *style, items),
            Block::Table(table) => table::set(sheets, table),
            Block::SignOff(table) => table::set_sign_off(sheets, table),
            Block::KeyValues(pairs) => table::set_pairs(sheets, pairs),
            Block::PageBreak => {
                if !sheets.is_at_top() {
                    sheets.next_page();
                }
            }
        }
    }
}

fn texts(runs: &[Run]) -> Vec<(&str, bool)> {
    runs.iter().map(|run| (run.text.as_str(), run.bold)).collect()
}

fn heading(sheets: &mut Sheets<'_>, level: u8, text: &str) {
    let level = level.clamp(1, 3);
    let (size, above) = match level {
        1 => (15.0, 14.0),
        2 => (12.5, 15.0),
        _ => (11.0, 11.0),
    };
    sheets.space(above);
    let broken = lines(sheets.fonts, &[(text, true)], size, sheets.room());
    // Never the last thing on a page.
    let lines_below = 3.0 * height(SIZE);
    sheets.need(height(size) + lines_below);
    sheets.entries.push(Entry { text: text.to_owned(), page: sheets.page, y: sheets.y });
    let children = sheets.lines(&broken, MARGIN, size);
    sheets.node(Role::Heading(level, text.to_owned()), children);
    sheets.y += 5.0;
}

fn list(sheets: &mut Sheets<'_>, style: ListStyle, items: &[Vec<Run>]) {
    let mut children = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let broken = lines(sheets.fonts, &texts(item), SIZE, sheets.room() - INDENT);
        sheets.need(height(SIZE));
        let label = label(sheets, style, i + 1);
        let body = sheets.lines(&broken, MARGIN + INDENT, SIZE);
        let parts = vec![part(Role::Label, vec![label]), part(Role::Body, body)];
        children.push(part(Role::Item, parts));
        sheets.y += 2.5;
    }
    sheets.node(Role::List(style), children);
    sheets.y += 5.0;
}

/// What stands before an item.
fn label(sheets: &mut Sheets<'_>, style: ListStyle, number: usize) -> Child {
    let text = match style {
        ListStyle::Bullet => "\u{2022}".to_owned(),
        ListStyle::Numbered => format!("{number}."),
        ListStyle::Checkbox => {
            let y = sheets.y + 0.28 * SIZE;
            return sheets.mark(Shape::Box { x: MARGIN + 1.0, y, side: 8.4 }, true);
        }
    };
    let y = sheets.y + 1.02 * SIZE;
    sheets.mark(Shape::Text { x: MARGIN + 2.0, y, size: SIZE, text, bold: false }, true)
}
