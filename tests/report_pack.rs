//! The report pack, made as the page orders it and read again by other readers: the workbook adds up, holds no
//! formula, and the same file and date give the same bytes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where the pack is not as expected"
)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use owed::analysis::AnalysisConfig;
use owed::analysis::outlook::Assumptions;
use owed::analysis::provision::LossRates;
use owed::convert::{Choice, Limits, convert};
use owed::documents::{DocumentFormat, Order, Paper, press};
use owed::import::ImportSettings;
use owed::protocol::{DeskCommand, Export, Extras, FileOut, Pairing, Response, Side};
use owed::worker::session::{ImportJob, Session};

/// Open 1,000.50 + 200.00 + 300.25 − 50.00 = 1,450.75, of it overdue 1,000.50 + 200.00 = 1,200.50 less the
/// credit of 50.00, which is past its date: 1,150.50. One row is void.
const FILE: &str = "\
Customer,Customer No,Invoice,Type,Invoice Date,Due Date,Currency,Amount,Open,Status
=SUM of Parts,0012,A-1,Invoice,2026-01-05,2026-02-04,EUR,1000.50,1000.50,open
=SUM of Parts,0012,A-2,Credit note,2026-01-10,2026-01-10,EUR,-50.00,-50.00,open
Müller & Söhne,0013,A-3,Invoice,2026-02-01,2026-03-03,EUR,200.00,200.00,open
Müller & Söhne,0013,A-4,Invoice,2026-03-01,2026-03-31,EUR,300.25,300.25,open
Müller & Söhne,0013,A-5,Invoice,2026-03-02,2026-04-01,EUR,999.00,999.00,void
";

fn session(file: &str) -> (Session, AnalysisConfig) {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
    let config = AnalysisConfig::standard(date);
    let mut session = Session::new();
    let settings = ImportSettings::default();
    let job = ImportJob::of_one("open.csv", file.len() as u64, settings, config.clone());
    let Response::Loaded { .. } = session.import_bytes(job, file.as_bytes()) else {
        panic!("the file is not read")
    };
    (session, config)
}

fn made(file: &str, export: Export) -> FileOut {
    let (mut session, config) = session(file);
    let Response::Order(mut out) =
        session.handle(DeskCommand::Export { config, export, paper: Paper::A4 })
    else {
        panic!("nothing was ordered")
    };
    out.bytes = press(&Order::from_bytes(&out.bytes).unwrap(), &mut |_, _| ()).unwrap();
    out
}

fn unzip(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names = 0..archive.len();
    let file = |i| {
        let mut entry = archive.by_index(i).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        (entry.name().unwrap().into_owned(), content)
    };
    names.map(file).collect()
}

fn book(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn column(range: &Range<Data>, heading: &str) -> Vec<Data> {
    let mut rows = range.rows();
    let at = rows.next().unwrap().iter().position(|cell| *cell == Data::String(heading.to_owned()));
    let at = at.unwrap();
    rows.filter_map(|row| row.get(at).cloned()).collect()
}

fn cents(cell: &Data) -> i64 {
    let Data::Float(value) = cell else { panic!("{cell:?} is no number") };
    #[expect(clippy::cast_possible_truncation, reason = "small numbers of a test")]
    let cents = (value * 100.0).round() as i64;
    cents
}

#[test]
fn the_pack_holds_workbook_overview_csv_and_json() {
    let pack = made(FILE, Export::ReportPack(Extras::default()));
    assert_eq!(pack.name, "report-pack-2026-03-14.zip");
    let files = unzip(pack.bytes);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "aging-2026-03-14.csv",
            "analysis-2026-03-14.json",
            "findings.csv",
            "overview-2026-03-14.pdf",
            "read me.txt",
            "receivables-2026-03-14.xlsx"
        ]
    );
    assert!(files["overview-2026-03-14.pdf"].starts_with(b"%PDF-"));
    let json = String::from_utf8(files["analysis-2026-03-14.json"].clone()).unwrap();
    assert!(json.contains("owed-analysis"));
}

