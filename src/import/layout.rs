//! How a report arranges its rows: titles, headings, sections, subtotals, repeated headers, rules
//! and notes around the rows that are documents.
//!
//! A flat list needs none of this and pays nothing for it: shapes are only looked at for rows that
//! did not become a document, and in the sample.

use crate::domain::{Currency, to_u32};
use crate::import::currency;
use crate::import::report::{ColumnReport, Role, RoleChoice};
use crate::import::sniff::SampleRow;
use crate::import::value::{self, MarkEvidence};
use crate::import::words;

/// The header shown for customers that stand in headings.
pub const HEADING_COLUMN: &str = "Heading above the rows";

/// What the sample shows about the arrangement.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Customers stand in heading rows; this column past the last one stands for them.
    pub heading_column: Option<usize>,
    /// A row that names no customer belongs to the customer of the row above.
    pub fill_down: bool,
    /// Headings name currencies.
    pub currency_sections: bool,
    /// The customer of the first rows, where its heading stands above the header.
    pub first_heading: String,
    /// The header's cells, to know it again when it is repeated.
    pub header: Vec<String>,
}

/// What a row that is not a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of dashes.
    Rule,
    /// The header once more.
    Header,
    /// A total or subtotal, with its label ("" = without one).
    Total(String),
    /// The heading of a bucket, a month or another section.
    Section,
    /// The heading of a currency.
    Currency(Currency),
    /// The heading of a customer.
    Heading(String),
    /// A note, a timestamp.
    Note,
    /// None of these.
    Other,
}

/// Finds out how rows are arranged; adds a column for customers that stand in headings.
pub fn arrange(
    title: &[SampleRow],
    header: &[String],
    columns: &mut Vec<ColumnReport>,
    data: &[SampleRow],
    choices: &[RoleChoice],
) -> Layout {
    let mut layout = Layout { header: header.to_vec(), ..Layout::default() };
    let shapes: Vec<Shape> = data
        .iter()
        .map(|row| shape(&cells(row), &layout, |column| role(columns, column)))
        .collect();
    layout.currency_sections = role_column(columns, Role::Currency).is_none()
        && shapes.iter().any(|shape| matches!(shape, Shape::Currency(_)));
    let documents: Vec<&SampleRow> = data.iter().filter(|row| is_document(row, columns)).collect();
    let named = |row: &&SampleRow| {
        [Role::CustomerName, Role::CustomerId]
            .into_iter()
            .filter_map(|role| row.fields.get(role_column(columns, role)?))
            .any(|field| !value::is_blank(value::trim(field.as_bytes())))
    };
    let without_name = documents.iter().filter(|row| !named(row)).count();
    let settled = choices
        .iter()
        .any(|choice| matches!(choice.role, Some(Role::CustomerName | Role::CustomerId)));
    if documents.is_empty() || without_name * 2 <= documents.len() || settled {
        return layout;
    }
    let headings = shapes.iter().filter(|shape| matches!(shape, Shape::Heading(_))).count();
    let above = title.iter().rev().find_map(|row| match labelled_heading(&cells(row)) {
        Some(Shape::Heading(name)) => Some(name),
        _ => None,
    });
    layout.first_heading = above.unwrap_or_default();
    if headings > 0 || !layout.first_heading.is_empty() {
        layout.heading_column = Some(add_heading_column(columns, &shapes));
    } else {
        layout.fill_down = documents.first().is_some_and(named);
    }
    layout
}

fn add_heading_column(columns: &mut Vec<ColumnReport>, shapes: &[Shape]) -> usize {
    for column in columns.iter_mut() {
        if matches!(column.role, Some(Role::CustomerName | Role::CustomerId | Role::FirstName)) {
            column.role = None;
            "empty on the rows that are documents".clone_into(&mut column.why);
        }
    }
    let name =
        |shape: &Shape| if let Shape::Heading(name) = shape { Some(name.clone()) } else { None };
    let names = shapes.iter().filter_map(name);
    let index = columns.len();
    columns.push(ColumnReport {
        index: to_u32(index),
        header: HEADING_COLUMN.to_owned(),
        role: Some(Role::CustomerName),
        why: "customers stand above their rows".to_owned(),
        samples: names.take(3).collect(),
        doubtful: false,
        known_unused: false,
    });
    index
}

fn role(columns: &[ColumnReport], column: usize) -> Option<Role> {
    columns.get(column).and_then(|column| column.role)
}

