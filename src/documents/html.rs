//! A document as one self-contained page to print: no script, no picture, no request.
//!
//! Every text goes through the escaper; the page's own security policy then allows nothing but the
//! one style sheet in it.

use super::text::{language_tag, push_escaped};
use super::{Align, Block, Document, ListStyle, Run, Table};

/// The look on screen and on paper (A4 or Letter, whichever the printer has).
const STYLE: &str = include_str!("page.css");

/// Allows this one style sheet (by its hash) and nothing else, so that even a slip in the escaper
/// could neither run nor load anything.
const POLICY: &str = "default-src 'none'; \
                      style-src 'sha256-jv1E/HIAyRnK191UA3Rhqi0xv86ymaVuR82dItlLgJo='; \
                      base-uri 'none'; form-action 'none'";

/// The page.
pub fn html(document: &Document) -> String {
    let mut out = String::with_capacity(8_192);
    out.push_str("<!doctype html>\n<html lang=\"");
    out.push_str(&language_tag(&document.language));
    out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    out.push_str(POLICY);
    out.push_str("\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<title>");
    push_escaped(&mut out, &document.title);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    for block in &document.blocks {
        push_block(&mut out, block);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn push_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { level, text } => {
            let (open, close) = match level {
                0 | 1 => ("<h1>", "</h1>\n"),
                2 => ("<h2>", "</h2>\n"),
                _ => ("<h3>", "</h3>\n"),
            };
            out.push_str(open);
            push_escaped(out, text);
            out.push_str(close);
        }
        Block::Paragraph(runs) => {
            out.push_str("<p>");
            push_runs(out, runs);
            out.push_str("</p>\n");
        }
        Block::List { style, items } => push_list(out, *style, items),
        Block::Table(table) => push_table(out, table, "<table>\n"),
        Block::SignOff(table) => push_table(out, table, "<table class=\"sign-off\">\n"),
        Block::KeyValues(pairs) => push_key_values(out, pairs),
        Block::PageBreak => out.push_str("<div class=\"page-break\"></div>\n"),
    }
}

fn push_runs(out: &mut String, runs: &[Run]) {
    for run in runs {
        if run.bold {
            out.push_str("<strong>");
        }
        push_lines(out, &run.text);
        if run.bold {
            out.push_str("</strong>");
        }
    }
}

/// Text with its line feeds as line breaks.
fn push_lines(out: &mut String, text: &str) {
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push_str("<br>");
        }
        push_escaped(out, line);
    }
}

fn push_list(out: &mut String, style: ListStyle, items: &[Vec<Run>]) {
    let (open, close) = match style {
        ListStyle::Bullet => ("<ul>\n", "</ul>\n"),
        ListStyle::Checkbox => ("<ul class=\"checks\">\n", "</ul>\n"),
        ListStyle::Numbered => ("<ol>\n", "</ol>\n"),
    };
    out.push_str(open);
    for item in items {
        out.push_str("<li>");
        if style == ListStyle::Checkbox {
            out.push_str("<label><input type=\"checkbox\"><span>");
            push_runs(out, item);
            out.push_str("</span></label>");
        } else {
            push_runs(out, item);
        }
        out.push_str("</li>\n");
    }
    out.push_str(close);
}

fn push_table(out: &mut String, table: &Table, open: &str) {
    out.push_str(open);
    out.push_str("<thead>\n<tr>");
    for column in &table.columns {
        out.push_str("<th scope=\"col\"");
        out.push_str(class(column.align));
        push_escaped(out, &column.title);
        out.push_str("</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        push_row(out, table, row);
    }
    out.push_str("</tbody>\n");
    if let Some(total) = &table.total {
        // A second body, not a foot: browsers repeat a foot on every printed page.
        out.push_str("<tbody class=\"total\">\n");
        push_row(out, table, total);
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n");
}

fn push_row(out: &mut String, table: &Table, row: &[String]) {
    out.push_str("<tr>");
    for (column, text) in table.cells(row) {
        out.push_str("<td");
        out.push_str(class(column.align));
        push_lines(out, text);
        out.push_str("</td>");
    }
    out.push_str("</tr>\n");
}

/// The rest of a cell's tag.
const fn class(align: Align) -> &'static str {
    match align {
        Align::Start => ">",
        Align::End => " class=\"number\">",
    }
}

fn push_key_values(out: &mut String, pairs: &[(String, String)]) {
    out.push_str("<dl>\n");
    for (key, value) in pairs {
        out.push_str("<dt>");
        push_escaped(out, key);
        out.push_str("</dt><dd>");
        push_lines(out, value);
        out.push_str("</dd>\n");
    }
    out.push_str("</dl>\n");
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{HOSTILE, TIMES, everything, html_tags, sha256};
    use super::*;

    #[test]
    fn no_text_can_add_or_change_a_tag() {
        let harmless = html_tags(&html(&everything("harmless")));
        for text in HOSTILE {
            assert_eq!(html_tags(&html(&everything(text))), harmless, "{text}");
        }
    }

    #[test]
    fn every_text_is_on_the_page() {
        let page = html(&everything("find & me"));
        assert_eq!(page.matches("find &amp; me").count(), TIMES + 1, "all of them, and the title");
        assert!(!page.contains("find & me"));
    }

    #[test]
    fn the_page_asks_for_nothing_and_runs_nothing() {
        let page = html(&everything("x"));
        assert!(page.contains("default-src 'none'"));
        assert!(
            page.contains(&format!("style-src 'sha256-{}'", sha256(STYLE))),
            "{}",
            sha256(STYLE)
        );
        for forbidden in ["http:", "https:", "<script", "src=", "href", "url(", " on", "style="] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn a_table_repeats_its_header_and_fills_short_rows() {
        let page = html(&everything("x"));
        assert!(page.contains("<thead>\n<tr><th scope=\"col\">x</th>"));
        assert!(page.contains("<tr><td>x</td><td class=\"number\"></td></tr>"), "a missing cell");
        assert!(STYLE.contains("table-header-group"));
    }

    #[test]
    fn a_line_feed_is_a_line_break() {
        let mut out = String::new();
        push_runs(&mut out, &[Run::bold("one\ntwo <"), Run::plain("\n")]);
        assert_eq!(out, "<strong>one<br>two &lt;</strong><br>");
    }
}
