//! The copy itself: one list of documents as CSV, and one of single payments where the book has some.

use std::collections::BTreeMap;

use super::preview::EXAMPLES;
use super::{Change, MAX_SHIFT_DAYS, Pseudonyms, ShareError, ShareOptions, SharePreview, Totals};
use crate::domain::ledger::{Attribute, Customer, Document, DocumentIdx};
use crate::domain::{Amount, Currency, Day, DocumentKind, Ledger, to_u32};
use crate::present::export::table::{Cell, Table};

/// What can be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnonymousCopy {
    /// The documents, one a line: CSV that the importer reads without a question.
    pub documents: String,
    /// Single payments of documents, for books that have some; read together with the documents.
    pub payments: Option<String>,
    /// What was changed.
    pub preview: SharePreview,
}

/// The columns of the documents. Those the book has nothing for are left out.
const COLUMNS: [&str; 13] = [
    "Invoice Number",
    "Customer",
    "Type",
    "Invoice Date",
    "Due Date",
    "Currency",
    "Total",
    "Amount Due",
    "Paid Date",
    "Expected Date",
    "Disputed",
    "Salesperson",
    "Country",
];

/// The most minor units that the importer reads back.
const LARGEST_MINOR: i128 = 900_000_000_000_000_000;

const ORDER: &str = "PO Number";
const LIMIT: &str = "Credit Limit";

/// Makes the copy of a book.
///
/// # Errors
/// * [`ShareError::OutOfRange`] when an amount or a date cannot be written.
pub fn anonymous_copy(
    ledger: &Ledger,
    options: &ShareOptions,
) -> Result<AnonymousCopy, ShareError> {
    if options.shift_days.abs() > MAX_SHIFT_DAYS {
        return Err(ShareError::OutOfRange);
    }
    let mut copier = Copier::new(ledger, options);
    let rows: Vec<Row> =
        (0..to_u32(ledger.len())).map(|idx| copier.row(idx)).collect::<Result<_, _>>()?;
    let payments = copier.payments(&rows)?;
    let preview = copier.preview(&rows);
    Ok(AnonymousCopy { documents: write(&rows), payments, preview })
}

/// A document of the copy; empty texts and dates are what the book does not know.
struct Row {
    number: String,
    customer: String,
    kind: DocumentKind,
    currency: Currency,
    invoice_date: Day,
    due_date: Day,
    paid_date: Day,
    expected: Day,
    total: Amount,
    open: Amount,
    disputed: bool,
    salesperson: String,
    country: String,
    order: String,
    limit: Option<Amount>,
}

struct Copier<'a> {
    ledger: &'a Ledger,
    options: &'a ShareOptions,
    /// By customer.
    customers: Vec<String>,
    names: Pseudonyms,
    /// Texts that stand for themselves wherever they are: salespeople, regions, orders.
    known: BTreeMap<(&'static str, String), String>,
    /// How often a number came up, for numbers that are not unique.
    seen: BTreeMap<(String, String), u32>,
}

impl<'a> Copier<'a> {
    fn new(ledger: &'a Ledger, options: &'a ShareOptions) -> Self {
        let mut names = Pseudonyms::new(&options.key);
        let name = |customer: &Customer| names.name("Customer", identity(customer), 0);
        let customers = ledger.customers().iter().map(name).collect();
        Self { ledger, options, customers, names, known: BTreeMap::new(), seen: BTreeMap::new() }
    }

