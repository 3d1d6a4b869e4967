//! A document as Markdown (`CommonMark` 0.31 with the tables and tick boxes of GitHub's dialect): plain text
//! that wikis and note programs show with headings, lists and tables.
//!
//! Every text is escaped, so that nothing in it can become a heading, a link, a picture or markup of a page.

use super::{Align, Block, Document, Language, ListStyle, Run, Table};

/// The text.
pub fn markdown(document: &Document) -> String {
    let mut out = String::with_capacity(8_192);
    let mut was_list = false;
    for block in &document.blocks {
        let is_list = matches!(block, Block::List { .. });
        if is_list && was_list {
            // Without something between them two lists would grow together.
            out.push_str("<!-- -->\n\n");
        }
        was_list = is_list;
        push_block(&mut out, block, Language::of_tag(&document.language));
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn push_block(out: &mut String, block: &Block, language: Language) {
    match block {
        Block::Heading { level, text } => {
            out.push_str(match level {
                0 | 1 => "# ",
                2 => "## ",
                _ => "### ",
            });
            push_line(out, text);
            out.push('\n');
        }
        Block::Paragraph(runs) => {
            push_runs(out, runs, "");
            out.push('\n');
        }
        Block::List { style, items } => {
            for (i, item) in items.iter().enumerate() {
                let mark = match style {
                    ListStyle::Bullet => "- ".to_owned(),
                    ListStyle::Checkbox => "- [ ] ".to_owned(),
                    ListStyle::Numbered => format!("{}. ", i + 1),
                };
                // Further lines belong to the item when they are moved in as far as its text.
                let indent = if *style == ListStyle::Numbered { mark.len() } else { 2 };
                out.push_str(&mark);
                push_runs(out, item, &" ".repeat(indent));
                out.push('\n');
            }
        }
        Block::Table(table) | Block::SignOff(table) => push_table(out, table),
        Block::KeyValues(pairs) => {
            for (i, (key, value)) in pairs.iter().enumerate() {
                if i > 0 {
                    out.push_str("\\\n");
                }
                push_runs(out, &[Run::bold(format!("{key}{}", language.colon())), Run::plain(format!(" {value}"))], "");
            }
            out.push('\n');
        }
        Block::PageBreak => out.push_str("---\n"),
    }
}

/// Runs with their line feeds as line breaks; further lines are moved in.
fn push_runs(out: &mut String, runs: &[Run], indent: &str) {
    let mut is_start = true;
    for run in runs {
        for (i, line) in run.text.split('\n').enumerate() {
            if i > 0 {
                trim_end(out);
                out.push_str("\\\n");
                out.push_str(indent);
                is_start = true;
            }
            let text = if is_start { line.trim_start() } else { line };
            let inner = text.trim();
            if inner.is_empty() {
                // A break needs something on both sides.
                out.push_str(if is_start { "&nbsp;" } else { " " });
            } else if run.bold {
                // Stars hold only with space around them, and right beside their text.
                if !is_start && !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push_str("**");
                push_escaped(out, inner, false);
                out.push_str("** ");
            } else {
                let text = if out.ends_with(' ') { text.trim_start() } else { text };
                push_escaped(out, text, is_start);
            }
            is_start = false;
        }
    }
    trim_end(out);
}

/// Takes away spaces at the end, which would mean a line break.
fn trim_end(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
}

/// Text on one line, such as a heading.
fn push_line(out: &mut String, text: &str) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    push_escaped(out, &line, false);
}

fn push_table(out: &mut String, table: &Table) {
    let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
    push_row(out, table, &titles, false);
    out.push('|');
    for column in &table.columns {
        out.push_str(match column.align {
            Align::Start => " --- |",
            Align::End => " ---: |",
        });
    }
    out.push('\n');
    for row in &table.rows {
        push_row(out, table, row, false);
    }
    if let Some(total) = &table.total {
        push_row(out, table, total, true);
    }
}

fn push_row(out: &mut String, table: &Table, row: &[String], bold: bool) {
    out.push('|');
    for (_, text) in table.cells(row) {
        out.push(' ');
        let text = text.trim();
        let stars = if bold && !text.is_empty() { "**" } else { "" };
        out.push_str(stars);
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                out.push_str(" <br> ");
            }
            push_escaped(out, line.trim(), false);
        }
        out.push_str(stars);
        out.push_str(" |");
    }
    out.push('\n');
}

