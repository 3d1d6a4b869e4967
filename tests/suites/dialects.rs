//! Suites of whole files whose delimiter, encoding, header, decimal mark and date order are known:
//! issue-derived, rust-csv and the samples Python's sniffer is tested with.

use std::path::Path;

use owed::convert::{Choice, Limits, convert, import_any};
use owed::domain::{Amount, Ledger};
use owed::import::evidence::DateEvidence;
use owed::import::{
    DateOrder, DecimalMark, Encoding, FindingCode, ImportReport, ImportSettings, Outcome, Question,
    Role, RoleChoice, decode, sniff, value,
};
use serde_json::Value;

/// What the importer came to: the ledger where there is one, and the review where there is one.
pub(crate) struct Read {
    pub(crate) ledger: Option<Ledger>,
    pub(crate) report: Option<ImportReport>,
}

pub(crate) fn read(name: &str, bytes: &[u8], roles: &[(u32, Role)]) -> Read {
    let choice = |&(column, role): &(u32, Role)| RoleChoice { column, role: Some(role) };
    let settings =
        ImportSettings { roles: roles.iter().map(choice).collect(), ..ImportSettings::default() };
    match import_any(name, bytes, &settings, &Choice::default()).0 {
        Outcome::Imported { ledger, report } => Read { ledger: Some(ledger), report: Some(report) },
        Outcome::Asking { report } => Read { ledger: None, report: Some(report) },
        Outcome::Failed { report, .. } => Read { ledger: None, report },
    }
}

/// What is right for a file besides what its manifest says. The roles are what its owner would
/// point at; the importer knows none of these headers.
struct Known {
    file: &'static str,
    roles: &'static [(u32, Role)],
    header: Option<u32>,
    mark: Option<DecimalMark>,
    dates: Dates,
    amounts: &'static [&'static str],
}

#[derive(PartialEq)]
enum Dates {
    None,
    Plain,
    Order(DateOrder),
    Asked,
}

const TOTAL: Role = Role::Total;
const CUSTOMER: Role = Role::CustomerName;
const DATE: Role = Role::InvoiceDate;
const DMY: Dates = Dates::Order(DateOrder::Dmy);
const COMMA: Option<DecimalMark> = Some(DecimalMark::Comma);
const POINT: Option<DecimalMark> = Some(DecimalMark::Point);

#[rustfmt::skip]
const KNOWN: &[Known] = &[
    Known { file: "pp153-semicolon-decimal-comma-no-header.csv", roles: &[(4, CUSTOMER), (7, TOTAL)], header: None, mark: COMMA, dates: Dates::None, amounts: &["733480.00", "73348.16", "539346.47"] },
    Known { file: "pp290-semicolon-mixed-decimals.csv", roles: &[(0, DATE), (1, CUSTOMER), (2, TOTAL)], header: None, mark: COMMA, dates: DMY, amounts: &["-21419.06", "-21375", "-1071.31", "-53.9", "2031", "-116", "-2405.17", "-249"] },
    Known { file: "pp1005-tab-decimal-comma.tsv", roles: &[(0, CUSTOMER), (1, TOTAL)], header: Some(1), mark: COMMA, dates: Dates::None, amounts: &["50.3", "60.3"] },
    Known { file: "pp910-two-column-semicolon-sci.csv", roles: &[(0, CUSTOMER)], header: Some(1), mark: None, dates: Dates::None, amounts: &[] },
    Known { file: "pp1042-two-col-trailing-newline.csv", roles: &[(0, CUSTOMER), (1, TOTAL)], header: Some(1), mark: None, dates: Dates::None, amounts: &["1708657810"] },
    Known { file: "pp60-tab-thousands-comma.tsv", roles: &[(0, CUSTOMER), (2, TOTAL)], header: Some(1), mark: POINT, dates: Dates::None, amounts: &["1234567"] },
    Known { file: "pp600-header-commas-in-semicolon.csv", roles: &[(1, CUSTOMER), (2, TOTAL), (3, DATE)], header: Some(1), mark: POINT, dates: Dates::Plain, amounts: &["90"] },
    Known { file: "pp1077-multiline-quoted-semicolon.csv", roles: &[(0, CUSTOMER), (2, TOTAL)], header: Some(1), mark: COMMA, dates: Dates::None, amounts: &["12.5", "13.5"] },
    Known { file: "actual5020-one-decimal-and-euro-suffix.csv", roles: &[], header: Some(1), mark: POINT, dates: DMY, amounts: &["-110.7", "-116.62"] },
    Known { file: "actual2432-identical-rows.csv", roles: &[], header: Some(1), mark: None, dates: Dates::Asked, amounts: &[] },
    Known { file: "actual2310-ddmmyy-leading-space.csv", roles: &[(0, DATE)], header: Some(1), mark: None, dates: DMY, amounts: &[] },
    Known { file: "buckets573-dotted-two-digit-year.csv", roles: &[(0, DATE), (1, TOTAL), (2, CUSTOMER)], header: None, mark: POINT, dates: DMY, amounts: &["76", "76"] },
    Known { file: "rom322-ragged-quoted-spaces-cp1252.csv", roles: &[(0, DATE), (1, CUSTOMER), (2, TOTAL)], header: None, mark: POINT, dates: Dates::Asked, amounts: &[] },
    Known { file: "rustcsv81-bom-first.csv", roles: &[(0, CUSTOMER), (1, TOTAL)], header: Some(1), mark: POINT, dates: Dates::None, amounts: &["1"] },
    Known { file: "xsv177-utf16le-bom.csv", roles: &[(0, CUSTOMER), (1, TOTAL)], header: Some(1), mark: COMMA, dates: Dates::None, amounts: &["1"] },
    Known { file: "excel-sep-directive.csv", roles: &[(0, CUSTOMER), (1, TOTAL)], header: Some(2), mark: COMMA, dates: Dates::None, amounts: &["1"] },
    Known { file: "rawgraphs245-decimal-comma.csv", roles: &[(0, DATE), (1, TOTAL), (2, CUSTOMER)], header: Some(1), mark: COMMA, dates: Dates::Plain, amounts: &["25.25"] },
    Known { file: "totals-and-preamble.csv", roles: &[], header: Some(4), mark: POINT, dates: DMY, amounts: &["100", "50", "25"] },
];