#[test]
fn the_workbook_is_read_again_to_the_cent() {
    let workbook = made(FILE, Export::ReportWorkbook(Extras::default()));
    let names = book(workbook.bytes.clone()).sheet_names();
    let detail = names.iter().position(|name| name == "Detail").unwrap();
    let choice = Choice { sheet: u32::try_from(detail).ok(), encoding: None };
    let read = convert(&workbook.bytes, &choice, &Limits::default()).unwrap();
    let text = read.text.pieces.concat();
    let (_, config) = session(FILE);
    let settings = ImportSettings { made_from: Some(read.made_from), ..ImportSettings::default() };
    let job = ImportJob::of_one("receivables.xlsx", text.len() as u64, settings, config);
    let Response::Loaded { analysis, import, .. } = Session::new().import_bytes(job, &text) else {
        panic!("our own workbook is not read")
    };
    let eur = &analysis.currencies[0];
    assert_eq!((import.rows_used, analysis.currencies.len()), (4, 1));
    let amount = |minor| owed::domain::Amount::from_minor(minor, eur.currency);
    assert_eq!((eur.open.amount, eur.overdue.amount), (amount(145_075), amount(115_050)));
}

#[test]
fn detail_aging_and_overview_come_to_the_same_open_balance() {
    let workbook = made(FILE, Export::ReportWorkbook(Extras::default()));
    assert_eq!(workbook.name, "receivables-2026-03-14.xlsx");
    let mut book = book(workbook.bytes);
    let detail = book.worksheet_range("Detail").unwrap();
    let sum: i64 = column(&detail, "Open").iter().map(cents).sum();
    assert_eq!(sum, 145_075);
    let aging = book.worksheet_range("Aging").unwrap();
    let lines = column(&aging, "Line").into_iter().zip(column(&aging, "Total open"));
    let of = |wanted: &str| -> i64 {
        let line = Data::String(wanted.to_owned());
        lines.clone().filter(|(kind, _)| *kind == line).map(|(_, open)| cents(&open)).sum()
    };
    assert_eq!((of("customer"), of("total")), (145_075, 145_075));
    let overview = book.worksheet_range("Overview").unwrap();
    let figures: Vec<(Data, Data)> =
        column(&overview, "Figure").into_iter().zip(column(&overview, "Amount")).collect();
    let figure = |name: &str| {
        let found = figures.iter().find(|(of, _)| *of == Data::String(name.to_owned()));
        cents(&found.unwrap().1)
    };
    assert_eq!((figure("Open"), figure("Overdue")), (145_075, 115_050));
    let left_out = book.worksheet_range("Left out").unwrap();
    assert_eq!(column(&left_out, "Row"), [Data::Float(6.0)]);
}

#[test]
fn no_cell_is_a_formula_and_numbers_of_customers_keep_their_zeros() {
    let mut book = book(made(FILE, Export::ReportWorkbook(Extras::default())).bytes);
    for name in book.sheet_names().clone() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let detail = book.worksheet_range("Detail").unwrap();
    assert_eq!(column(&detail, "Customer number")[0], Data::String("0012".to_owned()));
    assert_eq!(column(&detail, "Customer")[0], Data::String("=SUM of Parts".to_owned()));
    assert!(matches!(column(&detail, "Due date")[0], Data::DateTime(_)));
}

#[test]
fn what_the_user_typed_reaches_the_pack() {
    let percent = |whole| rust_decimal::Decimal::from(whole);
    // Not yet due, 1-30 days, 31-60 days; the rest is the file's own.
    let typed_pct = vec![Some(percent(1)), Some(percent(10)), Some(percent(20))];
    let loss = LossRates { typed_pct, lost_after_days: 200, ..LossRates::default() };
    let assumptions = Assumptions { loss, late_rate_pct: Some(percent(8)) };
    let extras = Extras { assumptions, ..Extras::default() };
    let mut book = book(made(FILE, Export::ReportWorkbook(extras.clone())).bytes);
    let provision = book.worksheet_range("Provision").unwrap();
    let lines: Vec<(Data, Data)> =
        column(&provision, "Line").into_iter().zip(column(&provision, "Provision")).collect();
    let of = |name: &str| {
        let found = lines.iter().find(|(line, _)| *line == Data::String(name.to_owned()));
        cents(&found.unwrap().1)
    };
    // 300.25, not yet due, at 1%: 3.0025. A-3 is 11 days late: 200.00 at 10%. A-1 is 38 days late:
    // 1,000.50 at 20%.
    assert_eq!((of("Not due"), of("1–30"), of("31–60")), (300, 2_000, 20_010));
    let late = book.worksheet_range("Late payment").unwrap();
    let line = |name: &str| {
        let names = column(&late, "Line").into_iter().zip(column(&late, "Value"));
        let mut found = names.filter(|(line, _)| *line == Data::String(name.to_owned()));
        found.next().unwrap().1
    };
    assert_eq!(line("Yearly rate in percent"), Data::Float(8.0));
    // Past due 1,200.50 now, at 8% of 365 days: 0.26 a day.
    assert_eq!(cents(&line("Cost of every further day")), 26);
    let conventions = book.worksheet_range("Conventions").unwrap();
    let in_force = column(&conventions, "In force");
    for expected in
        ["8%", "200 days past due", "1%, 10%, 20% by bucket (own = the file’s own losses)"]
    {
        assert!(in_force.contains(&Data::String(expected.to_owned())), "{expected}: {in_force:?}");
    }
    let json = unzip(made(FILE, Export::ReportPack(extras)).bytes);
    let json = String::from_utf8(json["analysis-2026-03-14.json"].clone()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["outlook"][0]["late_cost"]["rate_pct"], "8");
}