    fn row(&mut self, idx: DocumentIdx) -> Result<Row, ShareError> {
        let document = self.ledger.document(idx).ok_or(ShareError::OutOfRange)?;
        let currency = document.account.currency;
        let customer = self.customers.get(document.account.customer as usize);
        let scale = |of: Amount| self.scaled(of, currency);
        let (total, open) = (scale(document.total)?, scale(document.open)?);
        let limit = document.customer.credit_limit.map(scale).transpose()?;
        let shift = |day: Day| self.moved(day);
        Ok(Row {
            customer: customer.cloned().unwrap_or_default(),
            kind: document.kind,
            currency,
            invoice_date: shift(document.invoice_date)?,
            due_date: shift(document.due_date)?,
            paid_date: shift(document.paid_date)?,
            expected: shift(self.ledger.expected_date(idx))?,
            total,
            open,
            disputed: document.disputed,
            limit,
            salesperson: self.text(idx, "Salesperson", Attribute::Salesperson, &document),
            country: self.text(idx, "Region", Attribute::Country, &document),
            order: self.text(idx, "Order", Attribute::PoNumber, &document),
            number: self.number(&document),
        })
    }

    /// The document's made-up number. Each has one of its own, also where the book repeats or lacks one.
    fn number(&mut self, document: &Document<'_>) -> String {
        let original = (identity(document.customer).to_owned(), document.number.to_string());
        let whole = format!("{}\n{}", original.0, original.1);
        let nth = self.seen.entry(original).and_modify(|seen| *seen += 1).or_insert(0);
        self.names.name("D", &whole, *nth).replace(' ', "-")
    }

    fn text(
        &mut self,
        idx: DocumentIdx,
        kind: &'static str,
        attribute: Attribute,
        document: &Document<'_>,
    ) -> String {
        let of_customer = match attribute {
            Attribute::Salesperson => document.customer.salesperson.as_str(),
            Attribute::Country => document.customer.country.as_str(),
            Attribute::PoNumber | Attribute::Terms | Attribute::DisputeReason | Attribute::Tag => {
                ""
            }
        };
        let original = self.ledger.attribute(idx, attribute).unwrap_or(of_customer);
        if original.is_empty() {
            return String::new();
        }
        if let Some(known) = self.known.get(&(kind, original.to_owned())) {
            return known.clone();
        }
        let name = self.names.name(kind, original, 0);
        self.known.insert((kind, original.to_owned()), name.clone());
        name
    }

    fn scaled(&self, amount: Amount, currency: Currency) -> Result<Amount, ShareError> {
        let digits = currency.minor_digits();
        let scaled = self.options.factor.decimal(amount.decimal(), digits);
        let scaled = Amount::new(scaled.ok_or(ShareError::OutOfRange)?);
        if scaled.abs() > Amount::from_minor(LARGEST_MINOR, currency) {
            Err(ShareError::OutOfRange)
        } else {
            Ok(scaled)
        }
    }

    fn moved(&self, day: Day) -> Result<Day, ShareError> {
        match day.get() {
            Some(day) => {
                let moved = day.plus(self.options.shift_days);
                moved.to_date().map(|_| moved).ok_or(ShareError::OutOfRange)
            }
            None => Ok(day),
        }
    }

    fn payments(&self, rows: &[Row]) -> Result<Option<String>, ShareError> {
        if self.ledger.payments().is_empty() {
            return Ok(None);
        }
        let header = ["Payment Date", "Invoice Number", "Customer", "Amount", "Currency"];
        let mut table = Table::new(&header.map(str::to_owned));
        for payment in self.ledger.payments() {
            let Some(row) = rows.get(payment.document as usize) else { continue };
            let amount = Amount::from_minor(i128::from(payment.minor), row.currency);
            let cells = [
                date(self.moved(payment.date)?),
                Cell::Text(&row.number),
                Cell::Text(&row.customer),
                Cell::Amount(self.scaled(amount, row.currency)?),
                currency(&row.currency),
            ];
            table.row(cells.into_iter());
        }
        Ok(Some(table.finish()))
    }

