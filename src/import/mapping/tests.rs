//! Columns as they stand in exports, with the roles a reader would give them.

use super::{Draft, columns, samples, sight};
use crate::import::report::{ColumnReport, Role, RoleChoice};
use crate::import::sniff::SampleRow;

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

fn of(header: &str, rows: &[&str]) -> Vec<(Option<Role>, bool)> {
    let split = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<SampleRow> =
        rows.iter().map(|row| SampleRow { row: 2, fields: split(row) }).collect();
    let columns = columns(&split(header), &rows, &[]);
    columns.into_iter().map(|column| (column.role, column.doubtful)).collect()
}

fn sure(role: Role) -> (Option<Role>, bool) {
    (Some(role), false)
}

const UNUSED: (Option<Role>, bool) = (None, false);

#[test]
fn debits_and_credits_go_together_or_not_at_all() {
    use Role::*;
    let of_customers = ["Acme;2026-01-02;500,00;;500,00", "Acme;2026-01-09;;60,00;440,00"];
    assert_eq!(
        of("Kunde;Datum;Soll;Haben;Saldo", &of_customers),
        [sure(CustomerName), sure(InvoiceDate), sure(Debit), sure(Credit), UNUSED]
    );
    // Beside the amount billed they say nothing new; alone, "Credits" are what was credited.
    assert_eq!(
        of("Customer;Amount;Debit;Credit", &["Acme;5.00;5.00;"]),
        [sure(CustomerName), sure(Total), UNUSED, UNUSED]
    );
    assert_eq!(
        of("Customer;Total;Credits", &["Acme;5.00;1.00"]),
        [sure(CustomerName), sure(Total), sure(Credited)]
    );
}

#[test]
fn the_ledgers_own_currency_is_that_of_the_amounts_where_no_other_is_named() {
    use Role::*;
    assert_eq!(
        of("Customer;Amount in local currency;Local Currency", &["Acme;5.00;EUR"]),
        [sure(CustomerName), sure(Total), sure(Currency)]
    );
    assert_eq!(
        of("Customer;Amount;Currency;Local Currency", &["Acme;5.00;USD;EUR"]),
        [sure(CustomerName), sure(Total), sure(Currency), sure(LocalCurrency)]
    );
}

#[test]
fn one_word_for_the_due_and_the_payment_date_is_told_by_blanks() {
    use Role::*;
    let open_items = ["Acme;2026-01-02;2026-02-01;10,00;"; 2];
    let [_, _, due, ..] = of("Cliente;Fecha;Fecha de Pago;Total", &open_items)[..] else {
        panic!("columns")
    };
    assert_eq!(due, (Some(DueDate), true));
    assert_eq!(
        of(
            "Cliente;Vencimiento;Fecha de Pago;Total",
            &["Acme;2026-02-01;2026-01-20;10,00", "Acme;2026-02-01;;10,00"]
        ),
        [sure(CustomerName), sure(DueDate), sure(PaidDate), sure(Total)]
    );
    assert_eq!(
        of(
            "Cliente;Fecha de Pago;Fecha de Pago;Total",
            &["Acme;;2026-02-01;10,00", "Acme;2026-01-20;2026-02-01;10,00"]
        ),
        [sure(CustomerName), sure(PaidDate), sure(DueDate), sure(Total)]
    );
}

#[test]
fn one_word_for_total_and_balance_is_told_by_what_else_is_there() {
    use Role::*;
    for (header, roles) in [
        ("Client;Montant;Solde", [CustomerName, Total, Open]),
        ("Client;Montant de la facture;Montant", [CustomerName, Total, Open]),
        ("Klant;Factuurbedrag;Bedrag", [CustomerName, Total, Open]),
        ("Kunde;Betrag;Offener Betrag", [CustomerName, Total, Open]),
    ] {
        let got = of(header, &["Acme;10,00;4,00", "Acme;10,00;10,00"]);
        assert_eq!(got, roles.map(sure), "{header}");
    }
    // One word for both: what is never more is what is open.
    assert_eq!(
        of("Client;Montant;Montant", &["Acme;4,00;10,00", "Acme;0,00;10,00"]),
        [CustomerName, Open, Total].map(sure)
    );
    assert_eq!(
        of("Client;Montant;Montant", &["Acme;10,00;4,00", "Acme;10,00;0,00"]),
        [CustomerName, Total, Open].map(sure)
    );
}

