//! Dates and amounts in every way they are written: what is written is read back, and what has two
//! readings is never settled in silence. The vectors of the shared suite are run where present.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its material is not as expected"
)]

mod common;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use owed::domain::Day;
use owed::import::evidence::{DateEvidence, MarkCount};
use owed::import::value::{self, MarkEvidence};
use owed::import::{DateOrder, DecimalMark, Role};
use proptest::prelude::*;
use serde_json::Value;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// Vectors by locale and kind, in the order of the file.
fn vectors(kind: &str) -> Option<Vec<(String, Vec<Value>)>> {
    let path = common::shared()?.join("suites/number-date-ambiguity/locale_vectors.jsonl");
    let lines = std::fs::read_to_string(path).unwrap();
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for vector in lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        if text(&vector, "kind") != kind {
            continue;
        }
        let name = format!("{} {}", text(&vector, "locale"), text(&vector, "style"));
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, group)) => group.push(vector),
            None => groups.push((name, vec![vector])),
        }
    }
    Some(groups)
}

/// The same number, whatever its scale.
fn is_number(number: value::Number, truth: &str) -> bool {
    let (whole, fraction) = truth.split_once('.').unwrap_or((truth, ""));
    let mantissa: i128 = format!("{whole}{fraction}").parse().unwrap();
    let scale = u32::try_from(fraction.len()).unwrap();
    let most = scale.max(number.scale);
    number.mantissa * 10_i128.pow(most - number.scale) == mantissa * 10_i128.pow(most - scale)
}

fn is_day(day: Day, truth: &str) -> bool {
    Some(truth.parse::<NaiveDate>().unwrap()) == day.to_date()
}

/// What a locale's own formats use, as a user would answer the two questions.
fn mark_of(locale: &str, style: &str) -> DecimalMark {
    let point = [
        "en-US", "en-GB", "en-CA", "en-AU", "en-IN", "de-CH", "it-CH", "es-MX", "he-IL", "ar-AE",
        "hi-IN", "bn-BD", "th-TH", "ms-MY", "ja-JP", "ko-KR", "zh-CN", "zh-TW",
    ];
    let swiss_money = locale == "fr-CH" && style != "decimal2";
    if point.contains(&locale) || swiss_money { DecimalMark::Point } else { DecimalMark::Comma }
}

fn order_of(locale: &str) -> DateOrder {
    match locale {
        "en-US" => DateOrder::Mdy,
        "ko-KR" | "ja-JP" | "zh-CN" | "zh-TW" | "hu-HU" | "lt-LT" | "sv-SE" | "en-CA" | "fr-CA"
        | "fa-IR" | "en-ZA" => DateOrder::Ymd,
        _ => DateOrder::Dmy,
    }
}

#[derive(Debug, Default)]
struct Tally {
    all: usize,
    right: usize,
    wrong: Vec<String>,
    refused: Vec<String>,
}