    fn preview(&self, rows: &[Row]) -> SharePreview {
        let customers = self.ledger.customers();
        let pairs = customers.iter().zip(&self.customers);
        let names = pairs
            .take(EXAMPLES)
            .map(|(customer, name)| Change { from: customer.name.clone(), to: name.clone() });
        let documents = || (0..to_u32(rows.len())).filter_map(|idx| self.ledger.document(idx));
        let numbers = documents().zip(rows).take(EXAMPLES);
        let numbers = numbers.map(|(document, row)| Change {
            from: document.number.into_owned(),
            to: row.number.clone(),
        });
        let dates = documents().zip(rows).take(EXAMPLES).filter_map(|(document, row)| {
            let text = |day: Day| Some(day.to_date()?.to_string());
            Some(Change { from: text(document.invoice_date)?, to: text(row.invoice_date)? })
        });
        let mut totals: BTreeMap<Currency, Totals> = BTreeMap::new();
        for (document, row) in documents().zip(rows) {
            let none = Amount::ZERO;
            let sums = totals.entry(row.currency).or_insert(Totals {
                currency: row.currency,
                open: none,
                open_in_copy: none,
                billed: none,
                billed_in_copy: none,
            });
            sums.open += document.open;
            sums.open_in_copy += row.open;
            sums.billed += document.total;
            sums.billed_in_copy += row.total;
        }
        let has_contact = |customer: &&Customer| {
            let texts = [&customer.email, &customer.phone];
            texts.iter().any(|text| !text.is_empty()) || !customer.address.is_empty()
        };
        SharePreview {
            customers: customers.len() as u64,
            documents: rows.len() as u64,
            names: names.collect(),
            numbers: numbers.collect(),
            dates: dates.collect(),
            totals: totals.into_values().collect(),
            contacts_dropped: customers.iter().filter(has_contact).count() as u64,
            rows_left_out: 0,
        }
    }
}

/// What makes a customer the same from one reading to the next.
fn identity(customer: &Customer) -> &str {
    if customer.id.is_empty() { &customer.name } else { &customer.id }
}

fn write(rows: &[Row]) -> String {
    let has = |of: &dyn Fn(&Row) -> bool| rows.iter().any(of);
    let shown = [
        true,
        true,
        true,
        has(&|row| row.invoice_date.is_some()),
        has(&|row| row.due_date.is_some()),
        has(&|row| row.currency.is_stated()),
        true,
        true,
        has(&|row| row.paid_date.is_some()),
        has(&|row| row.expected.is_some()),
        has(&|row| row.disputed),
        has(&|row| !row.salesperson.is_empty()),
        has(&|row| !row.country.is_empty()),
        has(&|row| !row.order.is_empty()),
        has(&|row| row.limit.is_some()),
    ];
    let columns = || COLUMNS.into_iter().chain([ORDER, LIMIT]).zip(shown);
    let header = columns().filter(|(_, shown)| *shown).map(|(name, _)| name.to_owned());
    let mut table = Table::new(&header.collect::<Vec<_>>());
    for row in rows {
        let cells = [
            Cell::Text(&row.number),
            Cell::Text(&row.customer),
            Cell::Text(kind(row.kind)),
            date(row.invoice_date),
            date(row.due_date),
            currency(&row.currency),
            Cell::Amount(row.total),
            Cell::Amount(row.open),
            date(row.paid_date),
            date(row.expected),
            Cell::Text(if row.disputed { "Yes" } else { "" }),
            Cell::Text(&row.salesperson),
            Cell::Text(&row.country),
            Cell::Text(&row.order),
            row.limit.map_or(Cell::Empty, Cell::Amount),
        ];
        let shown = cells.into_iter().zip(shown).filter(|(_, shown)| *shown);
        table.row(shown.map(|(cell, _)| cell));
    }
    table.finish()
}

const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Invoice => "Invoice",
        DocumentKind::CreditNote => "Credit note",
        DocumentKind::Receipt => "Payment",
    }
}

fn date(day: Day) -> Cell<'static> {
    day.to_date().map_or(Cell::Empty, Cell::Date)
}

fn currency(currency: &Currency) -> Cell<'_> {
    if currency.is_stated() { Cell::Text(currency.code()) } else { Cell::Empty }
}
