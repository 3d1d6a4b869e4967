//! Files made to break a reader: hostile-ar, frictionless and the list of naughty strings. Nothing
//! stops the program, no amount is read as another one, no text is lost or becomes a formula.

use std::path::{Path, PathBuf};

use owed::analysis::AnalysisConfig;
use owed::convert::{Choice, import_any};
use owed::documents::Paper;
use owed::domain::sorting::LeanSort;
use owed::import::{FindingCode, ImportSettings, Outcome, Role, RoleChoice, Source};
use owed::protocol::{DeskCommand, Export, Extras, Response, Side};
use owed::worker::session::{Finish, ImportJob, Session};
use serde_json::Value;

/// Amounts of `hostile-ar.csv` and what they may be read as; where nothing is given, the row has to
/// be left out. Hundredths.
const AMOUNTS: &[(&str, &[Option<i64>])] = &[
    ("INV-143", &[None]),               // 1e309
    ("INV-144", &[None]),               // -1e309
    ("INV-145", &[None]),               // NaN
    ("INV-146", &[None]),               // Infinity
    ("INV-147", &[None, Some(0)]),      // -0
    ("INV-148", &[None]),               // 0x10
    ("INV-149", &[None]),               // 1_000
    ("INV-150", &[None]),               // more than any ledger holds
    ("INV-151", &[None, Some(0)]),      // 0.005, to even
    ("INV-152", &[None, Some(100)]),    // 1.005, to even
    ("INV-153", &[None, Some(268)]),    // 2.675, to even
    ("INV-154", &[None, Some(0)]),      // -0.005, to even
    ("INV-155", &[None]),               // 1e-320
    ("INV-156", &[None, Some(3456)]),   // Arabic digits
    ("INV-157", &[None, Some(12_300)]), // full-width digits
    ("INV-158", &[None]),               // 1,2,3
    ("INV-159", &[None]),               // 1..2
    ("INV-160", &[None]),               // --1
    ("INV-161", &[Some(-100)]),         // 1-
    ("INV-162", &[Some(-100)]),         // (1)
    ("INV-163", &[None]),               // ((1))
    ("INV-164", &[None]),               // a sign without a number
    ("INV-165", &[None]),               // a code without a number
    ("INV-166", &[None]),               // 1 2 3
    ("INV-167", &[None, Some(50)]),     // a half
    ("INV-168", &[None, Some(150)]),    // full-width 1.5
    ("INV-169", &[None]),               // infinity
    ("INV-170", &[None, Some(1000)]),   // 10,00 in a column of points
    ("INV-171", &[Some(100)]),          // 1.000 in a column of points
    ("INV-172", &[None]),               // nothing
];

/// hostile-ar: 142 rows of 10.00, 30 amounts that may only be read as what they are.
pub(crate) fn hostile_amounts(suite: &Path) -> Vec<String> {
    let bytes = std::fs::read(suite.join("hostile-ar.csv")).unwrap();
    let (ledger, report) = match import_any(
        "hostile-ar.csv",
        &bytes,
        &ImportSettings::default(),
        &Choice::default(),
    )
    .0
    {
        Outcome::Imported { ledger, report } => (ledger, report),
        Outcome::Asking { .. } | Outcome::Failed { .. } => {
            return vec!["hostile-ar hostile-ar.csv: not read".to_owned()];
        }
    };
    let documents: Vec<(String, i64)> = (0..u32::MAX)
        .map_while(|idx| ledger.document(idx))
        .map(|d| (d.number.into_owned(), cents(d.total)))
        .collect();
    let mut problems = Vec::new();
    for (number, right) in AMOUNTS {
        let got = documents.iter().find(|(known, _)| known == number).map(|(_, cents)| *cents);
        if !right.contains(&got) {
            problems.push(format!("hostile-ar {number}: {got:?}, right is one of {right:?}"));
        }
    }
    let named = |number: &str| AMOUNTS.iter().any(|(known, _)| *known == number);
    let plain = documents.iter().filter(|(number, cents)| *cents == 1000 && !named(number)).count();
    if plain != 142 {
        problems.push(format!("hostile-ar plain: {plain} of 142 rows of 10.00"));
    }
    if (report.rows_read, report.rows_used + report.rows_left_out()) != (172, 172) {
        problems.push(format!("hostile-ar rows: {} read", report.rows_read));
    }
    problems
}

