//! Several files of one import: payments, contacts and credit notes meet their documents and
//! customers; expected balances are worked out by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

use owed::analysis::{AnalysisConfig, analyze};
use owed::domain::sorting::LeanSort;
use owed::domain::{CustomerKey, DocumentKind, Ledger, to_u32};
use owed::import::{ImportSettings, JoinReport, Loose, SetOutcome, Source, TableKind, import_set};

fn set(files: &[(&str, &str)]) -> SetOutcome {
    let sources = files.iter().map(|(name, text)| {
        let source =
            Source { name: (*name).to_owned(), bytes: text.len() as u64, ..Source::default() };
        (source, text.as_bytes())
    });
    import_set(sources.collect(), Vec::new())
}

fn joined(files: &[(&str, &str)]) -> (Ledger, JoinReport) {
    let outcome = set(files);
    let ledger = outcome.ledger.unwrap_or_else(|| panic!("no figures: {:?}", outcome.files));
    (ledger, outcome.join.unwrap())
}

/// Open balance per currency at a date, as text: "EUR 12.50".
fn open_at(ledger: &Ledger, date: &str) -> Vec<String> {
    let report = analyze(ledger, &AnalysisConfig::standard(date.parse().unwrap()));
    let mut open: Vec<String> =
        report.currencies.iter().map(|c| format!("{} {}", c.currency, c.open.amount)).collect();
    open.lean_sort();
    open
}

fn numbers(ledger: &Ledger) -> Vec<(String, String)> {
    let document = |idx| ledger.document(idx).unwrap();
    let mut list: Vec<_> = (0..to_u32(ledger.len()))
        .map(|idx| (document(idx).number.into_owned(), document(idx).open.to_string()))
        .collect();
    list.lean_sort();
    list
}

const INVOICES: &str = "\
Invoice Number,Customer,Invoice Date,Due Date,Currency,Total
A-1,Acme Inc,2026-01-10,2026-02-09,EUR,1000.00
A-2,Acme Inc,2026-02-01,2026-03-03,EUR,400.00
B-1,Beta Ltd,2026-02-15,2026-03-17,EUR,250.00
";

/// 300 and 500 for A-1, all of A-2 and 50 too much, nothing for B-1, one without a number, one for
/// a number that is nowhere.
const PAYMENTS: &str = "\
Payment Date,Customer,Invoice Number,Amount,Currency
2026-02-20,Acme Inc,A-1,300.00,EUR
2026-03-20,ACME INC.,a-1,500.00,EUR
2026-03-05,Acme Inc,A-2,450.00,EUR
2026-03-10,Beta Ltd,,75.00,EUR
2026-03-11,Beta Ltd,B-9,20.00,EUR
";

// CC-09, CC-12, CC-13: each payment counts from its own day; the rest keeps its due date.
#[test]
fn part_payments_rebuild_the_balance_of_any_day() {
    let (ledger, join) = joined(&[("invoices.csv", INVOICES), ("payments.csv", PAYMENTS)]);
    for (date, open) in [
        ("2026-01-09", "EUR 0"),
        ("2026-01-31", "EUR 1000.00"),
        ("2026-02-15", "EUR 1650.00"),
        // 300 paid.
        ("2026-02-20", "EUR 1350.00"),
        // A-2 paid, 50 of it unapplied.
        ("2026-03-05", "EUR 900.00"),
        // 75 and 20 received from Beta, set against nothing.
        ("2026-03-11", "EUR 805.00"),
        ("2026-03-19", "EUR 805.00"),
        ("2026-03-20", "EUR 305.00"),
        ("2027-01-01", "EUR 305.00"),
    ] {
        let got = open_at(&ledger, date);
        let got = got.first().map_or("EUR 0", String::as_str);
        assert_eq!(got.trim_end_matches(".00"), open.trim_end_matches(".00"), "{date}");
    }
    let sum = |tally: &owed::import::Tally| (tally.rows, tally.amounts[0].amount.to_string());
    assert_eq!(sum(&join.payments), (5, "1345.00".to_owned()));
    assert_eq!(sum(&join.matched), (3, "1200.00".to_owned()));
    assert_eq!(sum(&join.excess), (1, "50.00".to_owned()));
    assert_eq!(sum(&join.unmatched), (2, "95.00".to_owned()));
    assert_eq!(sum(&join.unapplied), (2, "95.00".to_owned()));
    let why: Vec<_> = join.unmatched_rows.kept.iter().map(|p| (p.row, p.why)).collect();
    assert_eq!(why, [(5, Loose::NoNumber), (6, Loose::NumberNotFound)]);
    assert_eq!(ledger.customers().len(), 2);
    let document = ledger.document(0).unwrap();
    assert_eq!((ledger.source_of(0), document.open.to_string()), (0, "200.00".to_owned()));
    assert_eq!(ledger.payments_of(0).len(), 2);
    let receipts: Vec<_> = (3..to_u32(ledger.len())).map(|i| ledger.source_of(i)).collect();
    assert_eq!(receipts, [1, 1, 1]);
}