/// issue-derived: how many of the 18 files are right throughout, and what is wrong.
pub(crate) fn issue_derived(suite: &Path) -> (usize, Vec<String>) {
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(suite.join("manifest.json")).unwrap()).unwrap();
    let (mut right, mut problems) = (0, Vec::new());
    for entry in manifest.as_array().unwrap() {
        let name = entry["file"].as_str().unwrap();
        let known = KNOWN.iter().find(|known| known.file == name).unwrap();
        let bytes = std::fs::read(suite.join(name)).unwrap();
        let wrong = wrong(entry, known, &bytes);
        if wrong.is_empty() {
            right += 1;
        } else {
            problems.push(format!("issue-derived {name}: {}", wrong.join("; ")));
        }
    }
    (right, problems)
}

fn wrong(entry: &Value, known: &Known, bytes: &[u8]) -> Vec<String> {
    let Read { ledger, report } = read(known.file, bytes, known.roles);
    let mut wrong = Vec::new();
    let mut same = |what: &str, got: String, right: String| {
        if got != right {
            wrong.push(format!("{what} {got}, right is {right}"));
        }
    };
    let Some(report) = report else {
        let found = decode::detect(bytes, true).map(|found| found.encoding).or_else(|| {
            let converted = convert(bytes, &Choice::default(), &Limits::default()).ok()?;
            converted.summary.text.map(|text| text.encoding)
        });
        same("encoding", format!("{:?}", found.unwrap()), encoding(entry, bytes));
        let byte = sniff::delimiter(bytes, true).byte;
        same("delimiter", char::from(byte).to_string(), text(&entry["delimiter"]));
        let dates = Dates::Order(order_of_first_column(bytes));
        same("date order", (dates == known.dates).to_string(), "true".to_owned());
        return wrong;
    };
    same("encoding", format!("{:?}", report.encoding), encoding(entry, bytes));
    same("delimiter", char::from(report.delimiter).to_string(), text(&entry["delimiter"]));
    same("header", format!("{:?}", report.header_row), format!("{:?}", known.header));
    same("columns", report.columns.len().to_string(), entry["columns"].to_string());
    if let Some(mark) = known.mark {
        same("decimal mark", format!("{:?}", report.decimal_mark), format!("{mark:?}"));
    }
    let asked = report.questions.iter().any(|q| matches!(q, Question::DateOrder { .. }));
    same("date order asked", asked.to_string(), (known.dates == Dates::Asked).to_string());
    if let Dates::Order(order) = known.dates {
        same("date order", format!("{:?}", report.date_order), format!("{:?}", Some(order)));
    }
    let amounts = ledger.as_ref().map(totals).unwrap_or_default();
    if !known.amounts.is_empty() {
        let right: Vec<Amount> = known.amounts.iter().map(|t| amount(t)).collect();
        same("amounts", format!("{amounts:?}"), format!("{right:?}"));
    }
    if let Some(total) = entry["expected_total"].as_str() {
        same(
            "total",
            format!("{:?}", amounts.into_iter().sum::<Amount>()),
            format!("{:?}", amount(total)),
        );
    }
    if known.file.starts_with("buckets573") {
        let bad = report.findings.iter().find(|group| group.code == FindingCode::BadDate);
        let row = bad.and_then(|group| group.examples.first()).map(|finding| finding.row);
        same("the row that contradicts", format!("{row:?}"), "Some(3)".to_owned());
    }
    wrong
}

