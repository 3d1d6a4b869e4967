//! Which column means what: by its header, checked against its values.

use crate::domain::to_u32;
use crate::import::report::{ColumnReport, Role, RoleChoice};
use crate::import::sniff::SampleRow;
use crate::import::value::{self, DateCell, MarkEvidence};
use crate::import::words;

/// The columns with their roles. Each role is given to one column at most.
pub fn columns(header: &[String], rows: &[SampleRow], choices: &[RoleChoice]) -> Vec<ColumnReport> {
    let width = header
        .len()
        .max(rows.iter().map(|row| row.fields.len()).max().unwrap_or(0))
        .min(header.len().max(200));
    let mut columns: Vec<ColumnReport> =
        (0..width).map(|index| blank_column(index, header, rows)).collect();
    let chosen: Vec<u32> = choices.iter().map(|choice| choice.column).collect();
    for choice in choices {
        if let Some(role) = choice.role {
            for other in columns.iter_mut().filter(|c| c.role == Some(role)) {
                other.role = None;
            }
        }
        if let Some(column) = columns.get_mut(choice.column as usize) {
            column.role = choice.role;
            "your choice".clone_into(&mut column.why);
        }
    }
    for (role, index) in by_header(header, rows, &chosen) {
        if columns.iter().any(|column| column.role == Some(role)) {
            continue;
        }
        if let Some(column) = columns.get_mut(index)
            && column.role.is_none()
        {
            column.role = Some(role);
            "known header".clone_into(&mut column.why);
        }
    }
    columns
}

fn blank_column(index: usize, header: &[String], rows: &[SampleRow]) -> ColumnReport {
    let mut samples: Vec<String> = Vec::new();
    for value in rows.iter().filter_map(|row| row.fields.get(index)).map(|v| v.trim()) {
        if !value.is_empty() && !samples.iter().any(|seen| seen == value) {
            samples.push(value.chars().take(80).collect());
        }
        if samples.len() == 3 {
            break;
        }
    }
    let why = if samples.is_empty() {
        "empty in the first rows"
    } else {
        "not needed, or not recognized"
    };
    let name = header.get(index).map_or("", |h| h.trim());
    let header = if name.is_empty() { format!("Column {}", index + 1) } else { name.to_owned() };
    ColumnReport { index: to_u32(index), header, role: None, why: why.to_owned(), samples }
}

/// Every (role, column) a header speaks for and the values do not speak against, best first.
fn by_header(header: &[String], rows: &[SampleRow], chosen: &[u32]) -> Vec<(Role, usize)> {
    let mut candidates: Vec<(usize, usize, Role)> = Vec::new();
    for (index, name) in header.iter().enumerate() {
        if chosen.contains(&to_u32(index)) {
            continue;
        }
        for (role, rank) in words::roles_of(name) {
            if values_fit(role, index, rows) {
                candidates.push((rank, index, role));
            }
        }
    }
    candidates.sort_unstable();
    candidates.into_iter().map(|(_, index, role)| (role, index)).collect()
}

/// The values in the sample do not contradict the role. An empty column contradicts nothing.
fn values_fit(role: Role, index: usize, rows: &[SampleRow]) -> bool {
    let mut filled = 0_usize;
    let mut fitting = 0_usize;
    for field in rows.iter().filter_map(|row| row.fields.get(index)) {
        let cell = value::trim(field.as_bytes());
        if cell.is_empty() || value::is_blank(cell) {
            continue;
        }
        filled += 1;
        fitting += usize::from(fits(role, cell));
    }
    filled == 0 || fitting * 2 > filled
}

fn fits(role: Role, cell: &[u8]) -> bool {
    match role {
        Role::InvoiceDate | Role::DueDate | Role::PaidDate | Role::ExpectedDate => {
            !matches!(value::date(cell), DateCell::Bad) || value::is_destroyed_date(cell)
        }
        Role::Total
        | Role::Net
        | Role::Tax
        | Role::TaxRate
        | Role::LineTotal
        | Role::Quantity
        | Role::UnitPrice
        | Role::Open
        | Role::Paid
        | Role::Credited
        | Role::WrittenOff
        | Role::CreditLimit
        | Role::ExchangeRate => value::mark_evidence(cell) != MarkEvidence::None,
        Role::Currency => cell.len() == 3 && cell.iter().all(u8::is_ascii_alphabetic),
        Role::Email => cell.contains(&b'@'),
        Role::CustomerName => {
            !cell.iter().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b',' | b'-'))
        }
        Role::Status | Role::Disputed | Role::DocumentType | Role::DebitCredit => cell.len() <= 40,
        Role::FirstName
        | Role::Phone
        | Role::Address
        | Role::Country
        | Role::Salesperson
        | Role::Terms => true,
        Role::CustomerId | Role::Number | Role::PoNumber => {
            // A column headed "Invoice" or "Account" may hold dates or money elsewhere.
            !matches!(value::date(cell), DateCell::Day(_)) || cell.iter().all(u8::is_ascii_digit)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(header: &str, row: &str) -> Vec<Option<Role>> {
        let split = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let rows = [SampleRow { row: 2, fields: split(row) }];
        columns(&split(header), &rows, &[]).into_iter().map(|c| c.role).collect()
    }

    #[test]
    fn columns_are_found_by_header_and_checked_by_value() {
        use Role::*;
        assert_eq!(
            roles(
                "Customer,Num,Date,Due Date,Amount,Open Balance",
                "Acme,17,2026-01-02,2026-02-01,10.00,5.00"
            ),
            [
                Some(CustomerName),
                Some(Number),
                Some(InvoiceDate),
                Some(DueDate),
                Some(Total),
                Some(Open)
            ]
        );
        // "Paid" holding dates, "Balance" beside "Amount Due": values and the more exact header win.
        assert_eq!(
            roles("Name,Paid,Amount Due,Balance", "Acme,2026-01-02,5.00,7.00"),
            [Some(CustomerName), Some(PaidDate), Some(Open), None]
        );
    }

    #[test]
    fn the_users_choice_wins_and_frees_the_other_column() {
        let header = ["A".to_owned(), "Total".to_owned()];
        let rows = [SampleRow { row: 2, fields: vec!["1".to_owned(), "2".to_owned()] }];
        let choice = [RoleChoice { column: 0, role: Some(Role::Total) }];
        let got: Vec<_> = columns(&header, &rows, &choice).into_iter().map(|c| c.role).collect();
        assert_eq!(got, [Some(Role::Total), None]);
    }
}
