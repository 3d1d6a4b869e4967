//! A workbook as a spreadsheet file (Office Open XML): numbers are numbers, days are days, text is never a
//! formula, headings stay in sight.
//!
//! Written with `rust_xlsxwriter` (docs/decisions/0014-the-press.md). The date is a parameter; the same
//! workbook gives the same bytes.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook as File, Worksheet, XlsxError,
};

use super::workbook::{Cell, Sheet, Workbook};

/// Digits a spreadsheet keeps of a number; one with more is written as text, so that none is lost.
const DIGITS: usize = 15;
/// Most characters of a cell.
const MAX_TEXT: usize = 32_767;
/// Rows a sheet can have below its headings.
const MAX_ROWS: usize = 1_048_575;
/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);
/// Said at the end of a text that does not fit into a cell.
const CUT: &str = " … (cut: longer than a cell can hold)";

/// The file, made on `date`; `None` when a sheet's name cannot be one.
pub fn xlsx(workbook: &Workbook, date: NaiveDate) -> Option<Vec<u8>> {
    write(workbook, date).ok()
}

fn write(workbook: &Workbook, date: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    let made = DocProperties::new().set_title(&workbook.title);
    file.set_properties(&made.set_creation_datetime(&excel_date(date)?));
    let formats = Formats::new();
    for sheet in &workbook.sheets {
        // What does not fit on one sheet goes on on the next.
        let parts = sheet.rows.chunks(MAX_ROWS).collect::<Vec<_>>();
        let parts = if parts.is_empty() { vec![&[][..]] } else { parts };
        for (i, rows) in parts.into_iter().enumerate() {
            let name =
                if i == 0 { sheet.name.clone() } else { format!("{} ({})", sheet.name, i + 1) };
            write_sheet(file.add_worksheet().set_name(name)?, sheet, rows, &formats)?;
        }
    }
    file.save_to_buffer()
}

/// The looks of cells.
struct Formats {
    heading: Format,
    text: Format,
    long_number: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            text: Format::new().set_num_format("@"),
            long_number: Format::new().set_num_format("@").set_align(FormatAlign::Right),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write_sheet(
    out: &mut Worksheet,
    sheet: &Sheet,
    rows: &[Vec<Cell>],
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (at, heading) in (0..).zip(&sheet.headings) {
        out.write_string_with_format(0, at, heading, &formats.heading)?;
        out.set_column_width(at, width(rows, usize::from(at), heading))?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (at, cell) in (0..).zip(cells) {
            write_cell(out, (row, at), cell, formats)?;
        }
    }
    out.set_freeze_panes(1, 0)?;
    out.set_repeat_rows(0, 0)?;
    out.set_landscape();
    Ok(())
}

fn write_cell(
    out: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            out.write_string_with_format(row, column, cut(text), &formats.text)?;
        }
        Cell::Number(number) => {
            if let Some(value) = float(*number) {
                out.write_number_with_format(row, column, value, &number_format(*number))?;
            } else {
                let text = number.to_string();
                out.write_string_with_format(row, column, text, &formats.long_number)?;
            }
        }
        Cell::Date(date) => {
            let day = excel_date(*date);
            match day {
                Ok(day) => out.write_datetime_with_format(row, column, &day, &formats.date)?,
                // Before 1900 or after 9999: a spreadsheet has no such day.
                Err(_) => out.write_string(row, column, date.to_string())?,
            };
        }
    }
    Ok(())
}

/// The number as a spreadsheet holds it; `None` when digits would be lost.
fn float(number: Decimal) -> Option<f64> {
    let text = number.normalize().to_string();
    let digits = text.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit);
    if digits.count() > DIGITS { None } else { text.parse().ok() }
}

/// `#,##0.00`, with the decimals the number is written with.
fn number_format(number: Decimal) -> Format {
    let decimals = number.scale().min(12) as usize;
    let point = if decimals == 0 { "" } else { "." };
    Format::new().set_num_format(format!("#,##0{point}{}", "0".repeat(decimals)))
}

fn excel_date(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(0);
    let (month, day) = (u8::try_from(date.month()), u8::try_from(date.day()));
    ExcelDateTime::from_ymd(year, month.unwrap_or(0), day.unwrap_or(0))
}

/// A text that fits into a cell, and says so when it is not whole.
fn cut(text: &str) -> String {
    if text.chars().count() <= MAX_TEXT {
        return text.to_owned();
    }
    text.chars().take(MAX_TEXT - CUT.chars().count()).chain(CUT.chars()).collect()
}

