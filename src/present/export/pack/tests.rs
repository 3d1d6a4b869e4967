//! What the pack says, against the reports it is made of.

use rust_decimal::Decimal;

use super::*;
use crate::analysis::Analysis;
use crate::analysis::measures::measures;
use crate::documents::{Block, Cell, Sheet};
use crate::domain::{Account, Customer, Day, DocumentKind, Ledger, NewDocument};
use crate::import::{Excluded, FindingCode, FindingGroup, LeftOut, Severity};
use crate::present::export::testing::{customer, document, eur, import, report};

fn review() -> ImportReport {
    ImportReport {
        rows_read: 5,
        rows_used: 4,
        left_out: vec![LeftOut { code: FindingCode::Void, rows: 1, amounts: Vec::new() }],
        findings: vec![FindingGroup {
            code: FindingCode::Void,
            severity: Severity::LeftOut,
            count: 1,
            message: "Void".to_owned(),
            hint: "Nothing to do".to_owned(),
            examples: Vec::new(),
        }],
        excluded: vec![Excluded { row: 6, code: FindingCode::Void }],
        ..import()
    }
}

/// All measures of one open invoice.
fn measured() -> MeasuresReport {
    let mut ledger = Ledger::default();
    let customer = ledger.add_customer(Customer::default());
    let account = ledger.add_account(Account { customer, currency: eur() });
    let issued = Day::from(report().config.as_of).plus(-30);
    ledger.push(NewDocument {
        account,
        number: b"1",
        kind: DocumentKind::Invoice,
        invoice_date: issued,
        due_date: issued.plus(14),
        paid_date: Day::NONE,
        total: 5_000,
        open: 5_000,
        disputed: false,
        row: 2,
        offset: 0,
    });
    measures(&ledger, &Analysis::new(&ledger, &report().config), &[])
}

/// Two customers, four documents, one row left out.
fn with<T>(documents_in_all: u64, see: impl FnOnce(&PackSource<'_>) -> T) -> T {
    let (analysis, import) = (report(), review());
    let customers = vec![(
        eur(),
        vec![
            customer("=SUM of Parts", "0012", &[10_000, 5_000, 0, 0, 0, 0], Some(12)),
            customer("Klirr", "", &[0, 0, -2_550, 0, 30_000, 0], Some(91)),
        ],
    )];
    let documents = [document(2), document(3)];
    let files = [FileFindings { file: "open.csv", sheet: "", import: &import }];
    see(&PackSource {
        analysis: &analysis,
        customers: &customers,
        offenders: &[],
        documents: &documents,
        documents_in_all,
        measures: &measured(),
        outlooks: &[],
        assumptions: &Assumptions::default(),
        comparison: None,
        import: &import,
        files: &files,
    })
}

fn sheet(workbook: &Workbook, name: &str) -> Sheet {
    workbook.sheets.iter().find(|sheet| sheet.name == name).cloned().unwrap()
}

fn number(cell: &Cell) -> Decimal {
    let Cell::Number(number) = cell else { panic!("{cell:?} is no number") };
    *number
}

#[test]
fn every_sheet_is_there_and_every_row_fits_its_headings() {
    let workbook = with(2, pack_workbook);
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Overview",
            "Aging",
            "Detail",
            "Measures",
            "Measures by month",
            "Trend",
            "Offenders",
            "Forecast",
            "Provision",
            "Late payment",
            "Left out",
            "Conventions",
            "Effect of conventions"
        ]
    );
    for sheet in &workbook.sheets {
        assert!(sheet.rows.iter().all(|row| row.len() <= sheet.headings.len()), "{}", sheet.name);
    }
}

#[test]
fn the_lines_of_the_aging_sheet_add_up_to_its_total() {
    let aging = with(2, |source| sheet(&pack_workbook(source), "Aging"));
    let at = aging.headings.iter().position(|heading| heading == "Total open").unwrap();
    let open: Vec<Decimal> = aging.rows.iter().map(|row| number(&row[at])).collect();
    // 150.00 and 274.50 make 424.50.
    assert_eq!(
        open.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["150.00", "274.50", "424.50"]
    );
    assert_eq!(aging.rows[0][2], Cell::text("0012"), "a number with zeros stays as it is");
    assert_eq!(aging.rows[0][3], Cell::text("=SUM of Parts"));
}

#[test]
fn what_is_not_listed_is_counted() {
    let detail = with(1_234, |source| sheet(&pack_workbook(source), "Detail"));
    assert_eq!(detail.rows.len(), 3);
    let Cell::Text(note) = &detail.rows[2][0] else { panic!("no note") };
    assert!(note.starts_with("1,232 open documents are not listed here"), "{note}");
    assert_eq!(with(2, |source| sheet(&pack_workbook(source), "Detail")).rows.len(), 2);
}

#[test]
fn a_row_left_out_is_listed_with_its_reason() {
    let rows = with(2, |source| sheet(&pack_workbook(source), "Left out")).rows;
    let expected = [
        Cell::text("open.csv"),
        Cell::Empty,
        Cell::whole(6),
        Cell::text("Void"),
        Cell::text("Nothing to do"),
    ];
    assert_eq!(rows, [expected.to_vec()]);
}

#[test]
fn a_measure_without_a_value_has_its_reason_and_no_number() {
    let rows = with(2, |source| sheet(&pack_workbook(source), "Measures")).rows;
    let measures: Vec<&Vec<Cell>> = rows.iter().filter(|row| row[4] == Cell::Empty).collect();
    assert_eq!(measures.len(), 41);
    for row in measures {
        let unknown = matches!(&row[6], Cell::Text(note) if note.contains(": "));
        assert_eq!(row[2] == Cell::Empty, unknown, "{row:?}");
        let formula =
            row[7..].iter().all(|cell| matches!(cell, Cell::Text(text) if !text.is_empty()));
        assert!(formula, "{row:?}");
    }
    // Every input stands below its measure, with its value.
    let inputs = rows.iter().filter(|row| row[4] != Cell::Empty);
    assert!(
        inputs.clone().count() > 41 && inputs.clone().all(|row| matches!(row[5], Cell::Number(_)))
    );
}

#[test]
fn the_effect_of_conventions_marks_the_one_in_force() {
    let rows = with(2, |source| sheet(&pack_workbook(source), "Effect of conventions")).rows;
    let mut in_force = rows.iter().filter(|row| row[3] == Cell::text("yes"));
    assert!(in_force.any(|row| row[1] == Cell::text("Due on the as-of date")));
    assert!(rows.iter().any(|row| row[3] == Cell::Empty), "the other choices are there too");
}

#[test]
fn the_overview_says_the_figures_and_the_conventions() {
    let overview = with(2, pack_overview);
    assert_eq!(overview.title, "Receivables as of 21\u{a0}Nov\u{a0}2026");
    let mut totals = Vec::new();
    let mut pairs = Vec::new();
    for block in &overview.blocks {
        if let Block::Table(table) = block {
            totals.extend(&table.total);
        }
        if let Block::KeyValues(list) = block {
            pairs.extend(list);
        }
    }
    assert_eq!(totals, [&vec!["Total".to_owned(), "4".to_owned(), "424.50".to_owned()]]);
    for (name, value) in [
        ("Rows", "5\u{a0}rows read = 4 used + 1 left out"),
        ("Aging counts from", "due date"),
        ("Limits of the buckets, in days", "30, 60, 90"),
        ("Due on the as-of date", "not late"),
        ("Yearly rate for late payment", "not typed"),
    ] {
        assert!(pairs.contains(&&(name.to_owned(), value.to_owned())), "{name}: {pairs:?}");
    }
}
