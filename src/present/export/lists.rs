//! The long lists of the page as files and for the clipboard: all rows of what is seen, in its order.

use chrono::NaiveDate;

use super::table::{Cell, Table, Wanted};
use crate::analysis::outlook::ExpectedRow;
use crate::analysis::{Bucket, CustomerRow, DocumentRow, GroupRow};
use crate::domain::Currency;
use crate::present::format;

/// The rows of a list.
#[derive(Clone, Debug)]
pub enum ListTable {
    /// Customers of one currency by bucket.
    Aging(Currency, Vec<Bucket>, Vec<CustomerRow>),
    /// How customers of one currency pay.
    Behavior(Currency, Vec<CustomerRow>),
    /// Groups of the aging; the word is what makes them.
    Groups(String, Vec<Bucket>, Vec<GroupRow>),
    /// Documents.
    Documents(Vec<DocumentRow>),
    /// Open invoices of one currency by expected date.
    Expected(Currency, Vec<ExpectedRow>),
}

/// What a list is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListText {
    /// A CSV file.
    Csv,
    /// The clipboard: cells as spreadsheets paste them.
    Pasted,
}

/// The list as text. Dates are ISO, amounts plain decimals, text never becomes a formula.
pub fn list_text(list: &ListTable, text: ListText) -> String {
    let wanted = match text {
        ListText::Csv => Wanted::Csv,
        ListText::Pasted => Wanted::Pasted,
    };
    let mut table = Table::wanted(wanted, &header(list));
    match list {
        ListTable::Aging(currency, _, rows) => write(&mut table, rows, |row| aging(*currency, row)),
        ListTable::Behavior(currency, rows) => {
            write(&mut table, rows, |row| behavior(*currency, row));
        }
        ListTable::Groups(_, _, rows) => write(&mut table, rows, group),
        ListTable::Documents(rows) => write(&mut table, rows, document),
        ListTable::Expected(currency, rows) => {
            write(&mut table, rows, |row| expected(*currency, row));
        }
    }
    table.finish()
}

fn write<'a, T, C>(table: &mut Table, rows: &'a [T], cells: impl Fn(&'a T) -> C)
where
    C: IntoIterator<Item = Cell<'a>>,
{
    for row in rows {
        table.row(cells(row).into_iter());
    }
}

fn header(list: &ListTable) -> Vec<String> {
    let (before, buckets, after): (&[&str], &[Bucket], &[&str]) = match list {
        ListTable::Aging(_, buckets, _) => (
            &["Currency", "Customer number", "Customer"],
            buckets,
            &["Overdue", "Open", "Oldest days past due", "Repeat offender"],
        ),
        ListTable::Behavior(..) => (
            &[
                "Currency",
                "Customer number",
                "Customer",
                "Paid late",
                "Paid",
                "Share paid late",
                "Days to pay",
                "Days late",
                "Most days late",
                "Disputed",
                "Overdue",
                "Open",
                "Repeat offender",
            ],
            &[],
            &[],
        ),
        ListTable::Groups(_, buckets, _) => {
            (&["Currency"], buckets, &["Overdue", "Open", "Customers"])
        }
        ListTable::Documents(_) => (
            &[
                "Document",
                "Type",
                "Customer number",
                "Customer",
                "Invoiced",
                "Due",
                "Paid",
                "Days past due",
                "Currency",
                "Billed",
                "Open",
                "Disputed",
                "Row in the file",
            ],
            &[],
            &[],
        ),
        ListTable::Expected(..) => (
            &["Invoice", "Customer", "Due", "Expected", "Early", "Late", "Currency", "Open"],
            &[],
            &[],
        ),
    };
    let mut header: Vec<String> = before.iter().map(|&name| name.to_owned()).collect();
    if let ListTable::Groups(word, ..) = list {
        header.push(format::sentence_case(word));
    }
    header.extend(buckets.iter().map(|bucket| bucket.title.clone()));
    header.extend(after.iter().map(|&name| name.to_owned()));
    header
}

fn aging(currency: Currency, row: &CustomerRow) -> Vec<Cell<'_>> {
    let mut cells = vec![code(currency), Cell::Text(&row.customer_id), Cell::Text(&row.name)];
    cells.extend(row.buckets.iter().map(|&amount| Cell::Amount(amount)));
    cells.extend([
        Cell::Amount(row.overdue.amount),
        Cell::Amount(row.open.amount),
        Cell::Days(row.oldest_days_past_due),
        yes(row.offender.is_some()),
    ]);
    cells
}