fn role_column(columns: &[ColumnReport], role: Role) -> Option<usize> {
    columns.iter().position(|column| column.role == Some(role))
}

fn cells(row: &SampleRow) -> Vec<(usize, &str)> {
    let filled = |field: &str| !value::trim(field.as_bytes()).is_empty();
    row.fields.iter().enumerate().filter(|(_, f)| filled(f)).map(|(i, f)| (i, f.trim())).collect()
}

const AMOUNTS: [Role; 9] = [
    Role::Total,
    Role::Open,
    Role::Paid,
    Role::Net,
    Role::Debit,
    Role::Credit,
    Role::LineTotal,
    Role::UnitPrice,
    Role::Quantity,
];

const DATES: [Role; 3] = [Role::InvoiceDate, Role::DueDate, Role::PaidDate];

fn is_amount(cell: &str) -> bool {
    value::mark_evidence(value::trim(cell.as_bytes())) != MarkEvidence::None
}

fn is_date(cell: &str) -> bool {
    value::date(value::trim(cell.as_bytes())).is_certain()
}

/// An amount, and a date or a number.
fn is_document(row: &SampleRow, columns: &[ColumnReport]) -> bool {
    let cells = cells(row);
    let has = |roles: &[Role], fits: fn(&str) -> bool| {
        cells.iter().any(|(column, cell)| {
            role(columns, *column).is_some_and(|role| roles.contains(&role)) && fits(cell)
        })
    };
    has(&AMOUNTS, is_amount)
        && (has(&DATES, is_date)
            || has(&[Role::Number], |cell| !words::is_total_label(cell.as_bytes())))
}

/// What a row is that did not become a document. `cells` are its filled cells with their columns.
pub fn shape(
    cells: &[(usize, &str)],
    layout: &Layout,
    role: impl Fn(usize) -> Option<Role>,
) -> Shape {
    if cells.iter().all(|(_, cell)| is_rule(cell)) {
        return Shape::Rule;
    }
    if is_header_again(cells, &layout.header) {
        return Shape::Header;
    }
    let in_role = |roles: &[Role], fits: fn(&str) -> bool| {
        cells.iter().any(|(c, cell)| role(*c).is_some_and(|r| roles.contains(&r)) && fits(cell))
    };
    let dated = in_role(&DATES, is_date);
    let counted = in_role(&AMOUNTS, is_amount);
    let single = match cells {
        [(column, cell)] => Some((*column, *cell)),
        _ => None,
    };
    if !dated
        && let Some((_, label)) =
            cells.iter().find(|(_, cell)| words::is_total_label(cell.as_bytes()))
        && (counted || single.is_none() || layout.heading_column.is_none() || is_bare_total(label))
    {
        return Shape::Total((*label).to_owned());
    }
    if counted
        && !dated
        && !in_role(&[Role::Number, Role::CustomerName, Role::CustomerId], |_| true)
    {
        return Shape::Total(String::new());
    }
    let counts_section =
        cells.iter().any(|(_, cell)| cell.contains('(') && words::is_bucket_label(cell));
    if !dated && counts_section {
        return Shape::Section;
    }
    if dated || counted {
        return Shape::Other;
    }
    if let Some((_, cell)) = single {
        return heading(cell);
    }
    labelled_heading(cells).unwrap_or(Shape::Other)
}

fn heading(cell: &str) -> Shape {
    if words::is_trailer(cell) {
        Shape::Note
    } else if words::is_bucket_label(cell) {
        Shape::Section
    } else if let Some(currency) = currency::named(cell) {
        Shape::Currency(currency)
    } else {
        Shape::Heading(cell.to_owned())
    }
}

/// Just the word for a total, not "Total Access Ltd".
fn is_bare_total(label: &str) -> bool {
    words::normalize(label).split(' ').count() <= 2 && !label.contains("Ltd")
}

/// `A/C: | A1D001 | Name: | A1 Design`: the name is what follows its label.
fn labelled_heading(cells: &[(usize, &str)]) -> Option<Shape> {
    let labelled = cells.iter().filter(|(_, cell)| cell.ends_with(':')).count();
    if labelled == 0 || cells.iter().any(|(_, cell)| is_date(cell)) {
        return None;
    }
    let after = |words_wanted: &[&str]| {
        cells.windows(2).find_map(|pair| match pair {
            [(_, label), (_, value)]
                if words_wanted.contains(&words::normalize(label).as_str()) =>
            {
                Some((*value).to_owned())
            }
            _ => None,
        })
    };
    after(&["name", "customer", "customer name"])
        .or_else(|| after(&["a c", "account"]))
        .map_or(Some(Shape::Note), |name| Some(Shape::Heading(name)))
}

