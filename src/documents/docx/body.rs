//! The blocks of a document as `WordprocessingML`. Children stand in the order the schema wants.

use super::super::text::push_escaped;
use super::super::{Align, Block, Document, ListStyle, Run, Table};
use super::package::{BULLETS, CHECKBOXES, DECLARATION, FIRST_NUMBERED};

/// Width between the margins in twentieths of a point: A4 less 2 cm on either side.
const TEXT_WIDTH: usize = 9_638;

/// Room for one digit at the size of a table cell, in bold.
const DIGIT_WIDTH: usize = 120;

/// The margins of a cell, left and right.
const CELL_MARGINS: usize = 190;

/// The main part and what the other parts must know about it.
pub(super) struct Body {
    /// `word/document.xml`.
    pub(super) xml: String,
    /// How many lists count from 1.
    pub(super) numbered_lists: u32,
}

impl Body {
    /// Writes all blocks.
    pub(super) fn of(document: &Document) -> Self {
        let mut body = Self { xml: String::with_capacity(16_384), numbered_lists: 0 };
        body.push(DECLARATION);
        body.push("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
        for (at, block) in document.blocks.iter().enumerate() {
            // What is to be signed stays with its sentence.
            let signed = matches!(document.blocks.get(at + 1), Some(Block::SignOff(_)));
            if let (Block::Paragraph(runs), true) = (block, signed) {
                body.runs("<w:keepNext/>", runs);
            } else {
                body.block(block);
            }
        }
        body.push("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
        body
    }

    fn push(&mut self, markup: &str) {
        self.xml.push_str(markup);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let style = match level {
                    0 | 1 => "<w:pStyle w:val=\"Heading1\"/>",
                    2 => "<w:pStyle w:val=\"Heading2\"/>",
                    _ => "<w:pStyle w:val=\"Heading3\"/>",
                };
                self.paragraph(style, &[(text, false)]);
            }
            Block::Paragraph(runs) => self.runs("", runs),
            Block::List { style, items } => self.list(*style, items),
            Block::Table(table) => self.table(table, &widths(table), TableUse::Read),
            Block::SignOff(table) => {
                let each = TEXT_WIDTH / table.columns.len().max(1);
                self.table(table, &vec![each; table.columns.len()], TableUse::FillIn);
            }
            Block::KeyValues(pairs) => {
                for (key, value) in pairs {
                    self.paragraph(
                        "<w:pStyle w:val=\"KeyValue\"/>",
                        &[(key, true), ("\t", false), (value, false)],
                    );
                }
            }
            Block::PageBreak => self.push("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
    }

    /// A paragraph with these properties and texts (bold or not).
    fn paragraph(&mut self, properties: &str, texts: &[(&str, bool)]) {
        self.push("<w:p>");
        if !properties.is_empty() {
            self.push("<w:pPr>");
            self.push(properties);
            self.push("</w:pPr>");
        }
        for &(text, bold) in texts {
            self.run(text, bold);
        }
        self.push("</w:p>");
    }

    fn runs(&mut self, properties: &str, runs: &[Run]) {
        let texts: Vec<(&str, bool)> =
            runs.iter().map(|run| (run.text.as_str(), run.bold)).collect();
        self.paragraph(properties, &texts);
    }

    /// Text with its line feeds and tabs as such.
    fn run(&mut self, text: &str, bold: bool) {
        self.push("<w:r>");
        if bold {
            self.push("<w:rPr><w:b/></w:rPr>");
        }
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.push("<w:br/>");
            }
            for (j, piece) in line.split('\t').enumerate() {
                if j > 0 {
                    self.push("<w:tab/>");
                }
                self.push("<w:t xml:space=\"preserve\">");
                push_escaped(&mut self.xml, piece);
                self.push("</w:t>");
            }
        }
        self.push("</w:r>");
    }

    fn list(&mut self, style: ListStyle, items: &[Vec<Run>]) {
        let number = match style {
            ListStyle::Bullet => BULLETS,
            ListStyle::Checkbox => CHECKBOXES,
            ListStyle::Numbered => {
                self.numbered_lists += 1;
                FIRST_NUMBERED + self.numbered_lists - 1
            }
        };
        let properties = format!(
            "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>"
        );
        for item in items {
            self.runs(&properties, item);
        }
    }