impl Tally {
    fn add(&mut self, vector: &Value, outcome: Option<bool>) {
        self.all += 1;
        let shown = || format!("{} {}", text(vector, "locale"), text(vector, "text"));
        match outcome {
            Some(true) => self.right += 1,
            Some(false) => self.wrong.push(shown()),
            None => self.refused.push(shown()),
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the measured figures are wanted")]
fn with_the_locale_known_nearly_all_vectors_are_read() {
    let (Some(amounts), Some(dates)) = (vectors("amount"), vectors("date")) else { return };
    let mut tally = Tally::default();
    for vector in amounts.iter().flat_map(|group| &group.1) {
        let mark = mark_of(text(vector, "locale"), text(vector, "style"));
        let read = value::amount(text(vector, "text").as_bytes(), mark);
        tally.add(vector, read.map(|number| is_number(number, text(vector, "truth"))));
    }
    for vector in dates.iter().flat_map(|group| &group.1) {
        let order = order_of(text(vector, "locale"));
        let read = value::date(text(vector, "text").as_bytes()).day(order);
        tally.add(vector, read.map(|day| is_day(day, text(vector, "truth"))));
    }
    println!("{} of {} right; refused {:?}", tally.right, tally.all, tally.refused);
    assert!(tally.wrong.is_empty(), "read wrong: {:?}", tally.wrong);
    assert_eq!(tally.all, 5280);
    assert!(tally.right * 1000 >= tally.all * 995, "{} of {}", tally.right, tally.all);
}

#[test]
#[expect(clippy::print_stdout, reason = "the measured figures are wanted")]
fn without_a_locale_a_column_is_read_right_or_asked_about() {
    let (Some(amounts), Some(dates)) = (vectors("amount"), vectors("date")) else { return };
    let mut tally = Tally::default();
    let mut asked = 0_usize;
    for (_, column) in &amounts {
        let mut marks = MarkCount::default();
        for cell in column.iter().map(|vector| text(vector, "text").as_bytes()) {
            marks.add(value::mark_evidence(cell), Role::Total, cell);
        }
        // While no cell needs a mark, either reads the same.
        let mark = marks.mark_of(Role::Total);
        if mark.is_none() && marks.open_roles().next().is_some() {
            asked += column.len();
            continue;
        }
        for vector in column {
            let cell = text(vector, "text").as_bytes();
            let read = value::amount(cell, mark.unwrap_or(DecimalMark::Point));
            tally.add(vector, read.map(|number| is_number(number, text(vector, "truth"))));
        }
    }
    for (_, column) in &dates {
        let mut evidence = DateEvidence::default();
        for cell in column.iter().map(|vector| text(vector, "text").as_bytes()) {
            evidence.add(value::date(cell), Role::DueDate, cell, 1);
        }
        let order = evidence.order_of(Role::DueDate).map(|decided| decided.order);
        if order.is_none() && evidence.is_open() {
            asked += column.len();
            continue;
        }
        for vector in column {
            let read = value::date(text(vector, "text").as_bytes());
            let day = read.day(order.unwrap_or(DateOrder::Dmy));
            tally.add(vector, day.map(|day| is_day(day, text(vector, "truth"))));
        }
    }
    println!(
        "{} right, {asked} asked about, {} refused, of {}; refused {:?}",
        tally.right,
        tally.refused.len(),
        tally.all + asked,
        tally.refused
    );
    assert!(tally.wrong.is_empty(), "read wrong: {:?}", tally.wrong);
    assert_eq!(tally.all + asked, 5280);
}

/// The values a lone amount is read as: none, or one. A flag or a question makes it none.
fn lone_amount(cell: &str) -> Option<value::Number> {
    let amount = value::amount_text(value::trim(cell.as_bytes())).ok()?;
    if amount.exponent.is_some() || amount.padded {
        return None;
    }
    match amount.evidence() {
        MarkEvidence::Neutral | MarkEvidence::Point => amount.read(DecimalMark::Point),
        MarkEvidence::Comma => amount.read(DecimalMark::Comma),
        MarkEvidence::Either | MarkEvidence::None => None,
    }
}

fn lone_date(cell: &str) -> Option<Day> {
    let read = value::date(value::trim(cell.as_bytes()));
    let mut evidence = DateEvidence::default();
    evidence.add(read, Role::DueDate, cell.as_bytes(), 1);
    if evidence.is_open() || read.has_short_year() {
        return None;
    }
    read.day(evidence.decide().map_or(DateOrder::Dmy, |decided| decided.order))
}

#[test]
#[expect(clippy::print_stdout, reason = "the measured figures are wanted")]
fn a_lone_value_with_two_readings_is_never_settled_in_silence() {
    let Some(shared) = common::shared() else { return };
    let path = shared.join("suites/number-date-ambiguity/ambiguous.json");
    let cases: BTreeMap<String, Vec<Value>> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (mut settled, mut left) = (Vec::new(), Vec::new());
    for case in &cases["amounts"] {
        let readings: Vec<&str> = readings(case);
        match lone_amount(text(case, "text")) {
            None => left.push(text(case, "text")),
            Some(number) => {
                // "malformed" is no reading.
                let real = readings.iter().filter(|r| !r.starts_with("malformed")).count();
                assert_eq!(real, 1, "{case} was settled as {number:?}");
                let truth = readings[0].split(' ').next().unwrap();
                assert!(is_number(number, truth), "{case} was read as {number:?}");
                settled.push(text(case, "text"));
            }
        }
    }
    for case in &cases["dates"] {
        match lone_date(text(case, "text")) {
            None => left.push(text(case, "text")),
            Some(day) => {
                let truth = readings(case)[0].get(..10).unwrap();
                assert!(is_day(day, truth), "{case} was read as {day:?}");
                settled.push(text(case, "text"));
            }
        }
    }
    println!("{} settled: {settled:?}\n{} not: {left:?}", settled.len(), left.len());
    assert_eq!(settled.len() + left.len(), 81);
    assert!(settled.len() >= 30, "too little is read: {settled:?}");
}

fn readings(case: &Value) -> Vec<&str> {
    case["readings"].as_array().unwrap().iter().map(|r| r.as_str().unwrap()).collect()
}

#[test]
fn columns_of_the_issue_derived_files_are_decided() {
    let Some(shared) = common::shared() else { return };
    let folder = shared.join("suites/issue-derived");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let expected =
        ["2024-01-01", "2024-01-03", "2024-01-10", "2024-01-19", "2024-01-21", "2024-02-01"];
    let file = read("actual2310-ddmmyy-leading-space.csv");
    let cells: Vec<value::DateCell> =
        file.lines().skip(1).map(|line| value::date(value::trim(line.as_bytes()))).collect();
    let mut evidence = DateEvidence::default();
    for cell in &cells {
        evidence.add(*cell, Role::InvoiceDate, b"", 1);
    }
    let order = evidence.order_of(Role::InvoiceDate).unwrap().order;
    assert_eq!(cells.len(), expected.len());
    for (cell, truth) in cells.iter().zip(expected) {
        assert!(is_day(cell.day(order).unwrap(), truth), "{cell:?}");
    }
    let file = read("actual5020-one-decimal-and-euro-suffix.csv");
    let amounts = file.lines().skip(1).map(|line| line.rsplit_once(';').unwrap().1);
    for (cell, minor) in amounts.zip([-11_070, -11_662]) {
        let cell = cell.trim_matches('"');
        assert_eq!(value::mark_evidence(cell.as_bytes()), MarkEvidence::Point, "{cell}");
        let number = value::amount(cell.as_bytes(), DecimalMark::Point).unwrap();
        assert_eq!(number.to_minor(2).unwrap().minor, minor, "{cell}");
    }
}

/// The amounts of the hostile file, read with a decimal point, in cents; `None` = refused.
const HOSTILE: &[(&str, Option<i64>)] = &[
    ("1e309", None),
    ("-1e309", None),
    ("NaN", None),
    ("Infinity", None),
    ("-0", Some(0)),
    ("0x10", None),
    ("1_000", None),
    ("99999999999999999999999999.99", None),
    ("0.005", Some(0)),
    ("1.005", Some(100)),
    ("2.675", Some(268)),
    ("-0.005", Some(0)),
    ("1e-320", None),
    ("٣٤٫٥٦", Some(3_456)),
    ("１２３", Some(12_300)),
    ("1,2,3", None),
    ("1..2", None),
    ("--1", None),
    ("1-", Some(-100)),
    ("(1)", Some(-100)),
    ("((1))", None),
    ("£", None),
    ("EUR", None),
    ("1 2 3", None),
    ("½", None),
    ("１．５", Some(150)),
    ("∞", None),
    ("10,00", None),
    ("1.000", Some(100)),
    ("", None),
];

#[test]
fn hostile_amounts_are_read_exactly_or_refused() {
    let Some(shared) = common::shared() else { return };
    let path = shared.join("suites/hostile-ar/hostile-ar.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut expected = HOSTILE.iter();
    for record in reader.byte_records().map(Result::unwrap).filter(|r| &r[1] == b"amount") {
        let cell = String::from_utf8(record[5].to_vec()).unwrap();
        let (text, minor) = expected.next().unwrap();
        assert_eq!(cell, *text);
        let read = value::amount(cell.as_bytes(), DecimalMark::Point);
        let read = read.and_then(|number| number.to_minor(2)).map(|read| read.minor);
        assert_eq!(read, *minor, "{cell}");
    }
    assert_eq!(expected.next(), None);
}

/// What an import says about a file: findings with their rows, sorted by code.
fn findings(csv: &str) -> BTreeMap<String, Vec<u32>> {
    let report = common::imported(csv).1;
    let rows = |group: &owed::import::FindingGroup| {
        (format!("{:?}", group.code), group.examples.iter().map(|found| found.row).collect())
    };
    report.findings.iter().map(rows).collect()
}

// CC-32, CC-33: stand-ins, odd years and odd amounts are said, never taken for granted.
#[test]
fn what_was_read_with_a_doubt_is_said() {
    let csv = "Customer,Invoice No,Invoice Date,Due Date,Amount\n\
        A,1,13/02/2026,01/01/1900,10.00\n\
        A,2,14/02/2026,13/03/26,1.93E+02\n\
        A,3,15/02/2026,15/03/67,11.00\n\
        A,4,16/02/2026,16/03/2569,12.00\n\
        A,5,17/02/2026,30/02/2026,13.00\n\
        A,6,18/02/2026,17/03/2026,(14.00) CR\n\
        A,7,19/02/2026,18/03/2026,15%\n\
        A,8,20/02/2026,19/03/2026,16.00\n\
        A,9,21/02/2026,20/03/2026,17.00\n";
    let found = findings(csv);
    for (code, row) in [
        ("StandInDate", 2),
        ("ShortYear", 3),
        ("ShortenedAmount", 3),
        ("UnsureCentury", 4),
        ("OtherCalendar", 5),
        ("BadDate", 6),
        ("UnsureSign", 7),
        ("BadAmount", 8),
    ] {
        assert_eq!(found.get(code), Some(&vec![row]), "{code} {found:?}");
    }
}

// CC-31: day numbers become whole days.
#[test]
fn a_column_of_day_numbers_is_counted_from_1900() {
    let csv = "Customer,Invoice No,Invoice Date,Due Date,Amount\n\
        A,1,46054,46082.5,10.00\n\
        B,2,46055,46083,11.00\n";
    let (ledger, report) = common::imported(csv);
    let due: Vec<Day> = ledger.columns().due_date.to_vec();
    // 46023 is 1 January 2026.
    assert_eq!(due, [Day::from_ymd(2026, 3, 1).unwrap(), Day::from_ymd(2026, 3, 2).unwrap()]);
    assert_eq!(report.rows_used, 2);
    assert_eq!(findings(csv).get("DayNumber").map(Vec::len), Some(4));
}

#[test]
fn two_columns_may_have_two_orders_and_two_marks() {
    let csv = "Customer;Invoice No;Invoice Date;Due Date;Total;Open\n\
        A;1;13/02/2026;03/25/2026;1.234,50;1,234.50\n\
        B;2;05/02/2026;03/04/2026;1.234;1,234\n";
    let (ledger, report) = common::imported(csv);
    assert_eq!(report.rows_used, 2);
    let columns = ledger.columns();
    assert_eq!(columns.total, [123_450, 123_400]);
    assert_eq!(columns.open, [123_450, 123_400]);
    let day = |m, d| Day::from_ymd(2026, m, d).unwrap();
    assert_eq!(columns.invoice_date, [day(2, 13), day(2, 5)]);
    assert_eq!(columns.due_date, [day(3, 25), day(3, 4)]);
}

/// Digits in groups of three, or the Indian way.
fn grouped(digits: &str, sign: &str, indian: bool) -> String {
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        let left = digits.len() - i;
        let breaks = if indian {
            left == 3 || (left > 3 && !left.is_multiple_of(2))
        } else {
            left.is_multiple_of(3)
        };
        if i > 0 && breaks {
            out.push_str(sign);
        }
        out.push(c);
    }
    out
}

/// ASCII digits as digits of another script.
fn in_script(text: &str, zero: u32) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(zero + d));
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn amounts_written_in_any_style_are_read_back(
        minor in -9_999_999_999_i64..9_999_999_999,
        comma in any::<bool>(),
        group in 0_usize..6,
        frame in 0_usize..10,
        zero in prop::sample::select(vec![0x30_u32, 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10]),
    ) {
        let mark = if comma { DecimalMark::Comma } else { DecimalMark::Point };
        let (decimal, thousand) = if comma { (",", ".") } else { (".", ",") };
        let (sign, indian) = match group {
            0 => ("", false),
            1 => (thousand, false),
            2 => (thousand, true),
            3 => (" ", false),
            4 => ("\u{202f}", false),
            _ => ("\u{2019}", false),
        };
        let whole = grouped(&(minor.unsigned_abs() / 100).to_string(), sign, indian);
        let number = in_script(&format!("{whole}{decimal}{:02}", minor.unsigned_abs() % 100), zero);
        let cell = match (minor < 0, frame) {
            (false, 0 | 1) => number,
            (false, 2 | 3) => format!("€ {number}"),
            (false, 4 | 5) => format!("{number}\u{a0}zł"),
            (false, 6) => format!("{number} Dr"),
            (false, 7) => format!("+{number}"),
            (false, _) => format!("USD{number}"),
            (true, 0) => format!("-{number}"),
            (true, 1) => format!("({number})"),
            (true, 2) => format!("{number}-"),
            (true, 3) => format!("{number} CR"),
            (true, 4) => format!("\u{200e}\u{2212}{number}\u{a0}\u{200f}₪"),
            (true, 5) => format!("€ -{number}"),
            (true, 6) => format!("-R$ {number}"),
            (true, 7) => format!("({number} kr.)"),
            (true, 8) => format!("Cr {number}"),
            (true, _) => format!("$({number})"),
        };
        let read = value::amount(cell.as_bytes(), mark).and_then(|number| number.to_minor(2));
        prop_assert_eq!(read.map(|read| (read.minor, read.rounded)), Some((minor, false)), "{}", cell);
    }

    #[test]
    fn an_amount_with_two_values_is_never_decided(whole in 1_u32..1000, rest in 0_u32..1000, comma in any::<bool>()) {
        let mark = if comma { ',' } else { '.' };
        let cell = format!("{whole}{mark}{rest:03}");
        prop_assert_eq!(value::mark_evidence(cell.as_bytes()), MarkEvidence::Either, "{}", cell);
        let mut marks = MarkCount::default();
        for role in [Role::Total, Role::Open] {
            marks.add(value::mark_evidence(cell.as_bytes()), role, cell.as_bytes());
        }
        prop_assert_eq!(marks.mark_of(Role::Total), None);
        prop_assert_eq!(marks.open_roles().count(), 2);
    }

    #[test]
    fn dates_written_in_any_style_are_read_back(number in 3_653_i32..25_567, style in 0_usize..14) {
        let day = Day::from_number(number).to_date().unwrap();
        let (y, m, d) = (day.year(), day.month(), day.day());
        let name = ["jan", "FEB", "März", "avril", "mayo", "juni", "lug", "sierpnia", "Eylül", "oct.", "нояб", "dez"]
            [usize::try_from(m - 1).unwrap()];
        let (cell, order) = match style {
            0 => (format!("{y}-{m:02}-{d:02}T01:02:03Z"), DateOrder::Ymd),
            1 => (format!("{y}{m:02}{d:02}.0"), DateOrder::Ymd),
            2 => (format!("{d}. {m}. {y}"), DateOrder::Dmy),
            3 => (format!("{m}/{d}/{y} 3:04 PM"), DateOrder::Mdy),
            4 => (format!("{d} {name} {y}"), DateOrder::Ymd),
            5 => (format!("{name} {d}, {y}"), DateOrder::Ymd),
            6 => (format!("{d}-{name}-{y}"), DateOrder::Ymd),
            7 => (format!("{y}年{m}月{d}日"), DateOrder::Dmy),
            8 => (format!("{y}. {m:02}. {d:02}."), DateOrder::Dmy),
            9 => (in_script(&format!("{d}/{m}/{y}"), 0x660), DateOrder::Dmy),
            10 => (in_script(&format!("{m}-{d}-{y}"), 0x966), DateOrder::Mdy),
            11 => (format!("{d} de {name} de {y}"), DateOrder::Ymd),
            12 => (format!("{d:02}.{m:02}.{y}\u{200f}"), DateOrder::Dmy),
            _ => (format!("mar. {d} {name} {y}"), DateOrder::Ymd),
        };
        let read = value::date(value::trim(cell.as_bytes())).day(order);
        prop_assert_eq!(read, Some(Day::from(day)), "{}", cell);
    }

    #[test]
    fn a_date_with_two_readings_is_never_decided(first in 1_u32..=12, second in 1_u32..=12, year in 1980_u32..2039, short in any::<bool>()) {
        prop_assume!(first != second);
        let year = if short { year % 100 } else { year };
        let cell = format!("{first:02}/{second:02}/{year:02}");
        let mut evidence = DateEvidence::default();
        for role in [Role::InvoiceDate, Role::DueDate] {
            evidence.add(value::date(cell.as_bytes()), role, cell.as_bytes(), 1);
        }
        prop_assert_eq!(evidence.order_of(Role::DueDate), None);
        prop_assert!(evidence.is_open());
    }

    #[test]
    fn no_text_is_too_strange(cell in prop::collection::vec(any::<u8>(), 0..40), text in "\\PC{0,24}") {
        for cell in [cell.as_slice(), text.as_bytes()] {
            let trimmed = value::trim(cell);
            let read = value::date(trimmed);
            for order in [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd] {
                prop_assert_eq!(read.day(order).is_some() && read == value::DateCell::Bad, false);
            }
            let amount = value::amount_text(trimmed);
            prop_assert!(amount.is_ok() || value::amount(trimmed, DecimalMark::Point).is_none());
            prop_assert!(amount.is_err() || trimmed.len() <= 200);
        }
    }
}
