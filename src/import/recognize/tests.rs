//! Lists that are dropped by mistake, and lists that only look like them.

use super::{FileKind, View, has_word, table_kind};
use crate::import::mapping;
use crate::import::report::Role;
use crate::import::report::tests::columns_of;
use crate::import::sniff::SampleRow;

fn kind(header: &str, rows: &[&str], name: &str) -> FileKind {
    let split = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<SampleRow> =
        rows.iter().map(|row| SampleRow { row: 2, fields: split(row) }).collect();
    let header = split(header);
    let columns = mapping::columns(&header, &rows, &[]);
    table_kind(&columns, &header, &rows, Some(name)).kind
}

/// Header, a row, file name, and what it is.
const OTHER_LISTS: &[(&str, &str, &str, FileKind)] = &[
    (
        "Payment Number;Mode;Amount;Unused Amount;Customer Name;Date;Invoice Number;Invoice Date;Amount Applied to Invoice",
        "1;Cash;100.00;0.00;Acme;2026-06-10;INV-1;2026-06-02;100.00",
        "x.csv",
        FileKind::Payments,
    ),
    (
        "Date;Name;Type;Status;Currency;Gross;Fee;Net;Transaction ID;Balance",
        "10/01/2019;Calm;Payment;Completed;USD;-6.99;0.00;-6.99;06P57143;0.00",
        "activity.csv",
        FileKind::BankFeed,
    ),
    (
        "Buchungstag;Wertstellung;Auftraggeber;Verwendungszweck;Betrag",
        "02.01.2026;02.01.2026;Acme;RE 17;10,00",
        "umsaetze.csv",
        FileKind::BankFeed,
    ),
    (
        "Date;Description;Money in;Money out;Balance",
        "02/01/2026;Acme;10.00;;10.00",
        "statement.csv",
        FileKind::BankFeed,
    ),
    (
        "Buchung;Valuta;Text;Soll;Haben;Saldo",
        "02.01.2026;02.01.2026;Miete;850,00;;1.200,00",
        "konto.csv",
        FileKind::BankFeed,
    ),
    (
        "Entry No;Date;Account No;Account name;Debit;Credit",
        "1;2026-01-02;6000;Rent;850.00;",
        "entries.csv",
        FileKind::Journal,
    ),
    (
        "Department family;Entity;Date;Expense type;Supplier;Transaction number;Amount",
        "HMRC;HMRC;2011-01-05;Rent;CCL;5100080972;75307.72",
        "spend.csv",
        FileKind::Payables,
    ),
    (
        "Vendor;Bill No;Bill Date;Due Date;Balance",
        "Acme;17;2026-01-02;2026-02-01;10.00",
        "ap.csv",
        FileKind::Payables,
    ),
    (
        "Type;Number;Contact;Date;Due date;Total",
        "ACCPAY;17;Acme;2026-01-02;2026-02-01;10.00",
        "x.csv",
        FileKind::Payables,
    ),
    (
        "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;Konto;Gegenkonto (ohne BU-Schlüssel);Belegdatum;Belegfeld 1",
        "100,18;S;48400;8401;3101;2012",
        "EXTF_Buchungsstapel.csv",
        FileKind::Journal,
    ),
    (
        "Transaction ID;Transaction Date;Account Name;Debit Amount (Two Column Approach);Credit Amount (Two Column Approach);Customer",
        "1;2026-01-02;Sales;;294.00;Acme",
        "accounting.csv",
        FileKind::Journal,
    ),
    (
        "Customer;Current;1 - 30;31 - 60;61 - 90;91 and over;Total",
        "Acme;0.00;10.00;0.00;0.00;5.00;15.00",
        "aging.csv",
        FileKind::AgingSummary,
    ),
    (
        "Customer;Email;Phone;Billing Street;Payment terms",
        "Acme;a@acme.example;030 1234567;Main St 1;Net 30",
        "customers.csv",
        FileKind::Contacts,
    ),
    (
        "Customer;Payment Number;Payment Date;Mode;Amount",
        "Acme;P1;2026-01-02;Bank;10.00",
        "x.csv",
        FileKind::Payments,
    ),
    (
        "Client;Invoice Number;Amount;Date",
        "Acme;17;10.00;2026-01-02",
        "payments.csv",
        FileKind::Payments,
    ),
    (
        "Credit Note Number;Customer;Date;Total;Balance",
        "CN1;Acme;2026-01-02;10.00;5.00",
        "x.csv",
        FileKind::CreditNotes,
    ),
    (
        "Date;Num;Customer;Quantity;Sales price;Amount;Balance",
        "2026-01-02;5001;Acme;2.00;10.00;20.00;20.00",
        "x.csv",
        FileKind::ItemDetail,
    ),
    ("Color;Size", "red;L", "x.csv", FileKind::Unknown),
];

