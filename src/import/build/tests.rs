//! Rows to documents, through small files whose sums are worked out by hand.

use super::*;
use crate::import::report::{
    CellFix, Conversion, ImportError, ImportReport, ImportSettings, MadeFrom, RowChoice, RowUse,
};
use crate::import::{Outcome, import};

fn read_with(text: &str, settings: &ImportSettings) -> (Ledger, ImportReport) {
    let outcome = import("list.csv", text.as_bytes(), settings);
    let Outcome::Imported { ledger, report } = outcome else { panic!("{outcome:?}") };
    (ledger, report)
}

fn read(text: &str) -> (Ledger, ImportReport) {
    read_with(text, &ImportSettings::default())
}

/// Customer, total and open amount in cents, document by document.
fn documents(ledger: &Ledger) -> Vec<(String, i64, i64)> {
    let columns = ledger.columns();
    let amounts = columns.total.iter().zip(columns.open);
    let named = (0..).zip(amounts).map(|(idx, (total, open))| {
        (ledger.document(idx).unwrap().customer.name.clone(), *total, *open)
    });
    named.collect()
}

/// The rows of the findings of a kind.
fn rows(report: &ImportReport, code: FindingCode) -> Vec<u32> {
    let group = report.findings.iter().find(|group| group.code == code);
    group.map(|group| group.examples.iter().map(|f| f.row).collect()).unwrap_or_default()
}

/// Rows used and left out, and the sums that prove them.
fn books(report: &ImportReport) -> (u64, u64, String, String) {
    let control = report.control.first().unwrap();
    let [used, left_out] = [control.used, control.left_out].map(|sum| sum.to_string());
    (report.rows_used, report.rows_left_out(), used, left_out)
}

fn as_text(used: u64, left_out: u64, sums: [&str; 2]) -> (u64, u64, String, String) {
    let [first, second] = sums.map(str::to_owned);
    (used, left_out, first, second)
}

#[test]
fn a_total_repeated_on_lines_with_open_amounts_of_their_own_counts_once() {
    let (ledger, report) = read(
        "Customer,Invoice No,Date,Item,Total,Amount Due\n\
         A,1,2026-01-05,Nails,100.00,30.00\n\
         A,1,2026-01-05,Bolts,100.00,50.00\n\
         B,2,2026-01-06,Screws,7.00,7.00\n",
    );
    // 30 + 50 = 80 of 100 are open; the sum used is 100 + 7, the second 100 is left out.
    let expected = [("A".to_owned(), 10_000, 8_000), ("B".to_owned(), 700, 700)];
    assert_eq!(documents(&ledger), expected);
    assert_eq!(books(&report), as_text(2, 1, ["107.00", "100.00"]));
    assert_eq!(rows(&report, FindingCode::FurtherLine), [3]);
    assert_eq!(rows(&report, FindingCode::SummedLine), [0; 0]);
}

#[test]
fn amounts_of_lines_are_added_up_and_all_rows_are_used() {
    let (ledger, report) = read(
        "Customer,Invoice No,Date,Quantity,Line Total\n\
         A,1,2026-01-05,2,30.00\n\
         A,1,2026-01-05,3,50.00\n\
         B,2,2026-01-06,4,7.00\n",
    );
    let expected = [("A".to_owned(), 8_000, 8_000), ("B".to_owned(), 700, 700)];
    assert_eq!(documents(&ledger), expected);
    assert_eq!(books(&report), as_text(3, 0, ["87.00", "0.00"]));
    assert_eq!(rows(&report, FindingCode::SummedLine), [3]);
}

#[test]
fn rows_that_repeat_a_total_with_payments_are_payments_of_one_document() {
    let (ledger, report) = read(
        "Customer,Invoice No,Invoice Date,Total,Paid,Date Paid\n\
         A,1,2026-01-05,100.00,30.00,2026-02-01\n\
         A,1,2026-01-05,100.00,50.00,2026-03-01\n\
         A,1,2026-01-05,100.00,0.00,2026-03-20\n\
         A,1,2026-01-05,100.00,5.00,\n\
         B,2,2026-01-06,40.00,40.00,2026-02-10\n",
    );
    // 100 - 30 - 50 - 5 = 15. What is paid without a date is no payment that is known, nor is zero.
    let expected = [("A".to_owned(), 10_000, 1_500), ("B".to_owned(), 4_000, 0)];
    assert_eq!(documents(&ledger), expected);
    let payments = |idx| -> Vec<(String, i64, u32)> {
        let of = ledger.payments_of(idx).iter();
        of.map(|p| (p.date.to_date().unwrap().to_string(), p.minor, p.row)).collect()
    };
    let day = |day: &str| day.to_owned();
    assert_eq!(payments(0), [(day("2026-02-01"), 3_000, 2), (day("2026-03-01"), 5_000, 3)]);
    assert_eq!(payments(1), [(day("2026-02-10"), 4_000, 6)]);
    assert_eq!((report.rows_used, report.rows_left_out()), (2, 3));
}

