//! Two exports of one book compared: a worked example, and laws that hold for any two files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

mod common;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use owed::analysis::compare::{
    Change, ComparedRow, Comparison, ComparisonReport, CustomerMove, Export, Movement, Unmatched,
};
use owed::analysis::{Analysis, AnalysisConfig};
use owed::domain::sorting::LeanSort;
use owed::domain::{Amount, Currency, Ledger};
use owed::import::ImportSettings;
use owed::protocol::{DeskCommand, Pairing, Response, Side};
use owed::sample::{earlier_csv, sample_csv};
use owed::worker::session::{ImportJob, Session};
use proptest::prelude::*;

const HEADER: &str =
    "Invoice Number,Type,Customer,Currency,Invoice Date,Due Date,Total,Amount Due,Paid Date\n";

/// An export and its figures.
struct Book {
    ledger: Ledger,
    analysis: Analysis,
}

impl Book {
    fn new(csv: &str, as_of: NaiveDate) -> Self {
        let (ledger, _) = common::imported(csv);
        let analysis = Analysis::new(&ledger, &AnalysisConfig::standard(as_of));
        Self { ledger, analysis }
    }

    fn export(&self) -> Export<'_> {
        let (ledger, analysis) = (&self.ledger, &self.analysis);
        Export { ledger, analysis, name: "", left_out: &[] }
    }
}

struct Compared {
    before: Book,
    after: Book,
    comparison: Comparison,
}

impl Compared {
    fn new(before: Book, after: Book) -> Self {
        let comparison = Comparison::new(&before.export(), &after.export(), &[]);
        Self { before, after, comparison }
    }

    fn report(&self) -> ComparisonReport {
        self.comparison.report()
    }

    fn list(&self, currency: Currency, change: Change) -> Vec<ComparedRow> {
        let (before, after) = (self.before.export(), self.after.export());
        self.comparison.documents(&before, &after, (currency, change), 0, u32::MAX).rows
    }

