//! One file from its first byte to its review: how often it is read, what is asked, and why.

use std::fmt::Write as _;

use super::*;
use crate::domain::Currency;
use crate::import::report::DateOrder;

fn read(text: &str, settings: &ImportSettings) -> Outcome {
    import("list.csv", text.as_bytes(), settings)
}

fn plain(text: &str) -> Outcome {
    read(text, &ImportSettings::default())
}

/// The review, whether or not there are figures.
fn review(outcome: Outcome) -> ImportReport {
    match outcome {
        Outcome::Imported { report, .. }
        | Outcome::Asking { report }
        | Outcome::Failed { report: Some(report), .. } => report,
        Outcome::Failed { error, report: None } => panic!("{error}"),
    }
}

/// Totals and open amounts in cents, document by document; `None` = questions come first.
fn amounts(outcome: &Outcome) -> Option<Vec<(i64, i64)>> {
    let Outcome::Imported { ledger, .. } = outcome else { return None };
    let columns = ledger.columns();
    Some(columns.total.iter().copied().zip(columns.open.iter().copied()).collect())
}

fn with_lines(choice: LineChoice) -> ImportSettings {
    ImportSettings { lines: Some(choice), ..ImportSettings::default() }
}

/// How often the file is asked for once more, and what it came to.
fn read_again(text: &str, settings: &ImportSettings) -> (u32, Outcome) {
    let mut importer = Importer::new("list.csv", text.len() as u64, settings.clone());
    let mut times = 0;
    loop {
        for chunk in text.as_bytes().chunks(1 << 16) {
            if importer.push(chunk) == Step::Stop {
                break;
            }
        }
        match importer.finish() {
            Finish::Again => times += 1,
            Finish::Done(outcome) => return (times, *outcome),
        }
    }
}

const ITEMS: &str = "Customer,Invoice No,Date,Item,Total\n\
                     A,1,2026-01-05,Nails,30.00\nA,1,2026-01-05,Bolts,50.00\n\
                     B,2,2026-01-06,Screws,7.00\n";

#[test]
fn progress_counts_bytes_from_the_start_and_rows_once_the_plan_is_made() {
    let mut text = "Customer,Invoice No,Date,Total\n".to_owned();
    for n in 1000..4000 {
        writeln!(text, "A,{n},2026-01-05,10.00").unwrap();
    }
    // 31 bytes and 3000 rows of 24 bytes: 72 031, more than the 65 536 of the sample.
    let mut importer = Importer::new("list.csv", 72_031, ImportSettings::default());
    let (first, rest) = text.as_bytes().split_at(1_000);
    assert_eq!(importer.push(first), Step::More);
    assert_eq!(importer.progress(), (1_000, 0));
    assert_eq!(importer.push(rest), Step::More);
    assert_eq!(importer.progress(), (72_031, 3_000));
}