#[test]
fn the_order_of_the_files_changes_no_figure() {
    let there = joined(&[("invoices.csv", INVOICES), ("payments.csv", PAYMENTS)]);
    let back = joined(&[("payments.csv", PAYMENTS), ("invoices.csv", INVOICES)]);
    assert_eq!(numbers(&there.0), numbers(&back.0));
    for date in ["2026-02-20", "2026-03-06", "2026-04-01"] {
        assert_eq!(open_at(&there.0, date), open_at(&back.0, date), "{date}");
    }
    assert_eq!(there.1.matched, back.1.matched);
}

#[test]
fn the_files_own_open_balance_wins_and_a_difference_is_listed() {
    let invoices = "\
Invoice Number,Customer,Invoice Date,Due Date,Total,Amount Due
1,Acme,2026-01-01,2026-01-31,100.00,0.00
2,Acme,2026-01-01,2026-01-31,100.00,30.00
3,Acme,2026-01-01,2026-01-31,100.00,80.00
";
    let payments = "\
Payment Date,Invoice Number,Amount
2026-02-01,1,100.00
2026-02-01,2,60.00
2026-02-01,3,20.00
2026-02-02,3,25.00
2026-02-03,9,11.00
";
    let (ledger, join) = joined(&[("i.csv", invoices), ("p.csv", payments)]);
    // 2: 40 by the payments, 30 by the file. 3: 55 by the payments, 80 by the file.
    let differences: Vec<_> = join
        .differences
        .kept
        .iter()
        .map(|d| (d.number.as_str(), d.stated.to_string(), d.computed.to_string()))
        .collect();
    assert_eq!(
        differences,
        [
            ("2", "30.00".to_owned(), "40.00".to_owned()),
            ("3", "80.00".to_owned(), "55.00".to_owned())
        ]
    );
    assert_eq!(open_at(&ledger, "2026-02-10"), ["--- 110.00"]);
    assert_eq!(open_at(&ledger, "2026-01-31"), ["--- 300.00"]);
    // A payment of a document that is not here changes no balance the file states.
    let loose = &join.unmatched_rows.kept[0];
    assert_eq!((loose.why, loose.kept_as_receipt), (Loose::NumberNotFound, false));
    assert_eq!(ledger.len(), 3);
}

#[test]
fn a_number_of_another_customer_is_no_match() {
    let payments = "\
Payment Date,Customer,Invoice Number,Amount,Currency
2026-03-01,Beta Ltd,A-1,10.00,EUR
2026-03-01,Gamma,A-1,10.00,EUR
2026-03-01,Acme,A-1,10.00,EUR
2026-03-01,Acme Inc,A-1,10.00,USD
";
    let (_, join) = joined(&[("invoices.csv", INVOICES), ("p.csv", payments)]);
    let why: Vec<_> = join.unmatched_rows.kept.iter().map(|p| (p.row, p.why)).collect();
    let expected =
        [(2, Loose::OtherCustomer), (3, Loose::OtherCustomer), (5, Loose::OtherCurrency)];
    assert_eq!(why, expected);
    assert_eq!(join.matched.rows, 1);
}