/// A list of dates is no list of invoices; what its dates prove is known all the same.
fn order_of_first_column(bytes: &[u8]) -> DateOrder {
    let mut dates = DateEvidence::default();
    for row in crate::records::rows(bytes, b',').iter().skip(1) {
        let cell = value::trim(row[0].as_bytes());
        dates.add(value::date(cell), DATE, cell, 2);
    }
    dates.decide().unwrap().order
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn amount(text: &str) -> Amount {
    Amount::new(text.parse::<rust_decimal::Decimal>().unwrap().normalize())
}

fn totals(ledger: &Ledger) -> Vec<Amount> {
    let documents = (0..u32::MAX).map_while(|idx| ledger.document(idx));
    documents.map(|document| Amount::new(document.total.decimal().normalize())).collect()
}

/// Plain ASCII reads the same in every encoding of the suite.
fn encoding(entry: &Value, bytes: &[u8]) -> String {
    let encoding = match entry["encoding"].as_str().unwrap() {
        "utf-16-le" => Encoding::Utf16Le,
        "cp1252" if !bytes.is_ascii() => Encoding::Windows1252,
        _ => Encoding::Utf8,
    };
    format!("{encoding:?}")
}

/// rust-csv's examples: name, delimiter, encoding, columns.
pub(crate) fn rust_csv(suite: &Path) -> Vec<String> {
    let cases = [
        ("smallpop.csv", b',', Encoding::Utf8, 4),
        ("smallpop-no-headers.csv", b',', Encoding::Utf8, 4),
        ("strange.csv", b';', Encoding::Utf8, 2),
        ("uspop.csv", b',', Encoding::Utf8, 5),
        ("uspop-null.csv", b',', Encoding::Utf8, 5),
        ("uspop-latin1.csv", b',', Encoding::Windows1252, 5),
    ];
    let mut problems = Vec::new();
    for (name, delimiter, encoding, columns) in cases {
        let bytes = std::fs::read(suite.join("examples/data").join(name)).unwrap();
        let report = read(name, &bytes, &[(0, CUSTOMER)]).report;
        let got = report.map(|r| (char::from(r.delimiter), r.encoding, r.columns.len()));
        let right = Some((char::from(delimiter), encoding, columns));
        if got != right {
            problems.push(format!("rust-csv {name}: {got:?}, right is {right:?}"));
        }
    }
    // Colons are in times and addresses too: nobody's export is cut at them without being told to.
    let bytes = std::fs::read(suite.join("examples/data/smallpop-colon.csv")).unwrap();
    let roles = vec![RoleChoice { column: 0, role: Some(CUSTOMER) }];
    let settings = ImportSettings { delimiter: Some(b':'), roles, ..ImportSettings::default() };
    if read("smallpop-colon.csv", &bytes, &[]).ledger.is_some() {
        problems.push("rust-csv smallpop-colon.csv: read with a wrong delimiter".to_owned());
    }
    match import_any("smallpop-colon.csv", &bytes, &settings, &Choice::default()).0 {
        Outcome::Asking { report } if report.columns.len() == 4 => {}
        Outcome::Asking { .. } | Outcome::Imported { .. } | Outcome::Failed { .. } => {
            problems.push("rust-csv smallpop-colon.csv: not cut at the chosen mark".to_owned());
        }
    }
    problems
}

/// Python's sniffer samples: the delimiter is found, or nothing is made of the file.
pub(crate) fn python_samples(suite: &Path) -> (usize, Vec<String>) {
    let right = [
        ("header1", b','),
        ("header2", b'+'),
        ("sample1", b','),
        ("sample2", b':'),
        ("sample3", b'?'),
        ("sample4", b';'),
        ("sample5", b'\t'),
        ("sample6", b'|'),
        ("sample7", b'|'),
        ("sample8", b'+'),
        ("sample9", b'+'),
        ("sample10", b','),
        ("sample11", b','),
        ("sample12", b','),
        ("sample13", b','),
        ("sample14", 0),
    ];
    let vectors: Value =
        serde_json::from_slice(&std::fs::read(suite.join("vectors.json")).unwrap()).unwrap();
    let (mut fine, mut problems) = (0, Vec::new());
    for (name, delimiter) in right {
        let sample = vectors["sniffer_samples"][name].as_str().unwrap();
        let found = sniff::delimiter(sample.as_bytes(), true).byte;
        let read = read(name, sample.as_bytes(), &[]);
        if found == delimiter || read.ledger.is_none() {
            fine += 1;
        } else {
            problems.push(format!("python-csv {name}: read with {:?}", char::from(found)));
        }
    }
    (fine, problems)
}