#[test]
fn a_file_is_read_24_times_at_most() {
    // Every quote is never closed: 305 lines to the next one are more than a record may have.
    let text = |quotes: u32, end: &str| {
        let mut text = "Customer,Invoice No,Date,Item,Total\n".to_owned();
        for n in 1..=quotes * 305 + 305 {
            let quote = if n % 305 == 0 && n / 305 <= quotes { "\"" } else { "" };
            writeln!(text, "{quote}A,{n},2026-01-05,x,1.00").unwrap();
        }
        text + end
    };
    for (quotes, times) in [(2, 2), (22, 22), (23, 22), (40, 22)] {
        let (again, outcome) = read_again(&text(quotes, ""), &ImportSettings::default());
        assert_eq!(again, times, "{quotes} quotes");
        // Whatever the number, no row is lost.
        let Outcome::Imported { report, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!(report.rows_read, u64::from(quotes * 305 + 305), "{quotes} quotes");
        let left_out: u64 = report.left_out.iter().map(|left| left.rows).sum();
        assert_eq!(report.rows_used + left_out, report.rows_read, "{quotes} quotes");
    }
}

#[test]
fn after_the_last_reading_a_file_is_taken_as_it_was_read() {
    // Its lines could be found in one further reading.
    for (readings, again) in [(MAX_READINGS - 1, true), (MAX_READINGS, false)] {
        let mut importer = Importer::new("list.csv", 0, ImportSettings::default());
        importer.readings = readings;
        importer.push(ITEMS.as_bytes());
        assert_eq!(matches!(importer.finish(), Finish::Again), again, "{readings}");
    }
}

#[test]
fn a_row_that_does_not_end_is_named() {
    let text =
        format!("Customer,Invoice No,Date,Total\nA,1,2026-01-05,1.00\n\"{}", "x,".repeat(1 << 20));
    let (_, outcome) = read_again(&text, &ImportSettings::default());
    let Outcome::Failed { error: ImportError::EndlessRow { row: 3 }, .. } = outcome else {
        panic!("{outcome:?}")
    };
}

#[test]
fn lines_of_documents_are_found_in_one_further_reading() {
    for (settings, times) in [
        (ImportSettings::default(), 1),
        (with_lines(LineChoice::Separate), 0),
        (with_lines(LineChoice::Summed), 0),
    ] {
        let (again, _) = read_again(ITEMS, &settings);
        assert_eq!(again, times, "{:?}", settings.lines);
    }
}

#[test]
fn amounts_that_differ_under_one_number_are_asked_about() {
    let Outcome::Asking { report } = plain(ITEMS) else { panic!("not asked") };
    let question = Question::Lines { column: "Total".to_owned(), row: 3, rows: 1 };
    assert!(report.questions.contains(&question), "{:?}", report.questions);
    for (text, expected) in [
        // Quantities say that the amounts are those of lines: 30 + 50.
        (
            "Customer,Invoice No,Date,Quantity,Total\n\
             A,1,2026-01-05,2,30.00\nA,1,2026-01-05,3,50.00\nB,2,2026-01-06,4,7.00\n",
            &[(8_000, 8_000), (700, 700)][..],
        ),
        // An amount made of others, 33 + 55, is no column to ask about.
        (
            "Customer,Invoice No,Date,Item,Net,Tax\n\
             A,1,2026-01-05,Nails,30.00,3.00\nA,1,2026-01-05,Bolts,50.00,5.00\n\
             B,2,2026-01-06,Screws,7.00,0.70\n",
            &[(8_800, 8_800), (770, 770)],
        ),
        // What is open is stated once for both: no more than their sum, so they are lines.
        (
            "Customer,Invoice No,Date,Item,Total,Amount Due\n\
             A,1,2026-01-05,Nails,30.00,80.00\nA,1,2026-01-05,Bolts,50.00,80.00\n\
             B,2,2026-01-06,Screws,7.00,5.00\nC,3,2026-01-06,Screws,7.00,5.00\n\
             D,4,2026-01-06,Screws,7.00,5.00\n",
            &[(8_000, 8_000), (700, 500), (700, 500), (700, 500)],
        ),
    ] {
        assert_eq!(amounts(&plain(text)).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn how_rows_of_one_document_are_taken_is_said() {
    let repeated = "Customer,Invoice No,Date,Item,Total,Amount Due\n\
                    A,1,2026-01-05,Nails,80.00,60.00\nA,1,2026-01-05,Bolts,80.00,60.00\n";
    let chosen = |choice| review(read(ITEMS, &with_lines(choice))).lines_why;
    assert_eq!(chosen(LineChoice::Separate), "your choice: each row is a document");
    for (why, start, end) in [
        (chosen(LineChoice::Summed), "your choice: rows with the same", "added up"),
        (chosen(LineChoice::Repeated), "your choice: rows with the same", "counted once"),
        (review(plain(ITEMS)).lines_why, "rows with the same", "added up"),
        (review(plain(repeated)).lines_why, "rows with the same", "counted once"),
    ] {
        assert!(why.starts_with(start) && why.ends_with(end), "{why}");
    }
    assert_eq!(review(plain("Customer,Invoice No,Date,Total\nA,1,2026-01-05,7\n")).lines_why, "");
    let of = |choice| amounts(&read(ITEMS, &with_lines(choice))).unwrap();
    assert_eq!(of(LineChoice::Separate), [(3_000, 3_000), (5_000, 5_000), (700, 700)]);
    assert_eq!(of(LineChoice::Summed), [(8_000, 8_000), (700, 700)]);
    assert_eq!(of(LineChoice::Repeated), [(3_000, 3_000), (700, 700)]);
}

#[test]
fn amounts_without_a_currency_are_noted_where_some_are_used() {
    let eur = ImportSettings { currency: Currency::new("EUR"), ..ImportSettings::default() };
    let none = ImportSettings::default();
    for (text, settings, expected) in [
        ("\nCustomer,Invoice No,Date,Total\nA,1,2026-01-05,10.00\n", &none, Some(2)),
        ("Customer,Invoice No,Date,Total\nA,1,2026-01-05,10.00\n", &eur, None),
        ("Customer,Invoice No,Date,Total\nA,1,2026-01-05,\u{20ac}10.00\n", &none, None),
        ("Customer,Invoice No,Date,Currency,Total\nA,1,2026-01-05,EUR,10.00\n", &none, None),
        ("Customer,Invoice No,Date,Total\nA,1,2026-01-05,1.2.3\n", &none, None),
    ] {
        let groups = review(read(text, settings)).findings;
        let group = groups.iter().find(|group| group.code == FindingCode::NoCurrency);
        assert_eq!(group.map(|group| group.examples[0].row), expected, "{text}");
    }
}

#[test]
fn the_order_of_dates_is_told_with_its_reason() {
    let text = |dates: &[&str]| {
        let row = |date: &&str| format!("A,1,{date},10.00\n");
        let rows: String = dates.iter().map(row).collect();
        format!("Customer,Invoice No,Date,Total\n{rows}")
    };
    let none = ImportSettings::default();
    let dmy = ImportSettings { date_order: Some(DateOrder::Dmy), ..ImportSettings::default() };
    for (text, settings, order, why) in [
        (text(&["05/02/2026"]), &none, None, "no row decides"),
        (text(&["05/02/2026"]), &dmy, Some(DateOrder::Dmy), "your choice"),
        (
            text(&["05/02/2026", "31/01/2026", "30/01/2026"]),
            &none,
            Some(DateOrder::Dmy),
            "2 dates can be read in one way only, for example 31/01/2026 in row 3",
        ),
        (
            text(&["2026-02-05"]),
            &none,
            None,
            "every date is written in a way that cannot be misread",
        ),
        (text(&["2026-02-05"]), &dmy, None, "your choice"),
        ("Customer,Invoice No,Total\nA,1,10.00\n".to_owned(), &none, None, "no dates"),
    ] {
        let report = review(read(&text, settings));
        assert_eq!((report.date_order, &*report.date_order_why), (order, why), "{text}");
    }
}

#[test]
fn an_order_is_recommended_where_only_it_lets_dates_run_forward() {
    // 3 April is after 20 March, 4 March is not.
    let text = "Customer,Invoice No,Invoice Date,Due Date,Total\nA,1,2026-03-20,03/04/2026,10.00\n";
    let Outcome::Asking { report } = plain(text) else { panic!("not asked") };
    let Some(Question::DateOrder { column, rows, recommended, .. }) = report.questions.first()
    else {
        panic!("{:?}", report.questions)
    };
    assert_eq!((column.as_str(), *rows, *recommended), ("Due Date", 1, Some(DateOrder::Dmy)));
}

#[test]
fn the_decimal_mark_is_told_with_its_reason() {
    let comma = Some(DecimalMark::Comma);
    let chosen = ImportSettings { decimal_mark: comma, ..ImportSettings::default() };
    let none = ImportSettings::default();
    for (amount, settings, why) in [
        ("10", &none, "no amount has decimals"),
        ("\"1,234.56\"", &none, "amounts such as 1,234.56 can be read in one way only"),
        ("10", &chosen, "your choice"),
    ] {
        let text = format!("Customer,Invoice No,Date,Total\nA,1,2026-01-05,{amount}\n");
        assert_eq!(review(read(&text, settings)).decimal_mark_why, why, "{amount}");
    }
}

#[test]
fn a_list_alone_holds_invoices_and_one_among_others_what_it_looks_like() {
    let kind = |text: &str, settings: &ImportSettings, among: bool| {
        let mut importer = Importer::new("list.csv", text.len() as u64, settings.clone());
        if among {
            importer = importer.among_others();
        }
        importer.push(text.as_bytes());
        let Finish::Done(outcome) = importer.finish() else { panic!("asks again") };
        review(*outcome).kind
    };
    let none = ImportSettings::default();
    let total = crate::import::RoleChoice { column: 3, role: Some(Role::Total) };
    let chosen = ImportSettings { roles: vec![total], ..ImportSettings::default() };
    let contacts = "Customer,Email,Balance\nA,a@example.com,10.00\n";
    let payments = "Customer,Payment Method,Paid Date,Total\nA,Cash,2026-01-05,10.00\n";
    for (text, settings, among, expected) in [
        (contacts, &none, true, TableKind::Contacts),
        (payments, &none, true, TableKind::Payments),
        (payments, &chosen, true, TableKind::Payments),
        (payments, &chosen, false, TableKind::Invoices),
    ] {
        assert_eq!(kind(text, settings, among), expected, "{text} {among}");
    }
}
