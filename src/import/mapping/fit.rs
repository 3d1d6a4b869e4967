//! Whether the values of a column go with a role. A header that may mean several things is decided
//! here; an empty column contradicts nothing.

use super::sight::{Cell, Sight, has_decimals, has_digits, has_letters, is_amount, is_date};
use crate::domain::Currency;
use crate::import::report::Role;
use crate::import::value::{self, MarkEvidence};
use crate::import::words::{self, StatusSense, StatusWord, TypeWord};

/// The values go with the role. A header of a higher `tier` is vaguer, and its values must show
/// more.
pub(super) fn fits(role: Role, tier: usize, column: &Sight<'_>) -> bool {
    match role {
        Role::InvoiceDate | Role::DueDate | Role::PaidDate | Role::ExpectedDate => {
            column.mostly(|cell| is_date(cell) || value::is_day_and_month(cell))
        }
        Role::Open | Role::Paid => column.mostly(is_amount) && !is_flag(column),
        Role::Total
        | Role::Net
        | Role::Tax
        | Role::Debit
        | Role::Credit
        | Role::LineTotal
        | Role::Quantity
        | Role::UnitPrice
        | Role::Credited
        | Role::WrittenOff
        | Role::CreditLimit
        | Role::ExchangeRate => column.mostly(is_amount),
        Role::TaxRate => {
            let is_rate = |cell: &[u8]| {
                let rate = value::trim(cell.strip_suffix(b"%").unwrap_or(cell));
                value::mark_evidence(rate) != MarkEvidence::None
            };
            column.mostly(|cell| is_rate(cell))
        }
        Role::Currency | Role::LocalCurrency => column.mostly(|cell| is_currency(cell)),
        Role::Email => column.mostly(|cell| cell.contains(&b'@')),
        Role::Phone => {
            column.mostly(|cell| cell.iter().filter(|c| c.is_ascii_digit()).count() >= 5)
        }
        Role::CustomerName => column.mostly(|cell| has_letters(cell) && !is_date(cell)),
        Role::FirstName
        | Role::Address
        | Role::Country
        | Role::Salesperson
        | Role::DisputeReason
        | Role::Tag => column.mostly(|cell| !has_decimals(cell) && !is_date(cell)),
        Role::Terms => column.mostly(|cell| !has_decimals(cell)),
        Role::CustomerId => fits_customer_id(tier, column),
        Role::Number | Role::PoNumber => fits_number(tier, column),
        Role::Status => fits_status(tier, column),
        Role::DocumentType => fits_type(tier, column),
        Role::DebitCredit => column.mostly(|cell| side(cell)),
        Role::Submitted | Role::Canceled => {
            column.mostly(|cell| words::is_yes(cell) || words::is_no(cell))
        }
        Role::Disputed => match tier {
            0 => column.mostly(|cell| cell.len() <= 40),
            _ => column.mostly(|cell| words::is_yes(cell) || words::is_no(cell)),
        },
    }
}

/// Text of a cell, for the tables of words.
fn text(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).into_owned()
}

fn side(cell: &[u8]) -> bool {
    words::debit_credit(&text(cell)).is_some()
}

/// Zero and one only, below a header such as "Open" or "Invoice paid".
fn is_flag(column: &Sight<'_>) -> bool {
    words::status_sense(column.header) != StatusSense::Word
        && column.always(|cell| matches!(cell.bytes, b"0" | b"1"))
}

/// A code, alone or at the end of a name: "SEK", "Swedish Krona - SEK".
fn is_currency(cell: &[u8]) -> bool {
    let code = cell.rsplit(|&c| c == b' ').next().unwrap_or_default();
    let code = code.strip_prefix(b"(").and_then(|c| c.strip_suffix(b")")).unwrap_or(code);
    Currency::from_bytes(code).is_some()
        && (code.len() == cell.len() || code.iter().all(u8::is_ascii_uppercase))
}

fn fits_customer_id(tier: usize, column: &Sight<'_>) -> bool {
    if tier < 2 {
        return column.mostly(|cell| !is_date_with_marks(cell) && !has_decimals(cell));
    }
    // "Account" and "Customer" hold names and ledger accounts too: a number of one's own is short
    // and has digits.
    let own = |cell: &[u8]| has_digits(cell) && cell.len() <= 40 && !cell.contains(&b' ');
    column.filled > 0
        && column.mostly(|cell| own(cell) && !is_date_with_marks(cell) && !has_decimals(cell))
}

fn fits_number(tier: usize, column: &Sight<'_>) -> bool {
    // A column headed "Invoice" may hold dates or money elsewhere.
    let plausible = |cell: &Cell<'_>| !is_date_with_marks(cell) && !has_decimals(cell);
    if tier < 2 {
        return column.mostly(plausible);
    }
    // "Name" is the number only where orders are called `#1001`.
    let named = words::normalize(column.header) == "name";
    let like = |cell: &Cell<'_>| {
        (!named || cell.starts_with(b"#"))
            && plausible(cell)
            && has_digits(cell)
            && cell.len() <= 40
    };
    column.filled > 0 && column.count(like) * 5 >= column.filled * 4
}

/// A date that is not just eight digits: those are as likely a number.
fn is_date_with_marks(cell: &[u8]) -> bool {
    !cell.iter().all(u8::is_ascii_digit) && value::date(cell).is_certain() && !cell.ends_with(b".0")
}