fn behavior(currency: Currency, row: &CustomerRow) -> [Cell<'_>; 13] {
    let behavior = &row.behavior;
    [
        code(currency),
        Cell::Text(&row.customer_id),
        Cell::Text(&row.name),
        Cell::Count(u64::from(behavior.paid_late)),
        Cell::Count(u64::from(behavior.paid)),
        Cell::Decimal(behavior.late_share),
        Cell::Decimal(behavior.average_days_to_pay),
        Cell::Decimal(behavior.average_days_late),
        Cell::Days(behavior.max_days_late),
        Cell::Count(u64::from(behavior.disputed)),
        Cell::Amount(row.overdue.amount),
        Cell::Amount(row.open.amount),
        yes(row.offender.is_some()),
    ]
}

fn group(row: &GroupRow) -> Vec<Cell<'_>> {
    let mut cells = vec![code(row.currency), Cell::Text(&row.name)];
    cells.extend(row.buckets.iter().map(|&amount| Cell::Amount(amount)));
    cells.extend([
        Cell::Amount(row.overdue.amount),
        Cell::Amount(row.open.amount),
        Cell::Count(u64::from(row.customers)),
    ]);
    cells
}

fn document(row: &DocumentRow) -> [Cell<'_>; 13] {
    [
        Cell::Text(&row.number),
        Cell::Text(row.kind.word()),
        Cell::Text(&row.customer_id),
        Cell::Text(&row.customer),
        date(row.invoice_date),
        date(row.due_date),
        date(row.paid_date),
        Cell::Days(row.days_past_due),
        code(row.currency),
        Cell::Amount(row.total),
        Cell::Amount(row.open),
        yes(row.disputed),
        Cell::Count(u64::from(row.row)),
    ]
}

fn expected(currency: Currency, row: &ExpectedRow) -> [Cell<'_>; 8] {
    [
        Cell::Text(&row.number),
        Cell::Text(&row.customer),
        date(row.due_date),
        date(row.expected),
        date(row.early),
        date(row.late),
        code(currency),
        Cell::Amount(row.open),
    ]
}

/// The code of a currency; empty where the file names none.
fn code<'a>(currency: Currency) -> Cell<'a> {
    if currency.is_stated() { Cell::Code(currency) } else { Cell::Empty }
}

fn date<'a>(date: Option<NaiveDate>) -> Cell<'a> {
    date.map_or(Cell::Empty, Cell::Date)
}

const fn yes<'a>(is_so: bool) -> Cell<'a> {
    if is_so { Cell::Text("yes") } else { Cell::Empty }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AnalysisConfig;
    use crate::present::export::testing::{customer, date as day, eur};

    #[test]
    fn what_is_seen_is_written_for_a_file_and_for_a_spreadsheet() {
        let buckets = AnalysisConfig::standard(day(2026, 11, 21)).buckets();
        let rows = vec![customer("=1+1 \"Ltd\"", "007", &[100, -50, 0, 0, 0, 0], Some(3))];
        let list = ListTable::Aging(eur(), buckets.clone(), rows);
        let header = |mark: &str, between: &str| {
            let titles = buckets.iter().map(|bucket| bucket.title.as_str());
            let all = ["Currency", "Customer number", "Customer"].into_iter().chain(titles);
            let all = all.chain(["Overdue", "Open", "Oldest days past due", "Repeat offender"]);
            format!("{mark}{}\r\n", all.collect::<Vec<_>>().join(between))
        };
        let csv = list_text(&list, ListText::Csv);
        let row = "EUR,007,\"'=1+1 \"\"Ltd\"\"\",1.00,-0.50,0.00,0.00,0.00,0.00,-0.50,0.50,3,\r\n";
        assert_eq!(csv, header("\u{feff}", ",") + row);
        let pasted = list_text(&list, ListText::Pasted);
        let row = row.replace(',', "\t");
        assert_eq!(pasted, header("", "\t") + &row);
    }
}