#[test]
fn a_comparison_goes_along_where_there_is_another_export() {
    let (mut session, config) = session(FILE);
    // A month before: A-1 with another total, A-3 not written yet, A-9 since gone.
    let earlier = "\
Customer,Customer No,Invoice,Type,Invoice Date,Due Date,Currency,Amount,Open,Status
=SUM of Parts,0012,A-1,Invoice,2026-01-05,2026-02-04,EUR,900.00,900.00,open
=SUM of Parts,0012,A-9,Invoice,2026-01-06,2026-02-05,EUR,70.00,70.00,open
";
    let settings = ImportSettings::default();
    let job = ImportJob::of_one("earlier.csv", 0, settings, config.clone());
    session.import_bytes(ImportJob { side: Side::Other, ..job }, earlier.as_bytes());
    let other_as_of = chrono::NaiveDate::from_ymd_opt(2026, 2, 14).unwrap();
    let pairing = Some(Pairing { other_as_of, other_is_earlier: true });
    let export = Export::ReportPack(Extras { pairing, ..Extras::default() });
    let command = DeskCommand::Export { config, export, paper: Paper::A4 };
    let Response::Order(out) = session.handle(command) else { panic!("nothing was ordered") };
    let bytes = press(&Order::from_bytes(&out.bytes).unwrap(), &mut |_, _| ()).unwrap();
    let files = unzip(bytes);
    let csv = String::from_utf8(files["comparison-2026-03-14.csv"].clone()).unwrap();
    assert!(csv.contains("EUR,document,Vanished,0012,'=SUM of Parts,A-9,"), "{csv}");
    let mut book = book(files["receivables-2026-03-14.xlsx"].clone());
    let bridge = book.worksheet_range("Bridge").unwrap();
    let amounts: Vec<i64> = column(&bridge, "Amount").iter().map(cents).collect();
    let (last, before) = amounts.split_last().unwrap();
    // 970.00 then; 1,450.75 now.
    assert_eq!((before[0], *last), (97_000, 145_075));
    assert_eq!(before.iter().sum::<i64>(), *last);
    let changes = book.worksheet_range("Changes").unwrap();
    let happened = column(&changes, "What happened");
    assert!(happened.contains(&Data::String("Billed more than before".to_owned())));
}

#[test]
fn the_same_file_and_date_give_the_same_bytes() {
    for export in [
        Export::ReportPack(Extras::default()),
        Export::ReportWorkbook(Extras::default()),
        Export::ReportOverview { extras: Extras::default(), format: DocumentFormat::Pdf },
    ] {
        let again = made(FILE, export.clone());
        assert!(made(FILE, export) == again, "{}", again.name);
    }
}

#[test]
fn an_overview_the_font_cannot_show_goes_along_as_docx_and_says_so() {
    let file = FILE.replace("Müller & Söhne", "名前");
    let files = unzip(made(&file, Export::ReportPack(Extras::default())).bytes);
    assert!(files.contains_key("overview-2026-03-14.docx"), "{:?}", files.keys());
    let note = String::from_utf8(files["read me.txt"].clone()).unwrap();
    assert!(note.contains("The overview is a DOCX. The font of PDF files has no 前名"), "{note}");
}