fn fits_status(tier: usize, column: &Sight<'_>) -> bool {
    let sense = words::status_sense(column.header);
    let known = |cell: &[u8]| words::status_in(sense, &text(cell)) != StatusWord::Unknown;
    if tier == 0 {
        return column.mostly(|cell| cell.len() <= 40 && !is_date(cell) && !has_decimals(cell));
    }
    let flags = sense != StatusSense::Word || !column.mostly(is_amount);
    column.mostly(|cell| known(cell) && !is_date(cell)) && (flags || column.filled == 0)
}

fn fits_type(tier: usize, column: &Sight<'_>) -> bool {
    let returns = words::asks_for_returns(column.header);
    let known = |cell: &[u8]| words::document_type_in(returns, &text(cell)) != TypeWord::Unknown;
    let short = column.mostly(|cell| cell.len() <= 40 && !has_decimals(cell));
    short && (tier == 0 || column.filled == 0 || column.count(|cell| known(cell)) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapping::sight;
    use crate::import::sniff::SampleRow;

    /// Role, tier, header, values, and whether they go together.
    type Case<'a> = (Role, usize, &'a str, &'a [&'a str], bool);

    fn check(cases: &[Case<'_>]) {
        for &(role, tier, header, values, expected) in cases {
            let row =
                |value: &&str| SampleRow { row: 2, fields: vec!["x".to_owned(), (*value).into()] };
            let rows: Vec<SampleRow> = values.iter().map(row).collect();
            let header = [String::new(), header.to_owned()];
            let columns = sight::columns(&header, &rows, 2);
            assert_eq!(fits(role, tier, &columns[1]), expected, "{role:?} {tier} {values:?}");
        }
    }

    /// Forty characters, and one more.
    const FORTY: &str = "1234567890123456789012345678901234567890";
    const FORTY_ONE: &str = "12345678901234567890123456789012345678901";

    #[test]
    fn a_customers_details_are_words_not_dates_or_money() {
        use Role::{CustomerName, DebitCredit, Disputed, FirstName, Phone};
        check(&[
            (Phone, 0, "", &["+49 30 12"], true),
            (Phone, 0, "", &["030 1"], false),
            (CustomerName, 0, "", &["Acme"], true),
            (CustomerName, 0, "", &["17"], false),
            (CustomerName, 0, "", &["2 Jan 2026"], false),
            (FirstName, 0, "", &["Ann"], true),
            (FirstName, 0, "", &["2026-01-02"], false),
            (FirstName, 0, "", &["12.50"], false),
            (DebitCredit, 0, "", &["S", "H"], true),
            (DebitCredit, 0, "", &["Zyzzy"], false),
            (Disputed, 0, "", &["wrong price"], true),
            (Disputed, 2, "", &["wrong price"], false),
            (Disputed, 2, "", &["yes", "no"], true),
        ]);
    }

    #[test]
    fn a_vague_customer_number_is_short_and_has_digits() {
        use Role::CustomerId;
        check(&[
            (CustomerId, 1, "", &["ABC"], true),
            (CustomerId, 1, "", &[""], true),
            (CustomerId, 1, "", &["2026-01-02"], false),
            (CustomerId, 1, "", &["12.50"], false),
            (CustomerId, 2, "", &["C17"], true),
            (CustomerId, 2, "", &[FORTY], true),
            (CustomerId, 2, "", &[FORTY_ONE], false),
            (CustomerId, 2, "", &["ABC"], false),
            (CustomerId, 2, "", &["AB 17"], false),
            (CustomerId, 2, "", &["2026-01-02"], false),
            (CustomerId, 2, "", &["12.50"], false),
            (CustomerId, 2, "", &[""], false),
        ]);
    }

    #[test]
    fn four_of_five_values_under_a_vague_header_are_numbers_of_documents() {
        use Role::Number;
        check(&[
            (Number, 1, "", &["ABC"], true),
            (Number, 1, "", &["2026-01-02"], false),
            (Number, 1, "", &["12.50"], false),
            // Eight digits are as likely a number, also as a spreadsheet writes them.
            (Number, 1, "", &["20260102"], true),
            (Number, 1, "", &["20260102.0"], true),
            (Number, 2, "Reference", &["ABC"], false),
            (Number, 2, "Reference", &["2026-01-02"], false),
            (Number, 2, "Reference", &[FORTY], true),
            (Number, 2, "Reference", &[FORTY_ONE], false),
            (Number, 2, "Reference", &[""], false),
            (Number, 2, "Reference", &["R1", "R2", "R3", "R4", "x"], true),
            (Number, 2, "Reference", &["R1", "R2", "R3", "x", "y"], false),
            (Number, 2, "Name", &["#17"], true),
            (Number, 2, "Name", &["1001"], false),
        ]);
    }

    #[test]
    fn states_and_types_are_short_words() {
        use Role::{DocumentType, Status};
        check(&[
            (Status, 0, "Status", &["Zyzzy"], true),
            (Status, 0, "Status", &["2026-01-02"], false),
            (Status, 0, "Status", &["12.50"], false),
            (Status, 0, "Status", &[FORTY_ONE], false),
            (Status, 1, "State", &["Zyzzy"], false),
            (Status, 1, "State", &["Paid"], true),
            (Status, 1, "State", &[""], true),
            (DocumentType, 0, "Type", &["Zyzzy"], true),
            (DocumentType, 0, "Type", &["12.50"], false),
            (DocumentType, 0, "Type", &[FORTY_ONE], false),
            (DocumentType, 1, "Type", &["Zyzzy"], false),
            (DocumentType, 1, "Type", &["Zyzzy", "Invoice"], true),
            (DocumentType, 1, "Type", &[""], true),
        ]);
    }
}