#[test]
fn lists_that_are_no_receivables_are_named() {
    for &(header, row, name, expected) in OTHER_LISTS {
        assert_eq!(kind(header, &[row], name), expected, "{header}");
    }
}

#[test]
fn lists_of_receivables_that_look_like_others_are_invoices() {
    for (header, row) in [
        (
            "Customer;Invoice number;Invoice date;Due date;Total;Balance",
            "Acme;17;2026-01-02;2026-02-01;10.00;5.00",
        ),
        // With addresses, with a vendor column, with aging groups, with a payment method.
        (
            "Customer;Email;Phone;Invoice number;Due date;Total",
            "Acme;a@b.de;0301234567;17;2026-02-01;10.00",
        ),
        ("Customer;Vendor;Invoice number;Date;Amount", "Acme;;17;2026-02-01;10.00"),
        (
            "Customer;Invoice number;Due date;Current;1 - 30;31 - 60;Total",
            "Acme;17;2026-02-01;0.00;10.00;0.00;10.00",
        ),
        (
            "Customer;Invoice number;Issue date;Payment method;Gross;Net;Fees",
            "Acme;17;2026-02-01;Card;10.00;9.00;0.10",
        ),
        // Accounts of customers with debit and credit: their ledger, with due dates.
        (
            "Account;Name;Date;Due date;Debit;Credit;Balance",
            "C01;Acme;2026-01-02;2026-02-01;10.00;;10.00",
        ),
        ("Type;Number;Contact;Date;Due date;Total", "ACCREC;17;Acme;2026-01-02;2026-02-01;10.00"),
    ] {
        assert_eq!(kind(header, &[row], "list.csv"), FileKind::Invoices, "{header}");
    }
}

#[test]
fn the_evidence_is_named() {
    let header = ["Supplier".to_owned(), "Amount".to_owned()];
    let rows = [SampleRow { row: 2, fields: vec!["Acme".to_owned(), "10.00".to_owned()] }];
    let columns = mapping::columns(&header, &rows, &[]);
    let got = table_kind(&columns, &header, &rows, None);
    assert_eq!(got.why, "it has a column \u{201c}Supplier\u{201d}");
    assert_eq!(got.system, None);
}

fn of_roles(roles: &[Role]) -> FileKind {
    let roles: Vec<Option<Role>> = roles.iter().copied().map(Some).collect();
    let columns = columns_of(&roles);
    table_kind(&columns, &vec![String::new(); roles.len()], &[], None).kind
}

