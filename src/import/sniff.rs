//! Delimiter, header row and the date the file states, from the first rows, with evidence.

use chrono::{Datelike, NaiveDate};

use crate::domain::sorting::LeanSort;
use crate::import::report::{DateOrder, Role};
use crate::import::rows::{PlainQuotes, Record, RowReader, UnclosedQuote};
use crate::import::value::{self, DateCell};
use crate::import::words;

/// The delimiters tried, in order of preference.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows of the sample that are looked at; more than it holds, unless most are next to empty.
const SAMPLE_ROWS: usize = 4000;

/// A row of the sample, as text.
#[derive(Clone, Debug)]
pub struct SampleRow {
    /// Line, from 1.
    pub row: u32,
    /// Fields as text (not valid UTF-8 is shown with replacement characters).
    pub fields: Vec<String>,
}

/// So many quotes that are not closed are looked past in a sample.
const MOST_UNCLOSED: usize = 24;
/// A quote that is open for more lines than this where the sample was cut will not be closed.
const OPEN_LINES: u64 = 20;

/// The rows of a sample under a delimiter. The last row is dropped when the sample was cut. A quote that is not closed
/// hides what comes after it, so its row is read as plain text, as it will be when the file is read.
pub fn sample_rows(
    sample: &[u8],
    delimiter: u8,
    whole_file: bool,
    plain: &PlainQuotes,
) -> Vec<SampleRow> {
    let mut plain = plain.clone();
    loop {
        let (rows, unclosed) = read_sample(sample, delimiter, whole_file, &plain);
        match unclosed {
            Some(unclosed) if plain.unclosed.len() < MOST_UNCLOSED => plain.unclosed.push(unclosed),
            _ => return rows,
        }
    }
}

/// The rows up to the first quote that is not closed, and that quote.
fn read_sample(
    sample: &[u8],
    delimiter: u8,
    whole_file: bool,
    plain: &PlainQuotes,
) -> (Vec<SampleRow>, Option<UnclosedQuote>) {
    let mut rows = Vec::new();
    let mut reader = RowReader::new(delimiter, plain.clone());
    let mut sink = |record: &Record<'_>| {
        if rows.len() < SAMPLE_ROWS {
            let fields = record.fields().map(|f| String::from_utf8_lossy(f).into_owned()).collect();
            rows.push(SampleRow { row: record.row, fields });
        }
    };
    let mut read = reader.feed(sample, &mut sink);
    if whole_file && read.is_ok() {
        read = reader.feed(&[], &mut sink);
    }
    let unclosed = read.err().or_else(|| reader.open_for(OPEN_LINES));
    (rows, unclosed)
}

/// A delimiter with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delimiter {
    /// The byte.
    pub byte: u8,
    /// Why, in words.
    pub why: String,
    /// Lines at the start that only name the delimiter (`sep=;`).
    pub directive_lines: u32,
}

/// Decides the delimiter.
pub fn delimiter(sample: &[u8], whole_file: bool) -> Delimiter {
    if let Some(rest) = sample.strip_prefix(b"sep=")
        && let [byte, b'\r' | b'\n', ..] = rest
        && DELIMITERS.contains(byte)
    {
        return Delimiter {
            byte: *byte,
            why: "the file says so in its first line".to_owned(),
            directive_lines: 1,
        };
    }
    let head = sample.get(..sample.len().min(16 * 1024)).unwrap_or_default();
    let whole = whole_file && head.len() == sample.len();
    let scored = DELIMITERS
        .iter()
        .map(|&byte| (score(&sample_rows(head, byte, whole, &PlainQuotes::default())), byte));
    let best = scored.max_by_key(|&(points, byte)| (points, byte == b',')).unwrap_or((0, b','));
    let why = match best.0 {
        0 => "nothing speaks for another one".to_owned(),
        _ => "it cuts the rows into the same number of columns".to_owned(),
    };
    Delimiter { byte: best.1, why, directive_lines: 0 }
}

/// Known headers count most, then how many rows agree on a number of columns above one.
fn score(rows: &[SampleRow]) -> usize {
    // A line that reads like a header when it is not cut is no reason not to cut it.
    let cut = rows.iter().take(40).filter(|row| row.fields.len() > 1);
    let known = cut.map(|row| known_headers(&row.fields)).max().unwrap_or(0);
    let width = usual_width(rows);
    if width < 2 {
        return known * 1000;
    }
    let agreeing = rows.iter().filter(|row| row.fields.len() == width).count();
    known * 1000 + 100 + agreeing * 100 / rows.len().max(1) + width.min(50)
}