// CC-34: contact details say how to reach someone and decide nothing about money.
#[test]
fn contacts_reach_their_customers_by_number_or_name() {
    let invoices = "\
Invoice Number,Customer Number,Customer,Invoice Date,Total
1,0042,Acme,2026-01-01,10.00
2,,Beta,2026-01-01,10.00
";
    let contacts = "\
Customer Number,Customer Name,Email,Phone
42,ACME Incorporated,books@acme.example,+1 555 0100
77,beta,pay@beta.example,
78,Gamma,hi@gamma.example,
";
    let (ledger, join) = joined(&[("contacts.csv", contacts), ("invoices.csv", invoices)]);
    let seen: Vec<_> =
        ledger.customers().iter().map(|c| (c.name.as_str(), c.email.as_str())).collect();
    assert_eq!(seen, [("Acme", "books@acme.example"), ("Beta", "pay@beta.example")]);
    assert_eq!((join.contacts_matched, join.contacts_unmatched.count), (2, 1));
    assert_eq!(join.contacts_unmatched.kept[0].name, "Gamma");
}

#[test]
fn credit_notes_lower_the_balance_whatever_their_sign() {
    let credits = "\
Credit Note Number,Customer,Date,Amount,Currency
C-1,Acme Inc,2026-02-10,120.00,EUR
";
    let kind = |kind| ImportSettings { kind: Some(kind), ..ImportSettings::default() };
    let source =
        |name: &str, settings| Source { name: name.to_owned(), settings, ..Source::default() };
    let outcome = import_set(
        vec![
            (source("invoices.csv", ImportSettings::default()), INVOICES.as_bytes()),
            (source("credits.csv", kind(TableKind::CreditNotes)), credits.as_bytes()),
        ],
        Vec::new(),
    );
    let ledger = outcome.ledger.unwrap();
    assert_eq!(ledger.document(3).unwrap().kind, DocumentKind::CreditNote);
    assert_eq!(open_at(&ledger, "2026-03-01"), ["EUR 1530.00"]);
    assert_eq!(ledger.customers().len(), 2);
}

#[test]
fn the_same_file_dropped_twice_counts_once() {
    let outcome =
        set(&[("invoices.csv", INVOICES), ("invoices (1).csv", INVOICES), ("p.csv", PAYMENTS)]);
    let repeats: Vec<_> = outcome.files.iter().map(|f| f.repeats).collect();
    assert_eq!(repeats, [None, Some(0), None]);
    assert_eq!(open_at(&outcome.ledger.unwrap(), "2026-03-20"), ["EUR 305.00"]);
}

#[test]
fn a_document_in_two_files_counts_once_when_its_figures_agree() {
    let later = "\
Invoice Number,Customer,Invoice Date,Due Date,Currency,Total
B-1,beta ltd,2026-02-15,2026-03-17,EUR,250.00
A-2,Acme Inc,2026-02-01,2026-03-03,EUR,410.00
B-2,Beta Ltd,2026-03-01,2026-03-31,EUR,60.00
";
    let outcome = set(&[("feb.csv", INVOICES), ("mar.csv", later)]);
    let second = outcome.files[1].import.clone().unwrap();
    assert_eq!((second.rows_read, second.rows_used, second.rows_left_out()), (3, 2, 1));
    let control = &second.control[0];
    assert_eq!(control.used.to_string(), "470.00");
    assert_eq!(control.used + control.left_out, control.file);
    let join = outcome.join.unwrap();
    let same: Vec<_> = join.repeated.kept.iter().map(|r| (r.row, r.first_row, r.same)).collect();
    assert_eq!(same, [(2, 4, true), (3, 3, false)]);
    // 1000 + 400 + 250 of the first file, 410 and 60 of the second.
    assert_eq!(open_at(&outcome.ledger.unwrap(), "2026-04-01"), ["EUR 2120.00"]);
}

// CC-26, CC-35: customers are merged by the user, and come apart again.
#[test]
fn merged_customers_come_apart_again_without_reading() {
    let (mut ledger, _) = joined(&[("invoices.csv", INVOICES), ("payments.csv", PAYMENTS)]);
    let before = (numbers(&ledger), open_at(&ledger, "2026-03-01"), ledger.customers().to_vec());
    let name = |name: &str| CustomerKey::Name(name.to_owned());
    assert_eq!(ledger.merge_customers(&[vec![name("Beta Ltd"), name("Acme Inc")]]), 1);
    assert_eq!((ledger.customers().len(), ledger.accounts().len()), (1, 1));
    assert_eq!(open_at(&ledger, "2026-03-01"), before.1);
    ledger.merge_customers(&[]);
    assert_eq!(
        (numbers(&ledger), open_at(&ledger, "2026-03-01"), ledger.customers().to_vec()),
        before
    );
}

