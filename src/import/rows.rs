//! Chunks of bytes to records, with each record's line and offset. Plain records are read where they lie
//! ([`in_place`]), all others by csv-core's state machine.
//!
//! Invariant: whatever the bytes, every record ends; a quote that is never closed is reported with
//! the line it opened on instead of swallowing the rest of the file.

mod in_place;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A record this many lines long, or this large, has an unclosed quote.
const MAX_RECORD_LINES: u64 = 300;
/// See [`MAX_RECORD_LINES`].
const MAX_RECORD_BYTES: usize = 1 << 20;

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    data: &'a [u8],
    ends: &'a [usize],
    form: Form,
    /// Line on which the record begins, from 1.
    pub row: u32,
    /// Where it begins, in bytes of the decoded text.
    pub offset: u64,
}

/// How a record's fields lie in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// One after the other, without quotes.
    Unquoted,
    /// As in the file: a delimiter between them, quotes around those that have them.
    AsWritten,
}

impl<'a> Record<'a> {
    /// A record of these fields: `ends` says where in `data` each one ends.
    pub const fn of(data: &'a [u8], ends: &'a [usize], row: u32, offset: u64) -> Self {
        Self { data, ends, form: Form::Unquoted, row, offset }
    }

    /// Number of fields.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No fields.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The field, unquoted; empty past the end.
    #[inline]
    pub fn field(&self, column: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(column) else { return &[] };
        let before = match column.checked_sub(1) {
            Some(previous) => self.ends.get(previous).copied().unwrap_or(0),
            None => 0,
        };
        match (self.form, column) {
            (Form::Unquoted, _) => self.data.get(before..end).unwrap_or_default(),
            (Form::AsWritten, 0) => unquoted(self.data.get(..end).unwrap_or_default()),
            (Form::AsWritten, _) => unquoted(self.data.get(before + 1..end).unwrap_or_default()),
        }
    }

    /// All fields.
    pub fn fields(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |column| self.field(column))
    }
}

/// The field without the quotes around it. One that begins with a quote also ends with one, as
/// others are not taken as written.
#[inline]
fn unquoted(field: &[u8]) -> &[u8] {
    match field {
        [b'"', inner @ .., b'"'] => inner,
        other => other,
    }
}

/// A quote was opened in a record and never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnclosedQuote {
    /// The line the record begins on, from 1.
    pub row: u32,
    /// Byte where the record before it ended; see [`PlainQuotes::has`].
    pub offset: u64,
}

/// Which records are read with quotes as plain characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainQuotes {
    /// Those in which a quote was not closed.
    pub unclosed: Vec<UnclosedQuote>,
    /// And all that begin at this byte or after it.
    pub from: Option<u64>,
}

impl PlainQuotes {
    /// Whether the record that begins at this byte is one of them. How a file comes in pieces decides whether the `\n` of
    /// a `\r\n` ends a record or begins the next, so one byte more or less is the same place; no two records are closer.
    pub fn has(&self, offset: u64) -> bool {
        self.from.is_some_and(|from| offset + 1 >= from)
            || self.unclosed.iter().any(|unclosed| unclosed.offset.abs_diff(offset) <= 1)
    }
}

/// Push parser: feed chunks, get records.
pub struct RowReader {
    quoted: Reader,
    /// Made when the first record is read as plain text; most files have none.
    literal: Option<Reader>,
    delimiter: u8,
    plain: PlainQuotes,
    in_literal: bool,
    in_record: bool,
    out: Vec<u8>,
    ends: Vec<usize>,
    ends_in_place: Vec<usize>,
    out_len: usize,
    end_len: usize,
    offset: u64,
    record_offset: u64,
    line_before: u64,
    quotes: usize,
    last_row: u32,
    after_cr: bool,
}

impl std::fmt::Debug for RowReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RowReader").field("offset", &self.offset).finish_non_exhaustive()
    }
}

fn csv_reader(delimiter: u8, quoting: bool) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).quoting(quoting).build()
}

