//! Aging by customer as CSV: one line per customer and currency, one total line per currency.
//!
//! There is nothing above the header: the as-of date and what aging counts from are columns, so
//! the file can be filtered, sorted and pivoted as it is.

use super::table::{Cell, Table};
use crate::analysis::{AgeBasis, AnalysisReport, CurrencyReport, CustomerRow, GroupRow};
use crate::domain::{Amount, Currency};
use crate::present::format;

/// Aging by customer. `rows` holds the customers of each currency in the order wanted; customers
/// with nothing open are left out. Total lines are the report's own figures.
pub fn aging_csv(report: &AnalysisReport, rows: &[(Currency, Vec<CustomerRow>)]) -> String {
    let mut table = Table::new(&header(report, ["Customer number", "Customer"]));
    for currency in &report.currencies {
        let customers = rows.iter().filter(|(of, _)| *of == currency.currency);
        for customer in customers.flat_map(|(_, list)| list).filter(|c| c.open.count > 0) {
            table.row(customer_cells(report, currency, customer).into_iter());
        }
        table.row(total_cells(report, currency).into_iter());
    }
    table.finish()
}

/// Aging by what the configuration groups by. `rows` holds the groups with something open, in the
/// order wanted. Total lines are the report's own figures.
pub fn groups_csv(report: &AnalysisReport, rows: &[GroupRow]) -> String {
    let word = report.config.group_by.key().replace('_', " ");
    let mut table = Table::new(&header(report, ["Customers", &format::sentence_case(&word)]));
    for currency in &report.currencies {
        for group in rows.iter().filter(|group| group.currency == currency.currency) {
            let name = [
                Cell::Text("group"),
                Cell::Count(u64::from(group.customers)),
                Cell::Text(&group.name),
            ];
            let of = Line {
                currency: group.currency,
                name,
                buckets: &group.buckets,
                sums: [group.open.amount, group.overdue.amount],
                oldest: Cell::Days(group.oldest_days_past_due),
                documents: group.open.count,
            };
            table.row(line(report, of).into_iter());
        }
        table.row(total_cells(report, currency).into_iter());
    }
    table.finish()
}

fn header(report: &AnalysisReport, name: [&str; 2]) -> Vec<String> {
    let fixed = |names: &[&str]| -> Vec<String> { names.iter().map(|&n| n.to_owned()).collect() };
    let mut header = fixed(&["Currency", "Line"]);
    header.extend(fixed(&name));
    header.extend(report.buckets.iter().map(|bucket| bucket.title.clone()));
    header.extend(fixed(&[
        "Total open",
        "Overdue",
        "Oldest days past due",
        "Documents",
        "As of",
        "Aging by",
        "Due today",
        "Credits",
    ]));
    header
}

fn customer_cells<'a>(
    report: &'a AnalysisReport,
    currency: &'a CurrencyReport,
    customer: &'a CustomerRow,
) -> Vec<Cell<'a>> {
    let of = Line {
        currency: currency.currency,
        name: [
            Cell::Text("customer"),
            Cell::Text(&customer.customer_id),
            Cell::Text(&customer.name),
        ],
        buckets: &customer.buckets,
        sums: [customer.open.amount, customer.overdue.amount],
        oldest: Cell::Days(customer.oldest_days_past_due),
        documents: customer.open.count,
    };
    line(report, of)
}

fn total_cells<'a>(report: &'a AnalysisReport, currency: &'a CurrencyReport) -> Vec<Cell<'a>> {
    let buckets: Vec<Amount> = currency.buckets.iter().map(|figure| figure.amount).collect();
    let of = Line {
        currency: currency.currency,
        name: [Cell::Text("total"), Cell::Empty, Cell::Text("Total")],
        buckets: &buckets,
        sums: [currency.open.amount, currency.overdue.amount],
        oldest: Cell::Empty,
        documents: currency.open.count,
    };
    line(report, of)
}

/// A line of the table.
struct Line<'a, 'b> {
    currency: Currency,
    name: [Cell<'a>; 3],
    buckets: &'b [Amount],
    sums: [Amount; 2],
    oldest: Cell<'a>,
    documents: u32,
}

fn line<'a>(report: &'a AnalysisReport, of: Line<'a, '_>) -> Vec<Cell<'a>> {
    let config = &report.config;
    let mut cells = vec![code(report, of.currency)];
    cells.extend(of.name);
    let in_order = of.buckets.iter().copied().chain(std::iter::repeat(Amount::ZERO));
    cells.extend(in_order.take(report.buckets.len()).map(Cell::Amount));
    cells.extend(of.sums.map(Cell::Amount));
    cells.push(of.oldest);
    cells.push(Cell::Count(u64::from(of.documents)));
    cells.push(Cell::Date(config.as_of));
    cells.push(Cell::Text(match config.basis {
        AgeBasis::DueDate => "due date",
        AgeBasis::InvoiceDate => "invoice date",
    }));
    cells.push(Cell::Text(config.due_today.words()));
    cells.push(Cell::Text(config.credits.words()));
    cells
}

/// The currency's code; nothing where the file names none.
fn code(report: &AnalysisReport, currency: Currency) -> Cell<'_> {
    let own = report.currencies.iter().find(|own| own.currency == currency);
    match own.filter(|_| currency.is_stated()) {
        Some(own) => Cell::Text(own.currency.code()),
        None => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::export::testing::{customer, eur, report};

    #[test]
    fn one_line_per_customer_and_a_total() {
        let report = report();
        let rows = vec![(
            eur(),
            vec![
                customer("=SUM of Parts", "0012", &[10_000, 5_000, 0, 0, 0, 0], Some(12)),
                customer("Nobody owes", "0013", &[0, 0, 0, 0, 0, 0], None),
                customer("Klirr, \"OHG\"", "", &[0, 0, -2_550, 0, 30_000, 0], Some(91)),
            ],
        )];
        let expected = "\u{feff}Currency,Line,Customer number,Customer,Not due,1–30 days,31–60 days,61–90 days,Over 90 days,No due date,Total open,Overdue,Oldest days past due,Documents,As of,Aging by,Due today,Credits\r\n\
            EUR,customer,0012,'=SUM of Parts,100.00,50.00,0.00,0.00,0.00,0.00,150.00,50.00,12,2,2026-11-21,due date,not late,aged by their own date\r\n\
            EUR,customer,,\"Klirr, \"\"OHG\"\"\",0.00,0.00,-25.50,0.00,300.00,0.00,274.50,274.50,91,2,2026-11-21,due date,not late,aged by their own date\r\n\
            EUR,total,,Total,100.00,50.00,-25.50,0.00,300.00,0.00,424.50,324.50,,4,2026-11-21,due date,not late,aged by their own date\r\n";
        assert_eq!(aging_csv(&report, &rows), expected);
    }

    #[test]
    fn the_lines_of_a_currency_add_up_to_its_total() {
        let rows = vec![(
            eur(),
            vec![
                customer("A", "1", &[10_000, 5_000, 0, 0, 0, 0], Some(12)),
                customer("B", "2", &[0, 0, -2_550, 0, 30_000, 0], Some(91)),
            ],
        )];
        let csv = aging_csv(&report(), &rows);
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let mut sums = [0_i64; 8];
        for record in reader.records() {
            let record = record.unwrap();
            let sign = if &record[1] == "total" { -1 } else { 1 };
            for (sum, field) in sums.iter_mut().zip(record.iter().skip(4)) {
                *sum += sign * field.replace('.', "").parse::<i64>().unwrap();
            }
        }
        assert_eq!(sums, [0; 8]);
    }
}