#[test]
fn payments_without_a_currency_are_in_the_documents_one() {
    let invoices = "\
Invoice Number,Customer,Invoice Date,Currency,Total
1,Acme,2026-01-01,KWD,10.5
2,Acme,2026-01-01,KWD,3.000
";
    let payments = "Payment Date,Invoice Number,Amount\n2026-01-05,1,0.1250\n2026-01-06,2,3.000\n";
    for files in
        [[("i.csv", invoices), ("p.csv", payments)], [("p.csv", payments), ("i.csv", invoices)]]
    {
        let (ledger, join) = joined(&files);
        assert_eq!(join.matched.amounts[0].amount.to_string(), "3.125");
        assert_eq!(open_at(&ledger, "2026-01-05"), ["KWD 13.375"]);
        assert_eq!(open_at(&ledger, "2026-02-05"), ["KWD 10.375"]);
    }
}

#[test]
fn a_list_with_one_date_is_payments_only_where_its_numbers_are_known() {
    let dated = "Customer,Invoice Number,Amount,Date,Currency\nAcme Inc,A-1,5.00,2026-02-01,EUR\n";
    let other = "Customer,Invoice Number,Amount,Date,Currency\nAcme Inc,Z-1,5.00,2026-02-01,EUR\n";
    for (text, kind, open) in
        [(dated, TableKind::Payments, "EUR 1645.00"), (other, TableKind::Invoices, "EUR 1655.00")]
    {
        let outcome = set(&[("list.csv", text), ("invoices.csv", INVOICES)]);
        assert_eq!(outcome.files[0].kind, kind, "{}", outcome.files[0].kind_why);
        assert_eq!(open_at(&outcome.ledger.unwrap(), "2026-03-01"), [open]);
    }
}

#[test]
fn one_refused_file_does_not_keep_the_others_out() {
    let outcome = set(&[("photo.png", "\u{89}PNG\r\n\u{1a}\n\0\0\0"), ("invoices.csv", INVOICES)]);
    assert!(outcome.files[0].refused.is_some());
    assert_eq!(outcome.files[1].documents, 3);
    assert!(outcome.ledger.is_some());
}

#[test]
fn the_session_reads_source_rows_of_every_file_and_merges_without_reading() {
    use owed::protocol::{DeskCommand, Response, Side, Values};
    use owed::worker::session::{ImportJob, Session};
    let config = AnalysisConfig::standard("2026-03-20".parse().unwrap());
    let source = |name: &str| Source { name: name.to_owned(), ..Source::default() };
    let job = ImportJob {
        side: Side::Book,
        sources: vec![source("invoices.csv"), source("payments.csv")],
        merges: Vec::new(),
        config: config.clone(),
        prefer_stated_as_of: false,
    };
    let files = [INVOICES.as_bytes(), PAYMENTS.as_bytes()];
    let mut session = Session::new();
    let Response::Loaded { import, set, .. } = session.import_all(job, &files) else { panic!() };
    assert_eq!(import.file_name, "invoices.csv + payments.csv");
    assert_eq!((import.rows_read, import.rows_used, import.customers), (8, 8, 2));
    assert_eq!(import.control[0].file.to_string(), "1650.00");
    assert_eq!(set.files[1].kind, TableKind::Payments);
    // Document 4 is the payment without a number, in line 5 of the second file.
    for (document, file, row, first) in [(2, 0, 4, "B-1"), (4, 1, 5, "2026-03-10")] {
        let span = session.source_span(Side::Book, document).unwrap();
        let start = usize::try_from(span.offset).unwrap();
        let Response::SourceRow(found) =
            session.source_row(Side::Book, document, &files[span.file][start..])
        else {
            panic!()
        };
        assert_eq!((span.file, found.row, found.fields[0].value.as_str()), (file, row, first));
    }
    let name = |name: &str| CustomerKey::Name(name.to_owned());
    let merges = vec![vec![name("Acme Inc"), name("Beta Ltd")]];
    let answer = session.handle(DeskCommand::Merge { config: config.clone(), merges });
    let Response::Analyzed { analysis } = answer else { panic!() };
    assert_eq!(analysis.currencies[0].customers, 1);
    let Response::Analyzed { analysis } =
        session.handle(DeskCommand::Merge { config, merges: Vec::new() })
    else {
        panic!()
    };
    assert_eq!(analysis.currencies[0].customers, 2);
    assert_eq!(
        session.handle(DeskCommand::MergeSuggestions),
        Response::MergeSuggestions(Values::new(&Vec::new()))
    );
}