    fn table(&mut self, table: &Table, widths: &[usize], usage: TableUse) {
        self.push("<w:tbl><w:tblPr><w:tblStyle w:val=\"Lines\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>");
        for width in widths {
            self.push(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.push("</w:tblGrid>");
        let titles: Vec<String> = table.columns.iter().map(|c| c.title.clone()).collect();
        self.row(table, &titles, widths, RowKind::Header);
        let kind = match usage {
            TableUse::Read => RowKind::Body,
            TableUse::FillIn => RowKind::FillIn,
        };
        for row in &table.rows {
            self.row(table, row, widths, kind);
        }
        if let Some(total) = &table.total {
            self.row(table, total, widths, RowKind::Total);
        }
        // Without a paragraph between them two tables would grow together.
        self.push("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
    }

    fn row(&mut self, table: &Table, row: &[String], widths: &[usize], kind: RowKind) {
        self.push("<w:tr><w:trPr><w:cantSplit/>");
        if kind == RowKind::FillIn {
            self.push("<w:trHeight w:val=\"680\" w:hRule=\"atLeast\"/>");
        }
        if kind == RowKind::Header {
            self.push("<w:tblHeader/>");
        }
        self.push("</w:trPr>");
        for ((column, text), width) in table.cells(row).zip(widths) {
            self.push(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
            if kind == RowKind::Total {
                self.push("<w:tcBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1A1D21\"/></w:tcBorders>");
            }
            if column.align == Align::End && kind != RowKind::Header {
                self.push("<w:noWrap/>");
            }
            self.push("</w:tcPr>");
            let together = matches!(kind, RowKind::Header | RowKind::FillIn);
            let properties = match (column.align, together) {
                (Align::Start, false) => "<w:pStyle w:val=\"Cell\"/>",
                (Align::Start, true) => "<w:pStyle w:val=\"Cell\"/><w:keepNext/>",
                (Align::End, false) => "<w:pStyle w:val=\"Cell\"/><w:jc w:val=\"right\"/>",
                (Align::End, true) => {
                    "<w:pStyle w:val=\"Cell\"/><w:keepNext/><w:jc w:val=\"right\"/>"
                }
            };
            self.paragraph(properties, &[(text, matches!(kind, RowKind::Header | RowKind::Total))]);
            self.push("</w:tc>");
        }
        self.push("</w:tr>");
    }
}

/// What a table row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Header,
    Body,
    /// With room to write by hand.
    FillIn,
    Total,
}

/// What a table is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TableUse {
    Read,
    FillIn,
}

/// Column widths in twentieths of a point. Numbers get the room they need, so that no amount is
/// broken in two; the text columns share what is left by their longest text, within limits.
fn widths(table: &Table) -> Vec<usize> {
    let mut longest: Vec<usize> =
        table.columns.iter().map(|c| longest_word(&c.title).max(9)).collect();
    for row in table.rows.iter().chain(&table.total) {
        for (width, cell) in longest.iter_mut().zip(row) {
            let line = cell.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
            *width = (*width).max(line);
        }
    }
    let numbers = table.columns.iter().filter(|c| c.align == Align::End).count();
    let most = TEXT_WIDTH * 2 / 3 / numbers.max(1);
    let of_number = |width: usize| (width * DIGIT_WIDTH + CELL_MARGINS).min(most);
    let columns = || table.columns.iter().zip(&longest);
    let taken: usize =
        columns().filter(|(c, _)| c.align == Align::End).map(|(_, &width)| of_number(width)).sum();
    let share = |width: usize| (width + 2).clamp(11, 26);
    let shares: usize =
        columns().filter(|(c, _)| c.align == Align::Start).map(|(_, &width)| share(width)).sum();
    columns()
        .map(|(column, &width)| match column.align {
            Align::End => of_number(width),
            Align::Start => TEXT_WIDTH.saturating_sub(taken) * share(width) / shares.max(1),
        })
        .collect()
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0)
}