    fn moved(&self, currency: Currency, movement: Movement) -> Vec<CustomerMove> {
        self.comparison.customers(currency, movement, 0, u32::MAX).rows
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn eur() -> Currency {
    Currency::new("EUR").unwrap()
}

/// October: 100 + 200 + 300 + 80 + 500 + 40 − 50 + 60 + 70 = 1,300 open.
const OCTOBER: &str = "\
1001,Invoice,Acme,EUR,2026-08-01,2026-08-31,100.00,100.00,
1002,Invoice,Acme,EUR,2026-09-01,2026-10-01,200.00,200.00,
1003,Invoice,Beta,EUR,2026-09-10,2026-10-10,300.00,300.00,
1004,Invoice,Beta,EUR,2026-09-20,2026-10-20,80.00,80.00,
1005,Invoice,Gamma,EUR,2026-10-01,2026-10-31,500.00,500.00,
1006,Invoice,Gamma,EUR,2026-10-05,2026-11-04,40.00,40.00,
CN-1,Credit Note,Gamma,EUR,2026-10-06,,-50.00,-50.00,
1007,Invoice,Delta,EUR,2026-10-07,2026-11-06,60.00,60.00,
1008,Invoice,Echo,EUR,2026-10-08,2026-11-07,70.00,70.00,
";

/// November. Acme pays 1001 (100) and 120 of 1002 (80 left). Beta's 1003 is corrected to 280 and its
/// 1004 vanishes. Gamma's 1005 gets until the end of the year, its 1006 grows to 45, and the credit note
/// is used up for half (25 left). Delta stays. Echo's 1008 cannot be told: the number is there twice.
/// New: 1009 over 900, of which 400 are paid; CN-2 over 30; 20 received on account.
/// Open: 80 + 280 + 500 + 45 − 25 + 60 + 70 + 70 + 500 − 30 − 20 = 1,530.
const NOVEMBER: &str = "\
1001,Invoice,Acme,EUR,2026-08-01,2026-08-31,100.00,0.00,2026-11-10
1002,Invoice,Acme,EUR,2026-09-01,2026-10-01,200.00,80.00,2026-11-12
1003,Invoice,Beta,EUR,2026-09-10,2026-10-10,280.00,280.00,
1005,Invoice,Gamma,EUR,2026-10-01,2026-12-31,500.00,500.00,
1006,Invoice,Gamma,EUR,2026-10-05,2026-11-04,45.00,45.00,
CN-1,Credit Note,Gamma,EUR,2026-10-06,,-50.00,-25.00,
1007,Invoice,Delta,EUR,2026-10-07,2026-11-06,60.00,60.00,
1008,Invoice,Echo,EUR,2026-10-08,2026-11-07,70.00,70.00,
1008,Invoice,Echo,EUR,2026-11-01,2026-11-07,70.00,70.00,
1009,Invoice,Delta,EUR,2026-11-02,2026-12-02,900.00,500.00,2026-11-20
CN-2,Credit Note,Acme,EUR,2026-11-15,,-30.00,-30.00,
P-1,Payment,Acme,EUR,2026-11-16,,-20.00,-20.00,
";

fn example() -> Compared {
    let before = Book::new(&format!("{HEADER}{OCTOBER}"), date("2026-10-31"));
    let after = Book::new(&format!("{HEADER}{NOVEMBER}"), date("2026-11-30"));
    Compared::new(before, after)
}

#[test]
fn the_bridge_of_two_months_is_as_worked_out_by_hand() {
    let report = example().report();
    let [own] = report.currencies.as_slice() else { panic!("one currency") };
    assert_eq!(own.open_before.amount.to_string(), "1300.00");
    assert_eq!(own.open_after.amount.to_string(), "1530.00");
    let steps: Vec<(Change, String, u32)> =
        own.steps.iter().map(|step| (step.change, step.amount.to_string(), step.count)).collect();
    let expected = [
        (Change::New, "900.00", 1),
        (Change::Grown, "5.00", 1),
        (Change::Reopened, "0.00", 0),
        (Change::Paid, "-100.00", 1),
        // 120 of 1002 and 400 of the new 1009.
        (Change::PartPaid, "-520.00", 2),
        // 20 less on 1003, and the new credit note over 30.
        (Change::Credited, "-50.00", 2),
        (Change::OnAccount, "-20.00", 1),
        (Change::CreditsUsed, "25.00", 1),
        (Change::Vanished, "-80.00", 1),
        (Change::UnmatchedBefore, "-70.00", 1),
        (Change::UnmatchedAfter, "140.00", 2),
    ];
    let expected = expected.map(|(change, sum, count)| (change, sum.to_owned(), count));
    assert_eq!(steps, expected);
    // Delta's 1007; re-dated is 1005 alone.
    assert_eq!((own.unchanged, own.re_dated), (1, 1));
    assert_eq!((report.before.documents, report.after.documents), (9, 12));
}

#[test]
fn each_list_opens_to_its_documents_with_both_values() {
    let compared = example();
    let numbers = |change: Change| -> Vec<String> {
        compared.list(eur(), change).into_iter().map(|row| row.number).collect()
    };
    for (change, expected) in [
        (Change::New, &["1009"][..]),
        (Change::Grown, &["1006"]),
        (Change::Paid, &["1001"]),
        (Change::PartPaid, &["1009", "1002"]),
        (Change::Credited, &["CN-2", "1003"]),
        (Change::Vanished, &["1004"]),
        (Change::ReDated, &["1005"]),
        (Change::UnmatchedAfter, &["1008", "1008"]),
    ] {
        assert_eq!(numbers(change), expected, "{change:?}");
    }
    let re_dated = &compared.list(eur(), Change::ReDated)[0];
    let due = |then: Option<owed::analysis::compare::DocumentThen>| then.unwrap().due_date;
    assert_eq!(due(re_dated.before), Some(date("2026-10-31")));
    assert_eq!(due(re_dated.after), Some(date("2026-12-31")));
    let part = &compared.list(eur(), Change::PartPaid)[1];
    let open = |then: Option<owed::analysis::compare::DocumentThen>| then.unwrap().open.to_string();
    assert_eq!((open(part.before), open(part.after)), ("200.00".to_owned(), "80.00".to_owned()));
    let twice = &compared.list(eur(), Change::UnmatchedBefore)[0];
    assert_eq!(twice.reason, Some(Unmatched::NumberTwice));
}

#[test]
fn customers_improve_and_slide_with_the_figures_that_say_so() {
    let compared = example();
    let of = |movement: Movement| -> Vec<(String, String, String)> {
        let rows = compared.moved(eur(), movement).into_iter();
        let overdue = |a: Amount| a.to_string();
        rows.map(|row| (row.name, overdue(row.before.overdue), overdue(row.after.overdue)))
            .collect()
    };
    let row = |name: &str, before: &str, after: &str| {
        (name.to_owned(), before.to_owned(), after.to_owned())
    };
    // Overdue at the end of October: Acme 300, Beta 380, Gamma's credit of 50 past its date; 1005 is
    // due on that very day and not late. A month later Acme owes 80 less the credit of 30 and the
    // money on account of 20.
    let improved = of(Movement::Improved);
    assert_eq!(improved, [row("Acme", "300.00", "30.00")]);
    // Beta owes less (380, then 280) and for longer (21 days, then 51).
    assert_eq!(of(Movement::Mixed), [row("Beta", "380.00", "280.00")]);
    let beta = &compared.moved(eur(), Movement::Mixed)[0];
    assert_eq!(beta.before.oldest_days_past_due, Some(21));
    assert_eq!(beta.after.oldest_days_past_due, Some(51));
    assert_eq!(beta.vanished.to_string(), "-80.00");
    // Echo 140 (both rows of 1008), Gamma −50 to 45 − 25 = 20, Delta 60.
    let slid = of(Movement::Slid);
    let expected = [
        row("Echo", "0.00", "140.00"),
        row("Gamma", "-50.00", "20.00"),
        row("Delta", "0.00", "60.00"),
    ];
    assert_eq!(slid, expected);
    let acme = &compared.moved(eur(), Movement::Improved)[0];
    // 1001 was paid on 10 November: 101 days after 1 August. In October nothing was paid.
    assert_eq!(acme.before.average_days_to_pay, None);
    assert_eq!(acme.after.average_days_to_pay.unwrap().normalize().to_string(), "101");
}

#[test]
fn a_settled_document_that_one_file_does_not_list_has_no_effect() {
    // The later file goes back two years; the earlier one lists open items only.
    let before = format!("{HEADER}7,Invoice,A,EUR,2026-10-01,2026-10-31,10.00,10.00,\n");
    let after = format!(
        "{HEADER}7,Invoice,A,EUR,2026-10-01,2026-10-31,10.00,10.00,\n\
         1,Invoice,A,EUR,2024-10-01,2024-10-31,99.00,0.00,2024-11-05\n\
         2,Invoice,A,EUR,2026-10-02,2026-11-01,30.00,0.00,2026-11-05\n"
    );
    let compared = Compared::new(
        Book::new(&before, date("2026-10-31")),
        Book::new(&after, date("2026-11-30")),
    );
    let report = compared.report();
    let own = &report.currencies[0];
    assert_eq!((own.unchanged, own.settled_after), (1, 1));
    // 2 was open at the end of October by the later file's own dates: it was entered late, and paid.
    let late = compared.list(eur(), Change::New);
    assert_eq!((late.len(), late[0].entered_late), (1, true));
    assert_eq!(compared.list(eur(), Change::Paid).len(), 1);
    assert!(!report.before.has_history && report.after.has_history);
}

#[test]
fn without_numbers_nothing_is_guessed() {
    let header = "Customer,Invoice Date,Due Date,Amount\n";
    let csv = format!("{header}Acme,2026-09-01,2026-10-01,200.00\n");
    let compared =
        Compared::new(Book::new(&csv, date("2026-10-31")), Book::new(&csv, date("2026-11-30")));
    let report = compared.report();
    assert_eq!((report.before.unnumbered, report.after.unnumbered), (1, 1));
    let currency = report.currencies[0].currency;
    let rows = compared.list(currency, Change::UnmatchedBefore);
    assert_eq!(rows[0].reason, Some(Unmatched::NoNumber));
}

#[test]
fn the_worker_holds_both_exports_and_opens_the_rows_of_either() {
    let config = AnalysisConfig::standard(date("2026-11-30"));
    let mut session = Session::new();
    let mut read = |side: Side, name: &str, csv: &str| {
        let settings = ImportSettings::default();
        let job = ImportJob::of_one(name, csv.len() as u64, settings, config.clone());
        let prefer_stated_as_of = side == Side::Other;
        session.import_bytes(ImportJob { side, prefer_stated_as_of, ..job }, csv.as_bytes())
    };
    let (before, after) = (format!("{HEADER}{OCTOBER}"), format!("{HEADER}{NOVEMBER}"));
    assert!(matches!(read(Side::Book, "november.csv", &after), Response::Loaded { .. }));
    let Response::Loaded { analysis, .. } = read(Side::Other, "october.csv", &before) else {
        panic!("the other export is read")
    };
    // It states no date, so its latest counts: 8 October.
    assert_eq!(analysis.config.as_of, date("2026-10-08"));
    let pairing = Pairing { other_as_of: date("2026-10-31"), other_is_earlier: true };
    let compare = |pairing| DeskCommand::Compare { config: config.clone(), pairing };
    let Response::Comparison(report) = session.handle(compare(pairing)) else { panic!("compared") };
    let report = report.open().unwrap();
    assert_eq!(report.before.name, "october.csv");
    assert_eq!(report.currencies[0].open_after.amount.to_string(), "1530.00");
    // Taken the other way round, every figure changes its sign.
    let turned = Pairing { other_is_earlier: false, ..pairing };
    let Response::Comparison(turned) = session.handle(compare(turned)) else { panic!("compared") };
    let turned = turned.open().unwrap();
    assert_eq!(turned.after.name, "october.csv");
    assert_eq!(turned.currencies[0].open_before.amount.to_string(), "1530.00");
    let window = DeskCommand::ComparedDocuments {
        config: config.clone(),
        pairing,
        currency: eur(),
        change: Change::Vanished,
        offset: 0,
        limit: 10,
    };
    let Response::ComparedDocuments(page) = session.handle(window) else { panic!("listed") };
    let then = page.open().unwrap().rows[0].before.unwrap();
    let span = session.source_span(Side::Other, then.document).unwrap();
    let start = usize::try_from(span.offset).unwrap();
    let row = session.source_row(Side::Other, then.document, &before.as_bytes()[start..]);
    let Response::SourceRow(row) = row else { panic!("a row") };
    assert_eq!((row.file_name.as_str(), row.fields[0].value.as_str()), ("october.csv", "1004"));
    // The book alone is as before once the other export is let go.
    assert_eq!(session.handle(DeskCommand::DropOther), Response::OtherDropped);
    assert!(matches!(session.handle(compare(pairing)), Response::Failed(_)));
    assert!(session.loaded().is_some());
}

#[test]
fn the_sample_of_last_month_shows_every_kind_of_change() {
    let today = date("2026-11-21");
    let before = Book::new(&earlier_csv(today), date("2026-10-21"));
    let after = Book::new(&sample_csv(today), today);
    let compared = Compared::new(before, after);
    let report = compared.report();
    let count = |change: Change| -> u32 {
        let steps = report.currencies.iter().flat_map(|own| &own.steps);
        steps.filter(|step| step.change == change).map(|step| step.count).sum()
    };
    for change in [
        Change::New,
        Change::Grown,
        Change::Paid,
        Change::PartPaid,
        Change::Credited,
        Change::Vanished,
    ] {
        assert!(count(change) > 0, "{change:?}");
    }
    assert_eq!(count(Change::UnmatchedBefore) + count(Change::UnmatchedAfter), 0);
    assert!(report.currencies.iter().any(|own| own.re_dated > 0));
    assert!(report.currencies.iter().any(|own| own.improved > 0));
}

/// A row of an invented export; numbers and customers come from small pools, so that the two files
/// share some, and use some twice.
#[derive(Clone, Debug)]
struct Row {
    number: u8,
    customer: u8,
    usd: bool,
    issued: u16,
    terms: u8,
    cents: i64,
    open_pct: u8,
    kind: u8,
}

prop_compose! {
    fn row()(
        number in 0_u8..40,
        customer in 0_u8..4,
        usd in prop::bool::weighted(0.2),
        issued in 0_u16..200,
        terms in prop::sample::select(vec![0_u8, 30, 60]),
        cents in 1_i64..5_000_000,
        open_pct in prop::sample::select(vec![0_u8, 40, 100]),
        kind in 0_u8..10,
    ) -> Row {
        Row { number, customer, usd, issued, terms, cents, open_pct, kind }
    }
}

fn day(days: u64) -> NaiveDate {
    date("2026-01-01") + Days::new(days)
}

fn line(row: &Row) -> String {
    let (kind, sign) = match row.kind {
        0 => ("Credit Note", "-"),
        1 => ("Payment", "-"),
        _ => ("Invoice", ""),
    };
    let money = |cents: i64| match cents {
        0 => "0.00".to_owned(),
        _ => format!("{sign}{}.{:02}", cents / 100, cents % 100),
    };
    let number = if row.number == 0 { String::new() } else { format!("N{}", row.number) };
    let issued = u64::from(row.issued);
    let paid = if row.open_pct == 100 { String::new() } else { day(issued + 20).to_string() };
    format!(
        "{number},{kind},Customer {},{},{},{},{},{},{paid}\n",
        row.customer,
        if row.usd { "USD" } else { "EUR" },
        day(issued),
        day(issued + u64::from(row.terms)),
        money(row.cents),
        money(row.cents * i64::from(row.open_pct) / 100),
    )
}

/// Stands in both files: one of payments only would be another kind of list.
const ANCHOR: &str = "A-1,Invoice,Anchor,EUR,2025-12-01,2025-12-31,1.00,1.00,\n";

fn csv(rows: &[Row]) -> String {
    format!("{HEADER}{ANCHOR}{}", rows.iter().map(line).collect::<String>())
}

/// Two exports of which the later keeps some rows as they were, changes some and adds others.
fn two_exports() -> impl Strategy<Value = (Vec<Row>, Vec<Row>)> {
    let rows = || prop::collection::vec(row(), 1..40);
    (rows(), rows(), prop::collection::vec(0_u8..4, 40)).prop_map(|(before, others, fates)| {
        let kept = before.iter().zip(&fates).zip(others.iter().cycle());
        let kept = kept.filter_map(|((row, fate), other)| match fate {
            0 => None,
            1 => Some(row.clone()),
            2 => Some(Row { open_pct: 0, ..row.clone() }),
            _ => Some(Row { cents: other.cents, terms: other.terms, ..row.clone() }),
        });
        let after: Vec<Row> = kept.chain(others.iter().take(8).cloned()).collect();
        (before, after)
    })
}

/// What one side's documents come to in the lists: every one once, or counted.
fn listed(
    compared: &Compared,
    of: impl Fn(&ComparedRow) -> Option<owed::analysis::compare::DocumentThen>,
) -> u32 {
    let report = compared.report();
    let mut seen = BTreeSet::new();
    for own in &report.currencies {
        for change in Change::STEPS.into_iter().chain([Change::ReDated]) {
            let rows = compared.list(own.currency, change);
            seen.extend(rows.iter().filter_map(&of).map(|then| then.document));
        }
    }
    u32::try_from(seen.len()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    // The bridge: old open + the steps = new open, per currency, and each step is the sum of its list.
    #[test]
    fn the_bridge_always_adds_up((before, after) in two_exports(), at in 0_u64..260, gap in 0_u64..90) {
        let old = Book::new(&csv(&before), day(at));
        let new = Book::new(&csv(&after), day(at + gap));
        let open_of = |book: &Book, currency: Currency| -> Amount {
            let report = book.analysis.report(&book.ledger);
            let own = report.currencies.iter().find(|own| own.currency == currency);
            own.map_or(Amount::ZERO, |own| own.open.amount)
        };
        let compared = Compared::new(old, new);
        let report = compared.report();
        for own in &report.currencies {
            prop_assert_eq!(own.open_before.amount, open_of(&compared.before, own.currency));
            prop_assert_eq!(own.open_after.amount, open_of(&compared.after, own.currency));
            let steps: Amount = own.steps.iter().map(|step| step.amount).sum();
            prop_assert_eq!(own.open_before.amount + steps, own.open_after.amount);
            for step in &own.steps {
                let rows = compared.list(own.currency, step.change);
                let sum: Amount = rows.iter().map(|row| row.part).sum();
                prop_assert_eq!(sum, step.amount);
                prop_assert_eq!(u32::try_from(rows.len()).unwrap(), step.count);
            }
            let moved = own.improved + own.slid + own.mixed + own.steady;
            let listed: usize = Movement::LISTED.iter().map(|m| compared.moved(own.currency, *m).len()).sum();
            prop_assert_eq!(moved as usize, listed + own.steady as usize);
        }
        let sum = |of: fn(&owed::analysis::compare::CurrencyComparison) -> u32| -> u32 {
            report.currencies.iter().map(of).sum()
        };
        let unchanged = sum(|own| own.unchanged);
        prop_assert_eq!(listed(&compared, |row| row.before) + unchanged + sum(|own| own.settled_before), report.before.documents);
        prop_assert_eq!(listed(&compared, |row| row.after) + unchanged + sum(|own| own.settled_after), report.after.documents);
    }

    // A book compared with itself: nothing changed but what cannot be matched, and that is no change.
    #[test]
    fn a_book_is_equal_to_itself(rows in prop::collection::vec(row(), 1..40), at in 0_u64..260) {
        let book = || Book::new(&csv(&rows), day(at));
        let compared = Compared::new(book(), book());
        for own in compared.report().currencies {
            let quiet = own.steps.iter().all(|step| {
                step.count == 0 || matches!(step.change, Change::UnmatchedBefore | Change::UnmatchedAfter)
            });
            prop_assert!(quiet && own.re_dated == 0, "{own:?}");
            prop_assert_eq!(own.improved + own.slid + own.mixed, 0);
        }
    }

    // The order of the rows changes no figure.
    #[test]
    fn the_order_of_rows_changes_nothing((before, after) in two_exports(), at in 0_u64..260) {
        let figures = |rows: &[Row]| {
            let compared = Compared::new(Book::new(&csv(&before), day(at)), Book::new(&csv(rows), day(at + 30)));
            let mut currencies = compared.report().currencies;
            currencies.lean_sort_by_key(|own| own.currency);
            currencies
        };
        let mut turned = after.clone();
        turned.reverse();
        prop_assert_eq!(figures(&after), figures(&turned));
    }
}