#[test]
fn invoices_need_an_amount_and_something_that_tells_them_apart() {
    use Role::{Credit, Debit, LineTotal, Net, Number, Open, Quantity, Total, UnitPrice};
    for (roles, expected) in [
        (&[Number, Total][..], FileKind::Invoices),
        (&[Number, Open], FileKind::Invoices),
        (&[Number, Net], FileKind::Invoices),
        (&[Number, LineTotal], FileKind::Invoices),
        (&[Number, Quantity, UnitPrice], FileKind::Invoices),
        (&[Number, Debit, Credit], FileKind::Invoices),
        (&[Number, Quantity], FileKind::Unknown),
        (&[Number, UnitPrice], FileKind::Unknown),
        (&[Number, Debit], FileKind::Unknown),
        (&[Number, Credit], FileKind::Unknown),
        (&[Number], FileKind::Unknown),
        (&[Total], FileKind::Unknown),
        (&[Number, Quantity, LineTotal], FileKind::Invoices),
        (&[Number, UnitPrice, LineTotal], FileKind::Invoices),
        (&[Number, Quantity, UnitPrice, LineTotal], FileKind::ItemDetail),
        (&[Number, Quantity, UnitPrice, LineTotal, Open], FileKind::Invoices),
    ] {
        assert_eq!(of_roles(roles), expected, "{roles:?}");
    }
}

#[test]
fn one_sign_of_another_list_is_not_enough() {
    for (header, row, name, expected) in [
        // Two accounts and a name that says so; one account, or a customer, is none of it.
        (
            "Konto;Gegenkonto;Belegdatum;Betrag",
            "1;2;2026-01-05;9.00",
            "journal.csv",
            FileKind::Journal,
        ),
        ("Konto;Belegdatum;Betrag", "1;2026-01-05;9.00", "journal.csv", FileKind::Invoices),
        (
            "Customer;Konto;Gegenkonto;Belegdatum;Betrag",
            "Acme;1;2;2026-01-05;9.00",
            "journal.csv",
            FileKind::Invoices,
        ),
        // A quote is no receivable, and no bill to us either.
        (
            "Type;Number;Customer;Date;Total",
            "Quote;1;Acme;2026-01-05;9.00",
            "x.csv",
            FileKind::Invoices,
        ),
        // Fees beside customers.
        (
            "Customer;Total;Fee;Net;Date",
            "Acme;9.00;1.00;8.00;2026-01-05",
            "x.csv",
            FileKind::Invoices,
        ),
        // A way to pay and no date.
        ("Customer;Total;Payment method", "Acme;9.00;Card", "x.csv", FileKind::Invoices),
    ] {
        assert_eq!(kind(header, &[row], name), expected, "{header}");
    }
}

#[test]
fn words_are_whole_and_customers_are_named_in_so_many_words() {
    for (text, expected) in
        [("gross", true), ("gross amount", true), ("grossly", false), ("engross", false)]
    {
        assert_eq!(has_word(text, "gross"), expected, "{text}");
    }
    for (name, expected) in [("customer", true), ("company name", false), ("name", false)] {
        let names = [name.to_owned()];
        let view = View { columns: &[], header: &names, names: &names, rows: &[], file_name: "" };
        assert_eq!(view.names_customers(), expected, "{name}");
    }
}

#[test]
fn a_ledger_of_accounts_with_headings_is_not_the_activity_of_a_bank() {
    let header = "Datum;Text;Soll;Haben;Saldo";
    let (rent, fee) = ("02.01.2026;Miete;850,00;;1.200,00", "05.01.2026;Porto;5,00;;1.195,00");
    assert_eq!(kind(header, &[rent, fee], "x.csv"), FileKind::BankFeed);
    assert_eq!(kind(header, &["Raumkosten;;;;", rent, fee], "x.csv"), FileKind::Invoices);
}

#[test]
fn every_kind_of_file_has_words_of_its_own() {
    use FileKind::{
        AgingSummary, BankFeed, Contacts, CreditNotes, Invoices, ItemDetail, Journal, Payables,
        Payments, Unknown,
    };
    for (kind, part) in [
        (Invoices, "invoices"),
        (Payments, "payments received"),
        (CreditNotes, "credit notes"),
        (Contacts, "customers"),
        (Journal, "general ledger"),
        (BankFeed, "bank"),
        (Payables, "you owe"),
        (ItemDetail, "items sold"),
        (AgingSummary, "per customer"),
        (Unknown, "does not know"),
    ] {
        assert!(kind.words().contains(part), "{kind:?}");
    }
}
