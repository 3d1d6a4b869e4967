//! What is right for each file of the folder with real exports: counts and sums only, worked out
//! from the files by reading them and with a spreadsheet-free script, never with this program.

use owed::import::{DateOrder, Role};

use crate::expect::{Answer, Ask, CASE, Case, Documents, NONE, Receipts};

/// No currency stated.
const UNSTATED: &str = "---";

/// The answers of an owner whose invoices are due at once, or after thirty days.
const AT_ONCE: &[Answer] = &[Answer::TermsDays(0)];
const THIRTY_DAYS: &[Answer] = &[Answer::TermsDays(30)];
const DAY_FIRST: &[Answer] = &[Answer::DateOrder(DateOrder::Dmy)];

/// Names of refusals.
const PAYABLES: &[&str] = &["Payables"];
const JOURNAL: &[&str] = &["Journal"];
const BANK: &[&str] = &["Bank"];
const PAYMENTS: &[&str] = &["Payments"];

pub(crate) const CASES: &[Case] = &[
    Case {
        file: "akaunting_invoices.xlsx",
        why: "one paid invoice; the other five sheets are its lines, taxes, history, totals and payment",
        documents: Some(Documents {
            invoices: 1,
            customers: 1,
            sums: &[("USD", "100", "0")],
            dates: ("2020-01-01", "2020-01-01"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "ar_chaser_sample.csv",
        why: "five unpaid invoices; no invoice date, no currency, but due dates",
        documents: Some(Documents {
            invoices: 5,
            customers: 5,
            sums: &[(UNSTATED, "36850.50", "36850.50")],
            dates: ("", "2026-03-28"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "baltimore_dgs_prompt_payment_new.xlsx",
        why: "vendors and approvals: what a city owes, not what it is owed",
        refused: PAYABLES,
        ..CASE
    },
    Case {
        file: "baltimore_dgs_prompt_payment_old.xlsx",
        why: "vendors and approvals: what a city owes, not what it is owed",
        refused: PAYABLES,
        ..CASE
    },
    Case {
        file: "bc_open_customer_entries_cz.xlsx",
        why: "the right sheet (of eight) has captions and no entry",
        refused: &["HeaderOnly"],
        ..CASE
    },
    Case {
        file: "bigcapital_sale_invoices.csv",
        why: "49 invoices of quantity 100 times rate 100; nothing says that any is paid",
        documents: Some(Documents {
            invoices: 49,
            customers: 1,
            sums: &[(UNSTATED, "490000", "490000")],
            dates: ("2024-04-15", "2024-06-04"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "danngo_receivables.xlsx",
        why: "20 invoices with date and amount; nothing says when they are due",
        asks: &[Ask::Terms],
        answers: THIRTY_DAYS,
        documents: Some(Documents {
            invoices: 20,
            customers: 20,
            sums: &[(UNSTATED, "51011.72", "51011.72")],
            dates: ("2025-06-22", "2025-10-22"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "datev_EXTF_Buchungsstapel.csv",
        why: "a journal: accounts and contra accounts, neither balance nor pairing",
        refused: JOURNAL,
        ..CASE
    },
    Case {
        file: "datev_EXTF_Stammdaten-Deb-Kred.csv",
        why: "four master records of debtors and creditors, no amounts owed",
        refused: &["Customers", "CustomerList", "Contacts"],
        ..CASE
    },
    Case {
        file: "datev_pay_posting_kivitendo.csv",
        why: "a journal of wages",
        refused: JOURNAL,
        ..CASE
    },
    Case {
        file: "dbt_netsuite2_transaction.csv",
        why: "four vendor bills, and no amounts",
        refused: &["Payables", "NoAmount"],
        ..CASE
    },
    Case {
        file: "dbt_quickbooks_credit_memo.csv",
        why: "twelve credit memos (they have a remaining credit), all used up",
        documents: Some(Documents {
            credits: 12,
            customers: 10,
            sums: &[("USD", "-622440", "0")],
            dates: ("2017-11-13", ""),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "dbt_quickbooks_invoice.csv",
        why: "five invoices; eleven deleted records are empty; two share a number but differ in id and total",
        documents: Some(Documents {
            invoices: 5,
            customers: 1,
            sums: &[("USD", "629240.55", "119676.55"), ("EUR", "1000", "1000")],
            left_out: &[(&["NoAmount", "NoCustomer", "Void", "Deleted"], 11)],
            dates: ("2021-01-19", "2021-02-05"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "dbt_quickbooks_payment.csv",
        why: "twelve payments, all applied: nothing without the invoices",
        refused: PAYMENTS,
        ..CASE
    },
    Case {
        file: "dbt_recurly_invoice.csv",
        why: "five paid invoices, one of them for nothing",
        documents: Some(Documents {
            invoices: 5,
            customers: 2,
            sums: &[("USD", "302", "0")],
            dates: ("2015-02-11", "2016-07-11"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "dbt_sap_bkpf.csv",
        why: "document headers of the general ledger: neither customer nor amount",
        refused: &["Journal", "NoAmount"],
        ..CASE
    },
    Case {
        file: "dbt_sap_bsad.csv",
        why: "two rows of invented codes: the columns for customer and amount are empty",
        refused: &["NothingUsable", "NoAmount"],
        ..CASE
    },
    Case {
        file: "dbt_stripe_invoice.csv",
        why: "two invoices of 1000 cents; no invoice date of their own and no due date; the second says paid and has 1000 left",
        asks: &[Ask::Terms],
        may_ask: &[Ask::MinorUnits, Ask::Column],
        answers: &[Answer::Column(11, Some(Role::InvoiceDate)), Answer::TermsDays(0)],
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[("USD", "20", "10")],
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "dbt_xero_credit_note.csv",
        why: "two pairs of ids, no amounts",
        refused: &["NoAmount", "NoTable", "Payments", "Contacts"],
        ..CASE
    },
    Case {
        file: "dbt_xero_invoice.csv",
        why: "ACCREC, authorised or paid; 484 bills (ACCPAY, 8 of them void) and one deleted invoice are not owed to us",
        documents: Some(Documents {
            invoices: 116,
            customers: 18,
            sums: &[("USD", "308484.09", "30106"), ("GBP", "92057.50", "12735")],
            left_out: &[(&["NotReceivable", "Void", "Deleted"], 485)],
            dates: ("2019-11-04", "2021-03-31"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "dbt_zuora_invoice.csv",
        why: "five posted invoices of 70.36, all paid; one account",
        documents: Some(Documents {
            invoices: 5,
            customers: 1,
            sums: &[("USD", "351.80", "0")],
            dates: ("2015-02-15", "2016-01-15"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "eboekhouden_openstaande_posten.csv",
        why: "two open items, decimal comma, days above twelve",
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[(UNSTATED, "1815", "1315")],
            dates: ("2026-01-15", "2026-02-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "generic_es_holded_style.csv",
        why: "total = base and 21 % tax; the first two are paid, the third is a credit; every date reads both ways",
        asks: &[Ask::DateOrder],
        answers: DAY_FIRST,
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 1,
            sums: &[(UNSTATED, "121", "-121")],
            dates: ("2025-04-10", "2025-05-12"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "harvest_invoice_report_old.csv",
        why: "currency as a section row, two number styles in one column, a column Paid that is text, a draft; no due dates",
        asks: &[Ask::Terms],
        answers: THIRTY_DAYS,
        documents: Some(Documents {
            invoices: 2,
            customers: 1,
            sums: &[("SEK", "13734.50", "1234.50")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2026-07-31", "2026-09-30"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "highradius_raw_head.csv",
        why: "two invoices that were cleared (isOpen 0, a clearing date): nothing of them is open",
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[("USD", "26896.77", "0")],
            dates: ("2019-02-20", "2020-01-19"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "hledger_paypal.csv",
        why: "an account's movements: gross, fee, net, running balance",
        refused: BANK,
        ..CASE
    },
    Case {
        file: "hledger_stripe.csv",
        why: "an account's movements: gross, fee, net, available on",
        refused: BANK,
        ..CASE
    },
    Case {
        file: "ledgersmb_ar_batch.csv",
        why: "two invoices in two currencies; account and ar are ledger accounts, not customers; no due date",
        asks: &[Ask::Terms],
        answers: AT_ONCE,
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[("USD", "10", "10"), ("CAD", "15", "15")],
            dates: ("2021-12-31", "2021-12-31"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "netsuite_saved_search.csv",
        why: "month first (3/13, 3/20); .00 is nothing left, (125.00) a credit; USA is no currency code",
        may_ask: &[Ask::Currency],
        answers: &[Answer::Currency("USD")],
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[("USD", "2105", "1125")],
            dates: ("2026-03-02", "2026-04-12"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "ninja_freshbooks_invoices.csv",
        why: "one sent invoice of three lines that add up to 7,890.00; no due date",
        asks: &[Ask::Terms],
        answers: THIRTY_DAYS,
        documents: Some(Documents {
            invoices: 1,
            customers: 1,
            sums: &[("USD", "7890", "7890")],
            dates: ("2021-01-28", "2021-02-27"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "ninja_invoice.csv",
        why: "400 invoices on 401 rows (one has two lines, its total on both); open = amount less paid; $ names no currency",
        documents: Some(Documents {
            invoices: 400,
            customers: 20,
            sums: &[(UNSTATED, "11860.87", "6174.66")],
            dates: ("2019-10-14", "2020-04-30"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "ninja_invoicely_invoices.csv",
        why: "one invoice, due",
        documents: Some(Documents {
            invoices: 1,
            customers: 1,
            sums: &[(UNSTATED, "1020", "1020")],
            dates: ("2021-01-28", "2021-01-28"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "ninja_payments.csv",
        why: "403 payments: nothing without the invoices",
        refused: PAYMENTS,
        ..CASE
    },
    Case {
        file: "ninja_wave_invoices.csv",
        why: "debits and credits of every account: a journal, although three invoices could be dug out of it",
        refused: JOURNAL,
        ..CASE
    },
    Case {
        file: "pl_generic_invoices.csv",
        why: "two invoices by their gross; two ways to write a date; the second has no due date",
        may_ask: &[Ask::Terms],
        answers: AT_ONCE,
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[(UNSTATED, "4305", "4305")],
            dates: ("2026-06-17", "2026-07-01"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_ar_aging_customer_column.csv",
        why: "five open invoices below two titles and an as-of line; month first (11/18)",
        documents: Some(Documents {
            invoices: 5,
            customers: 5,
            sums: &[(UNSTATED, "6917.25", "4917.25")],
            dates: ("2025-11-18", "2026-01-28"),
            as_of: "2025-12-31",
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_ar_aging_detail.csv",
        why: "three invoices and a credit memo below bucket rows; its own total says 1,400.00",
        documents: Some(Documents {
            invoices: 3,
            credits: 1,
            customers: 4,
            sums: &[(UNSTATED, "1600", "1400")],
            dates: ("2023-01-23", "2026-09-01"),
            as_of: "2026-07-25",
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_invoices_and_received_payments.csv",
        why: "four invoices (one for nothing), all paid by 1,125.00 and by a deposit of 900.00; a payment has no amount; no due dates",
        asks: &[Ask::Terms],
        answers: THIRTY_DAYS,
        documents: Some(Documents {
            invoices: 4,
            receipts: Receipts::Settled,
            customers: 2,
            sums: &[(UNSTATED, "2025", "0")],
            left_out: &[(&["NoAmount"], 1)],
            dates: ("2025-01-10", ""),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_open_invoices.csv",
        why: "one open invoice, its customer a row above it; its own total says 1,000.00",
        documents: Some(Documents {
            invoices: 1,
            customers: 1,
            sums: &[(UNSTATED, "1000", "1000")],
            dates: ("2026-04-01", "2026-04-30"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "qbo_sales_by_product_detail.csv",
        why: "a report of sales: six lines of five invoices; Balance is a running sum, nothing says what is open or when it is due; every date reads both ways",
        asks: &[Ask::DateOrder, Ask::Terms],
        answers: &[Answer::DateOrder(DateOrder::Mdy), Answer::TermsDays(30)],
        documents: Some(Documents {
            invoices: 5,
            customers: 2,
            sums: &[(UNSTATED, "3025", "3025")],
            dates: ("2025-01-10", "2026-05-02"),
            ..NONE
        }),
        refused: &["Sales"],
        ..CASE
    },
    Case {
        file: "qbo_sales_transactions_export.csv",
        why: "a paid invoice and the payment that paid it, an open one, a void one",
        documents: Some(Documents {
            invoices: 2,
            receipts: Receipts::Settled,
            customers: 2,
            sums: &[("IDR", "1500000", "0"), ("EUR", "250", "250")],
            left_out: &[(&["Void"], 1)],
            dates: ("2025-04-01", "2025-05-06"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "tally_bills_receivable.xlsx",
        why: "three bills below two party rows and a header in two rows; three sums without a label",
        documents: Some(Documents {
            invoices: 3,
            customers: 2,
            sums: &[(UNSTATED, "8300", "7000.50")],
            dates: ("2026-01-09", "2026-04-04"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "ukgov_dwp-cmg-spend-1214.csv",
        why: "card spending of a ministry, merchant by merchant",
        refused: PAYABLES,
        ..CASE
    },
    Case {
        file: "ukgov_east_sussex_payments_2011Q2.csv",
        why: "what a council paid, by category; there are no dates either",
        refused: &["Payables", "NoDate"],
        ..CASE
    },
    Case {
        file: "ukgov_epcs-dwp-cmg-spend-july-2017.csv",
        why: "card spending of a ministry, merchant by merchant",
        refused: PAYABLES,
        ..CASE
    },
    Case {
        file: "ukgov_over25k-transparency.csv",
        why: "suppliers and expenses of a ministry",
        refused: PAYABLES,
        ..CASE
    },
    Case {
        file: "xero_sales_invoices_export.csv",
        why: "two invoices (one on two lines) and a credit note, one void; every date reads both ways, though month first would put each due date before its invoice",
        asks: &[Ask::DateOrder],
        answers: DAY_FIRST,
        documents: Some(Documents {
            invoices: 2,
            credits: 1,
            customers: 2,
            sums: &[("GBP", "5630", "1030")],
            left_out: &[(&["Void"], 1)],
            dates: ("2026-08-02", "2026-09-05"),
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "zoho_books_invoices_in.csv",
        why: "a sent invoice on two lines, a paid one, a draft",
        documents: Some(Documents {
            invoices: 2,
            customers: 2,
            sums: &[(UNSTATED, "1704.60", "819.20")],
            left_out: &[(&["Draft"], 1)],
            dates: ("2025-06-02", "2025-07-02"),
            ..NONE
        }),
        ..CASE
    },
];

/// Larger files beside the folder: what the export of a whole ledger comes to.
pub(crate) const MORE: &[Case] = &[
    Case {
        file: "highradius_raw_layout.csv",
        why: "40,000 cleared rows (isOpen 0) that lost name, number, currency and invoice date, and the 9,681 open ones",
        documents: Some(Documents {
            invoices: 49_681,
            customers: 1_099,
            sums: &[
                (UNSTATED, "1282601395.74", "0"),
                ("USD", "280875125.47", "280875125.47"),
                ("CAD", "42218190.72", "42218190.72"),
            ],
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "highradius_open_items.csv",
        why: "the open ones alone, in two currencies",
        documents: Some(Documents {
            invoices: 9_681,
            customers: 553,
            sums: &[("USD", "280875125.47", "280875125.47"), ("CAD", "42218190.72", "42218190.72")],
            ..NONE
        }),
        ..CASE
    },
    Case {
        file: "highradius_open_excel_mangled.csv",
        why: "every date was destroyed before the file was saved",
        refused: &["DestroyedDates"],
        ..CASE
    },
];