fn cents(amount: owed::domain::Amount) -> i64 {
    (amount.decimal() * rust_decimal::Decimal::from(100)).try_into().unwrap()
}

/// Every file below a folder, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.lean_sort();
    files
}

/// Imports a file as it is, and with its first two columns called customer and amount. Says what
/// does not tie out; a panic ends the test.
pub(crate) fn survives(path: &Path) -> Vec<String> {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let choice = |column, role| RoleChoice { column, role: Some(role) };
    let told = ImportSettings {
        roles: vec![choice(0, Role::CustomerName), choice(1, Role::Total)],
        ..ImportSettings::default()
    };
    let mut problems = Vec::new();
    for settings in [ImportSettings::default(), told] {
        if let Outcome::Imported { report, .. } =
            import_any(&name, &bytes, &settings, &Choice::default()).0
        {
            if report.rows_used + report.rows_left_out() != report.rows_read {
                problems.push(format!("{name}: rows do not add up"));
            }
            if report.control.iter().any(|c| c.used + c.left_out != c.file) {
                problems.push(format!("{name}: sums do not add up"));
            }
        }
    }
    problems
}

/// How a fault has to be named.
enum Named {
    /// A finding of one of these kinds, with the row.
    Row(&'static [FindingCode], u32),
    /// What is said of a column, by its place from 0.
    Column(u32, &'static str),
    /// The line of the header, `None` where it is said that there is none.
    Header(Option<u32>),
    /// The encoding, in words.
    Encoding(&'static str),
    /// Why the file cannot be read.
    Refused(&'static str),
}

/// frictionless: twelve classes of structural faults are said with their row or column. The files
/// have id, name and age; the id is called number, the name customer, the age an amount.
pub(crate) fn frictionless(suite: &Path) -> Vec<String> {
    use FindingCode::{
        BadAmount, CustomerFromAbove, FieldCount, NoAmount, NoCustomer, RepeatedNumber, TotalRow,
    };
    use Named::{Column, Encoding, Header, Refused, Row};
    // Faults of single cells, which the suite has only in files of another kind.
    const BAD_CELLS: &str = "id,name,age\n1,A,30\n2,B,\n3,C,old\n4,D\n";
    let cases: &[(&str, &str, Named)] = &[
        ("extra cell", "structure-errors.csv", Row(&[FieldCount], 5)),
        ("extra cell below a bad row", "schema-errors.csv", Row(&[FieldCount], 5)),
        ("blank cell", "blank-cells.csv", Row(&[NoCustomer, CustomerFromAbove, TotalRow], 6)),
        ("missing value", BAD_CELLS, Row(&[NoAmount], 3)),
        ("type error", BAD_CELLS, Row(&[BadAmount], 4)),
        ("missing cell", BAD_CELLS, Row(&[FieldCount], 5)),
        ("repeated row", "duplicate-rows.csv", Row(&[RepeatedNumber], 4)),
        ("blank label", "blank-headers.csv", Column(1, "Column 2")),
        ("duplicate label", "duplicate-headers.csv", Column(4, "column 1 has the same header")),
        ("no header", "without-headers.csv", Header(None)),
        ("header below a title", "skip-rows-before-headers.csv", Header(Some(2))),
        ("encoding", "latin1.csv", Encoding("not valid UTF-8")),
        ("nothing but a header", "without-rows.csv", Refused("HeaderOnly")),
        ("empty source", "empty.csv", Refused("Empty")),
    ];
    cases.iter().filter_map(|case| unnamed(suite, case)).collect()
}

fn unnamed(suite: &Path, (fault, file, named): &(&str, &str, Named)) -> Option<String> {
    let bytes = if file.contains('\n') {
        file.as_bytes().to_vec()
    } else {
        std::fs::read(suite.join("data").join(file)).unwrap()
    };
    let choice = |column, role| RoleChoice { column, role: Some(role) };
    let two = *file == "blank-cells.csv";
    let mut roles = vec![choice(1, Role::CustomerName)];
    if two {
        roles.push(choice(0, Role::Total));
    } else {
        roles.extend([choice(0, Role::Number), choice(2, Role::Total)]);
    }
    let settings = ImportSettings { roles, ..ImportSettings::default() };
    let outcome = import_any(file, &bytes, &settings, &Choice::default()).0;
    let (report, error) = match outcome {
        Outcome::Imported { report, .. } | Outcome::Asking { report } => (Some(report), None),
        Outcome::Failed { error, report } => (report, Some(format!("{error:?}"))),
    };
    let is_named = match named {
        Named::Refused(name) => error.as_ref().is_some_and(|error| error.starts_with(name)),
        Named::Row(codes, row) => report.as_ref().is_some_and(|report| {
            let groups = report.findings.iter().filter(|group| codes.contains(&group.code));
            groups.flat_map(|group| &group.examples).any(|finding| finding.row == *row)
        }),
        Named::Column(at, words) => report.as_ref().is_some_and(|report| {
            let column = report.columns.get(*at as usize);
            column.is_some_and(|c| c.header.contains(words) || c.why.contains(words))
        }),
        Named::Header(row) => report.as_ref().is_some_and(|report| report.header_row == *row),
        Named::Encoding(words) => {
            report.as_ref().is_some_and(|report| report.encoding_why.contains(words))
        }
    };
    (!is_named).then(|| {
        let findings = report.as_ref().map(|report| &report.findings);
        format!("frictionless {file}: {fault} is not named: {error:?} {findings:?}")
    })
}

/// Every naughty string as customer, number, e-mail, memo and header at once, quoted or not, and as
/// the file's name: the document is there, its amount is right, its customer reads as written.
pub(crate) fn naughty(suite: &Path) -> (usize, Vec<String>) {
    let strings: Value =
        serde_json::from_slice(&std::fs::read(suite.join("blns.json")).unwrap()).unwrap();
    let (mut right, mut problems) = (0, Vec::new());
    for (at, text) in strings.as_array().unwrap().iter().enumerate() {
        let text = text.as_str().unwrap();
        match naughty_fields(text) {
            Ok(()) => right += 1,
            Err(problem) => problems.push(format!("blns {at}: {text:?}: {problem}")),
        }
    }
    (right, problems)
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

fn naughty_fields(text: &str) -> Result<(), String> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["Customer", "Invoice Number", "Email", "Memo", "Amount", text]).unwrap();
    // Customer: plain first, then beside each other field.
    let fields = [
        [text, "N-1", "a@example.com", "m", "12.34", "x"],
        ["Acme", text, "a@example.com", "m", "12.34", "x"],
        ["Beta", "N-3", text, "m", "12.34", "x"],
        ["Gamma", "N-4", "c@example.com", text, "12.34", text],
    ];
    for row in fields {
        csv.write_record(row).unwrap();
    }
    // A file of next to nothing but control characters is no text; this is a file of invoices.
    let memo = "an ordinary row, ".repeat(12);
    for n in 0..50 {
        let number = format!("M-{n}");
        csv.write_record(["Acme", &number, "d@example.com", &memo, "12.34", ""]).unwrap();
    }
    let bytes = csv.into_inner().unwrap();
    let roles = [
        (0, Some(Role::CustomerName)),
        (1, Some(Role::Number)),
        (2, Some(Role::Email)),
        (3, None),
        (4, Some(Role::Total)),
        (5, None),
    ];
    let roles = roles.map(|(column, role)| RoleChoice { column, role }).to_vec();
    let settings = ImportSettings { roles, ..ImportSettings::default() };
    let Outcome::Imported { ledger, report } =
        import_any(text, &bytes, &settings, &Choice::default()).0
    else {
        return Err("not read".to_owned());
    };
    // A customer of nothing but space or signs for nothing is left out with that reason.
    let expected = 54 - report.rows_left_out();
    let documents: Vec<_> = (0..u32::MAX).map_while(|idx| ledger.document(idx)).collect();
    if documents.len() as u64 != expected || expected < 53 {
        return Err(format!("{} documents, left out {:?}", documents.len(), report.left_out));
    }
    if let Some(document) = documents.iter().find(|d| cents(d.total) != 1234) {
        return Err(format!("{} is not 12.34", document.total));
    }
    // Around a value, white space, invisible marks and a leading apostrophe are taken off.
    let kept = |got: &str| {
        text.find(got).is_some_and(|at| {
            let (before, after) = (&text[..at], &text[at + got.len()..]);
            before.chars().chain(after.chars()).all(|c| is_invisible(c) || c == '\'')
        })
    };
    if expected == 54 && !kept(&documents[0].customer.name) {
        return Err(format!("the customer became {:?}", documents[0].customer.name));
    }
    let numbered = documents.iter().find(|d| d.customer.name == "Acme");
    match numbered {
        Some(document) if kept(&document.number) => Ok(()),
        other => Err(format!("the number became {:?}", other.map(|d| d.number.clone()))),
    }
}

/// Every naughty string through the program and back: imported as a customer, exported as CSV and
/// JSON, and the CSV imported again. The text is the same throughout, and no cell is a formula.
pub(crate) fn naughty_round_trip(suite: &Path) -> (usize, Vec<String>) {
    let strings: Vec<String> =
        serde_json::from_slice(&std::fs::read(suite.join("blns.json")).unwrap()).unwrap();
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["Customer", "Invoice Number", "Due Date", "Amount"]).unwrap();
    for (at, text) in strings.iter().enumerate() {
        csv.write_record([text, &format!("N-{at}"), "2026-01-31", "12.34"]).unwrap();
    }
    let choice = |column, role| RoleChoice { column, role: Some(role) };
    let roles = vec![choice(0, Role::CustomerName), choice(3, Role::Total)];
    let (names, json, aging) = through(&csv.into_inner().unwrap(), roles);
    let mut problems = Vec::new();
    let mut in_json: Vec<String> = json["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| document["customer"].as_str().unwrap().to_owned())
        .collect();
    in_json.lean_sort();
    in_json.dedup();
    if in_json != names {
        problems.push(format!("blns JSON: {} customers of {}", in_json.len(), names.len()));
    }
    // The aging, read back: the fourth column has the name, the first of the sums is the total.
    let text = String::from_utf8(aging).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| u32::try_from(header.iter().position(|h| h == name).unwrap()).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        let start = record[3].trim_start_matches(is_invisible);
        if start.starts_with(['=', '+', '@', '-', '\t', '\r', '\n']) {
            problems.push(format!("blns aging: {:?} could be a formula", &record[3]));
        }
    }
    let roles =
        vec![choice(at("Customer"), Role::CustomerName), choice(at("Total open"), Role::Total)];
    let (back, ..) = through(text.as_bytes(), roles);
    for name in names.iter().filter(|name| !back.contains(name)) {
        problems.push(format!("blns back: {name:?} became another"));
    }
    (names.len(), problems)
}

/// The customers of a list, its analysis as JSON, and its aging as CSV.
fn through(bytes: &[u8], roles: Vec<RoleChoice>) -> (Vec<String>, Value, Vec<u8>) {
    let config = AnalysisConfig::standard("2026-03-31".parse().unwrap());
    let settings = ImportSettings { roles, ..ImportSettings::default() };
    let (name, bytes_total) = ("list.csv".to_owned(), bytes.len() as u64);
    let source = Source { name, bytes: bytes_total, settings, ..Source::default() };
    let mut session = Session::new();
    let job = ImportJob {
        side: Side::Book,
        sources: vec![source],
        merges: Vec::new(),
        config: config.clone(),
        prefer_stated_as_of: false,
    };
    session.begin_import(job).unwrap();
    while matches!(
        {
            session.push(bytes);
            session.finish()
        },
        Finish::Push(_)
    ) {}
    let mut names: Vec<String> =
        session.loaded().unwrap().ledger.customers().iter().map(|c| c.name.clone()).collect();
    names.lean_sort();
    names.dedup();
    let mut file = |export| {
        let (config, paper) = (config.clone(), Paper::default());
        let answer = session.handle(DeskCommand::Export { config, paper, export });
        let Response::File(file) = answer else { panic!("{answer:?}") };
        file.bytes
    };
    let json = serde_json::from_slice(&file(Export::AnalysisJson(Extras::default()))).unwrap();
    (names, json, file(Export::AgingCsv))
}
