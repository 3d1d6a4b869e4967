//! Laws that hold for every ledger: what aging, balances and the importer may never do.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as expected"
)]

mod common;

use chrono::{Days, NaiveDate};
use owed::analysis::{
    AgeBasis, AgingScheme, Analysis, AnalysisConfig, AnalysisReport, CreditMode, DueToday, analyze,
};
use owed::domain::sorting::LeanSort;
use owed::domain::{Amount, Day, Ledger, to_u32};
use owed::import::{DateOrder, ImportSettings, Outcome, Source, import, import_set};
use proptest::prelude::*;

/// A row of an invented export.
#[derive(Clone, Debug)]
struct Row {
    number: u32,
    customer: u8,
    currency: usize,
    issued: u16,
    terms: u8,
    paid_after: Option<u16>,
    cents: i64,
    credit: bool,
}

const CURRENCIES: [&str; 3] = ["EUR", "USD", "JPY"];

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap()
}

fn date(days: u64) -> NaiveDate {
    start() + Days::new(days)
}

prop_compose! {
    fn row()(
        number in 0_u32..1_000_000,
        customer in 0_u8..12,
        currency in 0_usize..3,
        issued in 0_u16..900,
        terms in 0_u8..90,
        paid_after in prop::option::of(0_u16..400),
        cents in 1_i64..10_000_000,
        credit in prop::bool::weighted(0.1),
    ) -> Row {
        Row { number, customer, currency, issued, terms, paid_after, cents, credit }
    }
}

fn amount(row: &Row) -> String {
    let sign = if row.credit { "-" } else { "" };
    match CURRENCIES[row.currency] {
        "JPY" => format!("{sign}{}", row.cents),
        _ => format!("{sign}{}.{:02}", row.cents / 100, row.cents % 100),
    }
}

fn line(row: &Row) -> String {
    let issued = u64::from(row.issued);
    let paid = row.paid_after.map(|d| date(issued + u64::from(d)).to_string()).unwrap_or_default();
    let open = if row.paid_after.is_some() { "0".to_owned() } else { amount(row) };
    format!(
        "N{},Customer {},{},{},{},{},{},{paid}\n",
        row.number,
        row.customer,
        CURRENCIES[row.currency],
        date(issued),
        date(issued + u64::from(row.terms)),
        amount(row),
        open,
    )
}

const HEADER: &str =
    "Invoice Number,Customer,Currency,Invoice Date,Due Date,Total,Amount Due,Paid Date\n";

fn csv(rows: &[Row]) -> String {
    HEADER.to_owned() + &rows.iter().map(line).collect::<String>()
}

fn report(text: &str, config: &AnalysisConfig) -> AnalysisReport {
    analyze(&common::imported(text).0, config)
}

fn config(as_of: u16, basis: AgeBasis) -> AnalysisConfig {
    AnalysisConfig { basis, ..AnalysisConfig::standard(date(u64::from(as_of))) }
}

const PAYMENT_HEADER: &str = "Payment Date,Invoice Number,Amount\n";

fn payment_line(row: &Row, day: u64, cents: i64) -> String {
    let paid = Row { cents, ..row.clone() };
    format!("{},N{},{}\n", date(day), row.number, amount(&paid))
}

/// The same facts as [`csv`], payments apart.
fn two_files(rows: &[Row]) -> (String, String) {
    let mut invoices = "Invoice Number,Customer,Currency,Invoice Date,Due Date,Total\n".to_owned();
    let mut payments = PAYMENT_HEADER.to_owned();
    for row in rows {
        let issued = u64::from(row.issued);
        let line = format!(
            "N{},Customer {},{},{},{},{}\n",
            row.number,
            row.customer,
            CURRENCIES[row.currency],
            date(issued),
            date(issued + u64::from(row.terms)),
            amount(row),
        );
        invoices.push_str(&line);
        if let Some(after) = row.paid_after {
            payments += &payment_line(row, issued + u64::from(after), row.cents);
        }
    }
    (invoices, payments)
}