#[test]
fn paid_is_money_a_date_or_a_state() {
    use Role::*;
    for (cells, role) in [
        (["5,00", "0,00"], Some(Paid)),
        (["2026-01-02", ""], Some(PaidDate)),
        (["yes", "no"], Some(Status)),
        (["1", "0"], Some(Status)),
        (["12 days", ""], None),
    ] {
        let rows = cells.map(|cell| format!("Acme;10,00;{cell}"));
        let got = of("Customer;Total;Paid", &[&rows[0], &rows[1]]);
        assert_eq!(got.last().and_then(|last| last.0), role, "{cells:?}");
    }
}

#[test]
fn a_balance_that_runs_along_is_not_what_is_open() {
    use Role::*;
    let rows =
        ["I1;2026-01-02;10,00;10,00", "I2;2026-01-03;5,00;15,00", "I3;2026-01-04;7,00;22,00"];
    assert_eq!(
        of("No;Date;Amount;Balance", &rows),
        [sure(Number), sure(InvoiceDate), sure(Total), UNUSED]
    );
}

#[test]
fn a_balance_beside_debits_and_credits_runs_along_too() {
    use Role::*;
    let got = of("Date;Document;Debit;Credit;Balance", &["2026-01-02;I1;10,00;;10,00"]);
    assert_eq!(got.last(), Some(&UNUSED));
    assert_eq!(got.first(), Some(&sure(InvoiceDate)));
}

#[test]
fn the_date_in_a_list_of_payments_is_when_it_was_paid() {
    use Role::*;
    assert_eq!(
        of(
            "Payment Number;Customer Name;Date;Invoice Number;Invoice Date;Amount Applied to Invoice",
            &["1;Acme;2026-06-10;INV-1;2026-06-02;100,00"]
        ),
        [UNUSED, sure(CustomerName), sure(PaidDate), sure(Number), sure(InvoiceDate), sure(Paid)]
    );
}

#[test]
fn amounts_of_lines_are_not_the_documents_total() {
    use Role::*;
    let got = of(
        "Num;Customer;Date;Quantity;Sales price;Amount",
        &["I1;Acme;2026-01-02;2;10,00;20,00", "I1;Acme;2026-01-02;3;5,00;15,00"],
    );
    assert_eq!(got.last(), Some(&(Some(LineTotal), true)));
    let got = of(
        "Num;Customer;Date;Total;Line total",
        &["I1;Acme;2026-01-02;25,00;10,00", "I1;Acme;2026-01-02;25,00;15,00"],
    );
    assert_eq!(got.get(3..), Some(&[sure(Total), sure(LineTotal)][..]));
}

#[test]
fn columns_of_the_documents_currency_come_before_the_ledgers() {
    use Role::*;
    assert_eq!(
        of(
            "Customer No.;Original Amount;Amount;Amount (LCY);Remaining Amount;Remaining Amt. (LCY)",
            &["C1;10,00;10,00;12,00;5,00;6,00"]
        ),
        [sure(CustomerId), sure(Total), UNUSED, UNUSED, sure(Open), UNUSED]
    );
}

#[test]
fn what_competes_closely_is_marked() {
    use Role::*;
    let got = of(
        "Customer;Invoice amount;Total amount;Due date",
        &["Acme;10,00;12,00;2026-01-02", "Beta;1,00;2,00;2026-01-02"],
    );
    assert_eq!(got.get(1..3), Some(&[(Some(Total), true), UNUSED][..]));
    // The same values: nothing to choose.
    let got = of("Customer;Invoice amount;Total amount", &["Acme;10,00;10,00"]);
    assert_eq!(got.get(1), Some(&sure(Total)));
    // A header with values of another kind, and no other column for it.
    let got = of("Customer;Total;Currency", &["Acme;10,00;1", "Beta;5,00;2"]);
    assert_eq!(got.get(2), Some(&(None, true)));
}

#[test]
fn promises_and_record_stamps_are_no_due_or_invoice_dates() {
    use Role::*;
    assert_eq!(
        of(
            "ContactName;InvoiceDate;PlannedDate;Created at;Total",
            &["Acme;2026-01-02;2026-02-20;2026-01-05;10,00"]
        ),
        [sure(CustomerName), sure(InvoiceDate), sure(ExpectedDate), UNUSED, sure(Total)]
    );
    assert_eq!(
        of("Customer;Created at;Total", &["Acme;2026-01-02;10,00"]).get(1),
        Some(&sure(InvoiceDate))
    );
}

#[test]
fn account_codes_are_not_customer_numbers() {
    use Role::*;
    assert_eq!(
        of(
            "ContactName;InvoiceNumber;Total;AccountCode",
            &["Acme;I1;10,00;200", "Acme;I2;10,00;260", "Beta;I3;10,00;200"]
        ),
        [sure(CustomerName), sure(Number), sure(Total), UNUSED]
    );
    assert_eq!(
        of("Account;Name;Total", &["C01;Acme;10,00", "C02;Beta;10,00", "C01;Acme;1,00"]),
        [sure(CustomerId), sure(CustomerName), sure(Total)]
    );
}