/// The most frequent number of fields; the larger on a tie.
fn usual_width(rows: &[SampleRow]) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    for row in rows {
        *counts.entry(row.fields.len()).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|&(width, count)| (count, width)).map_or(0, |(width, _)| width)
}

/// How many different roles the row's fields are known headers of.
pub fn known_headers(fields: &[String]) -> usize {
    let mut roles: Vec<Role> =
        fields.iter().filter_map(|f| words::roles_of(f).first().map(|r| r.0)).collect();
    roles.lean_sort();
    roles.dedup();
    roles.len()
}

/// Index (in `rows`) of the header: the row of the first 40 with the most known headers, at least
/// two. `None` = no header was recognised.
pub fn header_index(rows: &[SampleRow]) -> Option<usize> {
    let scored = rows.iter().take(40).enumerate().map(|(i, row)| (known_headers(&row.fields), i));
    let (known, index) = scored.max_by_key(|&(known, i)| (known, std::cmp::Reverse(i)))?;
    (known >= 2).then_some(index)
}

/// One of the first 40 rows has a field that is a known header.
pub fn has_known_header(rows: &[SampleRow]) -> bool {
    rows.iter().take(40).any(|row| known_headers(&row.fields) > 0)
}

/// Without known headers: the first row as wide as most, when none of its fields is a number or a
/// date, is a header in words this program does not know.
pub fn unknown_header_index(rows: &[SampleRow]) -> Option<usize> {
    let width = usual_width(rows);
    let named =
        |row: &SampleRow| row.fields.iter().filter(|field| !field.trim().is_empty()).count();
    let (index, row) =
        rows.iter().enumerate().find(|(_, row)| row.fields.len() == width && named(row) > 1)?;
    let wordy = row.fields.iter().all(|field| {
        let cell = value::trim(field.as_bytes());
        !value::date(cell).is_certain()
            && matches!(value::mark_evidence(cell), value::MarkEvidence::None)
    });
    wordy.then_some(index)
}

/// The date a title line states: "As of Jul 25, 2026", "As at 31 March 2026".
pub fn stated_as_of(rows: &[SampleRow], order: Option<DateOrder>) -> Option<NaiveDate> {
    let lines = rows.iter().map(|row| row.fields.join(","));
    rows.iter().flat_map(|row| row.fields.iter().cloned()).chain(lines).find_map(|text| {
        let lower = text.trim().trim_end_matches(',').to_ascii_lowercase();
        let rest = ["as of ", "as at ", "stand: ", "per "]
            .iter()
            .find_map(|lead| lower.strip_prefix(lead))?;
        let cell = value::date(rest.trim().as_bytes());
        match (cell, order) {
            (DateCell::Day(day), _) => day.to_date(),
            (_, Some(order)) => cell.day(order)?.to_date(),
            _ => None,
        }
    })
}

/// The years that title lines name, each once: in dates, or as four digits of their own.
pub fn years(rows: &[SampleRow]) -> Vec<i32> {
    let mut years = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.fields) {
        let cell = value::trim(cell.as_bytes());
        let of_date = match value::date(cell) {
            DateCell::Day(day) | DateCell::ShortYear(day) => day.to_date().map(|date| date.year()),
            DateCell::Parts { year, .. } => Some(year),
            DateCell::Blank
            | DateCell::StandIn
            | DateCell::Short { .. }
            | DateCell::Serial(_)
            | DateCell::DayMonth { .. }
            | DateCell::Bad => None,
        };
        match of_date {
            Some(year) => years.push(year),
            None => years.extend(years_in(&String::from_utf8_lossy(cell))),
        }
    }
    years.lean_sort();
    years.dedup();
    years
}

