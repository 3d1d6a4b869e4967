//! What a row says about its customer besides number and name, and contacts that find theirs.

use crate::domain::{Amount, Customer};
use crate::import::join::Part;
use crate::import::join::documents::Documents;
use crate::import::join::report::{JoinReport, LooseContact};
use crate::import::plan::Plan;
use crate::import::report::{Role, TableKind};
use crate::import::rows::Record;
use crate::import::value;
use crate::import::words;

/// Takes over what the row says and the customer lacks.
pub fn learn(customer: &mut Customer, plan: &Plan, record: &Record<'_>) {
    let cell = |role: Role| {
        let cell = plan.roles.of(role).map(|column| value::trim(record.field(column)));
        cell.filter(|cell| !value::is_blank(cell)).map(text).unwrap_or_default()
    };
    let mut told = Customer {
        phone: cell(Role::Phone),
        country: cell(Role::Country),
        address: address(plan, record),
        ..Customer::default()
    };
    let email = cell(Role::Email);
    if email.contains('@') {
        told.email = email;
    }
    let limit = plan.roles.of(Role::CreditLimit).map(|column| value::trim(record.field(column)));
    told.credit_limit = limit
        .and_then(|cell| value::amount(cell, plan.decimal_mark))
        .and_then(|number| number.to_minor(plan.currency.minor_digits()))
        .map(|read| Amount::from_minor(read.minor.into(), plan.currency));
    // On a document these are about the document.
    if plan.kind == TableKind::Contacts {
        told.salesperson = cell(Role::Salesperson);
        told.terms = cell(Role::Terms);
    }
    customer.learn(&told);
}

/// The lines of the address: the column used as such, and what its neighbors are headed as.
fn address(plan: &Plan, record: &Record<'_>) -> Vec<String> {
    if plan.roles.of(Role::Address).is_none() {
        return Vec::new();
    }
    let is_line = |role: Option<Role>, header: &str| match role {
        Some(role) => role == Role::Address,
        None => words::roles_of(header).iter().any(|(role, _)| *role == Role::Address),
    };
    let columns = plan.columns.iter().filter(|column| is_line(column.role, &column.header));
    let cells = columns.map(|column| value::trim(record.field(column.index as usize)));
    let lines = cells.filter(|cell| !value::is_blank(cell)).map(text);
    lines.flat_map(|cell| cell.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn text(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).into_owned()
}

/// Gives every contact's details to its customer; contacts without documents are listed.
pub fn join(documents: &mut Documents, part: &Part, join: &mut JoinReport) {
    for contact in part.ledger.customers() {
        let found = documents.people.find(contact);
        match found.and_then(|idx| documents.ledger.customer_mut(idx)) {
            Some(customer) => {
                customer.learn(contact);
                join.contacts_matched += 1;
            }
            None => join.contacts_unmatched.add(LooseContact {
                file: part.file,
                id: contact.id.clone(),
                name: contact.name.clone(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Source, import_set};

    #[test]
    fn a_contact_tells_its_customer_where_it_is_and_an_invoice_its_terms() {
        let invoices = "\
Invoice Number,Customer,Invoice Date,Terms,Salesperson,Total
1,Acme,2026-01-05,Net 14,Ann,10.00
";
        let contacts = "\
Customer Name,Email,Phone,Country,Address,Street 1,Notes,Salesperson,Terms
Acme,a@acme.example,+1 555 0100,France,1 Main Street,,old,Bob,Net 30
Beta,b@beta.example,+1 555 0200,Spain,,2 Side Street,new,Cid,Net 45
";
        let beta = "\
Invoice Number,Customer,Invoice Date,Total
2,Beta,2026-01-05,10.00
";
        let source = |name: &str| Source { name: name.to_owned(), ..Source::default() };
        let files = vec![
            (source("i.csv"), invoices.as_bytes()),
            (source("j.csv"), beta.as_bytes()),
            (source("contacts.csv"), contacts.as_bytes()),
        ];
        let ledger = import_set(files, Vec::new()).ledger.unwrap();
        let [acme, beta] = ledger.customers() else { panic!("{:?}", ledger.customers()) };
        let told = |c: &crate::domain::Customer| {
            [c.phone.clone(), c.country.clone(), c.salesperson.clone(), c.terms.clone()]
        };
        assert_eq!(told(acme), ["+1 555 0100", "France", "Bob", "Net 30"]);
        assert_eq!(told(beta), ["+1 555 0200", "Spain", "Cid", "Net 45"]);
        // The blank cell is no line, and the other columns are no part of it.
        assert_eq!(acme.address, ["1 Main Street"]);
        assert_eq!(beta.address, ["2 Side Street"]);
    }

    #[test]
    fn what_an_invoice_says_of_itself_is_not_the_customers() {
        let text = "\
Invoice Number,Customer,Invoice Date,Terms,Salesperson,Total
1,Acme,2026-01-05,Net 14,Ann,10.00
";
        let source = Source { name: "i.csv".to_owned(), ..Source::default() };
        let ledger = import_set(vec![(source, text.as_bytes())], Vec::new()).ledger.unwrap();
        let customer = &ledger.customers()[0];
        assert_eq!((customer.salesperson.as_str(), customer.terms.as_str()), ("", ""));
    }
}
