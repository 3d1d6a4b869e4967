//! Bad input gets a clear answer, and everything else in the file still works.
#![allow(clippy::panic, reason = "a test stops where something is not as expected")]

mod common;

use owed::import::{
    Conversion, DateOrder, FindingCode, ImportError, ImportReport, ImportSettings, Outcome,
    Question, import,
};

const HEADER: &str = "Invoice,Customer,Invoice Date,Due Date,Currency,Total,Amount Due\n";

fn read(text: &str) -> Outcome {
    import("test.csv", text.as_bytes(), &ImportSettings::default())
}

fn failure(bytes: &[u8]) -> ImportError {
    match import("test.csv", bytes, &ImportSettings::default()) {
        Outcome::Failed { error, .. } => error,
        other @ (Outcome::Imported { .. } | Outcome::Asking { .. }) => panic!("{other:?}"),
    }
}

fn with_rows(rows: &str) -> ImportReport {
    common::imported(&(HEADER.to_owned() + rows)).1
}

fn count(report: &ImportReport, code: FindingCode) -> u64 {
    report.findings.iter().find(|group| group.code == code).map_or(0, |group| group.count)
}

#[test]
fn the_year_of_days_and_months_is_asked_where_no_title_states_one() {
    let text = "Invoices December 2025 to January 2026,,,\nCustomer,Number,Invoice date,Total\n\
                A,1,1512,10.00\nA,2,2801,20.00\n";
    let Outcome::Asking { report } =
        import("list.csv", text.as_bytes(), &ImportSettings::default())
    else {
        panic!("not asked");
    };
    let Some(Question::Year { example, rows, named, .. }) = report.questions.first() else {
        panic!("{:?}", report.questions);
    };
    assert_eq!((example.as_str(), *rows, &**named), ("1512", 2, &[2025, 2026][..]));
    let settings = ImportSettings { year: Some(2025), ..ImportSettings::default() };
    let Outcome::Imported { ledger, .. } = import("list.csv", text.as_bytes(), &settings) else {
        panic!("not read");
    };
    let date = |idx| ledger.document(idx).unwrap().invoice_date.to_date().unwrap().to_string();
    assert_eq!((date(0), date(1)), ("2025-12-15".to_owned(), "2025-01-28".to_owned()));
    // Four digits among dates are no date, and nothing is asked.
    let mixed = "Customer,Number,Invoice date,Total\nA,1,2026-01-02,10.00\nA,2,2801,20.00\n";
    let Outcome::Imported { report, .. } =
        import("list.csv", mixed.as_bytes(), &ImportSettings::default())
    else {
        panic!("not read");
    };
    assert_eq!((report.rows_used, report.rows_left_out()), (1, 1));
}

