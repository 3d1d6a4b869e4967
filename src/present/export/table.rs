//! Rows of typed cells as CSV that spreadsheets read without asking: UTF-8 with a byte order mark,
//! commas, CRLF line ends, header in the first line; or with tabs, as spreadsheets paste them.

use chrono::NaiveDate;
use csv::{Terminator, Writer, WriterBuilder};
use rust_decimal::Decimal;

use super::guard::guard;
use crate::domain::{Amount, Currency};

/// One cell. What kind it is decides how it is written: only text is guarded.
#[derive(Clone, Debug)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Amount(Amount),
    Code(Currency),
    Count(u64),
    Days(Option<i32>),
    Decimal(Option<Decimal>),
    Date(NaiveDate),
    Empty,
}

/// What a table is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A file.
    Csv,
    /// The clipboard.
    Pasted,
}

/// Collects rows; all rows have the length of the header.
pub(crate) struct Table {
    writer: Writer<Vec<u8>>,
}

impl Table {
    pub(crate) fn new(header: &[String]) -> Self {
        Self::wanted(Wanted::Csv, header)
    }

    pub(super) fn wanted(wanted: Wanted, header: &[String]) -> Self {
        let (delimiter, mark) = match wanted {
            Wanted::Csv => (b',', "\u{feff}"),
            Wanted::Pasted => (b'\t', ""),
        };
        let mut writer = WriterBuilder::new();
        writer.terminator(Terminator::CRLF).delimiter(delimiter);
        let mut table = Self { writer: writer.from_writer(mark.as_bytes().to_vec()) };
        table.row(header.iter().map(|name| Cell::Text(name)));
        table
    }

    pub(crate) fn row<'a>(&mut self, cells: impl Iterator<Item = Cell<'a>>) {
        let written = self.writer.write_record(cells.map(|cell| cell.written()));
        debug_assert!(written.is_ok(), "rows have the length of the header");
    }

    pub(crate) fn finish(self) -> String {
        // Writing to memory cannot fail, and every cell was a string.
        self.writer
            .into_inner()
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

impl Cell<'_> {
    fn written(&self) -> String {
        match self {
            Self::Text(text) => guard(text).into_owned(),
            Self::Amount(amount) => amount.to_string(),
            Self::Code(currency) => currency.code().to_owned(),
            Self::Count(count) => count.to_string(),
            Self::Days(days) => days.map(|days| days.to_string()).unwrap_or_default(),
            Self::Decimal(value) => value.map(|value| value.to_string()).unwrap_or_default(),
            Self::Date(date) => date.to_string(),
            Self::Empty => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_never_guarded_and_text_always_is() {
        let mut table = Table::new(&["Name".to_owned(), "Amount".to_owned()]);
        let minus = Amount::from_minor(-12_345, Currency::new("EUR").unwrap());
        table.row([Cell::Text("-123.45"), Cell::Amount(minus)].into_iter());
        table.row([Cell::Text("a \"b\", c"), Cell::Days(Some(-3))].into_iter());
        assert_eq!(
            table.finish(),
            "\u{feff}Name,Amount\r\n'-123.45,-123.45\r\n\"a \"\"b\"\", c\",-3\r\n"
        );
    }
}