#[test]
fn unknown_headers_give_only_what_values_prove() {
    use Role::*;
    assert_eq!(
        of(
            "aa;bb;cc;dd;ee",
            &["a@b.de;EUR;2026-01-02;2026-02-01;5,00", "c@d.de;USD;2026-01-03;2026-02-02;6,00"]
        ),
        [sure(Email), sure(Currency), (Some(InvoiceDate), true), (Some(DueDate), true), UNUSED]
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

fn split(line: &str) -> Vec<String> {
    line.split(';').map(str::to_owned).collect()
}

fn lines(rows: &[&str]) -> Vec<SampleRow> {
    (2..).zip(rows).map(|(row, line)| SampleRow { row, fields: split(line) }).collect()
}

/// The columns with their reasons, as a user sees them who chose nothing.
fn reported(header: &str, rows: &[&str]) -> Vec<ColumnReport> {
    columns(&split(header), &lines(rows), &[])
}

#[test]
fn a_role_the_user_gave_stays_where_it_is_and_the_last_word_counts() {
    let header = split("aa;bb;cc");
    let rows = lines(&["1;2;3"]);
    let mut draft = Draft::new(sight::columns(&header, &rows, 3));
    draft.choose(0, Some(Role::Total));
    draft.give(1, Role::Total, "known header");
    let roles = |draft: &Draft<'_>| draft.decided.iter().map(|d| d.role).collect::<Vec<_>>();
    assert_eq!(roles(&draft), [Some(Role::Total), None, None]);
    draft.choose(2, Some(Role::Total));
    draft.give(0, Role::Open, "known header");
    assert_eq!(roles(&draft), [None, None, Some(Role::Total)]);
    assert!(!draft.is_free(0) && draft.is_free(1));
    assert_eq!(draft.report(2, &header, &rows).why, "your choice");
}

#[test]
fn a_column_set_aside_is_not_free_and_says_why() {
    let header = split("aa;bb");
    let rows = lines(&["1;2"]);
    let mut draft = Draft::new(sight::columns(&header, &rows, 2));
    draft.drop(0, "it runs along");
    assert!(!draft.is_free(0) && draft.is_free(1));
    let report = draft.report(0, &header, &rows);
    assert_eq!((report.why.as_str(), report.known_unused), ("it runs along", true));
}

#[test]
fn a_role_taken_back_makes_way_for_the_next_that_no_column_has() {
    for (open_is_given, expected) in
        [(false, [Some(Role::Open), None]), (true, [None, Some(Role::Open)])]
    {
        let header = split("aa;bb");
        let rows = lines(&["1;2"]);
        let mut draft = Draft::new(sight::columns(&header, &rows, 2));
        draft.spoken[0] = vec![(Role::Total, 1000), (Role::Open, 1001)];
        draft.give(0, Role::Total, "known header");
        if open_is_given {
            draft.give(1, Role::Open, "known header");
        }
        draft.take_back(0, Role::Total);
        let roles: Vec<_> = draft.decided.iter().map(|decided| decided.role).collect();
        assert_eq!(roles, expected, "{open_is_given}");
    }
}

#[test]
fn a_rival_is_named_unless_it_says_the_same_or_the_user_has_chosen() {
    let header = "Customer;Invoice amount;Total amount";
    let differing = ["Acme;10,00;12,00", "Beta;1,00;2,00"];
    let rival = &reported(header, &differing)[1];
    assert!(rival.doubtful && rival.why.contains("\u{201c}Total amount\u{201d}"), "{}", rival.why);
    let choice = [RoleChoice { column: 1, role: Some(Role::Total) }];
    let chosen = &columns(&split(header), &lines(&differing), &choice)[1];
    assert_eq!((chosen.doubtful, chosen.why.as_str()), (false, "your choice"));
    // No row has both.
    assert!(!reported(header, &["Acme;10,00;", "Beta;;2,00"])[1].doubtful);
    // A role that decides no figure.
    let sellers = reported("Customer;Total;Salesperson;Sales rep", &["Acme;10,00;Ann;Bob"]);
    assert!(sellers.iter().all(|column| !column.doubtful), "{sellers:?}");
}

#[test]
fn a_header_that_its_values_belie_is_doubtful_where_figures_need_it() {
    for (role, rank, is_given, is_chosen, doubtful) in [
        (Role::Currency, 1999, false, false, true),
        (Role::Currency, 2000, false, false, false),
        (Role::Currency, 0, true, false, false),
        (Role::Currency, 0, false, true, false),
        (Role::Salesperson, 0, false, false, false),
    ] {
        let header = split("aa;bb;cc");
        let rows = lines(&["1;2;3"]);
        let mut draft = Draft::new(sight::columns(&header, &rows, 3));
        if is_chosen {
            // Chosen, and its role given to another column later: it has none and no reason.
            draft.choose(0, Some(Role::Total));
            draft.choose(1, Some(Role::Total));
        }
        if is_given {
            draft.give(2, Role::Currency, "known header");
        }
        draft.misfits[0] = Some((role, rank));
        draft.note_misfits();
        let found = &draft.decided[0];
        assert_eq!(found.doubtful, doubtful, "{role:?} {rank} {is_given} {is_chosen}");
        assert!(found.why.contains("the values do not go with it"), "{}", found.why);
    }
}

#[test]
fn a_column_without_a_role_says_why() {
    let of = |header: &str, rows: &[&str], index: usize| {
        let column = &reported(header, rows)[index];
        (column.role, column.why.clone(), column.known_unused)
    };
    let is = |why: &str, known_unused| (None, why.to_owned(), known_unused);
    let full = ["Acme;2026-01-02;10,00;x;x;", "Beta;2026-01-03;5,00;y;y;"];
    let header = "Customer;Date;Total;Zyzzy;zyzzy;";
    assert_eq!(of(header, &full, 3), is("not recognized", false));
    assert_eq!(of(header, &full, 4), is("column 4 has the same header", false));
    assert_eq!(of(header, &full, 5), is("empty in the first rows", true));
    // A group's title stands in a column of its own; with a header it is only not known.
    let grouped = ["North;;;", ";Acme;2026-01-02;10,00", ";Beta;2026-01-03;5,00"];
    assert_eq!(of(";Customer;Date;Total", &grouped, 0), is("titles of groups and totals", true));
    assert_eq!(of("Zyzzy;Customer;Date;Total", &grouped, 0), is("not recognized", false));
    let unnamed = ["x;Acme;2026-01-02;10,00", "y;Beta;2026-01-03;5,00"];
    assert_eq!(of(";Customer;Date;Total", &unnamed, 0), is("not recognized", false));
    // Two columns without a header have not the same one.
    let twice = ["x;y;Acme;10,00", "z;a;Beta;5,00"];
    assert_eq!(of(";;Customer;Total", &twice, 1), is("not recognized", false));
}

#[test]
fn a_column_is_known_and_not_needed_for_one_reason_or_another() {
    let of = |header: &str, rows: &[&str], index: usize| {
        let column = &reported(header, rows)[index];
        (column.role, column.doubtful, column.known_unused)
    };
    // Another column has the role.
    let amounts = ["Acme;10,00;10,00"];
    assert_eq!(of("Customer;Invoice amount;Total amount", &amounts, 2), (None, false, true));
    assert!(!of("Customer;Invoice amount;Total amount", &amounts, 0).2);
    // Values of another kind, and another column has the role; without one it is doubtful.
    let codes = ["Acme;10,00;1;EUR", "Beta;5,00;2;USD"];
    assert_eq!(of("Customer;Total;Currency;Currency code", &codes, 2), (None, false, true));
    let numbers = ["Acme;10,00;1", "Beta;5,00;2"];
    assert_eq!(of("Customer;Total;Currency", &numbers, 2), (None, true, false));
    // Known by name as something nobody needs.
    assert_eq!(of("Customer;Total;Memo", &["Acme;10,00;thanks"], 2), (None, false, true));
}

#[test]
fn a_header_over_blanks_is_believed_and_said_to_be_empty() {
    let columns = reported("Customer;Due date;Total", &["Acme;;10,00"]);
    let whys: Vec<(Option<Role>, &str)> = columns.iter().map(|c| (c.role, &*c.why)).collect();
    assert_eq!(
        whys,
        [
            (Some(Role::CustomerName), "known header, and the values fit"),
            (Some(Role::DueDate), "known header; empty in the first rows"),
            (Some(Role::Total), "known header, and the values fit"),
        ]
    );
}

#[test]
fn samples_are_the_first_three_values_that_differ() {
    let rows = lines(&["a", "", "a", " b ", "c", "d"]);
    assert_eq!(samples(0, &rows), ["a", "b", "c"]);
    assert_eq!(samples(0, &rows[..3]), ["a"]);
    assert_eq!(samples(1, &rows), [""; 0]);
}
