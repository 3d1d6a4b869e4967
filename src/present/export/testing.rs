//! Reports made by hand, for the tests of the exports.

use chrono::NaiveDate;

use crate::analysis::{
    AnalysisConfig, AnalysisReport, Behavior, Contact, CurrencyReport, CustomerRow, DocumentRow,
    Figure, History,
};
use crate::domain::{Amount, Currency, DocumentKind, to_u32};
use crate::import::{DecimalMark, Encoding, ImportReport, TableKind};
use crate::present::chart::testing;

pub(super) fn eur() -> Currency {
    Currency::new("EUR").unwrap()
}

pub(super) fn cents(minor: i128) -> Amount {
    Amount::from_minor(minor, eur())
}

pub(super) fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// 424.50 open in four documents, 324.50 of it overdue.
pub(super) fn report() -> AnalysisReport {
    let currency = CurrencyReport {
        open: Figure { amount: cents(42_450), count: 4 },
        overdue: Figure { amount: cents(32_450), count: 3 },
        ..testing::report(&[10_000, 5_000, -2_550, 0, 30_000, 0])
    };
    AnalysisReport {
        config: AnalysisConfig::standard(date(2026, 11, 21)),
        history: History::Rebuilt,
        buckets: AnalysisConfig::standard(date(2026, 11, 21)).buckets(),
        currencies: vec![currency],
        converted: None,
    }
}

/// A customer with these amounts by bucket; one document per amount, what is past bucket 0 is late.
pub(super) fn customer(name: &str, id: &str, buckets: &[i128], oldest: Option<i32>) -> CustomerRow {
    let figure = |amounts: &[i128]| Figure {
        amount: cents(amounts.iter().sum()),
        count: to_u32(amounts.iter().filter(|&&amount| amount != 0).count()),
    };
    CustomerRow {
        account: 0,
        customer_id: id.to_owned(),
        name: name.to_owned(),
        contact: Contact::default(),
        open: figure(buckets),
        overdue: figure(&buckets[1..]),
        buckets: buckets.iter().map(|&minor| cents(minor)).collect(),
        oldest_days_past_due: oldest,
        post_dated: Figure::default(),
        behavior: Behavior::default(),
        offender: None,
        first_time_late: false,
    }
}

/// An invoice over 50.00, twelve days late.
pub(super) fn document(row: u32) -> DocumentRow {
    DocumentRow {
        document: row - 2,
        number: format!("INV-{row}"),
        kind: DocumentKind::Invoice,
        customer: "=SUM of \"Parts\"".to_owned(),
        customer_id: "0012".to_owned(),
        currency: eur(),
        invoice_date: Some(date(2026, 10, 10)),
        due_date: Some(date(2026, 11, 9)),
        paid_date: None,
        total: cents(5_000),
        open: cents(5_000),
        days_past_due: Some(12),
        bucket: 1,
        disputed: false,
        due_derived: false,
        attributes: Vec::new(),
        payments: Vec::new(),
        file: 0,
        row,
    }
}

/// A review without findings.
pub(in crate::present) fn import() -> ImportReport {
    ImportReport {
        file_name: "open.csv".to_owned(),
        bytes: 1_234,
        encoding: Encoding::Utf8,
        encoding_why: "all bytes are valid".to_owned(),
        kind: TableKind::Invoices,
        delimiter: b';',
        delimiter_why: "in every line".to_owned(),
        header_row: Some(1),
        columns: Vec::new(),
        date_order: None,
        date_order_why: "ISO dates".to_owned(),
        decimal_mark: DecimalMark::Point,
        decimal_mark_why: "two digits after the point".to_owned(),
        questions: Vec::new(),
        rows_read: 5,
        rows_used: 4,
        left_out: Vec::new(),
        control: Vec::new(),
        excluded: Vec::new(),
        stated_totals: Vec::new(),
        minor_units: false,
        lines_why: String::new(),
        findings: Vec::new(),
        stated_as_of: None,
        latest_date: Some(date(2026, 11, 20)),
        customers: 2,
        has_paid_dates: true,
        has_history: true,
    }
}