#[test]
fn suggestions_for_fifty_thousand_customers_take_no_time_to_speak_of() {
    use owed::domain::Customer;
    let mut ledger = Ledger::default();
    for i in 0..50_000_u32 {
        let name = format!("Customer {} of {}", i.wrapping_mul(7_919) % 25_000, i % 13);
        ledger.add_customer(Customer::named(i.to_string(), name));
    }
    let found = owed::import::join::suggest::suggest_merges(&ledger);
    assert!(found.len() <= 1_000);
}

#[test]
fn the_date_of_a_payment_is_not_that_of_its_invoice() {
    let payments = "\
Payment Number,Paid Into,Customer Name,Date,Amount,Invoice Number,Invoice Date,Amount Applied
1,Bank,Acme Inc,2026-03-01,500.00,A-1,2026-01-10,400.00
1,Bank,Acme Inc,2026-03-01,500.00,A-2,2026-02-01,100.00
";
    let (ledger, join) = joined(&[("invoices.csv", INVOICES), ("received.csv", payments)]);
    assert_eq!(join.matched.amounts[0].amount.to_string(), "500.00");
    assert_eq!(open_at(&ledger, "2026-02-28"), ["EUR 1650.00"]);
    assert_eq!(open_at(&ledger, "2026-03-01"), ["EUR 1150.00"]);
}

#[test]
fn an_account_paid_into_is_no_customer() {
    let payments = "Invoice Number,Paid At,Amount,Account Name\nA-1,2026-03-01,10.00,Cash\n";
    let (_, join) = joined(&[("invoices.csv", INVOICES), ("b.csv", payments)]);
    assert_eq!((join.matched.rows, join.unmatched.rows), (1, 0));
}

#[test]
fn a_file_refused_beforehand_is_reported_and_not_read() {
    use owed::import::ImportError;
    let source = |refused| Source { name: "x".to_owned(), refused, ..Source::default() };
    let files = vec![
        (source(Some(ImportError::Unreadable)), &b""[..]),
        (source(None), INVOICES.as_bytes()),
    ];
    let outcome = import_set(files, Vec::new());
    assert_eq!(outcome.files[0].refused, Some(ImportError::Unreadable));
    assert_eq!(outcome.ledger.unwrap().len(), 3);
}

#[test]
fn a_question_in_one_file_keeps_all_figures_back() {
    let payments = "Payment Date,Invoice Number,Amount\n03/04/2026,A-1,10.00\n";
    let outcome = set(&[("invoices.csv", INVOICES), ("payments.csv", payments)]);
    assert!(outcome.ledger.is_none());
    assert_eq!(outcome.files[1].import.as_ref().unwrap().questions.len(), 1);
}

#[test]
fn a_credit_limit_beside_the_invoices_is_the_customers() {
    let invoices = "\
Invoice Number,Customer,Invoice Date,Due Date,Currency,Total,Credit Limit
A-1,Acme Inc,2026-01-10,2026-02-09,EUR,1000.00,750.00
B-1,Beta Ltd,2026-02-15,2026-03-17,EUR,250.00,
C-1,Core Ltd,2026-02-15,2026-03-17,EUR,250.00,0.00
";
    let ledger = set(&[("invoices.csv", invoices)]).ledger.unwrap();
    let limit = |at: usize| ledger.customers()[at].credit_limit.map(|limit| limit.to_string());
    // No limit is none; 0 is no credit at all.
    assert_eq!([limit(0), limit(1), limit(2)], [Some("750.00".into()), None, Some("0.00".into())]);
    assert_eq!(open_at(&ledger, "2026-03-31"), ["EUR 1500.00"]);
}