#[test]
fn a_first_name_stands_before_the_name_where_there_is_one() {
    let (ledger, _) = read(
        "First Name,Customer,Invoice No,Date,Total\n\
         Ada,Lovelace,1,2026-01-05,10.00\n\
         ,Byron,2,2026-01-06,20.00\n",
    );
    let names: Vec<String> = documents(&ledger).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Ada Lovelace", "Byron"]);
}

#[test]
fn a_row_that_names_no_customer_belongs_to_the_customer_above_where_most_rows_do_so() {
    let header = "Customer,Invoice No,Date,Total\n";
    let (ledger, report) = read(&format!(
        "{header}A,1,2026-01-05,10.00\n,2,2026-01-06,20.00\n,3,2026-01-07,30.00\n\
         B,4,2026-01-08,40.00\n,5,2026-01-09,50.00\n"
    ));
    let of = |name: &str, minor| (name.to_owned(), minor, minor);
    let expected = [of("A", 1_000), of("A", 2_000), of("A", 3_000), of("B", 4_000), of("B", 5_000)];
    assert_eq!(documents(&ledger), expected);
    assert_eq!(rows(&report, FindingCode::CustomerFromAbove), [3, 4, 6]);
    // Half the rows are not most: who owes these is not known.
    let (ledger, report) = read(&format!(
        "{header}A,1,2026-01-05,10.00\n,2,2026-01-06,20.00\n,3,2026-01-07,30.00\nB,4,2026-01-08,40.00\n"
    ));
    assert_eq!(documents(&ledger), [of("A", 1_000), of("B", 4_000)]);
    assert_eq!(rows(&report, FindingCode::NoCustomer), [3, 4]);
    assert_eq!(books(&report), as_text(2, 2, ["50.00", "50.00"]));
}

#[test]
fn a_row_may_be_longer_by_empty_fields_and_shorter_by_unused_ones() {
    let (ledger, report) = read(
        "Customer,Invoice No,Date,Total,Foo\n\
         A,1,2026-01-05,1.00,x\n\
         A,2,2026-01-06,2.00\n\
         A,3,2026-01-07,4.00,y,,\n\
         A,4,2026-01-08,8.00,y,z\n\
         A,5,2026-01-09\n",
    );
    let totals: Vec<i64> = documents(&ledger).into_iter().map(|(_, total, _)| total).collect();
    assert_eq!(totals, [100, 200, 400]);
    assert_eq!(rows(&report, FindingCode::FieldCount), [5, 6]);
}

#[test]
fn spellings_of_a_customer_are_noted_where_its_number_is_known() {
    let (_, report) = read(
        "Customer No,Customer,Invoice No,Date,Total\n\
         7,Acme,1,2026-01-05,10.00\n\
         007,Acme Ltd,2,2026-01-05,10.00\n\
         7,Acme Inc,3,2026-01-05,10.00\n\
         7,,4,2026-01-05,10.00\n\
         7,Acme,5,2026-01-05,10.00\n\
         8,Beta,6,2026-01-05,10.00\n",
    );
    assert_eq!(report.customers, 2);
    assert_eq!(rows(&report, FindingCode::LeadingZeros), [3]);
    assert_eq!(rows(&report, FindingCode::NameSpellings), [4]);
    // Without numbers a spelling is all there is.
    let (_, report) = read(
        "Customer,Invoice No,Date,Total\n\
         Acme,1,2026-01-05,10.00\nACME,2,2026-01-05,10.00\nACME,3,2026-01-05,10.00\n",
    );
    assert_eq!(report.customers, 1);
    assert_eq!(rows(&report, FindingCode::LeadingZeros), [0; 0]);
    assert_eq!(rows(&report, FindingCode::NameSpellings), [0; 0]);
}