impl RowReader {
    /// A reader for this delimiter.
    pub fn new(delimiter: u8, plain: PlainQuotes) -> Self {
        Self {
            quoted: csv_reader(delimiter, true),
            literal: None,
            delimiter,
            plain,
            in_literal: false,
            in_record: false,
            out: vec![0; 4096],
            ends: vec![0; 64],
            ends_in_place: Vec::with_capacity(64),
            out_len: 0,
            end_len: 0,
            offset: 0,
            record_offset: 0,
            line_before: 1,
            quotes: 0,
            last_row: 0,
            after_cr: false,
        }
    }

    /// Feeds the next chunk; an empty chunk ends the file. `sink` gets each complete record.
    ///
    /// # Errors
    /// * [`UnclosedQuote`] when a record grows past any reasonable size, or the file ends inside
    ///   a quote.
    pub fn feed(
        &mut self,
        chunk: &[u8],
        mut sink: impl FnMut(&Record<'_>),
    ) -> Result<(), UnclosedQuote> {
        let at_end = chunk.is_empty();
        let mut input = chunk;
        let mut quotes_from = input;
        loop {
            if !self.in_record {
                self.begin_record();
                let taken = self.read_in_place(input, &mut sink);
                if taken > 0 {
                    input = input.get(taken..).unwrap_or_default();
                    continue;
                }
                quotes_from = input;
            }
            let reader = match &mut self.literal {
                Some(literal) if self.in_literal => literal,
                _ => &mut self.quoted,
            };
            let (result, read, written, ended) = reader.read_record(
                input,
                self.out.get_mut(self.out_len..).unwrap_or_default(),
                self.ends.get_mut(self.end_len..).unwrap_or_default(),
            );
            self.out_len += written;
            self.end_len += ended;
            self.offset += read as u64;
            let last_byte = read.checked_sub(1).and_then(|i| input.get(i)).copied();
            input = input.get(read..).unwrap_or_default();
            match result {
                ReadRecordResult::InputEmpty => {
                    self.quotes += count_quotes(quotes_from);
                    return if self.out_len > MAX_RECORD_BYTES {
                        Err(self.unclosed())
                    } else {
                        Ok(())
                    };
                }
                ReadRecordResult::OutputFull => {
                    if self.out_len > MAX_RECORD_BYTES {
                        return Err(self.unclosed());
                    }
                    self.out.resize(self.out.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    // Where the file ends, all of the record has been counted.
                    let open = at_end && self.in_quote();
                    let (row, embedded) = self.row(last_byte);
                    if open
                        || self.line() - self.line_before > MAX_RECORD_LINES
                            && self.embedded_lines() > MAX_RECORD_LINES
                    {
                        return Err(UnclosedQuote { row, offset: self.record_offset });
                    }
                    self.emit(row, embedded, &mut sink);
                }
                ReadRecordResult::End => return Ok(()),
            }
        }
    }

    /// Reads the record at the start of `input` where it lies, if it is a plain one; returns its
    /// length in bytes, 0 = it has to be read otherwise.
    #[inline]
    fn read_in_place(&mut self, input: &[u8], sink: &mut impl FnMut(&Record<'_>)) -> usize {
        // After a lone `\r` csv-core still expects the `\n` that may belong to it.
        if self.in_literal || self.after_cr {
            return 0;
        }
        let Some(len) = in_place::record(input, self.delimiter, &mut self.ends_in_place) else {
            return 0;
        };
        let row = self.numbered(self.line_before);
        self.quoted.set_line(self.line_before + 1);
        self.offset += len as u64;
        self.in_record = false;
        self.last_row = row;
        let record = Record {
            data: input.get(..len).unwrap_or_default(),
            ends: &self.ends_in_place,
            form: Form::AsWritten,
            row,
            offset: self.record_offset,
        };
        if record.fields().any(|field| !field.is_empty()) {
            sink(&record);
        }
        len
    }

    fn begin_record(&mut self) {
        self.in_record = true;
        self.out_len = 0;
        self.end_len = 0;
        self.quotes = 0;
        self.record_offset = self.offset;
        self.line_before = self.line();
        let literal = self.plain.has(self.offset);
        if literal != self.in_literal {
            let line = self.line_before;
            self.in_literal = literal;
            if literal {
                let delimiter = self.delimiter;
                self.literal.get_or_insert_with(|| csv_reader(delimiter, false)).set_line(line);
            } else {
                self.quoted.set_line(line);
            }
        }
    }

    fn line(&self) -> u64 {
        self.literal.as_ref().filter(|_| self.in_literal).unwrap_or(&self.quoted).line()
    }

    /// Line breaks inside the record's fields.
    fn embedded_lines(&self) -> u64 {
        let data = self.out.get(..self.out_len).unwrap_or_default();
        data.iter().filter(|&&c| c == b'\n').count() as u64
    }

    /// The line the current record begins on, and the line breaks inside it. csv-core counts the line break that ends a record
    /// when it is `\n`, and on the next record when it is `\r\n`.
    fn row(&mut self, last_byte: Option<u8>) -> (u32, u64) {
        let line = self.line();
        let own_break = u64::from(last_byte == Some(b'\n'));
        let expected = own_break + u64::from(self.after_cr);
        let embedded = if line - self.line_before > expected { self.embedded_lines() } else { 0 };
        self.after_cr = last_byte == Some(b'\r');
        let start = line.saturating_sub(embedded + own_break).max(1);
        (self.numbered(start), embedded)
    }

    /// A row's number: its line, and always beyond the row before.
    fn numbered(&self, line: u64) -> u32 {
        u32::try_from(line).unwrap_or(u32::MAX).max(self.last_row.saturating_add(1))
    }

    fn unclosed(&self) -> UnclosedQuote {
        let start = self.line().saturating_sub(self.embedded_lines());
        UnclosedQuote { row: self.numbered(start), offset: self.record_offset }
    }

    /// Whether a quote is open in what was counted of the record.
    fn in_quote(&self) -> bool {
        !self.in_literal && self.quotes % 2 == 1
    }

    /// The record that the input ended in, if a quote is open in it for more than so many lines.
    pub fn open_for(&self, lines: u64) -> Option<UnclosedQuote> {
        (self.in_quote() && self.embedded_lines() > lines).then(|| self.unclosed())
    }

    fn emit(&mut self, row: u32, embedded: u64, sink: &mut impl FnMut(&Record<'_>)) {
        self.in_record = false;
        let record = Record {
            data: self.out.get(..self.out_len).unwrap_or_default(),
            ends: self.ends.get(..self.end_len).unwrap_or_default(),
            form: Form::Unquoted,
            row,
            offset: self.record_offset,
        };
        if record.fields().any(|field| !field.is_empty()) {
            sink(&record);
        }
        // The next record cannot begin before this one's last line.
        self.last_row = row.saturating_add(u32::try_from(embedded).unwrap_or(0));
    }
}

fn count_quotes(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&c| c == b'"').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = Vec<(u32, u64, Vec<String>)>;

    fn read(text: &str, chunk: usize, unclosed: &[UnclosedQuote]) -> Result<Rows, UnclosedQuote> {
        let mut rows = Vec::new();
        let plain = PlainQuotes { unclosed: unclosed.to_vec(), from: None };
        let mut reader = RowReader::new(b',', plain);
        let mut sink = |record: &Record<'_>| {
            let fields = record.fields().map(|f| String::from_utf8_lossy(f).into_owned()).collect();
            rows.push((record.row, record.offset, fields));
        };
        for piece in text.as_bytes().chunks(chunk) {
            reader.feed(piece, &mut sink)?;
        }
        reader.feed(&[], &mut sink)?;
        Ok(rows)
    }

    #[test]
    fn rows_carry_the_line_they_begin_on() {
        let cases: &[(&str, &[u32])] = &[
            ("a,b\n1,2\n3,4\n", &[1, 2, 3]),
            ("a,b\r\n1,2\r\n3,4", &[1, 2, 3]),
            ("a,b\n\n\n1,2\n3,4\n", &[1, 4, 5]),
            ("a,b\r\n\r\n1,2\r\n", &[1, 3]),
            ("a,\"x\ny\nz\"\n1,2\n", &[1, 4]),
            ("a,\"x\r\ny\"\r\n1,2\r\n", &[1, 3]),
            ("a,b\r1,2\r3,4\r", &[1, 2, 3]),
            ("a,b\r1,2\n3,\"x\ny\"\n4,5\n", &[1, 2, 3, 5]),
        ];
        for (text, expected) in cases {
            for chunk in 1..20 {
                let got: Vec<u32> = read(text, chunk, &[]).unwrap().iter().map(|r| r.0).collect();
                assert_eq!(got, *expected, "{text:?} in chunks of {chunk}");
            }
        }
    }

    #[test]
    fn an_unclosed_quote_is_reported_and_its_row_can_be_read_as_plain_text() {
        // With blank lines before the row, and line breaks of two bytes, whatever the pieces of each reading.
        for (before, row) in [("", 2), ("\n\n", 4)] {
            for end in ["\n", "\r\n"] {
                let text = format!("a,b\n{before}1,\"x\n3,4\n5,6\n").replace('\n', end);
                for chunk in 1..20 {
                    let unclosed = read(&text, chunk, &[]).unwrap_err();
                    assert_eq!(unclosed.row, row, "{text:?} in pieces of {chunk}");
                    for again in 1..20 {
                        let rows = read(&text, again, &[unclosed]).unwrap();
                        let fields: Vec<Vec<String>> = rows.into_iter().map(|r| r.2).collect();
                        let expected = [["a", "b"], ["1", "\"x"], ["3", "4"], ["5", "6"]];
                        assert_eq!(fields, expected, "{text:?} in pieces of {chunk}, then {again}");
                    }
                }
            }
        }
    }

    /// As [`read`], with offsets past the line breaks before a record: csv-core has the `\n` of `\r\n` begin
    /// the next record.
    fn read_past_breaks(text: &str, chunk: usize) -> Result<Rows, u32> {
        let mut rows = read(text, chunk, &[]).map_err(|unclosed| unclosed.row)?;
        for (_, offset, _) in &mut rows {
            let rest = text.as_bytes().iter().skip(usize::try_from(*offset).unwrap());
            *offset += rest.take_while(|byte| matches!(byte, b'\r' | b'\n')).count() as u64;
        }
        Ok(rows)
    }

    /// In pieces of one byte no record is found in place, so csv-core reads them all.
    #[test]
    fn what_is_read_in_place_reads_as_csv_core_reads_it() {
        let texts = [
            "a,b\r\n1,\"x, y\"\r\n\"\",\"2\"\r\n",
            "\"a\"b,c\n\"d\"\"e\",f\ng\"h,\"i\nj\"\n,\n\n\"k\",l",
            "a,b\rc,d\r\n\"e\"\rf,g\n\r\n\rh\n",
            "\"\"\n\"\",\"\"\n \"x\",y\n",
        ];
        for text in texts {
            let expected = read_past_breaks(text, 1);
            for chunk in 2..=text.len() {
                assert_eq!(
                    read_past_breaks(text, chunk),
                    expected,
                    "{text:?} in pieces of {chunk}"
                );
            }
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn any_text_reads_alike_in_any_pieces(text in "[ab,\"\r\n é]{0,60}", chunk in 2_usize..64) {
            proptest::prop_assert_eq!(read_past_breaks(&text, chunk), read_past_breaks(&text, 1));
        }

        #[test]
        fn every_further_reading_gets_past_the_quotes_found_before(
            text in "[ab,\"\r\n é]{0,60}", chunks in proptest::collection::vec(1_usize..64, 61)
        ) {
            let mut found: Vec<UnclosedQuote> = Vec::new();
            for chunk in chunks {
                let Err(unclosed) = read(&text, chunk, &found) else { return Ok(()) };
                let known = PlainQuotes { unclosed: found.clone(), from: None };
                proptest::prop_assert!(!known.has(unclosed.offset), "{:?} again", unclosed);
                found.push(unclosed);
            }
        }
    }

    #[test]
    fn a_quote_that_swallows_hundreds_of_lines_is_unclosed() {
        let mut text = String::from("a,b\n1,\"x\n");
        for _ in 0..400 {
            text.push_str("2,3\n");
        }
        text.push_str("4,\"y\"\n");
        assert_eq!(read(&text, 64, &[]), Err(UnclosedQuote { row: 2, offset: 4 }));
    }

    #[test]
    fn a_record_may_have_three_hundred_line_breaks_of_its_own_and_any_number_before_it() {
        let rows = |text: &str| -> Result<Vec<u32>, UnclosedQuote> {
            Ok(read(text, 64, &[])?.into_iter().map(|row| row.0).collect())
        };
        let quoted = |breaks: usize| format!("a,b\n1,\"x{}\"\n2,3\n", "\n".repeat(breaks));
        assert_eq!(rows(&quoted(300)), Ok(vec![1, 2, 303]));
        assert_eq!(rows(&quoted(301)), Err(UnclosedQuote { row: 2, offset: 4 }));
        assert_eq!(rows(&format!("a,b\n{}1,2\n", "\n".repeat(310))), Ok(vec![1, 312]));
        // Line breaks inside a field are counted far down too.
        let far = format!("{}1,\"x\ny\nz\"\n2,3\n", "a,b\n".repeat(50));
        assert_eq!(rows(&far).unwrap()[50..], [51, 54]);
    }

    #[test]
    fn a_quoted_field_that_grows_past_a_mebibyte_is_unclosed() {
        let read = |length: usize| {
            let mut reader = RowReader::new(b',', PlainQuotes::default());
            let mut rows = 0;
            let field = format!("\"{}", "x".repeat(length));
            reader.feed(field.as_bytes(), |_| rows += 1)?;
            reader.feed(b"\"\n", |_| rows += 1)?;
            Ok(rows)
        };
        assert_eq!(read(1 << 20), Ok(1));
        assert_eq!(read((1 << 20) + 1), Err(UnclosedQuote { row: 1, offset: 0 }));
    }

    // Two line breaks in the open quote, then in a closed one; `1,"x` and its line break are 5 bytes.
    #[test]
    fn a_quote_is_open_for_the_lines_in_it_until_it_is_closed() {
        let mut reader = RowReader::new(b',', PlainQuotes::default());
        assert_eq!(reader.open_for(0), None);
        reader.feed(b"a,b\n1,\"x\n2,y\n", |_| {}).unwrap();
        assert_eq!(reader.open_for(1), Some(UnclosedQuote { row: 2, offset: 4 }));
        assert_eq!(reader.open_for(2), None);
        reader.feed(b"z\",c", |_| {}).unwrap();
        assert_eq!(reader.open_for(0), None);
    }

    #[test]
    fn all_rows_from_a_place_on_are_plain_even_if_it_is_met_one_byte_sooner() {
        let plain = PlainQuotes { unclosed: Vec::new(), from: Some(10) };
        assert_eq!([8, 9, 10, 11].map(|offset| plain.has(offset)), [false, true, true, true]);
    }

    #[test]
    fn a_plain_row_keeps_quotes_that_are_closed() {
        let text = "a,\"b\"\n1,\"x\"\n";
        let rows = read(text, 64, &[UnclosedQuote { row: 2, offset: 6 }]).unwrap();
        let fields: Vec<Vec<String>> = rows.into_iter().map(|row| row.2).collect();
        assert_eq!(fields, [["a", "b"], ["1", "\"x\""]]);
    }

    #[test]
    fn a_reader_shows_how_far_it_is() {
        let mut reader = RowReader::new(b',', PlainQuotes::default());
        reader.feed(b"a,b\n", |_| {}).unwrap();
        assert_eq!(format!("{reader:?}"), "RowReader { offset: 4, .. }");
    }

    #[test]
    fn only_the_rows_named_are_read_as_plain_text() {
        let text = "a,b\n1,\"x\n2,\"y, z\"\n";
        let rows = read(text, 64, &[UnclosedQuote { row: 2, offset: 4 }]).unwrap();
        let fields: Vec<Vec<String>> = rows.into_iter().map(|row| row.2).collect();
        assert_eq!(fields, [["a", "b"], ["1", "\"x"], ["2", "y, z"]]);
        let one = Record::of(b"a", &[1], 1, 0);
        assert!(Record::of(b"", &[], 1, 0).is_empty() && !one.is_empty());
    }

    #[test]
    fn a_row_of_plain_text_is_known_by_its_place_below_a_field_of_several_lines() {
        let text = "a,b\r\n1,\"x\r\ny\"\r\n2,\"z\r\n3,4\r\n";
        let unclosed = read(text, 64, &[]).unwrap_err();
        assert_eq!(unclosed.row, 4);
        let rows = read(text, 64, &[unclosed]).unwrap();
        let fields: Vec<(u32, Vec<String>)> = rows.into_iter().map(|row| (row.0, row.2)).collect();
        assert_eq!(fields[2], (4, vec!["2".to_owned(), "\"z".to_owned()]));
        assert_eq!(fields.len(), 4);
    }
}