/// Appends `text` so that it shows as it is. What is only markup at the start of a line is escaped there.
fn push_escaped(out: &mut String, text: &str, is_start: bool) {
    let mut at_start = is_start;
    let mut in_number = is_start;
    let mut before = "";
    let text: String = text.chars().filter_map(shown).collect();
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let always = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '{' | '}' | '@' | '#'
        );
        // A list or a line under a heading; a character by its name; an address that would become a link.
        let here = (at_start && matches!(c, '+' | '-' | '=' | ':'))
            || (in_number && matches!(c, '.' | ')') && before.ends_with(|c: char| c.is_ascii_digit()))
            || (c == '&' && after.starts_with(|c: char| c == '#' || c.is_alphanumeric()))
            || (c == '.' && before.get(before.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www")))
            || (c == '/' && before.ends_with(':'));
        if always || here {
            out.push('\\');
        }
        out.push(c);
        in_number &= c.is_ascii_digit();
        at_start &= c == ' ';
        before = text.get(..at + c.len_utf8()).unwrap_or_default();
    }
}

/// A character as it is written: tabs are spaces, control characters are left out.
fn shown(c: char) -> Option<char> {
    match c {
        '\t' | '\r' => Some(' '),
        '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => None,
        _ => (!c.is_control()).then_some(c),
    }
}

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a reader finds is told apart by its name")]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::super::fixtures::{HOSTILE, TIMES, everything};
    use super::*;

    const TRAPS: [&str; 14] = [
        "# heading",
        "- item",
        "+ item",
        "12. item",
        "1) item",
        "> quote",
        "*bold* _thin_ ~~gone~~ `code`",
        "[text](https://evil.invalid)",
        "![picture](https://evil.invalid/x.png)",
        "<https://evil.invalid>",
        "a | b",
        "=== under",
        "    code",
        "$x$ {y} a@b.invalid www.evil.invalid http://evil.invalid",
    ];

    /// What a reader makes of a text: the elements, and the text in them.
    fn read(text: &str) -> (Vec<String>, String) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_MATH | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST;
        let (mut elements, mut words) = (Vec::new(), String::new());
        for event in Parser::new_ext(text, options) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::End(TagEnd::TableCell | TagEnd::Item | TagEnd::Paragraph) => words.push('\n'),
                Event::End(_) => {}
                Event::Start(Tag::Heading { level, .. }) => elements.push(format!("{level}")),
                Event::HardBreak | Event::SoftBreak => words.push(' '),
                other => elements.push(format!("{other:?}")),
            }
        }
        (elements, words)
    }

    #[test]
    fn no_text_can_become_markup() {
        let harmless = read(&markdown(&everything("harmless"))).0;
        for text in HOSTILE.into_iter().chain(TRAPS) {
            assert_eq!(read(&markdown(&everything(text))).0, harmless, "{text}");
        }
    }

    #[test]
    fn every_text_shows_as_it_is() {
        for text in TRAPS {
            let (_, words) = read(&markdown(&everything(text)));
            assert_eq!(words.matches(text.trim()).count(), TIMES, "{text}: {words}");
        }
    }

    #[test]
    fn a_document_reads_well_unrendered() {
        let document = Document {
            blocks: vec![
                Block::heading(1, "Rules"),
                Block::KeyValues(vec![("Version".to_owned(), "2".to_owned())]),
                Block::list(ListStyle::Checkbox, ["Call first."]),
                Block::Table(Table {
                    columns: vec![super::super::Column::text("Step"), super::super::Column::number("Day")],
                    rows: vec![vec!["Friendly".to_owned(), "1".to_owned()]],
                    total: None,
                }),
            ],
            ..Document::default()
        };
        assert_eq!(
            markdown(&document),
            "# Rules\n\n**Version:** 2\n\n- [ ] Call first.\n\n| Step | Day |\n| --- | ---: |\n| Friendly | 1 |\n"
        );
    }
}
