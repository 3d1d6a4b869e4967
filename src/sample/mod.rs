//! The invented ledger behind "Try with sample data".
//!
//! Everything in it is made up: names, addresses (only reserved `.example` domains), amounts. The
//! same as-of date always gives the same bytes; there is no clock and no outside randomness. All
//! dates are counted back from the as-of date, so the picture stays lively whenever it is made.

mod customers;
mod documents;
mod earlier;
mod random;
mod specials;

use chrono::NaiveDate;

use crate::domain::Day;
use crate::domain::sorting::LeanSort;
use documents::Entry;

/// The header of the sample, in file order.
const HEADER: [&str; 14] = [
    "Invoice Number",
    "Customer Number",
    "Customer",
    "Email",
    "Type",
    "Invoice Date",
    "Due Date",
    "Currency",
    "Total",
    "Amount Paid",
    "Amount Due",
    "Paid Date",
    "Status",
    "Disputed",
];

/// Days of history before the as-of date.
const HISTORY_DAYS: i32 = 730;

/// Two years of invented invoices up to `as_of`, as a CSV export might look: UTF-8, commas, ISO
/// dates, plain decimals. A few rows have problems on purpose, to show what becomes of them.
///
/// ```
/// let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
/// let csv = owed::sample::sample_csv(date);
/// assert!(csv.starts_with("Invoice Number,Customer Number,Customer,"));
/// assert_eq!(csv, owed::sample::sample_csv(date));
/// ```
pub fn sample_csv(as_of: NaiveDate) -> String {
    write(entries(Day::from(as_of)).iter().enumerate())
}

/// The same book as its export stood a month before `as_of`: the file to compare [`sample_csv`] with.
pub fn earlier_csv(as_of: NaiveDate) -> String {
    let today = Day::from(as_of);
    let earlier = earlier::entries(today, &entries(today));
    write(earlier.iter().map(|(place, entry)| (*place, entry)))
}

/// All documents, in order of date.
fn entries(today: Day) -> Vec<Entry> {
    let mut entries = documents::all(today);
    entries.extend(specials::all(today));
    entries.lean_sort_by_key(|entry| (entry.issued, entry.customer, entry.total));
    entries
}

/// Writes documents, numbered by their places. By hand, as the engine needs it before the first file and nothing else of what
/// writes lists (20 KB of code).
fn write<'a>(entries: impl Iterator<Item = (usize, &'a Entry)>) -> String {
    let mut csv = HEADER.join(",");
    csv.push('\n');
    for (place, entry) in entries {
        for (column, field) in record(place, entry).iter().enumerate() {
            if column > 0 {
                csv.push(',');
            }
            if field.contains([',', '"']) {
                csv.push('"');
                csv.push_str(&field.replace('"', "\"\""));
                csv.push('"');
            } else {
                csv.push_str(field);
            }
        }
        csv.push('\n');
    }
    csv
}

fn record(position: usize, entry: &Entry) -> [String; 14] {
    let customer = customers::get(entry.customer);
    let amount = |minor: i64| if entry.amounts_missing { String::new() } else { decimal(minor) };
    [
        format!("{}{}", entry.kind.prefix(), 20_417 + position),
        customer.number.to_owned(),
        customer.name.to_owned(),
        customer.email.to_owned(),
        entry.kind.word().to_owned(),
        if entry.date_broken { broken(entry.issued) } else { iso(entry.issued) },
        iso(entry.due),
        customer.currency.to_owned(),
        amount(entry.total),
        amount(entry.paid),
        amount(entry.total - entry.paid),
        iso(entry.paid_on),
        entry.status().to_owned(),
        if entry.disputed { "Yes" } else { "" }.to_owned(),
    ]
}

fn iso(day: Day) -> String {
    day.to_date().map(|date| date.to_string()).unwrap_or_default()
}

/// A date no calendar has, in the year of `day`.
fn broken(day: Day) -> String {
    iso(day).get(..4).map(|year| format!("{year}-02-30")).unwrap_or_default()
}

/// Cents as a decimal with two digits.
fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod journey;