#[test]
fn a_name_that_is_no_utf8_far_below_asks_for_a_conversion_unless_the_encoding_is_settled() {
    let mut plain = b"Customer No,Customer,Invoice No,Date,Total\n".to_vec();
    // 24 bytes a row: more than the 64 KiB that make the plan.
    for n in 1000..4000 {
        plain.extend_from_slice(format!("7,Acme,{n},2026-01-05,1.00\n").as_bytes());
    }
    let with = |row: &[u8]| [&plain, row].concat();
    let in_name = with(b"8,M\xFCller,1,2026-01-05,1.00\n");
    let in_number = with(b"8\xFC,Beta,1,2026-01-05,1.00\n");
    let needs = ImportError::NeedsConversion { from: Conversion::Text };
    for bytes in [&in_name, &in_number] {
        let outcome = import("list.csv", bytes, &ImportSettings::default());
        let Outcome::Failed { error, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!(error, needs);
    }
    let made = MadeFrom::Table { what: "sheet 1".to_owned() };
    for settings in [
        ImportSettings { encoding: Some(Encoding::Utf8), ..ImportSettings::default() },
        ImportSettings { made_from: Some(made), ..ImportSettings::default() },
    ] {
        let outcome = import("list.csv", &in_name, &settings);
        let Outcome::Imported { report, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!(report.rows_used, 3001);
    }
}

#[test]
fn what_is_odd_about_a_document_is_noted_and_nothing_else() {
    let (_, report) = read(
        "Customer,Type,Invoice No,Invoice Date,Due Date,Date Paid,Status,Total,Amount Due\n\
         A,Invoice,1,2026-01-05,2026-01-04,,Open,10.00,10.00\n\
         A,Invoice,2,2026-01-05,2026-01-05,2026-01-05,Paid,10.00,0.00\n\
         A,Invoice,3,2026-01-05,2026-02-05,2026-01-04,Paid,10.00,0.00\n\
         A,Credit Note,4,2026-01-05,2026-01-04,2026-01-04,Open,-10.00,-10.00\n\
         A,Invoice,,2026-01-05,2026-02-05,,Open,10.00,10.00\n\
         A,Invoice,5,1979-12-31,2026-02-05,,Open,10.00,10.00\n\
         A,Invoice,6,2026-01-05,2100-01-01,,Open,10.00,10.00\n\
         A,Invoice,7,1980-01-02,2099-12-30,,Open,10.00,10.00\n\
         A,Invoice,8,2026-01-05,2026-02-05,2026-01-20,Paid,10.00,4.00\n\
         A,Invoice,9,2026-01-05,,,Open,10.00,10.00\n",
    );
    assert_eq!(report.rows_used, 10);
    for (code, expected) in [
        (FindingCode::DueBeforeInvoice, &[2][..]),
        (FindingCode::PaidBeforeInvoice, &[4]),
        (FindingCode::NoNumber, &[6]),
        (FindingCode::OddYear, &[7, 8]),
        (FindingCode::StatusDisagrees, &[10]),
    ] {
        assert_eq!(rows(&report, code), expected, "{code:?}");
    }
}

#[test]
fn a_turned_sign_and_a_derived_due_date_are_marked_on_their_documents() {
    let settings = ImportSettings { terms: Some(Terms::Net(30)), ..ImportSettings::default() };
    let (ledger, _) = read_with(
        "Customer,Type,Invoice No,Date,Total\n\
         A,Invoice,1,2026-01-05,100.00\n\
         A,Credit Note,2,2026-01-06,30.00\n",
        &settings,
    );
    let derived: Vec<bool> = (0..2).map(|idx| ledger.document(idx).unwrap().due_derived).collect();
    assert_eq!(derived, [true, false]);
    // 5 January and 30 days.
    let due = ledger.document(0).unwrap().due_date.to_date().unwrap();
    assert_eq!(due.to_string(), "2026-02-04");
    let credit = (ledger.columns().total[1], ledger.total_as_written(1));
    assert_eq!(credit, (-3_000, Some(3_000)));
}

#[test]
fn a_document_without_a_type_is_a_credit_where_it_lowers_what_is_owed() {
    use DocumentKind::{CreditNote, Invoice, Receipt};
    for (word, total, open, expected) in [
        (TypeWord::Unknown, 5, 5, Invoice),
        (TypeWord::Unknown, -5, -5, CreditNote),
        (TypeWord::Unknown, 0, -5, CreditNote),
        (TypeWord::Unknown, 0, 5, Invoice),
        (TypeWord::Unknown, 0, 0, Invoice),
        (TypeWord::Journal, -5, 0, CreditNote),
        (TypeWord::Kind(Receipt), -5, -5, Receipt),
    ] {
        assert_eq!(kind(word, total, open), expected, "{word:?} {total} {open}");
    }
}

/// Amounts left out, by reason.
fn left_out(report: &ImportReport) -> Vec<(FindingCode, u64, Vec<String>)> {
    let amounts = |group: &LeftOut| group.amounts.iter().map(|m| m.amount.to_string()).collect();
    report.left_out.iter().map(|group| (group.code, group.rows, amounts(group))).collect()
}

#[test]
fn what_the_user_corrected_excluded_or_restored_is_taken_so() {
    let text = "Customer,Invoice No,Date,Status,Total\n\
                A,1,2026-01-05,Open,1.00\n\
                A,2,2026-01-06,Open,2.00\n\
                A,3,2026-01-07,Open,4x\n\
                A,4,2026-01-08,Void,8.00\n\
                A,5,2026-01-09,Void,16.00\n\
                A,6,2026-01-10,Open,32.00\n\
                A,7,2026-01-11,Void,64.00\n\
                A,8,2026-01-12,Open\n";
    let fix = |row, column, value: &str| CellFix { row, column, value: value.to_owned() };
    let settings = ImportSettings {
        // The far column is beyond what a row can have, the last one beyond what its row has.
        cells: vec![fix(4, 4, "4.00"), fix(4, 0, "B"), fix(2, 300, "far"), fix(9, 4, "128.00")],
        rows: vec![
            RowChoice { row: 3, take: RowUse::Exclude },
            RowChoice { row: 5, take: RowUse::Restore },
        ],
        ..ImportSettings::default()
    };
    let (ledger, report) = read_with(text, &settings);
    let of = |name: &str, minor| (name.to_owned(), minor, minor);
    let expected = [of("A", 100), of("B", 400), of("A", 800), of("A", 3_200), of("A", 12_800)];
    assert_eq!(documents(&ledger), expected);
    // 2 excluded; 16 + 64 of rows that are void.
    let sum = |text: &str| vec![text.to_owned()];
    assert_eq!(
        left_out(&report),
        [(FindingCode::Void, 2, sum("80.00")), (FindingCode::ExcludedByYou, 1, sum("2.00"))]
    );
    assert_eq!(books(&report), as_text(5, 3, ["173.00", "82.00"]));
    assert_eq!(rows(&report, FindingCode::CorrectedByYou), [2, 4, 4, 9]);
    assert_eq!(rows(&report, FindingCode::ExcludedByYou), [3]);
}

#[test]
fn what_is_no_receivable_is_left_out_unless_the_user_restores_it() {
    let text = "Customer,Invoice No,Date,Type,Total\n\
                A,1,2026-01-05,Invoice,1.00\n\
                A,2,2026-01-06,Quote,2.00\n\
                A,3,2026-01-07,Quote,4.00\n";
    let rows = vec![RowChoice { row: 3, take: RowUse::Restore }];
    let (ledger, report) = read_with(text, &ImportSettings { rows, ..ImportSettings::default() });
    assert_eq!(documents(&ledger), [("A".to_owned(), 100, 100), ("A".to_owned(), 200, 200)]);
    let left = [(FindingCode::NotReceivable, 1, vec!["4.00".to_owned()])];
    assert_eq!(left_out(&report), left);
}

#[test]
fn a_row_excluded_counts_with_what_it_owes_where_that_is_all_the_file_says() {
    let settings = ImportSettings {
        rows: vec![RowChoice { row: 3, take: RowUse::Exclude }],
        ..ImportSettings::default()
    };
    for (header, cells, sums) in [
        ("Amount Due", ["1.00", "2.00"], ["1.00", "2.00"]),
        ("Debit,Credit", ["5.00,", "4.00,1.50"], ["5.00", "2.50"]),
    ] {
        let [first, second] = cells;
        let text = format!(
            "Customer,Invoice No,Due Date,{header}\nA,1,2026-01-05,{first}\nA,2,2026-01-06,{second}\n"
        );
        let (_, report) = read_with(&text, &settings);
        assert_eq!(books(&report), as_text(1, 1, sums), "{header}");
    }
}

#[test]
fn five_digits_are_a_day_only_in_a_column_of_such_numbers() {
    let header = "Customer,Invoice No,Date,Total\n";
    // Day 46 027 of a spreadsheet: 46 023 is 1 January 2026.
    let text = format!("{header}A,1,46027,10.00\nA,2,46028,10.00\n");
    let (ledger, _) = read(&text);
    let date = ledger.document(0).unwrap().invoice_date.to_date().unwrap();
    assert_eq!(date.to_string(), "2026-01-05");
    let text = format!("{header}A,1,2026-01-05,10.00\nA,2,46028,10.00\nA,3,soon,10.00\n");
    let (_, report) = read(&text);
    assert_eq!(rows(&report, FindingCode::BadDate), [3, 4]);
}