/// Width of a column in characters: its longest text, within limits.
fn width(rows: &[Vec<Cell>], at: usize, heading: &str) -> f64 {
    let of = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.chars().take(WIDTHS.1).count(),
        Cell::Number(number) => {
            let length = number.to_string().len();
            length + length / 3
        }
        Cell::Date(_) => 10,
    };
    let longest = rows.iter().filter_map(|row| row.get(at)).map(of).max().unwrap_or(0);
    let words = heading.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let wanted = longest.max(words).max(heading.chars().count().min(14)) + 2;
    f64::from(u32::try_from(wanted.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(10))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::str::FromStr;

    use calamine::{Data, Reader, Xlsx};

    use super::super::fixtures::{HOSTILE, unzip};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::from_str(text).unwrap()
    }

    fn number(text: &str) -> Cell {
        Cell::Number(Decimal::from_str(text).unwrap())
    }

    fn workbook(rows: Vec<Vec<Cell>>) -> Workbook {
        let headings = vec!["A".to_owned(), "B".to_owned(), "C".to_owned()];
        let sheet = |name: &str, rows| Sheet { name: name.to_owned(), headings: headings.clone(), rows };
        let sheets = vec![sheet("One", rows.clone()), sheet("Two", rows), sheet("Empty", Vec::new())];
        Workbook { title: "A & B".to_owned(), sheets }
    }

    fn read(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn numbers_are_numbers_days_are_days_and_text_is_text() {
        let rows = vec![
            vec![number("1234.50"), Cell::Date(day("2026-03-14")), Cell::text("0012")],
            vec![number("-0.05"), Cell::Empty, Cell::text("=1+1")],
            vec![number("123456789012345.67"), Cell::Date(day("1899-01-01")), Cell::text("")],
        ];
        let mut book = read(xlsx(&workbook(rows), day("2026-03-14")).unwrap());
        assert_eq!(book.sheet_names(), ["One", "Two", "Empty"]);
        let range = book.worksheet_range("Two").unwrap();
        let at = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(at(0, 0), Data::String("A".to_owned()));
        assert_eq!(at(1, 0), Data::Float(1234.5));
        let Data::DateTime(date) = at(1, 1) else { panic!("{:?}", at(1, 1)) };
        // Days since 1899-12-30: 46,095 is 14 March 2026.
        assert!((date.as_f64() - 46_095.0).abs() < f64::EPSILON);
        assert_eq!(at(1, 2), Data::String("0012".to_owned()));
        assert_eq!(at(2, 0), Data::Float(-0.05));
        assert_eq!(at(2, 2), Data::String("=1+1".to_owned()));
        assert_eq!(at(3, 0), Data::String("123456789012345.67".to_owned()), "no digit is lost");
        assert_eq!(at(3, 1), Data::String("1899-01-01".to_owned()));
        assert!(book.worksheet_formula("Two").unwrap().is_empty());
    }

    #[test]
    fn no_text_becomes_a_formula_or_markup() {
        for text in HOSTILE {
            let rows = vec![vec![Cell::text(text), Cell::Empty, Cell::text(text)]];
            let bytes = xlsx(&workbook(rows), day("2026-03-14")).unwrap();
            for (path, part) in unzip(bytes.clone()) {
                let part = String::from_utf8(part).unwrap();
                assert!(!part.contains("<f>") && !part.contains("<script"), "{path}: {text}");
            }
            let range = read(bytes).worksheet_range("One").unwrap();
            let Some(Data::String(back)) = range.get_value((1, 0)) else { panic!("{text}") };
            let seen = |text: &str| text.chars().filter(char::is_ascii_graphic).collect::<String>();
            assert!(seen(back).contains(seen(text).get(..3).unwrap()), "{back} for {text}");
        }
    }

    #[test]
    fn headings_stay_in_sight_and_the_day_is_the_one_given() {
        let parts = unzip(xlsx(&workbook(Vec::new()), day("2026-03-14")).unwrap());
        let part = |path: &str| String::from_utf8(parts[path].clone()).unwrap();
        assert!(part("xl/worksheets/sheet1.xml").contains("<pane ySplit=\"1\""));
        let made = part("docProps/core.xml");
        assert_eq!(made.matches("2026-03-14T00:00:00Z").count(), 2, "{made}");
    }

    #[test]
    fn the_same_workbook_gives_the_same_bytes() {
        let rows: Vec<Vec<Cell>> =
            (0..500).map(|i| vec![Cell::whole(i), Cell::text(format!("t{i}"))]).collect();
        let make = || xlsx(&workbook(rows.clone()), day("2026-03-14"));
        let first = make();
        assert!(first.is_some());
        for _ in 0..5 {
            assert!(make() == first);
        }
    }

    #[test]
    fn a_text_too_long_for_a_cell_says_so() {
        let text = cut(&"x".repeat(40_000));
        assert_eq!(text.chars().count(), MAX_TEXT);
        assert!(text.ends_with(CUT));
        assert_eq!(cut("short"), "short");
    }
}
