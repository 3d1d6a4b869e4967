//! What a PDF says and where it stands, read back by a reader of another house where there is one.

use std::io::Write;
use std::process::{Command, Stdio};

use super::super::fixtures::{HOSTILE, everything};
use super::super::{Block, Column, ListStyle, Run, Table};
use super::*;

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 14).unwrap()
}

fn made(document: &Document, paper: Paper) -> Vec<u8> {
    pdf(document, date(), paper).unwrap()
}

/// What poppler's pdftotext reads; `None`, with a message, where it is not installed.
#[expect(clippy::print_stderr, reason = "a test that was skipped says so")]
fn text_of(bytes: &[u8], flags: &[&str]) -> Option<String> {
    let started = Command::new("pdftotext")
        .args(flags)
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut reader) = started else {
        eprintln!("skipped: pdftotext is not installed");
        return None;
    };
    reader.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = reader.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

fn letter(rows: usize) -> Document {
    let row = |i: usize| {
        vec![format!("INV-{i:04}"), "14 March 2026".to_owned(), format!("{}.50", 1_000 + i)]
    };
    Document {
        title: "Müller & Söhne – Reminder".to_owned(),
        language: "en-US".to_owned(),
        properties: super::super::Properties::default(),
        blocks: vec![
            Block::heading(1, "Reminder for Łódź"),
            Block::Paragraph(vec![Run::bold("Dear Αθήνα,\n"), Run::plain("please pay 1,160.75 €.")]),
            Block::list(ListStyle::Numbered, ["first point", "second point"]),
            Block::list(ListStyle::Checkbox, ["to be ticked"]),
            Block::Table(Table {
                columns: vec![
                    Column::text("Invoice"),
                    Column::text("Due date"),
                    Column::number("Still due"),
                ],
                rows: (0..rows).map(row).collect(),
                total: Some(vec!["Total due".to_owned(), String::new(), "999,999.99".to_owned()]),
            }),
            Block::KeyValues(vec![("Київ".to_owned(), "value of it".to_owned())]),
        ],
    }
}

#[test]
fn every_text_can_be_found_and_copied() {
    for paper in [Paper::A4, Paper::Letter] {
        let Some(text) = text_of(&made(&letter(3), paper), &[]) else { return };
        for wanted in [
            "Reminder for Łódź",
            "Dear Αθήνα,",
            "please pay 1,160.75 €.",
            "first point",
            "2.",
            "to be ticked",
            "INV-0002",
            "1002.50",
            "Total due",
            "999,999.99",
            "Київ",
            "value of it",
        ] {
            assert!(text.contains(wanted), "{wanted} in\n{text}");
        }
    }
}

#[test]
fn a_long_table_repeats_its_header_and_loses_no_row() {
    let Some(text) = text_of(&made(&letter(200), Paper::A4), &["-layout"]) else { return };
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 3, "{}", pages.len());
    for (number, page) in pages.iter().enumerate().take(pages.len() - 1) {
        assert!(page.contains("Still due"), "page {number}");
        let page = page.replace(' ', "");
        assert!(page.contains(&format!("Page{}of{}", number + 1, pages.len())), "page {number}");
    }
    for i in 0..200 {
        assert_eq!(text.matches(&format!("INV-{i:04} ")).count(), 1, "{i}");
    }
}

#[test]
fn a_cell_higher_than_a_page_goes_on_over_the_next_ones() {
    let mut long = letter(1);
    let words: Vec<String> = (0..4_000).map(|i| format!("w{i}x")).collect();
    if let Block::Table(table) = &mut long.blocks[4] {
        table.rows[0][0] = words.join(" ");
    }
    let Some(text) = text_of(&made(&long, Paper::Letter), &[]) else { return };
    for word in &words {
        assert!(text.contains(word.as_str()), "{word}");
    }
}

#[test]
fn it_is_tagged_and_says_what_it_is() {
    let bytes = made(&letter(1), Paper::A4);
    assert!(bytes.starts_with(b"%PDF-1."));
    let has = |wanted: &str| bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes());
    for wanted in ["/MarkInfo", "/StructTreeRoot", "/Lang", "pdfuaid:part", "2026-03-14"] {
        assert!(has(wanted), "{wanted}");
    }
    for unwanted in ["/JavaScript", "/URI", "/Launch", "/EmbeddedFile"] {
        assert!(!has(unwanted), "{unwanted}");
    }
}

#[test]
fn the_paper_is_the_one_asked_for() {
    for (paper, size) in [(Paper::A4, "595.28 841.89"), (Paper::Letter, "612 792")] {
        let bytes = made(&letter(1), paper);
        let wanted = format!("[0 0 {size}]");
        assert!(bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes()), "{wanted}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(made(&letter(50), Paper::A4), made(&letter(50), Paper::A4));
    assert_eq!(made(&everything("x"), Paper::Letter), made(&everything("x"), Paper::Letter));
}

#[test]
fn hostile_texts_stay_texts() {
    for text in HOSTILE {
        let bytes = made(&everything(text), Paper::A4);
        let Some(found) = text_of(&bytes, &["-raw"]) else { return };
        let seen = |text: &str| text.chars().filter(char::is_ascii_graphic).collect::<String>();
        assert!(seen(&found).contains(&seen(text)), "{text} in\n{found}");
    }
}

#[test]
fn nothing_at_all_is_an_empty_page() {
    let bytes = made(&Document::default(), Paper::A4);
    assert!(bytes.len() > 500);
}

#[test]
fn what_the_font_lacks_is_named_instead_of_printed() {
    let answer = pdf(&everything("名前 ok"), date(), Paper::A4);
    assert_eq!(answer, Err(PdfError::Missing(vec!['前', '名'])));
}