/// Four digits between 1980 and 2099 that are no part of a longer number or word.
fn years_in(text: &str) -> impl Iterator<Item = i32> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let years = words.filter(|word| word.len() == 4).filter_map(|word| word.parse().ok());
    years.filter(|year| (1980..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_makes_columns() {
        for (text, byte) in [
            ("Customer,Amount\nA,1\n", b','),
            ("Kunde;Betrag\n\"A, B\";1,50\n", b';'),
            ("Customer\tAmount\nA\t1,000\n", b'\t'),
            ("Customer|Amount\nA|1,000\n", b'|'),
            ("sep=;\nx;y\n", b';'),
            ("a b c\nd e f\n", b','),
        ] {
            assert_eq!(delimiter(text.as_bytes(), true).byte, byte, "{text}");
        }
    }

    #[test]
    fn the_header_may_stand_below_a_title() {
        let text = "Acme Ltd\nA/R Aging\nAs of Jul 25, 2026\n\nCustomer,Due date,Open balance\nA,2026-01-01,5\n";
        let rows = sample_rows(text.as_bytes(), b',', true, &PlainQuotes::default());
        assert_eq!(header_index(&rows).map(|i| rows[i].row), Some(5));
        assert_eq!(stated_as_of(&rows, None), NaiveDate::from_ymd_opt(2026, 7, 25));
    }

    fn sample(rows: &[&str]) -> Vec<SampleRow> {
        sample_rows(rows.join("\n").as_bytes(), b',', true, &PlainQuotes::default())
    }

    #[test]
    fn a_sample_ends_with_its_last_whole_row_and_has_four_thousand_at_most() {
        let rows = |text: &str, whole_file| {
            sample_rows(text.as_bytes(), b',', whole_file, &PlainQuotes::default()).len()
        };
        assert_eq!((rows("a,b\n1,2", false), rows("a,b\n1,2", true)), (1, 2));
        assert_eq!(rows(&"1,2\n".repeat(4_001), true), 4_000);
    }

    #[test]
    fn known_headers_weigh_more_than_rows_that_agree_on_a_width() {
        for (rows, points) in [
            // 2 headers known; 100 and all rows agree; 2 columns.
            (&["Customer,Total", "A,1"][..], 2 * 1000 + 100 + 100 + 2),
            // 2 of 3 rows agree: 66 of a hundred.
            (&["x,y", "1,2", "3"], 100 + 66 + 2),
            // Most rows are not cut.
            (&["Customer,Total", "a", "b"], 2 * 1000),
            // A known header that is not cut says nothing.
            (&["Customer", "A"], 0),
        ] {
            assert_eq!(score(&sample(rows)), points, "{rows:?}");
        }
        assert_eq!(usual_width(&sample(&["1,2", "3,4", "5,6,7"])), 2);
    }

    // A record of more than 300 lines has an unclosed quote, and blank lines are no rows.
    #[test]
    fn a_sample_is_looked_through_past_twenty_four_quotes_that_are_not_closed() {
        let rows = |quotes: usize| {
            let part = format!("1,\"x{}", "\n".repeat(302));
            let text = format!("a,b\n{}2,y\n", part.repeat(quotes));
            sample_rows(text.as_bytes(), b',', true, &PlainQuotes::default()).len()
        };
        // The header, the rows with quotes, and the last; behind the 25th quote nothing is seen.
        assert_eq!((rows(24), rows(25)), (26, 25));
    }

    #[test]
    fn a_quote_that_is_open_for_more_than_twenty_lines_at_the_cut_is_not_closed() {
        let rows = |lines: usize| {
            let text = format!("a,b\n1,\"x\n{}", "2,y\n".repeat(lines));
            sample_rows(text.as_bytes(), b',', false, &PlainQuotes::default()).len()
        };
        // Its own line break is the first.
        assert_eq!((rows(19), rows(20)), (1, 22));
    }

    // Both cut the first row in two; the second, which only `;` cuts, counts if nothing follows it.
    #[test]
    fn a_row_that_the_sample_cuts_is_no_reason_for_a_delimiter() {
        assert_eq!(delimiter(b"a,b;c\nd;", false).byte, b',');
        assert_eq!(delimiter(b"a,b;c\nd;", true).byte, b';');
    }

    #[test]
    fn a_table_below_a_long_title_still_tells_the_delimiter() {
        // 10 lines of 138 bytes: more than one KiB above the table.
        let title = format!("{}\n", "words ".repeat(23).trim()).repeat(10);
        let found = delimiter(format!("{title}Kunde;Betrag\nA;1\nB;2\n").as_bytes(), true);
        assert_eq!(found.byte, b';');
        let silent = delimiter(b"a b c\nd e f\n", true);
        assert_eq!((silent.byte, &*silent.why), (b',', "nothing speaks for another one"));
    }
}