fn joined(files: &[(&str, &str)]) -> Ledger {
    let source = |name: &str, text: &str| Source {
        name: name.to_owned(),
        bytes: text.len() as u64,
        ..Source::default()
    };
    let files = files.iter().map(|(name, text)| (source(name, text), text.as_bytes()));
    let outcome = import_set(files.collect(), Vec::new());
    outcome.ledger.unwrap_or_else(|| panic!("{:?}", outcome.files))
}

/// A report without what names positions: account numbers and the order of customers.
fn shape(report: &AnalysisReport) -> String {
    let mut out = String::new();
    let mut currencies: Vec<_> = report.currencies.iter().collect();
    currencies.lean_sort_by_key(|c| c.currency);
    for c in currencies {
        let mut offenders: Vec<String> =
            c.offenders.iter().map(|o| format!("{} {:?}", o.name, o.offender)).collect();
        offenders.lean_sort();
        let figures = format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {offenders:?}\n",
            c.currency, c.open, c.overdue, c.credits, c.buckets, c.not_yet_issued, c.kpis, c.trend
        );
        out += &figures;
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn buckets_and_customers_sum_to_the_open_balance(
        rows in prop::collection::vec(row(), 1..80), as_of in 0_u16..1500, by_invoice in any::<bool>()
    ) {
        let basis = if by_invoice { AgeBasis::InvoiceDate } else { AgeBasis::DueDate };
        let (ledger, _) = common::imported(&csv(&rows));
        let analysis = Analysis::new(&ledger, &config(as_of, basis));
        for c in analysis.report(&ledger).currencies {
            let buckets: Amount = c.buckets.iter().map(|b| b.amount).sum();
            prop_assert_eq!(buckets, c.open.amount);
            prop_assert_eq!(c.buckets.iter().map(|b| b.count).sum::<u32>(), c.open.count);
            let customers = (0..to_u32(ledger.accounts().len()))
                .filter(|idx| ledger.accounts()[*idx as usize].currency == c.currency)
                .filter_map(|idx| analysis.customer_row(&ledger, idx));
            let (mut open, mut overdue) = (Amount::ZERO, Amount::ZERO);
            for row in customers {
                prop_assert_eq!(row.buckets.iter().copied().sum::<Amount>(), row.open.amount);
                open += row.open.amount;
                overdue += row.overdue.amount;
            }
            prop_assert_eq!(open, c.open.amount);
            prop_assert_eq!(overdue, c.overdue.amount);
        }
    }

    #[test]
    fn every_point_of_the_trend_is_what_the_report_of_that_day_says(
        rows in prop::collection::vec(row(), 1..60), as_of in 0_u16..1500, mode in 0_usize..3, today in any::<bool>()
    ) {
        let credits = [CreditMode::OwnDate, CreditMode::OwnColumn, CreditMode::AgainstOldest][mode];
        let due_today = if today { DueToday::Late } else { DueToday::NotLate };
        let own = config(as_of, AgeBasis::DueDate);
        let config = AnalysisConfig { credits, due_today, ..own };
        let (ledger, _) = common::imported(&csv(&rows));
        for c in analyze(&ledger, &config).currencies {
            for point in &c.trend {
                let then = analyze(&ledger, &AnalysisConfig { as_of: point.date, ..config.clone() });
                let then = then.currencies.iter().find(|then| then.currency == c.currency).unwrap();
                prop_assert_eq!(point.open, then.open.amount, "open on {}", point.date);
                prop_assert_eq!(point.overdue, then.overdue.amount, "overdue on {}", point.date);
            }
        }
    }

    #[test]
    fn the_order_of_rows_is_irrelevant(
        rows in prop::collection::vec(row(), 1..60), as_of in 0_u16..1500, turn in 0_usize..60
    ) {
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        turned.reverse();
        let config = config(as_of, AgeBasis::DueDate);
        prop_assert_eq!(shape(&report(&csv(&rows), &config)), shape(&report(&csv(&turned), &config)));
    }

    #[test]
    fn two_halves_add_up_to_the_whole(
        rows in prop::collection::vec(row(), 2..80), as_of in 0_u16..1500, cut in 1_usize..79
    ) {
        let cut = cut.min(rows.len() - 1);
        let config = config(as_of, AgeBasis::DueDate);
        let whole = report(&csv(&rows), &config);
        let halves = [report(&csv(&rows[..cut]), &config), report(&csv(&rows[cut..]), &config)];
        for c in &whole.currencies {
            let part = |pick: &dyn Fn(&owed::analysis::CurrencyReport) -> Amount| -> Amount {
                halves.iter().flat_map(|h| &h.currencies).filter(|h| h.currency == c.currency).map(pick).sum()
            };
            prop_assert_eq!(part(&|h| h.open.amount), c.open.amount);
            prop_assert_eq!(part(&|h| h.overdue.amount), c.overdue.amount);
            for i in 0..c.buckets.len() {
                prop_assert_eq!(part(&|h| h.buckets[i].amount), c.buckets[i].amount);
            }
        }
    }

    #[test]
    fn splitting_an_invoice_keeps_every_total(
        rows in prop::collection::vec(row(), 1..40), as_of in 0_u16..1500, which in 0_usize..40, share in 1_i64..99
    ) {
        let which = which % rows.len();
        let part = rows[which].cents * share / 100;
        prop_assume!(part > 0 && part < rows[which].cents);
        let mut split = rows.clone();
        split[which].cents -= part;
        let mut other = rows[which].clone();
        other.cents = part;
        other.number += 1_000_000;
        split.push(other);
        let config = config(as_of, AgeBasis::DueDate);
        let (a, b) = (report(&csv(&rows), &config), report(&csv(&split), &config));
        for c in &a.currencies {
            let d = b.currencies.iter().find(|d| d.currency == c.currency).unwrap();
            prop_assert_eq!(c.open.amount, d.open.amount);
            prop_assert_eq!(c.overdue.amount, d.overdue.amount);
            prop_assert_eq!(
                c.buckets.iter().map(|x| x.amount).collect::<Vec<_>>(),
                d.buckets.iter().map(|x| x.amount).collect::<Vec<_>>()
            );
            prop_assert_eq!(&c.kpis.dso_simple_90.value, &d.kpis.dso_simple_90.value);
            prop_assert_eq!(&c.kpis.weighted_days_to_pay.value, &d.kpis.weighted_days_to_pay.value);
        }
    }

    #[test]
    fn payments_in_a_file_of_their_own_give_the_same_balances_at_any_date(
        rows in prop::collection::vec(row(), 1..40), as_of in 0_u16..1500
    ) {
        // Each number once, no credits, full payments: what one file can say too.
        let rows: Vec<Row> = rows
            .into_iter()
            .zip(0_u32..)
            .map(|(row, number)| Row { number, credit: false, ..row })
            .collect();
        let (invoices, payments) = two_files(&rows);
        let config = config(as_of, AgeBasis::DueDate);
        let one = shape(&report(&csv(&rows), &config));
        let there = joined(&[("invoices.csv", &invoices), ("payments.csv", &payments)]);
        let back = joined(&[("payments.csv", &payments), ("invoices.csv", &invoices)]);
        prop_assert_eq!(&shape(&analyze(&there, &config)), &one);
        prop_assert_eq!(&shape(&analyze(&back, &config)), &one);
    }

    #[test]
    fn every_part_payment_counts_from_its_day_and_the_trend_knows_it(
        rows in prop::collection::vec(row(), 1..20),
        parts in prop::collection::vec((0_usize..20, 0_u16..600, 1_i64..60), 1..30),
        as_of in 0_u16..1500
    ) {
        let rows: Vec<Row> = rows
            .into_iter()
            .zip(0_u32..)
            .map(|(row, number)| Row { number, credit: false, currency: 0, paid_after: None, ..row })
            .collect();
        let mut payments = PAYMENT_HEADER.to_owned();
        let mut paid: Vec<(usize, u64, i64)> = Vec::new();
        for (which, after, percent) in parts {
            let which = which % rows.len();
            let before: i64 = paid.iter().filter(|p| p.0 == which).map(|p| p.2).sum();
            let cents = (rows[which].cents * percent / 100).min(rows[which].cents - before);
            if cents > 0 {
                let day = u64::from(rows[which].issued) + u64::from(after);
                payments += &payment_line(&rows[which], day, cents);
                paid.push((which, day, cents));
            }
        }
        prop_assume!(!paid.is_empty());
        let ledger = joined(&[("invoices.csv", &two_files(&rows).0), ("payments.csv", &payments)]);
        let config = config(as_of, AgeBasis::DueDate);
        let at = u64::from(as_of);
        let billed: i64 = rows.iter().filter(|r| u64::from(r.issued) <= at).map(|r| r.cents).sum();
        let received: i64 = paid
            .iter()
            .filter(|p| p.1 <= at && u64::from(rows[p.0].issued) <= at)
            .map(|p| p.2)
            .sum();
        let eur = owed::domain::Currency::new("EUR").unwrap();
        let expected = Amount::from_minor(i128::from(billed - received), eur);
        let found = analyze(&ledger, &config);
        prop_assert_eq!(found.currencies[0].open.amount, expected);
        for point in &found.currencies[0].trend {
            let then = analyze(&ledger, &AnalysisConfig { as_of: point.date, ..config.clone() });
            prop_assert_eq!(point.open, then.currencies[0].open.amount, "open at {}", point.date);
            prop_assert_eq!(point.overdue, then.currencies[0].overdue.amount, "overdue at {}", point.date);
        }
    }

    #[test]
    fn the_trend_agrees_with_an_analysis_of_its_own_at_each_date(
        rows in prop::collection::vec(row(), 1..40), as_of in 100_u16..1300
    ) {
        let (ledger, _) = common::imported(&csv(&rows));
        let now = config(as_of, AgeBasis::DueDate);
        for c in analyze(&ledger, &now).currencies {
            for point in &c.trend {
                let then = analyze(&ledger, &AnalysisConfig { as_of: point.date, ..now.clone() });
                let other = then.currencies.iter().find(|o| o.currency == c.currency).unwrap();
                prop_assert_eq!(point.open, other.open.amount, "open at {}", point.date);
                prop_assert_eq!(point.overdue, other.overdue.amount, "overdue at {}", point.date);
                prop_assert_eq!(&point.dso_simple_90, &other.kpis.dso_simple_90.value);
            }
        }
    }

    #[test]
    fn another_date_basis_or_limits_give_what_an_analysis_of_its_own_gives(
        rows in prop::collection::vec(row(), 1..60),
        as_of in 0_u16..1500,
        later in 0_u16..2,
        other in 0_u16..1500,
        limits in prop::collection::btree_set(1_u32..200, 1..6),
        by_invoice in any::<bool>(),
        mode in 0_usize..3,
    ) {
        let basis = if by_invoice { AgeBasis::InvoiceDate } else { AgeBasis::DueDate };
        let credits = CreditMode::ALL[mode];
        let (invoices, payments) = two_files(&rows);
        let ledger = joined(&[("invoices.csv", &invoices), ("payments.csv", &payments)]);
        let before = AnalysisConfig { credits, ..config(as_of, AgeBasis::DueDate) };
        let scheme = AgingScheme::new(limits.into_iter().collect()).unwrap();
        let after = AnalysisConfig { credits, scheme, ..config(as_of + later, basis) };
        let at_other_date = AnalysisConfig { as_of: config(other, basis).as_of, ..after.clone() };
        let mut changed = Analysis::new(&ledger, &before);
        for config in [after, at_other_date, before] {
            changed.change(&ledger, &config);
            let anew = Analysis::new(&ledger, &config);
            prop_assert_eq!(changed.report(&ledger), anew.report(&ledger));
            for idx in 0..to_u32(ledger.accounts().len()) {
                prop_assert_eq!(changed.customer_row(&ledger, idx), anew.customer_row(&ledger, idx));
            }
        }
    }

    #[test]
    fn the_documents_behind_a_figure_add_up_to_it(
        rows in prop::collection::vec(row(), 1..60), as_of in 0_u16..1500, by_invoice in any::<bool>()
    ) {
        use owed::analysis::{DocumentSet, Selection, documents};
        let basis = if by_invoice { AgeBasis::InvoiceDate } else { AgeBasis::DueDate };
        let (ledger, _) = common::imported(&csv(&rows));
        let config = config(as_of, basis);
        let analysis = Analysis::new(&ledger, &config);
        for c in analysis.report(&ledger).currencies {
            let listed = |account, set| {
                let selection = Selection { currency: Some(c.currency), account, group: None, set };
                let view = documents::View::new(&ledger, &config);
                let list = view.select(&selection, "");
                let rows = list.iter().filter_map(|idx| view.row(*idx));
                let (mut open, mut total) = (Amount::ZERO, Amount::ZERO);
                for row in rows {
                    open += row.open;
                    total += row.total;
                }
                (open, total, u32::try_from(list.len()).unwrap())
            };
            let figures = [
                (DocumentSet::Open, c.open),
                (DocumentSet::Overdue, c.overdue),
                (DocumentSet::Credits, c.credits),
            ];
            let buckets = (0..).zip(&c.buckets).map(|(i, figure)| (DocumentSet::Bucket(i), *figure));
            for (set, figure) in figures.into_iter().chain(buckets) {
                let (open, _, count) = listed(None, set);
                prop_assert_eq!((open, count), (figure.amount, figure.count), "{:?}", set);
            }
            let (_, total, count) = listed(None, DocumentSet::NotYetIssued);
            prop_assert_eq!((total, count), (c.not_yet_issued.amount, c.not_yet_issued.count));
            for (days, dso) in [(30, &c.kpis.dso_simple_30), (365, &c.kpis.dso_simple_365)] {
                let sales = dso.inputs.iter().find(|input| input.name == "sales").unwrap();
                prop_assert_eq!(listed(None, DocumentSet::Sales(days)).1.decimal(), sales.value);
            }
            for offender in &c.offenders {
                let evidence = offender.offender.unwrap();
                let (_, total, count) = listed(Some(offender.account), DocumentSet::OffenderLate);
                prop_assert_eq!((total, count), (evidence.late_value, evidence.late_invoices));
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic_the_importer(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _any_outcome = import("x", &bytes, &ImportSettings::default());
    }

    #[test]
    fn arbitrary_tables_are_accounted_for_row_by_row(text in "[a-z0-9,;\"\n\r\t .-]{0,400}") {
        let text = HEADER.to_owned() + &text;
        let report = match import("x", text.as_bytes(), &ImportSettings::default()) {
            Outcome::Imported { report, .. } | Outcome::Asking { report } => Some(report),
            Outcome::Failed { report, .. } => report,
        };
        if let Some(report) = report {
            prop_assert_eq!(report.rows_read, report.rows_used + report.rows_left_out());
            for control in report.control {
                prop_assert_eq!(control.used + control.left_out, control.file);
            }
        }
    }

    #[test]
    fn the_chunks_a_file_comes_in_are_irrelevant(rows in prop::collection::vec(row(), 1..60), size in 1_usize..300) {
        use owed::import::{Finish, Importer};
        let text = csv(&rows);
        let whole = common::imported(&text).1;
        let mut importer = Importer::new("test.csv", text.len() as u64, ImportSettings::default());
        let outcome = loop {
            for chunk in text.as_bytes().chunks(size) {
                importer.push(chunk);
            }
            if let Finish::Done(outcome) = importer.finish() {
                break outcome;
            }
        };
        match *outcome {
            Outcome::Imported { report, .. } => prop_assert_eq!(report, whole),
            other @ (Outcome::Asking { .. } | Outcome::Failed { .. }) => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn dates_written_and_read_are_the_same_day(number in 0_i32..40_000, order in 0_usize..3) {
        use chrono::Datelike;
        let day = Day::from_number(number).to_date().unwrap();
        let (y, m, d) = (day.year(), day.month(), day.day());
        let (text, order) = match order {
            0 => (format!("{y:04}-{m:02}-{d:02}"), DateOrder::Ymd),
            1 => (format!("{d}/{m}/{y:04}"), DateOrder::Dmy),
            _ => (format!("{m:02}.{d:02}.{y:04}"), DateOrder::Mdy),
        };
        let read = owed::import::value::date(text.as_bytes()).day(order);
        prop_assert_eq!(read, Some(Day::from(day)));
    }
}
