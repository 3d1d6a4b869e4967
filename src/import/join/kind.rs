//! What the rows of one file among several are, by its columns; whether a list of amounts and dates
//! really is one of payments shows only when its numbers are looked up in the other files.

use crate::import::report::{ColumnReport, Role, TableKind};
use crate::import::words;

/// What the columns allow. `Payments` means that they could be: the numbers must confirm it.
pub fn of_columns(columns: &[ColumnReport]) -> TableKind {
    let has = |roles: &[Role]| roles.iter().any(|role| has_role(columns, *role));
    let customer = has(&[Role::CustomerName, Role::CustomerId]);
    let amount = has(&[Role::Total, Role::Paid]);
    let owed = [Role::Total, Role::Open, Role::Paid, Role::LineTotal, Role::Quantity];
    let dated = [Role::InvoiceDate, Role::DueDate, Role::PaidDate];
    if customer && has(&Role::ABOUT_CUSTOMERS) && !has(&owed) && !has(&dated) {
        return TableKind::Contacts;
    }
    let one_date = has(&[Role::PaidDate]) != has(&[Role::InvoiceDate]);
    let others = [Role::DueDate, Role::Open, Role::Terms, Role::LineTotal, Role::DocumentType];
    let undue = !has(&others);
    if amount && one_date && undue && (customer || has(&[Role::Number])) {
        return TableKind::Payments;
    }
    if headed(columns, CREDIT_NOTE_WORDS) {
        return TableKind::CreditNotes;
    }
    TableKind::Invoices
}

/// In a list of payments a date beside the invoice date is that of the payment, and the amount
/// applied to an invoice comes before the amount of the whole payment.
pub fn for_payments(columns: &mut [ColumnReport]) {
    let may_be = |column: &ColumnReport, role: Role| {
        words::roles_of(&column.header).iter().any(|(own, _)| *own == role)
    };
    let mut give = |role: Role, fits: &dyn Fn(&ColumnReport) -> bool| {
        if !has_role(columns, role)
            && let Some(column) = columns.iter_mut().find(|c| c.role.is_none() && fits(c))
        {
            column.role = Some(role);
            "the other columns are those of payments".clone_into(&mut column.why);
        }
    };
    give(Role::PaidDate, &|column| may_be(column, Role::InvoiceDate));
    give(Role::Paid, &|column| contains(&column.header, &["applied", "allocated"]));
}

/// Some used column is headed by one of these words.
fn headed(columns: &[ColumnReport], words: &[&str]) -> bool {
    columns
        .iter()
        .filter(|column| column.role == Some(Role::Number))
        .any(|column| contains(&column.header, words))
}

/// The text has one of these words in it.
pub fn contains(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase().replace(['_', '-', '.'], " ");
    words.iter().any(|word| text.contains(word))
}

fn has_role(columns: &[ColumnReport], role: Role) -> bool {
    columns.iter().any(|column| column.role == Some(role))
}

/// The columns speak of payments: a payment date and no invoice date.
pub fn speaks_of_payments(columns: &[ColumnReport]) -> bool {
    has_role(columns, Role::PaidDate) && !has_role(columns, Role::InvoiceDate)
}

/// Words for payments in names of files and sheets.
pub const PAYMENT_WORDS: &[&str] = &[
    "payment",
    "receipt",
    "zahlung",
    "paiement",
    "reglement",
    "pago",
    "cobro",
    "betaling",
    "pagament",
    "platb",
    "wplat",
    "collections",
];

/// Words for credit notes.
const CREDIT_NOTE_WORDS: &[&str] =
    &["credit note", "credit memo", "creditnote", "creditmemo", "gutschrift", "avoir"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::report::tests::columns_of;

    #[test]
    fn columns_tell_what_rows_can_be() {
        use Role::*;
        for (roles, kind) in [
            (&[CustomerName, Number, InvoiceDate, DueDate, Total][..], TableKind::Invoices),
            (&[CustomerName, Number, InvoiceDate, PaidDate, Total], TableKind::Invoices),
            (&[CustomerName, Number, PaidDate, Total], TableKind::Payments),
            (&[Number, PaidDate, Paid], TableKind::Payments),
            (&[CustomerName, Number, InvoiceDate, Total], TableKind::Payments),
            (&[CustomerName, Number, PaidDate, DocumentType, Total], TableKind::Invoices),
            (&[CustomerName, Email, Phone], TableKind::Contacts),
            (&[CustomerName, Terms, Total, InvoiceDate], TableKind::Invoices),
            (&[CustomerName, Total], TableKind::Invoices),
            (&[CustomerName], TableKind::Invoices),
        ] {
            let roles: Vec<Option<Role>> = roles.iter().copied().map(Some).collect();
            let columns = columns_of(&roles);
            assert_eq!(of_columns(&columns), kind, "{roles:?}");
        }
    }

    fn column(header: &str, role: Option<Role>) -> ColumnReport {
        ColumnReport {
            index: 0,
            header: header.to_owned(),
            role,
            why: String::new(),
            samples: Vec::new(),
            doubtful: false,
            known_unused: false,
        }
    }

    #[test]
    fn a_list_of_payments_takes_the_date_and_the_amount_of_the_payment() {
        use Role::{InvoiceDate, Paid, PaidDate, Total};
        let roles = |columns: &[ColumnReport]| -> Vec<Option<Role>> {
            columns.iter().map(|column| column.role).collect()
        };
        let mut columns = [
            column("Notes", None),
            column("Date", None),
            column("Invoice Date", Some(InvoiceDate)),
            column("Amount", Some(Total)),
            column("Amount Applied", None),
        ];
        for_payments(&mut columns);
        assert_eq!(
            roles(&columns),
            [None, Some(PaidDate), Some(InvoiceDate), Some(Total), Some(Paid)]
        );
        assert_eq!(columns[1].why, "the other columns are those of payments");
        // What is there already is not given twice.
        let mut columns = [
            column("Date", None),
            column("Applied", None),
            column("Paid on", Some(PaidDate)),
            column("Paid", Some(Paid)),
        ];
        for_payments(&mut columns);
        assert_eq!(roles(&columns), [None, None, Some(PaidDate), Some(Paid)]);
    }

    #[test]
    fn only_the_number_of_credit_notes_makes_credit_notes() {
        use Role::{CustomerName, DueDate, Number, Total};
        let list = |headers: [&str; 2]| {
            let [number, customer] = headers;
            of_columns(&[
                column(number, Some(Number)),
                column(customer, Some(CustomerName)),
                column("Due", Some(DueDate)),
                column("Total", Some(Total)),
            ])
        };
        assert_eq!(list(["Credit Note No", "Customer"]), TableKind::CreditNotes);
        assert_eq!(list(["Number", "Credit note customer"]), TableKind::Invoices);
    }

    #[test]
    fn payment_dates_without_invoice_dates_speak_of_payments() {
        use Role::{InvoiceDate, PaidDate, Total};
        for (roles, expected) in [
            (&[PaidDate, Total][..], true),
            (&[PaidDate, InvoiceDate], false),
            (&[InvoiceDate], false),
            (&[Total], false),
        ] {
            let columns: Vec<_> = roles.iter().map(|role| column("", Some(*role))).collect();
            assert_eq!(speaks_of_payments(&columns), expected, "{roles:?}");
        }
    }
}