fn is_rule(cell: &str) -> bool {
    cell.len() >= 2 && cell.bytes().all(|c| matches!(c, b'-' | b'=' | b'_' | b'+' | b'*' | b'|'))
}

fn is_header_again(cells: &[(usize, &str)], header: &[String]) -> bool {
    cells.len() >= 2
        && cells.iter().all(|(column, cell)| {
            header.get(*column).is_some_and(|name| name.trim().eq_ignore_ascii_case(cell))
        })
}

/// The names of a header of two lines, where `second` is one: words below words, no value in it.
pub fn second_header(first: &[String], second: &[String]) -> Option<Vec<String>> {
    let filled: Vec<&str> =
        second.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let wordy = |cell: &&str| !is_amount(cell) && !is_date(cell) && cell.len() <= 40;
    let named = first.iter().filter(|cell| !cell.trim().is_empty()).count();
    if named < 2 || filled.len() < 2 || !filled.iter().all(wordy) || second.len() > first.len() {
        return None;
    }
    let is_field_name = |cell: &&str| cell.contains('.') && !cell.contains(' ');
    if filled.iter().all(is_field_name) {
        return Some(first.to_vec());
    }
    let join = |(index, name): (usize, &String)| {
        let below = second.get(index).map_or("", |cell| cell.trim());
        format!("{} {below}", name.trim()).trim().to_owned()
    };
    let joined: Vec<String> = first.iter().enumerate().map(join).collect();
    let known = |names: &[String]| names.iter().filter(|n| !words::roles_of(n).is_empty()).count();
    (known(&joined) >= known(first)).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::report::tests::columns_of;

    fn of(cells: &[(usize, &str)], heading_column: Option<usize>) -> Shape {
        let layout = Layout {
            heading_column,
            header: ["", "Date", "Num", "Open balance"].map(str::to_owned).to_vec(),
            ..Layout::default()
        };
        let roles = [None, Some(Role::InvoiceDate), Some(Role::Number), Some(Role::Open)];
        shape(cells, &layout, |column| roles.get(column).copied().flatten())
    }

    #[test]
    fn rows_that_are_no_documents_are_told_apart() {
        let heading = |name: &str| Shape::Heading(name.to_owned());
        let total = |label: &str| Shape::Total(label.to_owned());
        for (cells, expected) in [
            (&[(0, "Acme Corp")][..], heading("Acme Corp")),
            (&[(0, "3000")], heading("3000")),
            (&[(0, "Total Access Ltd")], heading("Total Access Ltd")),
            (&[(0, "Total for Acme Corp"), (3, "$1,000.00")], total("Total for Acme Corp")),
            (&[(0, "TOTAL"), (3, "1,000.00")], total("TOTAL")),
            (&[(3, "1,000.00")], total("")),
            (&[(0, "91 or more days past due")], Shape::Section),
            (&[(0, "-----"), (1, "---")], Shape::Rule),
            (&[(1, "Date"), (2, "Num"), (3, "Open balance")], Shape::Header),
            (&[(1, "2026-01-02"), (3, "5.00")], Shape::Other),
            (&[(0, "A/C:"), (1, "A1D001"), (2, "Name:"), (3, "A1 Design")], heading("A1 Design")),
        ] {
            assert_eq!(of(cells, Some(4)), expected, "{cells:?}");
        }
    }

    #[test]
    fn a_header_may_have_two_lines() {
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            second_header(
                &names(&["Date", "Ref. No.", "Opening", "Pending"]),
                &names(&["", "", "Amount", "Amount"])
            ),
            Some(names(&["Date", "Ref. No.", "Opening Amount", "Pending Amount"]))
        );
        assert_eq!(
            second_header(
                &names(&["Invoice No", "Date"]),
                &names(&["SalesInvoice.name", "SalesInvoice.date"])
            ),
            Some(names(&["Invoice No", "Date"]))
        );
        assert_eq!(second_header(&names(&["Customer", "Total"]), &names(&["Acme", "12.00"])), None);
    }

    fn sample(rows: &[&str]) -> Vec<SampleRow> {
        let fields = |row: &str| row.split(',').map(str::to_owned).collect();
        (2..).zip(rows).map(|(line, row)| SampleRow { row: line, fields: fields(row) }).collect()
    }

    #[test]
    fn a_document_has_an_amount_and_a_date_or_a_number() {
        let roles = [Role::CustomerName, Role::Number, Role::InvoiceDate, Role::Total];
        let columns = columns_of(&roles.map(Some));
        for (row, expected) in [
            ("A,1,2026-01-05,10.00", true),
            ("A,1,,10.00", true),
            ("A,,2026-01-05,10.00", true),
            ("A,Total,2026-01-05,10.00", true),
            ("A,Total,,10.00", false),
            ("A,,,10.00", false),
            ("A,1,2026-01-05,", false),
            ("A,1,,ten", false),
            ("A,,soon,10.00", false),
        ] {
            assert_eq!(is_document(&sample(&[row])[0], &columns), expected, "{row}");
        }
    }

    #[test]
    fn headings_of_currencies_count_where_no_column_names_one() {
        let roles =
            |fourth| [Some(Role::CustomerName), Some(Role::InvoiceDate), Some(Role::Total), fourth];
        let headed = ["USD,,,", "A,2026-01-05,10.00,EUR"];
        let plain = ["A,2026-01-05,10.00,EUR"];
        for (currency, rows, expected) in [
            (None, &headed[..], true),
            (None, &plain, false),
            (Some(Role::Currency), &headed, false),
            (Some(Role::Currency), &plain, false),
        ] {
            let mut columns = columns_of(&roles(currency));
            let layout = arrange(&[], &[], &mut columns, &sample(rows), &[]);
            assert_eq!(layout.currency_sections, expected, "{currency:?} {rows:?}");
        }
    }

    #[test]
    fn a_customer_may_stand_above_its_rows_above_the_header_or_in_the_first_of_them() {
        let roles = [Role::CustomerName, Role::Number, Role::InvoiceDate, Role::Total].map(Some);
        let above = ["Name:,Acme Corp"];
        let inside = ["Beta Corp,,,", ",1,2026-01-05,10.00", ",2,2026-01-06,20.00"];
        let unnamed = [",1,2026-01-05,10.00", ",2,2026-01-06,20.00", ",3,2026-01-07,30.00"];
        let first = ["A,1,2026-01-05,10.00", ",2,2026-01-06,20.00", ",3,2026-01-07,30.00"];
        for (title, rows, heading_column, fill_down, first_heading) in [
            (&above[..], &unnamed, Some(4), false, "Acme Corp"),
            (&[], &inside, Some(4), false, ""),
            (&[], &first, None, true, ""),
            (&[], &unnamed, None, false, ""),
        ] {
            let mut columns = columns_of(&roles);
            let layout = arrange(&sample(title), &[], &mut columns, &sample(rows), &[]);
            let found = (layout.heading_column, layout.fill_down, layout.first_heading.as_str());
            assert_eq!(found, (heading_column, fill_down, first_heading), "{title:?} {rows:?}");
        }
    }

    #[test]
    fn a_total_is_told_from_a_heading_and_a_group_of_days_from_a_remark() {
        for (label, expected) in [
            ("Total", true),
            ("Grand total", true),
            ("Total Ltd", false),
            ("Total for Acme Corp", false),
        ] {
            assert_eq!(is_bare_total(label), expected, "{label}");
        }
        let total = |label: &str| Shape::Total(label.to_owned());
        for (cells, expected) in [
            (&[(0, "Grand total")][..], total("Grand total")),
            (&[(0, "Total for Acme Corp")], Shape::Heading("Total for Acme Corp".to_owned())),
            (&[(0, "Acme (north)"), (2, "see below")], Shape::Other),
            (&[(0, "Current"), (2, "see below")], Shape::Other),
            (&[(0, "29 Jun 2026 (95)"), (2, "see below")], Shape::Section),
            (&[(1, "2026-01-05")], Shape::Other),
            (&[(2, "17"), (3, "5.00")], Shape::Other),
        ] {
            assert_eq!(of(cells, Some(4)), expected, "{cells:?}");
        }
    }

    #[test]
    fn the_second_line_of_a_header_is_no_wider_and_leaves_known_names_known() {
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let first = names(&["Invoice", "Customer", "Open"]);
        for (second, expected) in [
            (&["Date", "Name"][..], Some(names(&["Invoice Date", "Customer Name", "Open"]))),
            (&["Date", "Name", "Amount", "more"], None),
            (&["Quuxy", "Zyzzy"], None),
        ] {
            assert_eq!(second_header(&first, &names(second)), expected, "{second:?}");
        }
    }
}