#[test]
fn files_without_a_table_are_named() {
    let cases: &[(&[u8], ImportError)] = &[
        (b"", ImportError::Empty),
        (b"   \n\n", ImportError::Empty),
        (b"\xEF\xBB\xBF", ImportError::Empty),
        (b"PK\x03\x04....", ImportError::NeedsConversion { from: Conversion::Workbook }),
        (HEADER.as_bytes(), ImportError::HeaderOnly { row: 1 }),
        (b"Dear all,\nplease pay\n", ImportError::NoTable),
    ];
    for (bytes, expected) in cases {
        assert_eq!(failure(bytes), *expected, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn two_gigabytes_of_noise_are_refused_after_the_first_bytes() {
    use owed::import::{Finish, Importer, Step};
    let mut state = 88_172_645_463_325_252_u64;
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    let chunk: Vec<u8> = std::iter::repeat_with(&mut noise).take(1 << 17).flatten().collect();
    let mut importer = Importer::new("noise", 2 << 30, ImportSettings::default());
    assert_eq!(importer.push(&chunk), Step::Stop);
    let Finish::Done(outcome) = importer.finish() else { panic!("asks to read again") };
    assert!(
        matches!(*outcome, Outcome::Failed { error: ImportError::Binary { .. }, .. }),
        "{outcome:?}"
    );
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    use owed::import::{Importer, Step};
    let mut importer = Importer::new("huge", 4 << 30, ImportSettings::default());
    assert_eq!(importer.push(b"Customer,Total\n"), Step::Stop);
}

#[test]
fn rows_that_do_not_fit_are_left_out_with_row_value_and_sum() {
    let report = with_rows(
        "1,A,2026-01-05,2026-02-05,EUR,10.00,10.00\n\
         2,A,2026-01-05,2026-02-05,EUR\n\
         3,A,2026-01-05,2026-02-05,EUR,1,000.00,7\n\
         4,,2026-01-05,2026-02-05,EUR,20.00,20.00\n\
         5,A,2026-02-30,2026-03-05,EUR,40.00,40.00\n\
         6,A,2026-01-05,2026-02-05,EUR,1.2.3,80.00\n\
         7,A,2026-01-05,2026-02-05,Eurodollar,160.00,160.00\n\
         Total,,,,,320.00,\n",
    );
    assert_eq!((report.rows_read, report.rows_used, report.rows_left_out()), (8, 1, 7));
    let rows = |code| -> Vec<u32> {
        let group = report.findings.iter().find(|group| group.code == code).unwrap();
        assert!(!group.message.is_empty() && !group.hint.is_empty());
        group.examples.iter().map(|finding| finding.row).collect()
    };
    assert_eq!(rows(FindingCode::FieldCount), [3, 4]);
    assert_eq!(rows(FindingCode::NoCustomer), [5]);
    assert_eq!(rows(FindingCode::BadDate), [6]);
    assert_eq!(rows(FindingCode::BadAmount), [7]);
    assert_eq!(rows(FindingCode::BadCurrency), [8]);
    assert_eq!(rows(FindingCode::TotalRow), [9]);
    let bad_date = report.findings.iter().find(|g| g.code == FindingCode::BadDate).unwrap();
    assert_eq!(
        (bad_date.examples[0].column.as_str(), bad_date.examples[0].value.as_str()),
        ("Invoice Date", "2026-02-30")
    );
    // 10 used; 20 + 40 left out in euros; 320 in no currency.
    let eur = report.control.iter().find(|c| c.currency.code() == "EUR").unwrap();
    assert_eq!(
        (eur.used.to_string(), eur.left_out.to_string(), eur.file.to_string()),
        ("10.00".into(), "60.00".into(), "70.00".into())
    );
}

#[test]
fn an_unclosed_quote_costs_one_row_at_most() {
    let report = with_rows(
        "1,A,2026-01-05,2026-02-05,EUR,10.00,10.00\n\
         2,\"B,2026-01-05,2026-02-05,EUR,20.00,20.00\n\
         3,C,2026-01-05,2026-02-05,EUR,30.00,30.00\n",
    );
    assert_eq!((report.rows_read, report.rows_used), (3, 3));
    assert_eq!(count(&report, FindingCode::UnclosedQuote), 1);
}

// Blank lines before it, line breaks of two bytes, and a quote in the very first row change nothing.
#[test]
fn an_unclosed_quote_hides_no_row_wherever_it_stands() {
    for end in ["\n", "\r\n"] {
        for (text, rows, total) in [
            (
                "X,7,2026-01-05,1.00\n\n\"A,1,2026-01-05,10.00\nB,2,2026-01-06,20.00\nC,3,2026-01-07,30.00\n",
                4,
                "61.00",
            ),
            ("\"A,1,2026-01-05,10.00\nB,2,2026-01-06,20.00\nC,3,2026-01-07,30.00\n", 3, "60.00"),
            ("\n\n\"A,1,2026-01-05,10.00\n\nB,2,2026-01-06,20.00\n", 2, "30.00"),
        ] {
            let text = format!("Customer,Invoice No,Date,Total\n{text}").replace('\n', end);
            let (_, report) = common::imported(&text);
            assert_eq!((report.rows_read, report.rows_used), (rows, rows), "{text:?}");
            assert_eq!(report.control[0].used.to_string(), total, "{text:?}");
        }
    }
}

// CC-30: the order of day and month is decided by all rows, or asked.
#[test]
fn dates_that_could_be_read_both_ways_are_asked_about() {
    let rows =
        "1,A,03/04/2026,05/06/2026,EUR,10.00,10.00\n2,A,01/02/2026,03/02/2026,EUR,10.00,10.00\n";
    let Outcome::Asking { report } = read(&(HEADER.to_owned() + rows)) else { panic!("not asked") };
    let [Question::DateOrder { rows, example, recommended, .. }] = report.questions.as_slice()
    else {
        panic!("{:?}", report.questions)
    };
    assert_eq!((*rows, example.as_str(), *recommended), (2, "03/04/2026", None));
    for (order, first) in [(DateOrder::Dmy, "2026-04-03"), (DateOrder::Mdy, "2026-03-04")] {
        let settings = ImportSettings { date_order: Some(order), ..ImportSettings::default() };
        let text = HEADER.to_owned() + "1,A,03/04/2026,05/06/2026,EUR,10.00,10.00\n";
        let (ledger, _) = common::imported_bytes("t", text.as_bytes(), &settings);
        assert_eq!(ledger.document(0).unwrap().invoice_date.to_date().unwrap().to_string(), first);
    }
}

#[test]
fn a_late_row_can_decide_the_order_of_all_dates() {
    let row = |i| format!("{i},A,03/04/2026,05/06/2026,EUR,10.00,10.00\n");
    let mut rows = (0..20_000).map(row).collect::<Vec<_>>().concat();
    rows += "x,A,03/04/2026,06/25/2026,EUR,10.00,10.00\n";
    let (ledger, report) = common::imported(&(HEADER.to_owned() + &rows));
    assert_eq!(report.date_order, Some(DateOrder::Mdy));
    assert_eq!(
        ledger.document(0).unwrap().invoice_date.to_date().unwrap().to_string(),
        "2026-03-04"
    );
}

// CC-33: one strict grammar; what two marks could mean is asked.
#[test]
fn amounts_that_could_be_read_both_ways_are_asked_about() {
    let rows = "1,A,2026-01-05,2026-02-05,EUR,\"1,234\",\"1,234\"\n";
    let Outcome::Asking { report } = read(&(HEADER.to_owned() + rows)) else { panic!("not asked") };
    assert!(
        matches!(report.questions.as_slice(), [Question::DecimalMark { rows: 1, .. }]),
        "{:?}",
        report.questions
    );
}

#[test]
fn currencies_are_kept_apart() {
    let text = HEADER.to_owned()
        + "1,A,2026-01-05,2026-02-05,EUR,10.00,10.00\n2,A,2026-01-05,2026-02-05,USD,5.00,5.00\n3,A,2026-01-05,2026-02-05,JPY,500,500\n";
    let (ledger, _) = common::imported(&text);
    let config = owed::analysis::AnalysisConfig::standard("2026-03-01".parse().unwrap());
    let report = owed::analysis::analyze(&ledger, &config);
    let open: Vec<String> =
        report.currencies.iter().map(|c| format!("{} {}", c.currency, c.open.amount)).collect();
    assert_eq!(open, ["EUR 10.00", "JPY 500", "USD 5.00"]);
}

#[test]
fn encodings_that_show_late_are_read_again() {
    let mut bytes = HEADER.as_bytes().to_vec();
    for i in 0..20_000 {
        bytes.extend_from_slice(
            format!("{i},Customer {},2026-01-05,2026-02-05,EUR,10.00,10.00\n", i % 50).as_bytes(),
        );
    }
    bytes.extend_from_slice(b"x,M\xFCller,2026-01-05,2026-02-05,EUR,10.00,10.00\n");
    let (ledger, report) = common::imported_bytes("t", &bytes, &ImportSettings::default());
    assert_eq!(report.encoding, owed::import::Encoding::Windows1252);
    assert_eq!(ledger.customers().last().unwrap().name, "Müller");
}

#[test]
fn a_list_without_any_amount_is_refused_by_name() {
    let Outcome::Failed { error, .. } = read("Customer,Note\nA,x\nB,y\n") else { panic!("taken") };
    assert_eq!(error, owed::import::ImportError::NoAmounts);
}

#[test]
fn a_missing_column_is_asked_for() {
    let text = "Customer,Note,Figure\nA,x,10.50\nB,y,7.25\n";
    let Outcome::Asking { report } = read(text) else { panic!("not asked") };
    assert!(
        matches!(report.questions.as_slice(), [Question::MissingColumn { .. }]),
        "{:?}",
        report.questions
    );
}

// CC-36: repeated numbers are flagged, never merged.
#[test]
fn repeated_numbers_are_counted_and_said() {
    let report = with_rows(
        "1,A,2026-01-05,2026-02-05,EUR,10.00,10.00\n\
         1,A,2026-01-05,2026-02-05,EUR,10.00,10.00\n\
         1,B,2026-01-05,2026-02-05,EUR,10.00,10.00\n",
    );
    assert_eq!(count(&report, FindingCode::RepeatedNumber), 1);
}
